"""Current through the patches of a graph whose links are resistors (CF). Source: Foltête et al. 2012, Graphab."""

from __future__ import annotations

import math

import numpy as np

from .graph import Graph, Progress, components


def current_flow(
    graph: Graph, beta: float = 1.0, threshold: float = math.inf, progress: Progress = lambda _: None
) -> np.ndarray | None:
    """Return CF of every patch: current that crosses it, summed over grounds.

    Each patch of a component is the ground in turn; the others inject ``a^β``; the conductance of a link is the inverse
    of its cost. The current a patch injects is not counted as crossing it, nor what the ground takes in.
    None when a link of the graph costs 0: its conductance is infinite.
    """
    held = graph.kept(threshold)
    if (graph.cost[held] == 0).any():
        return None
    label = components(graph, threshold)
    found = np.zeros(len(graph))
    for one in range(1, int(label.max()) + 1):
        patches = np.flatnonzero(label == one)
        links = np.flatnonzero(held & (label[graph.first] == one))
        if len(patches) > 2:
            found[patches] = _in_component(graph, beta, patches, links)
        progress(one / int(label.max()))
    return found


def _in_component(graph: Graph, beta: float, patches: np.ndarray, links: np.ndarray) -> np.ndarray:
    """Return CF of the patches of one component."""
    size = len(patches)
    a, b = np.searchsorted(patches, graph.first[links]), np.searchsorted(patches, graph.second[links])
    conductance = 1 / graph.cost[links]
    laplacian = np.zeros((size, size))
    np.add.at(laplacian, (a, b), -conductance)
    np.add.at(laplacian, (b, a), -conductance)
    laplacian[np.arange(size), np.arange(size)] = -laplacian.sum(axis=1)
    scale = conductance.mean()
    # adding a constant to all makes the Laplacian regular, and only shifts every potential alike
    inverse = np.linalg.inv(laplacian + scale / size)
    injected = graph.capacity[patches] ** beta
    potential = (inverse @ injected)[:, None] - injected.sum() * inverse
    crossing = np.zeros((size, size))
    for u, v, g in zip(a, b, conductance):
        current = g * (potential[u] - potential[v])
        crossing[v] += np.maximum(current, 0)
        crossing[u] += np.maximum(-current, 0)
    np.fill_diagonal(crossing, 0.0)
    return crossing.sum(axis=1)
