"""Where links and corridors meet obstacles: one row per place, before any grouping."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..geometry import overlay, repair
from ..shape_parts import leaves

#: A corridor meets an obstacle where its link does when both places are this near (m).
SAME_PLACE_M = 1.0
#: Pairs overlaid between two questions whether to stop.
CHUNK = 5_000

COLUMNS = ("lien", "obstacle", "longueur_m", "surface_m2", "sur_lien")


def crossings(
    links: GeoDataFrame,
    corridors: GeoDataFrame,
    obstacles: GeoDataFrame,
    point_reach_m: float,
    check: Callable[[], None] = lambda: None,
) -> GeoDataFrame:
    """Return each place where a link or a corridor meets an obstacle.

    Parameters
    ----------
    links : lines, index = number of the link. May be empty.
    corridors : polygons, same index as the link each belongs to. May be empty.
    obstacles : lines, polygons or points, all in the CRS of the links (metres).
    point_reach_m : a point obstacle (dam) is on a link within this distance of it; on a corridor, inside it.

    Returns
    -------
    Points: on the link where it crosses; half-way along the stretch that a corridor or a polygon covers, inside the
    part of a corridor that a polygon covers. Columns: ``lien`` and ``obstacle`` (index values), ``longueur_m``
    (length of link inside a polygon or along a line, length of a line inside a corridor; 0 for a point),
    ``surface_m2`` (area of a corridor covered by a polygon), ``sur_lien``. A corridor gives nothing where its own
    link already crosses the same part of the same obstacle.
    """
    on_links = _places(links, obstacles, point_reach_m, True, check)
    in_corridors = _places(corridors, obstacles, 0.0, False, check)
    if len(on_links) and len(in_corridors):
        in_corridors = in_corridors[~_already(on_links, in_corridors)]
    both = pd.concat([on_links, in_corridors], ignore_index=True)
    points = GeoDataFrame(both.drop(columns=["part"]), geometry=_points(both["part"].to_numpy()), crs=obstacles.crs)
    return points


def _places(
    routes: GeoDataFrame, obstacles: GeoDataFrame, reach: float, on_link: bool, check: Callable[[], None]
) -> pd.DataFrame:
    """Return the parts that routes and obstacles share, one row per single part."""
    shapes = repair(obstacles.geometry.to_numpy()).geometries
    lines = repair(routes.geometry.to_numpy()).geometries
    pairs = _pairs(lines, shapes, reach)
    found = [_empty()]
    for start in range(0, len(pairs), CHUNK):
        check()
        route, obstacle = pairs[start : start + CHUNK].T
        are_points = shapely.get_dimensions(shapes[obstacle]) == 0
        shared = np.where(are_points, shapes[obstacle], None)
        shared[~are_points] = overlay(shapely.intersection, lines[route[~are_points]], shapes[obstacle[~are_points]])
        parts, owner = leaves(shared)
        whole = shapely.get_dimensions(parts) >= _least(lines[route[owner]], shapes[obstacle[owner]])
        parts, owner = parts[whole], owner[whole]
        found.append(
            pd.DataFrame(
                {
                    "lien": routes.index.to_numpy()[route[owner]],
                    "obstacle": obstacles.index.to_numpy()[obstacle[owner]],
                    "longueur_m": np.where(shapely.get_dimensions(parts) == 1, shapely.length(parts), 0.0),
                    "surface_m2": shapely.area(parts),
                    "sur_lien": on_link,
                    "part": parts,
                }
            )
        )
    return pd.concat(found, ignore_index=True)


def _least(routes: np.ndarray, shapes: np.ndarray) -> np.ndarray:
    """Return the dimension from which a shared part is a crossing: a corridor or a polygon merely touched is none."""
    route, shape = shapely.get_dimensions(routes), shapely.get_dimensions(shapes)
    return np.where((route == 1) & (shape == 1), 0, np.minimum(route, shape))


def _pairs(lines: np.ndarray, shapes: np.ndarray, reach: float) -> np.ndarray:
    """Return positions (route, obstacle) of those that meet, points within their reach, in order."""
    tree = shapely.STRtree(lines)
    points = shapely.get_dimensions(shapes) == 0
    obstacle, route = tree.query(np.where(points, None, shapes), predicate="intersects")
    around = shapely.box(*(shapely.bounds(shapes[points]) + np.array([-reach, -reach, reach, reach])).T)
    near, near_route = tree.query(around)
    at = np.flatnonzero(points)[near]
    close = shapely.distance(shapes[at], lines[near_route]) <= reach
    both = np.concatenate([np.stack([route, obstacle], axis=1), np.stack([near_route, at], axis=1)[close]])
    return both[np.lexsort((both[:, 1], both[:, 0]))]


def _already(on_links: pd.DataFrame, in_corridors: pd.DataFrame) -> np.ndarray:
    """Return which parts in corridors hold a place where their own link meets the same obstacle."""
    keys = ["lien", "obstacle"]
    left = in_corridors.assign(position=range(len(in_corridors)))
    pairs = left.merge(on_links[[*keys, "part"]], on=keys, suffixes=("", "_lien"))
    near = shapely.distance(pairs["part"].to_numpy(), pairs["part_lien"].to_numpy()) <= SAME_PLACE_M
    result = np.zeros(len(in_corridors), dtype=bool)
    result[pairs["position"].to_numpy()[near]] = True
    return result


def _points(parts: np.ndarray) -> np.ndarray:
    """Return one point on each part: itself, half-way along a line, inside a polygon."""
    result = parts.copy()
    dimension = shapely.get_dimensions(parts)
    result[dimension == 1] = shapely.line_interpolate_point(parts[dimension == 1], 0.5, normalized=True)
    result[dimension == 2] = shapely.point_on_surface(parts[dimension == 2])
    return result


def _empty() -> pd.DataFrame:
    kinds = {"lien": "int64", "obstacle": "int64", "longueur_m": float, "surface_m2": float, "sur_lien": bool}
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in {**kinds, "part": object}.items()})
