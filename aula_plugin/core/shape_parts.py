"""Single parts of geometries and of frames, by dimension."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame

COLLECTION = 7
POLYGON = 3


def as_array(geometries: Any) -> np.ndarray:
    """Return a one-dimensional object array from a geometry, None, a GeoSeries, or any sequence of geometries."""
    if geometries is None or isinstance(geometries, shapely.Geometry):
        geometries = [geometries]
    values = geometries.to_numpy() if hasattr(geometries, "to_numpy") else geometries
    result = np.empty(len(values), dtype=object)
    result[:] = list(values)
    return result


def leaves(shapes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the single parts of geometries, nested collections opened, with the position each comes from."""
    parts, owner = shapely.get_parts(shapes, return_index=True)
    while len(parts) and (shapely.get_type_id(parts) > POLYGON).any():
        parts, inner = shapely.get_parts(parts, return_index=True)
        owner = owner[inner]
    keep = ~shapely.is_empty(parts)
    return parts[keep], owner[keep]


def dimension_only(shapes: Any, dimension: int) -> Any:
    """Keep the parts of one dimension; a geometry without any becomes an empty one of that dimension."""
    scalar = shapes is None or isinstance(shapes, shapely.Geometry)
    array = as_array(shapes)
    result = array.copy()
    mixed = (shapely.get_type_id(array) == COLLECTION) | (
        ~shapely.is_missing(array) & (shapely.get_dimensions(array) != dimension)
    )
    make, empty = {
        1: (shapely.multilinestrings, shapely.LineString()),
        2: (shapely.multipolygons, shapely.Polygon()),
    }[dimension]
    for position in np.flatnonzero(mixed):
        parts, _ = leaves(array[position : position + 1])
        parts = parts[shapely.get_dimensions(parts) == dimension]
        result[position] = empty if len(parts) == 0 else parts[0] if len(parts) == 1 else make(parts)
    return result[0] if scalar else result


def polygons_of(geometries: Any) -> Any:
    """Return the polygonal part of a geometry, or of each geometry of an array; POLYGON EMPTY when it has none.

    None stays None. Points and lines left by an intersection are dropped: they have no area.
    """
    return dimension_only(geometries, 2)


def line_parts(geometries: Any) -> Any:
    """Return the linear part of a geometry, or of each geometry of an array; LINESTRING EMPTY when it has none."""
    return dimension_only(geometries, 1)


def single_parts(geometries: Any) -> tuple[np.ndarray, np.ndarray]:
    """Return all single parts of an array (None and empty skipped) and the position each comes from."""
    return leaves(as_array(geometries))


def parts(frame: GeoDataFrame, column: str = "partie") -> GeoDataFrame:
    """Return one row per single part, attributes and index label repeated, ``column`` numbering parts from 1.

    A row without geometry, or with an empty one, has no part and no row: count it before.
    """
    pieces, owner = single_parts(frame.geometry)
    result = frame.iloc[owner].set_geometry(pieces, crs=frame.crs)
    starts = np.searchsorted(owner, owner)
    result[column] = np.arange(len(owner)) - starts + 1
    return result


def gathered(pieces: np.ndarray, group: np.ndarray) -> np.ndarray:
    """Return one geometry per group of disjoint polygons, given in order of group."""
    if not len(pieces):
        return pieces
    several = shapely.multipolygons(pieces, indices=group)
    alone = shapely.get_num_geometries(several) == 1
    return np.where(alone, shapely.get_geometry(several, 0), several)


def filled(shapes: np.ndarray, most_ha: float) -> np.ndarray:
    """Return the single parts of surfaces without their holes smaller than an area; infinite: without any hole."""
    found = []
    for polygon in single_parts(shapes)[0]:
        holes = shapely.polygons(shapely.get_rings(polygon)[1:])
        kept = shapely.area(holes) >= most_ha * 10_000
        found.append(shapely.polygons(shapely.get_exterior_ring(polygon), shapely.get_rings(polygon)[1:][kept]))
    return as_array(found)
