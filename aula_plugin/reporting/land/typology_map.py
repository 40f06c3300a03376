"""The map of the communal typology: colour says for what land was taken, the area of the circle how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame
from markupsafe import Markup

from ...core.land.typology import NOT_CLASSED
from ...core.typography import mesure, nombre, tronque
from ..centralities.drawing import Drawing, bordered, drawing, haloed, scale_bar
from ..signals import INK, MUTED
from ..svg.basemap import COMMUNE_FILL, LIMIT, anchor, polygons
from ..svg.frame import Frame, fit
from ..svg.labels import Placer
from ..svg.markup import el, group, text
from ..svg.metrics import text_width, wrap
from ..svg.paths import path
from .typology_looks import LEGEND_HA, LOOKS, look_of

#: Radius of the largest circle when there is room, when there is not, and of the smallest that can be seen (pixels).
LARGEST_PX, TIGHT_PX, SMALLEST_PX = 30.0, 15.0, 1.6
#: Share of the territory that circles may cover, on the page.
MOST_COVERED = 0.3
#: Territories named whatever the room; beyond that many, none but the circles large enough to be told apart.
FEW, MOST_NAMED = 12, 80
_LEGEND, _SIZE, _ROW = 178.0, 8.4, 15.5
_CODE_SIZES, _NO_DATA = (8.4, 6.8), "#dfe3e7"
#: Cost (pixels hidden, more or less) above which a name is not worth its place.
_CROWDED = 60.0


@dataclass(frozen=True)
class Scale:
    """Size of the circles: ``radius`` pixels for ``hectares``, area in proportion."""

    hectares: float
    radius: float

    def __call__(self, area: float) -> float:
        """Return the radius of a circle, at least one that can be seen; 0 of nothing."""
        return max(SMALLEST_PX, self.radius * float(np.sqrt(area / self.hectares))) if area > 0 else 0.0


@dataclass(frozen=True)
class Circle:
    """A territory on the page; ``area`` is None when it was not measured."""

    name: str
    kind: str
    area: float | None
    x: float
    y: float
    radius: float


def typology_drawing(frame: GeoDataFrame, width: float, tall: float, title: str) -> Drawing:
    """Return the territories, their circles, the legend and a scale bar.

    The largest circle is 83 ha, as on the published map, unless a territory exceeds it; all shrink together where they
    would hide the territories. Those too small to be seen are drawn at the smallest size. Large circles are drawn
    first: small ones stay visible.

    Parameters
    ----------
    frame : ``nom``, ``flux_ha``, ``typologie``, surfaces in a projected CRS; columns of ``TERRITORIES``.
    """
    shapes = polygons(frame.geometry.to_numpy())
    present = shapes[~(shapely.is_missing(shapes) | shapely.is_empty(shapes))]
    window = fit(tuple(shapely.total_bounds(present)), width - _LEGEND, tall, margin=0.03)
    areas = pd.to_numeric(frame["flux_ha"], errors="coerce").to_numpy(dtype=float)
    scale = _scale(areas, float(shapely.area(present).sum()) * window.scale**2)
    circles = _circles(frame, shapes, areas, window, scale)
    unknown = shapes[np.isnan(areas)]
    parts = [
        el("path", d=path(present, window), fill=COMMUNE_FILL),
        el("path", d=path(unknown, window), fill=_NO_DATA) if path(unknown, window) else Markup(""),
        el("path", d=path(shapely.boundary(present), window), fill="none", stroke=LIMIT, stroke_width="0.7"),
        group(*(_circle(one) for one in circles)),
        group(*_names(circles, window)),
        bordered(window),
        scale_bar(window),
    ]
    side, foot = _legend(circles, scale, bool(len(unknown)), window.width + 14)
    return drawing(width, max(window.height, foot), title, *parts, side)


def _circles(frame: GeoDataFrame, shapes: np.ndarray, areas: np.ndarray, window: Frame, scale: Scale) -> list[Circle]:
    """Return the circles, the largest first."""
    found = []
    for name, kind, area, shape in zip(frame["nom"], frame["typologie"], areas, shapes):
        if shape is None or shapely.is_empty(shape):
            continue
        x, y = window.point(anchor(shape))
        known = None if np.isnan(area) else float(area)
        found.append(Circle(str(name or ""), str(kind), known, x, y, scale(known or 0.0)))
    return sorted(found, key=lambda one: (-one.radius, one.name))


def _scale(areas: np.ndarray, ground: float) -> Scale:
    """Return the size of the circles on ``ground`` px² of territories."""
    hectares = float(np.nanmax([*areas, LEGEND_HA[-1]]))
    covered = np.pi * LARGEST_PX**2 * float(np.nansum(areas)) / hectares
    room = float(np.sqrt(MOST_COVERED * ground / covered)) if covered > 0 else 1.0
    return Scale(hectares, max(TIGHT_PX, LARGEST_PX * min(1.0, room)))


def _circle(one: Circle) -> Markup:
    if not one.radius:
        return Markup("")
    look = look_of(one.kind)
    dash = "2.5 1.8" if one.kind == NOT_CLASSED else None
    disc = el("circle", cx=one.x, cy=one.y, r=f"{one.radius:.2f}", fill=look.colour, fill_opacity="0.92", stroke=INK,
              stroke_width="0.7", stroke_dasharray=dash)  # fmt: skip
    size = _code_size(one)
    if size is None:
        return disc
    return disc + text(
        look.code, one.x, one.y + 0.36 * size, size, text_anchor="middle", font_weight="bold", fill=look.ink
    )


def _code_size(one: Circle) -> float | None:
    """Return the size of the code of a class in its circle; None when it does not fit."""
    code = look_of(one.kind).code
    fits = (size for size in _CODE_SIZES if code and text_width(code, size, True) + 2 < 2 * one.radius)
    return next(fits, None)


def _said(one: Circle) -> str:
    """Return what is written under a name: hectares, and the code that its circle could not hold."""
    if one.area is None:
        return "sans donnée"
    if not one.area:
        return "rien"
    code = look_of(one.kind).code
    return mesure(one.area, "ha") + (f" · {code}" if code and _code_size(one) is None else "")


def _names(circles: Sequence[Circle], window: Frame) -> list[Markup]:
    """Return the names beside the circles, the largest first; beyond a few, those that find no room are left out."""
    placer = Placer(window.width, window.height)
    for one in circles:
        placer.reserve(one.x, one.y, 0.8 * one.radius)
    placer.reserve(window.width - 50, window.height - 12, 46.0)
    drawn = []
    for one in circles[: MOST_NAMED if len(circles) > MOST_NAMED else None]:
        lines = [*wrap(tronque(one.name, 60), _SIZE, 86, max_lines=3)]
        said = _said(one)
        if len(circles) <= MOST_NAMED // 2:
            lines.append(said)
        if not lines:
            continue
        wide, high = max(text_width(line, _SIZE) for line in lines) + 4, 9.8 * len(lines) + 1
        box, cost = placer.place(wide, high, _beside(one, wide, high))
        if cost > _CROWDED and len(circles) > FEW:
            placer.taken.pop()
            continue
        middle = box.x + box.width / 2
        drawn += [
            haloed(line, middle, box.y + 8.2 + 9.8 * rank, _SIZE, text_anchor="middle",
                   fill=MUTED if rank == len(lines) - 1 and line == said else INK)
            for rank, line in enumerate(lines)
        ]  # fmt: skip
    return drawn


def _beside(one: Circle, wide: float, high: float) -> list[tuple[float, float, float]]:
    """Return the places of a name around its circle, the best first."""
    gap = one.radius + 2.0
    aside, above = gap + wide / 2, gap + high / 2
    return [
        (one.x, one.y + above, 0.0),
        (one.x + aside, one.y, 2.0),
        (one.x, one.y - above, 4.0),
        (one.x - aside, one.y, 6.0),
        *((one.x + dx * (0.7 * gap + wide / 2), one.y + dy * (0.7 * gap + high / 2), 9.0) for dx in (1, -1)
          for dy in (1, -1)),
    ]  # fmt: skip


def _legend(circles: Sequence[Circle], scale: Scale, unknown: bool, x: float) -> tuple[Markup, float]:
    """Return the classes there are, the nested circles, and the bottom reached."""
    shown = {one.kind for one in circles if one.radius}
    parts = [text("Vocation prédominante", x, 12.0, 9.0, font_weight="bold")]
    y = 20.0
    for kind, look in LOOKS.items():
        if kind not in shown:
            continue
        dash = "2.5 1.8" if kind == NOT_CLASSED else None
        parts.append(el("circle", cx=x + 7, cy=y + 6, r="5.6", fill=look.colour, stroke=INK, stroke_width="0.7",
                        stroke_dasharray=dash))  # fmt: skip
        words = f"{kind} · {look.code}" if look.code else kind
        said = wrap(words.replace("(/ ", "(/\u00a0"), _SIZE, _LEGEND - 36, max_lines=2)
        parts += [text(line, x + 18, y + 9 + 10 * rank, _SIZE) for rank, line in enumerate(said)]
        y += max(_ROW, 10 * len(said) + 5)
    if unknown:
        parts.append(el("rect", x=x + 1, y=y + 1, width="12", height="10", fill=_NO_DATA, stroke=LIMIT))
        parts.append(text("sans donnée", x + 18, y + 9, _SIZE))
        y += _ROW
    circled, foot = _nested(scale, x, y + 18)
    return group(*parts, circled), foot


def _nested(scale: Scale, x: float, y: float) -> tuple[Markup, float]:
    """Return the circles of the published legend, one in another on a common foot."""
    values = [*LEGEND_HA, *([scale.hectares] if scale.hectares > LEGEND_HA[-1] * 1.05 else [])]
    parts = [text("Hectares (aire du cercle)", x, y, 9.0, font_weight="bold")]
    foot, last = y + 14 + max(2 * scale.radius, 9.0 * len(values)), y + 999.0
    centre, label = x + scale.radius + 2, x + 2 * scale.radius + 16
    for value in values:
        radius = scale(value)
        top = foot - 2 * radius
        at = min(top + 3.0, last - 9.0)
        last = at
        parts.append(el("circle", cx=centre, cy=f"{foot - radius:.2f}", r=f"{radius:.2f}", fill="none", stroke=INK,
                        stroke_width="0.8"))  # fmt: skip
        parts.append(el("path", d=f"M{centre:.1f} {top:.1f}L{label - 9:.1f} {top:.1f}L{label - 3:.1f} {at - 3:.1f}",
                        fill="none", stroke=MUTED, stroke_width="0.5"))  # fmt: skip
        parts.append(text(nombre(value, 0), label, at, _SIZE))
    return group(*parts), foot + 6
