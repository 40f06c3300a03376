"""Patches that cost something to cross: by hand on a strip of cells, and against each removal in a graph of ends."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network import graph_memory, removal, topology
from aula.aula_plugin.core.green_network.betweenness import betweenness
from aula.aula_plugin.core.green_network.connectivity import Measures, measure
from aula.aula_plugin.core.green_network.graph import equivalent_connectivity, pc_numerator
from aula.aula_plugin.core.green_network.graph_memory import check, estimate
from aula.aula_plugin.core.green_network.inner_distances import Ends, closed, crossing, end_cells, inner_pairs
from aula.aula_plugin.core.green_network.probability import flux
from aula.aula_plugin.core.green_network.removal import link_losses, node_fractions
from aula.aula_plugin.core.green_network.steps import Steps
from aula.aula_plugin.core.green_network.ways import Inside
from aula.aula_plugin.core.raster_grid import Grid
from aula.tests.unit.green_network.networks import network, networks

#: A row of 9 cells of 10 m: patch 1 in column 0, patch 2 in columns 3 to 6, patch 3 in column 8; friction 2 inside 2.
GRID = Grid(0.0, 10.0, 10.0, 10.0, 1, 9)
FRICTION = np.array([[1, 1, 1, 2, 2, 2, 2, 1, 1]], dtype=float)
SHAPES = [shapely.box(0, 0, 10, 10), shapely.box(30, 0, 70, 10), shapely.box(80, 0, 90, 10)]
#: From 1 to 2: 10 + 10 + 10 × (1 + 2) / 2 = 35; from 2 to 3: 10 × 1.5 + 10 = 25; across 2, three steps at 2: 60.
LINES = [shapely.LineString([(5, 5), (35, 5)]), shapely.LineString([(65, 5), (85, 5)])]
RATE = math.log(2) / 60


def strip():
    return network({1: 10.0, 2: 20.0, 3: 30.0}, (1, 2, 35.0), (2, 3, 25.0))


def crossed(friction=FRICTION, lines=LINES):
    graph = strip()
    graph.inside = crossing(graph, end_cells(graph, lines, SHAPES, GRID), friction, Steps.of(GRID), "numpy")
    return graph


def test_a_patch_is_crossed_at_its_cost():
    graph = crossed()
    assert graph.distances().tolist() == [[0, 35, 120], [35, 0, 25], [120, 25, 0]]
    assert strip().distances()[0, 2] == 60
    # p = 1/2 at 60: 1–3 are at 2 × 60, a quarter
    assert flux(graph, RATE).f[0] == pytest.approx(20 * 2 ** (-35 / 60) + 30 / 4)
    shape = topology.shape(graph)
    assert shape.closeness.tolist() == [77.5, 30, 72.5] and shape.eccentricity.tolist() == [120, 35, 120]
    assert topology.harary(graph) == topology.harary(strip()) == 2.5


def test_what_it_carries_by_hand():
    graph, total = crossed(), pc_numerator(crossed(), RATE)
    assert node_fractions(graph, RATE).connector * total == pytest.approx([0, 2 * 300 / 4, 0])
    # without 1–2 the pairs 1–2 and 1–3 are lost
    lost = 2 * (200 * 2 ** (-35 / 60) + 300 / 4)
    assert link_losses(graph, RATE)[0] * total == pytest.approx(lost)
    nodes, links = betweenness(graph, RATE)
    assert nodes == pytest.approx([0, 75, 0]) and links[0] == pytest.approx(lost / 2)


def test_the_way_a_line_is_drawn_does_not_matter():
    turned = [shapely.reverse(line) for line in LINES]
    parts = [shapely.MultiLineString([line]) for line in LINES]
    for lines in (turned, parts):
        assert (crossed(lines=lines).distances() == crossed().distances()).all()


def test_links_that_end_in_one_cell_meet_there():
    lines = [LINES[0], shapely.LineString([(35, 5), (85, 5)])]
    assert crossed(lines=lines).distances()[0, 2] == 60


def test_a_patch_that_no_path_crosses():
    friction = FRICTION.copy()
    friction[0, 4] = np.nan
    graph = crossed(friction)
    assert closed(graph.inside) == 1 and closed(crossed().inside) == 0
    assert np.isinf(graph.distances()[0, 2]) and graph.distances()[0, 1] == 35
    assert node_fractions(graph, RATE).connector.tolist() == [0, 0, 0]


def test_the_detour_outside_a_patch_is_taken_where_it_costs_less():
    """Two rows: below patch 2, friction 1 all along; 2 diagonals at 1.5 and a step at 1 cost less than 60."""
    grid = Grid(0.0, 20.0, 10.0, 10.0, 2, 9)
    friction = np.vstack([FRICTION, np.ones((1, 9))])
    shapes = [shapely.transform(shape, lambda place: place + [0, 10]) for shape in SHAPES]
    lines = [shapely.transform(line, lambda place: place + [0, 10]) for line in LINES]
    graph = strip()
    graph.inside = crossing(graph, end_cells(graph, lines, shapes, grid), friction, Steps.of(grid), "numpy")
    assert graph.distances()[0, 2] == pytest.approx(35 + 25 + 2 * 15 * math.sqrt(2) + 10)


@pytest.mark.parametrize(
    ("lines", "grid", "says"),
    [
        ([None, LINES[1]], GRID, "1 lien(s) n’ont pas de ligne (1–2)"),
        ([shapely.Point(5, 5), LINES[1]], GRID, "1 lien(s) n’ont pas de ligne (1–2)"),
        (
            [LINES[1], LINES[0]],
            GRID,
            "2 lien(s) n’aboutissent pas à leurs deux réservoirs, à une maille près (1–2, 2–3)",
        ),
        (LINES, Grid(0.0, 10.0, 10.0, 10.0, 1, 8), "1 lien(s) sortent de la surface de résistance (2–3)"),
    ],
)
def test_links_whose_ends_are_unknown_are_refused(lines, grid, says):
    with pytest.raises(InputError) as error:
        end_cells(strip(), lines, SHAPES, grid)
    told = str(error.value).replace("\u00a0", " ").replace("\u202f", " ")
    assert told.startswith(f"Distances internes : {says}") and "décochez DISTANCES_INTERNES" in told


def test_pairs_of_ends():
    u, v = inner_pairs(np.array([0, 0, 0, 2, 2, 4]))
    assert list(zip(u.tolist(), v.tolist())) == [(0, 1), (0, 2), (1, 2), (3, 4)]


@st.composite
def crossed_networks(draw):
    """Return a graph whose links each end at their own cell of a patch, and the places of these cells on a line."""
    capacity, links = draw(networks(2, 5))
    graph = network(capacity, *links)
    size = len(graph.cost)
    places = np.array([draw(st.integers(0, 4)) for _ in range(2 * size)], dtype=float)
    patch = np.concatenate([graph.first, graph.second])
    far = np.where(patch[:, None] == patch, np.abs(places[:, None] - places), 0.0)
    graph.inside = Inside(np.arange(size), np.arange(size, 2 * size), csr_matrix(far))
    return graph, far


def between(graph, far, removed: int = -1, cut: int = -1) -> np.ndarray:
    """Return distances between patches by Floyd and Warshall's rule over the ends of links."""
    size, patch = len(graph.cost), np.concatenate([graph.first, graph.second])
    ends = np.where(patch[:, None] == patch, far, np.inf)
    for link in range(size):
        if link != cut and removed not in (graph.first[link], graph.second[link]):
            ends[link, size + link] = ends[size + link, link] = graph.cost[link]
    for k in range(2 * size):
        ends = np.minimum(ends, ends[:, k, None] + ends[None, k, :])
    found = np.full((len(graph), len(graph)), np.inf)
    for a, b in itertools.product(range(2 * size), repeat=2):
        found[patch[a], patch[b]] = min(found[patch[a], patch[b]], ends[a, b])
    np.fill_diagonal(found, 0)
    return found


@given(crossed_networks(), st.sampled_from([4_000_000, 3]))
def test_against_each_removal(given_network, cells):
    graph, far = given_network
    rate, kept = 0.3, removal.CELLS
    removal.CELLS = cells
    try:
        nodes, links = node_fractions(graph, rate, cut_off=0), link_losses(graph, rate, cut_off=0)
    finally:
        removal.CELLS = kept
    whole, weight = between(graph, far), graph.capacity
    assert graph.distances() == pytest.approx(whole)

    def worth(distances, without=-1):
        held = np.where(np.arange(len(graph)) == without, 0.0, weight)
        return float(held @ np.exp(-rate * distances) @ held)

    total = worth(whole)
    slack = 1e-9 * max(total, 1)
    for k in range(len(graph)):
        assert nodes.dpc[k] * total == pytest.approx(total - worth(between(graph, far, removed=k), k), abs=slack)
    for link in range(len(graph.cost)):
        assert links[link] * total == pytest.approx(total - worth(between(graph, far, cut=link)), abs=slack)


@given(networks(2, 6, lowest=1))
def test_free_crossings_change_nothing(given_network):
    """Ends apart at no cost: the same numbers as without them, BC and its ties included."""
    capacity, links = given_network
    plain, free = network(capacity, *links), network(capacity, *links)
    size = len(plain.cost)
    free.inside = Inside(np.arange(size), np.arange(size, 2 * size), csr_matrix((2 * size, 2 * size)))
    for measured in (betweenness, lambda *job: node_fractions(*job)[:4], lambda *job: flux(*job)):
        for one, other in zip(measured(plain, 0.3), measured(free, 0.3)):
            assert other == pytest.approx(one, rel=1e-9, abs=1e-9)


@given(crossed_networks())
def test_crossing_never_brings_nearer(given_network):
    graph, _ = given_network
    ec = equivalent_connectivity(graph, 0.3)
    graph.inside = None
    assert ec <= equivalent_connectivity(graph, 0.3) * (1 + 1e-12)


def test_memory_of_a_network_is_told_then_refused():
    graph = strip()
    assert check(graph, available=10**9).replace("\u00a0", " ").startswith("Réseau de 3 nœuds, 2 liens, environ 1 Mo")
    ends = Ends(np.array([0, 3]), np.array([3, 8]))
    assert estimate(graph, ends=ends) > estimate(graph) > estimate(graph, removals=False)
    with pytest.raises(InputError, match=r"(?s)Réseau trop grand.*baissez le seuil.*ou décochez DISTANCES_INTERNES"):
        check(graph, ends=ends, available=1000)
    with pytest.raises(
        InputError, match=r"(?s)baissez le seuil de coût des liens .SEUIL. ou gardez des liens planaires"
    ):
        check(graph, available=1000)


def test_a_network_too_large_is_refused_before_it_is_measured(monkeypatch):
    monkeypatch.setattr(graph_memory, "available_memory", lambda: 1000)
    with pytest.raises(InputError, match="Réseau trop grand"):
        measure(crossed(), Measures(RATE))


def test_degrees_compared_with_those_of_neighbours():
    # 1 – 2 – 3 and 2 – 4: 2 has 3 links, its neighbours 1 each; 5 has none
    star = network(dict.fromkeys((1, 2, 3, 4, 5), 1), (1, 2, 1), (2, 3, 1), (2, 4, 0))
    assert topology.shape(star).correlation == pytest.approx([1 / 3, 3, 1 / 3, 1 / 3, 0])
