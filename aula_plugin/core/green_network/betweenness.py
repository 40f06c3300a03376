"""Which patches and links the others go through: betweenness weighted by probability and capacity, and its evenness.

Sources: Bodin & Saura 2010, Ecological Modelling 221:2393; Foltête et al. 2012, Environ. Modelling & Software 38:316.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from .detours import SLACK
from .graph import Graph, Progress, chunks, decay
from .ways import Ways, ways


class _Arcs(NamedTuple):
    """The steps from place to place, each along a link."""

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
    from scipy.sparse.csgraph import dijkstra

    weight, roads = graph.capacity**beta, ways(graph, threshold)
    onward = roads.onward
    arcs = _Arcs(np.repeat(np.arange(roads.size), np.diff(onward.indptr)), onward.indices.astype(np.int64), onward.data)
    nodes, flows = np.zeros(roads.size), np.zeros(len(arcs.cost))
    for part in chunks(len(graph)):
        distance = np.asarray(dijkstra(onward, directed=True, indices=roads.starts[part]))
        load = weight[part][:, None] * weight[None, :] * decay(roads.by_patch(distance), alpha)
        for source, reached, sent in zip(part.tolist(), distance, load):
            sent[source] = 0.0
            _add(int(roads.starts[source]), reached, sent, roads, arcs, nodes, flows)
            progress((source + 1) / len(graph))
    through = np.where(graph.kept(threshold), np.bincount(roads.link, flows, len(graph.cost)), np.nan)
    return np.bincount(roads.patch, nodes, len(graph)) / 2, through / 2


def _add(
    source: int,
    distance: np.ndarray,
    sent: np.ndarray,
    roads: Ways,
    arcs: _Arcs,
    nodes: np.ndarray,
    flows: np.ndarray,
) -> None:
    """Add what the place ``source`` sends to each patch to the places and steps its paths go through."""
    rank, levels = _levels(source, distance, arcs)
    size = len(distance)
    paths = np.zeros(size)
    paths[source] = 1.0
    for arc in levels:
        paths += np.bincount(arcs.end[arc], paths[arcs.start[arc]], size)
    last = sent if roads.plain else sent[roads.patch] * _arrivals(distance, rank, paths, roads)
    carried = last.copy()
    for arc in reversed(levels):
        share = carried[arcs.end[arc]] * paths[arcs.start[arc]] / paths[arcs.end[arc]]
        flows[arc] += share
        carried += np.bincount(arcs.start[arc], share, size)
    inside = carried - last
    inside[source] = 0.0
    nodes += inside


def _arrivals(distance: np.ndarray, rank: np.ndarray, paths: np.ndarray, roads: Ways) -> np.ndarray:
    """Return the share of the paths to each patch that come by each of its places: the shortest, of the most links."""
    patch, starts = roads.patch, roads.starts[:-1]
    nearest = np.minimum.reduceat(distance, starts)[patch]
    rank = np.where(np.isfinite(distance) & (distance <= nearest * (1 + SLACK)), rank, -1)
    most = np.maximum.reduceat(rank, starts)[patch]
    held = np.where((rank == most) & (rank >= 0), paths, 0.0)
    total = np.add.reduceat(held, starts)[patch]
    return np.divide(held, total, out=np.zeros_like(held), where=total > 0)


def _levels(source: int, distance: np.ndarray, arcs: _Arcs) -> tuple[np.ndarray, list[np.ndarray]]:
    """Return the most links that a shortest path to each place takes, and the arcs of such paths, level by level."""
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
    return rank, [kept[order == level] for level in range(1, len(levels) + 1)]


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


def entropy(values: np.ndarray) -> float | None:
    """Return ``−Σ q ln q / ln n`` with q = value / sum over the n values above 0: 1 when all alike (E#BC).

    None when fewer than two values are above 0.
    """
    above = values[values > 0]
    if len(above) < 2:
        return None
    share = above / above.sum()
    return float(-(share @ np.log(share)) / math.log(len(above)))
