"""The first row: which dossier, and the tools beside it."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QWidget

from ...i18n import tr
from ..common.file_header import FileHeader
from ..common.tools import Tool, fill_menu

RECENT = "dossiers"


class Header(FileHeader):
    """File button with its menu, grid, OAP table, help."""

    open_asked = pyqtSignal()
    create_asked = pyqtSignal()
    close_asked = pyqtSignal()
    tool_asked = pyqtSignal(str)
    grid_asked = pyqtSignal()
    help_asked = pyqtSignal()
    RECENT = RECENT

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("dossier", parent)
        self.grid = self._icon_tool("outils/grille", tr("Ouvrir la grille"), self.grid_asked.emit)
        self.oap = self._icon_tool(
            "outils/table", tr("Table OAP"), lambda: self.tool_asked.emit("aula:preparer_table_oap")
        )
        self.help = self._icon_tool("outils/aide", tr("Aide du panneau"), self.help_asked.emit)
        self._lay_out((self.grid, self.oap, self.help), 4)

    def show_path(self, path: str, read_only: bool = False) -> None:
        """Show which dossier is open."""
        self.path = path
        name = Path(path).name if path else tr("Aucun dossier")
        self.file.setText(tr("{} (lecture seule)").format(name) if read_only else name)
        self.file.setToolTip(path)
        self.file.setAccessibleName(tr("Dossier : {}").format(name))

    def _fill_file(self, menu: QMenu) -> None:
        menu.addAction(tr("Ouvrir un dossier…"), self.open_asked.emit)
        menu.addAction(tr("Créer un dossier…"), self.create_asked.emit)

    def _fill_more(self, menu: QMenu) -> None:
        menu.addSeparator()
        fill_menu(
            menu,
            (
                Tool("aula:fusionner_avis", tr("Fusionner des avis…")),
                Tool("aula:comparer_documents", tr("Comparer deux états…")),
            ),
            self.tool_asked.emit,
        )
        if self.path:
            menu.addSeparator()
            menu.addAction(tr("Fermer le dossier"), self.close_asked.emit)
