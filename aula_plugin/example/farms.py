"""Isolated farms: a yard of rectangular buildings, out of the settlements and of every known case."""

from __future__ import annotations

import shapely

from .frame import ENE, NE, NNE, WNW, Frame

_PLACES = (
    ("99001", 4650, 7750, ENE),
    ("99001", 8300, 7900, NE),
    ("99001", 7700, 6100, NNE),
    ("99001", 7000, 3700, ENE),
    ("99002", 9700, 1900, NE),
    ("99002", 12700, 1500, ENE),
    ("99002", 9900, 4850, WNW),
    ("99002", 13000, 3250, NE),
    ("99003", 5300, 1900, NE),
    ("99003", 8500, 900, ENE),
    ("99003", 6100, 2950, NNE),
    ("99004", 9500, 7500, ENE),
    ("99004", 12000, 7700, WNW),
    ("99004", 11800, 6100, NE),
    ("99005", 1100, 5900, ENE),
    ("99005", 3500, 6100, NNE),
    ("99005", 2300, 8300, NE),
    ("99006", 1200, 2200, NE),
    ("99006", 3400, 3400, ENE),
    ("99006", 4100, 1200, WNW),
    ("99006", 2200, 900, NNE),
)


def farms() -> list[tuple[str, shapely.Polygon]]:
    """Return the yards: 70 × 55 m."""
    return [(insee, Frame(x, y, direction).rect(0, 70, 0, 55)) for insee, x, y, direction in _PLACES]


def farm_buildings() -> list[tuple[str, shapely.Polygon]]:
    """Return three buildings per yard."""
    found = []
    for insee, x, y, direction in _PLACES:
        yard = Frame(x, y, direction)
        found += [(insee, yard.rect(*rect)) for rect in ((3, 40, 3, 17), (48, 64, 8, 48), (5, 30, 34, 50))]
    return found
