"""Hatchings shared by all drawings of a report, defined once at the top of the page."""

from __future__ import annotations

from markupsafe import Markup

from ..signals import ECART, RESPECTE, TOLERE
from .markup import el

#: Colours of the hatchings of reference layers, by pattern name.
HATCHES = {
    "vert": "#2f6b3a",
    "bleu": "#3a6fb0",
    "ocre": "#8a6d1f",
    "violet": "#6b4c86",
    "gris": "#6b747c",
    "rouge": "#9c3b32",
}


def definitions() -> Markup:
    """Return a drawing of no size holding the patterns (``display:none`` would disable them)."""
    hatchings = [_lines(f"h-{sign.key}", sign.colour, 5, 1.7) for sign in (ECART, TOLERE, RESPECTE)]
    references = [_lines(f"r-{name}", colour, 6, 1.1) for name, colour in HATCHES.items()]
    dots = el(
        "pattern",
        el("rect", width="6", height="6", fill="#fff"),
        el("circle", cx="1.5", cy="1.5", r="1", fill="#737373"),
        el("circle", cx="4.5", cy="4.5", r="1", fill="#737373"),
        id="h-nonev",
        width="6",
        height="6",
        patternUnits="userSpaceOnUse",
    )
    return el(
        "svg",
        el("defs", *hatchings, *references, dots),
        class_="motifs",
        xmlns="http://www.w3.org/2000/svg",
        width="0",
        height="0",
        aria_hidden="true",
    )


def _lines(name: str, colour: str, step: float, width: float) -> Markup:
    return el(
        "pattern",
        el("path", d=f"M0 0V{step}", stroke=colour, stroke_width=str(width)),
        id=name,
        width=str(step),
        height=str(step),
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
