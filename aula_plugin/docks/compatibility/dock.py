"""The panel « Compatibilité »: opens a dossier, runs an analysis, ties the line chosen to the map, writes the avis."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QKeySequence, QResizeEvent
from qgis.PyQt.QtWidgets import QShortcut, QStackedWidget

from ...core.errors import InputError
from ...i18n import tr
from ..common.memory import add_recent
from . import memory
from .avis_writing import AvisWriting
from .empty_page import EmptyPage
from .files import Files
from .help_dialog import HelpDialog
from .line_menu import LineMenu
from .map_link import MapLink
from .merging import ALGORITHM as MERGE
from .merging import Merging
from .notes import Notes
from .picking import Picking
from .runs import Runs
from .session import Session
from .takeover import TakingOver
from .work_page import WorkPage


class CompatibilityDock(QgsDockWidget):
    """Shell of the panel; each matter has its own object."""

    def __init__(self, iface: Any) -> None:
        super().__init__()
        self.iface = iface
        self.session: Session | None = None
        #: Shows a window of the plugin by its name; given by the desktop that builds the panel.
        self.open_window: Any = None
        self.empty = EmptyPage()
        self.work = WorkPage()
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.work)
        self.setWidget(self.pages)
        self.map = MapLink(iface, self)
        self.runs = Runs(self)
        self.notes = Notes(self)
        self.avis = AvisWriting(self)
        self.files = Files(self)
        self.menu = LineMenu(self)
        self.merging = Merging(self)
        self.taking = TakingOver(self)
        self.picking = Picking(self)
        self._connect()
        self._add_shortcuts()
        self.work.header.show_path("")
        self._restore()

    def _connect(self) -> None:
        work, results = self.work, self.work.results
        work.data.changed.connect(self.refresh_run)
        work.data.lot_asked.connect(self.files.read_lot)
        work.run.clicked.connect(lambda _: self.analyse())
        work.progress.cancel_asked.connect(self.runs.runner.cancel)
        work.actions_row.next_asked.connect(lambda: results.go_without_avis(1))
        work.actions_row.previous_asked.connect(lambda: results.go_without_avis(-1))
        work.header.help_asked.connect(lambda: HelpDialog(self).exec())
        for place in (work.data, work.header, work.actions_row):
            place.tool_asked.connect(self._open_tool)
        results.line_chosen.connect(self.show_on_map)
        results.counts_changed.connect(self.refresh_progress)
        results.tree.zoom_asked.connect(self.zoom)
        results.tree.table_asked.connect(self.open_table)
        results.detail.zoom_asked.connect(self.zoom)
        results.detail.table_asked.connect(self.open_table)
        results.detail.help_asked.connect(self.show_rule_help)
        results.filters.author_asked.connect(self.avis.ask_author)
        self.runs.begun.connect(self._begun)
        self.runs.progressed.connect(work.progress.show_progress)
        self.runs.ended.connect(self._ended)
        project = QgsProject.instance()
        project.readProject.connect(self._project_read)
        project.cleared.connect(self._project_cleared)

    def _open_tool(self, name: str) -> None:
        """Open a tool: merging has its own window here, the others that of the toolbox."""
        if name == MERGE:
            self.merging.start()
        else:
            self.files.open_tool(name)

    def _add_shortcuts(self) -> None:
        results = self.work.results
        for keys, act in (
            ("Alt+Down", lambda: results.go_without_avis(1)),
            ("Alt+Up", lambda: results.go_without_avis(-1)),
            ("Ctrl+Shift+X", results.filters.clear),
            ("Shift+F1", self.show_rule_help),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # Dossier

    def open(self, path: str) -> bool:
        """Open a dossier, or name one that the first analysis will make; False when the file is something else."""
        self.work.results.detail.form.flush()
        try:
            session = Session(path)
        except InputError as error:
            self.notes.refused(path, str(error))
            return False
        self.session = session
        memory.remember_path("dossier", path)
        if session.exists:
            add_recent("dossiers", path)
        self.pages.setCurrentWidget(self.work)
        self.work.header.show_path(path, bool(session.read_only))
        self.work.note.quiet()
        self.files.find_document()
        self.map.open(path, self.work.data.document)
        self.work.data.setCollapsed(session.exists and bool(session.lines))
        self.work.show_results(session.exists)
        self.refresh_editable()
        self.work.results.show_session(session)
        self.refresh_run()
        self.notes.refresh()
        return True

    def close_dossier(self) -> None:
        """Come back to the empty page."""
        self.work.results.detail.form.flush()
        self.session = None
        memory.remember_path("dossier", "")
        self.picking.on_map.stop()
        self.map.clear()
        self.map.open("", "")
        self.work.header.show_path("")
        self.pages.setCurrentWidget(self.empty)

    def reload(self) -> None:
        """Read the dossier again and come back to the same line."""
        if self.session is None or not Path(self.session.path).exists():
            return
        try:
            self.session.load()
        except InputError as error:
            self.notes.refused(self.session.path, str(error))
            return
        self.work.show_results(True)
        self.work.results.reload(keep=True)

    def _restore(self) -> None:
        """Take up what the project remembers."""
        self.work.data.restore()
        path = memory.recall_path("dossier")
        if not (path and Path(path).exists() and self.open(path)):
            self.pages.setCurrentWidget(self.empty)

    def _project_read(self) -> None:
        self.map.open("", "")
        self._restore()

    def _project_cleared(self) -> None:
        self.work.results.detail.form.flush()
        self.session = None
        self.picking.on_map.stop()
        self.map.clear()
        self.pages.setCurrentWidget(self.empty)

    # Analysis

    def analyse(self) -> None:
        """Run the analysis; results pile up in the dossier, avis stay."""
        if self.session is None or self.runs.running or self.work.data.missing():
            return
        self.work.results.detail.form.flush()
        self.work.data.keep()
        self.runs.analyse(self.work.data.parameters(), self.session.path)

    def _begun(self, what: str) -> None:
        self.pages.setCurrentWidget(self.work)
        self.work.note.quiet()
        self.work.data.form.setEnabled(False)
        self.work.progress.start(what)
        self.refresh_editable()
        self.refresh_run()
        self.refresh_progress()

    def _ended(self, well: bool, message: str) -> None:
        self.work.progress.hide()
        self.work.data.form.setEnabled(True)
        self.refresh_editable()
        if self.session is not None and Path(self.session.path).exists():
            if well:
                self.open(self.session.path)
            else:
                self.reload()
        self.refresh_run()
        self.refresh_progress()
        if message:
            self.notes.failed(message)
        elif not well:
            self.notes.stopped()

    def refresh_editable(self) -> None:
        """Allow writing avis, or say why not."""
        reason = self.session.read_only if self.session else ""
        if self.runs.running:
            reason = tr("L’analyse est en cours : les avis s’écrivent quand elle est finie.")
        self.work.results.set_editable(not reason, reason)

    def refresh_run(self) -> None:
        """Say what can be run, and fill one button at most."""
        results = bool(self.session and self.session.lines)
        running = self.runs.running
        reason = self.work.data.missing()
        if self.session is not None and self.session.read_only:
            reason = reason or tr("travailler sur une copie, ce dossier est en lecture seule.")
        self.work.set_run(self.work.data.label(), reason, not results and not running)

    def refresh_progress(self) -> None:
        """Tell how many lines have an avis."""
        self.work.actions_row.show_progress(*self.work.results.progress(), primary=not self.runs.running)

    # Line

    def show_on_map(self, position: int) -> None:
        """Tie the map to the line chosen."""
        if self.session is None or position < 0:
            return
        line = self.session.lines[position]
        self.map.show(line, self.session.evidence(position), self.session.place(line), self.notes.finding(line))
        self.notes.line(line)

    def zoom(self) -> None:
        """Zoom to the evidence again and flash it; on a low panel, turn to the detail."""
        position = self.work.results.position
        if self.session is None or position < 0:
            return
        self.work.results.open_detail()
        line = self.session.lines[position]
        self.map.zoom(self.session.evidence(position).extent or self.session.place(line))
        self.map.flash()

    def open_table(self) -> None:
        """Open the table of the evidence."""
        if self.work.results.position >= 0 and not self.map.open_table():
            self.work.bar.pushInfo("", tr("Aucune preuve sur la carte"))

    def show_rule_help(self) -> None:
        """Unfold what the rule asks and how it is measured."""
        detail = self.work.results.detail
        if self.work.results.position >= 0:
            detail.measure.setCollapsed(False)
            self.work.results.scroll.ensureWidgetVisible(detail.measure)

    # Room and end

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way to what matters."""
        super().resizeEvent(event)
        self.work.results.fit(self.width(), self.height())

    def event(self, event: QEvent) -> bool:
        """Write what is being typed when the panel or QGIS loses the focus."""
        if event.type() in (QEvent.Type.Hide, QEvent.Type.WindowDeactivate, QEvent.Type.Close):
            self.work.results.detail.form.flush()
        return super().event(event)

    def shut(self) -> None:
        """Let go of everything before the panel is destroyed."""
        self.work.results.detail.form.flush()
        self.runs.runner.forget()
        self.picking.on_map.shut()
        project = QgsProject.instance()
        project.readProject.disconnect(self._project_read)
        project.cleared.disconnect(self._project_cleared)
        self.map.shut()
