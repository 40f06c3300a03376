"""Geometries as SVG path data: clipped to the window, simplified to what a page can show, one decimal."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely

from .frame import Frame

TOLERANCE_PX = 0.3
SMALLEST_PX2 = 0.25
_MARGIN_PX = 3.0


def prepared(shapes: Iterable, frame: Frame) -> np.ndarray:
    """Return the shapes that meet the window, cut to it with a margin (so that cut edges stay out of sight)."""
    array = np.asarray(list(shapes), dtype=object)
    if not len(array):
        return array
    array = array[~(shapely.is_missing(array) | shapely.is_empty(array))]
    if not len(array):
        return array
    margin = _MARGIN_PX / frame.scale
    box = (frame.minx - margin, frame.miny - margin, frame.maxx + margin, frame.maxy + margin)
    bounds = shapely.bounds(array)
    meets = (bounds[:, 0] < box[2]) & (bounds[:, 2] > box[0]) & (bounds[:, 1] < box[3]) & (bounds[:, 3] > box[1])
    array, bounds = array[meets], bounds[meets]
    inside = (bounds[:, 0] >= box[0]) & (bounds[:, 2] <= box[2]) & (bounds[:, 1] >= box[1]) & (bounds[:, 3] <= box[3])
    array = array.copy()
    array[~inside] = clip(array[~inside], box)
    return array[~shapely.is_empty(array)]


def clip(shapes: np.ndarray, box: tuple[float, float, float, float]) -> np.ndarray:
    """Return the shapes cut to a rectangle; GEOS’s fast cut fails on some grazing rings, the exact one does not."""
    try:
        return shapely.clip_by_rect(shapes, *box)
    except shapely.errors.GEOSException:
        return shapely.intersection(shapely.make_valid(shapes), shapely.box(*box))


def visible(shapes: Iterable, frame: Frame) -> bool:
    """Return whether anything of the shapes can be seen in the window."""
    array = np.asarray(list(shapes), dtype=object)
    return bool(len(array)) and bool(shapely.intersects(frame.window, array).any())


def path(shapes: Iterable, frame: Frame, tolerance: float = TOLERANCE_PX) -> str:
    """Return the path data of lines and polygons; rings too small to be seen are left out, unless nothing else is."""
    array = prepared(shapes, frame)
    if not len(array):
        return ""
    array = shapely.simplify(array, tolerance / frame.scale, preserve_topology=False)
    pieces: list[str] = []
    for part in shapely.get_parts(array):
        if part.geom_type == "Polygon":
            for ring in (part.exterior, *part.interiors):
                pieces.append(_chain(frame.to_page(shapely.get_coordinates(ring)), closed=True))
        elif part.geom_type == "LineString":
            pieces.append(_chain(frame.to_page(shapely.get_coordinates(part)), closed=False))
    return "".join(pieces)


def _chain(xy: np.ndarray, closed: bool) -> str:
    """Write one ring or line in tenths of pixel, relative after the first point."""
    if len(xy) < (4 if closed else 2):
        return ""
    if closed and _area(xy) < SMALLEST_PX2:
        return ""
    tenths = np.rint(xy * 10).astype(int)
    steps = np.diff(tenths, axis=0)
    steps = steps[np.any(steps != 0, axis=1)]
    if closed:
        steps = steps[:-1]
    if not len(steps):
        return ""
    first = f"M{_tenth(tenths[0, 0])} {_tenth(tenths[0, 1])}l"
    return first + " ".join(f"{_tenth(x)} {_tenth(y)}" for x, y in steps) + ("z" if closed else "")


def _area(xy: np.ndarray) -> float:
    x, y = xy[:, 0], xy[:, 1]
    return abs(float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))) / 2


def _tenth(value: int) -> str:
    whole, rest = divmod(abs(int(value)), 10)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"
