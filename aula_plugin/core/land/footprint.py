"""Where the two dates of a land cover can be compared, and where they cannot: what each layer covers of territories.

Territories are cut into squares; areas are summed in each, and shapes are united only in the squares where the sums
show that something is not covered.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame

from ..geometry import as_array, clip, dissolve, mean_width, overlaid, polygons_of, single_parts
from .chunks import Cancelled, Chunks, Progress
from .crossing import Crossing, cross
from .overlaps import WIDTH_MIN_M

ONLY_FIRST, ONLY_SECOND, NEITHER = "date 1 seulement", "date 2 seulement", "non couvert"
#: Side of the squares (m): a few hundred polygons of land cover each.
SQUARE_M = 1000.0
#: Squares along a side at most: larger squares for a continent.
MOST_SQUARES = 250
#: Difference between the area of a square and the sum of what it holds that is only rounding (m²).
ROUNDING_M2 = 0.01
#: Squares whose shapes are united between two questions on whether to stop.
UNITED = 20


def footprints(
    first: Any,
    second: Any,
    territories: Any,
    crs: Any = None,
    progress: Progress = None,
    cancelled: Cancelled = None,
) -> tuple[GeoDataFrame, np.ndarray]:
    """Return the parts of territories that one land cover only covers, or none, and what both cover.

    Parameters
    ----------
    first, second, territories, progress, cancelled : those of ``crossing.cross``.
    crs : of the frame returned.

    Returns
    -------
    Frame with the columns of ``columns.FOOTPRINT``, one row by contiguous place, largest first in each type: « date 1
    seulement » (``date`` 1), « date 2 seulement » (2), « non couvert » (NULL). Slivers of a mean width under 1 cm are
    the rounding of coordinates. Then the area that both dates cover in each territory (m²), counted once even where
    polygons overlap.

    Raises
    ------
    InputError
        The person stopped the run.
    """
    places = as_array(territories)
    same = second is None or second is first
    chunks = Chunks(progress, cancelled)
    squares = _squares(places)
    one = cross(first, None, squares, chunks.part(0.0, 0.3).tell, cancelled)
    other = one if same else cross(second, None, squares, chunks.part(0.3, 0.6).tell, cancelled)
    found = _compared(squares, one, other, chunks.part(0.6, 0.95))
    kinds = np.repeat(np.arange(3), [len(shapes) for shapes in found])
    shapes = np.concatenate(found)
    inside = cross(shapes, None, places, chunks.part(0.95, 1.0).tell, cancelled)
    lacking = np.bincount(inside.territory, inside.area, minlength=len(places))
    covered = np.maximum(np.nan_to_num(shapely.area(places)) - lacking, 0.0)
    frame = {
        "type": np.array([ONLY_FIRST, ONLY_SECOND, NEITHER], dtype=object)[kinds],
        "date": np.array([1, 2, None], dtype=object)[kinds],
        "ha": shapely.area(shapes) / 10_000,
    }
    return GeoDataFrame(frame, geometry=shapes, crs=crs), covered


def _squares(places: np.ndarray) -> np.ndarray:
    """Return the squares that tile the territories together, those on their limits cut."""
    extent = dissolve(places)
    if extent.is_empty:
        return np.empty(0, dtype=object)
    west, south, east, north = extent.bounds
    side = max(SQUARE_M, (east - west) / MOST_SQUARES, (north - south) / MOST_SQUARES)
    x, y = (low + side * np.arange(math.ceil((high - low) / side)) for low, high in ((west, east), (south, north)))
    left, bottom = (axis.ravel() for axis in np.meshgrid(x, y))
    squares = clip(shapely.box(left, bottom, left + side, bottom + side), extent)
    return squares[shapely.area(squares) > 0]


def _compared(squares: np.ndarray, one: Crossing, other: Crossing, chunks: Chunks) -> list[np.ndarray]:
    """Return the places that the first layer only covers, the second only, and neither; contiguous ones united."""
    whole = shapely.area(squares)
    lacks = [
        np.abs(whole - np.bincount(layer.territory, layer.area, minlength=len(squares))) > ROUNDING_M2
        for layer in (one, other)
    ]
    asked = np.flatnonzero(lacks[0] | lacks[1])
    held = [_by_square(layer, lack, asked) for layer, lack in zip((one, other), lacks)]
    units = [
        (squares[asked[start : start + UNITED]], *(shapes[start : start + UNITED] for shapes in held))
        for start in range(0, len(asked), UNITED)
    ]
    found = chunks.run(_lacking, units)
    return [_places([shapes for unit in found for shapes in unit[kind]]) for kind in range(3)]


def _by_square(layer: Crossing, lacks: np.ndarray, asked: np.ndarray) -> list[np.ndarray | None]:
    """Return what a layer holds in each square asked; None where it covers it wholly."""
    kept = np.flatnonzero(lacks[layer.territory])
    kept = kept[np.argsort(layer.territory[kept], kind="stable")]
    shapes, square = layer.shapes(kept), layer.territory[kept]
    start, end = (np.searchsorted(square, asked, side=side) for side in ("left", "right"))
    return [shapes[a:b] if lacks[number] else None for number, a, b in zip(asked, start, end)]


def _lacking(
    squares: np.ndarray, one: list[np.ndarray | None], other: list[np.ndarray | None]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return, for some squares, what the first layer only covers, the second only, and neither."""
    empty = [_missing(squares, shapes) for shapes in (one, other)]
    only_first = overlaid(shapely.difference, empty[1], empty[0])
    only_second = overlaid(shapely.difference, empty[0], empty[1])
    return only_first, only_second, overlaid(shapely.intersection, *empty)


def _missing(squares: np.ndarray, held: list[np.ndarray | None]) -> np.ndarray:
    """Return what each square has outside the shapes it holds; nothing for None."""
    result = np.full(len(squares), shapely.Polygon(), dtype=object)
    lacks = np.array([shapes is not None for shapes in held], dtype=bool)
    united = as_array([dissolve(shapes) for shapes in held if shapes is not None])
    result[lacks] = polygons_of(overlaid(shapely.difference, squares[lacks], united))
    return result


def _places(pieces: list[np.ndarray]) -> np.ndarray:
    """Return contiguous places, largest first, without those that are only rounding."""
    parts, _ = single_parts(polygons_of(as_array(pieces)))
    places, _ = single_parts(dissolve(parts))
    places = places[np.nan_to_num(mean_width(places)) >= WIDTH_MIN_M]
    return places[np.argsort(-shapely.area(places), kind="stable")]
