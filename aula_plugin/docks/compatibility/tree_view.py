"""The tree as a person walks through it: keyboard, context menu, the bar of the selection drawn to the edge."""

from __future__ import annotations

from collections import Counter

from qgis.PyQt.QtCore import QEvent, QModelIndex, QPointF, QRect, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QPainter, QPolygonF, QResizeEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QTreeView, QWidget

from ...i18n import tr
from ..common.ink import ink_of, scaled
from .tree_delegate import TreeDelegate
from .tree_filter import FilteredTree
from .tree_model import GROUP, LINE, NODE, Node


class CompatibilityTreeView(QTreeView):
    """Emits what a person asks for; knows nothing of the dossier."""

    line_selected = pyqtSignal(int)
    zoom_asked = pyqtSignal()
    table_asked = pyqtSignal()
    level_asked = pyqtSignal(int)
    note_asked = pyqtSignal()

    def __init__(self, proxy: FilteredTree, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proxy = proxy
        self.setModel(proxy)
        self.setObjectName("arbre")
        self.setAccessibleName(tr("Lignes par thème, règle et territoire"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(scaled(self, 11))
        self.setMinimumHeight(scaled(self, 84))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.painted = TreeDelegate(self)
        self.setItemDelegate(self.painted)
        self.doubleClicked.connect(self._double)
        self._width = 0

    def refresh(self) -> None:
        """Measure again, after other lines came or the font changed."""
        self.painted.forget()
        lines = self.proxy.tree.lines
        most = max(Counter((line.rule, line.signal) for line in lines).values(), default=0)
        self.painted.measure((line.value_text() for line in lines), (line.rule for line in lines), most)
        self.scheduleDelayedItemsLayout()

    def positions(self) -> list[int]:
        """Return the lines selected, in the order of the tree."""
        nodes = [index.data(NODE) for index in self.selectionModel().selectedRows()]
        return sorted(node.positions[0] for node in nodes if node.kind == LINE)

    def current_position(self) -> int:
        """Return the current line, -1 when the current row is a branch."""
        index = self.currentIndex()
        node: Node | None = index.data(NODE) if index.isValid() else None
        return node.positions[0] if node is not None and node.kind == LINE else -1

    def go_to(self, position: int) -> bool:
        """Select a line and unfold down to it; False when the filter hides it."""
        index = self.proxy.line_index(position)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Tell which line is current."""
        super().currentChanged(current, previous)
        self.line_selected.emit(self.current_position())

    def _double(self, index: QModelIndex) -> None:
        if index.data(NODE).kind == LINE:
            self.zoom_asked.emit()
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """0 to 5 write an avis, F2 goes to the text, Enter zooms, Ctrl+Enter opens the table."""
        key, modifiers = event.key(), event.modifiers()
        plain = not modifiers & ~Qt.KeyboardModifier.KeypadModifier
        if plain and Qt.Key.Key_0 <= key <= Qt.Key.Key_5 and self.current_position() >= 0:
            self.level_asked.emit(key - Qt.Key.Key_0)
        elif plain and key == Qt.Key.Key_F2:
            self.note_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.table_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._double(self.currentIndex()) if self.currentIndex().isValid() else None
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def keyboardSearch(self, text: str) -> None:
        """Digits write an avis: they never search."""
        if not text[:1].isdigit():
            super().keyboardSearch(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the names again when the width changes."""
        super().resizeEvent(event)
        if self.viewport().width() != self._width:
            self._width = self.viewport().width()
            self.painted.forget()
            self.scheduleDelayedItemsLayout()
        QTimer.singleShot(0, self.keep_in_sight)

    def keep_in_sight(self) -> None:
        """Scroll to the current row, after a change of size."""
        index = self.currentIndex()
        if index.isValid() and self.isVisible():
            self.scrollTo(index)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font and the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "painted"):
            self.setIndentation(scaled(self, 11))
            self.refresh()

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex) -> None:
        """Fill the branch as its row is filled and draw the arrow: the themes of QGIS do it each in their way."""
        ink = ink_of(self.palette())
        node: Node = index.data(NODE)
        painter.fillRect(rect, ink.soft if node.kind == GROUP else self.palette().base())
        if node.kind == LINE:
            return
        side = scaled(self, 3)
        middle = QPointF(rect.right() - self.indentation() / 2, rect.center().y() + 1)
        tip = QPointF(0, side) if self.isExpanded(index) else QPointF(side, 0)
        across = QPointF(side, 0) if self.isExpanded(index) else QPointF(0, side)
        half = QPointF(tip.x() / 2, tip.y() / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.grey)
        painter.drawPolygon(QPolygonF([middle + tip - half, middle + across - half, middle - across - half]))
        painter.restore()
