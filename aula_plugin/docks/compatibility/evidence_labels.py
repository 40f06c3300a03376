"""The size of each place that explains a line, written beside it on the map, as it is in the table."""

from __future__ import annotations

from qgis.core import (
    QgsPalLayerSettings,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

INK = "#1d2a35"
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
