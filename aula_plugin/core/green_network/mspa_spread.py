"""Two propagations inside a shape: a distance that goes round obstacles, and the nearest core.

Both advance as a wave whose order decides of ties: north, west, south, east. The order, the rounding to simple
precision and the test of sight are those of the reference program (miallib of the JRC, GPL-3.0-or-later, studied for
this), so that its maps are found again cell for cell; the code is our own.

Sources: Soille 2004, Morphological Image Analysis, § 7 (geodesic distance, immersion); Soille & Vogt 2022, ISPRS
Archives XLVIII-4/W1-2022, 427.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

#: Steps (row, column), in the order in which a wave advances: four by a side, then four by a corner.
STEPS = ((-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1))
#: Cells between two looks at the wish to stop.
_BATCH = 4096


def _float32(value: float) -> float:
    """Round to simple precision: the wave compares distances in it, and equal ones must tie as it does."""
    return float(np.float32(value))


def _line(rows: int, columns: int) -> list[tuple[int, int]]:
    """Cells of the straight line from (0, 0), left out, to (rows, columns), by rounding: Bresenham 1965."""
    long, short = max(abs(rows), abs(columns)), min(abs(rows), abs(columns))
    upright = abs(rows) > abs(columns)
    down, right = (1 if rows >= 0 else -1), (1 if columns >= 0 else -1)
    cells, error, side = [], 2 * short - long, 0
    for along in range(1, long + 1):
        if error < 0:
            error += 2 * short
        else:
            error += 2 * (short - long)
            side += 1
        cells.append((down * along, right * side) if upright else (down * side, right * along))
    return cells


class _Wave:
    """A wave of distances: each cell knows the straight line to its base and how far its base is from the source."""

    def __init__(self, sources: npt.NDArray[np.bool_], mask: npt.NDArray[np.bool_]) -> None:
        self.width = mask.shape[1] + 2
        self.mask = np.pad(mask, 1).tobytes()
        self.sources = np.flatnonzero(np.pad(sources & mask, 1)).tolist()
        self.shifts = [(row * self.width + column, -row, -column) for row, column in STEPS[:4]]
        self.reached: dict[int, tuple[int, int, float]] = {}
        self.lines: dict[tuple[int, int], list[int]] = {}

    def seen(self, base: int, rows: int, columns: int) -> bool:
        """Say if the straight line from a base stays in the mask."""
        line = self.lines.get((rows, columns))
        if line is None:
            line = [row * self.width + column for row, column in _line(rows, columns)]
            self.lines[rows, columns] = line
        mask = self.mask
        return all(mask[base + cell] for cell in line)

    def reach(self, cell: int) -> float:
        """Give a cell its distance, by the best of its neighbours that have one."""
        best = math.inf
        found = None
        for shift, rows, columns in self.shifts:
            other = cell + shift
            known = self.reached.get(other)
            if known is None:
                continue
            down, right, before = known
            base = other - down * self.width - right
            if self.seen(base, down + rows, right + columns):
                distance = _float32(math.hypot(down + rows, right + columns) + before)
                candidate = (down + rows, right + columns, before)
            else:
                distance = _float32(_float32(math.hypot(down, right) + before) + 1.0)
                candidate = (rows, columns, _float32(distance - 1.0))
            if distance < best:
                best, found = distance, candidate
        if found is not None:
            self.reached[cell] = found
        return best

    def distance(self, cell: int) -> float:
        down, right, before = self.reached[cell]
        return math.sqrt(down * down + right * right) + before

    def run(self, limit: float, cancelled: Callable[[], None]) -> npt.NDArray[np.intp]:
        """Advance until the wave has passed a distance; return the cells within it."""
        queue: list[int] = []
        known = set(self.sources)
        self.reached.update(dict.fromkeys(self.sources, (0, 0, 0.0)))
        for cell in self.sources:
            self._enter(cell, queue, known)
        nearest = 0.0
        # Two cells more: a cell beyond the limit may still be given a shorter way by a neighbour within it.
        while queue and not limit + 2.0 < nearest < math.inf:
            nearest = self._measure(queue, cancelled)
            later: list[int] = []
            for cell in queue:
                if self.distance(cell) > nearest:
                    later.append(cell)
                else:
                    self._enter(cell, later, known)
            queue = later
        near = [cell for cell in self.reached if self.distance(cell) <= limit]
        return np.array(near, dtype=np.intp)

    def _measure(self, queue: list[int], cancelled: Callable[[], None]) -> float:
        """Give their distance to the cells of a queue that have none; return the least one given."""
        nearest = math.inf
        for number, cell in enumerate(queue):
            if number % _BATCH == 0:
                cancelled()
            if cell not in self.reached:
                nearest = min(nearest, self.reach(cell))
        return nearest

    def _enter(self, cell: int, queue: list[int], known: set[int]) -> None:
        for shift, _rows, _columns in self.shifts:
            other = cell + shift
            if self.mask[other] and other not in known:
                known.add(other)
                queue.append(other)


def within_geodesic(
    sources: npt.NDArray[np.bool_],
    mask: npt.NDArray[np.bool_],
    limit: float,
    cancelled: Callable[[], None] = lambda: None,
) -> npt.NDArray[np.bool_]:
    """Return the cells of a mask that lie within a distance of sources without leaving the mask (in cells)."""
    if limit < 1.0 or not sources.any():
        return sources & mask
    wave = _Wave(sources, mask)
    out = np.zeros((mask.shape[0] + 2) * wave.width, dtype=bool)
    out[wave.run(limit, cancelled)] = True
    return out.reshape(-1, wave.width)[1:-1, 1:-1]


def nearest_labels(
    labels: npt.NDArray[np.int32],
    mask: npt.NDArray[np.bool_],
    connexity: int = 8,
    cancelled: Callable[[], None] = lambda: None,
) -> npt.NDArray[np.int32]:
    """Give each cell of a mask the label that reaches it first, walking in the mask; 0 where none does."""
    width = labels.shape[1] + 2
    found = np.pad(labels, 1).ravel()
    open_ = np.pad(mask, 1).ravel() & (found == 0)
    shifts = np.array([row * width + column for row, column in STEPS[:connexity]])

    def advance(front: npt.NDArray[np.intp], steps: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """Give their label to the free neighbours of a front, in order; return them in the order they were reached."""
        targets = (front[:, None] + steps[None, :]).ravel()
        wanted = np.flatnonzero(open_[targets])
        cells, first = np.unique(targets[wanted], return_index=True)
        found[cells] = found[front[wanted[first] // steps.size]]
        open_[cells] = False
        return cells[np.argsort(first, kind="stable")]

    beside = np.zeros_like(open_)
    for shift in shifts:
        beside |= np.roll(open_, -shift)
    start = np.flatnonzero((found != 0) & beside)
    del beside
    # Around the cores, what touches by a side is served before what touches by a corner.
    fronts = [advance(start, steps) for steps in (shifts[:4], shifts[4:]) if steps.size]
    front = np.concatenate(fronts)
    while front.size:
        cancelled()
        front = advance(front, shifts)
    return found.reshape(-1, width)[1:-1, 1:-1]
