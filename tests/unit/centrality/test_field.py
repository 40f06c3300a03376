"""Density, diversity and built area: numbers by hand, an independent computation, and what must not matter."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.centrality.field import built_area, density, diversity
from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.raster_grid import Grid

GRID = Grid(0.0, 300.0, 25.0, 25.0, 12, 12)
#: Centre of the cell of row 6 and column 5.
CENTRE = (137.5, 137.5)

coordinate = st.floats(-100, 400, allow_nan=False).map(lambda value: round(value, 2))
points = st.lists(st.tuples(coordinate, coordinate, st.integers(-1, 3)), min_size=1, max_size=12)


def split(found) -> tuple[np.ndarray, np.ndarray]:
    table = np.array(found, dtype=float)
    return table[:, :2], table[:, 2].astype(np.int64)


def by_hand(xy, weights, grid: Grid, radius: float) -> np.ndarray:
    """Return the density cell by cell and point by point, from its definition."""
    found = np.zeros(grid.shape)
    for row in range(grid.rows):
        for column in range(grid.columns):
            x, y = grid.left + (column + 0.5) * grid.across, grid.top - (row + 0.5) * grid.down
            for (px, py), weight in zip(xy, weights):
                u = math.hypot(px - x, py - y) / radius
                found[row, column] += weight * (1 - u * u) ** 2 if u < 1 else 0.0
    return found


def test_one_point_is_read_in_its_weight():
    """At the point itself K is its weight; 50 m away, with h = 100, (1 − 0.25)² = 0.5625 of it; at 100 m nothing."""
    found = density(np.array([CENTRE]), np.array([2.0]), GRID, 100.0)
    assert found[6, 5] == 2.0
    assert found[6, 7] == found[4, 5] == pytest.approx(2 * 0.5625)
    assert found[6, 9] == 0.0
    assert found[6, 1] == 0.0


def test_distances_are_those_to_the_centres_not_to_the_cells():
    """The point lies 10 m east of a centre: u = 0.1, K = 0.99² = 0.9801; the next centre is 15 m away: 0.9775²."""
    found = density(np.array([[147.5, 137.5]]), np.array([1.0]), GRID, 100.0)
    assert found[6, 5] == pytest.approx(0.9801)
    assert found[6, 6] == pytest.approx(0.9775**2)


@settings(max_examples=25)
@given(points, st.sampled_from([30.0, 100.0, 151.3]))
def test_the_kernel_is_that_of_an_independent_computation(found, radius):
    xy, _ = split(found)
    weights = np.arange(1.0, len(xy) + 1)
    assert density(xy, weights, GRID, radius) == pytest.approx(by_hand(xy, weights, GRID, radius), abs=1e-9)


@settings(max_examples=25)
@given(points, st.sampled_from([30.0, 100.0, 151.3]))
def test_groups_are_those_of_an_independent_count(found, radius):
    xy, groups = split(found)
    number, shannon = diversity(xy, groups, GRID, radius)
    centres = GRID.centres(*np.divmod(np.arange(GRID.count), GRID.columns))
    for position, (x, y) in enumerate(centres):
        near = [group for (px, py), group in zip(xy, groups) if math.hypot(px - x, py - y) <= radius and group >= 0]
        assert number.flat[position] == len(set(near))
        shares = [near.count(group) / len(near) for group in set(near)]
        expected = -sum(share * math.log(share) for share in shares) if near else math.nan
        assert shannon.flat[position] == pytest.approx(expected, nan_ok=True, abs=1e-12)


def test_shannon_by_hand():
    """Two bakeries and two schools: ln 2. Three of one and one of the other: −¾ ln ¾ − ¼ ln ¼ = 0.5623."""
    even, odd = np.array([0, 0, 1, 1]), np.array([0, 0, 0, 1])
    xy = np.array([CENTRE] * 4)
    assert diversity(xy, even, GRID, 100.0)[1][6, 5] == pytest.approx(math.log(2))
    assert diversity(xy, odd, GRID, 100.0)[1][6, 5] == pytest.approx(0.5623, abs=1e-4)


def test_a_group_counts_once_and_no_group_counts_for_nothing():
    number, shannon = diversity(np.array([CENTRE] * 3), np.array([4, 4, -1]), GRID, 50.0)
    assert number[6, 5] == 1 and shannon[6, 5] == 0.0
    alone, none = diversity(np.array([CENTRE]), np.array([-1]), GRID, 50.0)
    assert not alone.any() and np.isnan(none).all()


def test_a_point_at_the_distance_itself_counts():
    """Centres 50 m away on the axes, 35.4 m on the diagonals: 13 cells within 50 m (1 + 4 + 4 + 4)."""
    assert (diversity(np.array([CENTRE]), np.array([0]), GRID, 50.0)[0] == 1).sum() == 13


def test_many_groups_are_counted_in_several_goes(monkeypatch):
    from aula.aula_plugin.core.centrality import field

    xy, groups = np.array([CENTRE] * 5), np.array([0, 3, 7, 8, 8])
    whole = diversity(xy, groups, GRID, 60.0)
    monkeypatch.setattr(field, "LAYERS_AT_ONCE", 1)
    again = diversity(xy, groups, GRID, 60.0)
    assert (whole[0] == again[0]).all() and np.array_equal(whole[1], again[1], equal_nan=True)
    assert whole[0][6, 5] == 4


def test_built_area_is_a_ratio_of_the_disc():
    """314.159 m² of floor within 100 m, a disc of 31 415.9 m²: 0.01 m² per m²; unknown areas add nothing."""
    found = built_area(np.array([CENTRE, CENTRE]), np.array([100 * math.pi, math.nan]), GRID, 100.0)
    assert found[6, 5] == pytest.approx(0.01)
    assert found[6, 9] == pytest.approx(0.01)
    assert found[6, 10] == 0.0


def test_a_weight_that_is_not_a_number_is_one():
    assert density(np.array([CENTRE]), np.array([math.nan]), GRID, 100.0)[6, 5] == 1.0


def test_points_beyond_the_grid_count_where_they_reach_it():
    """60 m west of the first column of centres, h = 100: u = 0.6, K = 0.64² = 0.4096."""
    found = density(np.array([[-47.5, 137.5], [5000.0, 0.0], [math.nan, 1.0]]), np.ones(3), GRID, 100.0)
    assert found[6, 0] == pytest.approx(0.4096)
    assert found.max() == found[6, 0]


def test_no_point_is_no_field():
    empty = np.zeros((0, 2))
    assert not density(empty, np.zeros(0), GRID, 100.0).any()
    assert not diversity(empty, np.zeros(0, dtype=np.int64), GRID, 100.0)[0].any()


@pytest.mark.parametrize("radius", [0.0, -5.0, math.nan, math.inf])
def test_a_radius_is_a_positive_number(radius):
    with pytest.raises(InputError, match="rayon"):
        density(np.array([CENTRE]), np.ones(1), GRID, radius)


def test_a_huge_radius_is_refused_with_what_to_do():
    with pytest.raises(InputError, match="pas de la grille"):
        density(np.array([CENTRE]), np.ones(1), GRID, 10_000.0)


# ------------------------------------------------------------------------------------------------- what must not matter


def all_three(xy, groups, grid: Grid) -> list[np.ndarray]:
    weights = np.abs(groups) + 1.0
    return [
        density(xy, weights, grid, 120.0),
        *diversity(xy, groups, grid, 90.0),
        built_area(xy, weights, grid, 60.0),
    ]


@settings(max_examples=25)
@given(points, st.integers(-40_000, 40_000), st.integers(-40_000, 280_000))
def test_fields_move_with_the_offer(found, east, north):
    xy, groups = split(found)
    moved = Grid(GRID.left + east * 25.0, GRID.top + north * 25.0, 25.0, 25.0, 12, 12)
    for here, there in zip(all_three(xy, groups, GRID), all_three(xy + [east * 25.0, north * 25.0], groups, moved)):
        np.testing.assert_allclose(here, there, rtol=1e-6, atol=1e-7)


@settings(max_examples=25)
@given(points)
def test_fields_turn_with_the_offer(found):
    """A quarter turn to the left around the middle of a square grid: (x, y) goes to (300 − y, x)."""
    xy, groups = split(found)
    turned = np.column_stack([300.0 - xy[:, 1], xy[:, 0]])
    for here, there in zip(all_three(xy, groups, GRID), all_three(turned, groups, GRID)):
        np.testing.assert_allclose(np.rot90(here), there, rtol=1e-9, atol=1e-9)


@settings(max_examples=25)
@given(points, st.randoms(use_true_random=False))
def test_the_order_of_the_points_changes_nothing(found, random):
    shuffled = random.sample(found, len(found))
    for here, there in zip(all_three(*split(found), GRID), all_three(*split(shuffled), GRID)):
        np.testing.assert_allclose(here, there, rtol=1e-12)
