"""Urban fabric: streets, the parcels along them, one house per parcel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely import STRtree

#: Half width kept for the street itself (m).
STREET = 4.0
#: Share of the parcels without a house (dents creuses).
VACANT = 0.09


@dataclass(frozen=True)
class Settlement:
    """A town, a village or a hamlet.

    ``arms`` are streets leaving the centre: a first straight part (unit vector, metres), then bends. ``depth`` is the
    range of the depth of parcels, ``front`` that of their width along the street, ``branching`` the mean distance
    between side streets (0: none), ``levels`` how many times side streets branch again, ``core`` the radius of the old
    centre (0: none).
    """

    name: str
    insee: str
    x: float
    y: float
    arms: tuple[tuple[tuple[tuple[float, float], float], ...], ...]
    depth: tuple[float, float] = (30.0, 46.0)
    front: tuple[float, float] = (25.0, 40.0)
    branching: float = 0.0
    levels: int = 1
    core: float = 0.0


@dataclass(frozen=True)
class Fabric:
    """Streets, parcels, houses and the outline of the built-up area of one settlement."""

    streets: list[shapely.LineString]
    parcels: np.ndarray
    houses: np.ndarray
    footprint: shapely.Polygon


def weave(
    rng: np.random.Generator, settlement: Settlement, reserved: shapely.Geometry, keep_out: shapely.Geometry
) -> Fabric:
    """Draw the fabric of a settlement.

    Parameters
    ----------
    reserved : the zones drawn as rectangles; parcels may bite into them, but are not kept as parcels.
    keep_out : where side streets do not go.
    """
    streets = _streets(rng, settlement, keep_out)
    parcels, houses = _parcels(rng, streets, settlement)
    ways = shapely.buffer(np.array(streets, dtype=object), STREET + 3, cap_style="flat")
    footprint = _outline(np.concatenate([parcels, ways]))
    free = ~shapely.intersects(parcels, reserved)
    built = rng.uniform(size=len(houses)) > VACANT
    return Fabric(streets, parcels[free], houses[free & built], footprint)


def _streets(rng: np.random.Generator, settlement: Settlement, keep_out: shapely.Geometry) -> list[shapely.LineString]:
    arms = []
    for arm in settlement.arms:
        places = [np.array([settlement.x, settlement.y])]
        for direction, length in arm:
            places.append(places[-1] + np.array(direction) * length)
        arms.append(shapely.LineString(np.round(places, 2)))
    streets, parents = list(arms), list(arms)
    for level in range(settlement.levels if settlement.branching else 0):
        children = []
        for parent in parents:
            taken = [street for street in streets if street is not parent]
            found = _side_streets(rng, parent, settlement.branching * 0.85**level, keep_out, taken)
            children += found
            streets += found
        parents = children
    return streets


def _side_streets(
    rng: np.random.Generator,
    parent: shapely.LineString,
    spacing: float,
    keep_out: shapely.Geometry,
    others: list[shapely.LineString],
) -> list[shapely.LineString]:
    """Return streets leaving ``parent`` on alternate sides, shorter towards its end; they cross no other street."""
    found: list[shapely.LineString] = []
    near = shapely.buffer(np.array(others, dtype=object), 16) if others else np.array([], dtype=object)
    total = parent.length
    position = spacing * rng.uniform(0.6, 1.0)
    side = 1.0 if rng.uniform() < 0.5 else -1.0
    while position < total - 40:
        start = shapely.get_coordinates(parent.interpolate(position))[0]
        ahead = shapely.get_coordinates(parent.interpolate(min(position + 5, total)))[0]
        along = (ahead - start) / np.hypot(*(ahead - start))
        normal = np.array([-along[1], along[0]]) * side + along * rng.uniform(-0.25, 0.35)
        reach = spacing * rng.uniform(0.9, 1.8) * (1.2 - 0.6 * position / total)
        bend = start + normal * reach * 0.55 + along * rng.uniform(-15, 15)
        end = bend + (normal + along * rng.uniform(-0.4, 0.4)) * reach * 0.45
        street = shapely.LineString(np.round([start, bend, end], 2))
        tail = shapely.LineString([start + (bend - start) * 0.5, bend, end])
        if not shapely.intersects(street, keep_out) and not shapely.intersects(tail, near).any():
            found.append(street)
        position += spacing * rng.uniform(0.55, 1.0)
        side = -side
    return found


def _parcels(
    rng: np.random.Generator, streets: list[shapely.LineString], settlement: Settlement
) -> tuple[np.ndarray, np.ndarray]:
    """Return parcels that do not overlap, first come first served, and their houses."""
    quads: list[list[np.ndarray]] = []
    homes: list[list[np.ndarray]] = []
    for street in streets:
        for start, end in zip(shapely.get_coordinates(street)[:-1], shapely.get_coordinates(street)[1:]):
            _along_segment(rng, start, end, settlement, quads, homes)
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


def _along_segment(
    rng: np.random.Generator,
    start: np.ndarray,
    end: np.ndarray,
    settlement: Settlement,
    quads: list[list[np.ndarray]],
    homes: list[list[np.ndarray]],
) -> None:
    length = float(np.hypot(*(end - start)))
    along = (end - start) / length
    for side in (1.0, -1.0):
        normal = np.array([-along[1], along[0]]) * side
        position = rng.uniform(2, 8)
        while position + 14 < length:
            front = min(rng.uniform(*settlement.front), length - position)
            deep = rng.uniform(*settlement.depth)
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
    closed = shapely.union_all([shapely.buffer(closed, -12, join_style="mitre"), *shapes])
    parts = shapely.get_parts(closed)
    shape = shapely.Polygon(shapely.get_exterior_ring(parts[np.argmax(shapely.area(parts))]))
    return shapely.transform(shapely.simplify(shape, 2.0), lambda xy: np.round(xy, 2))
