"""Set the stage for pictures and gestures: what a person would do by hand before."""

from collections import Counter

from find import _dialog, _dock
from qgis.core import QgsCoordinateTransform, QgsFeatureRequest, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtWidgets import QDockWidget, QScrollArea
from qgis.utils import iface

TOOLBOX_WIDTH = 420


def show_layers(names, unfolded):
    """Show those layers only on the map, none chosen; unfold the legend of some."""
    iface.layerTreeView().setCurrentIndex(QModelIndex())
    for node in QgsProject.instance().layerTreeRoot().findLayers():
        node.setItemVisibilityChecked(node.name() in names)
        for state in (True, node.name() in unfolded):  # the view ignores what does not change
            node.setExpanded(state)


def keep_layers(names):
    """Show those layers only, unfolded, on the map and in the panel."""
    root = QgsProject.instance().layerTreeRoot()
    show_layers(names, [name for name in names if not name.startswith("Preuves (p")])
    for node in root.findLayers():
        if node.name() not in names:
            root.removeChildNode(node)


def add_layer(path, title, kept=""):
    """Add a layer of a file, or what an expression keeps of it, in its own style, under the others."""
    layer = QgsVectorLayer(path, title, "ogr")
    layer.setSubsetString(kept)
    QgsProject.instance().addMapLayer(layer, False)
    QgsProject.instance().layerTreeRoot().insertLayer(-1, layer)


def zoom_to_layer(name, room=1.05):
    """Show a whole layer, with some room around it."""
    layer = QgsProject.instance().mapLayersByName(name)[0]
    canvas = iface.mapCanvas()
    target = canvas.mapSettings().destinationCrs()
    transform = QgsCoordinateTransform(layer.crs(), target, QgsProject.instance())
    extent = transform.transformBoundingBox(layer.extent())
    extent.scale(room)
    canvas.setExtent(extent)
    canvas.refresh()


def scroll(name, pixels):
    """Scroll what a panel of AULA holds, down or up."""
    for area in _dock(name).findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().value() + pixels)


def zoom_to_gaps(name):
    """Show the commune where most gaps of a layer of places are."""
    layer = QgsProject.instance().mapLayersByName(name)[0]
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


def zoom_to_object(role, expression, side=2000):
    """Show the first object of a layer of the panel of the trame; return where it is on the map, None without any."""
    known = QgsProject.instance().mapLayers().values()
    layer = next((one for one in known if one.customProperty("aula/tvb") == role), None)
    found = next(layer.getFeatures(QgsFeatureRequest().setFilterExpression(expression)), None) if layer else None
    if found is None:
        return None
    canvas = iface.mapCanvas()
    target = canvas.mapSettings().destinationCrs()
    point = found.geometry().pointOnSurface().asPoint()
    point = QgsCoordinateTransform(layer.crs(), target, QgsProject.instance()).transform(point)
    canvas.setExtent(QgsRectangle.fromCenterAndSize(point, side, side))
    canvas.refresh()
    return [point.x(), point.y()]


def zoom_within(name, other, expression, side=400):
    """Show the first object of a layer inside one of another that an expression tells; return its place, or None."""
    project, canvas = QgsProject.instance(), iface.mapCanvas()
    layers = [project.mapLayersByName(one) for one in (name, other)]
    if not all(layers):
        return None
    around = [feature.geometry() for feature in layers[1][0].getFeatures(expression)]
    inside = (one for one in layers[0][0].getFeatures() if any(shape.contains(one.geometry()) for shape in around))
    found = next(inside, None)
    if found is None:
        return None
    target = canvas.mapSettings().destinationCrs()
    point = found.geometry().pointOnSurface().asPoint()
    point = QgsCoordinateTransform(layers[0][0].crs(), target, project).transform(point)
    canvas.setExtent(QgsRectangle.fromCenterAndSize(point, side, side))
    canvas.refresh()
    return [point.x(), point.y()]


def keep_panels(names, width=TOOLBOX_WIDTH, layers=None):
    """Show those panels only, the one on the right given a width, that of the layers another."""
    for dock in iface.mainWindow().findChildren(QDockWidget):
        dock.setVisible(dock.objectName() in names)
        if dock.objectName() in names and dock.objectName() != "Layers":
            iface.mainWindow().resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        elif dock.objectName() == "Layers" and layers:
            iface.mainWindow().resizeDocks([dock], [layers], Qt.Orientation.Horizontal)


def resize_dialog(width, height):
    """Give the opened dialog of an algorithm a size."""
    _dialog().resize(width, height)


def save_window(path):
    """Save the main window alone."""
    iface.mainWindow().grab().save(path)


def save_dialog(path):
    """Save the opened dialog of an algorithm alone."""
    _dialog().grab().save(path)


def save_dock(name, path):
    """Save one panel of AULA alone."""
    _dock(name).grab().save(path)


def close_window(name):
    """Close a window of AULA as its cross does, once nothing in it waits to be saved."""
    _dock(name).close()
