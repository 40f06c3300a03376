"""Urban envelope: known answers on squares, and what a closing must keep whatever is built."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.land.chunks import Chunks
from aula.aula_plugin.core.land.envelope import closing, cut, draw
from aula.aula_plugin.core.land.envelope_settings import ALL_HOLES, PRESETS, settings_of


def square(x, y, side):
    return box(x, y, x + side, y + side)


def shapes(*geometries):
    return np.array(geometries, dtype=object)


def recipe(radius, **typed):
    return settings_of(
        "personnalise", **{"dilation": radius, "erosion": radius, "area_min_ha": 0.0, "simplification": 0.0, **typed}
    )


TWO = shapes(square(0, 0, 100), square(180, 0, 100))


def test_two_squares_80_m_apart_meet_at_50_m_and_not_at_30():
    """2 × 50 > 80 > 2 × 30. Whole again at 30 m: 1 ha each, the corners given back."""
    one, two = draw(TWO, recipe(50)), draw(TWO, recipe(30))
    assert len(one.shapes) == 1 and list(one.of_object) == [0, 0]
    assert len(two.shapes) == 2 and list(two.counts()) == [1, 1]
    assert shapely.area(two.shapes) == pytest.approx([10_000, 10_000])


def test_what_fills_the_gap_between_them():
    """Between arcs of 50 m around the corners, which face one another at 80 m: a disc of 50 m does not pass under 80 m.

    The gap is closed on a depth d from each end: the arcs of centre (140, −30) and radius 50 cut into it, and rise to
    50 − 30 = 20 m at most in the middle. Closed area = 80 × 100 − 2 × segment of chord 80 in a circle of 50 m:
    r² (asin(c / 2r)) − c/2 × 30 = 2 500 × asin(0.8) − 40 × 30 = 1 118.24.
    """
    segment = 2_500 * math.asin(0.8) - 40 * 30
    assert draw(TWO, recipe(50)).shapes[0].area == pytest.approx(20_000 + 8_000 - 2 * segment, rel=1e-3)


@pytest.mark.parametrize("radius", [10, 25, 50, 200])
def test_a_convex_square_closes_on_itself(radius):
    """Arcs are chords, at most R (1 − cos(π / 64)) inside the true ones: what corners would lose is given back."""
    found = closing(shapes(square(3, 7, 100)), radius, radius)
    assert len(found) == 1
    assert found[0].area == pytest.approx(10_000)


@pytest.mark.parametrize(("hectares", "kept"), [(9.9, 0), (10.0, 1)])
def test_minimum_area_of_ten_hectares(hectares, kept):
    found = draw(shapes(square(0, 0, math.sqrt(10_000 * hectares))), settings_of("geo2france"))
    assert len(found.shapes) == kept
    assert found.too_small == 1 - kept
    assert list(found.of_object) == [kept - 1]


def test_holes_are_filled_under_a_size():
    """A ring of buildings 20 m deep around 200 m × 200 m; closed by 30 m, its court keeps its 4 ha less its corners.

    A disc of 30 m leaves (1 − π/4) × 30² = 193.1 m² in each corner of the court: 4 ha − 772.6 m² = 3.9227 ha.
    """
    ring = shapes(shapely.difference(square(0, 0, 240), square(20, 20, 200)))
    court = 40_000 - (4 - math.pi) * 900
    whole = 240**2
    for holes, expected in ((3.9, whole - court), (4.0, whole), (ALL_HOLES, whole), (0.0, whole - court)):
        found = draw(ring, recipe(30, holes_ha=holes))
        assert shapely.area(found.shapes).sum() == pytest.approx(expected, rel=1e-3)


def test_an_island_in_a_hole_that_is_filled_is_part_of_the_whole():
    ring = shapely.difference(square(0, 0, 540), square(20, 20, 500))
    objects = shapes(ring, square(250, 250, 20))
    filled, open_ = draw(objects, recipe(30, holes_ha=ALL_HOLES)), draw(objects, recipe(30, holes_ha=0.0))
    assert len(filled.shapes) == 1 and list(filled.counts()) == [2]
    assert len(open_.shapes) == 2 and list(open_.of_object) == [0, 1]


def test_erosion_of_less_leaves_a_margin():
    """Cerema, Doubs: +40 − 30 m: a square of 100 m becomes 120 m with corners rounded at 10 m, 14 400 − (4 − π) 100."""
    typed = {"area_min_ha": 0.0, "simplification": 0.0}
    found = draw(shapes(square(0, 0, 100)), settings_of("cerema_doubs", **typed))
    assert found.shapes[0].area == pytest.approx(14_400 - (4 - math.pi) * 100, rel=2e-3)


def test_erosion_of_more_draws_inside():
    """+20 − 30 m: a square of 100 m becomes one of 80 m."""
    found = draw(shapes(square(0, 0, 100)), recipe(20, erosion=30.0))
    assert found.shapes[0].area == pytest.approx(6_400, rel=1e-3)


def test_simplification_keeps_corners_and_neighbours_apart():
    """Two squares 0.5 m apart, closed by 0.1 m: simplified by 5 m, they stay two surfaces with nothing in common."""
    objects = shapes(square(0, 0, 100), square(100.5, 0, 100))
    found = draw(objects, recipe(0.1, simplification=5.0))
    assert len(found.shapes) == 2
    assert shapely.area(shapely.intersection(*found.shapes)) == 0
    assert shapely.area(found.shapes) == pytest.approx([10_000, 10_000])


def test_cut_by_a_territory_once_judged_whole():
    """15 ha, of which 5 in the territory: kept, though 5 is under 10; the building outside is left out."""
    objects = shapes(box(0, 0, 500, 200), box(500, 0, 750, 200))
    drawn = cut(draw(objects, settings_of("geo2france", simplification=0.0)), objects, box(500, -10, 1000, 500))
    assert shapely.area(drawn.shapes) == pytest.approx([50_000])
    assert list(drawn.of_object) == [-1, 0]


@pytest.mark.parametrize("objects", [[], [None], [shapely.Polygon()]])
def test_nothing_built(objects):
    found = draw(objects, settings_of())
    assert len(found.shapes) == 0 and list(found.of_object) == [-1] * len(objects)


def test_a_run_can_be_stopped():
    with pytest.raises(InputError, match="interrompu"):
        draw(TWO, recipe(50), Chunks(cancelled=lambda: True))


def test_recipes_and_what_is_set_over_them():
    own = {name: (preset.dilation, preset.erosion) for name, preset in PRESETS.items()}
    assert own == {
        "geo2france": (50, 50),
        "certu": (25, 25),
        "ddt34": (30, 30),
        "cerema_doubs": (40, 30),
        "personnalise": (50, 50),
    }
    assert settings_of("geo2france").holes_ha == ALL_HOLES and settings_of("certu").holes_ha == 1.0
    assert settings_of("geo2france").changes() == []
    changed = settings_of("geo2france", area_min_ha=2.0, dilation=None)
    assert changed.changes() == ["surface minimale de 2 ha au lieu de 10 ha"]
    assert settings_of("certu", all_holes=True).holes_ha == ALL_HOLES
    assert "tous les trous comblés" in settings_of().in_words()
    with pytest.raises(InputError, match="préréglage inconnu"):
        settings_of("cerema")
    with pytest.raises(InputError, match="dilatation nulle"):
        settings_of("personnalise", dilation=0.0, erosion=10.0)


places = st.tuples(st.integers(0, 400), st.integers(0, 400), st.integers(5, 60), st.integers(5, 60))
towns = st.lists(places, min_size=1, max_size=12).map(
    lambda rows: shapes(*(box(x, y, x + width, y + height) for x, y, width, height in rows))
)


@settings(max_examples=25)
@given(towns, st.integers(5, 60), st.integers(1, 40))
def test_a_closing_holds_what_is_built_and_grows_with_its_radius(town, radius, more):
    """Chords lie at most 0.12 % of a radius inside the true arc: 0.3 % is left to a smaller closing."""
    small, large = (shapely.union_all(closing(town, distance, distance)) for distance in (radius, radius + more))
    assert shapely.area(shapely.difference(town, small)).sum() < 1e-6
    assert shapely.difference(small, shapely.buffer(large, 0.003 * (radius + more))).area < 1e-6


@settings(max_examples=25)
@given(towns, st.integers(5, 60), st.randoms(use_true_random=False))
def test_a_closing_depends_on_no_order_and_closes_once(town, radius, random):
    settings_ = recipe(radius, simplification=1.0)
    shuffled = town.copy()
    random.shuffle(shuffled)
    one, other = draw(town, settings_), draw(shuffled, settings_)
    assert shapely.equals_exact(one.shapes, other.shapes).all() and len(one.shapes) == len(other.shapes)
    once = closing(town, radius, radius)
    twice = closing(once, radius, radius)
    assert shapely.area(twice).sum() == pytest.approx(shapely.area(once).sum(), rel=0.01)


@settings(max_examples=15)
@given(towns, st.integers(5, 60), st.sampled_from([0.0, 0.5, 2.0]))
def test_each_object_is_in_one_envelope_or_none(town, radius, least):
    found = draw(town, recipe(radius, area_min_ha=least))
    assert found.counts().sum() + (found.of_object < 0).sum() == len(town)
    assert (shapely.area(found.shapes) >= least * 10_000 * (1 - 1e-9)).all()
    inside = found.of_object >= 0
    assert shapely.area(shapely.difference(town[inside], found.shapes[found.of_object[inside]])).sum() < 1e-6
