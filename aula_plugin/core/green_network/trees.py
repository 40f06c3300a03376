"""Trees of shortest paths from several sources at once, so laid that what lies beyond a place is one run of places."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class Trees(NamedTuple):
    """One tree per source, over cells ``source × places + place``.

    Attributes
    ----------
    cells : the cells of each tree, each before those beyond it, branch after branch.
    rank : where each cell lies in ``cells``. size : how many cells its branch holds, itself included.
    """

    cells: np.ndarray
    rank: np.ndarray
    size: np.ndarray

    def beyond(self, tops: np.ndarray) -> np.ndarray:
        """Return the cells of the branches of ``tops``, these included."""
        count = self.size[tops]
        ends = np.cumsum(count)
        return self.cells[np.repeat(self.rank[tops] - (ends - count), count) + np.arange(int(ends[-1]))]

    def outermost(self, cells: np.ndarray) -> np.ndarray:
        """Return those of cells that lie beyond no other of them."""
        cells = cells[np.argsort(self.rank[cells], kind="stable")]
        ends = np.maximum.accumulate(self.rank[cells] + self.size[cells])
        apart = np.ones(len(cells), dtype=bool)
        apart[1:] = self.rank[cells][1:] >= ends[:-1]
        return cells[apart]


def trees(before: np.ndarray) -> Trees:
    """Return the trees of predecessors ``(sources, places)``, negative where there is none: at a source, or unreached.

    A place not reached is a tree of its own.
    """
    sources, places = before.shape
    own = np.arange(sources * places)
    parent = np.where(before.ravel() >= 0, before.ravel() + own // places * places, own)
    order, levels = _levels(parent, own)
    size = np.ones(len(own), dtype=np.int64)
    for cells in reversed(levels):
        first = _firsts(parent[cells])
        size[parent[cells[first]]] += np.add.reduceat(size[cells], first)
    rank = np.empty(len(own), dtype=np.int64)
    roots = order[: len(own) - sum(map(len, levels))]
    rank[roots] = np.cumsum(size[roots]) - size[roots]
    for cells in levels:
        first = _firsts(parent[cells])
        sooner = np.cumsum(size[cells]) - size[cells]
        sooner -= np.repeat(sooner[first], np.diff(np.append(first, len(cells))))
        rank[cells] = rank[parent[cells]] + 1 + sooner
    laid = np.empty_like(own)
    laid[rank] = own
    return Trees(laid, rank, size)


def _levels(parent: np.ndarray, own: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
    """Return the cells by their number of steps from the root then by parent, and those of each level but the first."""
    depth, above = (parent != own).astype(np.int64), parent
    while (more := depth[above]).any():
        depth, above = depth + more, above[above]
    order = np.lexsort((parent, depth))
    edges = np.flatnonzero(np.diff(depth[order])) + 1
    return order, np.split(order, edges)[1:]


def _firsts(values: np.ndarray) -> np.ndarray:
    """Return where each run of equal values starts."""
    return np.concatenate([[0], np.flatnonzero(np.diff(values)) + 1])
