"""`aula:structure_habitat`: two woods and the hedge between them, drawn by hand."""

import numpy as np
import pytest
from qgis import processing
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsProcessingFeedback, QgsRasterLayer

from aula.aula_plugin import rasters
from aula.aula_plugin.core.raster_grid import Grid
from aula.tests.qgis.green_network.telling import Log

#: 1: wood, 2: field, 3: hedge. Cells of 20 m.
COVER = np.full((7, 16), 2, dtype=np.int32)
COVER[1:6, 1:6] = COVER[1:6, 10:15] = 1
COVER[3, 6:10] = 3


@pytest.fixture(scope="module")
def cover(tmp_path_factory, aula_provider):  # noqa: ARG001
    def written(cells=COVER, across=20.0, name="occupation.tif"):
        path = tmp_path_factory.mktemp("mspa") / name
        grid = Grid(700_000, 6_600_000, across, 20.0, *cells.shape)
        crs = QgsCoordinateReferenceSystem("EPSG:2154")
        rasters.write(path, cells, cells == -1, grid, crs, QgsProcessingFeedback())
        return str(path)

    return written


def run(path, **values):
    log = Log()
    given = {"OCCUPATION": path, "CODES": "1;3", "EPAISSEUR_BORD": 20, **values}
    given = {"CLASSES": "TEMPORARY_OUTPUT", "SURFACES": "memory:", **given}
    result = processing.run("aula:structure_habitat", given, feedback=log)
    return result, log.told


def classes_of(result):
    return rasters.read(QgsRasterLayer(result["CLASSES"]), QgsProcessingFeedback()).values


def test_two_woods_and_a_hedge(cover):
    result, told = run(cover(), SOUS_TRAME="bocagère")
    # A wood of 5 × 5 cells has a cœur of 3 × 3; the hedge has four cells, and crosses the edge of each wood.
    row = [0, 3, 17, 17, 17, 35, 33, 33, 33, 33, 35, 17, 17, 17, 3, 0]
    assert classes_of(result)[3].tolist() == row
    assert (result["NB_COEURS"], result["NB_PONTS"], result["NB_ILOTS"]) == (2, 1, 0)
    # 18 cells of cœur, 4 of pont, 54 in all, of 400 m².
    assert result["COEUR_HA"] == pytest.approx(0.72)
    assert result["PONT_HA"] == pytest.approx(0.16)
    assert result["HABITAT_HA"] == pytest.approx(2.16)
    assert result["BORD_MAILLES"] == 1 and result["POROSITE"] == 0
    assert "Bord de 1 maille, soit 20,0 m, pour 20,0 m demandés." in told
    assert any("Pont (corridors déjà en place) : 1 élément" in one for one in told)
    rows = {one["classe"]: one for one in result["SURFACES"].getFeatures()}
    assert rows["lisiere"]["passages_ha"] == pytest.approx(0.08) and rows["lisiere"]["sous_trame"] == "bocagère"


def test_without_the_hedge_nothing_joins_the_woods(cover):
    result, _ = run(cover(), CODES="1")
    assert (result["NB_COEURS"], result["NB_PONTS"]) == (2, 0)


def test_a_wide_edge_leaves_an_islet(cover):
    """A wood of 100 m has no cell at more than 60 m of the outside: with the hedge, one îlot."""
    result, told = run(cover(), EPAISSEUR_BORD=65)
    assert (result["NB_COEURS"], result["NB_ILOTS"], result["BORD_MAILLES"]) == (0, 1, 3)
    assert result["POROSITE"] is None
    assert "Bord de 3 mailles, soit 60,0 m, pour 65,0 m demandés." in told


def test_a_grid_of_habitat_needs_no_code(cover):
    habitat = np.where(COVER == 2, 0, 1).astype(np.int32)
    habitat[0, 0] = -1
    result, _ = run(cover(habitat), CODES="")
    assert result["NB_PONTS"] == 1
    assert classes_of(result)[0, 0] == 129


@pytest.mark.parametrize(("shown", "colour"), [(True, "#c23b3b"), (False, "#9bbf5a")])
def test_passages_are_shown_as_asked(cover, shown, colour):
    result, _ = run(cover(), TRANSITION=shown)
    layer = QgsRasterLayer(result["CLASSES"])
    colours = {int(one.value): (one.color.name(), one.label) for one in layer.renderer().classes()}
    assert colours[35] == (colour, "Pont à travers une lisière")
    assert colours[17] == ("#2f6b3a", "Cœur")
    assert classes_of(result)[3, 5] == 35


@pytest.mark.parametrize(
    ("values", "across", "message"),
    [
        ({"CODES": ""}, 20.0, "d’autres codes que 1 et 0"),
        ({"CODES": "7"}, 20.0, "Le code «.7.» n’est pas dans"),
        ({"EPAISSEUR_BORD": 400}, 20.0, "plus large que"),
        ({}, 25.0, "doivent être carrées"),
    ],
)
def test_refused(cover, values, across, message):
    with pytest.raises(QgsProcessingException, match=message):
        run(cover(across=across), **values)
