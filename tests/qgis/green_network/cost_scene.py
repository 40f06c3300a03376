"""A landscape one can work out: cells of 10 m, written by hand, and the sources on it."""

from __future__ import annotations

import geopandas
import numpy as np
import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback, QgsRasterLayer

from aula.aula_plugin import rasters
from aula.aula_plugin.core.raster_grid import Grid

X, Y, CELL = 700_000.0, 7_000_000.0, 10.0
CRS = "EPSG:2154"


def grid_of(values):
    """Return the grid of an array whose north-west corner is (X, Y)."""
    return Grid(X, Y, CELL, CELL, *np.shape(values))


def write(folder, values, name="resistance"):
    """Write a raster of decimals, NaN where there is none, and return its path."""
    path = folder / f"{name}.tif"
    crs = QgsCoordinateReferenceSystem(CRS)
    rasters.write(path, np.asarray(values, dtype=float), None, grid_of(values), crs, QgsProcessingFeedback())
    return str(path)


def cell(row, column, rows=1, columns=1):
    """Return the rectangle of cells, drawn a little inside."""
    left, top = X + CELL * column, Y - CELL * row
    return shapely.box(left + 1, top - CELL * rows + 1, left + CELL * columns - 1, top - 1)


def point(row, column):
    """Return a point in a cell, not at its centre."""
    return shapely.Point(X + CELL * column + 3, Y - CELL * row - 3)


def save(folder, shapes, name="sources", **columns):
    """Write shapes and return the path of their layer."""
    path = folder / f"{name}.gpkg"
    geopandas.GeoDataFrame(columns or {"nom": ["x"] * len(shapes)}, geometry=shapes, crs=CRS).to_file(path)
    return str(path)


def read(path):
    """Return the cells of a raster, NaN where there is none."""
    return rasters.read(QgsRasterLayer(path), QgsProcessingFeedback()).as_float()
