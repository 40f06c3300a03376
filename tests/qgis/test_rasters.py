"""Rasters read and written: cells, missing values, alignment, outlines, and what is refused."""

import os

import numpy as np
import pytest
import shapely
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback, QgsRasterLayer
from scipy import ndimage

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.raster_grid import Grid
from aula.aula_plugin.raster_shapes import burn, polygons
from aula.aula_plugin.rasters import grid_of, lay_style, read, write

GRID = Grid(640_000.0, 7_020_040.0, 10.0, 10.0, 4, 5)
LAMBERT93 = QgsCoordinateReferenceSystem("EPSG:2154")
VALUES = np.arange(20, dtype=np.int32).reshape(4, 5)


class Stopped(QgsProcessingFeedback):
    """A run that the person has stopped."""

    def isCanceled(self) -> bool:
        return True


def opened(path) -> QgsRasterLayer:
    return QgsRasterLayer(str(path), "essai")


def written(path, values=VALUES, missing=None, crs=LAMBERT93):
    assert write(path, values, missing, GRID, crs, QgsProcessingFeedback())
    return opened(path)


def test_whole_numbers_come_back_with_what_is_missing(tmp_path):
    missing = VALUES % 7 == 3
    found = read(written(tmp_path / "codes.tif", VALUES, missing), QgsProcessingFeedback())
    assert found.grid == GRID and found.crs == LAMBERT93
    assert (found.missing == missing).all()
    assert (found.values[~missing] == VALUES[~missing]).all()
    assert np.isnan(found.as_float()[missing]).all()


def test_decimals_keep_the_precision_of_the_file(tmp_path):
    values = np.arange(20, dtype=np.float32).reshape(4, 5)
    single = read(written(tmp_path / "simple.tif", values, values == 7), QgsProcessingFeedback()).as_decimals()
    whole = read(written(tmp_path / "entiers.tif", VALUES, VALUES == 7), QgsProcessingFeedback()).as_decimals()
    assert (single.dtype, whole.dtype) == (np.float32, np.float64)
    for found in (single, whole):
        assert (np.isnan(found) == (values == 7)).all() and found[3, 4] == 19


def test_decimals_come_back_to_the_last_digit_and_nan_is_missing(tmp_path):
    values = np.sqrt(np.arange(20.0)).reshape(4, 5)
    values[1, 2] = np.nan
    found = read(written(tmp_path / "couts.tif", values), QgsProcessingFeedback())
    assert found.missing.sum() == 1 and found.missing[1, 2]
    assert (found.values[~found.missing] == values[~found.missing]).all()


def test_cells_asked_for_take_the_value_at_their_centre(tmp_path):
    """Cells of 5 m, one row and one column more to the west and north: 10 columns of 10 m give 20 of 5 m."""
    layer = written(tmp_path / "codes.tif")
    finer = Grid(639_995.0, 7_020_045.0, 5.0, 5.0, 9, 11)
    found = read(layer, QgsProcessingFeedback(), finer, LAMBERT93)
    assert found.missing[0].all() and found.missing[:, 0].all() and not found.missing[1:, 1:].any()
    assert (found.values[1::2, 1::2] == VALUES).all() and (found.values[2::2, 2::2] == VALUES).all()


def test_other_coordinates_come_to_the_same_place(tmp_path):
    """Lambert II étendu and back: each cell of 10 m falls within a metre of itself, so its value is found again."""
    gdal.Warp(
        str(tmp_path / "lambert2.tif"),
        written(tmp_path / "codes.tif").source(),
        dstSRS="EPSG:27572",
        xRes=1,
        yRes=1,
        resampleAlg="near",
    )
    found = read(opened(tmp_path / "lambert2.tif"), QgsProcessingFeedback(), GRID, LAMBERT93)
    assert (found.values[1:-1, 1:-1] == VALUES[1:-1, 1:-1]).all()


def test_a_stopped_run_writes_nothing(tmp_path):
    assert not write(tmp_path / "arret.tif", VALUES, None, GRID, LAMBERT93, Stopped())
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(InputError, match="interrompu"):
        read(written(tmp_path / "codes.tif"), Stopped())


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root écrit partout")
def test_a_folder_that_refuses_files_says_so(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(InputError, match="Impossible d’écrire"):
        write(tmp_path / "codes.tif", VALUES, None, GRID, LAMBERT93, QgsProcessingFeedback())
    tmp_path.chmod(0o700)


def test_a_missing_folder_says_so(tmp_path):
    with pytest.raises(InputError, match="Impossible d’écrire"):
        write(tmp_path / "absent" / "codes.tif", VALUES, None, GRID, LAMBERT93, QgsProcessingFeedback())


def test_degrees_are_refused_with_the_remedy(tmp_path):
    layer = written(tmp_path / "degres.tif", crs=QgsCoordinateReferenceSystem("EPSG:4326"))
    with pytest.raises(InputError, match="EPSG:4326.*reprojetez-la en mètres"):
        grid_of(layer)


def test_no_coordinate_system_is_refused(tmp_path):
    layer = written(tmp_path / "sans.tif", crs=QgsCoordinateReferenceSystem())
    layer.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(InputError, match="n’a pas de système de coordonnées"):
        grid_of(layer)


def test_turned_cells_are_refused(tmp_path):
    written(tmp_path / "codes.tif")
    dataset = gdal.Open(str(tmp_path / "codes.tif"), gdal.GA_Update)
    dataset.SetGeoTransform((640_000, 8, 6, 7_020_040, 6, -8))
    dataset = None
    with pytest.raises(InputError, match="orientée au nord"):
        grid_of(opened(tmp_path / "codes.tif"))


def test_a_style_is_laid_once(tmp_path):
    first, second = tmp_path / "un.qml", tmp_path / "deux.qml"
    first.write_text("<un/>", encoding="utf-8")
    second.write_text("<deux/>", encoding="utf-8")
    lay_style(tmp_path / "codes.tif", first)
    lay_style(tmp_path / "codes.tif", second)
    assert (tmp_path / "codes.qml").read_text(encoding="utf-8") == "<un/>"


def test_surfaces_hold_the_cells_whose_centre_is_inside():
    """x from 0 to 24 m: centres at 5 and 15 m are inside, 25 m is not; y from 0 to 26 m: 5, 15 and 25 m are."""
    surface = shapely.box(640_000, 7_020_000, 640_024, 7_020_026)
    expected = np.zeros(GRID.shape, dtype=np.int32)
    expected[1:, :2] = 7
    assert (burn([surface, None, shapely.Polygon()], [7, 8, 9], GRID) == expected).all()


def test_the_last_shape_covers_the_others():
    whole = shapely.box(*GRID.bounds)
    assert (burn([whole, whole], [1, 2], GRID) == 2).all()


def test_a_line_touched_all_along_stops_eight_moves():
    """A slanting line cuts the plain in two: neither half is joined to the other, diagonals included."""
    large = Grid(0.0, 200.0, 10.0, 10.0, 20, 20)
    line = shapely.LineString([(-5, 3), (205, 187)])
    free = burn([line], [1], large, all_touched=True) == 0
    _, count = ndimage.label(free, structure=np.ones((3, 3)))
    assert count == 2
    _, thin = ndimage.label(burn([line], [1], large) == 0, structure=np.ones((3, 3)))
    assert thin == 1, "une ligne mince fuit par les diagonales : c’est ce que la case cochée évite"


def test_outlines_follow_the_cells():
    """Number 1: two cells that touch by a corner and one apart, 3 × 100 m²; number 2: a ring of 8 cells, 800 m²."""
    ids = np.zeros((4, 8), dtype=np.int32)
    ids[0, 0] = ids[1, 1] = ids[3, 0] = 1
    ids[0:3, 4:7] = 2
    ids[1, 5] = 0
    grid = Grid(0.0, 40.0, 10.0, 10.0, 4, 8)
    found = polygons(ids, grid)
    assert found["id"].tolist() == [1, 2]
    assert found.geometry.area.tolist() == [300.0, 800.0]
    assert found.geometry.is_valid.all()
    assert shapely.get_num_interior_rings(shapely.get_parts(found.geometry.iloc[1])).tolist() == [1]
    assert (burn(found.geometry.to_numpy(), found["id"], grid) == ids).all()


def test_no_number_gives_no_outline():
    assert polygons(np.zeros((3, 3), dtype=np.int32), GRID).empty


def test_a_raster_without_any_value_is_written(tmp_path):
    layer = written(tmp_path / "vide.tif", np.full(GRID.shape, np.nan))
    assert read(layer, QgsProcessingFeedback()).missing.all()


def test_several_bands_come_back_with_their_names_and_their_missing_cells(tmp_path):
    """Three bands of 20 cells; 7 is missing in the second only, as NaN, and reads as −9999 in the file."""
    values = np.stack([np.full(GRID.shape, n, dtype=np.float32) for n in (1, 2, 3)])
    values[1, 1, 2] = np.nan
    path = tmp_path / "champ.tif"
    names = ("K", "n", "score")
    assert write(path, values, None, GRID, LAMBERT93, QgsProcessingFeedback(), bands=names, nodata=-9999.0)
    layer = opened(path)
    assert layer.bandCount() == 3
    assert [layer.bandName(band) for band in (1, 2, 3)] == ["Band 1: K", "Band 2: n", "Band 3: score"]
    dataset = gdal.Open(str(path))
    bands = [dataset.GetRasterBand(band) for band in (1, 2, 3)]
    assert [band.GetNoDataValue() for band in bands] == [-9999.0] * 3
    assert {band.DataType for band in bands} == {gdal.GDT_Float32}
    cells = dataset.ReadAsArray()
    assert (cells == -9999).sum() == 1 and cells[1, 1, 2] == -9999
    assert [band[0, 0] for band in cells] == [1, 2, 3]
    assert not read(layer, QgsProcessingFeedback()).missing.any()


def test_cells_missing_in_every_band_are_told_once(tmp_path):
    values = np.stack([VALUES, VALUES * 2])
    path = tmp_path / "deux.tif"
    assert write(path, values, VALUES == 3, GRID, LAMBERT93, QgsProcessingFeedback())
    assert (gdal.Open(str(path)).ReadAsArray() < 0).sum() == 2
