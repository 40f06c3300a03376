"""Bad input of `aula:controler_document_urbanisme`."""

from __future__ import annotations

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, tells, unchanged
from aula.tests.qgis.bad_input.documents import document_cases
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases

#: The example holds 2 overlaps and 2 holes, whatever the communes say.
_KEPT = {"NB_RECOUVREMENTS": 2, "NB_TROUS": 2}
_COMMUNES = [
    *layer_cases(
        "COMMUNES",
        "communes",
        {
            **dict.fromkeys(("degres", "autre_scr", "z_et_m", "courbe", "multisurface"), tells("communales", **_KEPT)),
            "noeud_papillon": tells("communes : 1 géométrie réparée", **_KEPT),
            **dict.fromkeys(
                ("geometrie_nulle", "geometrie_vide", "pas_un_nombre"),
                tells("communes : 1 objet sans géométrie ignoré", **_KEPT),
            ),
            "demesuree": tells("1 objet.* aux coordonnées démesurées", **_KEPT),
        },
        {"vide": "aucune surface avec un code INSEE"},
    ),
    Case(
        "COMMUNES",
        "code_nul",
        lambda b, _: {"COMMUNES": bad.field_set(b.files["communes"], "code_insee", None)},
        finds=tells("communes : 1 objet sans code INSEE ignoré", **_KEPT),
    ),
    Case(
        "COMMUNES",
        "code_double",
        lambda b, _: {"COMMUNES": bad.field_set(b.files["communes"], "code_insee", "99002")},
        finds=tells("commune 99002 : 2 objets réunis", **_KEPT),
    ),
]
CASES = [
    *document_cases(),
    *_COMMUNES,
    Case(
        "CHAMP_INSEE",
        "absent",
        lambda b, _: {"COMMUNES": b.files["communes"], "CHAMP_INSEE": "insee_2026"},
        "le champ « insee_2026 » n’existe pas .*présents : .*code_insee",
    ),
    Case(
        "CHAMP_INSEE",
        "autre_champ",
        lambda b, _: {"COMMUNES": b.files["communes"], "CHAMP_INSEE": "nom"},
        "champ « nom » : « .* » n’est pas un code INSEE",
    ),
    Case("LISERE_M", "hors_bornes", lambda *_: {"LISERE_M": -1}, r"LISERE_M\) : « -1 » .*attendu : au moins 0"),
    Case("LISERE_M", "texte", lambda *_: {"LISERE_M": "large"}, "« large » n’est pas un nombre accepté"),
    Case("LISERE_M", "pas_un_nombre", lambda *_: {"LISERE_M": float("nan")}, "n’est pas un nombre accepté"),
    *destination_cases("DEFAUTS", "d.gpkg", unchanged),
    *destination_cases("DEFAUTS_SURF", "d.gpkg", unchanged),
    *destination_cases("DEFAUTS_PCT", "d.gpkg", unchanged),
    *destination_cases("SYNTHESE", "d.gpkg", unchanged),
]
