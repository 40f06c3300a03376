"""A new state of the document starts without avis: those of the state before are offered, never copied in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.compatibility.states import Row, Takeover
from ...core.errors import InputError
from ...core.typography import enumeration, mesure, nombre, pluriel
from ...i18n import tr
from ...storage.dossier_reading import moment
from ..common.ink import scaled
from ..common.memory import author
from ..common.note import Links
from . import memory

if TYPE_CHECKING:
    from .dock import CompatibilityDock

FOUND = Qt.ItemDataRole.UserRole
NOT_NOW = "reprise_plus_tard"


class TakeoverDialog(QDialog):
    """Lists what can be taken over, what must be looked at again apart; a person ticks and confirms."""

    def __init__(self, found: list[Takeover], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Reprendre les avis de l’état précédent"))
        before = enumeration(sorted({str(one.avant["idurba"]) for one in found}))
        said = QLabel(
            tr(
                "Avis donnés sur {}. Chacun garde son texte, son auteur et sa date ; l’historique dit qui l’a repris. "
                "Ceux dont le signal ou la valeur a changé restent marqués « ≠ » jusqu’à ce qu’une personne les revoie."
            ).format(before),
            self,
        )
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("reprises")
        self.tree.setHeaderLabels([tr("Ligne"), tr("Avis"), tr("Mesure")])
        self.tree.setRootIsDecorated(True)
        self._branch(tr("À revoir : signal ou valeur modifiés"), [one for one in found if one.a_revoir])
        self._branch(tr("Mesure inchangée"), [one for one in found if not one.a_revoir])
        self.tree.expandAll()
        for column, width in enumerate((236, 296, 240)):
            self.tree.setColumnWidth(column, scaled(self, width))
        self.tree.itemChanged.connect(lambda *_: self._count())
        buttons = QDialogButtonBox(self)
        self.accepted_button = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.accepted_button.setObjectName("reprendre")
        buttons.addButton(tr("Annuler"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        page = QVBoxLayout(self)
        for widget in (said, self.tree, buttons):
            page.addWidget(widget)
        self.resize(scaled(self, 800), scaled(self, 420))
        self._count()

    def _branch(self, title: str, found: list[Takeover]) -> None:
        if not found:
            return
        branch = QTreeWidgetItem(self.tree, [f"{title} ({nombre(len(found))})"])
        branch.setFirstColumnSpanned(True)
        branch.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
        font = branch.font(0)
        font.setBold(True)
        branch.setFont(0, font)
        for one in found:
            item = QTreeWidgetItem(branch, list(described(one)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked)
            item.setData(0, FOUND, one)
            for column in range(3):
                item.setToolTip(column, item.text(column))

    def chosen(self) -> list[Takeover]:
        """Return what is ticked."""
        branches = (self.tree.topLevelItem(rank) for rank in range(self.tree.topLevelItemCount()))
        items = [branch.child(row) for branch in branches for row in range(branch.childCount())]
        return [item.data(0, FOUND) for item in items if item.checkState(0) == Qt.CheckState.Checked]

    def _count(self) -> None:
        count = len(self.chosen())
        self.accepted_button.setText(tr("Reprendre {} avis").format(nombre(count)))
        self.accepted_button.setEnabled(count > 0)
        self.accepted_button.setToolTip("" if count else tr("Cochez au moins une ligne."))


def described(one: Takeover) -> tuple[str, str, str]:
    """Return the line, its avis and what was measured before and now; the name of the rule comes last, if cut."""
    now, before = one.ligne, one.avant
    place = now["territoire_nom"] or now["territoire_id"]
    line = " · ".join(filter(None, [now["regle_id"], place, now["titre_court"]]))
    avis = " · ".join(filter(None, [before["avis"] or "", before["auteur"] or "", _day(before["date_avis"])]))
    was = _measured(before["signal_vu"], before["valeur_vue"], now)
    return line, avis, was if not one.a_revoir else f"{was} → {_measured(now['signal'], now['valeur'], now)}"


def _measured(signal: Any, value: Any, row: Row) -> str:
    said = mesure(value, row["unite"] or "", row["seuil"]) if value is not None else ""
    return ", ".join(filter(None, [signal or tr("constat"), said]))


def _day(date: Any) -> str:
    found = moment(date) if isinstance(date, str) else date
    return f"{found:%d/%m/%Y}" if found else ""


class TakingOver:
    """Offers, asks, writes, and shows what must be looked at again."""

    def __init__(self, dock: CompatibilityDock) -> None:
        self.dock = dock

    def offer(self) -> bool:
        """Say that avis of an earlier state can be taken over; False when there is none, or not now."""
        session = self.dock.session
        found = session.takeovers() if session is not None and not session.read_only else []
        if not found or memory.recall(NOT_NOW) == self._now(found):
            return False
        before = enumeration(sorted({str(one.avant["idurba"]) for one in found}))
        self.dock.work.note.say(
            tr("Nouvel état du document : {}.").format(self._now(found)),
            tr("{} donnés sur l’état précédent ({}) ; rien n’est repris sans vous.").format(
                pluriel(len(found), "avis", "avis"), before
            ),
            ((tr("Reprendre ces avis…"), self.ask), (tr("Pas maintenant"), self._later)),
        )
        return True

    def _now(self, found: list[Takeover]) -> str:
        return enumeration(sorted({str(one.ligne["idurba"]) for one in found}))

    def _later(self) -> None:
        memory.remember(NOT_NOW, self._now(self.dock.session.takeovers()) if self.dock.session else "")
        self.dock.work.note.quiet()

    def ask(self) -> None:
        """Ask which ones, then take them over."""
        self.dock.work.results.detail.form.flush()
        found = self.dock.session.takeovers() if self.dock.session is not None else []
        dialog = TakeoverDialog(found, self.dock)
        if found and dialog.exec():
            self.take(dialog.chosen())

    def take(self, found: list[Takeover]) -> None:
        """Write, and say how many must be looked at again."""
        session, results = self.dock.session, self.dock.work.results
        if session is None:
            return
        try:
            done = session.take_over(found, author())
        except InputError as error:
            self.dock.notes.locked(str(error))
            return
        results.reload(keep=True)
        again = sum(one.a_revoir for one in found)
        links: Links = ((tr("Masquer"), self.dock.work.note.quiet),)
        if again:
            links = ((tr("Voir les avis à revoir"), results.see_changed), *links)
        rest = tr("{} à revoir : signal ou valeur modifiés.").format(nombre(again)) if again else tr("Aucun à revoir.")
        self.dock.work.note.say(tr("{} repris.").format(pluriel(done, "avis", "avis")), rest, links)
