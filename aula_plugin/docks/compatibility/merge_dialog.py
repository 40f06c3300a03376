"""The avis that differ between copies, one card each: who, when, both texts; a person chooses one or keeps both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ...core.typography import pluriel
from ...i18n import tr
from ...storage.dossier_reading import moment
from ..common.ink import scaled, set_grey, set_primary

Row = Mapping[str, Any]
BOTH = ""


class ConflictCard(QGroupBox):
    """One line on which people disagree; nothing is chosen beforehand."""

    def __init__(self, title: str, proposals: Sequence[Row], parent: QWidget | None = None) -> None:
        super().__init__(title.replace("&", "&&"), parent)
        self.group = QButtonGroup(self)
        self._names: list[str] = []
        page = QVBoxLayout(self)
        for row in proposals:
            self._add(page, str(row["proposition"]), row.get("avis") or "", f"{signature(row)}\n{texts(row)}")
        said = tr("Celui du premier dossier reste en vigueur, l’autre attend dans l’historique, à trancher plus tard.")
        self._add(page, BOTH, tr("Garder les deux") if len(proposals) == 2 else tr("Garder tous ces avis"), said)

    def _add(self, page: QVBoxLayout, name: str, words: str, rest: str) -> None:
        button = QRadioButton(words.replace("&", "&&"), self)
        font = button.font()
        font.setBold(name != BOTH)
        button.setFont(font)
        button.setObjectName(f"choix_{len(self._names)}")
        self.group.addButton(button, len(self._names))
        self._names.append(name)
        page.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if not rest:
            return
        label = QLabel(rest, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setIndent(scaled(self, 22))
        if name == BOTH:
            set_grey(label)
        else:
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        page.addWidget(label)

    @property
    def settled(self) -> bool:
        """Say whether something is chosen."""
        return self.group.checkedId() >= 0

    @property
    def choice(self) -> str:
        """Return the name of the proposal chosen, ``BOTH`` when none is preferred."""
        return self._names[self.group.checkedId()] if self.settled else BOTH

    def keep_both(self) -> None:
        """Leave the line open when nothing is chosen."""
        if not self.settled:
            self.group.button(len(self._names) - 1).setChecked(True)


class MergeDialog(QDialog):
    """What the merge does, the conflicts, and where the merged dossier goes; greyed until each line is chosen."""

    def __init__(self, summary: str, conflicts: Sequence[Row], target: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Fusionner des avis"))
        self.cards = [ConflictCard(title, rows) for title, rows in by_line(conflicts)]
        said = QLabel(summary, self)
        said.setWordWrap(True)
        self.target = QgsFileWidget(self)
        self.target.setObjectName("dossier_fusionne")
        self.target.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.target.setFilter(tr("GeoPackage (*.gpkg)"))
        self.target.setFilePath(target)
        self.target.fileChanged.connect(lambda _: self._refresh())
        place = QHBoxLayout()
        label = QLabel(tr("Dossier fusionné"), self)
        label.setBuddy(self.target)
        place.addWidget(label)
        place.addWidget(self.target, 1)
        self.left = QLabel(self)
        self.left.setObjectName("reste_a_choisir")
        set_grey(self.left)
        buttons = QDialogButtonBox(self)
        self.apply = buttons.addButton(tr("Fusionner"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply.setObjectName("primaire")
        self.both = buttons.addButton(tr("Garder les deux partout"), QDialogButtonBox.ButtonRole.ActionRole)
        self.both.clicked.connect(lambda _: self._keep_both())
        self.both.setVisible(len(self.cards) > 1)
        self.both.setToolTip(tr("Pour les lignes où rien n’est encore choisi."))
        buttons.addButton(tr("Annuler"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        page = QVBoxLayout(self)
        page.addWidget(said)
        if self.cards:
            page.addWidget(self._scroll(), 1)
        page.addLayout(place)
        page.addWidget(self.left)
        page.addWidget(buttons)
        self.resize(scaled(self, 560), scaled(self, 520 if self.cards else 160))
        self._refresh()

    def _scroll(self) -> QScrollArea:
        holder = QWidget()
        column = QVBoxLayout(holder)
        for card in self.cards:
            column.addWidget(card)
            card.group.buttonClicked.connect(lambda _: self._refresh())
            card.group.buttonToggled.connect(lambda *_: self._refresh())
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        return scroll

    def _keep_both(self) -> None:
        for card in self.cards:
            card.keep_both()

    def choices(self) -> list[str]:
        """Return the names of the proposals chosen."""
        return [card.choice for card in self.cards if card.choice != BOTH]

    def _refresh(self) -> None:
        open_ = sum(not card.settled for card in self.cards)
        missing = not self.target.filePath().strip()
        if open_:
            said = tr("Reste à choisir sur {}.").format(pluriel(open_, "ligne"))
        else:
            said = tr("Indiquez où écrire le dossier fusionné.") if missing else ""
        self.left.setText(said)
        self.left.setVisible(bool(said))
        self.apply.setEnabled(not said)
        self.apply.setToolTip(said)
        self.both.setEnabled(open_ > 0)
        set_primary(self.apply, True)


def by_line(conflicts: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """Return the proposals by line, each line with its title."""
    found: dict[str, list[Row]] = {}
    for row in conflicts:
        place = row.get("territoire_nom") or row["territoire_id"]
        title = " · ".join(filter(None, [row["regle_id"], row.get("titre_court") or "", place]))
        found.setdefault(title, []).append(row)
    return list(found.items())


def heading(row: Row) -> str:
    """Return « compatible avec réserve – L. Fontaine, 12/06/2026 10:41 – copie_a.gpkg »."""
    return " – ".join(filter(None, [row.get("avis") or "", signature(row)]))


def signature(row: Row) -> str:
    """Return who wrote, when and in which file; said when it is the avis in force in the first one."""
    date = moment(row.get("date_avis"))
    when = f"{date.astimezone():%d/%m/%Y %H:%M}" if date else ""
    who = ", ".join(filter(None, [row.get("auteur") or tr("auteur non indiqué"), when]))
    where = row.get("dossier") or ("" if row.get("motif") else tr("fusion précédente"))
    force = tr("en vigueur") if row.get("en_vigueur") == "oui" else ""
    return " – ".join(filter(None, [who, where, force]))


def texts(row: Row) -> str:
    """Return what the person wrote, each text on its line; said when there is none."""
    place = ", ".join(filter(None, [row.get("piece") or "", row.get("page") or ""]))
    said = [
        row.get("justification"),
        tr("Modification : {}").format(row["modification"]) if row.get("modification") else "",
        tr("Pièce : {}").format(place) if place else "",
        tr("Réponse de la commune : {}").format(row["reponse_commune"]) if row.get("reponse_commune") else "",
    ]
    return "\n".join(filter(None, said)) or tr("Sans texte.")


def summary(names: Sequence[str], taken: int, same: int, conflicts: int) -> str:
    """Return what a merge does, in a sentence or two."""
    differ = (
        tr("{} entre les copies : choisissez pour chacun.").format(pluriel(conflicts, "avis diffère", "avis diffèrent"))
        if conflicts
        else tr("Aucun avis ne diffère entre les copies.")
    )
    return tr("{} {} des copies, {}. Les dossiers de départ ({}) ne sont pas modifiés.").format(
        differ, pluriel(taken, "avis repris", "avis repris"), pluriel(same, "identique"), ", ".join(names)
    )
