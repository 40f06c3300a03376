"""A dossier of the example, made once, and a panel on a desktop made of what a panel asks of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from qgis.core import QgsProcessing

GRID = "grille_exemple.yaml"


class Interface:
    """The part of the desktop a panel talks to."""

    def __init__(self):
        from qgis.gui import QgsMapCanvas
        from qgis.PyQt.QtWidgets import QMainWindow

        self.window = QMainWindow()
        self.canvas = QgsMapCanvas()
        self.window.setCentralWidget(self.canvas)
        self.tables = []

    def mainWindow(self):
        return self.window

    def mapCanvas(self):
        return self.canvas

    def showAttributeTable(self, layer):
        self.tables.append(layer.name())


def choose(dock, rule, place):
    """Choose a line as a click does."""
    results = dock.work.results
    position = next(rank for rank, line in enumerate(results.model.lines) if (line.rule, line.place) == (rule, place))
    assert results.tree.go_to(position)
    results._later.stop()
    results._choose()
    return results.model.lines[position]


@pytest.fixture(scope="session")
def example_files(aula_provider, tmp_path_factory):
    """The document, grid, references and dossier of the example territory."""
    from qgis import processing

    from aula.aula_plugin.paths import TEMPLATES

    folder = tmp_path_factory.mktemp("panneau")
    document, dossier = folder / "document.gpkg", folder / "dossier.gpkg"
    references = TEMPLATES / "exemple" / "references_scot.gpkg"
    grid = TEMPLATES / "grids" / GRID
    lot = TEMPLATES / "exemple" / "200000001_PLUi_20260618"
    processing.run("aula:lire_document_urbanisme", {"LOT": str(lot), "DOCUMENT": str(document)})
    processing.run(
        "aula:verifier_compatibilite",
        {
            "DOCUMENT": str(document),
            "GRILLE": str(grid),
            "REFERENCES": str(references),
            "RESULTATS": QgsProcessing.TEMPORARY_OUTPUT,
            "RAPPORT": None,
            "DOSSIER": str(dossier),
        },
    )
    return {"document": document, "dossier": dossier, "references": references, "grid": grid}


@pytest.fixture
def dossier(example_files, tmp_path):
    """A copy of the dossier, with its document beside, to write in."""
    shutil.copy(example_files["document"], tmp_path / "document.gpkg")
    return Path(shutil.copy(example_files["dossier"], tmp_path / "dossier.gpkg"))


@pytest.fixture
def dock(qgis_new_project, aula_provider):
    """A panel without a dossier."""
    from qgis.core import QgsSettings

    from aula.aula_plugin.docks.compatibility.dock import CompatibilityDock

    QgsSettings().setValue("aula/auteur", "L. Fontaine")
    interface = Interface()
    panel = CompatibilityDock(interface)
    panel.interface = interface
    interface.window.resize(1000, 900)
    panel.resize(360, 860)
    yield panel
    panel.shut()
    panel.deleteLater()


@pytest.fixture
def opened(dock, dossier):
    """A panel on the dossier of the example."""
    assert dock.open(str(dossier))
    return dock
