"""Walking distances along roads: a graph of the vertices of the lines, one Dijkstra for all the parts.

Two lines are joined where they share a vertex, or where one ends on the other. Lines that merely cross (a bridge) are
not joined.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from ...geometry import single_parts

#: An end of line closer than this to another line is joined to it (m): accuracy of a road drawn on a photograph.
JOIN_M = 1.0
#: A surface reaches a road when its boundary comes this near to it (m); grille_compatibilite.md section 10.
ACCESS_M = 30.0
#: A point (stop) farther than this from any road is not served (m). Convention.
STOP_M = 100.0
#: Step at which the boundary of a surface is searched for accesses (m).
STEP_M = 10.0
_VERTEX_M = 0.1


def available() -> bool:
    """Return whether shortest paths can be computed here: scipy is not shipped with every QGIS."""
    try:
        import scipy.sparse.csgraph  # noqa: F401
    except ImportError:
        return False
    return True


@dataclass(frozen=True)
class Accesses:
    """Points from which a road is reached: point, shape it belongs to, road, place along the road, gap to it (m)."""

    point: np.ndarray
    owner: np.ndarray
    line: np.ndarray
    place: np.ndarray
    gap: np.ndarray


@dataclass(frozen=True)
class Walk:
    """A shortest walk: its length (infinite when no road leads there) and its path."""

    length_m: float
    path: shapely.Geometry | None


class Network:
    """Roads, and the shortest way along them to the nearest target.

    Parameters
    ----------
    lines : road axes in metres; multi-lines are taken part by part.
    targets : points or surfaces walked to.

    Attributes
    ----------
    unserved : number of targets without a road within ``STOP_M`` (points) or ``ACCESS_M`` (surfaces).
    """

    def __init__(self, lines: Any, targets: np.ndarray) -> None:
        single, _ = single_parts(lines)
        self.lines = single[shapely.length(single) > 0]
        self.tree = shapely.STRtree(self.lines)
        entries = self.accesses(targets)
        self.unserved = len(targets) - len(np.unique(entries.owner))
        self._build(entries)

    def accesses(self, shapes: np.ndarray) -> Accesses:
        """Return the points of each shape near enough to a road, one per point and road."""
        candidates, owners, reach = [], [], []
        for number, shape in enumerate(shapes):
            surface = shapely.get_dimensions(shape) == 2
            rim = shapely.boundary(shape) if surface else shape
            limit = ACCESS_M if surface else STOP_M
            near = self.lines[self.tree.query(rim, predicate="dwithin", distance=limit)]
            points = shapely.get_point(shapely.shortest_line(rim, near), 0)
            if surface and len(near):
                every = shapely.get_coordinates(shapely.segmentize(rim, STEP_M))
                points = np.concatenate([points, shapely.points(every)])
            candidates.append(points)
            owners.append(np.full(len(points), number))
            reach.append(np.full(len(points), limit))
        points = np.concatenate(candidates) if candidates else np.array([], dtype=object)
        if not len(points):
            whole, real = np.array([], dtype=int), np.array([], dtype=float)
            return Accesses(points, whole, whole, real, real)
        owner, limits = np.concatenate(owners), np.concatenate(reach)
        which, line = self.tree.query(points, predicate="dwithin", distance=limits)
        place = shapely.line_locate_point(self.lines[line], points[which])
        return Accesses(points[which], owner[which], line, place, shapely.distance(points[which], self.lines[line]))

    def walk(self, shape: shapely.Geometry) -> Walk | None:
        """Return the shortest walk from the boundary of ``shape`` to a target; None when no road comes near it."""
        starts = self.accesses(np.array([shape]))
        if not len(starts.point):
            return None
        after = np.searchsorted(self._key, self._offset[starts.line] + starts.place)
        best = Walk(float("inf"), None)
        for station in (after - 1, np.minimum(after, len(self._key) - 1)):
            station = np.clip(station, 0, len(self._key) - 1)
            along = np.abs(self._place[station] - starts.place)
            total = starts.gap + along + self._cost[self._node[station]]
            total[self._line[station] != starts.line] = np.inf
            first = int(np.argmin(total))
            if total[first] < best.length_m:
                on_road = shapely.line_interpolate_point(self.lines[starts.line[first]], starts.place[first])
                path = [starts.point[first], on_road]
                best = Walk(float(total[first]), self._path(path, int(self._node[station[first]])))
        return best

    # ------------------------------------------------------------------------------------------------------- graph

    def _build(self, entries: Accesses) -> None:
        """Place stations along the lines (vertices, joins, entries of targets) and measure from all targets at once."""
        from scipy.sparse import csr_matrix
        from scipy.sparse.csgraph import dijkstra

        xy, line = shapely.get_coordinates(self.lines, return_index=True)
        place = _travelled(xy, line)
        _, first, node = np.unique(np.round(xy / _VERTEX_M), axis=0, return_index=True, return_inverse=True)
        node = node.reshape(-1)
        self._xy = np.concatenate([xy[first], shapely.get_coordinates(entries.point)])
        joined_line, joined_place, joined_node = self._joins(xy, line, node)
        new = len(first) + np.arange(len(entries.point))
        line = np.concatenate([line, joined_line, entries.line])
        place = np.concatenate([place, joined_place, entries.place])
        node = np.concatenate([node, joined_node, new])
        self._offset = np.concatenate([[0.0], np.cumsum(shapely.length(self.lines) + 1.0)])[:-1]
        key = self._offset[line] + place
        order = np.argsort(key, kind="stable")
        self._key, self._line, self._place, self._node = key[order], line[order], place[order], node[order]
        same = self._line[1:] == self._line[:-1]
        origin = len(self._xy)
        tail = np.concatenate([self._node[:-1][same], np.full(len(new), origin)])
        head = np.concatenate([self._node[1:][same], new])
        length = np.concatenate([np.diff(self._place)[same], entries.gap])
        tail, head, length = _shortest_edges(tail, head, length)
        graph = csr_matrix((length, (tail, head)), shape=(origin + 1, origin + 1))
        self._cost, self._before = dijkstra(graph, directed=False, indices=origin, return_predecessors=True)

    def _joins(self, xy: np.ndarray, line: np.ndarray, node: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the stations where an end of a line falls on another line."""
        last = np.flatnonzero(np.append(line[1:] != line[:-1], True)) if len(line) else np.array([], dtype=int)
        ends = np.concatenate([np.searchsorted(line, np.arange(len(self.lines))), last])
        points = shapely.points(xy[ends])
        end, other = self.tree.query(points, predicate="dwithin", distance=JOIN_M)
        foreign = line[ends[end]] != other
        end, other = end[foreign], other[foreign]
        return other, shapely.line_locate_point(self.lines[other], points[end]), node[ends[end]]

    def _path(self, start: list[shapely.Geometry], node: int) -> shapely.Geometry:
        way = [shapely.get_coordinates(point)[0] for point in start]
        while 0 <= node < len(self._xy):
            way.append(self._xy[node])
            node = int(self._before[node])
        return shapely.linestrings(np.array(way))


def _travelled(xy: np.ndarray, line: np.ndarray) -> np.ndarray:
    """Return the distance of each vertex from the start of its line."""
    if not len(xy):
        return np.array([], dtype=float)
    hops = np.hypot(*np.diff(xy, axis=0, prepend=xy[:1]).T)
    total = np.cumsum(hops)
    return total - total[np.searchsorted(line, line)]


def _shortest_edges(
    tail: np.ndarray, head: np.ndarray, length: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Keep the shortest of parallel edges (a sparse matrix would add them), none of them quite zero (no edge)."""
    low, high = np.minimum(tail, head), np.maximum(tail, head)
    order = np.lexsort((length, high, low))
    low, high, length = low[order], high[order], np.maximum(length[order], 1e-9)
    first = np.append(True, (np.diff(low) != 0) | (np.diff(high) != 0))[: len(low)]
    kept = first & (low != high)
    return low[kept], high[kept], length[kept]
