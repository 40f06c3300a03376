"""The layers of the SCoT: each role of the grid, the layer that holds it in the references, the rules that read it."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.compatibility.grid_edit import Checked, GridEdition
from ...core.compatibility.grid_form import shown_number, typed_number
from ...core.compatibility.grid_parse import ROLE_NAME
from ...core.compatibility.grid_warnings import read_by_name
from ...core.compatibility.model import GEOMETRIES
from ...core.typography import nombre, pluriel
from ...i18n import tr
from ..common.ink import ink_of, scaled, set_grey
from ..common.note import Note
from .layers import Layer

ROLE, LABEL, GEOMETRY, DOUBT, NEEDED, LAYER, RULES = range(7)
KEYS = {LABEL: "libelle", DOUBT: "incertitude_m", NEEDED: "obligatoire"}
TITLES = ("Rôle", "Libellé", "Géométrie", "Incertitude (m)", "Exigé", "Couche des références", "Règles")


class RolesPage(QWidget):
    """Emits what a person changes in a role."""

    value_changed = pyqtSignal(str, str, object)
    bind_asked = pyqtSignal(str, str)
    declare_asked = pyqtSignal(str, str)
    references_asked = pyqtSignal()
    prepare_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layers: dict[str, Layer] = {}
        self.file = ""
        self._edition: GridEdition | None = None
        self._showing = False
        self.said = self._label()
        self.other = QPushButton(tr("Autres références…"), self)
        self.other.clicked.connect(lambda _: self.references_asked.emit())
        self.prepare = QPushButton(tr("Préparer les références…"), self)
        self.prepare.clicked.connect(lambda _: self.prepare_asked.emit())
        self.table = self._table()
        self.fields = self._label()
        set_grey(self.fields)
        self.note = Note(self)
        self.free = QComboBox(self)
        self.free.setObjectName("couche_libre")
        self.free.setAccessibleName(tr("Couche sans rôle"))
        self.free.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.free.setMinimumContentsLength(16)
        self.declare = QPushButton(tr("Déclarer comme rôle"), self)
        self.declare.setObjectName("declarer")
        self.declare.clicked.connect(lambda _: self._declare())
        self._lay_out()

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return label

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, len(TITLES), self)
        table.setObjectName("roles")
        table.setAccessibleName(tr("Rôles de la grille"))
        table.setHorizontalHeaderLabels([tr(title) for title in TITLES])
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(scaled(self, 28))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        for column in range(len(TITLES)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (LABEL, LAYER):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.itemChanged.connect(self._changed)
        table.currentCellChanged.connect(lambda *_: self._tell_fields())
        return table

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.said, 1)
        top.addWidget(self.other)
        top.addWidget(self.prepare)
        label = QLabel(tr("Couche sans rôle"), self)
        label.setBuddy(self.free)
        bottom.addWidget(label)
        bottom.addWidget(self.free)
        bottom.addWidget(self.declare)
        bottom.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 8))
        page.addLayout(top)
        page.addWidget(self.table, 1)
        page.addWidget(self.fields)
        page.addWidget(self.note)
        page.addLayout(bottom)

    # What is shown

    def show_roles(self, edition: GridEdition, checked: Checked) -> None:
        """Show the roles as typed and the layers that hold them."""
        self._edition = edition
        here = self._name()
        self._showing = True
        self.table.setRowCount(len(edition.roles))
        for row, (name, body) in enumerate(edition.roles.items()):
            self._row(row, name, body if isinstance(body, dict) else {}, checked)
            if name == here:
                self.table.setCurrentCell(row, ROLE)
        self._showing = False
        self._tell(edition)
        self._offer_free(edition)
        self._tell_fields()

    def _row(self, row: int, name: str, body: dict[str, Any], checked: Checked) -> None:
        rules = self._edition.readers(name) if self._edition else []
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        cells = (
            (ROLE, name, flags),
            (LABEL, str(body.get("libelle") or ""), flags | Qt.ItemFlag.ItemIsEditable),
            (DOUBT, shown_number(body.get("incertitude_m")), flags | Qt.ItemFlag.ItemIsEditable),
            (RULES, nombre(len(rules)), flags),
        )
        for column, text, how in cells:
            item = QTableWidgetItem(text)
            item.setFlags(how)
            if column in (DOUBT, RULES):
                item.setTextAlignment(int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
            item.setToolTip(", ".join(rules) if column == RULES else text)
            self.table.setItem(row, column, item)
        needed = QTableWidgetItem()
        needed.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
        on = str(body.get("obligatoire") or "").lower() in ("true", "oui", "vrai", "1")
        needed.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        needed.setToolTip(tr("Sans cette couche, l’analyse ne commence pas."))
        self.table.setItem(row, NEEDED, needed)
        if any(one.blocking for one in checked.of_role(name)):
            self.table.item(row, ROLE).setForeground(ink_of(self.palette()).accent)
        self.table.setCellWidget(row, GEOMETRY, self._geometry(name, str(body.get("geometrie") or "")))
        self._bound(row, name, str(body.get("geometrie") or ""))

    def _combo(self, label: str) -> QComboBox:
        combo = QComboBox(self.table)
        combo.setAccessibleName(label)
        combo.setFrame(False)
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.wheelEvent = lambda event: event.ignore()
        return combo

    def _geometry(self, name: str, geometry: str) -> QComboBox:
        combo = self._combo(tr("Géométrie de {}").format(name))
        combo.addItems([*GEOMETRIES, *([geometry] if geometry not in GEOMETRIES else [])])
        combo.setCurrentText(geometry)
        combo.activated.connect(lambda _: self.value_changed.emit(name, "geometrie", combo.currentText()))
        return combo

    def _bound(self, row: int, name: str, geometry: str) -> None:
        """Show the layer of a role as a text, or the layers that may become it."""
        own = self.layers.get(name)
        word = _described(own) if own else tr("aucune couche") if self.file else tr("références non choisies")
        fit = [one for one in self._free() if one.geometry in geometry or not one.geometry]
        if own is not None or name in read_by_name() or not fit:
            self.table.removeCellWidget(row, LAYER)
            item = QTableWidgetItem(word)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setToolTip(word if own else self._why(name))
            if own is None:
                item.setForeground(ink_of(self.palette()).grey)
            self.table.setItem(row, LAYER, item)
            return
        combo = self._combo(tr("Couche de {}").format(name))
        combo.addItem(word)
        for layer in fit:
            combo.addItem(tr("lier à {}").format(_described(layer)), layer.name)
        combo.activated.connect(lambda _: self._bind(name, combo.currentData()))
        self.table.setCellWidget(row, LAYER, combo)

    def _why(self, name: str) -> str:
        if name in read_by_name():
            return tr("Des indicateurs lisent ce rôle sous ce nom : « Préparer les références » le donne à la couche.")
        return tr("Aucune couche sans rôle n’a cette géométrie.") if self.file else tr("Choisissez des références.")

    def _free(self) -> list[Layer]:
        """Return the layers that may hold a role and hold none."""
        declared = {*self._edition.roles, *(self._edition.raw.get("tables") or {})} if self._edition else set()
        return [one for name, one in self.layers.items() if name not in declared and ROLE_NAME.fullmatch(name)]

    def _tell(self, edition: GridEdition) -> None:
        held = sum(name in self.layers for name in edition.roles)
        if self.file:
            said = tr("{} rôles sur {} ont leur couche dans « {} ».")
            self.said.setText(said.format(nombre(held), nombre(len(edition.roles)), self.file))
        else:
            said = tr("{}. Choisissez des références pour voir les couches qui les tiennent.")
            self.said.setText(said.format(pluriel(len(edition.roles), "rôle")))

    def _offer_free(self, edition: GridEdition) -> None:  # noqa: ARG002
        self.free.clear()
        for layer in self._free():
            if layer.geometry and layer.geometry != "aucune":
                self.free.addItem(_described(layer), layer.name)
        there = self.free.count() > 0
        self.free.setEnabled(there)
        self.declare.setEnabled(there)
        why = "" if there else tr("Toutes les couches des références ont un rôle.")
        for one in (self.free, self.declare):
            one.setToolTip(why if self.file else tr("Choisissez des références."))

    def _name(self) -> str:
        item = self.table.item(self.table.currentRow(), ROLE)
        return item.text() if item else ""

    def _tell_fields(self) -> None:
        layer = self.layers.get(self._name())
        self.fields.setText(tr("Champs : {}.").format(", ".join(layer.fields)) if layer else "")
        self.fields.setVisible(bool(layer))

    # What is asked

    def _changed(self, item: QTableWidgetItem) -> None:
        name = self.table.item(item.row(), ROLE).text() if self.table.item(item.row(), ROLE) else ""
        if self._showing or item.column() not in KEYS:
            return
        value: Any = item.text().strip() or None
        if item.column() == DOUBT:
            value = typed_number(item.text())
        elif item.column() == NEEDED:
            value = item.checkState() == Qt.CheckState.Checked
        key = KEYS[item.column()]
        # Later: the table is then drawn again, and Qt is not done with this cell.
        QTimer.singleShot(0, lambda: self.value_changed.emit(name, key, value))

    def _bind(self, role: str, layer: str | None) -> None:
        if layer:
            self.bind_asked.emit(role, layer)

    def _declare(self) -> None:
        layer = self.layers.get(self.free.currentData() or "")
        if layer is not None:
            self.declare_asked.emit(layer.name, layer.geometry)


def _described(layer: Layer) -> str:
    return tr("{} ({})").format(layer.name, pluriel(max(0, layer.count), "objet"))
