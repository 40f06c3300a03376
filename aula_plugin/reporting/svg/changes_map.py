"""The map of what changes between two states: each sense with its colour and its hatching, the largest numbered."""

from __future__ import annotations

import numpy as np
import shapely
from geopandas import GeoDataFrame
from markupsafe import Markup

from ...core.documents import comparison_words as w
from ..signals import RULE
from .basemap import Basemap
from .frame import Frame, at_scale, fit
from .labels import Placer, around
from .legend import Item, legend_column
from .marks import disc
from .markup import el, group, halo, svg
from .metrics import text_width, wrap
from .overview_map import leader
from .paths import path, visible
from .scalebar import scale_bar, short_scale_bar

_LEGEND = 168.0
#: Outline and fill of each sense; a hatching tells apart in grey what two colours tell on screen.
LOOKS = {
    w.OPENED: ("#8c4a2f", "#8c4a2f"),
    w.RELEASED: ("#8c4a2f", "url(#r-ocre)"),
    w.CLOSED: ("#2f6b3a", "#2f6b3a"),
    w.BLOCKED: ("#2f6b3a", "url(#r-vert)"),
    w.RECAST: ("#1f4e79", "#8fb0cf"),
    w.COVERED: ("#1d2a35", "#ffffff"),
    w.UNCOVERED: ("#1d2a35", "url(#r-gris)"),
    w.UNDECIDED: ("#737373", "url(#h-nonev)"),
    w.RENAMED: ("#6b747c", "#dfe3e7"),
    w.ADJUSTED: ("#6b4c86", "none"),
}


def style_of(sense: str) -> tuple[tuple[str, str], ...]:
    """Return the SVG attributes of a sense."""
    stroke, fill = LOOKS[sense]
    width = "0.9" if sense == w.ADJUSTED else "1.2"
    return (("fill", fill), ("stroke", stroke), ("stroke_width", width), ("stroke_linejoin", "round"))


def changes_map(
    base: Basemap,
    changes: GeoDataFrame,
    numbered: list[tuple[str, shapely.Point]],
    title: str,
    names: dict[str, str],
    width: float = 672.0,
    max_height: float = 420.0,
) -> Markup:
    """Draw the territory with its changes.

    Parameters
    ----------
    numbered : labels of discs and the places they designate.
    names : name of each commune by code.
    """
    frame = fit(base.bounds, width - _LEGEND, max_height, margin=0.03)
    placer = Placer(frame.width, frame.height)
    spots = [(label, frame.point(place)) for label, place in numbered]
    for _, (x, y) in spots:
        placer.reserve(x, y, 6)
    discs = []
    for label, (x, y) in spots:
        cx, cy = placer.disc(x, y, 9)
        discs += [leader(x, y, cx, cy), disc(label, cx, cy)]
    drawn, items = _changes(changes, frame)
    items += base.zone_items(frame)
    if numbered:
        items.append(Item("changement du tableau", "disc"))
    legend, _ = legend_column(items, frame.width + 12, 4, _LEGEND - 12)
    return svg(
        width,
        frame.height,
        title,
        el("svg", base.ground(frame), drawn, x="0", y="0", width=frame.width, height=frame.height),
        group(*commune_names(base, frame, placer, names)),
        group(*discs),
        legend,
        scale_bar(frame, width - 6, frame.height - 6),
    )


def _changes(changes: GeoDataFrame, frame: Frame) -> tuple[Markup, list[Item]]:
    """Draw the senses from the least to the most telling, so that nothing hides an opening."""
    parts, items = [], []
    shapes = changes.geometry.to_numpy()
    senses = changes["sens"].to_numpy()
    for sense in w.SENSES:
        own = shapes[senses == sense]
        if len(own) and visible(own, frame):
            parts.append(el("path", d=path(own, frame), fill_rule="evenodd", **dict(style_of(sense))))
            items.append(Item(sense, "area", style_of(sense)))
    return group(*reversed(parts)), items


def commune_names(base: Basemap, frame: Frame, placer: Placer, names: dict[str, str]) -> list[Markup]:
    """Return the names of the communes where they hide least."""
    drawn: list[Markup] = []
    for code, shape in zip(base.codes, base.shapes):
        if shape is None or code not in names:
            continue
        lines = wrap(names[code], 9.2, 96, bold=True, max_lines=3)
        width = max(text_width(line, 9.2, True) for line in lines) + 4
        x, y = frame.point(base.anchor(code))
        box, cost = placer.place(width, 11.5 * len(lines) + 2, around(x, y, 44))
        if cost > 260:
            placer.taken.pop()
            continue
        drawn.extend(
            halo(line, box.x + box.width / 2, box.y + 9.5 + 11.5 * i, 9.2, text_anchor="middle", font_weight="bold")
            for i, line in enumerate(lines)
        )
    return drawn


def detail_maps(
    base: Basemap, changes: GeoDataFrame, numbered: list[tuple[str, shapely.Geometry]], width: float, height: float
) -> list[tuple[str, Markup]]:
    """Draw some changes closely, all at one scale, with the zones of the state after around them."""
    scale = 0.8
    for _, shape in numbered:
        west, south, east, north = shape.bounds
        scale = max(scale, (east - west) / (width * 0.5), (north - south) / (height * 0.5))
    scale = min(scale, 12.0)
    drawn = []
    for label, shape in numbered:
        west, south, east, north = shape.bounds
        frame = at_scale(((west + east) / 2, (south + north) / 2), width, height, scale)
        picture = svg(
            width,
            height,
            f"Détail du changement {label}",
            el("rect", width=width, height=height, fill="#fafbfc"),
            base.zone_paths(frame, outlined=True),
            _changes(changes, frame)[0],
            disc(label, 13, 13),
            short_scale_bar(frame, width - 10, height - 7),
            el("rect", x="0.4", y="0.4", width=width - 0.8, height=height - 0.8, fill="none", stroke=RULE),
        )
        drawn.append((label, picture))
    return drawn


def place_of(shape: shapely.Geometry) -> shapely.Point:
    """Return a point inside the largest part of a change."""
    parts = shapely.get_parts(shape)
    return shapely.point_on_surface(parts[int(np.argmax(shapely.area(parts)))])
