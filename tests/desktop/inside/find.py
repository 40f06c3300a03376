"""Where a control is on the screen, and whether a person could click it now.

A target is a dict. ``within`` says where to look: ``"main"``, ``"dialog"`` (that of an algorithm), ``"window"``
(the one on top, by default), ``{"dock": name}`` (a panel of AULA), or the objectName of a widget. Then one of:

- ``param``: the control of a parameter of the algorithm (``kind`` then chooses in it);
- ``menu``: an entry of the menu bar, or of an opened menu; ``tab``: a tab; ``item``: a row of a list, tree or table;
- ``map``: a place of the main map, as ``[x, y]`` in its own coordinates;
- ``action``: the button, in a toolbar, of the action of that objectName;
- ``name`` (objectName), ``kind`` (class), ``text``, ``tip``: a widget having all those given.
"""

import html

from qgis.PyQt.QtCore import QModelIndex, QPoint, QRect, Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QMenu,
    QMenuBar,
    QTabBar,
    QToolBar,
    QWidget,
)
from qgis.utils import iface, plugins

DIALOG = "QgsProcessingAlgorithmDialogBase"
#: Of a control partly hidden, what a person needs to see to click it.
ENOUGH = 12


def _plain(text):
    return text.replace("&", "").strip()


def _dialog():
    """Return the dialog of an algorithm, None when none is opened."""
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and window.inherits(DIALOG):
            return window
    return None


def _dock(name):
    """Return a panel of AULA, or one of its windows, by the name of its entry."""
    opened = getattr(plugins["aula"], "docks", {}).get(name)
    return opened or getattr(plugins["aula"].desktop, "windows", {}).get(name)


def _content(panel):
    """Return what a panel holds; a window holds itself."""
    return panel.widget() if hasattr(panel, "widget") else panel


def _top_window():
    return QApplication.activeModalWidget() or QApplication.activeWindow()


def _root(within):
    if within == "main":
        return iface.mainWindow()
    if within == "dialog":
        return _dialog()
    if within == "window":
        return _top_window() or iface.mainWindow()
    if isinstance(within, dict):
        return _dock(within["dock"])
    found = [one for one in QApplication.allWidgets() if one.objectName() == within]
    return next((one for one in found if one.isVisible()), None)


def _parameter(dialog, name):
    wrapper = dialog.mainWidget().wrappers[name]
    return wrapper.wrappedWidget() if hasattr(wrapper, "wrappedWidget") else wrapper.widget


def _text(widget):
    for name in ("text", "title", "windowTitle"):
        if hasattr(widget, name):
            return _plain(str(getattr(widget, name)()))
    return ""


def _is(widget, target):
    return (
        ("name" not in target or widget.objectName() == target["name"])
        and ("kind" not in target or widget.inherits(target["kind"]))
        and ("text" not in target or _text(widget) == target["text"])
        and ("tip" not in target or target["tip"] in html.unescape(widget.toolTip()))
    )


def _menu_entry(root, wanted):
    """Return the entry of an opened menu or of the menu bar."""
    opened = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]
    for menu in opened + root.findChildren(QMenuBar):
        for action in menu.actions():
            if _plain(action.text()) == wanted and action.isVisible() and action.isEnabled():
                return menu, menu.actionGeometry(action)
    return None


def _tab(root, wanted):
    for bar in root.findChildren(QTabBar):
        for number in range(bar.count()):
            if bar.isVisible() and _plain(bar.tabText(number)) == wanted:
                return bar, bar.tabRect(number)
    return None


def _indexes(model, parent=None):
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        for column in range(model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield index
            yield from _indexes(model, index)


def _item(root, wanted):
    views = [root] if isinstance(root, QAbstractItemView) else root.findChildren(QAbstractItemView)
    for view in views:
        if not view.isVisible() or view.model() is None:
            continue
        for index in _indexes(view.model()):
            if str(index.data(Qt.ItemDataRole.DisplayRole)).startswith(wanted):
                rect = view.visualRect(index)
                if rect.isValid() and not rect.isEmpty():
                    return view.viewport(), rect
    return None


def _button_of(object_name):
    for bar in iface.mainWindow().findChildren(QToolBar):
        for action in bar.actions():
            if action.objectName() == object_name and bar.isVisible():
                button = bar.widgetForAction(action)
                return (button, button.rect()) if button is not None else None
    return None


def _map_place(x, y):
    canvas = iface.mapCanvas()
    spot = canvas.mapSettings().mapToPixel().transform(x, y)
    return canvas.viewport(), QRect(round(spot.x()), round(spot.y()), 1, 1)


def _resolve(target):
    """Return the widget and the rectangle in it a target names, None when there is none."""
    if "action" in target:
        return _button_of(target["action"])
    if "map" in target:
        return _map_place(*target["map"])
    root = _root(target.get("within", "dialog" if "param" in target else "window"))
    if root is None:
        return None
    if "param" in target:
        root = _parameter(root, target["param"])
    for key, search in (("menu", _menu_entry), ("tab", _tab), ("item", _item)):
        if key in target:
            return search(root, target[key])
    found = [one for one in [root, *root.findChildren(QWidget)] if one.isVisible() and _is(one, target)]
    if len(found) <= target.get("nth", 0):
        return None
    return found[target.get("nth", 0)], found[target.get("nth", 0)].rect()


def _related(one, other):
    return one is other or one.isAncestorOf(other) or other.isAncestorOf(one)


def _blocked(widget):
    """Whether a modal window keeps the widget from being clicked."""
    modal = QApplication.activeModalWidget()
    window = widget.window()
    return (
        modal is not None and window is not modal and not modal.isAncestorOf(window) and not isinstance(window, QMenu)
    )


def _pixels(widget):
    return widget.devicePixelRatioF()


def place(target):
    """Return ``{"at": [x, y]}`` in pixels of the screen, or ``{"why": …}`` a person could not click there."""
    found = _resolve(target)
    if found is None:
        return {"why": "introuvable"}
    widget, rect = found
    if not widget.isVisible():
        return {"why": "caché"}
    if not widget.isEnabled():
        return {"why": "inactif"}
    if _blocked(widget):
        return {"why": f"sous une autre fenêtre : {QApplication.activeModalWidget().windowTitle()}"}
    seen = widget.visibleRegion().boundingRect().intersected(rect)
    if seen.width() < min(ENOUGH, rect.width()) or seen.height() < min(ENOUGH, rect.height()):
        return {"why": "hors de vue", "bar": _bar(widget, rect)}
    spot = widget.mapToGlobal(seen.center())
    above = QApplication.widgetAt(spot)
    if above is None or not _related(widget, above):
        return {"why": f"recouvert par {type(above).__name__} {above.objectName() if above else ''}"}
    return {"at": [round(spot.x() * _pixels(widget)), round(spot.y() * _pixels(widget))]}


def _bar(widget, rect):
    """Return where to turn the wheel, and which way, for a rectangle of a scrolled panel to come into view."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea) and parent.viewport().isAncestorOf(widget):
            corner = widget.mapTo(parent.viewport(), rect.topLeft())
            here = QRect(corner, rect.size())
            view = parent.viewport().rect()
            for bar, low, high in (
                (parent.verticalScrollBar(), here.top() - view.top(), view.bottom() - here.bottom()),
                (parent.horizontalScrollBar(), here.left() - view.left(), view.right() - here.right()),
            ):
                if bar.isVisible() and (low < 0 or high < 0):
                    spot = bar.mapToGlobal(QPoint(bar.width() // 2, bar.height() // 2))
                    ratio = _pixels(bar)
                    return {"at": [round(spot.x() * ratio), round(spot.y() * ratio)], "up": low < 0}
        parent = parent.parentWidget()
    return None


def has_focus(target):
    """Whether keys typed now go to the target."""
    found, focus = _resolve(target), QApplication.focusWidget()
    return found is not None and focus is not None and _related(found[0], focus)


def enabled(target):
    """Whether the control is there and can be used."""
    found = _resolve(target)
    return found is not None and found[0].isEnabled()


def text_of(target):
    """Return what the control shows, None when it is not there."""
    found = _resolve(target)
    if found is None:
        return None
    for name in ("currentText", "toPlainText", "text"):
        if hasattr(found[0], name):
            return getattr(found[0], name)()
    return None


def menu_path(action_name):
    """Return the texts to click, from the menu bar down, to reach an action; None when no menu holds it."""

    def down(menu, path):
        for action in menu.actions():
            here = [*path, _plain(action.text())]
            if action.objectName() == action_name:
                return here
            found = down(action.menu(), here) if action.menu() is not None else None
            if found:
                return found
        return None

    return down(iface.mainWindow().menuBar(), [])
