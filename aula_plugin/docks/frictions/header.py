"""The first row of the window: which table, add, undo, save."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from ...core.green_network.friction_edition import FrictionEdition
from ...i18n import tr
from ..common.file_header import FileHeader
from ..common.ink import scaled, set_primary

TABLES = "frictions"


class FrictionHeader(FileHeader):
    """Emits what is asked for the table."""

    open_asked = pyqtSignal()
    save_asked = pyqtSignal()
    save_as_asked = pyqtSignal()
    undo_asked = pyqtSignal()
    redo_asked = pyqtSignal()
    code_asked = pyqtSignal()
    sous_trame_asked = pyqtSignal()
    RECENT, RECENTS = TABLES, "Récentes"
    ICON, HEIGHT, WIDTH = "outils/table", 28, 120

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("table", parent)
        self.add = QToolButton(self)
        self.add.setObjectName("ajouter")
        self.add.setText(tr("Ajouter"))
        self.add.setMinimumHeight(scaled(self, self.HEIGHT))
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more = QMenu(self.add)
        more.addAction(tr("Un code…"), self.code_asked.emit)
        more.addAction(tr("Une sous-trame…"), self.sous_trame_asked.emit)
        self.add.setMenu(more)
        self.undo = self._text_tool("annuler", "↶", self.undo_asked.emit)
        self.redo = self._text_tool("refaire", "↷", self.redo_asked.emit)
        self.save = QPushButton(tr("Enregistrer"), self)
        self.save.setObjectName("enregistrer")
        self.save.clicked.connect(lambda _: self.save_asked.emit())
        self._lay_out((self.add, self.undo, self.redo, self.save), 6)

    def show_state(self, path: str, edition: FrictionEdition | None) -> None:
        """Show which table is opened, whether it is saved, what can be undone."""
        self.path = path
        name = Path(path).name if path else tr("Aucune table")
        dirty = bool(edition and edition.dirty)
        self.file.setText(f"{name} *" if dirty else name)
        self.file.setToolTip(path)
        self.file.setAccessibleName(tr("Table : {}").format(name))
        self.add.setEnabled(edition is not None)
        self.add.setToolTip(tr("Ajouter un code ou une sous-trame") if edition else tr("Ouvrez une table."))
        self.save.setEnabled(dirty)
        self.save.setToolTip(tr("Enregistrer (Ctrl+S)") if dirty else tr("Rien à enregistrer."))
        set_primary(self.save, dirty)
        self._offer_undo(self.undo, self.redo, (edition.undo_word, edition.redo_word) if edition else ("", ""))

    def _fill_file(self, menu: QMenu) -> None:
        menu.addAction(tr("Ouvrir une table…"), self.open_asked.emit)
        menu.addAction(tr("Enregistrer sous…"), self.save_as_asked.emit).setEnabled(bool(self.path))
