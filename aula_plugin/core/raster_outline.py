"""The outline of a set of cells, along their sides."""

from __future__ import annotations

import numpy as np
import shapely

from .raster_grid import Grid


def outline(mask: np.ndarray, grid: Grid, row: int = 0, column: int = 0) -> shapely.MultiPolygon:
    """Return the surface of the cells of a mask.

    Cells that meet by a corner only are separate parts; a hole is a hole. Every vertex is a turn.

    Parameters
    ----------
    mask : cells of a window of the grid, whose first cell is ``(row, column)``.

    Returns
    -------
    Valid multipolygon; empty when the mask is.
    """
    if not mask.any():
        return shapely.MultiPolygon()
    sides = _sides(np.pad(mask, 1))
    corners = sides.reshape(-1, 2) - 1  # the padding
    x = grid.left + (corners[:, 1] + column) * grid.across
    y = grid.top - (corners[:, 0] + row) * grid.down
    lines = shapely.linestrings(np.column_stack([x, y]).reshape(-1, 2, 2))
    faces = np.asarray(shapely.get_parts(shapely.polygonize(lines)))
    inner = shapely.get_coordinates(shapely.point_on_surface(faces))
    rows, columns = grid.cells_at(inner[:, 0], inner[:, 1])
    kept = faces[mask[rows - row, columns - column]]
    order = np.lexsort(shapely.bounds(kept).T)
    return shapely.multipolygons(kept[order])


def _sides(mask: np.ndarray) -> np.ndarray:
    """Return the sides between the cells of a mask and the others, one per straight run: ``(n, 2, 2)`` corners.

    A run ends where it meets another: at a turn, and where four sides meet.
    """
    across = np.zeros((mask.shape[0] + 1, mask.shape[1]), dtype=bool)
    across[1:-1] = mask[1:] != mask[:-1]
    along = np.zeros((mask.shape[0], mask.shape[1] + 1), dtype=bool)
    along[:, 1:-1] = mask[:, 1:] != mask[:, :-1]
    runs = _runs(across, along)
    turned = _runs(along.T, across.T)[:, :, ::-1]
    return np.concatenate([runs, turned])


def _runs(across: np.ndarray, along: np.ndarray) -> np.ndarray:
    """Return the runs of horizontal sides, ``(row, column)`` of both corners; ``along`` holds the vertical ones."""
    rows, columns = across.shape
    side = np.zeros((rows, columns + 2), dtype=bool)
    side[:, 1:-1] = across
    meets = np.zeros((rows, columns + 1), dtype=bool)  # a vertical side starts or ends at the corner
    meets[:-1] |= along
    meets[1:] |= along
    begins = side[:, 1:] & (~side[:, :-1] | meets)
    ends = side[:, :-1] & (~side[:, 1:] | meets)
    row, first = np.nonzero(begins)
    _, last = np.nonzero(ends)
    return np.stack([np.column_stack([row, first]), np.column_stack([row, last])], axis=1)
