"""Streets as a graph on which people walk: distances along them, not as the crow flies and not in polygons.

Every vertex of a line is a node, so lines meet where they share a vertex, as in BD TOPO and OpenStreetMap; a dead end
that stops on the side of another line is joined to it. Lines that cross without a vertex (bridges) do not meet.
Coordinates in a projected CRS in metres; both ways along every line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..needs import scipy_or_refuse

#: Vertices closer than this are one node, m.
SAME_NODE_M = 0.01
#: A dead end as close as this to another street stops on it, m.
TOUCHES_M = 0.5
#: An edge of no length would vanish from a sparse matrix, m.
_LEAST_M = 1e-6


@dataclass(frozen=True)
class Places:
    """Points on the streets.

    Attributes
    ----------
    edge : number of the nearest edge; −1 when none is near enough.
    along : distance from the left end of the edge to the point, m.
    gap : distance from the point given to the edge, m; inf when none is near enough.
    """

    edge: npt.NDArray[np.int64]
    along: npt.NDArray[np.float64]
    gap: npt.NDArray[np.float64]

    @property
    def attached(self) -> npt.NDArray[np.bool_]:
        """Which points have a street near enough."""
        return self.edge >= 0

    def take(self, rows: Sequence[int]) -> Places:
        """Return some of the points."""
        return Places(self.edge[rows], self.along[rows], self.gap[rows])


@dataclass(frozen=True)
class Streets:
    """Graph of streets.

    Attributes
    ----------
    nodes : ``(n, 2)``, m.
    left, right : ends of each edge, straight pieces of lines.
    """

    nodes: npt.NDArray[np.float64]
    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]

    @classmethod
    def of(cls, lines: npt.NDArray[np.object_]) -> Streets:
        """Return the graph of lines, multi-part or not; what has no length is left out."""
        ends = _segments(lines)
        nodes, left, right = _joined(ends)
        nodes, left, right = _touching(nodes, left, right)
        return cls(nodes, left, right)

    def __len__(self) -> int:
        return len(self.left)

    @cached_property
    def lengths(self) -> npt.NDArray[np.float64]:
        """Length of each edge, m."""
        return np.maximum(np.hypot(*(self.nodes[self.left] - self.nodes[self.right]).T), _LEAST_M)

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(shapely.linestrings(np.stack([self.nodes[self.left], self.nodes[self.right]], axis=1)))

    def attach(self, xy: npt.NDArray[np.float64], farthest: float) -> Places:
        """Return the nearest point of a street for each point, none beyond ``farthest`` (m)."""
        count = len(xy)
        edge, along, gap = np.full(count, -1), np.zeros(count), np.full(count, np.inf)
        if len(self) and count:
            points = shapely.points(xy)
            found, distances = self._tree.query_nearest(
                points, max_distance=farthest, return_distance=True, all_matches=False
            )
            rows, edges = found
            edge[rows], gap[rows] = edges, distances
            along[rows] = shapely.line_locate_point(self._tree.geometries[edges], points[rows])
        return Places(edge, along, gap)

    def near(self, bounds: tuple[float, float, float, float]) -> Streets:
        """Return the streets that meet a rectangle, whole edges: what a walk that stays in it needs."""
        edges = np.sort(self._tree.query(shapely.box(*bounds))) if len(self) else np.zeros(0, dtype=np.int64)
        used, ends = np.unique(np.concatenate([self.left[edges], self.right[edges]]), return_inverse=True)
        return Streets(self.nodes[used], *np.split(ends, 2))

    def crossings(self, limit: shapely.Geometry) -> Places:
        """Return where streets meet a line; of a street that runs along it, both ends of what they share."""
        edges = np.sort(self._tree.query(limit, predicate="intersects")) if len(self) else np.zeros(0, dtype=np.int64)
        lines = self._tree.geometries[edges] if len(edges) else np.empty(0, dtype=object)
        xy, owner = shapely.get_coordinates(shapely.intersection(lines, limit), return_index=True)
        along = shapely.line_locate_point(lines[owner], shapely.points(xy))
        return Places(edges[owner], along, np.zeros(len(owner)))

    def walk(self, starts: Places, limit: float) -> npt.NDArray[np.float64]:
        """Return the distance to each node from the nearest start, m; inf beyond ``limit``.

        Raises
        ------
        InputError
            This QGIS has no scipy.
        """
        on = starts.edge[starts.attached]
        if not len(on):
            return np.full(len(self.nodes), np.inf)
        along = starts.along[starts.attached]
        graph = self._graph(on, along)
        scipy_or_refuse()
        from scipy.sparse.csgraph import dijkstra

        return np.asarray(dijkstra(graph, directed=True, indices=len(self.nodes), limit=limit + _LEAST_M)[:-1])

    @cached_property
    def _rows(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Data, columns and row ends of the matrix of lengths; its last row, where starts will be, is empty."""
        tails, heads = np.concatenate([self.left, self.right]), np.concatenate([self.right, self.left])
        order = np.lexsort((heads, tails))
        ends = np.searchsorted(tails[order], np.arange(len(self.nodes) + 1))
        return np.tile(self.lengths, 2)[order], heads[order], np.append(ends, len(tails))

    def _graph(self, on: npt.NDArray[np.int64], along: npt.NDArray[np.float64]) -> Any:
        """Return the matrix of lengths, its last row leading to the ends of the edges where starts are."""
        from scipy.sparse import csr_matrix

        data, columns, ends = self._rows
        nodes = np.concatenate([self.left[on], self.right[on]])
        gaps = np.maximum(np.concatenate([along, self.lengths[on] - along]), _LEAST_M)
        order = np.lexsort((gaps, nodes))
        nearest = order[np.unique(nodes[order], return_index=True)[1]]  # a matrix adds up what is given twice
        ends = ends.copy()
        ends[-1] += len(nearest)
        size = len(self.nodes) + 1
        row = (np.concatenate([data, gaps[nearest]]), np.concatenate([columns, nodes[nearest]]), ends)
        return csr_matrix(row, shape=(size, size))

    def distances(self, starts: Places, to: Places, limit: float) -> npt.NDArray[np.float64]:
        """Return the distance along streets from the nearest start to each place, m; inf beyond ``limit``.

        Gaps between points and streets are not walked.
        """
        nodes = self.walk(starts, limit)
        found = np.full(len(to.edge), np.inf)
        rows = np.flatnonzero(to.attached)
        edge, along = to.edge[rows], to.along[rows]
        found[rows] = np.minimum(
            nodes[self.left[edge]] + along, nodes[self.right[edge]] + np.maximum(self.lengths[edge] - along, 0)
        )
        for on, where in zip(starts.edge[starts.attached], starts.along[starts.attached]):
            same = rows[edge == on]
            found[same] = np.minimum(found[same], np.abs(to.along[same] - where))
        return np.where(found <= limit, found, np.inf)

    def reached(self, starts: Places, limit: float) -> npt.NDArray[np.object_]:
        """Return the pieces of street no farther than ``limit`` from the nearest start, along streets."""
        nodes = self.walk(starts, limit)
        near = np.flatnonzero((nodes[self.left] < limit) | (nodes[self.right] < limit))
        from_left = np.clip(limit - nodes[self.left[near]], 0, self.lengths[near])
        from_right = np.clip(limit - nodes[self.right[near]], 0, self.lengths[near])
        whole = from_left + from_right >= self.lengths[near]
        pieces = [
            self._pieces(near[whole], 0.0, self.lengths[near[whole]]),
            self._pieces(near[~whole], 0.0, from_left[~whole]),
            self._pieces(near[~whole], self.lengths[near[~whole]] - from_right[~whole], self.lengths[near[~whole]]),
        ]
        on, where = starts.edge[starts.attached], starts.along[starts.attached]
        pieces.append(self._pieces(on, np.maximum(where - limit, 0), np.minimum(where + limit, self.lengths[on])))
        return np.concatenate(pieces)

    def _pieces(self, edges: npt.NDArray[np.int64], start: Any, end: Any) -> npt.NDArray[np.object_]:
        """Return the pieces of edges between two distances from their left ends; those of no length are left out."""
        start, end = np.broadcast_to(start, len(edges)), np.broadcast_to(end, len(edges))
        some = end > start
        edges, start, end = edges[some], start[some], end[some]
        origin = self.nodes[self.left[edges]]
        way = (self.nodes[self.right[edges]] - origin) / self.lengths[edges][:, None]
        return shapely.linestrings(np.stack([origin + way * start[:, None], origin + way * end[:, None]], axis=1))


def _segments(lines: npt.NDArray[np.object_]) -> npt.NDArray[np.float64]:
    """Return the straight pieces of lines, ``(n, 4)``: x, y of one end, x, y of the other."""
    simple = shapely.get_parts(lines[~(shapely.is_missing(lines) | shapely.is_empty(lines))])
    xy, owner = shapely.get_coordinates(simple, return_index=True)
    follow = owner[1:] == owner[:-1]
    return np.hstack([xy[:-1][follow], xy[1:][follow]])


def _joined(
    ends: npt.NDArray[np.float64],
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return nodes and edges: ends at the same place are one node, and an edge given twice is one."""
    xy = ends.reshape(-1, 2)
    _, first, node = np.unique(
        np.round(xy / SAME_NODE_M).astype(np.int64), axis=0, return_index=True, return_inverse=True
    )
    pairs = np.sort(node.reshape(-1, 2), axis=1)
    pairs = np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)
    return xy[first], pairs[:, 0], pairs[:, 1]


def _touching(
    nodes: npt.NDArray[np.float64], left: npt.NDArray[np.int64], right: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Cut the edges on which a dead end stops without a vertex."""
    degree = np.bincount(np.concatenate([left, right]), minlength=len(nodes))
    dead = np.flatnonzero(degree == 1)
    if not len(dead):
        return nodes, left, right
    edges = shapely.linestrings(np.stack([nodes[left], nodes[right]], axis=1))
    points = shapely.points(nodes[dead])
    row, edge = shapely.STRtree(edges).query(shapely.box(*(nodes[dead] - TOUCHES_M).T, *(nodes[dead] + TOUCHES_M).T))
    other = (left[edge] != dead[row]) & (right[edge] != dead[row])
    row, edge = row[other], edge[other]
    close = shapely.distance(points[row], edges[edge]) <= TOUCHES_M
    row, edge = row[close], edge[close]
    along = shapely.line_locate_point(edges[edge], points[row])
    order = np.lexsort((along, edge))
    tails, heads = [], []
    cut = np.unique(edge)
    for number in cut:
        here = order[edge[order] == number]
        chain = [left[number], *dead[row[here]], right[number]]
        tails += chain[:-1]
        heads += chain[1:]
    kept = np.setdiff1d(np.arange(len(left)), cut)
    return (
        nodes,
        np.concatenate([left[kept], np.array(tails, dtype=np.int64)]),
        np.concatenate([right[kept], np.array(heads, dtype=np.int64)]),
    )
