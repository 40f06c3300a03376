"""The graph of a network: what it keeps, what it refuses, and PC, EC, components worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network.graph import Graph, alpha, components, equivalent_connectivity, pc
from aula.tests.unit.green_network.networks import network, networks, numerator

#: p is one half at 100 cost-metres.
HALF = math.log(2) / 100
#: 1 –100– 2 –200– 3, capacities 10, 20, 30: p12 = 1/2, p23 = 1/4, p13 = 1/8.
CHAIN = network({1: 10, 2: 20, 3: 30}, (1, 2, 100), (2, 3, 200))
# Σ over ordered pairs: 100 + 400 + 900 + 2 (200/2 + 600/4 + 300/8) = 1400 + 575
CHAIN_N = 1975


def test_alpha_gives_the_probability_at_the_distance():
    assert math.exp(-alpha(1000, 0.05) * 1000) == pytest.approx(0.05)
    assert alpha(100, 0.5) == pytest.approx(HALF)


@pytest.mark.parametrize(("distance", "p"), [(0, 0.5), (-1, 0.5), (math.inf, 0.5), (100, 0), (100, 1), (100, 1.5)])
def test_alpha_refuses_what_has_no_decay(distance, p):
    with pytest.raises(InputError, match="attendu un nombre"):
        alpha(distance, p)


def test_a_chain_by_hand():
    assert equivalent_connectivity(CHAIN, HALF) == pytest.approx(math.sqrt(CHAIN_N))
    assert pc(CHAIN, HALF, 1000) == pytest.approx(CHAIN_N / 1e6)
    assert pc(CHAIN, HALF, None) is None


def test_beta_zero_counts_patches():
    # 3 + 2 (1/2 + 1/4 + 1/8)
    assert equivalent_connectivity(CHAIN, HALF, beta=0) == pytest.approx(math.sqrt(4.75))


def test_the_threshold_drops_links_before_paths_are_sought():
    # without 2–3: 1400 + 2 × 200/2
    assert equivalent_connectivity(CHAIN, HALF, threshold=150) == pytest.approx(math.sqrt(1600))
    assert equivalent_connectivity(CHAIN, HALF, threshold=200) == pytest.approx(math.sqrt(CHAIN_N))
    assert components(CHAIN, 150).tolist() == [1, 1, 2]


def test_without_link_every_patch_is_alone():
    alone = network({1: 3, 2: 4})
    assert equivalent_connectivity(alone, HALF) == 5  # √(9 + 16)
    assert components(alone).tolist() == [1, 2]


def test_one_patch():
    assert equivalent_connectivity(network({7: 12}), HALF) == 12


def test_a_link_of_cost_zero_is_a_link():
    touching = network({1: 10, 2: 20, 3: 30}, (1, 2, 0), (2, 3, 100))
    # 1 and 2 are one: 30² + 30² + 2 × 30 × 30 / 2
    assert equivalent_connectivity(touching, HALF) == pytest.approx(math.sqrt(2700))
    assert components(touching).tolist() == [1, 1, 1]


def test_a_patch_of_no_capacity_is_a_step():
    # 10² + 30² + 2 × 300 / 4
    step = network({1: 10, 2: 0, 3: 30}, (1, 2, 100), (2, 3, 100))
    assert equivalent_connectivity(step, HALF) == pytest.approx(math.sqrt(1150))


def test_of_two_links_the_cheapest_is_kept_and_the_other_counted():
    twice = network({1: 10, 2: 20}, (2, 1, 300), (1, 2, 100), (1, 2, 200), (1, 1, 5))
    assert twice.cost.tolist() == [100] and twice.rows.tolist() == [1]
    assert twice.dropped == (2, 1)


def test_components_are_numbered_by_their_lowest_id():
    islands = network({5: 1, 1: 1, 9: 1, 3: 1, 7: 1}, (9, 3, 1), (7, 5, 1))
    assert islands.ids == [1, 3, 5, 7, 9]
    assert components(islands).tolist() == [1, 2, 3, 3, 2]


@pytest.mark.parametrize(
    ("capacity", "links", "message"),
    [
        ({}, [], "Aucun réservoir"),
        ({1: None}, [], r"1 nœud\(s\) sans capacité.*\(1\)"),
        ({1: -2.0, 2: 1.0}, [], "négative ou infinie .1."),
        ({1: math.inf}, [], "infinie"),
        ({1: 1.0}, [(1, 2, 10)], r"absent des nœuds \(2\)"),
        ({1: 1.0, 2: 1.0}, [(1, 2, -1)], "1–2.*nombre positif ou nul"),
        ({1: 1.0, 2: 1.0}, [(1, 2, math.nan)], "sans coût"),
        ({1: 1.0, 2: 1.0}, [(1, 2, math.inf)], "infini"),
    ],
)
def test_what_is_refused(capacity, links, message):
    with pytest.raises(InputError, match=message):
        network(capacity, *links)


def test_ids_given_twice_or_missing_are_refused():
    none = pd.DataFrame({"id_a": [], "id_b": [], "cost": []})
    with pytest.raises(InputError, match=r"plusieurs nœuds \(4\)"):
        Graph(pd.Series([1.0, 2.0, 3.0], index=[4, 4, 5]), none)
    with pytest.raises(InputError, match="pas d’identifiant"):
        Graph(pd.Series([1.0, 2.0], index=pd.Index([1, None], dtype=object)), none)


def test_a_study_area_that_is_not_positive_is_refused():
    with pytest.raises(InputError, match="Surface d’étude"):
        pc(CHAIN, HALF, 0)


@given(networks(), st.sampled_from([0.01, 0.3, 2.0]), st.sampled_from([0.0, 0.5, 1.0]))
def test_against_floyd_and_warshall(given_network, rate, beta):
    capacity, links = given_network
    expected = math.sqrt(numerator(capacity, links, rate, beta))
    assert equivalent_connectivity(network(capacity, *links), rate, beta) == pytest.approx(expected, rel=1e-12)


@given(networks(), st.sampled_from([0.01, 0.3, 2.0]))
def test_ec_lies_between_the_largest_patch_and_the_sum(given_network, rate):
    capacity, links = given_network
    found = equivalent_connectivity(network(capacity, *links), rate)
    assert max(capacity.values()) * (1 - 1e-12) <= found <= sum(capacity.values()) * (1 + 1e-12)


@given(networks(2), st.integers(0, 6))
def test_habitat_or_a_link_more_never_lowers_ec(given_network, cost):
    capacity, links = given_network
    last = max(capacity)
    fewer = {n: a for n, a in capacity.items() if n != last}
    without = network(fewer, *(link for link in links if last not in link[:2]))
    whole = equivalent_connectivity(network(capacity, *links), 0.3)
    slack = whole * 1e-12
    assert equivalent_connectivity(without, 0.3) <= whole + slack
    assert whole <= equivalent_connectivity(network({**capacity, 0: capacity[0] + 5}, *links), 0.3) + slack
    assert whole <= equivalent_connectivity(network(capacity, *links, (0, last, cost)), 0.3) + slack


@given(networks(), st.integers(0, 6))
def test_components_merge_as_the_threshold_rises(given_network, threshold):
    capacity, links = given_network
    graph = network(capacity, *links)
    low, high = components(graph, threshold), components(graph, threshold + 1)
    assert len(set(zip(low, high))) == low.max() >= high.max()  # each lies within one


@given(networks(2), st.randoms(use_true_random=False))
def test_neither_the_order_of_rows_nor_the_ids_matter(given_network, chance):
    capacity, links = given_network
    names = [f"n{n}" for n in capacity]
    chance.shuffle(names)
    rows = [(names[b], names[a], cost) for a, b, cost in links]
    chance.shuffle(rows)
    other = network({names[n]: a for n, a in capacity.items()}, *rows)
    assert equivalent_connectivity(other, 0.3) == pytest.approx(
        equivalent_connectivity(network(capacity, *links), 0.3), rel=1e-12
    )
    back = {name: n for n, name in enumerate(names)}
    order = np.argsort([back[one] for one in other.ids])
    same = components(other)[order]
    assert len(set(zip(same, components(network(capacity, *links))))) == same.max()
