"""Bad input of `aula:preparer_references`."""

from __future__ import annotations

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, tells, unchanged
from aula.tests.qgis.bad_input.grids import grid_cases
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases


def _bound(layer):
    """Give a layer with its role: what is under test is the layer, not its name."""
    return {"COUCHES": [layer], "CORRESPONDANCE": ["1", "reservoirs"]}


def _counts(repaired: int, dropped: int):
    sentence = f"{repaired} géométrie.s. réparée.s., {dropped} objet.s. sans géométrie utilisable ignoré"
    return tells(sentence, NB_OBJETS=13 - dropped, NB_REPARES=repaired, NB_IGNORES=dropped)


def _coverage_told(repaired: int, dropped: int):
    sentence = f"« à vérifier » : {repaired} géométrie.s. réparée.s., {dropped} objet.s. sans géométrie"
    return tells(sentence, NB_OBJETS=13)


_SOUND = ("degres", "autre_scr", "z_et_m", "courbe", "multisurface")
_MISSING = ("geometrie_nulle", "geometrie_vide", "pas_un_nombre", "demesuree")
_LAYERS = layer_cases(
    "COUCHES",
    "reservoirs",
    {
        **dict.fromkeys(_SOUND, tells("reservoirs : 13 objet", NB_OBJETS=13, NB_REPARES=0, NB_IGNORES=0)),
        "noeud_papillon": _counts(1, 0),
        **dict.fromkeys(_MISSING, _counts(0, 1)),
        "vide": tells("est vide : les règles qui dépendent de « reservoirs » seront non évaluables", NB_OBJETS=0),
    },
    {
        "points": "faite de : point ; le rôle « reservoirs » attend : surface",
        "table": "n’a pas de géométrie ; le rôle « reservoirs » attend : surface",
        "scr_faux": "Les données de « .* » sont en EPSG:4326, .* enregistrez-les dans un système projeté en mètres",
    },
    _bound,
)
_COVERAGE = layer_cases(
    "COUVERTURE",
    "communes",
    {
        **dict.fromkeys(_SOUND, tells("", NB_OBJETS=13)),
        "noeud_papillon": _coverage_told(1, 0),
        **dict.fromkeys(_MISSING, _coverage_told(0, 1)),
    },
    {"vide": "ne contient aucune surface"},
    lambda layer: {"COUVERTURE": layer, "COUVERTURE_INSEE": ""},
)


def _row(*cells):
    return lambda *_: {"CORRESPONDANCE": list(cells)}


CASES = [
    *_LAYERS,
    *_COVERAGE,
    Case("COUCHES", "aucune", lambda *_: {"COUCHES": []}, "Choisissez au moins une couche"),
    Case(
        "COUCHES",
        "nom_inconnu",
        lambda b, _: {"COUCHES": [b.files["zones"]]},
        "ce nom n’est pas celui d’un rôle.*Renommez la couche, ou liez-la dans la correspondance",
    ),
    Case("CORRESPONDANCE", "couche_inconnue", _row("absente", "bois"), "la couche « absente » est introuvable"),
    Case("CORRESPONDANCE", "role_inconnu", _row("1", "réservoires"), "rôle « réservoires » inconnu.*« reservoirs »"),
    Case("CORRESPONDANCE", "role_vide", _row("1", ""), "la couche « 1 » n’a pas de rôle"),
    Case("CORRESPONDANCE", "couche_vide", _row("", "bois"), "le rôle « bois » n’a pas de couche"),
    Case("CORRESPONDANCE", "ligne_coupee", _row("1"), "la couche « 1 » n’a pas de rôle"),
    Case("CORRESPONDANCE", "couche_double", _row("1", "bois", "1", "reservoirs"), "« 1 » est donnée deux fois"),
    *grid_cases(),
    Case(
        "COUVERTURE_INSEE", "faux", lambda *_: {"COUVERTURE_INSEE": "99001, Arras"}, "« ARRAS » n’est pas un code INSEE"
    ),
    Case("COUVERTURE_INSEE", "deux_couvertures", lambda b, _: {"COUVERTURE": b.files["communes"]}, "pas les deux"),
    Case("SCR", "inconnu", lambda *_: {"SCR": "EPSG:999999"}, "n’est pas un système de coordonnées connu"),
    Case("SCR", "degres", lambda *_: {"SCR": "EPSG:4326"}, "n’est pas une projection en mètres.*EPSG:2154"),
    *destination_cases("REFERENCES", "r.gpkg", unchanged),
    Case(
        "REFERENCES",
        "dossier",
        lambda _, folder: {"REFERENCES": str(bad.folder_named(folder, "r.gpkg"))},
        "est un dossier : indiquez un fichier",
    ),
]
