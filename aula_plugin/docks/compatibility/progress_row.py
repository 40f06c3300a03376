"""In place of the button while an analysis runs: how far, doing what, cancel, and what cancelling keeps."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ...i18n import tr
from ..common.ink import scaled, set_grey


class ProgressRow(QWidget):
    """Hidden when nothing runs."""

    cancel_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 100)
        self.cancel = QPushButton(tr("Annuler"), self)
        self.cancel.setObjectName("annuler")
        self.cancel.clicked.connect(self._cancelled)
        self.said = QLabel(self)
        self.said.setObjectName("avance_dit")
        self.said.setWordWrap(True)
        self.kept = QLabel(
            tr("Annuler laisse le dossier comme il était : résultats et avis d’avant sont gardés."), self
        )
        self.kept.setWordWrap(True)
        for label in (self.said, self.kept):
            set_grey(label)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 4))
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        page.addLayout(row)
        page.addWidget(self.said)
        page.addWidget(self.kept)
        self.hide()

    def start(self, what: str) -> None:
        """Show the row."""
        self.cancel.setEnabled(True)
        self.show_progress(0, what)
        self.show()

    def show_progress(self, share: float, what: str) -> None:
        """Show how far it is."""
        self.bar.setValue(round(share))
        self.said.setText(what)

    def _cancelled(self) -> None:
        self.cancel.setEnabled(False)
        self.said.setText(tr("Arrêt en cours…"))
        self.cancel_asked.emit()
