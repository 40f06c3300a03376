"""The earlier states of an avis, and the way back to one of them."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ...i18n import tr
from ...storage.dossier_reading import moment

#: What is worth saying of how a state gave way.
WHY = {
    "conflit": "proposé dans une copie, à trancher",
    "fusion": "écarté par une fusion",
    "reprise": "avant la reprise de l’état précédent",
    "table": "remplacé hors du panneau",
    "suppression": "supprimé hors du panneau",
}


class HistoryDialog(QDialog):
    """Lists the states; ``chosen`` is the ``fid`` of the one to come back to."""

    def __init__(self, title: str, states: list[dict[str, Any]], editable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Historique des avis"))
        heading = QLabel(title, self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setObjectName("etats")
        self.list.setWordWrap(True)
        for state in states:
            item = QListWidgetItem(described(state), self.list)
            item.setData(Qt.ItemDataRole.UserRole, state["fid"])
        buttons = QDialogButtonBox(self)
        self.back = buttons.addButton(tr("Revenir à cet état"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.back.setEnabled(False)
        buttons.addButton(tr("Fermer"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.list.itemSelectionChanged.connect(
            lambda: self.back.setEnabled(editable and bool(self.list.selectedItems()))
        )
        page = QVBoxLayout(self)
        page.addWidget(heading)
        if states:
            page.addWidget(self.list)
        else:
            page.addWidget(QLabel(tr("Aucun état antérieur : l’avis n’a pas été modifié."), self))
        page.addWidget(buttons)
        self.resize(440, 320)

    @property
    def chosen(self) -> int | None:
        """Return the state chosen."""
        items = self.list.selectedItems()
        return items[0].data(Qt.ItemDataRole.UserRole) if items else None


def described(state: dict[str, Any]) -> str:
    """Return a state in words: avis, date, author, then its texts."""
    date = moment(state.get("date_avis"))
    when = f"{date.astimezone():%d/%m/%Y %H:%M}" if date else ""
    why = tr(WHY[state["motif"]]) if state.get("motif") in WHY else ""
    if why and state.get("remplace_par"):
        why = tr("{} ({})").format(why, state["remplace_par"])
    head = " · ".join(filter(None, [state.get("avis") or "", when, state.get("auteur") or "", why]))
    texts = [state.get("justification"), state.get("modification")]
    place = " ".join(filter(None, [state.get("piece"), state.get("page")]))
    return "\n".join(filter(None, [head, *texts, place]))
