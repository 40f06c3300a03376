"""Least costs from cells to cells, with numpy alone: whole fronts of cells are relaxed at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .steps import DIAGONAL, KNIGHT, Moves

#: Cells whose previous cell is looked for at once.
CHUNK = 1 << 16

Box = tuple[int, int, int, int]


class NumpyEngine:
    """Costs over one friction raster; each search leaves its costs in ``cost`` until ``reset``.

    Pending cells are taken by slices, the cheapest half each time; those of a slice are relaxed until none of them
    changes: their costs are then final. Every cost is a sum made in the order of a path, by the additions that
    Dijkstra's algorithm makes: the least of them does not depend on the order in which cells are relaxed, hence the
    same numbers, to the last bit, as the other engine.

    Parameters
    ----------
    friction : ``(rows, columns)``, not finite where impassable.
    """

    name = "numpy"

    def __init__(self, friction: np.ndarray, moves: Moves, cut_corners: bool) -> None:
        self.shape = friction.shape
        self.moves, self.cut_corners, self.reach = moves, cut_corners, moves.reach
        self.width = friction.shape[1] + 2 * self.reach
        padded = np.full((friction.shape[0] + 2 * self.reach, self.width), np.nan, dtype=friction.dtype)
        self._inside(padded)[...] = np.where(np.isfinite(friction), friction, np.nan)
        self.friction = padded.ravel()
        self._begin()

    def _begin(self) -> None:
        self.cost = np.full(self.friction.size, np.inf)
        self._stamp = np.zeros(self.friction.size, dtype=np.int32)
        self._box: Box | None = None
        self.settled = 0

    def twin(self) -> NumpyEngine:
        """Return an engine on the same friction, for another thread."""
        other = object.__new__(NumpyEngine)
        other.__dict__.update(self.__dict__)
        other._begin()
        return other

    def _inside(self, padded: np.ndarray) -> np.ndarray:
        """Return the cells of the raster among padded ones."""
        return padded[self.reach : padded.shape[0] - self.reach, self.reach : padded.shape[1] - self.reach]

    def _padded(self, cells: np.ndarray) -> np.ndarray:
        rows, columns = np.divmod(cells, self.shape[1])
        return (rows + self.reach) * self.width + columns + self.reach

    def _bare(self, padded: np.ndarray) -> np.ndarray:
        rows, columns = np.divmod(padded, self.width)
        return (rows - self.reach) * self.shape[1] + columns - self.reach

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
        pending = self._padded(seeds)
        pending = pending[np.isfinite(self.friction[pending])]
        self.cost[pending] = 0.0
        self._hold(pending)
        found: dict[int, int] = {}
        self.settled = 0
        while pending.size and (wanted is None or len(found) < len(wanted)):
            if cancelled is not None and cancelled():
                break
            costs = self.cost[pending]
            ceiling = float(np.partition(costs, costs.size // 2)[costs.size // 2])
            now = costs <= ceiling
            settled, later = self._settle(pending[now], pending[~now], ceiling, limit)
            self.settled += settled.size
            if patches is not None and wanted is not None:
                self._meet(settled, patches, wanted, found)
            pending = self._once(later)
            pending = pending[self.cost[pending] > ceiling]
        return found

    def _settle(
        self, active: np.ndarray, pending: np.ndarray, ceiling: float, limit: float
    ) -> tuple[np.ndarray, np.ndarray]:
        """Relax the cells at ``ceiling`` at most until none changes; return them, and the cells beyond."""
        settled, later = [active], [pending]
        while active.size:
            changed = self._relax(active, limit)
            self._hold(changed)
            near = self.cost[changed] <= ceiling
            active = changed[near]
            settled.append(active)
            later.append(changed[~near])
        return np.concatenate(settled), np.concatenate(later)

    def _relax(self, cells: np.ndarray, limit: float) -> np.ndarray:
        """Lower the costs of the neighbours of cells; return the neighbours lowered, each once."""
        base, own, lowered = self.cost[cells], self.friction[cells], []
        for line, share in zip(self.moves.table, self.moves.share):
            to = cells + (line[0] * self.width + line[1])
            value = base + share * self._sum(own, self.friction[to], cells, line)
            better = (value < self.cost[to]) & (value <= limit)
            if line[6] == DIAGONAL and not self.cut_corners:
                better &= self._open(cells, line)
            to = to[better]
            self.cost[to] = value[better]
            lowered.append(to)
        return self._once(np.concatenate(lowered))

    def _sum(self, own: np.ndarray, other: np.ndarray, cells: np.ndarray, line: np.ndarray) -> np.ndarray:
        """Return the sum of the frictions a move touches, in double precision whatever the raster holds."""
        total = np.add(own, other, dtype=np.float64)
        if line[6] == KNIGHT:
            beside, further = self._beside(cells, line)
            total += np.add(self.friction[beside], self.friction[further], dtype=np.float64)
        return total

    def _beside(self, cells: np.ndarray, line: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return cells + (line[2] * self.width + line[3]), cells + (line[4] * self.width + line[5])

    def _open(self, cells: np.ndarray, line: np.ndarray) -> np.ndarray:
        """Return whether a cell beside a diagonal is passable."""
        one, other = self._beside(cells, line)
        return ~(np.isnan(self.friction[one]) & np.isnan(self.friction[other]))

    def _once(self, cells: np.ndarray) -> np.ndarray:
        """Return each cell once."""
        rank = np.arange(cells.size, dtype=np.int32)
        self._stamp[cells] = rank
        return cells[self._stamp[cells] == rank]

    def _meet(self, settled: np.ndarray, patches: np.ndarray, wanted: np.ndarray, found: dict[int, int]) -> None:
        """Note the first cell of each wanted patch among cells whose costs are final."""
        cells = self._bare(settled)
        ids = patches[cells]
        held = np.isin(ids, wanted)
        cells, ids, costs = cells[held], ids[held], self.cost[settled[held]]
        order = np.lexsort((cells, costs, ids))
        ids, first = np.unique(ids[order], return_index=True)
        for patch, cell in zip(ids.tolist(), cells[order][first].tolist()):
            found.setdefault(patch, cell)

    def cost_at(self, cell: int) -> float:
        """Return the cost of a cell."""
        return float(self.cost[int(self._padded(np.array([cell]))[0])])

    def _hold(self, padded: np.ndarray) -> None:
        """Make the box hold cells."""
        if not padded.size:
            return
        columns = padded % self.width - self.reach
        top, bottom = int(padded.min()) // self.width - self.reach, int(padded.max()) // self.width - self.reach + 1
        left, right = int(columns.min()), int(columns.max()) + 1
        box = self._box or (top, bottom, left, right)
        self._box = min(box[0], top), max(box[1], bottom), min(box[2], left), max(box[3], right)

    def box(self) -> Box:
        """Return the rows and columns (first, last + 1) of the cells reached since the last ``reset``."""
        return self._box or (0, 0, 0, 0)

    def window(self, box: Box) -> np.ndarray:
        """Return a copy of the costs of a box."""
        top, bottom, left, right = box
        return self._inside(self.cost.reshape(-1, self.width))[top:bottom, left:right].copy()

    def trace(self, cell: int) -> np.ndarray:
        """Return the cells of the least-cost path to a reached cell, from its source on.

        Of several previous cells that give the same cost, the lowest is taken.
        """
        path = [int(self._padded(np.array([cell]))[0])]
        while self.cost[path[-1]] > 0:
            here = path[-1]
            move = self._previous(np.array([here]))[0]
            line = self.moves.table[move]
            path.append(here + int(line[0]) * self.width + int(line[1]))
        return self._bare(np.array(path[::-1]))

    def _previous(self, cells: np.ndarray) -> np.ndarray:
        """Return, for cells, the first move that leads back to a cell from which their cost comes; −1 for none."""
        found = np.full(cells.size, -1, dtype=np.int8)
        cost, own = self.cost[cells], self.friction[cells]
        reached = np.isfinite(cost) & (cost > 0)
        for rank in range(len(self.moves.share) - 1, -1, -1):
            line = self.moves.table[rank]
            back = np.where(reached, cells + (line[0] * self.width + line[1]), cells)
            value = self.cost[back] + self.moves.share[rank] * self._sum(self.friction[back], own, cells, line)
            right = reached & (value == cost)
            if line[6] == DIAGONAL and not self.cut_corners:
                right &= self._open(cells, line)
            found[right] = rank
        return found

    def _all_previous(self, cancelled: Callable[[], bool] | None) -> np.ndarray:
        found = np.full(self.friction.size, -1, dtype=np.int8)
        edge = self.reach * (self.width + 1)
        for start in range(edge, found.size - edge, CHUNK):
            if cancelled is not None and cancelled():
                break
            stop = min(start + CHUNK, found.size - edge)
            found[start:stop] = self._previous(np.arange(start, stop))
        return found

    def field(
        self, sources: np.ndarray, cancelled: Callable[[], bool] | None = None
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return costs, sources and moves back over the whole raster; the engine is spent."""
        previous = self._all_previous(cancelled)
        origin = self._stamp
        origin[:] = np.arange(origin.size, dtype=np.int32)
        offsets = np.append(self.moves.table[:, 0] * self.width + self.moves.table[:, 1], 0).astype(np.int32)
        for start in range(0, origin.size, CHUNK):
            origin[start : start + CHUNK] += offsets[previous[start : start + CHUNK]]
        while True:  # a cell looks twice as far at each turn
            further = origin[origin]
            if np.array_equal(further, origin):
                break
            origin = further
        laid = np.zeros(origin.size, dtype=np.int32)
        self._inside(laid.reshape(-1, self.width))[...] = sources
        nearest = np.where(np.isfinite(self.cost), laid[origin], 0)
        cost, nearest, previous = (
            np.ascontiguousarray(self._inside(each.reshape(-1, self.width))) for each in (self.cost, nearest, previous)
        )
        return cost, nearest, previous

    def reset(self) -> None:
        """Forget the last search, at the price of the box it reached."""
        top, bottom, left, right = self.box()
        self._inside(self.cost.reshape(-1, self.width))[top:bottom, left:right] = np.inf
        self._box = None
