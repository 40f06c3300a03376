"""The outline of cells: area, parts, holes, vertices, on cells of 10 × 5 m whose corner is (100, 200)."""

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.raster_grid import Grid
from aula.aula_plugin.core.raster_outline import outline

GRID = Grid(100.0, 200.0, 10.0, 5.0, 12, 12)


def mask_of(*lines):
    return np.array([[cell == "#" for cell in line] for line in lines])


def test_two_rows_in_a_window_of_the_grid():
    # window that starts at row 2, column 3: x from 100 + 30, y from 200 − 10 down
    found = outline(mask_of("##.", "##."), GRID, 2, 3)
    assert found.equals(shapely.box(130, 180, 150, 190))
    assert len(shapely.get_coordinates(found)) == 5  # a rectangle: no vertex along its sides


def test_hole():
    found = outline(mask_of("###", "#.#", "###"), GRID)
    assert found.area == 8 * 50 and len(found.geoms) == 1 and len(found.geoms[0].interiors) == 1


def test_cells_that_meet_by_a_corner_are_two_parts():
    found = outline(mask_of("#.", ".#"), GRID)
    assert found.is_valid and len(found.geoms) == 2 and found.area == 100


def test_hole_that_touches_the_edge_by_a_corner():
    found = outline(mask_of("##.", "#.#", "###"), GRID)
    assert found.is_valid and found.area == 7 * 50


def test_nothing():
    assert outline(np.zeros((3, 3), dtype=bool), GRID).is_empty


@given(st.integers(0, 2**32 - 1), st.floats(0.05, 0.95))
def test_area_and_place_are_those_of_the_cells(seed, share):
    mask = np.random.default_rng(seed).random((9, 11)) < share
    found = outline(mask, GRID)
    assert found.is_valid
    assert abs(found.area - mask.sum() * 50) < 1e-6
    rows, columns = np.indices(mask.shape)
    centres = GRID.centres(rows.ravel(), columns.ravel())
    assert (shapely.contains_xy(found, centres) == mask.ravel()).all()
