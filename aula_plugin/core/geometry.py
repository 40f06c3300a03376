"""Geometry shared by the measures: repair, dissolve, areas « brute / nette / certaine », priority partition, lines.

Everything is vectorised on arrays of shapely geometries in a projected metre CRS; nothing is modified in place.
Conventions come from the CNIG standard (tolerance of 5 m outside cadastral lines) and from the compatibility grid:
areas in m² inside, hectares only when shown.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, Callable

import numpy as np
import shapely
from shapely.errors import GEOSException

from .components import components
from .coverage import Coverage, coverage
from .shape_parts import (
    COLLECTION,
    as_array,
    dimension_only,
    gathered,
    leaves,
    line_parts,
    parts,
    polygons_of,
    single_parts,
)

__all__ = [
    "Areas",
    "Repair",
    "as_array",
    "certain",
    "clip",
    "dissolve",
    "eroded",
    "gross_net_certain",
    "hectares",
    "line_parts",
    "mean_width",
    "minimum_rotated_rectangle_ratio",
    "net",
    "overlaid",
    "overlapping_pairs",
    "overlay",
    "parts",
    "polygons_of",
    "priority_partition",
    "repair",
    "single_parts",
]

#: Precision tried when an overlay fails at full precision (m): far under the accuracy of any cadastral drawing.
FALLBACK_GRID_M = 0.001
#: Pairs overlaid at a time by one thread.
OVERLAY_CHUNK = 250
#: Vertices from which a polygon is taken off alone rather than united with others first.
LARGE_VERTICES = 500
#: Polygons from which it is worth looking for those that lie apart before they are united.
SCATTERED = 4
#: What an opening is grown by before it is cut (m): edges that almost coincide with those they come from take ten times
#: longer to overlay, and come out with twice the vertices.
SLACK_M = 1e-6
#: A corner sharper than 2·asin(1/10) ≈ 11.5° loses its tip in ``net``: the tip is narrower than the width anyway.
MITRE_LIMIT = 10.0


# ---------------------------------------------------------------------------------------------------------- repair


@dataclass(frozen=True)
class Repair:
    """What ``repair`` did, position by position.

    Attributes
    ----------
    geometries : valid 2D geometries of the dimension of the input; None where nothing is left.
    repaired : the input was not usable as it stood (invalid, or a collection mixing dimensions) and has a result.
    area_change : ``|A_after − A_before| / max(A_after, A_before)`` between 0 and 1, 0 when both are 0, where A_before
        is the signed area of the rings as drawn (0 for a symmetric bow-tie); NaN when the input was missing.
    emptied : the input had coordinates and nothing usable is left (flat polygon, non-finite coordinates…).
    missing : the input was None or empty.
    not_finite : a coordinate was NaN or infinite; such a geometry is always emptied, never guessed.
    """

    geometries: np.ndarray
    repaired: np.ndarray
    area_change: np.ndarray
    emptied: np.ndarray
    missing: np.ndarray
    not_finite: np.ndarray


def repair(geometries: Any) -> Repair:
    """Make geometries valid and keep only the parts of their own dimension (polygons of polygons, lines of lines).

    Each part is mended alone, then parts are united: a multipolygon whose parts overlap keeps the place covered
    twice, where mending it whole would turn that place into a hole. Bow-ties become their two lobes, spikes and
    repeated lines vanish. Z and M are dropped.
    """
    shapes = as_array(geometries)
    missing = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    shapes = shapely.force_2d(shapes)
    coordinates, owner = shapely.get_coordinates(shapes, return_index=True)
    not_finite = np.zeros(len(shapes), dtype=bool)
    not_finite[owner[~np.isfinite(coordinates).all(axis=1)]] = True
    usable = ~missing & ~not_finite
    result = shapes.copy()
    result[~usable] = None
    before = np.where(usable, shapely.area(result), np.nan)
    todo = usable & (~shapely.is_valid(result) | (shapely.get_type_id(result) == COLLECTION))
    for position in np.flatnonzero(todo):
        result[position] = _mended(result[position])
    after = np.where(usable, shapely.area(result), np.nan)
    empty = shapely.is_missing(result) | shapely.is_empty(result)
    result[empty] = None
    after = np.where(usable & empty, 0.0, after)
    change = _relative_change(before, after)
    change[not_finite & ~missing] = 1.0
    return Repair(result, todo & ~empty, change, ~missing & empty, missing, not_finite)


def _relative_change(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    largest = np.maximum(before, after)
    change = np.zeros(len(before))
    np.divide(np.abs(after - before), largest, out=change, where=largest > 0)
    return np.where(np.isnan(largest), np.nan, change)


def _mended(geometry: shapely.Geometry) -> shapely.Geometry | None:
    dimension = shapely.get_dimensions(geometry)
    pieces = shapely.make_valid(leaves(as_array(geometry))[0])
    pieces, _ = leaves(pieces)
    pieces = pieces[shapely.get_dimensions(pieces) == dimension]
    if len(pieces) == 0:
        return None
    return pieces[0] if len(pieces) == 1 else dimension_only(_union(pieces), dimension)


# --------------------------------------------------------------------------------------------------------- overlay


def _union(shapes: np.ndarray) -> shapely.Geometry:
    try:
        return shapely.union_all(shapes)
    except GEOSException:
        pass
    mended = repair(shapes).geometries
    try:
        return shapely.union_all(mended)
    except GEOSException:
        return shapely.union_all(mended, grid_size=FALLBACK_GRID_M)


def dissolve(geometries: Any) -> shapely.Geometry:
    """Return the union of geometries; None and empty ones are skipped, nothing at all gives an empty geometry.

    When the overlay fails, geometries are repaired, then snapped to a grid of 1 mm.
    """
    shapes = as_array(geometries)
    shapes = shapes[~(shapely.is_missing(shapes) | shapely.is_empty(shapes))]
    if len(shapes) == 0:
        return shapely.Polygon()
    groups = _apart(shapes)
    if len(groups) == 1:
        return _union(shapes)
    united = shapely.get_parts(np.array([_union(shapes[group]) for group in groups], dtype=object))
    return united[0] if len(united) == 1 else shapely.multipolygons(united)


def _apart(shapes: np.ndarray) -> list[np.ndarray]:
    """Return sets of polygons whose rectangles do not meet from one set to another; lines and points stay together.

    United set by set, scattered places cost several times less than all at once.
    """
    everything = [np.arange(len(shapes))]
    if len(shapes) < SCATTERED or (shapely.get_dimensions(shapes) != 2).any():
        return everything
    left, right = shapely.STRtree(shapes).query(shapes)
    group = components(len(shapes), left, right)
    order = np.argsort(group, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(group[order])) + 1)


def overlay(operation: Callable[..., np.ndarray], left: Any, right: Any) -> np.ndarray:
    """Apply ``shapely.intersection`` or ``shapely.difference`` pair by pair, mending the pairs that fail.

    One geometry on a side goes with each of the other side; the result is always an array. Long arrays are shared
    among threads: GEOS works outside the lock of Python.
    """
    left, right = as_array(left), as_array(right)
    if len(left) != len(right):
        left, right = (np.repeat(a, len(b)) if len(a) == 1 else a for a, b in ((left, right), (right, left)))
    if len(left) <= OVERLAY_CHUNK:
        return overlaid(operation, left, right)
    cuts = np.arange(OVERLAY_CHUNK, len(left), OVERLAY_CHUNK)
    with ThreadPoolExecutor(max_workers=min(8, os.cpu_count() or 1)) as pool:
        chunks = pool.map(partial(overlaid, operation), np.split(left, cuts), np.split(right, cuts))
        return np.concatenate(list(chunks))


def overlaid(operation: Callable[..., np.ndarray], left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Do the same in this thread alone, on two arrays of one length: for who shares the work out already."""
    try:
        return operation(left, right)
    except GEOSException:
        pass
    result = np.empty(len(left), dtype=object)
    for position, (one, other) in enumerate(zip(left, right)):
        try:
            result[position] = operation(one, other)
        except GEOSException:
            pair = repair([one, other]).geometries
            result[position] = operation(pair[0], pair[1], grid_size=FALLBACK_GRID_M)
    return result


def clip(geometries: Any, mask: shapely.Geometry) -> np.ndarray:
    """Return the part of each geometry inside ``mask``, of its own dimension; empty where there is none.

    Geometries covered by the mask are returned as they are, geometries apart from it are not intersected: only
    those that cross its border cost an overlay. None stays None.
    """
    shapes = as_array(geometries)
    shapely.prepare(mask)
    meets = shapely.intersects(mask, shapes)
    crossing = meets & ~shapely.covers(mask, shapes)
    result = shapes.copy()
    cut = overlay(shapely.intersection, shapes[crossing], mask)
    dimensions = shapely.get_dimensions(shapes)
    for dimension in (1, 2):
        own = dimensions[crossing] == dimension
        cut[own] = dimension_only(cut[own], dimension)
    result[crossing] = cut
    apart = ~meets & ~shapely.is_missing(shapes)
    result[apart & (dimensions == 2)] = shapely.Polygon()
    result[apart & (dimensions == 1)] = shapely.LineString()
    result[apart & (dimensions <= 0)] = shapely.Point()
    return result


# ------------------------------------------------------------------------------------- brute, nette, certaine, size


def net(geometry: Any, width_m: float) -> Any:
    """Return the « nette » part: what is left once everything narrower than ``width_m`` is dropped.

    Opening ``buffer(−w/2).buffer(+w/2) ∩ original``. The erosion has round joins (the set of points at least w/2
    from the outside, exact up to the chord of the arcs: 0.12 % of w/2); the dilation has mitre joins, so that corners
    come back square: a convex polygon in which a disc of diameter w fits keeps its full area if its angles exceed
    11.5° (``MITRE_LIMIT``), where round joins would take (1 − π/4)·(w/2)² from each right angle. A strip exactly w
    wide is dropped, as « w ≤ 5 m » is a liseré. Idempotent up to that chord.
    Where it is cut, it is ``SLACK_M`` longer.

    Works on one polygonal geometry or on an array; w = 0 returns the polygonal part unchanged. Apply it to dissolved
    geometries: two strips side by side count as one. Each single part is opened alone: no disc goes through the point
    where two of them meet, and the tip of one is no room for another.
    """
    polygonal = polygons_of(geometry)
    if width_m <= 0:
        return polygonal
    whole = as_array(polygonal)
    pieces, owner = single_parts(whole)
    eroded = shapely.buffer(pieces, -width_m / 2, quad_segs=16)
    left = ~shapely.is_empty(eroded)
    opened = shapely.buffer(eroded[left], width_m / 2 + SLACK_M, join_style="mitre", mitre_limit=MITRE_LIMIT)
    cut, of = single_parts(polygons_of(overlay(shapely.intersection, opened, pieces[left])))
    found, group = np.unique(owner[left][of], return_inverse=True)
    result = np.where(shapely.is_missing(whole), None, shapely.Polygon())
    result[found] = gathered(cut, group)
    return result[0] if isinstance(polygonal, shapely.Geometry) else result


def certain(x: Any, reference: Any, uncertainty_m: float, operation: str = "intersection") -> shapely.Geometry:
    """Return the part of ``x`` in (or out of) a reference drawn with an uncertainty, whatever its true limit is.

    ``X ∩ R.buffer(−u)`` for an intersection; ``X \\ R.buffer(+u)`` for a difference. No opening here.
    A reference narrower than 2u vanishes: the certain part is then empty, which is right.
    """
    x = x if isinstance(x, shapely.Geometry) else dissolve(x)
    near = _near(reference, x, uncertainty_m + 1.0)
    return _measure(x, _moved(near, uncertainty_m, operation), operation)


@dataclass(frozen=True)
class Areas:
    """Areas « brute, nette, certaine » in m², with the geometries that prove them (certain ⊂ net ⊂ gross)."""

    gross_m2: float
    net_m2: float
    certain_m2: float
    gross: shapely.Geometry
    net: shapely.Geometry
    certain: shapely.Geometry


def gross_net_certain(
    x: Any, reference: Any, width_m: float, uncertainty_m: float, operation: str = "intersection"
) -> Areas:
    """Measure ``X ∩ R`` or ``X \\ R`` gross, net of slivers, and certain (grille_compatibilite.md section 4).

    brute = ``s(X ∩ R)``; nette = ``s(opening(X ∩ R))``; certaine = ``s(opening(X ∩ R.buffer(−u)))``, and for a
    difference u grows R. ``width_m`` is the tolerance (5 m by default in a grid), ``uncertainty_m`` comes from the
    role; 0 gives certaine = nette. ``x`` and ``reference`` are geometries or arrays, dissolved here.
    """
    x = x if isinstance(x, shapely.Geometry) else dissolve(x)
    near = _near(reference, x, uncertainty_m + width_m + 1.0)
    gross = _measure(x, near, operation)
    opened = net(gross, width_m)
    sure = opened
    if uncertainty_m > 0 and not opened.is_empty:  # a disc that fits in the gross part lies in the net one
        around = _around(near, opened, uncertainty_m + 1.0)
        sure = net(_measure(opened, _moved(around, uncertainty_m, operation), operation), width_m)
    return Areas(gross.area, opened.area, sure.area, gross, opened, sure)


def _near(reference: Any, x: shapely.Geometry, margin_m: float) -> shapely.Geometry:
    """Dissolve the part of a reference that can matter to ``x``: cut far away, where no buffer reaches it."""
    shapes = as_array(reference)
    if x.is_empty:
        return shapely.Polygon()
    west, south, east, north = x.bounds
    window = shapely.box(west - margin_m, south - margin_m, east + margin_m, north + margin_m)
    return dissolve(clip(polygons_of(shapes[shapely.intersects(window, shapes)]), window))


def _around(reference: shapely.Geometry, places: shapely.Geometry, margin_m: float) -> shapely.Geometry:
    """Return the part of a reference in the boxes ``margin_m`` around each part of some places."""
    west, south, east, north = shapely.bounds(single_parts(places)[0]).T
    boxes = shapely.box(west - margin_m, south - margin_m, east + margin_m, north + margin_m)
    return _measure(reference, dissolve(boxes), "intersection")


def _moved(reference: shapely.Geometry, uncertainty_m: float, operation: str) -> shapely.Geometry:
    if not uncertainty_m:
        return reference
    return shapely.buffer(reference, uncertainty_m) if operation == "difference" else eroded(reference, uncertainty_m)


def eroded(geometry: shapely.Geometry, distance_m: float) -> shapely.Geometry:
    """Return what lies at least ``distance_m`` inside a valid polygonal geometry, each single part alone."""
    pieces, _ = single_parts(geometry)
    inside, _ = single_parts(shapely.buffer(pieces, -distance_m))
    return inside[0] if len(inside) == 1 else shapely.multipolygons(inside)


def _measure(x: shapely.Geometry, reference: shapely.Geometry, operation: str) -> shapely.Geometry:
    function = {"intersection": shapely.intersection, "difference": shapely.difference}[operation]
    return polygons_of(overlay(function, x, reference)[0])


def mean_width(geometries: Any) -> Any:
    """Return the mean width ``2·A / P`` in m (P: perimeter, holes included); NaN where P = 0 or nothing is there."""
    area, perimeter = shapely.area(geometries), shapely.length(geometries)
    with np.errstate(divide="ignore", invalid="ignore"):
        width = np.where(perimeter > 0, 2 * area / np.where(perimeter > 0, perimeter, 1.0), np.nan)
    return float(width) if width.ndim == 0 else width


def hectares(geometries: Any) -> Any:
    """Return the area in hectares of a geometry or of each geometry of an array; NaN for None."""
    area = shapely.area(geometries) / 10_000
    return area if isinstance(area, np.ndarray) else float(area)


def minimum_rotated_rectangle_ratio(geometries: Any) -> np.ndarray:
    """Return length / width of the smallest-area rectangle around each geometry; NaN if flat, empty or None.

    Rotating edges of the convex hull: one side of the smallest rectangle lies on an edge of the hull.
    """
    hulls = shapely.convex_hull(as_array(geometries))
    return np.array([_rectangle_ratio(shapely.get_coordinates(hull)) for hull in hulls], dtype=float)


def _rectangle_ratio(ring: np.ndarray) -> float:
    if len(ring) < 4:
        return math.nan
    edges = np.diff(ring, axis=0)
    angles = np.arctan2(edges[:, 1], edges[:, 0])
    across = np.stack([np.cos(angles), np.sin(angles)], axis=1) @ ring.T
    along = np.stack([-np.sin(angles), np.cos(angles)], axis=1) @ ring.T
    sides = np.stack([np.ptp(across, axis=1), np.ptp(along, axis=1)], axis=1)
    best = sides[np.argmin(sides.prod(axis=1))]
    return float(best.max() / best.min()) if best.min() > 0 else math.nan


# ----------------------------------------------------------------------------------------------- priority partition


def overlapping_pairs(
    geometries: np.ndarray, known: Coverage | None = None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return positions i < j of the valid polygons that share an area > 0, and the polygonal part they share.

    ``known`` is the coverage of the same polygons when it was already computed; it remembers the answer.
    """
    known = coverage(geometries) if known is None else known
    if known.shared is None:
        first, second = known.first, known.second
        shared = overlay(shapely.intersection, geometries[first], geometries[second])
        real = shapely.area(shared) > 0
        known.shared = (first[real], second[real], polygons_of(shared[real]))
    return known.shared


def priority_partition(
    geometries: Any, classes: Sequence[Any], order: Sequence[Any], known: Coverage | None = None
) -> tuple[np.ndarray, float]:
    """Attribute each place covered twice to one polygon only, and return the area that was in double.

    A place goes to the class that comes first in ``order`` (classes absent from it come last), then, within a class,
    to the larger polygon, then to the smaller WKB: the result does not depend on the order of the features.
    ``P_i = Z_i \\ ⋃ Z_j`` for all ``Z_j`` before ``Z_i``. ``known``: see ``overlapping_pairs``.

    Returns
    -------
    Geometries by position (POLYGON EMPTY when wholly given to others, None for None), with disjoint interiors and
    the same union; and the area in m² counted more than once: ``Σ s(Z_i) − s(⋃ Z_i)``.
    """
    shapes = polygons_of(as_array(geometries))
    first, second, _ = overlapping_pairs(shapes, known)
    result = shapes.copy()
    if len(first) == 0:
        return result, 0.0
    rank = _priority_rank(shapes, np.union1d(first, second), classes, order)
    loser = np.where(rank[first] < rank[second], second, first)
    winner = np.where(rank[first] < rank[second], first, second)
    for target, taken in _what_is_taken(shapes, loser, winner):
        result[target] = polygons_of(overlay(shapely.difference, result[target], taken))
    losers = np.unique(loser)
    return result, float(shapely.area(shapes[losers]).sum() - shapely.area(result[losers]).sum())


def _what_is_taken(
    shapes: np.ndarray, loser: np.ndarray, winner: np.ndarray
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield rounds of (losers, what to take from each): small winners united first, then large ones one by one.

    Uniting a large winner with others costs more than taking it off alone.
    """
    large = shapely.get_num_coordinates(shapes[winner]) > LARGE_VERTICES
    order = np.lexsort((winner, loser))
    small = order[~large[order]]
    targets, starts = np.unique(loser[small], return_index=True)
    if len(targets):
        groups = np.split(winner[small], starts[1:])
        yield targets, np.array([shapes[g[0]] if len(g) == 1 else dissolve(shapes[g]) for g in groups], dtype=object)
    left = order[large[order]]
    while len(left):
        targets, now = np.unique(loser[left], return_index=True)
        yield targets, shapes[winner[left[now]]]
        left = np.delete(left, now)


def _priority_rank(
    shapes: np.ndarray, concerned: np.ndarray, classes: Sequence[Any], order: Sequence[Any]
) -> np.ndarray:
    place = {name: number for number, name in enumerate(order)}
    labels = list(classes)
    area = shapely.area(shapes)
    wkb = dict(zip(concerned, shapely.to_wkb(shapely.normalize(shapes[concerned]))))
    ranked = sorted(concerned, key=lambda i: (place.get(labels[i], len(place)), -area[i], wkb[i]))
    rank = np.zeros(len(shapes), dtype=int)
    rank[ranked] = np.arange(len(ranked))
    return rank
