"""Every commune computed for good into the dossier, in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject

from ...core.errors import InputError
from ...core.missing import is_missing
from ...core.typography import pluriel
from ...i18n import tr
from ...storage.centrality_dossier import read
from ..common.runner import Runner
from . import map_layers
from .batch_list import Line
from .wiring import ALGORITHM, parameters

if TYPE_CHECKING:
    from .dock import CentralityDock


class Batch(QObject):
    """Runs the algorithm on all the communes, or on one."""

    def __init__(self, dock: CentralityDock) -> None:
        super().__init__(dock)
        self.dock = dock
        self.runner = Runner(self)
        self.runner.progressed.connect(dock.page.run.show_progress)
        self.runner.finished.connect(self._finished)
        dock.page.run.run_asked.connect(lambda: self.run())
        dock.page.run.cancel_asked.connect(self.runner.cancel)
        dock.page.batch.chosen.connect(dock.look_at)

    def run(self, codes: tuple[str, ...] = ()) -> None:
        """Compute communes, all of them by default; without a dossier, ask for one first."""
        dock, study = self.dock, self.dock.study
        if self.runner.running or dock.preview is None:
            return
        if not study.path and not dock.files.ask_new():
            return
        asked = study.asked
        values = {
            **parameters(study.layers, study.settings),
            "VARIANTES": list(asked.wanted),
            "VOTES": list(asked.votes),
            "COMMUNES_CHOISIES": ",".join(codes),
            "CANDIDATS": "memory:",
            "DOSSIER": study.path,
        }
        dock.page.run.show_running(True)
        if not codes:
            for folded in (dock.page.tuning, dock.page.variants, dock.page.adjust, dock.page.compare):
                folded.fold(True)
        for section in (dock.page.data, dock.page.tuning):
            section.form.setEnabled(False)
        why = self.runner.run(ALGORITHM, values)
        if why:
            self._finished(ALGORITHM, False, {}, why)

    def _finished(self, _: str, well: bool, results: dict, message: str) -> None:  # noqa: ARG002
        dock, page = self.dock, self.dock.page
        for section in (page.data, page.tuning):
            section.form.setEnabled(True)
        if message:
            page.file_note.say(tr("Calcul arrêté."), message, blocking=True)
        elif well:
            page.file_note.quiet()
            dock.files.open(dock.study.path)
            map_layers.show(dock.study.path)
            page.bar.pushSuccess("", tr("Dossier à jour"))
        else:
            page.file_note.say(tr("Calcul annulé :"), tr("le dossier est resté tel qu’il était."))
        dock.offer_run()

    def show_dossier(self) -> None:
        """Show what each commune of the dossier gave."""
        path = self.dock.study.path
        lines = []
        if path and self.dock.adjusting.edits is not None:
            try:
                rows = read(path, "communes_resultat").sort_values("nom")
            except InputError:
                rows = None
            if rows is not None:
                lines = [
                    Line(
                        row.code_insee, row.nom or row.code_insee, int(row.n_candidats or 0),
                        float(row.aire_ha or 0), "" if is_missing(row.motif) else str(row.motif),
                    )
                    for row in rows.itertuples()
                ]  # fmt: skip
        self.dock.page.batch.show_lines(lines)

    def words(self, count: int) -> str:
        """Return the words of the button."""
        return tr("Calculer {}").format(
            tr("la commune") if count == 1 else tr("les {}").format(pluriel(count, tr("commune")))
        )
