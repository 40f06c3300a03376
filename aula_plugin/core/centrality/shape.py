"""From parts made of cells to perimeters one can draw: gaps, commune, parcels, holes, cuts (steps 6 and 7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..components import components
from ..geometry import clip, dissolve, polygons_of, repair, single_parts
from ..shape_parts import filled
from .cores import CUT, keep_parts
from .settings import Settings
from .snapping import snapped

#: Half of what a line takes away where it cuts, m.
CUT_M = 1.0
#: Half of the width of what lies between two tracks, or two carriageways, and goes with them, m. A convention.
BETWEEN_M = 15.0
#: A gap just as wide as what is closed stays, however coordinates were rounded, m.
SLACK_M = 1e-3
#: Change of area from which the shape owes more to its drawing than to the cores. A convention.
UNSTABLE_SHARE = 0.30
#: Perimeters nearer than this may be one, m. A convention.
NEAR_M = 50.0
UNSTABLE, TO_MERGE = "forme instable", "à fusionner ?"


@dataclass(frozen=True)
class Shaped:
    """Perimeters of one commune.

    Attributes
    ----------
    perimeters : columns of `cores.counted`, ``variation`` (change of area since the cells, share of theirs), and
        ``qualite`` (« forme instable », « à fusionner ? », joined by « | »).
    aside : what did not stay a perimeter, with a ``motif``.
    """

    perimeters: GeoDataFrame
    aside: GeoDataFrame


def shape(
    parts: GeoDataFrame,
    offer: GeoDataFrame,
    settings: Settings,
    commune: shapely.Geometry | None = None,
    parcels: Any = None,
    cuts: Any = None,
    barrier: shapely.Geometry | None = None,
) -> Shaped:
    """Return the perimeters drawn from the parts of a core.

    Gaps are closed, what leaves the commune is cut, edges move to those of parcels, small holes are filled, and what
    a railway, a river or an expressway separates is parted. Pieces that no longer have shops or area enough are set
    aside, « coupée » when it is a cut that made them so.

    Parameters
    ----------
    parts : as `cores.keep_parts` keeps them.
    commune : valid polygonal geometry; None leaves the parts whole.
    parcels : polygons of parcels or blocks; None leaves the edges of the cells.
    cuts : lines (1 m is taken on either side) and polygons.
    barrier : what the cuts take away, in place of them, when `barrier_of` gave it before.
    """
    cells = _clipped(parts.geometry.to_numpy(), commune)
    region = _clipped(closed(parts.geometry.to_numpy(), settings.closing), commune)
    if parcels is not None and len(parcels):
        region = _clipped([snapped(dissolve(region), parcels, settings)], commune)
    region = _clipped(filled(region, settings.hole_max_ha), commune)
    kept, aside = keep_parts(pieces(region), offer, settings)
    if barrier is None and cuts is not None and len(cuts):
        barrier = barrier_of(cuts)
    if barrier is not None and not barrier.is_empty:
        sides = trimmed(parted(kept.geometry.to_numpy(), barrier), barrier, settings.cell / 2)
        kept, lost = keep_parts(sides, offer, settings)
        if len(lost):
            aside = pd.concat([aside, lost.assign(motif=CUT)], ignore_index=True)
    kept["variation"] = change(cells, kept.geometry.to_numpy())
    kept["qualite"] = _flags(kept, shapely.Polygon() if barrier is None else barrier)
    return Shaped(kept, aside)


def _clipped(shapes: Any, commune: shapely.Geometry | None) -> npt.NDArray[np.object_]:
    whole = polygons_of(np.asarray(shapes, dtype=object))
    return whole if commune is None else polygons_of(clip(whole, commune))


def closed(shapes: npt.NDArray[np.object_], distance: float) -> npt.NDArray[np.object_]:
    """Return surfaces made of cells with the gaps narrower than twice a distance filled; corners stay square."""
    if distance <= SLACK_M or not len(shapes):
        return single_parts(dissolve(shapes))[0]
    grown = shapely.buffer(dissolve(shapes), distance - SLACK_M, join_style="mitre")
    back = shapely.buffer(grown, SLACK_M - distance, join_style="mitre")
    return single_parts(dissolve([shapely.set_precision(back, SLACK_M), *shapes]))[0]


def pieces(shapes: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """Return one multipolygon per set of surfaces that touch, even by a corner; what overlaps is united."""
    singles = single_parts(dissolve(shapes))[0]
    if not len(singles):
        return singles
    left, right = shapely.STRtree(singles).query(singles, predicate="intersects")
    _, group = np.unique(components(len(singles), left, right), return_inverse=True)
    order = np.argsort(group, kind="stable")
    return shapely.multipolygons(singles[order], indices=group[order])


def barrier_of(cuts: Any) -> shapely.Geometry:
    """Return the surface that cuts take away, what lies between parallel tracks or carriageways included."""
    shapes = repair(cuts).geometries
    shapes = shapes[~shapely.is_missing(shapes)]
    surface = shapely.get_dimensions(shapes) == 2
    barrier = dissolve(np.where(surface, shapes, shapely.buffer(shapes, CUT_M)))
    joined = shapely.buffer(shapely.buffer(barrier, BETWEEN_M), -BETWEEN_M)
    whole: shapely.Geometry = dissolve([barrier, joined])
    return whole


def parted(shapes: npt.NDArray[np.object_], barrier: shapely.Geometry) -> npt.NDArray[np.object_]:
    """Return what is left of surfaces on each side of a barrier.

    Where a line ends inside a surface and parts nothing, the slit it left closes again.
    """
    shapely.prepare(barrier)
    crossed = shapely.intersects(barrier, shapes)
    left = single_parts(polygons_of(shapely.difference(shapes[crossed], barrier)))[0]
    around = 2 * CUT_M
    healed = shapely.buffer(shapely.buffer(left, around, join_style="mitre"), -around, join_style="mitre")
    whole = dissolve(shapes[crossed])
    slits = single_parts(polygons_of(shapely.difference(shapely.intersection(healed, whole), left)))
    found = left.copy()
    for slit, owner in zip(*slits):
        apart = shapely.intersects(slit, left)
        if apart.sum() == 1:
            found[owner] = polygons_of(shapely.union(found[owner], slit))
    return np.concatenate([shapes[~crossed], pieces(found)])


def trimmed(shapes: npt.NDArray[np.object_], barrier: shapely.Geometry, width: float) -> npt.NDArray[np.object_]:
    """Return surfaces without the long points, narrower than a width, in which they end along a barrier.

    A point as small as a square of that width stays, as corners do; so does what leads from one place to another, and
    a surface that is narrow everywhere.
    """
    along = np.flatnonzero(shapely.dwithin(shapes, barrier, SLACK_M))
    wide = shapely.buffer(shapely.buffer(shapes[along], -width / 2), width / 2 + SLACK_M)
    points, owner = single_parts(polygons_of(shapely.difference(shapes[along], wide)))
    ending = (shapely.area(points) > width**2) & shapely.dwithin(points, barrier, SLACK_M)
    found = shapes.copy()
    for point, which in zip(points[ending], owner[ending]):
        if shapely.dwithin(shapely.get_parts(wide[which]), point, SLACK_M).sum() == 1:
            # grown, so that no thread of no width stays along the barrier
            gone = shapely.buffer(point, 2 * SLACK_M)
            found[along[which]] = polygons_of(shapely.difference(found[along[which]], gone))
    return found


def change(before: npt.NDArray[np.object_], after: npt.NDArray[np.object_]) -> npt.NDArray[np.float64]:
    """Return the change of area between parts and the perimeters drawn from them, as a share of the parts.

    Parts and perimeters that meet are compared together: a part may give several perimeters, and the reverse.
    """
    if not len(after):
        return np.zeros(0)
    of_after, of_before = shapely.STRtree(before).query(after, predicate="intersects")
    group = components(len(after) + len(before), of_after, of_before + len(after))
    old = np.bincount(group[len(after) :], shapely.area(before), minlength=len(group))
    new = np.bincount(group[: len(after)], shapely.area(after), minlength=len(group))
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.abs(new - old) / old
    return np.asarray(share[group[: len(after)]])


def _flags(kept: GeoDataFrame, barrier: shapely.Geometry) -> list[str]:
    shapes = kept.geometry.to_numpy()
    unstable = kept["variation"].to_numpy() > UNSTABLE_SHARE
    near = np.zeros(len(shapes), dtype=bool)
    if len(shapes) > 1:
        around = shapely.box(*(shapely.bounds(shapes) + [-NEAR_M, -NEAR_M, NEAR_M, NEAR_M]).T)
        left, right = shapely.STRtree(shapes).query(around)
        close = (left != right) & (shapely.distance(shapes[left], shapes[right]) < NEAR_M)
        left, right = left[close], right[close]
        links = shapely.shortest_line(shapes[left], shapes[right])
        near[left[~shapely.intersects(links, barrier)]] = True
    words = zip(unstable, near)
    return ["|".join(word for word, is_so in ((UNSTABLE, one), (TO_MERGE, two)) if is_so) for one, two in words]
