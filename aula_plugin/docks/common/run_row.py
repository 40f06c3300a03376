"""The button that computes or, while it runs, how far it is, a button to cancel, and what cancelling keeps."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...i18n import tr
from .ink import scaled, set_grey, set_primary
from .wrapped import wrap


class RunRow(QWidget):
    """Emits what is asked.

    ``KEPT`` says what cancelling keeps, ``STOPPING`` what is told once it was asked.

    Parameters
    ----------
    wide : the button takes the whole row.
    """

    run_asked = pyqtSignal()
    cancel_asked = pyqtSignal()
    KEPT = ""
    STOPPING = "Arrêt en cours…"

    def __init__(self, parent: QWidget | None = None, wide: bool = False) -> None:
        super().__init__(parent)
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
        wrap(self.said)
        set_grey(self.said)
        self._idle: list[QWidget] = [self.run]
        self._lay_out(self._beside(), wide)
        self.show_running(False)

    def _beside(self) -> Sequence[QWidget]:
        """Return what stands left of the button."""
        return ()

    def _lay_out(self, beside: Sequence[QWidget], wide: bool) -> None:
        row = QHBoxLayout()
        row.setSpacing(scaled(self, 8))
        for widget in beside:
            row.addWidget(widget)
        if not wide:
            room = QWidget(self)
            row.addWidget(room, 1)
            self._idle.append(room)
        row.addWidget(self.run, int(wide))
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self._idle += beside
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 4))
        page.addLayout(row)
        page.addWidget(self.said)

    def show_idle(self, words: str, said: str, filled: bool) -> None:
        """Show the button; ``said``, why it cannot be pressed, greys it and is written beneath."""
        self.show_running(False)
        self.run.setText(words)
        self.run.setEnabled(not said)
        self.run.setToolTip(said)
        set_primary(self.run, filled)
        self.said.setText(said)
        self.said.setVisible(bool(said))

    def show_running(self, running: bool) -> None:
        """Show how far it is in place of the button."""
        for widget in self._idle:
            widget.setVisible(not running)
        for widget in (self.bar, self.cancel):
            widget.setVisible(running)
        if running:
            self.bar.setValue(0)
            self.cancel.setEnabled(True)
            self.said.setText(tr(self.KEPT))
            self.said.show()

    def show_progress(self, share: float, what: str) -> None:
        """Show how far it is, what is done, and what cancelling keeps."""
        self.bar.setValue(round(share))
        self.said.setText(f"{what}. {tr(self.KEPT)}")

    def _cancelled(self) -> None:
        self.cancel.setEnabled(False)
        self.said.setText(tr(self.STOPPING))
        self.cancel_asked.emit()
