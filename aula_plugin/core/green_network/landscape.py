"""A landscape, the network it carries, and the same once a part of it has changed: only what is in reach is redone."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from geopandas import GeoDataFrame

from ..raster_grid import Grid
from .cost import cost_distance
from .explorer import never, tell_nobody
from .graph import Graph, equivalent_connectivity
from .links import LinkOptions, links_between, neighbours
from .neighbours import pairs_of
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
    topology, crossing : which patches are linked, see ``LinkOptions``. Only with every two patches linked, crossed
        ones or not, does habitat that is added never lower EC.
    """

    steps: Steps
    alpha: float
    limit: float = math.inf
    engine: str = "auto"
    topology: str = "complete"
    crossing: str = "garder"

    @property
    def options(self) -> LinkOptions:
        return LinkOptions(self.topology, self.crossing, self.limit)


@dataclass(frozen=True)
class Network:
    """A landscape, the links between its patches within the limit, and what it is worth.

    Attributes
    ----------
    links : ``id_a``, ``id_b``, ``cost``, ``length``, geometry.
    ec : equivalent connectivity, unit of the capacity. total : sum of the capacities.
    asked : pairs of patches that the topology asked for, linked or not; see ``_anew``.
    """

    landscape: Landscape
    links: GeoDataFrame
    ec: float
    total: float
    asked: np.ndarray


def measure(
    landscape: Landscape,
    setting: Setting,
    progress: Callable[[float], None] = tell_nobody,
    cancelled: Callable[[], bool] = never,
) -> Network:
    """Return the network of a landscape: the pairs of its topology within the limit, by their exact least cost."""
    pairs = _pairs(landscape, setting, cancelled)
    links = _links(pairs, landscape.friction, landscape.patches, landscape.grid, setting, progress, cancelled)
    return _valued(landscape, links, pairs, setting)


def remeasure(
    before: Network, landscape: Landscape, setting: Setting, cancelled: Callable[[], bool] = never
) -> Network:
    """Return the network of a landscape that differs from another by some cells, the same as ``measure`` would give.

    A path that changed goes through a changed cell, so each of its ends lies within the limit of one, in the
    landscape before or after. Only the links between such patches are sought again, and those of pairs that the
    topology did not ask for before, on the window that holds every path between them within the limit. A landscape
    where nothing changed gives back the same network.
    """
    old = before.landscape
    changed = _changed(old, landscape)
    if not changed.any():
        same = old.capacity.equals(landscape.capacity)
        return before if same else _valued(landscape, before.links, before.asked, setting)
    easiest = np.fmin(old.friction, landscape.friction)
    near = _near(changed, old, landscape, easiest, setting, cancelled)
    asked, anew, kept = _anew(before, landscape, near, setting, cancelled)
    rows, columns = _window(np.isin(landscape.patches, np.unique(anew)), easiest, setting)
    friction, patches = landscape.friction[rows, columns], landscape.patches[rows, columns]
    part = _part(landscape.grid, rows, columns)
    found = _links(anew, friction, patches, part, setting, tell_nobody, cancelled)
    both = pd.concat([kept, found], ignore_index=True) if len(kept) and len(found) else kept if len(kept) else found
    both = both.sort_values(["id_a", "id_b"], ignore_index=True)
    return _valued(landscape, GeoDataFrame(both, geometry="geometry", crs=before.links.crs), asked, setting)


def _pairs(landscape: Landscape, setting: Setting, cancelled: Callable[[], bool]) -> np.ndarray:
    friction, patches, grid = landscape.friction, landscape.patches, landscape.grid
    return neighbours(friction, patches, grid, setting.steps, setting.options, setting.engine, cancelled)


def _anew(
    before: Network, landscape: Landscape, near: np.ndarray, setting: Setting, cancelled: Callable[[], bool]
) -> tuple[np.ndarray, np.ndarray, GeoDataFrame]:
    """Return the pairs that the topology asks for, those to seek again, and the links that stay.

    With every two patches linked, only the pairs of near ones are listed: nothing else can change.
    """
    links = before.links
    ends = links[["id_a", "id_b"]].to_numpy()
    if setting.topology == "complete":
        there = landscape.capacity.index.to_numpy()
        pairs = pairs_of(np.intersect1d(near, there))
        return pairs, pairs, links[np.isin(ends, there).all(axis=1) & ~np.isin(ends, near).all(axis=1)]
    asked = _pairs(landscape, setting, cancelled)
    anew = np.isin(asked, near).all(axis=1) | ~np.isin(_keys(asked), _keys(before.asked))
    return asked, asked[anew], links[np.isin(_keys(ends), _keys(asked[~anew]))]


def _keys(pairs: np.ndarray) -> np.ndarray:
    """Return one whole number for each pair of ids, which fit in 31 bits."""
    pairs = pairs.astype(np.int64)
    return pairs[:, 0] * 2**31 + pairs[:, 1]


def _near(
    changed: np.ndarray,
    old: Landscape,
    new: Landscape,
    easiest: np.ndarray,
    setting: Setting,
    cancelled: Callable[[], bool],
) -> np.ndarray:
    """Return the ids of the patches within the limit of a changed cell, in either landscape."""
    rows, columns = _window(changed, easiest, setting)
    sources = changed[rows, columns].astype(np.int32)
    field = cost_distance(easiest[rows, columns], sources, setting.steps, setting.limit, setting.engine, cancelled)
    reached = np.isfinite(field.distance) | (sources > 0)
    near = np.union1d(old.patches[rows, columns][reached], new.patches[rows, columns][reached])
    return near[near > 0]


def _links(
    pairs: np.ndarray,
    friction: np.ndarray,
    patches: np.ndarray,
    grid: Grid,
    setting: Setting,
    progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> GeoDataFrame:
    found = links_between(
        pairs, friction, patches, grid, setting.steps, setting.options, setting.engine, progress, cancelled
    )
    return found[list(LINK_COLUMNS)]


def _valued(landscape: Landscape, links: GeoDataFrame, asked: np.ndarray, setting: Setting) -> Network:
    total = float(landscape.capacity.sum())
    if landscape.capacity.empty:
        return Network(landscape, links, 0.0, 0.0, asked)
    graph = Graph(landscape.capacity, links)
    ec = equivalent_connectivity(graph, setting.alpha, threshold=setting.limit)
    return Network(landscape, links, ec, total, asked)


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
