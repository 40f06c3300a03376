"""Balance of the prescriptions between two states: what each code keeps, loses and gains, in number and in size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame, GeoSeries

from ..geometry import clip, dissolve, overlay, polygons_of
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
    "insee": "text",
    "commune": "text",
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
    """The balance (``BALANCE_COLUMNS``) and the surfaces lost and gained by type (``PLACE_COLUMNS``).

    Rows without ``insee`` are those of the whole document; rows of communes, when asked for, follow them.
    """

    table: pd.DataFrame
    places: GeoDataFrame

    @property
    def whole(self) -> pd.DataFrame:
        """Rows of the whole document."""
        return self.table[self.table["insee"].isna()]

    def total(self, typepsc: str, column: str, primitive: str = "surf") -> float:
        """Return a figure of the line that unites all the codes of a type; 0 when the type is in no state."""
        return self._read(self.whole["typepsc"].eq(typepsc) & self.whole["code"].isna(), column, primitive)

    def of_code(self, code: str, column: str, primitive: str = "surf") -> float:
        """Return a figure of one code; 0 when it is in no state."""
        return self._read(self.whole["code"].eq(code), column, primitive)

    def _read(self, rows: pd.Series, column: str, primitive: str) -> float:
        found = self.whole.loc[rows & self.whole["primitive"].eq(primitive), column]
        return float(found.iloc[0]) if len(found) else 0.0


def compare_prescriptions(
    before: PlanningDocument,
    after: PlanningDocument,
    lisere_m: float = LISERE_M,
    check: Callable[[], None] = lambda: None,
    communes: GeoDataFrame | None = None,
) -> PrescriptionBalance:
    """Compare the prescriptions of two states, both in one projected metre CRS.

    For each type, then for each of its codes: size (ha of surfaces dissolved, m of lines, number of points) before and
    after, ``avant = conservé + perdu`` and ``après = conservé + gagné``. A type unites its codes: an EBC that goes from
    01-00 to 01-01 is kept. An object is kept when at least half of it is found in the other state; lines and points
    are found within ``lisere_m``. Partial annulments (INF 98-00) are taken off first.

    Parameters
    ----------
    communes : ``code_insee``, ``nom``, shapes; the same balance is then also made inside each. Sizes add up to those
        of the whole (but for what lies in no commune); an object over two communes is counted in each.
    """
    frames = {p: [subtract(d.prescriptions[p], annulled(d)) for d in (before, after)] for p in PRIMITIVES}
    rows = _balance(frames, lisere_m, check)
    left = frames
    for place in [] if communes is None else communes.itertuples(index=False):
        check()
        own = {p: [_inside(frame, place.geometry) for frame in sides] for p, sides in left.items()}
        left = {
            **left,
            "pct": [_others(*both) for both in zip(left["pct"], own["pct"])],
        }  # none counts twice on a limit
        rows += [{**row, "insee": place.code_insee, "commune": place.nom} for row in _balance(own, lisere_m, check)]
    places: list[tuple[dict[str, Any], shapely.Geometry]] = []
    for kind, sides in _by_type(frames["surf"]):
        check()
        places += _places(kind, sides)
    table = pd.DataFrame(rows, columns=list(BALANCE_COLUMNS), dtype=object)
    return PrescriptionBalance(table, _frame(places, before.zones.crs))


def _balance(frames: dict[str, list[GeoDataFrame]], lisere_m: float, check: Callable[[], None]) -> list[dict[str, Any]]:
    """Return the rows of one territory, each type before its codes."""
    rows: list[dict[str, Any]] = []
    for primitive, pair in frames.items():
        for kind, both in _by_type(pair):
            check()
            rows.append({**_named(kind, None, primitive), **_measured(both, primitive, lisere_m, check)})
            own = sorted({code for side in both for code in _codes(side)})
            for code in own if kind else ():
                sides = [_taken(side, [code]) for side in both] if len(own) > 1 else both
                rows.append({**_named(kind, code, primitive), **_measured(sides, primitive, lisere_m, check)})
    return sorted(rows, key=lambda row: (row["typepsc"], row["code"] or ""))


def _others(frame: GeoDataFrame, taken: GeoDataFrame) -> GeoDataFrame:
    return frame[~frame.index.isin(taken.index)]


def _by_type(pair: list[GeoDataFrame]) -> list[tuple[str, list[GeoDataFrame]]]:
    """Return, type after type, what each state has of it."""
    codes = sorted({code for frame in pair for code in _codes(frame)})
    kinds = sorted({code[:2] for code in codes})
    return [(kind, [_taken(frame, [c for c in codes if c[:2] == kind]) for frame in pair]) for kind in kinds]


def _codes(frame: GeoDataFrame) -> set[str]:
    return {code or "" for code in frame["code"].where(frame["code"].notna(), None)}


def _inside(frame: GeoDataFrame, place: shapely.Geometry) -> GeoDataFrame:
    """Return the objects cut by a commune; those that only touch its limit are left out."""
    shapes = frame.geometry.to_numpy()
    found = np.sort(shapely.STRtree(shapes).query(place, predicate="intersects"))
    pieces = clip(shapes[found], place)
    kept = ~shapely.is_empty(pieces) & (shapely.get_dimensions(pieces) == shapely.get_dimensions(shapes[found]))
    return frame.iloc[found[kept]].set_geometry(
        GeoSeries(list(pieces[kept]), index=frame.index[found[kept]], crs=frame.crs)
    )


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
        lost, gained = without(shapes[0], shapes[1]), without(shapes[1], shapes[0])
        return one.area, other.area, lost.area, gained.area
    wide = [shapely.buffer(shape, lisere_m) for shape in (one, other)]
    return one.length, other.length, one.difference(wide[1]).length, other.difference(wide[0]).length


def without(these: np.ndarray, those: np.ndarray) -> shapely.Geometry:
    """Return what ``these`` cover and ``those`` do not."""
    moved = these[_redrawn(these, those)]
    near = those[np.unique(shapely.STRtree(those).query(moved, predicate="intersects")[1])]
    return polygons_of(overlay(shapely.difference, dissolve(moved), dissolve(near))[0])


def _places(kind: str, sides: list[GeoDataFrame]) -> list[tuple[dict[str, Any], shapely.Geometry]]:
    one, other = (side.geometry.to_numpy() for side in sides)
    named = {key: value for key, value in _named(kind, None, "surf").items() if key in PLACE_COLUMNS}
    found = ((LOST, without(one, other)), (GAINED, without(other, one)))
    return [({**named, "sens": name, "aire_ha": shape.area / 1e4}, shape) for name, shape in found if shape.area > 0]


def _frame(places: list[tuple[dict[str, Any], shapely.Geometry]], crs: Any) -> GeoDataFrame:
    table = pd.DataFrame([row for row, _ in places], columns=list(PLACE_COLUMNS), dtype=object)
    return GeoDataFrame(table, geometry=[shape for _, shape in places], crs=crs)
