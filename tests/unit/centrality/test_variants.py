"""Chains, hulls, built form and reach: areas by hand."""

import math

import numpy as np
import pytest
import shapely

from aula.aula_plugin.core.centrality.settings import Settings
from aula.aula_plugin.core.centrality.streets import Streets
from aula.aula_plugin.core.centrality.variants import (
    HULL_MARGIN_M,
    buffers,
    hulls,
    reaching,
    within_reach,
    within_reach_of_all,
)

#: Share of a circle that a polygon of 64 sides covers.
POLYGON = 32 * math.sin(2 * math.pi / 64) / math.pi


def at(*xy):
    return np.array(xy, dtype=float)


def test_shops_nearer_than_the_gap_are_one_chain():
    near, apart = at((0, 0), (99, 0), (198, 0)), at((0, 0), (101, 0), (202, 0))
    assert len(buffers(near, 100, 3)) == 1
    assert len(buffers(apart, 100, 3)) == 0
    assert len(buffers(apart, 100, 1)) == 3


def test_area_of_a_chain_of_one_place():
    same = at((0, 0), (0, 0), (0, 0))
    assert shapely.area(buffers(same, 100, 3))[0] == pytest.approx(math.pi * 50**2 * POLYGON)


def test_no_shop():
    assert len(buffers(np.empty((0, 2)), 100, 3)) == 0
    assert len(hulls(np.empty((0, 2)), np.empty(0, dtype=object), 0.3)) == 0


@pytest.mark.parametrize("gap", [15.0, 60.0, 220.0])
def test_chains_made_set_by_set_are_those_of_one_union(gap):
    """Scattered, gathered and all in one: disks of the same 300 shops, united at once."""
    shops = np.random.default_rng(6).uniform(0, 1500, (300, 2)) - 700
    points = shapely.points(shops)
    parts = shapely.get_parts(shapely.union_all(shapely.buffer(points, gap / 2, quad_segs=16)))
    part, _ = shapely.STRtree(points).query(parts, predicate="intersects")
    expected = shapely.union_all(parts[np.bincount(part, minlength=len(parts)) >= 3])
    found = buffers(shops, gap, 3)
    assert len(found) == len(shapely.get_parts(expected))
    assert shapely.area(shapely.symmetric_difference(shapely.union_all(found), expected)) < 1e-6


def test_hull_of_a_square():
    shops = at((0, 0), (80, 0), (80, 80), (0, 80))
    chains = buffers(shops, 100, 3)
    # 80 × 80 m grown by 25 m: 6 400 + 4 × 80 × 25 + a disk of radius 25
    expected = 80**2 + 4 * 80 * HULL_MARGIN_M + math.pi * HULL_MARGIN_M**2 * POLYGON
    assert shapely.area(hulls(shops, chains, 1.0)).sum() == pytest.approx(expected)


def test_shops_in_line_keep_their_chain():
    shops = at((0, 0), (50, 0), (100, 0))
    chains = buffers(shops, 100, 3)
    assert shapely.equals(hulls(shops, chains, 0.3)[0], chains[0])


def test_reach_of_five_minutes_along_one_street():
    street = Streets.of(np.array([shapely.LineString([(-1000, 0), (1000, 0)])], dtype=object))
    shapes, attached = within_reach(street, at((0, 40), (0, 60)), Settings())
    assert list(attached) == [True, False]
    # 5 min at 4,5 km/h: 375 m each way, and 50 m around (a disk of 32 sides)
    disk = 50**2 * 16 * math.sin(2 * math.pi / 32)
    assert shapely.area(shapes[0]).sum() == pytest.approx(750 * 100 + disk)
    assert len(shapes[1]) == 0


def test_reach_of_several_starts_walked_at_once():
    """Starts 300 m apart on one street reach 375 m beyond either: 1 050 m of it; the third start has no street."""
    street = Streets.of(np.array([shapely.LineString([(-1000, 0), (1000, 0)])], dtype=object))
    starts = at((0, 0), (300, 20), (0, 60))
    (shapes,), attached = within_reach_of_all(street, starts, Settings())
    assert list(attached) == [True, True, False]
    disk = 50**2 * 16 * math.sin(2 * math.pi / 32)
    assert shapely.area(shapes).sum() == pytest.approx(1050 * 100 + disk)
    one_by_one = shapely.union_all(np.concatenate(within_reach(street, starts, Settings())[0]))
    assert shapely.area(shapely.symmetric_difference(one_by_one, shapely.union_all(shapes))) < 1e-6


def test_shops_of_chains_that_reach_a_place():
    """A chain of three 80 m apart ends 40 m from the place: its disks of 50 m reach it; one 140 m off does not."""
    shops = np.array([(0, 0), (80, 0), (160, 0), (1000, 0)], dtype=float)
    assert reaching(shops, 100, (200, -10, 300, 10)).tolist() == [True, True, True, False]
    assert not reaching(shops, 100, (300, -10, 700, 10)).any()
    assert reaching(shops[:0], 100, (0, 0, 1, 1)).shape == (0,)
