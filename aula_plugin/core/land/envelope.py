"""Urban envelope: what is built is grown, united, shrunk back, holes are filled, what is too small is left out.

``X ⊕ D(dilation)``, then ``⊖ D(erosion)``, D being a disc: a closing when both are equal. Everything is in a
projected metre CRS; the result does not depend on the order of the objects. Source of the recipes: ``PRESETS``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.errors import GEOSException

from ..geometry import as_array, clip, dissolve, polygons_of
from ..shape_parts import filled, single_parts
from .chunks import Chunks
from .envelope_settings import Settings

#: Segments of a quarter of a circle: an arc is at most 0.12 % of its radius inside the true one.
QUARTER = 16
#: Objects are grown and united cell by cell, of that many times the dilation, and at least so many metres.
CELL_REACHES, CELL_MIN_M = 10, 100.0
#: Cells united, and parts shrunk, between two questions on whether to stop.
CELLS, PARTS = 25, 50
#: Holes smaller than that come from the rounding of coordinates (ha).
ROUNDING_HA = 1e-5


@dataclass(frozen=True)
class Drawn:
    """Envelopes, the largest first.

    Attributes
    ----------
    shapes : one surface by envelope, in one or several parts once cut by a territory.
    of_object : row of the envelope in which each object lies, −1 in none: told by one point inside the object.
    too_small : surfaces left out by the minimum area, and their area (m²).
    """

    shapes: np.ndarray
    of_object: np.ndarray
    too_small: int
    too_small_m2: float

    def counts(self) -> np.ndarray:
        """Return the number of objects of each envelope."""
        return np.bincount(self.of_object[self.of_object >= 0], minlength=len(self.shapes))


def draw(objects: Any, settings: Settings, chunks: Chunks | None = None) -> Drawn:
    """Draw the envelopes of some objects.

    Parameters
    ----------
    objects : valid polygons; None and empty ones are in no envelope.

    When the erosion is at most the dilation, an envelope holds its objects whole before it is simplified: the few
    centimetres that the arcs cut off their corners are given back. The minimum area is that of the outline as it is
    given out; a surface exactly that large is kept.
    """
    built = as_array(objects)
    chunks = chunks or Chunks()
    there = polygons_of(built[~(shapely.is_missing(built) | shapely.is_empty(built))])
    shapes = closing(there, settings.dilation, settings.erosion, chunks)
    shapes = _outermost(filled(shapes, max(settings.holes_ha, ROUNDING_HA)))
    shapes = _simplified(shapes, settings.simplification)
    area = shapely.area(shapes)
    kept = area >= settings.area_min_ha * 10_000 * (1 - 1e-9)
    west, south, _, _ = shapely.bounds(shapes).reshape(-1, 4).T
    order = np.lexsort((south, west, -area))
    found = shapes[order[kept[order]]]
    return Drawn(found, holder(built, found), int((~kept).sum()), float(area[~kept].sum()))


def closing(shapes: np.ndarray, dilation: float, erosion: float, chunks: Chunks | None = None) -> np.ndarray:
    """Return the single parts of ``(X ⊕ D(dilation)) ⊖ D(erosion)``, X being polygons that may overlap.

    With an erosion of at most the dilation, X is part of the result, to the last digit.
    """
    chunks = chunks or Chunks()
    grown = single_parts(_grown(shapes, dilation, chunks.part(0.0, 0.7)))[0]
    if erosion <= 0:
        return grown
    units = [(grown[at : at + PARTS], erosion) for at in range(0, len(grown), PARTS)]
    found = chunks.part(0.7, 1.0).run(_shrunk, units) if units else []
    shrunk = np.concatenate([grown[:0], *found])
    return _with(shrunk, shapes) if erosion <= dilation else shrunk


def _grown(shapes: np.ndarray, distance: float, chunks: Chunks) -> shapely.Geometry:
    """Return the union of what lies within a distance of some polygons."""
    if distance <= 0 or not len(shapes):
        return dissolve(shapes)
    cells = _cells(shapes, max(CELL_MIN_M, CELL_REACHES * distance))
    units = [(shapes, cells[at : at + CELLS], distance) for at in range(0, len(cells), CELLS)]
    return dissolve(np.concatenate(chunks.run(_grown_cells, units)))


def _cells(shapes: np.ndarray, side: float) -> list[np.ndarray]:
    """Return positions cell by cell, in an order of their own: the last digits of a union depend on it."""
    west, south, east, north = shapely.bounds(shapes).T
    column, row = np.floor((west + east) / 2 / side), np.floor((south + north) / 2 / side)
    order = np.lexsort((north, east, south, west, row, column))
    moved = np.flatnonzero((np.diff(column[order]) != 0) | (np.diff(row[order]) != 0)) + 1
    return np.split(order, moved)


def _grown_cells(shapes: np.ndarray, cells: list[np.ndarray], distance: float) -> np.ndarray:
    return as_array([_united(shapely.buffer(shapes[cell], distance, quad_segs=QUARTER)) for cell in cells])


def _united(shapes: np.ndarray) -> shapely.Geometry:
    """Return the union of shapes of one cell: most of them meet, and looking for those that do not costs as much."""
    try:
        return shapely.union_all(shapes)
    except GEOSException:
        return dissolve(shapes)


def _shrunk(shapes: np.ndarray, distance: float) -> np.ndarray:
    return single_parts(shapely.buffer(shapes, -distance, quad_segs=QUARTER))[0]


def _with(shapes: np.ndarray, objects: np.ndarray) -> np.ndarray:
    """Return surfaces united with the objects that stick out of them: arcs are chords, corners lose a little."""
    held = np.zeros(len(objects), dtype=bool)
    held[shapely.STRtree(objects).query(shapes, predicate="covers")[1]] = True
    if held.all():
        return shapes
    return single_parts(dissolve(np.concatenate([shapes, objects[~held]])))[0]


def _outermost(shapes: np.ndarray) -> np.ndarray:
    """Return surfaces without those that lie in another one: islands of a hole that was filled."""
    outer, inner = shapely.STRtree(shapes).query(shapes, predicate="covers")
    return np.delete(shapes, inner[outer != inner])


def _simplified(shapes: np.ndarray, tolerance: float) -> np.ndarray:
    """Return outlines with fewer vertices, none farther than the tolerance; those that would run into another stay.

    Rings begin at a corner, so that it is kept.
    """
    if tolerance <= 0 or not len(shapes):
        return shapes
    result = shapely.simplify(shapely.normalize(shapes), tolerance, preserve_topology=True)
    while True:
        one, other = shapely.STRtree(result).query(result, predicate="intersects")
        first = one < other
        one, other = one[first], other[first]
        over = shapely.relate_pattern(result[one], result[other], "T********")
        back = np.unique(np.concatenate([one[over], other[over]]))
        back = back[~shapely.equals_exact(result[back], shapes[back])]
        if not len(back):
            return result
        result[back] = shapes[back]


def holder(objects: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Return the row of the place in which each object lies, told by one point inside it; −1 in none."""
    found = np.full(len(objects), -1)
    there = np.flatnonzero(~(shapely.is_missing(objects) | shapely.is_empty(objects)))
    points = shapely.point_on_surface(objects[there])
    place, point = shapely.STRtree(points).query(places, predicate="intersects")
    found[there[point]] = place
    return found


def cut(drawn: Drawn, objects: np.ndarray, limits: shapely.Geometry) -> Drawn:
    """Return envelopes cut by the limits of a territory, once judged whole; what lies out of it is left out."""
    shapes = polygons_of(clip(drawn.shapes, limits))
    shapes = shapes[shapely.area(shapes) > 0]
    return Drawn(shapes, holder(objects, shapes), drawn.too_small, drawn.too_small_m2)
