"""Bad input of `aula:cout_deplacement` and of `aula:aires_dispersion`."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback

from aula.aula_plugin import rasters
from aula.aula_plugin.core.raster_grid import Grid
from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case, Run, numbers, tells, unchanged
from aula.tests.qgis.bad_input.layers import layer_cases
from aula.tests.qgis.bad_input.places import destination_cases

CELL_M = 50.0
_MENDED = tells("1 géométrie.s. réparée.s., 0 objet.s. sans géométrie")
_LOST = tells("0 géométrie.s. réparée.s., 1 objet.s. sans géométrie")
_NOT_THERE = "introuvable ou illisible|n’est pas acceptée"


def _about_the_same(run: Run) -> None:
    """Another projection moves outlines by centimetres: a cell or two may change hands."""
    found, sound = numbers(run.results), dict(run.sound)
    assert found.keys() == sound.keys()
    for name, value in found.items():
        assert abs(value - sound[name]) <= 0.01 * abs(sound[name]) + 1e-6, name


def raster(folder, name="resistance", change=None, crs="EPSG:2154"):
    """Write frictions of 1 over the example territory, changed, and return their path."""
    grid = Grid(640_000.0, 7_029_000.0, CELL_M, CELL_M, 180, 270)
    values = np.ones(grid.shape)
    if change is not None:
        change(values)
    path = folder / f"{name}.tif"
    rasters.write(path, values, None, grid, QgsCoordinateReferenceSystem(crs), QgsProcessingFeedback())
    return str(path)


def _set(place, value):
    def change(values):
        values[place] = value

    return change


def _resistance(kind, says, **how):
    return Case("RESISTANCE", kind, lambda _, folder: {"RESISTANCE": raster(folder, **how)}, says)


_GROUND = [
    *layer_cases(
        "SOURCES",
        "reservoirs",
        {
            "z_et_m": unchanged,
            **dict.fromkeys(("degres", "autre_scr"), _about_the_same),
            **dict.fromkeys(("courbe", "multisurface", "points"), tells("Moteur de calcul")),
            "noeud_papillon": _MENDED,
            **dict.fromkeys(("geometrie_nulle", "geometrie_vide", "pas_un_nombre", "demesuree"), _LOST),
        },
        {"vide": "ne contient aucun objet utilisable", "table": "est une table sans géométrie"},
    ),
    Case("RESISTANCE", "absente", lambda _, folder: {"RESISTANCE": str(folder / "absente.tif")}, _NOT_THERE),
    Case("RESISTANCE", "texte", lambda _, f: {"RESISTANCE": str(bad.text_named(f, "texte.tif"))}, _NOT_THERE),
    Case("RESISTANCE", "bruit", lambda _, f: {"RESISTANCE": str(bad.noise_named(f, "bruit.tif"))}, _NOT_THERE),
    _resistance(
        "zero",
        r"1 maille\(s\) portent une friction nulle ou négative \(0\).*ligne 4, colonne 6",
        change=_set((3, 5), 0),
    ),
    _resistance("negative", "friction nulle ou négative .-1", change=_set((0, 0), -1)),
    _resistance("toute_vide", "Aucune source ne tombe sur une maille franchissable", change=_set(..., np.nan)),
    _resistance("degres", "où l’on ne mesure pas de distance", crs="EPSG:4326"),
    _resistance("sans_scr", "n’a pas de système de coordonnées", crs=""),
    Case(
        "RESISTANCE",
        "infini",
        lambda _, folder: {"RESISTANCE": raster(folder, change=_set((0, 0), np.inf))},
        finds=tells("Moteur de calcul"),
    ),
    Case("CHAMP_ID", "absent", lambda *_: {"CHAMP_ID": "numero_perdu"}, "numero_perdu"),
    Case(
        "CHAMP_ID",
        "texte",
        lambda b, _: {"SOURCES": b.files["communes"], "CHAMP_ID": "nom"},
        "champ « nom », objet 1 : « .* »\\. Un identifiant est un nombre entier",
    ),
    Case("VOISINAGE", "inconnu", lambda *_: {"VOISINAGE": "4"}, "« 4 » n’est pas un choix ; accepté : 8, 16"),
    Case("MOTEUR", "inconnu", lambda *_: {"MOTEUR": "java"}, "« java » n’est pas un choix"),
]


def _numbers(**least):
    return [
        case
        for name, bound in least.items()
        for case in (
            Case(name, "hors_bornes", lambda *_, n=name: {n: -1}, f"« -1 » .*attendu : au moins {bound}"),
            Case(name, "texte", lambda *_, n=name: {n: "loin"}, "« loin » n’est pas un nombre accepté"),
            Case(name, "pas_un_nombre", lambda *_, n=name: {n: float("nan")}, "n’est pas un nombre accepté"),
        )
    ]


COSTS = [
    *_GROUND,
    *_numbers(COUT_MAX="0", FRICTION_REFERENCE="1e-06"),
    *(case for name in ("COUT", "EQUIVALENT", "ALLOCATION") for case in destination_cases(name, "d.tif", unchanged)),
]
AREAS = [
    *_GROUND,
    *_numbers(DISTANCE="0.001", FRICTION_REFERENCE="1e-06"),
    Case("BANDES", "desordre", lambda *_: {"BANDES": "100 ; 50"}, "attendu des pourcentages croissants"),
    Case("SOUS_TRAME", "accents", lambda *_: {"SOUS_TRAME": bad.HOSTILE["accents"]}, finds=unchanged),
    *destination_cases("AIRES", "d.gpkg", unchanged),
]
