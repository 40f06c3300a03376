"""Least costs from cells to cells, compiled by numba, cell by cell.

No heap: the cheapest half of the pending cells is relaxed until it no longer changes, which makes a few more
relaxations than Dijkstra's algorithm and none of its sorting. Importing this module needs numba; whoever does it holds
whatever exception comes, and goes on without.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any

import numba
import numpy as np

from .steps import DIAGONAL, KNIGHT, Moves
from .waiting import PATIENCE_S

#: Cells whose way back is looked for between two questions on whether to stop.
CHUNK = 1 << 22
#: Pending cells whose costs are sorted to guess the median.
SAMPLE = 256
PENDING, ACTIVE = 1, 2
_NO_CELLS = np.empty(0, dtype=np.int32)
_NO_IDS = np.empty(0, dtype=np.int64)

Box = tuple[int, int, int, int]


def _compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function compiled at its first call, kept on disk when numba finds a folder it may write in."""
    try:
        return numba.njit(nogil=True, cache=True)(function)
    except RuntimeError:  # no folder for the cache
        return numba.njit(nogil=True)(function)


#: Written where it is called: a call would cost more than what it does.
_inlined = numba.njit(inline="always")


@_compiled
def _sow(friction, cost, seeds):  # type: ignore[no-untyped-def]
    """Put the passable seeds at 0; return them, border or not, with room for more, and how many they are."""
    kept, count = np.empty(len(seeds) + 1024, dtype=np.int32), 0
    for seed in seeds:
        if np.isfinite(friction[seed]):
            cost[seed] = 0.0
            kept[count] = seed
            count += 1
    return kept, count


@_compiled
def _middle(cost, cells):  # type: ignore[no-untyped-def]
    """Return about the median cost of cells; only the speed depends on it."""
    gap = len(cells) // SAMPLE + 1
    sample = np.sort(cost[cells[::gap]])
    return sample[len(sample) // 2]


@_compiled
def _room(cells, size, more):  # type: ignore[no-untyped-def]
    """Return an array with room for ``more`` cells after the first ``size``."""
    if size + more <= len(cells):
        return cells
    larger = np.empty(2 * size + more, np.int32)
    larger[:size] = cells[:size]
    return larger


@_inlined
def _out(cell, columns, rows, table, move):  # type: ignore[no-untyped-def]
    """Return whether a move from a cell leaves the raster."""
    row, column = cell // columns + table[move, 0], cell % columns + table[move, 1]
    return row < 0 or column < 0 or row >= rows or column >= columns


@_inlined
def _inside(cell, columns, rows):  # type: ignore[no-untyped-def]
    """Return whether no move from a cell leaves the raster."""
    row, column = cell // columns, cell % columns
    return 2 <= row < rows - 2 and 2 <= column < columns - 2


@_inlined
def _shut(friction, cell, table, flat, move):  # type: ignore[no-untyped-def]
    """Return whether a move is a diagonal between two impassable cells."""
    one, other = friction[cell + flat[move, 1]], friction[cell + flat[move, 2]]
    return table[move, 6] == DIAGONAL and not np.isfinite(one) and not np.isfinite(other)


@_compiled
def _take(cost, mark, pending, waiting, floor, ceiling, active):  # type: ignore[no-untyped-def]
    """Move the pending cells at ``ceiling`` at most to the active ones; those at ``floor`` at most are done."""
    size, kept = 0, 0
    for position in range(waiting):
        cell = pending[position]
        if cost[cell] > ceiling:
            pending[kept] = cell
            kept += 1
        elif cost[cell] > floor:
            mark[cell] = ACTIVE
            active[size] = cell
            size += 1
        else:
            mark[cell] = 0
    return size, kept


@_compiled
def _relax(  # type: ignore[no-untyped-def]
    friction, rows, columns, cost, mark, active, table, flat, share, corners, limit, ceiling, pending, waiting
):
    """Lower the costs around active cells; the cells lowered are the next active ones, or pending above the ceiling."""
    most = len(active) * len(share)
    changed, count, pending = np.empty(most, np.int32), 0, _room(pending, waiting, most)
    for cell in active:
        mark[cell] &= ~ACTIVE
        inside, own, base = _inside(cell, columns, rows), np.float64(friction[cell]), cost[cell]
        for move in range(len(share)):
            if not inside and _out(cell, columns, rows, table, move):
                continue
            to = cell + flat[move, 0]
            total = own + np.float64(friction[to])
            if table[move, 6] == KNIGHT:
                total += np.float64(friction[cell + flat[move, 1]]) + np.float64(friction[cell + flat[move, 2]])
            value = base + share[move] * total
            if not (value < cost[to] and value <= limit):
                continue
            if not corners and _shut(friction, cell, table, flat, move):
                continue
            cost[to] = value
            if value > ceiling:
                if not mark[to] & PENDING:
                    mark[to] |= PENDING
                    pending[waiting] = to
                    waiting += 1
            elif not mark[to] & ACTIVE:
                mark[to] |= ACTIVE
                changed[count] = to
                count += 1
    return changed[:count], pending, waiting


@_compiled
def _enlarge(box, cells, columns):  # type: ignore[no-untyped-def]
    """Make the box hold cells."""
    for cell in cells:
        row, column = cell // columns, cell % columns
        box[0], box[1] = min(box[0], row), max(box[1], row + 1)
        box[2], box[3] = min(box[2], column), max(box[3], column + 1)


@_compiled
def _meet(cost, patches, active, wanted, firsts, best):  # type: ignore[no-untyped-def]
    """Keep in ``best`` the first cell of each wanted patch not met in an earlier slice."""
    for cell in active:
        if not patches[cell]:
            continue
        rank = np.searchsorted(wanted, patches[cell])
        if rank == len(wanted) or wanted[rank] != patches[cell] or firsts[rank] >= 0:
            continue
        other = best[rank]
        if other < 0 or cost[cell] < cost[other] or (cost[cell] == cost[other] and cell < other):
            best[rank] = cell


@_compiled
def _spread(  # type: ignore[no-untyped-def]
    friction,
    rows,
    columns,
    table,
    flat,
    share,
    corners,
    cost,
    mark,
    seeds,
    limit,
    patches,
    wanted,
    firsts,
    box,
    told,
):
    """Settle cells slice by slice until none is left, all wanted patches are met, or ``told[0]``.

    Pending cells are taken the cheapest half each time, and relaxed until none of the slice changes: their costs are
    then final. ``mark`` is 0 but at cells that are pending, active, or both. ``told[1]`` counts the cells relaxed;
    ``firsts`` receives the first cell of each wanted patch; ``box`` holds the cells reached.
    """
    pending, waiting = _sow(friction, cost, seeds)
    _enlarge(box, pending[:waiting], columns)
    floor = -1.0
    while waiting and not told[0] and (not len(wanted) or firsts.min() < 0):
        ceiling = _middle(cost, pending[:waiting])
        active = np.empty(waiting, np.int32)
        size, waiting = _take(cost, mark, pending, waiting, floor, ceiling, active)
        active, best, before = active[:size], np.full(len(wanted), -1, np.int64), waiting
        while len(active) and not told[0]:
            told[1] += len(active)
            done = active
            active, pending, waiting = _relax(
                friction, rows, columns, cost, mark, done, table, flat, share, corners, limit, ceiling, pending, waiting
            )
            _enlarge(box, active, columns)
            if len(wanted):
                _meet(cost, patches, done, wanted, firsts, best)
        _enlarge(box, pending[before:waiting], columns)
        for rank in range(len(wanted)):
            firsts[rank] = max(firsts[rank], best[rank])
        floor = ceiling


@_inlined
def _way_back(friction, rows, columns, table, flat, share, corners, cost, cell, inside):  # type: ignore[no-untyped-def]
    """Return the first move that leads back to a cell from which the cost of a cell comes; -1 for none."""
    here, own = cost[cell], np.float64(friction[cell])
    if not 0.0 < here < np.inf:
        return -1
    for move in range(len(share)):
        if not inside and _out(cell, columns, rows, table, move):
            continue
        to = cell + flat[move, 0]
        total = own + np.float64(friction[to])
        if table[move, 6] == KNIGHT:
            total += np.float64(friction[cell + flat[move, 1]]) + np.float64(friction[cell + flat[move, 2]])
        if cost[to] + share[move] * total == here and (corners or not _shut(friction, cell, table, flat, move)):
            return move
    return -1


@_compiled
def _ways_back(  # type: ignore[no-untyped-def]
    friction, rows, columns, table, flat, share, corners, cost, out, first, last
):
    """Write the move back of every cell of some rows."""
    for row in range(first, last):
        for column in range(columns):
            cell = row * columns + column
            inside = 2 <= row < rows - 2 and 2 <= column < columns - 2
            out[cell] = _way_back(friction, rows, columns, table, flat, share, corners, cost, cell, inside)


@_compiled
def _trace(friction, rows, columns, table, flat, share, corners, cost, cell):  # type: ignore[no-untyped-def]
    """Return the cells of the way back from a cell to its source."""
    path = [cell]
    while True:
        inside = _inside(path[-1], columns, rows)
        move = _way_back(friction, rows, columns, table, flat, share, corners, cost, path[-1], inside)
        if move < 0:
            return np.array(path)
        path.append(path[-1] + flat[move, 0])


@_compiled
def _allocate(cost, previous, sources, flat, out):  # type: ignore[no-untyped-def]
    """Give each cell the source at the end of the way back, walking each stretch of the way once."""
    for start in range(len(cost)):
        if not np.isfinite(cost[start]):
            continue
        cell = start
        while out[cell] == 0 and previous[cell] >= 0:
            cell += flat[previous[cell], 0]
        found = out[cell] if out[cell] else sources[cell]
        cell = start
        while out[cell] == 0:
            out[cell] = found
            if previous[cell] >= 0:
                cell += flat[previous[cell], 0]


class NumbaEngine:
    """Costs over one friction raster; each search leaves its costs in ``cost`` until ``reset``.

    Parameters
    ----------
    friction : ``(rows, columns)``, not finite where impassable; float64 and float32 are read as they are.
    """

    name = "numba"

    def __init__(self, friction: np.ndarray, moves: Moves, cut_corners: bool) -> None:
        self.friction = np.ascontiguousarray(friction).ravel()
        self.shape = friction.shape
        flat = moves.table[:, [0, 2, 4]] * friction.shape[1] + moves.table[:, [1, 3, 5]]
        self._ground = (self.friction, *friction.shape, moves.table, flat, moves.share, cut_corners)
        self.moves, self.cut_corners = moves, cut_corners
        self._begin()

    def _begin(self) -> None:
        self.cost = np.full(self.friction.size, np.inf)
        self._mark = np.zeros(self.friction.size, dtype=np.int8)
        self._told = np.zeros(2, dtype=np.int64)
        self._box = np.zeros(4, dtype=np.int64)
        self._unreached()

    def _unreached(self) -> None:
        self._box[:] = self.shape[0], 0, self.shape[1], 0

    def twin(self) -> NumbaEngine:
        """Return an engine on the same friction, for another thread."""
        return NumbaEngine(self.friction.reshape(self.shape), self.moves, self.cut_corners)

    @property
    def settled(self) -> int:
        """How many cells the search has relaxed so far."""
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
            *(*self._ground, self.cost, self._mark, np.asarray(seeds, dtype=np.int64), float(limit)),
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
        try:
            while thread.is_alive() and not cancelled():
                thread.join(PATIENCE_S)
        finally:  # stopped, or the question itself failed
            self._told[0] = 1
            thread.join()
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
        return _trace(*self._ground, self.cost, np.int64(cell))[::-1]

    def field(
        self, sources: np.ndarray, cancelled: Callable[[], bool] | None = None
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return costs, sources and moves back over the whole raster; the engine is spent."""
        out = np.zeros(self.friction.size, dtype=np.int32)
        height = CHUNK // self.shape[1] + 1
        for first in range(0, self.shape[0], height):
            if cancelled is not None and cancelled():
                break
            _ways_back(*self._ground, self.cost, self._mark, first, min(first + height, self.shape[0]))
        _allocate(self.cost, self._mark, sources.ravel(), self._ground[4], out)
        return self.cost.reshape(self.shape), out.reshape(self.shape), self._mark.reshape(self.shape)

    def reset(self) -> None:
        """Forget the last search, at the price of the box it reached."""
        top, bottom, left, right = self.box()
        self.cost.reshape(self.shape)[top:bottom, left:right] = np.inf
        self._mark.reshape(self.shape)[top:bottom, left:right] = 0
        self._unreached()
