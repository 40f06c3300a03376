"""The map of a trame: réservoirs and corridors of each sous-trame, links, and the first conflict points numbered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from geopandas import GeoDataFrame
from markupsafe import Markup

from ..signals import INK
from .basemap import Basemap
from .frame import Frame, fit
from .labels import Placer, around
from .legend import Item, legend_column, legend_row
from .marks import disc
from .markup import el, group, halo, svg
from .metrics import text_width, wrap
from .overview_map import leader
from .paths import path, visible
from .scalebar import scale_bar

_LEGEND = 168.0
#: How the hatchings of sous-trames lean, in their order.
ANGLES = (45.0, -45.0, 0.0, 90.0, 22.0, -22.0)
#: A label that hides more than this is not drawn.
_CROWDED = 320.0


@dataclass(frozen=True)
class Strand:
    """What is drawn of one sous-trame.

    Attributes
    ----------
    named : labels of patches and where they belong.
    angle : how its hatching leans, degrees; each otherwise, to tell them apart in grey.
    """

    id: str
    nom: str
    couleur: str
    reservoirs: GeoDataFrame
    small: GeoDataFrame | None = None
    corridors: GeoDataFrame | None = None
    links: GeoDataFrame | None = None
    named: Sequence[tuple[str, shapely.Point]] = field(default_factory=tuple)
    angle: float = 45.0


def hatchings(strands: Sequence[Strand]) -> Markup:
    """Return a drawing of no size holding the hatching of each sous-trame."""
    patterns = [
        el(
            "pattern",
            el("rect", width="5", height="5", fill=strand.couleur, fill_opacity="0.16"),
            el("path", d="M0 0V5", stroke=strand.couleur, stroke_width="1.5"),
            id=f"t-{strand.id}",
            width="5",
            height="5",
            patternUnits="userSpaceOnUse",
            patternTransform=f"rotate({strand.angle:g})",
        )
        for strand in strands
    ]
    return el(
        "svg",
        el("defs", *patterns),
        class_="motifs",
        xmlns="http://www.w3.org/2000/svg",
        width="0",
        height="0",
        aria_hidden="true",
    )


def network_map(
    base: Basemap,
    strands: Sequence[Strand],
    numbered: Sequence[tuple[str, shapely.Point]],
    title: str,
    width: float = 672.0,
    max_height: float = 430.0,
    links: bool = True,
    beside: bool = True,
) -> tuple[Markup, Markup]:
    """Draw the territory with its trame; return the map, and its legend when that goes below.

    Parameters
    ----------
    beside : put the legend at the right of the map, else return it apart.
    numbered : labels of discs and the conflict points they designate.
    links : draw the lines of the links too; they would be a tangle on the map of all sous-trames.
    """
    frame = fit(base.bounds, width - (_LEGEND if beside else 0), max_height, margin=0.03)
    placer = Placer(frame.width, frame.height)
    discs = _discs(numbered, frame, placer)
    drawn: list[Markup] = []
    items: list[Item] = []
    for strand in strands:
        own, told = _corridors(strand, frame, links)
        drawn += own
        items += told
    for strand in strands:
        own, told = _patches(strand, frame)
        drawn += own
        items += told
    if numbered:
        items.append(Item("point de conflit, par rang", "disc"))
    items += _landmarks(base)
    legend, bottom = legend_column(items, frame.width + 12, 4, _LEGEND - 12) if beside else (Markup(""), 0.0)
    height = max(frame.height, bottom + 28 if beside else 0.0)
    drawing = svg(
        width,
        height,
        title,
        el("svg", base.ground(frame), group(*drawn), x="0", y="0", width=frame.width, height=frame.height),
        group(*_names(strands, frame, placer)),
        group(*discs),
        legend,
        scale_bar(frame, width - 6, height - 6),
    )
    return drawing, Markup("") if beside else legend_row(items, width)


def _discs(numbered: Sequence[tuple[str, shapely.Point]], frame: Frame, placer: Placer) -> list[Markup]:
    spots = [(label, frame.point(place)) for label, place in numbered]
    for _, (x, y) in spots:
        placer.reserve(x, y, 6)
    drawn = []
    for label, (x, y) in spots:
        cx, cy = placer.disc(x, y, 9)
        drawn += [leader(x, y, cx, cy), disc(label, cx, cy)]
    return drawn


def _corridors(strand: Strand, frame: Frame, links: bool) -> tuple[list[Markup], list[Item]]:
    drawn: list[Markup] = []
    items: list[Item] = []
    fill = (("fill", f"url(#t-{strand.id})"), ("stroke", strand.couleur), ("stroke_width", "0.5"))
    line = (("stroke", strand.couleur), ("stroke_width", "1.6"))
    if strand.corridors is not None and len(strand.corridors):
        shapes = strand.corridors.geometry.to_numpy()
        if visible(shapes, frame):
            merged = [shapely.union_all(shapes)]
            drawn.append(el("path", d=path(merged, frame), fill_rule="evenodd", **dict(fill)))
            items.append(Item(f"corridors, {strand.nom}", "area", fill))
    if links and strand.links is not None and len(strand.links):
        shapes = strand.links.geometry.to_numpy()
        if visible(shapes, frame):
            white = el("path", d=path(shapes, frame), fill="none", stroke="#fff", stroke_width="3.2")
            drawn += [white, el("path", d=path(shapes, frame), fill="none", stroke_linejoin="round", **dict(line))]
            items.append(Item(f"chemins de moindre coût, {strand.nom}", "line", line))
    return drawn, items


def _patches(strand: Strand, frame: Frame) -> tuple[list[Markup], list[Item]]:
    drawn: list[Markup] = []
    items: list[Item] = []
    looks = (
        (
            strand.small,
            f"petites taches, {strand.nom}",
            (("fill", "#fff"), ("stroke", strand.couleur), ("stroke_width", "0.9")),
        ),
        (
            strand.reservoirs,
            f"réservoirs, {strand.nom}",
            (("fill", strand.couleur), ("fill_opacity", "0.85"), ("stroke", "#fff"), ("stroke_width", "0.5")),
        ),
    )
    for shown, label, style in looks:
        if shown is not None and len(shown) and visible(shown.geometry.to_numpy(), frame):
            drawn.append(el("path", d=path(shown.geometry.to_numpy(), frame), fill_rule="evenodd", **dict(style)))
            items.insert(0, Item(label, "area", style))
    return drawn, items


def _landmarks(base: Basemap) -> list[Item]:
    known = (("cours_eau", "cours d’eau", "#3a6fb0", "1.5"), ("routes", "routes", "#a3abb2", "1.2"))
    return [
        Item(label, "line", (("stroke", colour), ("stroke_width", width)))
        for role, label, colour, width in known
        if base.references.get(role) is not None and len(base.references[role])
    ]


def _names(strands: Sequence[Strand], frame: Frame, placer: Placer) -> list[Markup]:
    """Return the names of patches where they hide least; a name that would hide too much is left out."""
    drawn: list[Markup] = []
    for strand in strands:
        for name, place in strand.named:
            lines = wrap(name, 9, 110, bold=True, max_lines=2)
            wide = max(text_width(line, 9, True) for line in lines) + 4
            x, y = frame.point(place)
            box, cost = placer.place(wide, 11.2 * len(lines) + 2, around(x, y, 40))
            if cost > _CROWDED:
                placer.taken.pop()
                continue
            drawn += [
                halo(
                    line,
                    box.x + box.width / 2,
                    box.y + 9.3 + 11.2 * i,
                    9,
                    text_anchor="middle",
                    font_weight="bold",
                    fill=INK,
                )
                for i, line in enumerate(lines)
            ]
    return drawn


def place_of(shape: shapely.Geometry) -> shapely.Point:
    """Return a point inside the largest part of a patch."""
    parts = shapely.get_parts(shape)
    return shapely.point_on_surface(parts[int(np.argmax(shapely.area(parts)))])
