"""Bad input of the algorithms that draw perimeters of centralité: layers, settings, variants, destinations."""

from __future__ import annotations

import shutil

import geopandas
from qgis.core import QgsGeometry

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, also, tells, unchanged
from aula.tests.qgis.bad_input.layers import ACCEPTED, REFUSED, layer_cases
from aula.tests.qgis.bad_input.places import destination_cases

#: Gabarville and Bourg-Témoin have a core, the four others none: what any sound layer leaves as it is.
TWO = tells("", NB_CANDIDATS=2, NB_SANS_COEUR=4)
_MENDED = tells("1 géométrie.s. réparée.s.")
_LOST = tells("0 géométrie.s. réparée.s., 1 objet.s. sans géométrie")
_AWAY = tells("aucun objet sur les communes : sans effet. Vérifiez son système de coordonnées")
#: Metres declared as degrees, in the layer that says where the territory is.
OUTSIDE = "sont en EPSG:4326, .* enregistrez-les dans un système projeté en mètres"
_SOUND = ("degres", "autre_scr", "z_et_m", "courbe", "multisurface")
_MISSING = ("geometrie_nulle", "geometrie_vide", "pas_un_nombre", "demesuree")
_SHAPES = ("degres", "autre_scr", "sans_scr", "scr_faux", "champ_double", "absente", "fausse", "tronquee", "table")


def one(source, text: str, kind: str = ""):
    """Return the layer, its first geometry replaced; an empty text for none."""
    return bad.one_shape(source, lambda _: QgsGeometry.fromWkt(text) if text else QgsGeometry(), kind)


def around(parameter: str, key: str, given=None, **found) -> list[Case]:
    """Return the cases of an optional layer of surfaces: what is sound in another guise leaves the same cores."""
    return layer_cases(
        parameter,
        key,
        {
            **dict.fromkeys(_SOUND, TWO),
            "noeud_papillon": _MENDED,
            **dict.fromkeys(_MISSING, _LOST),
            **{kind: find for kind, find in found.items() if not isinstance(find, str)},
        },
        {kind: says for kind, says in found.items() if isinstance(says, str)},
        given,
    )


def points(parameter: str, key: str, finds: dict, says: dict, given=None) -> list[Case]:
    """Return the cases of a layer of points; what only surfaces can be is replaced by what points can be."""
    give = given or (lambda layer: {parameter: layer})
    made = {
        **{kind: build for kind, (build, _) in REFUSED.items() if kind in _SHAPES},
        **{kind: (lambda s, _, b=build: b(s)) for kind, build in ACCEPTED.items() if kind in _SHAPES},
        "points": lambda s, _: bad.as_points(s),
        "z_et_m": lambda s, _: bad.memory(s, "PointZM"),
        "courbe": lambda s, _: one(s, "MultiPoint((646481 7025064),(646489 7025064))", "MultiPoint"),
        "multisurface": lambda s, _: one(s, "MultiPoint((646481 7025064),(646481 7025064))", "MultiPoint"),
        "noeud_papillon": lambda s, _: one(s, "MultiPoint((646489 7025064),(646481 7025064))", "MultiPoint"),
        "geometrie_nulle": lambda s, _: one(s, ""),
        "geometrie_vide": lambda s, _: one(s, "MultiPoint EMPTY", "MultiPoint"),
        "pas_un_nombre": lambda s, _: one(s, "Point(nan nan)"),
        "demesuree": lambda s, _: one(s, "Point(1e300 1e300)"),
        "vide": lambda s, _: bad.empty(s),
    }
    told = {**{kind: sentence for kind, (_, sentence) in REFUSED.items() if kind not in finds}, **says}
    return [
        Case(
            parameter,
            kind,
            lambda b, folder, make=make: give(make(b.files[key], folder)),
            told.get(kind, ""),
            finds.get(kind),
        )
        for kind, make in made.items()
    ]


def numbers(**bounds: str) -> list[Case]:
    """Return the cases of numbers: below the least, a word, not a number; ``bounds``: what is then said of them."""
    return [
        case
        for name, least in bounds.items()
        for case in (
            Case(name, "hors_bornes", lambda *_, n=name: {n: -1}, f"« -1 » .*attendu : au moins {least}"),
            Case(name, "texte", lambda *_, n=name: {n: "loin"}, "« loin » n’est pas un nombre accepté"),
            Case(name, "pas_un_nombre", lambda *_, n=name: {n: float("nan")}, "n’est pas un nombre accepté"),
        )
    ]


def choices(*names: str) -> list[Case]:
    return [
        Case(name, "inconnu", lambda *_, n=name: {n: "autrement"}, "n’est pas un choix ; accepté") for name in names
    ]


def changed(key: str, parameter: str, change):
    """Return what writes the layer of the bench after ``change`` of its frame."""

    def make(b, folder):
        path, _, layer = b.files[key].partition("|layername=")
        frame = geopandas.read_file(path, layer=layer, engine="pyogrio")
        change(frame).to_file(folder / "c.gpkg", layer="essai")
        return {parameter: f"{folder / 'c.gpkg'}|layername=essai"}

    return make


def offer(change):
    return changed("offre", "OFFRE", change)


def away(key: str, parameter: str):
    return changed(key, parameter, lambda frame: frame.set_geometry(frame.translate(100_000, 0)))


_NO_CORE = {"NB_CANDIDATS": 0, "NB_SANS_COEUR": 6}
#: The six inhabitants' services of Mirecalque lie on its town hall: located at the commune, they count nowhere.
_AT_TOWN_HALL = "aucun de ses 90 équipements n’est retenu .*localisé à la commune : 6"
OFFERS = [
    *points(
        "OFFRE",
        "offre",
        {
            **dict.fromkeys(("degres", "autre_scr", "z_et_m", "points"), unchanged),
            **dict.fromkeys(("courbe", "multisurface", "noeud_papillon"), TWO),
            **dict.fromkeys(("geometrie_nulle", "geometrie_vide"), tells("1 équipement sans place, laissé de côté")),
            **dict.fromkeys(("pas_un_nombre", "demesuree"), tells("1 équipement sans place, laissé de côté")),
        },
        {"table": "attend des points ; .* : objets sans géométrie", "vide": "ne contient aucun équipement localisé"},
    ),
    Case("OFFRE", "surfaces", lambda b, _: {"OFFRE": b.files["communes"]}, "attend des points ; .* faite de : surface"),
    Case("OFFRE", "non_preparee", lambda b, _: {"OFFRE": b.files["equipements"]}, "n’a pas de champ groupe : préparez"),
    Case(
        "OFFRE",
        "un_point",
        offer(lambda f: f.iloc[:1]),
        finds=tells(
            "5 groupes demandés : presque hors d’atteinte.* que 1 sur 26. Le seuil équivalent serait 1", **_NO_CORE
        ),
    ),
    Case(
        "OFFRE",
        "meme_place",
        offer(lambda f: f.set_geometry([f.geometry[0]] * len(f), crs=f.crs)),
        finds=tells("84 équipements de plusieurs groupes ont les mêmes coordonnées"),
    ),
    Case(
        "OFFRE",
        "hors_communes",
        away("offre", "OFFRE"),
        finds=tells("Aucun équipement retenu de l’offre n’est dans les communes, ni à moins de 250 m", **_NO_CORE),
    ),
    Case(
        "OFFRE",
        "aucun_commerce",
        offer(lambda f: f.assign(commerce=False)),
        finds=tells("aucun équipement n’est un commerce ; .* Vérifiez le champ commerce", **_NO_CORE, NB_ECARTEES=2),
    ),
    Case("OFFRE", "aucun_retenu", offer(lambda f: f.assign(retenu=False)), finds=tells(_AT_TOWN_HALL, **_NO_CORE)),
    Case(
        "OFFRE",
        "groupes_nuls",
        offer(lambda f: f.assign(groupe=None)),
        finds=tells("aucun cœur, au plus 0 groupe à moins de 200 m, pour 5 au moins", **_NO_CORE),
    ),
    Case(
        "OFFRE",
        "poids_negatif",
        offer(lambda f: f.assign(poids=-1.0)),
        "champ poids : 90 nombres négatifs \\(-1\\) ; attendu : un nombre, 0 ou plus",
    ),
    Case("OFFRE", "poids_nul", offer(lambda f: f.assign(poids=None)), finds=tells("90 équipements sans poids lisible")),
    # 1,5 everywhere multiplies K by 1.5 against the same quantile: the same cells pass
    Case("OFFRE", "poids_de_tableur", offer(lambda f: f.assign(poids="1,5")), finds=TWO),
    Case("OFFRE", "textes", offer(lambda f: f.assign(commerce="oui", retenu="vrai")), finds=tells("")),
]
LAYERS = [
    *layer_cases(
        "COMMUNES",
        "communes",
        {
            **dict.fromkeys(("degres", "autre_scr", "z_et_m"), TWO),
            # 99001 is redrawn as a disk of 500 m: its shops are still in it, or in the margin around it
            **dict.fromkeys(("courbe", "multisurface"), tells("")),
            "noeud_papillon": tells("communes : 1 géométrie réparée"),
            **dict.fromkeys(_MISSING, tells("communes : 1 objet sans géométrie ignoré")),
        },
        {"vide": "aucune surface avec un code INSEE", "scr_faux": OUTSIDE},
    ),
    Case(
        "COMMUNES",
        "sans_code",
        changed("communes", "COMMUNES", lambda f: f.drop(columns="code_insee")),
        "aucun champ de code INSEE .*Indiquez-le",
    ),
    Case(
        "COMMUNES",
        "ailleurs",
        away("communes", "COMMUNES"),
        finds=tells("Aucun équipement retenu .* ni à moins de 250 m", **_NO_CORE),
    ),
    *around("BATI", "bati", vide=tells("ne contient aucun objet utilisable : le bâti n’est pas évalué")),
    Case("BATI", "ailleurs", away("bati", "BATI"), finds=_AWAY),
    *around("PARCELLES", "parcelles", vide=tells("aucun objet utilisable : les périmètres suivent les mailles")),
    Case("PARCELLES", "ailleurs", away("parcelles", "PARCELLES"), finds=_AWAY),
    *around("PERIMETRES_SCOT", "centralites", vide=tells("ne contient aucun objet utilisable : laissée de côté")),
    *around("PERIMETRES_PLU", "centralites_plu", vide=tells("ne contient aucun objet utilisable : laissée de côté")),
    *around("PERIMETRES_MAIN", "sip", vide=tells("ne contient aucun objet utilisable : laissée de côté")),
    *around(
        "COUPURES",
        "sip",
        lambda layer: {"COUPURES": [layer]},
        vide=tells("ne contient aucun objet utilisable : elle ne coupe rien"),
        points="des points ne coupent rien. Donnez des lignes ou des surfaces",
        table="n’a pas de géométrie : choisissez une couche",
    ),
    Case(
        "CHAMP_NIVEAUX",
        "absent",
        lambda b, _: {"BATI": b.files["bati"], "CHAMP_NIVEAUX": "etages"},
        "n’a pas de champ « etages »",
    ),
    Case(
        "CHAMP_HAUTEUR",
        "absent",
        lambda b, _: {"BATI": b.files["bati"], "CHAMP_HAUTEUR": "h"},
        "n’a pas de champ « h »",
    ),
    Case(
        "COMMUNES_CHOISIES",
        "inconnue",
        lambda *_: {"COMMUNES_CHOISIES": "62041"},
        "aucune commune n’a le code 62041 ; codes présents : 99001",
    ),
    Case(
        "COMMUNES_CHOISIES",
        "nom",
        lambda *_: {"COMMUNES_CHOISIES": "Gabarville"},
        "aucune commune n’a le code GABARVILLE",
    ),
]
SETTINGS = [
    *numbers(
        **dict.fromkeys(("RAYON", "RAYON_DIVERSITE", "RAYON_BATI", "VITESSE", "MINUTES"), "1"),
        **dict.fromkeys(("RATTACHEMENT", "ECART_COMMERCES", "COMMERCES_CHAINE", "GROUPES_MIN"), "1"),
        **dict.fromkeys(("SEUIL_DENSITE", "SEUIL_BATI", "FERMETURE", "COMMERCES_MIN", "AIRE_MIN"), "0"),
        **dict.fromkeys(("PART_PARCELLE", "PARCELLE_MAX", "TROU_MAX", "RATIO_ENVELOPPE"), "0"),
        MAILLE="5",
    ),
    *choices("REFERENCE", "MESURE_BATI"),
    Case(
        "SEUIL_DENSITE",
        "pas_un_quantile",
        lambda *_: {"SEUIL_DENSITE": 1.5},
        r"SEUIL_DENSITE\) : 1,5 n’est pas un quantile ; attendu : un nombre de 0 à 1.*« absolu »",
    ),
    Case("SEUIL_BATI", "pas_un_quantile", lambda *_: {"SEUIL_BATI": 2}, r"SEUIL_BATI\) : 2 n’est pas un quantile"),
    # 5 000 m are 1 000 cells of 5 m: 80 cells make 400 m, and 5 000 / 80 = 62.5 m
    Case(
        "RAYON",
        "immense",
        lambda *_: {"RAYON": 5000, "MAILLE": 5},
        "plus de 80 mailles de 5 m : réduisez le rayon à 400 m, ou agrandissez le pas de la grille à 63 m",
    ),
]


def _votes(drawn: list[str], votes: list[str]):
    return lambda *_: {"VARIANTES": drawn, "VOTES": votes}


_STREETS = [
    Case("VOIRIE", kind, lambda b, f, make=make: {"VOIRIE": make(b.files["rues"], f)}, says, finds)
    for kind, make, says, finds in (
        *(
            (kind, build, sentence, None)
            for kind, (build, sentence) in REFUSED.items()
            if kind not in ("points", "table")
        ),
        ("points", REFUSED["points"][0], "attend des lignes ; la couche .* est faite de : point", None),
        ("table", REFUSED["table"][0], "attend des lignes ; .* : objets sans géométrie", None),
        *((kind, lambda s, _, b=ACCEPTED[kind]: b(s), "", TWO) for kind in ("degres", "autre_scr")),
        ("z_et_m", lambda s, _: bad.memory(s, "MultiLineStringZM"), "", TWO),
        (
            "courbe",
            lambda s, _: one(
                s, "CompoundCurve(CircularString(646400 7025000,646500 7025050,646600 7025000))", "CompoundCurve"
            ),
            "",
            TWO,
        ),
        (
            "multisurface",
            lambda s, _: one(
                s, "MultiCurve(CircularString(646400 7025000,646500 7025050,646600 7025000))", "MultiCurve"
            ),
            "",
            TWO,
        ),
        (
            "noeud_papillon",
            lambda s, _: one(s, "LineString(646400 7025000,646600 7025000,646400 7025000)", "LineString"),
            "",
            TWO,
        ),
        ("geometrie_nulle", lambda s, _: one(s, ""), "", _LOST),
        ("geometrie_vide", lambda s, _: one(s, "LineString EMPTY"), "", _LOST),
        ("pas_un_nombre", lambda s, _: one(s, "LineString(646400 7025000,nan nan)"), "", _LOST),
        ("demesuree", lambda s, _: one(s, "LineString(0 0,1e300 1e300)"), "", _LOST),
        ("vide", lambda s, _: bad.empty(s), "", tells("ne contient aucun objet utilisable : laissée de côté")),
    )
]
INPUTS = [
    *OFFERS,
    *LAYERS,
    *_STREETS,
    Case(
        "VOIRIE", "ailleurs", away("rues", "VOIRIE"), finds=also(_AWAY, tells("Aucun cœur n’est assez près d’une rue"))
    ),
    *SETTINGS,
]
PERIMETERS = [
    *INPUTS,
    *choices("VARIANTES", "VOTES"),
    Case("VARIANTES", "aucune", _votes([], ["champ"]), "est obligatoire : donnez une valeur"),
    Case(
        "VOTES",
        "non_dessinees",
        _votes(["champ"], ["champ", "tampons"]),
        finds=tells(
            "Ne votent pas, faute d’être dessinées nulle part : tampons", AIRE_COEUR_SUR_HA=0, AIRE_A_DISCUTER_HA=0
        ),
    ),
    Case(
        "VOTES",
        "une_famille",
        _votes(["champ"], ["champ"]),
        finds=tells("Accord non évaluable : moins de deux familles"),
    ),
    Case("SEUIL_DENSITE", "nul", lambda *_: {"SEUIL_DENSITE": 0}, finds=TWO),
    Case(
        "MAILLE",
        "plus_grande_que_le_rayon",
        lambda *_: {"MAILLE": 200},
        finds=tells("Un rayon de 100 m est plus petit que la maille .200 m."),
    ),
    # the same commune asked for twice is drawn once
    Case(
        "COMMUNES_CHOISIES",
        "deux_fois",
        lambda *_: {"COMMUNES_CHOISIES": "99001 ; 99001,"},
        finds=tells("", NB_CANDIDATS=1),
    ),
    Case(
        "ACCORD_PARCELLES",
        "sans_parcelles",
        lambda *_: {"ACCORD_PARCELLES": "memory:"},
        finds=tells("Sans parcelles, la couche « Accord par parcelle » est vide"),
    ),
    Case(
        "DATE",
        "a_la_francaise",
        lambda *_: {"DATE": "14/09/2026"},
        "Date « 14/09/2026 » illisible : attendu AAAA-MM-JJ",
    ),
    *(
        case
        for name in (
            "CANDIDATS",
            "VARIANTES_DESSINEES",
            "ACCORD",
            "ACCORD_PARCELLES",
            "PARTIES_ECARTEES",
            "COMMUNES_RESULTAT",
            "RECOUVREMENTS",
            "DOSSIER",
        )
        for case in destination_cases(name, "d.gpkg", unchanged)
    ),
    *destination_cases("CHAMP", "champ.tif", unchanged),
    Case(
        "DOSSIER",
        "texte",
        lambda _, f: {"DOSSIER": str(bad.text_named(f, "d.gpkg"))},
        "existe et n’est pas un dossier de centralités : il n’a pas été modifié",
    ),
    Case(
        "DOSSIER",
        "autre_base",
        lambda b, f: {"DOSSIER": shutil.copy(b.files["references_scot"], f)},
        "existe et n’est pas un dossier de centralités : il n’a pas été modifié",
    ),
    Case(
        "DOSSIER",
        "nom_code",
        lambda _, f: {"DOSSIER": str(f.parent / "d%20e.gpkg")},
        "QGIS n’ouvre pas un nom qui contient « %20 »",
    ),
]


#: Its inputs and settings are declared and read by the code that `aula:perimetres_centralite` is tried with.
SENSITIVITY = [
    *numbers(VARIATION="1"),
    Case(
        "DATE",
        "a_la_francaise",
        lambda _, f: {"DATE": "14/09/2026", "RAPPORT": str(f.parent / "r.html")},
        "Date « 14/09/2026 » illisible",
    ),
    *(case for case in SETTINGS if case.kind in ("pas_un_quantile", "immense")),
    *destination_cases("SENSIBILITE", "d.gpkg", unchanged),
    *destination_cases("PART_DES_CALCULS", "part.tif", unchanged),
    *destination_cases("RAPPORT", "r.html", unchanged),
]
