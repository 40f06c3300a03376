"""A layer read whole, spoiled in one place, and written by GDAL and SQLite: QGIS would mend it on the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr, osr

LAMBERT = "EPSG:2154"


@dataclass
class Layer:
    """Fields, rows and geometries of a layer, free to be spoiled."""

    name: str
    fields: list[tuple[str, int]]
    rows: list[list[Any]]
    shapes: list[bytes | None]
    crs: str = LAMBERT
    kind: int = ogr.wkbUnknown
    #: Name the table bears in the end, when GDAL would refuse it.
    alias: str = ""
    after: list[Callable[[sqlite3.Connection], None]] = field(default_factory=list)

    def box(self) -> tuple[float, float, float, float]:
        """Return the box of the sound geometries; a place in France for a table."""
        boxes = [ogr.CreateGeometryFromWkb(shape).GetEnvelope() for shape in self.shapes if shape]
        boxes = boxes or [(800_000.0, 810_000.0, 6_500_000.0, 6_510_000.0)]
        return (
            min(box[0] for box in boxes),
            min(box[2] for box in boxes),
            max(box[1] for box in boxes),
            max(box[3] for box in boxes),
        )

    def edit(self, sql: str, values: tuple = ()) -> None:
        """Ask for a change of the file once written, that GDAL would refuse."""
        self.after.append(lambda base: base.execute(sql, values))


def read(source: str) -> Layer:
    """Read ``path|layername=…`` whole."""
    path, _, name = source.partition("|layername=")
    opened = gdal.OpenEx(path, gdal.OF_VECTOR)
    layer = opened.GetLayerByName(name) if name else opened.GetLayer(0)
    definition = layer.GetLayerDefn()
    fields = [
        (definition.GetFieldDefn(n).GetName(), definition.GetFieldDefn(n).GetType())
        for n in range(definition.GetFieldCount())
    ]
    rows, shapes = [], []
    for feature in layer:
        rows.append([feature.GetField(n) for n in range(len(fields))])
        shape = feature.GetGeometryRef()
        shapes.append(bytes(shape.ExportToIsoWkb()) if shape is not None else None)
    return Layer(layer.GetName(), fields, rows, shapes, kind=layer.GetGeomType())


def write(layer: Layer, path: Path) -> str:
    """Write a layer in a GeoPackage and return its address; geometries GDAL refuses go in as bytes."""
    gdal.SetConfigOption("OGR_CURRENT_DATE", "2026-01-01T00:00:00.000Z")
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    srs = None
    if layer.crs:
        srs = osr.SpatialReference()
        srs.SetFromUserInput(layer.crs)
    options = ["SPATIAL_INDEX=NO"]
    target = dataset.CreateLayer(layer.name, srs, layer.kind, options)
    for name, kind in layer.fields:
        target.CreateField(ogr.FieldDefn(name, kind))
    dataset.StartTransaction()
    raw = {}
    for number, (row, shape) in enumerate(zip(layer.rows, layer.shapes), start=1):
        feature = ogr.Feature(target.GetLayerDefn())
        for n, value in enumerate(row):
            if value is not None:
                _set(feature, n, value)
        geometry = _geometry(shape)
        if geometry is not None:
            feature.SetGeometry(geometry)
        elif shape is not None:
            raw[number] = shape
        target.CreateFeature(feature)
    dataset.CommitTransaction()
    column = target.GetGeometryColumn()
    feature = target = dataset = None
    _finish(path, layer, column, raw)
    return f"{path}|layername={layer.alias or layer.name}"


def _set(feature: ogr.Feature, number: int, value: Any) -> None:
    """Set a value; a text goes as bytes so that halves of characters reach the file."""
    if isinstance(value, str):
        value = value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if isinstance(value, bytes):
        feature.SetFieldBinaryFromHexString(number, value.hex())
    elif isinstance(value, list):
        feature.SetFieldStringList(number, value)
    else:
        feature.SetField(number, value)


def _geometry(shape: bytes | None) -> ogr.Geometry | None:
    if shape is None:
        return None
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        return ogr.CreateGeometryFromWkb(shape)
    except RuntimeError:
        return None
    finally:
        gdal.PopErrorHandler()


def _finish(path: Path, layer: Layer, column: str, raw: dict[int, bytes]) -> None:
    with closing(sqlite3.connect(path)) as base:
        for name in [
            row[0]
            for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'rtree%'")
        ]:
            base.execute(f'DROP TRIGGER "{name}"')
        for fid, shape in raw.items():
            blob = b"GP\x00\x01" + (2154).to_bytes(4, "little") + shape
            base.execute(f'UPDATE "{layer.name}" SET "{column}" = ? WHERE fid = ?', (blob, fid))
        for change in layer.after:
            change(base)
        base.commit()
