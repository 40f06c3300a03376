"""The map of what projects do to a network: réservoirs, projects, and the links lost or lengthened."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from geopandas import GeoDataFrame
from markupsafe import Markup

from .basemap import U_STYLE
from .frame import fit
from .legend import Item, legend_column
from .markup import el, group, halo, svg
from .paths import path, visible
from .scalebar import scale_bar

_LEGEND = 176.0
INK, GREEN, QUIET = "#1d2a35", "#2f6b3a", "#9aa3ab"
#: Réservoirs by what becomes of them: label, attributes.
PATCHES = {
    "inchange": ("réservoir", (("fill", "#cfe0d2"), ("stroke", GREEN), ("stroke_width", "0.5"))),
    "reduit": ("réservoir réduit", (("fill", "#7fae88"), ("stroke", INK), ("stroke_width", "1"))),
    "coupe": ("réservoir coupé", (("fill", "#4d8a58"), ("stroke", INK), ("stroke_width", "1"))),
    "morceau": ("morceau d’un réservoir coupé", (("fill", "url(#r-vert)"), ("stroke", INK), ("stroke_width", "1"))),
    "cree": ("réservoir créé", (("fill", "#9bbf5a"), ("stroke", GREEN), ("stroke_width", "1.2"))),
    "perdu": ("réservoir perdu", (("fill", "#ffffff"), ("stroke", INK), ("stroke_width", "1.2"))),
}
#: Links by what becomes of them, the least telling first.
LINKS = {
    "inchange": ("lien inchangé", (("stroke", QUIET), ("stroke_width", "0.6"))),
    "raccourci": ("lien raccourci", (("stroke", GREEN), ("stroke_width", "1.4"))),
    "remplace": ("lien remplacé", (("stroke", QUIET), ("stroke_width", "0.8"), ("stroke_dasharray", "3 2"))),
    "morceau": ("lien d’un morceau", (("stroke", QUIET), ("stroke_width", "1"), ("stroke_dasharray", "1 2"))),
    "nouveau": ("lien nouveau", (("stroke", GREEN), ("stroke_width", "1.4"), ("stroke_dasharray", "1 3"))),
    "allonge": ("lien allongé", (("stroke", INK), ("stroke_width", "1.8"))),
    "perdu": ("lien perdu", (("stroke", INK), ("stroke_width", "1.8"), ("stroke_dasharray", "4 3"))),
}
PROJECT = (("fill", "url(#r-ocre)"), ("stroke", "#8c4a2f"), ("stroke_width", "1.2"))


def impact_map(
    patches: GeoDataFrame,
    links: GeoDataFrame,
    projects: Sequence[tuple[str, shapely.Geometry]],
    title: str,
    towns: Sequence[shapely.Geometry] = (),
    width: float = 672.0,
    max_height: float = 430.0,
) -> Markup:
    """Draw the network once all projects are there, closely enough to see what changes.

    The window holds the projects, the réservoirs and the links they change; the rest where it fits. ``towns`` are zones
    U, drawn pale under the rest so that people find their way.
    """
    frame = fit(_window(patches, links, [shape for _, shape in projects]), width - _LEGEND, max_height)
    parts: list[Markup] = [el("rect", width=frame.width, height=frame.height, fill="#f7f8f9")]
    items: list[Item] = []
    built = np.array(list(towns), dtype=object)
    if len(built) and visible(built, frame):
        parts.append(el("path", d=path(built, frame), fill_rule="evenodd", **dict(U_STYLE)))
    for kind, frames, looks in (("area", patches, PATCHES), ("line", links, LINKS)):
        for state, (label, style) in looks.items():
            shapes = frames.geometry.to_numpy()[frames["etat"].to_numpy() == state]
            if len(shapes) and visible(shapes, frame):
                parts.append(_drawn(shapes, frame, kind, style))
                items.append(Item(label, kind, style))
    shapes = np.array([shape for _, shape in projects], dtype=object)
    parts.append(el("path", d=path(shapes, frame), fill_rule="evenodd", **dict(PROJECT)))
    items.insert(0, Item("projet", "area", PROJECT))
    if len(built) and visible(built, frame):
        items.append(Item("zones U du document", "area", U_STYLE))
    legend, bottom = legend_column(items, frame.width + 12, 4, _LEGEND - 12)
    height = max(frame.height, bottom + 28)
    return svg(
        width,
        height,
        title,
        el("svg", group(*parts), group(*_names(projects, frame)), x="0", y="0", width=frame.width, height=frame.height),
        legend,
        scale_bar(frame, width - 6, height - 6),
    )


def _drawn(shapes: np.ndarray, frame, kind: str, style: tuple[tuple[str, str], ...]) -> Markup:
    if kind == "line":
        return el("path", d=path(shapes, frame), fill="none", stroke_linejoin="round", **dict(style))
    return el("path", d=path(shapes, frame), fill_rule="evenodd", **dict(style))


def _names(projects: Sequence[tuple[str, shapely.Geometry]], frame) -> list[Markup]:
    """Return the names of the projects above their largest part; none when they are many."""
    if len(projects) > 6:
        return []
    drawn = []
    for name, shape in projects:
        parts = shapely.get_parts(shape)
        west, _, east, north = parts[int(np.argmax(shapely.area(parts)))].bounds
        x, y = frame.point(shapely.Point((west + east) / 2, north))
        drawn.append(halo(name[:40], x, max(y - 4, 10), 9.2, text_anchor="middle", font_weight="bold"))
    return drawn


def _window(
    patches: GeoDataFrame, links: GeoDataFrame, projects: Sequence[shapely.Geometry]
) -> tuple[float, float, float, float]:
    telling = [frame[frame["etat"] != "inchange"].geometry.to_numpy() for frame in (patches, links)]
    shapes = np.concatenate([*telling, np.array(list(projects), dtype=object)])
    return tuple(shapely.total_bounds(shapes[~shapely.is_missing(shapes)]).tolist())
