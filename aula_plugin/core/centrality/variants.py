"""Other ways to draw a perimeter than the field: chains of shops, their hull, streets within reach, built form.

Each gives polygons in a projected CRS in metres, over a whole territory: a centre does not stop at a limit, so clipping
to a commune comes after.

Source of the families and of their parameters: reference of AULA on centralités; all values are defaults without
source, which is why they are shown side by side.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from ..components import components
from ..geometry import dissolve
from .cells import parts
from .cores import Thresholds, legs
from .fields import Fields
from .settings import Settings
from .streets import Places, Streets

#: What is added around a hull, so that the shops at its corners lie inside, m.
HULL_MARGIN_M = 25.0
#: Least number of groups in the built variant.
FABRIC_GROUPS = 3
#: Hulls that follow concavities need GEOS 3.11.
CONVEX_ONLY = shapely.geos_version < (3, 11, 0)
CONVEX_FLAG = "enveloppe convexe"
#: Length of a walk over the distance as the crow flies, where streets are unknown. A default, without source.
DETOUR = 1.3
_QUARTER = 16


@dataclass(frozen=True)
class Variant:
    """One way to draw.

    Attributes
    ----------
    name, family : keys and values of `columns.FAMILIES`.
    shapes : polygons, one per part, none when the variant gives nothing.
    flags : what a reader must know: « enveloppe convexe », « départ à plus de 50 m d’une rue »…
    """

    name: str
    family: str
    shapes: npt.NDArray[np.object_]
    flags: tuple[str, ...] = ()

    @cached_property
    def whole(self) -> shapely.Geometry:
        """Union of the parts."""
        return dissolve(self.shapes)


def buffers(shops: npt.NDArray[np.float64], gap: float, least: int) -> npt.NDArray[np.object_]:
    """Return the chains of shops: union of disks of radius ``gap / 2``, the parts that hold enough shops.

    Two shops less than ``gap`` apart belong together.

    Parameters
    ----------
    shops : ``(n, 2)``, m.
    gap : d, m.
    least : shops a part must hold.

    Notes
    -----
    Disks are polygons of 64 sides: areas are 0,16 % below those of circles.
    """
    if not len(shops):
        return np.empty(0, dtype=object)
    near = _neighbourhoods(shops, gap)
    _, near, count = np.unique(near, return_inverse=True, return_counts=True)
    worth = np.flatnonzero(count[near] >= least)
    worth = worth[np.argsort(near[worth], kind="stable")]
    points = shapely.points(shops[worth])
    disks = shapely.buffer(points, gap / 2, quad_segs=_QUARTER)
    sets = np.split(disks, np.flatnonzero(np.diff(near[worth])) + 1)
    with ThreadPoolExecutor(max_workers=min(8, os.cpu_count() or 1)) as pool:  # GEOS works outside the lock of Python
        united = list(pool.map(shapely.union_all, sets))
    chains = shapely.get_parts(np.array(united, dtype=object))
    return chains[_held(chains, points) >= least]


def _neighbourhoods(xy: npt.NDArray[np.float64], gap: float) -> npt.NDArray[np.int64]:
    """Return a number per point, the same for points nearer than ``gap``: those of squares that touch, ``gap`` wide.

    Far apart, points may share it too. Sets of them are united one by one, several times faster than all at once.
    """
    square = np.floor((xy - xy.min(axis=0)) / gap).astype(np.int64)
    width = square[:, 0].max() + 2  # no square to the east of the last one
    held, where = np.unique(square[:, 1] * width + square[:, 0], return_inverse=True)
    left, right = [], []
    for step in (1, width - 1, width, width + 1):
        found = np.minimum(np.searchsorted(held, held + step), len(held) - 1)
        there = held[found] == held + step
        left.append(np.flatnonzero(there))
        right.append(found[there])
    return np.asarray(components(len(held), np.concatenate(left), np.concatenate(right))[where])


def _held(polygons: npt.NDArray[np.object_], points: npt.NDArray[np.object_]) -> npt.NDArray[np.int64]:
    part, _ = shapely.STRtree(points).query(polygons, predicate="intersects")
    return np.bincount(part, minlength=len(polygons))


def reaching(shops: npt.NDArray[np.float64], gap: float, bounds: tuple[float, float, float, float]) -> Any:
    """Return which shops belong to chains that, or whose hulls, may meet a rectangle: the others change nothing there.

    Parameters
    ----------
    bounds : left, bottom, right, top.
    """
    if not len(shops):
        return np.zeros(0, dtype=bool)
    _, chain = np.unique(_neighbourhoods(shops, gap), return_inverse=True)
    margin = max(gap / 2, HULL_MARGIN_M)
    low, high = np.full((chain.max() + 1, 2), np.inf), np.full((chain.max() + 1, 2), -np.inf)
    np.minimum.at(low, chain, shops - margin)
    np.maximum.at(high, chain, shops + margin)
    meets = (low <= bounds[2:]).all(axis=1) & (high >= bounds[:2]).all(axis=1)
    return meets[chain]


def hulls(shops: npt.NDArray[np.float64], chains: npt.NDArray[np.object_], ratio: float) -> npt.NDArray[np.object_]:
    """Return the hull of the shops of each chain, grown by `HULL_MARGIN_M`; overlapping hulls are one.

    Fewer than three shops, or shops all in line: the chain itself.

    Parameters
    ----------
    chains : as `buffers` returns.
    ratio : 0 follows every concavity, 1 is the convex hull; not used when `CONVEX_ONLY`.
    """
    if not len(chains):
        return np.empty(0, dtype=object)
    points = shapely.points(shops)
    part, point = shapely.STRtree(points).query(chains, predicate="intersects")
    drawn = []
    for number, chain in enumerate(chains):
        own = shapely.multipoints(points[point[part == number]])
        hull = shapely.convex_hull(own)
        if shapely.get_dimensions(hull) < 2:
            drawn.append(chain)
            continue
        if not CONVEX_ONLY:
            hull = shapely.concave_hull(own, ratio=ratio)
        drawn.append(shapely.buffer(hull, HULL_MARGIN_M, quad_segs=_QUARTER))
    return shapely.get_parts(shapely.union_all(drawn))


def fabric(fields: Fields, asked: Thresholds, settings: Settings) -> npt.NDArray[np.object_]:
    """Return the parts where built form passes and a few groups are present; none without buildings."""
    built = legs(fields, asked).built
    if built is None or fields.built is None:
        return np.empty(0, dtype=object)
    cells = built & ~np.isnan(fields.built) & (fields.groups >= FABRIC_GROUPS)
    polygons = parts(cells, fields.grid)
    return polygons[shapely.area(polygons) >= settings.area_min_ha * 10_000]


def within_reach(
    streets: Streets, starts: npt.NDArray[np.float64], settings: Settings
) -> tuple[list[npt.NDArray[np.object_]], npt.NDArray[np.bool_]]:
    """Return what is within walking reach of each start, along streets.

    Parameters
    ----------
    starts : ``(n, 2)``, the cell of greatest K of each core, m.

    Returns
    -------
    For each start, polygons: places nearer than ``settings.attachment`` to a street reached within
    ``settings.minutes``; none when the start is farther than that from any street. And which starts are attached.
    """
    found = streets.attach(starts, settings.attachment)
    return [_around(streets, found.take([number]), settings) for number in range(len(starts))], found.attached


def within_reach_of_all(
    streets: Streets, starts: npt.NDArray[np.float64], settings: Settings
) -> tuple[list[npt.NDArray[np.object_]], npt.NDArray[np.bool_]]:
    """Return what is within walking reach of any start, as `within_reach` but walked once, in one set of polygons."""
    found = streets.attach(starts, settings.attachment)
    return [_around(streets, found, settings)], found.attached


def _around(streets: Streets, starts: Places, settings: Settings) -> npt.NDArray[np.object_]:
    """Return the places near the streets reached; none when no start is attached."""
    if not starts.attached.any():
        return np.empty(0, dtype=object)
    pieces = streets.reached(starts, settings.reach)
    # far faster than the buffer of their union, which is the same surface
    return shapely.get_parts(shapely.union_all(shapely.buffer(pieces, settings.attachment, quad_segs=8)))


def as_the_crow_flies(starts: npt.NDArray[np.float64], settings: Settings) -> npt.NDArray[np.object_]:
    """Return the disks within walking reach of starts where streets are unknown: reach divided by `DETOUR`."""
    if not len(starts):
        return np.empty(0, dtype=object)
    disks = shapely.buffer(shapely.points(starts), settings.reach / DETOUR, quad_segs=_QUARTER)
    return shapely.get_parts(shapely.union_all(disks))
