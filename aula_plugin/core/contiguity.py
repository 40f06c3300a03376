"""Which polygons of a set are neighbours, and along how many metres: a border, not a point.

A land cover shares most of its edges exactly: those are paired by their vertices, without any overlay. Only the edges
drawn once (the neighbour has one more vertex) are compared two by two, as segments.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from .coverage import vertex_numbers
from .shape_parts import as_array

#: Edges nearer than that run along each other (m): the rounding of stored coordinates, far under any digitising.
TOLERANCE_M = 0.01


def shared_borders(polygons: Any, tolerance: float = TOLERANCE_M) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return positions i < j of the polygons that share a border, and its length in m.

    Parameters
    ----------
    polygons : valid polygons or multipolygons in a metre CRS; None and empty ones have no neighbour.
    tolerance : in m; also the length under which a border is a point.

    Where polygons overlap, only the edges that they have in common count.
    """
    points, first, owner = _edges(as_array(polygons))
    if len(first) == 0:
        return np.empty(0, dtype=int), np.empty(0, dtype=int), np.empty(0)
    start, end = points[first], points[first + 1]
    left, right, length, loose = _paired(start, end, _edge_numbers(points, first), owner)
    more = _alongside(start[loose], end[loose], owner[loose], tolerance)
    left, right, length = (np.concatenate(both) for both in zip((left, right, length), more))
    return _by_pair(left, right, length, tolerance)


def _edges(polygons: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return all the vertices, the position of the first vertex of every edge, and the polygon of each edge."""
    parts, owner = shapely.get_parts(polygons, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    first = np.flatnonzero(ring[1:] == ring[:-1])
    first = first[(points[first] != points[first + 1]).any(axis=1)]
    return points, first, owner[part[ring[first]]]


def _edge_numbers(points: np.ndarray, first: np.ndarray) -> np.ndarray:
    """Number edges so that two get the same number if and only if they join the same two points."""
    vertex = vertex_numbers(points)
    one, other = vertex[first], vertex[first + 1]
    return np.minimum(one, other) * (vertex.max() + 1) + np.maximum(one, other)


def _paired(
    start: np.ndarray, end: np.ndarray, key: np.ndarray, owner: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return the pairs of owners of the same edge, its length, and the positions of the edges drawn once."""
    order = np.argsort(key, kind="stable")
    same = key[order[1:]] == key[order[:-1]]
    alone = ~(np.r_[False, same] | np.r_[same, False])
    found: list[tuple[np.ndarray, np.ndarray]] = []
    step, run = 1, same
    while run.any():
        here = np.flatnonzero(run)
        found.append((order[here], order[here + step]))
        step += 1
        run = run[:-1] & same[step - 1 :]
    left = np.concatenate([pair[0] for pair in found]) if found else np.empty(0, dtype=int)
    right = np.concatenate([pair[1] for pair in found]) if found else np.empty(0, dtype=int)
    length = np.hypot(*(end[left] - start[left]).T)
    return owner[left], owner[right], length, order[alone]


def _alongside(
    start: np.ndarray, end: np.ndarray, owner: np.ndarray, tolerance: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the pairs of owners of segments that run along each other, and how far."""
    low, high = np.minimum(start, end), np.maximum(start, end)
    reach = shapely.box(*(low - tolerance).T, *(high + tolerance).T)
    one, other = shapely.STRtree(reach).query(reach)
    apart = (one < other) & (owner[one] != owner[other])
    one, other = one[apart], other[apart]
    length = np.hypot(*(end - start).T)
    longer = length[one] >= length[other]
    one, other = np.where(longer, one, other), np.where(longer, other, one)
    axis = (end[one] - start[one]) / length[one, None]
    first, last = start[other] - start[one], end[other] - start[one]
    off = np.maximum(np.abs(_cross(axis, first)), np.abs(_cross(axis, last)))
    along = np.stack([(axis * first).sum(axis=1), (axis * last).sum(axis=1)])
    common = np.minimum(along.max(axis=0), length[one]) - np.maximum(along.min(axis=0), 0.0)
    kept = (off <= tolerance) & (common > tolerance)
    return owner[one[kept]], owner[other[kept]], common[kept]


def _cross(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]


def _by_pair(
    left: np.ndarray, right: np.ndarray, length: np.ndarray, tolerance: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Sum the lengths by pair of distinct polygons, in order."""
    distinct = left != right
    low, high = np.minimum(left, right)[distinct], np.maximum(left, right)[distinct]
    size = int(high.max(initial=0)) + 1
    pair, place = np.unique(low * size + high, return_inverse=True)
    total = np.bincount(place, length[distinct], minlength=len(pair))
    border = total > tolerance
    return pair[border] // size, pair[border] % size, total[border]
