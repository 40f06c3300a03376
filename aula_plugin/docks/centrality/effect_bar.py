"""What a quarter less and a quarter more of a setting do to the area: two bars on either side of a line."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ...core.typography import MINUS, NBSP, nombre
from ...i18n import tr
from ..common.fonts import small_font
from ..common.ink import ink_of, scaled

WIDTH, BAR = 84, 10


def signed(value: float) -> str:
    """Return hectares with their sign: ``+11``, ``−8``."""
    rounded = round(abs(value), 0 if abs(value) >= 1 else 1)
    if not rounded:
        return "0"
    return f"{MINUS if value < 0 else '+'}{nombre(rounded, 0 if rounded >= 1 else 1)}"


class EffectBar(QWidget):
    """Empty until ``show_effect`` gives both changes, in hectares."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.effect: tuple[float, float] | None = None
        self.widest = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Effet de ± 25 % : {}").format(name))

    def show_effect(self, effect: tuple[float, float] | None, widest: float = 1.0) -> None:
        """Show other changes; ``widest`` is the change that fills one side."""
        self.effect, self.widest = effect, max(widest, 1e-9)
        self.setAccessibleDescription(self.words())
        self.setToolTip(self.words())
        self.update()

    def words(self) -> str:
        """Return the changes as a sentence."""
        if self.effect is None:
            return ""
        less, more = map(signed, self.effect)
        return tr("25 % de moins : {} ha ; 25 % de plus : {} ha").format(less, more).replace(" ha", f"{NBSP}ha")

    def sizeHint(self) -> QSize:
        """Return the room of the bars and of their numbers."""
        return QSize(scaled(self, WIDTH), scaled(self, 22))

    def minimumSizeHint(self) -> QSize:
        """Return no width: the panel may be made narrower, and the bars go."""
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the line, the least change on its left, the greatest on its right."""
        if self.effect is None:
            return
        painter = QPainter(self)
        ink = ink_of(self.palette())
        middle, high = self.width() / 2, scaled(self, BAR)
        top = (self.height() - high) / 2
        font = small_font(self.font())
        painter.setFont(font)
        text = painter.fontMetrics().horizontalAdvance("+000")
        room = max(2.0, middle - text - 2)
        pale = ink.accent.lighter(185) if not ink.dark else ink.accent.darker(170)
        lower, upper = sorted(self.effect)
        for value, left, colour in ((lower, True, pale), (upper, False, ink.accent)):
            wide = min(room, room * abs(value) / self.widest)
            x = middle - wide if left else middle
            painter.fillRect(QRectF(x, top, wide, high), colour)
            box = QRectF(0, 0, x - 2, self.height()) if left else QRectF(x + wide + 2, 0, self.width(), self.height())
            side = Qt.AlignmentFlag.AlignRight if left else Qt.AlignmentFlag.AlignLeft
            painter.setPen(ink.ink)
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, signed(value))
        painter.setPen(QPen(ink.ink, 1))
        painter.drawLine(round(middle), round(top - 3), round(middle), round(top + high + 3))
