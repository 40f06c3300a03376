"""Overlaps of a land cover, on boxes whose areas one can work out in the head."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.land.overlaps import overlaps

pytestmark = pytest.mark.once


def box(west, south, east, north):
    return shapely.box(west, south, east, north)


def test_two_squares_that_share_ten_square_metres():
    # 10 × 10 and 10 × 10, one metre in common over the whole height: 10 m² of the 190 that are covered
    found = overlaps([box(0, 0, 10, 10), box(9, 0, 19, 10)])
    assert found.pairs.tolist() == [[0, 1]]
    assert found.areas.tolist() == [10.0]
    assert found.shapes[0].equals(box(9, 0, 10, 10))
    assert (found.covered_m2, found.overlapped_m2) == (190.0, 10.0)
    assert found.share == pytest.approx(10 / 190)


def test_where_three_meet_is_counted_once():
    # [0, 10], [5, 15], [8, 18] over 10 m: pairs share 5, 2 and 7 m; [5, 15] less nothing is under two and more: 10 m
    found = overlaps([box(0, 0, 10, 10), box(5, 0, 15, 10), box(8, 0, 18, 10)])
    assert found.pairs.tolist() == [[0, 1], [0, 2], [1, 2]]
    assert found.areas.tolist() == [50.0, 20.0, 70.0]
    assert (found.covered_m2, found.overlapped_m2) == (180.0, 100.0)


def test_a_partition_shares_nothing():
    squares = [box(10 * i, 10 * j, 10 * i + 10, 10 * j + 10) for i in range(4) for j in range(4)]
    found = overlaps(squares)
    assert len(found.pairs) == 0
    assert (found.share, found.covered_m2) == (0.0, 1600.0)


def test_a_partition_laid_twice_is_claimed_whole():
    # the second one is cut elsewhere: inside, every edge is well drawn twice; only the outline tells
    first = [box(10 * i, 10 * j, 10 * i + 10, 10 * j + 10) for i in range(6) for j in range(6)]
    second = [box(20 * i, 15 * j, 20 * i + 20, 15 * j + 15) for i in range(3) for j in range(4)]
    found = overlaps(first + second)
    assert (found.covered_m2, found.overlapped_m2, found.share) == pytest.approx((3600.0, 3600.0, 1.0))
    assert found.areas.sum() == pytest.approx(3600.0)


def test_a_polygon_drawn_twice_and_one_inside_another():
    found = overlaps([box(0, 0, 10, 10), box(0, 0, 10, 10), box(100, 0, 110, 10), box(102, 2, 104, 4)])
    assert found.pairs.tolist() == [[0, 1], [2, 3]]
    assert found.areas.tolist() == [100.0, 4.0]
    assert (found.covered_m2, found.overlapped_m2) == (200.0, 104.0)


def test_the_rounding_of_coordinates_is_not_told():
    # a strip of 1 mm along an edge of 10 m; beside it, two metres really shared over one metre: 2 m²
    sliver = overlaps([box(0, 0, 10, 10), box(9.999, 0, 20, 10)])
    assert len(sliver.pairs) == 0
    foot = shapely.union(box(9.999, 0, 20, 10), box(8, 4, 10, 5))
    both = overlaps([box(0, 0, 10, 10), foot])
    assert both.areas.tolist() == pytest.approx([2.001 + 0.009], abs=0.01)


def test_what_is_missing_covers_nothing_and_keeps_its_place():
    found = overlaps([None, box(0, 0, 10, 10), shapely.Polygon(), box(9, 0, 19, 10)])
    assert found.pairs.tolist() == [[1, 3]]
    assert overlaps([]).share == 0.0
    assert overlaps([None, shapely.Polygon()]).covered_m2 == 0.0


boxes = st.lists(
    st.tuples(*(st.integers(0, 12) for _ in range(2)), *(st.integers(1, 6) for _ in range(2))), min_size=1, max_size=9
)


@given(boxes)
def test_areas_are_those_of_counted_cells(drawn):
    # whole metres: each cell of 1 m² counts how many boxes hold it
    cells = np.zeros((20, 20), dtype=int)
    for west, south, wide, high in drawn:
        cells[west : west + wide, south : south + high] += 1
    found = overlaps([box(w, s, w + wide, s + high) for w, s, wide, high in drawn])
    assert found.covered_m2 == pytest.approx((cells > 0).sum())
    assert found.overlapped_m2 == pytest.approx((cells > 1).sum())
    assert found.areas.sum() == pytest.approx((cells * (cells - 1) / 2).sum())


@given(boxes, st.randoms(use_true_random=False))
def test_the_order_and_the_way_polygons_are_split_change_nothing(drawn, random):
    shapes = [box(w, s, w + wide, s + high) for w, s, wide, high in drawn]
    halves = [
        part
        for w, s, wide, high in drawn
        for part in (box(w, s, w + wide / 2, s + high), box(w + wide / 2, s, w + wide, s + high))
    ]
    random.shuffle(halves)
    whole, split = overlaps(shapes), overlaps(halves)
    assert split.overlapped_m2 == pytest.approx(whole.overlapped_m2)
    assert split.covered_m2 == pytest.approx(whole.covered_m2)
    assert split.areas.sum() == pytest.approx(whole.areas.sum())
