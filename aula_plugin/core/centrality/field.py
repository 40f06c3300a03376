"""Density, diversity and built area around the centre of each cell (steps 1 to 3 of the perimeters).

Coordinates in a projected CRS in metres. Distances are those from the points to the centres of the cells.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from ..raster_grid import Grid
from .stencil import Cancelled, Stencil

#: Cells of all the groups counted at a time.
LAYERS_AT_ONCE = 20_000_000


def density(
    xy: npt.NDArray[np.float64],
    weights: npt.NDArray[np.float64],
    grid: Grid,
    radius: float,
    cancelled: Cancelled = None,
) -> npt.NDArray[np.float64]:
    """Return ``K(x) = Σ wᵢ·(1 − (dᵢ/h)²)²`` over the points nearer than h, not normalised.

    A single point of weight 1 gives 1 at its place: K reads as a weighted number of equipments at hand.

    Parameters
    ----------
    xy : ``(n, 2)``, m; points outside the grid count where they reach it, those without coordinates do not.
    weights : of the points; one that is not a number counts for 1.
    radius : h, m.

    Returns
    -------
    ``(rows, columns)``; 0 where no point is near. Unfinished when ``cancelled`` says so.

    Raises
    ------
    InputError
        As `Stencil`.
    """
    stencil = Stencil(grid, radius)
    window = stencil.window(xy)
    weights = np.asarray(weights, dtype=float)
    weights = np.where(np.isfinite(weights), weights, 1.0)
    flat = stencil.blank()
    stencil.add(flat, window, weights, True, cancelled)
    return np.ascontiguousarray(stencil.trimmed(flat)[0])


def diversity(
    xy: npt.NDArray[np.float64],
    groups: npt.NDArray[np.int64],
    grid: Grid,
    radius: float,
    cancelled: Cancelled = None,
) -> tuple[npt.NDArray[np.int16], npt.NDArray[np.float64]]:
    """Return the number of distinct groups within a distance, and Shannon's index of the points there.

    ``n(x)`` counts groups, each once; ``D(x) = −Σ p_g ln p_g`` with p_g the share of the points that are of group g.
    A point at the distance itself counts.

    Parameters
    ----------
    groups : whole numbers from 0; −1 for a point without group, which counts neither in n nor in D.
    radius : r_D, m.

    Returns
    -------
    n, 0 where there is none; D, 0 where there is one group and NaN where there is none.

    Raises
    ------
    InputError
        As `Stencil`.
    """
    stencil = Stencil(grid, radius)
    groups = np.asarray(groups)
    number = np.zeros(grid.shape, dtype=np.int16)
    total = np.zeros(grid.shape, dtype=np.int64)
    spread = np.zeros(grid.shape)
    present = np.unique(groups[groups >= 0])
    at_once = max(LAYERS_AT_ONCE // (stencil.width * stencil.height), 1)
    for first in range(0, len(present), at_once):
        some = present[first : first + at_once]
        of_some = np.flatnonzero(np.isin(groups, some))
        window = stencil.window(xy[of_some], np.searchsorted(some, groups[of_some]))
        flat = stencil.blank(len(some), np.int32)
        stencil.add(flat, window, None, False, cancelled)
        for count in stencil.trimmed(flat, len(some)):
            number += count > 0
            total += count
            spread += _x_log_x(count)
    with np.errstate(divide="ignore", invalid="ignore"):
        shannon = np.where(total > 0, np.log(total) - spread / total, np.nan)
    return number, np.where(number == 1, 0.0, np.maximum(shannon, 0.0))


def _x_log_x(count: npt.NDArray[np.int32]) -> npt.NDArray[np.float64]:
    table = np.arange(int(count.max(initial=0)) + 1, dtype=float)
    table[1:] *= np.log(table[1:])
    return table[count]


def built_area(
    xy: npt.NDArray[np.float64],
    areas: npt.NDArray[np.float64],
    grid: Grid,
    radius: float,
    cancelled: Cancelled = None,
) -> npt.NDArray[np.float64]:
    """Return ``B(x) = Σ S_b / (π·r²)``, m² of building per m² of ground, over the buildings within r.

    Parameters
    ----------
    xy : interior points of the buildings.
    areas : footprint, or floor area, m²; one that is not a number counts for 0.
    radius : r_B, m; a building at the distance itself counts.

    Raises
    ------
    InputError
        As `Stencil`.
    """
    stencil = Stencil(grid, radius)
    window = stencil.window(xy)
    flat = stencil.blank()
    stencil.add(flat, window, np.nan_to_num(np.asarray(areas, dtype=float)), False, cancelled)
    return np.ascontiguousarray(stencil.trimmed(flat)[0]) / (math.pi * radius**2)
