"""Pieces of objects in a place they cover: answers worked out on squares."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from aula.aula_plugin.core.geometry import dissolve, polygons_of
from aula.aula_plugin.core.pieces import pieces_in

SQUARES = np.array([box(0, 0, 10, 10), box(10, 0, 20, 10), box(50, 0, 60, 10)], dtype=object)


def test_a_part_across_two_objects_is_shared_and_one_inside_is_kept_as_it_is():
    # One part over the first two squares (2 × 4 and 5 × 4), one inside the first (1 × 1), nothing in the third.
    place = shapely.MultiPolygon([box(8, 0, 15, 4), box(1, 8, 2, 9)])
    met, pieces = pieces_in(SQUARES, place)
    assert met.tolist() == [0, 1]
    assert shapely.area(pieces).tolist() == pytest.approx([8 + 1, 20])
    assert [piece.geom_type for piece in pieces] == ["MultiPolygon", "Polygon"]


def test_an_object_only_touched_has_no_piece():
    met, pieces = pieces_in(SQUARES, box(5, 0, 10, 10))
    assert met.tolist() == [0]
    assert pieces[0].equals(box(5, 0, 10, 10))


def test_a_place_left_invalid_is_mended_and_overlapping_objects_each_show_their_piece():
    # Bow-tie of two triangles of 25 m² in the first square; a second object covers its right half (x > 5).
    bow_tie = shapely.from_wkt("POLYGON((0 0,10 10,10 0,0 10,0 0))")
    objects = np.array([box(0, 0, 10, 10), box(5, 0, 10, 10)], dtype=object)
    met, pieces = pieces_in(objects, bow_tie)
    assert met.tolist() == [0, 1]
    assert shapely.area(pieces).tolist() == pytest.approx([50, 25])


def test_no_object_met_gives_nothing():
    met, pieces = pieces_in(SQUARES, box(100, 100, 101, 101))
    assert len(met) == 0 and len(pieces) == 0


squares = st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(1, 6)).map(
    lambda at: box(at[0], at[1], at[0] + at[2], at[1] + at[2])
)


@settings(max_examples=60, deadline=None)
@given(st.lists(squares, min_size=1, max_size=8), squares)
def test_pieces_are_the_intersections(objects, window):
    objects = np.array(objects, dtype=object)
    place = polygons_of(shapely.intersection(dissolve(objects), window))
    found = dict(zip(*pieces_in(objects, place)))
    for position, one in enumerate(objects):
        expected = one.intersection(window).area
        assert (found[position].area if position in found else 0.0) == pytest.approx(expected)
