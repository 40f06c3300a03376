"""The counter run in the background, its layers drawn, and what has changed since."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingUtils
from qgis.PyQt.QtCore import QObject

from ...core.errors import InputError
from ...i18n import tr
from ..common.runner import Runner
from . import map_layers
from .results import read_counters
from .wiring import ALGORITHM, OUTPUTS, parameters

if TYPE_CHECKING:
    from .dock import CounterDock


class Running(QObject):
    """``files`` are those of the last run, by output; ``edits`` counts the changes of the layers."""

    def __init__(self, dock: CounterDock) -> None:
        super().__init__(dock)
        self.dock = dock
        self.files: dict[str, str] = {}
        self.runner = Runner(self)
        self.runner.progressed.connect(dock.page.run.show_progress)
        self.runner.finished.connect(self._finished)
        dock.page.run.run_asked.connect(self.run)
        dock.page.run.cancel_asked.connect(self.runner.cancel)
        self.edits = 0
        self._asked: tuple[Any, ...] = ()
        self._done: tuple[Any, ...] = ()

    @property
    def busy(self) -> bool:
        """Say whether the counter runs."""
        return self.runner.running

    def touch(self) -> None:
        """Note that the layers hold something else."""
        self.edits += 1

    def forget(self) -> None:
        """Have no run any more."""
        self._done, self.files = (), {}

    def _now(self) -> tuple[Any, ...]:
        study = self.dock.study
        return tuple(sorted(study.layers.items())), self.edits, study.unit, study.rules

    def stale_words(self) -> str:
        """Return what has changed since the last run; empty when nothing has, or when there is none."""
        if not self._done:
            return ""
        now, then = self._now(), self._done
        data, rule = now[:3] != then[:3], now[3] != then[3]
        if data and rule:
            return tr("les données et la règle ont changé")
        return tr("la règle a changé") if rule else tr("les données ont changé") if data else ""

    def run(self) -> None:
        """Count."""
        dock, page, study = self.dock, self.dock.page, self.dock.study
        if self.busy or dock.checks.why_not():
            return
        folder = Path(tempfile.mkdtemp(prefix="aula_compteur_", dir=QgsProcessingUtils.tempFolder()))
        files = {output: str(folder / f"{output.lower()}.gpkg") for output in OUTPUTS}
        self._asked = self._now()
        page.file_note.quiet()
        page.data.fold(True)
        page.rule.fold(True)
        page.run.show()
        page.run.show_running(True)
        for form in (page.data.form, page.rule.form):
            form.setEnabled(False)
        dock.looking.show_first(dock.checks.first(study.level, study.code))
        dock.looking.tell_stale("")
        page.actions.offer(tr("Calcul en cours."))
        why = self.runner.run(ALGORITHM, {**parameters(study.layers, study.rules, study.unit), **files})
        if why:
            self._finished(ALGORITHM, False, {}, why)

    def _finished(self, _: str, well: bool, results: dict, message: str) -> None:
        dock, page = self.dock, self.dock.page
        for form in (page.data.form, page.rule.form):
            form.setEnabled(True)
        page.run.show_running(False)
        if well:
            message = self._take({name: str(results[name]) for name in OUTPUTS if results.get(name)})
        if message:
            page.file_note.say(tr("Calcul arrêté."), message, blocking=True)
        elif not well:
            page.file_note.say(tr("Calcul annulé :"), tr("le compteur d’avant reste."))
        if not well or message:
            dock.looking.show_again()
        dock.check()  # a layer may have gone meanwhile

    def _take(self, files: dict[str, str]) -> str:
        """Show what a run wrote; return why it cannot be read, empty when it can."""
        rules = self._asked[3]
        try:
            counters = read_counters(files, rules, self.dock.checks.measure)
        except InputError as error:
            return str(error)
        self.files, self._done = files, self._asked
        self.dock.watch.follow_results(map_layers.show(files))
        self.dock.looking.show(counters)
        return ""
