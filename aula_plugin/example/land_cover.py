"""Two land covers of the territory, 2015 and 2024, in the codes of OCS2D 2021: one planar drawing labelled twice.

Shapes are painted one over the other; faces of the drawing share their vertices, so that each date is a partition of
the communes, without gap nor overlap, and what did not change is the same at both dates. What changed is in ``growth``.
Towns are drawn by blocks; houses are drawn one by one where they are new. What is left smaller than the least unit of
OCS2D goes to its neighbour.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame
from shapely import STRtree

from . import landscape
from .farms import farms
from .fields import cells
from .growth import (
    BUILT,
    FARM,
    FIELD,
    GRASS,
    GROUND,
    MEADOW,
    PAVED,
    ROUNDABOUTS,
    SHOPS,
    STONES,
    TREES,
    Change,
    Use,
    changes,
)
from .references import activity_buildings, brownfields
from .sites import ENCLAVES, GARDENS, SETTLEMENTS, SITE, SITES
from .territory import Territory, rng
from .zoning import GRID, merge

DATES = (2015, 2024)
#: Half widths (m) of what is drawn as a line.
WIDTHS = {"principale": 6.0, "secondaire": 4.0, "locale": 3.5}
RAIL, RIVER, STREET = 8.0, 9.0, 4.0
#: Least unit of OCS2D for what is not built (m²).
LEAST = 300.0
WOOD: Use = ("US1.2.4", TREES)
#: Shape, usage and cover.
Layer = list[tuple[shapely.Geometry, Use]]


def layers(territory: Territory) -> dict[str, GeoDataFrame]:
    """Return ``occupation_2015`` and ``occupation_2024``: ``cs``, ``us``, in local coordinates."""
    moved = changes()
    ground = _ground(territory, moved)
    before = [(change.shape, change.before) for change in moved]
    after = [part for change in moved for part in ((change.shape, change.after), *change.inside)]
    extent = shapely.coverage_union_all(territory.communes.geometry.to_numpy())
    faces = _faces(extent, [shape for shape, _ in (*ground, *before, *after)])
    holder = _without_crumbs(faces, _holder(faces, ground))
    return {f"occupation_{year}": _painted(faces, holder, ground, layer) for year, layer in zip(DATES, (before, after))}


def _faces(extent: shapely.Geometry, shapes: list[shapely.Geometry]) -> np.ndarray:
    """Cut the territory along every outline."""
    lines = [shapely.boundary(extent), *dict.fromkeys(shapely.boundary(shape) for shape in shapes)]
    noded = shapely.union_all(np.array(lines, dtype=object), grid_size=GRID)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    return faces[shapely.contains(extent, shapely.point_on_surface(faces))]


def _holder(faces: np.ndarray, layer: Layer) -> np.ndarray:
    """Return the number of the last shape that holds each face, -1 where none does."""
    shapes = np.array([shape for shape, _ in layer], dtype=object)
    found = np.full(len(faces), -1)
    face, which = STRtree(shapes).query(shapely.point_on_surface(faces), predicate="within")
    np.maximum.at(found, face, which)
    return found


def _without_crumbs(faces: np.ndarray, holder: np.ndarray) -> np.ndarray:
    """Give each part under the least unit to the neighbour that shares the longest limit with it, smallest first."""
    tree = STRtree(faces)
    found = holder.copy()
    parts = [part for shape in merge(faces, holder).values() for part in shapely.get_parts(shape)]
    for part in sorted((part for part in parts if part.area < LEAST), key=lambda part: part.area):
        touched = tree.query(part, predicate="intersects")
        within = shapely.contains(part, shapely.point_on_surface(faces[touched]))
        inside, near = touched[within], touched[~within]
        shared = shapely.length(shapely.intersection(faces[near], part))
        numbers, position = np.unique(found[near], return_inverse=True)
        found[inside] = numbers[int(np.argmax(np.bincount(position, shared)))]
    return found


def _painted(faces: np.ndarray, ground: np.ndarray, base: Layer, layer: Layer) -> GeoDataFrame:
    """Paint ``layer`` over the ground, and unite the faces of each shape."""
    over = _holder(faces, layer)
    uses = [use for _, use in (*base, *layer)]
    rows, parts = [], []
    for number, shape in sorted(merge(faces, np.where(over < 0, ground, over + len(base))).items()):
        us, cs = uses[int(number)]
        for part in shapely.get_parts(shape):
            rows.append({"cs": cs, "us": us})
            parts.append(part)
    return GeoDataFrame(pd.DataFrame(rows), geometry=parts)


def _ground(t: Territory, moved: list[Change]) -> Layer:
    """Return what holds at both dates, from the most general to the most particular."""
    found = [*_country(t), *_ways(t), *_towns(t), *_zones(t)]
    found += [(change.clear, FIELD) for change in moved if change.clear is not None]
    found += [(shape, ("US4.1.2", PAVED)) for shape in ROUNDABOUTS]
    return [*found, (GROUND.rect(0, 200, 0, 100), ("US3.2.2", GRASS))]


def _country(t: Territory) -> Layer:
    """Return fields, meadows, woods and marshes."""
    r = rng(60)
    plots = cells(t.communes.total_bounds, r, 70)
    found: Layer = [(plot, FIELD if r.uniform() > 0.22 else MEADOW) for plot in plots]
    found.append((shapely.simplify(t.valley, 6), MEADOW))
    uses: dict[str, Use] = {"boisée": WOOD, "prairiale": MEADOW, "humide": ("US7.0.0", "CS6.4.1")}
    patches = [*t.patches["bois"], *t.patches["reservoirs"], *t.patches["zones_humides"]]
    found += [(shapely.simplify(patch.shape, 10), uses[patch.kind]) for patch in patches]
    kinds: tuple[Use, ...] = (WOOD, ("US1.2.2", TREES), ("US1.2.4", "CS4.3.2"))
    return found + [(shapely.simplify(copse, 6), kinds[n % 3]) for n, copse in enumerate(t.copses[::2])]


def _ways(t: Territory) -> Layer:
    """Return river, roads and railway."""
    kinds = {"locale": "US4.1.2", "secondaire": "US4.1.2", "principale": "US4.1.1"}
    roads = sorted(landscape.roads(), key=lambda road: list(kinds).index(road[1]))
    lines: list[tuple[shapely.LineString, float, Use]] = [(shapely.LineString(t.river), RIVER, ("US7.0.0", "CS3.1.2"))]
    lines += [(shapely.LineString(points), WIDTHS[kind], (kinds[kind], PAVED)) for _, kind, points in roads]
    lines.append((shapely.LineString(landscape.railway()), RAIL, ("US4.2.1", STONES)))
    return [(shapely.buffer(shapely.simplify(line, 5), width, quad_segs=1), use) for line, width, use in lines]


def _towns(t: Territory) -> Layer:
    """Return built-up areas, their old centres and streets."""
    found: Layer = []
    for settlement in SETTLEMENTS:
        shape = shapely.simplify(t.footprints[settlement.name], 8)
        town = settlement.insee in ("99001", "99002") and settlement.core
        found.append((shape, ("US5.2.2" if town else "US5.2.3", GRASS)))
        if settlement.core:
            core = shapely.simplify(t.cores[settlement.insee], 6)
            found.append((shapely.intersection(shape, core, grid_size=GRID), ("US5.1.2", BUILT)))
        streets = shapely.simplify(np.array(t.fabrics[settlement.name].streets, dtype=object), 3)
        united = shapely.union_all(shapely.buffer(streets, STREET, cap_style="flat", join_style="mitre"))
        found.append((united, ("US4.1.2", PAVED)))
    return found


def _zones(t: Territory) -> Layer:
    """Return zones of activity, of shops and of sport, what is left to build on, enclaves, gardens and farms."""
    towns = shapely.union_all(list(t.footprints.values()))
    ahead = [site.shape for site in SITES if site.typezone.startswith("AU")]
    found: Layer = [(shape, FIELD) for shape in shapely.intersection(ahead, towns) if shapely.area(shape) > LEAST]
    uses: dict[str, Use] = {
        "g_uz": (SHOPS, PAVED),
        "g_ue": ("US2.1.1", PAVED),
        "b_uz": (SHOPS, PAVED),
        "g_up": ("US3.2.2", GRASS),
    }
    for key, use in uses.items():
        found.append((SITE[key].shape, use))
        halls = [hall for hall in activity_buildings() if shapely.contains(SITE[key].shape, hall)]
        found += [(hall, (use[0], BUILT)) for hall in halls]
    found += [(shape, ("US6.2.1", STONES)) for *_, shape in brownfields()]
    found += [(frame.rect(*hole), MEADOW) for _, frame, _, hole in ENCLAVES]
    found += [(frame.rect(*rect), ("US1.1.6", GRASS)) for _, frame, rect in GARDENS]
    return found + [(yard, (FARM, PAVED)) for _, yard in farms()]
