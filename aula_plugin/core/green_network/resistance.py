"""Surface of resistance: the friction of each cell, multiplied by what is near or on it, closed by barriers."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from ..errors import InputError
from ..needs import scipy_or_refuse
from ..raster_grid import Grid
from ..typography import mesure, nombre_court, pluriel
from .classes import MOST_SPAN, counted
from .factors import Band, banded, combined

#: Cells whose distance is measured between two questions on whether to stop.
CHUNK = 20_000


@dataclass(frozen=True)
class Resistance:
    """A surface of resistance.

    Attributes
    ----------
    values : friction, above 0; NaN where nothing passes.
    notes : what to tell.
    """

    values: npt.NDArray[np.float64]
    notes: tuple[str, ...]

    @property
    def figures(self) -> dict[str, float | None]:
        """Least, largest and mean friction of the cells that can be crossed; None when there is none."""
        open_cells = self.values[~np.isnan(self.values)]
        if not open_cells.size:
            return {"MIN": None, "MAX": None, "MOYENNE": None}
        return {"MIN": float(open_cells.min()), "MAX": float(open_cells.max()), "MOYENNE": float(open_cells.mean())}

    def closed_ha(self, grid: Grid) -> float:
        """Return the area that cannot be crossed, ha; what lies outside the land cover is part of it."""
        return float(np.isnan(self.values).sum() * grid.cell_area / 10_000)


def friction_cells(
    numbers: npt.NDArray[np.int64], missing: npt.NDArray[np.bool_], frictions: Mapping[int, float]
) -> npt.NDArray[np.float64]:
    """Return the friction of each cell, NaN where there is no class or where its class cannot be crossed."""
    known, _ = counted(numbers, missing)
    result = np.full(numbers.shape, np.nan)
    if not len(known):
        return result
    low, high = int(known[0]), int(known[-1])
    if high - low < MOST_SPAN:
        by_number = np.full(high - low + 1, np.nan)
        by_number[known - low] = [frictions.get(int(value), np.nan) for value in known]
        held = ~missing
        result[held] = by_number[numbers[held] - low]
        return result
    for value in known:
        result[(numbers == value) & ~missing] = frictions.get(int(value), np.nan)
    return result


def resistance(
    friction: npt.NDArray[np.float64],
    factors: Sequence[npt.NDArray[np.float64]],
    how: str,
    barriers: npt.NDArray[np.bool_] | None,
    grid: Grid,
) -> Resistance:
    """Multiply frictions and close barriers.

    Parameters
    ----------
    friction : above 0, NaN where nothing passes.
    factors : above 0, NaN where one does not apply; combined by ``how`` (produit, max, min), then multiplied.

    Raises
    ------
    InputError
        A factor is not above 0, or no cell can be crossed.
    """
    notes = []
    values = friction.copy()
    if factors:
        factor = combined(factors, how)
        if np.any(factor <= 0) or not np.isfinite(factor).all():
            raise InputError("Un multiplicateur a des valeurs nulles, négatives ou infinies : attendu des nombres > 0.")
        touched = (factor != 1) & ~np.isnan(values)
        values = values * factor
        notes.append(
            f"Multiplicateurs : {mesure(float(touched.sum() * grid.cell_area / 10_000), 'ha')} modifiés, facteurs de "
            f"{nombre_court(factor.min())} à {nombre_court(factor.max())}."
        )
    if barriers is not None:
        closed = barriers & ~np.isnan(values)
        values[barriers] = np.nan
        notes.append(
            f"Barrières : {pluriel(int(closed.sum()), 'maille fermée', 'mailles fermées')} "
            f"({mesure(float(closed.sum() * grid.cell_area / 10_000), 'ha')})."
        )
    if np.isnan(values).all():
        raise InputError("Aucune maille n’est franchissable : vérifiez la table de frictions et les barrières.")
    return Resistance(values, tuple(notes))


def band_factors(
    shapes: npt.NDArray[np.object_],
    burnt: npt.NDArray[np.bool_],
    grid: Grid,
    steps: Sequence[Band],
    go_on: Callable[[], None],
) -> npt.NDArray[np.float64]:
    """Return the factor of the band in which the nearest shape lies; NaN beyond the last.

    Distances are those of the drawn shapes, not of their cells: they do not depend on the size of a cell. They are
    measured from the cells first, which is off by half a diagonal at most, and again from the shapes for the cells
    where that leaves two bands possible.

    Parameters
    ----------
    burnt : every cell the shapes touch, on a grid that holds all shapes that count.

    Raises
    ------
    InputError
        This Python has no scipy.
    """
    scipy_or_refuse()
    from scipy.ndimage import distance_transform_edt

    if not len(shapes) or not burnt.any():
        return np.full(grid.shape, np.nan)
    rough = distance_transform_edt(~burnt, sampling=(grid.down, grid.across))
    go_on()
    slack = math.hypot(grid.across, grid.down) / 2 * (1 + 1e-6)
    result = banded(rough, steps)
    unsure = np.zeros(grid.shape, dtype=bool)
    for bound in {bound for step in steps for bound in (step.low, step.high)}:
        unsure |= np.abs(rough - bound) <= slack
    exact = distances(shapes, unsure, grid, max(step.high for step in steps), go_on)
    result[unsure] = banded(exact[unsure], steps)
    return result


def distances(
    shapes: npt.NDArray[np.object_],
    wanted: npt.NDArray[np.bool_],
    grid: Grid,
    limit: float,
    go_on: Callable[[], None],
) -> npt.NDArray[np.float64]:
    """Return the distance (m) from the centre of each wanted cell to the nearest shape; NaN elsewhere, or farther."""
    result = np.full(grid.shape, np.nan)
    rows, columns = np.nonzero(wanted)
    tree = shapely.STRtree(shapes)
    for start in range(0, len(rows), CHUNK):
        go_on()
        r, c = rows[start : start + CHUNK], columns[start : start + CHUNK]
        (asked, _), gap = tree.query_nearest(
            shapely.points(grid.centres(r, c)), max_distance=limit, return_distance=True, all_matches=False
        )
        result[r[asked], c[asked]] = gap
    return result
