"""How wide a disc can roll along a corridor, from one réservoir to another, and where it is stopped."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import shapely

from ...geometry import clip, dissolve, overlay, polygons_of, single_parts

#: A réservoir at most this far from a corridor is touched by it, and two réservoirs this near are one (m).
TOUCH_M = 1.0
#: Not passable at this width: the corridor is cut (m). Widths are multiples of it.
CUT_M = 0.5
#: Sides of a quarter of circle in the erosions: the chord is 0.5 % short of the half-width, 12 cm at 50 m.
QUARTER = 8
#: Rounding of the buffers allowed between a disc and a réservoir (m).
SLACK_M = 0.01


@dataclass(frozen=True)
class Opening:
    """Free width of a corridor: open at ``open_m``, closed at ``width_m`` (0: cut), or wider than ``width_m``."""

    width_m: float
    open_m: float
    closed_m: float
    beyond: bool = False


class Passage:
    """A corridor with the réservoirs at its ends, cut where nothing as wide as ``w_max_m`` can feel them.

    Parameters
    ----------
    touched, groups : what ``reservoirs_touched`` returns.
    """

    def __init__(self, shape: shapely.Geometry, touched: np.ndarray, groups: np.ndarray, w_max_m: float) -> None:
        west, south, east, north = shape.bounds
        reach = w_max_m / 2 + 2 * TOUCH_M
        ends = clip(touched, shapely.box(west - reach, south - reach, east + reach, north + reach))
        self.shape = shape
        self.ends = ends
        self.groups = groups
        self.n_ends = len(np.unique(groups))
        self._gap = shapely.distance(ends, shape)
        shapely.prepare(self.ends)

    def without(self, obstacles: np.ndarray) -> shapely.Geometry:
        """Return the corridor less the obstacles; the corridor itself when none meets it."""
        shapely.prepare(self.shape)
        near = obstacles[shapely.intersects(self.shape, obstacles)] if len(obstacles) else obstacles
        if not len(near):
            return self.shape
        inside = dissolve(clip(near, shapely.box(*self.shape.bounds)))
        return polygons_of(overlay(shapely.difference, np.array([self.shape]), np.array([inside]))[0])

    def reached(self, lumps: np.ndarray, width_m: float) -> list[set[int]]:
        """Return the réservoirs that each part of ``libre(width_m)`` reaches once they are grown by half the width."""
        if not len(lumps):
            return []
        reach = width_m / 2 + SLACK_M + self._gap
        found = shapely.dwithin(self.ends[None, :], lumps[:, None], reach[None, :])
        return [set(self.groups[row].tolist()) for row in found]

    def is_open(self, free: shapely.Geometry, width_m: float) -> bool:
        """Return whether one part of ``libre(width_m)`` touches two réservoirs."""
        return any(len(ends) > 1 for ends in self.reached(_eroded(free, width_m), width_m))

    def links(self, free: shapely.Geometry, width_m: float) -> set[tuple[int, int]]:
        """Return the pairs of réservoirs joined at a width."""
        joined = self.reached(_eroded(free, width_m), width_m)
        return {pair for ends in joined for pair in combinations(sorted(ends), 2)}


def reservoirs_touched(shape: shapely.Geometry, reservoirs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the single pieces of réservoirs that a corridor touches, and the réservoir each belongs to.

    Pieces within ``TOUCH_M`` of one another are one réservoir: a corridor between two plots of the same wood leads
    nowhere.
    """
    pieces = single_parts(reservoirs)[0]
    shapely.prepare(shape)
    pieces = pieces[shapely.dwithin(shape, pieces, TOUCH_M)] if len(pieces) else pieces
    if not len(pieces):
        return pieces, np.array([], dtype=int)
    blocks = single_parts(dissolve(shapely.buffer(pieces, TOUCH_M / 2)))[0]
    inner = shapely.point_on_surface(pieces)
    owner, block = shapely.STRtree(blocks).query(inner, predicate="intersects")
    groups = np.zeros(len(pieces), dtype=int)
    groups[owner] = block
    return pieces, groups


def narrowest(passage: Passage, free: shapely.Geometry, w_max_m: float, drawn: Opening | None = None) -> Opening:
    """Return the width at which ``free`` closes, by bisection of 0 to ``w_max_m``, rounded up to ``CUT_M``.

    Closing happens at the width itself, so that a corridor exactly 50 m wide measures 50 m. ``drawn`` is the opening of
    the same corridor without obstacles, which bounds this one.
    """
    widest = w_max_m
    if drawn is not None and not drawn.beyond:
        widest = drawn.closed_m
    elif passage.is_open(free, w_max_m):
        return Opening(w_max_m, w_max_m, w_max_m, beyond=True)
    if not passage.is_open(free, CUT_M):
        return Opening(0.0, 0.0, CUT_M)
    low, high = 1, max(2, math.ceil(widest / CUT_M))
    while high - low > 1:
        middle = (low + high) // 2
        if passage.is_open(free, middle * CUT_M):
            low = middle
        else:
            high = middle
    return Opening(high * CUT_M, low * CUT_M, high * CUT_M)


def bottleneck(
    passage: Passage, free: shapely.Geometry, opening: Opening
) -> tuple[shapely.Geometry, shapely.Geometry] | None:
    """Return the place where the corridor closes, and its centre; None when it was never continuous.

    The centres that a disc of the last open width can take and a disc of the first closed width cannot, where they
    join two sides that the second one cannot join, are drawn with the width of the disc. For a corridor that is cut,
    the place is what separates its sides.
    """
    step = opening.closed_m - opening.open_m
    sides = _eroded(free, opening.closed_m)
    before = _rolled(passage, free, opening.open_m) if opening.width_m else passage.shape
    taken = dissolve(shapely.buffer(sides, step, quad_segs=2))
    pieces = single_parts(polygons_of(overlay(shapely.difference, np.array([before]), np.array([taken]))[0]))[0]
    joins = np.array([_joins(passage, piece, sides, opening) for piece in pieces], dtype=bool)
    if not joins.any():
        return None
    pieces = pieces[joins]
    largest = pieces[np.argmax(shapely.area(pieces))]
    centre = shapely.centroid(largest)
    if not largest.intersects(centre):
        centre = shapely.point_on_surface(largest)
    return dissolve(shapely.buffer(pieces, opening.open_m / 2)), centre


def _eroded(free: shapely.Geometry, width_m: float) -> np.ndarray:
    return single_parts(shapely.buffer(free, -width_m / 2, quad_segs=QUARTER))[0]


def _rolled(passage: Passage, free: shapely.Geometry, width_m: float) -> shapely.Geometry:
    """Return the centres of a disc of ``width_m`` that joins two réservoirs."""
    lumps = _eroded(free, width_m)
    joining = np.array([len(ends) > 1 for ends in passage.reached(lumps, width_m)], dtype=bool)
    return dissolve(lumps[joining])


def _joins(passage: Passage, piece: shapely.Geometry, sides: np.ndarray, opening: Opening) -> bool:
    """Return whether a piece touches two sides, or réservoirs, that are not joined any more."""
    joined = set().union(*passage.reached(np.array([piece]), opening.open_m))
    step = opening.closed_m - opening.open_m
    touched = shapely.dwithin(piece, sides, 3 * step) if len(sides) else np.array([], dtype=bool)
    for position, ends in enumerate(passage.reached(sides[touched], opening.closed_m)):
        joined |= ends or {-1 - position}
    return len(joined) > 1
