"""Small scenes drawn by hand for the tests of the indicators: boxes in metres, areas one can work out in the head.

``from aula.tests.unit.scene_builder import box, measure, psc, row, scene, zone``. The default territory is one commune
``10001`` of 1 km × 1 km from the origin, that is 100 ha.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from shapely import box

from aula.aula_plugin.core.compatibility.model import Armature, Grille, Parametres, Role, Scot
from aula.aula_plugin.core.compatibility.references import References
from aula.aula_plugin.core.compatibility.scene import Scene
from aula.aula_plugin.core.compatibility.schema import INDICATOR_TYPES
from aula.aula_plugin.core.compatibility.thresholds import Place
from aula.aula_plugin.core.compatibility.workspace import Territory, Workspace, prepare
from aula.aula_plugin.core.documents.model import (
    ANOMALY_COLUMNS,
    INFORMATION_COLUMNS,
    PRESCRIPTION_COLUMNS,
    ZONE_COLUMNS,
    PlanningDocument,
    Version,
)

CRS = "EPSG:2154"
_KNOWN_CRS = gpd.GeoSeries(crs=CRS).crs  # looked up once
IDURBA = "10001_PLU_20260101"
COMMUNE = box(0, 0, 1000, 1000)
_PRIMITIVE = {2: "surf", 1: "lin", 0: "pct"}

__all__ = ["COMMUNE", "box", "commune", "inf", "line", "measure", "point", "psc", "row", "scene", "workspace", "zone"]


def line(*xy: tuple[float, float]) -> shapely.LineString:
    """Return a line through points: ``line((0, 0), (100, 0))``."""
    return shapely.LineString(xy)


def point(x: float, y: float) -> shapely.Point:
    """Return a point."""
    return shapely.Point(x, y)


def row(geometry: shapely.Geometry, **columns: Any) -> dict[str, Any]:
    """Return one object of a reference layer: ``row(box(0, 0, 10, 10), nom="A", niveau="fort")``."""
    return {"geometry": geometry, **columns}


def zone(geometry: shapely.Geometry, typezone: str, libelle: str = "", **columns: Any) -> dict[str, Any]:
    """Return one zone; family and subtype follow ``typezone`` (U, AUc, AUs, A, N, Ah, Nh, Nd; AU has no subtype)."""
    famille = "AU" if typezone.startswith("AU") else typezone[0]
    sous_type = {"AUc": "AUc", "AUs": "AUs", "AU": "inconnu"}.get(typezone)
    defaults = {"idurba": IDURBA, "libelle": libelle or typezone, "famille": famille, "sous_type": sous_type}
    return {"geometry": geometry, "typezone": typezone, "vocation": "habitat", **defaults, **columns}


def psc(geometry: shapely.Geometry, code: str, libelle: str = "", **columns: Any) -> dict[str, Any]:
    """Return one prescription of any primitive: ``psc(box(0, 0, 10, 10), "18-00")``."""
    kind, subtype = code.split("-")
    codes = {"idurba": IDURBA, "code": code, "code_connu": True, "typepsc": kind, "stypepsc": subtype}
    return {"geometry": geometry, "libelle": libelle or code, **codes, **columns}


def inf(geometry: shapely.Geometry, code: str, libelle: str = "", **columns: Any) -> dict[str, Any]:
    """Return one information of any primitive."""
    kind, subtype = code.split("-")
    codes = {"idurba": IDURBA, "code": code, "code_connu": True, "typeinf": kind, "stypeinf": subtype}
    return {"geometry": geometry, "libelle": libelle or code, **codes, **columns}


def commune(
    geometry: shapely.Geometry, code: str = "10001", niveau: str | None = "1", epci: str | None = "200000001"
) -> Territory:
    """Return a commune as a territory."""
    return Territory(Place("commune", code, niveau, epci), f"Commune {code}", geometry)


def workspace(
    zones: Sequence[dict[str, Any]] = (),
    psc: Sequence[dict[str, Any]] = (),
    inf: Sequence[dict[str, Any]] = (),
    roles: Mapping[str, Sequence[dict[str, Any] | shapely.Geometry]] | None = None,
    tables: Mapping[str, pd.DataFrame | Sequence[Mapping[str, Any]]] | None = None,
    communes: Sequence[Territory] | None = None,
    coverage: Mapping[str, Sequence[str]] | str | None = "*",
    uncertainty: Mapping[str, float] | None = None,
    regles: Sequence[Any] = (),
    **parametres: Any,
) -> Workspace:
    """Return a workspace from rows.

    Parameters
    ----------
    roles : rows or bare geometries by role; ``[]`` is a bound layer without any object.
    tables : rows by table; every cell becomes text, as in a grid file.
    coverage : ``"*"`` declares every role complete everywhere; a mapping gives the INSEE codes role by role, a role
        left out being of unknown coverage; None leaves all unknown.
    uncertainty : metres by role, 0 when absent.
    parametres : fields of ``Parametres`` (``lisere_m``, ``compter_aus``, ``t0``…).
    """
    roles = roles or {}
    grid = Grille(
        id="essai",
        titre="Grille d’essai",
        version=1,
        scot=Scot(),
        armature=Armature(niveaux={"1": "pôle", "2": "relais", "3": "village"}),
        parametres=Parametres(**parametres),
        roles={name: Role(name, name, "surface") for name in roles},
        regles=tuple(regles),
    )
    territories = list(communes) if communes else [commune(COMMUNE)]
    everywhere = dict.fromkeys(roles, [one.place.id for one in territories])
    covered = everywhere if coverage == "*" else dict(coverage or {})
    references = _references(roles, tables or {}, covered, uncertainty or {})
    return prepare(_document(zones, psc, inf), grid, territories, references, run_date="2026-01-01")


def scene(*args: Any, which: int = 0, **content: Any) -> Scene:
    """Return the scene of one commune (``which``) of the workspace made with the same arguments."""
    made = workspace(*args, **content)
    return Scene(made, made.territories[which])


def measure(kind: str, over: Scene, **params: Any) -> Any:
    """Measure with one indicator type, its defaults filled in as the reader of the grid does."""
    defaults = {name: param.default for name, param in INDICATOR_TYPES[kind].params.items()}
    module = import_module(f"aula.aula_plugin.core.compatibility.indicators.{kind}")
    return module.measure(over, {**defaults, **params})


def _references(
    roles: Mapping[str, Sequence[Any]],
    tables: Mapping[str, Any],
    coverage: Mapping[str, Sequence[str]],
    uncertainty: Mapping[str, float],
) -> References:
    layers = {
        name: _frame([one if isinstance(one, dict) else row(one) for one in rows], ()) for name, rows in roles.items()
    }
    meta = pd.DataFrame(
        {
            "couverture": ["|".join(coverage.get(name, ())) or None for name in layers],
            "incertitude_m": [float(uncertainty.get(name, 0.0)) for name in layers],
        },
        index=pd.Index(list(layers), name="role"),
    )
    return References(layers, {name: _text_table(rows) for name, rows in tables.items()}, meta)


def _text_table(rows: pd.DataFrame | Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(list(rows))
    return frame.apply(lambda column: column.map(lambda cell: "" if pd.isna(cell) else str(cell)))


def _frame(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> gpd.GeoDataFrame:
    geometries = [one["geometry"] for one in rows]
    table = pd.DataFrame([{k: v for k, v in one.items() if k != "geometry"} for one in rows], index=range(len(rows)))
    absent = {name: None for name in columns if name not in table and name != "fid_source"}
    if "fid_source" in columns:
        absent["fid_source"] = range(1, len(rows) + 1)
        table = table.drop(columns="fid_source", errors="ignore")
    table = pd.concat([table, pd.DataFrame(absent, index=table.index)], axis=1)
    return gpd.GeoDataFrame(table, geometry=geometries, crs=_KNOWN_CRS)


def _by_primitive(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str]) -> dict[str, gpd.GeoDataFrame]:
    return {
        name: _frame([one for one in rows if shapely.get_dimensions(one["geometry"]) == dimension], list(columns))
        for dimension, name in _PRIMITIVE.items()
    }


def _document(zones: Sequence[Any], psc: Sequence[Any], inf: Sequence[Any]) -> PlanningDocument:
    return PlanningDocument(
        document=pd.DataFrame([{"idurba": IDURBA, "etat": "03", "datappro": "20260101"}]),
        communes=pd.DataFrame([{"insee": "10001", "idurba": IDURBA, "source": "DOC_URBA_COM"}]),
        zones=_frame(zones, list(ZONE_COLUMNS)),
        prescriptions=_by_primitive(psc, PRESCRIPTION_COLUMNS),
        informations=_by_primitive(inf, INFORMATION_COLUMNS),
        anomalies=_frame([], list(ANOMALY_COLUMNS)),
        version=Version("v2024", "essai", True),
        type_document="PLU",
    )
