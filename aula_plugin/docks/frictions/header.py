"""The first row of the window: which table, add, undo, save."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from ...core.green_network.friction_edition import FrictionEdition
from ...i18n import tr
from ..common.icons import line_icon
from ..common.ink import ink_of, scaled, set_primary
from ..common.memory import recent

TABLES = "frictions"


class FrictionHeader(QWidget):
    """Emits what is asked for the table."""

    open_asked = pyqtSignal()
    path_chosen = pyqtSignal(str)
    save_asked = pyqtSignal()
    save_as_asked = pyqtSignal()
    undo_asked = pyqtSignal()
    redo_asked = pyqtSignal()
    code_asked = pyqtSignal()
    sous_trame_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = ""
        self.file = QToolButton(self)
        self.file.setObjectName("table")
        self.file.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.file.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.file.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.file.setMinimumSize(scaled(self, 120), scaled(self, 28))
        menu = QMenu(self.file)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        self.file.setMenu(menu)
        self.add = QToolButton(self)
        self.add.setObjectName("ajouter")
        self.add.setText(tr("Ajouter"))
        self.add.setMinimumHeight(scaled(self, 28))
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more = QMenu(self.add)
        more.addAction(tr("Un code…"), self.code_asked.emit)
        more.addAction(tr("Une sous-trame…"), self.sous_trame_asked.emit)
        self.add.setMenu(more)
        self.undo = self._tool("annuler", "↶", self.undo_asked)
        self.redo = self._tool("refaire", "↷", self.redo_asked)
        self.save = QPushButton(tr("Enregistrer"), self)
        self.save.setObjectName("enregistrer")
        self.save.clicked.connect(lambda _: self.save_asked.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(self, 6))
        row.addWidget(self.file, 1)
        for widget in (self.add, self.undo, self.redo, self.save):
            row.addWidget(widget)
        self._paint_icons()

    def _tool(self, name: str, text: str, signal) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setMinimumSize(scaled(self, 28), scaled(self, 28))
        button.clicked.connect(lambda _: signal.emit())
        return button

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
        undo, redo = (edition.undo_word, edition.redo_word) if edition else ("", "")
        for button, word, tip, nothing in (
            (self.undo, undo, tr("Annuler : {} (Ctrl+Z)"), tr("Rien à annuler.")),
            (self.redo, redo, tr("Refaire : {} (Ctrl+Y)"), tr("Rien à refaire.")),
        ):
            button.setEnabled(bool(word))
            button.setToolTip(tip.format(word) if word else nothing)
            button.setAccessibleName(button.toolTip())

    def _fill(self) -> None:
        menu = self.file.menu()
        menu.clear()
        menu.addAction(tr("Ouvrir une table…"), self.open_asked.emit)
        menu.addAction(tr("Enregistrer sous…"), self.save_as_asked.emit).setEnabled(bool(self.path))
        known = [path for path in recent(TABLES) if path != self.path]
        if known:
            menu.addSection(tr("Récentes"))
            for path in known:
                action = menu.addAction(Path(path).name, lambda path=path: self.path_chosen.emit(path))
                action.setToolTip(path)

    def _paint_icons(self) -> None:
        self.file.setIcon(line_icon("outils/table", ink_of(self.palette()).ink))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "save"):
            self._paint_icons()
