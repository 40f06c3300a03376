"""A list of places one may type in: any part of a name finds it."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QCompleter, QWidget


class SearchBox(QComboBox):
    """Emits the code of the place chosen; a word that names none is forgotten."""

    chosen = pyqtSignal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.setObjectName(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        completer = self.completer()
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.currentIndexChanged.connect(lambda _: self._told())
        self.lineEdit().editingFinished.connect(self._settle)

    @property
    def code(self) -> str:
        """Return the code of the place, empty when there is none."""
        return self.currentData() or ""

    def show_places(self, places: Sequence[tuple[str, str]], code: str) -> None:
        """Offer other places: code and name; two of one name are told apart by their code."""
        self._showing = True
        names = [name for _, name in places]
        self.clear()
        for one, name in places:
            self.addItem(f"{name} ({one})" if names.count(name) > 1 else str(name), one)
        self.setCurrentIndex(max(0, self.findData(code)) if places else -1)
        self._showing = False
        self._told(False)

    def _told(self, tell: bool = True) -> None:
        self.setToolTip(self.currentText())
        self.lineEdit().setCursorPosition(0)
        if tell and not self._showing and self.code:
            self.chosen.emit(self.code)

    def _settle(self) -> None:
        """Write the place again after a word that names none."""
        self.setEditText(self.itemText(self.currentIndex()))
        self.lineEdit().setCursorPosition(0)
