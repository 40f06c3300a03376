"""Fields: the zone A cut into irregular strips, as a declaration of crops would."""

from __future__ import annotations

import numpy as np
import shapely
from geopandas import GeoDataFrame

from .sites import SITES
from .territory import Territory

#: Crop codes and labels of the graphic register, with how often they appear.
CROPS = (
    ("BTH", "Blé tendre d’hiver", 0.34),
    ("BTN", "Betterave", 0.2),
    ("PTC", "Pomme de terre", 0.14),
    ("CZH", "Colza d’hiver", 0.14),
    ("PPH", "Prairie permanente", 0.18),
)


def cells(bounds, rng: np.random.Generator, n: int) -> np.ndarray:
    """Return a Voronoi diagram of ``n`` random points, stretched: the way land is parcelled out."""
    x0, y0, x1, y1 = bounds
    points = np.column_stack([rng.uniform(x0, x1, n) * 0.6, rng.uniform(y0, y1, n)])
    found = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(np.round(points))))
    return shapely.transform(found, lambda xy: np.column_stack([xy[:, 0] / 0.6, xy[:, 1] + 0.12 * xy[:, 0]]) - [0, 700])


def fields(territory: Territory, rng: np.random.Generator, n: int = 430) -> GeoDataFrame:
    """Return the fields, as they are before the zones AU are built, of at least 1 ha.

    Cells cut by roads, streams and zones.
    """
    parcelling = cells(territory.communes.total_bounds, rng, n)
    zones = territory.zones
    ahead = [site.key for site in SITES if site.where == "extension"]
    cropped = zones["libelle"].isin(["A", "Ap"]) | zones["site"].isin(ahead)
    open_land = shapely.union_all(zones.geometry[cropped].to_numpy())
    open_land = shapely.difference(shapely.simplify(open_land, 3), territory.ways)
    parts = shapely.get_parts(shapely.intersection(parcelling, open_land))
    parts = parts[shapely.get_type_id(parts) == 3]
    parts = shapely.simplify(shapely.buffer(parts, -4, join_style="mitre"), 2)
    parts = shapely.get_parts(parts)
    parts = parts[shapely.area(parts) > 1e4]
    order = np.lexsort(np.round(shapely.get_coordinates(shapely.centroid(parts))).T)
    parts = parts[order]
    crop = rng.choice(len(CROPS), len(parts), p=[share for *_, share in CROPS])
    return GeoDataFrame(
        [{"code_cultu": CROPS[c][0], "culture": CROPS[c][1]} for c in crop],
        geometry=list(shapely.transform(parts, lambda xy: np.round(xy, 2))),
    )
