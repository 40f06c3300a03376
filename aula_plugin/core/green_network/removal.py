"""What a patch or a link is worth: the share of PC lost without it, exactly, split into intra, flux and connector.

Source: Saura & Rubio 2010, Ecography 33:523.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from .detours import SLACK, detours
from .graph import Graph, Progress, components, decay, shortest

#: Pairs of patches less likely than this to be reached are left out of the connector fraction (and of it only).
CUT_OFF = 1e-9


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


class _Part:
    """A component of the threshold graph: distances between its patches, and those without one patch or one link.

    Patches are known by their place in ``patches``.
    """

    def __init__(self, patches: np.ndarray, matrix: Any, alpha: float, weight: np.ndarray, cut_off: float) -> None:
        self.patches, self.matrix, self.alpha, self.weight = patches, matrix, alpha, weight
        self.degree = np.diff(matrix.indptr)
        distance = shortest(matrix)
        self.distance = np.minimum(distance, distance.T)  # the two directions of a path round differently
        self.likely = decay(self.distance, alpha)
        self.bound = np.where(self.likely >= cut_off, self.distance * (1 + SLACK), -1.0)
        self.found = self.distance.copy()  # put back as it was after each removal

    def lost_without_patch(self, patch: int) -> float:
        """Return what pairs of other patches lose of the numerator of PC when no path crosses ``patch``."""
        near = np.flatnonzero(self.bound[patch] >= 0)
        near = near[near != patch]
        i, j = self._through(self.distance[patch], 0.0, self.distance[patch], near, near)
        own = slice(self.matrix.indptr[patch], self.matrix.indptr[patch + 1])
        return self._lost(i[i < j], j[i < j], np.concatenate([np.arange(own.start, own.stop), self._arcs_to(patch)]))

    def lost_without_link(self, u: int, v: int, cost: float) -> float:
        """Return what pairs of patches lose of the numerator of PC without the link u–v."""
        to_u, to_v = self.distance[u], self.distance[v]
        # a path that takes the link is a shortest one on either side of it
        before = np.flatnonzero(to_u + cost <= to_v * (1 + SLACK))
        after = np.flatnonzero(to_v + cost <= to_u * (1 + SLACK))
        i, j = self._through(to_u, cost, to_v, before, after)
        if not cost:  # both ends are at one distance: a pair may be met both ways
            low, high = np.minimum(i, j), np.maximum(i, j)
            i, j = np.divmod(np.unique((low * len(to_u) + high)[low < high]), len(to_u))
        return self._lost(i, j, np.array([self._arc(u, v), self._arc(v, u)]))

    def _through(
        self, to_a: np.ndarray, cost: float, to_b: np.ndarray, before: np.ndarray, after: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the pairs (of ``before``, of ``after``) at their distance by a, ``cost``, then b."""
        if len(before) == len(after) > 0.6 * len(to_a):  # nearly all: reading in order is faster
            first, second = np.full(len(to_a), np.inf), np.full(len(to_a), np.inf)
            first[before], second[after] = to_a[before] + cost, to_b[after]
            return np.nonzero(first[:, None] + second[None, :] <= self.bound)
        i, j = np.nonzero((to_a[before] + cost)[:, None] + to_b[after][None, :] <= self.bound[np.ix_(before, after)])
        return before[i], after[j]

    def _arc(self, start: int, end: int) -> int:
        """Return where the link from ``start`` to ``end`` lies in the matrix."""
        low, high = self.matrix.indptr[start], self.matrix.indptr[start + 1]
        return int(low + np.flatnonzero(self.matrix.indices[low:high] == end)[0])

    def _arcs_to(self, patch: int) -> np.ndarray:
        neighbours = self.matrix.indices[self.matrix.indptr[patch] : self.matrix.indptr[patch + 1]]
        return np.array([self._arc(one, patch) for one in neighbours], dtype=np.int64)

    def _lost(self, i: np.ndarray, j: np.ndarray, closed: np.ndarray) -> float:
        """Return ``Σ (a_i a_j)^β (p_ij − p'_ij)``, both ways, when the links ``closed`` of the matrix are.

        Parameters
        ----------
        i, j : the pairs whose distance may change, each once.
        """
        if not len(i):
            return 0.0
        costs = self.matrix.data[closed].copy()
        self.matrix.data[closed] = np.inf
        after = decay(detours(self.found, i, j, self.matrix), self.alpha)
        self.matrix.data[closed] = costs
        self.found[i, j] = self.found[j, i] = self.distance[i, j]
        return float(2 * (self.weight[i] * self.weight[j]) @ np.maximum(self.likely[i, j] - after, 0.0))


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
    for part in _parts(graph, alpha, beta, threshold, cut_off):
        reach = part.likely @ part.weight
        total += float(part.weight @ reach)
        flux[part.patches] = 2 * part.weight * (reach - part.weight)
        for here, patch in enumerate(part.patches):
            if part.degree[here] > 1:
                connector[patch] = part.lost_without_patch(here)
            done += 1
            progress(done / len(graph))
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
    held = graph.kept(threshold)
    lost = np.where(held, 0.0, np.nan)
    label = components(graph, threshold)
    total, done = 0.0, 0
    for part in _parts(graph, alpha, beta, threshold, cut_off):
        total += float(part.weight @ (part.likely @ part.weight))
        place = {patch: here for here, patch in enumerate(part.patches.tolist())}
        for link in np.flatnonzero(held & (label[graph.first] == label[part.patches[0]])).tolist():
            u, v = place[int(graph.first[link])], place[int(graph.second[link])]
            if graph.cost[link] <= part.distance[u, v] * (1 + SLACK):
                lost[link] = part.lost_without_link(u, v, float(graph.cost[link]))
            done += 1
            progress(done / len(lost))
    return lost / total if total else lost


def _parts(graph: Graph, alpha: float, beta: float, threshold: float, cut_off: float) -> Iterator[_Part]:
    """Yield the components of the threshold graph, in order."""
    label = components(graph, threshold)
    matrix, weight = graph.matrix(threshold), graph.capacity**beta
    order = np.argsort(label, kind="stable")
    for patches in np.split(order, np.flatnonzero(np.diff(label[order])) + 1):
        yield _Part(patches, matrix[patches][:, patches], alpha, weight[patches], cut_off)
