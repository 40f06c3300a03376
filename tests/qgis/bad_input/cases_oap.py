"""Bad input of `aula:preparer_table_oap`."""

from __future__ import annotations

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, tells, unchanged
from aula.tests.qgis.bad_input.documents import document_cases
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases, file_cases

_SOUND = ("degres", "autre_scr", "z_et_m", "courbe", "multisurface")
_MISSING = ("geometrie_nulle", "geometrie_vide", "pas_un_nombre")


def _text(folder, name, content):
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return str(path)


CASES = [
    *document_cases(),
    *layer_cases(
        "COMMUNES",
        "communes",
        {
            **dict.fromkeys(_SOUND, unchanged),
            "noeud_papillon": tells("communes : 1 géométrie réparée"),
            **dict.fromkeys(_MISSING, tells("communes : 1 objet sans géométrie ignoré")),
            "demesuree": tells("1 objet.* aux coordonnées démesurées"),
        },
        {"vide": "aucune surface avec un code INSEE"},
    ),
    *layer_cases(
        "ENVELOPPE",
        "communes",
        {
            **dict.fromkeys(_SOUND, unchanged),
            "noeud_papillon": tells("1 géométrie.s. réparée.s., 0 objet.s. sans géométrie"),
            **dict.fromkeys((*_MISSING, "demesuree"), tells("0 géométrie.s. réparée.s., 1 objet.s. sans géométrie")),
        },
        {"vide": "ne contient aucune surface"},
    ),
    *file_cases(
        "SAISIES",
        "oap.gpkg",
        {
            "absent": "oap.gpkg » n’existe pas",
            "dossier": "est un dossier : indiquez un fichier",
            **dict.fromkeys(("vide", "texte", "bruit"), "n’est pas une table d’OAP lisible : attendu un GeoPackage"),
        },
    ),
    Case(
        "SAISIES",
        "sans_colonne",
        lambda _, folder: {"SAISIES": _text(folder, "saisies.csv", "commune;logements\nA;3\n")},
        "saisies.csv » : colonne.s. absente.s. : insee, oap ; colonnes trouvées : commune, logements",
    ),
    Case(
        "SAISIES",
        "autre_document",
        lambda _, folder: {"SAISIES": _text(folder, "saisies.csv", "insee;oap;lgt\n01004;Ailleurs;3\n")},
        finds=tells("1 ligne.s. saisie.s. ne correspondent plus à rien de dessiné", NB_HORS_DOCUMENT=1),
    ),
    Case("COEFFICIENT", "hors_bornes", lambda *_: {"COEFFICIENT": 1.5}, "« 1.5 » .*attendu : .*au plus 1"),
    Case("COEFFICIENT", "texte", lambda *_: {"COEFFICIENT": "net"}, "« net » n’est pas un nombre accepté"),
    Case("COEFFICIENT", "pas_un_nombre", lambda *_: {"COEFFICIENT": float("nan")}, "n’est pas un nombre accepté"),
    Case(
        "CHAMP_INSEE",
        "absent",
        lambda b, _: {"COMMUNES": b.files["communes"], "CHAMP_INSEE": "insee_2026"},
        "le champ « insee_2026 » n’existe pas .*présents : .*code_insee",
    ),
    Case(
        "COMMUNES",
        "code_nul",
        lambda b, _: {"COMMUNES": bad.field_set(b.files["communes"], "code_insee", None)},
        finds=tells("communes : 1 objet sans code INSEE ignoré"),
    ),
    *destination_cases("OAP", "oap.gpkg", unchanged),
]
