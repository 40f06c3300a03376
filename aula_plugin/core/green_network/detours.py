"""Distances once something is taken out of a graph, from those before: only the pairs concerned are sought again."""

from __future__ import annotations

from typing import Any

import numpy as np

#: Two paths whose lengths differ by less than this, relatively, are the same length: sums round.
SLACK = 1e-10
#: Neighbours looked at in one go while detours are sought (24 bytes each).
BLOCK = 2_000_000


def detours(known: np.ndarray, i: np.ndarray, j: np.ndarray, kept: Any) -> np.ndarray:
    """Return the distances between patches ``i`` and ``j`` along the links ``kept``; ``known`` is brought up to date.

    The other distances of ``known`` hold; a link of infinite cost is none. A detour ends with a link, from a neighbour
    of j to which the distance holds or was just found. So rounds start from what holds, then go on from the pairs that
    the last one shortened, until none is.
    """
    known[i, j] = known[j, i] = np.inf
    degree, size = np.diff(kept.indptr), len(known)
    found = np.concatenate([_by_neighbours(known, i[b], j[b], kept, degree) for b in _blocks(degree[j])])
    known[i, j] = known[j, i] = found
    near = np.isfinite(found)
    a, b = np.concatenate([i[near], j[near]]), np.concatenate([j[near], i[near]])
    flat = known.ravel()  # a view: `known` is contiguous
    while len(a):
        shorter = [_onward(flat, a[part], b[part], kept, degree, size) for part in _blocks(degree[b])]
        place = np.concatenate([one for one, _ in shorter])
        _shorten(flat, place, np.concatenate([one for _, one in shorter]))
        a, b = np.divmod(np.unique(place), size)
        known[b, a] = known[a, b]
        a, b = np.concatenate([a, b]), np.concatenate([b, a])
    return known[i, j]


def _shorten(flat: np.ndarray, place: np.ndarray, length: np.ndarray) -> None:
    """Bring ``flat[place]`` down to the least ``length`` given for each place; all are less than what is there."""
    while len(place):
        flat[place] = length
        late = length < flat[place]
        place, length = place[late], length[late]


def _blocks(sizes: np.ndarray) -> list[slice]:
    """Return slices of pairs whose neighbours number ``BLOCK`` or so."""
    number = np.cumsum(sizes) // BLOCK
    edges = [0, *(np.flatnonzero(np.diff(number)) + 1).tolist(), len(sizes)]
    return [slice(a, b) for a, b in zip(edges, edges[1:])]


def _links_of(patches: np.ndarray, kept: Any, degree: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return where the links of each patch lie in ``kept``, one patch after the other, and where each starts."""
    count = degree[patches]
    starts = np.cumsum(count) - count
    return np.arange(int(count.sum())) + np.repeat(kept.indptr[patches] - starts, count), starts


def _by_neighbours(known: np.ndarray, i: np.ndarray, j: np.ndarray, kept: Any, degree: np.ndarray) -> np.ndarray:
    """Return the least ``known[i, v] + cost(v, j)`` over the neighbours v of j."""
    at, starts = _links_of(j, kept, degree)
    lengths = known[np.repeat(i, degree[j]), kept.indices[at]] + kept.data[at]
    found = np.full(len(i), np.inf)
    some = degree[j] > 0
    if some.any():
        found[some] = np.minimum.reduceat(lengths, starts[some])
    return found


def _onward(
    flat: np.ndarray, a: np.ndarray, b: np.ndarray, kept: Any, degree: np.ndarray, size: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs (a, neighbour of b) that going through b shortens, as places in ``flat``, and how long.

    A pair is placed in the row of the lower of the two.
    """
    at, _ = _links_of(b, kept, degree)
    start, end = np.repeat(a, degree[b]), kept.indices[at]
    place = np.minimum(start, end) * size + np.maximum(start, end)
    length = np.repeat(flat[a * size + b], degree[b]) + kept.data[at]
    better = length < flat[place] * (1 - SLACK)
    return place[better], length[better]
