"""The map of a campaign: communes by number of gaps, those without document hatched."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from markupsafe import Markup

from ...core.typography import nombre, tronque
from ..signals import ECART, INK
from .basemap import LIMIT, OUTLINE, Basemap
from .frame import Frame, fit
from .labels import Placer, around
from .legend import Item, legend_column
from .marks import tally, tally_width
from .markup import el, group, halo, svg
from .metrics import text_width, wrap
from .paths import path
from .scalebar import scale_bar

_LEGEND = 138.0
_SIZE = 8.8
#: Communes named on the map; beyond, only the number of gaps is written, where it fits.
MOST_NAMED = 40
#: Communes that are named whatever the room.
FEW = 12
#: From light to dark, so that it reads in black and white.
_TINTS = ("#f7dcd9", "#dd8a82", "#a3231c")
_NONE = (("fill", "#eef4f1"),)
_UNKNOWN = (("fill", "url(#h-nonev)"),)
_ABSENT = (("fill", "url(#r-gris)"), ("stroke", "#6b747c"), ("stroke_width", "0.6"))
_CROWDED = 160.0


@dataclass(frozen=True)
class Place:
    """A commune of the map: its gaps, None when nothing met a threshold; ``absent`` when no document covers it."""

    code: str
    name: str
    gaps: int | None
    absent: bool = False


def classes(gaps: Iterable[int]) -> list[tuple[int, int]]:
    """Return at most three classes of the numbers of gaps that are not 0, as wide as one another but for one."""
    known = [number for number in gaps if number > 0]
    if not known:
        return []
    least, most = min(known), max(known)
    wide = math.ceil((most - least + 1) / 3)
    lows = range(least, most + 1, wide)
    return [(low, min(low + wide - 1, most)) for low in lows]


def campaign_map(
    base: Basemap, places: list[Place], title: str, width: float = 672.0, max_height: float = 360.0
) -> Markup:
    """Draw the communes of a campaign."""
    frame = fit(base.bounds, width - _LEGEND, max_height, margin=0.02)
    known = classes(place.gaps or 0 for place in places)
    looks = {place.code: _look(place, known) for place in places}
    shapes = dict(zip(base.codes, base.shapes))
    fills, items = [], []
    for label, style in _legend(known):
        codes = [code for code, look in looks.items() if look == style and shapes.get(code) is not None]
        if codes:
            fills.append(el("path", d=path([shapes[code] for code in codes], frame), **dict(style)))
            items.append(Item(label, "area", (*style, ("stroke", LIMIT)) if len(style) == 1 else style))
    drawn = base.shapes[~shapely.is_missing(base.shapes)]
    limits = el("path", d=path(shapely.boundary(drawn), frame), fill="none", stroke=LIMIT, stroke_width="0.7")
    edge = el("path", d=path([shapely.boundary(base.outline)], frame), fill="none", stroke=OUTLINE, stroke_width="1.3")
    legend, _ = legend_column(items, frame.width + 12, 4, _LEGEND - 12)
    ground = el("svg", *fills, limits, edge, x="0", y="0", width=frame.width, height=frame.height)
    names = group(*_labels(base, places, frame))
    return svg(width, frame.height, title, ground, names, legend, scale_bar(frame, width - 6, frame.height - 6))


def _look(place: Place, known: list[tuple[int, int]]) -> tuple[Any, ...]:
    if place.absent:
        return _ABSENT
    if place.gaps is None:
        return _UNKNOWN
    rank = next((i for i, (low, high) in enumerate(known) if low <= place.gaps <= high), None)
    return _NONE if rank is None else (("fill", _tints(known)[rank]),)


def _tints(known: list[tuple[int, int]]) -> tuple[str, ...]:
    return {1: _TINTS[1:2], 2: _TINTS[::2]}.get(len(known), _TINTS)


def _legend(known: list[tuple[int, int]]) -> list[tuple[str, tuple[Any, ...]]]:
    def words(low: int, high: int) -> str:
        text = nombre(low) if low == high else f"{nombre(low)} à {nombre(high)}"
        return f"{text} écart" if high == 1 else f"{text} écarts"

    gaps = [(words(*ends), (("fill", tint),)) for ends, tint in zip(known, _tints(known))]
    return [
        *reversed(gaps),
        ("aucun écart", _NONE),
        ("rien de comparé à un seuil", _UNKNOWN),
        ("sans document", _ABSENT),
    ]


def _labels(base: Basemap, places: list[Place], frame: Frame) -> list[Markup]:
    placer = Placer(frame.width, frame.height)
    named = len(places) <= MOST_NAMED
    drawn = []
    for place in sorted(places, key=lambda one: (-(one.gaps or 0), one.code)):
        shape = base.shapes[base.codes.index(place.code)]
        if shape is None or shapely.is_empty(shape) or not (named or place.gaps):
            continue
        counts = [(ECART, place.gaps)] if place.gaps else []
        side = float(np.sqrt(shape.area)) * frame.scale
        lines = wrap(tronque(place.name, 60), _SIZE, 84, bold=True, max_lines=3) if named else []
        if len(places) > FEW and max((text_width(line, _SIZE, True) for line in lines), default=0.0) > 1.4 * side:
            lines = []
        if not (lines or counts):
            continue
        wide = max([text_width(line, _SIZE, True) for line in lines] + [tally_width(counts) + 8 if counts else 0])
        high = 11.0 * len(lines) + (15.0 if counts else 0.0)
        x, y = frame.point(base.anchor(place.code))
        box, cost = placer.place(wide + 4, high + 2, around(x, y, side * 0.2))
        if cost > _CROWDED:
            placer.taken.pop()
            continue
        drawn.append(_label(lines, counts, box.x + box.width / 2, box.y))
    return drawn


def _label(lines: list[str], counts: list[Any], middle: float, top: float) -> Markup:
    parts = [
        halo(line, middle, top + 9 + 11 * i, _SIZE, text_anchor="middle", font_weight="bold", fill=INK)
        for i, line in enumerate(lines)
    ]
    if counts:
        wide, low = tally_width(counts), top + 11.0 * len(lines)
        parts.append(el("rect", x=middle - wide / 2 - 5, y=low + 1, width=wide + 10, height=13.0, rx="6", fill="#fff",
                        fill_opacity="0.9"))  # fmt: skip
        parts.append(tally(counts, middle - wide / 2, low + 7.5)[0])
    return group(*parts)
