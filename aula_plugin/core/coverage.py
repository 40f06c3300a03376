"""Where polygons that should tile a territory do not: places covered twice or more, places left empty.

A zoning shares most of its edges exactly: an edge drawn once in each direction by two neighbours cannot separate a
good place from a bad one. Only the other edges are noded into faces, so the cost follows the number of defects and
the number of vertices, not the number of pairs of neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely

#: Grid on which loose edges are noded (m): edges that differ by rounding only become one, which plain noding does not
#: ensure. Holes thinner than that are rounding too and vanish.
GRID_M = 1e-6
#: How far outside a place its neighbours are looked for (m).
OUTSIDE_M = 0.001
#: Where else to look into a face when its first point is unclear: shares of its height and of the section there.
PROBES = tuple((0.5 + 0.37 * np.sin(7.0 * n), 0.5 + 0.41 * np.sin(11.0 * n + 1.0)) for n in range(1, 9))


@dataclass
class Coverage:
    """Faces drawn by the edges that do not match, and the pairs of polygons that may overlap.

    Attributes
    ----------
    polygons : the polygons compared.
    faces : polygons with disjoint interiors; the number of polygons covering a place is the same all over a face.
    count : how many polygons cover each face: 0 is a hole, 2 and more a place in double.
    first, second : positions i < j in the input of every pair that shares an area > 0, and of some that do not.
    shared : what ``geometry.overlapping_pairs`` found, once it was asked.
    """

    polygons: np.ndarray
    faces: np.ndarray
    count: np.ndarray
    first: np.ndarray
    second: np.ndarray
    shared: tuple[np.ndarray, np.ndarray, np.ndarray] | None = None

    @property
    def holes(self) -> np.ndarray:
        """Places covered by no polygon and enclosed by some (islands inside are not part of them)."""
        return self.faces[self.count == 0]

    @property
    def double_m2(self) -> float:
        """``Σ s(Z_i) − s(⋃ Z_i)``: a face covered n times counts n − 1 times."""
        return float((shapely.area(self.faces) * np.maximum(self.count - 1, 0)).sum())


def coverage(polygons: np.ndarray, limits: np.ndarray | None = None) -> Coverage:
    """Find the holes of a set of valid polygons and the pairs to compare, without uniting nor intersecting them.

    Parameters
    ----------
    polygons : valid Polygon or MultiPolygon in a metre CRS; None and empty ones cover nothing. Parts of one
        multipolygon are never compared with each other.
    limits : lines that cut the faces further (limits of communes); faces of count 0 may then be outside any zone.
    """
    parts, owner = shapely.get_parts(polygons, return_index=True)
    filled = ~shapely.is_empty(parts)
    parts, owner = parts[filled], owner[filled]
    edges, part = unmatched_edges(parts)
    if len(edges) == 0:
        none = np.empty(0, dtype=int)
        return Coverage(polygons, np.empty(0, dtype=object), none, none, none)
    tree = shapely.STRtree(parts)
    faces, count = _counted_faces(parts, edges, tree, limits)
    pairs = _pairs_of_faces(faces[count > 1], parts, tree) | _pairs_of_edges(edges, part)
    first, second = _distinct_owners(pairs, owner)
    return Coverage(polygons, faces, count, first, second)


def empty_places(polygons: np.ndarray, limits: np.ndarray | None = None) -> np.ndarray:
    """Return the places that no polygon covers, enclosed by polygons or by ``limits``; see ``coverage``.

    Places covered twice are not looked at, whatever their number.
    """
    parts = shapely.get_parts(polygons)
    parts = parts[~shapely.is_empty(parts)]
    edges, _ = unmatched_edges(parts)
    if len(edges) == 0 and limits is None:
        return np.empty(0, dtype=object)
    faces, count = _counted_faces(parts, edges, shapely.STRtree(parts), limits)
    return faces[count == 0]


def _counted_faces(
    parts: np.ndarray, edges: np.ndarray, tree: shapely.STRtree, limits: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray]:
    """Return the faces drawn by the loose edges and the limits, and how many polygons cover each."""
    lines = edges if limits is None else np.concatenate([edges, limits])
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all(lines, grid_size=GRID_M)]))
    shapely.prepare(parts)
    return faces, np.bincount(faces_covered(faces, parts, tree)[0], minlength=len(faces))


def unmatched_edges(parts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the runs of edges that are not drawn exactly twice, in opposite directions, and the part of each."""
    rings, part = shapely.get_rings(parts, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    if len(points) == 0:
        return np.empty(0, dtype=object), np.empty(0, dtype=int)
    inner = np.flatnonzero(ring[1:] == ring[:-1])
    start, end, of_ring = points[inner], points[inner + 1], ring[inner]
    vertex = vertex_numbers(points)
    low, high = np.minimum(vertex[inner], vertex[inner + 1]), np.maximum(vertex[inner], vertex[inner + 1])
    forward = (vertex[inner] == low) == _interior_on_left(rings, part, start, end, of_ring)
    edge, _ = pd.factorize(low * (vertex.max() + 1) + high)
    size = edge.max() + 1
    matched = (np.bincount(edge[forward], minlength=size) == 1) & (np.bincount(edge[~forward], minlength=size) == 1)
    loose = np.flatnonzero(~matched[edge] & (low != high))
    return _runs(start, end, of_ring, loose, part)


def vertex_numbers(points: np.ndarray) -> np.ndarray:
    """Number vertices so that two get the same number if and only if their coordinates are equal."""
    x, _ = pd.factorize(points[:, 0] + 0.0)
    y, _ = pd.factorize(points[:, 1] + 0.0)
    number, _ = pd.factorize(x.astype(np.int64) * (int(y.max()) + 1) + y)
    return number.astype(np.int64)


def _interior_on_left(
    rings: np.ndarray, part: np.ndarray, start: np.ndarray, end: np.ndarray, of_ring: np.ndarray
) -> np.ndarray:
    """Say of each edge whether its polygon lies on its left: anticlockwise shells and clockwise holes."""
    shell = np.r_[True, part[1:] != part[:-1]]
    origin = shapely.get_coordinates(shapely.get_point(rings, 0))[of_ring]
    (ax, ay), (bx, by) = (start - origin).T, (end - origin).T
    twice_area = np.bincount(of_ring, ax * by - bx * ay, minlength=len(rings))
    return ((twice_area > 0) == shell)[of_ring]


def _runs(
    start: np.ndarray, end: np.ndarray, of_ring: np.ndarray, loose: np.ndarray, part: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Join consecutive loose edges of a ring into one line: fewer and longer lines are noded faster."""
    if len(loose) == 0:
        return np.empty(0, dtype=object), np.empty(0, dtype=int)
    opens = np.r_[True, (np.diff(loose) != 1) | (np.diff(of_ring[loose]) != 0)]
    run = np.cumsum(opens) - 1
    last = np.r_[np.flatnonzero(opens)[1:] - 1, len(loose) - 1]
    points = np.concatenate([start[loose], end[loose[last]]])
    number = np.concatenate([run, np.arange(len(last))])
    order = np.argsort(number, kind="stable")
    return shapely.linestrings(points[order], indices=number[order]), part[of_ring[loose[opens]]]


def faces_covered(
    faces: np.ndarray, polygons: np.ndarray, tree: shapely.STRtree | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Return positions (face, polygon) of every face that lies in a polygon, told by one point of the face.

    A point that happens to fall on the border of a polygon (two neighbours sharing an edge inside the face) tells
    nothing: another one is tried. A face too thin for any of them to be clear counts every polygon it touches.
    """
    prepared = _prepare(polygons)
    tree = shapely.STRtree(polygons) if tree is None else tree
    found: list[tuple[np.ndarray, np.ndarray]] = []
    todo, points = np.arange(len(faces)), shapely.point_on_surface(faces)
    for attempt in range(len(PROBES) + 1):
        face, polygon = tree.query(points)
        x, y = shapely.get_x(points)[face], shapely.get_y(points)[face]
        touched = shapely.intersects_xy(polygons[polygon], x, y)
        doubtful = np.unique(face[touched & ~shapely.contains_xy(polygons[polygon], x, y)])
        if attempt == len(PROBES):
            doubtful = doubtful[:0]
        clear = touched & ~np.isin(face, doubtful)
        found.append((todo[face[clear]], polygon[clear]))
        todo = todo[doubtful]
        if len(todo) == 0:
            break
        points = _probe(faces[todo], *PROBES[attempt])
    shapely.destroy_prepared(prepared)
    return np.concatenate([f for f, _ in found]), np.concatenate([p for _, p in found])


def _prepare(polygons: np.ndarray) -> np.ndarray:
    """Prepare polygons and return those that were not: the caller's geometries must not stay heavier afterwards."""
    fresh = polygons[~shapely.is_prepared(polygons)]
    shapely.prepare(fresh)
    return fresh


def _probe(faces: np.ndarray, height: float, along: float) -> np.ndarray:
    """Return a point of each face: a share ``along`` the longest section cut at a share ``height`` of its extent."""
    west, south, east, north = shapely.bounds(faces).T
    level = south + height * (north - south)
    ends = np.stack([np.stack([west, level], axis=1), np.stack([east, level], axis=1)], axis=1)
    sections, face = shapely.get_parts(shapely.intersection(faces, shapely.linestrings(ends)), return_index=True)
    crossing = shapely.length(sections) > 0
    sections, face = sections[crossing], face[crossing]
    length = shapely.length(sections)
    order = np.lexsort((-length, face))
    first = order[np.unique(face[order], return_index=True)[1]]
    points = shapely.point_on_surface(faces)
    points[face[first]] = shapely.line_interpolate_point(sections[first], along * length[first])
    return points


def neighbours(places: np.ndarray, polygons: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return positions (place, polygon) of the polygons around small places, and the length they share in m.

    A polygon is found at 1 mm outside the middle of each edge of the place. Sorted by place, longest border first.
    """
    rings, place = shapely.get_rings(places, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    if len(points) == 0:
        return np.empty(0, dtype=int), np.empty(0, dtype=int), np.empty(0)
    inner = np.flatnonzero(ring[1:] == ring[:-1])
    start, end, of_ring = points[inner], points[inner + 1], ring[inner]
    length = np.hypot(*(end - start).T)
    drawn = length > 0
    start, end, of_ring, length = start[drawn], end[drawn], of_ring[drawn], length[drawn]
    side = np.where(_interior_on_left(rings, place, start, end, of_ring), 1.0, -1.0)
    outwards = np.stack([end[:, 1] - start[:, 1], start[:, 0] - end[:, 0]], axis=1) * (side / length)[:, None]
    probe = (start + end) / 2 + OUTSIDE_M * outwards
    edge, polygon = shapely.STRtree(polygons).query(shapely.points(probe))
    prepared = _prepare(polygons[np.unique(polygon)])
    held = shapely.intersects_xy(polygons[polygon], probe[edge, 0], probe[edge, 1])
    shapely.destroy_prepared(prepared)
    table = pd.DataFrame({"place": place[of_ring[edge[held]]], "polygon": polygon[held], "length": length[edge[held]]})
    shared = table.groupby(["place", "polygon"], as_index=False)["length"].sum()
    shared = shared.sort_values(["place", "length", "polygon"], ascending=[True, False, True])
    return shared["place"].to_numpy(), shared["polygon"].to_numpy(), shared["length"].to_numpy()


def _pairs_of_faces(faces: np.ndarray, parts: np.ndarray, tree: shapely.STRtree) -> set[tuple[Any, Any]]:
    """Return the pairs of parts that meet the same place in double."""
    face, part = tree.query(faces)
    meets = shapely.intersects(parts[part], faces[face])
    meeting = pd.DataFrame({"face": face[meets], "part": part[meets]})
    return _ordered_pairs(meeting.merge(meeting, on="face"), "part_x", "part_y")


def _pairs_of_edges(edges: np.ndarray, part: np.ndarray) -> set[tuple[Any, Any]]:
    """Return the pairs of parts whose loose edges meet: they may overlap by less than noding can tell."""
    one, other = shapely.STRtree(edges).query(edges, predicate="intersects")
    return _ordered_pairs(pd.DataFrame({"one": part[one], "other": part[other]}), "one", "other")


def _ordered_pairs(table: pd.DataFrame, one: str, other: str) -> set[tuple[Any, Any]]:
    ordered = table.loc[table[one] < table[other], [one, other]].drop_duplicates()
    return set(zip(ordered[one], ordered[other]))


def _distinct_owners(pairs: set[tuple[Any, Any]], owner: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Turn pairs of parts into sorted pairs of the polygons they belong to."""
    table = np.array(sorted(pairs), dtype=int).reshape(-1, 2)
    owners = np.sort(owner[table], axis=1)
    owners = np.unique(owners[owners[:, 0] < owners[:, 1]], axis=0)
    return owners[:, 0], owners[:, 1]
