"""The metrics of a network against Graphab's own numbers: 152 patches, several graphs (published test data of Graphab).

Local columns and global metrics of the graphs whose patches are crossed at no cost; and, of those where they are not,
what does not depend on the inside of patches (for the rest, see ``test_tvb_inner_distances``). Three columns are of
other models and not measured: ``BCCirc`` and ``PCF`` (circuits between two patches) and ``IFPC`` (a raster).
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
from aula.aula_plugin.core.green_network.graph import Graph, alpha, components, decay, pc, shortest
from aula.aula_plugin.core.green_network.neighbours import every_pair, straight_distances
from aula.aula_plugin.core.green_network.probability import flux, iic
from aula.aula_plugin.core.green_network.removal import node_fractions
from aula.aula_plugin.core.raster_grid import Grid

COST, NEAR, PLAN, STRAIGHT = (
    "graph_comp_cout10_500_nopath",
    "graph_comp_euclid_1000_nointra",
    "graph_plan_cout1_len",
    "graph_plan_euclid",
)
DISPERSAL = "d1000_p0.05_beta1"
RATE = alpha(1000, 0.05)


@pytest.fixture(scope="module")
def folder(shared_data):
    if not (shared_data / "tvb" / "graphab").is_dir():
        pytest.skip("jeu de référence absent")
    return shared_data / "tvb" / "graphab"


@pytest.fixture(scope="module")
def published(folder):
    return json.loads((folder / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def patches(folder):
    return pd.read_csv(folder / "patch_metrics.csv").set_index("Id")


@pytest.fixture(scope="module")
def graphs(folder, published, patches):
    """The four graphs and their thresholds, by name."""

    def read(name: str, cost: str) -> Graph:
        table = pd.read_csv(folder / f"{name}-links.csv").rename(columns={"ID1": "id_a", "ID2": "id_b", cost: "cost"})
        return Graph(patches["Capacity"], table[["id_a", "id_b", "cost"]])

    return {
        COST: (read("comp_cout10_500_nopath", "Dist"), math.inf),
        NEAR: (Graph(patches["Capacity"], _straight(folder, published)), 1000.0),
        PLAN: (read("plan_cout1", "DistM"), math.inf),
        STRAIGHT: (read("plan_euclid", "Dist"), math.inf),
    }


def _straight(folder, published) -> pd.DataFrame:
    """Return all pairs of patches and their straight distance from edge to edge, as Graphab's complete set has."""
    ids = gdal.Open(str(folder / "patch_ids.tif")).ReadAsArray().astype(np.int32)
    pairs = every_pair(ids)
    cost = straight_distances(ids, Grid(0.0, 0.0, *published["pixel_size_m"], *ids.shape), pairs)
    return pd.DataFrame({"id_a": pairs[:, 0], "id_b": pairs[:, 1], "cost": cost})


def close(values):
    return pytest.approx(np.asarray(values, dtype=float), rel=1e-9, abs=1e-12, nan_ok=True)


def test_links_and_components(graphs, published):
    for name, (graph, threshold) in graphs.items():
        expected = published["graphs"][name]
        kept = graph.kept(threshold)
        assert int(kept.sum()) == expected["n_links"], name
        assert graph.cost[kept].sum() == pytest.approx(expected["sum_link_cost"], rel=1e-9), name
        assert components(graph, threshold).max() == expected["n_components"], name
    assert published["global_metrics"][f"NC-{NEAR}"] == components(*graphs[NEAR]).max()
    assert len(graphs[NEAR][0].cost) == published["linksets"]["comp_euclid"]["n"]
    assert graphs[NEAR][0].cost.sum() == pytest.approx(published["linksets"]["comp_euclid"]["sum_cost"], rel=1e-9)


@pytest.mark.parametrize("name", [COST, NEAR])
def test_global_metrics(graphs, published, name):
    graph, threshold = graphs[name]
    area, known = published["study_area_m2"], published["global_metrics"]
    assert pc(graph, RATE, area, threshold=threshold) == pytest.approx(known[f"PC_{DISPERSAL}-{name}"], rel=1e-9)
    assert flux(graph, RATE, threshold=threshold).f.sum() == pytest.approx(known[f"S#F_{DISPERSAL}-{name}"], rel=1e-9)
    assert topology.diameter(graph, threshold) == pytest.approx(known[f"GD-{name}"], rel=1e-9)


@pytest.mark.parametrize("name", [COST, NEAR, PLAN, STRAIGHT])
def test_what_depends_on_links_alone(graphs, published, patches, name):
    graph, threshold = graphs[name]
    known = published["global_metrics"]
    assert topology.harary(graph, threshold) == pytest.approx(known[f"H-{name}"], rel=1e-9)
    if f"IIC-{name}" in known:
        assert iic(graph, published["study_area_m2"], threshold) == pytest.approx(known[f"IIC-{name}"], rel=1e-9)
    if f"Dg_{name}" in patches:
        shape = topology.shape(graph, threshold)
        assert shape.degree.tolist() == patches[f"Dg_{name}"].tolist()
        assert np.nan_to_num(shape.clustering) == close(patches[f"CC_{name}"].fillna(0))
        assert shape.correlation == close(patches[f"CCor_{name}"])


@pytest.mark.parametrize("name", [COST, NEAR])
def test_local_metrics(graphs, published, patches, name):
    graph, threshold = graphs[name]
    exchanged, shape = flux(graph, RATE, threshold=threshold), topology.shape(graph, threshold)
    assert graph.ids == patches.index.tolist()
    assert exchanged.f == close(patches[f"F_{DISPERSAL}_{name}"])
    assert exchanged.fpc(published["study_area_m2"]) * 1e9 == close(patches[f"FPC_{DISPERSAL}_{name}"] * 1e9)
    assert np.nan_to_num(shape.closeness) == close(patches[f"CCe_{name}"].fillna(0))
    assert shape.eccentricity == close(patches[f"Ec_{name}"].fillna(0))


@pytest.mark.parametrize("name", [COST, NEAR])
def test_fractions_of_the_removal_of_each_patch(graphs, patches, name):
    graph, threshold = graphs[name]
    found = node_fractions(graph, RATE, threshold=threshold, cut_off=0)
    for column, values in (("PCIntra", found.intra), ("PCFlux", found.flux), ("PCCon", found.connector)):
        assert values == close(patches[f"d_dPC_{DISPERSAL}|{column}_{name}"]), column


def bounds(graph: Graph, threshold: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the least and the most BC that each patch may have, whatever paths are chosen among those of one cost.

    Least: the pairs that get longer without the patch; most: the pairs some shortest path of which calls there.
    """
    size, far, weight = len(graph), graph.distances(threshold), graph.capacity
    load = np.triu(np.outer(weight, weight) * decay(far, RATE), 1)
    least, most = np.zeros(size), np.zeros(size)
    for k in range(size):
        others = np.arange(size) != k
        ends = np.outer(others, others)
        longer = shortest(graph.matrix(threshold, removed=k)) > far * (1 + 1e-9)
        there = far[:, k, None] + far[None, k, :] <= far * (1 + 1e-9)
        least[k], most[k] = load[longer & ends].sum(), load[there & ends].sum()
    return least, most


@pytest.mark.parametrize(("name", "tied"), [(COST, [108, 111, 112]), (NEAR, [108, 111, 112, 146])])
def test_betweenness_and_its_ties(graphs, published, patches, name, tied):
    """Equal on all patches but three (four where patches touch): those on several paths of one cost.

    Graphab takes one of these paths; we take those that call at the most patches, and share alike. Both lie between
    what a patch must carry and what it may carry; where these are one, the values are.
    """
    graph, threshold = graphs[name]
    found = pd.Series(betweenness(graph, RATE, threshold=threshold)[0], index=graph.ids)
    known = patches[f"BC_{DISPERSAL}_{name}"]
    least, most = bounds(graph, threshold)
    for one in (known, found):
        assert (one >= least * (1 - 1e-9) - 1e-6).all() and (one <= most * (1 + 1e-9) + 1e-6).all()
    equal = np.isclose(found, known, rtol=1e-9, atol=1e-6)
    assert found.index[~equal].tolist() == tied
    assert (most[~equal] > least[~equal] * (1 + 1e-9)).all()
    assert entropy(known.to_numpy()) == pytest.approx(published["global_metrics"][f"E#BC_{DISPERSAL}-{name}"], rel=1e-9)


def test_current_flow_is_that_of_an_iterative_solver(graphs, patches):
    """Graphab stops its solver early: 2e-7 on the whole, 3e-5 on the worst patch. Ours solves the system exactly."""
    found = current_flow(graphs[COST][0])
    known = patches[f"CF_beta1_{COST}"].to_numpy()
    assert found.sum() == pytest.approx(known.sum(), rel=1e-6)
    assert np.linalg.norm(found - known) <= 1e-5 * np.linalg.norm(known)
    assert found == pytest.approx(known, rel=3e-5)
