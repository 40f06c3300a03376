"""5. Communes: what each has left, a mark where the guarantee holds, and the share consumed as a bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt

from ...core.land.hypotheses import known
from ...core.missing import is_missing
from ...core.text import plain
from ...core.typography import insecables, mesure, nombre
from ...i18n import tr
from .gauge import percent

NAME, BALANCE, MARK, USED = range(4)
TITLES = ("Commune", "Solde", "", "Consommé")
ROW = Qt.ItemDataRole.UserRole
SORT = Qt.ItemDataRole.UserRole + 1
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
#: A balance under it would print as zero with one decimal.
SMALL_HA = 0.1
#: What has no number comes after all the numbers.
LAST = float("inf")


class CommunesModel(QAbstractTableModel):
    """Rows of the counter of the communes."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.rows: list[Mapping[str, Any]] = []
        self.digits = 1

    def show_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Show other communes."""
        self.beginResetModel()
        self.rows = list(rows)
        balances = [abs(known(row["solde_ha"]) or 0.0) for row in rows]
        self.digits = 2 if any(0 < one < SMALL_HA for one in balances) else 1
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many communes there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return four columns."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the titles; that of the mark says what it means."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(TITLES[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section == BALANCE else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return {
                BALANCE: tr("Solde, en ha"),
                MARK: tr("* : garantie communale"),
                USED: tr("Part de l’enveloppe"),
            }.get(section)
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, alignment, the row for the delegate, and what to sort by."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == ROW:
            return row
        if role == SORT:
            return self._sorted_by(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column == BALANCE else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return summary(row)
        return None

    def _words(self, row: Mapping[str, Any], column: int) -> str:
        if column == NAME:
            return str(row["nom"])
        if column == BALANCE:
            return "" if is_missing(row["solde_ha"]) else nombre(row["solde_ha"], self.digits)
        if column == MARK:
            return "*" if held(row) else ""
        used = known(row["used_pct"])
        return no_share(row) if used is None else percent(used)

    @staticmethod
    def _sorted_by(row: Mapping[str, Any], column: int) -> Any:
        if column == NAME:
            return plain(str(row["nom"]))
        value = known(row["solde_ha" if column == BALANCE else "used_pct"]) if column != MARK else float(held(row))
        return LAST if value is None else value


def held(row: Mapping[str, Any]) -> bool:
    """Return whether the guarantee raises the envelope of a commune."""
    return bool(known(row["apport_garantie_ha"]))


def no_share(row: Mapping[str, Any]) -> str:
    """Return why there is no share: no year at all, or an envelope of nothing."""
    return tr("sans donnée") if is_missing(row["conso_ha"]) or is_missing(row["enveloppe_ha"]) else tr("sans objet")


def summary(row: Mapping[str, Any]) -> str:
    """Return a commune in words, the whole of what its row shows."""
    lines = [str(row["nom"])]
    if not is_missing(row["solde_ha"]):
        lines.append(tr("solde {} sur {}").format(mesure(row["solde_ha"], "ha"), mesure(row["enveloppe_ha"], "ha")))
    used, elapsed = known(row["used_pct"]), known(row["ecoule_pct"])
    share = tr("consommé : {}").format(no_share(row) if used is None else percent(used))
    lines.append(share if elapsed is None else tr("{} ; temps : {}").format(share, percent(elapsed)))
    if held(row):
        lines.append(tr("enveloppe portée à {} par la garantie communale").format(mesure(row["enveloppe_ha"], "ha")))
    if not is_missing(row["annees_manquantes"]) and row["annees_manquantes"]:
        lines.append(tr("années manquantes : {}").format(row["annees_manquantes"]))
    return insecables("\n".join(lines))


class CommunesProxy(QSortFilterProxyModel):
    """Sorts numbers as numbers, names without their accents; what has no number comes last, whatever the order."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.setSortRole(SORT)

    def lessThan(self, left: QModelIndex, right: QModelIndex) -> bool:
        """Compare two communes."""
        first, second = left.data(SORT), right.data(SORT)
        if LAST in (first, second):
            return (second == LAST) == (self.sortOrder() == Qt.SortOrder.AscendingOrder) and first != second
        return first < second
