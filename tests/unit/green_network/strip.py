"""Landscapes one can draw: patches on a strip of cells of 10 m, frictions written by hand."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from aula.aula_plugin.core.green_network.landscape import Landscape, Setting
from aula.aula_plugin.core.green_network.steps import Steps
from aula.aula_plugin.core.raster_grid import Grid

CELL_M = 10.0
#: p = 0.5 at 100 cost-metres.
ALPHA = math.log(2) / 100


def landscape(*rows: str, friction: dict[str, float] | None = None) -> Landscape:
    """Return a landscape from rows of characters: a digit is a patch of friction 1, ``.`` is 1, ``#`` impassable."""
    costs = {".": 1.0, "#": math.nan, **(friction or {})}
    cells = np.array([list(row) for row in rows])
    digit = np.char.isdigit(cells)
    patches = np.where(digit, cells, "0").astype(np.int32)
    ground = np.array([[1.0 if one.isdigit() else costs[one] for one in row] for row in rows])
    grid = Grid(0.0, len(rows) * CELL_M, CELL_M, CELL_M, *cells.shape)
    ids, count = np.unique(patches[patches > 0], return_counts=True)
    return Landscape(ground, patches, grid, pd.Series(count * grid.cell_area, index=ids, dtype=float))


def setting(of: Landscape, limit: float = math.inf) -> Setting:
    return Setting(Steps.of(of.grid), ALPHA, limit, "numpy")


def cells(of: Landscape, *places: tuple[int, int]) -> np.ndarray:
    """Return a mask of the cells ``(row, column)``."""
    mask = np.zeros(of.grid.shape, dtype=bool)
    for row, column in places:
        mask[row, column] = True
    return mask


def flat(of: Landscape, *places: tuple[int, int]) -> np.ndarray:
    """Return the flat indices of the cells ``(row, column)``, each once."""
    return np.flatnonzero(cells(of, *places))
