"""Differences of digitising: rectangles on both sides of each bound."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import affinity, box

from aula.aula_plugin.core.land.slivers import digitising

pytestmark = pytest.mark.once
SMALL, NARROW = "moins de 5\u00a0m²", "plus étroit que 1\u00a0m"


def motives(shapes, group=None, **bounds):
    bounds = {"area_min": 5.0, "width_min": 1.0, **bounds}
    return digitising(shapes, np.zeros(len(shapes), dtype=int) if group is None else group, **bounds).tolist()


def test_area_on_both_sides_of_five_square_metres():
    # 2 × 2.45 = 4.9 m²; 2 × 2.5 = 5 m².
    assert motives([box(0, 0, 2, 2.45), box(10, 0, 12, 2.5)]) == [SMALL, None]


def test_width_on_both_sides_of_one_metre():
    assert motives([box(0, 0, 0.99, 100), box(10, 0, 11, 100), box(20, 0, 21.01, 100)]) == [NARROW, None, None]


def test_a_narrow_strip_is_narrow_however_it_is_turned():
    for angle in (0, 17, 45, 90, 133):
        turned = [affinity.rotate(box(0, 0, w, 100), angle, origin=(0, 0)) for w in (0.99, 1.01)]
        assert motives([turned[0]]) == [NARROW] and motives([turned[1]]) == [None]


def test_strips_side_by_side_are_one_patch_of_one_flow_only():
    # 0.6 + 0.6 = 1.2 m wide together; each alone is narrow.
    strips = [box(0, 0, 0.6, 100), box(0.6, 0, 1.2, 100)]
    assert motives(strips) == [None, None]
    assert motives(strips, [1, 2]) == [NARROW, NARROW]


def test_small_pieces_in_a_row_are_one_patch():
    # Five squares of 1.2 × 1.2 = 1.44 m² each: 7.2 m² together; touching by a corner only is not together.
    row = [box(1.2 * i, 0, 1.2 * (i + 1), 1.2) for i in range(5)]
    assert motives(row) == [None] * 5
    steps = [box(1.2 * i, 1.2 * i, 1.2 * (i + 1), 1.2 * (i + 1)) for i in range(5)]
    assert motives(steps) == [SMALL] * 5


def test_pieces_whose_common_edge_is_cut_otherwise_are_one_patch():
    # The long side of the first is two edges of the others: 0.6 + 0.6 m.
    assert motives([box(0, 0, 0.6, 100), box(0.6, 0, 1.2, 50), box(0.6, 50, 1.2, 100)]) == [None] * 3


def test_a_thin_ring_is_narrow_and_a_patch_with_a_thin_tail_is_not():
    # At the corners of the ring a disc of 2 × 0.9 × √2 / (1 + √2) = 1.05 m fits: less than 5 m² of it each time.
    ring = box(0, 0, 100, 100).difference(box(0.9, 0.9, 99.1, 99.1))
    tail = box(200, 0, 203, 3).union(box(203, 0, 400, 0.2))
    assert motives([ring, tail]) == [NARROW, None]


def test_a_piece_in_several_parts_counts_as_soon_as_one_does():
    wide, thin, dust = box(0, 0, 10, 10), box(20, 0, 20.5, 50), box(30, 0, 31, 1)
    assert motives([shapely.MultiPolygon([thin, wide])]) == [None]
    assert motives([shapely.MultiPolygon([dust, thin])])[0] is not None
    assert motives([shapely.MultiPolygon([thin, wide]), box(20.5, 0, 20.8, 50)]) == [None, NARROW]


def test_bounds_are_those_asked_and_none_may_be():
    shapes = [box(0, 0, 3, 3), box(10, 0, 11.4, 50)]
    assert motives(shapes, area_min=12.5, width_min=1.5) == ["moins de 12,5\u00a0m²", "plus étroit que 1,5\u00a0m"]
    assert motives([box(0, 0, 0.1, 0.1)], area_min=0, width_min=0) == [None]


def test_what_has_no_shape_counts_as_it_is():
    assert motives([None, shapely.Polygon(), box(0, 0, 1, 1)]) == [None, None, SMALL]
    assert motives([]) == []


@given(st.floats(0.05, 3.0), st.floats(2.0, 60.0), st.lists(st.floats(0.05, 0.95), max_size=3), st.integers(0, 90))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_splitting_a_patch_changes_nothing(width, length, cuts, angle):
    whole = affinity.rotate(box(0, 0, width, length), angle, origin=(0, 0))
    pieces = [whole]
    for place in cuts:
        for line in (box(-1, -1, width * place, length + 1), box(-1, length * place, width + 1, length + 1)):
            knife = affinity.rotate(line, angle, origin=(0, 0))
            pieces = [part for one in pieces for part in (one.intersection(knife), one.difference(knife))]
            pieces = [one for one in pieces if one.area > 1e-6]
    area, thin = width * length, min(width, length)
    if abs(area - 5) > 0.01 and abs(thin - 1) > 0.01:
        expected = SMALL if area < 5 else NARROW if thin < 1 else None
        assert motives(pieces) == [expected] * len(pieces)
