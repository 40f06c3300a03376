"""Least costs from cells to cells, compiled by numba: Dijkstra's algorithm with a heap of four children.

Importing this module needs numba; whoever does it holds whatever exception comes, and goes on without.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any

import numba
import numpy as np

from .steps import DIAGONAL, KNIGHT, Moves

#: Seconds between two questions on whether to stop.
PATIENCE_S = 0.1
#: Cells settled between two looks at the order to stop.
PACE = 4096
_NO_CELLS = np.empty(0, dtype=np.int32)
_NO_IDS = np.empty(0, dtype=np.int64)

Box = tuple[int, int, int, int]


def _compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function compiled at its first call, kept on disk when numba finds a folder it may write in."""
    try:
        return numba.njit(nogil=True, cache=True)(function)
    except RuntimeError:  # no folder for the cache
        return numba.njit(nogil=True)(function)


@_compiled
def _push(keys, cells, size, key, cell):  # type: ignore[no-untyped-def]
    """Add an entry to a heap ordered by cost, then by cell."""
    here = size
    while here > 0:
        up = (here - 1) >> 2
        if keys[up] < key or (keys[up] == key and cells[up] <= cell):
            break
        keys[here], cells[here] = keys[up], cells[up]
        here = up
    keys[here], cells[here] = key, cell


@_compiled
def _sink(keys, cells, size):  # type: ignore[no-untyped-def]
    """Put the last of ``size + 1`` entries in the place of the first, and let it down."""
    key, cell = keys[size], cells[size]
    here = 0
    while True:
        child = 4 * here + 1
        if child >= size:
            break
        best = child
        for other in range(child + 1, min(child + 4, size)):
            if keys[other] < keys[best] or (keys[other] == keys[best] and cells[other] < cells[best]):
                best = other
        if keys[best] > key or (keys[best] == key and cells[best] >= cell):
            break
        keys[here], cells[here] = keys[best], cells[best]
        here = best
    keys[here], cells[here] = key, cell


@_compiled
def _sow(friction, cost, seeds, box):  # type: ignore[no-untyped-def]
    """Put the passable seeds at 0 and return those that touch another cell."""
    rows, columns = friction.shape
    for seed in seeds:
        row, column = seed // columns, seed % columns
        if np.isfinite(friction[row, column]):
            cost[seed] = 0.0
            box[0], box[1] = min(box[0], row), max(box[1], row + 1)
            box[2], box[3] = min(box[2], column), max(box[3], column + 1)
    kept = np.empty(len(seeds), dtype=np.int32)
    count = 0
    for seed in seeds:
        row, column = seed // columns, seed % columns
        inside = True
        for other_row in range(max(row - 1, 0), min(row + 2, rows)):
            for other in range(max(column - 1, 0), min(column + 2, columns)):
                inside = inside and cost[other_row * columns + other] == 0.0
        if cost[seed] == 0.0 and not inside:
            kept[count] = seed
            count += 1
    return kept[:count]


@_compiled
def _spread(  # type: ignore[no-untyped-def]
    friction, cost, previous, seeds, table, share, cut_corners, limit, patches, wanted, firsts, box, told
):
    """Settle cells by increasing cost, then cell, until none is left, all wanted patches are met, or ``told[0]``.

    ``told[1]`` counts the cells settled; ``firsts`` receives the first cell of each wanted patch.
    """
    rows, columns = friction.shape
    moves = len(share)
    border = _sow(friction, cost, seeds, box)
    keys = np.zeros(len(border) + 1024, dtype=np.float64)
    cells = np.empty(len(border) + 1024, dtype=np.int32)
    size = len(border)
    cells[:size] = border
    cells[:size].sort()
    missing = len(wanted)
    settled = 0
    while size:
        key, cell = keys[0], cells[0]
        size -= 1
        _sink(keys, cells, size)
        if key > cost[cell]:
            continue
        settled += 1
        if settled % PACE == 0:
            told[1] = settled
            if told[0]:
                break
        if missing and patches[cell]:
            rank = np.searchsorted(wanted, patches[cell])
            if rank < len(wanted) and wanted[rank] == patches[cell] and firsts[rank] < 0:
                firsts[rank] = cell
                missing -= 1
                if not missing:
                    break
        if size + moves > len(keys):
            more_keys, more_cells = np.empty(2 * len(keys), np.float64), np.empty(2 * len(keys), np.int32)
            more_keys[:size], more_cells[:size] = keys[:size], cells[:size]
            keys, cells = more_keys, more_cells
        row, column = cell // columns, cell % columns
        own = np.float64(friction[row, column])
        for move in range(moves):
            to_row, to_column = row + table[move, 0], column + table[move, 1]
            if to_row < 0 or to_column < 0 or to_row >= rows or to_column >= columns:
                continue
            total = own + np.float64(friction[to_row, to_column])
            kind = table[move, 6]
            if kind == KNIGHT:
                total += np.float64(friction[row + table[move, 2], column + table[move, 3]]) + np.float64(
                    friction[row + table[move, 4], column + table[move, 5]]
                )
            value = key + share[move] * total
            to = to_row * columns + to_column
            if not (value <= cost[to] and value <= limit):
                continue
            if (
                kind == DIAGONAL
                and not cut_corners
                and not np.isfinite(friction[row + table[move, 2], column + table[move, 3]])
                and not np.isfinite(friction[row + table[move, 4], column + table[move, 5]])
            ):
                continue
            back = moves - 1 - move
            if value < cost[to]:
                cost[to] = value
                previous[to] = back
                _push(keys, cells, size, value, to)
                size += 1
                box[0], box[1] = min(box[0], to_row), max(box[1], to_row + 1)
                box[2], box[3] = min(box[2], to_column), max(box[3], to_column + 1)
            elif back < previous[to]:
                previous[to] = back
    told[1] = settled


@_compiled
def _allocate(cost, previous, sources, columns, table, out):  # type: ignore[no-untyped-def]
    """Give each cell the source at the end of the way back, walking each stretch of the way once."""
    for start in range(len(cost)):
        if not np.isfinite(cost[start]):
            continue
        cell = start
        while out[cell] == 0 and previous[cell] >= 0:
            cell += table[previous[cell], 0] * columns + table[previous[cell], 1]
        found = out[cell] if out[cell] else sources[cell]
        cell = start
        while out[cell] == 0:
            out[cell] = found
            if previous[cell] >= 0:
                cell += table[previous[cell], 0] * columns + table[previous[cell], 1]


class NumbaEngine:
    """Costs over one friction raster; each search leaves its costs in ``cost`` until ``reset``.

    Parameters
    ----------
    friction : ``(rows, columns)``, not finite where impassable; float64 and float32 are read as they are.
    """

    name = "numba"

    def __init__(self, friction: np.ndarray, moves: Moves, cut_corners: bool) -> None:
        self.friction = np.ascontiguousarray(friction)
        self.shape = friction.shape
        self.moves, self.cut_corners = moves, cut_corners
        self._begin()

    def _begin(self) -> None:
        self.cost = np.full(self.friction.size, np.inf)
        self._previous = np.full(self.friction.size, -1, dtype=np.int8)
        self._told = np.zeros(2, dtype=np.int64)
        self._box = np.zeros(4, dtype=np.int64)
        self._unreached()

    def _unreached(self) -> None:
        self._box[:] = self.shape[0], 0, self.shape[1], 0

    def twin(self) -> NumbaEngine:
        """Return an engine on the same friction, for another thread."""
        return NumbaEngine(self.friction, self.moves, self.cut_corners)

    @property
    def settled(self) -> int:
        """How many cells the search has settled so far."""
        return int(self._told[1])

    def run(
        self,
        seeds: np.ndarray,
        limit: float,
        cancelled: Callable[[], bool] | None,
        patches: np.ndarray | None = None,
        wanted: np.ndarray | None = None,
    ) -> dict[int, int]:
        """Fill the costs from ``seeds`` (cell numbers), all at 0, up to ``limit``.

        With ``patches`` (flat) and ``wanted`` (sorted ids), stop once each is reached and return its first cell: of
        the least cost, then of the lowest number.
        """
        ids = _NO_IDS if wanted is None else np.asarray(wanted, dtype=np.int64)
        firsts = np.full(len(ids), -1, dtype=np.int64)
        self._told[:] = 0
        job = (
            *(self.friction, self.cost, self._previous, np.asarray(seeds, dtype=np.int64)),
            *(self.moves.table, self.moves.share, self.cut_corners, float(limit)),
            *(_NO_CELLS if patches is None else patches, ids, firsts, self._box, self._told),
        )
        if cancelled is None:
            _spread(*job)
        else:
            self._watched(job, cancelled)
        return {int(patch): int(cell) for patch, cell in zip(ids, firsts) if cell >= 0}

    def _watched(self, job: tuple[object, ...], cancelled: Callable[[], bool]) -> None:
        """Search in another thread, and tell it to stop when asked to."""
        failed: list[BaseException] = []

        def work() -> None:
            try:
                _spread(*job)
            except BaseException as error:  # raised again below, in the thread of the caller
                failed.append(error)

        thread = Thread(target=work, daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(PATIENCE_S)
            if thread.is_alive() and cancelled():
                self._told[0] = 1
        if failed:
            raise failed[0]

    def cost_at(self, cell: int) -> float:
        """Return the cost of a cell."""
        return float(self.cost[cell])

    def box(self) -> Box:
        """Return the rows and columns (first, last + 1) of the cells reached since the last ``reset``."""
        top, bottom, left, right = (int(value) for value in self._box)
        return (top, bottom, left, right) if bottom else (0, 0, 0, 0)

    def window(self, box: Box) -> np.ndarray:
        """Return a copy of the costs of a box."""
        top, bottom, left, right = box
        return self.cost.reshape(self.shape)[top:bottom, left:right].copy()

    def trace(self, cell: int) -> np.ndarray:
        """Return the cells of the least-cost path to a reached cell, from its source on.

        Of several previous cells that give the same cost, the lowest is taken.
        """
        offsets = (self.moves.table[:, 0] * self.shape[1] + self.moves.table[:, 1]).tolist()
        path = [cell]
        while self._previous[path[-1]] >= 0:
            path.append(path[-1] + offsets[self._previous[path[-1]]])
        return np.array(path[::-1], dtype=np.int64)

    def field(self, sources: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return costs, sources and moves back over the whole raster; the engine is spent."""
        out = np.zeros(self.friction.size, dtype=np.int32)
        _allocate(self.cost, self._previous, sources.ravel(), self.shape[1], self.moves.table, out)
        return self.cost.reshape(self.shape), out.reshape(self.shape), self._previous.reshape(self.shape)

    def reset(self) -> None:
        """Forget the last search, at the price of the box it reached."""
        top, bottom, left, right = self.box()
        self.cost.reshape(self.shape)[top:bottom, left:right] = np.inf
        self._previous.reshape(self.shape)[top:bottom, left:right] = -1
        self._unreached()
