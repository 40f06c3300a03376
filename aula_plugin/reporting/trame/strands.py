"""What the maps draw of each sous-trame, and the ground under them."""

from __future__ import annotations

from collections.abc import Callable

import shapely
from geopandas import GeoDataFrame

from ...core.green_network.synthesis import Branch, Network, names
from ...core.typography import pluriel
from ..svg.basemap import Basemap
from ..svg.network_map import ANGLES, Strand, place_of

#: Patches named on the map of a sous-trame, and conflict points with a disc.
MOST_NAMED, MOST_DISCS = 6, 9


def strand(branch: Branch, rank: int, named: int = 0) -> Strand:
    """Return what is drawn of a sous-trame, the ``rank``-th of the trame, its ``named`` first réservoirs named."""
    called = names(branch)
    first = ranked(branch).head(named)
    labels = [(called[int(row.id_reservoir)], place_of(row.geometry)) for row in first.itertuples()]
    return Strand(
        branch.plan.id,
        branch.plan.nom,
        branch.plan.couleur,
        branch.reservoirs,
        branch.small if named else None,
        branch.corridors,
        branch.links,
        labels,
        ANGLES[rank % len(ANGLES)],
    )


def ranked(branch: Branch) -> GeoDataFrame:
    """Return the réservoirs by importance (dPC when it was computed, else the area), then by number."""
    column = "dpc" if "dpc" in branch.reservoirs and branch.reservoirs["dpc"].notna().any() else "surface_ha"
    return branch.reservoirs.sort_values([column, "id_reservoir"], ascending=[False, True], kind="stable")


def discs(branch: Branch) -> list[tuple[str, shapely.Point]]:
    """Return the first conflict points by rank."""
    if branch.conflicts is None:
        return []
    first = branch.conflicts.sort_values("rang").head(MOST_DISCS)
    return [(str(int(row.rang)), shapely.centroid(row.geometry)) for row in first.itertuples()]


def ground(network: Network, check: Callable[[], None] | None) -> Basemap:
    """Return the ground of the maps: the perimeter, or the extent of the grid, with its roads and rivers."""
    if network.perimeter is not None and len(network.perimeter):
        shape = shapely.union_all(network.perimeter.geometry.to_numpy())
        crs = network.perimeter.crs
    else:
        shape, crs = shapely.box(*network.grid.bounds), None
    territory = GeoDataFrame({"code_insee": ["territoire"]}, geometry=[shape], crs=crs)
    zones = GeoDataFrame({"famille": []}, geometry=[], crs=crs)
    return Basemap(territory, zones, network.landmarks, check)


def others(count: int) -> str:
    """Return how many more there are, after a list cut short; nothing when there is none."""
    return f" et {pluriel(count, 'autre')}" if count > 0 else ""
