"""The panel, in the order of the work: data, rule, counter, what if, communes; exports and sheet are pinned."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QLabel, QVBoxLayout, QWidget

from ...core.typography import insecables
from ...i18n import tr
from ..common.fonts import small_font
from ..common.ink import scaled, set_grey
from ..common.note import Note
from ..common.page_scroll import PageScroll
from ..common.run_row import RunRow
from ..common.wheel import WheelGuard
from ..common.wrapped import wrap
from .action_row import ActionRow
from .communes_view import CommunesSection
from .counter_view import CounterView
from .data_section import DataSection
from .empty import Empty
from .rule_section import RuleSection
from .what_if import WhatIfSection


class CounterRunRow(RunRow):
    """The button under the rule."""

    KEPT = "Annuler garde le compteur d’avant."
    STOPPING = "Arrêt en cours… Le compteur d’avant reste."


class Page(QWidget):
    """Widgets and their order; the dock says what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QgsMessageBar(self)
        self.file_note = Note(self)
        self.empty = Empty()
        self.data = DataSection()
        self.notes = QWidget()
        self._notes = QVBoxLayout(self.notes)
        self._notes.setContentsMargins(0, 0, 0, 0)
        self._notes.setSpacing(scaled(self, 6))
        self.rule = RuleSection()
        self.run = CounterRunRow(wide=True)
        said = tr("La consommation d’ENAF n’est pas l’artificialisation : le compteur dit toujours laquelle il mesure.")
        self.measured = QLabel(insecables(said))
        self.measured.setFont(small_font(self.font()))
        wrap(self.measured)
        set_grey(self.measured)
        self.counter = CounterView()
        self.what_if = WhatIfSection()
        self.communes = CommunesSection()
        self.actions = ActionRow()
        self._lay_out()
        self.what_if.fold(True)
        self.data.collapsedStateChanged.connect(lambda _: self.show_told())
        self.wheel = WheelGuard(
            [
                *self.data.form.fields.values(), *self.rule.form.years.values(), self.rule.form.rate,
                self.rule.form.projection, self.rule.form.floor, self.counter.place.box, self.what_if.form.commune,
                self.what_if.form.area, self.what_if.form.year,
            ], self,
        )  # fmt: skip
        self.show_results(False)

    def _lay_out(self) -> None:
        self.inside = QWidget()
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(self, 8))
        for widget in (
            self.empty, self.data, self.notes, self.rule, self.run, self.measured, self.counter, self.what_if,
            self.communes,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        self.scroll = PageScroll(self.inside, self)
        page = QVBoxLayout(self)
        page.setContentsMargins(*[scaled(self, 8)] * 4)
        page.setSpacing(scaled(self, 6))
        for widget in (self.bar, self.file_note):
            page.addWidget(widget)
        page.addWidget(self.scroll, 1)
        page.addWidget(self.actions)

    def show_results(self, there: bool) -> None:
        """Show the counter, once there is one."""
        for widget in (self.counter, self.what_if, self.communes, self.actions):
            widget.setVisible(there)
        self.measured.setVisible(not there)
        self.show_told()

    def show_notes(self, notes: Sequence[tuple]) -> None:
        """Show what the data have to tell: arguments of ``Note.say``, one by note."""
        while self._notes.count():
            gone = self._notes.takeAt(0).widget()
            gone.hide()
            gone.deleteLater()
        for fact, rest, links, blocking in notes:
            note = Note(self.notes)
            self._notes.addWidget(note)
            note.say(fact, rest, links, blocking)
        self.show_told()

    def show_told(self) -> None:
        """Show the notes on the data beside them; once there is a counter and they are folded, those that stop it."""
        settled = self.data.isCollapsed() and self.actions.isVisibleTo(self)
        for note in self.told():
            note.setVisible(note.blocking or not settled)
        self.notes.setVisible(any(note.isVisibleTo(self.notes) for note in self.told()))

    def told(self) -> list[Note]:
        """Return the notes on the data."""
        return [self._notes.itemAt(rank).widget() for rank in range(self._notes.count())]
