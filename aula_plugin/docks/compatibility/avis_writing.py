"""From the form to the file: each change is one transaction; what the file refuses stays in its field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtWidgets import QInputDialog, QMessageBox

from ...core.errors import InputError
from ...i18n import tr
from ..common import memory
from .history import HistoryDialog
from .lines import AVIS_VALUES, Line

if TYPE_CHECKING:
    from .dock import CompatibilityDock


class AvisWriting:
    """Writes, keeps, reports, and comes back to earlier states."""

    def __init__(self, dock: CompatibilityDock) -> None:
        self.dock = dock
        self._refused = False
        dock.work.results.detail.form.write_asked.connect(self.write)

    @property
    def _results(self):
        return self.dock.work.results

    def write(self, line: Line, values: Mapping[str, Any]) -> bool:
        """Write what changed on a line; say when, or why not."""
        session, form = self.dock.session, self._results.detail.form
        if session is None:
            return False
        try:
            date = session.write(line, values, memory.author())
        except InputError as error:
            self._refused = True
            if form.line is line:
                form.not_saved()
            self.dock.notes.locked(str(error))
            return False
        if self._refused:
            self._refused = False
            self.dock.work.note.quiet()
        if form.line is line:
            form.saved(date, memory.author())
            self.dock.notes.line(line)
        self._results.touch(session.lines.index(line))
        return True

    def keep(self, line: Line) -> None:
        """Keep the avis as it is, before the measure of today and what others proposed."""
        self.write(line, {"avis": line.avis})

    def take(self, line: Line, fid: int) -> None:
        """Take a state of the history in place of the avis in force, which goes there."""
        session = self.dock.session
        if session is None:
            return
        try:
            session.restore(line, fid, memory.author())
        except InputError as error:
            self.dock.notes.locked(str(error))
            return
        self._results.reload(keep=True)

    def ask_author(self) -> None:
        """Ask who writes."""
        name, given = QInputDialog.getText(
            self.dock, tr("Auteur des avis"), tr("Nom écrit avec chaque avis :"), text=memory.author()
        )
        if given:
            memory.set_author(name)

    def show_history(self) -> None:
        """Show the earlier states of the line chosen, and come back to one."""
        session, results = self.dock.session, self._results
        if session is None or results.position < 0:
            return
        results.detail.form.flush()
        line = session.lines[results.position]
        title = f"{line.rule} · {line.title} · {line.place}"
        dialog = HistoryDialog(title, session.history(line), results.editable, self.dock)
        if dialog.exec() and dialog.chosen is not None:
            self.take(line, dialog.chosen)

    def report(self, positions: list[int]) -> int:
        """Copy the avis of the current line to the others selected, after asking; never over a written one."""
        session, results = self.dock.session, self._results
        if session is None:
            return 0
        results.detail.form.flush()
        source = session.lines[results.position]
        others = [session.lines[position] for position in positions if position != results.position]
        free = [line for line in others if not line.row.get("date_avis")]
        kept = len(others) - len(free)
        said = tr("Reporter « {} » à {} lignes ?").format(source.avis, len(free))
        if kept:
            said += "\n" + tr("{} lignes ont déjà un avis : elles ne changent pas.").format(kept)
        answer = QMessageBox.question(self.dock, tr("Reporter cet avis"), said) if free else None
        if answer != QMessageBox.StandardButton.Yes:
            return 0
        values = {name: source.row.get(name) for name in AVIS_VALUES}
        done = 0
        for line in free:
            if not self.write(line, values):
                break
            done += 1
        self.dock.work.bar.pushSuccess("", tr("Avis de {} lignes reportés.").format(done))
        return done
