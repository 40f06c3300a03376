"""Edges of a core moved to those of parcels, streets between the parcels taken included."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..geometry import as_array, dissolve, net, overlay, polygons_of, repair
from .settings import Settings

#: What is narrower is a seam between two drawings, not a place, m.
SEAM_M = 2.0


def snapped(region: shapely.Geometry, parcels: Any, settings: Settings) -> shapely.Geometry:
    """Return a region whose edges are those of parcels.

    A parcel is taken whole when at least ``parcel_share`` of its area lies inside, left otherwise; one larger than
    ``parcel_max_ha`` is cut at the edge of the region. Streets and squares are no parcels: they are taken between
    parcels taken (up to twice ``closing`` wide), and where the region holds them in width.

    Parameters
    ----------
    region : polygonal geometry.
    parcels : polygons, invalid ones are mended; parcels far from the region do not matter.
    """
    shapes = repair(as_array(parcels)).geometries
    shapes = shapes[~shapely.is_missing(shapes)]
    near = shapes[shapely.STRtree(shapes).query(region, predicate="intersects")]
    if not len(near):
        return region
    inside = polygons_of(overlay(shapely.intersection, near, region))
    area = shapely.area(near)
    large = area > settings.parcel_max_ha * 10_000
    taken = ~large & (shapely.area(inside) >= settings.parcel_share * area * (1 - 1e-9))
    core = dissolve(np.concatenate([near[taken], inside[large]]))
    return _with_streets(core, region, shapes, settings)


def _with_streets(
    core: shapely.Geometry, region: shapely.Geometry, parcels: npt.NDArray[np.object_], settings: Settings
) -> shapely.Geometry:
    """Return parcels taken with the public space between them, and that which the region holds in width."""
    joined = shapely.buffer(shapely.buffer(core, settings.closing), -settings.closing)
    both = dissolve([joined, region])
    others = dissolve(parcels[shapely.STRtree(parcels).query(both, predicate="intersects")])
    between = shapely.difference(joined, others)
    squares = net(polygons_of(shapely.difference(region, others)), settings.cell)
    whole: shapely.Geometry = net(dissolve(polygons_of(np.array([core, between, squares], dtype=object))), SEAM_M)
    return whole
