"""Which patches are neighbours, worked out on small rasters of cells of 10 m."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.green_network.neighbours import (
    adjacent_pairs,
    euclidean_pairs,
    euclidean_zones,
    every_pair,
    straight_distances,
)
from aula.aula_plugin.core.raster_grid import Grid


def grid_of(patches, across=10.0, down=10.0):
    return Grid(0.0, 0.0, across, down, *patches.shape)


def raster(*lines):
    return np.array([[int(cell, 36) if cell != "." else 0 for cell in line] for line in lines], dtype=np.int32)


def listed(pairs):
    return [tuple(pair) for pair in pairs.tolist()]


def test_zones_touch_by_a_side_not_by_a_corner():
    assert listed(adjacent_pairs(raster("12", "31"))) == [(1, 2), (1, 3)]
    assert listed(adjacent_pairs(raster("1.", ".2"))) == []


def test_three_in_a_row_the_ends_are_no_neighbours():
    patches = raster("1...2...3")
    assert listed(euclidean_pairs(patches, grid_of(patches))) == [(1, 2), (2, 3)]
    assert listed(every_pair(patches)) == [(1, 2), (1, 3), (2, 3)]


def test_ends_are_neighbours_round_a_short_patch():
    # far below the small patch 2, cells are as near to 1 as to 3: their zones meet there
    patches = raster("1...2...3", *["1.......3"] * 6)
    assert listed(euclidean_pairs(patches, grid_of(patches))) == [(1, 2), (1, 3), (2, 3)]


def test_nearest_counts_the_height_of_the_cells():
    # the middle cell lies 1 row of 30 m under patch 1 and 2 columns of 10 m from patch 2
    patches = raster("1..", "..2")
    assert euclidean_zones(patches, grid_of(patches, 10, 30))[1, 0] == 2
    assert euclidean_zones(patches, grid_of(patches, 10, 10))[1, 0] == 1


def test_no_patch_and_one_patch():
    for lines in (("...",), (".1.",)):
        patches = raster(*lines)
        assert len(euclidean_pairs(patches, grid_of(patches))) == 0
        assert len(every_pair(patches)) == 0


def test_straight_distances_from_edge_to_edge():
    patches = raster("1..2", "4...", "....", "...3")
    found = straight_distances(patches, grid_of(patches), np.array([[1, 2], [1, 3], [1, 4], [3, 4]]))
    # 1 to 2: two empty cells. The corner of 3 is (30, 30): 1 ends at (10, 10), 20 and 20 m away; 4 at (10, 20), 20 and
    # 10 m away. 1 and 4 share a side.
    assert found == pytest.approx([20, np.hypot(20, 20), 0, np.hypot(20, 10)])


def test_patches_that_touch_by_a_corner_are_at_no_distance():
    patches = raster("1.", ".2")
    assert straight_distances(patches, grid_of(patches), np.array([[1, 2]])) == [0.0]


@given(st.integers(0, 2**32 - 1))
def test_zone_is_that_of_a_nearest_patch(seed):
    random = np.random.default_rng(seed)
    patches = np.where(random.random((9, 8)) < 0.1, random.integers(1, 6, (9, 8)), 0).astype(np.int32)
    zones = euclidean_zones(patches, grid_of(patches, 10, 7))
    rows, columns = np.nonzero(patches)
    for row, column in np.argwhere(zones >= 0).tolist():
        if not len(rows):
            assert zones[row, column] == 0
            continue
        apart = np.hypot((rows - row) * 7, (columns - column) * 10)
        own = apart[patches[rows, columns] == zones[row, column]]
        assert own.min() == pytest.approx(apart.min(), rel=1e-12)
