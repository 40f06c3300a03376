"""The steps of a sous-trame: a flat list, one row by step, with its mark, its name, why, and the word of its state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QPoint, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ...core.green_network.stages import BLOCKED, RUNNING, StepState
from ...i18n import tr
from ..common.fonts import name_font, small_font
from ..common.ink import ink_of, scaled
from .step_marks import draw_state, tone_of

ROW, LEFT, MARK, EDGE = 36, 32, 16, 7
STATE = Qt.ItemDataRole.UserRole


class StepModel(QAbstractListModel):
    """One row by step; ``share`` is how far the one that runs is, from 0 to 1."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.rows: list[StepState] = []
        self.share = 0.0

    def show(self, rows: Sequence[StepState]) -> None:
        """Show other states; the choice stays where it is when the steps are the same."""
        same = [row.key for row in rows] == [row.key for row in self.rows]
        if not same:
            self.beginResetModel()
        self.rows = list(rows)
        if same:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
        else:
            self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return the number of steps."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return one; Qt keeps that of a list to itself."""
        return 0 if parent.isValid() else 1

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name, the state, or what a screen reader says."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == STATE:
            return row
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(filter(None, [row.title, row.word, row.text]))
        return None


class StepDelegate(QStyledItemDelegate):
    """Draws a row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # noqa: ARG002
        """Return the height of two lines; the width is that of the list."""
        return QSize(10, scaled(self.parent(), ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw mark, name, why and word; the row that runs has its progress beneath."""
        view, row = self.parent(), index.data(STATE)
        ink = ink_of(view.palette())
        box = QRectF(option.rect)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, ink.selection)
            painter.fillRect(QRectF(box.left(), box.top(), 2, box.height()), ink.accent)
        painter.setPen(QPen(ink.rule, 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        side = scaled(view, MARK)
        mark = QRectF(box.left() + scaled(view, 9), box.center().y() - side / 2, side, side)
        draw_state(painter, mark, row.state, ink)
        self._write(painter, box, row)
        if row.state == RUNNING:
            width = box.width() * index.model().share
            painter.fillRect(QRectF(box.left(), box.bottom() - 2, width, 2), ink.accent)
        if chosen and view.hasFocus():
            painter.setPen(QPen(ink.accent, 1))
            painter.drawRect(box.adjusted(0.5, 0.5, -1, -1))
        painter.restore()

    def _write(self, painter: QPainter, box: QRectF, row: StepState) -> None:
        view = self.parent()
        ink = ink_of(view.palette())
        bold, small = name_font(view.font()), small_font(view.font())
        edge = scaled(view, EDGE)
        inner = box.adjusted(scaled(view, LEFT), scaled(view, 3), -edge, -scaled(view, 2))
        painter.setFont(small)
        painter.setPen(tone_of(row.state, ink) if row.state != BLOCKED else ink.grey)
        word = QFontMetrics(small).horizontalAdvance(row.word)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, row.word)
        half = inner.height() / 2
        name = QRectF(inner.left(), inner.top(), inner.width() - word - edge, half)
        painter.setFont(bold)
        painter.setPen(ink.grey if row.state == BLOCKED else ink.ink)
        painter.drawText(name, _LINE, _cut(QFontMetrics(bold), row.title, name.width()))
        why = QRectF(inner.left(), inner.top() + half, inner.width(), half)
        painter.setFont(small)
        painter.setPen(ink.grey)
        painter.drawText(why, _LINE, _cut(QFontMetrics(small), row.text, why.width()))


_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _cut(metrics: QFontMetrics, text: str, width: float) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width))


class StepList(QListView):
    """As high as its rows: it never scrolls. Emits the step chosen, and the one to compute up to."""

    chosen = pyqtSignal(str)
    compute_asked = pyqtSignal(str)
    menu_asked = pyqtSignal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("etapes")
        self.setAccessibleName(tr("Étapes de la sous-trame"))
        self.steps = StepModel(self)
        self.setModel(self.steps)
        self.setItemDelegate(StepDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.doubleClicked.connect(lambda index: self.compute_asked.emit(index.data(STATE).key))
        self.selectionModel().currentChanged.connect(self._changed)

    @property
    def key(self) -> str:
        """Return the step chosen, empty when none is."""
        index = self.currentIndex()
        return index.data(STATE).key if index.isValid() else ""

    def choose(self, key: str) -> None:
        """Choose a step."""
        for rank, row in enumerate(self.steps.rows):
            if row.key == key:
                self.setCurrentIndex(self.steps.index(rank))

    def show_states(self, rows: Sequence[StepState], share: float = 0.0) -> None:
        """Show other states."""
        kept = self.key
        self.steps.share = share
        self.steps.show(rows)
        if kept and not self.key:
            self.choose(kept)
        self.updateGeometry()

    def _changed(self, now: QModelIndex, _: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(now.data(STATE).key)

    def _menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            self.menu_asked.emit(index.data(STATE).key, self.viewport().mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Entrée computes up to the step."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.key:
            self.compute_asked.emit(self.key)
            event.accept()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the height of all the rows."""
        return QSize(scaled(self, 280), self.steps.rowCount() * scaled(self, ROW) + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and a narrow width."""
        return QSize(scaled(self, 200), self.sizeHint().height())
