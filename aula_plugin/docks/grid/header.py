"""The first row: which grid, save, undo; how many errors remain."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from ...core.typography import pluriel
from ...i18n import tr
from ...paths import TEMPLATES
from ...storage.grid_source import GridSource
from ..common.file_header import FileHeader
from ..common.ink import scaled

GRIDS = "grilles"
GRID_FILES = "Grilles (*.yaml *.yml *.xlsx *.ods *.csv)"
#: Room of the name of the file, in pixels of the design; the whole path is in the tooltip.
NAME = 300
KINDS = "YAML (*.yaml);;Classeur Excel (*.xlsx);;Classeur LibreOffice (*.ods)"


class GridHeader(FileHeader):
    """Emits what is asked for the file."""

    open_asked = pyqtSignal()
    save_asked = pyqtSignal()
    save_as_asked = pyqtSignal()
    undo_asked = pyqtSignal()
    redo_asked = pyqtSignal()
    layers_toggled = pyqtSignal(bool)
    RECENT, RECENTS = GRIDS, "Récentes"
    ICON, HEIGHT = "outils/grille", 28

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("grille", parent)
        self.state = QLabel(self)
        self.state.setObjectName("etat")
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.layers = QToolButton(self)
        self.layers.setObjectName("couches")
        self.layers.setText(tr("Couches du SCoT"))
        self.layers.setCheckable(True)
        self.layers.setMinimumHeight(scaled(self, self.HEIGHT))
        self.layers.toggled.connect(self.layers_toggled)
        self.undo = self._text_tool("annuler", "↶", self.undo_asked.emit)
        self.redo = self._text_tool("refaire", "↷", self.redo_asked.emit)
        self.save = QPushButton(tr("Enregistrer"), self)
        self.save.setObjectName("enregistrer")
        self.save.setMinimumHeight(scaled(self, self.HEIGHT))
        self.save.clicked.connect(lambda _: self.save_asked.emit())
        self._lay_out((self.state, self.layers, self.undo, self.redo, self.save), 6, self.state)

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
        self._offer_undo(self.undo, self.redo, (edition.undo_word, edition.redo_word) if edition else ("", ""))
        self.state.setText(self._said(edition))

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

    def _fill_file(self, menu: QMenu) -> None:
        menu.addAction(tr("Ouvrir une grille…"), self.open_asked.emit)
        menu.addAction(tr("Enregistrer sous…"), self.save_as_asked.emit).setEnabled(bool(self.path))

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
