"""What a person would complain of in a window: texts cut, controls outside, no name for who does not see."""

from find import _content, _dialog, _dock, _resolve
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, QRect, Qt
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizeGrip,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)
from qgis.utils import iface

TOLERANCE = 2
#: Widgets Qt or QGIS make inside a control: named through the control itself, no stop of ours.
INNER = ("qt_spinbox_lineedit", "qt_toolbar_ext_button", "ScrollLeftButton", "ScrollRightButton", "collapseButton")


def _rich(text):
    return "<" in text and ">" in text


def _widest(metrics, text):
    return max((metrics.horizontalAdvance(line.replace("&", "")) for line in text.splitlines()), default=0)


def _label_cut(label):
    text = label.text()
    if not text or label.pixmap() is not None and not label.pixmap().isNull():
        return False
    if _rich(text) or label.wordWrap():
        wanted = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        return wanted > label.height() + TOLERANCE
    return _widest(label.fontMetrics(), text) > label.contentsRect().width() + TOLERANCE


def _button_cut(button):
    if (
        isinstance(button, QToolButton)
        and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        and (not button.icon().isNull())
    ):
        return False
    if not button.text():
        return False
    icon = 0 if button.icon().isNull() else button.iconSize().width()
    return _widest(button.fontMetrics(), button.text()) + icon > button.width() + TOLERANCE


def _combo_cut(combo):
    """Whether what is chosen is cut; what a person named is of any length, a tooltip then says it whole."""
    if combo.isEditable() or combo.toolTip():
        return False
    option = QStyleOptionComboBox()
    option.initFrom(combo)
    option.subControls = QStyle.SubControl.SC_All
    field = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    icon = 0 if combo.itemIcon(combo.currentIndex()).isNull() else combo.iconSize().width() + 4
    return _widest(combo.fontMetrics(), combo.currentText()) + icon > field.width() + TOLERANCE


def _line_cut(line):
    """Whether the grey text that says what to type is cut."""
    hint = line.placeholderText()
    return bool(hint) and not line.text() and _widest(line.fontMetrics(), hint) > line.width() - 2 * TOLERANCE


def _tabs_cut(bar):
    for number in range(bar.count()):
        if _widest(bar.fontMetrics(), bar.tabText(number)) > bar.tabRect(number).width():
            yield bar.tabText(number)


def _cut_texts(root):
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if (
            isinstance(widget, QLabel)
            and _label_cut(widget)
            or isinstance(widget, QAbstractButton)
            and _button_cut(widget)
        ):
            yield widget.text()
        elif isinstance(widget, QComboBox) and _combo_cut(widget):
            yield widget.currentText()
        elif isinstance(widget, QLineEdit) and _line_cut(widget):
            yield widget.placeholderText()
        elif isinstance(widget, QGroupBox) and _widest(widget.fontMetrics(), widget.title()) > widget.width():
            yield widget.title()
        elif isinstance(widget, QTabBar):
            yield from _tabs_cut(widget)


def _holder(widget):
    """Return what a widget must lie inside: its parent, or None where scrolling gives access to it."""
    parent = widget.parentWidget()
    area = parent.parentWidget() if parent is not None else None
    if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
        return None
    return parent


def _outside(root):
    """Yield the widgets that go over the edge of what holds them, with nothing to scroll."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.isWindow() or isinstance(widget, (QSizeGrip, QHeaderView)):
            continue
        holder = _holder(widget)
        if holder is None or widget.size().isEmpty():
            continue
        room = holder.rect().adjusted(-TOLERANCE, -TOLERANCE, TOLERANCE, TOLERANCE)
        if not room.contains(widget.geometry()):
            yield f"{type(widget).__name__} {widget.objectName()} « {getattr(widget, 'text', lambda: '')()} »".strip()


def _overlaps(root):
    """Yield the pairs of neighbours laid out by the same layout that cover each other."""
    for holder in [root, *root.findChildren(QWidget)]:
        layout = holder.layout()
        if layout is None or not holder.isVisible():
            continue
        shown = [layout.itemAt(n).widget() for n in range(layout.count()) if layout.itemAt(n).widget() is not None]
        shown = [one for one in shown if one.isVisible() and not one.size().isEmpty()]
        for rank, one in enumerate(shown):
            for other in shown[rank + 1 :]:
                common = one.geometry().intersected(other.geometry())
                if common.width() > TOLERANCE and common.height() > TOLERANCE:
                    yield f"{type(one).__name__} {one.objectName()} et {type(other).__name__} {other.objectName()}"


def _off_screen(window):
    available = QApplication.primaryScreen().availableGeometry()
    frame = window.geometry()  # Qt learns late, or never, of the edges a maximised window has lost
    if available.contains(frame):
        return []
    return [
        f"fenêtre hors de l’écran : {frame.width()} × {frame.height()} en ({frame.x()}, {frame.y()}), "
        f"écran {available.width()} × {available.height()}"
    ]


def _parameters_area(dialog):
    """Return the scrolled panel of the parameters: the innermost, as QGIS nests several."""
    areas = [area for area in dialog.findChildren(QScrollArea) if area.isVisible()]
    return max(areas, key=lambda area: area.verticalScrollBar().maximum())


def parameters_width():
    """Return the width the parameters of the opened dialog ask for."""
    return _parameters_area(_dialog()).widget().minimumSizeHint().width()


def dialog_defects():
    """Return what is cut or outside in the opened dialog of an algorithm."""
    dialog = _dialog()
    return (
        _off_screen(dialog)
        + [f"texte coupé : « {text} »" for text in _cut_texts(dialog)]
        + [f"hors de son cadre : {name}" for name in _outside(dialog.mainWidget())]
    )


def widen(name, width):
    """Give a panel a width, as dragging its edge does; return the width it took."""
    dock = _dock(name)
    iface.mainWindow().resizeDocks([dock], [width], Qt.Orientation.Horizontal)
    return dock.width()


def dock_minimum(name):
    """Return the smallest width a panel accepts."""
    return max(_dock(name).minimumSizeHint().width(), _dock(name).minimumWidth())


def window_defects():
    """Return how far the main window goes out of the screen: panels stacked too high or too wide push it out."""
    return [f"QGIS, {defect}" for defect in _off_screen(iface.mainWindow())]


def dock_defects(name):
    """Return what is cut, outside, covered or hidden sideways in a panel at its present width."""
    dock = _dock(name)
    sideways = [
        f"à faire défiler de côté : {area.objectName() or type(area).__name__}"
        for area in dock.findChildren(QScrollArea)
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0
    ]
    corner = dock.mapToGlobal(QPoint(0, 0))
    screen = QApplication.primaryScreen().availableGeometry()
    here = QRect(corner, dock.size())
    off = [] if screen.contains(here) else [f"panneau hors de l’écran ({here.x()}, {here.y()}) à {_corner(here)}"]
    return (
        off
        + window_defects()
        + sideways
        + [f"texte coupé : « {text} »" for text in _cut_texts(dock)]
        + [f"hors de son cadre : {one}" for one in _outside(_content(dock))]
        + [f"se recouvrent : {one}" for one in _overlaps(_content(dock))]
    )


def own_window_defects(name):
    """Return the same of a window, wherever the main window is."""
    return [one for one in dock_defects(name) if not one.startswith("QGIS, ")]


def _corner(rect):
    return f"({rect.right()}, {rect.bottom()})"


def _tab_stops(dock):
    """Return the controls the Tab key must reach."""
    found = []
    for widget in _content(dock).findChildren(QWidget):
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if reached and widget.isVisible() and widget.isEnabled() and widget.objectName() not in INNER:
            found.append(widget)
    return found


def _describe(widget):
    text = getattr(widget, "text", lambda: "")
    said = widget.accessibleName() or (text() if callable(text) else "") or widget.toolTip()
    return f"{type(widget).__name__} {widget.objectName()} « {said} »".replace("  ", " ")


def tab_stops(name):
    """Return what the Tab key must reach in a panel: a key for each control, and how to name it to a person."""
    return {str(_key(widget)): _describe(widget) for widget in _tab_stops(_dock(name))}


def _key(widget):
    from qgis.PyQt import sip

    return sip.unwrapinstance(widget)


def focused(name):
    """Return the key of the control of the panel that has the focus, None when it is elsewhere."""
    focus, dock = QApplication.focusWidget(), _dock(name)
    stops = _tab_stops(dock)
    while focus is not None and dock.isAncestorOf(focus):
        if focus in stops:
            return str(_key(focus))
        focus = focus.parentWidget()
    return None


def _labelled(dock):
    """Return the widgets a label speaks for: its buddy, or its neighbour in a form."""
    named = {label.buddy() for label in dock.findChildren(QLabel) if label.buddy() is not None and label.text()}
    for form in dock.findChildren(QFormLayout):
        for row in range(form.rowCount()):
            item = form.itemAt(row, QFormLayout.ItemRole.FieldRole)
            if item is not None and item.widget() is not None and form.labelForField(item.widget()) is not None:
                named.add(item.widget())
    return named


def unnamed(name):
    """Return the controls of a panel that a screen reader could not name."""
    dock = _dock(name)
    labelled = _labelled(dock)
    missing = []
    for widget in _tab_stops(dock):
        one = widget
        while one is not None and one is not dock:
            text = one.text() if isinstance(one, (QAbstractButton, QLabel)) else ""
            title = one.title() if isinstance(one, QGroupBox) and one is widget else ""
            if one.accessibleName() or text or title or one in labelled:
                break
            one = one.parentWidget()
        if one is None or one is dock:
            missing.append(_describe(widget))
    return missing


def mute(name):
    """Return the greyed buttons of a panel that do not say why."""
    return [
        _describe(one)
        for one in _content(_dock(name)).findChildren(QAbstractButton)
        if one.isVisible() and not one.isEnabled() and not one.toolTip() and one.text()
    ]


def cut_in(target):
    """Return what is cut in any widget."""
    return [f"texte coupé : « {text} »" for text in _cut_texts(_resolve(target)[0])]


_widths = {}


def width(name):
    """Return the width of a panel, less the scroll bar it has when the screen is too low for it."""
    dock = _dock(name)
    bar = dock.widget().verticalScrollBar() if isinstance(dock.widget(), QScrollArea) else None
    return dock.width() - (bar.width() if bar is not None and bar.isVisible() else 0)


def still(name):
    """Whether the width of a panel is the one it had when last asked."""
    now = _dock(name).width()
    same = _widths.get(name) == now
    _widths[name] = now
    return same


def focus_first(name):
    """Put the focus on the first control of a panel, where the walk with the Tab key begins."""
    stops = _tab_stops(_dock(name))
    first = min(
        stops, key=lambda one: (one.mapTo(_dock(name), QPoint(0, 0)).y(), one.mapTo(_dock(name), QPoint(0, 0)).x())
    )
    first.setFocus(Qt.FocusReason.TabFocusReason)


class _TabCounter(QObject):
    """Counts the Tab keys QGIS has dealt with."""

    def __init__(self):
        super().__init__()
        self.seen = 0
        self.watched = None

    def eventFilter(self, _, event):  # noqa: N802
        if event.type() == QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Tab:
            self.seen += 1
        return False


_counter = _TabCounter()


def walk_begins(name):
    """Count Tab keys, from the first control of a panel on."""
    # On the window alone: a filter of the whole application makes Python wrap every object that gets an event, and
    # QGIS stops on those that are going away.
    _counter.watched = _dock(name).window().windowHandle()
    _counter.watched.installEventFilter(_counter)
    focus_first(name)


def walk_ends():
    """Count Tab keys no more."""
    _counter.watched.removeEventFilter(_counter)


def tabs_seen():
    """Return how many Tab keys QGIS has dealt with."""
    return _counter.seen


def minima(name, wider=0):
    """Return the smallest size of each widget laid out in a panel, of those wider than a width: what makes it large."""
    found = []

    def down(widget, depth):
        hint = widget.minimumSizeHint().expandedTo(widget.minimumSize())
        if hint.width() > wider:
            found.append(
                f"{'  ' * depth}{type(widget).__name__} {widget.objectName()} {hint.width()} × {hint.height()}"
            )
        if isinstance(widget, QScrollArea):
            down(widget.widget(), depth + 1)
        layout = widget.layout()
        for rank in range(layout.count() if layout else 0):
            item = layout.itemAt(rank)
            if item.widget() is not None and not item.widget().isHidden():
                down(item.widget(), depth + 1)

    down(_dock(name).widget(), 0)
    return found
