"""Scale bars in round numbers."""

from __future__ import annotations

import math

from markupsafe import Markup

from ...core.typography import NBSP, nombre
from ..signals import INK
from .frame import Frame
from .markup import el, group, halo


def round_length(frame: Frame, target_px: float) -> float:
    """Return the largest of 1, 2, 5 × 10ⁿ metres that fits ``target_px``."""
    metres = target_px / frame.scale
    power = 10.0 ** math.floor(math.log10(metres))
    return max(step * power for step in (1, 2, 5) if step * power <= metres * (1 + 1e-9))


def label(metres: float) -> str:
    """Write a ground length."""
    if metres >= 1000:
        return f"{nombre(metres / 1000, 0 if metres % 1000 == 0 else 1)}{NBSP}km"
    return f"{nombre(metres, 0 if metres >= 1 else 1)}{NBSP}m"


def scale_bar(frame: Frame, x: float, y: float, target_px: float = 90) -> Markup:
    """Draw a bar ending at the right on ``x``, standing on ``y``."""
    metres = round_length(frame, target_px)
    length = metres * frame.scale
    left = x - length
    return group(
        el("rect", x=left, y=y - 4, width=length, height=4.0, fill="#fff", stroke=INK, stroke_width="0.8"),
        el("rect", x=left, y=y - 4, width=length / 2, height=4.0, fill=INK),
        halo("0", left, y - 7, 8.5, text_anchor="middle"),
        halo(label(metres), x + 2, y - 7, 8.5, text_anchor="end"),
    )


def short_scale_bar(frame: Frame, x: float, y: float, target_px: float = 40) -> Markup:
    """Draw a one-segment bar for a small map, on a white ground."""
    metres = round_length(frame, target_px)
    length = metres * frame.scale
    return group(
        el("rect", x=x - length - 5, y=y - 15, width=length + 10, height=20.0, fill="#fff", fill_opacity="0.85"),
        el("path", d=f"M{x - length:.1f} {y - 3:.1f}v3h{length:.1f}v-3", stroke=INK, stroke_width="1.1", fill="none"),
        halo(label(metres), x - length / 2, y - 4.5, 8.5, text_anchor="middle"),
    )
