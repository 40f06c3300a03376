"""A bar of two or three parts: solid, hatched, pale; each reads without colour, and its number stands beneath."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QBrush, QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..common.fonts import small_font
from ..common.ink import ink_of, scaled

BAR, TEXT = 12, 18
SOLID, HATCHED, PALE = "plein", "hachures", "pâle"


class ShareBar(QWidget):
    """Hidden until there is something to show."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: list[tuple[float, str, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.hide()

    def show_parts(self, parts: Sequence[tuple[float, str, str]]) -> None:
        """Show other parts: value, texture, words; nothing hides the bar."""
        self.parts = list(parts)
        self.setAccessibleDescription(" ; ".join(words for *_, words in parts))
        self.setToolTip("\n".join(words for *_, words in parts))
        self.setVisible(bool(parts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the bar and its words."""
        return QSize(scaled(self, 200), scaled(self, BAR + TEXT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the parts, then their words: first left, last right, the one between in the middle."""
        painter = QPainter(self)
        ink = ink_of(self.palette())
        high, left = scaled(self, BAR), 0.0
        total = sum(value for value, *_ in self.parts) or 1.0
        pale = ink.accent.darker(160) if ink.dark else ink.accent.lighter(290)
        brushes = {
            SOLID: QBrush(ink.accent),
            HATCHED: QBrush(ink.accent, Qt.BrushStyle.BDiagPattern),
            PALE: QBrush(pale),
        }
        for value, texture, _ in self.parts:
            box = QRectF(left, 0, self.width() * value / total, high)
            painter.fillRect(box, ink.base)
            painter.fillRect(box, brushes[texture])
            left += box.width()
        painter.setPen(QPen(ink.accent, 1))
        painter.drawRect(QRectF(0.5, 0.5, self.width() - 1, high - 1))
        painter.setFont(small_font(self.font()))
        painter.setPen(ink.ink)
        row = QRectF(0, high + 2, self.width(), self.height() - high - 2)
        sides = [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight]
        if len(self.parts) == 3:
            sides.insert(1, Qt.AlignmentFlag.AlignHCenter)
        for (*_, words), side in zip(self.parts, sides):
            painter.drawText(row, side | Qt.AlignmentFlag.AlignTop, words)
