"""`aula:aires_dispersion` on landscapes one can work out."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from qgis import processing
from qgis.core import NULL, QgsProcessingException

from aula.tests.qgis.green_network.cost_scene import cell, save, write
from aula.tests.qgis.green_network.telling import Log


def run(log=None, **parameters):
    given = {"AIRES": "memory:", **parameters}
    return processing.run("aula:aires_dispersion", given, feedback=log or Log())


def rows(result, *names):
    found = [tuple(feature[name] for name in names) for feature in result["AIRES"].getFeatures()]
    return sorted(found, key=str)


def test_bands_of_a_strip(aula_provider, tmp_path):
    """Friction 2, reference 2: a cell of 10 m is 10 equivalent metres. D = 40 m in four bands of 10 m: the source and
    its neighbour (10 m, the end of the first band) are in the first, then a cell of 0.01 ha in each; beyond, nothing.
    """
    result = run(
        RESISTANCE=write(tmp_path, np.full((1, 8), 2.0)),
        SOURCES=save(tmp_path, [cell(0, 0)], id_reservoir=[12]),
        DISTANCE=40,
        FRICTION_REFERENCE=2,
        SOUS_TRAME=" boisée ",
    )
    areas = rows(result, "pourcent", "distance_max_m", "surface_ha", "id_reservoir", "sous_trame")
    assert areas == [
        (100.0, 40.0, 0.01, 12, "boisée"),
        (25.0, 10.0, 0.02, 12, "boisée"),
        (50.0, 20.0, 0.01, 12, "boisée"),
        (75.0, 30.0, 0.01, 12, "boisée"),
    ]
    assert [name.replace("\u00a0", " ") for (name,) in rows(result, "bande")] == [
        "0 à 25 %",
        "25 à 50 %",
        "50 à 75 %",
        "75 à 100 %",
    ]
    assert (result["NB_SOURCES"], result["SURFACE_HA"], result["RESERVOIRS_HA"]) == (1, 0.05, 0.01)


def test_each_cell_goes_to_its_nearest_source(aula_provider, tmp_path):
    """Nine cells between two sources at the ends: at D = 50 m four cells and the middle one, which both reach at 50 m.

    At equal cost the way from the west wins. Without PAR_RESERVOIR, one surface.
    """
    given = {
        "RESISTANCE": write(tmp_path, np.ones((1, 11))),
        "SOURCES": save(tmp_path, [cell(0, 0), cell(0, 10)], id_reservoir=[3, 8]),
        "DISTANCE": 50,
        "BANDES": "100",
    }
    assert rows(run(**given), "id_reservoir", "surface_ha") == [(3, 0.06), (8, 0.05)]
    together = run(**given, PAR_RESERVOIR=False)
    assert rows(together, "id_reservoir", "surface_ha", "sous_trame") == [(NULL, 0.11, NULL)]


def test_the_distance_does_not_depend_on_the_cell(aula_provider, tmp_path):
    """A strip of friction 1: 100 m on each side of the source, whose half cell is in it: 2 × 100 m + one cell."""
    from aula.tests.qgis.green_network import cost_scene

    found = []
    for size in (20.0, 10.0, 5.0):
        folder = tmp_path / f"{size:g}"
        folder.mkdir()
        cost_scene.CELL, before = size, cost_scene.CELL
        try:
            columns = int(400 / size) + 1
            resistance = write(folder, np.ones((1, columns)))
            sources = save(folder, [cell(0, columns // 2)])
        finally:
            cost_scene.CELL = before
        result = run(RESISTANCE=resistance, SOURCES=sources, DISTANCE=100, BANDES="100")
        found.append(result["SURFACE_HA"] * 10_000 / size)
    assert found == pytest.approx([220, 210, 205])


def test_an_impassable_cell_stops_and_has_no_band(aula_provider, tmp_path):
    friction = np.ones((1, 8))
    friction[0, 3] = math.nan
    result = run(RESISTANCE=write(tmp_path, friction), SOURCES=save(tmp_path, [cell(0, 0)]), DISTANCE=100, BANDES="100")
    assert result["SURFACE_HA"] == 0.03


def test_sources_near_the_edge_are_told(aula_provider, tmp_path):
    """A source at 100 m of every edge: 1.5 × 60 = 90 m is inside, 1.5 × 80 = 120 m is not."""
    resistance = write(tmp_path, np.ones((21, 21)))
    sources = save(tmp_path, [cell(10, 10)])
    for distance, near in ((60, 0), (80, 1)):
        log = Log()
        result = run(log, RESISTANCE=resistance, SOURCES=sources, DISTANCE=distance)
        assert result["PRES_DU_BORD"] == near and len(log.warned) == near
    assert log.warned[0].startswith("1 réservoir(s) à moins de 120 m (1,5 fois la distance) du bord")


def test_the_study_area_ends_where_its_cells_do(aula_provider, tmp_path):
    """No friction in the five northern rows: the edge is there, 50 m away. A hole inside is an obstacle, no edge."""
    friction = np.ones((21, 21))
    friction[:5] = math.nan
    sources = save(tmp_path, [cell(10, 10)])
    outside = run(RESISTANCE=write(tmp_path, friction), SOURCES=sources, DISTANCE=40)
    assert outside["PRES_DU_BORD"] == 1
    friction = np.ones((21, 21))
    friction[7:9, 10] = math.nan
    inside = run(RESISTANCE=write(tmp_path, friction, "trou"), SOURCES=sources, DISTANCE=40)
    assert inside["PRES_DU_BORD"] == 0


@pytest.mark.parametrize("text", [";", "50 ; 25", "0 ; 100", "50 ; 150", "un quart", "50 ; 50"])
def test_bands_that_make_no_sense(aula_provider, tmp_path, text):
    given = {"RESISTANCE": write(tmp_path, np.ones((1, 3))), "SOURCES": save(tmp_path, [cell(0, 0)]), "BANDES": text}
    with pytest.raises(QgsProcessingException) as error:
        run(**given)
    told = re.sub("[\u00a0\u202f]", " ", str(error.value))
    assert "attendu des pourcentages croissants" in told


def test_bands_as_a_french_spreadsheet_writes_them(aula_provider, tmp_path):
    """12,5 % of 80 m is 10 m: the source and its neighbour."""
    given = {"RESISTANCE": write(tmp_path, np.ones((1, 9))), "SOURCES": save(tmp_path, [cell(0, 0)]), "DISTANCE": 80}
    result = run(**given, BANDES="12,5 %;100 %")
    assert rows(result, "pourcent", "surface_ha") == [(100.0, 0.07), (12.5, 0.02)]
