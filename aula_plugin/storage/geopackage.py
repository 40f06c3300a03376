"""GeoPackages written whole or not at all, with their styles inside.

Through GDAL rather than through QGIS layers: one dataset is one transaction, and no connection stays open behind it.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime, timezone
from pathlib import Path
from traceback import clear_frames
from typing import Any

import pandas as pd
import shapely
from geopandas import GeoDataFrame
from osgeo import gdal, ogr, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback, QgsProviderRegistry, QgsWkbTypes

from ..bridge import CHUNK
from ..core.errors import InputError
from ..core.missing import is_missing
from ..i18n import tr
from ..in_place import discard, hidden, put_in_place, telling

STYLES_TABLE = "layer_styles"
#: What a row takes besides its vertices: attributes, JSON of the parameters, box in the spatial index.
_ROW_BYTES = 2_000
_SQLITE = b"SQLite format 3\x00"
_STYLE_COLUMNS = {
    "f_table_catalog": "text",
    "f_table_schema": "text",
    "f_table_name": "text",
    "f_geometry_column": "text",
    "styleName": "text",
    "styleQML": "text",
    "styleSLD": "text",
    "useAsDefault": "boolean",
    "description": "text",
    "owner": "text",
    "ui": "text",
    "update_time": "datetime",
}
_KINDS = {
    "text": ogr.OFTString,
    "integer": ogr.OFTInteger64,
    "real": ogr.OFTReal,
    "boolean": ogr.OFTInteger,
    "date": ogr.OFTDate,
    "datetime": ogr.OFTDateTime,
}
_CONVERT = {"text": str, "integer": int, "real": float, "boolean": int}


@dataclass(frozen=True)
class Table:
    """One table to write: rows, typed columns, geometry type (``NoGeometry`` for a plain table), style.

    ``append`` adds the rows to a table already there; otherwise it is replaced. ``instead_of`` names a column and some
    of its values (None for NULL): rows already there that hold one of them go before the new ones come.
    """

    name: str
    frame: pd.DataFrame
    columns: Mapping[str, str]
    geometry: QgsWkbTypes.Type = QgsWkbTypes.Type.NoGeometry
    crs: QgsCoordinateReferenceSystem | None = None
    style: Path | None = None
    append: bool = False
    instead_of: tuple[str, Collection[Any]] | None = None


def write_geopackage(path: str | Path, tables: list[Table], feedback: QgsProcessingFeedback) -> None:
    """Write tables into a new GeoPackage, beside the destination first, then put it in place in one move.

    Raises
    ------
    InputError
        The folder is missing or read-only, the disk is full, or the file is held open by another program. What was
        there before is then intact.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise InputError(tr("Le dossier « {} » n’existe pas : créez-le ou choisissez-en un autre.").format(path.parent))
    draft = hidden(path).with_suffix(".gpkg")
    try:
        with telling(path):
            dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(draft))
            if dataset is None:
                raise OSError(gdal.GetLastErrorMsg())
            complete = _write(dataset, tables, feedback)
            gdal.ErrorReset()
            dataset = None  # GDAL writes spatial indexes and extents when it is released, and only notes what fails
            if gdal.GetLastErrorType() >= gdal.CE_Failure:
                raise OSError(gdal.GetLastErrorMsg())
            if complete:
                put_in_place([(draft, path)])
    finally:
        discard(draft)


def append_to_geopackage(path: str | Path, tables: list[Table], feedback: QgsProcessingFeedback) -> None:
    """Add tables and rows to an existing GeoPackage in one transaction: a failure leaves it as it was.

    Raises
    ------
    InputError
        The file cannot be opened for writing, is locked, or the disk is full.
    """
    path, complete = Path(path), False
    with telling(path):
        try:
            complete = _append(path, tables, feedback)
        except Exception as error:
            clear_frames(error.__traceback__)  # they hold the dataset, whose end writes counts of rows given up
            raise
        finally:
            if not complete:
                _forget_counts(path)


def _require_room(path: Path, tables: list[Table]) -> None:
    """Refuse to begin where the disk would be full before the end: GDAL then leaves the spatial index half made.

    Room for the rows twice, with their boxes and texts, and for the journal, which keeps what is replaced.
    """
    rows = sum(len(table.frame) for table in tables)
    shapes = [table.frame.geometry.to_numpy() for table in tables if isinstance(table.frame, GeoDataFrame)]
    vertices = sum(int(shapely.get_num_coordinates(some).sum()) for some in shapes)
    needed = path.stat().st_size + 2 * (rows * _ROW_BYTES + 16 * vertices)
    if shutil.disk_usage(path.parent).free < needed:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))


def _append(path: Path, tables: list[Table], feedback: QgsProcessingFeedback) -> bool:
    _require_room(path, tables)
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    if dataset is None:
        raise OSError(gdal.GetLastErrorMsg())
    return _write(dataset, tables, feedback)


def _forget_counts(path: Path) -> None:
    """Let GDAL count again: after a transaction given up it may keep the number of rows that never came."""
    if path.is_file():
        with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as base:
            base.execute("UPDATE gpkg_ogr_contents SET feature_count = NULL")
            base.commit()


def embed_style(destination: str, qml: Path) -> bool:
    """Store a style as the default of a GeoPackage layer; do nothing elsewhere. Return whether it was stored.

    A style of that name already there is left alone: a person may have changed it.
    """
    parts = QgsProviderRegistry.instance().decodeUri("ogr", destination)
    path = Path(parts.get("path") or "")
    if path.suffix.lower() != ".gpkg" or not path.is_file():
        return False
    with telling(path):
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
        if dataset is None:
            raise OSError(gdal.GetLastErrorMsg())
        layer = dataset.GetLayerByName(parts["layerName"]) if parts.get("layerName") else dataset.GetLayer(0)
        if layer is None:
            return False
        return _store_style(dataset, layer, qml.stem, qml.read_text(encoding="utf-8"))


def copy_table(source: Path, path: Path, name: str) -> None:
    """Write the one layer of a GeoPackage, with its style, as the table ``name`` of another, made when it is not there.

    In one transaction, in place of the table of that name if there is one: a failure leaves the file as it was.

    Raises
    ------
    InputError
        The file is not a GeoPackage, cannot be opened for writing, is locked, or the disk is full.
    """
    complete = False
    with telling(path):
        if path.exists() and not _is_sqlite(path):
            raise InputError(tr("« {} » n’est pas un GeoPackage : choisissez un autre fichier.").format(path))
        try:
            _copy_table(source, path, name)
            complete = True
        except Exception as error:
            clear_frames(error.__traceback__)  # they hold the dataset, whose end writes counts of rows given up
            raise
        finally:
            if not complete:
                _forget_counts(path)


def _is_sqlite(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(_SQLITE)) == _SQLITE


def _copy_table(source: Path, path: Path, name: str) -> None:
    draft = gdal.OpenEx(str(source), gdal.OF_VECTOR)
    if path.exists():
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    else:
        dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    if draft is None or dataset is None:
        raise OSError(gdal.GetLastErrorMsg())
    _check(dataset.StartTransaction())
    rows = draft.GetLayer(0)
    positions = {dataset.GetLayer(i).GetName().lower(): i for i in range(dataset.GetLayerCount())}
    if name.lower() in positions:
        _check(dataset.DeleteLayer(positions[name.lower()]))
    options = [f"FID={rows.GetFIDColumn()}"]
    if rows.GetGeometryColumn():
        options.append(f"GEOMETRY_NAME={rows.GetGeometryColumn()}")
    layer = dataset.CreateLayer(name, rows.GetSpatialRef(), rows.GetGeomType(), options)
    if layer is None:
        raise OSError(gdal.GetLastErrorMsg())
    for position in range(rows.GetLayerDefn().GetFieldCount()):
        _check(layer.CreateField(rows.GetLayerDefn().GetFieldDefn(position)))
    for row in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        _check(feature.SetFrom(row))
        _check(layer.CreateFeature(feature))
    for style in draft.GetLayerByName(STYLES_TABLE) or ():
        _store_style(dataset, layer, style.GetField("styleName"), style.GetField("styleQML"))
    _check(dataset.CommitTransaction())


def _write(dataset: Any, tables: list[Table], feedback: QgsProcessingFeedback) -> bool:
    """Write the tables in one transaction; False, and nothing written, when the run was cancelled."""
    _check(dataset.StartTransaction())
    for table in tables:
        if feedback.isCanceled() or not _write_table(dataset, table, feedback):
            dataset.RollbackTransaction()
            return False
    _check(dataset.CommitTransaction())
    return True


def _write_table(dataset: Any, table: Table, feedback: QgsProcessingFeedback) -> bool:
    layer = _layer(dataset, table)
    if table.instead_of is not None:
        _take_away(layer, *table.instead_of)
    definition = layer.GetLayerDefn()
    positions = [definition.GetFieldIndex(name) for name in table.columns]
    values = [
        [_plain(value, kind) for value in table.frame[name]] if name in table.frame else [None] * len(table.frame)
        for name, kind in table.columns.items()
    ]
    shapes: Any = [None] * len(table.frame)
    if isinstance(table.frame, GeoDataFrame) and definition.GetGeomType() != ogr.wkbNone:
        shapes = shapely.to_wkb(table.frame.geometry.to_numpy())
    rows = zip(*values) if values else iter([()] * len(table.frame))
    for number, (row, wkb) in enumerate(zip(rows, shapes)):
        if number % CHUNK == 0 and feedback.isCanceled():
            return False
        feature = ogr.Feature(definition)
        for position, value in zip(positions, row):
            if value is not None:
                feature.SetField(position, value)
        if wkb is not None:
            shape = ogr.CreateGeometryFromWkb(bytes(wkb))
            feature.SetGeometryDirectly(ogr.ForceTo(shape, definition.GetGeomType()))
        _check(layer.CreateFeature(feature))
    if table.style is not None:
        _store_style(dataset, layer, table.style.stem, table.style.read_text(encoding="utf-8"))
    return True


def _take_away(layer: Any, column: str, values: Collection[Any]) -> None:
    """Delete the rows whose column holds one of some values."""
    for number in [row.GetFID() for row in layer if row.GetField(column) in values]:
        _check(layer.DeleteFeature(number))


def _layer(dataset: Any, table: Table) -> Any:
    """Return the layer to write in: the one there, with the fields it lacks, or a new one."""
    existing = dataset.GetLayerByName(table.name)
    if existing is not None and not table.append:
        names = [dataset.GetLayer(i).GetName() for i in range(dataset.GetLayerCount())]
        existing = None
        _check(dataset.DeleteLayer(names.index(table.name)))
    if existing is None:
        options = ["FID=ogc_fid"] if "fid" in table.columns else []  # else GDAL takes the column for the row's own key
        kind = getattr(ogr, f"wkb{QgsWkbTypes.displayString(table.geometry)}", ogr.wkbNone)
        existing = dataset.CreateLayer(table.name, _srs(table.crs), kind, options)
        if existing is None:
            raise OSError(gdal.GetLastErrorMsg())
    known = existing.GetLayerDefn()
    for name, kind in table.columns.items():
        if known.GetFieldIndex(name) < 0:
            field = ogr.FieldDefn(name, _KINDS[kind])
            if kind == "boolean":
                field.SetSubType(ogr.OFSTBoolean)
            _check(existing.CreateField(field))
    return existing


def _srs(crs: QgsCoordinateReferenceSystem | None) -> Any:
    if crs is None or not crs.isValid():
        return None
    reference = osr.SpatialReference()
    _check(reference.SetFromUserInput(crs.authid() if crs.authid().startswith("EPSG:") else crs.toWkt()))
    return reference


def _store_style(dataset: Any, layer: Any, title: str, qml: str) -> bool:
    """Store a QML as QGIS itself does; QGIS's own call stops to ask a person when the name exists."""
    name, column = layer.GetName(), layer.GetGeometryColumn()
    styles = dataset.GetLayerByName(STYLES_TABLE)
    known = [(row.GetField("f_table_name"), row.GetField("styleName")) for row in styles] if styles is not None else []
    if (name, title) in known:
        return False
    row = {
        **dict.fromkeys(_STYLE_COLUMNS, ""),
        "f_table_name": name,
        "f_geometry_column": column,
        "styleName": title,
        "styleQML": qml,
        "useAsDefault": True,
        "update_time": datetime.now(timezone.utc),
    }
    return _write_table(
        dataset, Table(STYLES_TABLE, pd.DataFrame([row]), _STYLE_COLUMNS, append=True), QgsProcessingFeedback()
    )


def _plain(value: Any, kind: str) -> Any:
    """Return what GDAL stores for a value of ``kind``; None, NaN and NaT are NULL."""
    if is_missing(value):
        return None
    if kind == "datetime" and isinstance(value, datetime):
        return value.strftime("%Y/%m/%d %H:%M:%S") + ("+00" if value.tzinfo else "")
    if kind == "date" and isinstance(value, date):
        return value.strftime("%Y/%m/%d")
    return _CONVERT.get(kind, str)(value)


def _check(code: int) -> None:
    if code != ogr.OGRERR_NONE:
        raise OSError(gdal.GetLastErrorMsg() or tr("écriture refusée"))
