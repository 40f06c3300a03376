"""Why a parcel is added or taken away: asked for before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter, QPaintEvent
from qgis.PyQt.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...core.typography import enumeration, insecables, nombre
from ...i18n import tr
from ..common.ink import ink_of, scaled
from ..common.wrapped import wrap

#: Parcels named in the question; the others are counted.
NAMED = 3


class ReasonRow(QFrame):
    """Hidden until a parcel is outlined; emits the reason."""

    noted = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("motif_geste")
        self.question = QLabel(self)
        wrap(self.question)
        self.question.setTextFormat(Qt.TextFormat.RichText)
        self.reason = QComboBox(self)
        self.reason.setObjectName("motifs")
        self.reason.setEditable(True)
        self.reason.lineEdit().setObjectName("motif")
        self.reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.reason.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.reason.setMinimumContentsLength(8)
        self.reason.lineEdit().setPlaceholderText(tr("Motif"))
        self.reason.setAccessibleName(tr("Motif"))
        self.reason.editTextChanged.connect(lambda _: self._offer())
        self.reason.lineEdit().returnPressed.connect(self._note)
        self.note = QPushButton(tr("Noter"), self)
        self.note.setObjectName("noter")
        self.note.clicked.connect(lambda _: self._note())
        row = QHBoxLayout()
        row.setSpacing(scaled(self, 4))
        row.addWidget(self.reason, 1)
        row.addWidget(self.note)
        page = QVBoxLayout(self)
        page.setContentsMargins(scaled(self, 10), scaled(self, 6), scaled(self, 8), scaled(self, 6))
        page.setSpacing(scaled(self, 4))
        page.addWidget(self.question)
        page.addLayout(row)
        self.hide()

    def ask(self, verb: str, parcels: Sequence[str], hectares: float, reasons: Sequence[str]) -> None:
        """Ask why; no parcel hides the question."""
        if not parcels:
            self.hide()
            return
        named = [f"<b>{escape(one)}</b>" for one in parcels[:NAMED]]
        if len(parcels) > NAMED:
            named.append(tr("{} autres").format(len(parcels) - NAMED))
        words = tr("{} {} ({} ha) : pourquoi ?").format(verb, enumeration(named), nombre(hectares, 2))
        self.question.setText(insecables(words))
        self.setAccessibleName(insecables(words).replace("<b>", "").replace("</b>", ""))
        if not self.isVisible():
            typed = self.reason.currentText()
            self.reason.clear()
            self.reason.addItems(reasons)
            self.reason.setCurrentIndex(-1)
            self.reason.setEditText(typed)
        self.show()
        self._offer()
        self.reason.setFocus()

    def _offer(self) -> None:
        ready = bool(self.reason.currentText().strip())
        self.note.setEnabled(ready)
        self.note.setToolTip("" if ready else tr("Écrivez un motif."))

    def _note(self) -> None:
        reason = self.reason.currentText().strip()
        if reason:
            self.reason.setEditText("")
            self.noted.emit(reason)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the fill and the rule."""
        painter = QPainter(self)
        ink = ink_of(self.palette())
        painter.fillRect(self.rect(), ink.soft)
        painter.fillRect(0, 0, 3, self.height(), ink.accent)
