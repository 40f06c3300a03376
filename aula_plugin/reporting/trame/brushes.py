"""What paper shows of colours that a printer may lose: hatching, dots and plain fills, painted as small images."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QBuffer, QByteArray, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from ..signals import INK
from ..svg.importance_bar import PARTS

#: Pixels of the image per pixel of the page: 300 dots per inch on paper.
SHARP = 3
#: Bars of importance, pixels of the page.
BAR_WIDTH, BAR_HEIGHT = 120.0, 11.0
SWATCH_WIDTH, SWATCH_HEIGHT = 22.0, 10.0
Paint = Callable[[QPainter], None]


def painted(width: float, height: float, paint: Paint) -> QImage:
    """Return a white image of a size in pixels of the page, painted in these."""
    image = QImage(max(1, round(width * SHARP)), max(1, round(height * SHARP)), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(SHARP, SHARP)
        paint(painter)
    finally:
        painter.end()
    return image


def png(image: QImage) -> bytes:
    """Return an image as the bytes of a PNG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data)


def pen(colour: str, width: float) -> QPen:
    """Return a pen with round corners."""
    made = QPen(QColor(colour), width)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return made


def hatch(
    painter: QPainter, area: QPainterPath, colour: str, angle: float, step: float = 5.0, wide: float = 1.5
) -> None:
    """Cover an area with lines that lean by ``angle`` degrees from the vertical, clockwise."""
    box = area.boundingRect()
    reach = (box.width() + box.height()) / 2 + step
    painter.save()
    painter.setClipPath(area, Qt.ClipOperation.IntersectClip)
    painter.translate(box.center())
    painter.rotate(angle)
    painter.setPen(pen(colour, wide))
    for rank in range(-int(reach / step), int(reach / step) + 1):
        painter.drawLine(QPointF(rank * step, -reach), QPointF(rank * step, reach))
    painter.restore()


def corridor(painter: QPainter, area: QPainterPath, colour: str, angle: float) -> None:
    """Fill a corridor: a pale tint under hatching, as on screen."""
    tint = QColor(colour)
    tint.setAlphaF(0.16)
    painter.fillPath(area, tint)
    hatch(painter, area, colour, angle)
    painter.strokePath(area, pen(colour, 0.5))


def importance(shares: tuple[float, float, float], longest: float, colour: str) -> QImage:
    """Return the bar of a patch's importance at the scale of the longest one: plain, dots, then lines.

    Parameters
    ----------
    shares : intra, flux, connecteur, any unit; ``longest`` is the largest sum of the table.
    """
    unit = (BAR_WIDTH - 1) / longest if longest > 0 else 0.0

    def paint(painter: QPainter) -> None:
        x = 0.5
        for share, (_, kind) in zip(shares, PARTS):
            wide = max(share, 0.0) * unit
            if wide > 0.2:
                _fraction(painter, QRectF(x, 1.0, wide, BAR_HEIGHT - 2.0), colour, kind)
            x += wide

    return painted(BAR_WIDTH, BAR_HEIGHT, paint)


def sample(colour: str, kind: str) -> QImage:
    """Return the sample of a fraction for the key of the bars."""
    box = QRectF(0.5, 0.5, SWATCH_WIDTH - 1, SWATCH_HEIGHT - 1)
    return painted(SWATCH_WIDTH, SWATCH_HEIGHT, lambda painter: _fraction(painter, box, colour, kind))


def swatch(kind: str, colour: str, angle: float) -> QImage:
    """Return the sample of the legend of a map: ``plein``, ``vide``, ``hachures``, ``trait`` or ``disque``."""
    box = QRectF(0.5, 0.5, SWATCH_WIDTH - 1, SWATCH_HEIGHT - 1)

    def paint(painter: QPainter) -> None:
        area = _rectangle(box)
        if kind == "hachures":
            corridor(painter, area, colour, angle)
        elif kind == "trait":
            painter.setPen(pen(colour, 1.6))
            painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
        elif kind == "disque":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(INK))
            painter.drawEllipse(box.center(), 4.6, 4.6)
        else:
            painter.fillPath(area, QColor(colour if kind == "plein" else "#ffffff"))
            painter.strokePath(area, pen(colour, 0.9))

    return painted(SWATCH_WIDTH, SWATCH_HEIGHT, paint)


def _fraction(painter: QPainter, box: QRectF, colour: str, kind: str) -> None:
    area = _rectangle(box)
    if kind == "plein":
        painter.fillPath(area, QColor(colour))
    elif kind == "hachures":
        hatch(painter, area, colour, 45, 4.0, 1.6)
    else:
        _dots(painter, area, colour)
    painter.strokePath(area, pen(colour, 0.6))


def _dots(painter: QPainter, area: QPainterPath, colour: str) -> None:
    box = area.boundingRect()
    painter.save()
    painter.setClipPath(area, Qt.ClipOperation.IntersectClip)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for column in range(int(box.width() / 2) + 2):
        for row in range(int(box.height() / 4) + 2):
            painter.drawEllipse(
                QPointF(box.left() + 1 + 2 * column, box.top() + 1 + 4 * row + 2 * (column % 2)), 0.8, 0.8
            )
    painter.restore()


def _rectangle(box: QRectF) -> QPainterPath:
    made = QPainterPath()
    made.addRect(box)
    return made
