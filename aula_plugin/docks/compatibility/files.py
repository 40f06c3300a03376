"""The files of the panel: which dossier, which document, copies, and the tools of the toolbox."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog

from ...core.errors import InputError
from ...i18n import tr
from ...storage.dossier_copy import copy_dossier
from ..common.tools import missing, open_algorithm
from .data_section import GEOPACKAGE
from .inputs import is_document
from .measure_text import loaded

if TYPE_CHECKING:
    from .dock import CompatibilityDock

#: The parameter of each tool that takes a dossier.
DOSSIER_PARAMETER = "DOSSIER"
EXAMPLE_DOSSIER = "dossier_exemple.gpkg"


class Files:
    """Asks for files and hands them to the panel."""

    def __init__(self, dock: CompatibilityDock) -> None:
        self.dock = dock
        header, empty = dock.work.header, dock.empty
        for place in (header, empty):
            place.open_asked.connect(self.open)
            place.create_asked.connect(self.create)
        header.path_chosen.connect(dock.open)
        header.close_asked.connect(dock.close_dossier)
        header.grid_asked.connect(self.open_grid)
        dock.work.data.grid_asked.connect(self.open_grid)
        self._grid_window: Any = None
        empty.example_asked.connect(self.try_example)
        dock.runs.document_read.connect(dock.work.data.set_document)
        dock.runs.example_copied.connect(self._example_copied)
        why = missing("aula:preparer_table_oap")
        header.oap.setEnabled(not why)
        header.oap.setToolTip(tr("Table OAP : {}").format(why.lower()) if why else tr("Table OAP"))

    def open(self) -> None:
        """Ask which dossier to open."""
        path, _ = QFileDialog.getOpenFileName(self.dock, tr("Ouvrir un dossier d’analyse"), "", GEOPACKAGE)
        if path:
            self.dock.open(path)

    def create(self) -> None:
        """Ask where the dossier will be; an existing one is opened, never erased."""
        path, _ = QFileDialog.getSaveFileName(
            self.dock,
            tr("Créer un dossier d’analyse"),
            "dossier.gpkg",
            GEOPACKAGE,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if path:
            self.dock.open(path if path.lower().endswith(".gpkg") else f"{path}.gpkg")

    def copy(self) -> None:
        """Ask where to copy the dossier, then work on the copy."""
        session = self.dock.session
        if session is None:
            return
        proposed = str(Path(session.path).with_name(f"{Path(session.path).stem}_copie.gpkg"))
        path, _ = QFileDialog.getSaveFileName(
            self.dock, tr("Travailler sur une copie"), proposed, GEOPACKAGE,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )  # fmt: skip
        if not path:
            return
        form = self.dock.work.results.detail.form
        line, typed = form.line, form.values()
        try:
            copy_dossier(session.path, path)
        except InputError as error:
            self.dock.notes.refused(path, str(error))
            return
        form.line = None
        if self.dock.open(path) and line is not None and not session.read_only:
            self._write_again(line.key, typed)

    def _write_again(self, key: dict[str, str], typed: dict[str, Any]) -> None:
        """Write in the copy what the original refused."""
        lines = self.dock.session.lines if self.dock.session else []
        found = next((line for line in lines if line.key == key), None)
        if found is not None and any(found.row.get(name) != value for name, value in typed.items()):
            self.dock.avis.write(found, typed)
            self.dock.work.results.show_detail()

    def read_only(self) -> None:
        """Stop writing in the dossier; what is typed stays in its field."""
        if self.dock.session is not None:
            self.dock.session.read_only = tr("Ce dossier est ouvert en lecture.")
            self.dock.work.header.show_path(self.dock.session.path, True)
            self.dock.refresh_editable()
            self.dock.work.note.quiet()

    def find_document(self) -> None:
        """Find the document of a dossier beside it, when the project remembers none."""
        session, data = self.dock.session, self.dock.work.data
        if session is None or data.document:
            return
        entry = loaded(session.parameter("entree.zone_urba")) or {}
        beside = Path(session.path).parent / Path(str(entry.get("source") or "-")).name
        if is_document(str(beside)):
            data.set_document(str(beside))

    def read_lot(self, lot: str) -> None:
        """Read a lot beside the dossier, under its own name."""
        folder = Path(self.dock.session.path).parent if self.dock.session else Path(lot).parent
        target = folder / f"{Path(lot).stem}.gpkg"
        self.dock.runs.read_lot(lot, str(target))

    def try_example(self) -> None:
        """Ask for a folder, copy the example there, read it and analyse it."""
        folder = QFileDialog.getExistingDirectory(self.dock, tr("Dossier où copier l’exemple"))
        if folder:
            self.dock.runs.try_example(str(Path(folder) / "exemple_aula"))

    def _example_copied(self, results: dict[str, Any]) -> None:
        data = self.dock.work.data
        data.set_grid(str(results["GRILLE"]))
        data.set_references(str(results["REFERENCES"]))
        self.dock.open(str(Path(results["DOSSIER"]) / EXAMPLE_DOSSIER))
        self.read_lot(str(results["LOT"]))

    def open_grid(self) -> None:
        """Open the grid in its window, in the program of its kind when there is no window."""
        path = self.dock.work.data.grid_path
        if not path:
            self.dock.work.bar.pushInfo("", tr("Aucune grille choisie"))
        elif self.dock.open_window is None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(path))
        else:
            window = self.dock.open_window("grille")
            if window is not None and window is not self._grid_window:
                self._grid_window = window
                window.saved.connect(self._grid_saved)
            if window is not None:
                window.show_grid(path)

    def _grid_saved(self, path: str) -> None:
        """Read again the grid that was edited."""
        data = self.dock.work.data
        if data.grid_path and Path(data.grid_path) == Path(path):
            data.set_grid(path)

    def open_tool(self, name: str) -> None:
        """Open the dialog of a tool, the dossier filled in; the dossier is read again when it closes."""
        self.dock.work.results.detail.form.flush()
        values = {}
        algorithm = QgsApplication.processingRegistry().algorithmById(name)
        if algorithm is not None and self.dock.session and algorithm.parameterDefinition(DOSSIER_PARAMETER):
            values[DOSSIER_PARAMETER] = self.dock.session.path
        open_algorithm(name, values, self.dock.window(), self.dock.reload)
