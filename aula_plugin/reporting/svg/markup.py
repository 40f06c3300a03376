"""SVG elements as text, always escaped."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from ...core.typography import insecables, propre

_ATTRIBUTE = Markup(' {}="{}"')
_FULL = Markup("<{}{}>{}</{}>")
_EMPTY = Markup("<{}{}/>")
FONT = "DejaVu Sans, Verdana, sans-serif"


def num(value: float) -> str:
    """Write a coordinate: one decimal, no trailing zero."""
    text = f"{float(value):.1f}"
    return text[:-2] if text.endswith(".0") else text


def el(name: str, *children: str, **attributes: Any) -> Markup:
    """Return an element; ``stroke_width`` is written ``stroke-width``, ``class_`` is ``class``, None is left out.

    Children must already be markup; plain text goes through ``text``.
    """
    written = Markup("")
    for key, value in attributes.items():
        if value is not None:
            shown = num(value) if isinstance(value, float) else value
            written += _ATTRIBUTE.format(key.rstrip("_").replace("_", "-"), shown)
    inner = Markup("").join(children)
    return _FULL.format(name, written, inner, name) if inner else _EMPTY.format(name, written)


def safe(content: str) -> Markup:
    """Return a text as escaped character data with French spacing."""
    return escape(insecables(propre(content)))


def text(content: str, x: float, y: float, size: float = 9.5, **attributes: Any) -> Markup:
    """Return a text element."""
    return el("text", safe(content), x=float(x), y=float(y), font_size=num(size), **attributes)


def halo(content: str, x: float, y: float, size: float = 9.5, **attributes: Any) -> Markup:
    """Return a text element readable over a map."""
    return text(
        content,
        x,
        y,
        size,
        paint_order="stroke",
        stroke="#fff",
        stroke_width="2.6",
        stroke_linejoin="round",
        **attributes,
    )


def group(*children: str, **attributes: Any) -> Markup:
    """Return a group."""
    return el("g", *children, **attributes) if any(children) else Markup("")


def svg(width: float, height: float, label: str, *children: str, **attributes: Any) -> Markup:
    """Return a drawing ``width`` CSS pixels wide at most, which shrinks with its column."""
    return el(
        "svg",
        *children,
        xmlns="http://www.w3.org/2000/svg",
        class_="fig",
        width=num(width),
        height=num(height),
        viewBox=f"0 0 {num(width)} {num(height)}",
        role="img",
        aria_label=insecables(propre(label)),
        font_family=FONT,
        fill="#1d2a35",
        **attributes,
    )
