"""Local frames in which a length is exact once coordinates are rounded to the centimetre.

Axes follow Pythagorean directions (3-4-5 and 7-24-25): a point of the frame whose coordinates are multiples of
``STEP`` has coordinates of whole centimetres in the map, so that a rectangle of 200 × 150 m measures 3 ha exactly,
however it is turned.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

#: Coordinates of a frame are rounded to this step (m); 0.25 × 24/25 = 0.24.
STEP = 0.25
#: Origin of the territory in Lambert-93: open country of the north of France.
ORIGIN = (640_000.0, 7_020_000.0)

EAST, NORTH, WEST, SOUTH = (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)
ENE, NE, NNE = (0.96, 0.28), (0.8, 0.6), (0.6, 0.8)
ESE, SE, SSE = (0.96, -0.28), (0.8, -0.6), (0.6, -0.8)
WNW, NW, NNW = (-0.96, 0.28), (-0.8, 0.6), (-0.6, 0.8)
WSW, SW, SSW = (-0.96, -0.28), (-0.8, -0.6), (-0.6, -0.8)


@dataclass(frozen=True)
class Frame:
    """Origin (m, local to the territory) and direction of the u axis; v is on its left."""

    x: float
    y: float
    direction: tuple[float, float] = EAST

    def place(self, coordinates) -> np.ndarray:
        """Return map coordinates (local, rounded to the centimetre) of frame coordinates ``(u, v)``."""
        u, v = (np.round(np.asarray(coordinates, dtype=float) / STEP) * STEP).T
        a, b = self.direction
        return np.round(np.column_stack([self.x + a * u - b * v, self.y + b * u + a * v]), 2)

    def polygon(self, coordinates) -> shapely.Polygon:
        """Return a polygon from frame coordinates."""
        return shapely.Polygon(self.place(coordinates))

    def rect(self, u0: float, u1: float, v0: float, v1: float) -> shapely.Polygon:
        """Return the rectangle ``u0..u1 × v0..v1``; its area is exactly ``(u1 - u0) * (v1 - v0)``."""
        return self.polygon([(u0, v0), (u1, v0), (u1, v1), (u0, v1)])

    def line(self, *coordinates: tuple[float, float]) -> shapely.LineString:
        """Return a line from frame coordinates."""
        return shapely.LineString(self.place(coordinates))

    def point(self, u: float, v: float) -> shapely.Point:
        """Return a point from frame coordinates."""
        return shapely.Point(self.place([(u, v)])[0])

    def point_frame(self, u: float, v: float, direction: tuple[float, float]) -> Frame:
        """Return a frame whose origin is a point of this one."""
        x, y = self.place([(u, v)])[0]
        return Frame(float(x), float(y), direction)

    def strip(self, u0: float, u1: float, v0: float, v1: float, flare: float = 35.0) -> shapely.Polygon:
        """Return a corridor: the rectangle ``u0..u1 × v0..v1``, wider by ``flare`` on both sides at its two ends."""
        third = (u1 - u0) * 0.18
        return self.polygon(
            [
                (u0, v0 - flare),
                (u0 + third, v0),
                (u1 - third, v0),
                (u1, v0 - flare),
                (u1, v1 + flare),
                (u1 - third, v1),
                (u0 + third, v1),
                (u0, v1 + flare),
            ]
        )


def to_map(geometry):
    """Move a geometry, or an array of geometries, from local coordinates to Lambert-93, rounded to the centimetre."""
    return shapely.transform(geometry, lambda xy: np.round(xy + np.array(ORIGIN), 2))
