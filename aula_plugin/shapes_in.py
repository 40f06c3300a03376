"""Geometries as QGIS stores them, read for shapely: what GEOS refuses is mended, or set apart and counted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from qgis.core import QgsGeometry, QgsMultiPolygon, QgsPolygon
from shapely.errors import ShapelyError

#: No place on Earth has coordinates that far, whatever the projection and the unit (m, feet).
FARTHEST = 1e9


def shapes_of(wkbs: Sequence[bytes | None]) -> tuple[np.ndarray, np.ndarray]:
    """Return 2D shapes for WKBs, and which of them could not be read.

    Rings left open are closed and curves inside collections become segments, as QGIS draws them. What stays
    unreadable (ring of two points…) or lies beyond ``FARTHEST``, infinity included, is None and marked; NaN is left to
    ``core.geometry.repair``, which counts it.
    """
    array = np.array(wkbs, dtype=object)
    present = np.array([wkb is not None for wkb in wkbs], dtype=bool)
    try:
        shapes = shapely.from_wkb(array)
    except (ShapelyError, NotImplementedError):
        shapes = np.array([_shape(wkb) for wkb in wkbs], dtype=object)
    shapes = shapely.force_2d(shapes)
    # Of each vertex: the bounds of a polygon leave out its inner rings, which mending may turn into outer ones.
    vertices, owners = shapely.get_coordinates(shapes, return_index=True)
    shapes[owners[(np.abs(vertices) > FARTHEST).any(axis=1)]] = None
    return shapes, present & shapely.is_missing(shapes)


def _shape(wkb: bytes | None) -> shapely.Geometry | None:
    if wkb is None:
        return None
    try:
        return shapely.from_wkb(wkb)
    except (ShapelyError, NotImplementedError):
        pass
    try:
        return shapely.from_wkb(_closed(wkb))
    except (ShapelyError, NotImplementedError):
        return None


def _closed(wkb: bytes) -> bytes:
    """Return the geometry in segments, its rings closed: QGIS closes a ring when a polygon receives it."""
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    if geometry.isNull():
        return b""
    straight = QgsGeometry(geometry.constGet().segmentize())
    parts = list(straight.constParts())
    if not parts or not all(isinstance(part, QgsPolygon) for part in parts):
        return bytes(straight.asWkb())
    whole = QgsMultiPolygon()
    for part in parts:
        polygon = QgsPolygon()
        polygon.setExteriorRing(part.exteriorRing().clone())
        for number in range(part.numInteriorRings()):
            polygon.addInteriorRing(part.interiorRing(number).clone())
        whole.addGeometry(polygon)
    return bytes(whole.asWkb())
