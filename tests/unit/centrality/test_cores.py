"""Cores of offers whose answer is known: one cluster, two, a ribbon, a lone supermarket; and what always holds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from aula.aula_plugin.core.centrality import cores, fields
from aula.aula_plugin.core.centrality.settings import Settings
from aula.aula_plugin.core.geometry import minimum_rotated_rectangle_ratio
from aula.aula_plugin.core.raster_grid import Grid

from .offers import FIVE, cluster, core_of, measured, offer_at

ABSOLUTE = Settings(reference="absolu", density=5.0)

coordinate = st.floats(0, 600, allow_nan=False).map(lambda value: round(value, 1))
towns = st.lists(st.tuples(coordinate, coordinate), min_size=1, max_size=15)


def core_area_ha(offer, settings: Settings) -> float:
    found = measured(offer, settings)
    return cores.core_cells(found, cores.thresholds(found, settings)).sum() * 0.0625


# -------------------------------------------------------------------------------------------------- known answers


def test_one_cluster():
    """Ten shops at the centre of a cell: K = 10·(1 − r²/36)² at r cells, above 0 on the 109 cells with r² < 36.

    Quantile 0.75 of 109 values: the 82nd, which leaves 28 above; the 28th to 25th nearest are all at r² = 9, so the
    29 cells with r² ≤ 9 pass, at 10·0.75² = 5.625: 1.8125 ha. K ≥ 5 asks for r² ≤ 10.5: 37 cells, 2.3125 ha.
    """
    offer = offer_at(cluster(12.5, 12.5))
    found = measured(offer, Settings())
    limits = cores.thresholds(found, Settings())
    assert limits.density == pytest.approx(5.625)
    assert (found.density > cores.NOTHING).sum() == 109
    kept, aside = core_of(offer, Settings())
    assert kept["aire_ha"].tolist() == [1.8125] and not len(aside)
    assert kept[["n_equip", "n_commerces", "n_groupes"]].to_numpy().tolist() == [[10, 10, 5]]
    assert core_of(offer, ABSOLUTE)[0]["aire_ha"].tolist() == [2.3125]


def test_two_clusters_eighty_metres_apart_are_one_core():
    """Half-way, 40 m from both, K = 20·(1 − 1600/22500)² = 17.3: more than the 15.1 of each place. One part.

    Four hundred metres apart no kernel of 150 m joins them: two parts of 37 cells.
    """
    near = offer_at(cluster(12.5, 12.5) + cluster(92.5, 12.5))
    kept, _ = core_of(near, ABSOLUTE)
    assert len(kept) == 1 and kept["n_equip"].tolist() == [20]
    assert shapely.covers(kept.geometry.iloc[0], near.geometry.to_numpy()).all()
    far = offer_at(cluster(12.5, 12.5) + cluster(412.5, 12.5))
    assert core_of(far, ABSOLUTE)[0]["aire_ha"].tolist() == [2.3125, 2.3125]


def test_a_ribbon_along_a_road():
    """A shop every 40 m over 800 m. On the axis K = 1 + 2·(0.863 + 0.512 + 0.130) = 4.0, half of it at both ends.

    Across, K ≈ 4·(1 − (y/150)²)^2.5 reaches 2 at y = 73.8 m: rows at 0, 25 and 50 m of the axis, 125 m wide.
    """
    offer = offer_at([(12.5 + 40 * step, 12.5) for step in range(21)])
    kept, aside = core_of(offer, replace(ABSOLUTE, density=2.0))
    assert len(kept) == 1 and not len(aside)
    left, bottom, right, top = kept.total_bounds
    assert top - bottom == 125.0
    assert 800 <= right - left <= 850
    assert minimum_rotated_rectangle_ratio(kept.geometry)[0] > 6


def test_a_lone_supermarket_is_no_core():
    """One group where five are asked; asked for one, the part has one shop where three are."""
    offer = offer_at([(12.5, 12.5)], groups=["supérette ou épicerie"], weight=2.0)
    assert [len(frame) for frame in core_of(offer, Settings())] == [0, 0]
    kept, aside = core_of(offer, Settings(groups=1))
    assert not len(kept)
    assert aside["motif"].tolist() == ["<\u00a03\u00a0commerces"]


def test_a_small_part_says_both_reasons():
    """K ≥ 1.9 of 2 asks for r² ≤ 36·(1 − √0.95) = 0.91: one cell, 0.0625 ha, two shops."""
    offer = offer_at(cluster(12.5, 12.5, 2), groups=["a", "b"])
    _, aside = core_of(offer, Settings(reference="absolu", density=1.9, groups=2))
    assert aside["motif"].tolist() == ["<\u00a03\u00a0commerces|<\u00a00,5\u00a0ha"]
    assert aside["aire_ha"].tolist() == [0.0625]


def test_points_set_aside_take_no_part():
    offer = offer_at(cluster(12.5, 12.5, 20))
    offer.loc[10:, "retenu"] = False
    assert core_of(offer, ABSOLUTE)[0]["n_equip"].tolist() == [10]
    assert core_area_ha(offer, ABSOLUTE) == 2.3125


def test_groups_of_other_gammes_do_not_count():
    """Five groups, one of the gamme supérieure: four count, so five are not reached."""
    offer = offer_at(cluster(12.5, 12.5), gamme=["proximité", "proximité", "supérieure", None, ""] * 2)
    assert fields.group_codes(offer)[1] == sorted(FIVE[:2] + FIVE[3:])
    assert core_area_ha(offer, ABSOLUTE) == 0.0


# ------------------------------------------------------------------------------------------------------- built leg


def invented(density, groups, built=None) -> fields.Fields:
    shape = np.shape(density)
    grid = Grid(0.0, 25.0 * shape[0], 25.0, 25.0, *shape)
    number = np.asarray(groups, dtype=np.int16)
    return fields.Fields(grid, np.asarray(density, dtype=float), number, np.zeros(shape), built)


def test_the_three_thresholds_hold_together():
    """Quantile 0.5 of K > 0 (1, 2, 3): 2. Of B > 0 (0.1, 0.2, 0.3): 0.2."""
    found = invented([[0.0, 1.0, 2.0, 3.0]], [[9, 9, 9, 9]], np.array([[0.3, 0.2, 0.1, 0.2]]))
    limits = cores.thresholds(found, Settings(density=0.5))
    assert (limits.density, limits.built, limits.partial) == (2.0, pytest.approx(0.2), False)
    assert cores.core_cells(found, limits).tolist() == [[False, False, False, True]]


def test_where_buildings_are_unknown_the_leg_is_not_asked_for():
    found = invented([[1.0, 2.0, 3.0]], [[9, 9, 9]], np.array([[0.3, 0.1, np.nan]]))
    limits = cores.thresholds(found, Settings(density=0.0))
    assert limits.partial
    assert cores.core_cells(found, limits).tolist() == [[True, False, True]]


def test_no_building_in_a_commune_lets_nothing_pass():
    found = invented([[1.0, 2.0]], [[9, 9]], np.array([[0.0, 0.0]]))
    limits = cores.thresholds(found, Settings(density=0.0))
    assert np.isnan(limits.built) and limits.told()["seuil_b"] is None
    assert not cores.core_cells(found, limits).any()


def test_each_commune_has_its_own_scale():
    """The median of the left half is 1.5, of the right half 15, of both 6."""
    found = invented([[1.0, 2.0, 10.0, 20.0]], [[9] * 4])
    left = np.array([[True, True, False, False]])
    limits = [cores.thresholds(found, Settings(density=0.5), inside).density for inside in (left, ~left, None)]
    assert limits == [1.5, 15.0, 6.0]
    assert cores.core_cells(found, cores.thresholds(found, Settings(density=0.5), left), left).tolist() == [
        [False, True, False, False]
    ]


def test_a_threshold_of_zero_still_asks_for_something():
    found = invented([[0.0, 1.0]], [[0, 0]])
    limits = cores.thresholds(found, Settings(reference="absolu", density=0.0, groups=0))
    assert cores.core_cells(found, limits).tolist() == [[False, True]]


def test_no_point_gives_no_threshold():
    found = invented([[0.0, 0.0]], [[0, 0]])
    limits = cores.thresholds(found, Settings())
    assert limits.told()["seuil_k"] is None
    assert not cores.core_cells(found, limits).any()


# ------------------------------------------------------------------------------------------------- what always holds


@hypothesis(max_examples=20)
@given(towns, towns)
def test_more_shops_never_shrink_a_core_at_an_absolute_threshold(shops, more):
    """K and n only grow with points, and B does not move: every cell of a core stays in it."""
    settings = Settings(reference="absolu", density=1.5, groups=2)
    before, after = offer_at(shops), offer_at(shops + more)
    grid = fields.grid_over((0, 0, 600, 600), settings)
    few, many = (fields.measure(one, None, (0, 0, 600, 600), settings, grid=grid) for one in (before, after))
    limits = cores.thresholds(few, settings)
    kept, grown = cores.core_cells(few, limits), cores.core_cells(many, limits)
    assert (grown | ~kept).all()


def test_at_a_quantile_more_shops_can_shrink_a_core():
    """The scale of a commune is its own: a second place, twenty times as strong, takes the whole upper quarter.

    Alone, ten shops pass at 5.6. Beside 200 others, 1 km away, 55 of 218 cells are above the quantile, and the 89 with
    r² ≤ 26 around the 200 have K ≥ 200·(1 − 26/36)² = 15.4, more than the 10 of the best cell of the first place.
    """
    alone, joined = cluster(12.5, 12.5), cluster(12.5, 12.5) + cluster(1012.5, 12.5, 200)
    assert len(core_of(offer_at(alone), Settings())[0]) == 1
    kept, _ = core_of(offer_at(joined), Settings())
    assert kept["n_equip"].tolist() == [200]


@hypothesis(max_examples=20)
@given(towns, st.sampled_from([0.25, 0.5, 0.75, 0.9]))
def test_a_quantile_always_selects_its_share(shops, share):
    """Of N cells with K > 0, at least N − ⌈q·(N − 1)⌉ pass: a bound that only grows with the offer."""
    found = measured(offer_at(shops), Settings())
    limits = cores.thresholds(found, Settings(density=share))
    holding = int((found.density > cores.NOTHING).sum())
    assert cores.legs(found, limits).dense.sum() >= holding - np.ceil(share * (holding - 1) - 1e-9)


@hypothesis(max_examples=20)
@given(towns, st.sampled_from([0.25, 3.0, 8.0]))
def test_at_a_quantile_the_scale_of_weights_does_not_matter(shops, factor):
    one, other = (measured(offer_at(shops, weight=weight), Settings()) for weight in (1.0, factor))
    # no cell so near the edge of a kernel that only one of the two weights brings it above the least K that counts
    assume(not ((one.density > 0) & (one.density < 10 * cores.NOTHING)).any())
    first, second = (cores.core_cells(found, cores.thresholds(found, Settings(groups=1))) for found in (one, other))
    assert (first == second).all()


@hypothesis(max_examples=20)
@given(towns, st.randoms(use_true_random=False))
def test_cores_do_not_depend_on_the_order_and_move_and_turn_with_the_offer(shops, random):
    settings = Settings(groups=2, density=0.5)

    def cells(xy) -> np.ndarray:
        found = fields.measure(
            offer_at(xy, groups=["a"]).assign(groupe=["ab"[n % 2] for n in owner]), None, (0, 0, 600, 600), settings
        )
        return cores.core_cells(found, cores.thresholds(found, settings))

    owner = list(range(len(shops)))
    here = cells(shops)
    turned = cells([(600 - y, x) for x, y in shops])
    order = random.sample(owner, len(owner))
    owner = order
    assert (cells([shops[n] for n in order]) == here).all()
    assert (turned == np.rot90(here)).all()
