"""Perimeters of a whole territory drawn from an invented offer: 100 communes, streets, all four ways, the agreement.

From points and lines in memory to the layers of the outputs; reading the points and making the communes are not timed,
the graph of the streets is. Half of the points are shops; streets stand every 100 m, 6 320 km of them.
"""

from __future__ import annotations

import time
from typing import Any

from child import processor_s
from offers import EAST, NORTH, SIDE, read

#: Communes along each side of the territory.
ALONG = 10
#: Between two streets, m.
BLOCK = 100.0


def _offer(data: dict[str, Any]) -> Any:
    import numpy as np
    import shapely
    from geopandas import GeoDataFrame

    from aula.aula_plugin.core.centrality.candidates import proximity_groups

    xy, weights, groups = read(data)
    frame = {
        "groupe": np.array(proximity_groups(), dtype=object)[groups],
        "gamme": "proximité",
        "poids": weights,
        "commerce": np.arange(len(xy)) % 2 == 0,
        "retenu": True,
    }
    return GeoDataFrame(frame, geometry=shapely.points(xy), crs="EPSG:2154")


def _communes() -> Any:
    import shapely
    from geopandas import GeoDataFrame

    size = SIDE / ALONG
    boxes = [
        shapely.box(EAST + size * x, NORTH + size * y, EAST + size * (x + 1), NORTH + size * (y + 1))
        for x in range(ALONG)
        for y in range(ALONG)
    ]
    codes = [f"99{number:03d}" for number in range(len(boxes))]
    return GeoDataFrame({"code_insee": codes, "nom": codes, "niveau": None}, geometry=boxes, crs="EPSG:2154")


def _streets() -> Any:
    """Return the lines of a chequer of streets, with a vertex at each crossing."""
    import numpy as np
    import shapely

    along = np.arange(0, SIDE, BLOCK)
    x, y = np.meshgrid(along + EAST, along + NORTH)
    return shapely.linestrings(np.concatenate([np.stack([x, y], axis=-1), np.stack([x.T, y.T], axis=-1)]))


def load() -> None:
    """Import what is measured, and what it imports when it first runs."""
    import scipy.sparse.csgraph  # noqa: F401

    import aula.aula_plugin.core.centrality.survey  # noqa: F401


def perimeters(data: dict[str, Any]) -> dict[str, float]:
    """Return how many candidates there are, their area, that of each variant and of the agreement, ha."""
    from aula.aula_plugin.core.centrality.candidates import Circumstances
    from aula.aula_plugin.core.centrality.settings import Settings
    from aula.aula_plugin.core.centrality.streets import Streets
    from aula.aula_plugin.core.centrality.survey import survey
    from aula.aula_plugin.core.centrality.territory import USUAL, Inputs

    offer, communes, lines = _offer(data), _communes(), _streets()
    started, used = time.perf_counter(), processor_s()
    inputs = Inputs(offer, communes, streets=Streets.of(lines))
    codes, about = list(communes["code_insee"]), Circumstances({}, "2026-01-01", {})
    found = survey(inputs, Settings(), codes, USUAL, USUAL, about, lambda _: None)
    told = {"s": time.perf_counter() - started, "cpu_s": processor_s() - used}
    areas = found.variants.groupby("variante")["aire_ha"].sum().to_dict()
    total = {"candidats": len(found.candidates), "aire": found.candidates["aire_ha"].sum()}
    return {**told, **total, **areas, "accord": found.agreement["aire_ha"].sum()}
