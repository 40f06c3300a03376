"""Which patches and links the others go through: betweenness weighted by probability and capacity, and its evenness.

Sources: Bodin & Saura 2010, Ecological Modelling 221:2393; Foltête et al. 2012, Environ. Modelling & Software 38:316.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from .detours import SLACK
from .graph import Graph, Progress, chunks, decay, shortest


class _Arcs(NamedTuple):
    """The links, each in both directions."""

    start: np.ndarray
    end: np.ndarray
    cost: np.ndarray


def betweenness(
    graph: Graph,
    alpha: float,
    beta: float = 1.0,
    threshold: float = math.inf,
    progress: Progress = lambda _: None,
) -> tuple[np.ndarray, np.ndarray]:
    """Return BC of the patches and of the links: ``Σ_{i<j} (a_i a_j)^β p_ij`` over the pairs whose path passes there.

    A patch counts strictly inside a path. In the unit of the capacity to the power 2β.
    Ties: of the paths of one cost, those that call at the most patches; if several are left, the pair is shared between
    them in equal parts. So BC depends neither on the order of the rows nor on the ids.
    A link left out by ``threshold`` is NaN.
    """
    weight = graph.capacity**beta
    matrix = graph.matrix(threshold)
    start = np.repeat(np.arange(len(graph)), np.diff(matrix.indptr))
    arcs = _Arcs(start, matrix.indices.astype(np.int64), matrix.data)
    nodes, flows = np.zeros(len(graph)), np.zeros(len(start))
    for part in chunks(len(graph)):
        distance = shortest(matrix, part)
        load = weight[part][:, None] * weight[None, :] * decay(distance, alpha)
        for source, reached, sent in zip(part.tolist(), distance, load):
            _add(source, reached, sent, arcs, nodes, flows)
            progress((source + 1) / len(graph))
    return nodes / 2, _by_link(graph, threshold, arcs, flows) / 2


def _add(
    source: int, distance: np.ndarray, sent: np.ndarray, arcs: _Arcs, nodes: np.ndarray, flows: np.ndarray
) -> None:
    """Add what ``source`` sends to each patch to the patches and arcs its paths go through."""
    levels = _levels(source, distance, arcs)
    size = len(distance)
    ways = np.zeros(size)
    ways[source] = 1.0
    for arc in levels:
        ways += np.bincount(arcs.end[arc], ways[arcs.start[arc]], size)
    carried = sent.copy()
    for arc in reversed(levels):
        share = carried[arcs.end[arc]] * ways[arcs.start[arc]] / ways[arcs.end[arc]]
        flows[arc] += share
        carried += np.bincount(arcs.start[arc], share, size)
    inside = carried - sent
    inside[source] = 0.0
    nodes += inside


def _levels(source: int, distance: np.ndarray, arcs: _Arcs) -> list[np.ndarray]:
    """Return the arcs of the shortest paths that call at the most patches, by number of links from the source."""
    waiting = _onward(source, distance, arcs)
    before = np.bincount(arcs.end[waiting], minlength=len(distance))
    rank = np.full(len(distance), -1)
    rank[source] = 0
    levels: list[np.ndarray] = []
    while len(waiting):
        now = rank[arcs.start[waiting]] >= 0
        out, waiting = waiting[now], waiting[~now]
        before -= np.bincount(arcs.end[out], minlength=len(distance))
        reached = np.unique(arcs.end[out])
        rank[reached[before[reached] == 0]] = len(levels) + 1
        levels.append(out)
    kept = np.concatenate(levels) if levels else waiting
    kept = kept[rank[arcs.end[kept]] == rank[arcs.start[kept]] + 1]
    order = rank[arcs.end[kept]]
    return [kept[order == level] for level in range(1, len(levels) + 1)]


def _onward(source: int, distance: np.ndarray, arcs: _Arcs) -> np.ndarray:
    """Return the arcs of the shortest paths from ``source``, none of which goes round.

    Patches at one distance (links of cost 0) are entered from nearer ones; from those the others are reached by the
    fewest links.
    """
    order = np.argsort(distance, kind="stable")
    with np.errstate(invalid="ignore"):
        apart = np.diff(distance[order]) > SLACK * distance[order][1:]
        tight = distance[arcs.start] + arcs.cost <= distance[arcs.end] * (1 + SLACK)
    ring = np.empty(len(distance), dtype=np.int64)
    ring[order] = np.concatenate([[0], np.cumsum(apart)])
    tight &= np.isfinite(distance[arcs.end])
    rise = ring[arcs.end] - ring[arcs.start]
    steep = np.flatnonzero(tight & (rise > 0))
    entered = np.zeros(len(distance), dtype=bool)
    entered[arcs.end[steep]] = True
    entered[source] = True
    onward, flat = [steep], np.flatnonzero(tight & (rise == 0))
    while len(flat):
        flat = flat[~entered[arcs.end[flat]]]
        now = flat[entered[arcs.start[flat]]]
        if not len(now):
            break
        entered[arcs.end[now]] = True
        onward.append(now)
    return np.concatenate(onward)


def _by_link(graph: Graph, threshold: float, arcs: _Arcs, flows: np.ndarray) -> np.ndarray:
    """Return the flow of each link, both ways added."""
    low, high = np.minimum(arcs.start, arcs.end), np.maximum(arcs.start, arcs.end)
    pairs = graph.first * len(graph) + graph.second  # in order already: links are held by pair
    found = np.bincount(np.searchsorted(pairs, low * len(graph) + high), flows, len(pairs))
    return np.where(graph.kept(threshold), found, np.nan)


def entropy(values: np.ndarray) -> float | None:
    """Return ``−Σ q ln q / ln n`` with q = value / sum over the n values above 0: 1 when all alike (E#BC).

    None when fewer than two values are above 0.
    """
    above = values[values > 0]
    if len(above) < 2:
        return None
    share = above / above.sum()
    return float(-(share @ np.log(share)) / math.log(len(above)))
