"""The first row: which dossier, and the tools beside it."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from ...i18n import tr
from ..common.icons import line_icon
from ..common.ink import ink_of, scaled
from ..common.memory import recent
from ..common.tools import Tool, fill_menu

RECENT = "dossiers"


class Header(QWidget):
    """File button with its menu, grid, OAP table, help."""

    open_asked = pyqtSignal()
    create_asked = pyqtSignal()
    close_asked = pyqtSignal()
    path_chosen = pyqtSignal(str)
    tool_asked = pyqtSignal(str)
    grid_asked = pyqtSignal()
    help_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = ""
        self.file = QToolButton(self)
        self.file.setObjectName("dossier")
        self.file.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.file.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.file.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.file.setMinimumHeight(scaled(self, 26))
        menu = QMenu(self.file)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        self.file.setMenu(menu)
        self.grid = self._button("outils/grille", tr("Ouvrir la grille"), self.grid_asked)
        self.oap = self._button("outils/table", tr("Table OAP"), None)
        self.help = self._button("outils/aide", tr("Aide du panneau"), self.help_asked)
        self.oap.clicked.connect(lambda _: self.tool_asked.emit("aula:preparer_table_oap"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(self, 4))
        row.addWidget(self.file, 1)
        for button in (self.grid, self.oap, self.help):
            row.addWidget(button)
        self._paint_icons()

    def _button(self, icon: str, tip: str, signal) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"entete_{icon.split('/')[1]}")
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setProperty("icone", icon)
        if signal is not None:
            button.clicked.connect(lambda _: signal.emit())
        return button

    def show_path(self, path: str, read_only: bool = False) -> None:
        """Show which dossier is open."""
        self.path = path
        name = Path(path).name if path else tr("Aucun dossier")
        self.file.setText(tr("{} (lecture seule)").format(name) if read_only else name)
        self.file.setToolTip(path)
        self.file.setAccessibleName(tr("Dossier : {}").format(name))

    def _fill(self) -> None:
        menu = self.file.menu()
        menu.clear()
        menu.addAction(tr("Ouvrir un dossier…"), self.open_asked.emit)
        menu.addAction(tr("Créer un dossier…"), self.create_asked.emit)
        known = [path for path in recent(RECENT) if path != self.path]
        if known:
            menu.addSection(tr("Récents"))
            for path in known:
                action = menu.addAction(Path(path).name, lambda path=path: self.path_chosen.emit(path))
                action.setToolTip(path)
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

    def _paint_icons(self) -> None:
        colour = ink_of(self.palette()).ink
        self.file.setIcon(line_icon("outils/dossier", colour))
        for button in (self.grid, self.oap, self.help):
            button.setIcon(line_icon(button.property("icone"), colour))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "help"):
            self._paint_icons()
