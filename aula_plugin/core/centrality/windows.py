"""A window of the fields: the cells around one commune, without copying the rest."""

from __future__ import annotations

import math
from dataclasses import replace

from ..raster_grid import Grid, Rectangle
from .fields import Fields


def slices(grid: Grid, bounds: Rectangle) -> tuple[slice, slice]:
    """Return the rows and the columns of the cells that meet a rectangle, m; at least one of each."""
    left, bottom, right, top = bounds
    first = min(max(math.floor((left - grid.left) / grid.across), 0), grid.columns - 1)
    last = min(max(math.ceil((right - grid.left) / grid.across), first + 1), grid.columns)
    north = min(max(math.floor((grid.top - top) / grid.down), 0), grid.rows - 1)
    south = min(max(math.ceil((grid.top - bottom) / grid.down), north + 1), grid.rows)
    return slice(north, south), slice(first, last)


def window(fields: Fields, bounds: Rectangle) -> Fields:
    """Return the fields of the cells that meet a rectangle, as views."""
    rows, columns = slices(fields.grid, bounds)
    grid = replace(
        fields.grid,
        left=fields.grid.left + columns.start * fields.grid.across,
        top=fields.grid.top - rows.start * fields.grid.down,
        rows=rows.stop - rows.start,
        columns=columns.stop - columns.start,
    )
    return replace(
        fields,
        grid=grid,
        density=fields.density[rows, columns],
        groups=fields.groups[rows, columns],
        shannon=fields.shannon[rows, columns],
        built=None if fields.built is None else fields.built[rows, columns],
    )
