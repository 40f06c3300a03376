"""What is drawn over the map while nothing is computed for good: no layer, nothing left in the project."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle, QgsReferencedRectangle, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QPalette

from ...centrality_preview import Preview
from ...core.centrality.columns import SURE_CORE
from ...core.centrality.hand import ADDED
from ..common.ink import ink_of
from .variants import pen_of
from .wiring import BY_NAME

ACCENT, INK = "#1f4e79", "#1d2a35"
_POLYGON = QgsWkbTypes.GeometryType.PolygonGeometry


class MapDrawing:
    """Rubber bands; without a canvas nothing is drawn."""

    def __init__(self, canvas: QgsMapCanvas | None) -> None:
        self.canvas = canvas
        self.crs = QgsCoordinateReferenceSystem()
        self._bands: dict[str, list[QgsRubberBand]] = {}

    def show_preview(self, preview: Preview, shown: Sequence[str]) -> None:
        """Draw the agreement filled, the variants shown with a dash each, the candidates in a thick line."""
        self.clear("aperçu")
        classes = preview.drawing.classes
        for kind, shape in zip(classes["classe"], classes.geometry):
            sure = kind == SURE_CORE
            pattern = Qt.BrushStyle.SolidPattern if sure else Qt.BrushStyle.BDiagPattern
            self._band("aperçu", [shape], ACCENT, 0, Qt.PenStyle.NoPen, pattern, 90 if sure else 110)
        for name in shown:
            variant = preview.drawing.variants.get(name)
            if variant is not None:
                # the map is light whatever the theme of the panels
                pen = pen_of(BY_NAME[name], ink_of(QPalette(QColor("#f0f0f0"))))
                self._band("aperçu", variant.shapes, pen.color().name(), 2, pen.style())
        shapes = preview.drawing.shaped.perimeters.geometry
        self._band("aperçu", shapes, ACCENT, 4)

    def show_edits(self, edits: Iterable[tuple[str, Any]]) -> None:
        """Draw the parcels added and taken away, over what is computed."""
        self.clear("retouches")
        for action, shape in edits:
            pattern = Qt.BrushStyle.Dense5Pattern if action == ADDED else Qt.BrushStyle.DiagCrossPattern
            line = Qt.PenStyle.SolidLine if action == ADDED else Qt.PenStyle.DashLine
            self._band("retouches", [shape], INK, 2, line, pattern, 150)

    def show_picked(self, shapes: Iterable[Any]) -> None:
        """Outline the parcels clicked: nothing is written yet."""
        self.clear("cliquées")
        self._band("cliquées", list(shapes), INK, 3, Qt.PenStyle.DashLine)

    def _band(
        self,
        key: str,
        shapes: Iterable[Any],
        colour: str,
        width: int,
        line: Qt.PenStyle = Qt.PenStyle.SolidLine,
        pattern: Qt.BrushStyle = Qt.BrushStyle.NoBrush,
        alpha: int = 255,
    ) -> None:
        whole = [_geometry(shape) for shape in shapes]
        if self.canvas is None or not whole:
            return
        band = QgsRubberBand(self.canvas, _POLYGON)
        for geometry in whole:
            band.addGeometry(geometry, self.crs, False)
        stroke, fill = QColor(colour), QColor(colour)
        fill.setAlpha(alpha if pattern != Qt.BrushStyle.NoBrush else 0)
        band.setStrokeColor(stroke)
        band.setFillColor(fill)
        band.setBrushStyle(pattern if pattern != Qt.BrushStyle.NoBrush else Qt.BrushStyle.SolidPattern)
        band.setLineStyle(line)
        band.setWidth(width)
        if width > 2:
            band.setSecondaryStrokeColor(QColor(255, 255, 255, 160))
        band.updatePosition()
        band.update()
        self._bands.setdefault(key, []).append(band)

    def clear(self, key: str = "") -> None:
        """Take away what is drawn under a key, or everything."""
        if self.canvas is None:
            return
        for name in [key] if key else list(self._bands):
            for band in self._bands.pop(name, []):
                self.canvas.scene().removeItem(band)

    def zoom(self, bounds: Sequence[float], margin: float = 0.1) -> None:
        """Show a rectangle of the CRS of the drawing, with a margin."""
        if self.canvas is None or not self.crs.isValid():
            return
        box = QgsRectangle(*bounds)
        box.grow(max(box.width(), box.height(), 100.0) * margin)
        self.canvas.setReferencedExtent(QgsReferencedRectangle(box, self.crs))
        self.canvas.refresh()

    def flash(self, x: float, y: float) -> None:
        """Show a place, and make it blink."""
        self.zoom((x - 300, y - 300, x + 300, y + 300))
        if self.canvas is not None:
            point = QgsGeometry.fromWkt(f"POINT({x} {y})")
            self.canvas.flashGeometries([point.buffer(60, 16)], self.crs)


def _geometry(shape: Any) -> QgsGeometry:
    found = QgsGeometry()
    found.fromWkb(shape.wkb)
    return found
