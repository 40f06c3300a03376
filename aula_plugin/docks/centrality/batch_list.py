"""What each commune gave: its candidates and their hectares, or « aucun cœur », which is a result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.typography import nombre
from ...i18n import tr
from ..common.fonts import name_font
from ..common.ink import ink_of, scaled

ROW, MOST_ROWS = 22, 9
CODE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Line:
    """One commune; ``why`` is said when it has no core."""

    code: str
    name: str
    candidates: int
    hectares: float
    why: str = ""


class BatchList(QWidget):
    """Hidden until something was computed; emits the commune double-clicked."""

    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(tr("Ensemble des communes"), self)
        title.setFont(name_font(self.font()))
        title.setContentsMargins(scaled(self, 22), 0, 0, 0)
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("ensemble")
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setHeaderLabels([tr("Commune"), tr("Candidats"), tr("ha")])
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.tree.setAccessibleName(tr("Résultat par commune"))
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 84), (2, 54)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, scaled(self, width))
            self.tree.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.tree.itemActivated.connect(lambda item, _: self.chosen.emit(item.data(0, CODE)))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 4))
        page.addWidget(title)
        page.addWidget(self.tree)
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other communes; none hides the list."""
        self.tree.clear()
        grey = ink_of(self.palette()).grey
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for line in lines:
            some = line.candidates > 0
            item = QTreeWidgetItem(
                self.tree,
                [
                    line.name,
                    nombre(line.candidates) if some else tr("aucun cœur"),
                    nombre(line.hectares, 1) if some else "",
                ],
            )
            item.setData(0, CODE, line.code)
            item.setSizeHint(0, QSize(0, scaled(self, ROW)))
            item.setToolTip(0, line.name)
            item.setToolTip(1, line.why)
            for column in (1, 2):
                item.setTextAlignment(column, right)
            if not some:
                for column in range(3):
                    item.setForeground(column, grey)
        rows = min(len(lines), MOST_ROWS)
        frame = 2 * self.tree.frameWidth() + 2
        self.tree.setFixedHeight(self.tree.header().sizeHint().height() + rows * scaled(self, ROW) + frame)
        self.setVisible(bool(lines))
