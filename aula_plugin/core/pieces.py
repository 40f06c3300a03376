"""Which part of each object lies in a place made of many parts: the evidence of an area."""

from __future__ import annotations

import numpy as np
import shapely

from .geometry import overlay, polygons_of, repair
from .shape_parts import gathered, single_parts


def pieces_in(geometries: np.ndarray, place: shapely.Geometry) -> tuple[np.ndarray, np.ndarray]:
    """Return the positions of the polygons that meet a place, in order, and the part of each inside it.

    Parameters
    ----------
    place : a polygonal place that these polygons cover together: a part of it that meets one of them alone is the
        piece itself, without any overlay. A place left invalid by an overlay is mended first.
    """
    if not shapely.is_valid(place):
        place = repair([place]).geometries[0]
    parts, _ = single_parts(place)
    owner, part = shapely.STRtree(parts).query(geometries, predicate="intersects")
    shared = np.bincount(part, minlength=len(parts))[part] > 1
    crossed, group = np.unique(owner[shared], return_inverse=True)
    cut = gathered(parts[part[shared]], group)
    cut = polygons_of(overlay(shapely.intersection, geometries[crossed], cut))
    pieces, of_cut = single_parts(cut)
    owners = np.concatenate([owner[~shared], crossed[of_cut]])
    pieces = np.concatenate([parts[part[~shared]], pieces])
    order = np.argsort(owners, kind="stable")
    met, group = np.unique(owners[order], return_inverse=True)
    return met, gathered(pieces[order], group)
