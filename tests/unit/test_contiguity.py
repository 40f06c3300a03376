"""Borders that polygons share, and their length: by vertices where they match, by segments elsewhere."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box
from shapely.affinity import rotate

from aula.aula_plugin.core.contiguity import shared_borders


def borders(*polygons):
    left, right, length = shared_borders(np.array(polygons, dtype=object))
    return {(i, j): round(m, 6) for i, j, m in zip(left.tolist(), right.tolist(), length.tolist())}


@pytest.mark.parametrize("polygons", [[], [None], [Polygon()], [box(0, 0, 1, 1)]])
def test_alone_or_empty_has_no_neighbour(polygons):
    assert borders(*polygons) == {}


def test_a_point_is_not_a_border():
    assert borders(box(0, 0, 1, 1), box(1, 1, 2, 2)) == {}


def test_a_side_drawn_by_both():
    assert borders(box(0, 0, 10, 4), box(10, 0, 20, 4)) == {(0, 1): 4.0}


def test_a_side_that_one_cuts_by_a_vertex():
    assert borders(box(0, 0, 10, 10), box(10, 0, 20, 4), box(10, 4, 20, 10)) == {(0, 1): 4.0, (0, 2): 6.0, (1, 2): 10.0}


def test_a_side_longer_than_the_other_on_both_ends():
    assert borders(box(0, 2, 5, 8), box(5, 0, 9, 20)) == {(0, 1): 6.0}


def test_a_hole_filled_shares_its_whole_outline():
    ring = box(0, 0, 10, 10).difference(box(4, 4, 6, 6))
    assert borders(ring, box(4, 4, 6, 6)) == {(0, 1): 8.0}


def test_parts_of_one_object_share_nothing_together():
    assert borders(MultiPolygon([box(0, 0, 1, 1), box(2, 0, 3, 1)]), box(1, 0, 2, 1)) == {(0, 1): 2.0}


def test_three_objects_on_the_same_side_all_share_it():
    assert borders(*[box(0, 0, 2, 1)] * 3) == {(0, 1): 6.0, (0, 2): 6.0, (1, 2): 6.0}


@pytest.mark.parametrize(("gap", "expected"), [(0.005, {(0, 1): 10.0}), (0.02, {})])
def test_a_gap_of_rounding_is_a_border_and_a_gap_is_not(gap, expected):
    assert borders(box(0, 0, 10, 10), box(10 + gap, 0, 20, 10)) == expected


@given(st.integers(1, 6), st.integers(1, 6), st.floats(0, 90))
def test_a_grid_has_the_borders_that_can_be_counted(columns, rows, angle):
    """(columns − 1) × rows upright sides and columns × (rows − 1) level ones, of 3 m each, however it is turned."""
    cells = [box(3 * i, 3 * j, 3 * i + 3, 3 * j + 3) for i in range(columns) for j in range(rows)]
    found = borders(*(rotate(cell, angle, origin=(0, 0)) for cell in cells))
    assert len(found) == (columns - 1) * rows + columns * (rows - 1)
    assert set(found.values()) <= {3.0}


@given(st.integers(0, 10_000))
def test_borders_are_those_of_an_intersection(seed):
    points = shapely.multipoints(np.random.default_rng(seed).uniform(0, 100, (12, 2)))
    cells = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=box(0, 0, 100, 100)))
    left, right, length = shared_borders(cells)
    drawn = shapely.length(shapely.intersection(shapely.boundary(cells[left]), shapely.boundary(cells[right])))
    # an overlay rounds away from a border that is not drawn by the same vertices: the perimeters tell the total
    assert (drawn <= length + 1e-6).all()
    outline = shapely.length(shapely.union_all(cells))
    assert 2 * length.sum() == pytest.approx(shapely.length(cells).sum() - outline, abs=0.05)
