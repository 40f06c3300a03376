"""The outline of each component of a network, to be drawn."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

#: Half the width given to a component that has none: points alone or in line, m.
POINT_M = 10.0


def outlines(nodes: GeoDataFrame, components: pd.DataFrame) -> GeoDataFrame:
    """Return the components with the convex hull of their nodes; a hull without area is widened by `POINT_M`.

    Hulls of neighbouring components may overlap. A component whose nodes have no geometry has none.

    Parameters
    ----------
    nodes : column ``composante``; CRS in metres. components : one row per component, column ``composante``.
    """
    label, shapes = nodes["composante"].to_numpy(), nodes.geometry.to_numpy()
    held = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    hulls: list[shapely.Geometry | None] = []
    for one in components["composante"]:
        hull = shapely.convex_hull(shapely.geometrycollections(shapes[held & (label == one)]))
        if hull.is_empty:
            hulls.append(None)
        else:
            hulls.append(hull if shapely.get_dimensions(hull) == 2 else hull.buffer(POINT_M))
    return GeoDataFrame(components, geometry=np.array(hulls, dtype=object), crs=nodes.crs)
