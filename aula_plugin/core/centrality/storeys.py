"""Buildings as the built leg reads them: a place, a footprint, levels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..geometry import repair

#: Height of a level, where only the height is known, m.
LEVEL_M = 3.0
#: Share of the buildings without levels from which floor area means nothing: footprints are used.
UNKNOWN_MAX = 0.5


@dataclass(frozen=True)
class Stock:
    """What the buildings add to the built leg.

    Attributes
    ----------
    areas : m², of each building.
    measure : « plancher » or « emprise », the one that was used.
    unknown : share of the buildings without levels nor height, 0–1; 0 when there is no building.
    """

    areas: npt.NDArray[np.float64]
    measure: str
    unknown: float

    @property
    def fell_back(self) -> bool:
        """Return whether floors were not known well enough, so that footprints were used in their place."""
        return self.measure == "emprise" and self.unknown > UNKNOWN_MAX


def buildings(polygons: GeoDataFrame, levels: str | None = None, height: str | None = None) -> GeoDataFrame:
    """Return buildings as points: ``surface`` (footprint, m²), ``niveaux`` (NaN unknown), an interior point.

    Levels are the field's, else ``max(1, round(height / 3))`` (a half rounds up). A number that is missing, null or
    negative, or a text that is not one, is unknown. Invalid shapes are mended; those without area are left out.

    Parameters
    ----------
    levels, height : names of the columns, None where the layer has none.
    """
    shapes = repair(polygons.geometry).geometries
    area = shapely.area(shapes)
    kept = np.flatnonzero(area > 0)
    counted = _positive(polygons, levels)[kept]
    storeys = np.floor(_positive(polygons, height)[kept] / LEVEL_M + 0.5)
    found = np.where(np.isnan(counted), np.maximum(storeys, 1.0), counted)
    frame = {"surface": area[kept], "niveaux": found}
    return GeoDataFrame(frame, geometry=shapely.point_on_surface(shapes[kept]), crs=polygons.crs)


def _positive(frame: GeoDataFrame, column: str | None) -> npt.NDArray[np.float64]:
    if column is None:
        return np.full(len(frame), np.nan)
    values = pd.to_numeric(frame[column], errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    return np.where(values > 0, values, np.nan)


def stock(built: GeoDataFrame, measure: str) -> Stock:
    """Return the area each building counts for.

    Floor area is footprint × levels, a building whose levels are unknown counting for one; where more than half of
    them are unknown, footprints are used whatever was asked.

    Parameters
    ----------
    built : as `buildings` returns.
    measure : one of `settings.BUILT_MEASURES`.
    """
    levels = built["niveaux"].to_numpy(dtype=float)
    areas = built["surface"].to_numpy(dtype=float)
    unknown = float(np.isnan(levels).mean()) if len(levels) else 0.0
    if measure == "emprise" or unknown > UNKNOWN_MAX:
        return Stock(areas, "emprise", unknown)
    return Stock(areas * np.where(np.isnan(levels), 1.0, levels), "plancher", unknown)
