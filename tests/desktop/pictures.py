"""Runs inside QGIS: load the results of `make demo` as a planner would and take the pictures of the README."""

from collections import Counter

from inside import DEMO, OUT, picture, wait, when_ready
from qgis import processing
from qgis.core import QgsApplication, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget, QLineEdit
from qgis.utils import iface

TOOLBOX_WIDTH = 420
#: Layers of the map, lowest first: file, layer, name in the panel.
LAYERS = (
    ("document.gpkg", "zone_urba", "Zonage"),
    ("preuves.gpkg", "preuves_lin", "Preuves (lignes)"),
    ("preuves.gpkg", "preuves_surf", "Preuves (surfaces)"),
)


def load(problems):
    for file, name, title in LAYERS:
        layer = QgsVectorLayer(f"{DEMO / file}|layername={name}", title, "ogr")
        if not layer.isValid():
            problems.append(f"couche absente : {file}, {name} (lancez d’abord « make demo »)")
            continue
        if layer.renderer().type() == "singleSymbol":
            problems.append(f"couche sans style : {title}")
        QgsProject.instance().addMapLayer(layer)
        if name == "preuves_surf":
            wait(500)
            zoom_to_gaps(layer)


def zoom_to_gaps(layer):
    """Show the commune where most gaps have a place on the map."""
    gaps = [feature for feature in layer.getFeatures() if feature["signal"] == "écart"]
    count = Counter(feature["territoire_id"] for feature in gaps)
    commune = max(sorted(count), key=count.get)
    extent = QgsRectangle()
    for feature in gaps:
        if feature["territoire_id"] == commune:
            extent.combineExtentWith(feature.geometry().boundingBox())
    canvas = iface.mapCanvas()
    canvas.setDestinationCrs(layer.crs())
    canvas.setExtent(extent.buffered(0.15 * extent.width()))
    canvas.refresh()


def show_toolbox():
    """Keep the layers and the toolbox, filtered on AULA."""
    for dock in iface.mainWindow().findChildren(QDockWidget):
        dock.setVisible(dock.objectName() in {"Layers", "ProcessingToolbox"})
        if dock.objectName() == "ProcessingToolbox":
            iface.mainWindow().resizeDocks([dock], [TOOLBOX_WIDTH], Qt.Orientation.Horizontal)
            for box in dock.findChildren(QLineEdit):
                if box.objectName() in {"searchBox", ""}:
                    box.setText("AULA")
                    break


def take():
    problems = []
    window = iface.mainWindow()
    window.showMaximized()
    wait(1000)
    load(problems)
    show_toolbox()
    for _ in range(20):
        wait(500)
        if not iface.mapCanvas().isDrawing():
            break
    wait(1000)
    window.grab().save(str(OUT / "carte.png"))
    pictures = ["carte.png"]
    algorithm = QgsApplication.processingRegistry().algorithmById("aula:verifier_compatibilite")
    if algorithm is None:
        problems.append("traitement absent : aula:verifier_compatibilite")
    else:
        dialog = processing.createAlgorithmDialog(algorithm.id())
        dialog.resize(1000, 720)
        dialog.show()
        wait(1200)
        dialog.grab().save(str(OUT / "verifier_compatibilite.png"))
        pictures.append("verifier_compatibilite.png")
    picture("ecran")
    return {"pictures": pictures, "problems": problems}


when_ready(take)
