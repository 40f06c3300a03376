"""The urban envelope computed from the buildings, to see whether a signal holds with another envelope than the SCoT's.

Source: grille_compatibilite.md section 10: « E is the most sensitive input ». Parameters of the grid:
``enveloppe_dilatation_m`` and ``enveloppe_erosion_m`` (buildings grown, then shrunk: 50 m and 25 m, values of
practice), ``enveloppe_sensibilite_m`` (the same with this dilation and an erosion in proportion; 0: no second reading).
Without buildings, the zones U are closed (grown then shrunk by the dilation): a reading of contiguity only, as it says
nothing of the zones U themselves.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from ..geometry import clip, polygons_of, single_parts
from ..typography import mesure
from .layers import Layer
from .model import Grille, Parametres, Regle

ENVELOPE = "role:enveloppe_urbaine"
BUILDINGS = "role:bati"
#: Indicator types whose value is measured again with each computed envelope.
TYPES = ("conso_vs_enveloppe", "surface_intersection", "couverture", "contact")
#: Buildings are taken cell by cell, so that the union of a whole SCoT stays light (m).
CELL_M = 2_000.0
_QUARTER = 4


def _never() -> bool:
    return False


def readings(
    grid: Grille, layers: Mapping[str, Layer], crs: Any, cancelled: Callable[[], bool] = _never
) -> dict[str, Layer]:
    """Return the computed envelopes by French name; none when no rule needs them or nothing can make them.

    Parameters
    ----------
    layers : of the workspace; the SCoT's own envelope must be bound, as it is the one that is doubted.
    cancelled : asked between the cells; the envelopes are then left unfinished, not to be measured with.
    """
    if not any(_concerned(rule) for rule in grid.regles) or not len(layers.get(ENVELOPE, ())):
        return {}
    buildings = layers.get(BUILDINGS)
    if buildings is not None and len(buildings):
        surfaces = buildings.geometry[shapely.get_dimensions(buildings.geometry) == 2]
        return {
            f"enveloppe calculée (bâti +{mesure(grown, 'm')} −{mesure(shrunk, 'm')})": _layer(
                grow_and_shrink(surfaces, grown, shrunk, cancelled), crs
            )
            for grown, shrunk in _widths(grid.parametres)
        }
    zones = layers["zones"]
    urban = zones.geometry[(zones.table["famille"] == "U").to_numpy()] if len(zones) else zones.geometry
    width = grid.parametres.enveloppe_dilatation_m
    if not len(urban) or width <= 0:
        return {}
    return {closing_name(width): _layer(grow_and_shrink(urban, width, width, cancelled), crs)}


def closing_name(width_m: float) -> str:
    """Return how the closing of the zones U is told."""
    return f"enveloppe calculée (zones U fermées à {mesure(width_m, 'm')})"


def measured_again(rule: Regle, parameters: Parametres, name: str) -> bool:
    """Return whether the rule is measured with the computed envelope ``name``.

    The closing of the zones U holds them all: it says nothing of what the zones U consume.
    """
    if not _concerned(rule):
        return False
    if name != closing_name(parameters.enveloppe_dilatation_m):
        return True
    reads_urban = rule.indicateur.type == "conso_vs_enveloppe" or "zones:U" in (rule.indicateur.params.get("x") or ())
    return not reads_urban


def grow_and_shrink(
    shapes: np.ndarray, grown_m: float, shrunk_m: float, cancelled: Callable[[], bool] = _never
) -> np.ndarray:
    """Return ``buffer(−shrunk)(buffer(+grown)(∪ shapes))`` as polygons, cut on the lines of a grid of ``CELL_M``.

    Exact: a point of the result depends on the shapes within ``grown + shrunk`` of it only.
    """
    if not len(shapes):
        return np.array([], dtype=object)
    reach = grown_m + shrunk_m + 1.0
    tree = shapely.STRtree(shapes)
    west, south, east, north = shapely.total_bounds(shapes)  # GEOS keeps the bounds: threads then only read the shapes
    xs = np.arange(np.floor((west - reach) / CELL_M), np.ceil((east + reach) / CELL_M)) * CELL_M
    ys = np.arange(np.floor((south - reach) / CELL_M), np.ceil((north + reach) / CELL_M)) * CELL_M

    def drawn_in(corner: tuple[float, float]) -> shapely.Geometry:
        x, y = corner
        cell = shapely.box(x, y, x + CELL_M, y + CELL_M)
        near = np.sort(tree.query(shapely.buffer(cell, reach, join_style="mitre"), predicate="intersects"))
        if not len(near) or cancelled():
            return shapely.Polygon()
        wide = shapely.union_all(shapely.buffer(shapes[near], grown_m, quad_segs=_QUARTER))
        close = clip(np.array([wide]), shapely.box(x - reach, y - reach, x + CELL_M + reach, y + CELL_M + reach))
        drawn = shapely.buffer(close[0], -shrunk_m, quad_segs=_QUARTER)
        return polygons_of(shapely.intersection(drawn, cell))

    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        found = list(pool.map(drawn_in, [(float(x), float(y)) for x in xs for y in ys]))
    return np.array([], dtype=object) if cancelled() else single_parts(np.array(found, dtype=object))[0]


def _widths(parameters: Parametres) -> list[tuple[float, float]]:
    """Return the dilation and the erosion of each reading, metres."""
    grown, shrunk = parameters.enveloppe_dilatation_m, parameters.enveloppe_erosion_m
    if grown <= 0:
        return []
    other = parameters.enveloppe_sensibilite_m
    second = [(other, shrunk * other / grown)] if other > 0 and other != grown else []
    return [(grown, shrunk), *second]


def _concerned(rule: Regle) -> bool:
    if rule.seuil is None or rule.indicateur.type not in TYPES:
        return False
    params = rule.indicateur.params
    named = [params.get(name) or () for name in ("x", "y", "par_sel", "exclure", "et", "dans")]
    return rule.indicateur.type == "conso_vs_enveloppe" or any(ENVELOPE in one for one in named)


def _layer(shapes: np.ndarray, crs: Any) -> Layer:
    return Layer("enveloppe_calculee", gpd.GeoDataFrame({"geometry": gpd.GeoSeries(shapes, crs=crs)}, crs=crs))
