"""Which of the least-cost paths Graphab takes: the first that a binary heap of costs gives.

Its order of neighbours is W, N, S, E, NW, SW, NE, SE; the border cells of the patch it leaves enter the heap row by
row. Only what is needed to know at which cells its links end.
"""

from __future__ import annotations

import numba
import numpy as np

_ACROSS, _DOWN = np.array([-1, 0, 0, 1, -1, -1, 1, 1]), np.array([0, -1, 1, 0, -1, 1, -1, 1])
_DIAGONAL = 1.4142136


@numba.njit
def _push(keys, cells, count, cell, key):
    place = count
    while place > 0 and key < keys[(place - 1) >> 1]:
        above = (place - 1) >> 1
        keys[place], cells[place] = keys[above], cells[above]
        place = above
    keys[place], cells[place] = key, cell
    return count + 1


@numba.njit
def _pop(keys, cells, count):
    cell, key = cells[0], keys[0]
    count -= 1
    moved, moved_key, place = cells[count], keys[count], 0
    while place < count >> 1:
        child = 2 * place + 1
        if child + 1 < count and keys[child] > keys[child + 1]:
            child += 1
        if moved_key <= keys[child]:
            break
        keys[place], cells[place] = keys[child], cells[child]
        place = child
    keys[place], cells[place] = moved_key, moved
    return count, cell, key


@numba.njit
def _search(patches, seeds, targets):
    rows, columns = patches.shape
    cost, before = np.full(patches.size, np.inf), np.full(patches.size, -1, np.int64)
    keys, cells, count = np.empty(4 * patches.size), np.empty(4 * patches.size, np.int64), 0
    for seed in seeds:
        count = _push(keys, cells, count, seed, 0.0)
        cost[seed] = 0.0
    reached, left = np.full(len(targets), -1, np.int64), np.full(len(targets), -1, np.int64)
    paid, missing = np.full(len(targets), np.inf), len(targets)
    while count > 0 and missing > 0:
        count, cell, key = _pop(keys, cells, count)
        while count > 0 and key > cost[cell]:
            count, cell, key = _pop(keys, cells, count)
        row, column = cell // columns, cell % columns
        for move in range(8):
            y, x = row + _DOWN[move], column + _ACROSS[move]
            if 0 <= y < rows and 0 <= x < columns:
                new = key + (1.0 if move < 4 else _DIAGONAL)
                if new < cost[y * columns + x]:
                    cost[y * columns + x], before[y * columns + x] = new, cell
                    count = _push(keys, cells, count, y * columns + x, new)
        for rank in range(len(targets)):
            if reached[rank] < 0 and patches[row, column] == targets[rank]:
                reached[rank], paid[rank] = cell, key
                missing -= 1
                while before[cell] >= 0:
                    cell = before[cell]
                left[rank] = cell
    return left, reached, paid


def ends(patches: np.ndarray, pairs: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the cells (flat) where the paths of pairs ``(lower id, higher id)`` start and end, and their costs.

    Every cell costs 1; costs are in cells.
    """
    around = np.pad(patches, 1, constant_values=-1)
    rows, columns = patches.shape
    border = np.zeros(patches.shape, dtype=bool)
    for down in range(3):
        for across in range(3):
            border |= around[down : down + rows, across : across + columns] != patches
    left, reached, paid = np.empty(len(pairs), np.int64), np.empty(len(pairs), np.int64), np.empty(len(pairs))
    for origin in np.unique(pairs[:, 0]):
        own = np.flatnonzero(pairs[:, 0] == origin)
        seeds = np.flatnonzero((patches == origin) & border)
        left[own], reached[own], paid[own] = _search(patches, seeds, pairs[own, 1])
    return left, reached, paid
