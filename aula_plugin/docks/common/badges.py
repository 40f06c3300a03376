"""Badges: a signal is filled, an avis is outlined, « à examiner » and « modifié » are dashed."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QFontMetrics, QPainter, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from .ink import Ink, ink_of, scaled
from .marks import CONSTAT, colour_of, draw_plain_mark, text_on


def draw_outlined(
    painter: QPainter, box: QRectF, text: str, ink: Ink, dashed: bool = False, round_: bool = True
) -> None:
    """Draw an outlined badge; dashed when it is in doubt."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(ink.ink, 1.0)
    if dashed:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = box.height() / 2 if round_ else 3
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setPen(ink.ink)
    inner = box.adjusted(4, 0, -4, 0)
    elided = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, int(inner.width()) + 2)
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, elided)
    painter.restore()


class SignalBadge(QWidget):
    """The signal of the line, filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.signal = CONSTAT
        self.word = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_signal(self, signal: str, word: str) -> None:
        """Show a signal."""
        self.signal, self.word = signal, word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the word and its mark."""
        font = self.font()
        font.setBold(True)
        return QSize(QFontMetrics(font).horizontalAdvance(self.word) + scaled(self, 28), scaled(self, 19))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event) -> None:  # noqa: ARG002
        """Draw the badge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        ink = ink_of(self.palette())
        if self.signal == CONSTAT:
            painter.setPen(QPen(ink.ink, 1))
            painter.setBrush(ink.base)
            text = ink.ink
            box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour_of(self.signal))
            text = text_on(self.signal)
        painter.drawRoundedRect(box, 3, 3)
        side = scaled(self, 10)
        draw_plain_mark(painter, QRectF(scaled(self, 7), (self.height() - side) / 2, side, side), self.signal, text)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(text)
        left = scaled(self, 21)
        painter.drawText(
            QRectF(left, 0, self.width() - left, self.height()),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            self.word,
        )


class DashedBadge(QWidget):
    """A dashed badge: « à examiner » with its reason, cut when there is no room (the tooltip is whole)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_text(self, text: str, tooltip: str = "") -> None:
        """Show a text; nothing hides the badge."""
        self.text = text
        self.setVisible(bool(text))
        self.setToolTip(tooltip or text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the text."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text) + scaled(self, 14), scaled(self, 19))

    def minimumSizeHint(self) -> QSize:
        """At least « ▹ à exam… »."""
        return QSize(scaled(self, 70), scaled(self, 19))

    def paintEvent(self, event) -> None:  # noqa: ARG002
        """Draw the badge, no wider than its text."""
        width = min(self.width(), self.sizeHint().width())
        draw_outlined(
            QPainter(self), QRectF(0, 0, width, self.height()), self.text, ink_of(self.palette()), True, False
        )
