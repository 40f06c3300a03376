"""Set the stage for pictures and gestures: what a person would do by hand before."""

from collections import Counter

from find import _dialog, _dock
from qgis.core import QgsCoordinateTransform, QgsFeatureRequest, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface

TOOLBOX_WIDTH = 420


def keep_layers(names):
    """Show those layers only, unfolded, on the map and in the panel."""
    root = QgsProject.instance().layerTreeRoot()
    for node in root.findLayers():
        node.setItemVisibilityChecked(node.name() in names)
        node.setExpanded(node.name() in names and not node.name().startswith("Preuves (p"))
        if node.name() not in names:
            root.removeChildNode(node)


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


def keep_panels(names, width=TOOLBOX_WIDTH):
    """Show those panels only, the one on the right given a width."""
    for dock in iface.mainWindow().findChildren(QDockWidget):
        dock.setVisible(dock.objectName() in names)
        if dock.objectName() in names and dock.objectName() != "Layers":
            iface.mainWindow().resizeDocks([dock], [width], Qt.Orientation.Horizontal)


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
