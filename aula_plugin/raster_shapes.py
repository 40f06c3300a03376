"""Shapes laid on cells, and outlines of cells: GDAL in memory, nothing written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame
from osgeo import gdal, gdal_array, ogr, osr

from .core.green_network.waiting import never
from .core.raster_grid import Grid

#: Outlines read between two questions on whether to stop.
OUTLINES = 10_000


def burn(
    shapes: Sequence[Any],
    values: Sequence[float] | np.ndarray,
    grid: Grid,
    all_touched: bool = False,
    dtype: Any = np.int32,
    fill: float = 0,
) -> np.ndarray:
    """Return an array where each shape left its value; a later shape covers an earlier one.

    Parameters
    ----------
    shapes : shapely geometries in the CRS of the grid; those that are None or empty leave nothing.
    all_touched : every cell a shape touches, which keeps a line from leaking through diagonals; otherwise the cells
        whose centre a surface holds, and a thin line for lines.
    """
    array = np.full(grid.shape, fill, dtype=dtype)
    shapes = np.asarray(shapes, dtype=object)
    kept = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    if not kept.any():
        return array
    memory = gdal.GetDriverByName("MEM").Create(
        "", grid.columns, grid.rows, 1, gdal_array.NumericTypeCodeToGDALTypeCode(array.dtype.type)
    )
    memory.SetGeoTransform((grid.left, grid.across, 0, grid.top, 0, -grid.down))
    memory.GetRasterBand(1).WriteArray(array)
    source = _vectors()
    layer = source.CreateLayer("shapes", osr.SpatialReference(), ogr.wkbUnknown)
    layer.CreateField(ogr.FieldDefn("value", ogr.OFTReal))
    for wkb, value in zip(shapely.to_wkb(shapes[kept]), np.asarray(values, dtype=float)[kept]):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(0, float(value))
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(wkb))
        layer.CreateFeature(feature)
    options = ["ATTRIBUTE=value", f"ALL_TOUCHED={'TRUE' if all_touched else 'FALSE'}"]
    gdal.RasterizeLayer(memory, [1], layer, options=options)
    return memory.GetRasterBand(1).ReadAsArray()


def polygons(ids: np.ndarray, grid: Grid, crs: Any = None, check: Callable[[], None] = never) -> GeoDataFrame:
    """Return the outline of each number of an array, along the sides of the cells.

    Parameters
    ----------
    ids : whole numbers, 0 for none; cells of one number that touch by a side only at a corner are separate parts.
    check : called again and again; what it raises stops the work.

    Returns
    -------
    One row per number, in order: ``id``, ``geometry`` (valid, polygon or multipolygon).
    """
    memory = gdal_array.OpenArray(np.ascontiguousarray(ids, dtype=np.int32))
    memory.SetGeoTransform((grid.left, grid.across, 0, grid.top, 0, -grid.down))
    mask = gdal_array.OpenArray(np.ascontiguousarray(ids != 0, dtype=np.uint8))
    source = _vectors()
    layer = source.CreateLayer("shapes", osr.SpatialReference(), ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("id", ogr.OFTInteger))
    _told(lambda tell: gdal.Polygonize(memory.GetRasterBand(1), mask.GetRasterBand(1), layer, 0, [], tell), check)
    numbers, shapes = [], []
    for rank, feature in enumerate(layer):
        if rank % OUTLINES == 0:
            check()
        numbers.append(feature.GetField(0))
        shapes.append(bytes(feature.GetGeometryRef().ExportToWkb()))
    check()
    parts = shapely.make_valid(shapely.from_wkb(np.array(shapes, dtype=object)))
    check()
    order = np.argsort(np.array(numbers, dtype=np.int64), kind="stable")
    found, starts = np.unique(np.array(numbers, dtype=np.int64)[order], return_index=True)
    merged = [shapely.union_all(group) for group in np.split(parts[order], starts[1:])] if len(found) else []
    return GeoDataFrame({"id": found}, geometry=merged, crs=crs)


def _told(work: Callable[[Callable[..., int]], Any], check: Callable[[], None]) -> None:
    """Run what GDAL does, asking ``check`` as it goes; what that raises must not go through GDAL, and comes after."""
    stopped: list[Exception] = []

    def tell(*_: Any) -> int:
        try:
            check()
        except Exception as error:
            stopped.append(error)
        return int(not stopped)

    try:
        work(tell)
    except RuntimeError:  # how GDAL tells that it was stopped, when it raises
        if not stopped:
            raise
    if stopped:
        raise stopped[0]


def _vectors() -> Any:
    """Return a place in memory for shapes; GDAL 3.11 gives its two drivers one name."""
    driver = ogr.GetDriverByName("Memory") or ogr.GetDriverByName("MEM")
    return driver.CreateDataSource("shapes")
