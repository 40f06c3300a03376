"""A table added from the panel, and the example territory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QFileDialog

from ...i18n import tr
from ...storage.example_files import SHIPPED
from .wiring import TABLE, TERRITORIES

if TYPE_CHECKING:
    from .dock import CounterDock

KINDS = "Tables (*.csv *.xlsx *.ods *.gpkg *.dbf)"
#: Output of the example to the parameter it is for, and its layer.
EXAMPLE = {TABLE: ("CONSOMMATION", ""), TERRITORIES: ("COMMUNES", "communes")}


class Files:
    """Asks for files and hands them to the panel."""

    def __init__(self, dock: CounterDock) -> None:
        self.dock = dock

    def ask_table(self) -> None:
        """Ask for a table."""
        path, _ = QFileDialog.getOpenFileName(self.dock, tr("Ajouter une table"), "", tr(KINDS))
        if path:
            self.add_table(path)

    def add_table(self, path: str) -> bool:
        """Add a table to the project, and count with it."""
        layer = QgsVectorLayer(path, Path(path).stem, "ogr")
        if not layer.isValid():
            self.dock.page.file_note.say(
                tr("« {} » ne peut pas être lu.").format(Path(path).name),
                tr("Choisissez un CSV, un classeur ou un GeoPackage."),
                ((tr("Choisir un autre fichier…"), self.ask_table),), blocking=True,
            )  # fmt: skip
            return False
        self.dock.page.file_note.quiet()
        QgsProject.instance().addMapLayer(layer)
        self.dock.use_layers({**self.dock.study.layers, TABLE: layer.id()})
        return True

    def try_example(self) -> bool:
        """Add the layers of the example to the project, and count."""
        layers = {}
        for parameter, (name, table) in EXAMPLE.items():
            source = str(SHIPPED[name]) + (f"|layername={table}" if table else "")
            title = tr("{} (territoire fictif)").format(Path(SHIPPED[name]).stem)
            layers[parameter] = QgsVectorLayer(source, title, "ogr")
        for layer in layers.values():
            QgsProject.instance().addMapLayer(layer)
        self.dock.page.file_note.quiet()
        self.dock.use_layers({name: layer.id() for name, layer in layers.items()})
        if not self.dock.checks.why_not():
            self.dock.running.run()
        return True
