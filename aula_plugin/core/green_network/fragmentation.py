"""Fragmentation of polygons: patches made whole, cut by what fragments them, then by reporting units.

All lengths and areas in a projected CRS in metres. Formulas: ``mesh``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..geometry import as_array, dissolve, overlapping_pairs, overlay, polygons_of, single_parts
from ..typography import accord, insecables, nombre, pluriel
from .cutting import without
from .mesh import Pieces
from .waiting import never, waited

#: Pairs overlaid, or lines widened, between two questions on whether to stop.
CHUNK = 500
#: Vertices that stand this close to a straight line are of no use to widen it (m).
STRAIGHT_M = 0.001
#: The point of a sharp corner is cut at this many half-widths.
MITRE_LIMIT = 2.0
#: Under this area, what is covered twice is what computing leaves (m²).
NOTHING_M2 = 0.5
#: An outline follows an edge when it lies this close to it (m)…
EDGE_M = 0.001
#: … over this length (m): a summit that touches the rectangle of a layer does not show that the layer was cut there.
ALONG_M = 10.0
#: A side that goes through the band around an edge, and does not follow it, leaves less than this in it (m).
CROSSING_M = 0.5


@dataclass(frozen=True)
class Patches:
    """Single polygons that touch nowhere along a side, the largest first.

    Attributes
    ----------
    shapes, area : outlines, and their areas in m².
    notes : what was dissolved, cut and dropped, in French.
    """

    shapes: npt.NDArray[np.object_]
    area: npt.NDArray[np.float64]
    notes: list[str] = field(default_factory=list)


def widened(lines: Any, width_m: npt.NDArray[np.float64], check: Callable[[], None] = never) -> npt.NDArray[np.object_]:
    """Return the ground that lines take, half their width on each side and past each end; surfaces stay as they are.

    Ends are square and corners pointed: round ones have twice the vertices, which all that follows pays for.
    """
    shapes = as_array(lines)
    surfaces = shapely.get_dimensions(shapes) == 2
    result = shapes.copy()
    for start in range(0, len(shapes), CHUNK):
        check()
        part = np.flatnonzero(~surfaces[start : start + CHUNK]) + start
        straight = shapely.simplify(shapes[part], STRAIGHT_M)
        result[part] = shapely.buffer(
            straight, width_m[part] / 2, cap_style="square", join_style="mitre", mitre_limit=MITRE_LIMIT
        )
    return result


def make_patches(
    natural: Any, fragmenting: Any = None, min_m2: float = 0.0, check: Callable[[], None] = never
) -> Patches:
    """Dissolve polygons, take off what fragments them, and keep the single parts of ``min_m2`` or more.

    Two polygons that share a side are one patch; two that meet at a point are two. The order of the features does
    not matter: patches are sorted by area, then place.

    Parameters
    ----------
    natural : valid polygons, of patches or of a whole territory; they may overlap.
    fragmenting : valid polygons (see ``widened``); None when the patches are cut already.
    """
    given = as_array(natural)
    parts, _ = waited(lambda: single_parts(polygons_of(dissolve(given))), check)
    twice = float(np.nansum(shapely.area(given)) - shapely.area(parts).sum())
    notes = waited(lambda: _overlaps(given), check) if twice >= NOTHING_M2 else []
    if fragmenting is not None and len(fragmenting):
        before = float(shapely.area(parts).sum())
        parts = without(parts, as_array(fragmenting), check)
        taken = nombre((before - float(shapely.area(parts).sum())) / 1e4, 1)
        notes.append(f"Éléments fragmentants : {taken} ha ôtés, {pluriel(len(parts), 'tache')} après découpe.")
    area = shapely.area(parts)
    small = area < min_m2
    if small.any():
        notes.append(
            f"{pluriel(int(small.sum()), 'tache écartée', 'taches écartées')} sous la surface minimale "
            f"({nombre(float(area[small].sum()) / 1e4, 2)} ha en tout)."
        )
    parts, area = parts[~small & (area > 0)], area[~small & (area > 0)]
    bounds = shapely.bounds(parts).reshape(-1, 4)
    order = np.lexsort((bounds[:, 1], bounds[:, 0], -area))
    return Patches(parts[order], area[order], [insecables(note) for note in notes])


def _overlaps(shapes: npt.NDArray[np.object_]) -> list[str]:
    """Tell the polygons that overlap: the place covered twice counts once."""
    first, _, shared = overlapping_pairs(shapes) if len(shapes) > 1 else ([], [], np.zeros(0, dtype=object))
    if not len(first):
        return []
    twice = float(shapely.area(shared).sum()) / 1e4
    pairs = f"{pluriel(len(first), 'paire')} de polygones {accord(len(first), 'se recouvre', 'se recouvrent')}"
    return [f"{pairs} ({nombre(twice, 2)} ha) : réunis, la surface commune compte une fois."]


def cut(patches: Patches, units: Any, check: Callable[[], None] = never) -> Pieces:
    """Return the pieces of patches in each unit; units are valid polygons, None or empty for one without ground."""
    shapes = as_array(units)
    if not len(patches.shapes) or not len(shapes):
        return Pieces.none()
    unit, patch = shapely.STRtree(patches.shapes).query(shapes, predicate="intersects")
    shapely.prepare(shapes)
    found = []
    for start in range(0, len(unit), CHUNK):
        some = slice(start, start + CHUNK)
        found.append(waited(lambda: _pieces(patches.shapes, shapes, unit[some], patch[some]), check))  # noqa: B023
    return Pieces.joined(found)


def _pieces(
    patches: npt.NDArray[np.object_],
    units: npt.NDArray[np.object_],
    unit: npt.NDArray[np.int64],
    patch: npt.NDArray[np.int64],
) -> Pieces:
    held = shapely.covers(units[unit], patches[patch])
    shared = patches[patch].copy()
    shared[~held] = polygons_of(overlay(shapely.intersection, patches[patch[~held]], units[unit[~held]]))
    parts, owner = single_parts(shared)
    area = shapely.area(parts)
    real = area > 0
    return Pieces(unit[owner[real]], patch[owner[real]], area[real])


def on_edge(patches: Patches, edges: Any, check: Callable[[], None] = never) -> npt.NDArray[np.bool_]:
    """Return which patches follow an edge of what is known over ``ALONG_M``: they were likely cut there.

    ``edges``: polygons whose outlines are the edges (rectangle of the layer, study area, reporting units dissolved).
    """
    sides, _ = _segments(as_array(edges))
    bands = shapely.buffer(sides, EDGE_M, cap_style="flat")
    followed = np.zeros(len(patches.shapes))
    near = np.unique(shapely.STRtree(patches.shapes).query(bands, predicate="intersects")[1])
    tree = shapely.STRtree(bands)
    for start in range(0, len(near), CHUNK):
        check()
        some = near[start : start + CHUNK]
        outline, owner = _segments(patches.shapes[some])
        own, band = tree.query(outline)
        shared = shapely.length(shapely.intersection(outline[own], bands[band]))
        # A side that merely crosses the band leaves some millimetres in it.
        along = shared >= np.minimum(CROSSING_M, 0.9 * shapely.length(outline[own]))
        followed[some] += np.bincount(owner[own[along]], weights=shared[along], minlength=len(some))
    return followed >= ALONG_M


def _segments(shapes: npt.NDArray[np.object_]) -> tuple[npt.NDArray[np.object_], npt.NDArray[np.int64]]:
    """Return each side of the outlines of polygons, and the position of the polygon it comes from."""
    rings, ring_owner = shapely.get_parts(shapely.boundary(shapes), return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    together = ring[1:] == ring[:-1]
    ends = np.stack([points[:-1][together], points[1:][together]], axis=1)
    return shapely.linestrings(ends), ring_owner[ring[:-1][together]]
