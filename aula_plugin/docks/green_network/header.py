"""The first row: which parameters, the friction table, help."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QWidget

from ...i18n import tr
from ..common.file_header import FileHeader
from .study import PLANS


class Header(FileHeader):
    """File button with its menu, friction table, help."""

    new_asked = pyqtSignal()
    open_asked = pyqtSignal()
    save_asked = pyqtSignal()
    save_as_asked = pyqtSignal()
    example_asked = pyqtSignal()
    table_asked = pyqtSignal()
    help_asked = pyqtSignal()
    RECENT = PLANS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("parametres", parent)
        self.dirty = False
        self.table = self._icon_tool("outils/table", tr("Table de friction"), self.table_asked.emit)
        self.help = self._icon_tool("outils/aide", tr("Aide du panneau"), self.help_asked.emit)
        self._lay_out((self.table, self.help), 4)

    def show_file(self, path: str, dirty: bool) -> None:
        """Show which file holds the parameters; a star when it does not hold the last changes."""
        self.path, self.dirty = path, dirty
        name = Path(path).name if path else tr("Paramètres de la TVB")
        self.file.setText(f"{name} *" if dirty and path else name)
        self.file.setToolTip(path or tr("Paramètres gardés dans le projet, pas encore dans un fichier."))
        self.file.setAccessibleName(tr("Paramètres : {}").format(self.file.text()))

    def _fill_file(self, menu: QMenu) -> None:
        menu.addAction(tr("Ouvrir des paramètres…"), self.open_asked.emit)
        save = menu.addAction(tr("Enregistrer"), self.save_asked.emit)
        save.setEnabled(bool(self.path) and self.dirty)
        save.setToolTip("" if save.isEnabled() else tr("Rien à enregistrer."))
        menu.addAction(tr("Enregistrer sous…"), self.save_as_asked.emit)
        menu.addAction(tr("Nouveaux paramètres"), self.new_asked.emit)

    def _fill_more(self, menu: QMenu) -> None:
        menu.addSeparator()
        menu.addAction(tr("Essayer avec le territoire d’exemple…"), self.example_asked.emit)
