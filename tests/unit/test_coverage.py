"""Holes and candidate pairs found from the edges that do not match, against the plain overlay."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import affinity, box

from aula.aula_plugin.core.coverage import coverage, empty_places, neighbours

QUICK = settings(max_examples=60, deadline=None)


def array(*shapes):
    result = np.empty(len(shapes), dtype=object)
    result[:] = shapes
    return result


def test_a_true_partition_has_nothing_to_say():
    known = coverage(array(box(0, 0, 10, 10), box(10, 0, 20, 10), box(0, 10, 20, 20)))
    assert len(known.holes) == 0 and known.double_m2 == 0


def test_neighbours_with_other_vertices_leave_no_hole_and_no_double():
    # The upper rectangle has no vertex at x = 10: edges do not match, yet nothing overlaps and nothing is empty.
    known = coverage(array(box(0, 0, 10, 10), box(10, 0, 20, 10), box(0, 10, 20, 20)))
    assert shapely.area(known.faces[known.count == 1]).sum() == pytest.approx(400)


def test_hole_overlap_and_triple_place():
    # Frame of 30×30 without its middle 10×10 (hole 100 m²); two squares of 4×4 laid on the frame, sharing 2×4.
    frame = box(0, 0, 30, 30).difference(box(10, 10, 20, 20))
    known = coverage(array(frame, box(1, 1, 5, 5), box(3, 1, 7, 5)))
    assert shapely.area(known.holes).tolist() == [100]
    # Σ areas − union: 16 + 16 laid on the frame.
    assert known.double_m2 == pytest.approx(32)
    assert set(zip(known.first, known.second)) == {(0, 1), (0, 2), (1, 2)}


def test_duplicate_polygons_are_seen():
    known = coverage(array(box(0, 0, 10, 10), box(0, 0, 10, 10)))
    assert known.double_m2 == 100 and set(zip(known.first, known.second)) == {(0, 1)}


def test_island_is_not_part_of_the_hole_around_it():
    frame = box(0, 0, 30, 30).difference(box(10, 10, 20, 20))
    known = coverage(array(frame, box(12, 12, 18, 18)))
    assert shapely.area(known.holes).tolist() == [64]


def test_nothing_covers_nothing():
    known = coverage(array(None, shapely.Polygon()))
    assert len(known.faces) == 0 and known.double_m2 == 0
    assert len(coverage(array()).faces) == 0


def test_neighbours_are_sorted_by_the_border_they_share():
    # Hole 10×4 : 10 m with the zone below and with the one above, 4 m on the left, nothing on the right.
    zones = array(box(-5, 0, 0, 4), box(0, -5, 10, 0), box(0, 4, 10, 9))
    place, zone, length = neighbours(array(box(0, 0, 10, 4)), zones)
    assert place.tolist() == [0, 0, 0] and zone.tolist() == [1, 2, 0]
    assert length.tolist() == pytest.approx([10, 10, 4])


shapes = st.lists(
    st.tuples(
        st.integers(0, 12), st.integers(0, 12), st.integers(1, 8), st.integers(1, 8), st.sampled_from([0, 0, 30])
    ),
    min_size=1,
    max_size=8,
).map(lambda rows: [affinity.rotate(box(x, y, x + w, y + h), turn) for x, y, w, h, turn in rows])


@QUICK
@given(shapes)
def test_same_answer_as_the_plain_overlay(polygons):
    known = coverage(array(*polygons))
    union = shapely.union_all(polygons)
    assert known.double_m2 == pytest.approx(sum(p.area for p in polygons) - union.area, abs=1e-4)
    filled = shapely.union_all([shapely.Polygon(part.exterior) for part in shapely.get_parts(union)])
    assert shapely.area(known.holes).sum() == pytest.approx(filled.area - union.area, abs=1e-4)
    pairs = set(zip(known.first.tolist(), known.second.tolist()))
    for i, one in enumerate(polygons):
        for j in range(i + 1, len(polygons)):
            if one.intersection(polygons[j]).area > 1e-9:
                assert (i, j) in pairs


def test_empty_places_whatever_lies_twice_elsewhere():
    # a square of 100 m² without a cell of 1 m², drawn twice; and inside a limit of 20 × 10 m, 100 m² more
    holed = shapely.difference(box(0, 0, 10, 10), box(4, 4, 5, 5))
    twice = np.array([holed, holed, None], dtype=object)
    assert shapely.area(empty_places(twice)).tolist() == [1.0]
    limit = shapely.get_parts(shapely.boundary(box(0, 0, 20, 10)))
    assert sorted(shapely.area(empty_places(twice, limit))) == [1.0, 100.0]
    assert len(empty_places(np.array([None], dtype=object))) == 0
    assert shapely.area(empty_places(np.array([None], dtype=object), limit)).tolist() == [200.0]
