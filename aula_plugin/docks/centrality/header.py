"""The first row: which dossier, the layers it holds, help."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QWidget

from ...i18n import tr
from ..common.file_header import FileHeader
from .memory import DOSSIERS


class Header(FileHeader):
    """Dossier button with its menu, layers of the dossier on the map, help."""

    new_asked = pyqtSignal()
    open_asked = pyqtSignal()
    close_asked = pyqtSignal()
    example_asked = pyqtSignal()
    layers_asked = pyqtSignal()
    all_settings_asked = pyqtSignal()
    read_again_asked = pyqtSignal()
    help_asked = pyqtSignal()
    RECENT = DOSSIERS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("dossier_centralites", parent)
        self.table = self._icon_tool("outils/table", tr("Couches du dossier sur la carte"), self.layers_asked.emit)
        self.help = self._icon_tool("outils/aide", tr("Aide du panneau"), self.help_asked.emit)
        self._lay_out((self.table, self.help), 4)
        self.show_file("")

    def show_file(self, path: str) -> None:
        """Show which file keeps the results; without one, they are only looked at."""
        self.path = path
        self.file.setText(Path(path).name if path else tr("Aucun dossier"))
        self.file.setToolTip(path or tr("Un dossier garde candidats, retouches et journal dans un GeoPackage."))
        self.file.setAccessibleName(tr("Dossier des centralités : {}").format(self.file.text()))
        self.table.setEnabled(bool(path))
        self.table.setToolTip(
            tr("Couches du dossier sur la carte") if path else tr("Créez ou ouvrez d’abord un dossier.")
        )

    def _fill_file(self, menu: QMenu) -> None:
        menu.addAction(tr("Créer un dossier…"), self.new_asked.emit)
        menu.addAction(tr("Ouvrir un dossier…"), self.open_asked.emit)
        close = menu.addAction(tr("Fermer le dossier"), self.close_asked.emit)
        close.setEnabled(bool(self.path))

    def _fill_more(self, menu: QMenu) -> None:
        menu.addSeparator()
        menu.addAction(tr("Relire les couches"), self.read_again_asked.emit)
        menu.addAction(tr("Tous les réglages…"), self.all_settings_asked.emit)
        menu.addAction(tr("Essayer avec le territoire d’exemple"), self.example_asked.emit)
