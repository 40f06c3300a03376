"""The file of the window: opened, saved, left; what stands in the way is said in the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QMessageBox

from ...core.compatibility.grid_messages import GridError
from ...core.errors import InputError
from ...core.typography import pluriel
from ...i18n import tr
from ...paths import TEMPLATES
from ...storage.grid_source import GridSource
from ..common.memory import add_recent
from ..common.note import Links

if TYPE_CHECKING:
    from .window import GridWindow

GRIDS = "grilles"
GENERAL = TEMPLATES / "grids" / "grille_generale.yaml"


class GridFiles:
    """Asks for files and hands them to the window."""

    def __init__(self, window: GridWindow) -> None:
        self.window = window
        self.note = window.note
        for place in (window.header, window.empty):
            place.open_asked.connect(self.ask_open)
            place.path_chosen.connect(self.open)
        window.empty.begin_asked.connect(self.begin)
        window.header.save_asked.connect(self.save)
        window.header.save_as_asked.connect(self.ask_save_as)

    @property
    def source(self) -> GridSource | None:
        """Return the file being edited."""
        return self.window.source

    def open(self, path: str) -> bool:
        """Open a grid after asking what to do with what is not saved; False when it stays as it was."""
        if not self.leave():
            return False
        try:
            source = GridSource(path)
        except InputError as error:
            self._refused(path, error)
            return False
        add_recent(GRIDS, str(source.path))
        self.window.take(source)
        self.note.quiet()
        self._tell_file(source)
        self.window.refresh()
        return True

    def ask_open(self) -> None:
        """Ask which grid to open."""
        path = self.window.header.ask_path()
        if path:
            self.open(path)

    def begin(self) -> None:
        """Ask where to copy the grid of the plugin, then open the copy."""
        path = self.window.header.ask_new()
        if not path:
            return
        try:
            GridSource(str(GENERAL)).save_as(path)
        except InputError as error:
            self._refused(path, error)
            return
        self.open(path)

    def save(self, anyway: bool = False) -> bool:
        """Write the file, unless it changed meanwhile; say whether it is written."""
        self.window.form.flush()
        if self.source is None:
            return False
        if self.source.changed_elsewhere() and not anyway:
            self.tell_changed()
            return False
        try:
            self.source.save()
        except InputError as error:
            self._not_saved(str(error))
            return False
        return self._saved(self.source)

    def ask_save_as(self) -> bool:
        """Ask for another name and go on with the copy; say whether it is written."""
        self.window.form.flush()
        if self.source is None:
            return False
        path = self.window.header.ask_copy(self.source)
        if not path:
            return False
        try:
            self.source.save_as(path)
        except InputError as error:
            self._not_saved(str(error))
            return False
        add_recent(GRIDS, path)
        return self._saved(self.source)

    def _saved(self, source: GridSource) -> bool:
        self.note.quiet()
        errors = source.edition.check().errors
        if errors:
            self.note.say(
                tr("Enregistrée, avec {}.").format(pluriel(len(errors), "erreur")),
                tr("L’analyse la refusera tant qu’il en reste."),
            )
        self.window.saved.emit(str(source.path))
        self.window.refresh()
        return True

    def leave(self) -> bool:
        """Ask what to do with what is not saved; False when the person stays."""
        self.window.form.flush()
        if self.source is None or not self.source.edition.dirty:
            return True
        box = QMessageBox(self.window)
        box.setObjectName("quitter")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Grille du SCoT"))
        box.setText(tr("Enregistrer les changements de « {} » ?").format(self.source.path.name))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        for button, word in ((buttons.Save, tr("Enregistrer")), (buttons.Discard, tr("Ne pas enregistrer")),
                             (buttons.Cancel, tr("Annuler"))):  # fmt: skip
            box.button(button).setText(word)
        answer = box.exec()
        return self.save() if answer == buttons.Save else answer == buttons.Discard

    def _refused(self, path: str, error: InputError) -> None:
        errors = error.errors if isinstance(error, GridError) else (str(error),)
        fact = tr("« {} » ne peut pas être ouverte.").format(Path(path).name)
        links: Links = ((tr("Ouvrir une autre grille…"), self.ask_open),)
        if Path(path).is_file():
            url = QUrl.fromLocalFile(path)
            links = ((tr("Corriger dans l’éditeur de texte"), lambda: QDesktopServices.openUrl(url)), *links)
        self.note.say(fact, "\n".join(errors[:5]), links, blocking=True)

    def _not_saved(self, why: str) -> None:
        self.note.say(why, "", ((tr("Enregistrer sous…"), self.ask_save_as),), blocking=True)

    def tell_changed(self) -> None:
        """Say that the file holds something else than what was read or saved here."""
        self.note.say(
            tr("Le fichier a changé sur le disque depuis son ouverture."),
            tr("Rien n’a été enregistré."),
            (
                (tr("Relire le fichier"), self.reload),
                (tr("Remplacer par ma version"), lambda: self.save(True)),
                (tr("Enregistrer sous…"), self.ask_save_as),
            ),
            blocking=True,
        )

    def reload(self) -> None:
        """Read the file again; what was changed here is dropped."""
        if self.source is not None:
            self.source.edition.saved()
            self.open(str(self.source.path))

    def _tell_file(self, source: GridSource) -> None:
        reason = source.read_only()
        if reason:
            said = tr("Les changements s’enregistrent sous un autre nom.")
            self.note.say(reason, said, ((tr("Enregistrer sous…"), self.ask_save_as),))
        elif not source.yaml:
            self.note.say(
                tr("Grille en tableur."),
                tr("Enregistrer réécrit ses feuilles : la mise en forme et les autres feuilles ne sont pas gardées."),
            )
