"""Chains, hulls, built form and reach: areas by hand."""

import math

import numpy as np
import pytest
import shapely

from aula.aula_plugin.core.centrality.settings import Settings
from aula.aula_plugin.core.centrality.streets import Streets
from aula.aula_plugin.core.centrality.variants import HULL_MARGIN_M, buffers, hulls, within_reach

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
