"""Marks of the signals drawn as shapes, so that they print the same everywhere."""

from __future__ import annotations

from markupsafe import Markup

from ..signals import ECART, INK, NON_EVALUABLE, RESPECTE, SANS_OBJET, TOLERE, Sign
from .markup import el, group, text
from .metrics import text_width


def mark(sign: Sign, x: float, y: float, size: float = 9.0, hollow: bool = False) -> Markup:
    """Draw a mark centred on (x, y); ``hollow`` for what is to be examined."""
    h = size / 2
    if sign is ECART:
        data = f"M{x:.1f} {y - h:.1f}L{x + h * 1.08:.1f} {y + h * 0.9:.1f}L{x - h * 1.08:.1f} {y + h * 0.9:.1f}z"
        return el(
            "path",
            d=data,
            fill="#fff" if hollow else sign.colour,
            stroke=sign.colour,
            stroke_width="1.3" if hollow else "0.4",
            stroke_linejoin="round",
        )
    if sign is TOLERE:
        half = f"M{x:.1f} {y - h:.1f}A{h:.1f} {h:.1f} 0 0 0 {x:.1f} {y + h:.1f}z"
        return Markup("").join(
            (
                el("circle", cx=x, cy=y, r=h * 0.92, fill="#fff", stroke=sign.colour, stroke_width="1.2"),
                el("path", d=half, fill=sign.colour),
            )
        )
    if sign is RESPECTE:
        return el("circle", cx=x, cy=y, r=h * 0.95, fill=sign.colour)
    if sign is NON_EVALUABLE:
        ring = el("circle", cx=x, cy=y, r=h, fill="#fff", stroke=sign.colour, stroke_width="1")
        return ring + text(
            "?", x, y + size * 0.3, size * 0.82, text_anchor="middle", font_weight="bold", fill="#5c5c5c"
        )
    if sign is SANS_OBJET:
        return el("path", d=f"M{x - h:.1f} {y:.1f}h{size:.1f}", stroke="#8b929a", stroke_width="1.4", fill="none")
    return text("i", x, y + size * 0.36, size * 1.1, text_anchor="middle", font_style="italic")


def disc(label: str, x: float, y: float, radius: float = 8.5) -> Markup:
    """Draw a numbered disc."""
    return group(
        el("circle", cx=x, cy=y, r=radius, fill=INK, stroke="#fff", stroke_width="1.6"),
        text(label, x, y + 3.4, 9.5 if len(label) < 2 else 8, text_anchor="middle", font_weight="bold", fill="#fff"),
    )


def tally(counts: list[tuple[Sign, int]], x: float, y: float, size: float = 9.5) -> tuple[Markup, float]:
    """Draw ``▲ 6 ◐ 4`` from the left edge ``x``, vertically centred on ``y``; return it with its width."""
    parts, cursor = [], x
    for sign, count in counts:
        label = str(count)
        parts.append(mark(sign, cursor + 5, y, 8.4))
        parts.append(text(label, cursor + 12, y + 3.3, size, font_weight="bold" if sign is ECART else None))
        cursor += 12 + text_width(label, size, sign is ECART) + 8
    return Markup("").join(parts), cursor - 8 - x if counts else 0.0


def tally_width(counts: list[tuple[Sign, int]], size: float = 9.5) -> float:
    """Return the width ``tally`` will take."""
    widths = [12 + text_width(str(count), size, sign is ECART) for sign, count in counts]
    return sum(widths) + 8 * (len(widths) - 1) if widths else 0.0
