"""The table as a person reads it: code, label, hectares of the land cover, then a column by sous-trame."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont

from ...core.green_network.friction_edition import FrictionEdition, Line
from ...core.green_network.frictions import NOT_GIVEN
from ...core.typography import nombre
from ...i18n import tr
from ..common.ink import Ink

FIXED = 3
CODE, LABEL, AREA = range(FIXED)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
#: A model gives a whole number; enumerations of Qt 6 keep theirs in ``value``.
RIGHT = int(getattr(_RIGHT, "value", _RIGHT))


class FrictionModel(QAbstractTableModel):
    """Emits ``edited`` after a change; the order of the lines stays until ``sort_again``, so that none jumps away."""

    edited = pyqtSignal()

    def __init__(self, ink: Ink, parent: Any = None) -> None:
        super().__init__(parent)
        self.ink = ink
        self.edition: FrictionEdition | None = None
        self.lines: list[Line] = []
        self.errors: dict[tuple[int, int], str] = {}

    def show(self, edition: FrictionEdition | None, again: bool) -> None:
        """Show an edition; ``again`` puts the lines that lack a friction first anew."""
        self.beginResetModel()
        self.edition = edition
        fresh = edition.lines() if edition is not None else []
        if not again:
            place = {one.code: rank for rank, one in enumerate(self.lines)}
            fresh.sort(key=lambda one: place.get(one.code, len(place)))
        self.lines = fresh
        self.errors = edition.errors() if edition is not None else {}
        self.endResetModel()

    def name(self, column: int) -> str:
        """Return the sous-trame of a column."""
        return self.edition.sous_trames[column - FIXED] if self.edition is not None else ""

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() or self.edition is None else FIXED + len(self.edition.sous_trames)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the headings."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Code"), tr("Libellé"), tr("ha"))[section] if section < FIXED else self.name(section)

    def text(self, index: QModelIndex) -> str:
        """Return what the file holds for a cell."""
        line, column = self.lines[index.row()], index.column()
        if column < FIXED:
            area = nombre(line.area, 1) if line.area is not None else ""
            return (line.code, line.label, area)[column]
        if self.edition is None:
            return ""
        return self.edition.cell(line.row, self.edition.column(self.name(column)))

    def fault(self, index: QModelIndex) -> str:
        """Return what is wrong in a cell: an impossible friction, or none for a code of the land cover."""
        line, column = self.lines[index.row()], index.column()
        if column < FIXED or self.edition is None:
            return ""
        place = self.edition.column(self.name(column))
        if line.row is not None and (line.row, place) in self.errors:
            return self.errors[(line.row, place)]
        if line.area is not None and self.text(index).strip().casefold() in NOT_GIVEN:
            return tr("sans friction : ces mailles seraient infranchissables")
        return ""

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, alignment, and what tells a fault: a mark, a fill, a sentence."""
        if not index.isValid() or self.edition is None:
            return None
        if role == Qt.ItemDataRole.EditRole:
            return self.text(index)
        fault = self.fault(index)
        if role == Qt.ItemDataRole.DisplayRole:
            text = self.text(index)
            return (f"! {text}" if text else tr("! à donner")) if fault else text
        if role == Qt.ItemDataRole.ToolTipRole:
            return fault or self.text(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return ", ".join(filter(None, [f"{self.lines[index.row()].code}, {heading}", self.text(index), fault]))
        if role == Qt.ItemDataRole.BackgroundRole and fault:
            return self.ink.selection
        if role == Qt.ItemDataRole.ForegroundRole and index.column() < FIXED:
            return self.ink.grey if index.column() != CODE else None
        if role == Qt.ItemDataRole.FontRole and fault:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() >= AREA:
            return RIGHT
        return None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Return whether a cell can be typed in."""
        known = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        label = self.edition is not None and index.column() == LABEL and self.edition.label_column is not None
        return known | Qt.ItemFlag.ItemIsEditable if index.column() >= FIXED or label else known

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write a cell."""
        if role != Qt.ItemDataRole.EditRole or self.edition is None:
            return False
        column = index.column()
        place = self.edition.label_column if column == LABEL else self.edition.column(self.name(column))
        text = str(value).strip()
        line = self.lines[index.row()]
        if place is None or (line.row is None and not text):
            return False
        row = self.edition.put(line, place, text)
        known = {one.code: one for one in self.edition.lines()}
        self.lines = [known.get(one.code, one) for one in self.lines]
        self.errors = self.edition.errors()
        last = self.index(index.row(), self.columnCount() - 1)
        self.dataChanged.emit(self.index(index.row(), 0), last)
        self.edited.emit()
        return row >= 0
