"""Cells of a territory, and sets of cells that touch."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from aula.aula_plugin.core.centrality.cells import cells_inside, labelled, parts
from aula.aula_plugin.core.raster_grid import Grid

GRID = Grid(1000.0, 2000.0, 25.0, 25.0, 8, 10)

masks = arrays(bool, (6, 7))


def cells(*rows: str) -> np.ndarray:
    return np.array([[mark == "#" for mark in row] for row in rows])


def reached(mask: np.ndarray, row: int, column: int) -> set[tuple[int, int]]:
    """Return the cells one can walk to, one neighbour at a time."""
    seen, todo = set(), [(row, column)]
    while todo:
        here = todo.pop()
        if here in seen or not (0 <= here[0] < mask.shape[0] and 0 <= here[1] < mask.shape[1]) or not mask[here]:
            continue
        seen.add(here)
        todo += [(here[0] + down, here[1] + right) for down in (-1, 0, 1) for right in (-1, 0, 1)]
    return seen


@settings(max_examples=60)
@given(masks)
def test_parts_are_the_cells_one_can_walk_to(mask):
    numbers = labelled(mask)
    assert ((numbers > 0) == mask).all()
    for row, column in zip(*np.nonzero(mask)):
        assert reached(mask, row, column) == set(zip(*np.nonzero(numbers == numbers[row, column])))


def test_parts_are_numbered_from_the_north_west():
    mask = cells(".#..#", "#...#", ".....", "##...")
    assert labelled(mask).tolist() == [[0, 1, 0, 0, 2], [1, 0, 0, 0, 2], [0] * 5, [3, 3, 0, 0, 0]]


def test_no_cell_is_no_part():
    assert not labelled(np.zeros((3, 4), dtype=bool)).any()
    assert len(parts(np.zeros(GRID.shape, dtype=bool), GRID)) == 0


def test_outlines_of_parts():
    """Two cells by a corner are one part of 1 250 m² in two polygons; a ring of 8 cells keeps its hole."""
    mask = np.zeros(GRID.shape, dtype=bool)
    mask[0, 1] = mask[1, 0] = True
    mask[4:7, 4:7] = True
    mask[5, 5] = False
    corner, ring = parts(mask, GRID)
    assert corner.area == 2 * 625 and len(corner.geoms) == 2
    assert corner.bounds == (1000.0, 1950.0, 1050.0, 2000.0)
    assert ring.area == 8 * 625 and len(ring.geoms[0].interiors) == 1
    assert shapely.is_valid([corner, ring]).all()


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.floats(0.5, 9.5), st.floats(0.5, 7.5)), min_size=3, max_size=7),
    st.tuples(st.floats(2, 6), st.floats(2, 6)),
)
def test_cells_of_a_territory_are_those_whose_centre_it_holds(corners, hole):
    west, north = GRID.left, GRID.top
    shape = shapely.convex_hull(shapely.multipoints([(west + 25 * x + 0.01, north - 25 * y) for x, y in corners]))
    assume(shape.area > 1)
    inner = shapely.Point(west + 25 * hole[0], north - 25 * hole[1]).buffer(30)
    shape = shapely.difference(shape, inner)
    centres = GRID.centres(*np.divmod(np.arange(GRID.count), GRID.columns))
    sure = shapely.distance(shapely.boundary(shape), shapely.points(centres)) > 1e-6
    found = cells_inside(shape, GRID).ravel()
    assert (found == shapely.contains_xy(shape, centres))[sure].all()


def test_two_communes_share_no_cell_and_leave_none():
    """The limit runs through the centres of a column, then of a row: each goes to one side."""
    left, right = shapely.box(1000, 1800, 1112.5, 2000), shapely.box(1112.5, 1800, 1250, 2000)
    assert (cells_inside(left, GRID) ^ cells_inside(right, GRID)).all()
    low, high = shapely.box(1000, 1800, 1250, 1912.5), shapely.box(1000, 1912.5, 1250, 2000)
    assert (cells_inside(low, GRID) ^ cells_inside(high, GRID)).all()


@pytest.mark.parametrize("nothing", [shapely.Polygon(), None, shapely.box(0, 0, 10, 10)])
def test_a_territory_elsewhere_holds_no_cell(nothing):
    assert not cells_inside(nothing, GRID).any()
