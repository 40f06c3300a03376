"""A cross on the map: a click tells where, as wide as the tolerance of QGIS."""

from __future__ import annotations

from qgis.core import QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent


class PickTool(QgsMapTool):
    """A cross; a click tells where, Escape gives the map back to the tool before."""

    picked = pyqtSignal(QgsRectangle)
    left = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Tell the place, as wide as the tolerance of QGIS."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self.around(event.mapPoint()))

    def around(self, point: QgsPointXY) -> QgsRectangle:
        """Return what a click means: QGIS finds lines and points a little beside it."""
        radius = QgsMapTool.searchRadiusMU(self.canvas())
        return QgsRectangle(point.x() - radius, point.y() - radius, point.x() + radius, point.y() + radius)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
