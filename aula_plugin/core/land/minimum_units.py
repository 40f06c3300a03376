"""Least area a polygon of a land cover may have, after its nomenclature."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class MinimumUnits:
    """Least areas in m²: ``fine_m2`` for the codes of ``fine`` and those under them, ``common_m2`` for the others."""

    common_m2: float
    fine_m2: float
    fine: tuple[str, ...] = ()

    def of(self, codes: list[np.ndarray]) -> np.ndarray:
        """Return the least area of each polygon from its codes (one array by axis, None where there is none)."""
        least = np.full(len(codes[0]), self.common_m2)
        for axis in codes:
            least[_under(axis, self.fine)] = self.fine_m2
        return least


def _under(codes: np.ndarray, heads: tuple[str, ...]) -> np.ndarray:
    starts = tuple(f"{head}." for head in heads)
    return np.array([code is not None and (code in heads or code.startswith(starts)) for code in codes], dtype=bool)


#: OCS2D: guide de qualité (geo2france/ocs2d). CLC: unité minimale de 25 ha. OCS GE: valeurs de pratique (200 m² pour le
#: bâti, 500 m² ailleurs, 2 500 m² hors zone construite, que les codes ne disent pas). A table of one's own: none.
_OCS2D = MinimumUnits(300.0, 50.0, ("CS1.1.1", "US5.4.0"))
UNITS = {
    "ocs2d_2021": _OCS2D,
    "ocs2d_2015": MinimumUnits(300.0, 300.0),
    "ocsge": MinimumUnits(500.0, 200.0, ("CS1.1.1.1",)),
    "clc": MinimumUnits(250_000.0, 250_000.0),
    "table": MinimumUnits(0.0, 0.0),
}
