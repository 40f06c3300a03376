"""4. Ajuster avec les élus: a candidate, its status, its figures, parcels added or taken away, the journal."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QShortcut,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...core.centrality.columns import STATUSES
from ...core.typography import insecables
from ...i18n import tr
from ..common.fonts import name_font, small_font
from ..common.icons import line_icon
from ..common.ink import ink_of, scaled, set_grey
from ..common.note import Note
from ..common.section import Section
from ..common.wrapped import wrap
from .reason_row import ReasonRow

FIGURES = 4
JOURNAL_ROWS = 3


class AdjustForm(QWidget):
    """``tools`` are the two map tools; the dock ties them to the map."""

    candidate_chosen = pyqtSignal(str)
    status_chosen = pyqtSignal(str)
    undo_asked = pyqtSignal()
    redo_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.note = Note(self)
        self.candidate, self.status = self._combo("candidat"), self._combo("statut")
        self.status.addItems(STATUSES)
        self.candidate.currentIndexChanged.connect(lambda _: self._chose())
        self.status.currentTextChanged.connect(lambda text: None if self._showing else self.status_chosen.emit(text))
        self.missing = self._label("manque")
        self.add = self._tool("ajouter", tr("Ajouter"), "outils/plus", tr("Ajouter une parcelle (A)"))
        self.take = self._tool("retirer", tr("Retirer"), "outils/moins", tr("Retirer une parcelle (E)"))
        self.undo = self._tool("annuler_geste", "", "outils/annuler", tr("Annuler le dernier geste (Ctrl+Z)"))
        self.redo = self._tool("refaire_geste", "", "outils/refaire", tr("Refaire (Ctrl+Y)"))
        for button in (self.add, self.take):
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setMinimumWidth(scaled(self, 76))
        self.undo.clicked.connect(lambda _: self.undo_asked.emit())
        self.redo.clicked.connect(lambda _: self.redo_asked.emit())
        self.reason = ReasonRow(self)
        self.journal = self._journal()
        self.count = self._label("journal_dit")
        set_grey(self.count)
        self._lay_out()
        self._keys()
        self._paint_icons()

    def _journal(self) -> QListWidget:
        journal = QListWidget(self)
        journal.setObjectName("journal")
        journal.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        journal.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        journal.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        journal.setFont(small_font(self.font()))
        journal.setTextElideMode(Qt.TextElideMode.ElideRight)
        journal.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        journal.setAccessibleName(tr("Journal du candidat"))
        return journal

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setSpacing(scaled(self, 6))
        fields.setColumnStretch(1, 1)
        for rank, (words, box) in enumerate(((tr("Candidat"), self.candidate), (tr("Statut"), self.status))):
            label = QLabel(words, self)
            label.setBuddy(box)
            label.setMinimumWidth(scaled(self, 64))
            fields.addWidget(label, rank, 0)
            fields.addWidget(box, rank, 1)
        tools = QHBoxLayout()
        tools.setSpacing(scaled(self, 4))
        for button in (self.add, self.take):
            tools.addWidget(button)
        tools.addStretch(1)
        for button in (self.undo, self.redo):
            tools.addWidget(button)
        self.body = QWidget(self)
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(scaled(self, 6))
        inner.addLayout(fields)
        inner.addLayout(self._figures())
        inner.addWidget(self.missing)
        inner.addLayout(tools)
        for widget in (self.reason, self.journal, self.count):
            inner.addWidget(widget)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.note)
        page.addWidget(self.body)

    def _combo(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        return box

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        wrap(label)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(small_font(self.font()))
        return label

    def _tool(self, name: str, text: str, icon: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setProperty("icone", icon)
        button.setMinimumHeight(scaled(self, 26))
        return button

    def _figures(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(self, 6))
        grid.setVerticalSpacing(0)
        self.figures: list[tuple[QLabel, QLabel]] = []
        for column in range(FIGURES):
            heading, value = QLabel(self), QLabel(self)
            heading.setObjectName(f"titre_{column}")
            value.setObjectName(f"chiffre_{column}")
            heading.setFont(small_font(self.font()))
            set_grey(heading)
            value.setFont(name_font(self.font()))
            grid.addWidget(heading, 0, column)
            grid.addWidget(value, 1, column)
            grid.setColumnStretch(column, 1)
            self.figures.append((heading, value))
        return grid

    def _keys(self) -> None:
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (
            ("A", self.add.click), ("E", self.take.click), ("Ctrl+Z", self.undo.click), ("Ctrl+Y", self.redo.click),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(within)
            shortcut.activated.connect(act)

    def _chose(self) -> None:
        if not self._showing and self.candidate.currentData():
            self.candidate_chosen.emit(self.candidate.currentData())

    def show_candidates(self, rows: Sequence[tuple[str, str]], name: str) -> None:
        """Offer candidates: identifier and words."""
        self._showing = True
        self.candidate.clear()
        for code, words in rows:
            self.candidate.addItem(words, code)
        self.candidate.setCurrentIndex(max(0, self.candidate.findData(name)) if rows else -1)
        self._showing = False
        self.body.setVisible(bool(rows))

    def show_candidate(self, status: str, figures: Sequence[tuple[str, str]], missing: str) -> None:
        """Show one candidate."""
        self._showing = True
        self.status.setCurrentText(status)
        self._showing = False
        for place, (heading, value) in enumerate(self.figures):
            name, text = figures[place] if place < len(figures) else ("", "")
            heading.setText(name)
            heading.setToolTip(name)
            value.setText(text)
        self.missing.setText(insecables(missing))

    def show_journal(self, lines: Sequence[str], count: str) -> None:
        """Show the lines, last first."""
        self.journal.clear()
        self.journal.addItems(list(lines))
        for rank in range(self.journal.count()):
            self.journal.item(rank).setToolTip(lines[rank])
        row = self.journal.fontMetrics().height() + 3
        self.journal.setFixedHeight(max(1, min(JOURNAL_ROWS, len(lines))) * row + 2 * self.journal.frameWidth() + 2)
        self.journal.setVisible(bool(lines))
        self.count.setText(insecables(count))

    def offer(self, undo: str, redo: str, why_not: str) -> None:
        """Grey what cannot be done, with the reason."""
        self.undo.setEnabled(bool(undo))
        self.undo.setToolTip(tr("Annuler : {} (Ctrl+Z)").format(undo) if undo else tr("Rien à annuler."))
        self.redo.setEnabled(bool(redo))
        self.redo.setToolTip(tr("Refaire : {} (Ctrl+Y)").format(redo) if redo else tr("Rien à refaire."))
        for button, tip in ((self.add, tr("Ajouter une parcelle (A)")), (self.take, tr("Retirer une parcelle (E)"))):
            button.setEnabled(not why_not)
            button.setToolTip(why_not or tip)

    def _paint_icons(self) -> None:
        colour = ink_of(self.palette()).ink
        for button in (self.add, self.take, self.undo, self.redo):
            button.setIcon(line_icon(button.property("icone"), colour))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "redo"):
            self._paint_icons()


class AdjustSection(Section):
    """The form in a section."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.form = AdjustForm()
        super().__init__(self.form, "ajuster", parent)
        self.name_it(tr("4. Ajuster avec les élus"))
