"""Least costs from cells to cells, with numpy alone: whole fronts of cells are relaxed at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from .steps import DIAGONAL, KNIGHT, Moves

#: Cells whose previous cell is looked for at once.
CHUNK = 1 << 14
#: A front of fewer cells costs more calls than sums: its moves are all tried in one go.
FEW = 3000

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
        reach = moves.reach
        padded = np.full((friction.shape[0] + 2 * reach, friction.shape[1] + 2 * reach), np.nan, dtype=friction.dtype)
        padded[reach:-reach, reach:-reach] = friction
        self._lie_on(padded, moves, cut_corners)

    @classmethod
    def on(cls, padded: np.ndarray, moves: Moves, cut_corners: bool) -> NumpyEngine:
        """Return an engine over a raster with its border of impassable cells (``moves.reach``), which it keeps."""
        engine = object.__new__(cls)
        engine._lie_on(padded, moves, cut_corners)
        return engine

    def _lie_on(self, padded: np.ndarray, moves: Moves, cut_corners: bool) -> None:
        self.moves, self.cut_corners, self.reach = moves, cut_corners, moves.reach
        self.width = padded.shape[1]
        self.shape = padded.shape[0] - 2 * self.reach, padded.shape[1] - 2 * self.reach
        self.friction = padded.ravel()
        self.friction[np.isinf(self.friction)] = np.nan
        #: Of each move: to the cell it leads to, and to the two beside.
        self._offsets = (moves.table[:, [0, 2, 4]] * self.width + moves.table[:, [1, 3, 5]]).T.copy()
        self._begin()

    def _begin(self) -> None:
        self.cost = np.full(self.friction.size, np.inf)
        self._stamp = np.zeros(self.friction.size, dtype=np.int32)
        self._box: Box | None = None
        self.settled = 0
        #: Whether the box of what is reached is kept, for ``reset`` and ``window``.
        self.boxed = True
        #: Rows out of which nothing is looked for any more.
        self.closed: np.ndarray | None = None

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
        found: dict[int, int] = {}
        for settled, costs in self.slices(seeds, limit, cancelled):
            if patches is not None and wanted is not None:
                self._meet(settled, costs, patches, wanted, found)
                if len(found) == len(wanted):
                    break
        return found

    def slices(
        self, seeds: np.ndarray, limit: float, cancelled: Callable[[], bool] | None
    ) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Fill the costs slice by slice; yield the cells whose costs are final (some several times), and these costs.

        Between two slices, ``closed`` may tell rows out of which nothing is looked for any more.
        """
        pending = self._padded(seeds)
        pending = pending[np.isfinite(self.friction[pending])]
        self.cost[pending] = 0.0
        self._hold(pending)
        self.settled = 0
        while pending.size:
            if cancelled is not None and cancelled():
                break
            costs = self.cost[pending]
            ceiling = float(np.partition(costs, costs.size // 2)[costs.size // 2])
            now = costs <= ceiling
            settled, later = self._settle(pending[now], pending[~now], ceiling, limit)
            self.settled += settled.size
            yield self._bare(settled), self.cost[settled]
            pending = self._once(later)
            pending = pending[self.cost[pending] > ceiling]
            if self.closed is not None:
                pending = pending[~self.closed[pending // self.width - self.reach]]

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
        if cells.size < FEW:
            return self._relax_few(cells, limit)
        base, own, lowered = self.cost.take(cells), self.friction.take(cells), []
        for line, share in zip(self.moves.table, self.moves.share):
            to = cells + (line[0] * self.width + line[1])
            value = self._sum(own, self.friction.take(to), cells, line)
            value *= share
            value += base
            better = value < self.cost.take(to)
            if line[6] == DIAGONAL and not self.cut_corners:
                better &= self._open(cells, line)
            found = np.flatnonzero(better)
            found = found[value.take(found) <= limit]
            to = to.take(found)
            self.cost[to] = value.take(found)
            lowered.append(to)
        return self._once(np.concatenate(lowered))

    def _relax_few(self, cells: np.ndarray, limit: float) -> np.ndarray:
        """Do the same, one row per move."""
        kind, share = self.moves.table[:, 6], self.moves.share[:, None]
        to = cells + self._offsets[0][:, None]
        total = np.add(self.friction.take(cells), self.friction.take(to), dtype=np.float64)
        if self.reach > 1:
            rows = np.flatnonzero(kind == KNIGHT)
            beside, further = (self.friction[cells + each[rows, None]] for each in self._offsets[1:])
            total[rows] += np.add(beside, further, dtype=np.float64)
        value = self.cost.take(cells) + share * total
        better = (value < self.cost.take(to)) & (value <= limit)
        if not self.cut_corners:
            rows = np.flatnonzero(kind == DIAGONAL)
            one, other = (np.isnan(self.friction[cells + each[rows, None]]) for each in self._offsets[1:])
            better[rows] &= ~(one & other)
        lowered, value = to[better], value[better]
        to = lowered
        while to.size:  # of several moves to a cell, the last is written: those that are cheaper come again
            self.cost[to] = value
            again = value < self.cost[to]
            to, value = to[again], value[again]
        return self._once(lowered)

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

    def _meet(
        self, cells: np.ndarray, costs: np.ndarray, patches: np.ndarray, wanted: np.ndarray, found: dict[int, int]
    ) -> None:
        """Note the first cell of each wanted patch among cells whose costs are final."""
        ids = patches[cells]
        held = np.isin(ids, wanted)
        cells, ids, costs = cells[held], ids[held], costs[held]
        order = np.lexsort((cells, costs, ids))
        ids, first = np.unique(ids[order], return_index=True)
        for patch, cell in zip(ids.tolist(), cells[order][first].tolist()):
            found.setdefault(patch, cell)

    def cost_at(self, cell: int) -> float:
        """Return the cost of a cell."""
        return float(self.cost[int(self._padded(np.array([cell]))[0])])

    def _hold(self, padded: np.ndarray) -> None:
        """Make the box hold cells."""
        if not padded.size or not self.boxed:
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
        return self.traces(np.array([cell]))[0]

    def traces(self, cells: np.ndarray) -> list[np.ndarray]:
        """Return the path to each of several cells (see ``trace``): all go back together, a step at a time."""
        here = self._padded(cells)
        offsets = self.moves.table[:, 0] * self.width + self.moves.table[:, 1]
        walked, who, under_way = [here], [np.arange(here.size)], np.flatnonzero(self.cost[here] > 0)
        here = here[under_way]
        while here.size:
            here = here + offsets[self._previous(here)]
            walked.append(here)
            who.append(under_way)
            on = self.cost[here] > 0
            here, under_way = here[on], under_way[on]
        path, steps = np.concatenate(who), self._bare(np.concatenate(walked))
        order = np.argsort(path, kind="stable")
        ends = np.cumsum(np.bincount(path, minlength=cells.size))
        return [part[::-1] for part in np.split(steps[order], ends[:-1])] if cells.size else []

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
        nearest = self._stamp
        self._lead_back(nearest, previous)
        laid = np.ascontiguousarray(sources).ravel()
        for start in range(0, nearest.size, CHUNK):
            part = slice(start, start + CHUNK)
            reached = np.isfinite(self.cost[part])
            nearest[part][reached] = laid[self._bare(nearest[part][reached])]
            nearest[part][~reached] = 0
        cost, nearest, previous = (
            self._inside(each.reshape(-1, self.width)) for each in (self.cost, nearest, previous)
        )
        return cost, nearest, previous

    def _lead_back(self, origin: np.ndarray, previous: np.ndarray) -> None:
        """Write for each cell the source at the end of the way back."""
        offsets = np.append(self.moves.table[:, 0] * self.width + self.moves.table[:, 1], 0).astype(np.int32)
        for start in range(0, origin.size, CHUNK):
            stop = min(start + CHUNK, origin.size)
            origin[start:stop] = np.arange(start, stop, dtype=np.int32) + offsets[previous[start:stop]]
        moved = True
        while moved:  # a cell looks at least twice as far at each turn
            moved = False
            for start in range(0, origin.size, CHUNK):
                part = origin[start : start + CHUNK]
                further = origin[part]
                moved = moved or not np.array_equal(further, part)
                part[...] = further

    def reset(self) -> None:
        """Forget the last search, at the price of the box it reached."""
        top, bottom, left, right = self.box()
        self._inside(self.cost.reshape(-1, self.width))[top:bottom, left:right] = np.inf
        self._box = None
