"""Just under the steps: preview, the button that computes, or how far it is and what cancelling keeps."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...i18n import tr
from ..common.ink import scaled, set_grey, set_primary


class RunRow(QWidget):
    """Emits what is asked; shows either the button or the progress."""

    run_asked = pyqtSignal()
    cancel_asked = pyqtSignal()
    preview_toggled = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview = QCheckBox(self)
        self.preview.setObjectName("apercu")
        self.preview.toggled.connect(self.preview_toggled)
        self.run = QPushButton(self)
        self.run.setObjectName("calculer")
        self.run.clicked.connect(lambda _: self.run_asked.emit())
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 100)
        self.bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.cancel = QPushButton(tr("Annuler"), self)
        self.cancel.setObjectName("annuler")
        self.cancel.clicked.connect(self._cancelled)
        self.said = QLabel(self)
        self.said.setObjectName("pourquoi")
        self.said.setWordWrap(True)
        set_grey(self.said)
        row = QHBoxLayout()
        row.setSpacing(scaled(self, 8))
        row.addWidget(self.preview)
        row.addStretch(1)
        row.addWidget(self.run)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 4))
        page.addLayout(row)
        page.addWidget(self.said)
        self.show_running(False)

    def show_idle(self, words: str, enabled: bool, said: str, filled: bool, preview: str) -> None:
        """Show the button.

        Parameters
        ----------
        said : why it cannot be pressed, or what is done; nothing hides the line.
        preview : words of the box (« Aperçu à 40 m »).
        """
        self.show_running(False)
        self.run.setText(words)
        self.run.setEnabled(enabled)
        self.run.setToolTip("" if enabled else said)
        set_primary(self.run, filled)
        self.preview.setText(preview)
        self.said.setText(said)
        self.said.setVisible(bool(said))

    def show_running(self, running: bool) -> None:
        """Show how far it is in place of the button."""
        for widget in (self.preview, self.run):
            widget.setVisible(not running)
        for widget in (self.bar, self.cancel):
            widget.setVisible(running)
        if running:
            self.bar.setValue(0)
            self.cancel.setEnabled(True)
            self.said.show()

    def show_progress(self, share: float, what: str) -> None:
        """Show how far it is, what is done, and what cancelling keeps."""
        self.bar.setValue(round(share))
        kept = tr("Annuler garde les étapes terminées ; l’étape en cours redevient « à refaire ».")
        self.said.setText(f"{what}. {kept}")

    def _cancelled(self) -> None:
        self.cancel.setEnabled(False)
        self.said.setText(tr("Arrêt en cours… L’étape en cours redevient « à refaire »."))
        self.cancel_asked.emit()
