"""Which territory is looked at: its level, and a list one may type in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ...core.land.counter_rules import EPCI, LEVELS
from ...i18n import tr
from ..common.ink import scaled
from ..common.search_box import SearchBox
from .wiring import LEVEL_WORDS


class PlaceRow(QWidget):
    """Emits the level asked for, and the code of the territory chosen."""

    level_asked = pyqtSignal(str)
    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QToolButton] = {}
        levels = QHBoxLayout()
        levels.setSpacing(0)
        for level in LEVELS:
            button = QToolButton(self)
            button.setObjectName(f"niveau_{level}")
            button.setText(tr(LEVEL_WORDS[level]))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # reached by clicks too
            button.setMinimumHeight(scaled(self, 26))
            button.clicked.connect(lambda _, level=level: self._asked(level))
            levels.addWidget(button)
            self.buttons[level] = button
        self.box = SearchBox("territoire", self)
        self.box.setAccessibleName(tr("Territoire"))
        self.box.setMinimumHeight(scaled(self, 26))
        self.box.setMinimumContentsLength(5)
        self.box.chosen.connect(self.chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(self, 6))
        row.addLayout(levels)
        row.addWidget(self.box, 1)
        self.show_levels({})
        self._check(EPCI)

    def _asked(self, level: str) -> None:
        self._check(level)
        self.level_asked.emit(level)

    def _check(self, level: str) -> None:
        for name, button in self.buttons.items():
            button.setChecked(name == level)

    def show_levels(self, counts: Mapping[str, int]) -> None:
        """Offer the levels the territories have; the others are greyed with the reason."""
        for level, button in self.buttons.items():
            there = counts.get(level, 0) > 0
            button.setEnabled(there)
            name = tr(LEVEL_WORDS[level])
            button.setToolTip("" if there else tr("Les territoires n’ont pas de champ « {} ».").format(level))
            button.setAccessibleName(tr("Niveau : {}").format(name))

    def show_place(self, level: str, places: Sequence[tuple[str, str]], code: str) -> None:
        """Show the territories of a level, and the one looked at."""
        self._check(level)
        self.box.show_places(places, code)
