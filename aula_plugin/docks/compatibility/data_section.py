"""What is compared with what: document, grid, references, communes; each defect is told under its field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.gui import QgsCollapsibleGroupBox, QgsFileWidget
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QFileDialog, QMenu, QVBoxLayout, QWidget

from ...core.compatibility.grid_messages import GridError
from ...core.compatibility.model import Grille
from ...core.errors import InputError
from ...core.typography import enumeration, nombre, pluriel
from ...i18n import tr
from ...storage.grid_files import read_grid
from ..common.forms import load_form
from ..common.ink import scaled, set_grey
from ..common.memory import add_recent, recent
from ..common.note import Note
from .inputs import communes_of, document_identity, document_name, is_document, tables_of, unbound
from .memory import recall, recall_path, remember, remember_path

DOCUMENTS, GRIDS, REFERENCES = "documents", "grilles", "references"
GEOPACKAGE = "GeoPackage (*.gpkg)"
GRID_FILES = "Grilles (*.yaml *.yml *.xlsx *.ods *.csv)"
FEW = 5


class DataSection(QgsCollapsibleGroupBox):
    """Emits what a person asks for; tells whether an analysis can run."""

    changed = pyqtSignal()
    lot_asked = pyqtSignal(str)
    tool_asked = pyqtSignal(str)
    grid_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("donnees")
        self.grid: Grille | None = None
        self._grid_error: InputError | None = None
        self._references = ""
        self.form = QWidget(self)
        load_form("compatibilite_donnees", self.form)
        plain, bold = self.font(), self.font()
        bold.setBold(True)
        self.setFont(bold)
        self.form.setFont(plain)
        page = QVBoxLayout(self)
        page.setContentsMargins(*[scaled(self, 8)] * 4)
        page.addWidget(self.form)
        self.notes = {name: Note(self.form) for name in ("document", "grille", "references")}
        for row, note in zip((2, 4, 6), self.notes.values()):
            self.form.grille_donnees.addWidget(note, row, 0, 1, 3)
        self._set_up()

    def _set_up(self) -> None:
        form = self.form
        for label in (form.etiquette_document, form.etiquette_references):
            label.setMinimumWidth(scaled(self, 70))
        for field in (form.document, form.grille, form.communes):
            field.setMinimumWidth(scaled(self, 60))
        set_grey(form.identite)
        form.identite.hide()
        form.grille.setFilter(GRID_FILES)
        form.grille.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        form.grille.fileChanged.connect(lambda _: self._read_grid())
        form.document.setPlaceholderText(tr("Choisir un document"))
        for path in recent(DOCUMENTS):
            form.document.addItem(document_name(path), path)
        form.document.setCurrentIndex(-1)
        form.document.currentIndexChanged.connect(lambda _: self._document_chosen())
        form.communes.setDefaultText(tr("Toutes"))
        form.communes.checkedItemsChanged.connect(lambda _: self._tell())
        self._menu(form.document_autre, (
            (tr("Document lu par AULA (GeoPackage)…"), self._choose_document),
            (tr("Lot CNIG, dossier…"), lambda: self._choose_lot(True)),
            (tr("Lot CNIG, archive zip…"), lambda: self._choose_lot(False)),
        ))  # fmt: skip
        self._menu(form.lier, (
            (tr("Fichier de références (GeoPackage)…"), self._choose_references),
            (tr("Préparer les références…"), lambda: self.tool_asked.emit("aula:preparer_references")),
            (tr("Sans références"), lambda: self.set_references("")),
        ))  # fmt: skip
        self.set_references("")

    def _menu(self, button: Any, entries: tuple) -> None:
        menu = QMenu(button)
        for text, act in entries:
            menu.addAction(text, act)
        button.setMenu(menu)

    # What is chosen

    @property
    def document(self) -> str:
        """Return the path of the document chosen."""
        return self.form.document.currentData() or ""

    @property
    def grid_path(self) -> str:
        """Return the path of the grid chosen."""
        return self.form.grille.filePath()

    @property
    def references(self) -> str:
        """Return the path of the references chosen."""
        return self._references

    def communes(self) -> list[str]:
        """Return the codes of the communes asked for, nothing for all."""
        return list(self.form.communes.checkedItemsData())

    def set_document(self, path: str) -> None:
        """Choose a document."""
        field = self.form.document
        if path:
            add_recent(DOCUMENTS, path)
            if field.findData(path) < 0:
                field.insertItem(0, document_name(path), path)
        field.setCurrentIndex(field.findData(path) if path else -1)
        self._document_chosen()

    def set_grid(self, path: str) -> None:
        """Choose a grid."""
        self.form.grille.setFilePath(path)
        self._read_grid()

    def set_references(self, path: str) -> None:
        """Choose the references, and the communes they hold."""
        self._references = path
        if path:
            add_recent(REFERENCES, path)
        field = self.form.communes
        field.blockSignals(True)
        field.clear()
        for code, name in communes_of(path):
            field.addItemWithCheckState(name, Qt.CheckState.Unchecked, code)
        field.setDefaultText(tr("Toutes ({})").format(nombre(field.count())) if field.count() else tr("Toutes"))
        field.setEnabled(field.count() > 0)
        field.setToolTip("" if field.count() else tr("Les références choisies n’ont pas de couche « communes »."))
        field.blockSignals(False)
        self._tell()

    def _choose_document(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Document d’urbanisme lu par AULA"), "", GEOPACKAGE)
        if path:
            self.set_document(path)

    def _choose_lot(self, folder: bool) -> None:
        title = tr("Lot CNIG à lire")
        if folder:
            path = QFileDialog.getExistingDirectory(self, title)
        else:
            path, _ = QFileDialog.getOpenFileName(self, title, "", "Zip (*.zip *.ZIP)")
        if path:
            self.lot_asked.emit(path)

    def _choose_references(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Références du SCoT"), "", GEOPACKAGE)
        if path:
            self.set_references(path)

    def _document_chosen(self) -> None:
        path = self.document
        identity = document_identity(path)
        self.form.identite.setText(identity)
        self.form.identite.setVisible(bool(identity))
        self.form.document.setToolTip(path)
        self._tell()

    def _read_grid(self) -> None:
        path = self.grid_path
        self.grid, self._grid_error = None, None
        if path:
            try:
                self.grid = read_grid(path)
                add_recent(GRIDS, path)
            except InputError as error:
                self._grid_error = error
        self._tell()

    # What is told

    def _tell(self) -> None:
        self._tell_document()
        self._tell_grid()
        self._tell_references()
        self.refresh_title()
        self.changed.emit()

    def _tell_document(self) -> None:
        note, path = self.notes["document"], self.document
        if path and not is_document(path):
            note.say(
                tr("Ce fichier n’est pas un document lu par AULA."),
                tr("Choisissez un GeoPackage écrit par « Lire un document d’urbanisme », ou lisez un lot CNIG."),
                ((tr("Lire un lot…"), lambda: self._choose_lot(True)),),
                blocking=True,
            )
        else:
            note.quiet()

    def _tell_grid(self, all_errors: bool = False) -> None:
        note, error = self.notes["grille"], self._grid_error
        if error is None:
            note.quiet()
            return
        errors = error.errors if isinstance(error, GridError) else (str(error),)
        links = [(tr("Corriger"), self.grid_asked.emit)]
        if len(errors) > 1 and not all_errors:
            links.append((tr("Voir les {} erreurs").format(nombre(len(errors))), lambda: self._tell_grid(True)))
        said = "\n".join(f"– {one}" for one in errors) if all_errors else errors[0]
        fact = tr("{} dans la grille.").format(pluriel(len(errors), "erreur"))
        note.say(fact, said, tuple(links), blocking=True)

    def _tell_references(self, all_rules: bool = False) -> None:
        note = self.notes["references"]
        tables = tables_of(self._references)
        text = Path(self._references).name if self._references else tr("aucune")
        note.quiet()
        if self.grid is not None:
            labels, rules = unbound(self.grid, tables)
            text = tr("{} rôles liés sur {}").format(
                nombre(len(self.grid.roles) - len(labels)), nombre(len(self.grid.roles))
            )
            if labels and rules:
                self._tell_unbound(labels, rules, all_rules)
        self.form.references.setText(text)
        self.form.references.setToolTip(self._references)

    def _tell_unbound(self, labels: list[str], rules: list[str], all_rules: bool) -> None:
        shown = labels if all_rules else labels[:FEW]
        more = tr(" et {} autres").format(nombre(len(labels) - FEW)) if len(shown) < len(labels) else ""
        rest = tr("{}{}. {} « non évaluables » ; les autres se calculent.").format(
            enumeration(shown) if not more else ", ".join(shown),
            more,
            tr("{} seront").format(pluriel(len(rules), "règle")) if len(rules) > 1 else tr("1 règle sera"),
        )
        links = () if all_rules else ((tr("Voir les règles"), lambda: self._tell_references(True)),)
        if all_rules:
            rest += "\n" + tr("Règles : {}.").format(", ".join(rules))
        fact = tr("{} sans couche :").format(pluriel(len(labels), "rôle"))
        self.notes["references"].say(fact, rest, links)

    def _summary(self) -> str:
        said = [self.form.document.currentText() if self.document else "", self._grid_word()]
        said = list(filter(None, said))
        return tr("Données : {}").format(", ".join(said)) if said and self.isCollapsed() else tr("Données")

    def _grid_word(self) -> str:
        if self.grid is not None:
            return tr("grille v{}").format(self.grid.version)
        return Path(self.grid_path).name if self.grid_path else ""

    def refresh_title(self) -> None:
        """Tell in the title what the section holds when it is folded, cut to the width there is."""
        said = self._summary()
        room = max(scaled(self, 200), self.width() - scaled(self, 40))
        self.setTitle(self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))
        self.setToolTip(said if self.isCollapsed() else "")

    def minimumSizeHint(self) -> QSize:
        """The form decides, not the title, which is cut to the width there is."""
        usual = super().minimumSizeHint()
        return QSize(min(usual.width(), self.form.minimumSizeHint().width() + scaled(self, 24)), usual.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the title again."""
        super().resizeEvent(event)
        self.refresh_title()

    def missing(self) -> str:
        """Return what must be done before an analysis can run, empty when it can."""
        if not self.document:
            return tr("choisir un document.")
        if self.notes["document"].blocking and self.notes["document"].label.text():
            return tr("choisir un document lu par AULA.")
        if isinstance(self._grid_error, GridError):
            return tr("corriger {} de la grille.").format(_the(len(self._grid_error.errors)))
        if self._grid_error is not None or not self.grid_path:
            return tr("choisir une grille.")
        return ""

    def label(self) -> str:
        """Return the words of the button: « Analyser 73 règles × 24 communes »."""
        if self.grid is None:
            return tr("Analyser")
        communes = len(self.communes()) or self.form.communes.count()
        what = pluriel(len(self.grid.regles), "règle")
        return (
            tr("Analyser {} × {}").format(what, pluriel(communes, "commune"))
            if communes
            else tr("Analyser {}").format(what)
        )

    # What is remembered

    def keep(self) -> None:
        """Remember the choices with the project."""
        remember_path("document", self.document)
        remember_path("grille", self.grid_path)
        remember_path("references", self._references)
        remember("communes", self.communes())

    def restore(self) -> None:
        """Take up the choices of the project."""
        for name, setter in (
            ("document", self.set_document),
            ("grille", self.set_grid),
            ("references", self.set_references),
        ):
            path = recall_path(name)
            setter(path if path and Path(path).exists() else "")
        asked = set(recall("communes", []) or [])
        field = self.form.communes
        for row in range(field.count()):
            if field.itemData(row) in asked:
                field.setItemCheckState(row, Qt.CheckState.Checked)

    def parameters(self) -> dict[str, Any]:
        """Return the inputs of ``aula:verifier_compatibilite``."""
        values: dict[str, Any] = {"DOCUMENT": self.document, "GRILLE": self.grid_path}
        if self._references:
            values["REFERENCES"] = self._references
        asked = self.communes()
        if asked:
            codes = ", ".join("'" + code.replace("'", "''") + "'" for code in asked)
            values["COMMUNES"] = f'{self._references}|layername=communes|subset="code_insee" IN ({codes})'
        return values


def _the(count: int) -> str:
    return tr("l’erreur") if count == 1 else tr("les {} erreurs").format(nombre(count))
