"""What the panel runs: an analysis, the reading of a lot, the example from end to end. One thing at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...i18n import tr
from ..common.runner import Runner

READ, VERIFY, EXAMPLE = "aula:lire_document_urbanisme", "aula:verifier_compatibilite", "aula:territoire_exemple"
MERGE = "aula:fusionner_avis"
TEMPORARY = "TEMPORARY_OUTPUT"


class Runs(QObject):
    """``ended`` gives whether it went well and the message when it did not; empty when it was cancelled."""

    begun = pyqtSignal(str)
    progressed = pyqtSignal(float, str)
    ended = pyqtSignal(bool, str)
    document_read = pyqtSignal(str)
    example_copied = pyqtSignal(dict)
    merged = pyqtSignal(dict)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = Runner(self)
        self.runner.progressed.connect(self.progressed)
        self.runner.finished.connect(self._finished)
        self._then: Callable[[dict[str, Any]], None] | None = None

    @property
    def running(self) -> bool:
        """Say whether something runs."""
        return self.runner.running

    def analyse(self, parameters: dict[str, Any], dossier: str) -> None:
        """Measure every rule; the results pile up in the dossier."""
        self._start(VERIFY, {**parameters, "RESULTATS": TEMPORARY, "RAPPORT": None, "DOSSIER": dossier}, tr("Analyse"))

    def read_lot(self, lot: str, document: str) -> None:
        """Read a lot of the Géoportail into a document."""
        name = "LOT" if Path(lot).is_dir() else "ARCHIVE"
        self._start(
            READ,
            {name: lot, "DOCUMENT": document},
            tr("Lecture du lot"),
            lambda results: self.document_read.emit(str(results["DOCUMENT"])),
        )

    def merge(self, parameters: dict[str, Any]) -> None:
        """Merge the avis of copies into a new dossier."""
        self._start(MERGE, {**parameters, "CONFLITS": TEMPORARY}, tr("Fusion des avis"), self.merged.emit)

    def try_example(self, folder: str) -> None:
        """Copy the example territory into a folder."""
        self._start(EXAMPLE, {"DOSSIER": folder}, tr("Copie de l’exemple"), self.example_copied.emit)

    def _start(
        self,
        name: str,
        parameters: dict[str, Any],
        what: str,
        then: Callable[[dict[str, Any]], None] | None = None,
    ) -> None:
        self._then = then
        refused = self.runner.run(name, parameters)
        if refused:
            self.ended.emit(False, refused)
        else:
            self.begun.emit(what)

    def _finished(self, _: str, well: bool, results: dict, message: str) -> None:
        then, self._then = self._then, None
        self.ended.emit(well, message)
        if well and then is not None:
            then(results)
