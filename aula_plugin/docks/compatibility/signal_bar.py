"""The counts by signal: one stacked bar, and six buttons that are its legend and the filter."""

from __future__ import annotations

from collections import Counter

from qgis.PyQt.QtCore import QEvent, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from qgis.PyQt.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ...core.compatibility.results import ECART, NON_EVALUABLE, RESPECTE, SANS_OBJET, TOLERE
from ...core.typography import nombre
from ...i18n import tr
from ..common.ink import ink_of, scaled
from ..common.marks import CONSTAT, SIGNALS, colour_of, draw_mark, draw_plain_mark, text_on

WORDS = {
    RESPECTE: "respecté",
    TOLERE: "toléré",
    ECART: "écart",
    NON_EVALUABLE: "non éval.",
    SANS_OBJET: "sans objet",
    CONSTAT: "constat",
}
MOST_COLUMNS = 3
FULL_WORDS = {signal: signal or "constat" for signal in SIGNALS}


class StackedBar(QWidget):
    """One segment by signal, as wide as its count, with its mark inside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts: Counter[str] = Counter()
        self.setFixedHeight(scaled(self, 16))
        self.setAccessibleName(tr("Lignes par signal"))

    def show_counts(self, counts: Counter[str]) -> None:
        """Show other counts."""
        self.counts = counts
        self.setAccessibleDescription(", ".join(f"{nombre(counts[signal])} {FULL_WORDS[signal]}" for signal in SIGNALS))
        self.update()

    def segments(self) -> list[tuple[str, float, float]]:
        """Return signal, left and width of each segment; the smallest stays wide enough to be seen."""
        shown = [signal for signal in SIGNALS if self.counts[signal]]
        total = sum(self.counts[signal] for signal in shown)
        if not total:
            return []
        least = float(scaled(self, 5))
        free = max(0.0, self.width() - least * len(shown))
        found, left = [], 0.0
        for signal in shown:
            width = least + free * self.counts[signal] / total
            found.append((signal, left, width))
            left += width
        return found

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the segments."""
        painter = QPainter(self)
        ink = ink_of(self.palette())
        if not self.counts:
            painter.fillRect(self.rect(), ink.rule)
        for signal, left, width in self.segments():
            box = QRectF(left, 0, width - 1, self.height())
            if signal == CONSTAT:
                painter.setPen(QPen(ink.grey, 1))
                painter.fillRect(box, ink.base)
                painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            else:
                painter.fillRect(box, colour_of(signal))
            side = scaled(self, 9)
            if width >= side + 4:
                mark = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
                draw_plain_mark(painter, mark, signal, ink.ink if signal == CONSTAT else text_on(signal))


class LegendButton(QToolButton):
    """Mark, count and word; pressed, it keeps the lines of its signal only."""

    def __init__(self, signal: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.signal = signal
        self.count = 0
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setObjectName(f"signal_{FULL_WORDS[signal].replace(' ', '_')}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What the button says, whole."""
        return f"{nombre(self.count)} {WORDS[self.signal]}"

    def needed(self) -> int:
        """Return the width that shows the words whole."""
        beside = scaled(self, 4) + scaled(self, 13) + scaled(self, 3) + 2
        return beside + self.fontMetrics().horizontalAdvance(self.words) + 1

    def show_count(self, count: int) -> None:
        """Show a count."""
        self.count = count
        said = f"{nombre(count)} {FULL_WORDS[self.signal]}"
        self.setAccessibleName(said)
        self.setToolTip(tr("{} : n’afficher que ces lignes").format(said))
        self.update()

    def sizeHint(self) -> QSize:
        """A third of the panel."""
        return QSize(scaled(self, 96), scaled(self, 21))

    def minimumSizeHint(self) -> QSize:
        """The count and the beginning of the word."""
        return QSize(scaled(self, 60), scaled(self, 21))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, then mark and text, cut when there is no room."""
        super().paintEvent(event)
        painter = QPainter(self)
        ink = ink_of(self.palette())
        side = scaled(self, 13)
        left = scaled(self, 4)
        draw_mark(painter, QRectF(left, (self.height() - side) / 2, side, side), self.signal, False, ink)
        text_left = left + side + scaled(self, 3)
        room = self.width() - text_left - 2
        text = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        painter.setPen(ink.ink if self.count or self.isChecked() else ink.grey)
        place = QRectF(text_left, 0, room, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


class SignalBar(QWidget):
    """Bar and legend; emits the set of signals wanted, empty for all."""

    wanted_changed = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = StackedBar(self)
        self.buttons = {signal: LegendButton(signal, self) for signal in SIGNALS}
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 4))
        page.addWidget(self.bar)
        self.legend = QGridLayout()
        self.legend.setSpacing(0)
        self._columns = 0
        for button in self.buttons.values():
            button.toggled.connect(self._toggled)
        page.addLayout(self.legend)
        self._arrange()

    def show_counts(self, counts: Counter[str]) -> None:
        """Show other counts."""
        self.bar.show_counts(counts)
        for signal, button in self.buttons.items():
            button.show_count(counts[signal])
        self._arrange()

    def _arrange(self) -> None:
        """Lay the legend in three columns, each as wide as its words; in two when a word would be cut."""
        for columns in (MOST_COLUMNS, MOST_COLUMNS - 1):
            widths = [max(one.needed() for one in list(self.buttons.values())[at::columns]) for at in range(columns)]
            if not self.width() or sum(widths) <= self.width():
                break
        if columns != self._columns:
            self._columns = columns
            for rank, button in enumerate(self.buttons.values()):
                self.legend.addWidget(button, rank // columns, rank % columns)
        for column in range(MOST_COLUMNS):
            self.legend.setColumnStretch(column, widths[column] if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words whole."""
        super().resizeEvent(event)
        self._arrange()

    def wanted(self) -> set[str]:
        """Return the signals pressed."""
        return {signal for signal, button in self.buttons.items() if button.isChecked()}

    def set_wanted(self, signals: set[str]) -> None:
        """Press the buttons of some signals without telling."""
        for signal, button in self.buttons.items():
            button.blockSignals(True)
            button.setChecked(signal in signals)
            button.blockSignals(False)

    def _toggled(self) -> None:
        self.wanted_changed.emit(self.wanted())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "bar"):
            self.bar.setFixedHeight(scaled(self, 16))
            self._arrange()
