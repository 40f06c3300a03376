"""The first row: which parameters, the friction table, help."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from ...i18n import tr
from ..common.icons import line_icon
from ..common.ink import ink_of, scaled
from ..common.memory import recent
from .study import PLANS


class Header(QWidget):
    """File button with its menu, friction table, help."""

    new_asked = pyqtSignal()
    open_asked = pyqtSignal()
    save_asked = pyqtSignal()
    save_as_asked = pyqtSignal()
    example_asked = pyqtSignal()
    path_chosen = pyqtSignal(str)
    table_asked = pyqtSignal()
    help_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = ""
        self.dirty = False
        self.file = QToolButton(self)
        self.file.setObjectName("parametres")
        self.file.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.file.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.file.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.file.setMinimumHeight(scaled(self, 26))
        menu = QMenu(self.file)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        self.file.setMenu(menu)
        self.table = self._button("outils/table", tr("Table de friction"), self.table_asked)
        self.help = self._button("outils/aide", tr("Aide du panneau"), self.help_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(self, 4))
        row.addWidget(self.file, 1)
        row.addWidget(self.table)
        row.addWidget(self.help)
        self._paint_icons()

    def _button(self, icon: str, tip: str, signal) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"entete_{icon.split('/')[1]}")
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setProperty("icone", icon)
        button.clicked.connect(lambda _: signal.emit())
        return button

    def show_file(self, path: str, dirty: bool) -> None:
        """Show which file holds the parameters; a star when it does not hold the last changes."""
        self.path, self.dirty = path, dirty
        name = Path(path).name if path else tr("Paramètres de la TVB")
        self.file.setText(f"{name} *" if dirty and path else name)
        self.file.setToolTip(path or tr("Paramètres gardés dans le projet, pas encore dans un fichier."))
        self.file.setAccessibleName(tr("Paramètres : {}").format(self.file.text()))

    def _fill(self) -> None:
        menu = self.file.menu()
        menu.clear()
        menu.addAction(tr("Ouvrir des paramètres…"), self.open_asked.emit)
        save = menu.addAction(tr("Enregistrer"), self.save_asked.emit)
        save.setEnabled(bool(self.path) and self.dirty)
        save.setToolTip("" if save.isEnabled() else tr("Rien à enregistrer."))
        menu.addAction(tr("Enregistrer sous…"), self.save_as_asked.emit)
        menu.addAction(tr("Nouveaux paramètres"), self.new_asked.emit)
        known = [path for path in recent(PLANS) if path != self.path]
        if known:
            menu.addSection(tr("Récents"))
            for path in known:
                action = menu.addAction(Path(path).name, lambda path=path: self.path_chosen.emit(path))
                action.setToolTip(path)
        menu.addSeparator()
        menu.addAction(tr("Essayer avec le territoire d’exemple…"), self.example_asked.emit)

    def _paint_icons(self) -> None:
        colour = ink_of(self.palette()).ink
        self.file.setIcon(line_icon("outils/dossier", colour))
        for button in (self.table, self.help):
            button.setIcon(line_icon(button.property("icone"), colour))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "help"):
            self._paint_icons()
