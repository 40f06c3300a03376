"""Exports asked from the panel, and the sheet of the territory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QFileDialog

from ...core.errors import InputError
from ...core.land.counter import Counters
from ...core.land.counter_words import balance_sentence
from ...core.typography import insecables, minuscule, nombre_court
from ...i18n import tr
from ..common.tools import open_algorithm
from . import words
from .action_row import CHART_PNG, CHART_SVG, LAYERS, TABLE_CSV
from .chart import Caption, save_picture
from .exporting import KINDS, save_csv, save_layers, save_workbook, with_suffix
from .results import rows_beside
from .wiring import LEVEL_WORDS, REPORT, TABLE

if TYPE_CHECKING:
    from .dock import CounterDock


class Exports(QObject):
    """Asks where, writes, and says what could not be written."""

    def __init__(self, dock: CounterDock) -> None:
        super().__init__(dock)
        self.dock = dock
        dock.page.actions.export_asked.connect(self.ask)
        dock.page.actions.sheet_asked.connect(self.open_sheet)

    def ask(self, kind: str) -> None:
        """Ask for a file, and write it."""
        filters, name = KINDS[kind]
        options = QFileDialog.Option.DontConfirmOverwrite if kind == LAYERS else QFileDialog.Option(0)
        path, _ = QFileDialog.getSaveFileName(self.dock, tr("Exporter"), name, tr(filters), options=options)
        if path:
            self.save(kind, path)

    def save(self, kind: str, path: str) -> bool:
        """Write what is shown. Say whether it was."""
        looking, study, page = self.dock.looking, self.dock.study, self.dock.page
        counters, curves = looking.counters, looking.curves
        if counters is None or curves is None:
            return False
        target = with_suffix(path, kind)
        try:
            if kind == TABLE_CSV:
                rows = rows_beside(counters, study.level, study.code)[1]
                save_csv(counters, [str(row["code"]) for row in rows], target)
            elif kind in (CHART_PNG, CHART_SVG):
                save_picture(target, curves, self.caption(counters))
            elif kind == LAYERS:
                save_layers(self.dock.running.files, target)
            else:
                save_workbook(counters, target)
        except InputError as error:
            page.file_note.say(tr("Rien n’a été écrit."), str(error), blocking=True)
            return False
        page.file_note.quiet()
        page.bar.pushSuccess("", tr("Exporté : {}").format(target.name))
        return True

    def caption(self, counters: Counters) -> Caption:
        """Return the words around the chart: the finding, what is cumulated, source, rule, projects."""
        row = self.dock.looking.row
        head, tail = balance_sentence(row, counters.rules.end)
        layer = QgsProject.instance().mapLayer(self.dock.study.layers.get(TABLE, ""))
        foot = [tr("Source : {}.").format(layer.name() if layer is not None else "")]
        rules = counters.rules
        foot.append(
            tr("Référence {}-{}, réduction {} %.").format(
                rules.reference_start, rules.reference_end, nombre_court(row["taux_pct"])
            )
        )
        if self.dock.imagining.counted():
            foot.append(tr("Pointillé : hypothèses, hors résultats."))
        foot.append(tr("Document de travail."))
        level, name = self.dock.study.level, str(row["nom"])
        name = name if name != str(row["code"]) else f"{LEVEL_WORDS[level]} {name}"
        title = f"{name} : {minuscule(head)} {tail}"
        return Caption(insecables(title), words.axis(counters.measure), insecables(" ".join(foot)))

    def open_sheet(self) -> None:
        """Open the report on the territory looked at, filled in; projects go in as hypotheses."""
        files, study = self.dock.running.files, self.dock.study
        typed = (f"{one.code};{nombre_court(one.hectares)};{one.year}" for one in self.dock.imagining.counted())
        values = {**files, "CODE": study.code, "HYPOTHESES": " | ".join(typed)}
        open_algorithm(REPORT, values, self.dock.iface.mainWindow() if self.dock.iface is not None else None)
