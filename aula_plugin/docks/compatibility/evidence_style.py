"""How the evidence of one line looks on the map: as the bar of the panel, with its sizes written beside it.

Only a part of the net area is certain: it is solid, the rest hatched. All of it is: it is solid.
"""

from __future__ import annotations

from qgis.core import (
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsPalLayerSettings,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ..common.marks import COLOURS

INK = "#1d2a35"
#: Of a line without signal.
COLOURS_OF_NONE = "#737373"
_SIZE = "if(\"nature\" = 'nette' AND \"aire_ha\" >= 0.01, format_number(\"aire_ha\", 2, 'fr') || '\u00a0ha', '')"


def label_evidence(layer: QgsVectorLayer) -> None:
    """Write the hectares of the net parts outside them, with a white halo; those there is no room for are left out."""
    text = QgsTextFormat()
    font = text.font()
    font.setFamily("DejaVu Sans")
    font.setBold(True)
    text.setFont(font)
    text.setSize(8)
    text.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
    text.setColor(QColor(INK))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    halo.setColor(QColor("white"))
    text.setBuffer(halo)
    settings = QgsPalLayerSettings()
    settings.isExpression = True
    settings.fieldName = _SIZE
    settings.placement = QgsPalLayerSettings.Placement.OutsidePolygons
    settings.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def draw_certainty(layer: QgsVectorLayer, signal: str, doubt: bool) -> None:
    """Draw the net and the certain surfaces of a layer of evidence in the colour of a signal.

    Parameters
    ----------
    doubt : only a part of the net area is certain.
    """
    colour = QColor(COLOURS.get(signal, COLOURS_OF_NONE))
    renderer = layer.renderer().clone()
    renderer.setUsingSymbolLevels(True)
    for rule in renderer.rootRule().children():
        symbol = rule.symbol()
        if "'nette'" in rule.filterExpression() and doubt:
            symbol.symbolLayer(symbol.symbolLayerCount() - 1).setFillColor(QColor(255, 255, 255, 190))
            symbol.appendSymbolLayer(_hatch(symbol.symbolLayer(symbol.symbolLayerCount() - 1).strokeColor()))
        elif "'certaine'" in rule.filterExpression():
            for one in symbol.symbolLayers():
                one.setRenderingPass(1)
                one.setFillColor(colour)
                one.setStrokeColor(colour)
    layer.setRenderer(renderer)


def _hatch(colour: QColor) -> QgsLinePatternFillSymbolLayer:
    lines = QgsLinePatternFillSymbolLayer()
    lines.setLineAngle(45)
    lines.setDistance(1.1)
    lines.setSubSymbol(QgsLineSymbol.createSimple({"line_color": colour.name(), "line_width": "0.4"}))
    return lines
