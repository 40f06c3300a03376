"""What a patch or a link is worth: the share of PC lost without it, exactly, split into intra, flux and connector.

Source: Saura & Rubio 2010, Ecography 33:523.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from .graph import Graph, Progress, components, decay, shortest

#: Pairs of patches less likely than this to be reached are left out of the connector fraction (and of it only).
CUT_OFF = 1e-9
#: Two paths whose lengths differ by less than this, relatively, are the same length: sums round.
SLACK = 1e-10
#: Detours longer than this, in links, are sought by Dijkstra rather than by rounds of relaxation.
MOST_ROUNDS = 40
#: Neighbours looked at in one go while detours are sought (24 bytes each).
BLOCK = 2_000_000


class Fractions(NamedTuple):
    """dPC of each patch and its three parts, 0–1: ``dpc = intra + flux + connector``.

    Attributes
    ----------
    intra : ``a_k^2β / N``, habitat of the patch itself (N: numerator of PC).
    flux : ``2 Σ_{j≠k} (a_k a_j)^β p_kj / N``, what the patch exchanges.
    connector : what the others lose between themselves when their paths cannot cross it.
    """

    dpc: np.ndarray
    intra: np.ndarray
    flux: np.ndarray
    connector: np.ndarray


class _Part(NamedTuple):
    """A component of the threshold graph: its patches, its links, its distances and probabilities."""

    patches: np.ndarray
    links: np.ndarray
    matrix: Any
    distance: np.ndarray
    likely: np.ndarray
    weight: np.ndarray


def node_fractions(
    graph: Graph,
    alpha: float,
    beta: float = 1.0,
    threshold: float = math.inf,
    cut_off: float = CUT_OFF,
    progress: Progress = lambda _: None,
) -> Fractions:
    """Return dPC of every patch, ``(PC − PC without it) / PC``, and its fractions; zeros when PC is 0.

    Only pairs whose shortest path passes the patch are sought again, in its component.

    Parameters
    ----------
    cut_off : pairs with ``p_ij`` below it are left out of the connector, which is low by at most
        ``cut_off × (Σ a^β)² / N``; 0 leaves nothing out.
    progress : called with the share done; what it raises stops the run.
    """
    weight = graph.capacity**beta
    flux, connector = np.zeros(len(graph)), np.zeros(len(graph))
    total, done = 0.0, 0
    for part in _parts(graph, alpha, beta, threshold):
        reach = part.likely @ part.weight
        total += float(part.weight @ reach)
        flux[part.patches] = 2 * part.weight * (reach - part.weight)
        degree = np.diff(part.matrix.indptr)
        for here, patch in enumerate(part.patches):
            if degree[here] > 1:
                connector[patch] = _lost_without_patch(part, here, alpha, cut_off)
            progress((done + here + 1) / len(graph))
        done += len(part.patches)
    if not total:
        return Fractions(*(np.zeros(len(graph)) for _ in Fractions._fields))
    intra, flux, connector = weight**2 / total, flux / total, connector / total
    return Fractions(intra + flux + connector, intra, flux, connector)


def link_losses(
    graph: Graph,
    alpha: float,
    beta: float = 1.0,
    threshold: float = math.inf,
    cut_off: float = CUT_OFF,
    progress: Progress = lambda _: None,
) -> np.ndarray:
    """Return dPC of every link held by ``graph``, 0–1: a link only connects, so its dPC is all connector.

    0 for a link that no shortest path takes; NaN for one that ``threshold`` leaves out of the graph.
    """
    lost = np.where(graph.kept(threshold), 0.0, np.nan)
    total, done = 0.0, 0
    for part in _parts(graph, alpha, beta, threshold):
        total += float(part.weight @ (part.likely @ part.weight))
        place = {patch: here for here, patch in enumerate(part.patches)}
        for link in part.links:
            u, v = place[graph.first[link]], place[graph.second[link]]
            if graph.cost[link] <= part.distance[u, v] * (1 + SLACK):
                lost[link] = _lost_without_link(part, u, v, float(graph.cost[link]), alpha, cut_off)
            done += 1
            progress(done / max(len(graph.cost), 1))
    return lost / total if total else lost


def _parts(graph: Graph, alpha: float, beta: float, threshold: float) -> Iterator[_Part]:
    """Yield the components of the threshold graph, in order."""
    label = components(graph, threshold)
    matrix, weight, held = graph.matrix(threshold), graph.capacity**beta, graph.kept(threshold)
    order = np.argsort(label, kind="stable")
    for patches in np.split(order, np.flatnonzero(np.diff(label[order])) + 1):
        own = matrix[patches][:, patches]
        distance = shortest(own)
        distance = np.minimum(distance, distance.T)  # the two directions of a path round differently
        links = np.flatnonzero(held & (label[graph.first] == label[patches[0]]))
        yield _Part(patches, links, own, distance, decay(distance, alpha), weight[patches])


def _lost_without_patch(part: _Part, patch: int, alpha: float, cut_off: float) -> float:
    """Return what pairs of other patches lose of the numerator of PC when no path crosses ``patch``."""
    near = np.flatnonzero(part.likely[patch] >= cut_off)
    near = near[near != patch]
    to = part.distance[patch, near]
    known = part.distance[np.ix_(near, near)]
    through = to[:, None] + to[None, :] <= known * (1 + SLACK)
    return _lost(part, near, known, through, part.matrix[near][:, near], alpha, cut_off)


def _lost_without_link(part: _Part, u: int, v: int, cost: float, alpha: float, cut_off: float) -> float:
    """Return what pairs of patches lose of the numerator of PC without the link u–v."""
    near = np.flatnonzero(np.maximum(part.likely[u], part.likely[v]) >= cut_off)
    to_u, to_v = part.distance[u, near], part.distance[v, near]
    known = part.distance[np.ix_(near, near)]
    bound = known * (1 + SLACK)
    through = (to_u[:, None] + cost + to_v[None, :] <= bound) | (to_v[:, None] + cost + to_u[None, :] <= bound)
    kept = part.matrix[near][:, near].tocoo()
    a, b = near[kept.row], near[kept.col]
    other = ~(((a == u) & (b == v)) | ((a == v) & (b == u)))
    from scipy.sparse import coo_matrix

    kept = coo_matrix((kept.data[other], (kept.row[other], kept.col[other])), kept.shape)
    return _lost(part, near, known, through, kept.tocsr(), alpha, cut_off)


def _lost(
    part: _Part,
    near: np.ndarray,
    known: np.ndarray,
    through: np.ndarray,
    kept: Any,
    alpha: float,
    cut_off: float,
) -> float:
    """Return ``Σ_ij (a_i a_j)^β (p_ij − p'_ij)`` over the ordered pairs whose path was ``through`` what is removed.

    Parameters
    ----------
    near : places of the patches at hand. known : distances between them before. kept : links left between them.
    """
    i, j = np.nonzero(np.triu(through, 1))
    before = part.likely[near[i], near[j]]
    worth = before >= cut_off
    i, j, before = i[worth], j[worth], before[worth]
    if not len(i):
        return 0.0
    after = decay(_detours(known, i, j, kept), alpha)
    return float(2 * (part.weight[near[i]] * part.weight[near[j]]) @ np.maximum(before - after, 0.0))


def _detours(known: np.ndarray, i: np.ndarray, j: np.ndarray, kept: Any) -> np.ndarray:
    """Return the distances between patches ``i`` and ``j`` along the links ``kept``; ``known`` is spent.

    The other distances of ``known`` hold: a detour is the cheapest of « as far as a neighbour of j, then its link »,
    so rounds of this rule, from distances that hold, end on the true ones.
    """
    known[i, j] = known[j, i] = np.inf
    best = np.full(len(i), np.inf)
    degree = np.diff(kept.indptr)
    blocks = _blocks(degree[j])
    for _ in range(MOST_ROUNDS):
        found = np.concatenate([_by_neighbours(known, i[b], j[b], kept, degree) for b in blocks])
        better = found < best
        if not better.any():
            return best
        best[better] = found[better]
        known[i[better], j[better]] = known[j[better], i[better]] = found[better]
    sources, row = np.unique(i, return_inverse=True)
    return shortest(kept, sources)[row, j]


def _blocks(sizes: np.ndarray) -> list[slice]:
    """Return slices of pairs whose neighbours number ``BLOCK`` or so."""
    number = np.cumsum(sizes) // BLOCK
    edges = [0, *(np.flatnonzero(np.diff(number)) + 1).tolist(), len(sizes)]
    return [slice(a, b) for a, b in zip(edges, edges[1:])]


def _by_neighbours(known: np.ndarray, i: np.ndarray, j: np.ndarray, kept: Any, degree: np.ndarray) -> np.ndarray:
    """Return the least ``known[i, v] + cost(v, j)`` over the neighbours v of j."""
    count = degree[j]
    ends = np.cumsum(count)
    starts = ends - count
    at = np.arange(ends[-1]) + np.repeat(kept.indptr[j] - starts, count)
    lengths = known[np.repeat(i, count), kept.indices[at]] + kept.data[at]
    found = np.full(len(i), np.inf)
    some = count > 0
    if some.any():
        found[some] = np.minimum.reduceat(lengths, starts[some])
    return found
