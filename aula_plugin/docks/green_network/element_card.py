"""What is said of the element chosen: its figures, what its number means, the one before and the one after."""

from __future__ import annotations

from html import escape

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ...core.green_network.cards import CONFLICT, CROSSING, SITE, STONE, Card
from ...i18n import tr
from ..common.fonts import name_font, small_font
from ..common.icons import line_icon
from ..common.ink import ink_of, scaled, set_grey
from .crossing_row import CrossingRow
from .fraction_bar import FractionBar

FIGURES = 3


class ElementCard(QFrame):
    """Emits -1 or 1 to go along the ranks, and the wish to zoom."""

    go_asked = pyqtSignal(int)
    zoom_asked = pyqtSignal()
    shown = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fiche")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.title = self._label(bold=True)
        self.title.setObjectName("fiche_titre")
        self.subtitle = self._label()
        self.why = self._label()
        self.why.setTextFormat(Qt.TextFormat.RichText)
        self.why.setFont(small_font(self.font()))
        self.bar = FractionBar(self)
        self.figures: list[tuple[QLabel, QLabel]] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(self, 8))
        grid.setVerticalSpacing(0)
        for column in range(FIGURES):
            heading, value = self._label(), self._label(bold=True)
            heading.setFont(small_font(self.font()))
            set_grey(heading)
            grid.addWidget(heading, 0, column)
            grid.addWidget(value, 1, column)
            grid.setColumnStretch(column, 1)
            self.figures.append((heading, value))
        self.tools = {
            "precedent": self._tool("outils/precedent", tr("Plus important"), lambda: self.go_asked.emit(-1)),
            "suivant": self._tool("outils/suivant", tr("Moins important"), lambda: self.go_asked.emit(1)),
            "zoom": self._tool("outils/loupe", tr("Zoomer sur l’élément"), self.zoom_asked.emit),
        }
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head.addLayout(words, 1)
        for button in self.tools.values():
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        head.setSpacing(scaled(self, 2))
        page = QVBoxLayout(self)
        page.setContentsMargins(*[scaled(self, 8)] * 4)
        page.setSpacing(scaled(self, 6))
        page.addLayout(head)
        page.addLayout(grid)
        page.addWidget(self.bar)
        page.addWidget(self.why)
        self.crossing = CrossingRow(self)
        page.addWidget(self.crossing)
        self._paint_icons()
        self.hide()

    def _label(self, bold: bool = False) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if bold:
            label.setFont(name_font(self.font()))
        return label

    def _tool(self, icon: str, tip: str, act) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"fiche_{icon.split('/')[1]}")
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setProperty("icone", icon)
        button.clicked.connect(lambda _: act())
        return button

    def show_card(self, card: Card | None, colour: str, rank: int = 0, total: int = 0) -> None:
        """Show an element, or nothing."""
        self.setVisible(card is not None)
        self.shown.emit(card is not None)
        if card is None:
            return
        self.title.setText(card.title)
        self.subtitle.setText(card.subtitle)
        self.subtitle.setVisible(bool(card.subtitle))
        for place, (heading, value) in enumerate(self.figures):
            name, text = card.figures[place] if place < len(card.figures) else ("", "")
            heading.setText(name)
            value.setText(text)
            for label in (heading, value):
                label.setVisible(place < len(card.figures))
        self.bar.show_fractions(card.fractions, colour)
        reason = tr("Pourquoi :")
        heads = {CONFLICT: reason, SITE: reason, STONE: reason, CROSSING: tr("Motif :")}
        head = heads.get(card.kind, "")
        self.why.setText(f"<b>{escape(head)}</b> {escape(card.why)}".strip() if head else escape(card.why))
        self.why.setVisible(bool(card.why))
        self.tools["precedent"].setEnabled(rank > 1)
        self.tools["suivant"].setEnabled(0 < rank < total)
        self.setAccessibleName(", ".join(filter(None, [card.title, card.subtitle])))

    def _paint_icons(self) -> None:
        colour = ink_of(self.palette()).ink
        for button in self.tools.values():
            button.setIcon(line_icon(button.property("icone"), colour))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "tools"):
            self._paint_icons()
