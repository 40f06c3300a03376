"""A small landscape of the example territory: what the algorithms of the trame verte et bleue are run with.

``write`` makes it from the woods, fields, buildings, roads and rivers of the example, beside the other inputs:
``occupation.tif`` (1 bois, 2 cultures, 3 bâti, 4 route, 5 cours d’eau, missing elsewhere), ``frictions.csv``,
``resistance.tif``, and ``tvb.gpkg`` with the layers ``reservoirs``, ``liens``, ``corridors``, ``sites``, ``projet``
and the table ``correspondances``.
Cells of 50 m, Lambert-93. Links are straight lines between neighbours: enough to run on, not a network to believe.
"""

from __future__ import annotations

from pathlib import Path

import geopandas
import numpy as np
import pandas
import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback, QgsWkbTypes

from aula.aula_plugin import raster_shapes, rasters
from aula.aula_plugin.core.raster_grid import Grid
from aula.aula_plugin.storage.geopackage import Table, write_geopackage
from aula.tests.qgis.toolbox import network_plan

CELL_M = 50
CRS = "EPSG:2154"
#: In the order in which they are laid: the last covers the others.
LAND_COVER = (("rpg", 2), ("bois", 1), ("bati", 3), ("cours_eau", 5), ("routes", 4))
FRICTIONS = {1: 1, 2: 10, 3: 1000, 4: 100, 5: 30}
LABELS = {1: "Bois", 2: "Cultures", 3: "Bâti", 4: "Route", 5: "Cours d’eau"}
#: The largest woods are the reservoirs, each linked to the next two by distance.
RESERVOIRS = 12

_PATCH = {
    "id_reservoir": "integer",
    "nom": "text",
    "sous_trame": "text",
    "statut": "text",
    "surface_ha": "real",
    "capacite": "real",
}
_LINK = {
    "id_lien": "integer",
    "id_a": "integer",
    "id_b": "integer",
    "sous_trame": "text",
    "cout_m": "real",
    "equivalent_m": "real",
    "longueur_m": "real",
    "largeur_min_m": "real",
}


def write(references: Path, folder: Path) -> None:
    """Write the landscape in ``folder``, and the parameters of the whole chain (``tvb.yaml``)."""
    network_plan.write(references, folder, 100)
    layers = {name: geopandas.read_file(references, layer=name) for name, _ in LAND_COVER}
    zone = geopandas.read_file(references, layer="perimetre_scot")
    grid, crs, feedback = (
        Grid.over(zone.total_bounds, CELL_M),
        QgsCoordinateReferenceSystem(CRS),
        QgsProcessingFeedback(),
    )
    cover = np.full(grid.shape, 0, dtype=np.int32)
    for name, code in LAND_COVER:
        shapes = layers[name].geometry.to_numpy()
        burnt = raster_shapes.burn(
            shapes, np.full(len(shapes), code), grid, all_touched=name in ("routes", "cours_eau")
        )
        cover = np.where(burnt > 0, burnt, cover)
    rasters.write(folder / "occupation.tif", cover, cover == 0, grid, crs, feedback)
    friction = np.vectorize({**FRICTIONS, 0: np.nan}.get)(cover).astype(float)
    rasters.write(folder / "resistance.tif", friction, None, grid, crs, feedback)
    lines = [f"{code};{LABELS[code]};{value}" for code, value in FRICTIONS.items()]
    (folder / "frictions.csv").write_text("code;libelle;boisee\n" + "\n".join(lines) + "\n", encoding="utf-8")
    patches = _patches(layers["bois"])
    links = _links(patches)
    corridors = links.assign(geometry=links.buffer(60), surface_ha=links.buffer(60).area / 1e4, marge=10.0)
    x, y = np.mean([zone.total_bounds[:2], zone.total_bounds[2:]], axis=0)
    sites = [shapely.box(x + 300 * n, y, x + 300 * n + 200, y + 150) for n in range(4)]
    named = geopandas.GeoDataFrame({"nom": [f"Site {n}" for n in range(1, 5)]}, geometry=sites, crs=CRS)
    polygon, line = QgsWkbTypes.Type.MultiPolygon, QgsWkbTypes.Type.MultiLineString
    write_geopackage(
        folder / "tvb.gpkg",
        [
            Table("reservoirs", patches, _PATCH, polygon, crs),
            Table("liens", links, _LINK, line, crs),
            Table("corridors", corridors, {**_LINK, "surface_ha": "real", "marge": "real"}, polygon, crs),
            Table("sites", named, {"nom": "text"}, polygon, crs),
            Table("projet", named.iloc[:2], {"nom": "text"}, polygon, crs),
            Table("correspondances", _classes(), {"numero": "integer", "code": "text", "libelle": "text"}),
        ],
        feedback,
    )


def _classes() -> pandas.DataFrame:
    rows = [(number, str(number), label) for number, label in LABELS.items()]
    return pandas.DataFrame(rows, columns=["numero", "code", "libelle"])


def _patches(woods: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    parts = woods.assign(surface=woods.area).sort_values("surface", ascending=False).iloc[:RESERVOIRS]
    hectares = parts.area.to_numpy() / 1e4
    numbers = np.arange(1, len(parts) + 1)
    data = {"id_reservoir": numbers, "nom": [f"Bois {n}" for n in numbers], "sous_trame": "boisée"}
    data.update(statut="reservoir", surface_ha=hectares, capacite=hectares * 1e4)
    return geopandas.GeoDataFrame(data, geometry=parts.geometry.to_numpy(), crs=CRS)


def _links(patches: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """Link each patch to the two nearest; a straight line costs thirty times its length."""
    shapes = patches.geometry.to_numpy()
    apart = shapely.distance(shapes[:, None], shapes[None, :])
    nearest = np.argsort(apart, axis=1, kind="stable")[:, 1:3]
    pairs = sorted({(min(a, b), max(a, b)) for a, row in enumerate(nearest) for b in row})
    lines = [shapely.shortest_line(shapes[a], shapes[b]) for a, b in pairs]
    data = {
        "id_lien": np.arange(1, len(pairs) + 1),
        "id_a": [a + 1 for a, _ in pairs],
        "id_b": [b + 1 for _, b in pairs],
        "sous_trame": "boisée",
        "cout_m": [30 * line.length for line in lines],
        "equivalent_m": [30 * line.length for line in lines],
        "longueur_m": [line.length for line in lines],
        "largeur_min_m": 100.0,
    }
    return geopandas.GeoDataFrame(data, geometry=lines, crs=CRS)
