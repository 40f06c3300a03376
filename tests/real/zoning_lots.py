"""Four published zonings, read as they stand: family as coded in TYPEZONE, geometry repaired, nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely

from aula.aula_plugin.core.compatibility.scene import Scene
from aula.aula_plugin.core.compatibility.thresholds import Place
from aula.aula_plugin.core.compatibility.workspace import Territory
from aula.aula_plugin.core.geometry import repair
from aula.tests.unit.scene_builder import workspace, zone

LOTS = {
    "41175": ("cnig/exemples/41175_PLU_20140603/Donnees_geographiques/ZONE_URBA.shp", None),
    "241800432": (
        "documents_urbanisme_cnig/241800432_PLUi_20200128/Donnees_geographiques/241800432_ZONE_URBA_20200128.shp",
        None,
    ),
    "30014": ("documents_urbanisme_cnig/30014_PLU_20171013", None),
    "77": ("plu_seine_et_marne_77/zone_urba_13_communes_77.gpkg", "zone_urba"),
}
KNOWN = ("AU", "AUc", "AUs", "A", "Ah", "N", "Nh", "Nd")


def zone_rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return the zones of a lot as rows of the scene builder; a code outside the list (« Ux ») is a U."""
    path, layer = LOTS[name]
    file = folder / path
    file = next(file.rglob("*ZONE_URBA*.shp")) if file.is_dir() else file
    frame = gpd.read_file(file, layer=layer) if layer else gpd.read_file(file)
    frame.columns = [column.lower() for column in frame.columns]
    shapes = repair(frame.geometry).geometries
    return [
        zone(shape, code if code in KNOWN else "U", str(label))
        for shape, code, label in zip(shapes, frame["typezone"], frame["libelle"])
        if shape is not None
    ]


def whole(rows: list[dict[str, Any]], **parametres: Any) -> Scene:
    """Return the scene of a whole lot, seen as one territory."""
    bounds = shapely.total_bounds([row["geometry"] for row in rows])
    everything = Territory(Place("scot", "lot"), "lot", shapely.box(*bounds).buffer(10))
    made = workspace(rows, communes=[everything], **parametres)
    return Scene(made, everything)
