"""The window « Table de friction »: opens a CSV, shows what lacks, writes it whole; nothing is lost unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QEvent, QItemSelectionModel, QSize, QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent, QGuiApplication, QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHeaderView,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QShortcut,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ...core.errors import InputError
from ...core.green_network.friction_edition import FrictionEdition
from ...core.typography import mesure, pluriel
from ...i18n import tr
from ...paths import TEMPLATES
from ...storage.class_areas import class_areas
from ...storage.friction_edit import FrictionFile
from ..common.ink import ink_of, scaled, set_grey
from ..common.memory import add_recent, recent
from ..common.note import Note
from .header import TABLES, FrictionHeader
from .table_model import AREA, CODE, FIXED, LABEL, FrictionModel

SETTING = "aula/fenetre_frictions"
WIDTH, HEIGHT, MOST = 760, 560, 0.9
KINDS = "CSV (*.csv *.txt)"


class FrictionWindow(QWidget):
    """One table at a time. ``saved`` gives the path written."""

    saved = pyqtSignal(str)

    def __init__(self, iface: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.iface = iface
        self.setObjectName("AulaFrictions")
        self.file: FrictionFile | None = None
        self.cover = ""
        self.header = FrictionHeader(self)
        self.note = Note(self)
        self.said = QLabel(self)
        self.said.setObjectName("manque")
        self.said.setWordWrap(True)
        self.filter = QLineEdit(self)
        self.filter.setObjectName("filtre")
        self.filter.setPlaceholderText(tr("Code ou libellé…"))
        self.filter.setAccessibleName(tr("Filtrer par code ou libellé"))
        self.filter.setClearButtonEnabled(True)
        self.model = FrictionModel(ink_of(self.palette()), self)
        self.proxy = QSortFilterProxyModel(self)
        self.proxy.setSourceModel(self.model)
        self.proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.proxy.setFilterKeyColumn(-1)
        self.table = QTableView(self)
        self.table.setObjectName("frictions")
        self.table.setAccessibleName(tr("Frictions par code et par sous-trame"))
        self.help = QLabel(
            tr(
                "Une friction est un nombre supérieur à 0, 1 pour le milieu favorable ; « infranchissable » ferme le "
                "milieu ; vide : friction non donnée. Les tables fournies sont des exemples, à valider localement."
            ),
            self,
        )
        self.help.setWordWrap(True)
        set_grey(self.help)
        self._lay_out()
        self._connect()
        self.refresh(True)

    def _lay_out(self) -> None:
        self.table.setModel(self.proxy)
        self.table.verticalHeader().hide()
        self.table.setAlternatingRowColors(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.table.setTabKeyNavigation(True)
        page = QVBoxLayout(self)
        page.setContentsMargins(*[scaled(self, 8)] * 4)
        page.setSpacing(scaled(self, 8))
        for widget in (self.header, self.note, self.said, self.filter):
            page.addWidget(widget)
        page.addWidget(self.table, 1)
        page.addWidget(self.help)
        most = MOST * QGuiApplication.primaryScreen().availableGeometry().size()
        self.resize(QSize(scaled(self, WIDTH), scaled(self, HEIGHT)).boundedTo(most))
        geometry = QgsSettings().value(SETTING)
        if geometry:
            self.restoreGeometry(geometry)

    def _connect(self) -> None:
        header = self.header
        header.open_asked.connect(self.ask_open)
        header.path_chosen.connect(self.open)
        header.save_asked.connect(self.save)
        header.save_as_asked.connect(self.ask_save_as)
        header.undo_asked.connect(self.undo)
        header.redo_asked.connect(self.redo)
        header.code_asked.connect(self.ask_code)
        header.sous_trame_asked.connect(self.ask_sous_trame)
        self.filter.textChanged.connect(self.proxy.setFilterFixedString)
        self.model.edited.connect(lambda: self._tell())
        for keys, act in (("Ctrl+O", self.ask_open), ("Ctrl+S", self.save), ("Ctrl+Z", self.undo),
                          ("Ctrl+Y", self.redo), ("Ctrl+F", self.filter.setFocus)):  # fmt: skip
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    @property
    def edition(self) -> FrictionEdition | None:
        """Return what is being edited."""
        return self.file.edition if self.file else None

    # Files

    def show_table(self, path: str, cover: str = "") -> None:
        """Open a table, beside the areas of a land cover, unless it is the one already opened."""
        if self.file is None or self.file.path != Path(path) or (cover and cover != self.cover):
            self.open(path, cover)

    def open_known(self) -> None:
        """Open the table opened lately, when none is."""
        known = recent(TABLES)
        if self.file is None and known:
            self.open(known[0])

    def open(self, path: str, cover: str = "") -> bool:
        """Open a table after asking what to do with what is not saved; False when it stays as it was."""
        if not self.leave():
            return False
        try:
            file = FrictionFile(path, class_areas(cover))
        except InputError as error:
            self.note.say(tr("« {} » ne peut pas être ouvert.").format(Path(path).name), str(error),
                          ((tr("Ouvrir une autre table…"), self.ask_open),), blocking=True)  # fmt: skip
            return False
        self.file, self.cover = file, cover
        add_recent(TABLES, str(file.path))
        self.note.quiet()
        if file.read_only():
            self.note.say(tr("Ce fichier est en lecture seule."), tr("Enregistrez sous un autre nom."),
                          ((tr("Enregistrer sous…"), self.ask_save_as),))  # fmt: skip
        self.refresh(True)
        return True

    def ask_open(self) -> None:
        """Ask which table to open."""
        folder = str(self.file.path if self.file else TEMPLATES / "tvb")
        path, _ = QFileDialog.getOpenFileName(self, tr("Ouvrir une table de friction"), folder, KINDS)
        if path:
            self.open(path)

    def save(self, anyway: bool = False) -> bool:
        """Write the file, unless it changed meanwhile; say whether it is written."""
        if self.file is None:
            return False
        if self.file.changed_elsewhere() and anyway is not True:
            self._tell_changed()
            return False
        return self._write(None)

    def ask_save_as(self) -> bool:
        """Ask for another name and go on with the copy; say whether it is written."""
        if self.file is None:
            return False
        proposed = str(self.file.path.with_name(f"{self.file.path.stem}_copie.csv"))
        path, _ = QFileDialog.getSaveFileName(self, tr("Enregistrer la table sous"), proposed, KINDS)
        return bool(path) and self._write(path if Path(path).suffix else f"{path}.csv")

    def _write(self, path: str | None) -> bool:
        if self.file is None:
            return False
        try:
            self.file.save(path)
        except InputError as error:
            self.note.say(str(error), "", ((tr("Enregistrer sous…"), self.ask_save_as),), blocking=True)
            return False
        self.note.quiet()
        if path:
            add_recent(TABLES, path)
        self.refresh(True)
        self.saved.emit(str(self.file.path))
        return True

    def _tell_changed(self) -> None:
        self.note.say(
            tr("Le fichier a changé sur le disque depuis son ouverture."), tr("Rien n’a été enregistré."),
            ((tr("Relire le fichier"), self.reload), (tr("Remplacer par ma version"), lambda: self.save(True)),
             (tr("Enregistrer sous…"), self.ask_save_as)), blocking=True,
        )  # fmt: skip

    def reload(self) -> None:
        """Read the file again; what was changed here is dropped."""
        if self.file is not None:
            self.file.edition.saved()
            self.open(str(self.file.path), self.cover)

    def leave(self) -> bool:
        """Ask what to do with what is not saved; False when the person stays."""
        if self.file is None or not self.file.edition.dirty:
            return True
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Table de friction"))
        box.setText(tr("Enregistrer les changements de « {} » ?").format(self.file.path.name))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        for button, word in ((buttons.Save, tr("Enregistrer")), (buttons.Discard, tr("Ne pas enregistrer")),
                             (buttons.Cancel, tr("Annuler"))):  # fmt: skip
            box.button(button).setText(word)
        answer = box.exec()
        return self.save() if answer == buttons.Save else answer == buttons.Discard

    # Changes

    def undo(self) -> None:
        """Come back one step."""
        if self.edition is not None and self.edition.undo_word:
            self.edition.undo()
            self.refresh(False)

    def redo(self) -> None:
        """Do again."""
        if self.edition is not None and self.edition.redo_word:
            self.edition.redo()
            self.refresh(False)

    def ask_code(self) -> None:
        """Ask for a code to add."""
        text, agreed = QInputDialog.getText(self, tr("Ajouter un code"), tr("Code d’occupation du sol"))
        if agreed:
            self.add_code(text)

    def add_code(self, code: str) -> None:
        """Add a code at the end of the table."""
        self._try(lambda edition: edition.add_code(code))

    def ask_sous_trame(self) -> None:
        """Ask for a sous-trame to add."""
        text, agreed = QInputDialog.getText(self, tr("Ajouter une sous-trame"), tr("Nom de la colonne"))
        if agreed:
            self.add_sous_trame(text)

    def add_sous_trame(self, name: str) -> None:
        """Add a column of frictions."""
        self._try(lambda edition: edition.add_sous_trame(name))

    def _try(self, act: Callable[[FrictionEdition], Any]) -> None:
        edition = self.edition
        if edition is None:
            return
        try:
            act(edition)
        except InputError as error:
            self.note.say(str(error), blocking=True)
            return
        self.note.quiet()
        self.refresh(False)

    # What is shown

    def refresh(self, again: bool) -> None:
        """Show the table as it is now; ``again`` puts what lacks first anew."""
        here = self.table.currentIndex()
        place = (here.row(), here.column())
        self.model.show(self.edition, again)
        self._size_columns()
        index = self.proxy.index(*place)
        if index.isValid():
            self.table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._tell()

    def _size_columns(self) -> None:
        if self.edition is None:
            return
        head = self.table.horizontalHeader()
        self.table.resizeColumnsToContents()
        for column in range(FIXED, self.model.columnCount()):
            self.table.setColumnWidth(column, max(self.table.columnWidth(column), scaled(self, 96)))
        head.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnHidden(AREA, not self.cover)
        self.table.setColumnWidth(CODE, min(self.table.columnWidth(CODE), scaled(self, 200)))

    def _tell(self) -> None:
        edition = self.edition
        self.header.show_state(str(self.file.path) if self.file else "", edition)
        name = self.file.path.name if self.file else ""
        self.setWindowTitle(f"{tr('Aula – Table de friction')}{f' – {name}[*]' if name else '[*]'}")
        self.setWindowModified(bool(edition and edition.dirty))
        for widget in (self.table, self.filter):
            widget.setEnabled(edition is not None)
        if edition is None:
            self.said.setText(tr("Aucune table ouverte. Ouvrez une table CSV : une ligne par code, une colonne par "
                                 "sous-trame."))  # fmt: skip
            return
        said, (count, area) = [], edition.missing()
        if count:
            said.append(tr("{} sans friction ({}), en haut de la table.").format(
                pluriel(count, tr("code")), mesure(area, "ha")))  # fmt: skip
        elif edition.areas:
            said.append(tr("Tous les codes de l’occupation du sol ont une friction."))
        else:
            said.append(tr("Ouverte depuis le panneau, après un calcul, la table montre la surface de chaque code."))
        if self.model.errors:
            said.append(tr("{} : l’étape les refusera.").format(
                pluriel(len(self.model.errors), tr("friction impossible"), tr("frictions impossibles"))))  # fmt: skip
        self.said.setText(" ".join(said))

    # Room and end

    def changeEvent(self, event: QEvent) -> None:
        """Tell at once that the file changed while another program was used; follow the theme."""
        super().changeEvent(event)
        came = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if came and self.file is not None and self.file.changed_elsewhere():
            self._tell_changed()
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "model"):
            self.model.ink = ink_of(self.palette())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close after asking what to do with what is not saved."""
        if not self.leave():
            event.ignore()
            return
        QgsSettings().setValue(SETTING, self.saveGeometry())
        self.file, self.cover = None, ""
        self.note.quiet()
        self.refresh(True)
        super().closeEvent(event)

    def shut(self) -> None:
        """Let go of everything before the window is destroyed."""
        self.file = None
