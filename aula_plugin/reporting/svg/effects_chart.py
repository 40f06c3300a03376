"""What each parameter moves, in hectares: one bar to the left, one to the right of what was drawn."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from ...core.typography import NBSP, nombre
from ..signals import INK, MUTED, RULE, TARGET
from .markup import el, svg, text

_LEFT, _SIDE, _ROW, _TOP = 190.0, 56.0, 24.0, 30.0
_PALE = "#9bb0c6"


def effects_chart(rows: Sequence[tuple[str, float, float]], down: str, up: str, width: float = 640.0) -> Markup:
    """Draw (parameter, hectares when it goes down, hectares when it goes up), in the order given.

    Parameters
    ----------
    down, up : what each shade means, as the legend tells it.
    """
    most = max([abs(value) for _, *sides in rows for value in sides] + [0.1])
    middle = _LEFT + (width - _LEFT) / 2
    unit = (width - _LEFT - 2 * _SIDE) / 2 / most
    height = _TOP + len(rows) * _ROW + 8
    parts = [*_legend(down, up)]
    parts.append(el("path", d=f"M{middle:.1f} {_TOP - 4:.1f}V{height - 6:.1f}", stroke=INK, stroke_width="0.8"))
    for number, (name, low, high) in enumerate(rows):
        y = _TOP + number * _ROW
        parts.append(el("path", d=f"M0 {y + _ROW:.1f}H{width:.1f}", stroke=RULE, stroke_width="0.6"))
        parts.append(text(name, 0, y + 16, 9.5))
        for value, colour, top in ((low, _PALE, y + 4), (high, TARGET, y + 13)):
            parts.append(_bar(value, middle, unit, top, colour))
    return svg(width, height, "Effet de chaque paramètre sur la surface des candidats, en hectares", *parts)


def _legend(down: str, up: str) -> list[Markup]:
    found, x = [], _LEFT
    for colour, words in ((_PALE, down), (TARGET, up)):
        found.append(el("rect", x=x, y="4", width="14", height="8", fill=colour))
        found.append(text(words, x + 19, 12, 9, fill=MUTED))
        x += 150
    return found


def _bar(value: float, middle: float, unit: float, y: float, colour: str) -> Markup:
    """Return one bar with its figure at its end."""
    long = abs(value) * unit
    left = middle - long if value < 0 else middle
    sign = "−" if value < 0 else "+"
    label = f"{sign}{NBSP}{nombre(abs(value), 1)}" if round(value, 1) else "0"
    x, anchor = (left - 4, "end") if value < 0 else (middle + long + 4, "start")
    bar = el("rect", x=left, y=y, width=max(long, 0.5), height="8", fill=colour)
    return el("g", bar, text(label, x, y + 7.5, 8.5, text_anchor=anchor))
