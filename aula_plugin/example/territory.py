"""The whole territory, assembled in order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from geopandas import GeoDataFrame

from . import communes, landscape, zoning
from .fabric import Fabric, weave
from .farms import farms
from .landscape import Patch
from .prescriptions import HEDGES, LINKS, RESERVED, hazards, stecal_shapes
from .sites import ENCLAVES, GARDENS, SETTLEMENTS, SITES

SEED = 20260618


@dataclass
class Territory:
    """Everything drawn, in local coordinates."""

    limits: list[shapely.LineString]
    fabrics: dict[str, Fabric]
    footprints: dict[str, shapely.Geometry]
    river: np.ndarray
    valley: shapely.Polygon
    patches: dict[str, list[Patch]]
    drawing: zoning.Drawing
    communes: GeoDataFrame
    zones: GeoDataFrame
    envelope: dict[str, shapely.Geometry]
    cores: dict[str, shapely.Polygon]
    ways: shapely.Geometry
    copses: list[shapely.Polygon]


def build() -> Territory:
    """Draw the territory.

    Each subject has its own random generator, so that adding one leaves the others as they are.
    """
    limits = communes.limits(rng(1))
    axis = landscape.river(rng(3))
    patches = {
        "reservoirs": landscape.reservoirs(rng(4)),
        "corridors": landscape.corridors(),
        "zones_humides": landscape.wetlands(rng(5)),
        "bois": landscape.woods(rng(6)),
        "esa": landscape.strategic_farmland(rng(7)),
        "coupures": landscape.separations(rng(8)),
    }
    reserved = shapely.union_all([*(site.shape for site in SITES), *(f.rect(*hole) for _, f, _, hole in ENCLAVES)])
    shapes = [patch.shape for kind in patches.values() for patch in kind]
    keep_out = shapely.union(shapely.buffer(reserved, 45), shapely.buffer(shapely.union_all(shapes), 62))
    fabrics = {s.name: weave(rng(20 + i), s, reserved, keep_out) for i, s in enumerate(SETTLEMENTS)}
    footprints = zoning.footprints(fabrics)
    valley = landscape.valley(rng(9), axis)
    cores = zoning.cores(rng(10))
    masks = zoning.masks(footprints, cores, valley, patches)
    drawing = zoning.draw(limits, masks, zoning.envelope_marks(footprints))
    units = zoning.commune_frame(drawing)
    extent = shapely.coverage_union_all(units.geometry.to_numpy())
    taken = shapely.union_all([*shapes, reserved, valley, *footprints.values(), *_objects(), _ways(axis)])
    return Territory(
        limits,
        fabrics,
        footprints,
        axis,
        valley,
        patches,
        drawing,
        units,
        zoning.zone_frame(drawing),
        zoning.merge(drawing.faces[drawing.envelope], drawing.commune[drawing.envelope]),
        {insee: disc for (insee, label), disc in cores.items() if label == "UA"},
        _ways(axis),
        landscape.copses(rng(11), extent, taken),
    )


def _objects() -> list[shapely.Geometry]:
    """Return what stands alone in the fields: farms, STECAL, hedges, links, hazards, gardens."""
    found = [shape for _, shape in farms()] + [shape for _, shape in stecal_shapes()]
    found += [frame.line((0, 0), (long, 0)) for *_, frame, long in (*HEDGES, *LINKS)]
    found += [shape for _, _, shape, _ in hazards()] + [frame.rect(*rect) for _, _, frame, rect, _ in RESERVED]
    return found + [frame.rect(*rect) for _, frame, rect in GARDENS]


def _ways(axis: np.ndarray) -> shapely.Geometry:
    """Return what roads, railway and river take from the fields."""
    lines = [shapely.LineString(points) for *_, points in landscape.roads()]
    lines += [shapely.LineString(landscape.railway()), shapely.LineString(axis), *(s for _, s in landscape.streams())]
    return shapely.union_all(shapely.buffer(np.array(lines, dtype=object), 6))


def rng(subject: int) -> np.random.Generator:
    """Return the generator of one subject, always the same."""
    return np.random.default_rng([SEED, subject])
