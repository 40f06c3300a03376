"""In what state QGIS and the plugin are, as plain values."""

import sys

from find import _dialog, _dock, _resolve
from qgis.core import Qgis, QgsApplication, QgsCoordinateTransform, QgsProject
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTimer, QVariant
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QTabWidget,
    QTextBrowser,
    QTextEdit,
    QWidget,
)
from qgis.utils import active_plugins, iface, plugins

_journal = []
_finished = []


def _note(message, tag, level):
    _journal.append({"message": message, "tag": tag, "level": int(level)})


QgsApplication.messageLog().messageReceived[str, str, Qgis.MessageLevel].connect(_note)


def ready():
    """Whether QGIS is up, with no window in the way; maximise it as a person does."""
    window = iface.mainWindow()
    if not window.isVisible() or QCoreApplication.startingUp():
        return False
    if not window.isMaximized():
        window.showMaximized()
        return False
    return QApplication.activeWindow() is window


def about():
    """Return what the run must not be wrong about."""
    return {
        "qgis": Qgis.QGIS_VERSION,
        "langue": QgsApplication.settingsLocaleUserSettings.value()
        if hasattr(QgsApplication, "settingsLocaleUserSettings")
        else QgsApplication.locale(),
        "nombres": QLocale().name(),
        "echelle": iface.mainWindow().devicePixelRatioF(),
        "python": sys.version.split()[0],
    }


def install(zip_file):
    """Install a zip as the plugin manager does on a click of its button; see ``plugin`` for the result."""
    import pyplugin_installer

    QTimer.singleShot(0, lambda: pyplugin_installer.instance().installFromZipFile(zip_file))


def plugin():
    """Return where the plugin comes from, None while it is not enabled."""
    if "aula" not in active_plugins or "aula" not in plugins:
        return None
    provider = QgsApplication.processingRegistry().providerById("aula")
    from qgis.utils import pluginDirectory

    return {"folder": pluginDirectory("aula"), "algorithms": len(provider.algorithms()) if provider else 0}


def algorithms():
    """Return ``{id, title}`` of each algorithm of the plugin, sorted by id."""
    provider = QgsApplication.processingRegistry().providerById("aula")
    found = [{"id": one.id(), "name": one.name(), "title": one.displayName()} for one in provider.algorithms()]
    return sorted(found, key=lambda one: one["id"])


def docks():
    """Return the panels of the plugin in the order of its registry: name, title, action, whether each is shown."""
    actions = getattr(plugins["aula"], "actions", {})
    if not actions:
        return []
    from aula.aula_plugin.docks.registry import DOCKS

    return [
        {
            "name": entry.name,
            "title": entry.title,
            "action": actions[entry.name].objectName(),
            "shown": bool(_dock(entry.name) and _dock(entry.name).isVisible()),
            "object": _dock(entry.name).objectName() if _dock(entry.name) else None,
        }
        for entry in DOCKS
    ]


def own_windows():
    """Return the windows of the plugin, as ``docks`` does the panels."""
    from aula.aula_plugin.docks.registry import WINDOWS

    return [
        {
            "name": entry.name,
            "title": entry.title,
            "action": plugins["aula"].actions[entry.name].objectName(),
            "shown": bool(_dock(entry.name) and _dock(entry.name).isVisible()),
        }
        for entry in WINDOWS
    ]


def toolbox():
    """Return whether the toolbox is shown, and the algorithm its search has chosen."""
    from processing.gui.ProcessingToolbox import ProcessingToolbox

    box = iface.mainWindow().findChild(ProcessingToolbox)
    chosen = box.algorithmTree.selectedAlgorithm() if box else None
    return {"shown": bool(box and box.isVisible()), "chosen": chosen.id() if chosen else None}


def dialog():
    """Return the state of the dialog of an algorithm, None when none is opened."""
    shown = _dialog()
    if shown is None:
        return None
    run = shown.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    log = next((one for one in shown.findChildren(QTextEdit) if one.objectName() == "txtLog"), None)
    tabs = shown.findChild(QTabWidget, "mTabWidget") or shown.findChild(QTabWidget)
    helps = [one for one in shown.findChildren(QTextBrowser) if one.objectName() == "textShortHelp"]
    bar = shown.findChild(QProgressBar)
    return {
        "algorithm": shown.algorithm().id(),
        "title": shown.windowTitle(),
        "running": not run.isEnabled(),
        "log": log.toPlainText() if log else "",
        "tab": tabs.tabText(tabs.currentIndex()).replace("&", ""),
        "progress": bar.value() if bar else None,
        "bar": [one.text() for one in shown.messageBar().findChildren(QLabel) if one.text() and one.isVisible()],
        "results": {key: str(value) for key, value in (shown.results() or {}).items()},
        "help": len(helps[0].toPlainText().strip()) if helps and helps[0].isVisible() else 0,
        "parameters": list(shown.mainWidget().wrappers),
    }


def layers():
    """Return the layers of the project, in the order of its tree."""
    ordered = [node.layer() for node in QgsProject.instance().layerTreeRoot().findLayers()]
    return [
        {
            "id": layer.id(),
            "name": layer.name(),
            "source": layer.source(),
            "count": layer.featureCount(),
            "valid": layer.isValid(),
            "style": layer.renderer().type() if layer.renderer() else None,
            "fields": [field.name() for field in layer.fields()],
        }
        for layer in ordered
    ]


def rows(name, columns):
    """Return the values of some columns of the layer of that name."""
    layer = QgsProject.instance().mapLayersByName(name)[0]
    return [[_plain_value(feature[column]) for column in columns] for feature in layer.getFeatures()]


def _plain_value(value):
    return None if isinstance(value, QVariant) and value.isNull() else value


def drawing():
    """Whether the map is still being drawn."""
    return iface.mapCanvas().isDrawing()


def journal():
    """Return the messages QGIS wrote since its start: those heard here, and those its panel already held."""
    panel = [one.toPlainText() for one in iface.mainWindow().findChildren(QPlainTextEdit)]
    return {"heard": list(_journal), "panel": "\n".join(panel)}


def windows():
    """Return the windows on the screen, the main one left out."""
    return [
        {
            "kind": one.metaObject().className(),
            "title": one.windowTitle(),
            "texts": [label.text() for label in one.findChildren(QLabel) if label.isVisible() and label.text()][:6],
        }
        for one in QApplication.topLevelWidgets()
        if one.isVisible()
        and one is not iface.mainWindow()
        and one.isWindow()
        and one.width() > 1
        and not one.inherits("QTipLabel")
    ]


def texts(target):
    """Return what the labels and buttons of a place say, in the order Qt made them."""
    found = _resolve(target)
    if found is None:
        return []
    shown = [one for one in found[0].findChildren(QWidget) if isinstance(one, (QLabel, QAbstractButton))]
    return [one.text().replace("&", "") for one in shown if one.isVisible() and one.text()]


def close_messages(name=""):
    """Close what the message bar of the main window, or of a panel, says, as its cross does."""
    bars = _dock(name).findChildren(QgsMessageBar) if name else [iface.messageBar()]
    for bar in bars:
        bar.clearWidgets()


def picture(path):
    """Save the whole screen, as a person sees it."""
    QgsApplication.primaryScreen().grabWindow(0).save(path)


def evidence_point(name):
    """Return a place inside the largest surface of the evidence that a panel shows, as [x, y] of the map; else None."""
    layer = _dock(name).map.layer("surf")
    shapes = [feature.geometry() for feature in layer.getFeatures()] if layer is not None else []
    if not shapes:
        return None
    point = max(shapes, key=lambda shape: shape.area()).pointOnSurface().asPoint()
    settings = iface.mapCanvas().mapSettings()
    moved = QgsCoordinateTransform(layer.crs(), settings.destinationCrs(), QgsProject.instance()).transform(point)
    return [moved.x(), moved.y()]
