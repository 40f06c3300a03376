"""Legends: one row of samples, wrapped to the width, holding only what the map shows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .marks import disc
from .markup import el, group, svg, text
from .metrics import text_width, wrap


@dataclass(frozen=True)
class Item:
    """One entry: ``kind`` is ``area``, ``line``, ``point`` or ``disc``; ``style`` are SVG attributes."""

    label: str
    kind: str
    style: tuple[tuple[str, str], ...] = ()


_SIZE = 9.0
_ROW = 18.0


def sample(item: Item, x: float, y: float) -> Markup:
    """Draw the sample of an entry, 20 px wide, centred on ``y``."""
    style = dict(item.style)
    if item.kind == "disc":
        return disc("n", x + 10, y, 7)
    if item.kind == "line":
        return el("path", d=f"M{x:.1f} {y + 3:.1f}q5 -7 10 -3t10 -3", fill="none", **style)
    if item.kind == "point":
        return el("circle", cx=x + 10, cy=y, r="4", **style)
    ground = el("rect", x=x, y=y - 6, width="20", height="12", fill="#fff")
    return ground + el("rect", x=x, y=y - 6, width="20", height="12", **style)


def legend_row(items: list[Item], width: float) -> Markup:
    """Draw entries one after the other; return an empty string when there is nothing to explain."""
    if not items:
        return Markup("")
    parts, x, y = [], 0.0, _ROW / 2 + 1
    for item in items:
        label = wrap(item.label, _SIZE, 260, max_lines=1)[0]
        needed = 25 + text_width(label, _SIZE)
        if x and x + needed > width:
            x, y = 0.0, y + _ROW
        parts.append(group(sample(item, x, y), text(label, x + 25, y + 3.2, _SIZE)))
        x += needed + 16
    return svg(width, y + _ROW / 2 + 1, "Légende : " + ", ".join(item.label for item in items), *parts)


def legend_column(items: list[Item], x: float, y: float, width: float) -> tuple[Markup, float]:
    """Draw entries one under the other from the top ``y``; return them with the bottom reached."""
    parts = []
    for item in items:
        lines = wrap(item.label, _SIZE, width - 26, max_lines=3)
        parts.append(sample(item, x, y + 7))
        parts.extend(text(line, x + 26, y + 10 + 11 * i, _SIZE) for i, line in enumerate(lines))
        y += max(_ROW, 11 * len(lines) + 6)
    return group(*parts), y
