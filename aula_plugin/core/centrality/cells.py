"""Sets of cells: those of a territory, those that touch one another, and their outlines."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely

from ..components import components
from ..raster_grid import Grid
from ..raster_outline import outline


def cells_inside(polygon: shapely.Geometry, grid: Grid) -> npt.NDArray[np.bool_]:
    """Return the cells whose centre lies in a polygonal geometry, holes left out.

    A centre on the limit of two territories belongs to one of them only: to the east of a limit, to the south of one
    that runs along it. Along each row of centres, every edge that is crossed changes in for out.

    Parameters
    ----------
    polygon : valid, in the CRS of the grid; empty or None holds nothing.
    """
    flips = np.zeros((grid.rows, grid.columns + 1), dtype=np.int64)
    np.add.at(flips, _crossings(*_edges(polygon, grid), grid), 1)
    return np.cumsum(flips, axis=1)[:, :-1] % 2 == 1


def _edges(polygon: shapely.Geometry, grid: Grid) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return both ends of the edges of a polygon that go up or down, in cells from the north-west corner."""
    rings = shapely.get_rings(shapely.get_parts(polygon))
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    x, y = (xy[:, 0] - grid.left) / grid.across, (grid.top - xy[:, 1]) / grid.down
    kept = (ring[1:] == ring[:-1]) & (y[1:] != y[:-1])
    return x[:-1][kept], y[:-1][kept], x[1:][kept], y[1:][kept]


def _crossings(
    x0: np.ndarray, y0: np.ndarray, x1: np.ndarray, y1: np.ndarray, grid: Grid
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the row of each crossing of an edge with a row of centres, and the first column to its east."""
    low, high = np.minimum(y0, y1), np.maximum(y0, y1)
    first = np.clip(np.ceil(low - 0.5), 0, grid.rows).astype(np.int64)
    after = np.clip(np.ceil(high - 0.5), 0, grid.rows).astype(np.int64)
    count = np.maximum(after - first, 0)
    edge = np.repeat(np.arange(len(count)), count)
    row = first[edge] + np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)
    share = (row + 0.5 - y0[edge]) / (y1 - y0)[edge]
    x = x0[edge] + share * (x1 - x0)[edge]
    return row, np.clip(np.ceil(x - 0.5), 0, grid.columns).astype(np.int64)


def labelled(cells: npt.NDArray[np.bool_]) -> npt.NDArray[np.int32]:
    """Return the number of the part each cell belongs to, from 1, 0 outside: cells that touch, even by a corner.

    Parts are numbered from the north, then from the west, by their first cell.
    """
    rows, columns = cells.shape
    edge = np.zeros((rows, columns + 2), dtype=np.int8)
    edge[:, 1:-1] = cells
    turn = np.diff(edge, axis=1)
    row, first = np.nonzero(turn == 1)
    last = np.nonzero(turn == -1)[1] - 1
    group = components(len(row), *_touching(row, first, last, columns + 2))
    _, number = np.unique(group, return_inverse=True)  # the least run of a part is its first
    steps = np.zeros((rows, columns + 1), dtype=np.int32)
    steps[row, first] += (number + 1).astype(np.int32)
    steps[row, last + 1] -= (number + 1).astype(np.int32)
    return np.cumsum(steps, axis=1, dtype=np.int32)[:, :-1]


def _touching(
    row: npt.NDArray[np.int64], first: npt.NDArray[np.int64], last: npt.NDArray[np.int64], width: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the pairs of runs of two rows that follow each other and touch, by a corner at least."""
    begins, ends = row * width + first, row * width + last
    low = np.searchsorted(ends, (row + 1) * width + first - 1)
    high = np.searchsorted(begins, (row + 1) * width + last + 1, side="right")
    count = np.maximum(high - low, 0)
    upper = np.repeat(np.arange(len(row)), count)
    lower = low[upper] + np.arange(len(upper)) - np.repeat(np.cumsum(count) - count, count)
    return upper, lower


def parts(cells: npt.NDArray[np.bool_], grid: Grid) -> npt.NDArray[np.object_]:
    """Return the surface of each set of cells that touch, even by a corner: valid multipolygons, from the north."""
    numbers = labelled(cells)
    row, column = np.nonzero(numbers)
    number = numbers[row, column]
    order = np.argsort(number, kind="stable")
    row, column, number = row[order], column[order], number[order]
    starts = np.flatnonzero(np.diff(number, prepend=0))
    found = np.empty(len(starts), dtype=object)
    ends = np.append(starts[1:], len(number))
    for position, (start, end) in enumerate(zip(starts, ends)):
        top, bottom = row[start], row[end - 1]
        left, right = column[start:end].min(), column[start:end].max()
        window = numbers[top : bottom + 1, left : right + 1] == position + 1
        found[position] = outline(window, grid, int(top), int(left))
    return found
