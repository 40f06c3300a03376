"""Marks of the states of a step: lines in ink, grey or accent, never the shape of a signal."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPainterPath, QPen

from ...core.green_network.stages import BLOCKED, PREVIEW, RUNNING, STOPPED, TO_DO, TO_REDO, UP_TO_DATE
from ..common.ink import Ink


def tone_of(state: str, ink: Ink) -> QColor:
    """Return the colour of a mark."""
    if state in (TO_REDO, PREVIEW, RUNNING):
        return ink.accent
    return ink.ink if state in (UP_TO_DATE, STOPPED) else ink.grey


def draw_state(painter: QPainter, box: QRectF, state: str, ink: Ink) -> None:
    """Draw the mark of a state in a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tone = tone_of(state, ink)
    unit = box.width() / 16
    pen = QPen(tone, 1.5 * max(unit, 0.8))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.translate(box.topLeft())
    _DRAWN.get(state, _ring)(painter, unit, tone)
    painter.restore()


def _line(painter: QPainter, unit: float, *places: tuple[float, float]) -> None:
    painter.drawPolyline(*[QPointF(x * unit, y * unit) for x, y in places])


def _check(painter: QPainter, unit: float, _: QColor) -> None:
    _line(painter, unit, (2.5, 8.5), (6.2, 12.2), (13.5, 3.8))


def _again(painter: QPainter, unit: float, _: QColor) -> None:
    painter.drawArc(QRectF(2.6 * unit, 2.6 * unit, 10.8 * unit, 10.8 * unit), 40 * 16, 285 * 16)
    _line(painter, unit, (13.0, 1.8), (13.0, 5.4), (9.4, 5.4))


def _waves(painter: QPainter, unit: float, _: QColor) -> None:
    for height in (5.6, 10.6):
        path = QPainterPath(QPointF(1.8 * unit, height * unit))
        path.cubicTo(
            QPointF(5.5 * unit, (height - 4.4) * unit),
            QPointF(10.5 * unit, (height + 4.4) * unit),
            QPointF(14.2 * unit, height * unit),
        )
        painter.drawPath(path)


def _ring(painter: QPainter, unit: float, _: QColor) -> None:
    painter.drawEllipse(QPointF(8 * unit, 8 * unit), 4.6 * unit, 4.6 * unit)


def _lock(painter: QPainter, unit: float, _: QColor) -> None:
    painter.drawRect(QRectF(3.4 * unit, 7.4 * unit, 9.2 * unit, 6.4 * unit))
    painter.drawArc(QRectF(5 * unit, 2.6 * unit, 6 * unit, 9 * unit), 0, 180 * 16)


def _arc(painter: QPainter, unit: float, tone: QColor) -> None:
    box = QRectF(3 * unit, 3 * unit, 10 * unit, 10 * unit)
    pale = QColor(tone)
    pale.setAlpha(70)
    pen = painter.pen()
    painter.setPen(QPen(pale, pen.widthF() * 1.4))
    painter.drawEllipse(box)
    pen.setWidthF(pen.widthF() * 1.4)
    painter.setPen(pen)
    painter.drawArc(box, 90 * 16, -150 * 16)


def _alert(painter: QPainter, unit: float, _: QColor) -> None:
    painter.drawEllipse(QPointF(8 * unit, 8 * unit), 5.8 * unit, 5.8 * unit)
    _line(painter, unit, (8, 5), (8, 8.8))
    _line(painter, unit, (8, 11.1), (8, 11.2))


_DRAWN = {
    UP_TO_DATE: _check,
    TO_REDO: _again,
    PREVIEW: _waves,
    TO_DO: _ring,
    BLOCKED: _lock,
    RUNNING: _arc,
    STOPPED: _alert,
}
