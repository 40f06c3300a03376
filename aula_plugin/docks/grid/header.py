"""The first row: which grid, save, undo; how many errors remain."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from ...core.typography import pluriel
from ...i18n import tr
from ...paths import TEMPLATES
from ...storage.grid_source import GridSource
from ..common.icons import line_icon
from ..common.ink import ink_of, scaled
from ..common.memory import recent

GRIDS = "grilles"
GRID_FILES = "Grilles (*.yaml *.yml *.xlsx *.ods *.csv)"
#: Room of the name of the file, in pixels of the design; the whole path is in the tooltip.
NAME = 300
KINDS = "YAML (*.yaml);;Classeur Excel (*.xlsx);;Classeur LibreOffice (*.ods)"


class GridHeader(QWidget):
    """Emits what is asked for the file."""

    open_asked = pyqtSignal()
    path_chosen = pyqtSignal(str)
    save_asked = pyqtSignal()
    save_as_asked = pyqtSignal()
    undo_asked = pyqtSignal()
    redo_asked = pyqtSignal()
    layers_toggled = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = ""
        self.file = QToolButton(self)
        self.file.setObjectName("grille")
        self.file.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.file.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.file.setMinimumHeight(scaled(self, 28))
        menu = QMenu(self.file)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        self.file.setMenu(menu)
        self.state = QLabel(self)
        self.state.setObjectName("etat")
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.layers = QToolButton(self)
        self.layers.setObjectName("couches")
        self.layers.setText(tr("Couches du SCoT"))
        self.layers.setCheckable(True)
        self.layers.setMinimumHeight(scaled(self, 28))
        self.layers.toggled.connect(self.layers_toggled)
        self.undo = self._tool("annuler", "↶", self.undo_asked)
        self.redo = self._tool("refaire", "↷", self.redo_asked)
        self.save = QPushButton(tr("Enregistrer"), self)
        self.save.setObjectName("enregistrer")
        self.save.setMinimumHeight(scaled(self, 28))
        self.save.clicked.connect(lambda _: self.save_asked.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(self, 6))
        row.addWidget(self.file)
        row.addWidget(self.state, 1)
        for widget in (self.layers, self.undo, self.redo, self.save):
            row.addWidget(widget)
        self._paint_icons()

    def _tool(self, name: str, text: str, signal) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setMinimumSize(scaled(self, 28), scaled(self, 28))
        button.clicked.connect(lambda _: signal.emit())
        return button

    def show_state(self, source: GridSource | None) -> None:
        """Show which grid is opened, whether it is saved, what can be undone."""
        edition = source.edition if source else None
        name = source.path.name if source else tr("Aucune grille")
        self.path = str(source.path) if source else ""
        room = scaled(self, NAME)
        self.file.setText(self.file.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, room))
        self.file.setToolTip(self.path)
        self.file.setAccessibleName(tr("Grille : {}").format(name))
        self.layers.setEnabled(edition is not None)
        self.layers.setToolTip(
            tr("Lier les rôles de la grille aux couches des références") if edition else tr("Ouvrez une grille.")
        )
        dirty = bool(edition and edition.dirty)
        self.save.setEnabled(dirty)
        self.save.setToolTip(tr("Enregistrer (Ctrl+S)") if dirty else tr("Rien à enregistrer."))
        undo, redo = (edition.undo_word, edition.redo_word) if edition else ("", "")
        self._offer(self.undo, undo, tr("Annuler : {} (Ctrl+Z)"), tr("Rien à annuler."))
        self._offer(self.redo, redo, tr("Refaire : {} (Ctrl+Y)"), tr("Rien à refaire."))
        self.state.setText(self._said(edition))

    def _offer(self, button: QToolButton, word: str, tip: str, nothing: str) -> None:
        button.setEnabled(bool(word))
        button.setToolTip(tip.format(word) if word else nothing)
        button.setAccessibleName(button.toolTip())

    def _said(self, edition) -> str:
        if edition is None:
            return ""
        checked = edition.check()
        said = [pluriel(len(edition.rules), "règle")]
        errors = len(checked.errors)
        if errors:
            said.append(pluriel(errors, "erreur"))
            self.state.setToolTip("\n".join(checked.errors[:20]))
        else:
            said.append(tr("aucune erreur"))
            self.state.setToolTip("\n".join(checked.general[:20]))
        if edition.dirty:
            said.append(tr("non enregistrée"))
        return " · ".join(said)

    def _fill(self) -> None:
        menu = self.file.menu()
        menu.clear()
        menu.addAction(tr("Ouvrir une grille…"), self.open_asked.emit)
        copy = menu.addAction(tr("Enregistrer sous…"), self.save_as_asked.emit)
        copy.setEnabled(bool(self.path))
        known = [path for path in recent(GRIDS) if path != self.path]
        if known:
            menu.addSection(tr("Récentes"))
            for path in known:
                action = menu.addAction(Path(path).name, lambda path=path: self.path_chosen.emit(path))
                action.setToolTip(path)

    def ask_path(self) -> str:
        """Ask which grid to open."""
        folder = self.path or str(TEMPLATES / "grids")
        return QFileDialog.getOpenFileName(self, tr("Ouvrir une grille"), folder, GRID_FILES)[0]

    def ask_new(self) -> str:
        """Ask where a new grid will be."""
        path = QFileDialog.getSaveFileName(self, tr("Créer une grille"), "grille_scot.yaml", KINDS)[0]
        return path if not path or Path(path).suffix else f"{path}.yaml"

    def ask_copy(self, source: GridSource) -> str:
        """Ask where to save a copy."""
        proposed = source.path.with_name(f"{source.path.stem}_copie{source.path.suffix}")
        path = QFileDialog.getSaveFileName(self, tr("Enregistrer la grille sous"), str(proposed), KINDS)[0]
        return path if not path or Path(path).suffix else f"{path}.yaml"

    def _paint_icons(self) -> None:
        self.file.setIcon(line_icon("outils/grille", ink_of(self.palette()).ink))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "save"):
            self._paint_icons()
