"""A large lot, as a planner receives it: the shapefiles of one lot copied side by side."""

from __future__ import annotations

import shutil
from pathlib import Path

import shapely
from osgeo import gdal, ogr


def tile_lot(lot: Path, shifts: list[tuple[float, float]], folder: Path) -> Path:
    """Write each layer of a lot as many times as there are shifts (m), in a lot of the same name; tables once."""
    gdal.UseExceptions()
    target = folder / lot.name
    shutil.rmtree(target, ignore_errors=True)
    for path in sorted(lot.rglob("*.*")):
        copy = target / path.relative_to(lot)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".shp":
            _tile_layer(path, shifts, copy)
        elif not path.with_suffix(".shp").exists():
            shutil.copyfile(path, copy)
    return target


def _tile_layer(path: Path, shifts: list[tuple[float, float]], copy: Path) -> None:
    source = ogr.Open(str(path))
    layer = source.GetLayer()
    definition = layer.GetLayerDefn()
    written = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(copy))
    encoding = layer.GetMetadataItem("SOURCE_ENCODING", "SHAPEFILE") or "UTF-8"
    many = written.CreateLayer(copy.stem, layer.GetSpatialRef(), layer.GetGeomType(), [f"ENCODING={encoding}"])
    for number in range(definition.GetFieldCount()):
        many.CreateField(definition.GetFieldDefn(number))
    features = list(layer)
    shapes = [feature.GetGeometryRef() for feature in features]
    drawn = shapely.from_wkb([None if shape is None else bytes(shape.ExportToWkb()) for shape in shapes])
    for shift in shifts:
        moved = shapely.to_wkb(shapely.transform(drawn, lambda xy, d=shift: xy + d))
        for feature, wkb in zip(features, moved):
            new = ogr.Feature(many.GetLayerDefn())
            new.SetFrom(feature)
            if wkb is not None:
                new.SetGeometry(ogr.CreateGeometryFromWkb(wkb))
            many.CreateFeature(new)
