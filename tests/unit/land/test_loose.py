"""Edges that no neighbour draws on its own side: hand squares."""

import numpy as np
import pytest
import shapely
from shapely import box

from aula.aula_plugin.core.land.loose import loose_edges

pytestmark = pytest.mark.once


def loose(shapes):
    return np.unique(loose_edges(np.array(shapes, dtype=object))[1]).tolist()


def ringed(*inner):
    """A frame of 10 m around squares, so that nothing has a free border but the frame."""
    return box(-10, -10, 30, 30).difference(box(0, 0, 20, 20)), *inner


def test_junctions_are_no_loose_edge():
    # The long side of the first is two sides of the others; only the frame has a free border.
    assert loose(ringed(box(0, 0, 10, 20), box(10, 0, 20, 8), box(10, 8, 20, 20))) == [0]


def test_an_overlap_and_a_gap_have_loose_edges():
    assert loose(ringed(box(0, 0, 11, 20), box(10, 0, 20, 20))) == [0, 1, 2]
    assert loose(ringed(box(0, 0, 9, 20), box(10, 0, 20, 20))) == [0, 1, 2]


def test_a_polygon_drawn_twice_is_loose_although_its_neighbours_run_along_it():
    twice = [box(0, 0, 10, 20), box(0, 0, 10, 20), box(10, 0, 20, 20)]
    assert {1, 2} <= set(loose(ringed(*twice)))


def test_rings_turned_either_way_are_the_same():
    shapes = ringed(box(0, 0, 10, 20), box(10, 0, 20, 8), box(10, 8, 20, 20))
    turned = [shape.reverse() if i % 2 else shape for i, shape in enumerate(shapes)]
    assert loose(turned) == [0]
    odd = shapely.Polygon(shapes[0].exterior, [shapes[0].interiors[0].coords[::-1]])
    assert 0 in loose([odd, *shapes[1:]])


def test_nothing_to_compare():
    assert loose([]) == [] and loose([None, shapely.Polygon()]) == []
