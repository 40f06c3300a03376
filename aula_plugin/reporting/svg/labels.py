"""Placing labels and discs without overlap: a small greedy search, the same result at each run."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Box:
    """A rectangle on the page."""

    x: float
    y: float
    width: float
    height: float

    def overlap(self, other: Box) -> float:
        """Return the common area."""
        w = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        h = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return w * h if w > 0 and h > 0 else 0.0

    def outside(self, width: float, height: float) -> float:
        """Return the area lying out of a drawing."""
        w = max(0.0, min(self.x + self.width, width) - max(self.x, 0.0))
        h = max(0.0, min(self.y + self.height, height) - max(self.y, 0.0))
        return self.width * self.height - w * h


@dataclass
class Placer:
    """Places boxes one after the other on a drawing; ``taken`` holds what must stay readable."""

    width: float
    height: float
    taken: list[Box] = field(default_factory=list)
    segments: list[tuple[float, float, float, float]] = field(default_factory=list)

    def reserve(self, x: float, y: float, radius: float) -> None:
        """Keep a place free."""
        self.taken.append(Box(x - radius, y - radius, 2 * radius, 2 * radius))

    def place(self, width: float, height: float, candidates: Iterable[tuple[float, float, float]]) -> tuple[Box, float]:
        """Return the best box among candidate centres ``(x, y, cost)``, with its cost; reserve it."""
        best, lowest = None, math.inf
        for x, y, cost in candidates:
            if cost >= lowest:
                continue
            box = Box(x - width / 2, y - height / 2, width, height)
            total = cost + 4.0 * box.outside(self.width, self.height)
            total += sum(box.overlap(other) for other in self.taken)
            if total < lowest:
                total += 40.0 * sum(1 for segment in self.segments if _crosses(box, segment))
            if total < lowest:
                best, lowest = box, total
        if best is None:
            raise ValueError("place() needs at least one candidate")
        self.taken.append(best)
        return best, lowest

    def disc(self, x: float, y: float, radius: float) -> tuple[float, float]:
        """Place a disc near the point it designates, joined by a leader line; return its centre."""
        candidates = []
        for distance in (24.0, 32.0, 42.0, 56.0):
            for step in range(16):
                angle = math.pi * (0.25 + step / 8)
                cx, cy = x + distance * math.cos(angle), y - distance * math.sin(angle)
                crossing = sum(1 for other in self.segments if _segments_cross((x, y, cx, cy), other))
                candidates.append((cx, cy, distance * 1.5 + crossing * 200.0))
        box, _ = self.place(2 * radius, 2 * radius, candidates)
        cx, cy = box.x + radius, box.y + radius
        self.segments.append((x, y, cx, cy))
        return cx, cy


def around(x: float, y: float, spread: float, steps: int = 4) -> list[tuple[float, float, float]]:
    """Return candidate centres on a grid around a point, costlier away from it."""
    offsets = [spread * i / steps for i in range(-steps, steps + 1)]
    return [(x + dx, y + dy, math.hypot(dx, dy) * 2.0) for dy in offsets for dx in offsets]


def _crosses(box: Box, segment: tuple[float, float, float, float]) -> bool:
    x1, y1, x2, y2 = segment
    for i in range(9):
        t = i / 8
        px, py = x1 + (x2 - x1) * t, y1 + (y2 - y1) * t
        if box.x < px < box.x + box.width and box.y < py < box.y + box.height:
            return True
    return False


def _segments_cross(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    def side(p: tuple[float, float], q: tuple[float, float], r: tuple[float, float]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    a1, a2, b1, b2 = a[:2], a[2:], b[:2], b[2:]
    return side(a1, a2, b1) * side(a1, a2, b2) < 0 and side(b1, b2, a1) * side(b1, b2, a2) < 0
