"""Pinned under the panel: sheets, and the button that computes every commune, or how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QToolButton, QWidget

from ...i18n import tr
from ..common.icons import line_icon
from ..common.ink import ink_of, scaled
from ..common.run_row import RunRow
from ..common.tools import Tool, fill_menu
from .wiring import SHEETS_TOOL

SHEETS = (Tool(SHEETS_TOOL, "Produire les fiches…"),)


class CommunesRunRow(RunRow):
    """Emits what is asked; shows either the button or the progress."""

    tool_asked = pyqtSignal(str)
    KEPT = "Annuler garde le dossier tel qu’il était."
    STOPPING = "Arrêt en cours… Le dossier reste tel qu’il était."

    def _beside(self) -> Sequence[QWidget]:
        self.sheets = QToolButton(self)
        self.sheets.setObjectName("fiches")
        self.sheets.setText(tr("Fiches"))
        self.sheets.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.sheets.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.sheets.setMinimumHeight(scaled(self, 28))
        menu = QMenu(self.sheets)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        self.sheets.setMenu(menu)
        self._paint_icons()
        return (self.sheets,)

    def _fill(self) -> None:
        menu = self.sheets.menu()
        menu.clear()
        fill_menu(menu, SHEETS, self.tool_asked.emit)

    def _paint_icons(self) -> None:
        self.sheets.setIcon(line_icon("outils/page", ink_of(self.palette()).ink))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "sheets"):
            self._paint_icons()
