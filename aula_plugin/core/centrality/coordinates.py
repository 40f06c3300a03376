"""Tables whose rows carry their coordinates in fields: detail file of the BPE, SIRENE, spreadsheets."""

from __future__ import annotations

import numpy as np
import shapely
from geopandas import GeoDataFrame, GeoSeries
from pyproj import CRS
from pyproj.exceptions import ProjError

from ..errors import InputError
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
    crs : metre CRS of the result, as WKT.
    overseas : coordinates in metres are then in ``crs``, the one of the territory; else in Lambert-93.

    Raises
    ------
    InputError
        ``crs`` is a system of its own, that no other is tied to.
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
    try:
        return GeoDataFrame(table, geometry=GeoSeries(points, index=frame.index, crs=own).to_crs(crs))
    except ProjError as error:
        raise InputError(
            f"les communes sont dans un système de coordonnées ({CRS.from_wkt(crs).name}) où rien ne mène depuis "
            f"{CRS.from_user_input(own).name} : enregistrez-les dans un système connu (en métropole : EPSG:2154)."
        ) from error
