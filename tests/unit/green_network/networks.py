"""Networks to measure: small ones whose numbers can be worked out by hand, random ones, and another way to measure."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from aula.aula_plugin.core.green_network.graph import Graph


def network(capacity, *links) -> Graph:
    """Return a graph from ``{id: capacity}`` and ``(a, b, cost)``."""
    return Graph(capacity, pd.DataFrame(list(links), columns=["id_a", "id_b", "cost"]))


@st.composite
def networks(draw, least: int = 1, most: int = 7, lowest: int = 0):
    """Return capacities and links of small graphs; costs are integers, so that ties are exact and frequent."""
    size = draw(st.integers(least, most))
    capacity = {n: float(draw(st.integers(0, 50))) for n in range(size)}
    pairs = list(itertools.combinations(range(size), 2))
    chosen = [pair for pair in pairs if draw(st.booleans())]
    return capacity, [(a, b, float(draw(st.integers(lowest, 6)))) for a, b in chosen]


def distances(size: int, links, removed: int = -1) -> np.ndarray:
    """Return shortest distances by Floyd and Warshall's rule, without the links of a patch removed."""
    found = np.full((size, size), np.inf)
    np.fill_diagonal(found, 0)
    for a, b, cost in links:
        if removed not in (a, b):
            found[a, b] = found[b, a] = min(found[a, b], cost)
    for k in range(size):
        found = np.minimum(found, found[:, k, None] + found[None, k, :])
    return found


def numerator(capacity, links, rate: float, beta: float = 1.0, removed: int = -1) -> float:
    """Return the numerator of PC, without a patch removed."""
    far = distances(len(capacity), links, removed)
    kept = [n for n in capacity if n != removed]
    return sum(
        (capacity[i] * capacity[j]) ** beta * math.exp(-rate * far[i, j]) for i in kept for j in kept if far[i, j] < 1e9
    )


def paths(size: int, links, start: int, end: int) -> list[tuple[int, ...]]:
    """Return the cheapest paths from ``start`` to ``end`` that call at the most patches, by trying all; costs > 0."""
    cost = {frozenset((a, b)): c for a, b, c in links}
    best: dict[tuple[float, int], list[tuple[int, ...]]] = {}

    def walk(path: tuple[int, ...], spent: float) -> None:
        if path[-1] == end:
            best.setdefault((spent, -len(path)), []).append(path)
            return
        for following in set(range(size)) - set(path):
            step = cost.get(frozenset((path[-1], following)))
            if step is not None:
                walk((*path, following), spent + step)

    walk((start,), 0.0)
    return best[min(best)] if best else []
