"""The dossier of the panel: created, opened, closed; and the example territory, offer included."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QFileDialog

from ...core.errors import InputError
from ...i18n import tr
from ...storage.centrality_dossier import create
from ...storage.centrality_edits import HandEdits
from ...storage.example_files import SHIPPED
from ..common.memory import add_recent
from . import map_layers
from .memory import DOSSIERS
from .wiring import EXAMPLE, LAYERS, OFFER_TOOL

if TYPE_CHECKING:
    from .dock import CentralityDock

KINDS = "GeoPackage (*.gpkg)"
NAME = "centralites.gpkg"


class Files:
    """Asks for files and hands them to the panel."""

    def __init__(self, dock: CentralityDock) -> None:
        self.dock = dock
        header = dock.page.header
        header.new_asked.connect(self.ask_new)
        header.open_asked.connect(self.ask_open)
        header.path_chosen.connect(self.open)
        header.close_asked.connect(self.close)
        header.example_asked.connect(self.try_example)
        header.layers_asked.connect(lambda: map_layers.show(self.dock.study.path))

    def ask_new(self) -> bool:
        """Ask where the dossier will be. Say whether there is one."""
        path, _ = QFileDialog.getSaveFileName(self.dock, tr("Créer un dossier de centralités"), NAME, tr(KINDS))
        if not path:
            return False
        return self.begin(path if Path(path).suffix else f"{path}.gpkg")

    def begin(self, path: str) -> bool:
        """Make a dossier, or open the one there; any other file is refused. Without layers, it is made at the run."""
        preview = self.dock.preview
        if Path(path).exists():
            return self.open(path)
        if preview is None:
            self._take(path, None)
            return True
        try:
            create(path, preview.crs)
        except InputError as error:
            self.dock.page.file_note.say(str(error), "", ((tr("Créer ailleurs…"), self.ask_new),), blocking=True)
            return False
        return self.open(path)

    def ask_open(self) -> None:
        """Ask which dossier to open."""
        path, _ = QFileDialog.getOpenFileName(self.dock, tr("Ouvrir un dossier de centralités"), "", tr(KINDS))
        if path:
            self.open(path)

    def open(self, path: str) -> bool:
        """Open a dossier; False when it is refused, what was open stays then."""
        try:
            edits = HandEdits(path)
        except InputError as error:
            self.dock.page.file_note.say(
                tr("« {} » ne peut pas être ouvert.").format(Path(path).name), str(error),
                ((tr("Ouvrir un autre dossier…"), self.ask_open),), blocking=True,
            )  # fmt: skip
            return False
        add_recent(DOSSIERS, path)
        self._take(path, edits)
        return True

    def recall(self) -> None:
        """Open the dossier of the project, if it is still there."""
        path = self.dock.study.path
        if not path or not Path(path).exists():
            self._take(path, None)
            return
        self.open(path)

    def close(self) -> None:
        """Let go of the dossier."""
        self._take("", None)

    def _take(self, path: str, edits: HandEdits | None) -> None:
        self.dock.page.file_note.quiet()
        self.dock.study.set_path(path)
        self.dock.page.header.show_file(path)
        self.dock.adjusting.show_dossier(edits)
        self.dock.batch.show_dossier()

    def try_example(self) -> bool:
        """Add the layers of the example to the project, prepare its offer, and look at its first commune."""
        from qgis import processing

        page, project = self.dock.page, QgsProject.instance()
        references, communes = SHIPPED["REFERENCES"], SHIPPED["COMMUNES"]
        values = {"EQUIPEMENTS": [str(SHIPPED["EQUIPEMENTS"])], "COMMUNES": f"{communes}|layername=communes"}
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        context.setProject(project)
        try:
            made = processing.run(OFFER_TOOL, {**values, "OFFRE": "memory:"}, context=context, feedback=feedback)
        except Exception as error:  # QGIS raises its own kinds; the panel says it
            page.file_note.say(tr("L’offre de l’exemple n’a pas pu être préparée."), str(error), blocking=True)
            return False
        offer = made["OFFRE"]
        layers = {"OFFRE": offer, "COMMUNES": QgsVectorLayer(values["COMMUNES"])}
        for parameter, name in EXAMPLE.items():
            layers[parameter] = QgsVectorLayer(f"{references}|layername={name}")
        titles = dict(LAYERS)
        for parameter, layer in layers.items():
            layer.setName(tr("{} (territoire fictif)").format(tr(titles[parameter])))
        for layer in reversed(list(layers.values())):
            project.addMapLayer(layer)
        page.file_note.quiet()
        self.dock.use_layers({name: layer.id() for name, layer in layers.items()})
        return True
