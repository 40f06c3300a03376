"""Distances once something is taken out of a network, from those before: only what is concerned is sought again."""

from __future__ import annotations

from typing import Any

import numpy as np

#: Two paths whose lengths differ by less than this, relatively, are the same length: sums round.
SLACK = 1e-10
#: Steps looked at in one go while detours are sought (40 bytes each).
BLOCK = 2_000_000


def reroute(known: np.ndarray, cells: np.ndarray, onward: Any, back: Any, shut: np.ndarray) -> None:
    """Seek again the distances of ``cells``; ``known`` is brought up to date.

    A detour ends with a step from a place whose distance holds or was just found. So rounds start from what holds, then
    go on from the cells that the last one shortened, until none is.

    Parameters
    ----------
    known : distances of cells ``source × places + place``, flat; those of other cells hold.
    onward, back : steps by start and by end; a step of infinite cost is none. shut : places where no step may lead.
    """
    size = len(shut)
    known[cells] = np.inf
    known[cells] = found = np.concatenate([_least(known, cells[part], back, size) for part in _blocks(cells, back)])
    live = cells[np.isfinite(found)]
    while len(live):
        steps = [_shorter(known, live[part], onward, shut) for part in _blocks(live, onward)]
        place = np.concatenate([one for one, _ in steps])
        _shorten(known, place, np.concatenate([one for _, one in steps]))
        live = np.unique(place)


def _shorten(known: np.ndarray, place: np.ndarray, length: np.ndarray) -> None:
    """Bring ``known[place]`` down to the least ``length`` given for each place; all are less than what is there."""
    while len(place):
        known[place] = length
        late = length < known[place]
        place, length = place[late], length[late]


def _blocks(cells: np.ndarray, steps: Any) -> list[slice]:
    """Return slices of cells whose steps number ``BLOCK`` or so."""
    count = np.diff(steps.indptr)
    if len(cells) * int(count.max()) <= BLOCK:
        return [slice(0, len(cells))]
    number = np.cumsum(count[cells % len(count)]) // BLOCK
    edges = [0, *(np.flatnonzero(np.diff(number)) + 1).tolist(), len(cells)]
    return [slice(a, b) for a, b in zip(edges, edges[1:])]


def _steps_of(places: np.ndarray, steps: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the steps of each place, one place after the other, how many each has, and where its first one is."""
    low = steps.indptr[places]
    count = steps.indptr[places + 1] - low
    first = np.cumsum(count) - count
    return np.arange(int(count.sum())) + np.repeat(low - first, count), count, first


def _least(known: np.ndarray, cells: np.ndarray, back: Any, size: int) -> np.ndarray:
    """Return the least distance of each cell by the places that a step leads from."""
    places = cells % size
    at, count, first = _steps_of(places, back)
    lengths = known[np.repeat(cells - places, count) + back.indices[at]] + back.data[at]
    found = np.full(len(cells), np.inf)
    some = count > 0
    if some.any():
        found[some] = np.minimum.reduceat(lengths, first[some])
    return found


def _shorter(known: np.ndarray, cells: np.ndarray, onward: Any, shut: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the cells one step on that going through ``cells`` shortens, and how long they become."""
    places = cells % len(shut)
    at, count, _ = _steps_of(places, onward)
    end = onward.indices[at]
    place = np.repeat(cells - places, count) + end
    length = np.repeat(known[cells], count) + onward.data[at]
    better = (length < known[place] * (1 - SLACK)) & ~shut[end]
    return place[better], length[better]
