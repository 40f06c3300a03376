"""The three fields of a territory on one grid, and how they follow a change of one parameter."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..raster_grid import Grid, Rectangle
from ..typography import nombre
from . import field
from .settings import Settings
from .stencil import Cancelled, Progress
from .storeys import stock

#: Cells of a grid beyond which the step is doubled.
MOST_CELLS = 20_000_000
#: Gamme of the groups that are counted; a group without gamme is one the user's table added.
COUNTED = "proximité"
#: What a point without group may bear.
NO_GROUP = ("", "hors_groupe")


@dataclass(frozen=True)
class Fields:
    """Fields on the cells of a grid.

    Attributes
    ----------
    density : K.
    groups : n, number of distinct groups.
    shannon : D, NaN where there is no point with a group.
    built : B, m² per m², NaN beyond the buildings; None when there is no layer of buildings.
    built_measure : « plancher » or « emprise », the one used; None without buildings.
    built_unknown : share of the buildings whose levels are unknown, 0–1.
    """

    grid: Grid
    density: npt.NDArray[np.float64]
    groups: npt.NDArray[np.int16]
    shannon: npt.NDArray[np.float64]
    built: npt.NDArray[np.float64] | None = None
    built_measure: str | None = None
    built_unknown: float = 0.0


def grid_over(bounds: Rectangle, settings: Settings, fixed: bool = False) -> Grid:
    """Return the grid of a territory and of its margin; its corners are multiples of the cell.

    Above `MOST_CELLS` the cell is doubled, as often as needed; ``grid.across`` beside ``settings.cell`` tells.

    Parameters
    ----------
    fixed : the user chose the cell: it is not doubled.

    Raises
    ------
    InputError
        Too many cells, and the cell is fixed.
    """
    margin = settings.margin
    wide = (bounds[0] - margin, bounds[1] - margin, bounds[2] + margin, bounds[3] + margin)
    grid = Grid.over(wide, settings.cell)
    while grid.count > MOST_CELLS:
        if fixed:
            raise InputError(
                f"Le territoire compte {nombre(grid.count / 1e6, 1)} millions de mailles de {nombre(settings.cell)} m, "
                f"pour {nombre(MOST_CELLS / 1e6)} millions au plus : agrandissez le pas de la grille."
            )
        grid = Grid.over(wide, grid.across * 2)
    return grid


def retained(offer: GeoDataFrame) -> GeoDataFrame:
    """Return the points of an offer that take part: not set aside (``retenu``), and somewhere.

    What is not a single point (several of them, a surface) is taken at one place inside it.
    """
    shapes = offer.geometry.to_numpy()
    if (shapely.get_type_id(shapes) > 0).any():
        offer = offer.set_geometry(shapely.point_on_surface(shapes), crs=offer.crs)
    kept = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    if "retenu" in offer:
        kept &= ~offer["retenu"].isin([False]).to_numpy()
    return offer[kept]


def group_codes(offer: GeoDataFrame) -> tuple[npt.NDArray[np.int64], list[str]]:
    """Return the number of the group of each point, −1 for none, and the names of the groups in order.

    Counted are the groups of the gamme de proximité, and those without gamme (a table of the user).
    """
    groups = offer["groupe"].where(~offer["groupe"].isin(NO_GROUP))
    if "gamme" in offer:
        gamme = offer["gamme"]
        groups = groups.where(gamme.isna() | gamme.isin(["", COUNTED]))
    codes, names = pd.factorize(groups, sort=True)
    return codes.astype(np.int64), list(names)


def _density(points: GeoDataFrame, grid: Grid, settings: Settings, cancelled: Cancelled) -> npt.NDArray[np.float64]:
    weights = pd.to_numeric(points["poids"], errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    return field.density(shapely.get_coordinates(points.geometry), weights, grid, settings.radius, cancelled)


def _groups(
    points: GeoDataFrame, grid: Grid, settings: Settings, cancelled: Cancelled
) -> tuple[npt.NDArray[np.int16], npt.NDArray[np.float64]]:
    codes, _ = group_codes(points)
    xy = shapely.get_coordinates(points.geometry)
    return field.diversity(xy, codes, grid, settings.diversity_radius, cancelled)


def with_built(
    fields: Fields, buildings: GeoDataFrame | None, settings: Settings, cancelled: Cancelled = None
) -> Fields:
    """Return fields with the built leg of these buildings; without any, it is not evaluated.

    Beyond the rectangle around the buildings, grown by the radius, nothing is known of them: B is NaN there, not 0.

    Parameters
    ----------
    buildings : as `storeys.buildings` returns.
    """
    if buildings is None or not len(buildings):
        return replace(fields, built=None, built_measure=None, built_unknown=0.0)
    grid = fields.grid
    counted = stock(buildings, settings.built_measure)
    xy = shapely.get_coordinates(buildings.geometry)
    built = field.built_area(xy, counted.areas, grid, settings.built_radius, cancelled)
    built[~_around(xy, grid, settings.built_radius)] = np.nan
    return replace(fields, built=built, built_measure=counted.measure, built_unknown=counted.unknown)


def _around(xy: npt.NDArray[np.float64], grid: Grid, margin: float) -> npt.NDArray[np.bool_]:
    """Return the cells whose centre lies in the rectangle around points, grown by a margin."""
    (left, bottom), (right, top) = xy.min(axis=0) - margin, xy.max(axis=0) + margin
    x = grid.centres(np.zeros(grid.columns), np.arange(grid.columns))[:, 0]
    y = grid.centres(np.arange(grid.rows), np.zeros(grid.rows))[:, 1]
    return ((y >= bottom) & (y <= top))[:, None] & ((x >= left) & (x <= right))[None, :]


def measure(
    offer: GeoDataFrame,
    buildings: GeoDataFrame | None,
    bounds: Rectangle,
    settings: Settings,
    progress: Progress = None,
    cancelled: Cancelled = None,
    grid: Grid | None = None,
) -> Fields:
    """Measure the three fields over a territory and its margin.

    Parameters
    ----------
    offer : Points, columns of `columns.OFFER`; those set aside take no part, those beyond the bounds count where they
        reach the grid: a centre does not stop at a limit.
    buildings : as `storeys.buildings` returns; None leaves the built leg out.
    bounds : of the territory, m.
    progress : told percents.
    cancelled : asked all along; what is returned is then unfinished.
    grid : the cells wanted, in place of `grid_over` these bounds.

    Raises
    ------
    InputError
        A radius that is not positive, or far too large for the cell.
    """
    told = progress or (lambda _: None)
    grid = grid or grid_over(bounds, settings)
    points = retained(offer)
    density = _density(points, grid, settings, cancelled)
    told(20)
    number, shannon = _groups(points, grid, settings, cancelled)
    told(75)
    fields = with_built(Fields(grid, density, number, shannon), buildings, settings, cancelled)
    told(100)
    return fields


def updated(
    fields: Fields,
    before: Settings,
    after: Settings,
    offer: GeoDataFrame,
    buildings: GeoDataFrame | None,
    cancelled: Cancelled = None,
) -> Fields:
    """Return fields under other settings, each measured again only if one of its own parameters changed.

    The radius of the kernel acts on K alone, that of diversity on n and D, that of the built leg and its measure on B.
    Thresholds act on none of them. The grid stays, so the cell must: a new cell asks for `measure`.

    Parameters
    ----------
    fields, before : what was measured, and with which settings, on this offer and these buildings.
    """
    if after.radius != before.radius:
        fields = replace(fields, density=_density(retained(offer), fields.grid, after, cancelled))
    if after.diversity_radius != before.diversity_radius:
        number, shannon = _groups(retained(offer), fields.grid, after, cancelled)
        fields = replace(fields, groups=number, shannon=shannon)
    if (after.built_radius, after.built_measure) != (before.built_radius, before.built_measure):
        fields = with_built(fields, buildings, after, cancelled)
    return fields
