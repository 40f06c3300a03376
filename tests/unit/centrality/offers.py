"""Offers and fields invented for the tests, in metres."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from geopandas import GeoDataFrame

from aula.aula_plugin.core.centrality import cores, fields
from aula.aula_plugin.core.centrality.settings import Settings

FIVE = ("boulangerie", "coiffure", "école", "pharmacie", "restaurant")


def offer_at(xy, groups: Sequence[str | None] = FIVE, weight: float = 1.0, **columns) -> GeoDataFrame:
    """Return points, all shops; groups repeat along them."""
    xy = np.asarray(xy, dtype=float).reshape(-1, 2)
    frame = {
        "groupe": [groups[position % len(groups)] for position in range(len(xy))],
        "poids": weight,
        "commerce": True,
        "retenu": True,
        **columns,
    }
    return GeoDataFrame(frame, geometry=shapely.points(xy), crs=2154)


def cluster(x: float, y: float, number: int = 10) -> list[tuple[float, float]]:
    """Return as many points as asked at one place."""
    return [(x, y)] * number


def measured(offer: GeoDataFrame, settings: Settings, buildings: GeoDataFrame | None = None) -> fields.Fields:
    """Return the fields around an offer."""
    return fields.measure(offer, buildings, tuple(offer.total_bounds), settings)


def core_of(offer: GeoDataFrame, settings: Settings) -> tuple[GeoDataFrame, GeoDataFrame]:
    """Return the parts kept and those set aside, thresholds taken from all cells."""
    found = measured(offer, settings)
    cells = cores.core_cells(found, cores.thresholds(found, settings))
    return cores.keep_parts(cores.parts(cells, found.grid), offer, settings)
