"""Patches that cost something to cross, against Graphab's own numbers: 152 patches, links weighted by their length.

Graphab publishes the lengths of its links, not where they end, and several least-cost paths often end at different
cells. So its choice among them is made again here (`graphab_queue`): with the same ends, the numbers are the same.
"""

from __future__ import annotations

import json
import math

import numpy as np
import pandas as pd
import pytest
from osgeo import gdal

from aula.aula_plugin.core.green_network import topology
from aula.aula_plugin.core.green_network.betweenness import betweenness, entropy
from aula.aula_plugin.core.green_network.current_flow import current_flow
from aula.aula_plugin.core.green_network.graph import Graph, alpha, components, decay, pc
from aula.aula_plugin.core.green_network.inner_distances import Ends, closed, crossing, end_cells
from aula.aula_plugin.core.green_network.links import LinkOptions, build_links
from aula.aula_plugin.core.green_network.probability import flux, iic
from aula.aula_plugin.core.green_network.removal import node_fractions
from aula.aula_plugin.core.green_network.steps import Steps
from aula.aula_plugin.core.green_network.ways import ways
from aula.aula_plugin.core.raster_grid import Grid
from aula.aula_plugin.core.raster_outline import outline

NAME, DISPERSAL, RATE = "graph_plan_cout1_len", "d1000_p0.05_beta1", alpha(1000, 0.05)


class Case:
    def __init__(self, folder):
        self.expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        self.known = pd.read_csv(folder / "patch_metrics.csv").set_index("Id")
        self.patches = gdal.Open(str(folder / "patch_ids.tif")).ReadAsArray().astype(np.int32)
        across, down = self.expected["pixel_size_m"]
        self.grid = Grid(0.0, 0.0, across, down, *self.patches.shape)
        table = pd.read_csv(folder / "plan_cout1-links.csv")
        self.pairs = np.sort(table[["ID1", "ID2"]].to_numpy(dtype=np.int64), axis=1)
        self.costs = table["Dist"].to_numpy()
        self.links = pd.DataFrame({"id_a": self.pairs[:, 0], "id_b": self.pairs[:, 1], "cost": table["DistM"]})

    def graph(self, ends=None) -> Graph:
        """Return the graph; ``ends(graph)`` gives the cells where its links end."""
        made = Graph(self.known["Capacity"], self.links)
        if ends is not None:
            plain = np.ones(self.patches.shape)
            made.inside = crossing(made, ends(made), plain, Steps.of(self.grid))
        return made

    def column(self, name: str) -> np.ndarray:
        return self.known[f"{name}_{NAME}"].to_numpy(dtype=float)

    def figure(self, name: str) -> float:
        return self.expected["global_metrics"][f"{name}-{NAME}"]


@pytest.fixture(scope="module")
def case(shared_data):
    folder = shared_data / "tvb" / "graphab"
    if not folder.is_dir():
        pytest.skip("jeu de référence absent")
    return Case(folder)


@pytest.fixture(scope="module")
def graph(case):
    pytest.importorskip("numba")
    from aula.tests.real import graphab_queue

    left, reached, paid = graphab_queue.ends(case.patches, case.pairs)
    assert paid == pytest.approx(case.costs, rel=1e-9)  # least-cost paths, all 381
    return case.graph(lambda made: Ends(left[made.rows], reached[made.rows]))


def close(values):
    return pytest.approx(np.asarray(values, dtype=float), rel=1e-9, abs=1e-12)


def test_the_network(case, graph):
    expected = case.expected["graphs"][NAME]
    assert expected["intra_patch_distances"] and expected["threshold"] is None
    assert (len(graph.cost), components(graph).max()) == (expected["n_links"], expected["n_components"]) == (381, 1)
    assert closed(graph.inside) == 0


def test_metrics_of_the_network(case, graph):
    area = case.expected["study_area_m2"]
    assert pc(graph, RATE, area) == pytest.approx(case.figure(f"PC_{DISPERSAL}"), rel=1e-9)
    assert flux(graph, RATE).f.sum() == pytest.approx(case.figure(f"S#F_{DISPERSAL}"), rel=1e-9)
    assert topology.diameter(graph) == pytest.approx(case.figure("GD"), rel=1e-9)
    assert topology.harary(graph) == pytest.approx(case.figure("H"), rel=1e-9)
    assert iic(graph, area) == pytest.approx(case.figure("IIC"), rel=1e-9)


def test_metrics_of_the_patches(case, graph):
    exchanged, shape = flux(graph, RATE), topology.shape(graph)
    assert exchanged.f == close(case.column(f"F_{DISPERSAL}"))
    assert exchanged.fpc(case.expected["study_area_m2"]) * 1e9 == close(case.column(f"FPC_{DISPERSAL}") * 1e9)
    assert shape.closeness == close(case.column("CCe"))
    assert shape.eccentricity == close(case.column("Ec"))
    assert shape.degree.tolist() == case.column("Dg").tolist()
    assert np.nan_to_num(shape.clustering) == close(case.column("CC"))
    assert shape.correlation == close(case.column("CCor"))


def test_fractions_of_the_removal_of_each_patch(case, graph):
    found = node_fractions(graph, RATE, cut_off=0)
    for column, values in (("PCIntra", found.intra), ("PCFlux", found.flux), ("PCCon", found.connector)):
        assert values == close(case.column(f"d_dPC_{DISPERSAL}|{column}")), column


def bounds(graph: Graph, patches: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """Return the least and the most BC that some patches may have, whatever paths are taken among those of one cost."""
    from scipy.sparse.csgraph import dijkstra

    roads, far = ways(graph), graph.distances()
    load = np.triu(np.outer(graph.capacity, graph.capacity) * decay(far, RATE), 1)
    least, most = [], []
    for k in patches:
        others = np.arange(len(far)) != k
        ends = np.outer(others, others)
        here = np.arange(roads.starts[k] + 1, roads.starts[k + 1])
        to = dijkstra(roads.onward, directed=True, indices=roads.starts[:-1])[:, here]
        out = roads.by_patch(dijkstra(roads.onward, directed=True, indices=here))
        by = np.min(to[:, :, None] + out[None, :, :], axis=1)
        most.append(load[(by <= far * (1 + 1e-9)) & ends].sum())
        shut = np.isin(roads.onward.indices, here)
        kept = roads.onward.data[shut].copy()
        roads.onward.data[shut] = np.inf
        without = roads.distances(np.arange(len(far)))
        roads.onward.data[shut] = kept
        least.append(load[(without > far * (1 + 1e-9)) & ends].sum())
    return np.array(least), np.array(most)


def test_betweenness_and_its_ties(case, graph):
    """Equal on all patches but 13, on several paths of one length: in a plain of one friction there are many.

    Graphab takes one of these paths; we take those that call at the most patches, and share alike. Both lie between
    what a patch must carry and what it may carry.
    """
    known, found = case.column(f"BC_{DISPERSAL}"), betweenness(graph, RATE)[0]
    other = np.flatnonzero(~np.isclose(found, known, rtol=1e-9, atol=1e-6))
    assert len(other) == 13
    least, most = bounds(graph, other.tolist())
    assert (most > least * (1 + 1e-9)).all()
    for one in (known[other], found[other]):
        assert (one >= least * (1 - 1e-9) - 1e-6).all() and (one <= most * (1 + 1e-9) + 1e-6).all()
    assert entropy(known) == pytest.approx(case.figure(f"E#BC_{DISPERSAL}"), rel=1e-9)


def test_current_flow_takes_patches_for_points(case, graph):
    """As Graphab does; its solver stops early: 1.4e-7 on the whole, 2.1e-5 on the worst patch."""
    found, known = current_flow(graph), case.column("CF_beta1")
    assert found.sum() == pytest.approx(known.sum(), rel=1e-6)
    assert found == pytest.approx(known, rel=3e-5)


def test_our_own_links_end_where_others_of_their_cost_could(case):
    """The links we draw are of the same costs but end elsewhere for 31 of them: EC is 0.07 % away, PC 0.14 %."""
    grid, patches = case.grid, case.patches
    steps = Steps(1.0, 1.0, 1.4142136)
    options = LinkOptions("planaire_euclidien", "garder")
    drawn = build_links(np.ones(patches.shape), patches, grid, steps, options).set_index(["id_a", "id_b"])
    lines = drawn.geometry.loc[list(map(tuple, case.pairs))].to_numpy()

    def ends(made: Graph) -> Ends:
        shapes = [outline(patches == one, grid) for one in made.ids]
        return end_cells(made, lines[made.rows], shapes, grid)

    found = pc(case.graph(ends), RATE, case.expected["study_area_m2"])
    assert found == pytest.approx(case.figure(f"PC_{DISPERSAL}"), rel=2e-3)
    assert math.sqrt(found) == pytest.approx(math.sqrt(case.figure(f"PC_{DISPERSAL}")), rel=1e-3)
