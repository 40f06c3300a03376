"""A button that holds a cross on the map, and gives the map back to the tool before when it is let go."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsProject, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QToolButton

from .pick_tool import PickTool


class MapPick(QObject):
    """Ties a checkable button and the cross; ``picked`` gives the place of a click, in the CRS of the map."""

    picked = pyqtSignal(QgsRectangle)

    def __init__(self, button: QToolButton, canvas: QgsMapCanvas | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.button, self.canvas = button, canvas
        self.tool: PickTool | None = None
        self._before: QgsMapTool | None = None
        button.toggled.connect(self._toggled)

    def _toggled(self, on: bool) -> None:
        if self.canvas is None:
            return
        if self.tool is None:
            self.tool = PickTool(self.canvas)
            self.tool.picked.connect(self.picked)
            self.tool.left.connect(self.stop)
            self.tool.deactivated.connect(self.stop)
        if on:
            self._before = self.canvas.mapTool()
            self.canvas.setMapTool(self.tool)
        elif self.canvas.mapTool() is self.tool:
            before, self._before = self._before, None
            self.canvas.setMapTool(before) if before is not None else self.canvas.unsetMapTool(self.tool)

    def place_in(self, place: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> QgsRectangle | None:
        """Return a place of the map in another CRS; None where that CRS does not reach."""
        own = self.canvas.mapSettings().destinationCrs() if self.canvas is not None else crs
        if own == crs or not own.isValid() or not crs.isValid():
            return place
        try:
            return QgsCoordinateTransform(own, crs, QgsProject.instance()).transformBoundingBox(place)
        except QgsCsException:
            return None

    def stop(self) -> None:
        """Give the map back to the tool before."""
        self.button.setChecked(False)

    def shut(self) -> None:
        """Leave no tool behind."""
        self.stop()
        if self.tool is not None:
            self.tool.deleteLater()
            self.tool = None
