"""Circuits whose resistances are worked out by hand, and the laws that any circuit obeys."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network import circuit_memory
from aula.aula_plugin.core.green_network.circuit import (
    Landscape,
    Scheme,
    advanced,
    all_to_one,
    between,
    one_to_all,
    pairs,
    pinch_current,
)
from aula.aula_plugin.core.green_network.circuit_memory import check_size, coarser, estimate, memory_sentence
from aula.aula_plugin.core.green_network.circuit_network import Network, pairwise, solve

FOUR = Scheme(4)


def mask(shape, *cells):
    found = np.zeros(shape, dtype=bool)
    for cell in cells:
        found[cell] = True
    return found


def test_resistors_in_series_and_in_parallel():
    # 0 –2 Ω– 1 –3 Ω– 2: 5 Ω in series; a second way 0 –5 Ω– 2 halves it: 1 / (1/5 + 1/5) = 2,5 Ω.
    series = Network.of(3, [0, 1], [1, 2], [1 / 2, 1 / 3])
    both = Network.of(3, [0, 1, 2], [1, 2, 0], [1 / 2, 1 / 3, 1 / 5])
    assert pairwise(series, [0, 2]).resistances[0, 1] == pytest.approx(5)
    found = pairwise(both, [0, 2])
    assert found.resistances[0, 1] == pytest.approx(2.5)
    # Half of the ampere goes through node 1, all of it through the two ends; node 2 is at 0 V, node 1 at 3 Ω × 0,5 A.
    assert found.currents(0, 1) == pytest.approx([1, 0.5, 1])
    assert found.voltages(0, 1) == pytest.approx([2.5, 1.5, 0])


def test_wheatstone_bridge():
    # Arms 1, 1, 1, 1 Ω and any bridge: balanced, no current through it; R = 2 Ω // 2 Ω = 1 Ω.
    bridge = Network.of(4, [0, 0, 1, 2, 1], [1, 2, 3, 3, 2], [1, 1, 1, 1, 1 / 7])
    found = pairwise(bridge, [0, 3])
    assert found.resistances[0, 1] == pytest.approx(1)
    assert found.network.branch_currents(found.voltages(0, 1))[found.network.first == 1] == pytest.approx([0, 0.5])


def test_two_links_between_two_nodes_add_up_and_a_link_to_itself_is_none():
    twice = Network.of(2, [0, 1, 0], [1, 0, 0], [1, 2, 5])
    assert twice.conductance.tolist() == [3.0]
    assert pairwise(twice, [0, 1]).resistances[0, 1] == pytest.approx(1 / 3)


def test_nodes_that_nothing_joins_and_a_node_given_twice():
    apart = Network.of(4, [0, 2], [1, 3], [1, 1])
    found = pairwise(apart, [0, 1, 2, 0])
    assert found.resistances[0].tolist() == [0, 1, math.inf, 0]
    assert not found.currents(0, 2).any() and not found.currents(0, 3).any()


@pytest.mark.parametrize("conductance", [0.0, -1.0, math.nan, math.inf])
def test_conductance_that_is_none_is_refused(conductance):
    with pytest.raises(InputError, match="lien 2"):
        Network.of(3, [0, 1], [1, 2], [1.0, conductance])


def test_link_to_a_node_that_is_not():
    with pytest.raises(InputError, match="hors de 0 à 1"):
        Network.of(2, [0], [2], [1.0])


def test_ground_with_a_resistance():
    # 1 A through 2 Ω of link, then 3 Ω of ground: 5 V at the source, 3 V at the ground; both carry the ampere.
    line = Network.of(2, [0], [1], [0.5])
    found = solve(line, [1, 0], [0, 1 / 3])
    assert found.voltages == pytest.approx([5, 3])
    assert found.currents == pytest.approx([1, 1])


def test_set_without_ground_has_no_current():
    found = solve(Network.of(4, [0, 2], [1, 3], [1, 1]), [1, 0, 1, 0], [0, math.inf, 0, 0])
    assert found.voltages == pytest.approx([1, 0, 0, 0])
    assert found.live.tolist() == [True, True, False, False]


@pytest.mark.parametrize(
    ("mean", "expected"),
    [
        # r = 1, 3: mean resistance (1 + 3)/2 = 2 Ω; mean conductance (1 + 1/3)/2 = 2/3 S, 1,5 Ω.
        ("resistance", 2.0),
        ("conductance", 1.5),
    ],
)
def test_the_two_means_of_a_link(mean, expected):
    land = Landscape.of_friction([[1.0, 3.0]], Scheme(4, mean))
    assert between(land, mask((1, 2), (0, 0)), mask((1, 2), (0, 1))).resistance == pytest.approx(expected)


def test_diagonal_is_longer():
    # Only the diagonal joins the two cells: √2 Ω; none with 4 neighbours.
    friction = [[1.0, np.nan], [np.nan, 1.0]]
    ends = mask((2, 2), (0, 0)), mask((2, 2), (1, 1))
    assert between(Landscape.of_friction(friction, Scheme(8)), *ends).resistance == pytest.approx(math.sqrt(2))
    assert between(Landscape.of_friction(friction, FOUR), *ends).resistance == math.inf
    assert not pinch_current(friction, *ends, scheme=FOUR)[np.isfinite(friction)].any()


def test_cells_that_are_not_square():
    # 4 × 1 cells: the side of a square of that area is 2; a step across is 4/2 = 2 long, one down 1/2.
    wide = Scheme(8, "conductance", 4, 1)
    across = between(Landscape.of_friction([[1.0, 1.0]], wide), mask((1, 2), (0, 0)), mask((1, 2), (0, 1)))
    down = between(Landscape.of_friction([[1.0], [1.0]], wide), mask((2, 1), (0, 0)), mask((2, 1), (1, 0)))
    assert (across.resistance, down.resistance) == pytest.approx((2.0, 0.5))


def test_pinch_point():
    # A wall with a gate one cell wide: all the ampere goes through the gate; elsewhere it spreads over three rows.
    friction = np.ones((3, 5))
    friction[[0, 2], 2] = np.nan
    left, right = mask((3, 5), (slice(None), 0)), mask((3, 5), (slice(None), 4))
    current = pinch_current(friction, left, right, scheme=FOUR)
    assert current[1, 2] == pytest.approx(1)
    assert np.isnan(current[0, 2]) and np.isnan(current[2, 2])
    assert (current[[0, 1, 2], 0] == pytest.approx(1)) and (current[:, 4] == pytest.approx(1))
    # Column 1, by hand: potentials u, v, u; patch at V. The gate takes 1 A from v, and each outer cell sends i to v.
    # i = (V − u) = (u − v), and V − v + 2 i = 1 with V − v = 2 i: i = 1/4. So 1/4 A in the outer cells, 1 A in v.
    assert current[:, 1] == pytest.approx([0.25, 1, 0.25])


def test_current_is_kept_in_the_corridor():
    friction = np.ones((3, 4))
    row = np.zeros((3, 4), dtype=bool)
    row[1] = True
    left, right = mask((3, 4), (1, 0)), mask((3, 4), (1, 3))
    current = pinch_current(friction, left, right, allowed=row)
    assert current[1] == pytest.approx([1, 1, 1, 1])
    assert np.isnan(current[[0, 2]]).all()


def test_patch_is_one_node():
    # Two rows of 1 Ω cells; a patch of the whole first column and one of the last: two ways of 2 Ω in parallel.
    land = Landscape.of_friction(np.ones((2, 3)), FOUR)
    found = between(land, mask((2, 3), (slice(None), 0)), mask((2, 3), (slice(None), 2)))
    assert found.resistance == pytest.approx(1)
    assert found.current[:, 1] == pytest.approx([0.5, 0.5])


def test_patches_that_share_a_cell_or_lie_on_nothing():
    land = Landscape.of_friction([[1.0, 1.0, np.nan]], FOUR)
    a, b, none = (mask((1, 3), (0, c)) for c in range(3))
    assert between(land, a | b, b).resistance == 0
    assert between(land, a, none).resistance == math.inf
    assert between(land, a, np.zeros((1, 3), dtype=bool)).resistance == math.inf


def test_region_without_resistance_shortens_the_way():
    # 1–2–3–4–5 in line, 4 Ω; a lake on 2, 3, 4 leaves two links: 2 Ω.
    lake = np.array([[0, 7, 7, 7, 0]])
    points = [[1, 0, 0, 0, 2]]
    plain = next(pairs(Landscape.of_friction(np.ones((1, 5)), FOUR), points))
    short = next(pairs(Landscape.of_friction(np.ones((1, 5)), FOUR, lake), points))
    assert (plain.resistance, short.resistance) == pytest.approx((4, 2))


def test_one_to_all_and_all_to_one_on_a_line():
    # 1 – 2 – 3, 1 Ω each. From 1: grounded at 2, 1 Ω. From 2: two ways of 1 Ω, 1/2 Ω. To 2: 1 A comes from each side.
    land = Landscape.of_friction(np.ones((1, 3)), FOUR)
    points = np.array([[1, 2, 3]])
    assert [e.resistance for e in one_to_all(land, points)] == pytest.approx([1, 0.5, 1])
    assert [e.resistance for e in one_to_all(land, points, {1: 4.0})] == pytest.approx([1, 0.5, 1])
    to_first, to_second, _ = all_to_one(land, points)
    assert to_second.current == pytest.approx(np.array([[1, 2, 1]]))
    # To 1: 3 and 2 send 1 A each; 2 A arrive, and 2 lets out the ampere of 3 and its own.
    assert to_first.current == pytest.approx(np.array([[2, 2, 1]]))
    assert to_first.voltage == pytest.approx(np.array([[0, 2, 3]]))
    doubled = next(all_to_one(land, points, {2: 3.0, 3: 1.0}))
    assert doubled.voltage == pytest.approx(np.array([[0, 4, 5]]))


def test_sources_and_grounds():
    # 2 A at one end of three cells of 1 Ω, direct ground at the other: 4 V, 2 V, 0.
    land = Landscape.of_friction(np.ones((1, 3)), FOUR)
    found = advanced(land, [[2, 0, 0]], [[np.nan, np.nan, 0]])
    assert found.voltage == pytest.approx(np.array([[4, 2, 0]]))
    assert found.current == pytest.approx(np.full((1, 3), 2.0))


@pytest.mark.parametrize("value", [0.0, -2.0])
def test_friction_that_is_not_positive_is_refused(value):
    with pytest.raises(InputError, match="1 cellule"):
        Landscape.of_friction([[1.0, value]])


def test_unknown_schemes_are_refused():
    with pytest.raises(InputError, match="Voisinage"):
        Scheme(6)
    with pytest.raises(InputError, match="Moyenne"):
        Scheme(8, "harmonique")


def test_size_is_said_and_refused():
    assert estimate(1_000_000, 8) == 2_200_000_000
    assert memory_sentence(1_000_000).replace("\u202f", " ").replace("\u00a0", " ") == (
        "Circuit de 1 000 000 nœuds : environ 2,2 Go de mémoire."
    )
    check_size(2_000_000, available=8_000_000_000)
    # 8 M nodes: 4 times too many, cells twice as wide.
    assert coarser(8_000_000) == 2.0
    with pytest.raises(InputError, match="cellule de 20"):
        check_size(8_000_000, 8, 10.0, 32_000_000_000)
    with pytest.raises(InputError, match="2,0 fois plus grande"):
        check_size(8_000_000, available=32_000_000_000)
    # 1,1 GB free, 80 % of it, 2 200 bytes a node: 400 000 nodes; 1 600 000 need cells twice as wide.
    with pytest.raises(InputError, match="au plus 400.000 .*2,0 fois plus grande"):
        check_size(1_600_000, available=1_100_000_000)


def test_too_large_a_landscape_is_refused_before_the_start(monkeypatch):
    monkeypatch.setattr(circuit_memory, "MOST_NODES", 10)
    land = Landscape.of_friction(np.ones((4, 4)))
    with pytest.raises(InputError, match="fenêtre plus petite"):
        land.network()


@st.composite
def landscapes(draw):
    rows, columns = draw(st.integers(2, 6)), draw(st.integers(2, 6))
    values = draw(st.lists(st.sampled_from([1.0, 2.0, 10.0, 100.0, np.nan]), min_size=rows * columns, max_size=36))
    friction = np.array(values[: rows * columns]).reshape(rows, columns)
    friction[0, 0] = friction[-1, -1] = 1.0
    scheme = Scheme(draw(st.sampled_from([4, 8])), draw(st.sampled_from(["conductance", "resistance"])))
    return friction, scheme


@given(landscapes())
def test_laws_of_circuits(case):
    friction, scheme = case
    a, b = mask(friction.shape, (0, 0)), mask(friction.shape, (-1, -1))
    land = Landscape.of_friction(friction, scheme)
    there = between(land, a, b)
    assert between(land, b, a).resistance == pytest.approx(there.resistance)
    turned = between(Landscape.of_friction(np.rot90(friction), scheme), np.rot90(a), np.rot90(b))
    assert np.rot90(there.current) == pytest.approx(turned.current, abs=1e-9)
    dearer = between(Landscape.of_friction(friction * 3, scheme), a, b)
    if math.isinf(there.resistance):
        assert not there.current.any() and math.isinf(dearer.resistance)
        return
    assert dearer.resistance == pytest.approx(3 * there.resistance)
    assert there.current[0, 0] == pytest.approx(1) and there.current[-1, -1] == pytest.approx(1)
    assert there.current.max() <= 1 + 1e-9
    barrier = friction.copy()
    barrier[np.isfinite(barrier) & ~(a | b)] *= 2  # Rayleigh: more resistance anywhere, never less in all
    assert between(Landscape.of_friction(barrier, scheme), a, b).resistance >= there.resistance - 1e-9
