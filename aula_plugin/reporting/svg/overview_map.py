"""The map of page 1: communes with their marks, the points to read first."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from markupsafe import Markup

from ..signals import INK, Sign
from .basemap import Basemap
from .frame import Frame, fit
from .labels import Placer, around
from .legend import Item, legend_column
from .marks import disc, tally, tally_width
from .markup import el, group, halo, svg
from .metrics import text_width, wrap
from .scalebar import scale_bar

_LEGEND = 112.0
_SIZE = 9.6
#: Cost (page pixels hidden, more or less) above which an optional label is not worth its place.
_CROWDED = 230.0


@dataclass(frozen=True)
class CommuneLabel:
    """What is written on a commune: its name, its tally of signals (may be empty).

    ``optional`` labels give way when there is no room: first the name, then the tally.
    """

    code: str
    name: str
    counts: tuple[tuple[Sign, int], ...]
    priority: int = 0
    optional: bool = False


def overview_map(
    base: Basemap,
    labels: list[CommuneLabel],
    points: list[tuple[str, list[shapely.Point]]],
    roles: list[tuple[str, str]],
    title: str,
    width: float = 672.0,
    max_height: float = 330.0,
) -> Markup:
    """Draw the territory.

    Parameters
    ----------
    labels : one per commune to name, the most important first when they compete.
    points : label of a disc and the places it designates.
    roles : references to draw under the zones, ``(role, label)``.
    """
    frame = fit(base.bounds, width - _LEGEND, max_height, margin=0.03)
    height = frame.height
    references = [base.reference(role, frame, label) for role, label in roles]
    placer = Placer(frame.width, height)
    for _, places in points:
        for place in places:
            placer.reserve(*frame.point(place), 5)
    discs = _discs(points, frame, placer)
    names = [
        _commune_label(label, base, frame, placer)
        for label in sorted(labels, key=lambda item: (-item.priority, item.code))
    ]
    items = base.zone_items(frame) + [item for _, found in references for item in found]
    if points:
        items.append(Item("point à lire d’abord", "disc"))
    legend, _ = legend_column(items, frame.width + 12, 4, _LEGEND - 12)
    return svg(
        width,
        height,
        title,
        el(
            "svg",
            base.ground(frame),
            group(*(drawn for drawn, _ in references), opacity="0.75"),
            x="0",
            y="0",
            width=frame.width,
            height=height,
        ),
        group(*discs),
        group(*names),
        legend,
        scale_bar(frame, width - 6, height - 6),
    )


def _discs(points: list[tuple[str, list[shapely.Point]]], frame: Frame, placer: Placer) -> list[Markup]:
    drawn = []
    for label, places in points:
        for place in places:
            x, y = frame.point(place)
            cx, cy = placer.disc(x, y, 9)
            drawn.append(leader(x, y, cx, cy))
            drawn.append(disc(label, cx, cy))
    return drawn


def leader(x: float, y: float, cx: float, cy: float) -> Markup:
    """Draw the line between a place and its disc."""
    line = el("path", d=f"M{x:.1f} {y:.1f}L{cx:.1f} {cy:.1f}", stroke=INK, stroke_width="1.2", fill="none")
    white = el("path", d=f"M{x:.1f} {y:.1f}L{cx:.1f} {cy:.1f}", stroke="#fff", stroke_width="2.6", fill="none")
    return white + line + el("circle", cx=x, cy=y, r="2", fill=INK)


def _tally_only(counts: list[tuple[Sign, int]], x: float, y: float, placer: Placer) -> Markup:
    wide = tally_width(counts)
    box, cost = placer.place(wide + 10, 15.0, around(x, y, 24))
    if cost > _CROWDED:
        placer.taken.pop()
        return Markup("")
    left = box.x + 5
    ground = el("rect", x=box.x, y=box.y, width=wide + 10, height=14.0, rx="7", fill="#fff", fill_opacity="0.88")
    return group(ground, tally(counts, left, box.y + 7)[0])


def _covered(shape: shapely.Geometry, frame: Frame, x: float, y: float, width: float, height: float) -> float:
    """Return the area (page pixels) a label would hide of a shape."""
    left, top = frame.minx + (x - width / 2) / frame.scale, frame.maxy - (y - height / 2) / frame.scale
    label = shapely.box(left, top - height / frame.scale, left + width / frame.scale, top)
    return float(shapely.area(shapely.intersection(shape, label))) * frame.scale**2


def _commune_label(label: CommuneLabel, base: Basemap, frame: Frame, placer: Placer) -> Markup:
    shape = base.shapes[base.codes.index(label.code)]
    if shape is None or shapely.is_empty(shape):
        return Markup("")
    lines = wrap(label.name, _SIZE, 92, bold=True, max_lines=3)
    counts = list(label.counts)
    width = max([text_width(line, _SIZE, True) for line in lines] + [tally_width(counts) + 8])
    height = 12.0 * len(lines) + (16.0 if counts else 0.0)
    place = base.anchor(label.code)
    x, y = frame.point(place)
    spread = max(12.0, min(46.0, 0.35 * (shape.area**0.5) * frame.scale))
    built = base.built(label.code)
    candidates = [
        (cx, cy, cost + 0.5 * _covered(built, frame, cx, cy, width, height)) for cx, cy, cost in around(x, y, spread)
    ]
    box, cost = placer.place(width + 4, height + 2, candidates)
    if label.optional and cost > _CROWDED:
        placer.taken.pop()
        return _tally_only(counts, x, y, placer) if counts else Markup("")
    middle = box.x + box.width / 2
    parts = [
        halo(line, middle, box.y + 10 + 12 * i, _SIZE, text_anchor="middle", font_weight="bold")
        for i, line in enumerate(lines)
    ]
    if counts:
        top = box.y + 12 * len(lines)
        wide = tally_width(counts)
        parts.append(
            el("rect", x=middle - wide / 2 - 5, y=top + 2, width=wide + 10, height=14.0, rx="7", fill="#fff",
               fill_opacity="0.88")
        )  # fmt: skip
        parts.append(tally(counts, middle - wide / 2, top + 9)[0])
    return group(*parts)
