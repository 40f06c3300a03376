"""Hectares by vocation as one bar, each part labelled under it: no colour is left without its word."""

from __future__ import annotations

from collections.abc import Mapping

from ...core.typography import mesure
from ..centralities.drawing import Drawing, drawing
from ..svg.markup import el, text
from ..svg.metrics import text_width
from .typology_looks import LOOKS

LABELS = {"habitat": "habitat", "economie": "économie", "equipement": "équipement", "transport": "transport"}
#: Those of the classes of the typology; équipement alone is none of them.
COLOURS = {
    "habitat": LOOKS["habitat"].colour,
    "economie": LOOKS["économie"].colour,
    "equipement": "#2f8f9d",
    "transport": LOOKS["transport"].colour,
}
_SIZE, _TOP, _HEIGHT, _GAP = 9.0, 1.0, 14.0, 14.0


def vocation_bar(hectares: Mapping[str, float], width: float) -> Drawing:
    """Return the bar; vocations without hectares are left out."""
    shown = {name: hectares[name] for name in LABELS if hectares.get(name, 0.0) > 0}
    whole = sum(shown.values())
    parts, x, at, foot = [], 0.5, 0.0, _TOP + _HEIGHT + 12.0
    for name, area in shown.items():
        wide = (width - 1) * area / whole
        parts.append(
            el("rect", x=x, y=_TOP, width=wide, height=_HEIGHT, fill=COLOURS[name], stroke="#fff", stroke_width="0.8")
        )
        said = f"{LABELS[name]} {mesure(area, 'ha')}"
        room = 12.0 + text_width(said, _SIZE) + _GAP
        if at and at + room > width:
            at, foot = 0.0, foot + 13.0
        parts.append(el("rect", x=at, y=foot - 7.5, width=8.0, height=8.0, fill=COLOURS[name]))
        parts.append(text(said, at + 12.0, foot, _SIZE))
        x, at = x + wide, at + room
    return drawing(width, foot + 5.0, "Hectares par vocation", *parts)
