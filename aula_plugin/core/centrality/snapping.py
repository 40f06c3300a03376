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
#: A parcel whose outline runs along what is taken for this share is a hole in it, open or not. A convention.
ENCLOSED_SHARE = 0.75


def snapped(region: shapely.Geometry, parcels: Any, settings: Settings) -> shapely.Geometry:
    """Return a region whose edges are those of parcels.

    A parcel is taken whole when at least ``parcel_share`` of its area lies inside, left otherwise; one larger than
    ``parcel_max_ha`` is cut at the edge of the region. Streets and squares are no parcels: they are taken between
    parcels taken (up to twice ``closing`` wide), and where the region holds them in width. A parcel left that what is
    taken encloses on three sides or more is a hole: taken too when it is smaller than ``hole_max_ha``.

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
    whole = _with_streets(core, region, shapes, settings)
    holes = _enclosed(shapes, whole, settings.hole_max_ha * 10_000)
    return _with_streets(dissolve([core, *holes]), region, shapes, settings) if len(holes) else whole


def _enclosed(parcels: npt.NDArray[np.object_], whole: shapely.Geometry, most: float) -> npt.NDArray[np.object_]:
    """Return the parcels under an area that lie outside a surface, but for most of their outline along it."""
    shapely.prepare(whole)
    near = parcels[shapely.STRtree(parcels).query(whole, predicate="dwithin", distance=SEAM_M)]
    near = near[shapely.area(near) < most]
    near = near[~shapely.intersects(whole, shapely.point_on_surface(near))]
    rings = shapely.boundary(near)
    along = shapely.length(overlay(shapely.intersection, rings, shapely.buffer(whole, SEAM_M)))
    return near[along >= ENCLOSED_SHARE * shapely.length(rings)]


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
