"""Tables whose rows carry their coordinates in fields: detail file of the BPE, SIRENE, spreadsheets."""

from __future__ import annotations

import numpy as np
import shapely
from geopandas import GeoDataFrame, GeoSeries

from ..text import number

#: Fields of x then y, lower case, and whether they are degrees.
_PAIRS = (
    ("lambert_x", "lambert_y", False),
    ("coordonneelambertabscisseetablissement", "coordonneelambertordonneeetablissement", False),
    ("longitude", "latitude", True),
    ("lon", "lat", True),
    ("x", "y", False),
)
WGS84 = "EPSG:4326"
METROPOLE = "EPSG:2154"


def place(frame: GeoDataFrame, crs: str, overseas: bool) -> GeoDataFrame | None:
    """Return a table as points in ``crs``; None when no fields hold coordinates.

    Parameters
    ----------
    frame : fields in lower case, geometry ignored. A text with a decimal comma is a number; what is none has no place.
    crs : metre CRS of the result.
    overseas : coordinates in metres are then in ``crs``, the one of the territory; else in Lambert-93.
    """
    pair = next((pair for pair in _PAIRS if pair[0] in frame and pair[1] in frame), None)
    if pair is None:
        return None
    x, y = (np.array([number(value) for value in frame[name]], dtype=float) for name in pair[:2])
    own = WGS84 if pair[2] else crs if overseas else METROPOLE
    points = np.full(len(frame), None, dtype=object)
    known = np.isfinite(x) & np.isfinite(y)
    points[known] = shapely.points(x[known], y[known])
    table = frame.drop(columns=frame.geometry.name)
    return GeoDataFrame(table, geometry=GeoSeries(points, index=frame.index, crs=own).to_crs(crs))
