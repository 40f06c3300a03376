"""Which objects come near a place: only the stretches of their outlines around it are compared with it."""

from __future__ import annotations

import numpy as np
import shapely

#: Edges of one stretch: short enough for its rectangle to be tight, long enough for few of them.
EDGES = 32


class Facets:
    """Outlines of objects cut into short stretches and indexed once, for many questions.

    Parameters
    ----------
    geometries : valid points, lines or polygons, none of them missing or empty.
    """

    def __init__(self, geometries: np.ndarray) -> None:
        self.geometries = geometries
        surfaces = shapely.get_dimensions(geometries) == 2
        lines = geometries.copy()
        lines[surfaces] = shapely.boundary(geometries[surfaces])
        points, line = shapely.get_coordinates(shapely.get_parts(lines), return_index=True)
        _, owner = shapely.get_parts(lines, return_index=True)
        start = np.searchsorted(line, line)
        rank = np.arange(len(line)) - start
        size = np.bincount(line, minlength=len(owner))[line] if len(line) else rank
        opens = np.flatnonzero((rank % EDGES == 0) & ((rank < size - 1) | (size == 1)))
        ends = np.minimum(opens + EDGES, start[opens] + size[opens] - 1)
        alone = ends == opens
        count = np.maximum(ends - opens + 1, 2)
        stretch = np.repeat(np.arange(len(opens)), count)
        step = np.arange(len(stretch)) - np.repeat(np.cumsum(count) - count, count)
        vertex = np.minimum(opens[stretch] + step, ends[stretch])
        self.owner = owner[line[opens]]
        self.stretches = shapely.linestrings(points[vertex], indices=stretch) if len(opens) else geometries[:0]
        # not lines of no length: GEOS 3.13 finds a prepared place far from them
        self.stretches[alone] = shapely.points(points[opens[alone]])
        self.tree = shapely.STRtree(self.stretches)
        first = np.searchsorted(owner, np.arange(len(geometries)))
        self.anchors = points[np.searchsorted(line, first)] if len(points) else points

    def within(self, place: shapely.Geometry, found: np.ndarray, distance_m: float) -> np.ndarray:
        """Return which objects, among the positions ``found``, come within ``distance_m`` of a polygonal place.

        An object comes near when a vertex of it lies in the place, a stretch of its outline is near the place, or the
        place lies in it.
        """
        shapely.prepare(place)
        near = np.zeros(len(self.geometries), dtype=bool)
        asked = np.zeros(len(self.geometries), dtype=bool)
        asked[found] = True
        near[found] = shapely.intersects_xy(place, *self.anchors[found].T)
        west, south, east, north = place.bounds
        window = shapely.box(west - distance_m, south - distance_m, east + distance_m, north + distance_m)
        stretch = self.tree.query(window)
        stretch = stretch[asked[self.owner[stretch]] & ~near[self.owner[stretch]]]
        with np.errstate(invalid="ignore"):  # GEOS raises the flag on distances it has no use for
            close = shapely.dwithin(place, self.stretches[stretch], distance_m)
        near[self.owner[stretch[close]]] = True
        left = found[~near[found]]
        for x, y in shapely.get_coordinates(shapely.get_point(shapely.get_exterior_ring(shapely.get_parts(place)), 0)):
            near[left] |= shapely.intersects_xy(self.geometries[left], x, y)
        return near[found]
