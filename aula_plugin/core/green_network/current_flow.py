"""Current through the patches of a graph whose links are resistors (CF). Source: Foltête et al. 2012, Graphab."""

from __future__ import annotations

import math

import numpy as np

from .graph import CHUNK, Graph, Progress, chunks, components

#: Currents of links held at once, over grounds (40 bytes each).
CURRENTS = 4_000_000


def current_flow(
    graph: Graph, beta: float = 1.0, threshold: float = math.inf, progress: Progress = lambda _: None
) -> np.ndarray | None:
    """Return CF of every patch: current that crosses it, summed over grounds.

    Each patch of a component is the ground in turn; the others inject ``a^β``; the conductance of a link is the inverse
    of its cost. The current a patch injects is not counted as crossing it, nor what the ground takes in. Patches are
    points here, whatever crossing them costs, as in Graphab.
    None when a link of the graph costs 0: its conductance is infinite.
    """
    held = graph.kept(threshold)
    if (graph.cost[held] == 0).any():
        return None
    label = components(graph, threshold)
    number = int(label.max())
    found = np.zeros(len(graph))
    for one in range(1, number + 1):
        patches = np.flatnonzero(label == one)
        links = np.flatnonzero(held & (label[graph.first] == one))

        def tick(share: float, done: int = one - 1) -> None:
            progress((done + share) / number)

        if len(patches) > 2:
            found[patches] = _in_component(graph, beta, patches, links, tick)
        tick(1.0)
    return found


def _in_component(graph: Graph, beta: float, patches: np.ndarray, links: np.ndarray, tick: Progress) -> np.ndarray:
    """Return CF of the patches of one component; potentials are those above its first patch."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.linalg import splu

    size = len(patches)
    a, b = np.searchsorted(patches, graph.first[links]), np.searchsorted(patches, graph.second[links])
    conductance = 1 / graph.cost[links]
    both = np.concatenate([a, b]), np.concatenate([b, a])
    loops = np.arange(size), np.arange(size)
    totals = np.bincount(both[0], np.tile(conductance, 2), size)
    values, rows, columns = (
        np.concatenate([-np.tile(conductance, 2), totals]),
        np.concatenate([both[0], loops[0]]),
        np.concatenate([both[1], loops[1]]),
    )
    laplacian = coo_matrix((values, (rows, columns)), (size, size)).tocsc()
    solver = splu(laplacian[1:, 1:])
    ones, every = np.ones(len(links)), np.arange(len(links))
    into_a, into_b = (coo_matrix((ones, (end, every)), (size, len(links))).tocsr() for end in (a, b))
    injected = graph.capacity[patches] ** beta
    alike = solver.solve(injected[1:])
    crossing = np.zeros(size)
    for grounds in chunks(size, rows=max(1, min(CHUNK, CURRENTS // max(len(links), 1)))):
        tick(float(grounds[0]) / size)
        taken = np.zeros((size, len(grounds)))
        taken[grounds, np.arange(len(grounds))] = injected.sum()
        potential = np.zeros((size, len(grounds)))
        potential[1:] = alike[:, None] - solver.solve(taken[1:])
        current = conductance[:, None] * (potential[a] - potential[b])
        through = into_b @ np.maximum(current, 0) + into_a @ np.maximum(-current, 0)
        through[grounds, np.arange(len(grounds))] = 0.0
        crossing += through.sum(axis=1)
    return crossing
