"""Editors of lists: texts, selectors of layers with their menu, values asked of a person."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...core.compatibility.grid_form import Field
from ...core.compatibility.grid_params import FIELD_KEYS, FIELD_TYPES
from ...core.compatibility.grid_words import Proposal, proposals, selector_words
from ...core.compatibility.model import Grille
from ...core.typography import majuscule
from ...i18n import tr
from ..common.ink import scaled, set_grey
from .editors import Editor

SEPARATOR = " ; "
TYPE_COLUMN = FIELD_KEYS.index("type")


class ListEditor(Editor):
    """Texts on one line, semicolons between."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(field.default or tr("rien"))
        self.line.textEdited.connect(lambda _: self.typed())
        self.line.editingFinished.connect(self.flush)
        self.add(self.line, 1)

    def show_value(self, value: Any) -> None:
        items = value if isinstance(value, list) else [value] if value else []
        if [str(one) for one in items] != (self.value() or []):
            self.line.setText(SEPARATOR.join(str(one) for one in items))
        self.line.setCursorPosition(0) if not self.line.hasFocus() else None

    def value(self) -> Any:
        return [one.strip() for one in self.line.text().split(";") if one.strip()] or None


class SelectorEditor(ListEditor):
    """Layers of the document and of the SCoT; a menu writes them, a caption says them."""

    def __init__(self, field: Field, grid: Grille, tables: set[str], parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.grid = grid
        self.tables = tables
        self.button = QToolButton(self)
        self.button.setText(tr("Ajouter"))
        self.button.setToolTip(tr("Ajouter une couche, des zones, une prescription…"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setMinimumHeight(scaled(self, 24))
        menu = QMenu(self.button)
        menu.aboutToShow.connect(self._fill)
        self.button.setMenu(menu)
        self.add(self.button)
        self.caption = QLabel(self)
        self.caption.setWordWrap(True)
        self.caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        set_grey(self.caption)
        self.line.textChanged.connect(lambda _: self._say())
        self._say()

    def _say(self) -> None:
        said = [selector_words(one, self.grid) + self._absence(one) for one in self.value() or []]
        self.caption.setText(majuscule(SEPARATOR.join(said)))
        self.caption.setVisible(bool(said))

    def _absence(self, selector: str) -> str:
        name = selector.partition(":")[2]
        absent = self.tables and selector.startswith("role:") and name in self.grid.roles and name not in self.tables
        return tr(" – absente des références") if absent else ""

    def _fill(self) -> None:
        menu = self.button.menu()
        menu.clear()
        inner: dict[str, QMenu] = {}
        for one in proposals(self.grid, self.field.sums):
            place = inner.get(one.group) or inner.setdefault(one.group, menu.addMenu(one.group))
            if one.family:
                key = f"{one.group}/{one.family}"
                place = inner.get(key) or inner.setdefault(key, place.addMenu(one.family))
            word = majuscule(one.words) + self._absence(one.selector)
            place.addAction(word.replace("&", "&&"), lambda one=one: self._put(one))

    def _put(self, proposal: Proposal) -> None:
        known = self.value() or []
        if proposal.selector not in known:
            self.line.setText(SEPARATOR.join([*known, proposal.selector]))
            self.changed.emit()


class FieldsEditor(Editor):
    """The values asked of a person: one line each, name, kind, unit, help."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._showing = False
        self.table = QTableWidget(0, len(FIELD_KEYS), self)
        self.table.setHorizontalHeaderLabels([tr("Nom"), tr("Nature"), tr("Unité"), tr("Aide")])
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setFixedHeight(scaled(self, 110))
        self.table.itemChanged.connect(lambda _: None if self._showing else self.changed.emit())
        self.add(self.table, 1)
        buttons = QVBoxLayout()
        for text, tip, act in (("+", tr("Ajouter une valeur"), self._more), ("−", tr("Ôter la valeur"), self._less)):
            button = QToolButton(self)
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(lambda _, act=act: act())
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.row.addLayout(buttons)

    def show_value(self, value: Any) -> None:
        rows = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
        if rows == (self.value() or []) and rows:
            return
        self._showing = True
        self.table.setRowCount(0)
        for one in rows:
            self._row(one)
        self._showing = False

    def _row(self, one: dict[str, Any]) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, key in enumerate(FIELD_KEYS):
            if column == TYPE_COLUMN:
                kinds = QComboBox(self.table)
                kinds.addItems(FIELD_TYPES)
                kinds.setCurrentText(str(one.get(key) or FIELD_TYPES[0]))
                kinds.activated.connect(lambda _: self.changed.emit())
                self.table.setCellWidget(row, column, kinds)
            else:
                self.table.setItem(row, column, QTableWidgetItem(str(one.get(key) or "")))

    def _more(self) -> None:
        self._row({"nom": f"valeur_{self.table.rowCount() + 1}"})
        self.changed.emit()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _less(self) -> None:
        row = self.table.currentRow()
        if row >= 0:
            self.table.removeRow(row)
            self.changed.emit()

    def value(self) -> Any:
        rows = []
        for row in range(self.table.rowCount()):
            found = {}
            for column, key in enumerate(FIELD_KEYS):
                kinds, item = self.table.cellWidget(row, column), self.table.item(row, column)
                text = kinds.currentText() if kinds is not None else item.text().strip() if item else ""
                if text:
                    found[key] = text
            rows.append(found)
        return rows or None
