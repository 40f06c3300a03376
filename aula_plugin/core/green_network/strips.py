"""Searches from many patches with numpy alone, several at a time: their windows are laid one under the other.

A front of a few hundred cells costs numpy as much as one of ten thousand. So the windows of several origins make one
raster, impassable between them, over which all the fronts advance together. A window is no bound: one that is reached
at its edge before its targets is laid again, larger, until nothing cheaper could come from outside.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ..errors import interrupted
from .engine_numpy import Box, NumpyEngine
from .paths import Path
from .steps import Steps

#: Cells laid at once, impassable ones between windows included; a larger window is laid alone.
STRIP_CELLS = 3_000_000
#: Around the origin and its targets at first: this many cells, and this share of the larger side of what holds them.
MARGIN, WIDER = 8, 0.5
#: Origin and the targets looked for from it.
Unit = tuple[int, Sequence[int]]


@dataclass
class _Job:
    """A search under way: what is found, what is left, and the window of the next turn."""

    rank: int
    origin: int
    left: list[int]
    box: Box
    found: dict[int, Path] = field(default_factory=dict)


@dataclass(frozen=True)
class Ground:
    """The raster, and the cells of each patch (see ``Explorer``)."""

    friction: np.ndarray
    cells: Mapping[int, np.ndarray]
    steps: Steps

    def bounds(self, ids: Sequence[int]) -> Box:
        """Return the rows and columns (first, last + 1) that hold patches."""
        cells = np.concatenate([self.cells[one] for one in ids])
        columns = cells % self.friction.shape[1]
        top, bottom = int(cells.min()) // self.friction.shape[1], int(cells.max()) // self.friction.shape[1] + 1
        return top, bottom, int(columns.min()), int(columns.max()) + 1

    def grown(self, box: Box, by: int) -> Box:
        """Return a box with more rows and columns on each side, inside the raster."""
        rows, columns = self.friction.shape
        return max(box[0] - by, 0), min(box[1] + by, rows), max(box[2] - by, 0), min(box[3] + by, columns)

    def first_box(self, origin: int, targets: Sequence[int], limit: float) -> Box:
        """Return where to look first: around the origin and its targets, no farther than the limit likely leads."""
        held = self.bounds([origin, *targets])
        box = self.grown(held, MARGIN + int(WIDER * max(held[1] - held[0], held[3] - held[2])))
        if not math.isfinite(limit):
            return box
        reach = int(min(limit / (self.steps.moves.shortest * self._usual), 1e9)) + MARGIN
        near = self.grown(self.bounds([origin]), reach)
        return max(box[0], near[0]), min(box[1], near[1]), max(box[2], near[2]), min(box[3], near[3])

    @cached_property
    def _usual(self) -> float:
        """About the median friction; only the speed depends on it."""
        flat = self.friction.ravel()
        sample = flat[:: flat.size // 10_000 + 1]
        sample = sample[np.isfinite(sample)]
        return float(np.median(sample)) if sample.size else 1.0


def search_all(
    ground: Ground,
    units: Sequence[Unit],
    limit: float,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> list[dict[int, Path]]:
    """Return the least-cost paths of each unit to its targets within the limit, the same as one search each gives.

    Raises
    ------
    InputError
        The person stopped the run.
    """
    left = [
        _Job(rank, origin, sorted(targets), ground.first_box(origin, targets, limit))
        for rank, (origin, targets) in enumerate(units)
    ]
    results: list[dict[int, Path]] = [{} for _ in units]
    ended = 0
    while left:
        again: list[_Job] = []
        for batch in _batches(left):
            strip = _Strip(ground, batch)
            strip.search(limit, cancelled)
            if cancelled():
                raise interrupted()
            for job in batch:
                if job.left:
                    job.box = ground.grown(
                        job.box, max(MARGIN, max(job.box[1] - job.box[0], job.box[3] - job.box[2]) // 2)
                    )
                    again.append(job)
                    continue
                results[job.rank] = dict(sorted(job.found.items()))
                ended += 1
                progress(ended / len(units))
        left = again
    return results


def _batches(jobs: Sequence[_Job]) -> Iterator[list[_Job]]:
    """Yield jobs whose windows make a strip of ``STRIP_CELLS`` at most, or one job; of much the same widths."""
    batch: list[_Job] = []
    height = 0
    for job in sorted(jobs, key=lambda one: (one.box[3] - one.box[2], one.rank)):
        tall, wide = job.box[1] - job.box[0] + 2, job.box[3] - job.box[2]
        if batch and (height + tall) * wide > STRIP_CELLS:
            yield batch
            batch, height = [], 0
        batch.append(job)
        height += tall
    if batch:
        yield batch


class _Strip:
    """Windows laid one under the other, with impassable rows between them.

    Attributes
    ----------
    targets : int32, rank + 1 among ``pairs`` of the search that looks for a cell, 0 for none.
    brink : cells from which a move leads out of a window into the raster.
    """

    def __init__(self, ground: Ground, jobs: list[_Job]) -> None:
        self.ground, self.jobs = ground, jobs
        reach = ground.steps.moves.reach
        heights = [job.box[1] - job.box[0] for job in jobs]
        self.tops = np.cumsum([0, *(height + reach for height in heights)])
        shape = int(self.tops[-1]), max(job.box[3] - job.box[2] for job in jobs)
        padded = np.full((shape[0] + 2 * reach, shape[1] + 2 * reach), np.nan, dtype=ground.friction.dtype)
        laid = padded[reach:-reach, reach:-reach]
        self.targets = np.zeros(laid.size, dtype=np.int32)
        self.brink = np.zeros(shape, dtype=bool)
        self.width = shape[1]
        self.pairs: list[tuple[int, int]] = []
        seeds = []
        for number, (job, top, height) in enumerate(zip(jobs, self.tops.tolist(), heights)):
            box, wide = job.box, job.box[3] - job.box[2]
            laid[top : top + height, :wide] = ground.friction[box[0] : box[1], box[2] : box[3]]
            self._edge(self.brink[top : top + height, :wide], box, reach)
            seeds.append(self._place(number, ground.cells[job.origin]))
            for target in job.left:
                self.pairs.append((number, target))
                self.targets[self._place(number, ground.cells[target])] = len(self.pairs)
        self.brink = self.brink.ravel()
        self.seeds = np.concatenate(seeds)
        self.engine = NumpyEngine.on(padded, ground.steps.moves, ground.steps.cut_corners)
        self.engine.boxed = False

    def _edge(self, brink: np.ndarray, box: Box, reach: int) -> None:
        rows, columns = self.ground.friction.shape
        brink[:reach] |= box[0] > 0
        brink[-reach:] |= box[1] < rows
        brink[:, :reach] |= box[2] > 0
        brink[:, -reach:] |= box[3] < columns

    def _place(self, number: int, cells: np.ndarray) -> np.ndarray:
        """Return where cells of the raster lie in a window of the strip; those out of it are left out."""
        box = self.jobs[number].box
        rows, columns = np.divmod(cells, self.ground.friction.shape[1])
        held = (rows >= box[0]) & (rows < box[1]) & (columns >= box[2]) & (columns < box[3])
        return (rows[held] - box[0] + self.tops[number]) * self.width + columns[held] - box[2]

    def search(self, limit: float, cancelled: Callable[[], bool]) -> None:
        """Look for the targets of each window until it has them all, is reached at its edge, or the limit is.

        A target met at a cost that no cell at the edge of its window beats is final: a way around would cost more.
        """
        missing = np.bincount([number for number, _ in self.pairs], minlength=len(self.jobs))
        out = np.zeros(len(self.jobs), dtype=bool)
        firsts = np.full(len(self.pairs), -1, dtype=np.int64)
        over = np.zeros(len(self.jobs), dtype=bool)
        windows = np.repeat(np.arange(len(self.jobs)), np.diff(self.tops))
        for settled, costs in self.engine.slices(self.seeds, limit, cancelled):
            window = windows[settled // self.width]
            edge = np.full(len(self.jobs), math.inf)
            reached = self.brink[settled]
            np.minimum.at(edge, window[reached], costs[reached])
            for rank, cell in self._met(settled, costs, edge, window):
                if firsts[rank] < 0 and not over[self.pairs[rank][0]]:
                    firsts[rank] = cell
                    missing[self.pairs[rank][0]] -= 1
            out |= np.isfinite(edge) & (missing > 0) & ~over
            over = out | (missing == 0)
            if over.all():
                break
            self.engine.closed = over[windows]
        if not cancelled():
            self._tell(firsts, out)

    def _met(
        self, settled: np.ndarray, costs: np.ndarray, edge: np.ndarray, window: np.ndarray
    ) -> Iterator[tuple[int, int]]:
        """Yield the targets among cells whose costs are final, and the first cell of each (least cost, then lowest)."""
        ranks = self.targets[settled]
        held = (ranks > 0) & (costs <= edge[window])
        ranks, cells, costs = ranks[held] - 1, settled[held], costs[held]
        order = np.lexsort((cells, costs, ranks))
        found, first = np.unique(ranks[order], return_index=True)
        yield from zip(found.tolist(), cells[order][first].tolist())

    def _tell(self, firsts: np.ndarray, out: np.ndarray) -> None:
        """Give each job the paths found, and the targets left: those of a window that was too small."""
        for number, job in enumerate(self.jobs):
            job.left = job.left if out[number] else []
        ranks = np.flatnonzero(firsts >= 0)
        for rank, cells in zip(ranks.tolist(), self.engine.traces(firsts[ranks])):
            number, target = self.pairs[rank]
            job = self.jobs[number]
            rows, columns = np.divmod(cells, self.width)
            job.found[target] = Path(
                self.engine.cost_at(int(firsts[rank])), rows - self.tops[number] + job.box[0], columns + job.box[2]
            )
            if target in job.left:
                job.left = [one for one in job.left if one != target]
