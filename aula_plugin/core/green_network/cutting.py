"""Polygons without what fragments them, cut place by place: each is small, and the run can be stopped between two.

Taking thousands of roads off a territory at once takes long, and nobody can stop it. A large polygon is cut in two
along a straight line until few roads are left on each side; what is left on both sides is then sewn along the line.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import shapely

from ..components import components
from ..geometry import dissolve, overlay, polygons_of, single_parts
from .waiting import waited

#: npt.NDArray[np.object_] taken off at once.
FEW = 400
#: A line that leaves more than this share of the shapes on one side parts nothing.
MOST = 0.8
#: Vertices this close to a line of cut are on it (m): rounding leaves them a little aside.
ON_LINE_M = 1e-6


def without(
    parts: npt.NDArray[np.object_], taken: npt.NDArray[np.object_], check: Callable[[], None]
) -> npt.NDArray[np.object_]:
    """Return the single polygons left of polygons by the shapes taken off.

    Parameters
    ----------
    parts, taken : valid polygons.
    check : called several times a second; it may raise to stop.
    """
    tree = shapely.STRtree(taken)
    left, hits = waited(lambda: tree.query(parts, predicate="intersects"), check)
    whole = np.ones(len(parts), dtype=bool)
    whole[left] = False
    found = [parts[whole]]
    starts = np.flatnonzero(np.r_[True, np.diff(left) > 0]) if len(left) else np.zeros(0, dtype=np.int64)
    for group in np.split(np.arange(len(left)), starts[1:]) if len(left) else []:
        found.append(_cut(parts[left[group[0]]], taken[hits[group]], check))
    return np.concatenate(found)


def _cut(shape: shapely.Geometry, taken: npt.NDArray[np.object_], check: Callable[[], None]) -> npt.NDArray[np.object_]:
    """Return what is left of one polygon."""
    check()
    line = _line(taken) if len(taken) > FEW else None
    if line is None:
        left = waited(lambda: overlay(shapely.difference, [shape], [dissolve(taken)]), check)
        return single_parts(polygons_of(left))[0]
    axis, at = line
    bounds = shapely.bounds(taken)
    sides = []
    for side, held in enumerate((bounds[:, axis] <= at, bounds[:, axis + 2] >= at)):
        half = _half(shape, axis, at, side)
        if not half.is_empty:
            sides.append(_cut(half, taken[held], check))
    check()
    return _sewn(sides[0], sides[1], axis, at) if len(sides) == 2 else sides[0]


def _line(taken: npt.NDArray[np.object_]) -> tuple[int, float] | None:
    """Return across which axis (0: x, 1: y) and where to cut, amid the shapes; None when no cut parts them."""
    bounds = shapely.bounds(taken)
    middle = (bounds[:, :2] + bounds[:, 2:]) / 2
    axis = int(np.argmax(np.ptp(middle, axis=0)))
    at = float(np.median(middle[:, axis]))
    most = max((bounds[:, axis] <= at).sum(), (bounds[:, axis + 2] >= at).sum())
    return None if most > MOST * len(taken) else (axis, at)


def _half(shape: shapely.Geometry, axis: int, at: float, side: int) -> shapely.Geometry:
    """Return the part of a shape on one side of a line, with vertices exactly on it."""
    corners = np.array(shape.bounds).reshape(2, 2) + [[-1.0], [1.0]]
    corners[1 - side, axis] = at
    if corners[0, axis] >= corners[1, axis]:
        return shapely.Polygon()
    half = polygons_of(overlay(shapely.intersection, [shape], [shapely.box(*corners.ravel())]))[0]
    if half is None:
        return shapely.Polygon()
    return shapely.transform(half, lambda points: _on_line(points, axis, at))


def _on_line(points: npt.NDArray[np.float64], axis: int, at: float) -> npt.NDArray[np.float64]:
    near = np.abs(points[:, axis] - at) < ON_LINE_M
    moved = points.copy()
    moved[near, axis] = at
    return moved


def _sewn(low: npt.NDArray[np.object_], high: npt.NDArray[np.object_], axis: int, at: float) -> npt.NDArray[np.object_]:
    """Return the polygons of both sides of a line, those that share a stretch of it made one."""
    on_low = shapely.bounds(low).reshape(-1, 4)[:, axis + 2] >= at - ON_LINE_M
    on_high = shapely.bounds(high).reshape(-1, 4)[:, axis] <= at + ON_LINE_M
    edge = np.concatenate([low[on_low], high[on_high]])
    result = [low[~on_low], high[~on_high]]
    if len(edge):
        edge = shapely.transform(edge, lambda points: _on_line(points, axis, at))
        one, other = shapely.STRtree(edge).query(edge, predicate="intersects")
        group = components(len(edge), one, other)
        order = np.argsort(group, kind="stable")
        for members in np.split(order, np.flatnonzero(np.diff(group[order])) + 1):
            joined = edge[members] if len(members) == 1 else single_parts(polygons_of([dissolve(edge[members])]))[0]
            result.append(joined)
    return np.concatenate(result)
