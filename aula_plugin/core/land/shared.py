"""Areas that polygons share, pair by pair, and how they lie to each other; large polygons are parted first.

A network of roads may be one polygon of a hundred thousand vertices with thousands of neighbours: overlaid whole with
each of them, it alone would take longer than all the rest.
"""

from __future__ import annotations

import numpy as np
import shapely
from shapely.errors import GEOSException

from ..geometry import overlaid, polygons_of, single_parts
from .chunks import Chunks

#: How a polygon lies to another.
APART, MEETING, HELD = -1, 0, 1
#: Pairs whose places are compared, pairs overlaid and large polygons halved between two questions on whether to stop.
COMPARED, OVERLAID, HALVED = 10_000, 2_000, 50
#: Vertices above which a polygon is parted, and halvings at most: parts of a 4 096th are small enough.
LARGE, HALVINGS = 64, 12
#: Share of a polygon that its halves may lack or add: the rounding of coordinates.
RELATIVE = 1e-9


def relations(outer: np.ndarray, inner: np.ndarray, one: np.ndarray, other: np.ndarray, chunks: Chunks) -> np.ndarray:
    """Tell of each pair of rows how the polygon of ``inner`` lies to that of ``outer``: apart, meeting, held by it.

    Held without touching its border: a polygon that touches it is only said to meet, as telling more takes an overlay.
    """
    order = np.argsort(one, kind="stable")
    units = []
    for part in np.split(order, np.arange(COMPARED, len(order), COMPARED)):
        rows, which = np.unique(one[part], return_inverse=True)
        units.append((outer[rows], which, inner[other[part]]))
    relation = np.empty(len(one), dtype=np.int8)
    relation[order] = np.concatenate(chunks.run(_relation, units))
    return relation


def _relation(outer: np.ndarray, which: np.ndarray, inner: np.ndarray) -> np.ndarray:
    own = shapely.force_2d(outer)  # copies: preparing is not safe from two threads at once
    shapely.prepare(own)
    own = own[which]
    relation = np.where(shapely.contains_properly(own, inner), HELD, MEETING).astype(np.int8)
    left = np.flatnonzero(relation == MEETING)
    relation[left[~shapely.intersects(own[left], inner[left])]] = APART
    return relation


def shared_areas(left: np.ndarray, right: np.ndarray, one: np.ndarray, other: np.ndarray, chunks: Chunks) -> np.ndarray:
    """Return the area that the polygons of each pair of rows share (m²); no pair is given twice."""
    if not len(one):
        chunks.tell(1.0)
        return np.zeros(0)
    parts, owner = parted(left, np.unique(one), chunks.part(0.0, 0.15))
    others, of_other = parted(right, np.unique(other), chunks.part(0.15, 0.3))
    part, match = shapely.STRtree(others).query(parts)
    asked, key = one * len(right) + other, owner[part] * len(right) + of_other[match]
    order = np.argsort(asked)
    place = np.minimum(np.searchsorted(asked[order], key), len(order) - 1)
    wanted = asked[order][place] == key
    pair, part, match = order[place[wanted]], parts[part[wanted]], others[match[wanted]]
    at = np.arange(OVERLAID, len(pair), OVERLAID)
    areas = chunks.part(0.3, 1.0).run(_shared_area, list(zip(np.split(part, at), np.split(match, at))))
    return np.bincount(pair, np.concatenate(areas), minlength=len(one))


def _shared_area(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    return np.asarray(shapely.area(overlaid(shapely.intersection, left, right)))


def parted(shapes: np.ndarray, rows: np.ndarray, chunks: Chunks) -> tuple[np.ndarray, np.ndarray]:
    """Return the polygons of some rows, halved down to ``LARGE`` vertices at most, and the row of each part."""
    small: list[np.ndarray] = []
    owner: list[np.ndarray] = []
    left, of_left = shapes[rows], rows
    for halving in range(HALVINGS + 1):
        large = (shapely.get_num_coordinates(left) > LARGE) & (halving < HALVINGS)
        small.append(left[~large])
        owner.append(of_left[~large])
        if not large.any():
            break
        left, of_left = left[large], of_left[large]
        at = np.arange(HALVED, len(left), HALVED)
        halves = Chunks(cancelled=chunks.cancelled).run(_halved, [(some,) for some in np.split(left, at)])
        pieces, which = single_parts(np.concatenate(halves).ravel())
        areal = shapely.get_dimensions(pieces) == 2
        left, of_left = pieces[areal], of_left[which[areal] // 2]
    pieces = np.concatenate([np.empty(0, dtype=object), *small[1:]])
    units = np.split(pieces, np.arange(OVERLAID, len(pieces), OVERLAID))
    mended = chunks.run(_mended, [(some,) for some in units])
    pieces, rows = np.concatenate([small[0], *mended]), np.concatenate(owner)
    there = ~shapely.is_empty(pieces)
    return pieces[there], rows[there]


def _mended(shapes: np.ndarray) -> np.ndarray:
    """Return parts whose borders do not run over themselves along a cut, as fast cuts leave some."""
    result, wrong = shapes.copy(), ~shapely.is_valid(shapes)
    result[wrong] = polygons_of(shapely.make_valid(shapes[wrong]))
    return result


def _halved(shapes: np.ndarray) -> np.ndarray:
    """Return both halves of each polygon, cut across its longer side."""
    west, south, east, north = shapely.bounds(shapes).T
    wide = east - west > north - south
    x, y = np.where(wide, (west + east) / 2, east), np.where(wide, north, (south + north) / 2)
    low, high = (west, south, x, y), (np.where(wide, x, west), np.where(wide, south, y), east, north)
    result = np.stack([_clipped(shapes, np.stack(box, axis=1)) for box in (low, high)], axis=1)
    whole = shapely.area(shapes)
    wrong = np.abs(shapely.area(result).sum(axis=1) - whole) > RELATIVE * whole
    for side, box in enumerate((low, high)):
        cut = shapely.box(*(bound[wrong] for bound in box))
        result[wrong, side] = overlaid(shapely.intersection, shapes[wrong], cut)
    return result


def _clipped(shapes: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """Return polygons cut by rectangles the fast way, which does not always end well."""
    result = np.empty(len(shapes), dtype=object)
    for row, (shape, box) in enumerate(zip(shapes, boxes)):
        try:
            result[row] = shapely.clip_by_rect(shape, *box)
        except GEOSException:
            result[row] = shapely.Polygon()
    return result
