"""Consumption in per cent of the envelope: bars for levels, dots for communes, one threshold for all rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ...core.typography import NBSP, nombre
from ..reading import Ligne
from ..signals import CONSUMPTION, ECART, INK, MUTED, RULE, TARGET
from .marks import mark
from .markup import el, group, halo, svg, text
from .metrics import text_width, wrap

_LEFT, _RIGHT = 206.0, 112.0
_CAP = 250.0


@dataclass(frozen=True)
class Row:
    """One row: ``kind`` is ``commune``, ``niveau`` or ``ensemble``; ``only`` names the single commune of a level."""

    kind: str
    label: str
    line: Ligne
    only: str = ""


def share_text(value: float) -> str:
    """Print a share of the envelope; one beyond it never prints as 100 %."""
    return f"{nombre(value, 1 if round(value) == 100 and abs(value - 100) >= 0.05 else 0)} %"


def gap(line: Ligne, unit: bool = True) -> str:
    """Return the signed difference between a value and its envelope, empty without one."""
    if line.valeur is None or line.seuil is None:
        return ""
    difference = line.valeur - line.seuil
    digits = line.decimales
    while digits < 3 and difference and round(difference, digits) == 0:
        digits += 1
    text_ = nombre(difference, digits)
    return ("+" if difference > 0 else "") + text_ + (f"{NBSP}{line.unite}" if unit else "")


def share(line: Ligne, value: float | None) -> float | None:
    """Return a value in per cent of the envelope; None without envelope."""
    return None if value is None or not line.seuil else 100 * value / line.seuil


def envelope_chart(rows: Sequence[Row], tolerance: float, width: float = 672.0) -> Markup:
    """Draw the rows; ``tolerance`` is the relative one of the rule (0.10 for 10 %)."""
    shares = [share(row.line, value) for row in rows for value in (row.line.valeur, row.line.valeur_max)]
    top = min(max([150.0, *(s * 1.08 for s in shares if s is not None)]), _CAP)
    room = width - _LEFT - _RIGHT
    unit = room / top
    height = 34.0 + sum(_step(row) for row in rows) + 26
    parts = [_grid(unit, top, height, tolerance)]
    y = 34.0
    for row in rows:
        step = _step(row)
        parts.append(_row(row, y + step / 2, unit, top, width))
        y += step
    return svg(width, height, "Surface ouverte en part de l’enveloppe, par niveau et par commune", *parts)


def _step(row: Row) -> float:
    return 23.0 if row.kind == "commune" else 31.0


def _grid(unit: float, top: float, height: float, tolerance: float) -> Markup:
    bottom = height - 22
    parts = []
    if tolerance > 0:
        band = min(tolerance * 100, top - 100) * unit
        parts.append(
            el("rect", x=_LEFT + 100 * unit, y="26", width=band, height=bottom - 26, fill=TARGET, fill_opacity="0.13")
        )
    step = 50 if top <= 260 else 100
    for value in range(0, int(top) + 1, step):
        x = _LEFT + value * unit
        parts.append(el("path", d=f"M{x:.1f} 30V{bottom:.1f}", stroke=INK if value == 0 else RULE, stroke_width="0.8"))
        label = "0" if value == 0 else f"{value} %"
        parts.append(text(label, x, bottom + 13, 9, text_anchor="middle", fill=MUTED))
    line = _LEFT + 100 * unit
    parts.append(el("path", d=f"M{line:.1f} 26V{bottom:.1f}", stroke=TARGET, stroke_width="1.8"))
    parts.append(text("enveloppe du SCoT", line - 4, 20, 9, text_anchor="end", fill=TARGET, font_weight="bold"))
    if tolerance > 0:
        parts.append(text(f"tolérance de {nombre(tolerance * 100)} %", line + 6, 20, 9, fill=TARGET))
    parts.append(text("écart à l’enveloppe", _LEFT + top * unit + _RIGHT, 20, 9, text_anchor="end", fill=MUTED))
    return group(*parts)


def _row(row: Row, y: float, unit: float, top: float, width: float) -> Markup:
    line = row.line
    indent = 12.0 if row.kind == "commune" else 0.0
    size = 9.2 if row.kind == "commune" else 9.8
    bold = row.kind != "commune"
    lines = wrap(row.label, size, _LEFT - indent - 12, bold, max_lines=2)
    first = y + 3.4 - 5.5 * (len(lines) - 1)
    parts = [
        text(piece, indent, first + 11 * i, size, font_weight="bold" if bold else None) for i, piece in enumerate(lines)
    ]
    if row.only:
        below = wrap(f"{row.only}, seule commune", 8.2, _LEFT - 12, max_lines=1)[0]
        parts.append(text(below, 0, first + 11 * len(lines), 8.2, fill=MUTED))
    value = share(line, line.valeur)
    if value is None:
        parts.append(text(_no_share(line), _LEFT + 6, y + 3.3, 9, fill=MUTED, font_style="italic"))
    else:
        parts.append(_value(row, value, y, unit, top))
        parts.append(_whisker(line, y + (11 if bold else 8.5), unit, top))
    parts.append(mark(line.signe, width - 76, y, 9, hollow=line.a_examiner))
    if line.a_examiner:
        parts.append(text("▹", width - 68, y + 3.3, 9))
    if line.valeur is not None and line.seuil is not None:
        parts.append(
            text(gap(line), width, y + 3.3, 9.2, text_anchor="end",
                 font_weight="bold" if line.signe is ECART else None)
        )  # fmt: skip
    return group(*parts)


def _no_share(line: Ligne) -> str:
    if line.valeur is None:
        return line.signe.word
    return f"{line.mesure_texte}, sans enveloppe" if line.seuil is None else f"{line.mesure_texte}, enveloppe nulle"


def _value(row: Row, value: float, y: float, unit: float, top: float) -> Markup:
    end = _LEFT + min(value, top) * unit
    label = share_text(value)
    weight = "bold" if row.kind != "commune" else None
    parts = []
    if row.kind == "commune":
        parts.append(el("path", d=f"M{_LEFT:.1f} {y:.1f}H{end:.1f}", stroke=CONSUMPTION, stroke_width="0.9"))
        parts.append(el("circle", cx=end, cy=y, r="4.4", fill=CONSUMPTION))
    else:
        parts.append(el("rect", x=_LEFT, y=y - 6, width=max(end - _LEFT, 0.8), height=12.0, fill=CONSUMPTION))
        line = _LEFT + 100 * unit
        if value > 100:
            parts.append(el("path", d=f"M{line:.1f} {y - 6:.1f}v12", stroke="#fff", stroke_width="3.4"))
            parts.append(el("path", d=f"M{line:.1f} {y - 6:.1f}v12", stroke=TARGET, stroke_width="1.8"))
    if value > top:
        label = f"▸ {label}"
    wide = text_width(label, 9, bool(weight))
    if end + 8 + wide > _LEFT + top * unit + 24:
        dot = row.kind == "commune"
        above, ink = (y - 5, INK) if dot else (y + 3.2, "#fff")
        parts.append(text(label, end - 8, above, 9, text_anchor="end", font_weight=weight, fill=ink))
    elif row.kind != "commune" and 0 < (100 * unit + _LEFT) - end < wide + 14 and end - _LEFT > wide + 12:
        parts.append(text(label, end - 6, y + 3.2, 9, text_anchor="end", font_weight=weight, fill="#fff"))
    else:
        parts.append(halo(label, end + 9, y + 3.2, 9, font_weight=weight))
    return group(*parts)


def _whisker(line: Ligne, y: float, unit: float, top: float) -> Markup:
    low, high = share(line, line.valeur_min), share(line, line.valeur_max)
    if low is None or high is None or abs(high - low) < 0.5:
        return Markup("")
    a, b = _LEFT + min(low, top) * unit, _LEFT + min(high, top) * unit
    return el("path", d=f"M{a:.1f} {y - 2.5:.1f}v5m0 -2.5H{b:.1f}m0 -2.5v5", stroke=INK, stroke_width="1", fill="none")


def bracket(line: Ligne) -> str:
    """Return the bracket of a value in words, empty when both ends print alike."""
    if line.valeur_min is None or line.valeur_max is None:
        return ""
    low, high = (nombre(v, line.decimales) for v in (line.valeur_min, line.valeur_max))
    return "" if low == high else f"{low} à {high}"
