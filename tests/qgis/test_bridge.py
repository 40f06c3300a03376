"""Frames written to a sink."""

import geopandas as gpd
import shapely
from qgis.core import QgsProcessingFeedback, QgsVectorLayer

from aula.aula_plugin import bridge


def test_geometries_are_let_go_as_they_are_written(qgis_app, monkeypatch):
    """Five squares in chunks of two: all of them in the layer, none left in the frame."""
    monkeypatch.setattr(bridge, "CHUNK", 2)
    squares = [shapely.box(10 * n, 0, 10 * n + n + 1, 1) for n in range(5)]
    frame = gpd.GeoDataFrame({"n": range(5)}, geometry=squares, crs=2154)
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=n:integer", "carrés", "memory")
    bridge.write_to_sink(frame, {"n": "integer"}, layer.dataProvider(), QgsProcessingFeedback(), spend=True)
    assert {f["n"]: round(f.geometry().area()) for f in layer.getFeatures()} == {0: 1, 1: 2, 2: 3, 3: 4, 4: 5}
    assert frame.geometry.isna().all()
