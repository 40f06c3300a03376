"""Between the map and the communes: which one a feature is, and where one lies."""

from __future__ import annotations

import shapely
from geopandas import GeoDataFrame
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas

from ...bridge import crs_of
from ...core.land.counter_rules import COMMUNE

#: Of the map around a commune.
AROUND = 1.2


def place_of(layer: QgsVectorLayer, feature: QgsFeature, territories: GeoDataFrame) -> tuple[str, str]:
    """Return level and code of what a feature is: said by a layer of the counter, else the commune it lies in."""
    if layer.fields().indexFromName("niveau") >= 0 and layer.fields().indexFromName("code") >= 0:
        return str(feature["niveau"]), str(feature["code"])
    if not feature.hasGeometry():
        return "", ""
    point = feature.geometry().pointOnSurface()
    try:
        point.transform(_transform(layer.crs(), crs_of(territories)))
    except QgsCsException:
        return "", ""
    here = point.asPoint()
    inside = shapely.contains_xy(territories.geometry.to_numpy(), here.x(), here.y())
    return (COMMUNE, str(territories["code"].to_numpy()[inside][0])) if inside.any() else ("", "")


def zoom_to(canvas: QgsMapCanvas, territories: GeoDataFrame, code: str) -> None:
    """Show a commune on the map."""
    own = territories[territories["code"] == code]
    if not len(own):
        return
    box = QgsRectangle(*own.total_bounds)
    try:
        box = _transform(crs_of(own), canvas.mapSettings().destinationCrs()).transformBoundingBox(box)
    except QgsCsException:
        return
    box.scale(AROUND)
    canvas.setExtent(box)
    canvas.refresh()


def _transform(source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem) -> QgsCoordinateTransform:
    return QgsCoordinateTransform(source, target, QgsProject.instance())
