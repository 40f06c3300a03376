"""Balance of the prescriptions between two states: what each code keeps, loses and gains, in number and in size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..geometry import dissolve, overlay, polygons_of
from .codes import PRESCRIPTION, label
from .in_force import PRIMITIVES, annulled, subtract
from .model import PlanningDocument
from .partition import LISERE_M

BALANCE_COLUMNS = {
    "typepsc": "text",
    "code": "text",
    "libelle": "text",
    "primitive": "text",
    "unite": "text",
    "n_avant": "integer",
    "n_apres": "integer",
    "n_conserves": "integer",
    "n_perdus": "integer",
    "n_gagnes": "integer",
    "avant": "real",
    "apres": "real",
    "conserve": "real",
    "perdu": "real",
    "gagne": "real",
}
PLACE_COLUMNS = {"typepsc": "text", "code": "text", "libelle": "text", "sens": "text", "aire_ha": "real"}
EBC, STECAL = "01", "16-03"
UNITS = {"surf": ("ha", 10_000.0), "lin": ("m", 1.0), "pct": ("n", 1.0)}
LOST, GAINED = "perdu", "gagné"
NO_TYPE = "sans code"
#: Share of an object that must be found in the other state for it to be the same one.
KEPT_SHARE = 0.5


@dataclass
class PrescriptionBalance:
    """The balance (``BALANCE_COLUMNS``) and the surfaces lost and gained by type (``PLACE_COLUMNS``)."""

    table: pd.DataFrame
    places: GeoDataFrame

    def total(self, typepsc: str, column: str, primitive: str = "surf") -> float:
        """Return a figure of the line that unites all the codes of a type; 0 when the type is in no state."""
        return self._read(self.table["typepsc"].eq(typepsc) & self.table["code"].isna(), column, primitive)

    def of_code(self, code: str, column: str, primitive: str = "surf") -> float:
        """Return a figure of one code; 0 when it is in no state."""
        return self._read(self.table["code"].eq(code), column, primitive)

    def _read(self, rows: pd.Series, column: str, primitive: str) -> float:
        found = self.table.loc[rows & self.table["primitive"].eq(primitive), column]
        return float(found.iloc[0]) if len(found) else 0.0


def compare_prescriptions(
    before: PlanningDocument,
    after: PlanningDocument,
    lisere_m: float = LISERE_M,
    check: Callable[[], None] = lambda: None,
) -> PrescriptionBalance:
    """Compare the prescriptions of two states, both in one projected metre CRS.

    For each type, then for each of its codes: size (ha of surfaces dissolved, m of lines, number of points) before and
    after, ``avant = conservé + perdu`` and ``après = conservé + gagné``. A type unites its codes: an EBC that goes from
    01-00 to 01-01 is kept. An object is kept when at least half of it is found in the other state; lines and points
    are found within ``lisere_m``. Partial annulments (INF 98-00) are taken off first.
    """
    rows: list[dict[str, Any]] = []
    places: list[tuple[dict[str, Any], shapely.Geometry]] = []
    for primitive in PRIMITIVES:
        frames = [subtract(d.prescriptions[primitive], annulled(d)) for d in (before, after)]
        codes = sorted({code or "" for frame in frames for code in frame["code"].where(frame["code"].notna(), None)})
        for kind in sorted({code[:2] for code in codes}):
            check()
            own = [code for code in codes if code[:2] == kind]
            sides = [_taken(frame, own) for frame in frames]
            figures = _measured(sides, primitive, lisere_m, check)
            rows.append({**_named(kind, None, primitive), **figures})
            if primitive == "surf":
                places += _places(kind, sides)
            for code in own if kind else ():
                if len(own) > 1:
                    sides = [_taken(frame, [code]) for frame in frames]
                    figures = _measured(sides, primitive, lisere_m, check)
                rows.append({**_named(kind, code, primitive), **figures})
    table = pd.DataFrame(rows, columns=list(BALANCE_COLUMNS), dtype=object)
    order = table.assign(_code=table["code"].fillna("")).sort_values(["typepsc", "_code"], kind="stable").index
    return PrescriptionBalance(table.loc[order].reset_index(drop=True), _frame(places, before.zones.crs))


def _taken(frame: GeoDataFrame, codes: list[str]) -> GeoDataFrame:
    return frame[frame["code"].fillna("").isin(codes)]


def _named(kind: str, code: str | None, primitive: str) -> dict[str, Any]:
    text = label(PRESCRIPTION, code or f"{kind}-00") if kind else ""
    return {
        "typepsc": kind or NO_TYPE,
        "code": code,
        "libelle": text or ("code absent de la nomenclature" if kind else "objets sans code"),
        "primitive": primitive,
        "unite": UNITS[primitive][0],
    }


def _measured(sides: list[GeoDataFrame], primitive: str, lisere_m: float, check: Callable[[], None]) -> dict[str, Any]:
    shapes = [side.geometry.to_numpy() for side in sides]
    kept = [_found(one, other, primitive, lisere_m, check) for one, other in (shapes, shapes[::-1])]
    check()
    counts = [_objects(side) for side in sides]
    stay = [_objects(side[mask]) for side, mask in zip(sides, kept)]
    before, after, lost, gained = _sizes(shapes, kept, primitive, lisere_m)
    divisor = UNITS[primitive][1]
    return {
        "n_avant": counts[0],
        "n_apres": counts[1],
        "n_conserves": stay[0],
        "n_perdus": counts[0] - stay[0],
        "n_gagnes": counts[1] - stay[1],
        "avant": before / divisor,
        "apres": after / divisor,
        "conserve": (before - lost) / divisor,
        "perdu": lost / divisor,
        "gagne": gained / divisor,
    }


def _objects(frame: GeoDataFrame) -> int:
    """Return the number of objects: parts of one object (same ``fid_source``) count once."""
    keys = frame["fid_source"]
    return int(keys.dropna().nunique() + keys.isna().sum())


def _redrawn(these: np.ndarray, those: np.ndarray) -> np.ndarray:
    """Return which of ``these`` are not drawn the very same in ``those``: the others cost no overlay."""
    known = set(shapely.to_wkb(shapely.normalize(those)))
    return np.array([wkb not in known for wkb in shapely.to_wkb(shapely.normalize(these))], dtype=bool)


def _found(
    these: np.ndarray, those: np.ndarray, primitive: str, lisere_m: float, check: Callable[[], None]
) -> np.ndarray:
    """Return which of ``these`` lie for half at least in ``those``."""
    found = ~_redrawn(these, those)
    if not len(those):
        return found
    tree = shapely.STRtree(those)
    reach = 0.0 if primitive == "surf" else lisere_m
    for position in np.flatnonzero(~found):
        check()
        shape = these[position]
        near = those[np.sort(tree.query(shapely.buffer(shape, reach) if reach else shape, predicate="intersects"))]
        if not len(near):
            continue
        if primitive == "pct":
            found[position] = True
            continue
        zone = dissolve(shapely.buffer(near, reach)) if reach else dissolve(near)
        size = shapely.area if primitive == "surf" else shapely.length
        found[position] = size(shapely.intersection(shape, zone)) >= KEPT_SHARE * size(shape)
    return found


def _sizes(
    shapes: list[np.ndarray], kept: list[np.ndarray], primitive: str, lisere_m: float
) -> tuple[float, float, float, float]:
    """Return before, after, lost and gained in m², m or number."""
    if primitive == "pct":
        return float(len(shapes[0])), float(len(shapes[1])), float((~kept[0]).sum()), float((~kept[1]).sum())
    one, other = dissolve(shapes[0]), dissolve(shapes[1])
    if primitive == "surf":
        lost, gained = _without(shapes[0], shapes[1]), _without(shapes[1], shapes[0])
        return one.area, other.area, lost.area, gained.area
    wide = [shapely.buffer(shape, lisere_m) for shape in (one, other)]
    return one.length, other.length, one.difference(wide[1]).length, other.difference(wide[0]).length


def _without(these: np.ndarray, those: np.ndarray) -> shapely.Geometry:
    """Return what ``these`` cover and ``those`` do not."""
    moved = these[_redrawn(these, those)]
    near = those[np.unique(shapely.STRtree(those).query(moved, predicate="intersects")[1])]
    return polygons_of(overlay(shapely.difference, dissolve(moved), dissolve(near))[0])


def _places(kind: str, sides: list[GeoDataFrame]) -> list[tuple[dict[str, Any], shapely.Geometry]]:
    one, other = (side.geometry.to_numpy() for side in sides)
    named = {key: value for key, value in _named(kind, None, "surf").items() if key in PLACE_COLUMNS}
    found = ((LOST, _without(one, other)), (GAINED, _without(other, one)))
    return [({**named, "sens": name, "aire_ha": shape.area / 1e4}, shape) for name, shape in found if shape.area > 0]


def _frame(places: list[tuple[dict[str, Any], shapely.Geometry]], crs: Any) -> GeoDataFrame:
    table = pd.DataFrame([row for row, _ in places], columns=list(PLACE_COLUMNS), dtype=object)
    return GeoDataFrame(table, geometry=[shape for _, shape in places], crs=crs)
