"""Offers read from public data for the tests of the centralités: shops of Lille (OpenStreetMap), zones of BD TOPO."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pandas as pd

from aula.aula_plugin.core.tables import load

LILLE = Path("osm_lille_2017") / "osm_lille_2017.gpkg"
OLEMPS = Path("bdtopo_v3_olemps_12174") / "bdtopo_v3_olemps_12174.gpkg"
REDON = Path("bdtopo_v3_redon_35236") / "bdtopo_v3_redon_35236.gpkg"


def lille(path: Path) -> gpd.GeoDataFrame:
    """Return 521 points of March 2017, duplicates left in: 297 of 11 groups, 413 shops."""
    frames = []
    for key in ("shop", "amenity"):
        for kind in ("point", "polygon"):
            layer = gpd.read_file(path, layer=f"{key}_{kind}")
            value = layer[key].str.split(";").str[0]
            frames.append(gpd.GeoDataFrame({"cle": key, "valeur": value}, geometry=layer.representative_point()))
    points = pd.concat(frames, ignore_index=True).dropna(subset="valeur")
    table = load("osm_offre")
    known = (table["cle"] + "=" + table["valeur"]).tolist()
    asked = points["cle"] + "=" + points["valeur"]
    points["tag"] = asked.where(asked.isin(known), points["cle"] + "=*")
    points = points[points["tag"].isin(known) & (points["valeur"] != "vacant")]
    found = points.merge(table.assign(tag=known).drop(columns=["cle", "valeur"]), on="tag")
    found["commerce"] = found["commerce"] == "1"
    return found.assign(retenu=True).set_crs(2154, allow_override=True)


def zones(path: Path) -> gpd.GeoDataFrame:
    """Return one point per zone, its nature as group: a test of volume, not of a result."""
    layer = gpd.read_file(path, layer="zone_d_activite_ou_d_interet")
    frame = {"groupe": layer["NATURE"], "poids": 1.0, "commerce": True, "retenu": True}
    return gpd.GeoDataFrame(frame, geometry=layer.representative_point(), crs=layer.crs)


def territory(path: Path, code: str) -> gpd.GeoDataFrame:
    """Return the commune of a delivery of BD TOPO as the perimeters take it."""
    layer = gpd.read_file(path, layer="commune")
    frame = {"code_insee": code, "nom": "", "niveau": None}
    return gpd.GeoDataFrame(frame, geometry=layer.geometry.to_numpy(), index=layer.index, crs=layer.crs)
