"""Where protections leave and where they come: surfaces of EBC and of STECAL lost and gained, by commune."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..geometry import clip, dissolve, mean_width, overlay, polygons_of, single_parts
from .codes import PRESCRIPTION, label
from .comparison import DUST_M2, OUTSIDE
from .comparison_prescriptions import EBC, GAINED, LOST, STECAL, without
from .in_force import annulled, subtract
from .model import PlanningDocument

PROTECTION_COLUMNS = {
    "insee": "text",
    "commune": "text",
    "typepsc": "text",
    "code": "text",
    "libelle": "text",
    "sens": "text",
    "aire_ha": "real",
    "largeur_m": "real",
}


def protections(
    before: PlanningDocument,
    after: PlanningDocument,
    communes: GeoDataFrame,
    check: Callable[[], None] = lambda: None,
) -> GeoDataFrame:
    """Return the places where EBC (type 01, all codes) and STECAL (16-03) are lost or gained, the largest first.

    Parameters
    ----------
    communes : ``code_insee``, ``nom``, shapes, in the CRS of both documents.

    Notes
    -----
    One row per place and commune; areas add up to what the balance calls ``perdu`` and ``gagne`` (surfaces), but for
    dust under ``DUST_M2``. Woods drawn as lines or points have no area: the balance counts them.
    """
    rows: list[tuple[dict[str, Any], shapely.Geometry]] = []
    sides = [subtract(d.prescriptions["surf"], annulled(d)) for d in (before, after)]
    for kind, code in ((EBC, None), (STECAL[:2], STECAL)):
        one, other = (_shapes(side, code or kind) for side in sides)
        named = {"typepsc": kind, "code": code, "libelle": label(PRESCRIPTION, code or f"{kind}-00")}
        for sense, place in ((LOST, without(one, other)), (GAINED, without(other, one))):
            check()
            rows += [({**named, **row, "sens": sense}, shape) for row, shape in _by_commune(place, communes, check)]
    table = pd.DataFrame([row for row, _ in rows], columns=list(PROTECTION_COLUMNS), dtype=object)
    frame = GeoDataFrame(table, geometry=[shape for _, shape in rows], crs=before.zones.crs)
    order = sorted(range(len(frame)), key=lambda i: (-rows[i][0]["aire_ha"], rows[i][0]["insee"] or "", rows[i][1].wkb))
    return frame.iloc[order].reset_index(drop=True)


def _shapes(frame: GeoDataFrame, code: str) -> np.ndarray:
    return frame[frame["code"].fillna("").str.startswith(code)].geometry.to_numpy()


def _by_commune(
    place: shapely.Geometry, communes: GeoDataFrame, check: Callable[[], None]
) -> list[tuple[dict[str, Any], shapely.Geometry]]:
    """Return each part of a place in each commune, then what lies in none."""
    parts, _ = single_parts(np.array([place], dtype=object))
    result: list[tuple[dict[str, Any], shapely.Geometry]] = []
    if not len(parts):
        return result
    tree = shapely.STRtree(parts)
    for row in communes.itertuples(index=False):
        check()
        near = parts[np.sort(tree.query(row.geometry, predicate="intersects"))]
        result += _rows(clip(near, row.geometry), row.code_insee, row.nom)
    limits = dissolve(communes.geometry.to_numpy())
    return result + _rows(polygons_of(overlay(shapely.difference, parts, limits)), None, OUTSIDE)


def _rows(shapes: np.ndarray, code: str | None, name: str) -> list[tuple[dict[str, Any], shapely.Geometry]]:
    parts, _ = single_parts(shapes)
    return [
        (
            {"insee": code, "commune": name, "aire_ha": part.area / 10_000, "largeur_m": float(mean_width(part))},
            shapely.MultiPolygon([part]),
        )
        for part in parts
        if part.area >= DUST_M2
    ]
