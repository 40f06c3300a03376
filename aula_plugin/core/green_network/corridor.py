"""Least-cost corridors: the cells through which a detour from patch to patch costs little more than the best path.

For the link of the patches i and j, ``NLCC = D_i + D_j − LCD_ij`` (Beier et al. 2008, Conservation Biology 22:836):
the extra cost of going from i to j through a cell. The corridor is where it is at most the margin, along ways that
leave i once and enter j once: without this, a large patch of low friction is ringed by cells reached through it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from geopandas import GeoDataFrame

from ..errors import interrupted
from ..raster_grid import Grid
from ..raster_outline import outline
from .corridor_width import Narrowest, narrowest
from .explorer import Explorer, never, over_threads, tell_nobody
from .steps import Steps

#: Costs are sums: two orders of the same terms differ by less than this, relatively.
SLACK = 1e-9
#: Cells of the patches looked at first beside a corridor, when its width is measured.
LEAN = 8
#: Links handled between two looks at the memory.
BATCH = 24
#: Memory of the fields kept from one link to the next, bytes; beyond, those used last are computed again.
KEPT_BYTES = 1_000_000_000


@dataclass(frozen=True)
class Margin:
    """Extra cost up to which a cell belongs to a corridor: a share of the cost of its link, plus cost-metres."""

    percent: float = 10.0
    absolute: float = 0.0

    def of(self, cost: float) -> float:
        """Return the margin of a link, cost-metres."""
        return cost * self.percent / 100 + self.absolute


@dataclass(frozen=True)
class Window:
    """Values on a part of the grid whose north-west cell is ``(row, column)``."""

    values: np.ndarray
    row: int
    column: int

    @property
    def box(self) -> tuple[int, int, int, int]:
        """First row, last row + 1, first column, last column + 1."""
        rows, columns = self.values.shape
        return self.row, self.row + rows, self.column, self.column + columns

    def cut(self, box: tuple[int, int, int, int]) -> np.ndarray:
        """Return the values of a part of the window."""
        top, bottom, left, right = box
        return self.values[top - self.row : bottom - self.row, left - self.column : right - self.column]


@dataclass(frozen=True)
class Corridors:
    """The corridors of a network.

    Attributes
    ----------
    frame : one row per link, in the order and with the index of the links: ``margin`` (cost-metres), ``area`` (m²),
        ``width`` (m, NaN when there is none to measure: patches that touch, or no cell between them), ``corner``
        (whether only the corner of a cell holds it), ``x``, ``y`` of the narrowest place (NaN likewise), geometry
        (multipolygon along the sides of cells, the two patches left out; empty when no cell lies between them).
    extra : least NLCC over the links where it is within their margin, out of their two patches, cost-metres; NaN
        elsewhere; None when it was not asked for. It holds the corridors, and what is reached back through a patch.
    """

    frame: GeoDataFrame
    extra: np.ndarray | None


@dataclass(frozen=True)
class _Terrain:
    friction: np.ndarray
    patches: np.ndarray
    grid: Grid
    steps: Steps
    margin: Margin
    engine: str


def corridors(
    friction: np.ndarray,
    patches: np.ndarray,
    grid: Grid,
    steps: Steps,
    links: pd.DataFrame,
    margin: Margin,
    engine: str = "auto",
    with_extra: bool = True,
    progress: Callable[[float], None] = tell_nobody,
    cancelled: Callable[[], bool] = never,
    each: Callable[[int, Window, Window], None] | None = None,
) -> Corridors:
    """Return the corridor of each link.

    Each patch is searched from once, as far as its dearest link and margin go; the result is exact, as the costs are.

    Parameters
    ----------
    friction, patches, steps : those the links were made with.
    links : ``id_a, id_b, cost``.
    each : called with the rank of a link, its NLCC and its corridor, patches included, in the order of the links.

    Raises
    ------
    InputError
        The run was stopped.
    """
    explorer = Explorer(friction, patches, steps, engine)
    land = _Terrain(friction, patches, grid, steps, margin, engine)
    jobs = [(int(a), int(b), float(c)) for a, b, c in zip(links["id_a"], links["id_b"], links["cost"])]
    fields = _Fields(explorer, _reaches(jobs, margin), cancelled)
    extra = np.full(patches.shape, np.nan) if with_extra else None
    rows: list[dict[str, Any]] = []
    for start in range(0, len(jobs), BATCH):
        batch = jobs[start : start + BATCH]
        found = fields.of({patch for job in batch for patch in job[:2]})

        def one(_: Explorer, job: tuple[int, int, float], stopped: Callable[[], bool]) -> Any:
            return _corridor(job, found, land, stopped)  # noqa: B023

        for rank, (row, window, held) in enumerate(over_threads(explorer, one, batch, cancelled=cancelled)):
            rows.append(row)
            if extra is not None:
                part = (slice(*window.box[:2]), slice(*window.box[2:]))
                least = np.where(np.isin(patches[part], batch[rank][:2]), np.nan, window.values)
                np.fmin(extra[part], least, out=extra[part])
            if each is not None:
                if cancelled():
                    raise interrupted()
                each(start + rank, window, held)
                progress((start + rank + 1) / len(jobs))
        fields.forget({patch for job in jobs[start + BATCH :] for patch in job[:2]})
        progress(min(start + BATCH, len(jobs)) / len(jobs))
    types = {**dict.fromkeys(("margin", "area", "width", "x", "y"), "float64"), "corner": "bool"}
    frame = GeoDataFrame(rows, columns=[*types, "geometry"], geometry="geometry", index=links.index)
    return Corridors(frame.astype(types), extra)


def _reaches(jobs: Sequence[tuple[int, int, float]], margin: Margin) -> dict[int, float]:
    """Return how far each patch must be searched from: its dearest link and margin."""
    reaches: dict[int, float] = {}
    for a, b, cost in jobs:
        for patch in (a, b):
            reaches[patch] = max(reaches.get(patch, 0.0), (cost + margin.of(cost)) * (1 + SLACK))
    return reaches


class _Fields:
    """Costs from patches, computed when first asked for and kept while there is room."""

    def __init__(self, explorer: Explorer, reaches: dict[int, float], cancelled: Callable[[], bool]) -> None:
        self.explorer, self.reaches, self.cancelled = explorer, reaches, cancelled
        self.kept: dict[int, Window] = {}

    def of(self, patches: set[int]) -> dict[int, Window]:
        """Return the costs from each patch."""
        missing = sorted(patches - self.kept.keys())

        def one(explorer: Explorer, patch: int, stopped: Callable[[], bool]) -> Window:
            return Window(*explorer.window(patch, self.reaches[patch], stopped))

        self.kept.update(zip(missing, over_threads(self.explorer, one, missing, cancelled=self.cancelled)))
        return self.kept

    def forget(self, wanted: set[int]) -> None:
        """Let go of what no link to come needs, then of the largest patches' while memory lacks."""
        self.kept = {patch: window for patch, window in self.kept.items() if patch in wanted}
        size = sum(window.values.nbytes for window in self.kept.values())
        for patch in sorted(self.kept, reverse=True):  # links are sorted: the highest ids are asked for last
            if size <= KEPT_BYTES:
                return
            size -= self.kept.pop(patch).values.nbytes


def _corridor(
    job: tuple[int, int, float], fields: dict[int, Window], land: _Terrain, stopped: Callable[[], bool]
) -> tuple[dict[str, Any], Window, Window]:
    """Return the row of a link, its NLCC (NaN beyond the margin), and its corridor with the cells of its patches."""
    a, b, cost = job
    margin = land.margin.of(cost)
    one, other = fields[a], fields[b]
    box = _common(one.box, other.box)
    extra = np.maximum(one.cut(box) + other.cut(box) - cost, 0.0)
    extra[extra > margin + SLACK * (cost + margin)] = np.nan
    window = _trimmed(Window(extra, box[0], box[2]))
    held = Window(_one_way(window, job, land, stopped), window.row, window.column)
    between = held.values & ~np.isin(_part(land.patches, window), (a, b))
    place = _narrowest(between, window.box, (a, b), land) if cost > 0 else None
    x, y = np.nan, np.nan
    if place is not None:
        x = land.grid.left + place.column * land.grid.across
        y = land.grid.top - place.row * land.grid.down
    row = {
        "margin": margin,
        "area": float(between.sum()) * land.grid.cell_area,
        "width": np.nan if place is None else place.width,
        "corner": place is not None and place.corner,
        "x": x,
        "y": y,
        "geometry": outline(between, land.grid, window.row, window.column),
    }
    return row, window, held


def _part(values: np.ndarray, window: Window) -> np.ndarray:
    """Return the cells of the whole grid under a window."""
    return values[slice(*window.box[:2]), slice(*window.box[2:])]


def _trimmed(window: Window) -> Window:
    """Return a window without the rows and columns at its edges that hold nothing."""
    held = ~np.isnan(window.values)
    rows, columns = np.flatnonzero(held.any(axis=1)), np.flatnonzero(held.any(axis=0))
    if not rows.size:
        return Window(window.values[:0, :0], window.row, window.column)
    inner = window.values[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return Window(inner, window.row + int(rows[0]), window.column + int(columns[0]))


def _one_way(window: Window, job: tuple[int, int, float], land: _Terrain, stopped: Callable[[], bool]) -> np.ndarray:
    """Return the cells within the margin along ways that leave a patch once and enter the other once.

    Two searches, each with the other patch closed, among the cells within the margin: such a way never leaves them.
    """
    a, b, cost = job
    held, ids = ~np.isnan(window.values), _part(land.patches, window)
    if not held.any():
        return held
    friction = _part(land.friction, window)
    if land.steps.cut_corners and not land.steps.knights:  # else a move may lean on a cell beyond the margin
        friction = np.where(held, friction, np.nan)
    limit = (cost + land.margin.of(cost)) * (1 + SLACK)
    total = np.zeros(held.shape)
    for patch, closed in ((a, b), (b, a)):
        explorer = Explorer(np.where(ids == closed, np.nan, friction), ids, land.steps, land.engine)
        reached = Window(*explorer.window(patch, limit, stopped))
        far = np.full(held.shape, np.inf)
        far[slice(*reached.box[:2]), slice(*reached.box[2:])] = reached.values
        far[ids == closed] = 0.0
        total += far
    return held & ((total <= limit) | np.isin(ids, (a, b)))


def _narrowest(
    between: np.ndarray, box: tuple[int, int, int, int], pair: tuple[int, int], land: _Terrain
) -> Narrowest | None:
    """Return the narrowest place of a corridor, in cells of the grid.

    The disc leans on the patches: they are looked at farther and farther out, until the widest disc that passes is seen
    whole. One that reached farther would pass too.
    """
    window = _trimmed(Window(np.where(between, 0.0, np.nan), box[0], box[2]))
    if not window.values.size:
        return None
    most, lean = min(window.values.shape) // 2 + 2, LEAN
    while True:
        inner = _leaning(window, min(lean, most), land.grid)
        around = _part(land.patches, inner)
        place = narrowest(inner.values, around == pair[0], around == pair[1], land.grid.across, land.grid.down)
        seen = (lean - 1) * min(land.grid.across, land.grid.down)
        if place is None or lean >= most or place.width / 2 < seen:
            break
        lean *= 4
    return None if place is None else replace(place, row=place.row + inner.row, column=place.column + inner.column)


def _leaning(window: Window, lean: int, grid: Grid) -> Window:
    """Return the cells of a window that hold something, with ``lean`` more rows and columns on each side."""
    top, bottom, left, right = window.box
    high, low = max(top - lean, 0), min(bottom + lean, grid.rows)
    west, east = max(left - lean, 0), min(right + lean, grid.columns)
    held = np.zeros((low - high, east - west), dtype=bool)
    held[top - high : bottom - high, left - west : right - west] = ~np.isnan(window.values)
    return Window(held, high, west)


def _common(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """Return the box two boxes share."""
    top, left = max(one[0], other[0]), max(one[2], other[2])
    return top, max(min(one[1], other[1]), top), left, max(min(one[3], other[3]), left)
