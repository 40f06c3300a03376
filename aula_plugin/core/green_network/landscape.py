"""A landscape, the network it carries, and the same once a part of it has changed: only what is in reach is redone."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from geopandas import GeoDataFrame

from .cost import cost_distance
from .explorer import never, tell_nobody
from .graph import Graph, equivalent_connectivity
from .grid import Grid
from .links import LinkOptions, build_links
from .steps import Steps

LINK_COLUMNS = ("id_a", "id_b", "cost", "length", "geometry")
#: Cells around a changed one whose moves it may forbid: a knight's step touches cells two rows away.
REACH = 2


@dataclass(frozen=True)
class Landscape:
    """What the network is drawn from.

    Attributes
    ----------
    friction : floats above 0, NaN = impassable.
    patches : int32 ids, 0 = none.
    capacity : capacity (m² by default) by id; a patch without any cell stays, linked to nothing.
    """

    friction: np.ndarray
    patches: np.ndarray
    grid: Grid
    capacity: pd.Series


@dataclass(frozen=True)
class Setting:
    """What stays the same before and after.

    Attributes
    ----------
    steps : moves and their lengths.
    limit : cost-metres; the links that cost more are not made (the threshold of the graph).
    alpha : of ``p = exp(−α d)``, per cost-metre.
    """

    steps: Steps
    alpha: float
    limit: float = math.inf
    engine: str = "auto"


@dataclass(frozen=True)
class Network:
    """A landscape, the links between all its patches within the limit, and what it is worth.

    Attributes
    ----------
    links : ``id_a``, ``id_b``, ``cost``, ``length``, geometry.
    ec : equivalent connectivity, unit of the capacity. total : sum of the capacities.
    """

    landscape: Landscape
    links: GeoDataFrame
    ec: float
    total: float


def measure(
    landscape: Landscape,
    setting: Setting,
    progress: Callable[[float], None] = tell_nobody,
    cancelled: Callable[[], bool] = never,
) -> Network:
    """Return the network of a landscape: every two patches within the limit are linked by their exact least cost.

    All pairs rather than neighbours: habitat added can then only shorten distances, so EC never falls for it.
    """
    links = _links(landscape.friction, landscape.patches, landscape.grid, setting, progress, cancelled)
    return _valued(landscape, links, setting)


def remeasure(
    before: Network, landscape: Landscape, setting: Setting, cancelled: Callable[[], bool] = never
) -> Network:
    """Return the network of a landscape that differs from another by some cells, the same as ``measure`` would give.

    A path that changed goes through a changed cell, so each of its ends lies within the limit of one, in the
    landscape before or after. Only the links between such patches are sought again, on the window that holds every
    path between them within the limit. A landscape where nothing changed gives back the same network.
    """
    old = before.landscape
    changed = _changed(old, landscape)
    if not changed.any():
        return before if old.capacity.equals(landscape.capacity) else _valued(landscape, before.links, setting)
    easiest = np.fmin(old.friction, landscape.friction)
    rows, columns = _window(changed, easiest, setting)
    sources = changed[rows, columns].astype(np.int32)
    field = cost_distance(easiest[rows, columns], sources, setting.steps, setting.limit, setting.engine, cancelled)
    reached = np.isfinite(field.distance) | (sources > 0)
    near = np.union1d(old.patches[rows, columns][reached], landscape.patches[rows, columns][reached])
    near = near[near > 0]
    patches = np.where(np.isin(landscape.patches, near), landscape.patches, 0).astype(np.int32)
    rows, columns = _window(patches, easiest, setting)
    friction, patches = landscape.friction[rows, columns], patches[rows, columns]
    found = _links(friction, patches, _part(landscape.grid, rows, columns), setting, tell_nobody, cancelled)
    links = before.links
    redone = links["id_a"].isin(near) & links["id_b"].isin(near)
    there = links["id_a"].isin(landscape.capacity.index) & links["id_b"].isin(landscape.capacity.index)
    kept = links[~redone & there]
    both = pd.concat([kept, found], ignore_index=True) if len(kept) and len(found) else kept if len(kept) else found
    both = both.sort_values(["id_a", "id_b"], ignore_index=True)
    return _valued(landscape, GeoDataFrame(both, geometry="geometry", crs=links.crs), setting)


def _links(
    friction: np.ndarray,
    patches: np.ndarray,
    grid: Grid,
    setting: Setting,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> GeoDataFrame:
    options = LinkOptions("complete", "garder", setting.limit)
    found = build_links(friction, patches, grid, setting.steps, options, setting.engine, progress, cancelled)
    return found[list(LINK_COLUMNS)]


def _valued(landscape: Landscape, links: GeoDataFrame, setting: Setting) -> Network:
    total = float(landscape.capacity.sum())
    if landscape.capacity.empty:
        return Network(landscape, links, 0.0, 0.0)
    graph = Graph(landscape.capacity, links)
    return Network(landscape, links, equivalent_connectivity(graph, setting.alpha, threshold=setting.limit), total)


def _changed(old: Landscape, new: Landscape) -> np.ndarray:
    """Return the cells whose friction or patch changed, and those whose moves they may open or close."""
    same = (old.friction == new.friction) | (np.isnan(old.friction) & np.isnan(new.friction))
    changed = ~same | (old.patches != new.patches)
    if not changed.any():
        return changed
    rows, columns = np.nonzero(changed)
    around = changed.copy()
    for row in range(-REACH, REACH + 1):
        for column in range(-REACH, REACH + 1):
            to_row, to_column = rows + row, columns + column
            inside = (to_row >= 0) & (to_row < changed.shape[0]) & (to_column >= 0) & (to_column < changed.shape[1])
            around[to_row[inside], to_column[inside]] = True
    return around


def _window(places: np.ndarray, friction: np.ndarray, setting: Setting) -> tuple[slice, slice]:
    """Return the rows and columns that hold every path within the limit from the places that are not 0."""
    rows, columns = np.nonzero(places)
    if not len(rows):
        return slice(0, 1), slice(0, 1)
    least = float(np.nanmin(friction)) if np.isfinite(friction).any() else 1.0
    margins = [setting.limit / (least * length) for length in (setting.steps.down, setting.steps.across)]
    spans = []
    for cells, size, margin in zip((rows, columns), places.shape, margins):
        extra = size if math.isinf(margin) else min(math.ceil(margin) + REACH, size)
        spans.append(slice(max(int(cells.min()) - extra, 0), min(int(cells.max()) + extra + 1, size)))
    return spans[0], spans[1]


def _part(grid: Grid, rows: slice, columns: slice) -> Grid:
    return replace(
        grid,
        left=grid.left + columns.start * grid.across,
        top=grid.top - rows.start * grid.down,
        rows=rows.stop - rows.start,
        columns=columns.stop - columns.start,
    )
