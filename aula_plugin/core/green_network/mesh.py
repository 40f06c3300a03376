"""Effective mesh size and the measures that go with it, from areas alone: the same for polygons and for cells.

The chance that two points drawn in a unit lie in one patch, told as an area (Jaeger 2000, Landscape Ecology 15:115).
« CUT »: patches are cut at the limit of the unit, each piece is a patch. « CBC », cross-boundary connections: a piece
counts with the whole area of the patch it comes from (Moser et al. 2007, Landscape Ecology 22:447).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

#: A piece under this area is counted with the others in the sums, but is not a patch that one would count (m²).
CRUMB_M2 = 1.0
#: SDEN is told per 1 000 km².
SDEN_AREA_M2 = 1_000e6


@dataclass(frozen=True)
class Pieces:
    """Pieces of patches in units.

    Attributes
    ----------
    unit, patch : positions of the unit and of the patch of each piece.
    area : of each piece, m². A patch that a unit cuts in two has two pieces there.
    """

    unit: npt.NDArray[np.int64]
    patch: npt.NDArray[np.int64]
    area: npt.NDArray[np.float64]

    @classmethod
    def none(cls) -> Pieces:
        """Return no piece."""
        return cls(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))

    @classmethod
    def joined(cls, several: list[Pieces]) -> Pieces:
        """Return the pieces of several sets."""
        if not several:
            return cls.none()
        return cls(*(np.concatenate([getattr(one, name) for one in several]) for name in ("unit", "patch", "area")))


def measures(unit_m2: npt.NDArray[np.float64], pieces: Pieces, complete_m2: npt.NDArray[np.float64]) -> pd.DataFrame:
    """Return the measures of each unit, in its order.

    Parameters
    ----------
    unit_m2 : area of each unit, A_t.
    complete_m2 : whole area of each patch, in its units and out of them.

    Returns
    -------
    ``surface_m2`` A_t; ``nb_taches`` pieces of 1 m² or more; ``taches_m2`` ΣA_i;
    CUT: ``npro_cut`` ΣA_i² (m⁴), ``msiz_cut`` ΣA_i²/A_t (m²), ``c`` Σ(A_i/A_t)², ``divi`` 1 − C, ``spli`` A_t²/ΣA_i²,
    ``sden`` 1/MSIZ (m⁻²); CBC: ``npro_cbc`` Σ A_i·A_i^complete, ``msiz_cbc`` the same over A_t.
    All NaN but the areas where A_t = 0. Without a patch: MSIZ and NPRO 0, C 0, DIVI 1, SPLI and SDEN NaN.
    """
    number = len(unit_m2)
    total = np.asarray(unit_m2, dtype=float)

    def summed(weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.bincount(pieces.unit, weights=weights, minlength=number)[:number]

    known = np.where(total > 0, total, np.nan)
    cut = np.where(total > 0, summed(pieces.area**2), np.nan)
    cbc = np.where(total > 0, summed(pieces.area * complete_m2[pieces.patch]), np.nan)
    some = np.where(cut > 0, cut, np.nan)
    return pd.DataFrame(
        {
            "surface_m2": total,
            "nb_taches": summed((pieces.area >= CRUMB_M2).astype(float)).astype(np.int64),
            "taches_m2": summed(pieces.area),
            "npro_cut": cut,
            "msiz_cut": cut / known,
            "c": cut / known**2,
            "divi": 1 - cut / known**2,
            "spli": known**2 / some,
            "sden": known / some,
            "npro_cbc": cbc,
            "msiz_cbc": cbc / known,
        }
    )


def total(units: pd.DataFrame, whole_m2: float, pieces: Pieces, complete_m2: npt.NDArray[np.float64]) -> pd.Series:
    """Return the measures of all units together.

    CUT is measured anew on the whole territory: ``pieces`` are those of its union, of area ``whole_m2``, as one unit
    (a limit between two units no longer cuts). CBC adds up: sum of the numerators over the sum of A_t.
    """
    found = measures(np.array([whole_m2]), pieces, complete_m2).iloc[0].copy()
    area = float(units["surface_m2"].sum())
    found["npro_cbc"] = units["npro_cbc"].sum() if area > 0 else np.nan
    found["msiz_cbc"] = found["npro_cbc"] / area if area > 0 else np.nan
    return found
