"""The example laid side by side ten times: long enough to run for a cancellation to fall in the middle."""

from __future__ import annotations

import shutil
from pathlib import Path

from qgis.core import QgsCoordinateTransformContext, QgsFeature, QgsGeometry, QgsVectorFileWriter, QgsVectorLayer

from aula.tests.benchmarks.tiled import tile
from aula.tests.qgis.toolbox.examples import COMMUNES, LOT

COPIES = 10


def write(document: str, references: Path, folder: Path) -> None:
    """Write ``document.gpkg``, ``references.gpkg``, ``communes.gpkg`` and a lot in ``folder``."""
    tile(Path(document), references, COMMUNES, COPIES, folder)
    shutil.copytree(LOT, folder / LOT.name)
    for path in sorted((folder / LOT.name).rglob("*.shp")):
        _repeat(path)


def _repeat(path: Path) -> None:
    """Write a Shapefile anew with copies of its features, each copy moved away."""
    layer = QgsVectorLayer(str(path), path.stem, "ogr")
    fields, kind, crs, extent = layer.fields(), layer.wkbType(), layer.crs(), layer.extent()
    features = list(layer.getFeatures())
    del layer
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.fileEncoding = "ESRI Shapefile", "UTF-8"
    writer = QgsVectorFileWriter.create(str(path), fields, kind, crs, QgsCoordinateTransformContext(), options)
    for number in range(COPIES):
        for feature in features:
            copy, shape = QgsFeature(feature), QgsGeometry(feature.geometry())
            shape.translate((number % 6) * 1.1 * extent.width(), (number // 6) * 1.1 * extent.height())
            copy.setGeometry(shape)
            writer.addFeature(copy)
    del writer
