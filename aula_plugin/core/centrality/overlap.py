"""How much two perimeters are the same: areas in common and apart, IoU."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd
import shapely

from ..geometry import overlay


@dataclass(frozen=True)
class Overlap:
    """Areas of two perimeters A and B, m².

    Attributes
    ----------
    common, only_a, only_b : the three parts of their union.
    """

    common: float
    only_a: float
    only_b: float

    @property
    def iou(self) -> float | None:
        """Area of the intersection over that of the union, 0–1; None when both are empty (Jaccard 1901)."""
        union = self.common + self.only_a + self.only_b
        return self.common / union if union > 0 else None


def overlap(a: shapely.Geometry, b: shapely.Geometry) -> Overlap:
    """Return the areas that two surfaces share and hold alone."""
    common = float(shapely.area(overlay(shapely.intersection, a, b)[0]))
    return Overlap(common, max(shapely.area(a) - common, 0.0), max(shapely.area(b) - common, 0.0))


def pairs(shapes: dict[str, Any]) -> pd.DataFrame:
    """Return ``a``, ``b``, ``commun_ha``, ``a_seul_ha``, ``b_seul_ha``, ``iou`` for each pair of named surfaces."""
    rows = []
    for one, other in combinations(shapes, 2):
        found = overlap(shapes[one], shapes[other])
        areas = (found.common / 10_000, found.only_a / 10_000, found.only_b / 10_000)
        rows.append((one, other, *areas, found.iou))
    return pd.DataFrame(rows, columns=["a", "b", "commun_ha", "a_seul_ha", "b_seul_ha", "iou"])
