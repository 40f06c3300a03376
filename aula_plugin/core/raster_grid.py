"""The grid on which a landscape is measured: where its cells lie, and how large they are."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True)
class Grid:
    """North-up cells of a projected CRS in metres.

    Arrays laid on it have shape ``(rows, columns)``; row 0 is the northernmost.

    Attributes
    ----------
    left, top : coordinates of the north-west corner, m.
    across, down : width and height of a cell, m, both positive; they may differ.
    rows, columns : number of cells.
    """

    left: float
    top: float
    across: float
    down: float
    rows: int
    columns: int

    @classmethod
    def over(cls, bounds: Rectangle, cell: float) -> Grid:
        """Return the square cells that cover ``(xmin, ymin, xmax, ymax)``, with corners at multiples of the cell.

        So two layers of one territory asked for at the same cell lie on the same grid.
        """
        left, bottom = (math.floor(value / cell) for value in bounds[:2])
        right, top = (math.ceil(value / cell) for value in bounds[2:])
        return cls(left * cell, top * cell, cell, cell, max(top - bottom, 1), max(right - left, 1))

    @property
    def shape(self) -> tuple[int, int]:
        """Number of rows, number of columns."""
        return self.rows, self.columns

    @property
    def count(self) -> int:
        """Number of cells."""
        return self.rows * self.columns

    @property
    def cell_area(self) -> float:
        """Area of a cell, m²."""
        return self.across * self.down

    @property
    def bounds(self) -> Rectangle:
        """Extent ``(xmin, ymin, xmax, ymax)``, m."""
        return self.left, self.top - self.rows * self.down, self.left + self.columns * self.across, self.top

    def centres(self, rows: npt.ArrayLike, columns: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Return the coordinates of the centres of cells, shape ``(n, 2)``."""
        x = self.left + (np.asarray(columns, dtype=float) + 0.5) * self.across
        y = self.top - (np.asarray(rows, dtype=float) + 0.5) * self.down
        return np.column_stack([np.atleast_1d(x), np.atleast_1d(y)])

    def cells_at(self, x: npt.ArrayLike, y: npt.ArrayLike) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return the rows and columns of the cells that hold points; outside the grid they lie outside its shape."""
        columns = np.floor((np.asarray(x, dtype=float) - self.left) / self.across).astype(np.int64)
        rows = np.floor((self.top - np.asarray(y, dtype=float)) / self.down).astype(np.int64)
        return rows, columns

    def same_cells(self, other: Grid) -> bool:
        """Return whether both grids have the same cells, to a thousandth of a cell."""
        slack = 1e-3 * min(self.across, self.down)
        return self.shape == other.shape and all(
            abs(a - b) <= slack
            for a, b in zip(
                (self.left, self.top, self.across * self.columns, self.down * self.rows),
                (other.left, other.top, other.across * other.columns, other.down * other.rows),
            )
        )
