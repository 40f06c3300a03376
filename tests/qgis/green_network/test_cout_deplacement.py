"""`aula:cout_deplacement` on landscapes one can work out."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from osgeo import gdal
from qgis import processing
from qgis.core import QgsProcessingException

from aula.tests.qgis.green_network.cost_scene import cell, point, read, save, write
from aula.tests.qgis.green_network.telling import Log

NAN = math.nan
STRIP = [[1.0, 3, 5, 1, NAN, 1]]


def run(log=None, **parameters):
    given = {"COUT_MAX": 0, "COUT": "TEMPORARY_OUTPUT", "EQUIVALENT": None, "ALLOCATION": None, **parameters}
    return processing.run("aula:cout_deplacement", given, feedback=log or Log())


def refused(**parameters):
    with pytest.raises(QgsProcessingException) as error:
        run(**parameters)
    return re.sub("[\u00a0\u202f]", " ", str(error.value))


def test_costs_equivalents_and_sources(aula_provider, tmp_path):
    """From cell 0 (id 7): 10 × (1 + 3) / 2 = 20, then + 10 × (3 + 5) / 2 = 60. From cell 3 (id 4): 10 × 3 = 30 to the
    cell 2, cheaper. Equivalent metres at friction 2: half. The last cell lies behind an impassable one.
    """
    layer = save(tmp_path, [cell(0, 0), cell(0, 3)], numero=[7, 4])
    log = Log()
    result = run(
        log,
        RESISTANCE=write(tmp_path, STRIP),
        SOURCES=layer,
        CHAMP_ID="numero",
        FRICTION_REFERENCE=2,
        EQUIVALENT="TEMPORARY_OUTPUT",
        ALLOCATION="TEMPORARY_OUTPUT",
    )
    np.testing.assert_array_equal(read(result["COUT"]), [[0, 20, 30, 0, NAN, NAN]])
    np.testing.assert_array_equal(read(result["EQUIVALENT"]), [[0, 10, 15, 0, NAN, NAN]])
    np.testing.assert_array_equal(read(result["ALLOCATION"]), [[7, 7, 4, 4, NAN, NAN]])
    figures = {name: value for name, value in result.items() if isinstance(value, (int, float))}
    assert figures == {
        "NB_SOURCES": 2,
        "ATTEINT_HA": 0.04,
        "COUT_LE_PLUS_GRAND": 30,
        "EQUIVALENT_LE_PLUS_GRAND": 15,
    }
    assert any(line.startswith("Grille de 6 mailles") for line in log.told)
    assert any(line.startswith("Moteur de calcul") for line in log.told)
    assert log.warned == []


def test_the_limit_is_in_metres_of_the_favourable_medium(aula_provider, tmp_path):
    """30 m at friction 2 are 60 cost-metres: six cells of friction 1, no more."""
    resistance = write(tmp_path, np.ones((1, 20)))
    sources = save(tmp_path, [cell(0, 0)])
    result = run(RESISTANCE=resistance, SOURCES=sources, COUT_MAX=30, FRICTION_REFERENCE=2)
    assert np.isfinite(read(result["COUT"])).sum() == 7 and result["COUT_LE_PLUS_GRAND"] == 60


@pytest.mark.parametrize("engine", ["auto", "numpy"])
def test_moves_corners_and_engines(aula_provider, tmp_path, engine):
    """A wall of two cells that touch by a corner: cut it, 10 √2 thrice is out of reach otherwise."""
    friction = np.ones((3, 3))
    friction[0, 1] = friction[1, 0] = NAN
    given = {
        "RESISTANCE": write(tmp_path, friction),
        "SOURCES": save(tmp_path, [cell(0, 0)]),
        "MOTEUR": engine,
    }
    assert read(run(**given)["COUT"])[2, 2] == pytest.approx(20 * math.sqrt(2))
    assert run(**given, COINS=False)["ATTEINT_HA"] == 0.01
    # sixteen moves on a plain: one knight of 10 √5 instead of 10 + 10 √2
    given["RESISTANCE"] = write(tmp_path, np.ones((2, 3)), "plaine")
    assert read(run(**given)["COUT"])[1, 2] == pytest.approx(10 + 10 * math.sqrt(2))
    assert read(run(**given, VOISINAGE="16")["COUT"])[1, 2] == pytest.approx(10 * math.sqrt(5))


def test_points_and_lines_are_sources(aula_provider, tmp_path):
    resistance = write(tmp_path, np.ones((1, 9)))
    result = run(RESISTANCE=resistance, SOURCES=save(tmp_path, [point(0, 2), point(0, 8)]))
    assert read(result["COUT"]).tolist() == [[20, 10, 0, 10, 20, 30, 20, 10, 0]]
    import shapely

    line = shapely.LineString([point(0, 1), point(0, 4)])
    result = run(RESISTANCE=resistance, SOURCES=save(tmp_path, [line], "ligne"))
    assert read(result["COUT"]).tolist() == [[10, 0, 0, 0, 0, 10, 20, 30, 40]]


def test_a_source_smaller_than_a_cell_takes_its_cell(aula_provider, tmp_path):
    """A square of 2 m holds no centre: counted. A second in the cell of another leaves with it. A third is outside."""
    resistance = write(tmp_path, np.ones((1, 4)))
    small = [point(0, 3).buffer(1), point(0, 0).buffer(1), point(0, 40).buffer(1)]
    log = Log()
    sources = save(tmp_path, [cell(0, 0), *small], id_reservoir=[1, 2, 3, 4])
    result = run(log, RESISTANCE=resistance, SOURCES=sources, ALLOCATION="TEMPORARY_OUTPUT")
    assert read(result["ALLOCATION"]).tolist() == [[1, 1, 2, 2]] and result["NB_SOURCES"] == 2
    assert any(line.startswith("1 source(s) plus petite(s) qu’une maille") for line in log.told)
    assert any(line.startswith("1 source(s) dont la maille est à une autre") for line in log.told)
    assert log.warned == ["1 source(s) hors de la surface de résistance : laissées de côté."]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_order_of_objects_changes_nothing(aula_provider, tmp_path, order):
    """Two sources overlap on the cell 1: the lowest id has it, whichever is written first."""
    shapes, ids = [cell(0, 0, 1, 2), cell(0, 1, 1, 2)], [5, 2]
    sources = save(tmp_path, [shapes[n] for n in order], id_reservoir=[ids[n] for n in order])
    resistance = write(tmp_path, np.ones((1, 4)))
    result = run(RESISTANCE=resistance, SOURCES=sources, ALLOCATION="TEMPORARY_OUTPUT")
    assert read(result["ALLOCATION"]).tolist() == [[5, 2, 2, 2]]


def test_objects_of_one_id_are_one_source(aula_provider, tmp_path):
    sources = save(tmp_path, [cell(0, 0), cell(0, 3)], id_reservoir=[6, 6])
    assert run(RESISTANCE=write(tmp_path, STRIP), SOURCES=sources)["NB_SOURCES"] == 1


def test_a_source_on_an_impassable_cell(aula_provider, tmp_path):
    log = Log()
    resistance = write(tmp_path, STRIP)
    result = run(log, RESISTANCE=resistance, SOURCES=save(tmp_path, [cell(0, 0), cell(0, 4)]))
    assert result["NB_SOURCES"] == 1
    assert log.warned == ["1 source(s) sur des mailles infranchissables, dont rien ne part : 2."]
    told = refused(RESISTANCE=resistance, SOURCES=save(tmp_path, [cell(0, 4)], "seule"))
    assert "Aucune source ne tombe sur une maille franchissable" in told


@pytest.mark.parametrize("friction", [0.0, -1.0])
def test_a_friction_that_is_not_above_zero(aula_provider, tmp_path, friction):
    told = refused(RESISTANCE=write(tmp_path, [[1.0, friction]]), SOURCES=save(tmp_path, [cell(0, 0)]))
    assert "1 maille(s) portent une friction nulle ou négative" in told and "ligne 1, colonne 2" in told


@pytest.mark.parametrize(
    ("ids", "shown"), [([1, 0], "« 0 »"), ([1, -4], "« -4 »"), ([1.0, 2.5], "« 2.5 »"), (["a", "b"], "« a »")]
)
def test_ids_that_are_not_whole_numbers(aula_provider, tmp_path, ids, shown):
    sources = save(tmp_path, [cell(0, 0), cell(0, 1)], numero=ids)
    told = refused(RESISTANCE=write(tmp_path, STRIP), SOURCES=sources, CHAMP_ID="numero")
    assert shown in told and "Un identifiant est un nombre entier de 1" in told


def test_a_raster_of_a_billion_cells_is_refused_before_it_is_read(aula_provider, tmp_path, monkeypatch):
    """40 000² cells of 1 m, of which the file holds none; 16 GB of memory free."""
    from aula.aula_plugin.core.green_network import memory

    monkeypatch.setattr(memory, "available_memory", lambda: 16 * 10**9)
    path = tmp_path / "géante.tif"
    options = ["SPARSE_OK=TRUE", "TILED=YES", "BIGTIFF=YES"]
    raster = gdal.GetDriverByName("GTiff").Create(str(path), 40_000, 40_000, 1, gdal.GDT_Float32, options)
    raster.SetGeoTransform((700_000, 1, 0, 7_000_000, 0, -1))
    from osgeo import osr

    system = osr.SpatialReference()
    system.ImportFromEPSG(2154)
    raster.SetProjection(system.ExportToWkt())
    raster = None
    told = refused(RESISTANCE=str(path), SOURCES=save(tmp_path, [cell(0, 0)]))
    assert "Grille trop grande : 1,6 milliard de mailles" in told
    assert re.search(r"la plus petite maille possible est \d+ m", told)
