"""A slider with a tick at its default; a double click goes back to it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF, QSize, Qt
from qgis.PyQt.QtGui import QMouseEvent, QPainter, QPaintEvent, QPolygonF
from qgis.PyQt.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from ..common.ink import ink_of, scaled


class TickSlider(QSlider):
    """Horizontal; ``usual`` is the default."""

    def __init__(self, least: int, most: int, usual: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.usual = usual
        self.setRange(least, most)
        self.setMinimumWidth(scaled(self, 60))

    def sizeHint(self) -> QSize:
        """Return the usual size, and room for the tick."""
        usual = super().sizeHint()
        return QSize(usual.width(), max(usual.height(), scaled(self, 24)))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        """Go back to the default."""
        self.setValue(self.usual)

    def tick(self) -> float:
        """Return where the tick stands, from the left."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style = self.style()
        handle = style.pixelMetric(QStyle.PixelMetric.PM_SliderLength, option, self)
        span = self.width() - handle
        place = QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), self.usual, span)
        return handle / 2 + place

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the slider, then the tick under it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink_of(self.palette()).grey)
        half, x, foot = scaled(self, 3), self.tick(), self.height()
        triangle = (QPointF(x - half, foot), QPointF(x + half, foot), QPointF(x, foot - half - 1))
        painter.drawPolygon(QPolygonF(triangle))
