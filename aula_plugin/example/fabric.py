"""Urban fabric: streets, the parcels along them, one house per parcel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely import STRtree

#: Half width kept for the street itself (m).
STREET = 4.0


@dataclass(frozen=True)
class Settlement:
    """A town, a village or a hamlet.

    ``arms`` are streets leaving the centre: direction (unit vector) and length in metres. ``depth`` is the range of
    the depth of parcels, ``branching`` the mean distance between side streets (0: none), ``core`` the radius of
    the old centre (0: none).
    """

    name: str
    insee: str
    x: float
    y: float
    arms: tuple[tuple[tuple[float, float], float], ...]
    depth: tuple[float, float] = (30.0, 46.0)
    branching: float = 0.0
    core: float = 0.0


@dataclass(frozen=True)
class Fabric:
    """Streets, parcels, houses and the outline of the built-up area of one settlement."""

    streets: list[shapely.LineString]
    parcels: np.ndarray
    houses: np.ndarray
    footprint: shapely.Polygon


def weave(rng: np.random.Generator, settlement: Settlement, reserved: list[shapely.Polygon]) -> Fabric:
    """Draw the fabric of a settlement; side streets keep out of the ``reserved`` places, parcels may bite into them."""
    taken = shapely.union_all(reserved)
    streets = _streets(rng, settlement, shapely.buffer(taken, 45))
    parcels, houses = _parcels(rng, streets, settlement.depth)
    ways = shapely.buffer(np.array(streets, dtype=object), STREET + 1, cap_style="flat")
    footprint = _outline(np.concatenate([parcels, ways]))
    free = ~shapely.intersects(parcels, taken)
    return Fabric(streets, parcels[free], houses[free], footprint)


def _streets(rng: np.random.Generator, settlement: Settlement, keep_out: shapely.Geometry) -> list[shapely.LineString]:
    centre = np.array([settlement.x, settlement.y])
    streets = []
    for direction, length in settlement.arms:
        along = np.array(direction)
        streets.append(shapely.LineString(np.round([centre, centre + along * length], 2)))
        if not settlement.branching:
            continue
        position = settlement.branching * rng.uniform(0.7, 1.1)
        side = 1.0 if rng.uniform() < 0.5 else -1.0
        while position < length - 60:
            turn = rng.uniform(-0.25, 0.25)
            normal = np.array([-along[1], along[0]]) * side + along * turn
            reach = settlement.branching * rng.uniform(0.9, 1.7) * (1.15 - 0.55 * position / length)
            start = centre + along * position
            bend = start + normal * reach * 0.6 + along * rng.uniform(-15, 15)
            end = bend + (normal + along * rng.uniform(-0.3, 0.3)) * reach * 0.4
            street = shapely.LineString(np.round([start, bend, end], 2))
            if not shapely.intersects(street, keep_out):
                streets.append(street)
            position += settlement.branching * rng.uniform(0.55, 1.0)
            side = -side
    return streets


def _parcels(rng: np.random.Generator, streets: list[shapely.LineString], depth: tuple[float, float]):
    """Return parcels that do not overlap, first come first served, and their houses."""
    quads, homes = [], []
    for street in streets:
        for start, end in zip(shapely.get_coordinates(street)[:-1], shapely.get_coordinates(street)[1:]):
            _along_segment(rng, start, end, depth, quads, homes)
    parcels = shapely.polygons(np.round(np.array(quads), 2))
    houses = shapely.polygons(np.round(np.array(homes), 2))
    ways = shapely.union_all(shapely.buffer(np.array(streets, dtype=object), STREET - 0.5, cap_style="flat"))
    kept = []
    tree = STRtree(parcels)
    taken = np.zeros(len(parcels), dtype=bool)
    off_street = shapely.area(shapely.intersection(parcels, ways)) < 1.0
    for number in np.flatnonzero(off_street):
        near = tree.query(parcels[number], predicate="intersects")
        near = near[taken[near]]
        overlap = shapely.area(shapely.intersection(parcels[near], parcels[number])).sum()
        if overlap < 0.5:
            taken[number] = True
            kept.append(number)
    return parcels[kept], houses[kept]


def _along_segment(rng, start, end, depth, quads, homes) -> None:
    length = float(np.hypot(*(end - start)))
    along = (end - start) / length
    for side in (1.0, -1.0):
        normal = np.array([-along[1], along[0]]) * side
        position = rng.uniform(2, 8)
        while position + 14 < length:
            front = min(rng.uniform(17, 27), length - position)
            deep = rng.uniform(*depth)
            a, b = start + along * position, start + along * (position + front - 0.4)
            quads.append([a + normal * STREET, b + normal * STREET, b + normal * deep, a + normal * deep])
            width, thick = front * rng.uniform(0.45, 0.7), rng.uniform(8, 12)
            back = STREET + rng.uniform(1, 8)
            c = a + along * (front - width) / 2
            d = c + along * width
            homes.append(
                [c + normal * back, d + normal * back, d + normal * (back + thick), c + normal * (back + thick)]
            )
            position += front


def _outline(shapes: np.ndarray) -> shapely.Polygon:
    """Close the gaps of less than 24 m, fill the holes, keep the largest part."""
    closed = shapely.union_all(shapely.buffer(shapes, 12, join_style="mitre"))
    closed = shapely.buffer(closed, -12, join_style="mitre")
    parts = shapely.get_parts(closed)
    shape = shapely.Polygon(shapely.get_exterior_ring(parts[np.argmax(shapely.area(parts))]))
    return shapely.transform(shapely.simplify(shape, 2.0), lambda xy: np.round(xy, 2))
