"""What was consumed of an envelope, against the time gone: linear, so that it prints and compares."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ...core.typography import NNBSP, nombre
from ...i18n import tr
from ..common.fonts import small_font
from ..common.ink import Ink, ink_of, scaled
from .colours import MOST_SHOWN, consumed, hatched

TEXT, BAR, OVER = 16, 15, 3


@dataclass(frozen=True)
class Level:
    """Shares of the envelope, %: consumed, added by the projects imagined; of the time, and the words of its mark."""

    used: float
    imagined: float
    elapsed: float
    mark: str


def percent(value: float) -> str:
    """Print a share."""
    return f"{nombre(value)}{NNBSP}%"


class Gauge(QWidget):
    """Hidden until there is something to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level: Level | None = None
        self.setFont(small_font(self.font()))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Part consommée de l’enveloppe"))
        self.hide()

    def show_level(self, level: Level | None) -> None:
        """Show another level; None hides the gauge."""
        self.level = level
        self.setVisible(level is not None)
        said = "" if level is None else " ; ".join(filter(None, (*self._words(level), level.mark)))
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Return two lines of text and a bar."""
        return QSize(scaled(self, 200), 2 * scaled(self, TEXT) + scaled(self, BAR) + 2 * scaled(self, OVER))

    @staticmethod
    def _words(level: Level) -> tuple[str, str, str]:
        added = tr("hypothèses +{}").format(f"{NNBSP}{percent(level.imagined)}") if level.imagined else ""
        return tr("consommé {}").format(percent(level.used)), added, tr("enveloppe {}").format(percent(100))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the mark of time, the bar, and their words."""
        if self.level is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        ink, level = ink_of(self.palette()), self.level
        most = min(MOST_SHOWN, max(100.0, level.used + level.imagined))
        top = scaled(self, TEXT) + scaled(self, OVER)
        box = QRectF(0, top, self.width(), scaled(self, BAR))
        self._bar(painter, box, level, most, ink)
        x = min(max(1.0, level.elapsed / most * self.width()), self.width() - 1.0)
        painter.setPen(QPen(ink.ink, 2))
        painter.drawLine(QPointF(x, top - scaled(self, OVER)), QPointF(x, box.bottom() + scaled(self, OVER)))
        self._write(painter, x, level.mark, 0)
        self._legend(painter, level, most, box.bottom() + scaled(self, OVER))

    def _bar(self, painter: QPainter, box: QRectF, level: Level, most: float, ink: Ink) -> None:
        painter.fillRect(box, ink.base)
        colour, per = consumed(ink), box.width() / most
        used = QRectF(box.left(), box.top(), min(max(0.0, level.used) * per, box.width()), box.height())
        if level.imagined > 0 and used.right() < box.right():
            width = min(level.imagined * per, box.right() - used.right())
            hatched(painter, QRectF(used.right(), box.top(), width, box.height()), colour)
        painter.fillRect(used, colour)
        painter.setPen(QPen(ink.grey, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        if most > 100:
            painter.setPen(QPen(ink.accent, 2))
            painter.drawLine(QPointF(100 * per, box.top() - OVER), QPointF(100 * per, box.bottom() + OVER))
        if level.used + level.imagined > most:
            painter.fillRect(QRectF(box.right() - 4, box.top(), 4, box.height()), ink.ink)

    def _write(self, painter: QPainter, centre: float, text: str, top: float) -> None:
        width = QFontMetricsF(self.font()).horizontalAdvance(text) + 1
        left = min(max(0.0, centre - width / 2), max(0.0, self.width() - width))
        painter.setPen(ink_of(self.palette()).ink)
        painter.drawText(QRectF(left, top, width, scaled(self, TEXT)), Qt.AlignmentFlag.AlignLeft, text)

    def _legend(self, painter: QPainter, level: Level, most: float, top: float) -> None:
        ink, metrics = ink_of(self.palette()), QFontMetricsF(self.font())
        used, added, envelope = self._words(level)
        wide = [metrics.horizontalAdvance(text) + 1 for text in (used, added, envelope)]
        end = min(self.width(), max(100 / most * self.width() + wide[2] / 2, wide[0] + 8 + wide[2]))
        end = self.width() if most <= 100 else end
        row = QRectF(0, top, self.width(), scaled(self, TEXT))
        painter.setPen(ink.ink)
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft, used)
        right = row.adjusted(0, 0, end - self.width(), 0)
        free = (wide[0] + 6, end - wide[2] - 6)
        if added and free[1] - free[0] < wide[1]:
            added = f"+{NNBSP}{percent(level.imagined)}"
            wide[1] = metrics.horizontalAdvance(added) + 1
        painter.drawText(right, Qt.AlignmentFlag.AlignRight, envelope)
        if added and free[1] - free[0] >= wide[1]:
            painter.setPen(ink.grey)
            middle = QRectF(free[0], top, free[1] - free[0], row.height())
            painter.drawText(middle, Qt.AlignmentFlag.AlignHCenter, added)
