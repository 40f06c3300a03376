"""The roles a tiled territory lacks, drawn from its zoning, so that every rule of the general grid has what it needs.

Nothing here describes a real place. Regular patterns, in the numbers a commune of that size would have.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

#: Tables of the general grid: one row for all communes.
TABLES = {
    "enveloppes": {"territoire": "*", "vocation": "toutes", "ha": "10"},
    "oap": {"insee": "*", "oap": "O1", "ha_net": "4", "lgt": "80", "pct_social": "20", "phase": "1"},
    "logement": {
        **{"insee": "*", "objectif_lgt": "100", "lgt_interieur": "50"},
        **{"lgt_exterieur": "60", "lgt_vacants": "5", "taux_annuel": "0.5"},
    },
    "conso": {"insee": "*", "ha_2011_2021": "30"},
    "reseaux": {"insee": "*", "capacite_step_eh": "20000", "population_2030": "14900"},
    "social": {"insee": "*", "objectif_lgt_social": "20", "lgt_social": "18"},
}


def tables(codes: list[str]) -> dict[str, pd.DataFrame]:
    """Return the tables of the grid with a row per commune."""
    made = {}
    for name, row in TABLES.items():
        key = next(iter(row))
        made[name] = pd.DataFrame([{**row, key: code} for code in codes])
    return made


def _squares(points: np.ndarray, side: float) -> np.ndarray:
    return shapely.box(*(points - side / 2).T, *(points + side / 2).T)


def _grid(place: shapely.Geometry, step: float) -> np.ndarray:
    """Return the nodes of a regular grid that fall in a place."""
    west, south, east, north = place.bounds
    x, y = np.meshgrid(np.arange(west, east, step), np.arange(south, north, step))
    points = np.stack([x.ravel(), y.ravel()], axis=1)
    shapely.prepare(place)
    return points[shapely.contains_xy(place, points)]


def _roads(place: shapely.Geometry, step: float) -> np.ndarray:
    """Return a network of crossing lines cut at their crossings, in a place."""
    west, south, east, north = place.bounds
    x, y = np.arange(west, east, step), np.arange(south, north, step)
    across = [shapely.linestrings([[a, b], [a + step, b]]) for a in x for b in y]
    along = [shapely.linestrings([[a, b], [a, b + step]]) for a in x for b in y]
    lines = np.array(across + along, dtype=object)
    shapely.prepare(place)
    return lines[shapely.intersects(place, lines)]


def draw(zones: GeoDataFrame, known: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return by role the layers ``known`` lacks, for the zoning of one tile."""
    family = zones["famille"].to_numpy()
    shapes = zones.geometry.to_numpy()
    place, urban = shapely.union_all(shapes), shapely.union_all(shapes[family == "U"])
    natural, farm = shapes[family == "N"], shapes[family == "A"]
    built = _grid(urban, 45.0)
    farms = _grid(shapely.union_all(farm), 900.0)
    shops, sites = built[:: max(1, len(built) // 60)], built[:: max(1, len(built) // 6)]
    wet = _grid(place, 4_000.0)
    roads = _roads(place, 1_500.0)
    made = {
        "perimetre_scot": np.array([shapely.buffer(place, 10).simplify(1)], dtype=object),
        "bati": _squares(built, 12.0),
        "parcelles": _squares(built, 44.0),
        "friches": _squares(sites + 20.0, 80.0),
        "bois": shapely.buffer(natural, -15),
        "ebc_precedents": shapely.buffer(natural[::3], -30),
        "sites_logistiques": _squares(sites[:2], 400.0),
        "parcs_activite": _squares(sites, 500.0),
        "zae_existantes": _squares(sites, 350.0),
        "commerces": shapely.points(shops),
        "fronts_commerciaux": shapely.linestrings(np.stack([shops, shops + (60.0, 0.0)], axis=1)),
        "centralites_plu": shapely.buffer(shapely.points(sites[:3]), 350),
        "arrets_tc": shapely.points(shops + 5.0),
        "routes": roads,
        "liaisons_scot": roads[:: max(1, len(roads) // 8)],
        "captages": shapely.buffer(shapely.points(wet[::3]), 600),
        "ppr": shapely.buffer(shapely.points(wet[1::3]), 500),
        "pprt": shapely.buffer(shapely.points(sites[:1]), 450),
        "risques_techno": shapely.buffer(shapely.points(sites), 60),
        "axes_ruissellement": roads[1 :: max(1, len(roads) // 60)],
        "bati_agricole": _squares(farms, 25.0),
        "zap": shapely.buffer(farm[::5], -20),
        "rpg": _squares(_grid(shapely.union_all(farm), 420.0), 380.0),
        "cones_vue": shapely.buffer(shapely.points(wet[2::3]), 700),
        "patrimoine": shapely.points(built[:: max(1, len(built) // 150)] + 3.0),
        "zaer": _squares(farms[::6], 300.0),
    }
    filled = {role: shapes[~shapely.is_empty(shapes)] for role, shapes in made.items() if role not in known}
    return {role: shapes for role, shapes in filled.items() if len(shapes)}
