"""Which commune is looked at: a list one may type in, and the ones before and after."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QEvent, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ...i18n import tr
from ..common.icons import line_icon
from ..common.ink import ink_of, scaled
from ..common.search_box import SearchBox


class CommuneRow(QWidget):
    """Emits the code of the commune chosen."""

    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = SearchBox("commune", self)
        self.box.chosen.connect(self._chosen)
        label = QLabel(tr("Commune"), self)
        label.setBuddy(self.box)
        self.before = self._tool("outils/precedent", tr("Commune précédente (Alt+↑)"), -1)
        self.after = self._tool("outils/suivant", tr("Commune suivante (Alt+↓)"), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(self, 4))
        row.addWidget(label)
        row.addWidget(self.box, 1)
        row.addWidget(self.before)
        row.addWidget(self.after)
        self._paint_icons()

    def _tool(self, icon: str, tip: str, by: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"commune_{icon.split('/')[1]}")
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setProperty("icone", icon)
        button.clicked.connect(lambda _: self.go(by))
        return button

    def go(self, by: int) -> None:
        """Go to the commune before or after."""
        rank = self.box.currentIndex() + by
        if 0 <= rank < self.box.count():
            self.box.setCurrentIndex(rank)

    def show_communes(self, communes: Sequence[tuple[str, str]], code: str) -> None:
        """Offer other communes: code and name; two of one name are told apart by their code."""
        self.box.show_places(communes, code)
        self._offer()

    def _chosen(self, code: str) -> None:
        self._offer()
        self.chosen.emit(code)

    def _offer(self) -> None:
        self.before.setEnabled(self.box.currentIndex() > 0)
        self.after.setEnabled(-1 < self.box.currentIndex() < self.box.count() - 1)

    def _paint_icons(self) -> None:
        colour = ink_of(self.palette()).ink
        for button in (self.before, self.after):
            button.setIcon(line_icon(button.property("icone"), colour))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "after"):
            self._paint_icons()
