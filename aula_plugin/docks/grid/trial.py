"""One rule tried at once on a commune: the algorithm of the toolbox, on a grid that holds this rule alone."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...core.compatibility.model import Grille, Regle
from ...i18n import tr
from ...storage.grid_files import write_grid
from ..common.runner import Runner
from ..compatibility.inputs import rows_of

VERIFY = "aula:verifier_compatibilite"
RESULT = "essai"


class Trial(QObject):
    """``ended`` gives the lines of the rule, and the message when there are none; empty when it was cancelled."""

    begun = pyqtSignal()
    progressed = pyqtSignal(float, str)
    ended = pyqtSignal(list, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = Runner(self)
        self.runner.progressed.connect(self.progressed)
        self.runner.finished.connect(self._finished)
        self._folder = ""
        self._rule, self._place = "", ""

    @property
    def running(self) -> bool:
        """Say whether a rule is being tried."""
        return self.runner.running

    def start(self, grid: Grille, rule: Regle, document: str, references: str, commune: str) -> str:
        """Try a rule; return why it cannot be tried, empty when it begins.

        Parameters
        ----------
        grid : holds the rule and those it reads.
        commune : code, empty for all; a rule measured on something wider takes them all.
        """
        self._folder = tempfile.mkdtemp(prefix="aula_essai_")
        self._rule, self._place = rule.id, rule.champ.territoire
        path = Path(self._folder) / "grille.yaml"
        write_grid(grid, path)
        values: dict[str, Any] = {
            "DOCUMENT": document,
            "GRILLE": str(path),
            "RESULTATS": str(Path(self._folder) / f"{RESULT}.gpkg"),
            "RAPPORT": None,
        }
        if references:
            values["REFERENCES"] = references
        if references and commune and self._place == "commune":
            code = commune.replace("'", "''")
            values["COMMUNES"] = f"{references}|layername=communes|subset=\"code_insee\" = '{code}'"
        refused = self.runner.run(VERIFY, values)
        if refused:
            self._clean()
        else:
            self.begun.emit()
        return refused

    def cancel(self) -> None:
        """Ask to stop."""
        self.runner.cancel()

    def forget(self) -> None:
        """Stop and say nothing more."""
        self.runner.forget()
        self._clean()

    def _finished(self, _: str, well: bool, results: dict, message: str) -> None:
        lines = rows_of(str(results.get("RESULTATS", "")).split("|")[0], RESULT) if well else []
        own = [line for line in lines if line["regle_id"] == self._rule and line["territoire_type"] == self._place]
        self._clean()
        if well and not own:
            message = tr("La règle n’a donné aucune ligne sur ce territoire.")
        self.ended.emit(own, message)

    def _clean(self) -> None:
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._folder = ""
