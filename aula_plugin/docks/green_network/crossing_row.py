"""« Passage existant constaté ici »: the box, the reason, and who noted it."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...i18n import tr
from ..common.fonts import small_font
from ..common.ink import scaled, set_grey


class CrossingRow(QWidget):
    """Emits the reason when a crossing is noted, and the wish to take it back; nothing is noted without a reason."""

    noted = pyqtSignal(str)
    taken_back = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(tr("Passage existant constaté ici"), self)
        self.box.setObjectName("passage_constate")
        self.box.toggled.connect(self._toggled)
        self.reason = QLineEdit(self)
        self.reason.setObjectName("motif_passage")
        self.reason.setPlaceholderText(tr("Motif : ce qui passe, vu quand"))
        self.reason.setAccessibleName(tr("Motif du passage constaté"))
        self.reason.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.reason.textChanged.connect(lambda _: self._offer())
        self.reason.returnPressed.connect(self._note)
        self.note = QPushButton(tr("Noter"), self)
        self.note.setObjectName("noter_passage")
        self.note.clicked.connect(lambda _: self._note())
        self.said = QLabel(self)
        self.said.setObjectName("passage_dit")
        self.said.setWordWrap(True)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.said.setFont(small_font(self.font()))
        set_grey(self.said)
        self._known = False
        self._showing = False
        line = QHBoxLayout()
        line.setSpacing(scaled(self, 4))
        line.addWidget(self.reason, 1)
        line.addWidget(self.note)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 4))
        page.addWidget(self.box)
        page.addLayout(line)
        page.addWidget(self.said)
        self.hide()

    def show_state(self, known: bool, said: str = "", why_not: str = "") -> None:
        """Show whether a crossing is noted here.

        Parameters
        ----------
        said : by whom and why, or what comes next. why_not : why none can be noted, written beneath.
        """
        self._showing, self._known = True, known
        self.box.setChecked(known)
        self.box.setEnabled(not why_not)
        self.box.setToolTip(why_not)
        self.reason.clear()
        self._open(False)
        self.said.setText(why_not or said)
        self.said.setVisible(bool(why_not or said))
        self.show()
        self._showing = False

    def _open(self, opened: bool) -> None:
        for widget in (self.reason, self.note):
            widget.setVisible(opened)
        self._offer()

    def _offer(self) -> None:
        ready = bool(self.reason.text().strip())
        self.note.setEnabled(ready)
        self.note.setToolTip("" if ready else tr("Écrivez un motif."))

    def _toggled(self, on: bool) -> None:
        if self._showing:
            return
        if self._known and not on:
            self.taken_back.emit()
            return
        self._open(on)
        self.said.setText(tr("Écrivez un motif : il est gardé avec votre nom et la date."))
        self.said.setVisible(on)
        if on:
            self.reason.setFocus()

    def _note(self) -> None:
        if self.reason.text().strip():
            self.noted.emit(self.reason.text().strip())
