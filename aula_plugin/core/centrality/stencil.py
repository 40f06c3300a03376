"""Sums over what lies within a distance of the centre of each cell, exact and fast.

A point touches the cells of a window around its own. Points are put in the order of their cells, then the window is
gone through cell by cell: each step adds, for all points at once, to cells that are all different. No distance is
rounded to cells and nothing is smoothed, whatever the size of the cells.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Optional

import numpy as np
import numpy.typing as npt

from ..errors import InputError
from ..green_network.grid import Grid
from ..typography import nombre

#: A point at the distance itself counts, however its coordinates were rounded.
SLACK = 1e-9
#: Cells a distance may span: beyond, cells are too small for it.
WIDEST = 80

Progress = Optional[Callable[[float], None]]
Cancelled = Optional[Callable[[], bool]]
#: Squared ratios of distance to radius, at most 1, to weights.
Kernel = Callable[[npt.NDArray[np.float64]], npt.NDArray[np.float64]]


@dataclass(frozen=True)
class Window:
    """Points that reach a grid, in order of slot and cell.

    Attributes
    ----------
    cells : flat positions, on the padded grid, of the different cells (and slots) that hold points.
    starts : first point of each of them.
    east, south : place of each point in its cell, in radii, from the north-west corner.
    order : position of each point among those given.
    """

    cells: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    east: npt.NDArray[np.float64]
    south: npt.NDArray[np.float64]
    order: npt.NDArray[np.int64]


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
                "réduisez le rayon, ou agrandissez le pas de la grille."
            )
        self.grid = grid
        self.radius = radius
        self.reach = int(math.floor(radius / cell * (1 + SLACK) + 0.5)) + 1
        self.width = grid.columns + 2 * self.reach
        self.height = grid.rows + 2 * self.reach
        #: Room at both ends of the layers, so that a step from a point never leaves the array.
        self.room = self.reach * (self.width + 1)

    def window(self, xy: npt.NDArray[np.float64], slots: npt.NDArray[np.int64] | None = None) -> Window:
        """Return the points that reach the grid; the order in which they are given changes nothing.

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
        cell = (row.astype(np.int64) + reach) * self.width + column.astype(np.int64) + reach
        if slots is not None:
            cell += slots[kept].astype(np.int64) * (self.width * self.height)
        order = np.lexsort((y, x, cell))
        cells, starts = np.unique(cell[order], return_index=True)
        east = (x - column)[order] * grid.across / self.radius
        south = (y - row)[order] * grid.down / self.radius
        return Window(cells, starts, east, south, kept[order])

    def add(
        self,
        into: npt.NDArray[np.generic],
        window: Window,
        values: npt.NDArray[np.float64] | None,
        kernel: Kernel | None,
        cancelled: Cancelled = None,
    ) -> None:
        """Add what each point gives to the cells within the radius.

        Parameters
        ----------
        into : layers made by `blank`, changed in place.
        values : of the points, in the order of the window; None for 1.
        kernel : what is left of a value at a distance; None for all of it.
        """
        if not len(window.cells):
            return
        cells = window.cells + self.room
        step_x, step_y = self.grid.across / self.radius, self.grid.down / self.radius
        offsets = range(-self.reach, self.reach + 1)
        east = {offset: ((offset + 0.5) * step_x - window.east) ** 2 for offset in offsets}
        for down in offsets:
            if cancelled is not None and cancelled():
                return
            south = ((down + 0.5) * step_y - window.south) ** 2
            for right in offsets:
                if math.hypot(max(abs(right) - 0.5, 0) * step_x, max(abs(down) - 0.5, 0) * step_y) > 1 + SLACK:
                    continue
                squared = east[right] + south
                given = self._given(squared, values, kernel)
                into[cells + (down * self.width + right)] += np.add.reduceat(given, window.starts).astype(into.dtype)

    @staticmethod
    def _given(
        squared: npt.NDArray[np.float64], values: npt.NDArray[np.float64] | None, kernel: Kernel | None
    ) -> npt.NDArray[np.float64]:
        inside = squared <= 1 + SLACK
        given = inside.astype(float) if kernel is None else kernel(np.minimum(squared, 1.0)) * inside
        return given if values is None else given * values

    def blank(self, layers: int = 1, dtype: type = np.float64) -> npt.NDArray[np.generic]:
        """Return flat padded layers of zeros."""
        return np.zeros(layers * self.width * self.height + 2 * self.room, dtype=dtype)

    def trimmed(self, flat: npt.NDArray[np.generic], layers: int = 1) -> npt.NDArray[np.generic]:
        """Return layers without their padding, shape ``(layers, rows, columns)``."""
        reach = self.reach
        flat = flat[self.room : len(flat) - self.room]
        return flat.reshape(layers, self.height, self.width)[:, reach : self.height - reach, reach : self.width - reach]
