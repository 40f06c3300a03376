"""Objects that are one on the ground and several in the layer: corridors in pieces, zones cut on commune limits."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely

from ...geometry import dissolve, single_parts


def groups(n: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the connected sets of ``0 … n − 1``, each in order, in the order of their first member."""
    root = list(range(n))

    def top(one: int) -> int:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for one, other in links:
        low, high = sorted((top(one), top(other)))
        root[high] = low
    found: dict[int, list[int]] = {}
    for one in range(n):
        found.setdefault(top(one), []).append(one)
    return list(found.values())


def touching(shapes: np.ndarray, distance_m: float) -> list[tuple[int, int]]:
    """Return the pairs of shapes within ``distance_m`` of each other, each once."""
    if len(shapes) < 2:
        return []
    left, right = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=distance_m)
    return [(int(a), int(b)) for a, b in zip(left, right) if a < b]


def joined(shapes: np.ndarray, distance_m: float) -> shapely.Geometry:
    """Return the union of pieces of one object; a gap under ``distance_m`` left by their drawing is filled."""
    whole = dissolve(shapes)
    if len(single_parts(whole)[0]) == 1:
        return whole
    half = distance_m / 2 + 0.01
    return dissolve(
        np.array(
            [
                *shapes,
                shapely.buffer(shapely.buffer(whole, half, join_style="mitre"), -half, join_style="mitre"),
            ]
        )
    )
