"""The bar of a patch's importance: what it holds, what it exchanges, what it joins, told apart by texture."""

from __future__ import annotations

from markupsafe import Markup

from ..signals import RULE
from .markup import el, svg

#: Fractions in order, with the pattern that fills them.
PARTS = (("intra", "plein"), ("flux", "points"), ("connecteur", "hachures"))


def fills(strand_id: str, colour: str) -> Markup:
    """Return the patterns of the bars of one sous-trame, in a drawing of no size."""
    dots = el(
        "pattern",
        el("rect", width="4", height="4", fill="#fff"),
        el("circle", cx="1", cy="1", r="0.9", fill=colour),
        el("circle", cx="3", cy="3", r="0.9", fill=colour),
        id=f"b-{strand_id}-points",
        width="4",
        height="4",
        patternUnits="userSpaceOnUse",
    )
    lines = el(
        "pattern",
        el("rect", width="4", height="4", fill="#fff"),
        el("path", d="M0 0V4", stroke=colour, stroke_width="2"),
        id=f"b-{strand_id}-hachures",
        width="4",
        height="4",
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return el(
        "svg",
        el("defs", dots, lines),
        class_="motifs",
        xmlns="http://www.w3.org/2000/svg",
        width="0",
        height="0",
        aria_hidden="true",
    )


def importance_bar(
    strand_id: str, colour: str, shares: tuple[float, float, float], longest: float, width: float = 120.0
) -> Markup:
    """Draw one bar at the scale of the longest one.

    Parameters
    ----------
    shares : intra, flux, connecteur, any unit; ``longest`` is the largest sum of the table.
    """
    unit = width / longest if longest > 0 else 0.0
    x, parts = 0.0, []
    for share, (_, kind) in zip(shares, PARTS):
        wide = max(share, 0.0) * unit
        if wide > 0.2:
            fill = colour if kind == "plein" else f"url(#b-{strand_id}-{kind})"
            parts.append(el("rect", x=x, y=1.0, width=wide, height=9.0, fill=fill, stroke=colour, stroke_width="0.6"))
        x += wide
    return svg(width, 11, "intra, flux, connecteur", *parts, preserveAspectRatio="xMinYMid meet")


def sample(strand_id: str, colour: str, kind: str) -> Markup:
    """Draw the sample of a fraction for the key."""
    fill = colour if kind == "plein" else f"url(#b-{strand_id}-{kind})"
    return svg(
        22,
        10,
        "",
        el("rect", x=0.5, y=0.5, width=21.0, height=9.0, fill=fill, stroke=colour or RULE, stroke_width="0.6"),
    )
