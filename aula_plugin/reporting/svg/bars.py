"""Stacked bars of the signals: one for the whole, one by theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ...core.typography import accord, nombre, pluriel
from ..reading import Decompte
from ..signals import CONSTAT, ECART, INK, MUTED, NON_EVALUABLE, ORDER, RESPECTE, SANS_OBJET, TOLERE, Sign
from .marks import mark
from .markup import el, group, svg, text
from .metrics import text_width

_BAR_ORDER = (ECART, TOLERE, RESPECTE, NON_EVALUABLE, SANS_OBJET)
_WHITE_TEXT = (ECART.key, RESPECTE.key)


def segment(sign: Sign, hatched: bool, x: float, y: float, width: float, height: float) -> Markup:
    """Draw one segment: plain, hatched when to be examined, dotted when not evaluated, outlined for a constat."""
    if sign is CONSTAT:
        return el("rect", x=x + 0.5, y=y + 0.5, width=max(width - 1.5, 0.5), height=height - 1, fill="#fff",
                  stroke="#9aa3ab", stroke_dasharray="2 2")  # fmt: skip
    fill = f"url(#h-{sign.key})" if hatched or sign is NON_EVALUABLE else sign.colour
    stroke = sign.colour if hatched or sign is NON_EVALUABLE else None
    ground = el("rect", x=x, y=y, width=max(width - 1, 0.6), height=height, fill="#fff")
    return ground + el("rect", x=x, y=y, width=max(width - 1, 0.6), height=height, fill=fill, stroke=stroke,
                       stroke_width="1" if stroke else None)  # fmt: skip


def signal_bar(count: Decompte, width: float = 672.0) -> Markup:
    """Draw the one bar of page 1, with the count of each signal under its segment."""
    total = sum(count.n(sign) for sign in _BAR_ORDER)
    if not total:
        return Markup("")
    x, parts, spans = 0.0, [], []
    for sign in _BAR_ORDER:
        n = count.n(sign)
        if not n:
            continue
        hatched = count.a_examiner(sign)
        full, part = width * (n - hatched) / total, width * hatched / total
        if full:
            parts.append(segment(sign, False, x, 22, full, 24))
        if part:
            parts.append(segment(sign, True, x + full, 22, part, 24))
            spans.append((sign, x + full, part, hatched))
        x += full + part
    parts.append(_examine_note(count, spans, width))
    parts.append(_constat_note(count, width))
    parts.append(_bar_labels(count, total, width))
    return svg(width, 84, f"Barre des signaux : {bar_sentence(count)}", *parts)


def bar_sentence(count: Decompte) -> str:
    """Return the bar in words."""
    words = []
    for sign in _BAR_ORDER:
        n = count.n(sign)
        if n:
            examined = count.a_examiner(sign)
            extra = f" dont {nombre(examined)} à examiner" if examined else ""
            words.append(f"{nombre(n)} {accord(n, sign.word, sign.plural)}{extra}")
    return ", ".join(words)


def _examine_note(count: Decompte, spans: list, width: float) -> Markup:
    n = sum(hatched for *_, hatched in spans)
    if not n:
        return Markup("")
    label = f"dont {nombre(n)} à examiner ▹ (hachures)"
    x = min(spans[0][1], width - text_width(label, 9) - (150 if count.constats else 0))
    ticks = [el("path", d=f"M{a:.1f} 20.5v-3h{max(w - 1, 1):.1f}v3", fill="none", stroke=INK, stroke_width="0.9")
             for _, a, w, _ in spans]  # fmt: skip
    return text(label, max(x, 0), 12, 9) + group(*ticks)


def _constat_note(count: Decompte, width: float) -> Markup:
    n = count.constats
    if not n:
        return Markup("")
    return text(f"{pluriel(n, 'constat')} sans seuil, hors barre", width, 12, 9, text_anchor="end", fill=MUTED)


@dataclass
class _Label:
    sign: Sign
    n: int
    word: str
    left: float
    width: float


def _bar_labels(count: Decompte, total: int, width: float) -> Markup:
    """Place one label under each segment; a label too wide for its segment slides to the free side."""
    labels, x = [], 0.0
    for sign in _BAR_ORDER:
        n = count.n(sign)
        if n:
            word = accord(n, sign.word, sign.plural)
            wide = max(16 + text_width(nombre(n), 13.5, True), text_width(word, 9)) + 10
            labels.append(_Label(sign, n, word, x, wide))
            x += width * n / total
    limit = width + 10
    for label in reversed(labels):
        label.left = min(label.left, limit - label.width)
        limit = label.left
    edge = 0.0
    parts = []
    for label in labels:
        label.left = max(label.left, edge)
        edge = label.left + label.width
        parts.append(mark(label.sign, label.left + 5.5, 60.5, 10))
        parts.append(text(nombre(label.n), label.left + 15, 65, 13.5, font_weight="bold"))
        parts.append(text(label.word, label.left, 79, 9))
    return group(*parts)


def theme_bars(themes: Sequence[tuple[str, Decompte]], width: float = 672.0) -> Markup:
    """Draw one bar by theme, all at one scale, counts written inside where they fit."""
    longest = max((count.total for _, count in themes), default=0)
    if not longest:
        return Markup("")
    left, room = 168.0, width - 168.0 - 4
    parts = [_theme_legend(themes, left)]
    for row, (theme, count) in enumerate(themes):
        y = 24.0 + 22 * row
        parts.append(text(_short(theme, left - 8), 0, y + 12.5, 9.5))
        parts.append(_theme_bar(count, left, y, room / longest))
    return svg(width, 24.0 + 22 * len(themes), "Lignes par thème et par signal", *parts)


def _theme_bar(count: Decompte, x: float, y: float, unit: float) -> Markup:
    parts = []
    for sign in ORDER:
        hatched = count.a_examiner(sign) if sign is not CONSTAT else 0
        for n, is_hatched in ((count.n(sign) - hatched, False), (hatched, True)):
            if not n:
                continue
            wide = n * unit
            parts.append(segment(sign, is_hatched, x, y, wide, 18))
            label = nombre(n)
            if wide > text_width(label, 9, True) + 4:
                white = sign.key in _WHITE_TEXT and not is_hatched
                if is_hatched or sign is NON_EVALUABLE:
                    half = text_width(label, 9, True) / 2 + 2
                    parts.append(el("rect", x=x + wide / 2 - half, y=y + 3, width=2 * half, height=12.0, fill="#fff"))
                parts.append(
                    text(label, x + wide / 2 - 0.5, y + 12.4, 9, text_anchor="middle", font_weight="bold",
                         fill="#fff" if white else INK)
                )  # fmt: skip
            x += wide
    return group(*parts)


def _theme_legend(themes: Sequence[tuple[str, Decompte]], x: float) -> Markup:
    parts = []
    for sign in ORDER:
        if not any(count.n(sign) for _, count in themes):
            continue
        parts.append(mark(sign, x + 5, 9, 9))
        parts.append(text(sign.word, x + 14, 12.3, 9, fill=MUTED))
        x += 14 + text_width(sign.word, 9) + 14
    return group(*parts)


def _short(label: str, width: float) -> str:
    if text_width(label, 9.5) <= width:
        return label
    while label and text_width(f"{label}…", 9.5) > width:
        label = label[:-1]
    return f"{label}…"
