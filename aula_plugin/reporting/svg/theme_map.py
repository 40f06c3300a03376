"""Maps of a theme: the evidence in its context, then details at one scale."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from markupsafe import Markup

from ..evidence import Preuves
from ..reading import Ligne
from ..signals import RULE
from .basemap import Basemap, anchor
from .evidence_layers import evidence
from .frame import Frame, at_scale, fixed
from .labels import Box, Placer, around
from .legend import Item
from .marks import disc
from .markup import el, group, halo, svg
from .metrics import text_width, wrap
from .overview_map import leader
from .paths import path, prepared
from .scalebar import scale_bar, short_scale_bar

_INSET = (92.0, 64.0)


def theme_frame(base: Basemap, preuves: Preuves, lines: Sequence[Ligne], width: float, height: float) -> Frame | None:
    """Return the window that shows the evidence of the lines, at least as wide as a commune; None without evidence.

    The whole territory is shown when the evidence spreads over most of it.
    """
    bearing = [line for line in lines if preuves.place(line) is not None]
    if not bearing:
        return None
    shapes = np.concatenate([preuves.shapes(kind, line) for line in bearing for kind in ("surf", "lin", "pct")])
    minx, miny, maxx, maxy = shapely.total_bounds(shapes)
    whole = base.bounds
    least = (
        float(np.sqrt(np.median(shapely.area(base.shapes[~shapely.is_missing(base.shapes)]))))
        if len(base.shapes)
        else 0.0
    )
    halfx, halfy = max(maxx - minx, least) / 2, max(maxy - miny, least * height / width) / 2
    if 2 * halfx > 0.75 * (whole[2] - whole[0]) and 2 * halfy > 0.6 * (whole[3] - whole[1]):
        return fixed(whole, width, height, margin=0.03)
    cx, cy = (minx + maxx) / 2, (miny + maxy) / 2
    return fixed((cx - halfx, cy - halfy, cx + halfx, cy + halfy), width, height, margin=0.1)


def theme_map(
    base: Basemap,
    preuves: Preuves,
    lines: Sequence[Ligne],
    lettered: Sequence[tuple[str, Ligne]],
    roles: list[tuple[str, str]],
    frame: Frame,
    title: str,
    names: dict[str, str],
) -> tuple[Markup, list[Item]]:
    """Draw the evidence of a theme in its context.

    Parameters
    ----------
    lettered : lines that bear a disc, with its letter.
    roles : references of the theme, ``(role, label)``, drawn over the ground.
    names : name of each commune by code; all those visible are named where room is left.

    Returns
    -------
    The drawing and the legend of what it shows.
    """
    references = [base.reference(role, frame, label) for role, label in roles]
    shown = evidence(preuves, lines, frame)
    placer = Placer(frame.width, frame.height)
    placer.taken.append(Box(frame.width - 118, 0, 118, 24))
    inset = _inset(base, frame, placer, preuves, lines)
    places = [(letter, preuves.place(line)) for letter, line in lettered]
    spots = [(letter, frame.point(place)) for letter, place in places if place is not None]
    for _, (x, y) in spots:
        placer.reserve(x, y, 7)
    discs = []
    for letter, (x, y) in spots:
        cx, cy = placer.disc(x, y, 9)
        discs += [leader(x, y, cx, cy), disc(letter, cx, cy)]
    labels = _names(base, frame, placer, names)
    items = [item for _, found in references for item in found] + base.zone_items(frame) + shown.items
    drawing = svg(
        frame.width,
        frame.height,
        title,
        base.ground(frame),
        *(drawn for drawn, _ in references),
        shown.markup,
        group(*labels),
        group(*discs),
        inset,
        scale_bar(frame, frame.width - 10, 22, 80),
        _border(frame),
    )
    return drawing, items


def _border(frame: Frame) -> Markup:
    return el("rect", x="0.4", y="0.4", width=frame.width - 0.8, height=frame.height - 0.8, fill="none", stroke=RULE)


def _names(base: Basemap, frame: Frame, placer: Placer, names: dict[str, str]) -> list[Markup]:
    drawn: list[Markup] = []
    inner = frame.window
    for code, shape in zip(base.codes, base.shapes):
        if shape is None or code not in names or not shape.intersects(inner):
            continue
        part = shape if shapely.contains(inner, shape) else shapely.intersection(shape, inner)
        if part.area * frame.scale**2 < 1800:
            continue
        lines = wrap(names[code], 9.2, 96, bold=True, max_lines=3)
        width = max(text_width(line, 9.2, True) for line in lines) + 4
        x, y = frame.point(base.anchor(code) if part is shape else anchor(part))
        box, cost = placer.place(width, 11.5 * len(lines) + 2, around(x, y, 40))
        if cost > 260:
            placer.taken.pop()
            continue
        drawn.extend(
            halo(line, box.x + box.width / 2, box.y + 9.5 + 11.5 * i, 9.2, text_anchor="middle", font_weight="bold")
            for i, line in enumerate(lines)
        )
    return drawn


def _inset(base: Basemap, frame: Frame, placer: Placer, preuves: Preuves, lines: Sequence[Ligne]) -> Markup:
    """Draw where the window lies in the territory, in the emptiest corner; nothing when it shows most of it."""
    whole = fixed(base.bounds, *_INSET, margin=0.08)
    if (frame.maxx - frame.minx) > 0.75 * (base.bounds[2] - base.bounds[0]):
        return Markup("")
    spots = [place for place in (preuves.place(line) for line in lines) if place is not None]
    corners = [
        (frame.width - _INSET[0] - 4, frame.height - _INSET[1] - 4),
        (4.0, frame.height - _INSET[1] - 4),
        (4.0, 4.0),
    ]

    def crowd(corner: tuple[float, float]) -> float:
        box = Box(corner[0] - 14, corner[1] - 14, _INSET[0] + 28, _INSET[1] + 28)
        return sum(Box(x - 6, y - 6, 12, 12).overlap(box) for x, y in map(frame.point, spots))

    x, y = min(corners, key=crowd)
    placer.taken.append(Box(x, y, *_INSET))
    left, top = whole.point(shapely.Point(frame.minx, frame.maxy))
    span_x, span_y = (frame.maxx - frame.minx) * whole.scale, (frame.maxy - frame.miny) * whole.scale
    return el(
        "svg",
        el("rect", x="0.5", y="0.5", width=_INSET[0] - 1, height=_INSET[1] - 1, fill="#fff", stroke="#9aa3ab"),
        el("path", d=path([base.outline], whole), fill="#dfe3e7", stroke="#55626e", stroke_width="0.7"),
        el("rect", x=left, y=top, width=span_x, height=span_y, fill="none", stroke="#1d2a35", stroke_width="1.2"),
        x=x,
        y=y,
        width=_INSET[0],
        height=_INSET[1],
    )


def detail_scale(preuves: Preuves, lines: Sequence[Ligne], width: float, height: float) -> float:
    """Return metres per pixel such that the largest part of each line fits its detail: one scale for all."""
    needed = 0.6
    for line in lines:
        minx, miny, maxx, maxy = main_part(preuves, line).bounds
        needed = max(needed, (maxx - minx) / (width * 0.62), (maxy - miny) / (height * 0.62))
    return min(needed, 8.0)


def main_part(preuves: Preuves, line: Ligne) -> shapely.Geometry:
    """Return the largest part that explains a line."""
    parts = preuves.surfaces(line)
    return parts[int(np.argmax(shapely.area(parts)))]


def detail_map(
    base: Basemap,
    preuves: Preuves,
    line: Ligne,
    letter: str,
    roles: list[tuple[str, str, float]],
    metres: float,
    width: float = 164.0,
    height: float = 104.0,
) -> Markup:
    """Draw one place closely; ``roles`` are ``(role, label, uncertainty in metres)``, the inner limit is dashed."""
    part = main_part(preuves, line)
    centre = shapely.centroid(shapely.box(*part.bounds))
    frame = at_scale((centre.x, centre.y), width, height, metres)
    drawn = [base.reference(role, frame, label)[0] for role, label, _ in roles]
    return svg(
        width,
        height,
        f"Détail {letter} : {line.regle.titre_court}, {line.nom_court}",
        el("rect", width=width, height=height, fill="#fafbfc"),
        *drawn,
        base.zone_paths(frame, outlined=True),
        evidence(preuves, [line], frame, small=False).markup,
        *(_inner_limit(base, role, uncertainty, frame) for role, _, uncertainty in roles),
        disc(letter, 13, 13),
        short_scale_bar(frame, width - 10, height - 7),
        _border(frame),
    )


def _inner_limit(base: Basemap, role: str, uncertainty: float, frame: Frame) -> Markup:
    layer = base.references.get(role)
    if layer is None or uncertainty <= 0:
        return Markup("")
    wide = Frame(
        frame.minx - 3 * uncertainty,
        frame.miny - 3 * uncertainty,
        frame.maxx + 3 * uncertainty,
        frame.maxy + 3 * uncertainty,
        frame.width,
        frame.height,
    )
    shapes = prepared(layer.geometry.to_numpy(), wide)
    shapes = shapes[shapely.get_dimensions(shapes) == 2]
    if not len(shapes):
        return Markup("")
    inner = shapely.boundary(shapely.buffer(shapely.union_all(shapes), -uncertainty))
    return el(
        "path", d=path([inner], frame), fill="none", stroke="#2b3b30", stroke_width="0.8", stroke_dasharray="3 2.2"
    )
