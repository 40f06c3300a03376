"""The plugin on the desktop: a menu, a toolbar, panels and windows built when first opened; all gone on unloading."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsApplicationExitBlockerInterface
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QToolBar

from ..i18n import tr
from ..paths import STYLES
from .common.room import Room
from .registry import DOCKS, WINDOWS, DockEntry

MENU = "Aula"


class Desktop:
    """Actions and panels; ``actions`` and ``docks`` are keyed by ``DockEntry.name``."""

    def __init__(self, iface: Any, actions: dict[str, QAction], docks: dict[str, Any]) -> None:
        self.iface = iface
        self.actions = actions
        self.docks = docks
        self.toolbar: QToolBar = iface.addToolBar(MENU)
        self.toolbar.setObjectName("AulaBarre")
        self.windows: dict[str, Any] = {}
        for entry in DOCKS:
            action = self._offer(entry)
            action.setCheckable(True)
            action.toggled.connect(lambda shown, entry=entry: self._show(entry, shown))
        for entry in WINDOWS:
            action = self._offer(entry)
            action.triggered.connect(lambda _, entry=entry: self._open_known(entry.name))
        self._blocker = ExitBlocker(self.windows)
        if hasattr(iface, "registerApplicationExitBlocker"):
            iface.registerApplicationExitBlocker(self._blocker)

    def _offer(self, entry: DockEntry) -> QAction:
        title = tr(entry.title)
        action = QAction(QIcon(str(STYLES / "icons" / entry.icon)), title, self.iface.mainWindow())
        action.setObjectName(f"{entry.object_name}Action")
        action.setToolTip(tr("Aula – {}").format(title))
        self.iface.addPluginToMenu(MENU, action)
        self.toolbar.addAction(action)
        self.actions[entry.name] = action
        return action

    def _open_known(self, name: str) -> None:
        window = self.open_window(name)
        if window is not None:
            window.open_known()

    def open_window(self, name: str) -> Any:
        """Show a window, built the first time; return it, None when a module it needs is absent."""
        window = self.windows.get(name)
        if window is None:
            entry = next(one for one in WINDOWS if one.name == name)
            try:
                module = __import__(entry.module, globals(), locals(), [entry.class_name], 1)
            except ImportError as error:
                self._refuse(entry, error)
                return None
            window = self.windows[name] = getattr(module, entry.class_name)(self.iface, self.iface.mainWindow())
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def _show(self, entry: DockEntry, shown: bool) -> None:
        dock = self.docks.get(entry.name)
        if dock is None:
            if not shown:
                return
            try:
                dock = self.docks[entry.name] = self._build(entry)
            except ImportError as error:
                self._refuse(entry, error)
                return
        if shown != dock.isUserVisible():
            dock.setUserVisible(shown)

    def _refuse(self, entry: DockEntry, error: ImportError) -> None:
        """Say which Python module is missing; the toolbox says the same of each algorithm."""
        action = self.actions[entry.name]
        said = tr("Panneau indisponible : module Python absent ({}).").format(error.name or error)
        action.setChecked(False)
        action.setEnabled(False)
        action.setToolTip(said)
        self.iface.messageBar().pushWarning(tr("Aula"), said)

    def _build(self, entry: DockEntry) -> Any:
        # The statement, not importlib: QGIS follows it to forget the module when the plugin is unloaded.
        module = __import__(entry.module, globals(), locals(), [entry.class_name], 1)
        dock = getattr(module, entry.class_name)(self.iface)
        dock.open_window = self.open_window
        dock.setObjectName(entry.object_name)
        dock.setWindowTitle(tr("Aula – {}").format(tr(entry.title)))
        dock.setWidget(Room(dock.widget()))
        self._place(dock)
        action = self.actions[entry.name]
        dock.closed.connect(lambda: action.setChecked(False))
        dock.opened.connect(lambda: action.setChecked(True))
        return dock

    def _place(self, dock: Any) -> None:
        """Put a panel on the right, in a tab over those already there: stacked, they outgrow a small screen."""
        window, right = self.iface.mainWindow(), Qt.DockWidgetArea.RightDockWidgetArea
        there = [
            other
            for other in window.findChildren(QDockWidget)
            if other.isVisible() and not other.isFloating() and window.dockWidgetArea(other) == right
        ]
        self.iface.addDockWidget(right, dock)
        if there:
            window.tabifyDockWidget(there[0], dock)

    def clear(self) -> None:
        """Take away everything, in reverse order."""
        for dock in self.docks.values():
            dock.shut()
            self.iface.removeDockWidget(dock)
            dock.deleteLater()
        self.docks.clear()
        if hasattr(self.iface, "unregisterApplicationExitBlocker"):
            self.iface.unregisterApplicationExitBlocker(self._blocker)
        for window in self.windows.values():
            if not self._blocker.asked:  # the plugin goes, QGIS stays
                window.leave()
            window.shut()
            window.hide()
            window.deleteLater()
        self.windows.clear()
        for action in self.actions.values():
            self.iface.removePluginMenu(MENU, action)
            self.toolbar.removeAction(action)
            action.deleteLater()
        self.actions.clear()
        self.iface.mainWindow().removeToolBar(self.toolbar)
        self.toolbar.deleteLater()


class ExitBlocker(QgsApplicationExitBlockerInterface):
    """QGIS does not close over a window that holds something not saved, unless the person says so."""

    def __init__(self, windows: dict[str, Any]) -> None:
        super().__init__()
        self.windows = windows
        self.asked = False

    def allowExit(self) -> bool:
        """Ask each window whether it can be left."""
        self.asked = all(window.leave() for window in self.windows.values())
        return self.asked
