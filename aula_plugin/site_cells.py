"""Which cells of a grid an outline covers: by their centres, and never none for a place inside the grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely

from .core.geometry import mean_width
from .core.raster_grid import Grid
from .raster_shapes import burn


def cells_of(shapes: Sequence[shapely.Geometry], grid: Grid, narrow: float = 1.0) -> list[np.ndarray]:
    """Return the flat indices of the cells of each polygon, in order; empty for one outside the grid.

    A cell belongs to a polygon that covers its centre. A polygon narrower than ``narrow`` cells (mean width
    ``2 A / P``) takes every cell it touches: below two cells, a strip taken by the centres would let paths through
    diagonally. One that covers no centre takes the cell of a point inside it.
    """
    return [_cells(shape, grid, narrow) for shape in shapes]


def _cells(shape: shapely.Geometry, grid: Grid, narrow: float) -> np.ndarray:
    window, row, column = _window(shape, grid)
    if window is None:
        return np.empty(0, dtype=np.int64)
    thin = bool(mean_width(shape) < narrow * min(grid.across, grid.down))
    rows, columns = np.nonzero(burn([shape], [1], window, all_touched=thin, dtype=np.uint8))
    if not len(rows):
        point = shapely.point_on_surface(shape)
        rows, columns = window.cells_at([point.x], [point.y])
        inside = (rows >= 0) & (rows < window.rows) & (columns >= 0) & (columns < window.columns)
        rows, columns = rows[inside], columns[inside]
    return (rows + row) * np.int64(grid.columns) + columns + column


def _window(shape: shapely.Geometry, grid: Grid) -> tuple[Grid | None, int, int]:
    """Return the part of the grid around a shape, and its first row and column; None when they do not meet."""
    west, south, east, north = shapely.bounds(shape)
    rows, columns = grid.cells_at([west, east], [north, south])
    first_row, last_row = max(int(rows[0]), 0), min(int(rows[1]), grid.rows - 1)
    first, last = max(int(columns[0]), 0), min(int(columns[1]), grid.columns - 1)
    if first_row > last_row or first > last:
        return None, 0, 0
    window = replace(
        grid,
        left=grid.left + first * grid.across,
        top=grid.top - first_row * grid.down,
        rows=last_row - first_row + 1,
        columns=last - first + 1,
    )
    return window, first_row, first
