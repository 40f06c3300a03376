"""Pairs of polygons of two land covers that share an area: what did not change is recognised rather than overlaid."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import pandas as pd
import shapely

from .chunks import Chunks
from .shared import APART, HELD, relations, shared_areas

#: Pieces smaller than that come from the rounding of coordinates (m²).
SMALLEST_M2 = 1e-6
#: Share of a polygon that is only the rounding of its coordinates.
RELATIVE = 1e-9
#: What a piece is: the whole polygon of the first date, that of the second, or what they share.
FIRST, SECOND, SHARED = 0, 1, 2


@dataclass(frozen=True)
class Pairs:
    """Rows of two layers whose polygons share an area (m²), and which of them is the piece."""

    first: np.ndarray
    second: np.ndarray
    kind: np.ndarray
    area: np.ndarray


def pairs(left: np.ndarray, right: np.ndarray, of_left: np.ndarray, of_right: np.ndarray, chunks: Chunks) -> Pairs:
    """Return the pairs of polygons, of the rows given, that share more than ``SMALLEST_M2``.

    Two polygons drawn with the same coordinates, each once in its layer, are one pair. The others are compared with one
    another; then, with those that did not change, the ones whose whole area is not found yet.
    """
    same_left, same_right = same_outlines(left, right, of_left, of_right)
    new_left, new_right = np.setdiff1d(of_left, same_left), np.setdiff1d(of_right, same_right)
    new = _crossed(left, right, *_near(left, right, new_left, new_right), chunks.part(0.0, 0.8))
    some_left, some_right = (
        _unexplained(left, new_left, new.first, new),
        _unexplained(right, new_right, new.second, new),
    )
    one, other = _near(left, right, some_left, same_right)
    back, forth = _near(right, left, some_right, same_left)
    one, other = np.concatenate([one, forth]), np.concatenate([other, back])
    mixed = _crossed(left, right, one, other, chunks.part(0.8, 1.0))
    kind = np.full(len(same_left), FIRST, dtype=np.int8)
    same = Pairs(same_left, same_right, kind, shapely.area(left[same_left]))
    return Pairs(*(np.concatenate([getattr(p, f.name) for p in (same, new, mixed)]) for f in fields(Pairs)))


def _unexplained(layer: np.ndarray, rows: np.ndarray, found: np.ndarray, pairs: Pairs) -> np.ndarray:
    """Return the polygons of some rows of which no pair tells a part."""
    own = shapely.area(layer[rows])
    told = np.bincount(found, pairs.area, minlength=len(layer))[rows]
    return rows[own - told > np.maximum(SMALLEST_M2, RELATIVE * own)]


def _crossed(left: np.ndarray, right: np.ndarray, one: np.ndarray, other: np.ndarray, chunks: Chunks) -> Pairs:
    """Return what the polygons of each pair of rows share, without the pairs that share nothing."""
    kind = _kinds(left, right, one, other, chunks.part(0.0, 0.2))
    met = kind != APART
    one, other, kind = one[met], other[met], kind[met]
    own, its = shapely.area(left[one]), shapely.area(right[other])
    area = np.where(kind == FIRST, own, its)
    shared = np.flatnonzero(kind == SHARED)
    area[shared] = shared_areas(left, right, one[shared], other[shared], chunks.part(0.2, 1.0))
    kind[shared[its[shared] - area[shared] <= SMALLEST_M2]] = SECOND
    kind[shared[own[shared] - area[shared] <= SMALLEST_M2]] = FIRST
    real = area > SMALLEST_M2
    return Pairs(one[real], other[real], kind[real], area[real])


def same_outlines(
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
    larger = _extent(left[one]) >= _extent(right[other])
    kind = np.full(len(one), SHARED, dtype=np.int8)
    for outer, inner, of_outer, of_inner, asked, piece, part in (
        (left, right, one, other, np.flatnonzero(larger), SECOND, chunks.part(0.0, 0.5)),
        (right, left, other, one, np.flatnonzero(~larger), FIRST, chunks.part(0.5, 1.0)),
    ):
        relation = relations(outer, inner, of_outer[asked], of_inner[asked], part)
        kind[asked[relation == HELD]] = piece
        kind[asked[relation == APART]] = APART
    return kind


def _extent(shapes: np.ndarray) -> np.ndarray:
    west, south, east, north = shapely.bounds(shapes).T
    return np.asarray((east - west) * (north - south))
