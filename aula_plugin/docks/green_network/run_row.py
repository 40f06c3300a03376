"""Just under the steps: preview, the button that computes, or how far it is and what cancelling keeps."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QWidget

from ..common.run_row import RunRow


class StepsRunRow(RunRow):
    """Emits what is asked; shows either the button or the progress."""

    preview_toggled = pyqtSignal(bool)
    KEPT = "Annuler garde les étapes terminées ; l’étape en cours redevient « à refaire »."
    STOPPING = "Arrêt en cours… L’étape en cours redevient « à refaire »."

    def _beside(self) -> Sequence[QWidget]:
        self.preview = QCheckBox(self)
        self.preview.setObjectName("apercu")
        self.preview.toggled.connect(self.preview_toggled)
        return (self.preview,)

    def show_steps(self, words: str, said: str, filled: bool, preview: str) -> None:
        """Show the button; ``preview`` gives the words of the box (« Aperçu à 40 m »)."""
        self.show_idle(words, said, filled)
        self.preview.setText(preview)
