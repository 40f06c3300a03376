"""Drawings that a browser and the small SVG engine of Qt both show alike: no pattern, no clip, no nested drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from markupsafe import Markup

from ...core.typography import insecables, propre
from ..svg.frame import Frame
from ..svg.markup import el, group, svg, text
from ..svg.metrics import text_width, wrap
from ..svg.paths import path
from ..svg.scalebar import label, round_length
from .words import ACCENT, INK

#: Spacing of the hatching of what remains to be discussed, pixels: closer when more families agree.
CLOSE, WIDE = 4.5, 9.0
HALF = 0.5
SAMPLE = 22.0
_SIZE, _ROW = 8.8, 17.0


@dataclass(frozen=True)
class Drawing:
    """A drawing, its size in pixels of the page, and what it shows in words."""

    markup: Markup
    width: float
    height: float
    title: str


def drawing(width: float, height: float, title: str, *children: str) -> Drawing:
    """Return a drawing made of these."""
    return Drawing(svg(width, height, title, *children), width, height, insecables(propre(title)))


def hatched(shape: shapely.Geometry, frame: Frame, step: float, colour: str = ACCENT) -> Markup:
    """Return lines at 45° over a surface, cut by geometry."""
    seen = shapely.intersection(shape, frame.window)
    if shapely.is_empty(seen):
        return Markup("")
    lines = shapely.multilinestrings(list(_diagonals(frame, step)))
    cut = shapely.get_parts(shapely.intersection(lines, seen))
    data = path(cut[shapely.get_dimensions(cut) == 1], frame, tolerance=0.0)
    return el("path", d=data, fill="none", stroke=colour, stroke_width="0.8") if data else Markup("")


def _diagonals(frame: Frame, step: float) -> npt.NDArray[np.object_]:
    """Return the lines x − y = k·step·√2 of the window, at places that do not depend on it."""
    gap = step * np.sqrt(2) / frame.scale
    first, last = np.floor((frame.minx - frame.maxy) / gap), np.ceil((frame.maxx - frame.miny) / gap)
    offsets = np.arange(first, last + 1) * gap
    starts = np.stack([offsets + frame.miny, np.full(len(offsets), frame.miny)], axis=1)
    ends = np.stack([offsets + frame.maxy, np.full(len(offsets), frame.maxy)], axis=1)
    return shapely.linestrings(np.stack([starts, ends], axis=1))


def haloed(content: str, x: float, y: float, size: float = 9.0, **attributes: str) -> Markup:
    """Return a text readable over a map: Qt paints the outline of a text over its inside."""
    below = text(content, x, y, size, stroke="#fff", stroke_width="2.6", stroke_linejoin="round", **attributes)
    return below + text(content, x, y, size, **attributes)


def bordered(frame: Frame) -> Markup:
    """Return what hides the overflow of a map, and its border."""
    wide = 8.0
    hidden = el("rect", x=-wide / 2, y=-wide / 2, width=frame.width + wide, height=frame.height + wide, fill="none",
                stroke="#ffffff", stroke_width=str(wide))  # fmt: skip
    return hidden + el("rect", x=0.5, y=0.5, width=frame.width - 1, height=frame.height - 1, fill="none",
                       stroke="#9aa3ab", stroke_width="0.8")  # fmt: skip


def scale_bar(frame: Frame) -> Markup:
    """Return a bar of a round length in the corner of a map, at the foot on the right."""
    metres = round_length(frame, 90)
    length = metres * frame.scale
    right, foot = frame.width - 9, frame.height - 9
    return group(
        el("rect", x=right - length - 5, y=foot - 17, width=length + 10, height=22.0, fill="#fff", fill_opacity="0.85"),
        el("rect", x=right - length, y=foot - 4, width=length, height=4.0, fill="#fff", stroke=INK, stroke_width="0.8"),
        el("rect", x=right - length, y=foot - 4, width=length / 2, height=4.0, fill=INK),
        text(label(metres), right, foot - 7.5, 8.5, text_anchor="end"),
    )


def squares(points: npt.NDArray[np.object_], frame: Frame, side: float = 3.6) -> Markup:
    """Return a filled square on each point seen."""
    data = "".join(f"M{x - side / 2:.1f} {y - side / 2:.1f}h{side}v{side}h-{side}z" for x, y in _seen(points, frame))
    return el("path", d=data, fill=INK, stroke="#fff", stroke_width="0.5") if data else Markup("")


def rings(points: npt.NDArray[np.object_], frame: Frame, radius: float = 2.1) -> Markup:
    """Return a hollow circle on each point seen."""
    arcs = f"a{radius} {radius} 0 1 0 {2 * radius:g} 0a{radius} {radius} 0 1 0 -{2 * radius:g} 0z"
    data = "".join(f"M{x - radius:.1f} {y:.1f}{arcs}" for x, y in _seen(points, frame))
    return el("path", d=data, fill="#fff", stroke=INK, stroke_width="0.9") if data else Markup("")


def _seen(points: npt.NDArray[np.object_], frame: Frame) -> npt.NDArray[np.float64]:
    points = points[~(shapely.is_missing(points) | shapely.is_empty(points))]
    if not len(points):
        return np.empty((0, 2))
    return frame.to_page(shapely.get_coordinates(points[shapely.intersects(points, frame.window)]))


def line_sample(colour: str, dash: str | None, width: str = "1.6", x: float = 0.0, y: float = 5.0) -> Markup:
    """Return a piece of a line."""
    end = x + SAMPLE
    return el("path", d=f"M{x:.1f} {y:.1f}L{end:.1f} {y:.1f}", fill="none", stroke=colour, stroke_width=width,
              stroke_dasharray=dash)  # fmt: skip


def area_sample(kind: str, x: float = 0.0, y: float = 0.0, height: float = 11.0) -> Markup:
    """Return a rectangle: ``sure``, ``close``, ``wide`` (to be discussed), or ``candidate``."""
    frame = Frame(0.0, 0.0, SAMPLE, height, SAMPLE, height)
    box = {"x": float(x), "y": float(y), "width": SAMPLE, "height": float(height)}
    if kind == "sure":
        return el("rect", **box, fill=ACCENT, fill_opacity="0.6")
    if kind == "candidate":
        return el("rect", **{**box, "x": x + 1, "y": y + 1, "width": SAMPLE - 2, "height": height - 2}, fill="#fff",
                  stroke=ACCENT, stroke_width="2.4")  # fmt: skip
    lines = hatched(frame.window, frame, CLOSE if kind == "close" else WIDE)
    edge = el("rect", **box, fill="#fff", stroke=ACCENT, stroke_width="0.5")
    return edge + group(lines, transform=f"translate({x:.1f} {y:.1f})")


def point_sample(shop: bool, x: float, y: float) -> Markup:
    """Return a point of the offer."""
    if shop:
        return el("rect", x=x + SAMPLE / 2 - 2, y=y - 2, width="4", height="4", fill=INK)
    return el("circle", cx=x + SAMPLE / 2, cy=float(y), r="2.4", fill="#fff", stroke=INK, stroke_width="0.9")


def legend(items: Sequence[tuple[str, str, str | None]], x: float, y: float, width: float) -> tuple[Markup, float]:
    """Return entries one under the other, and the bottom reached.

    Parameters
    ----------
    items : label, kind (``shop``, ``point``, an area of `area_sample`, or the colour of a line), dash.
    """
    parts = []
    for name, kind, dash in items:
        if kind in ("shop", "point"):
            parts.append(point_sample(kind == "shop", x, y + 7))
        elif kind.startswith("#"):
            parts.append(line_sample(kind, dash, x=x, y=y + 7))
        else:
            parts.append(area_sample(kind, x, y + 1.5))
        lines = wrap(name, _SIZE, width - SAMPLE - 6, max_lines=3)
        parts += [text(line, x + SAMPLE + 6, y + 10 + 10.6 * rank, _SIZE) for rank, line in enumerate(lines)]
        y += max(_ROW, 10.6 * len(lines) + 6.4)
    return group(*parts), y


def bar(shares: Sequence[tuple[str, float, str]], width: float, title: str) -> Drawing:
    """Return hectares side by side as one bar, each with its label under it.

    Parameters
    ----------
    shares : kind of `area_sample`, hectares, label; those of no area are left out.
    """
    shares = [one for one in shares if one[1] > 0]
    total = sum(area for _, area, _ in shares)
    parts, x, free = [], 0.5, 0.0
    for kind, area, said in shares:
        wide = (width - 1) * area / total
        frame = Frame(0.0, 0.0, max(wide, 0.1), 12.0, max(wide, 0.1), 12.0)
        parts.append(el("rect", x=x, y=1.0, width=wide, height=12.0, fill=ACCENT if kind == "sure" else "#fff"))
        if kind != "sure":
            lines = hatched(frame.window, frame, CLOSE)
            parts.append(group(lines, transform=f"translate({x:.1f} 1.0)"))
        parts.append(el("rect", x=x, y=1.0, width=wide, height=12.0, fill="none", stroke=ACCENT, stroke_width="0.8"))
        at = min(max(x, free), width - text_width(said, 9))
        parts.append(text(said, at, 25.0, 9))
        free = at + text_width(said, 9) + 12
        x += wide
    return drawing(width, 30.0, title, *parts)
