"""The table of the communes: sorted, copied, walked with the keys; Enter or a double-click shows a counter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence, QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ...core.land.hypotheses import known
from ...core.typography import insecables
from ...i18n import tr
from ..common.fonts import small_font
from ..common.ink import ink_of, scaled, set_grey
from ..common.section import Section
from ..common.wrapped import wrap
from .colours import consumed, track
from .communes import BALANCE, MARK, NAME, ROW, TITLES, USED, CommunesModel, CommunesProxy, held
from .gauge import percent

HIGH, MOST_ROWS = 22, 12
WIDTHS = {BALANCE: 50, MARK: 16, USED: 86}
BAR = 40


class ShareDelegate(QStyledItemDelegate):
    """Draws the share consumed, the mark of the time elapsed, and the number; an end cap in ink beyond the envelope."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Return the height of a row."""
        return QSize(super().sizeHint(option, index).width(), scaled(self.parent(), HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw the row; only the last column is ours, and the accent at the left of the row selected."""
        if index.column() != USED:
            super().paint(painter, option, index)
            if index.column() == NAME and option.state & QStyle.StateFlag.State_Selected:
                side = QRectF(option.rect)
                painter.fillRect(QRectF(side.left(), side.top(), 2, side.height()), ink_of(option.palette).accent)
            return
        widget, row = self.parent(), index.data(ROW)
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = widget.style() if widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        ink = ink_of(option.palette)
        painter.save()
        painter.setFont(small_font(option.font))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        words = option.palette.highlightedText().color() if chosen else ink.ink
        box = QRectF(option.rect).adjusted(2, 0, -3, 0)
        used, elapsed = known(row["used_pct"]), known(row["ecoule_pct"])
        if used is None:
            painter.setPen(words if chosen else ink.grey)
        else:
            self._bar(painter, box, used, elapsed, ink)
            painter.setPen(words)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _bar(self, painter: QPainter, box: QRectF, used: float, elapsed: float | None, ink: Any) -> None:
        wide, high = scaled(self.parent(), BAR), scaled(self.parent(), 8)
        bar = QRectF(box.left(), box.center().y() - high / 2, wide, high)
        painter.fillRect(bar, track(ink))
        painter.fillRect(QRectF(bar.left(), bar.top(), wide * min(max(used, 0.0), 100.0) / 100, high), consumed(ink))
        painter.setPen(QPen(ink.ink, 2))
        if elapsed is not None:
            x = bar.left() + wide * min(elapsed, 100.0) / 100
            painter.drawLine(QPointF(x, bar.top() - 3), QPointF(x, bar.bottom() + 3))
        if used > 100:
            painter.fillRect(QRectF(bar.right() - 1, bar.top() - 2, 3, high + 4), ink.ink)


class CommunesView(QTreeView):
    """Emits the code of the commune that is asked for, by act."""

    opened = pyqtSignal(str)
    zoom_asked = pyqtSignal(str)
    project_asked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("communes")
        self.rows, self.proxy = CommunesModel(self), CommunesProxy(self)
        self.proxy.setSourceModel(self.rows)
        self.setModel(self.proxy)
        self.setItemDelegate(ShareDelegate(self))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSortingEnabled(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("Communes : solde en ha, part consommée ; Entrée montre le compteur"))
        self.customContextMenuRequested.connect(self._menu)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(scaled(self, 12))
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, scaled(self, width))
        self.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
        self._paint()
        self.activated.connect(lambda index: self.opened.emit(self.code_at(index)))

    def _paint(self) -> None:
        """Select in pale, so that bars keep their colour."""
        ink, palette = ink_of(self.palette()), self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, ink.selection)
        palette.setColor(QPalette.ColorRole.HighlightedText, ink.ink)
        if palette != self.palette():
            self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "proxy"):
            self._paint()

    def code_at(self, index: QModelIndex) -> str:
        """Return the code of a row."""
        return str(index.data(ROW)["code"])

    @property
    def current(self) -> str:
        """Return the code of the commune selected, empty when there is none."""
        index = self.currentIndex()
        return self.code_at(index) if index.isValid() else ""

    def show_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Show other communes."""
        self.rows.show_rows(rows)
        shown = min(max(len(rows), 1), MOST_ROWS)
        high = self.header().sizeHint().height() + shown * scaled(self, HIGH) + 2 * self.frameWidth() + 2
        self.setFixedHeight(high)

    def select(self, code: str) -> None:
        """Select a commune, without a word to anyone."""
        for rank in range(self.proxy.rowCount()):
            index = self.proxy.index(rank, NAME)
            if self.code_at(index) == code:
                self.setCurrentIndex(index)
                self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the row with the usual keys."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.current:
            self.copy(self.currentIndex())
            return
        super().keyPressEvent(event)

    def copy(self, index: QModelIndex) -> None:
        """Copy a row, columns parted by tabs."""
        cells = [self.proxy.index(index.row(), column).data() or "" for column in range(len(TITLES))]
        QApplication.clipboard().setText("\t".join(cells))

    def _menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            self.menu_of(index).exec(self.viewport().mapToGlobal(place))

    def menu_of(self, index: QModelIndex) -> QMenu:
        """Return what can be done with a commune."""
        code, menu = self.code_at(index), QMenu(self)
        menu.addAction(tr("Voir son compteur"), lambda: self.opened.emit(code))
        menu.addAction(tr("Zoomer sur la carte"), lambda: self.zoom_asked.emit(code))
        menu.addAction(tr("Ajouter un projet ici"), lambda: self.project_asked.emit(code))
        menu.addAction(tr("Copier la ligne"), lambda: self.copy(index))
        return menu


class CommunesSection(Section):
    """The table in a section, and what its marks mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        inside = QWidget()
        self.view = CommunesView(inside)
        self.foot = QLabel(inside)
        self.foot.setFont(small_font(self.foot.font()))
        wrap(self.foot)
        set_grey(self.foot)
        page = QVBoxLayout(inside)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(inside, 4))
        page.addWidget(self.view)
        page.addWidget(self.foot)
        super().__init__(inside, "communes_section", parent)
        self.name_it(tr("5. Communes"))  # a box without a title puts its arrow elsewhere
        self.setFlat(True)
        self.layout().setContentsMargins(0, scaled(self, 4), 0, 0)

    def show_rows(self, title: str, rows: Sequence[Mapping[str, Any]], elapsed: float | None, last: int | None) -> None:
        """Show other communes, and what the line across the bars is."""
        self.name_it(title)
        self.view.show_rows(rows)
        said = [tr("* garantie communale.")] if any(held(row) for row in rows) else []
        if elapsed is not None and last is not None:
            said.append(tr("Trait : {} du temps écoulé, fin {}.").format(percent(elapsed), last))
        self.foot.setText(insecables(" ".join(said)))
