"""Buildings: levels from the field, else from the height, else unknown."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from geopandas import GeoDataFrame

from aula.aula_plugin.core.centrality.storeys import buildings, stock


def blocks(**columns) -> GeoDataFrame:
    number = len(next(iter(columns.values())))
    squares = [shapely.box(20 * n, 0, 20 * n + 10, 10) for n in range(number)]
    return GeoDataFrame(columns, geometry=squares, crs=2154)


def test_levels_of_the_field_win_over_the_height():
    """9 m are 3 levels, 4 m are round(1.33) = 1, 7.5 m are 2.5, a half rounds up, 1 m is one level."""
    frame = blocks(etages=[2, None, None, None, None, 0], hauteur=[30, 9, 4, 7.5, 1, None])
    assert buildings(frame, "etages", "hauteur")["niveaux"].tolist()[:5] == [2, 3, 1, 3, 1]
    assert np.isnan(buildings(frame, "etages", "hauteur")["niveaux"].iloc[5])


def test_numbers_written_as_text_are_read_and_words_are_unknown():
    levels = buildings(blocks(etages=["3", " 2 ", "R+1", "", None]), "etages")["niveaux"]
    assert levels.tolist()[:2] == [3, 2] and levels[2:].isna().all()


def test_a_building_without_area_is_left_out_and_an_invalid_one_mended():
    frame = blocks(etages=[1, 2, 3])
    frame.geometry = [None, shapely.from_wkt("POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))"), shapely.box(0, 0, 5, 5)]
    found = buildings(frame, "etages")
    assert found["surface"].tolist() == [50.0, 25.0]
    assert found["niveaux"].tolist() == [2, 3]


def test_floor_area_is_footprint_times_levels():
    """100 m² on 3 levels, 100 m² on an unknown number of them: one of two is not more than half."""
    found = stock(buildings(blocks(etages=[3, None]), "etages"), "plancher")
    assert found.areas.tolist() == [300.0, 100.0]
    assert (found.measure, found.unknown, found.fell_back) == ("plancher", 0.5, False)


def test_footprints_replace_floors_that_are_not_known():
    found = stock(buildings(blocks(etages=[3, None, None]), "etages"), "plancher")
    assert found.areas.tolist() == [100.0, 100.0, 100.0]
    assert found.measure == "emprise" and found.fell_back
    assert found.unknown == pytest.approx(2 / 3)


def test_footprints_may_be_asked_for():
    found = stock(buildings(blocks(etages=[3, 3]), "etages"), "emprise")
    assert found.areas.tolist() == [100.0, 100.0] and not found.fell_back


def test_no_building_is_no_stock():
    assert stock(buildings(blocks(etages=[1]).iloc[:0], "etages"), "plancher").unknown == 0.0
