"""The signals drawn: one shape and one colour each, hatched when the line is « à examiner »."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFont, QIcon, QPainter, QPainterPath, QPen, QPolygonF

from ...core.compatibility.results import ECART, NON_EVALUABLE, RESPECTE, SANS_OBJET, TOLERE
from .icons import painted_icon
from .ink import Ink

CONSTAT = ""
#: Order of the bar and of the legend.
SIGNALS = (RESPECTE, TOLERE, ECART, NON_EVALUABLE, SANS_OBJET, CONSTAT)
COLOURS = {
    RESPECTE: "#2e7d5b",
    TOLERE: "#c98a00",
    ECART: "#b3261e",
    NON_EVALUABLE: "#737373",
    SANS_OBJET: "#c9ccd1",
}
WHITE = QColor("#ffffff")
LIGHT_INK = QColor("#1d2a35")


def colour_of(signal: str) -> QColor:
    """Return the fill of a signal; a constat has none."""
    return QColor(COLOURS.get(signal, "#ffffff"))


def text_on(signal: str) -> QColor:
    """Return the colour of a text on the fill of a signal."""
    return WHITE if signal in (RESPECTE, ECART, NON_EVALUABLE) else LIGHT_INK


def draw_mark(painter: QPainter, box: QRectF, signal: str, examine: bool, ink: Ink) -> None:
    """Draw the mark of a signal in a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(box.width(), box.height())
    square = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
    if signal in (RESPECTE, TOLERE, ECART):
        _shape(painter, square, signal, examine, ink)
    elif signal == NON_EVALUABLE:
        _ring(painter, square, QColor("#a9b3bc") if ink.dark else colour_of(signal))
    elif signal == SANS_OBJET:
        _dash(painter, square, QColor("#a9b3bc") if ink.dark else QColor("#8b929a"))
    else:
        _letter(painter, square, ink.ink)
    painter.restore()


def draw_plain_mark(painter: QPainter, box: QRectF, signal: str, colour: QColor) -> None:
    """Draw the mark in one colour, for use on the fill of its own signal."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if signal == RESPECTE:
        painter.drawEllipse(box)
    elif signal == ECART:
        painter.drawPolygon(_triangle(box))
    elif signal == TOLERE:
        painter.drawPie(box, 90 * 16, 180 * 16)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.2))
        painter.drawEllipse(box)
    elif signal == NON_EVALUABLE:
        _ring(painter, box, colour)
    elif signal == SANS_OBJET:
        _dash(painter, box, colour)
    else:
        _letter(painter, box, colour)
    painter.restore()


def mark_icon(signal: str, ink: Ink, size: int = 14) -> QIcon:
    """Return the mark as an icon."""
    return painted_icon(lambda painter, box: draw_mark(painter, box, signal, False, ink), size)


def _triangle(box: QRectF) -> QPolygonF:
    return QPolygonF(
        [QPointF(box.center().x(), box.top()), QPointF(box.right(), box.bottom()), QPointF(box.left(), box.bottom())]
    )


def _shape(painter: QPainter, box: QRectF, signal: str, examine: bool, ink: Ink) -> None:
    colour = colour_of(signal)
    outline = QPainterPath()
    if signal == ECART:
        outline.addPolygon(_triangle(box))
        outline.closeSubpath()
    else:
        outline.addEllipse(box)
    filled = QPainterPath(outline)
    if signal == TOLERE:
        half = QPainterPath()
        half.addRect(QRectF(box.left(), box.top(), box.width() / 2, box.height()))
        filled = outline.intersected(half)
    if examine:
        hatch(painter, filled, colour)
    else:
        painter.fillPath(filled, QBrush(colour))
    edge = WHITE if ink.dark else colour
    painter.setPen(QPen(edge, 1.0 if ink.dark or examine else 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)


def hatch(painter: QPainter, path: QPainterPath, colour: QColor, step: float = 3.0, width: float = 1.3) -> None:
    """Fill a path with oblique lines."""
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, width))
    box = path.boundingRect()
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += step
    painter.restore()


def _ring(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.2))
    painter.drawEllipse(box)
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(max(6, round(box.height() * 0.72)))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")


def _dash(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    middle = box.center().y()
    painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))


def _letter(painter: QPainter, box: QRectF, colour: QColor) -> None:
    font = QFont("DejaVu Serif")
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setItalic(True)
    font.setBold(True)
    font.setPixelSize(max(7, round(box.height() * 0.95)))
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "i")
