"""Evidence on a map: raw surface as a thin outline, net one filled, certain one filled darker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from markupsafe import Markup

from ..evidence import Preuves
from ..reading import Ligne
from ..signals import ECART, INK, TOLERE, Sign
from .frame import Frame
from .legend import Item
from .markup import el, group
from .paths import path, prepared

NET = {ECART.key: "#b3261e", TOLERE.key: "#c98a00"}
CERTAIN = {ECART.key: "#6d0f0a", TOLERE.key: "#7a5400"}


@dataclass(frozen=True)
class Drawn:
    """Evidence drawn, with the legend entries of what is there."""

    markup: Markup
    items: list[Item]


def evidence(preuves: Preuves, lines: Sequence[Ligne], frame: Frame, small: bool = True) -> Drawn:
    """Draw the evidence of lines; ``small`` thickens what would not be seen at the scale of the map."""
    parts: list[Markup] = []
    items: list[Item] = []
    for sign in (TOLERE, ECART):
        chosen = [line for line in lines if line.signe is sign]
        _areas(parts, items, preuves, chosen, sign, frame, small)
        _lines_and_points(parts, items, preuves, chosen, sign, frame)
    return Drawn(group(*parts), items)


def _areas(
    parts: list, items: list, preuves: Preuves, lines: list[Ligne], sign: Sign, frame: Frame, small: bool
) -> None:
    if not lines:
        return
    raw, net, certain = (_gather(preuves, lines, kind) for kind in ("brute", "nette", "certaine"))
    if not len(certain) and all(line.certaine_ha is not None and line.certaine_ha == line.nette_ha for line in lines):
        certain = net
    data = path(shapely.normalize(prepared(net, frame)), frame) if len(net) else ""
    if data:
        colour = NET[sign.key]
        extra = {"stroke": colour, "stroke_width": "1.6"} if small else {}
        parts.append(el("path", d=data, fill=colour, fill_opacity="0.62", stroke_linejoin="round", **extra))
        _entry(items, Item(f"{sign.word}, lieu relevé", "area", (("fill", colour), ("fill_opacity", "0.62"))))
    data = path(shapely.normalize(prepared(certain, frame)), frame) if len(certain) else ""
    if data:
        parts.append(el("path", d=data, fill=CERTAIN[sign.key]))
        if not small:
            items.append(Item("part certaine", "area", (("fill", CERTAIN[sign.key]),)))
    data = path(raw, frame) if len(raw) and not small else ""
    if data:
        parts.append(el("path", d=data, fill="none", stroke=INK, stroke_width="0.8"))


def _entry(items: list[Item], item: Item) -> None:
    """Add an entry unless one says the same: one sample for each signal, the widest kind of evidence."""
    if all(known.label != item.label for known in items):
        items.append(item)


def _gather(preuves: Preuves, lines: Iterable[Ligne], nature: str) -> np.ndarray:
    """Return the surfaces of a nature; for ``nette`` every nature but the other two (bottlenecks, uncovered parts…)."""
    if nature == "nette":
        found = [preuves.shapes("surf", line, but=("brute", "certaine")) for line in lines]
    else:
        found = [preuves.shapes("surf", line, (nature,)) for line in lines]
    return np.concatenate(found) if found else np.array([], dtype=object)


def _lines_and_points(parts: list, items: list, preuves: Preuves, lines: list[Ligne], sign: Sign, frame: Frame) -> None:
    colour = NET[sign.key]
    shapes = [preuves.shapes("lin", line) for line in lines]
    data = path(np.concatenate(shapes), frame) if shapes else ""
    if data:
        parts.append(el("path", d=data, fill="none", stroke=colour, stroke_width="2", stroke_linecap="round"))
        _entry(items, Item(f"{sign.word}, lieu relevé", "line", (("stroke", colour), ("stroke_width", "2"))))
    points = [point for line in lines for point in shapely.get_parts(prepared(preuves.shapes("pct", line), frame))]
    style = (("fill", colour), ("stroke", "#fff"), ("stroke_width", "0.8"))
    inside = [point for point in points if frame.window.intersects(point)]
    if inside:
        parts.extend(el("circle", cx=x, cy=y, r="3", **dict(style)) for x, y in map(frame.point, inside))
        _entry(items, Item(f"{sign.word}, lieu relevé", "point", style))
