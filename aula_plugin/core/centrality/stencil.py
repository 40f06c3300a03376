"""Sums over what lies within a distance of the centre of each cell, exact and fast.

A point touches the cells of a window around its own. Points are put in the order of their cells and taken some at a
time, with all the cells of their windows: what is added to lies close together. No distance is rounded to cells and
nothing is smoothed, whatever the size of the cells.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import numpy.typing as npt

from ..errors import InputError
from ..raster_grid import Grid
from ..typography import nombre

#: A point at the distance itself counts, however its coordinates were rounded.
SLACK = 1e-9
#: Cells a distance may span: beyond, cells are too small for it.
WIDEST = 80
#: Cells touched at a time: what they need stays in the fast memory of a processor.
AT_ONCE = 140_000

Progress = Optional[Callable[[float], None]]
Cancelled = Optional[Callable[[], bool]]


@dataclass(frozen=True)
class Window:
    """Points that reach a grid, in order of slot and cell.

    Attributes
    ----------
    cells : flat positions, on the padded layers, of the cell each point lies in.
    east, south : place of each point in its cell, in radii, from the north-west corner.
    order : position of each point among those given.
    """

    cells: npt.NDArray[np.int64]
    east: npt.NDArray[np.float64]
    south: npt.NDArray[np.float64]
    order: npt.NDArray[np.int64]

    def some(self, which: slice) -> Window:
        """Return some of the points."""
        return Window(self.cells[which], self.east[which], self.south[which], self.order[which])


class Stencil:
    """The cells within a distance of a point, on one grid.

    Parameters
    ----------
    radius : m, positive.

    Raises
    ------
    InputError
        The radius is not a positive number, or spans more than `WIDEST` cells.
    """

    def __init__(self, grid: Grid, radius: float) -> None:
        cell = min(grid.across, grid.down)
        if not (math.isfinite(radius) and radius > 0):
            raise InputError(f"Rayon de {nombre(radius, 1)} m : un rayon est un nombre positif de mètres.")
        if radius > WIDEST * cell:
            raise InputError(
                f"Un rayon de {nombre(radius)} m couvre plus de {WIDEST} mailles de {nombre(cell)} m : "
                f"réduisez le rayon à {nombre(WIDEST * cell)} m, ou agrandissez le pas de la grille à "
                f"{nombre(math.ceil(radius / WIDEST))} m."
            )
        self.grid = grid
        self.radius = radius
        self.step_x, self.step_y = grid.across / radius, grid.down / radius
        self.reach = int(math.floor(radius / cell * (1 + SLACK) + 0.5))
        self.width = grid.columns + 2 * self.reach
        self.height = grid.rows + 2 * self.reach
        #: Room at both ends of the layers, so that a window never leaves the array.
        self.room = self.reach * (self.width + 1)
        #: Rows and columns from the cell of a point to those that may be within the radius of it.
        self.down, self.right = self._offsets()

    def _offsets(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        span = np.arange(-self.reach, self.reach + 1)
        nearest = np.maximum(np.abs(span) - 0.5, 0)
        near = np.hypot(nearest[:, None] * self.step_y, nearest[None, :] * self.step_x) <= 1 + SLACK
        down, right = np.nonzero(near)
        return span[down], span[right]

    def window(self, xy: npt.NDArray[np.float64], slots: npt.NDArray[np.int64] | None = None) -> Window:
        """Return the points that reach the grid.

        Parameters
        ----------
        slots : number of the layer each point adds to, from 0; a single one by default.
        """
        grid, reach = self.grid, self.reach
        x, y = (xy[:, 0] - grid.left) / grid.across, (grid.top - xy[:, 1]) / grid.down
        column, row = np.floor(x), np.floor(y)
        near = (column >= -reach) & (column < grid.columns + reach) & (row >= -reach) & (row < grid.rows + reach)
        kept = np.flatnonzero(near)
        x, y, column, row = x[kept], y[kept], column[kept], row[kept]
        cells = (row.astype(np.int64) + reach) * self.width + column.astype(np.int64) + reach
        if slots is not None:
            cells += slots[kept].astype(np.int64) * (self.width * self.height)
        order = np.argsort(cells, kind="stable")
        east, south = (x - column)[order] * self.step_x, (y - row)[order] * self.step_y
        return Window(cells[order], east, south, kept[order])

    def add(
        self,
        into: npt.NDArray[Any],
        window: Window,
        values: npt.NDArray[np.float64] | None,
        quartic: bool,
        cancelled: Cancelled = None,
    ) -> None:
        """Add what each point gives to the cells within the radius.

        Parameters
        ----------
        into : layers made by `blank`, changed in place.
        values : of the points, as they were given; None for 1.
        quartic : the value is multiplied by ``(1 − u²)²``, u the share of the radius; else it is given whole.
        """
        at_once = max(AT_ONCE // len(self.down), 1)
        for first in range(0, len(window.cells), at_once):
            if cancelled is not None and cancelled():
                return
            some = window.some(slice(first, first + at_once))
            touched = (self.down * self.width + self.right + self.room)[:, None] + (some.cells - some.cells[0])
            left = self._left(some)
            weights = None if values is None else np.broadcast_to(values[some.order], left.shape)
            if quartic:
                np.maximum(left, 0.0, out=left)
                left *= left
                given = np.bincount(touched.ravel(), (left if weights is None else left * weights).ravel())
            else:
                inside = left >= -SLACK
                given = np.bincount(touched[inside], None if weights is None else weights[inside])
            into[some.cells[0] : some.cells[0] + len(given)] += given.astype(into.dtype, copy=False)

    def _left(self, window: Window) -> npt.NDArray[np.float64]:
        """Return ``1 − u²`` of each cell of the windows (rows) of each point (columns)."""
        span = (np.arange(-self.reach, self.reach + 1) + 0.5)[:, None]
        east, south = (span * self.step_x - window.east) ** 2, 1.0 - (span * self.step_y - window.south) ** 2
        left = np.empty((len(self.down), len(window.cells)))
        starts = np.append(np.flatnonzero(np.diff(self.down, prepend=self.down[0] - 1)), len(self.down))
        for start, end in zip(starts[:-1], starts[1:]):
            first = self.right[start] + self.reach
            row = south[self.down[start] + self.reach]
            np.subtract(row, east[first : first + end - start], out=left[start:end])
        return left

    def blank(self, layers: int = 1, dtype: type = np.float64) -> npt.NDArray[Any]:
        """Return flat padded layers of zeros."""
        return np.zeros(layers * self.width * self.height + 2 * self.room, dtype=dtype)

    def trimmed(self, flat: npt.NDArray[Any], layers: int = 1) -> npt.NDArray[Any]:
        """Return layers without their padding, shape ``(layers, rows, columns)``."""
        reach = self.reach
        flat = flat[self.room : len(flat) - self.room]
        return flat.reshape(layers, self.height, self.width)[:, reach : self.height - reach, reach : self.width - reach]
