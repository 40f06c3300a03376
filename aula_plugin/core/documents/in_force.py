"""What of a document is in force: partial annulments taken off, each place covered twice given to one zone only."""

from __future__ import annotations

import pandas as pd
import shapely
from geopandas import GeoDataFrame, GeoSeries

from ..coverage import Coverage
from ..geometry import dissolve, priority_partition
from .model import PRIORITY, PlanningDocument

ANNULATION = "98-00"
PRIMITIVES = ("surf", "lin", "pct")


def annulled(document: PlanningDocument) -> shapely.Geometry | None:
    """Return the union of the partial annulments (INF 98-00), None when there is none."""
    surfaces = document.informations["surf"]
    found = surfaces[surfaces["code"] == ANNULATION].geometry.to_numpy() if len(surfaces) else []
    return dissolve(found) if len(found) else None


def subtract(frame: GeoDataFrame, mask: shapely.Geometry | None) -> GeoDataFrame:
    """Take a mask off every geometry of a frame; rows left empty go."""
    if mask is None or frame.empty:
        return frame
    shapely.prepare(mask)
    geometry = frame.geometry.to_numpy().copy()
    touched = shapely.intersects(geometry, mask)
    geometry[touched] = shapely.difference(geometry[touched], mask)
    kept = frame.set_geometry(GeoSeries(geometry, index=frame.index, crs=frame.crs))
    return kept[~kept.geometry.is_empty]


def partition(zones: GeoDataFrame, known: Coverage | None = None) -> tuple[GeoDataFrame, float]:
    """Return the zones with each place in one zone only, by ``PRIORITY``, and the area that was in double (m²)."""
    if zones.empty:
        return zones, 0.0
    subtype = zones["sous_type"].where(zones["sous_type"].isin(["AUc", "AUs"]), zones["famille"])
    classes = subtype.where(zones["famille"] == "AU", zones["famille"]).fillna("").to_numpy(dtype=object)
    geometry, double = priority_partition(zones.geometry.to_numpy(), classes, PRIORITY, known)
    flat = zones.set_geometry(GeoSeries(geometry, index=zones.index, crs=zones.crs))
    return flat[~(flat.geometry.is_empty | flat.geometry.isna())], double


def together(frames: dict[str, GeoDataFrame], mask: shapely.Geometry | None) -> GeoDataFrame:
    """Return the surfaces, lines and points of a layer in one frame, its column ``primitive`` telling which."""
    filled = [subtract(frames[p], mask).assign(primitive=p) for p in PRIMITIVES if len(frames[p])]
    if not filled:
        return frames["surf"].assign(primitive=pd.Series(dtype=object))
    joined = pd.concat(filled, ignore_index=True)
    return GeoDataFrame(joined, geometry=joined.geometry.name, crs=filled[0].crs)
