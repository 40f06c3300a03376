"""The zoning: one planar drawing, cut and labelled, so that zones and communes share every vertex."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame
from shapely import STRtree

from . import communes
from .fabric import Fabric
from .frame import Frame
from .landscape import Patch
from .shapes import blob
from .sites import ENCLAVES, GARDENS, SETTLEMENTS, SITES, Site

GRID = 0.01


@dataclass(frozen=True)
class Mask:
    """A polygon that gives its label to the faces it contains; the last mask of a list wins."""

    shape: shapely.Geometry
    label: str


@dataclass(frozen=True)
class Drawing:
    """Faces of the planar drawing with their commune and the zone they belong to."""

    faces: np.ndarray
    commune: np.ndarray
    zone: np.ndarray
    envelope: np.ndarray


def draw(limits: list[shapely.LineString], masks: list[Mask], envelope: list[tuple[shapely.Geometry, bool]]) -> Drawing:
    """Cut the plane along every outline, and label the faces.

    Lines are noded on a grid of 1 cm: faces then share their vertices exactly, and a rectangle placed on that grid
    keeps its area.
    """
    outlines = [shapely.boundary(mask.shape) for mask in masks] + [shapely.boundary(shape) for shape, _ in envelope]
    noded = shapely.union_all(np.array([*limits, *outlines], dtype=object), grid_size=GRID)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    territory = shapely.polygonize(shapely.get_parts(shapely.union_all(np.array(limits, dtype=object), grid_size=GRID)))
    areas = shapely.get_parts(territory)
    inside = shapely.point_on_surface(faces)
    commune = _label(inside, list(areas), list(communes.label(areas)))
    kept = np.array([code is not None for code in commune])
    faces, inside, commune = faces[kept], inside[kept], commune[kept]
    zone = _label(inside, [mask.shape for mask in masks], [mask.label for mask in masks])
    built = _label(inside, [shape for shape, _ in envelope], [flag for _, flag in envelope])
    return Drawing(faces, commune, zone, np.array([bool(flag) for flag in built]))


def _label(points: np.ndarray, shapes: list[shapely.Geometry], labels: list) -> np.ndarray:
    found = np.full(len(points), None, dtype=object)
    where, which = STRtree(points).query(np.array(shapes, dtype=object), predicate="contains")
    for shape, point in sorted(zip(where, which)):
        found[point] = labels[shape]
    return found


def merge(faces: np.ndarray, keys: np.ndarray) -> dict[Any, shapely.Geometry]:
    """Return the union of the faces of each key; faces being noded together, no vertex is lost nor made."""
    return {key: shapely.coverage_union_all(faces[keys == key]) for key in dict.fromkeys(keys)}


def footprints(fabrics: dict[str, Fabric]) -> dict[str, shapely.Geometry]:
    """Return the built-up area of each settlement, with its blocks around enclaves, without what AU zones keep free."""
    shapes = {}
    for settlement in SETTLEMENTS:
        shape = fabrics[settlement.name].footprint
        main = settlement == next(s for s in SETTLEMENTS if s.insee == settlement.insee)
        if main:
            blocks = [frame.rect(*block) for insee, frame, block, _ in ENCLAVES if insee == settlement.insee]
            inner = [s.shape for s in SITES if s.insee == settlement.insee and s.where == "enveloppe"]
            shape = shapely.union_all([shape, *blocks, *inner], grid_size=GRID)
            shape = _without_pockets(shape, [s.shape for s in SITES if s.insee == settlement.insee])
            for site in SITES:
                if site.clearance and site.insee == settlement.insee:
                    shape = shapely.difference(shape, _grown(site, site.clearance), grid_size=GRID)
            shape = _largest_without_holes(shape)
        shapes[settlement.name] = shape
    return shapes


def _without_pockets(shape: shapely.Geometry, rectangles: list[shapely.Polygon]) -> shapely.Geometry:
    """Fill what a zone AU and the parcels behind it would enclose: the only enclaves are those drawn on purpose."""
    near = [r for r in rectangles if shapely.distance(r, shape) < 30]
    closed = shapely.buffer(shapely.union_all([shape, *near]), 14, join_style="mitre")
    closed = _largest_without_holes(shapely.buffer(closed, -14, join_style="mitre"))
    outside = [r for r in near if not shapely.contains(shape, r)]
    filled = shapely.union(shape, shapely.difference(closed, shapely.union_all(outside)), grid_size=GRID)
    return shapely.simplify(filled, 0.5)


def _grown(site: Site, by: float) -> shapely.Polygon:
    return site.frame.rect(site.u0 - by, site.u1 + by, site.v0 - by, site.v1 + by)


def _largest_without_holes(shape: shapely.Geometry) -> shapely.Polygon:
    parts = shapely.get_parts(shape)
    return shapely.Polygon(shapely.get_exterior_ring(parts[np.argmax(shapely.area(parts))]))


def commune_frame(drawing: Drawing) -> GeoDataFrame:
    """Return the communes, cut on the same vertices as the zones."""
    merged = merge(drawing.faces, drawing.commune)
    rows = pd.DataFrame(communes.COMMUNES, columns=["code_insee", "nom", "niveau", "population"])
    rows.insert(2, "siren_epci", communes.SIREN)
    return GeoDataFrame(rows, geometry=[merged[code] for code in rows["code_insee"]])


def cores(rng: np.random.Generator) -> dict[tuple[str, str], shapely.Polygon]:
    """Return the old centre (UA) of each commune, and the first ring (UB) of the town."""
    found = {}
    for settlement in SETTLEMENTS:
        if settlement.core:
            times = {"UA": 1.0, "UB": 2.4} if settlement.insee == "99001" else {"UA": 1.0}
            for label, ratio in times.items():
                area = np.pi * (settlement.core * ratio) ** 2 / 1e4
                found[settlement.insee, label] = blob(rng, Frame(settlement.x, settlement.y), area)
    return found


def masks(
    built: dict[str, shapely.Geometry],
    centres: dict[tuple[str, str], shapely.Polygon],
    valley: shapely.Polygon,
    patches: dict[str, list[Patch]],
) -> list[Mask]:
    """Return what gives each place its zone, from the most general to the most particular; the rest is zone A."""
    found = [Mask(patch.shape, "Ap") for patch in patches["coupures"]]
    found.append(Mask(valley, "N"))
    found += [Mask(patch.shape, "N") for patch in (*patches["bois"], *patches["reservoirs"])]
    found += [Mask(patch.shape, "Nzh") for patch in patches["zones_humides"]]
    found += [Mask(frame.rect(*rect), "Nj") for _, frame, rect in GARDENS]
    for settlement in SETTLEMENTS:
        shape = built[settlement.name]
        rings = [label for insee, label in centres if insee == settlement.insee and settlement.core]
        hamlet = "US" if settlement.name == "La Réglette" else "Uh"
        outer = "UC" if "UB" in rings else "UB" if rings else hamlet
        found.append(Mask(shape, outer))
        for label in reversed(rings):
            inner = shapely.intersection(shape, centres[settlement.insee, label], grid_size=GRID)
            found.append(Mask(inner, label))
    found += [Mask(site.shape, f"{site.libelle}/{site.key}") for site in SITES]
    found += [Mask(frame.rect(*hole), "A") for _, frame, _, hole in ENCLAVES]
    return found


def envelope_marks(built: dict[str, shapely.Geometry]) -> list[tuple[shapely.Geometry, bool]]:
    """Return what is in the enveloppe urbaine (True) and what is not, the last one winning."""
    marks = [(shape, True) for shape in built.values()]
    return marks + [(site.shape, site.where == "enveloppe") for site in SITES]


def zone_frame(drawing: Drawing) -> GeoDataFrame:
    """Return the zones as single polygons: ``insee``, ``libelle``, ``site`` (key of a known case, or None)."""
    zone = np.array([label or "A" for label in drawing.zone], dtype=object)
    keys = np.array([f"{code}|{label}" for code, label in zip(drawing.commune, zone)], dtype=object)
    rows, shapes = [], []
    for key, shape in merge(drawing.faces, keys).items():
        insee, label = str(key).split("|")
        libelle, _, site = label.partition("/")
        for part in shapely.get_parts(shape):
            rows.append({"insee": insee, "libelle": libelle, "site": site or None})
            shapes.append(part)
    return _absorb(GeoDataFrame(rows, geometry=shapes))


def _absorb(zones: GeoDataFrame, smallest_m2: float = 600.0) -> GeoDataFrame:
    """Give the crumbs left by the drawing to the zone of the commune that shares the longest limit with them."""
    crumbs = zones.index[(zones.area < smallest_m2) & zones["site"].isna()]
    kept = zones.drop(index=crumbs)
    for crumb in crumbs:
        shape = zones.geometry[crumb]
        near = kept.index[kept["site"].isna() & (kept["insee"] == zones["insee"][crumb]) & kept.touches(shape)]
        shared = shapely.length(shapely.intersection(kept.geometry[near].to_numpy(), shape))
        taker = near[int(np.argmax(shared))]
        kept.loc[taker, "geometry"] = shapely.coverage_union_all([kept.geometry[taker], shape])
    return kept.reset_index(drop=True)
