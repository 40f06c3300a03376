"""The outline of what is left of a patch once projects took their part."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from ..geometry import dissolve, overlay, polygons_of
from ..shape_parts import single_parts
from .landscape import Landscape


def cut_outlines(
    whole: np.ndarray, ids: Sequence[int], taken: Sequence[shapely.Geometry], landscape: Landscape
) -> np.ndarray:
    """Return the outline of each patch or piece: the parts of the first outline, outside ``taken``, that it holds.

    A part belongs to the patch that has the centre of a cell in it. None where no part is found.

    Parameters
    ----------
    whole : outline of the patch each comes from, before. ids : ids after.
    """
    off = dissolve(np.array(list(taken), dtype=object))
    left = polygons_of(overlay(shapely.difference, whole, off))
    result = np.full(len(ids), None, dtype=object)
    for place, (shape, patch) in enumerate(zip(left, ids)):
        parts, _ = single_parts([shape])
        shapely.prepare(parts)
        rows, columns = np.nonzero(landscape.patches == patch)
        points = landscape.grid.centres(rows, columns)
        own = [part for part in parts if shapely.contains_xy(part, points[:, 0], points[:, 1]).any()]
        if own:
            result[place] = own[0] if len(own) == 1 else shapely.multipolygons(own)
    return result
