"""Changes that are only a difference of drawing: patches of one flow too small or too narrow to be a change of land."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from ..components import components
from ..contiguity import shared_borders
from ..shape_parts import as_array

#: Under these, a patch is a difference of drawing (m², m): conventions without a source, always shown.
AREA_MIN_M2, WIDTH_MIN_M = 5.0, 1.0
SMALL, NARROW = "trop petit", "trop étroit"


def digitising(
    shapes: Any, group: np.ndarray, area_min: float = AREA_MIN_M2, width_min: float = WIDTH_MIN_M
) -> np.ndarray:
    """Return why each piece is a difference of drawing, None when it counts.

    Parameters
    ----------
    shapes : pieces of land with disjoint interiors, metre CRS.
    group : flow of each; pieces of one flow that share a border make one patch, judged whole.
    area_min : a patch smaller than that (m²) is « trop petit »; 0 keeps them all.
    width_min : one whose mean width ``2·A / P`` is less (m) is « trop étroit »; P is the outline of the patch.
    """
    pieces = as_array(shapes)
    left, right, border = shared_borders(pieces)
    same = group[left] == group[right]
    left, right, border = left[same], right[same], border[same]
    patch = components(len(pieces), left, right)
    area = np.bincount(patch, shapely.area(pieces), minlength=len(pieces))
    outline = np.bincount(patch, shapely.length(pieces), minlength=len(pieces))
    outline = outline - 2.0 * np.bincount(patch[left], border, minlength=len(pieces))
    width = np.divide(2.0 * area, outline, out=np.zeros(len(pieces)), where=outline > 0)
    motive = np.full(len(pieces), None, dtype=object)
    motive[width[patch] < width_min] = NARROW
    motive[area[patch] < area_min] = SMALL
    return motive
