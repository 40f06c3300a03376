"""The parameter file of the panel: opened, saved; what stands in the way is said in the panel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QFileDialog, QMessageBox

from ...core.errors import InputError, why
from ...i18n import tr
from ...storage.example_files import copy_network

if TYPE_CHECKING:
    from .dock import GreenNetworkDock

KINDS = "Paramètres (*.yaml *.yml)"


class Files:
    """Asks for files and hands them to the study."""

    def __init__(self, dock: GreenNetworkDock) -> None:
        self.dock = dock
        header = dock.page.header
        header.open_asked.connect(self.ask_open)
        header.path_chosen.connect(self.open)
        header.save_asked.connect(lambda: self.save(self.dock.study.path))
        header.save_as_asked.connect(self.ask_save_as)
        header.new_asked.connect(self.begin)
        header.example_asked.connect(self.ask_example)

    def open(self, path: str) -> bool:
        """Open a parameter file; False when it is refused, or the person stays."""
        if self.dock.chain.running or not self.leave():
            return False
        note = self.dock.page.file_note
        try:
            self.dock.study.open(path)
        except InputError as error:
            head, _, rest = str(error).partition("\n")
            note.say(
                tr("« {} » ne peut pas être ouvert.").format(Path(path).name), "\n".join([head, rest]).strip(),
                ((tr("Ouvrir un autre fichier…"), self.ask_open),), blocking=True,
            )  # fmt: skip
            return False
        note.quiet()
        warnings = self.dock.study.plan.warnings
        if warnings:
            note.say(tr("À savoir :"), "\n".join(warnings[:5]))
        self.dock.page.territory.fold(bool(self.dock.study.plan.territoire.occupation))
        self.dock.page.scroll.verticalScrollBar().setValue(0)
        return True

    def ask_open(self) -> None:
        """Ask which file to open."""
        path, _ = QFileDialog.getOpenFileName(self.dock, tr("Ouvrir des paramètres"), "", tr(KINDS))
        if path:
            self.open(path)

    def save(self, path: str) -> bool:
        """Write the parameters; say whether they are."""
        try:
            self.dock.study.save(path)
        except InputError as error:
            self.dock.page.file_note.say(str(error), "", ((tr("Enregistrer sous…"), self.ask_save_as),), blocking=True)
            return False
        self.dock.page.file_note.quiet()
        self.dock.page.bar.pushSuccess("", tr("Paramètres enregistrés"))
        return True

    def ask_save_as(self) -> bool:
        """Ask for a name and write the parameters there; say whether they are."""
        proposed = self.dock.study.path or "tvb.yaml"
        path, _ = QFileDialog.getSaveFileName(self.dock, tr("Enregistrer les paramètres"), proposed, tr(KINDS))
        if not path:
            return False
        return self.save(path if Path(path).suffix else f"{path}.yaml")

    def begin(self) -> None:
        """Start again from nothing."""
        if not self.dock.chain.running and self.leave():
            self.dock.page.file_note.quiet()
            self.dock.study.begin()
            self.dock.page.territory.fold(False)

    def leave(self) -> bool:
        """Ask what to do with what the file does not hold; False when the person stays."""
        study = self.dock.study
        if not (study.dirty and study.path):
            return True
        box = QMessageBox(self.dock)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Trame verte et bleue"))
        box.setText(tr("Enregistrer les changements de « {} » ?").format(study.name))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        for button, word in ((buttons.Save, tr("Enregistrer")), (buttons.Discard, tr("Ne pas enregistrer")),
                             (buttons.Cancel, tr("Annuler"))):  # fmt: skip
            box.button(button).setText(word)
        answer = box.exec()
        return self.save(study.path) if answer == buttons.Save else answer == buttons.Discard

    def ask_example(self) -> None:
        """Ask where to copy the example, and open it."""
        folder = QFileDialog.getExistingDirectory(self.dock, tr("Dossier où copier l’exemple"))
        if folder:
            self.try_example(folder)

    def try_example(self, folder: str) -> bool:
        """Copy the parameters, the table and the layers of the example into a folder, and open them."""
        try:
            plan = copy_network(Path(folder) / "tvb")
        except OSError as error:
            self.dock.page.file_note.say(
                tr("L’exemple n’a pas pu être copié dans « {} » ({}).").format(folder, why(error)), blocking=True
            )
            return False
        return self.open(str(plan))
