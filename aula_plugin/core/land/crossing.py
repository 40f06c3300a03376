"""Crossing of two dated land covers and of territories: which polygon became which, where, over how many m².

Most polygons do not change from one date to the next, and most lie wholly inside one territory: those are recognised,
not overlaid. Areas are arrays; the shape of a piece is drawn again only when it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely

from ..geometry import as_array, overlay, polygons_of
from .chunks import Cancelled, Chunks, Progress
from .pairs import FIRST, SECOND, SHARED, SMALLEST_M2, Pairs, pairs
from .shared import APART, HELD, relations, shared_areas


@dataclass(frozen=True)
class Crossing:
    """Pieces of land: one by polygon of the first date, polygon of the second and territory that share an area.

    A piece in two territories that overlap has a row in each. What lies in one land cover only, or in no territory, has
    none: see ``footprint``.

    Attributes
    ----------
    first, second, territory : rows in the three arrays that were crossed, never −1.
    area : area of each piece, m².
    kind, cut : what the piece is (see ``pairs``), and whether the territory cuts it: how to draw it.
    layers : the three arrays.
    """

    first: np.ndarray
    second: np.ndarray
    territory: np.ndarray
    area: np.ndarray
    kind: np.ndarray
    cut: np.ndarray
    layers: tuple[np.ndarray, np.ndarray, np.ndarray]

    def __len__(self) -> int:
        return len(self.first)

    def shapes(self, positions: Any = None) -> np.ndarray:
        """Return the polygons of some pieces (positions or mask; all by default), drawn now."""
        asked = np.arange(len(self)) if positions is None else np.arange(len(self))[positions]
        result = self.uncut(asked)
        cut = np.flatnonzero(self.cut[asked])
        result[cut] = _shared(result[cut], self.layers[2][self.territory[asked[cut]]])
        return result

    def uncut(self, positions: Any) -> np.ndarray:
        """Return what the two polygons of some pieces share, not cut by the territory."""
        kind = self.kind[positions]
        first, second = self.layers[0][self.first[positions]], self.layers[1][self.second[positions]]
        result = np.where(kind == SECOND, second, first)
        shared = np.flatnonzero(kind == SHARED)
        result[shared] = _shared(first[shared], second[shared])
        return result

    def only(self, kept: np.ndarray) -> Crossing:
        """Return some of the pieces."""
        columns = {name: getattr(self, name)[kept] for name in ("first", "second", "territory", "area", "kind", "cut")}
        return replace(self, **columns)


def _shared(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    return np.asarray(polygons_of(overlay(shapely.intersection, left, right)))


def cross(
    first: Any, second: Any, territories: Any, progress: Progress = None, cancelled: Cancelled = None
) -> Crossing:
    """Cross two land covers and territories.

    Parameters
    ----------
    first, second : valid polygons in a projected metre CRS; None and empty ones hold nothing. No second, or the first
        itself: one layer that bears both dates, only cut by the territories.
    territories : valid polygons, which may overlap.
    progress : told the share done, 0 to 1.
    cancelled : asked between chunks of objects.

    A polygon drawn with the same coordinates at both dates is one piece that did not change, whatever overlaps it in
    its own layer: a place covered twice at both dates is no change. Any other two polygons that share more than
    ``SMALLEST_M2`` make a piece: a place covered twice at one date only is counted twice.

    Raises
    ------
    InputError
        The person stopped the run.
    """
    left, places = as_array(first), as_array(territories)
    right = left if second is None or second is first else as_array(second)
    chunks = Chunks(progress, cancelled)
    inside = Inside.of(left, places, chunks.part(0.0, 0.1))
    rows = np.unique(inside.polygon)
    if right is left:
        found = Pairs(rows, rows, np.full(len(rows), FIRST, dtype=np.int8), shapely.area(left[rows]))
    else:
        met = np.unique(shapely.STRtree(right).query(places)[1])
        found = pairs(left, right, rows, met, chunks.part(0.1, 0.8))
    return _by_territory((left, right, places), found, inside, chunks.part(0.8, 1.0))


@dataclass(frozen=True)
class Inside:
    """Which polygons meet which territories, in order of polygon, and which lie inside, away from the limits."""

    polygon: np.ndarray
    territory: np.ndarray
    whole: np.ndarray

    @classmethod
    def of(cls, polygons: np.ndarray, territories: np.ndarray, chunks: Chunks) -> Inside:
        """Find them, territory by territory."""
        place, polygon = shapely.STRtree(polygons).query(territories)
        relation = relations(territories, polygons, place, polygon, chunks)
        order = np.lexsort((place, polygon))
        order = order[relation[order] != APART]
        return cls(polygon[order], place[order], relation[order] == HELD)

    def of_rows(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the positions in ``rows``, and here, of the territories each polygon of ``rows`` meets."""
        start = np.searchsorted(self.polygon, rows)
        count = np.searchsorted(self.polygon, rows, side="right") - start
        position = np.repeat(np.arange(len(rows)), count)
        within = np.arange(len(position)) - np.repeat(np.cumsum(count) - count, count)
        return position, start[position] + within


def _by_territory(
    layers: tuple[np.ndarray, np.ndarray, np.ndarray], found: Pairs, inside: Inside, chunks: Chunks
) -> Crossing:
    """Share pieces among the territories; those that neither of their polygons keeps inside one are cut."""
    _, second, territories = layers
    position, at = inside.of_rows(found.first)
    cut = ~inside.whole[at]
    doubtful = np.flatnonzero(cut & (found.kind[position] != FIRST))
    rows = found.second[position[doubtful]]
    relation = relations(territories, second, inside.territory[at[doubtful]], rows, chunks.part(0.0, 0.3))
    cut[doubtful[relation == HELD]] = False
    met = np.ones(len(at), dtype=bool)
    met[doubtful[relation == APART]] = False
    position, territory, cut = position[met], inside.territory[at[met]], cut[met]
    area, kind = found.area[position], found.kind[position]
    crossing = Crossing(found.first[position], found.second[position], territory, area, kind, cut, layers)
    todo = np.flatnonzero(cut)
    _, heads, rows = np.unique(position[todo], return_index=True, return_inverse=True)
    inner = shared_areas(crossing.uncut(todo[heads]), territories, rows, territory[todo], chunks.part(0.3, 1.0))
    cut[todo] = area[todo] - inner > SMALLEST_M2
    area[todo] = np.where(cut[todo], inner, area[todo])
    return crossing.only(area > SMALLEST_M2)
