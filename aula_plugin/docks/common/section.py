"""A section of the panel: folded, its title says what it holds, cut to the width there is."""

from __future__ import annotations

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from .ink import scaled


class Section(QgsCollapsibleGroupBox):
    """``content`` is what it holds; ``name_it`` gives its title unfolded, and folded."""

    def __init__(self, content: QWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.content = content
        self._titles = ("", "")
        plain, bold = self.font(), self.font()
        plain.setBold(False)  # said, else the bold of the title comes down
        bold.setBold(True)
        self.setFont(bold)
        content.setFont(plain)
        page = QVBoxLayout(self)
        page.setContentsMargins(*[scaled(self, 8)] * 4)
        page.addWidget(content)
        self.collapsedStateChanged.connect(lambda _: self._retitle())

    def fold(self, folded: bool) -> None:
        """Fold or unfold; a group box not shown yet does not tell."""
        self.setCollapsed(folded)
        self._retitle()

    def name_it(self, unfolded: str, folded: str = "") -> None:
        """Give the titles."""
        self._titles = (unfolded, folded or unfolded)
        self._retitle()

    def _retitle(self) -> None:
        said = self._titles[1 if self.isCollapsed() else 0]
        room = max(scaled(self, 200), self.width() - scaled(self, 40))
        self.setTitle(self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))
        self.setToolTip(said if self.isCollapsed() else "")

    def minimumSizeHint(self) -> QSize:
        """Return what the content needs; the title is cut to the width there is."""
        usual = super().minimumSizeHint()
        return QSize(min(usual.width(), self.content.minimumSizeHint().width() + scaled(self, 24)), usual.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the title again."""
        super().resizeEvent(event)
        self._retitle()
