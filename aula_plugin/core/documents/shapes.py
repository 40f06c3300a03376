"""Geometry of the delivered objects: what cannot be drawn is dropped and told, the rest is repaired and separated."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame

from .. import geometry
from ..typography import nombre
from .defects import AnomalyLog

DIMENSIONS = {"surf": 2, "lin": 1, "pct": 0}
_NATURES = {"surf": "surface", "lin": "ligne", "pct": "point"}
#: Change of area under which a repair is a matter of rounding (m²).
NEGLIGIBLE_M2 = 0.005


def usable(
    frame: GeoDataFrame, table: str, primitive: str, keys: list[str], log: AnomalyLog, keep_duplicates: bool = False
) -> GeoDataFrame:
    """Return the objects with a valid 2D geometry of the nature of their layer.

    Parameters
    ----------
    primitive : ``surf``, ``lin`` or ``pct``.
    keys : columns that must be equal, with the geometry, for two objects to be duplicates (the standard's code).
    log : receives one row per object dropped, changed or repeated.
    keep_duplicates : True for a zoning, where a zone drawn twice is an overlap that the audit must measure; elsewhere
        exact duplicates are dropped.

    Returns
    -------
    The rows kept, in order, with ``fid_source`` (index of the row received) and repaired geometries.
    """
    frame = frame.copy()
    frame["fid_source"] = np.asarray(frame.index)
    shapes = geometry.as_array(frame.geometry)
    drawn = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    dimensions = shapely.get_dimensions(shapes)
    expected = DIMENSIONS[primitive]
    repaired = geometry.repair(shapes)
    keep = np.zeros(len(frame), dtype=bool)
    for position, (fid, item) in enumerate(zip(frame.index, _names(frame))):
        shape, mended = shapes[position], repaired.geometries[position]
        if not drawn[position]:
            log.add("geometrie_nulle", table, "", fid, item)
        elif dimensions[position] != expected:
            detail = f"attendu : {_NATURES[primitive]} ; trouvé : {shape.geom_type}"
            log.add("primitive_inattendue", table, detail, fid, item, shape=shape)
        elif mended is None:
            log.add("geometrie_irreparable", table, "rien ne reste après réparation", fid, item)
        else:
            keep[position] = True
            _tell_changes(shape, mended, repaired.repaired[position], table, fid, item, log)
    frame = frame.set_geometry(repaired.geometries, crs=frame.crs)[keep]
    repeated = _tell_duplicates(frame, table, keys, keep_duplicates, log)
    return frame if keep_duplicates else frame[~repeated]


def _names(frame: GeoDataFrame) -> list[str | None]:
    return list(frame["libelle"]) if "libelle" in frame else [None] * len(frame)


def _tell_changes(
    shape: shapely.Geometry, mended: shapely.Geometry, repaired: bool, table: str, fid: Any, item: Any, log: AnomalyLog
) -> None:
    if repaired:
        change = mended.area - shape.area
        size = f"{'+' if change > 0 else '−'}{nombre(abs(change), 2)} m²" if abs(change) > NEGLIGIBLE_M2 else "nul"
        detail = f"{shapely.is_valid_reason(shape)} ; changement d’aire : {size}"
        log.add("geometrie_reparee", table, detail, fid, item, abs(change), mended)
    count = shapely.get_num_geometries(shape)
    if count > 1:
        log.add("multipartie", table, f"{count} parties", fid, item, mended.area, mended)


def _tell_duplicates(frame: GeoDataFrame, table: str, keys: list[str], kept: bool, log: AnomalyLog) -> np.ndarray:
    identity = frame[[key for key in keys if key in frame]].copy()
    identity["_wkb"] = shapely.to_wkb(shapely.normalize(frame.geometry.to_numpy()))
    identity = identity.astype(object).where(identity.notna(), "")
    repeated = identity.duplicated().to_numpy()
    if repeated.any():
        first = frame["fid_source"].groupby([identity[name] for name in identity], sort=False).transform("first")
        again = frame[repeated]
        fate = "gardé : le contrôle du zonage le compte comme recouvrement" if kept else "écarté"
        for fid, original, item, shape in zip(again["fid_source"], first[repeated], _names(again), again.geometry):
            log.add("doublon", table, f"identique à l’objet {original} ; {fate}", fid, item, shape.area, shape)
    return repeated


def separated(frame: GeoDataFrame) -> GeoDataFrame:
    """Return one row per single part, ``partie`` numbered from 1 within each object."""
    return geometry.parts(frame).reset_index(drop=True)
