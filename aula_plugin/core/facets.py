"""Which objects come near a place: only the stretches of their outlines around it are compared with it."""

from __future__ import annotations

import numpy as np
import shapely

#: Edges of one stretch: short enough for its rectangle to be tight, long enough for few of them.
EDGES = 32


class Facets:
    """Outlines of objects cut into short stretches, known by their rectangles once, for many questions.

    The stretches themselves are drawn when a question comes near them: kept, they would double the layer in memory.

    Parameters
    ----------
    geometries : valid points, lines or polygons, none of them missing or empty.
    """

    def __init__(self, geometries: np.ndarray) -> None:
        self.geometries = geometries
        surfaces = shapely.get_dimensions(geometries) == 2
        lines = geometries.copy()
        lines[surfaces] = shapely.boundary(geometries[surfaces])
        parts, owner = shapely.get_parts(lines, return_index=True)
        points, line = shapely.get_coordinates(parts, return_index=True)
        start = np.searchsorted(line, line)
        rank = np.arange(len(line)) - start
        size = np.bincount(line, minlength=len(owner))[line] if len(line) else rank
        opens = np.flatnonzero((rank % EDGES == 0) & ((rank < size - 1) | (size == 1)))
        ends = np.minimum(opens + EDGES, start[opens] + size[opens] - 1)
        self.owner = owner[line[opens]]
        first = np.searchsorted(line, np.searchsorted(owner, np.arange(len(geometries))))
        self.first, self.last = opens - first[self.owner], ends - first[self.owner]
        self.anchors = points[first] if len(points) else points
        self.bounds = _rectangles(points, opens, ends)
        self.begin = np.searchsorted(self.owner, np.arange(len(geometries) + 1))

    def within(self, place: shapely.Geometry, found: np.ndarray, distance_m: float) -> np.ndarray:
        """Return which objects, among the positions ``found``, come within ``distance_m`` of a polygonal place.

        An object comes near when a vertex of it lies in the place, a stretch of its outline is near the place, or the
        place lies in it.
        """
        shapely.prepare(place)
        near = np.zeros(len(self.geometries), dtype=bool)
        near[found] = shapely.intersects_xy(place, *self.anchors[found].T)
        west, south, east, north = place.bounds
        own = self._stretches_of(found[~near[found]])
        low, high = self.bounds[own, :2], self.bounds[own, 2:]
        there = (low <= (east + distance_m, north + distance_m)).all(axis=1)
        stretch = own[there & (high >= (west - distance_m, south - distance_m)).all(axis=1)]
        with np.errstate(invalid="ignore"):  # GEOS raises the flag on distances it has no use for
            close = shapely.dwithin(place, self._drawn(stretch), distance_m)
        near[self.owner[stretch[close]]] = True
        left = found[~near[found]]
        for x, y in shapely.get_coordinates(shapely.get_point(shapely.get_exterior_ring(shapely.get_parts(place)), 0)):
            near[left] |= shapely.intersects_xy(self.geometries[left], x, y)
        return near[found]

    def _stretches_of(self, objects: np.ndarray) -> np.ndarray:
        """Return the positions of all the stretches of some objects."""
        count = self.begin[objects + 1] - self.begin[objects]
        return np.repeat(self.begin[objects] - np.cumsum(count) + count, count) + np.arange(count.sum())

    def _drawn(self, stretch: np.ndarray) -> np.ndarray:
        """Return the stretches at some positions as lines, one vertex alone as a point."""
        if not len(stretch):
            return self.geometries[:0]
        drawn, place = np.unique(self.owner[stretch], return_inverse=True)
        points, of = shapely.get_coordinates(self.geometries[drawn], return_index=True)
        begin = np.searchsorted(of, place.ravel())
        opens, ends = begin + self.first[stretch], begin + self.last[stretch]
        alone = ends == opens
        count = np.maximum(ends - opens + 1, 2)
        number = np.repeat(np.arange(len(opens)), count)
        step = np.arange(len(number)) - np.repeat(np.cumsum(count) - count, count)
        vertex = np.minimum(opens[number] + step, ends[number])
        lines = shapely.linestrings(points[vertex], indices=number)
        # not lines of no length: GEOS 3.13 finds a prepared place far from them
        lines[alone] = shapely.points(points[opens[alone]])
        return lines


def _rectangles(points: np.ndarray, opens: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Return the rectangle of each run of vertices from ``opens`` to ``ends`` (included)."""
    if not len(opens):
        return np.empty((0, 4))
    low, high = (reduce(points, opens, axis=0) for reduce in (np.minimum.reduceat, np.maximum.reduceat))
    return np.hstack([np.minimum(low, points[ends]), np.maximum(high, points[ends])])
