"""Colours of what was consumed, on light and on dark; the target takes the accent of the panels."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QPainter

from ..common.ink import Ink

CONSUMED = QColor("#8c4a2f")
CONSUMED_ON_DARK = QColor("#c97a55")
TRACK = QColor("#e6e9ec")
#: Beyond this share of the envelope a bar is cut, and its end is capped in ink.
MOST_SHOWN = 200.0


def consumed(ink: Ink) -> QColor:
    """Return the colour of what was consumed."""
    return CONSUMED_ON_DARK if ink.dark else CONSUMED


def track(ink: Ink) -> QColor:
    """Return the colour of an envelope not consumed, where no frame draws it."""
    return ink.rule.darker(150) if ink.dark else TRACK


def hatched(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Fill a box with the hatching of what is only imagined."""
    painter.fillRect(box, QBrush(colour, Qt.BrushStyle.BDiagPattern))
    painter.setPen(colour)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
