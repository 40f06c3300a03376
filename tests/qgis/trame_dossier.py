"""A dossier of a trame written by hand: two sous-trames on 4 km × 2 km of the example, counts known."""

from __future__ import annotations

from pathlib import Path

import geopandas
import pandas as pd
import shapely
from qgis.core import QgsProcessingFeedback

from aula.aula_plugin.core.green_network.plan import Plan, SousTrame, Territoire
from aula.aula_plugin.core.green_network.synthesis import Branch, Network, synthesis
from aula.aula_plugin.core.raster_grid import Grid
from aula.aula_plugin.storage.network_files import write_dossier

CRS = "EPSG:2154"
#: Its south-west corner, in the commune 99001 of the example.
WEST, SOUTH = 644_500, 7_024_000


def write(path: Path, fictive: bool = True) -> Path:
    """Write the dossier.

    Boisée: two réservoirs of 9 ha (300 m) at the two ends, one corridor of 30 m between them and a conflict point of
    priority 1. Humide: one réservoir without a name, no link. A road crosses from north to south.
    """
    box = shapely.box(WEST, SOUTH, WEST + 4000, SOUTH + 2000)
    plan = Plan(
        Territoire("Haute Aune", perimetre="territoire", fictif=fictive),
        (SousTrame("boisee", "boisée", "#2f6b3a"), SousTrame("humide", "humide", "#3f8f9b")),
        "Trame de la Haute Aune",
        "Relevés inventés",
    )
    network = Network(
        plan,
        Grid.over(box.bounds, 10),
        [_wood(plan.sous_trames[0]), Branch(plan.sous_trames[1], _patches("humide", [(1, None, 3500, 1500)]))],
        geopandas.GeoDataFrame(geometry=[box], crs=CRS),
        {"routes": geopandas.GeoDataFrame(geometry=[_line((2000, -500), (2000, 2500))], crs=CRS)},
    )
    write_dossier(network, synthesis(network), path, QgsProcessingFeedback(), "2026-09-14T10:00:00")
    return path


def _wood(plan: SousTrame) -> Branch:
    line = _line((400, 250), (3500, 250))
    link = {"id_lien": 1, "id_a": 1, "id_b": 2, "cout_m": 3100.0, "largeur_min_m": 30.0, "sous_trame": "boisée"}
    point = {
        "id_conflit": 1, "rang": 1, "type_obstacle": "route", "nom_obstacle": "RD 7", "id_lien": "1", "score": 0.5,
        "permeabilite": 0.1, "priorite": 1, "sous_trame": "boisée",
        "pourquoi": "lien 1, de rang 1 sur 1\u00a0; route RD 7\u00a0; passages connus non fournis",
    }  # fmt: skip
    patches = _patches("boisée", [(1, "Grand Bois", 100, 100), (2, "Bois Neuf", 3500, 100)])
    return Branch(
        plan,
        patches.assign(dpc=[0.6, 0.4]),
        _frame([link], [line]),
        _frame([link], [line.buffer(15)]),
        _frame([point], [shapely.Point(WEST + 2000, SOUTH + 250)]),
    )


def _patches(name: str, squares: list[tuple[int, str | None, float, float]]) -> geopandas.GeoDataFrame:
    rows = [
        {"id_reservoir": number, "nom": called, "sous_trame": name, "statut": "reservoir", "surface_ha": 9.0}
        for number, called, _, _ in squares
    ]
    return _frame(rows, [shapely.box(WEST + x, SOUTH + y, WEST + x + 300, SOUTH + y + 300) for _, _, x, y in squares])


def _line(*places: tuple[float, float]) -> shapely.LineString:
    return shapely.LineString([(WEST + x, SOUTH + y) for x, y in places])


def _frame(rows: list[dict], shapes: list) -> geopandas.GeoDataFrame:
    return geopandas.GeoDataFrame(pd.DataFrame(rows), geometry=shapes, crs=CRS)
