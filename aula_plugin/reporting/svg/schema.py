"""The drawing that explains raw, net and certain surfaces."""

from __future__ import annotations

from markupsafe import Markup

from ...core.typography import nombre
from ..signals import INK, MUTED
from .markup import el, group, svg, text
from .metrics import wrap

_RESERVE = "M112 4C92 22 120 44 100 64C88 78 108 98 96 118H206V4z"
_INNER = "M134 4C114 22 142 44 122 64C110 78 130 98 118 118"
_ZONE = "M14 34L154 24L161 76L24 84z"
_RAW = "M109.6 27.2L154 24L161 76L94 80C96 73 97 68 100 64C111 52 108 40 109.6 27.2z"
_SLIVER = "M92 101L96 101.2L96.6 113L94 116.5z"
_CERTAIN = "M130.7 25.7L154 24L161 76L115.4 78.7C116 72 118 68 122 64C133 52 130 39 130.7 25.7z"


def schema(sliver_m: float, width: float = 672.0) -> Markup:
    """Draw the three surfaces of one overlap; ``sliver_m`` is the width under which a strip is dropped."""
    steps = (
        ("Surface brute", "tout le recouvrement, liserés compris", "brute"),
        ("Surface nette", f"sans ce qui est plus étroit que {nombre(sliver_m)} m : elle porte le signal", "nette"),
        ("Surface certaine", "au-delà de l’incertitude u de la limite : acquise quel que soit le tracé", "certaine"),
    )
    return svg(
        width,
        176,
        "Schéma : surface brute, surface nette et surface certaine d’un recouvrement",
        *(_panel(226.0 * i, *step) for i, step in enumerate(steps)),
    )


def _panel(x: float, title: str, legend: str, kind: str) -> Markup:
    layers = [
        el("path", d=_RESERVE, fill="#2f6b3a", fill_opacity="0.24", stroke="#2f6b3a"),
        el("path", d="M54 96L92 101L96 101.2L94 116.5L57 112z", fill="#ff6565", fill_opacity="0.3", stroke="#c23b3b"),
        el("path", d=_ZONE, fill="#ff6565", fill_opacity="0.3", stroke="#c23b3b"),
    ]
    if kind == "brute":
        layers += [el("path", d=d, fill="none", stroke=INK, stroke_width="1.8") for d in (_RAW, _SLIVER)]
        layers.append(text("liseré", 104, 112, 8.5, font_style="italic"))
    else:
        layers.append(el("path", d=_RAW, fill="#b3261e", fill_opacity="0.62", stroke=INK, stroke_width="0.8"))
    if kind == "certaine":
        layers.append(el("path", d=_CERTAIN, fill="#6d0f0a"))
        layers.append(el("path", d=_INNER, fill="none", stroke="#2b3b30", stroke_dasharray="3 2.2"))
        layers.append(el("path", d="M102.5 96h19.5m-19.5 -3v6m19.5 -6v6", stroke=INK, fill="none"))
        layers.append(text("u", 109, 91, 9.5, font_style="italic"))
    layers.append(text("zone à urbaniser", 22, 58, 8.5))
    layers.append(text("réservoir", 160, 100, 8.5))
    words = [text(line, 0, 152 + 11.5 * i, 9, fill=MUTED) for i, line in enumerate(wrap(legend, 9, 200, max_lines=2))]
    return group(*layers, text(title, 0, 137, 9.8, font_weight="bold"), *words, transform=f"translate({x:.0f} 0)")
