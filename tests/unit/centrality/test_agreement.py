"""Agreement between families: scores by hand, a partition that adds up, parcels, IoU."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.centrality.agreement import agreement, by_parcel, classes
from aula.aula_plugin.core.centrality.columns import FAMILIES
from aula.aula_plugin.core.centrality.overlap import overlap, pairs
from aula.aula_plugin.core.raster_grid import Grid

GRID = Grid(0, 100, 25, 25, 4, 4)
WHOLE = shapely.box(0, 0, 100, 100)


def cells(text):
    return np.array([[c == "x" for c in row] for row in text.split()])


FIELD, CHAIN, HULL, REACH = (
    cells(text) for text in ("xx.. xx.. .... ....", "xxx. .... .... ....", "xxxx .... .... ....", "xxxx xxxx .... ....")
)
VOTES = {"champ": FIELD, "tampons": CHAIN, "enveloppe": HULL, "reseau": REACH}


def test_two_variants_of_one_family_do_not_vote_twice():
    found = agreement(VOTES, FAMILIES)
    assert found.families == ("champ", "chaîne", "réseau")
    # row 0: in all; in all; 2/3 (both chains and reach); (1/2 + 1)/3. Row 1: field and reach, then reach alone.
    expected = [[1, 1, 2 / 3, 0.5], [2 / 3, 2 / 3, 1 / 3, 1 / 3], [0] * 4, [0] * 4]
    assert found.score == pytest.approx(np.array(expected))


def test_one_family_cannot_agree():
    found = agreement({"tampons": CHAIN, "enveloppe": HULL}, FAMILIES)
    assert found.score is None
    assert classes(found, GRID, WHOLE).empty


def test_a_variant_drawn_empty_votes_no():
    empty = np.zeros(GRID.shape, dtype=bool)
    assert agreement({"champ": FIELD, "tampons": empty}, FAMILIES).score.max() == 0.5


def test_classes_add_up_and_stop_at_the_commune():
    frame = classes(agreement(VOTES, FAMILIES), GRID, WHOLE)
    assert list(frame["score"]) == pytest.approx([1, 2 / 3, 0.5, 1 / 3])
    assert list(frame["classe"]) == ["cœur sûr"] + ["zone à discuter"] * 3
    # 2, 3, 1 and 2 cells of 625 m²
    assert list(frame["aire_ha"]) == pytest.approx([0.125, 0.1875, 0.0625, 0.125])
    half = classes(agreement(VOTES, FAMILIES), GRID, shapely.box(0, 0, 100, 87.5))
    assert half["aire_ha"].sum() == pytest.approx(0.5 - 4 * 25 * 12.5 / 10_000)


def test_parcels():
    frame = classes(agreement(VOTES, FAMILIES), GRID, WHOLE)
    parcels = np.array(
        [
            shapely.box(0, 75, 50, 100),
            shapely.box(25, 75, 75, 100),
            shapely.box(0, 0, 50, 50),
            shapely.box(0, 25, 25, 75),
        ]
    )
    table = by_parcel(parcels, frame)
    # whole in the core; half core, half 2/3; outside; one cell of 2/3, one outside
    assert list(table["score"]) == pytest.approx([1, 5 / 6, 0, 1 / 3])
    assert list(table["part_coeur_sur"]) == pytest.approx([1, 0.5, 0, 0])
    assert list(table["part_a_discuter"]) == pytest.approx([0, 0.5, 0, 0.5])
    assert list(table["classe"]) == ["cœur sûr", "cœur sûr", None, "zone à discuter"]


def test_overlap_of_two_squares():
    # 100 × 100 and 100 × 100 shifted by 50: 5 000 in common, 5 000 each alone
    found = overlap(WHOLE, shapely.box(50, 0, 150, 100))
    assert (found.common, found.only_a, found.only_b) == (5000, 5000, 5000)
    assert found.iou == pytest.approx(1 / 3)
    assert overlap(shapely.Polygon(), shapely.Polygon()).iou is None
    table = pairs({"SCoT": WHOLE, "PLU": WHOLE, "rien": shapely.Polygon()})
    assert list(table["iou"]) == [1, 0, 0]


@given(st.lists(st.lists(st.booleans(), min_size=16, max_size=16), min_size=4, max_size=4), st.permutations(range(4)))
def test_order_and_growth(grids, order):
    names = list(VOTES)
    masks = {name: np.array(cells_).reshape(4, 4) for name, cells_ in zip(names, grids)}
    score = agreement(masks, FAMILIES).score
    shuffled = agreement({names[n]: masks[names[n]] for n in order}, FAMILIES).score
    assert score == pytest.approx(shuffled)
    grown = agreement({**masks, "champ": np.ones(GRID.shape, dtype=bool)}, FAMILIES).score
    assert (grown >= score - 1e-12).all()
    drawn = classes(agreement(masks, FAMILIES), GRID, WHOLE)
    assert drawn["aire_ha"].sum() == pytest.approx((score > 0).sum() * 0.0625)
