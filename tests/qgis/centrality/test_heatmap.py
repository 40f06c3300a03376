"""The density beside the heatmap of QGIS: same kernel, same radius, same cells, raw values."""

import numpy as np
from osgeo import gdal
from qgis import processing
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

from aula.aula_plugin.core.centrality.field import density
from aula.aula_plugin.core.raster_grid import Grid


def test_density_is_that_of_the_heatmap_of_qgis(qgis_processing, tmp_path):
    """Points on the edges of rows: the heatmap turns what surrounds a point upside down within its row of cells."""
    random = np.random.default_rng(7)
    xy = np.column_stack([random.uniform(0, 900, 60), random.integers(0, 30, 60) * 25.0]) + [600_000.0, 6_600_000.0]
    weights = random.integers(1, 4, 60).astype(float)
    layer = QgsVectorLayer("Point?crs=EPSG:2154&field=poids:double", "offre", "memory")
    features = []
    for (x, y), weight in zip(xy.tolist(), weights.tolist()):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        feature.setAttribute(0, weight)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    asked = {"INPUT": layer, "RADIUS": 150, "PIXEL_SIZE": 25, "WEIGHT_FIELD": "poids", "KERNEL": 0, "OUTPUT_VALUE": 0}
    made = processing.run("qgis:heatmapkerneldensityestimation", {**asked, "OUTPUT": str(tmp_path / "chaleur.tif")})
    dataset = gdal.Open(made["OUTPUT"])
    left, across, _, top, _, _ = dataset.GetGeoTransform()
    theirs = dataset.ReadAsArray()
    grid = Grid(left, top, across, across, *theirs.shape)
    np.testing.assert_allclose(density(xy, weights, grid, 150.0), np.where(theirs < 0, 0, theirs), rtol=1e-4, atol=1e-4)
