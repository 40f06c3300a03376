"""Who lives within a walk of a perimeter: along streets, from its access points.

The walk starts where streets cross the limit of the perimeter, and where its limit runs within 30 m of a street. People
inside are there already. Those outside are attached to the nearest street when it is near enough; the others are
counted as not attached. Without streets: distance as the crow flies × 1.3.
"""

from __future__ import annotations

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
    perimeters: npt.NDArray[np.object_], people: Counts, streets: Streets | None, settings: Settings
) -> Catchments:
    """Return who lives within 5 and 10 minutes of each perimeter.

    Of a cell cut by the limit, what is inside is there already; the rest is spread evenly over the points sampled in
    the cell outside the perimeter. Always: inside ≤ 5 min ≤ 10 min.
    """
    limits = [settings.speed * 1000 / 60 * minutes for minutes in MINUTES]
    filled = people.take(np.flatnonzero(people.values > 0))
    near = np.unique(filled.tree.query(perimeters, predicate="dwithin", distance=limits[-1])[1])
    filled = filled.take(near)
    xy, owner = filled.sampled()
    sample = _Sample(filled, xy, owner, shapely.STRtree(shapely.points(xy)))
    row, own, held = filled.held(perimeters)
    found = np.full((len(MINUTES), len(perimeters)), np.nan)
    served = np.ones(len(xy), dtype=bool)
    for number, perimeter in enumerate(perimeters):
        shapely.prepare(perimeter)
        outside = ~shapely.intersects_xy(perimeter, xy)
        mine = row == number
        inside = np.bincount(own[mine], weights=held[mine], minlength=len(filled.values))
        walk = _Walk(perimeter, outside, limits[-1], settings)
        distance = walk.straight(sample) if streets is None else walk.along(sample, streets, served)
        if distance is not None:
            for position, limit in enumerate(limits):
                found[position, number] = sample.reached(inside, outside, distance <= limit)
        served |= ~outside
    each = filled.values / np.maximum(np.bincount(owner, minlength=len(filled.values)), 1)
    return Catchments(found, float(each[owner][~served].sum()))


@dataclass(frozen=True)
class _Sample:
    """Points sampled in the shapes of some counts."""

    counts: Counts
    xy: npt.NDArray[np.float64]
    owner: npt.NDArray[np.int64]
    tree: shapely.STRtree

    def reached(
        self, inside: npt.NDArray[np.float64], outside: npt.NDArray[np.bool_], near: npt.NDArray[np.bool_]
    ) -> float:
        """Return who is inside, and of the rest of each shape the share of its points outside that are near."""
        size = len(self.counts.values)
        points = np.bincount(self.owner[outside], minlength=size)
        there = np.bincount(self.owner[outside & near], minlength=size)
        # a shape that no sampled point shows outside pokes out by a sliver: it is there already
        at_hand = (points == 0) & (inside > 0)
        share = np.divide(there, points, out=at_hand.astype(float), where=points > 0)
        return float((inside + (self.counts.values - inside) * share).sum())


@dataclass(frozen=True)
class _Walk:
    """A walk from one perimeter, up to ``limit`` m, towards the sampled points ``outside`` it."""

    perimeter: shapely.Geometry
    outside: npt.NDArray[np.bool_]
    limit: float
    settings: Settings

    def _close(self, sample: _Sample) -> npt.NDArray[np.int64]:
        close = np.sort(sample.tree.query(self.perimeter, predicate="dwithin", distance=self.limit))
        return np.asarray(close[self.outside[close]])

    def straight(self, sample: _Sample) -> npt.NDArray[np.float64]:
        """Return how far the points are as the crow flies, lengthened; inf beyond the limit."""
        distance, close = np.full(len(sample.xy), np.inf), self._close(sample)
        distance[close] = DETOUR * shapely.distance(self.perimeter, sample.tree.geometries[close])
        return distance

    def along(self, sample: _Sample, streets: Streets, served: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64] | None:
        """Return how far the points are along streets, inf beyond the limit; None when nothing leads out.

        Marks in ``served`` the points too far from any street.
        """
        x0, y0, x1, y1 = self.perimeter.bounds
        reach = self.limit + self.settings.attachment
        around = streets.near((x0 - reach, y0 - reach, x1 + reach, y1 + reach))
        doors = access(around, self.perimeter)
        if not len(doors.edge):
            return None
        distance, close = np.full(len(sample.xy), np.inf), self._close(sample)
        places = around.attach(sample.xy[close], self.settings.attachment)
        served[close[~places.attached]] = False
        distance[close] = around.distances(doors, places, self.limit)
        return distance


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
