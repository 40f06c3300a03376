"""Offers whose perimeters are known, drawn from the first step to the last; and what holds whatever the offer.

One commune of 4 km², cells of 25 m whose centres are at 12.5 m; without streets, reach is a disk of 375 / 1.3 m.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
import shapely
from geopandas import GeoDataFrame
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from aula.aula_plugin.core.centrality.candidates import Circumstances, candidates
from aula.aula_plugin.core.centrality.columns import SURE_CORE, TO_DISCUSS
from aula.aula_plugin.core.centrality.settings import Settings
from aula.aula_plugin.core.centrality.streets import Streets
from aula.aula_plugin.core.centrality.territory import USUAL, Drawing, Inputs, draw, measure_all

from .offers import FIVE, cluster, offer_at

SIDE = 2000.0
#: K ≥ 5: ten shops at one place pass on the 37 cells with r² ≤ 10.5, r in cells; a gap of 90 m makes disks of 45 m.
ABSOLUTE = Settings(reference="absolu", density=5.0, chain=90.0)
#: Centre of the cell in the middle of the commune.
X = Y = 1012.5
#: Share of a circle that a polygon of 64 sides covers.
POLYGON = 32 * math.sin(2 * math.pi / 64) / math.pi


def commune(limits=None) -> GeoDataFrame:
    limits = limits or shapely.box(0, 0, SIDE, SIDE)
    return GeoDataFrame({"code_insee": ["99001"], "nom": ["Une"], "niveau": [None]}, geometry=[limits], crs=2154)


def drawn(offer, settings=ABSOLUTE, wanted=USUAL, **more) -> Drawing:
    return draw(measure_all(Inputs(offer, commune(), **more), settings, wanted), "99001")


def heights(shops) -> np.ndarray:
    """Return K at the centres of the cells of the commune, row by row from the south, computed without the product."""
    centres = 12.5 + 25 * np.arange(int(SIDE / 25))
    east, north = np.meshgrid(centres, centres)
    total = np.zeros_like(east)
    for x, y in shops:
        total += np.maximum(0, 1 - ((east - x) ** 2 + (north - y) ** 2) / 150**2) ** 2
    return total


def hectares(shapes) -> float:
    return float(shapely.area(shapes).sum() / 10_000)


# -------------------------------------------------------------------------------------------------- known answers


def test_one_cluster():
    """37 cells. Disk of 45 m: the 9 cells with r² ≤ 3.24 are in all three families, the 28 others of the core in two.

    Reach: 288 m, cells with r² ≤ 132 (133 is no sum of two squares, so the sides of the polygon change nothing).
    """
    found = drawn(offer_at(cluster(X, Y)))
    perimeters = found.shaped.perimeters
    assert perimeters["aire_ha"].tolist() == [pytest.approx(2.3125)]
    assert perimeters[["n_equip", "n_groupes", "variation", "qualite"]].to_numpy().tolist() == [[10, 5, 0.0, ""]]
    assert hectares(found.variants["tampons"].shapes) == pytest.approx(math.pi * 0.2025 * POLYGON)
    assert shapely.equals(found.variants["enveloppe"].whole, found.variants["tampons"].whole)
    reach = sum(i * i + j * j <= 132 for i in range(-12, 13) for j in range(-12, 13))
    table = found.classes[["classe", "aire_ha"]].to_numpy().tolist()
    assert table == [
        [SURE_CORE, pytest.approx(9 / 16)],
        [TO_DISCUSS, pytest.approx(28 / 16)],
        [TO_DISCUSS, pytest.approx((reach - 37) / 16)],
    ]
    assert found.classes["score"].tolist() == pytest.approx([1, 2 / 3, 1 / 3])


def test_two_clusters_eighty_metres_apart_are_one_candidate_and_one_chain():
    """Union of two disks of 50 m whose centres are 80 m apart: 2·7 854 − (5 000·acos 0.8 − 40·60) = 14 891 m²."""
    shops = cluster(X, Y) + cluster(X + 80, Y)
    found = drawn(offer_at(shops), replace(ABSOLUTE, chain=100.0))
    assert found.shaped.perimeters["n_equip"].tolist() == [20]
    assert hectares(found.variants["champ"].shapes) == (heights(shops) >= 5).sum() / 16
    chain = found.variants["tampons"].shapes
    assert len(chain) == 1
    lens = 5000 * math.acos(0.8) - 40 * 60
    assert hectares(chain) * 10_000 == pytest.approx(2 * math.pi * 2500 - lens, rel=0.002)


def test_the_same_clusters_are_two_chains_when_the_gap_is_sixty_metres():
    """The field still joins them; two disks of 30 m do not meet."""
    found = drawn(offer_at(cluster(X, Y) + cluster(X + 80, Y)), replace(ABSOLUTE, chain=60.0))
    assert len(found.shaped.perimeters) == 1
    assert [hectares(one) for one in found.variants["tampons"].shapes] == pytest.approx([math.pi * 0.09 * POLYGON] * 2)


def test_two_clusters_four_hundred_metres_apart_are_two_candidates():
    found = drawn(offer_at(cluster(X, Y) + cluster(X + 400, Y)))
    assert found.shaped.perimeters["aire_ha"].tolist() == pytest.approx([2.3125] * 2)
    assert found.shaped.perimeters["qualite"].tolist() == ["", ""]
    assert len(found.variants["tampons"].shapes) == 2


def test_a_ribbon_along_a_road():
    """21 shops, one every 40 m. Disks of 50 m: one disk, and 20 strips 40 m wide of 2·(20·√2100 + 2 500·asin 0.4).

    In line, they have no hull: the chain again. From the densest cell, on the road, 375 m each way and 50 m around.
    """
    shops = [(X - 400 + 40 * step, Y) for step in range(21)]
    road = Streets.of(np.array([shapely.LineString([(0, Y), (SIDE, Y)])], dtype=object))
    found = drawn(offer_at(shops), replace(ABSOLUTE, density=2.0, chain=100.0), streets=road)
    assert found.shaped.perimeters["n_equip"].tolist() == [21]
    assert hectares(found.variants["champ"].shapes) == (heights(shops) >= 2).sum() / 16
    strip = 2 * (20 * math.sqrt(2100) + 2500 * math.asin(0.4))
    assert hectares(found.variants["tampons"].shapes) * 10_000 == pytest.approx(math.pi * 2500 + 20 * strip, rel=0.002)
    assert shapely.equals(found.variants["enveloppe"].whole, found.variants["tampons"].whole)
    disk = 2500 * 16 * math.sin(2 * math.pi / 32)
    assert hectares(found.variants["reseau"].shapes) * 10_000 == pytest.approx(750 * 100 + disk)


def test_a_lone_supermarket_is_no_core_and_says_why():
    """One group where five are asked; no chain of three shops; nothing to start a walk from, so two families vote."""
    found = drawn(offer_at([(X, Y)], groups=["supérette ou épicerie"], weight=20.0))
    assert not len(found.shaped.perimeters) and not len(found.classes)
    assert (found.nothing.blocking, found.nothing.n_max) == ("diversité", 1)
    assert found.nothing.k_max == pytest.approx(20.0)
    assert found.agreement.families == ("champ", "chaîne")
    assert not len(found.variants["tampons"].shapes)


def test_a_lone_supermarket_asked_for_one_group_has_too_few_shops():
    found = drawn(offer_at([(X, Y)], groups=["supérette ou épicerie"], weight=20.0), replace(ABSOLUTE, groups=1))
    assert not len(found.shaped.perimeters)
    assert found.aside["motif"].tolist() == ["<\u00a03\u00a0commerces"]
    assert found.nothing.blocking == "parties"


def test_a_cluster_cut_by_a_railway():
    """Five shops 50 m on either side. The core is one; the line takes 2 m all along the cells it crosses, and halves
    it: each side keeps half of the shops of the commune. What the ways agree on does not know the railway."""
    shops = cluster(X - 50, Y, 5) + cluster(X + 50, Y, 5)
    rail = np.array([shapely.LineString([(X, -100), (X, SIDE + 100)])], dtype=object)
    inputs = Inputs(offer_at(shops), commune(), cuts=rail)
    measured = measure_all(inputs, ABSOLUTE)
    found = draw(measured, "99001")
    core = heights(shops) >= 5
    crossed = core[:, int(X // 25)].sum() * 25
    assert hectares(found.variants["champ"].shapes) == core.sum() / 16
    side = (core.sum() * 625 - 2 * crossed) / 2 / 10_000
    told = candidates(found, measured, Circumstances({}, "2026-01-01", {}))
    assert told["aire_ha"].tolist() == pytest.approx([side, side], abs=1e-4)
    assert told["part_commerces_commune"].tolist() == [0.5, 0.5]
    assert told["n_groupes"].tolist() == [5, 5] and told["qualite"].tolist() == ["jambe bâtie absente"] * 2
    assert not shapely.intersects(told.geometry.to_numpy(), rail).any()
    without = drawn(inputs.offer)
    assert found.classes["aire_ha"].tolist() == without.classes["aire_ha"].tolist()


# ------------------------------------------------------------------------------------------------- what always holds

coordinate = st.floats(300, 1700, allow_nan=False).map(lambda value: round(value, 1))
towns = st.lists(st.tuples(coordinate, coordinate), min_size=4, max_size=25)
EASY = Settings(reference="absolu", density=1.2, groups=1, shops_min=2, area_min_ha=0.2, chain_shops=2)


@hypothesis(max_examples=15)
@given(towns, towns)
def test_more_shops_never_shrink_a_perimeter_at_absolute_thresholds(shops, more):
    """Gaps closed, holes filled, small parts left out: each only gives more where there is more."""
    few, many = (drawn(offer_at(xy, FIVE), EASY, ("champ", "tampons")) for xy in (shops, shops + more))
    whole = shapely.union_all(many.shaped.perimeters.geometry.to_numpy())
    for name, one in few.variants.items():
        assert shapely.area(shapely.difference(one.whole, many.variants[name].whole)) < 1e-3
    for perimeter in few.shaped.perimeters.geometry:
        assert shapely.area(shapely.difference(perimeter, whole)) < 1e-3


def turned(shapes):
    """Return geometries a quarter of a turn to the left around the middle of the commune."""
    return shapely.transform(shapes, lambda xy: np.column_stack([SIDE - xy[:, 1], xy[:, 0]]))


@hypothesis(max_examples=8)
@given(towns, st.randoms(use_true_random=False))
def test_perimeters_turn_with_everything_and_do_not_know_the_order(shops, random):
    """Parcels, a railway and a commune askew: a quarter of a turn turns them, shuffling layers changes nothing."""
    offer = offer_at(shops, FIVE)
    # no centre of a cell lies on them: such a cell belongs to the side that is east or south
    limits = shapely.Polygon([(150.37, 100.91), (1900.13, 260.77), (1710.59, 1905.23), (210.41, 1640.19)])
    corners = [(x, y) for x in range(0, 2000, 40) for y in range(0, 2000, 55)]
    parcels = np.array([shapely.box(x, y, x + 34, y + 48) for x, y in corners], dtype=object)
    rail = np.array([shapely.LineString([(990, -50), (1105, 2050)])], dtype=object)
    wanted = ("champ", "tampons", "enveloppe")

    def perimeters(offer, limits, parcels, rail):
        inputs = Inputs(offer, commune(limits), parcels=parcels, cuts=rail)
        found = draw(measure_all(inputs, replace(EASY, reference="commune", density=0.6), wanted), "99001")
        shapes = [shapely.union_all(found.shaped.perimeters.geometry.to_numpy())]
        return shapes + [one.whole for one in found.variants.values()]

    here = perimeters(offer, limits, parcels, rail)
    round_ = perimeters(offer.set_geometry(turned(offer.geometry.to_numpy())), *map(turned, (limits, parcels, rail)))
    order = random.sample(range(len(offer)), len(offer))
    mixed = perimeters(offer.iloc[order], limits, parcels[::-1], rail)
    for one, two, three in zip(here, round_, mixed):
        assert shapely.area(shapely.symmetric_difference(turned(one), two)) < 1.0
        assert shapely.area(shapely.symmetric_difference(one, three)) < 1e-3
