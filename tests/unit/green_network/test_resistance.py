"""Multipliers and barriers: half-open bands, combinations, and what must hold on any grid."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network.factors import Band, banded, bands, combined, slope_factor
from aula.aula_plugin.core.green_network.resistance import band_factors, distances, friction_cells, resistance
from aula.aula_plugin.core.raster_grid import Grid

GRID = Grid(0, 40, 10, 10, 4, 5)
FACTORS = st.floats(0.1, 100.0)
CELLS = arrays(float, GRID.shape, elements=st.one_of(FACTORS, st.just(math.nan)))
FRICTIONS = arrays(float, GRID.shape, elements=st.floats(1.0, 10_000.0))
HOW = st.sampled_from(["produit", "max", "min"])


def test_bands_are_half_open_and_the_last_is_closed():
    found = bands("0-50 m x2 ; 50-100 x1,5 ; 100 à 200 : 1.2", "t")
    assert found == (Band(0, 50, 2), Band(50, 100, 1.5), Band(100, 200, 1.2))
    values = np.array([[0.0, 49.999, 50.0, 99.9, 100.0, 200.0, 200.001, -1.0, math.nan]])
    expected = [2, 2, 1.5, 1.5, 1.2, 1.2, math.nan, math.nan, math.nan]
    assert np.array_equal(banded(values, found)[0], expected, equal_nan=True)


def test_a_band_may_have_no_end():
    assert banded(np.array([[5.0, 40.0, 1e9]]), bands("0-40 x1 ; >40 x10", "t")).tolist() == [[1, 10, 10]]
    assert bands("≥ 1 000 × 3", "t") == (Band(1000, math.inf, 3),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("0-50", "n’est pas une tranche lisible"),
        ("près x2", "n’est pas une tranche lisible"),
        ("0-50 x2 ; 40-60 x3", "commencent à 0 et à 40 se chevauchent"),
        ("50-50 x2", "est vide"),
        ("0-50 x0", "le facteur doit être un nombre supérieur à 0"),
    ],
)
def test_bands_refused(text, told):
    with pytest.raises(InputError, match=told):
        bands(text, "t")


def test_combinations():
    one, other = np.array([[2.0, math.nan, 4.0, math.nan]]), np.array([[3.0, 5.0, math.nan, math.nan]])
    assert combined([one, other], "produit").tolist() == [[6, 5, 4, 1]]
    assert combined([one, other], "max").tolist() == [[3, 5, 4, 1]]
    assert combined([one, other], "min").tolist() == [[2, 5, 4, 1]]


def test_slope():
    """A slope of 10 % with a coefficient of 5: 1 + 5 × 0.1."""
    assert slope_factor(np.array([[0.0, 10.0, -10.0]]), 5).tolist() == [[1, 1.5, 1.5]]


def test_frictions_of_classes():
    numbers, missing = np.array([[1, 2], [7, 1]]), np.array([[False, False], [False, True]])
    found = friction_cells(numbers, missing, {1: 1.5, 2: math.nan})
    assert np.array_equal(found, [[1.5, math.nan], [math.nan, math.nan]], equal_nan=True)


def go_on():
    """Nobody stops a test."""


def test_frictions_of_numbers_far_apart_and_negative():
    """Numbers of nine digits beside small ones, and below zero, find their frictions all the same."""
    numbers, missing = np.array([[-5, 999_999_999, 3, 3]]), np.array([[False, False, False, True]])
    found = friction_cells(numbers, missing, {-5: 2.0, 999_999_999: 7.0, 3: 4.0})
    assert np.array_equal(found, [[2, 7, 4, math.nan]], equal_nan=True)
    few = friction_cells(numbers[:, 2:], missing[:, 2:], {3: 4.0})
    assert np.array_equal(few, [[4, math.nan]], equal_nan=True)
    assert np.isnan(friction_cells(numbers, np.ones_like(missing), {3: 4.0})).all()


def test_distances_of_a_line_and_of_a_surface():
    """Centres of the first row at y = 35; a line at x = 20 is 15, 5, 5, 15, 25 m away; inside a surface it is 0."""
    line, everywhere = (
        np.array([shapely.LineString([(20, 0), (20, 40)])], dtype=object),
        np.ones(GRID.shape, dtype=bool),
    )
    assert distances(line, everywhere, GRID, 20, go_on)[0].tolist()[:4] == [15, 5, 5, 15]
    assert math.isnan(distances(line, everywhere, GRID, 20, go_on)[0, 4])
    box = np.array([shapely.box(0, 0, 20, 40)], dtype=object)
    assert distances(box, everywhere, GRID, 50, go_on)[0].tolist() == [0, 0, 5, 15, 25]


@given(st.lists(st.tuples(*[st.floats(20, 380)] * 4), min_size=1, max_size=4))
def test_bands_are_those_of_the_exact_distances(ends):
    """Cells measured from cells and cells measured from shapes together give what measuring every cell gives."""
    grid = Grid(0, 400, 10, 8, 50, 40)
    lines = np.array([shapely.LineString([(a, b), (c, d + 0.5)]) for a, b, c, d in ends], dtype=object)
    rows, columns = np.indices(grid.shape)
    x, y = grid.left + columns * grid.across, grid.top - rows * grid.down
    burnt = np.zeros(grid.shape, dtype=bool)
    for line in lines:
        burnt |= shapely.intersects(line, shapely.box(x, y - grid.down, x + grid.across, y))
    steps = bands("0-30 x2 ; 30-75 x1,5", "t")
    exact = distances(lines, np.ones(grid.shape, dtype=bool), grid, 75, go_on)
    found = band_factors(lines, burnt, grid, steps, go_on)
    assert np.array_equal(found, banded(exact, steps), equal_nan=True)


@given(FRICTIONS, CELLS, CELLS, st.floats(1.0, 10.0), HOW)
def test_a_higher_multiplier_never_lowers_the_resistance(friction, one, other, more, how):
    before = resistance(friction, [one, other], how, None, GRID).values
    after = resistance(friction, [one * more, other], how, None, GRID).values
    assert (after >= before * (1 - 1e-12)).all()


@given(FRICTIONS, CELLS, arrays(bool, GRID.shape), arrays(bool, GRID.shape))
def test_more_barriers_never_open_a_cell(friction, factor, wall, more):
    wall[0, 0] = more[0, 0] = False
    few = resistance(friction, [factor], "produit", wall, GRID).values
    many = resistance(friction, [factor], "produit", wall | more, GRID).values
    assert np.isnan(many[np.isnan(few)]).all() and np.isnan(many[more]).all()
    assert np.array_equal(many[~np.isnan(many)], few[~np.isnan(many)])


@given(FRICTIONS, st.floats(0.01, 100))
def test_only_ratios_matter(friction, scale):
    """Frictions in another unit give the same surface in this unit."""
    factor = np.full(GRID.shape, 2.0)
    one = resistance(friction, [factor], "produit", None, GRID).values
    other = resistance(friction * scale, [factor], "produit", None, GRID).values
    assert other == pytest.approx(one * scale)


def test_figures_and_what_cannot_be_crossed():
    friction = np.ones(GRID.shape)
    friction[0, 0], friction[0, 1] = 20, math.nan
    found = resistance(friction, [], "produit", None, GRID)
    assert found.figures == {"MIN": 1, "MAX": 20, "MOYENNE": pytest.approx((18 + 20) / 19)}
    assert found.closed_ha(GRID) == pytest.approx(0.01)
    with pytest.raises(InputError, match="Aucune maille n’est franchissable"):
        resistance(friction, [], "produit", np.ones(GRID.shape, dtype=bool), GRID)
    with pytest.raises(InputError, match="attendu des nombres > 0"):
        resistance(np.ones(GRID.shape), [np.zeros(GRID.shape)], "produit", None, GRID)
