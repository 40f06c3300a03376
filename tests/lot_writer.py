"""Write a CNIG lot as Shapefiles: the tree, the names and the field widths of the standard."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import shapely
from geopandas import GeoDataFrame
from osgeo import ogr, osr

from aula.aula_plugin.core.tables import load

_GEOMETRY = {0: ogr.wkbPoint, 1: ogr.wkbLineString, 3: ogr.wkbPolygon}


def write_lot(folder: Path, prefix: str, date: str, tables: dict[str, pd.DataFrame], epsg: int = 2154) -> None:
    """Write ``<folder>/Donnees_geographiques/<prefix>_<TABLE>_<date>.shp`` (``.dbf`` alone for plain tables).

    Parameters
    ----------
    tables : CNIG table name → frame; columns are written as text of the width given by the standard (254 when it says
        nothing), in UTF-8 with a ``.cpg``. The date of the files is fixed: the same content gives the same files.
    """
    target = folder / "Donnees_geographiques"
    target.mkdir(parents=True, exist_ok=True)
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    driver = ogr.GetDriverByName("ESRI Shapefile")
    day = f"{date[:4]}-{date[4:6]}-{date[6:]}"
    for name, frame in tables.items():
        spatial = isinstance(frame, GeoDataFrame)
        stem = f"{prefix}_{name}_{date}"
        path = target / f"{stem}.{'shp' if spatial else 'dbf'}"
        if path.exists():
            driver.DeleteDataSource(str(path))
        kind = _GEOMETRY[int(shapely.get_type_id(frame.geometry.iloc[0]))] if spatial else ogr.wkbNone
        source = driver.CreateDataSource(str(path))
        options = ["ENCODING=UTF-8", f"DBF_DATE_LAST_UPDATE={day}"]
        layer = source.CreateLayer(stem, crs if spatial else None, kind, options)
        _fill(layer, name, frame)
        del layer, source


def _fill(layer: ogr.Layer, table: str, frame: pd.DataFrame) -> None:
    attributes = load("attributs")
    asked = (attributes["table"] == table) & attributes["standard"].str.startswith("PLU")
    asked &= attributes["version"] == "v2024 rev. 2025-06"
    widths = dict(zip(attributes["attribut"][asked], attributes["longueur"][asked]))
    columns = [c for c in frame.columns if c != "geometry"]
    for column in columns:
        definition = ogr.FieldDefn(column, ogr.OFTString)
        definition.SetWidth(int(widths.get(column, "254")))
        layer.CreateField(definition)
    shapes = shapely.to_wkb(frame.geometry.to_numpy()) if isinstance(frame, GeoDataFrame) else [None] * len(frame)
    for values, shape in zip(frame[columns].to_numpy(), shapes):
        feature = ogr.Feature(layer.GetLayerDefn())
        for number, value in enumerate(values):
            feature.SetField(number, value)
        if shape is not None:
            feature.SetGeometry(ogr.CreateGeometryFromWkb(shape))
        layer.CreateFeature(feature)
