"""Who lives within a walk of a perimeter: along streets, from its access points.

The walk starts where streets cross the limit of the perimeter, and where its limit runs within 30 m of a street. People
inside are there already. Those outside are attached to the nearest street when it is near enough; the others are
counted as not attached. Without streets: distance as the crow flies × 1.3.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from .inhabitants import Counts
from .settings import Settings
from .streets import Places, Streets
from .variants import DETOUR

#: A limit that runs as close as this to a street gives access to it, m. A default without source.
ACCESS_M = 30.0
#: Points are taken along a limit no farther apart than this, m. A convention.
ALONG_M = 10.0
#: Durations of the columns ``pop_5min`` and ``pop_10min``, min.
MINUTES = (5, 10)


@dataclass(frozen=True)
class Catchments:
    """Inhabitants within a walk of each perimeter.

    Attributes
    ----------
    people : ``(2, n)``, one row per duration of `MINUTES`; NaN where the perimeter has no access to a street.
    unattached : inhabitants within the longest walk of some perimeter, as the crow flies, whom no street serves.
    """

    people: npt.NDArray[np.float64]
    unattached: float


def catchments(
    perimeters: npt.NDArray[np.object_],
    people: Counts,
    streets: Streets | None,
    settings: Settings,
    going: Callable[[float], None] | None = None,
) -> Catchments:
    """Return who lives within 5 and 10 minutes of each perimeter.

    Of a cell cut by the limit, what is inside is there already; the rest is spread evenly over the points sampled in
    the cell outside the perimeter. Always: inside ≤ 5 min ≤ 10 min.
    """
    limits = [settings.speed * 1000 / 60 * minutes for minutes in MINUTES]
    filled = people.take(np.flatnonzero(people.values > 0))
    near = np.unique(filled.tree.query(perimeters, predicate="dwithin", distance=limits[-1])[1])
    sample = _Sample.of(filled.take(near))
    row, own, held = sample.counts.held(perimeters)
    found = np.full((len(MINUTES), len(perimeters)), np.nan)
    far, there = np.zeros((2, len(sample.xy)), dtype=bool)
    for number, perimeter in enumerate(perimeters):
        if going is not None:
            going(number / len(perimeters))
        inside, outside = sample.around(perimeter, limits[-1])
        there[inside] = True
        mine = row == number
        already = np.bincount(own[mine], weights=held[mine], minlength=len(near))
        if streets is None:
            distance = DETOUR * shapely.distance(perimeter, sample.tree.geometries[outside])
        else:
            walked = _along(streets, perimeter, sample.xy[outside], limits[-1], settings)
            if walked is None:
                continue
            distance, attached = walked
            far[outside[~attached]] = True
        for position, limit in enumerate(limits):
            found[position, number] = sample.reached(already, inside, outside[distance <= limit])
    return Catchments(found, sample.carried(far & ~there))


@dataclass(frozen=True)
class _Sample:
    """Points sampled in the shapes of some counts: ``owner`` is the shape of each, ``size`` how many each shape has."""

    counts: Counts
    xy: npt.NDArray[np.float64]
    owner: npt.NDArray[np.int64]
    size: npt.NDArray[np.int64]
    tree: shapely.STRtree

    @classmethod
    def of(cls, counts: Counts) -> _Sample:
        xy, owner = counts.sampled()
        size = np.bincount(owner, minlength=len(counts.values))
        return cls(counts, xy, owner, size, shapely.STRtree(shapely.points(xy)))

    def around(self, perimeter: shapely.Geometry, limit: float) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return the points in a perimeter, and those outside it no farther than ``limit`` as the crow flies."""
        close = np.sort(self.tree.query(perimeter, predicate="dwithin", distance=limit))
        shapely.prepare(perimeter)
        inside = shapely.intersects_xy(perimeter, self.xy[close])
        return close[inside], close[~inside]

    def reached(
        self, already: npt.NDArray[np.float64], inside: npt.NDArray[np.int64], near: npt.NDArray[np.int64]
    ) -> float:
        """Return who is inside, and of the rest of each shape the share of its points outside that are near."""
        outside = self.size - np.bincount(self.owner[inside], minlength=len(self.size))
        there = np.bincount(self.owner[near], minlength=len(self.size))
        # a shape that no sampled point shows outside pokes out by a sliver: it is there already
        at_hand = (outside == 0) & (already > 0)
        share = np.divide(there, outside, out=at_hand.astype(float), where=outside > 0)
        return float((already + (self.counts.values - already) * share).sum())

    def carried(self, points: npt.NDArray[np.bool_]) -> float:
        """Return what some of the points carry."""
        return float((self.counts.values / self.size)[self.owner[points]].sum())


def _along(
    streets: Streets,
    perimeter: shapely.Geometry,
    xy: npt.NDArray[np.float64],
    limit: float,
    settings: Settings,
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]] | None:
    """Return how far points are along streets, inf beyond the limit, and which have a street near enough.

    None when nothing leads out of the perimeter.
    """
    x0, y0, x1, y1 = perimeter.bounds
    reach = limit + settings.attachment
    around = streets.near((x0 - reach, y0 - reach, x1 + reach, y1 + reach))
    doors = access(around, perimeter)
    if not len(doors.edge):
        return None
    places = around.attach(xy, settings.attachment)
    return around.distances(doors, places, limit), places.attached


def access(streets: Streets, perimeter: shapely.Geometry) -> Places:
    """Return where one steps from a perimeter onto streets."""
    limit = shapely.boundary(perimeter)
    crossing = streets.crossings(limit)
    along = streets.attach(shapely.get_coordinates(shapely.segmentize(limit, ALONG_M)), ACCESS_M)
    along = along.take(np.flatnonzero(along.attached))
    return Places(
        np.concatenate([crossing.edge, along.edge]),
        np.concatenate([crossing.along, along.along]),
        np.concatenate([crossing.gap, along.gap]),
    )
