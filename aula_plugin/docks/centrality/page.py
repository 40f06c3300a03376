"""The panel, in the order of the work: data, commune, settings, variants, hand edits, comparison; the run is pinned."""

from __future__ import annotations

from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QLabel, QVBoxLayout, QWidget

from ...core.typography import insecables
from ...i18n import tr
from ..common.ink import scaled, set_grey
from ..common.note import Note
from ..common.page_scroll import PageScroll
from ..common.wheel import WheelGuard
from ..common.wrapped import wrap
from .adjust import AdjustSection
from .batch_list import BatchList
from .commune_row import CommuneRow
from .compare import CompareSection
from .data_section import DataSection
from .empty import Empty
from .header import Header
from .run_row import CommunesRunRow
from .tuning import TuningSection
from .variants import VariantsSection


class Page(QWidget):
    """Widgets and their order; the dock says what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = Header(self)
        self.bar = QgsMessageBar(self)
        self.file_note = Note(self)
        self.empty = Empty()
        self.data = DataSection()
        self.without = QLabel(
            insecables(
                tr("Sans bâti, la moitié « bâti dense » de la définition légale n’est pas évaluée : les candidats le "
                   "diront.")
            ), self,
        )  # fmt: skip
        wrap(self.without)
        set_grey(self.without)
        self.commune = CommuneRow()
        self.tuning = TuningSection()
        self.core_note, self.place_note, self.edit_note, self.built_note = Note(), Note(), Note(), Note()
        self.variants = VariantsSection()
        self.adjust = AdjustSection()
        self.compare = CompareSection()
        for section in (self.adjust, self.compare):
            section.setCollapsed(True)
        self.batch = BatchList()
        self.run = CommunesRunRow(self)
        #: What is shown once something can be drawn.
        self.work = (self.commune, self.tuning, self.variants, self.adjust, self.compare)
        self._lay_out()
        rows = self.tuning.form.rows.values()
        self.wheel = WheelGuard(
            [
                *self.data.form.fields.values(), self.commune.box, *(row.slider for row in rows),
                *(row.spin for row in rows), self.adjust.form.candidate, self.adjust.form.status,
                self.adjust.form.reason.reason, *self.compare.form.boxes,
            ], self,
        )  # fmt: skip

    def _lay_out(self) -> None:
        self.inside = QWidget()
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(self, 8))
        for widget in (
            self.empty, self.data, self.without, self.commune, self.tuning, self.core_note, self.place_note,
            self.edit_note, self.built_note, self.variants, self.adjust, self.compare, self.batch,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        self.scroll = PageScroll(self.inside, self)
        page = QVBoxLayout(self)
        page.setContentsMargins(*[scaled(self, 8)] * 4)
        page.setSpacing(scaled(self, 6))
        for widget in (self.header, self.bar, self.file_note):
            page.addWidget(widget)
        page.addWidget(self.scroll, 1)
        page.addWidget(self.run)

    def tell_built(self, known: bool) -> None:
        """Say what is not evaluated without buildings."""
        if known:
            self.built_note.quiet()
            return
        self.built_note.say(
            "", insecables(tr("La moitié « bâti dense » de la définition légale n’est pas évaluée.")),
            ((tr("Ajouter une couche de bâti"), self.data.ask_built),),
        )  # fmt: skip

    def show_work(self, there: bool, offer: bool) -> None:
        """Show what can be done: nothing is drawn without an offer and communes."""
        self.empty.setVisible(not offer)
        self.without.setVisible(not offer)
        self.run.setVisible(offer)
        for widget in self.work:
            widget.setVisible(there)
        if not there:
            for note in (self.core_note, self.place_note, self.edit_note):
                note.quiet()
