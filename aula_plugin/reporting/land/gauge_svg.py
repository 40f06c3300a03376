"""The gauge of a counter: share of the envelope that is consumed, against the share of the time that has passed."""

from __future__ import annotations

from markupsafe import Markup

from ...core.land.trajectory import Trajectory
from ...core.typography import nombre
from ..centralities.drawing import Drawing, drawing, hatched
from ..centralities.words import ACCENT
from ..signals import INK, MUTED
from ..svg.frame import Frame
from ..svg.markup import el, group, text
from ..svg.metrics import text_width

CONSUMED = "#8c4a2f"
_TOP, _HIGH, _SIZE = 17.0, 15.0, 9.0


def gauge_drawing(series: Trajectory, width: float) -> Drawing:
    """Return the gauge; beyond the envelope the bar is longer than the frame of the envelope, which stays in scale."""
    used = series.used_pct
    added = series.outcome.added_pct if series.outcome is not None else None
    reach = max(100.0, used or 0.0, (used or 0.0) + (added or 0.0))
    scale = (width - 1) / reach
    parts = [
        el("rect", x=0.5, y=_TOP, width=100 * scale, height=_HIGH, fill="#ffffff", stroke=MUTED, stroke_width="0.8")
    ]
    if used is not None and used > 0:
        parts.append(el("rect", x=0.5, y=_TOP, width=used * scale, height=_HIGH, fill=CONSUMED))
    if added:
        parts.append(_hatching(0.5 + max(used or 0.0, 0.0) * scale, added * scale))
    if series.elapsed_pct is not None:
        x = 0.5 + series.elapsed_pct * scale
        parts.append(el("path", d=f"M{x:.1f} {_TOP - 4:.1f}V{_TOP + _HIGH + 4:.1f}", stroke=INK, stroke_width="2"))
        said = f"temps écoulé {nombre(series.elapsed_pct)} %"
        at = min(max(x - text_width(said, _SIZE) / 2, 0.0), width - text_width(said, _SIZE))
        parts.append(text(said, at, _TOP - 7, _SIZE, fill=INK))
    parts.append(group(*_words(series, width, scale, added)))
    return drawing(width, _TOP + _HIGH + 17.0, "Part consommée de l’enveloppe et temps écoulé", *parts)


def _hatching(x: float, wide: float) -> Markup:
    frame = Frame(0.0, 0.0, max(wide, 0.1), _HIGH, max(wide, 0.1), _HIGH)
    edge = el("rect", x=x, y=_TOP, width=wide, height=_HIGH, fill="none", stroke=CONSUMED, stroke_width="0.8")
    return group(hatched(frame.window, frame, 4.5, CONSUMED), transform=f"translate({x:.1f} {_TOP})") + edge


def _words(series: Trajectory, width: float, scale: float, added: float | None) -> list[Markup]:
    y = _TOP + _HIGH + 12.0
    used = "consommé n. d." if series.used_pct is None else f"consommé {nombre(series.used_pct)} %"
    if added:
        used += f", hypothèses + {nombre(added)} %"
    end = min(0.5 + 100 * scale, width)
    return [
        text(used, 0.0, y, _SIZE, fill=CONSUMED, font_weight="bold"),
        text("enveloppe 100 %", end, y, _SIZE, fill=ACCENT, text_anchor="end"),
    ]
