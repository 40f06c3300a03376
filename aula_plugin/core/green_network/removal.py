"""What a patch or a link is worth: the share of PC lost without it, exactly, split into intra, flux and connector.

Source: Saura & Rubio 2010, Ecography 33:523.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np

from .detours import SLACK, detours
from .graph import Graph, Progress, chunks, components, decay, shortest

#: Pairs of patches less likely than this to be reached are left out of the connector fraction (and of it only).
CUT_OFF = 1e-9
Tick = Callable[[], None]


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

    def __init__(
        self, patches: np.ndarray, matrix: Any, alpha: float, weight: np.ndarray, cut_off: float, tick: Tick
    ) -> None:
        self.patches, self.matrix, self.alpha, self.weight = patches, matrix, alpha, weight
        self.degree = np.diff(matrix.indptr)
        #: Distance of the least likely pairs that count.
        self.limit = -math.log(cut_off) / alpha if cut_off else math.inf
        self.distance = np.empty((len(patches), len(patches)))
        self.reach = np.empty(len(patches))
        for some in chunks(len(patches)):
            tick()
            self.distance[some] = shortest(matrix, some)
            self.reach[some] = decay(self.distance[some], alpha) @ weight
        np.minimum(self.distance, self.distance.T, out=self.distance)  # the two directions of a path round differently
        self.found = self.distance.copy()  # put back as it was after each removal

    def lost_without_patch(self, patch: int) -> float:
        """Return what pairs of other patches lose of the numerator of PC when no path crosses ``patch``."""
        to = self.distance[patch]
        near = np.flatnonzero(to <= self.limit)
        near = near[near != patch]
        i, j = self._through(to, 0.0, to, near, near)
        own = np.arange(self.matrix.indptr[patch], self.matrix.indptr[patch + 1])
        into = [self._arc(one, patch) for one in self.matrix.indices[own].tolist()]
        return self._lost(i[i < j], j[i < j], np.concatenate([own, into]))

    def lost_without_link(self, u: int, v: int, cost: float) -> float:
        """Return what pairs of patches lose of the numerator of PC without the link u–v."""
        to_u, to_v = self.distance[u], self.distance[v]
        # a path that takes the link is a shortest one on either side of it
        before = (to_u + cost <= to_v * (1 + SLACK)) & (to_u <= self.limit)
        after = (to_v + cost <= to_u * (1 + SLACK)) & (to_v <= self.limit)
        i, j = self._through(to_u, cost, to_v, np.flatnonzero(before), np.flatnonzero(after))
        if (before & after).any():  # the link costs nothing, or next to: a pair may be met both ways
            low, high = np.minimum(i, j), np.maximum(i, j)
            i, j = np.divmod(np.unique((low * len(to_u) + high)[low < high]), len(to_u))
        return self._lost(i, j, np.array([self._arc(u, v), self._arc(v, u)]))

    def _through(
        self, to_a: np.ndarray, cost: float, to_b: np.ndarray, before: np.ndarray, after: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the pairs (of ``before``, of ``after``) at their distance by a, ``cost``, then b, within the limit."""
        first, second = (to_a + cost) * (1 - SLACK), to_b * (1 - SLACK)
        if len(before) == len(after) > 0.6 * len(to_a):  # nearly all: reading in order is faster
            rows, columns = np.full(len(to_a), np.inf), np.full(len(to_a), np.inf)
            rows[before], columns[after] = first[before], second[after]
            i, j = np.nonzero(rows[:, None] + columns[None, :] <= self.distance)
        else:
            known = self.distance[np.ix_(before, after)]
            i, j = np.nonzero(first[before][:, None] + second[after][None, :] <= known)
            i, j = before[i], after[j]
        likely = self.distance[i, j] <= self.limit
        return i[likely], j[likely]

    def _arc(self, start: int, end: int) -> int:
        """Return where the link from ``start`` to ``end`` lies in the matrix."""
        low, high = self.matrix.indptr[start], self.matrix.indptr[start + 1]
        return int(low + np.flatnonzero(self.matrix.indices[low:high] == end)[0])

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
        before = self.distance[i, j]
        self.found[i, j] = self.found[j, i] = before
        return float(2 * (self.weight[i] * self.weight[j]) @ np.maximum(decay(before, self.alpha) - after, 0.0))


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

    def tick() -> None:
        progress(done / len(graph))

    for part in _parts(graph, alpha, beta, threshold, cut_off, tick):
        total += float(part.weight @ part.reach)
        flux[part.patches] = 2 * part.weight * (part.reach - part.weight)
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

    def tick() -> None:
        progress(done / max(len(lost), 1))

    for part in _parts(graph, alpha, beta, threshold, cut_off, tick):
        total += float(part.weight @ part.reach)
        place = {patch: here for here, patch in enumerate(part.patches.tolist())}
        for link in np.flatnonzero(held & (label[graph.first] == label[part.patches[0]])).tolist():
            u, v = place[int(graph.first[link])], place[int(graph.second[link])]
            if graph.cost[link] <= part.distance[u, v] * (1 + SLACK):
                lost[link] = part.lost_without_link(u, v, float(graph.cost[link]))
            done += 1
            progress(done / len(lost))
    return lost / total if total else lost


def _parts(graph: Graph, alpha: float, beta: float, threshold: float, cut_off: float, tick: Tick) -> Iterator[_Part]:
    """Yield the components of the threshold graph, in order."""
    label = components(graph, threshold)
    matrix, weight = graph.matrix(threshold), graph.capacity**beta
    order = np.argsort(label, kind="stable")
    for patches in np.split(order, np.flatnonzero(np.diff(label[order])) + 1):
        yield _Part(patches, matrix[patches][:, patches], alpha, weight[patches], cut_off, tick)
