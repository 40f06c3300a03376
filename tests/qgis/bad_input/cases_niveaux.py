"""Bad input of `aula:niveaux_centralite` and `aula:polarites_flux`: tables of counts, of levels, of flows."""

from __future__ import annotations

from pathlib import Path

import geopandas

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, tells, unchanged
from aula.tests.qgis.bad_input.cases_centralites import OUTSIDE, numbers, points
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases, file_cases
from aula.tests.qgis.toolbox.examples import REFERENCES

_SOUND = ("degres", "autre_scr", "z_et_m", "courbe", "multisurface")
_MISSING = ("geometrie_nulle", "geometrie_vide", "pas_un_nombre", "demesuree")
_PLACELESS = tells("1 équipement sans place, laissé de côté")


def inputs(folder: Path) -> dict[str, str]:
    """Return the tables that lie beside the offer of the example."""
    path = folder / "centralites.gpkg"
    return {name: f"{path}|layername={name}" for name in ("comptage", "niveaux_officiels", "flux")}


def _table(parameter: str, text: str, **others):
    """Return what gives a table as a CSV file."""

    def make(_, folder):
        path = folder / "t.csv"
        path.write_text(text, encoding="utf-8")
        return {**others, parameter: str(path)}

    return make


def _copy(source: str, folder: Path, change) -> str:
    """Write a table after ``change`` as a CSV file; return its path."""
    path, _, layer = source.partition("|layername=")
    change(geopandas.read_file(path, layer=layer, engine="pyogrio")).to_csv(folder / "t.csv", index=False)
    return str(folder / "t.csv")


def _tables(parameter: str, key: str, column: str, says: str, empty: str, **others) -> list[Case]:
    """Return the cases of a table read for its columns alone."""
    return [
        Case(
            parameter,
            "absente",
            lambda _, f: {**others, parameter: str(f / "absente.csv")},
            "est introuvable ou illisible",
        ),
        Case(
            parameter,
            "fausse",
            lambda _, f: {**others, parameter: str(bad.text_named(f, "fausse.gpkg"))},
            "est introuvable ou illisible",
        ),
        Case(
            parameter,
            "champ_absent",
            lambda b, f: {**others, parameter: _copy(b.files[key], f, lambda t: t.rename(columns={column: "autre"}))},
            says,
        ),
        Case(
            parameter,
            "vide",
            lambda b, f: {**others, parameter: _copy(b.files[key], f, lambda t: t.iloc[:0])},
            empty,
        ),
    ]


def _communes(**found) -> list[Case]:
    return layer_cases(
        "COMMUNES",
        "communes",
        {
            **dict.fromkeys(_SOUND, unchanged),
            "noeud_papillon": tells("1 géométrie réparée"),
            **dict.fromkeys(_MISSING, tells("1 objet sans géométrie ignoré")),
            **found,
        },
        {"scr_faux": OUTSIDE, "vide": "aucune surface avec un code INSEE"},
    )


_WIDE = "code_insee,boulangerie,pharmacie\n99001,{},1\n"
LEVELS = [
    *_communes(),
    *points(
        "OFFRE",
        "offre",
        {
            **dict.fromkeys(("degres", "autre_scr", "z_et_m", "points"), unchanged),
            **dict.fromkeys(("courbe", "multisurface", "noeud_papillon"), tells("", NB_COMMUNES=6)),
            **dict.fromkeys(_MISSING, _PLACELESS),
        },
        {"table": "attend des points ; .* : objets sans géométrie", "vide": "ne contient aucun équipement localisé"},
    ),
    Case("OFFRE", "rien", lambda *_: {"OFFRE": None}, "Donnez une offre de services .OFFRE. ou un comptage"),
    *_tables(
        "COMPTAGE",
        "comptage",
        "code_insee",
        "aucune colonne de code de commune .cherchées : code_insee",
        "le comptage n’a aucune ligne",
    ),
    Case(
        "COMPTAGE", "rien_de_connu", _table("COMPTAGE", "insee,vent\n99001,3\n"), "aucune colonne d’équipement reconnue"
    ),
    Case("COMPTAGE", "texte", _table("COMPTAGE", _WIDE.format("beaucoup")), "colonne « boulangerie », ligne 1"),
    Case("COMPTAGE", "negatif", _table("COMPTAGE", _WIDE.format(-1)), "« -1 » .*attendu : un nombre, 0 ou plus"),
    Case(
        "COMPTAGE",
        "cellule_vide",
        _table("COMPTAGE", _WIDE.format("")),
        finds=tells("1 cellule.s. vide.s., lue.s. comme inconnue.s., non comme 0", NB_GROUPES_OBSERVES=1),
    ),
    Case(
        "COMPTAGE",
        "ailleurs",
        _table("COMPTAGE", "code_insee,boulangerie\n62041,3\n"),
        finds=tells("1 commune.s. hors de la couche des communes, laissée.s. de côté : 62041", NB_INDECIDABLES=6),
    ),
    *layer_cases(
        "PERIMETRES",
        "centralites",
        {
            **dict.fromkeys(_SOUND, unchanged),
            "noeud_papillon": tells("1 géométrie.s. réparée.s."),
            **dict.fromkeys(_MISSING, tells("1 objet.s. sans géométrie")),
            "vide": tells("ne contient aucun périmètre utilisable"),
        },
        {},
    ),
    Case(
        "PERIMETRES",
        "sans_offre",
        lambda b, _: {"OFFRE": None, "COMPTAGE": b.files["comptage"], "PERIMETRES": b.files["centralites"]},
        "Un comptage par commune ne dit rien d’un périmètre",
    ),
    *_tables(
        "NIVEAUX_OFFICIELS",
        "niveaux_officiels",
        "niveau",
        "aucune colonne pour le niveau .niveau, ",
        "la table des niveaux n’a aucune ligne",
    ),
    Case(
        "NIVEAUX_OFFICIELS",
        "niveau_inconnu",
        _table("NIVEAUX_OFFICIELS", "insee,niveau\n99001,bourg\n"),
        finds=tells("1 valeur.s. qui ne sont pas un niveau connu, gardée.s."),
    ),
    Case(
        "CHAMP_NIVEAU",
        "absent",
        lambda b, _: {"NIVEAUX_OFFICIELS": b.files["niveaux_officiels"], "CHAMP_NIVEAU": "rang"},
        "pas de champ « rang »",
    ),
    Case("CHAMP_ENSEMBLE", "absent", lambda *_: {"CHAMP_ENSEMBLE": "bassin"}, "pas de champ « bassin »"),
    Case(
        "COMMUNES_CHOISIES", "inconnue", lambda *_: {"COMMUNES_CHOISIES": "75056"}, "« 75056 » n’est pas dans la couche"
    ),
    *file_cases(
        "GAMMES",
        "g.xlsx",
        {
            "absent": "n’existe pas",
            "dossier": "dossier|n’existe pas",
            "vide": "n’est pas|vide|illisible|aucune feuille",
            "texte": "n’est pas|illisible",
            "bruit": "n’est pas|illisible",
        },
    ),
    *[
        case
        for name in (
            "NIVEAUX",
            "PRESENCE",
            "CARACTERISTIQUES",
            "COMPLEMENTARITE",
            "ENSEMBLES",
            "MATRICE",
        )
        for case in destination_cases(name, f"{name.lower()}.gpkg", unchanged)
    ],
    *destination_cases("NIVEAUX_PERIMETRES", "p.gpkg", unchanged, PERIMETRES=f"{REFERENCES}|layername=centralites"),
]
_FLOW = "origine,destination,valeur\n99002,99001,{}\n"
FLOWS = [
    *_communes(),
    *_tables(
        "FLUX",
        "flux",
        "dclt",
        "aucune colonne connue pour l’origine. Indiquez-la parmi : codgeo, autre, nbflux",
        "aucun flux lisible",
    ),
    Case("FLUX", "texte", _table("FLUX", _FLOW.format("beaucoup")), "colonne « valeur », ligne 1 : « beaucoup »"),
    Case("FLUX", "negatif", _table("FLUX", _FLOW.format(-4)), "« -4 » .*attendu : un nombre, 0 ou plus"),
    Case(
        "FLUX",
        "ailleurs",
        _table("FLUX", "origine,destination,valeur\n62041,62065,10\n"),
        finds=tells("Aucun flux entre deux communes de la couche ne passe les seuils", NB_LIGNES=0, NB_CODES_HORS=2),
    ),
    Case(
        "FLUX",
        "sans_valeur",
        _table("FLUX", _FLOW.format("") + "99003,99001,5\n"),
        finds=tells("1 ligne.s. sans valeur, laissée.s. de côté", NB_LIGNES=1),
    ),
    *[
        Case(name, "absent", lambda *_, n=name: {n: "perdu"}, "pas de colonne « perdu ». Indiquez-la parmi : codgeo")
        for name in ("CHAMP_ORIGINE", "CHAMP_DESTINATION", "CHAMP_VALEUR")
    ],
    *numbers(SEUIL_VALEUR="0", SEUIL_PART="0"),
    *[
        case
        for name in ("POLARITES", "LIGNES", "CODES_HORS")
        for case in destination_cases(name, f"{name.lower()}.gpkg", unchanged)
    ],
]
