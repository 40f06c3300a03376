"""What is only a difference of digitising: patches of one flow too small or too narrow to be a change on the ground.

A patch is made of the pieces of one flow that share an edge: cutting polygons here or there changes nothing.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from ..components import components
from ..contiguity import TOLERANCE_M, shared_borders
from ..geometry import MITRE_LIMIT
from ..shape_parts import as_array, single_parts
from ..typography import insecables, nombre

#: Bounds of a patch by default, practice values without a published source: 2 m is 0.8 mm on a map at 1/2 500.
AREA_MIN_M2, WIDTH_MIN_M = 5.0, 2.0
#: What areas (m²) and widths (m) may lose to rounding: 5 m² in pieces are 5 m².
ROUNDING = 1e-3
#: A narrow patch has a mean width of the bound at most, save for what its holes add.
CANDIDATE = 1.1


def digitising(shapes: Any, group: Any, area_min: float = AREA_MIN_M2, width_min: float = WIDTH_MIN_M) -> np.ndarray:
    """Tell why pieces of changed land are only differences of digitising.

    Parameters
    ----------
    shapes : valid polygons in a metre CRS, which do not overlap; None and empty ones are counted.
    group : number of the flow of each: only pieces of one flow make a patch.
    area_min : a patch under this area (m²) is « moins de X m² »; 0 for no such rule.
    width_min : a patch is « plus étroit que X m » when its mean width ``2·A / P`` is about X at most and its opening by
        X leaves no part of ``area_min``: the bend of a thin strip, where a larger disc fits, is no change. 0 for no
        such rule.

    Returns
    -------
    Motive of each piece in French, None for a piece that counts. A piece in several parts counts as soon as one of its
    parts does.
    """
    polygons = as_array(shapes)
    parts, owner = single_parts(polygons)
    motive = np.full(len(polygons), None, dtype=object)
    if not len(parts):
        return motive
    patch, area, width = _patches(parts, np.asarray(group)[owner])
    small = area < area_min - ROUNDING
    narrow = np.zeros(len(area), dtype=bool)
    doubtful = np.flatnonzero(~small & (width <= CANDIDATE * width_min))
    narrow[doubtful] = _vanish(parts, patch, doubtful, width_min, area_min)
    counted = np.zeros(len(polygons), dtype=bool)
    counted[owner[~(small | narrow)[patch]]] = True
    first = np.unique(owner, return_index=True)[1]
    found = np.where(small[patch[first]], _words("moins de", area_min, "m²"), _words("plus étroit que", width_min, "m"))
    motive[owner[first]] = np.where(counted[owner[first]], None, found)
    return motive


def _words(words: str, bound: float, unit: str) -> str:
    decimals = 0 if float(bound).is_integer() else 1 if float(bound * 10).is_integer() else 2
    return insecables(f"{words} {nombre(bound, decimals)} {unit}")


def _patches(parts: np.ndarray, group: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the patch of each part, the area (m²) and the mean width (m) of each patch."""
    left, right, border = shared_borders(parts)
    inside = group[left] == group[right]
    left, right, border = left[inside], right[inside], border[inside]
    _, patch = np.unique(components(len(parts), left, right), return_inverse=True)
    area = np.bincount(patch, shapely.area(parts))
    free = np.bincount(patch, shapely.length(parts)) - 2 * np.bincount(patch[left], border, minlength=len(area))
    return patch, area, 2 * area / np.maximum(free, ROUNDING)


def _vanish(parts: np.ndarray, patch: np.ndarray, asked: np.ndarray, width: float, area_min: float) -> np.ndarray:
    """Tell of some patches whether an opening leaves no part of some area."""
    if not len(asked):
        return np.zeros(0, dtype=bool)
    order = np.argsort(patch, kind="stable")
    start, end = (np.searchsorted(patch[order], asked, side=side) for side in ("left", "right"))
    grown = [shapely.buffer(parts[order[a:b]], TOLERANCE_M / 2, join_style="mitre") for a, b in zip(start, end)]
    united = np.array([shapely.union_all(pieces) for pieces in grown], dtype=object)
    reach = (width - ROUNDING) / 2
    left, of = single_parts(shapely.buffer(united, -(reach + TOLERANCE_M / 2), quad_segs=16))
    opened = shapely.area(shapely.buffer(left, reach, join_style="mitre", mitre_limit=MITRE_LIMIT))
    largest = np.full(len(asked), -np.inf)
    np.maximum.at(largest, of, opened)
    return largest < area_min - ROUNDING
