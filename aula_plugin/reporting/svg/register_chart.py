"""What is charged to each envelope, in per cent of it: consumed, opened and not consumed, one limit for all rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ...core.typography import NBSP, mesure, nombre
from ..signals import CONSUMPTION, ECART, INK, MUTED, RULE, TARGET
from .envelope_chart import share_text
from .markup import el, group, halo, svg, text
from .metrics import text_width, wrap

_LEFT, _RIGHT, _TOP = 206.0, 104.0, 46.0
_CAP = 200.0
#: Look of each part of a bar: what is told, fill, outline.
LOOKS = (
    ("consommé", CONSUMPTION, CONSUMPTION),
    ("ouvert, non consommé", "url(#r-ocre)", CONSUMPTION),
    ("ouvert, consommation inconnue", "#d9b9a8", CONSUMPTION),
)


@dataclass(frozen=True)
class Bar:
    """One territory; parts in hectares in the order of ``LOOKS``, the envelope None when there is none of its own."""

    kind: str
    label: str
    envelope: float | None
    parts: tuple[float, float, float]
    left: float | None
    at_most: bool
    without: str

    @property
    def total(self) -> float:
        """Hectares charged."""
        return sum(self.parts)


def register_chart(bars: Sequence[Bar], width: float = 672.0) -> Markup:
    """Draw one bar per territory, a legend above and the limit of the envelope at 100 %."""
    shares = [100 * bar.total / bar.envelope for bar in bars if bar.envelope]
    top = min(max([120.0, *(share * 1.08 for share in shares)]), _CAP)
    unit = (width - _LEFT - _RIGHT) / top
    height = _TOP + sum(map(_step, bars)) + 24
    parts = [_legend(bars), _grid(unit, top, height, width)]
    y = _TOP
    for bar in bars:
        parts.append(_row(bar, y + _step(bar) / 2, unit, top, width))
        y += _step(bar)
    return svg(width, height, "Surface imputée à chaque enveloppe, consommée ou ouverte", *parts)


def _step(bar: Bar) -> float:
    return 21.0 if bar.kind == "commune" else 29.0


def _legend(bars: Sequence[Bar]) -> Markup:
    x, drawn = _LEFT, []
    for position, (name, fill, outline) in enumerate(LOOKS):
        if any(bar.parts[position] > 0 for bar in bars):
            drawn.append(el("rect", x=x, y="1", width="14", height="9", fill=fill, stroke=outline, stroke_width="0.8"))
            drawn.append(text(name, x + 19, 9, 9))
            x += 19 + text_width(name, 9) + 18
    return group(*drawn)


def _grid(unit: float, top: float, height: float, width: float) -> Markup:
    bottom, parts = height - 20, []
    for value in range(0, int(top) + 1, 50 if top > 100 else 25):
        x = _LEFT + value * unit
        parts.append(el("path", d=f"M{x:.1f} 40V{bottom:.1f}", stroke=INK if not value else RULE, stroke_width="0.8"))
        label = f"{value}{NBSP}%" if value else "0"
        parts.append(text(label, x, bottom + 13, 9, text_anchor="middle", fill=MUTED))
    line = _LEFT + 100 * unit
    parts.append(el("path", d=f"M{line:.1f} 34V{bottom:.1f}", stroke=TARGET, stroke_width="1.8"))
    parts.append(text("enveloppe", line - 4, 30, 9, text_anchor="end", fill=TARGET, font_weight="bold"))
    parts.append(text("reste", width, 30, 9, text_anchor="end", fill=MUTED))
    return group(*parts)


def _row(bar: Bar, y: float, unit: float, top: float, width: float) -> Markup:
    indent, size, bold = (12.0, 9.2, False) if bar.kind == "commune" else (0.0, 9.8, True)
    lines = wrap(bar.label, size, _LEFT - indent - 12, bold, max_lines=2)
    first = y + 3.4 - 5.5 * (len(lines) - 1)
    parts = [
        text(line, indent, first + 11 * i, size, font_weight="bold" if bold else None) for i, line in enumerate(lines)
    ]
    if not bar.envelope:
        return group(*parts, text(bar.without, _LEFT + 6, y + 3.3, 9, fill=MUTED, font_style="italic"))
    parts.append(_stack(bar, y, 9.0 if bar.kind == "commune" else 13.0, unit, top))
    return group(*parts, _left(bar, y, width))


def _stack(bar: Bar, y: float, thick: float, unit: float, top: float) -> Markup:
    envelope = bar.envelope or 1.0
    x, drawn = _LEFT, []
    for (_, fill, outline), value in zip(LOOKS, bar.parts):
        end = min(x + 100 * value / envelope * unit, _LEFT + top * unit)
        if value > 0:
            box = {"x": x, "y": y - thick / 2, "width": max(end - x, 0.8), "height": thick}
            drawn.append(el("rect", fill="#fff", **box))
            drawn.append(el("rect", fill=fill, stroke=outline, stroke_width="0.6", **box))
        x = end
    share = 100 * bar.total / envelope
    line = _LEFT + 100 * unit
    if share > 100:
        drawn.append(el("path", d=f"M{line:.1f} {y - thick / 2:.1f}v{thick:.1f}", stroke=TARGET, stroke_width="1.8"))
    label = share_text(share) if share <= top else f"{share_text(share)} ▸"
    if x + 8 + text_width(label, 9) > _LEFT + top * unit + 20:
        return group(*drawn, halo(label, x - 5, y + 3.2, 9, text_anchor="end"))
    return group(*drawn, halo(label, x + 6, y + 3.2, 9))


def _left(bar: Bar, y: float, width: float) -> Markup:
    if bar.left is None:
        return text(bar.without, width, y + 3.3, 9, text_anchor="end", fill=MUTED, font_style="italic")
    shown = mesure(bar.left, "ha")
    label = f"au plus {shown}" if bar.at_most and bar.left >= 0 else shown
    beyond = bar.left < 0 and nombre(bar.left, 3) != nombre(0, 3)
    return text(
        label, width, y + 3.3, 9.2, text_anchor="end", font_weight="bold" if beyond else None,
        fill=ECART.colour if beyond else INK,
    )  # fmt: skip
