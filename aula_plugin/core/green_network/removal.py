"""What a patch or a link is worth: the share of PC lost without it, exactly, split into intra, flux and connector.

Source: Saura & Rubio 2010, Ecography 33:523.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from .detours import reroute
from .graph import Graph, Progress, decay
from .trees import trees
from .ways import Ways, ways

#: Pairs of patches less likely than this to be reached are left out of the connector fraction (and of it only).
CUT_OFF = 1e-9
#: Distances held at once, from a part of the patches to all places.
CELLS = 2_000_000


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
    """Shortest paths from some patches to all places, and what they become without a patch or a link."""

    def __init__(self, roads: Ways, sources: np.ndarray, alpha: float, weight: np.ndarray, cut_off: float) -> None:
        from scipy.sparse.csgraph import dijkstra

        self.roads, self.alpha, self.weight, self.sources = roads, alpha, weight, sources
        self.patch = roads.patch
        distance, before = dijkstra(
            roads.onward, directed=True, indices=roads.starts[sources], return_predecessors=True
        )
        self.before, self.trees = before, trees(before)
        self.to_patch = roads.by_patch(distance)
        self.found = distance.ravel()  # put back as it was after each removal
        self.reach = decay(self.to_patch, alpha) @ weight
        #: Distance of the least likely pairs that count.
        self.limit = -math.log(cut_off) / alpha if cut_off else math.inf
        self._shut = np.zeros(roads.size, dtype=bool)

    def without_patch(self, patch: int) -> float:
        """Return what pairs of other patches lose of the numerator of PC when no path crosses ``patch``."""
        places = np.arange(self.roads.starts[patch], self.roads.starts[patch + 1])
        return self._without_places(places, np.flatnonzero(self.sources != patch), False)

    def without_link(self, steps: np.ndarray) -> float:
        """Return what pairs of patches lose of the numerator of PC without the steps of a link."""
        ends = self.roads.onward.indices[steps]
        if not self.roads.plain:
            return self._without_places(np.unique(ends), np.arange(len(self.sources)), True)
        starts = np.searchsorted(self.roads.onward.indptr, steps, side="right") - 1
        tops = [
            np.flatnonzero(self.before[:, end] == start) * self.roads.size + end for start, end in zip(starts, ends)
        ]
        costs = self.roads.onward.data[steps].copy()
        self.roads.onward.data[steps] = self.roads.back.data[steps] = np.inf  # both matrices are alike
        lost = self._lost(np.concatenate(tops), False)
        self.roads.onward.data[steps] = self.roads.back.data[steps] = costs
        return lost

    def _without_places(self, places: np.ndarray, rows: np.ndarray, to_them: bool) -> float:
        """Return what is lost, from sources given by rank, when paths go by none of ``places``.

        ``to_them``: what came by them is lost too, unless it comes another way.
        """
        tops = (rows[:, None] * self.roads.size + places).ravel()
        tops = tops[self.found[tops] < np.inf]
        if len(places) > 1:
            tops = self.trees.outermost(tops)
        elif not to_them:
            tops = tops[self.trees.size[tops] > 1]
        self._shut[places] = True
        lost = self._lost(tops, to_them)
        self._shut[places] = False
        return lost

    def _lost(self, tops: np.ndarray, to_them: bool) -> float:
        """Return ``Σ (a_i a_j)^β (p_ij − p'_ij)`` when the paths beyond the cells ``tops`` are sought again."""
        if not len(tops):
            return 0.0
        cells = self.trees.beyond(tops)
        held = self.found[cells]
        shut, likely = self._shut[cells % self.roads.size], held <= self.limit
        counted = likely if to_them else likely & ~shut
        if not counted.any():
            return 0.0
        self.found[cells[shut]] = np.inf
        sought = cells[likely & ~shut]
        if len(sought):
            reroute(self.found, sought, self.roads.onward, self.roads.back, self._shut)
        row, patch, before, after = self._pairs(cells[counted], held[counted])
        self.found[cells] = held
        gone = np.maximum(decay(before, self.alpha) - decay(after, self.alpha), 0.0)
        return float((self.weight[self.sources[row]] * self.weight[patch]) @ gone)

    def _pairs(self, cells: np.ndarray, held: np.ndarray) -> tuple[np.ndarray, ...]:
        """Return the pairs (source, patch) of cells, their distance before and after."""
        row, place = np.divmod(cells, self.roads.size)
        if self.roads.plain:
            return row, place, held, self.found[cells]
        count = len(self.weight)
        row, patch = np.divmod(np.unique(row * count + self.patch[place]), count)
        first, number = self.roads.starts[patch], np.diff(self.roads.starts)[patch]
        ends = np.cumsum(number)
        every = np.repeat(row * self.roads.size + first - (ends - number), number) + np.arange(int(ends[-1]))
        after = np.minimum.reduceat(self.found[every], ends - number)
        return row, patch, self.to_patch[row, patch], after


def node_fractions(
    graph: Graph,
    alpha: float,
    beta: float = 1.0,
    threshold: float = math.inf,
    cut_off: float = CUT_OFF,
    progress: Progress = lambda _: None,
) -> Fractions:
    """Return dPC of every patch, ``(PC − PC without it) / PC``, and its fractions; zeros when PC is 0.

    Only paths that pass the patch are sought again.

    Parameters
    ----------
    cut_off : pairs with ``p_ij`` below it are left out of the connector, which is low by at most
        ``cut_off × (Σ a^β)² / N``; 0 leaves nothing out.
    progress : called with the share done; what it raises stops the run.
    """
    weight = graph.capacity**beta
    flux, connector = np.zeros(len(graph)), np.zeros(len(graph))
    total = 0.0
    degree = np.bincount(np.concatenate([graph.first, graph.second]), minlength=len(graph))
    between = np.flatnonzero(degree > 1)
    for part, tell in _parts(graph, alpha, beta, threshold, cut_off, progress):
        own = weight[part.sources]
        total += float(own @ part.reach)
        flux[part.sources] = 2 * own * (part.reach - own)
        for done, patch in enumerate(between.tolist()):
            connector[patch] += part.without_patch(patch)
            tell(done / len(between))
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
    total = 0.0
    for part, tell in _parts(graph, alpha, beta, threshold, cut_off, progress):
        total += float(part.weight[part.sources] @ part.reach)
        order = np.argsort(part.roads.link, kind="stable")
        steps = np.split(order, np.flatnonzero(np.diff(part.roads.link[order])) + 1) if len(order) else []
        for done, (link, those) in enumerate(zip(np.flatnonzero(held).tolist(), steps)):
            lost[link] += part.without_link(those)
            tell(done / len(steps))
    return lost / total if total else lost


def _parts(
    graph: Graph, alpha: float, beta: float, threshold: float, cut_off: float, progress: Progress
) -> Iterator[tuple[_Part, Progress]]:
    """Yield the patches as sources, a part at a time, each with what tells the share done of it."""
    roads, weight = ways(graph, threshold), graph.capacity**beta
    count = max(1, CELLS // roads.size)
    for start in range(0, len(graph), count):
        sources = np.arange(start, min(start + count, len(graph)))

        def tell(share: float, done: int = start, more: int = len(sources)) -> None:
            progress((done + share * more) / len(graph))

        tell(0.0)
        yield _Part(roads, sources, alpha, weight, cut_off), tell
