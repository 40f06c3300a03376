"""The window of a map: ground metres to page pixels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely


@dataclass(frozen=True)
class Frame:
    """A ground window drawn on ``width`` × ``height`` page pixels, north up, same scale both ways."""

    minx: float
    miny: float
    maxx: float
    maxy: float
    width: float
    height: float

    @property
    def scale(self) -> float:
        """Page pixels per ground metre."""
        return self.width / (self.maxx - self.minx)

    @property
    def window(self) -> shapely.Polygon:
        """The ground window."""
        return shapely.box(self.minx, self.miny, self.maxx, self.maxy)

    def to_page(self, coords: np.ndarray) -> np.ndarray:
        """Project an array of ground coordinates to the page."""
        xy = np.asarray(coords, dtype=float)
        return np.column_stack(((xy[:, 0] - self.minx) * self.scale, (self.maxy - xy[:, 1]) * self.scale))

    def point(self, point: shapely.Point) -> tuple[float, float]:
        """Project one point."""
        return (point.x - self.minx) * self.scale, (self.maxy - point.y) * self.scale


def fit(bounds: tuple[float, float, float, float], width: float, max_height: float, margin: float = 0.04) -> Frame:
    """Return the frame that shows ``bounds`` over ``width``, as high as needed and at most ``max_height``."""
    minx, miny, maxx, maxy = bounds
    spanx, spany = max(maxx - minx, 1.0), max(maxy - miny, 1.0)
    spanx, spany = spanx * (1 + 2 * margin), spany * (1 + 2 * margin)
    height = min(max_height, width * spany / spanx)
    return fixed(bounds, width, height, margin)


def fixed(bounds: tuple[float, float, float, float], width: float, height: float, margin: float = 0.04) -> Frame:
    """Return the frame that shows ``bounds`` centred on a drawing of given size."""
    minx, miny, maxx, maxy = bounds
    spanx = max(maxx - minx, 1.0) * (1 + 2 * margin)
    spany = max(maxy - miny, 1.0) * (1 + 2 * margin)
    metres = max(spanx / width, spany / height)
    return at_scale(((minx + maxx) / 2, (miny + maxy) / 2), width, height, metres)


def at_scale(centre: tuple[float, float], width: float, height: float, metres_per_pixel: float) -> Frame:
    """Return the frame centred on a place at a given scale."""
    halfx, halfy = width * metres_per_pixel / 2, height * metres_per_pixel / 2
    return Frame(centre[0] - halfx, centre[1] - halfy, centre[0] + halfx, centre[1] + halfy, width, height)
