"""A text field that grows with what is written, from two lines to six."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtGui import QFocusEvent, QResizeEvent
from qgis.PyQt.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

LEAST, MOST = 2, 6


class GrowingText(QPlainTextEdit):
    """Emits ``left`` when the focus goes away."""

    left = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def _fit(self) -> None:
        lines = min(MOST, max(LEAST, round(self.document().size().height())))
        height = lines * self.fontMetrics().lineSpacing() + round(2 * self.document().documentMargin()) + 4
        if height != self.height():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        """Narrow: the layout widens it."""
        return QSize(120, self.height())

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(80, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap and measure again."""
        super().resizeEvent(event)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()
