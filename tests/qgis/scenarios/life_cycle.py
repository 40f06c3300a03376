"""Load, unload and load the plugin the way the desktop does; print what is there at each step."""

import json
import sys

import qgis.utils
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QMainWindow, QMenu


class Interface:
    """The part of the desktop a plugin hangs things on: a window whose children can be counted."""

    def __init__(self, window):
        self.window = window
        self.menu = QMenu(window)
        self.calls = []

    def mainWindow(self):  # noqa: N802
        return self.window

    def mapCanvas(self):  # noqa: N802
        return None

    def addToolBar(self, name):  # noqa: N802
        return self.window.addToolBar(name)

    def addPluginToMenu(self, _, action):  # noqa: N802
        self.menu.addAction(action)

    def removePluginMenu(self, _, action):  # noqa: N802
        self.menu.removeAction(action)

    def addDockWidget(self, area, dock):  # noqa: N802
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock):  # noqa: N802
        self.window.removeDockWidget(dock)

    def __getattr__(self, name):
        def record(*_, **__):
            self.calls.append(name)

        return record


def state():
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {
        "providers": sorted(p.id() for p in QgsApplication.processingRegistry().providers()),
        "children": len(window.findChildren(object)),
        "actions": len(interface.menu.actions()),
        # QGIS forgets the modules it saw imported, not the packages above them; those hold no code here
        "modules": sorted(
            name for name, module in sys.modules.items() if name.startswith("aula.") and not hasattr(module, "__path__")
        ),
        "unbalanced": {
            name: interface.calls.count("add" + name) - interface.calls.count("remove" + name)
            for name in {call[3:] for call in interface.calls if call.startswith("add")}
            | {call[6:] for call in interface.calls if call.startswith("remove")}
        },
    }


app = QgsApplication([], True)
app.initQgis()
window = QMainWindow()
interface = Interface(window)
qgis.utils.iface = interface
qgis.utils.plugin_paths = [sys.argv[1]]
sys.path.insert(0, sys.argv[1])
qgis.utils.updateAvailablePlugins()

steps = {"before": state()}
for turn in ("first", "second"):
    assert qgis.utils.loadPlugin("aula") and qgis.utils.startPlugin("aula")
    plugin = qgis.utils.plugins["aula"]
    steps[f"{turn}_built"] = len(plugin.docks)
    for action in plugin.actions.values():
        if action.isCheckable():
            action.setChecked(True)
        else:
            action.trigger()
    opened = [*plugin.docks.values(), *plugin.desktop.windows.values()]
    steps[f"{turn}_opened"] = sorted(one.objectName() for one in opened)
    del opened
    steps[f"{turn}_loaded"] = state()
    assert qgis.utils.unloadPlugin("aula")
    steps[f"{turn}_unloaded"] = state()
print(json.dumps(steps))
