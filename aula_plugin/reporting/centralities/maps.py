"""The maps of the centralités: the territory with its candidates numbered, and each candidate on its ground."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import shapely
from markupsafe import Markup

from ...core.centrality.columns import SURE_CORE
from ...core.typography import tronque
from ..svg.basemap import anchor, polygons
from ..svg.frame import Frame, fit, fixed
from ..svg.labels import Placer, around
from ..svg.marks import disc
from ..svg.markup import el, group
from ..svg.metrics import text_width, wrap
from ..svg.overview_map import leader
from ..svg.paths import path, visible
from .drawing import CLOSE, HALF, WIDE, Drawing, bordered, drawing, haloed, hatched, legend, rings, scale_bar, squares
from .found import Found, Ground
from .words import ACCENT, GIVEN, INK, variant

LEGEND = 162.0
#: Most that a map shows around a candidate, times its own side.
_AROUND = 3.5
#: Least side of a map on the ground, m.
_LEAST = 250.0
_CROWDED = 330.0
#: Communes beyond which the map leaves to the table which of them have no candidate.
_MOST_SAID = 15
#: Streets beyond which the map of the territory shows none: they would be a grey ground, and a heavy page.
_MOST_STREETS = 4000
Item = tuple[str, str, "str | None"]
#: Layer of the ground to its name in the legend, its look, the sample of its legend.
_LOOKS: tuple[tuple[str, str, dict[str, str], str], ...] = (
    ("parcels", "", {"fill": "none", "stroke": "#d3d7dc", "stroke_width": "0.5"}, ""),
    ("streets", "rues", {"fill": "none", "stroke": "#b9bfc6", "stroke_width": "1.3"}, "#b9bfc6"),
    ("buildings", "", {"fill": "#cfd4da", "stroke": "none"}, ""),
    (
        "limits",
        "limite de commune",
        {"fill": "none", "stroke": "#6b747c", "stroke_width": "1", "stroke_dasharray": "6 2 1 2"},
        "#6b747c",
    ),
)


def candidate_map(
    found: Found, ground: Ground, row: Any, shape: shapely.Geometry, width: float, height: float, title: str
) -> Drawing:
    """Draw a candidate: what families agree on, the ways to draw it, the offer.

    Where there is no room for all, the legend leaves the ways to draw to the table under the map, which shows them.

    Parameters
    ----------
    row : of the candidates.
    shape : with its hand edits.
    """
    frame = fixed(_window(found, row), width - LEGEND, height, margin=0.05)
    drawn, items = _ground(found, ground, frame)
    traces: list[Item] = []
    for draw in (_agreement, _variants, _outlines, _offer):
        own, told = draw(found, row, shape, frame)
        drawn += own
        (traces if draw is _variants else items).extend(told)
    samples, bottom = legend(_ordered([*items, *traces]), frame.width + 14, 2, LEGEND - 14)
    if bottom > height:
        samples, bottom = legend(_ordered(items), frame.width + 14, 2, LEGEND - 14)
    return drawing(width, max(height, bottom), title, *drawn, bordered(frame), samples, scale_bar(frame))


def _ordered(items: list[Item]) -> list[Item]:
    """Return the entries as they are read: the subject, agreement, offer, ways to draw, ground."""
    ranks = {"candidate": 0, "sure": 1, "close": 2, "wide": 3, "shop": 4, "point": 5}
    return sorted(items, key=lambda item: ranks.get(item[1], 6 if item[1] in (ACCENT, INK, "#5b8fc4") else 7))


def _window(found: Found, row: Any) -> tuple[float, float, float, float]:
    """Return what a map shows: the candidate, and what is to be discussed around it, within reason."""
    x0, y0, x1, y1 = shapely.bounds(row.geometry)
    near = found.agreement.geometry[(found.agreement["code_insee"] == row.code_insee).to_numpy()].to_numpy()
    pieces = shapely.get_parts(near)
    pieces = pieces[shapely.intersects(pieces, row.geometry)]
    side = max(x1 - x0, y1 - y0, _LEAST)
    reach = (_AROUND - 1) / 2 * side
    if not len(pieces):
        return x0 - side / 4, y0 - side / 4, x1 + side / 4, y1 + side / 4
    a0, b0, a1, b1 = shapely.total_bounds(pieces)
    return (
        min(x0, max(a0, x0 - reach)),
        min(y0, max(b0, y0 - reach)),
        max(x1, min(a1, x1 + reach)),
        max(y1, min(b1, y1 + reach)),
    )


def _ground(found: Found, ground: Ground, frame: Frame) -> tuple[list[Markup], list[Item]]:
    drawn, items = [el("rect", x=0, y=0, width=frame.width, height=frame.height, fill="#f7f8f9")], []
    layers = {**found.spread, **ground.spread}
    for key, name, style, kind in _LOOKS:
        if key not in layers:
            continue
        shapes = layers[key].shapes[layers[key].near(frame.window)]
        if not visible(shapes, frame):
            continue
        drawn.append(el("path", d=path(shapes, frame), fill_rule="evenodd", **style))
        if name:
            items.append((name, kind, style.get("stroke_dasharray")))
    return drawn, items


def _agreement(found: Found, row: Any, _: Any, frame: Frame) -> tuple[list[Markup], list[Item]]:
    own = found.agreement[(found.agreement["code_insee"] == row.code_insee).to_numpy()]
    sure = (own["classe"] == SURE_CORE).to_numpy()
    high = (own["score"].astype(float) >= HALF).to_numpy()
    drawn: list[Markup] = []
    items: list[Item] = []
    for rows, kind, name in (
        (sure, "sure", "cœur sûr"),
        (~sure & high, "close", "à discuter, score ≥ 0,5"),
        (~sure & ~high, "wide", "à discuter, score < 0,5"),
    ):
        shapes = own.geometry.to_numpy()[rows]
        if not visible(shapes, frame):
            continue
        whole = shapely.union_all(polygons(shapes))
        if kind == "sure":
            drawn.append(el("path", d=path([whole], frame), fill=ACCENT, fill_opacity="0.6", fill_rule="evenodd"))
        else:
            drawn.append(hatched(whole, frame, CLOSE if kind == "close" else WIDE))
        items.append((name, kind, None))
    return drawn, items


def _variants(found: Found, row: Any, _shape: Any, frame: Frame) -> tuple[list[Markup], list[Item]]:
    own = found.variants[(found.variants["code_insee"] == row.code_insee).to_numpy()]
    drawn: list[Markup] = []
    items: list[Item] = []
    for name, shape in zip(own["variante"], own.geometry):
        if name == "champ" or not visible([shape], frame):
            continue
        label, _short, colour, dash = variant(name)
        wide = "1.5" if name in GIVEN else "1.2"
        drawn.append(
            el("path", d=path([shape], frame), fill="none", stroke=colour, stroke_width=wide, stroke_dasharray=dash)
        )
        items.append((label, colour, dash))
    return drawn, items


def _outlines(found: Found, row: Any, shape: Any, frame: Frame) -> tuple[list[Markup], list[Item]]:
    drawn = []
    others = found.candidates[(found.candidates["id_candidat"] != row.id_candidat).to_numpy()]
    if visible(others.geometry.to_numpy(), frame):
        data = path(others.geometry.to_numpy(), frame)
        drawn.append(el("path", d=data, fill="none", stroke=ACCENT, stroke_width="1.2", stroke_opacity="0.55"))
    items: list[Item] = [("périmètre candidat", "candidate", None)]
    if not shapely.equals(shape, row.geometry):
        dashed = path([row.geometry], frame)
        drawn.append(el("path", d=dashed, fill="none", stroke=ACCENT, stroke_width="1.3", stroke_dasharray="1.5 2"))
        items = [("candidat, retouches comprises", "candidate", None), ("candidat calculé", ACCENT, "1.5 2")]
    data = path([shape], frame)
    for colour, wide in (("#ffffff", "4.6"), (ACCENT, "2.6")):
        drawn.append(el("path", d=data, fill="none", stroke=colour, stroke_width=wide, stroke_linejoin="round"))
    return drawn, items


def _offer(found: Found, _: Any, __: Any, frame: Frame) -> tuple[list[Markup], list[Item]]:
    offer = found.offer.iloc[found.spread["offer"].near(frame.window)]
    points, shops = offer.geometry.to_numpy(), offer["commerce"].isin([True]).to_numpy()
    drawn: list[Markup] = []
    items: list[Item] = []
    for rows, draw, item in (
        (~shops, rings, ("autre équipement", "point", None)),
        (shops, squares, ("commerce", "shop", None)),
    ):
        made = draw(points[rows], frame)
        if made:
            drawn.append(made)
            items.append(item)
    return drawn, items


def territory_map(
    found: Found, ground: Ground, width: float, height: float, title: str, check: Callable[[], None]
) -> Drawing | None:
    """Draw the communes and the candidates, numbered as their fiches; None when there is nothing to draw."""
    shapes = _chosen(found, ground)
    drawn_shapes = [*shapes.values(), *found.candidates.geometry]
    if not drawn_shapes:
        return None
    frame = fit(tuple(shapely.total_bounds(drawn_shapes)), width, height, margin=0.04)
    check()
    parts = [_territory(ground, shapes, frame)]
    data = path(found.candidates.geometry.to_numpy(), frame)
    parts.append(el("path", d=data, fill=ACCENT, stroke=ACCENT, stroke_width="1.4", fill_rule="evenodd"))
    placer = Placer(frame.width, frame.height)
    parts += _discs(found, frame, placer)
    parts += _communes(found, shapes, frame, placer)
    return drawing(width, frame.height, title, *parts, scale_bar(frame))


def _chosen(found: Found, ground: Ground) -> dict[str, shapely.Geometry]:
    if ground.communes is None:
        return {}
    codes = set(found.communes["code_insee"])
    made = polygons(ground.communes.geometry.to_numpy())
    return {code: shape for code, shape in zip(ground.communes["code_insee"], made) if code in codes}


def _territory(ground: Ground, shapes: dict[str, shapely.Geometry], frame: Frame) -> Markup:
    own = np.array(list(shapes.values()), dtype=object)
    style = {"fill": "#f3f5f7", "stroke": "#9aa3ab", "stroke_width": "0.9"}
    parts = [el("path", d=path([shape], frame), fill_rule="evenodd", **style) for shape in own]
    if ground.streets is not None and len(own) and len(ground.streets) <= _MOST_STREETS:
        within = shapely.intersection(ground.streets, shapely.union_all(own))
        parts.append(el("path", d=path(within, frame), fill="none", stroke="#ccd1d7", stroke_width="0.7"))
    return group(*parts)


def _discs(found: Found, frame: Frame, placer: Placer) -> list[Markup]:
    spots = [frame.point(shapely.point_on_surface(shape)) for shape in found.candidates.geometry]
    for x, y in spots:
        placer.reserve(x, y, 5)
    drawn = []
    for number, (x, y) in enumerate(spots, 1):
        cx, cy = placer.disc(x, y, 9)
        drawn += [leader(x, y, cx, cy), disc(str(number), cx, cy)]
    return drawn


def _communes(found: Found, shapes: dict[str, shapely.Geometry], frame: Frame, placer: Placer) -> list[Markup]:
    """Return the names of communes where there is room; « aucun cœur » is a result, written under the name."""
    having = set(found.candidates["code_insee"])
    drawn: list[Markup] = []
    for code, shape in shapes.items():
        lines = [(line, "bold") for line in wrap(tronque(found.commune(code), 60), 9, 120, bold=True, max_lines=3)]
        if code not in having and len(shapes) <= _MOST_SAID:
            lines.append(("aucun candidat", "normal"))
        wide = max(text_width(line, 9, True) for line, _ in lines) + 4
        x, y = frame.point(anchor(shape))
        box, cost = placer.place(wide, 11.2 * len(lines) + 2, around(x, y, 45))
        if cost > (_CROWDED if len(shapes) <= _MOST_SAID else _CROWDED / 3):
            placer.taken.pop()
            continue
        for rank, (line, weight) in enumerate(lines):
            middle, foot = box.x + box.width / 2, box.y + 9.3 + 11.2 * rank
            drawn.append(haloed(line, middle, foot, 9 if weight == "bold" else 8.2, text_anchor="middle",
                                font_weight=weight))  # fmt: skip
    return drawn
