"""Dispersal areas: what lies within a distance of sources, in bands, and whether the study area is wide enough."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pandas as pd

from ..errors import InputError
from ..raster_grid import Grid
from ..text import number
from ..typography import nombre
from .cost import CostField, Steps, cost_distance
from .explorer import never

#: Share of a distance by which sums of costs may miss it, being rounded.
ROUNDING = 1e-9
#: The study area should go this many times the distance beyond the sources.
MARGIN = 1.5


def percentages(text: str) -> list[float]:
    """Return the ends of the bands, % of the distance: ``25 ; 50 ; 75 ; 100``.

    Raises
    ------
    InputError
        Something that is not a number above 0 and up to 100, or not in increasing order.
    """
    found = [number(part) for part in re.split(r"[;\s]+", text.replace("%", " ").strip()) if part]
    values = [value for value in found if value is not None]
    if not found or len(values) < len(found) or not values[0] > 0 or values[-1] > 100 or sorted(set(values)) != values:
        raise InputError(
            f"Bandes « {text} » : attendu des pourcentages croissants, au plus 100, séparés par des points-virgules, "
            "par exemple « 25 ; 50 ; 75 ; 100 »."
        )
    return values


def ends_of(distance: float, reference: float, percents: list[float]) -> np.ndarray:
    """Return the costs where the bands end, cost-metres; a cost that misses one by its rounding is at it."""
    return np.array([distance * percent / 100 * reference * (1 + ROUNDING) for percent in percents])


def band_cells(
    field: CostField, distance: float, reference: float, percents: list[float], apart: bool
) -> tuple[np.ndarray, pd.DataFrame]:
    """Return the number of the area of each cell, 0 beyond the last band, and the table of areas.

    A cell is in the first band whose end its cost does not pass; the sources are in the first.

    Parameters
    ----------
    distance : m in the favourable medium; ``reference`` its friction.
    percents : ends of the bands, % of the distance, increasing.
    apart : one area per source and band; else one per band, whose ``id_reservoir`` is NULL.

    Returns
    -------
    int32 numbers; ``id`` (the number), ``id_reservoir``, ``bande``, ``pourcent``, ``distance_max_m``.
    """
    steps = len(percents)
    band = np.searchsorted(ends_of(distance, reference, percents), field.distance, side="left")
    within = band < steps
    sources = np.unique(field.source[within]) if apart else np.array([0])
    rank = np.searchsorted(sources, field.source) if apart else np.zeros(band.shape, dtype=np.int64)
    numbers = np.where(within, rank * steps + band + 1, 0).astype(np.int32)
    bounds = [0.0, *percents]
    rows = [
        {
            "id": position * steps + step + 1,
            "id_reservoir": int(source) if apart else None,
            "bande": f"{nombre(bounds[step])} à {nombre(percent)} %",
            "pourcent": percent,
            "distance_max_m": distance * percent / 100,
        }
        for position, source in enumerate(sources)
        for step, percent in enumerate(percents)
    ]
    return numbers, pd.DataFrame(rows)


def near_the_edge(
    friction: np.ndarray, ids: np.ndarray, grid: Grid, reach: float, cancelled: Callable[[], bool] = never
) -> np.ndarray:
    """Return the ids of the sources that lie within ``reach`` (m) of where the study area ends.

    It ends at the rim of the grid, and where the cells without friction that touch the rim begin: what lies beyond is
    not known. Cells without friction inside are obstacles. Distances go from cell centre to cell centre, with eight
    moves: up to 8 % too long.
    """
    rim = np.ones(grid.shape, dtype=bool)
    rim[1:-1, 1:-1] = False
    steps, bare = Steps.of(grid), ~np.isfinite(friction)
    outside = rim
    if bare[rim].any():
        beyond = cost_distance(np.where(bare, 1.0, np.nan), (bare & rim).astype(np.int32), steps, cancelled=cancelled)
        outside = rim | np.isfinite(beyond.distance)
    found = cost_distance(
        np.ones(grid.shape, dtype=np.float32), outside.astype(np.int32), steps, reach, cancelled=cancelled
    )
    return np.unique(ids[np.isfinite(found.distance) & (ids > 0)])
