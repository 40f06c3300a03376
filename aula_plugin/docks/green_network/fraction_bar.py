"""The three parts of dPC as three textures: solid, dotted, hatched; they read without colour."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ...core.green_network.cards import fraction_labels, fraction_words
from ...i18n import tr
from ..common.fonts import small_font
from ..common.ink import ink_of, scaled

TEXTURES = (Qt.BrushStyle.SolidPattern, Qt.BrushStyle.Dense3Pattern, Qt.BrushStyle.BDiagPattern)
BAR, TEXT = 12, 18


class FractionBar(QWidget):
    """Hidden until there is something to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fractions: tuple[float, ...] = ()
        self.colour = QColor("#2f6b3a")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Parts de l’importance (dPC)"))
        self.setToolTip(
            tr(
                "dPC : part de la connectivité perdue sans ce réservoir. Intra : sa propre surface ; flux : ses "
                "échanges avec les autres ; connecteur : les chemins des autres qui passent par lui."
            )
        )
        self.hide()

    def show_fractions(self, fractions: tuple[float, ...], colour: str) -> None:
        """Show other parts, in percent."""
        self.fractions, self.colour = fractions, QColor(colour)
        self.setAccessibleDescription(fraction_words(fractions))
        self.setVisible(bool(fractions))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the bar and its words."""
        return QSize(scaled(self, 200), scaled(self, BAR + TEXT))

    def segments(self) -> list[tuple[float, float]]:
        """Return left and width of each part; a negative part has no width."""
        shares = [max(0.0, part) for part in self.fractions]
        total = sum(shares) or 1.0
        found, left = [], 0.0
        for share in shares:
            width = self.width() * share / total
            found.append((left, width))
            left += width
        return found

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the textures and, beneath, what each is."""
        if not self.fractions:
            return
        painter = QPainter(self)
        ink = ink_of(self.palette())
        high = scaled(self, BAR)
        for (left, width), texture in zip(self.segments(), TEXTURES):
            box = QRectF(left, 0, max(0.0, width), high)
            painter.fillRect(box, ink.base)
            painter.fillRect(box, QBrush(self.colour, texture))
        painter.setPen(QPen(QColor("#ffffff") if ink.dark else self.colour, 1))
        painter.drawRect(QRectF(0.5, 0.5, self.width() - 1, high - 1))
        for left, _ in self.segments()[1:]:
            painter.drawLine(round(left), 0, round(left), high - 1)
        painter.setFont(small_font(self.font()))
        painter.setPen(ink.ink)
        words = fraction_labels(self.fractions)
        row = QRectF(0, high + 2, self.width(), self.height() - high - 2)
        for word, side in zip(words, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter,
                                      Qt.AlignmentFlag.AlignRight)):  # fmt: skip
            painter.drawText(row, side | Qt.AlignmentFlag.AlignTop, word)
