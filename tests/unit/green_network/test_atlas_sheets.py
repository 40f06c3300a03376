"""The sheets of an atlas: rectangles of one size that cover a territory."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.reporting.trame_atlas.sheets import commune_sheets, grid_sheets, tiles, whole_sheet


def test_a_territory_of_one_sheet_is_centred_on_it():
    """100 × 40 in a sheet of 200 × 100: 50 to spare on each side, 30 above and below."""
    assert tiles(shapely.box(0, 0, 100, 40), 200, 100) == [("A1", (-50.0, -30.0, 150.0, 70.0))]


def test_rows_are_letters_from_the_north_and_columns_numbers_from_the_west():
    names = [name for name, _ in tiles(shapely.box(0, 0, 30, 20), 10, 10)]
    assert names == ["A1", "A2", "A3", "B1", "B2", "B3"]
    assert dict(tiles(shapely.box(0, 0, 30, 20), 10, 10))["A1"] == (0.0, 10.0, 10.0, 20.0)


def test_a_sheet_that_does_not_meet_the_territory_keeps_its_name_and_is_left_out():
    shape = shapely.union(shapely.box(0, 0, 10, 10), shapely.box(20, 10, 30, 20))
    assert [name for name, _ in tiles(shape, 10, 10)] == ["A3", "B1"]


def test_the_twenty_seventh_row_is_called_aa():
    assert tiles(shapely.box(0, 0, 1, 27), 1, 1)[-1][0] == "AA1"


@settings(max_examples=40, derandomize=True)
@given(st.floats(1, 500), st.floats(1, 500), st.floats(20, 90), st.floats(20, 90))
def test_sheets_cover_the_territory_whatever_their_size(wide, high, width, height):
    shape = shapely.box(0, 0, wide, high)
    boxes = [shapely.box(*box) for _, box in tiles(shape, width, height)]
    assert shapely.area(shapely.difference(shape, shapely.union_all(boxes))) == pytest.approx(0, abs=1e-6)
    assert sum(shapely.area(boxes)) == pytest.approx(shapely.area(shapely.union_all(boxes)))


def test_a_commune_larger_than_a_sheet_has_several_and_says_which():
    small, large = shapely.box(0, 0, 5, 5), shapely.box(0, 0, 20, 5)
    found = commune_sheets([("2", "Ève", small), ("1", "Aune", large)], 10, 10, 1000)
    assert [(one.name, one.code) for one in found] == [("Aune (1/2)", "1"), ("Aune (2/2)", "1"), ("Ève", "2")]
    assert found[0].where.equals(shapely.box(0, 0, 10, 5))


def test_a_scale_that_would_make_a_book_is_refused_in_words():
    """100 km × 100 km at 1 km by sheet: 10 000 sheets."""
    with pytest.raises(InputError, match="plus de 10.000 planches.*ECHELLE"):
        grid_sheets(shapely.box(0, 0, 100_000, 100_000), 1000, 1000, 5000)


def test_the_whole_has_a_rim_and_no_scale_of_its_own():
    sheet = whole_sheet(shapely.box(0, 0, 100, 50), "Aune")
    assert sheet.box == (-3.0, -3.0, 103.0, 53.0)
    assert sheet.scale == 0
