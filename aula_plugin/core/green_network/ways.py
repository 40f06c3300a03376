"""The ways through a network: the places that paths go by and the steps between them, patches crossed free or not."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..needs import scipy_or_refuse

if TYPE_CHECKING:
    from .graph import Graph


class Inside(NamedTuple):
    """What crossing the patches costs, between the cells where their links end.

    Attributes
    ----------
    first, second : end of each link of a graph in its first patch and in its second one, by rank; two links that end in
        one cell of a patch have one end there.
    costs : CSR matrix (ends, ends) of the costs between the ends of a patch, both ways, infinite where there is no way;
        from an end to itself it is 0.
    """

    first: np.ndarray
    second: np.ndarray
    costs: Any

    def between(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        """Return the costs between ends, one by one."""
        if not len(one):  # scipy finds no shape for nothing
            return np.empty(0)
        return np.asarray(self.costs[one, other], dtype=float).ravel()


class Ways(NamedTuple):
    """Places and steps, each of which takes a link.

    Patches crossed at no cost are one place each. Otherwise the places of a patch are: to start there, then to have
    come by each of its links; the step to the next link then costs the way between the ends of both, and that link.
    So a path is a sequence of links, whatever is between.

    Attributes
    ----------
    onward, back : CSR matrices of the steps, by start and by end; steps of cost 0 are stored.
    starts : place where each patch starts, and the number of places; those of a patch follow one another.
    link : link of the graph that each step of ``onward`` takes.
    """

    onward: Any
    back: Any
    starts: np.ndarray
    link: np.ndarray

    @property
    def size(self) -> int:
        """Number of places."""
        return int(self.starts[-1])

    @property
    def plain(self) -> bool:
        """Whether patches are one place each."""
        return self.size == len(self.starts) - 1

    @property
    def patch(self) -> np.ndarray:
        """Patch of each place."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def distances(self, sources: np.ndarray) -> np.ndarray:
        """Return the shortest distances from patches to all patches, infinite where not reached."""
        from scipy.sparse.csgraph import dijkstra

        return self.by_patch(np.asarray(dijkstra(self.onward, directed=True, indices=self.starts[sources])))

    def by_patch(self, distances: np.ndarray) -> np.ndarray:
        """Return distances to patches, from those to places."""
        return distances if self.plain else np.minimum.reduceat(distances, self.starts[:-1], axis=1)


def ways(graph: Graph, threshold: float = math.inf) -> Ways:
    """Return the ways through a graph, links that cost more than ``threshold`` left out."""
    scipy_or_refuse()
    held = np.flatnonzero(graph.kept(threshold))
    size = len(graph)
    tails, heads = _both(graph.first[held], graph.second[held])
    links = np.tile(held, 2)
    if graph.inside is None:
        return _ways(tails, heads, graph.cost[links], links, np.arange(size + 1))
    left, entered = _both(graph.inside.first[held], graph.inside.second[held])
    order = np.argsort(heads, kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order)) + heads[order] + 1  # each patch has one place before those of its links
    starts = np.concatenate([[0], np.cumsum(np.bincount(heads, minlength=size) + 1)])
    come, go = _turns(tails, heads, size)
    come, go = come[links[come] != links[go]], go[links[come] != links[go]]
    inside = graph.inside.between(entered[come], left[go])
    come, go, inside = (one[np.isfinite(inside)] for one in (come, go, inside))
    return _ways(
        np.concatenate([starts[tails], place[come]]),
        np.concatenate([place, place[go]]),
        np.concatenate([graph.cost[links], inside + graph.cost[links[go]]]),
        np.concatenate([links, links[go]]),
        starts,
    )


def _both(a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return both ends of links taken one way, then the other."""
    return np.concatenate([a, b]), np.concatenate([b, a])


def _turns(tails: np.ndarray, heads: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs of links, by rank, the second of which leaves the patch where the first comes."""
    leaving = np.argsort(tails, kind="stable")
    count = np.bincount(tails, minlength=size)
    first = np.cumsum(count) - count
    many = count[heads]
    nth = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
    return np.repeat(np.arange(len(heads)), many), leaving[np.repeat(first[heads], many) + nth]


def _ways(start: np.ndarray, end: np.ndarray, cost: np.ndarray, link: np.ndarray, starts: np.ndarray) -> Ways:
    size = int(starts[-1])
    onward, order = _matrix(start, end, cost, size)
    return Ways(onward, _matrix(end, start, cost, size)[0], starts, link[order])


def _matrix(rows: np.ndarray, columns: np.ndarray, cost: np.ndarray, size: int) -> tuple[Any, np.ndarray]:
    """Return a CSR matrix that stores its zeros, and the order in which it holds what was given."""
    from scipy.sparse import csr_matrix

    order = np.lexsort((columns, rows))
    pointers = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=size))])
    return csr_matrix((cost[order].astype(float), columns[order], pointers), (size, size)), order
