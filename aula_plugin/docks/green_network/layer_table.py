"""A list of layers with what is said of each, in order of priority: land cover, obstacles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...i18n import tr
from ..common.ink import scaled, set_primary
from ..common.note import Note

NAME = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Column:
    """A column: its heading, what it is for, and the words allowed (any text when there is none).

    ``fields`` offers the fields of the layer.
    """

    heading: str
    help: str
    words: tuple[tuple[str, str], ...] = ()
    fields: bool = False


class LayerTable(QDialog):
    """Rows are layers; ``rows`` gives, for each, its name in the plan and the text of each column."""

    def __init__(
        self,
        title: str,
        said: str,
        columns: Sequence[Column],
        name_of: Callable[[QgsMapLayer], str],
        fields_of: Callable[[str], list[str]],
        rasters: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.columns, self.name_of, self.fields_of, self.rasters = columns, name_of, fields_of, rasters
        self.check: Callable[[list[tuple[str, list[str]]]], str] = lambda _: ""
        label = QLabel(said, self)
        label.setWordWrap(True)
        self.table = QTableWidget(0, len(columns) + 1, self)
        self.table.setHorizontalHeaderLabels([tr("Couche"), *(one.heading for one in columns)])
        for rank, one in enumerate(columns, 1):
            self.table.horizontalHeaderItem(rank).setToolTip(one.help)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.note = Note(self)
        self.add = QPushButton(tr("Ajouter"), self)
        self.add.setObjectName("ajouter")
        menu = QMenu(self.add)
        menu.aboutToShow.connect(self._fill_menu)
        self.add.setMenu(menu)
        row = QHBoxLayout()
        row.addWidget(self.add)
        for name, text, act in (
            ("monter", tr("Monter"), lambda: self.move(-1)),
            ("descendre", tr("Descendre"), lambda: self.move(1)),
            ("retirer", tr("Retirer"), self.remove),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        self.buttons.button(standard.Ok).setText(tr("Appliquer"))
        self.buttons.button(standard.Cancel).setText(tr("Annuler"))
        set_primary(self.buttons.button(standard.Ok), True)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        page = QVBoxLayout(self)
        page.setContentsMargins(*[scaled(self, 8)] * 4)
        for part in (label, self.table, self.note):
            page.addWidget(part)
        page.addLayout(row)
        page.addWidget(self.buttons)
        self.resize(scaled(self, 640), scaled(self, 360))

    def _fill_menu(self) -> None:
        menu = self.add.menu()
        menu.clear()
        there = {name for name, _ in self.rows()}
        for layer in sorted(QgsProject.instance().mapLayers().values(), key=lambda one: one.name().lower()):
            ours = layer.customProperty("aula/tvb")
            kind = isinstance(layer, QgsVectorLayer) and layer.isSpatial()
            if ours or not (kind or (self.rasters and isinstance(layer, QgsRasterLayer))):
                continue
            name = self.name_of(layer)
            action = menu.addAction(layer.name().replace("&", "&&"), lambda name=name: self.put(name))
            action.setEnabled(name not in there)
        if menu.isEmpty():
            menu.addAction(tr("Aucune couche dans le projet")).setEnabled(False)

    def put(self, name: str, texts: Sequence[str] = ()) -> None:
        """Add a layer at the end."""
        rank = self.table.rowCount()
        self.table.insertRow(rank)
        self._write(rank, name, texts)
        self.table.selectRow(rank)
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _write(self, rank: int, name: str, texts: Sequence[str]) -> None:
        layer = QgsProject.instance().mapLayer(name)
        item = QTableWidgetItem(layer.name() if layer is not None else name.split("layername=")[-1])
        item.setData(NAME, name)
        item.setToolTip(name)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        self.table.setItem(rank, 0, item)
        for place, column in enumerate(self.columns, 1):
            text = texts[place - 1] if place <= len(texts) else ""
            if not column.words and not column.fields:
                self.table.setItem(rank, place, QTableWidgetItem(text))
                continue
            box = QComboBox(self.table)
            box.setAccessibleName(f"{column.heading}, {item.text()}")
            for value, word in column.words or (("", tr("(aucun)")), *((one, one) for one in self.fields_of(name))):
                box.addItem(word, value)
            if box.findData(text) < 0:
                box.addItem(text, text)
            box.setCurrentIndex(box.findData(text))
            self.table.setCellWidget(rank, place, box)

    def rows(self) -> list[tuple[str, list[str]]]:
        """Return the layers and the texts of their columns, in order."""
        return [(self.table.item(rank, 0).data(NAME), self._texts(rank)) for rank in range(self.table.rowCount())]

    def _texts(self, rank: int) -> list[str]:
        found = []
        for place in range(1, len(self.columns) + 1):
            box, item = self.table.cellWidget(rank, place), self.table.item(rank, place)
            found.append(str(box.currentData() or "") if box is not None else item.text().strip() if item else "")
        return found

    def move(self, step: int) -> None:
        """Move the layer chosen."""
        rank, rows = self.table.currentRow(), self.rows()
        place = rank + step
        if rank < 0 or not 0 <= place < len(rows):
            return
        rows[rank], rows[place] = rows[place], rows[rank]
        for one in (rank, place):
            self._write(one, *rows[one])
        self.table.selectRow(place)

    def remove(self) -> None:
        """Take the layer chosen away."""
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())

    def _accept(self) -> None:
        wrong = self.check(self.rows())
        if wrong:
            self.note.say(wrong, blocking=True)
        else:
            self.accept()
