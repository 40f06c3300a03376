"""Edges of polygons that no neighbour draws on the other side: those that border gaps, ends of the data and overlaps.

Land covers that went through overlays have junctions where a neighbour has one more vertex: its edges run along the
edge of the other without being the same. Such edges are matched by their lengths, without any overlay.
"""

from __future__ import annotations

import numpy as np
import shapely

from ..contiguity import TOLERANCE_M
from ..coverage import unmatched_edges


def loose_edges(polygons: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the edges of valid polygons along which no neighbour runs back, or more than one, and whose they are.

    Edges nearer than ``TOLERANCE_M`` run along each other.
    """
    parts, owner = shapely.get_parts(polygons, return_index=True)
    runs, part = unmatched_edges(parts)
    points, run = shapely.get_coordinates(runs, return_index=True)
    if not len(points):
        return np.empty(0, dtype=object), np.empty(0, dtype=int)
    first = np.flatnonzero(run[1:] == run[:-1])
    of = part[run[first]]
    start, end = points[first], points[first + 1]
    used, which = np.unique(of, return_inverse=True)
    turned, plain = _turned(parts[used])
    start, end = np.where(turned[which, None], end, start), np.where(turned[which, None], start, end)
    length = np.hypot(*(end - start).T)
    back, alike = _run_along(start, end, length, of)
    lacking = (np.abs(length - back) > 2 * TOLERANCE_M) | (alike > 2 * TOLERANCE_M) | ~plain[which]
    return shapely.linestrings(np.stack([start[lacking], end[lacking]], axis=1)), owner[of[lacking]]


def _turned(parts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Tell of single polygons whether their shell turns anticlockwise, and whether all their holes turn otherwise."""
    rings, part = shapely.get_rings(parts, return_index=True)
    anticlockwise = shapely.is_ccw(rings)
    shell = np.r_[True, part[1:] != part[:-1]]
    turned = anticlockwise[shell]
    odd = (anticlockwise == turned[part]) & ~shell
    plain = np.ones(len(parts), dtype=bool)
    plain[part[odd]] = False
    return turned, plain


def _run_along(start: np.ndarray, end: np.ndarray, length: np.ndarray, of: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how far edges of other polygons run along each edge, in the opposite direction and in the same one (m)."""
    low, high = np.minimum(start, end), np.maximum(start, end)
    reach = shapely.box(*(low - TOLERANCE_M).T, *(high + TOLERANCE_M).T)
    one, other = shapely.STRtree(reach).query(reach)
    kept = (one < other) & (of[one] != of[other])
    one, other = one[kept], other[kept]
    longer = length[one] >= length[other]
    one, other = np.where(longer, one, other), np.where(longer, other, one)
    axis = (end[one] - start[one]) / length[one, None]
    across = np.stack([-axis[:, 1], axis[:, 0]], axis=1)
    ends = np.stack([start[other] - start[one], end[other] - start[one]])
    off = np.abs((ends * across).sum(axis=2)).max(axis=0)
    along = (ends * axis).sum(axis=2)
    common = np.minimum(along.max(axis=0), length[one]) - np.maximum(along.min(axis=0), 0.0)
    near, back = (off <= TOLERANCE_M) & (common > 0), along[1] < along[0]
    size, both = len(length), np.concatenate([one, other])
    found = [np.where(near & way, common, 0.0) for way in (back, ~back)]
    return np.bincount(both, np.tile(found[0], 2), size), np.bincount(both, np.tile(found[1], 2), size)
