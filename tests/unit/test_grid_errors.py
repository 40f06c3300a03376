"""Each error of a grid, read as a planner would: where, what, what is accepted, the nearest word."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.grid_messages import GridError, Origin
from aula.aula_plugin.core.compatibility.grid_parse import parse_grid

from .grid_builder import GRID, RULE, TABLES, errors, grid, parsed, spaces, table

PLACE = "règle T1, colonne "


def test_the_grid_of_the_tests_is_right():
    read = parsed(grid())
    assert read.regles[0].indicateur.params["y"] == ("role:reservoirs",)
    assert read.regles[0].seuil.valeur == 0.0
    assert read.parametres.horizon == 2041


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"regle__indicateur__type": "surface_intersect"},
            "indicateur.type : type d’indicateur inconnu « surface_intersect » ; vouliez-vous "
            "« surface_intersection » ? Accepté : surface_intersection, couverture, longueur_couverte, comptage, "
            "distance, contact, ratio_somme, conso_vs_enveloppe, densite, repartition, ouverture_corridor, "
            "delta_document, controle_donnee, saisie, expression",
        ),
        (
            {"regle__preuves": ["reservoir"]},
            "preuves : rôle inconnu « reservoir » ; vouliez-vous « reservoirs » ? Accepté : reservoirs, corridors",
        ),
        (
            {"regle__indicateur__params__y": ["role:Réservoir"]},
            "indicateur.params.y : rôle inconnu « Réservoir » ; vouliez-vous « reservoirs » ? "
            "Accepté : reservoirs, corridors",
        ),
        (
            {"regle__seuil__valeur": "table:envelopes.ha"},
            "seuil.valeur : table inconnue « envelopes » ; vouliez-vous « enveloppes » ? Accepté : enveloppes",
        ),
        (
            {"regle__seuil__valeur": "table:enveloppes.hectares"},
            "seuil.valeur : colonne absente de la table « enveloppes » : « hectares » ; "
            "accepté : territoire, vocation, ha",
        ),
        (
            {"regle__portee": "prescriptions"},
            "portee : portée inconnue « prescriptions » ; vouliez-vous « prescription » ? Accepté : "
            "prescription_delimitee, prescription, objectif, orientation, recommandation",
        ),
        (
            {"regle__mode": "automatique"},
            "mode : mode inconnu « automatique » ; vouliez-vous « auto » ? Accepté : auto, assiste, humain",
        ),
        (
            {"regle__seuil__operateur": "="},
            "seuil.operateur : opérateur inconnu « = » ; accepté : <=, >=, <, >, entre",
        ),
        (
            {"regle__seuil__unite": "hectare"},
            "seuil.unite : unité inconnue « hectare » ; accepté : ha, m, m2, min, n, %, ratio, lgt, lgt/ha, jours, an",
        ),
        (
            {"regle__seuil__unite": "lgt"},
            "seuil.unite : unité « lgt » impossible pour « surface_intersection » ; accepté : ha, m2",
        ),
        (
            {"regle__indicateur__params__x": ["zone:AU"]},
            "indicateur.params.x : sélecteur « zone:AU » : attendu « genre:valeur » avec un genre parmi zones, "
            "destoui, destcdt, formdomi, psc, inf, role, table, resultat",
        ),
        (
            {"regle__indicateur__params__x": ["psc:18"]},
            "indicateur.params.x : sélecteur « psc:18 » : code « 18 » mal formé ; accepté : « 07-04 » ou « 07-xx »",
        ),
        (
            {"regle__indicateur__params__x": ["zones:AU&psc:18-00"]},
            "indicateur.params.x : sélecteur « zones:AU&psc:18-00 » : « & » ne joint que des critères de zones "
            "(zones, destoui, destcdt, formdomi) ; une liste de sélecteurs donne leur réunion",
        ),
        (
            {"regle__indicateur__params__x": ["table:enveloppes.ha"]},
            "indicateur.params.x : sélecteur « table:enveloppes.ha » : une couche est attendue "
            "(zones, psc, inf ou role)",
        ),
        (
            {"regle__reponses": {"ecart": "{depasement} ha de trop"}},
            "reponses.ecart : repère inconnu « {depasement} » ; vouliez-vous « {depassement} » ? Accepté : {valeur}, "
            "{seuil}, {unite}, {depassement}, {zones}, {commune}, {niveau}, {source}, {nette}, {certaine}",
        ),
        (
            {"regle__reponses": {"ecart": "{valeur.__class__}"}},
            "reponses.ecart : repère inconnu « {valeur.__class__} » ; vouliez-vous « {valeur} » ? Accepté : {valeur}, "
            "{seuil}, {unite}, {depassement}, {zones}, {commune}, {niveau}, {source}, {nette}, {certaine}",
        ),
        (
            {"regle__reponses": {"ecart": "{valeur:.2f} ha"}},
            "reponses.ecart : le repère {valeur} s’écrit sans mise en forme",
        ),
        (
            {"regle__reponses": {"ecart": "moins de } ha"}},
            "reponses.ecart : accolade ouverte ou fermée seule ; un repère s’écrit {valeur}",
        ),
        (
            {"regle__reponses": {"ecart": "Le document est incompatible."}},
            "reponses.ecart : une réponse calculée énonce une mesure ; « compatible » et « incompatible » sont les "
            "mots de l’avis",
        ),
        (
            {"regle__seuil__par_niveau": {"1": "5"}},
            "seuil : « valeur » et « par_niveau » sont écrits tous les deux ; gardez l’un des deux",
        ),
        (
            {"regle__seuil__operateur": None},
            "seuil.operateur : seuil sans opérateur ; accepté : <=, >=, <, >, entre",
        ),
        (
            {"regle__seuil__unite": None},
            "seuil.unite : seuil sans unité ; accepté : ha, m, m2, min, n, %, ratio, lgt, lgt/ha, jours, an",
        ),
        (
            {"regle__seuil__valeur": None},
            "seuil : seuil sans valeur ; accepté : « valeur » ou « par_niveau »",
        ),
        (
            {"regle__seuil__valeur": "dix"},
            "seuil.valeur : « dix » n’est pas une valeur de seuil ; accepté : un nombre, [min, max] ou "
            '"table:nom.colonne"',
        ),
        (
            {"regle__seuil__operateur": "entre"},
            "seuil.valeur : « entre » demande deux nombres : [min, max]",
        ),
        (
            {"regle__seuil__valeur": ["1", "2"]},
            "seuil.valeur : un seul nombre est attendu ; [min, max] ne va qu’avec l’opérateur « entre »",
        ),
        (
            {"regle__seuil__tolerance": "10"},
            "seuil.tolerance : tolérance 10 ; accepté : une part entre 0 et 1 (0,10 pour 10 %)",
        ),
        (
            {"regle__seuil__valeur": None, "regle__seuil__par_niveau": {"3": "5"}},
            "seuil.par_niveau.3 : niveau inconnu de l’armature « 3 » ; accepté : 1, 2",
        ),
        (
            {"regle__champ__niveaux": ["pole"]},
            "champ.niveaux : niveau inconnu de l’armature « pole » ; accepté : 1, 2",
        ),
        (
            {"regle__indicateur__params__x": ["psc:07-09"]},
            "indicateur.params.x : code de prescription absent des listes du CNIG : « 07-09 » ; vouliez-vous "
            "« 07-05 » ? Accepté : 07-00, 07-01, 07-02, 07-03, 07-04, 07-05, 07-xx",
        ),
        (
            {"regle__indicateur__params__x": ["destoui:310"]},
            "indicateur.params.x : code de destination absent des listes du CNIG : « 310 » ; vouliez-vous « 31 » "
            "? Accepté : 31",
        ),
        (
            {"regle__indicateur__params__tampon_m": "cinq"},
            "indicateur.params.tampon_m : « cinq » n’est pas un nombre ; accepté : 12, 0,5 ou 0.5, sans unité",
        ),
        (
            {"regle__indicateur__params__tampon_m": "5 m"},
            "indicateur.params.tampon_m : « 5 m » n’est pas un nombre ; accepté : 12, 0,5 ou 0.5, sans unité",
        ),
        (
            {"regle__indicateur__params__tampon_m": "-5"},
            "indicateur.params.tampon_m : −5 n’a pas de sens ici ; accepté : 0 ou plus",
        ),
        (
            {"regle__indicateur__params__nette": "peut-être"},
            "indicateur.params.nette : « peut-être » n’est ni oui ni non ; accepté : true, false, oui, non",
        ),
        (
            {"regle__indicateur__params__operation": "diference"},
            "indicateur.params.operation : valeur inconnue « diference » ; vouliez-vous « difference » ? "
            "Accepté : intersection, difference",
        ),
        (
            {"regle__indicateur__params__tampon": "5"},
            "indicateur.params.tampon : paramètre inconnu de « surface_intersection » : « tampon » ; vouliez-vous "
            "« tampon_m » ? Accepté : x, y, operation, tampon_m, nette, s_min_ha, exclure, touchant, par, "
            "a_part, vocation",
        ),
        (
            {"regle__indicateur__params__y": None},
            "indicateur.params.y : paramètre obligatoire de « surface_intersection » manquant (surfaces de "
            "référence, qui portent l’incertitude)",
        ),
        (
            {"regle__indicateur__params__vocation": ["logement"]},
            "indicateur.params.vocation : vocation inconnue « logement » ; accepté : toutes, habitat, economie, "
            "commerce, mixte, loisirs_tourisme, equipement, infrastructure, agricole, naturel, sols_sous_sols, "
            "inconnue",
        ),
        (
            {"regle__titre_cour": "X"},
            "titre_cour : clé inconnue « titre_cour » ; vouliez-vous « titre_court » ? Accepté : id, titre_court, "
            "theme, source, portee, question, champ, mode, indicateur, seuil, attendu, preuves, reponses, aide",
        ),
        ({"regle__titre_court": "x" * 33}, "titre_court : 33 caractères ; accepté : 32 au plus"),
        ({"regle__question": None}, "question : valeur manquante"),
        (
            {"regle__champ__cumul": ["departement"]},
            "champ.cumul : cumul inconnu « departement » ; accepté : niveau, epci, scot",
        ),
        (
            {"regle__source__page": "34.5"},
            "source.page : « 34.5 » n’est pas un nombre entier",
        ),
        (
            {"regle__question": "texte\x07"},
            "question : le texte contient un caractère de contrôle invisible ; retapez-le",
        ),
    ],
)
def test_an_error_of_a_rule(change, message):
    assert errors(grid(**change)) == [PLACE + message]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"grille__titr": "x"},
            "colonne grille.titr : clé inconnue « titr » ; vouliez-vous « titre » ? Accepté : id, titre, version, "
            "scot, auteur, valide_par, date, avertissement",
        ),
        (
            {"grille__date": "2026-02-30"},
            'colonne grille.date : « 2026-02-30 » n’est pas une date ; accepté : "2026-09-01" ou 01/09/2026',
        ),
        (
            {"grille__scot": {"siren": "20000"}},
            "colonne grille.scot.siren : « 20000 » n’est pas un SIREN ; accepté : 9 chiffres",
        ),
        (
            {"roles__corridors__geometrie": "polygone"},
            "colonne roles.corridors.geometrie : géométrie inconnue « polygone » ; accepté : surface, ligne, point, "
            "aucune",
        ),
        (
            {"roles__corridors__incertitude_m": "-5"},
            "colonne roles.corridors.incertitude_m : -5 est trop petit ; accepté : 0 ou plus",
        ),
        (
            {"parametres__horizon": "2021"},
            "colonne parametres.horizon : l’horizon (2021) doit suivre t0 (2021)",
        ),
        (
            {"tables__oap": "oap.csv"},
            "colonne tables.oap : table absente : ni fichier « oap.csv » lisible à côté de la grille, ni feuille "
            "« t_oap »",
        ),
        (
            {"rols": {"x": "y"}},
            "colonne rols : section inconnue « rols » ; vouliez-vous « roles » ? Accepté : grille, armature, "
            "parametres, roles, tables, regles",
        ),
    ],
)
def test_an_error_outside_the_rules(change, message):
    assert errors(grid(**change)) == [message]


def test_identifiers():
    missing, bad, twice = copy.deepcopy(RULE), copy.deepcopy(RULE), copy.deepcopy(RULE)
    missing["id"], bad["id"] = "", "t1 bis"
    raw = {**copy.deepcopy(GRID), "regles": [RULE, missing, bad, twice]}
    assert errors(raw) == [
        "colonne id : identifiant manquant ; accepté : une majuscule puis lettres, chiffres, - ou _",
        "règle t1 bis, colonne id : identifiant « t1 bis » ; accepté : une majuscule sans accent, puis 15 lettres, "
        "chiffres, - ou _ au plus",
        "règle T1, colonne id : identifiant « T1 » déjà pris (colonne id)",
    ]


def test_all_errors_come_at_once():
    raw = grid(regle__portee="x", regle__mode="y", regle__preuves=["z"], grille__version="zéro")
    assert len(errors(raw)) == 4


def test_the_message_names_the_file_and_counts():
    with pytest.raises(GridError) as caught:
        parse_grid(grid(regle__mode="y", regle__portee="x"), TABLES, Origin("scot.yaml"))
    lines = spaces(str(caught.value)).split("\n")
    assert lines[0] == "Grille « scot.yaml » : 2 erreurs. Rien n’a été calculé."
    assert [line[:2] for line in lines[1:]] == ["– ", "– "]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            ("01004,toutes,1", "01004,toutes,2"),
            "table « enveloppes » (enveloppes.csv), ligne 3 : clé écrite deux fois (territoire = « 01004 », "
            "vocation = « toutes ») ; gardez une seule ligne",
        ),
        (
            ("1004,toutes,1",),
            "table « enveloppes » (enveloppes.csv), ligne 2, colonne territoire : « 1004 » ; accepté : code INSEE à "
            "5 caractères, « niveau:1 », SIREN à 9 chiffres ou « * »",
        ),
        (
            ("niveau:4,toutes,1",),
            "table « enveloppes » (enveloppes.csv), ligne 2, colonne territoire : niveau inconnu de l’armature « 4 » ; "
            "accepté : 1, 2",
        ),
    ],
)
def test_rows_of_a_table(rows, message):
    assert errors(grid(), {"enveloppes": table("territoire,vocation,ha", *rows)}) == [message]


def test_a_table_without_its_columns():
    assert errors(grid(), {"enveloppes": table("insee,hectares", "01004,3")}) == [
        "table « enveloppes » (enveloppes.csv) : colonne manquante « territoire » ; accepté : insee, hectares",
        "table « enveloppes » (enveloppes.csv) : colonne manquante « ha » ; accepté : insee, hectares",
    ]


def test_a_commune_with_two_levels():
    raw = grid(armature__source="communes.csv", armature__cle="insee", armature__colonne="niveau")
    levels = table("insee,niveau", "01004,1", "01004,2", "2A004,1", "62041,9")
    assert errors(raw, {**TABLES, "communes": levels}) == [
        "table « communes », ligne 3 : la commune 01004 a deux niveaux, « 1 » et « 2 »",
        "table « communes », ligne 5, colonne niveau : niveau inconnu de l’armature « 9 » ; accepté : 1, 2",
    ]


def test_results_read_by_other_rules():
    other = copy.deepcopy(RULE)
    other.update(id="F3", seuil=None)
    other["indicateur"] = {"type": "repartition", "params": {"valeur": "T2"}}
    raw = {**copy.deepcopy(GRID), "regles": [RULE, other]}
    assert errors(raw) == ["règle F3, colonne indicateur.params.valeur : règle inconnue « T2 » ; accepté : T1"]
    one, two = copy.deepcopy(other), copy.deepcopy(other)
    one["indicateur"] = {"type": "expression", "params": {"expression": "F4.valeur / 2"}}
    two.update(id="F4", indicateur={"type": "ratio_somme", "params": _ratio("resultat:F3")})
    raw["regles"] = [RULE, one, two]
    assert errors(raw) == [
        "règle F3, colonne indicateur : la règle dépend de son propre résultat (boucle entre F3, F4)",
        "règle F4, colonne indicateur : la règle dépend de son propre résultat (boucle entre F3, F4)",
    ]


def _ratio(numerator: str) -> dict:
    return {"numerateur": [numerator], "denominateur": ["zones:AU"]}


def test_input_fields():
    fields = [{"nom": "taux", "type": "nombres"}, {"type": "texte"}]
    raw = grid(regle__indicateur={"type": "saisie", "params": {"champs": fields, "colonne": "taux"}}, regle__seuil={})
    assert errors(raw) == [
        PLACE + "indicateur.params.champs.type : type de champ inconnu « nombres » ; vouliez-vous « nombre » ? "
        "Accepté : nombre, entier, texte, date, oui_non",
        PLACE + "indicateur.params.champs.nom : champ à saisir sans nom",
        PLACE + "indicateur.params.colonne : « colonne » demande aussi « table »",
    ]


JUNK = st.recursive(
    st.none() | st.text(max_size=8) | st.sampled_from(["T1", "entre", "role:x", "table:a.b", "<="]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=12,
)


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from([*GRID, "x"]), JUNK, max_size=6),
    st.dictionaries(st.sampled_from(list(RULE)), JUNK, max_size=8),
)
def test_whatever_is_written_the_answer_is_a_message(sections, rule):
    raw = {**copy.deepcopy(GRID), **sections}
    if isinstance(raw.get("regles"), list):
        raw["regles"] = [*raw["regles"], {**RULE, **rule}]
    try:
        parse_grid(raw, TABLES)
    except GridError as error:
        assert error.errors
