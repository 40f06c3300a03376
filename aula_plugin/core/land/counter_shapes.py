"""Outlines of the counters: communes as they are, EPCI and SCoT dissolved from their communes."""

from __future__ import annotations

import numpy as np
from geopandas import GeoDataFrame

from ..geometry import dissolve
from .columns import COUNTER
from .counter import Counters


def with_shapes(counters: Counters, territories: GeoDataFrame) -> tuple[GeoDataFrame, GeoDataFrame]:
    """Return the counters of the communes and of the groups, as polygons in the CRS of the territories."""
    shapes = dict(zip(territories["code"], territories.geometry))
    columns = list(COUNTER)
    communes = GeoDataFrame(
        counters.communes[columns], geometry=[shapes[code] for code in counters.communes["code"]], crs=territories.crs
    )
    united = np.empty(len(counters.groups), dtype=object)
    united[:] = [
        dissolve(np.array([shapes[code] for code in counters.members(level, group)], dtype=object))
        for level, group in zip(counters.groups["niveau"], counters.groups["code"])
    ]
    return communes, GeoDataFrame(counters.groups[columns], geometry=united, crs=territories.crs)
