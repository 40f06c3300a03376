"""Bad input of `aula:produire_atlas_tvb`."""

from __future__ import annotations

from pathlib import Path

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, tells, unchanged
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases, file_cases

ROOT = Path(__file__).resolve().parents[3]
_THERE = {"absent": "» n’existe pas", "dossier": "est un dossier : indiquez un fichier"}
_NOT_A_TRAME = "n’est pas le dossier d’une trame : donnez le GeoPackage « Dossier de la trame » écrit par"
_NOT_A_MODEL = "n’est pas un modèle de mise en page de QGIS : donnez un fichier .qpt"
_MISSING = ("geometrie_nulle", "geometrie_vide", "pas_un_nombre")
_KINDS = ("degres", "autre_scr", "z_et_m", "courbe", "multisurface", "noeud_papillon", *_MISSING, "demesuree", "vide")


def _files(parameter: str, name: str, sentence: str) -> list[Case]:
    return file_cases(parameter, name, {**_THERE, **dict.fromkeys(("vide", "texte", "bruit"), sentence)})


#: The territory meets two communes; the one whose outline is spoilt is another.
_COMMUNES = layer_cases(
    "COMMUNES",
    "communes",
    {
        **dict.fromkeys(_KINDS[:5], tells("", NB_PLANCHES=2)),
        "noeud_papillon": tells("communes : 1 géométrie réparée"),
        **dict.fromkeys(_MISSING, tells("communes : 1 objet sans géométrie ignoré")),
        "demesuree": tells("1 objet.* aux coordonnées démesurées"),
    },
    {"vide": "aucune surface avec un code INSEE"},
)
#: A ground is only drawn: whatever its shapes, the sheets are the same.
_GROUNDS = layer_cases(
    "FONDS",
    "communes",
    dict.fromkeys((*_KINDS, "points", "scr_faux", "champ_double"), unchanged),
    {"table": "n’a pas de géométrie ; retirez-la", "sans_scr": "n’a pas de système de coordonnées ; retirez-la"},
    lambda layer: {"FONDS": [layer]},
)
CASES = [
    *_files("DOSSIER", "d.gpkg", _NOT_A_TRAME),
    Case("DOSSIER", "autre_geopackage", lambda b, _: {"DOSSIER": b.files["references_scot"]}, _NOT_A_TRAME),
    Case(
        "DOSSIER",
        "tronque",
        lambda b, folder: {"DOSSIER": str(bad.truncated(Path(b.files["trame"]), folder))},
        "est incomplet : .* octets au lieu de .*recommencez",
    ),
    Case("ECHELLE", "texte", lambda *_: {"ECHELLE": "1:25000"}, "« 1:25000 » n’est pas un nombre"),
    Case("ECHELLE", "hors_bornes", lambda *_: {"ECHELLE": 10}, "ECHELLE"),
    Case("ECHELLE", "pas_un_nombre", lambda *_: {"ECHELLE": float("nan")}, "ECHELLE"),
    Case("ECHELLE", "trop_de_planches", lambda *_: {"ECHELLE": 500}, "plus de .* planches.*ECHELLE"),
    *_COMMUNES,
    *_GROUNDS,
    Case("ORIENTATION", "inconnu", lambda *_: {"ORIENTATION": "carré"}, "carré"),
    *_files("MODELE", "m.qpt", _NOT_A_MODEL),
    Case(
        "MODELE",
        "sans_carte",
        lambda *_: {"MODELE": str(ROOT / "templates" / "layouts" / "suite_portrait.qpt")},
        "« suite_portrait.qpt » n’a pas de carte : ajoutez une carte à ce modèle",
    ),
    *destination_cases("ATLAS", "a.pdf", unchanged),
    Case("ATLAS", "dossier", lambda _, f: {"ATLAS": str(bad.folder_named(f, "a.pdf"))}, "indiquez un fichier"),
]
