"""The network before and after a change, by hand on strips of cells of 10 m."""

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.green_network.edits import lose, restore
from aula.aula_plugin.core.green_network.landscape import measure, remeasure
from aula.aula_plugin.core.green_network.links import CROSSINGS, TOPOLOGIES, links_between
from aula.tests.unit.green_network.strip import cells, flat, landscape, setting


def test_two_patches_on_a_strip():
    # from the centre of the last cell of 1 to that of the first of 2: 4 steps of 10 m at friction 1 = 40 cost-metres
    here = landscape("11...22")
    found = measure(here, setting(here))
    assert found.links["cost"].tolist() == pytest.approx([40.0])
    # areas 200 m²; p = 0.5^(40/100); EC² = 2 × 200² + 2 × 200² × p
    p = 0.5**0.4
    assert found.ec == pytest.approx(math.sqrt(2 * 200**2 * (1 + p)))
    assert found.total == 400


def test_three_patches_by_topology():
    # 1–3 in a straight line: six steps of 10 m, 60; 1–2 and 2–3: two steps and a diagonal, 34.14 each. The cells
    # between 1 and 3 are nearest to 2, so these two are no neighbours, and by the graph they stand 68.28 apart
    aside = 20 + math.sqrt(200)
    for topology, links, last in (
        ("complete", 3, 60),
        ("planaire_cout", 2, 2 * aside),
        ("planaire_euclidien", 2, 2 * aside),
    ):
        here = landscape("1.....3", "...2...")
        found = measure(here, replace(setting(here), topology=topology))
        assert len(found.links) == links
        assert found.ec == pytest.approx(math.sqrt(100**2 * (3 + 2 * (2 * 0.5 ** (aside / 100) + 0.5 ** (last / 100)))))
    row = landscape("1..2..3")
    crossing = [len(measure(row, replace(setting(row), crossing=one)).links) for one in CROSSINGS]
    assert crossing == [3, 2]  # kept, then left out: the path of 1–3 goes through 2


def test_a_relay_may_lower_ec_between_neighbours_only():
    """Said in the help: in a planar network, a patch that comes between two others takes their direct link away."""
    here = landscape("1.....3", ".......")
    after, _ = restore(here, flat(here, (1, 3)), None, 0.0)
    # the landscape above, 2 being worth nothing: EC² = 2 × 100² (1 + p), p at 60, then at 68.28
    for topology, apart in (("complete", 60), ("planaire_cout", 40 + math.sqrt(800))):
        rule = replace(setting(here), topology=topology)
        before = measure(here, rule)
        assert before.ec == pytest.approx(math.sqrt(2 * 100**2 * (1 + 0.5**0.6)))
        assert remeasure(before, after, rule).ec == pytest.approx(math.sqrt(2 * 100**2 * (1 + 0.5 ** (apart / 100))))


def test_nothing_changed_is_the_same_network():
    here = landscape("11...22")
    before = measure(here, setting(here))
    after, lost = lose(here, cells(here), 50.0, cells(here), 0.0)
    again = remeasure(before, after, setting(here))
    assert again is before and again.ec - before.ec == 0.0
    assert lost.area_m2 == {} and lost.gone == ()


def test_a_road_lengthens_the_link():
    # the middle cell goes from 1 to 9: its two half steps cost 5 × (9 − 1) more each, + 80 in all: 120
    here = landscape("11...22")
    before = measure(here, setting(here))
    after, _ = lose(here, cells(here, (0, 3)), 9.0, cells(here), 0.0)
    found = remeasure(before, after, setting(here))
    assert found.links["cost"].tolist() == pytest.approx([120.0])
    # beyond the limit the link is lost, and EC is that of two patches apart: √(2 × 200²)
    short = remeasure(measure(here, setting(here, 100)), after, setting(here, 100))
    assert short.links.empty and short.ec == pytest.approx(math.sqrt(2) * 200)


def test_a_patch_cut_in_two():
    here = landscape("1111111", ".......")
    after, lost = lose(here, cells(here, (0, 4)), math.nan, cells(here, (0, 4)), 0.0)
    # 4 cells on the left keep the id, 2 on the right become patch 2; 1 cell of 100 m² is lost
    assert after.patches[0].tolist() == [1, 1, 1, 1, 0, 2, 2]
    assert after.capacity.to_dict() == {1: 400.0, 2: 200.0}
    assert lost.area_m2 == {1: 100.0} and lost.cut == {2: 1} and lost.dropped == 0


def test_pieces_too_small_are_dropped_and_counted():
    here = landscape("1111111")
    after, lost = lose(here, cells(here, (0, 4)), math.nan, cells(here, (0, 4)), 250.0)
    assert after.patches[0].tolist() == [1, 1, 1, 1, 0, 0, 0]
    assert (lost.dropped, lost.dropped_m2, lost.area_m2) == (1, 200.0, {1: 300.0})
    after, lost = lose(here, cells(here, (0, 3)), math.nan, cells(here, (0, 3)), 350.0)
    assert lost.gone == (1,) and after.capacity.empty and lost.area_m2 == {1: 700.0}
    assert remeasure(measure(here, setting(here)), after, setting(here)).ec == 0.0


def test_a_patch_in_parts_from_the_start_is_not_cut():
    here = landscape("11.11")
    after, lost = lose(here, cells(here, (0, 0)), None, cells(here, (0, 0)), 0.0)
    assert after.patches[0].tolist() == [0, 1, 0, 1, 1] and lost.cut == {}
    assert after.capacity.to_dict() == {1: 300.0}


def test_restored_site():
    here = landscape("1..r..2", friction={"r": 20.0})
    before = measure(here, setting(here))
    after, new = restore(here, flat(here, (0, 3)), 1.0, 100.0)
    found = remeasure(before, after, setting(here))
    assert new == 3
    # 1–2: 4 steps at 1 and 2 at (1 + 20) / 2 before: 40 + 210 = 250; 60 after; 1–3 and 3–2: 30
    assert before.links["cost"].tolist() == pytest.approx([250.0])
    assert found.links.set_index(["id_a", "id_b"])["cost"].to_dict() == pytest.approx(
        {(1, 2): 60.0, (1, 3): 30.0, (2, 3): 30.0}
    )


def test_restoring_what_is_habitat_adds_the_rest_only():
    here = landscape("11...")
    after, new = restore(here, flat(here, (0, 1), (0, 2)), None, 200.0)
    assert after.capacity.to_dict() == {1: 200.0, new: 100.0}
    assert restore(here, flat(here, (0, 0)), None, 100.0)[1] == 0


SOIL = st.lists(st.lists(st.sampled_from("..5#12"), min_size=7, max_size=7).map("".join), min_size=4, max_size=4)
PLACES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 6)), min_size=1, max_size=5)
NETWORKS = st.tuples(st.sampled_from(TOPOLOGIES), st.sampled_from(CROSSINGS))


def _drawn(rows):
    rows = [*rows, "3......", "......4"]
    return landscape(*(row.replace("5", "r") for row in rows), friction={"r": 5.0})


@settings(max_examples=40)
@given(SOIL, PLACES, st.sampled_from([40.0, 90.0, math.inf]), st.sampled_from([None, 30.0, math.nan]), NETWORKS)
def test_bounded_update_is_exact(rows, places, limit, friction, network):
    here = _drawn(rows)
    place = cells(here, *places)
    rule = replace(setting(here, limit), topology=network[0], crossing=network[1])
    after, _ = lose(here, place, friction, place, 0.0)
    quick, whole = remeasure(measure(here, rule), after, rule), measure(after, rule)
    assert (
        quick.links[["id_a", "id_b", "cost"]].values.tolist() == whole.links[["id_a", "id_b", "cost"]].values.tolist()
    )
    assert quick.ec == whole.ec


@settings(max_examples=40)
@given(SOIL, PLACES, st.sampled_from([40.0, 90.0, math.inf]), NETWORKS)
def test_a_patch_more_is_exact_whatever_the_topology(rows, places, limit, network):
    here = _drawn(rows)
    rule = replace(setting(here, limit), topology=network[0], crossing=network[1])
    after, _ = restore(here, flat(here, *places), 1.0, 100.0)
    assert remeasure(measure(here, rule), after, rule).ec == pytest.approx(measure(after, rule).ec, rel=1e-12)


@settings(max_examples=40)
@given(SOIL, PLACES, st.sampled_from([40.0, 90.0, math.inf]))
def test_restoring_never_lowers_ec(rows, places, limit):
    here = _drawn(rows)
    rule = setting(here, limit)
    before = measure(here, rule)
    place = flat(here, *places)
    after, _ = restore(here, place, 1.0, len(place) * 100.0)
    found = remeasure(before, after, rule)
    assert found.ec >= before.ec * (1 - 1e-12)
    assert found.ec == pytest.approx(measure(after, rule).ec, rel=1e-12)


@settings(max_examples=40)
@given(SOIL, PLACES)
def test_pieces_hold_what_is_left(rows, places):
    here = _drawn(rows)
    place = cells(here, *places)
    after, lost = lose(here, place, None, place, 150.0)
    sizes = dict(zip(*np.unique(after.patches[after.patches > 0], return_counts=True)))
    assert {one: size * 100.0 for one, size in sizes.items()} == pytest.approx(after.capacity.to_dict())
    assert here.capacity.sum() - after.capacity.sum() == pytest.approx(sum(lost.area_m2.values()))


def test_only_what_is_in_reach_is_redone(monkeypatch):
    """A strip of 600 cells, a patch every 20: a change between two patches redraws the links around it only."""
    here = landscape("".join("123456789"[(n // 20) % 9] if n % 20 == 0 else "." for n in range(600)))
    rule = setting(here, 300)
    here = type(here)(
        here.friction,
        np.where(here.patches, np.arange(600) // 20 + 1, 0).astype(np.int32),
        here.grid,
        pd.Series(100.0, index=range(1, 31)),
    )
    before = measure(here, rule)
    asked = []
    monkeypatch.setattr(
        "aula.aula_plugin.core.green_network.landscape.links_between",
        lambda pairs, friction, *others: asked.append(friction.size) or links_between(pairs, friction, *others),
    )
    after, _ = lose(here, cells(here, (0, 310)), 5.0, cells(here), 0.0)
    found = remeasure(before, after, rule)
    # within 300 m (30 cells) of cell 310: patches at 280 to 340, and 300 m around them
    assert asked[0] <= (340 - 280) + 2 * (30 + 2) + 1
    # 300 → 320 costs 200 m more or less: two half steps of (5 − 1) / 2 × 10 on each side of the cell = 40 more
    assert found.links.set_index(["id_a", "id_b"])["cost"][(16, 17)] == pytest.approx(240)
    assert found.ec == measure(after, rule).ec
