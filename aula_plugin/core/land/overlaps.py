"""Places that several polygons of one land cover claim, and the share of what they cover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from ..components import components
from ..geometry import as_array, dissolve, mean_width, overlay
from ..shape_parts import gathered, single_parts
from .chunks import Chunks
from .loose import loose_edges
from .shared import shared_areas

#: Shared parts of a lesser mean width (m) are the rounding of coordinates, not two claims on one place.
WIDTH_MIN_M = 0.01


@dataclass(frozen=True)
class Overlaps:
    """What is claimed twice or more.

    Attributes
    ----------
    pairs : positions i < j of the polygons that share a place, one row by pair, in order.
    shapes, areas : the place each pair shares, and its area in m².
    covered_m2 : area covered by at least one polygon.
    overlapped_m2 : area covered by two and more, counted once.
    share : ``overlapped_m2 / covered_m2``, from 0 to 1; 0 where nothing is covered.
    """

    pairs: np.ndarray
    shapes: np.ndarray
    areas: np.ndarray
    covered_m2: float
    overlapped_m2: float

    @property
    def share(self) -> float:
        return self.overlapped_m2 / self.covered_m2 if self.covered_m2 > 0 else 0.0


def overlaps(shapes: Any, width_min: float = WIDTH_MIN_M) -> Overlaps:
    """Find the places shared by polygons that should be a partition; a valid one is told without any overlay.

    The number of polygons over a place only changes across an edge that is not drawn twice, in opposite directions.
    Every overlap is thus bordered by the loose edge of a polygon that takes part in it: those polygons are compared
    with what lies along these edges, then those that overlap with their neighbours, until no new one does.

    Parameters
    ----------
    shapes : valid polygons in a metre CRS; None and empty ones cover nothing.
    width_min : mean width (m) under which a shared part is rounding: it is not told.
    """
    polygons = as_array(shapes)
    there = np.flatnonzero(~(shapely.is_missing(polygons) | shapely.is_empty(polygons)))
    known = polygons[there]
    first, second, shared = _shared(known, width_min)
    areas = shapely.area(shared)
    once, extra = _counted_once(known, first, second, shared, areas)
    pairs = np.stack([there[first], there[second]], axis=1)
    return Overlaps(pairs, shared, areas, float(shapely.area(known).sum() - extra), once)


def _shared(polygons: np.ndarray, width_min: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the pairs that share a place wider than ``width_min``, from the polygons with a loose edge outwards."""
    none = np.empty(0, dtype=int)
    found: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = [(none, none, np.empty(0, dtype=object))]
    edges, owner = loose_edges(polygons)
    if not len(edges):
        return found[0]
    tree = shapely.STRtree(polygons)
    seen = np.zeros(len(polygons), dtype=bool)
    edge, other = tree.query(edges)
    first, second = _distinct(owner[edge], other, seen)
    while len(first):
        found.append(_overlaid(polygons, first, second, width_min))
        touched = np.unique(np.concatenate([np.concatenate(pair[:2]) for pair in found]))
        todo = touched[~seen[touched]]
        one, other = tree.query(polygons[todo])
        first, second = _distinct(todo[one], other, seen)
        seen[todo] = True
    return _once(*(np.concatenate(column) for column in zip(*found)))


def _distinct(one: np.ndarray, other: np.ndarray, seen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return pairs i < j of distinct polygons, each once, without those already compared with all their neighbours."""
    new = (one != other) & ~seen[one] & ~seen[other]
    pairs = np.unique(np.stack([np.minimum(one, other)[new], np.maximum(one, other)[new]], axis=1), axis=0)
    return pairs[:, 0], pairs[:, 1]


def _once(first: np.ndarray, second: np.ndarray, shared: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return each pair once: those found along an edge are found again among all neighbours."""
    _, kept = np.unique(np.stack([first, second], axis=1), axis=0, return_index=True)
    return first[kept], second[kept], shared[kept]


def _overlaid(
    polygons: np.ndarray, one: np.ndarray, other: np.ndarray, width_min: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the pairs that share a place, and the place without the parts that are only rounding."""
    # no shape of that mean width is smaller than the disc of that radius: the others need not be drawn
    large = shared_areas(polygons, polygons, one, other, Chunks()) > 0.99 * np.pi * width_min**2
    one, other = one[large], other[large]
    shared = overlay(shapely.intersection, polygons[one], polygons[other])
    pieces, pair = single_parts(shared)
    wide = (shapely.get_dimensions(pieces) == 2) & (np.nan_to_num(mean_width(pieces)) >= width_min)
    real, group = np.unique(pair[wide], return_inverse=True)
    return one[real], other[real], gathered(pieces[wide], group)


def _counted_once(
    polygons: np.ndarray, first: np.ndarray, second: np.ndarray, shared: np.ndarray, areas: np.ndarray
) -> tuple[float, float]:
    """Return the area claimed twice and more, and what the sum of the polygons counts beyond the area covered (m²).

    A place of two polygons alone is counted as it is; where three and more meet, their shared places are united.
    """
    left, right = shapely.STRtree(shared).query(shared)
    left, right = (side[left < right] for side in (left, right))
    meet = shapely.relate_pattern(shared[left], shared[right], "2********")
    group = components(len(shared), left[meet], right[meet])
    alone = np.bincount(group, minlength=len(shared))[group] == 1
    once = extra = float(areas[alone].sum())
    for label in np.unique(group[~alone]):
        members = np.flatnonzero(group == label)
        place = dissolve(shared[members])
        owners = np.union1d(first[members], second[members])
        claimed = shapely.area(overlay(shapely.intersection, polygons[owners], place)).sum()
        once += place.area
        extra += float(claimed) - place.area
    return once, extra
