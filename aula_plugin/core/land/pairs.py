"""Pairs of polygons of two land covers that share an area: what did not change is recognised rather than overlaid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ..geometry import overlaid
from .chunks import Chunks

#: Pieces smaller than that come from the rounding of coordinates (m²).
SMALLEST_M2 = 1e-6
#: Pairs whose places are compared, and pairs overlaid, between two questions on whether to stop.
COMPARED, OVERLAID = 10_000, 2_000
#: What a piece is: the whole polygon of the first date, that of the second, or what they share.
FIRST, SECOND, SHARED = 0, 1, 2
#: How a polygon lies to another.
APART, MEETING, HELD = -1, 0, 1


@dataclass(frozen=True)
class Pairs:
    """Rows of two layers whose polygons share an area (m²), and which of them is the piece."""

    first: np.ndarray
    second: np.ndarray
    kind: np.ndarray
    area: np.ndarray


def pairs(left: np.ndarray, right: np.ndarray, of_left: np.ndarray, of_right: np.ndarray, chunks: Chunks) -> Pairs:
    """Return the pairs of polygons, of the rows given, that share more than ``SMALLEST_M2``.

    Two polygons drawn with the same coordinates, each once in its layer, are one pair and make no other with those of
    that sort.
    """
    same_left, same_right = _same(left, right, of_left, of_right)
    new_left, new_right = np.setdiff1d(of_left, same_left), np.setdiff1d(of_right, same_right)
    one, other = _near(left, right, new_left, of_right)
    back, forth = _near(right, left, new_right, same_left)
    one, other = np.concatenate([one, forth]), np.concatenate([other, back])
    kind = _kinds(left, right, one, other, chunks.part(0.0, 0.4))
    met = kind != APART
    one, other, kind = one[met], other[met], kind[met]
    area = shapely.area(np.where(kind == FIRST, left[one], right[other]))
    shared = np.flatnonzero(kind == SHARED)
    area[shared] = shared_areas(left[one[shared]], right[other[shared]], chunks.part(0.4, 1.0))
    real = area > SMALLEST_M2
    return Pairs(
        np.concatenate([same_left, one[real]]),
        np.concatenate([same_right, other[real]]),
        np.concatenate([np.full(len(same_left), FIRST, dtype=np.int8), kind[real]]),
        np.concatenate([shapely.area(left[same_left]), area[real]]),
    )


def _same(
    left: np.ndarray, right: np.ndarray, of_left: np.ndarray, of_right: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows of the polygons drawn with the same coordinates, once in each layer."""
    drawn = [shapely.to_wkb(layer[rows], output_dimension=2) for layer, rows in ((left, of_left), (right, of_right))]
    number, _ = pd.factorize(np.concatenate(drawn))
    one, other = number[: len(of_left)], number[len(of_left) :]
    once = (np.bincount(one, minlength=len(number)) == 1) & (np.bincount(other, minlength=len(number)) == 1)
    row = np.zeros(len(number), dtype=np.intp)
    row[other] = of_right
    same = once[one]
    return of_left[same], row[one[same]]


def _near(
    left: np.ndarray, right: np.ndarray, of_left: np.ndarray, of_right: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows of the polygons whose rectangles meet."""
    one, other = shapely.STRtree(right[of_right]).query(left[of_left])
    return of_left[one], of_right[other]


def _kinds(left: np.ndarray, right: np.ndarray, one: np.ndarray, other: np.ndarray, chunks: Chunks) -> np.ndarray:
    """Tell what the piece of each pair is; ``APART`` when its polygons do not meet."""
    relation = relations(left, right, one, other, chunks.part(0.0, 0.7))
    kind = np.select([relation == HELD, relation == APART], [SECOND, APART], SHARED).astype(np.int8)
    todo = np.flatnonzero(kind == SHARED)
    todo = todo[_box_in_box(left[one[todo]], right[other[todo]])]
    relation = relations(right, left, other[todo], one[todo], chunks.part(0.7, 1.0))
    kind[todo[relation == HELD]] = FIRST
    return kind


def relations(outer: np.ndarray, inner: np.ndarray, one: np.ndarray, other: np.ndarray, chunks: Chunks) -> np.ndarray:
    """Tell of each pair of rows how the polygon of ``inner`` lies to that of ``outer``: apart, meeting, held by it."""
    order = np.argsort(one, kind="stable")
    units = []
    for part in np.split(order, np.arange(COMPARED, len(order), COMPARED)):
        rows, which = np.unique(one[part], return_inverse=True)
        units.append((outer[rows], which, inner[other[part]]))
    relation = np.empty(len(one), dtype=np.int8)
    relation[order] = np.concatenate(chunks.run(_relation, units))
    return relation


def _relation(outer: np.ndarray, which: np.ndarray, inner: np.ndarray) -> np.ndarray:
    own = shapely.force_2d(outer)  # copies: preparing is not safe from two threads at once
    shapely.prepare(own)
    own = own[which]
    relation = np.full(len(own), MEETING, dtype=np.int8)
    inside = np.flatnonzero(_box_in_box(inner, own))
    relation[inside[shapely.covers(own[inside], inner[inside])]] = HELD
    left = np.flatnonzero(relation == MEETING)
    relation[left[~shapely.intersects(own[left], inner[left])]] = APART
    return relation


def _box_in_box(inner: np.ndarray, outer: np.ndarray) -> np.ndarray:
    inside, around = shapely.bounds(inner), shapely.bounds(outer)
    return (inside[:, :2] >= around[:, :2]).all(axis=1) & (inside[:, 2:] <= around[:, 2:]).all(axis=1)


def shared_areas(left: np.ndarray, right: np.ndarray, chunks: Chunks) -> np.ndarray:
    """Return the area that two polygons share, pair by pair (m²)."""
    at = np.arange(OVERLAID, len(left), OVERLAID)
    return np.concatenate(chunks.run(_shared_area, list(zip(np.split(left, at), np.split(right, at)))))


def _shared_area(left: np.ndarray, right: np.ndarray) -> Any:
    return shapely.area(overlaid(shapely.intersection, left, right))
