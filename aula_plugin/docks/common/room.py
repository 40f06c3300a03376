"""The room a panel asks for: little height, so that panels stacked never push the window out of a small screen."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QWidget

from .ink import scaled

LEAST_HEIGHT = 160


class Room(QScrollArea):
    """Holds the content of a panel as the panel itself would; scrolls only under the smallest height of the content.

    A resizable scroll area would give the content the height it prefers, and scroll where the content could give way.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        content.installEventFilter(self)
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self._fit())

    def minimumSizeHint(self) -> QSize:
        """Return the width the content needs, beside the scroll bar when there is one, and a small height."""
        needed = self.widget().minimumSizeHint()
        bar = self.verticalScrollBar()
        beside = bar.sizeHint().width() if bar.maximum() > 0 else 0
        return QSize(needed.width() + beside, min(needed.height(), scaled(self, LEAST_HEIGHT)))

    def sizeHint(self) -> QSize:
        """Return the size the content would like."""
        return self.widget().sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the content the room there is."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what the content needs."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        there = self.viewport().size()
        self.widget().resize(there.width(), max(there.height(), self.widget().minimumSizeHint().height()))
