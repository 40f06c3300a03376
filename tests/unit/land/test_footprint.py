"""What each date covers of the territories: hand squares."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.land.columns import FOOTPRINT
from aula.aula_plugin.core.land.footprint import footprints

pytestmark = pytest.mark.once


def told(frame):
    return sorted(zip(frame["type"], frame["date"], (frame["ha"] * 10_000).round(3)))


def test_two_layers_that_do_not_cover_the_same_place():
    # Territory 100 × 10. Date 1 covers x 0–60, date 2 covers x 40–90: both 20 × 10, first only 400, second only 300,
    # neither 100.
    frame, covered = footprints([box(0, 0, 60, 10)], [box(40, 0, 90, 10)], [box(0, 0, 100, 10)], "EPSG:2154")
    assert told(frame) == [("date 1 seulement", 1, 400), ("date 2 seulement", 2, 300), ("non couvert", None, 100)]
    assert covered == pytest.approx([200])
    assert list(frame.columns) == [*FOOTPRINT, "geometry"] and frame.crs.to_epsg() == 2154


def test_whole_coverage_shows_nothing():
    land = [box(0, 0, 60, 10), box(60, 0, 100, 10)]
    frame, covered = footprints(land, [box(-5, -5, 105, 15)], [box(0, 0, 100, 10), box(50, 0, 80, 10)])
    assert len(frame) == 0 and list(frame.columns) == [*FOOTPRINT, "geometry"]
    assert covered == pytest.approx([1000, 300])


def test_places_far_larger_than_a_square_come_in_one_piece():
    # 5 × 3 km of which the second date lacks the eastern 2.5 km, over several squares of 1 km: one place.
    frame, covered = footprints([box(0, 0, 5000, 3000)], [box(0, 0, 2500, 3000)], [box(0, 0, 5000, 3000)])
    assert told(frame) == [("date 1 seulement", 1, 7_500_000)]
    assert frame.geometry[0].equals(box(2500, 0, 5000, 3000))
    assert covered == pytest.approx([7_500_000])


def test_a_hole_is_seen_although_polygons_overlap_elsewhere():
    # 4 × 4 m are missing from the first date, and 5 × 10 are covered twice: covered 1000 − 16.
    land = [box(0, 0, 55, 10), box(50, 0, 100, 10).difference(box(70, 3, 74, 7))]
    frame, covered = footprints(land, [box(0, 0, 100, 10)], [box(0, 0, 100, 10)])
    assert told(frame) == [("date 2 seulement", 2, 16)]
    assert covered == pytest.approx([984])


def test_one_layer_with_both_dates_may_only_leave_places_uncovered():
    land = np.array([box(0, 0, 60, 10)])
    for second in (None, land):
        frame, covered = footprints(land, second, [box(0, 0, 100, 10), box(50, 0, 70, 10)])
        assert told(frame) == [("non couvert", None, 400)]
        assert covered == pytest.approx([600, 100])


def test_places_are_told_largest_first_and_rounding_is_not_told():
    land = [box(0, 0, 10, 10), box(10 + 1e-7, 0, 20, 10), box(22, 0, 40, 10), box(45, 0, 100, 10)]
    frame, covered = footprints(land, [box(0, 0, 100, 10)], [box(0, 0, 100, 10)])
    assert (frame["ha"] * 10_000).tolist() == pytest.approx([50, 20])
    assert covered == pytest.approx([930])


def test_nothing_given():
    frame, covered = footprints([], [], [box(0, 0, 10, 10)])
    assert told(frame) == [("non couvert", None, 100)] and covered == pytest.approx([0])
    frame, covered = footprints([box(0, 0, 1, 1)], None, [])
    assert len(frame) == 0 and len(covered) == 0
    frame, covered = footprints([box(0, 0, 1, 1)], None, [None, box(0, 0, 1, 1)])
    assert len(frame) == 0 and covered == pytest.approx([0, 1])


def test_a_person_may_stop_it():
    with pytest.raises(InputError, match="interrompu"):
        footprints([box(0, 0, 1, 1)], None, [box(0, 0, 2, 2)], cancelled=lambda: True)


def test_progress_never_goes_back():
    shares = []
    footprints([box(0, 0, 1, 1)], [box(0, 0, 2, 1)], [box(0, 0, 2, 2)], progress=shares.append)
    assert shares == sorted(shares) and shares[-1] == pytest.approx(1)


SPOT = st.tuples(st.integers(0, 2500), st.integers(0, 1500), st.integers(1, 1200), st.integers(1, 900))


@given(st.lists(SPOT, max_size=5), st.lists(SPOT, max_size=5))
@settings(max_examples=30, deadline=None, derandomize=True)
def test_the_places_are_those_of_brute_force(one, other):
    territory = shapely.Polygon([(0, 0), (2600, 100), (2400, 1700), (100, 1500)])
    first, second = ([box(x, y, x + w, y + h) for x, y, w, h in spots] for spots in (one, other))
    frame, covered = footprints(first, second, [territory])
    a, b = shapely.union_all(first), shapely.union_all(second)
    both = territory.intersection(a).intersection(b).area
    assert covered == pytest.approx([both], abs=0.1)
    expected = {
        "date 1 seulement": territory.intersection(a).difference(b).area,
        "date 2 seulement": territory.intersection(b).difference(a).area,
        "non couvert": territory.difference(a).difference(b).area,
    }
    found = frame.assign(m2=frame["ha"] * 10_000).groupby("type")["m2"].sum().to_dict()
    assert {name: found.get(name, 0.0) for name in expected} == pytest.approx(expected, abs=1.0)
