"""The lot of the example laid side by side many times: long enough to read for a click to fall in the middle."""

from __future__ import annotations

import shutil
from pathlib import Path

import shapely
from osgeo import ogr

COPIES = 150
PER_ROW = 15
SPACING = 1.1


def write(lot: Path, folder: Path) -> Path:
    """Copy a lot into a folder with each Shapefile repeated ``COPIES`` times; return the new lot."""
    target = folder / lot.name
    shutil.copytree(lot, target)
    for path in sorted(target.rglob("*.shp")):
        _repeat(path)
    return target


def _repeat(path: Path) -> None:
    """Add to a Shapefile copies of its features, each copy moved away."""
    source = ogr.Open(str(path), 1)
    layer = source.GetLayer()
    west, east, south, north = layer.GetExtent()
    features = [feature.Clone() for feature in layer]
    shapes = shapely.from_wkb([bytes(feature.GetGeometryRef().ExportToWkb()) for feature in features])
    for number in range(1, COPIES):
        shift = (number % PER_ROW) * SPACING * (east - west), (number // PER_ROW) * SPACING * (north - south)
        moved = shapely.to_wkb(shapely.transform(shapes, lambda xy, shift=shift: xy + shift))
        for feature, shape in zip(features, moved):
            feature.SetFID(-1)
            feature.SetGeometry(ogr.CreateGeometryFromWkb(shape))
            layer.CreateFeature(feature)
    del layer, source
