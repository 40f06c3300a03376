"""3. Compteur: the sentence first, then the gauge, the trajectory, the pace, where it leads and when it is over."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtWidgets import QGraphicsOpacityEffect, QGridLayout, QLabel, QVBoxLayout, QWidget

from ...core.land.trajectory import Trajectory
from ...i18n import tr
from ..common.fonts import name_font, small_font
from ..common.ink import scaled, set_grey
from ..common.note import Note
from ..common.wrapped import wrap
from .chart import Chart
from .gauge import Gauge, Level
from .place_row import PlaceRow

#: Of what is no longer up to date.
PALE = 0.45


class Facts(QWidget):
    """What is known of one territory; pale when it is to be computed again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence, self.pace = QLabel(self), QLabel(self)
        self.sentence.setObjectName("solde")
        self.pace.setObjectName("rythme_dit")
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.gauge, self.note, self.chart = Gauge(self), Note(self), Chart(self)
        self.names = [QLabel(self) for _ in range(3)]
        self.values = [QLabel(self) for _ in range(3)]
        self.floor = QLabel(self)
        self.floor.setObjectName("garantie_dite")
        self._lay_out()

    def _lay_out(self) -> None:
        figures = QGridLayout()
        figures.setHorizontalSpacing(scaled(self, 8))
        figures.setVerticalSpacing(0)
        for column, (name, value) in enumerate(zip(self.names, self.values)):
            name.setFont(small_font(self.font()))
            set_grey(name)
            value.setFont(name_font(self.font()))
            value.setObjectName(f"chiffre_{column}")
            value.setMinimumWidth(scaled(self, 60))
            figures.addWidget(name, 0, column)
            figures.addWidget(value, 1, column)
            figures.setColumnStretch(column, 1)
        self.floor.setFont(small_font(self.font()))
        set_grey(self.floor)
        for label in (self.sentence, self.pace, self.floor):
            wrap(label)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.sentence)
        head.addWidget(self.pace)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 6))
        page.addLayout(head)
        for widget in (self.gauge, self.note, self.chart):
            page.addWidget(widget)
        page.addLayout(figures)
        page.addWidget(self.floor)

    def show_words(self, head: str, tail: str, pace: str, floor: str) -> None:
        """Show what is left, large, then out of what, then the pace."""
        size = round(self.font().pointSizeF() * 1.45, 1)
        self.sentence.setText(f'<span style="font-size:{size}pt;font-weight:bold">{escape(head)}</span> {escape(tail)}')
        self.sentence.setAccessibleName(f"{head} {tail}")
        self.pace.setText(pace)
        self.floor.setText(floor)
        self.floor.setVisible(bool(floor))

    def show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """Show three names and their values."""
        for name, value, (words, number) in zip(self.names, self.values, figures):
            name.setText(words)
            value.setText(number)
            value.setAccessibleName(f"{words} : {number}")

    def show_drawings(self, level: Level | None, curves: Trajectory | None, title: str) -> None:
        """Show the gauge and the chart."""
        self.gauge.show_level(level)
        self.chart.show_curves(curves, title)

    def fade(self, pale: bool) -> None:
        """Grey what is to be computed again."""
        if not pale:
            self.setGraphicsEffect(None)
        elif self.graphicsEffect() is None:
            effect = QGraphicsOpacityEffect(self)
            effect.setOpacity(PALE)
            self.setGraphicsEffect(effect)


class CounterView(QWidget):
    """The territory chosen, and what is known of it; ``stale`` says that it is to be computed again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(tr("3. Compteur"), self)
        self.title.setFont(name_font(self.font()))
        self.title.setContentsMargins(scaled(self, 22), 0, 0, 0)
        self.place, self.stale, self.facts = PlaceRow(self), Note(self), Facts(self)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 6))
        for widget in (self.title, self.place, self.stale, self.facts):
            page.addWidget(widget)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "facts"):
            for label in (*self.facts.names, self.facts.floor):
                set_grey(label)
