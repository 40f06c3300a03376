"""dPC and its fractions, betweenness, entropy: by hand, and against the removal of each patch in turn."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.green_network import detours, removal
from aula.aula_plugin.core.green_network.betweenness import betweenness, entropy
from aula.aula_plugin.core.green_network.graph import equivalent_connectivity
from aula.aula_plugin.core.green_network.removal import link_losses, node_fractions
from aula.tests.unit.green_network.networks import distances, network, networks, numerator, paths
from aula.tests.unit.green_network.test_graph import CHAIN, CHAIN_N, HALF


def test_fractions_of_a_chain_by_hand():
    found = node_fractions(CHAIN, HALF)
    assert found.intra * CHAIN_N == pytest.approx([100, 400, 900])
    # 2 Σ: 1 with 2 and 3: 100 + 37.5; 2 with 1 and 3: 100 + 150; 3 with 1 and 2: 37.5 + 150
    assert found.flux * CHAIN_N == pytest.approx([275, 500, 375])
    # only 2 is between others: without it, 1 and 3 lose 2 × 300/8
    assert found.connector * CHAIN_N == pytest.approx([0, 75, 0])
    # without 2, N is 100 + 900 = 1000 of 1975
    assert found.dpc[1] == pytest.approx(975 / 1975)


def test_a_detour_makes_up_for_part_of_the_connector():
    # 1 –100– 2 –100– 3 and 1 –300– 3; all of capacity 1: d13 = 200 (p 1/4), 300 without 2 (p 1/8)
    detour = network({1: 1, 2: 1, 3: 1}, (1, 2, 100), (2, 3, 100), (1, 3, 300))
    total = 3 + 2 * (1 / 2 + 1 / 2 + 1 / 4)
    assert node_fractions(detour, HALF).connector * total == pytest.approx([0, 2 * (1 / 4 - 1 / 8), 0])
    # links in order of pair 1–2, 1–3, 2–3: without 1–2, d12 = 400 (1/16) and d13 = 300 (1/8); 1–3 is not used
    assert link_losses(detour, HALF) * total == pytest.approx([2 * (7 / 16 + 1 / 8), 0, 2 * (7 / 16 + 1 / 8)])


def test_links_of_a_chain_by_hand():
    # without 1–2: pairs 1–2 and 1–3 are lost, 2 (100 + 37.5); without 2–3: 2 (150 + 37.5)
    assert link_losses(CHAIN, HALF) * CHAIN_N == pytest.approx([275, 375])
    low = link_losses(CHAIN, HALF, threshold=150)
    assert low[0] == pytest.approx(200 / 1600) and math.isnan(low[1])


def test_touching_patches_and_their_step():
    # 1 –0– 2 –0– 3 –100– 4: without 2, patch 1 is alone; capacities 1
    touching = network({1: 1, 2: 1, 3: 1, 4: 1}, (1, 2, 0), (2, 3, 0), (3, 4, 100))
    total = 9 + 1 + 2 * 3 / 2  # three in one place, one at p 1/2
    found = node_fractions(touching, HALF)
    # without 2: 1–3 loses 2 × 1, 1–4 loses 2 × 1/2; without 3: 1–4 and 2–4 lose 2 × 1/2 each
    assert found.connector * total == pytest.approx([0, 3, 2, 0])
    # without 1–2: 1 loses 2, 3 and 4, 2 (1 + 1 + 1/2); 2–3: 1 and 2 lose 3 and 4, 2 (2 × 1 + 2 × 1/2); 3–4: 2 × 3/2
    assert link_losses(touching, HALF) * total == pytest.approx([5, 6, 3])


def test_a_step_of_no_capacity_only_connects():
    step = network({1: 10, 2: 0, 3: 30}, (1, 2, 100), (2, 3, 100))
    found = node_fractions(step, HALF)
    # N = 1150, of which 2 × 300/4 goes through 2
    assert (found.intra[1], found.flux[1], found.connector[1]) == pytest.approx((0, 0, 150 / 1150))


def test_without_habitat_everything_is_zero():
    void = network({1: 0, 2: 0}, (1, 2, 10))
    assert not np.any(node_fractions(void, HALF))
    assert link_losses(void, HALF).tolist() == [0]


@given(networks(), st.sampled_from([0.05, 0.6]), st.sampled_from([0.5, 1.0]))
def test_fractions_against_each_removal(given_network, rate, beta):
    capacity, links = given_network
    found = node_fractions(network(capacity, *links), rate, beta, cut_off=0)
    total = numerator(capacity, links, rate, beta)
    expected = [total - numerator(capacity, links, rate, beta, removed=n) for n in capacity]
    assert found.dpc * total == pytest.approx(expected, rel=1e-9, abs=1e-9 * max(total, 1))
    assert (found.connector >= 0).all()
    assert found.dpc == pytest.approx(found.intra + found.flux + found.connector)


@given(networks(2), st.sampled_from([0.05, 0.6]))
def test_links_against_each_removal(given_network, rate):
    capacity, links = given_network
    graph = network(capacity, *links)
    total = numerator(capacity, links, rate)
    expected = [total - numerator(capacity, links[:n] + links[n + 1 :], rate) for n in range(len(links))]
    order = [n for n, _ in sorted(enumerate(links), key=lambda one: one[1][:2])]
    assert graph.rows.tolist() == order
    found = link_losses(graph, rate, cut_off=0)
    assert found * total == pytest.approx([expected[n] for n in order], rel=1e-9, abs=1e-9 * max(total, 1))


@pytest.mark.parametrize(("block", "cells"), [(7, 100), (2_000_000, 4_000_000)])
def test_a_long_ring(monkeypatch, block, cells):
    """Round a ring of 60 patches, a patch less sends its neighbours all the way round; by parts or in one go."""
    monkeypatch.setattr(detours, "BLOCK", block)
    monkeypatch.setattr(removal, "CELLS", cells)
    size, rate = 60, 0.05
    capacity = {n: 1.0 + n % 7 for n in range(size)}
    links = [(n, (n + 1) % size, 1.0 + n % 3) for n in range(size)]
    found = node_fractions(network(capacity, *links), rate, cut_off=0)
    total = numerator(capacity, links, rate)
    for n in (0, 17, 59):
        assert found.dpc[n] * total == pytest.approx(total - numerator(capacity, links, rate, removed=n), rel=1e-9)
    lost = link_losses(network(capacity, *links), rate, cut_off=0)
    assert lost[0] * total == pytest.approx(total - numerator(capacity, links[1:], rate), rel=1e-9)


def test_the_cut_off_costs_no_more_than_it_says():
    size, rate = 40, 0.6
    links = [(n, n + 1, 1.0) for n in range(size - 1)]
    graph = network(dict.fromkeys(range(size), 1.0), *links)
    exact, cut = (node_fractions(graph, rate, cut_off=c).connector for c in (0, 1e-4))
    bound = 1e-4 * size**2 / equivalent_connectivity(graph, rate) ** 2
    assert ((exact >= cut) & (exact - cut <= bound)).all() and (exact > cut).any()


def test_betweenness_of_a_chain_by_hand():
    nodes, links = betweenness(CHAIN, HALF)
    assert nodes == pytest.approx([0, 37.5, 0])  # the pair 1–3: 300/8
    assert links == pytest.approx([137.5, 187.5])  # 1–2 and 1–3; 2–3 and 1–3
    nodes, links = betweenness(CHAIN, HALF, threshold=150)
    assert nodes.tolist() == [0, 0, 0] and links[0] == pytest.approx(100) and math.isnan(links[1])


def test_two_ways_of_one_cost_are_shared():
    # 1 to 4 by 2 or by 3, both 200: half of p14 = 1/4 each; 2 to 3 by 1 or by 4
    square = network(dict.fromkeys((1, 2, 3, 4), 1), (1, 2, 100), (2, 4, 100), (1, 3, 100), (3, 4, 100))
    nodes, links = betweenness(square, HALF)
    assert nodes == pytest.approx([1 / 8] * 4)
    assert links == pytest.approx([1 / 2 + 1 / 8 + 1 / 8] * 4)


def test_at_one_cost_the_path_that_calls_at_the_most_patches_is_taken():
    # the direct link 1–3 costs what 1–2–3 does
    nodes, links = betweenness(network({1: 1, 2: 1, 3: 1}, (1, 2, 100), (2, 3, 100), (1, 3, 200)), HALF)
    assert nodes == pytest.approx([0, 1 / 4, 0])
    assert links == pytest.approx([3 / 4, 0, 3 / 4])


def test_betweenness_through_patches_that_touch():
    # 1 –100– 2 –0– 3 –100– 4: pairs 1–3 (1/2) and 1–4 (1/4) pass 2; 2–4 (1/2) and 1–4 pass 3
    nodes, _ = betweenness(network(dict.fromkeys((1, 2, 3, 4), 1), (1, 2, 100), (2, 3, 0), (3, 4, 100)), HALF)
    assert nodes == pytest.approx([0, 3 / 4, 3 / 4, 0])


@given(networks(2, 6, lowest=1), st.sampled_from([0.05, 0.6]))
def test_betweenness_against_all_paths(given_network, rate):
    capacity, links = given_network
    nodes, flows = betweenness(network(capacity, *links), rate)
    far = distances(len(capacity), links)
    expected, sent = np.zeros(len(capacity)), {frozenset(link[:2]): 0.0 for link in links}
    for i, j in itertools.combinations(capacity, 2):
        ways = paths(len(capacity), links, i, j)
        for way in ways:
            share = capacity[i] * capacity[j] * math.exp(-rate * far[i, j]) / len(ways)
            expected[list(way[1:-1])] += share
            for a, b in zip(way, way[1:]):
                sent[frozenset((a, b))] += share
    assert nodes == pytest.approx(expected, rel=1e-9, abs=1e-9)
    ordered = sorted(tuple(sorted(pair)) for pair in sent)
    assert flows == pytest.approx([sent[frozenset(pair)] for pair in ordered], rel=1e-9, abs=1e-9)


def test_entropy_by_hand():
    assert entropy(np.array([5.0, 5.0, 0.0])) == pytest.approx(1)
    # q = 3/4, 1/4: −(3/4 ln 3/4 + 1/4 ln 1/4) / ln 2 = 0.811278
    assert entropy(np.array([3.0, 1.0])) == pytest.approx(0.8112781244591328)
    assert entropy(np.array([4.0, 0.0])) is None
