"""A least-cost path, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Path:
    """A least-cost path, both ends included.

    Attributes
    ----------
    cost : cost-metres.
    rows, columns : of its cells, from the cell it leaves to the first cell it reaches.
    """

    cost: float
    rows: np.ndarray
    columns: np.ndarray
