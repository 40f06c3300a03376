"""A panel opens over the panels already on the right, never under them."""

from types import SimpleNamespace

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow

from aula.aula_plugin.docks.desktop import Desktop

RIGHT, LEFT = Qt.DockWidgetArea.RightDockWidgetArea, Qt.DockWidgetArea.LeftDockWidgetArea


def test_a_panel_shares_the_place_of_those_already_on_the_right(qgis_app):
    window = QMainWindow()
    toolbox, layers, ours = (QDockWidget(name, window) for name in ("boîte à outils", "couches", "AULA"))
    window.addDockWidget(RIGHT, toolbox)
    window.addDockWidget(LEFT, layers)
    window.show()
    interface = SimpleNamespace(mainWindow=lambda: window, addDockWidget=window.addDockWidget)
    Desktop._place(SimpleNamespace(iface=interface), ours)
    assert window.tabifiedDockWidgets(ours) == [toolbox]
    assert window.dockWidgetArea(ours) == RIGHT
    window.close()


def test_a_panel_alone_on_the_right_has_no_tab(qgis_app):
    window = QMainWindow()
    ours = QDockWidget("AULA", window)
    window.show()
    interface = SimpleNamespace(mainWindow=lambda: window, addDockWidget=window.addDockWidget)
    Desktop._place(SimpleNamespace(iface=interface), ours)
    assert window.tabifiedDockWidgets(ours) == []
    assert window.dockWidgetArea(ours) == RIGHT
    window.close()
