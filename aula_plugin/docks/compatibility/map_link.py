"""The evidence on the map: layers that hold the line chosen, the finding as a title, zoom and flash."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsLayerTreeGroup,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QObject, Qt, QTimer
from qgis.PyQt.QtWidgets import QLabel

from ...bridge import fields
from ...core.compatibility.results import EVIDENCE_COLUMNS, EVIDENCE_MEASURE, KEY_COLUMNS
from ...core.typography import tronque
from ...i18n import tr
from ...paths import STYLES
from ...storage.dossier_reading import Evidence
from ...storage.evidence_shapes import evidence_crs, read_shapes
from .evidence_style import draw_certainty, label_evidence
from .lines import Line

GROUP = "Aula – Compatibilité"
EVIDENCE_GROUP = "Preuves de la ligne choisie"
DOCUMENT_GROUP = "Document"
#: Points above lines above surfaces.
ENDS = {"pct": "points", "lin": "lignes", "surf": "surfaces"}
ROLE = "aula/compatibilite"
ZONING_OPACITY = 0.2
#: What is seen around the evidence: a share of its size, and at least so much (units of the map).
MARGIN, LEAST_MARGIN = 0.25, 100.0
_COLUMNS = ("fid", "regle_id", "territoire_id", "nature", "libelle", "signal", "fid_source")
_SHOWN = {name: {**KEY_COLUMNS, **EVIDENCE_COLUMNS, "fid": "integer"}[name] for name in _COLUMNS}
KINDS = {
    end: (kind, {**_SHOWN, **EVIDENCE_MEASURE[end]})
    for end, kind in (("pct", "MultiPoint"), ("lin", "MultiLineString"), ("surf", "MultiPolygon"))
}


class MapLink(QObject):
    """Owns the layers of the panel in the project; ``clear`` takes them away."""

    def __init__(self, iface: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.iface = iface
        self.canvas: QgsMapCanvas | None = iface.mapCanvas() if iface is not None else None
        self.path = ""
        self.document = ""
        self._layers: dict[str, str] = {}
        self._looks: dict[str, tuple[str, bool] | None] = {}
        self._evidence = Evidence()
        self._title: QLabel | None = None
        self._stays = False
        self._fresh: tuple[float, ...] | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(lambda: self.zoom(self._fresh))
        if self.canvas is not None:
            self.canvas.installEventFilter(self)

    def open(self, path: str, document: str) -> None:
        """Show another dossier: its layers come at the first line chosen."""
        if (path, document) != (self.path, self.document):
            self.clear()
        self.path, self.document = path, document

    def layer(self, end: str) -> QgsVectorLayer | None:
        """Return the layer of a primitive, None when it is not in the project (any more)."""
        return QgsProject.instance().mapLayer(self._layers.get(end, ""))

    def show(self, line: Line, evidence: Evidence, place: tuple[float, ...] | None, title: str) -> None:
        """Draw the evidence of a line and zoom there; without evidence, to its territory."""
        self._evidence = evidence
        fresh = self._add_layers()
        for end in ENDS:
            layer = self.layer(end)
            if layer is not None:
                self._style(layer, end, line)
                self._draw(layer, end, evidence.objects.get(end, []))
                layer.setName(f"{line.rule} · {tr(ENDS[end])}")
        self._say(title)
        stays, self._stays = self._stays, False
        if stays:
            return
        self.zoom(evidence.extent or place)
        if fresh:  # QGIS shows the whole of the first layers of a project, a moment after they came
            self._fresh = evidence.extent or place
            self._again.start()

    def _style(self, layer: QgsVectorLayer, end: str, line: Line) -> None:
        """Draw the evidence of a line as every evidence, and surfaces as the bar of the panel."""
        look = (line.signal, doubtful(line.row)) if end == "surf" else None
        if layer.id() in self._looks and self._looks[layer.id()] == look:
            return
        self._looks[layer.id()] = look
        layer.loadNamedStyle(str(STYLES / "compatibility" / f"preuves_{end}.qml"))
        if end == "surf":
            draw_certainty(layer, line.signal, doubtful(line.row))
            label_evidence(layer)

    def stay(self) -> None:
        """Do not move the map at the next line shown: it was chosen there."""
        self._stays = True

    def crs(self) -> QgsCoordinateReferenceSystem:
        """Return the CRS of the dossier; an invalid one when it holds no evidence."""
        return evidence_crs(self.path) if self.path and Path(self.path).exists() else QgsCoordinateReferenceSystem()

    def _draw(self, layer: QgsVectorLayer, end: str, rows: list[dict[str, Any]]) -> None:
        """Put the objects of a line in a layer, in place of those of the line before."""
        provider = layer.dataProvider()
        provider.truncate()
        shapes = read_shapes(self.path, end, [row["fid"] for row in rows]) if rows else {}
        names = layer.fields().names()
        features = []
        for row in rows:
            feature = QgsFeature(layer.fields())
            feature.setAttributes([row.get(name) for name in names])
            if row["fid"] in shapes:
                feature.setGeometry(shapes[row["fid"]])
            features.append(feature)
        provider.addFeatures(features)
        layer.updateExtents()
        layer.triggerRepaint()

    def zoom(self, extent: tuple[float, ...] | None) -> None:
        """Zoom to a rectangle of the dossier, with a margin."""
        crs = next((layer.crs() for layer in filter(None, map(self.layer, ENDS))), None)
        if self.canvas is None or extent is None or crs is None:
            return
        box = QgsRectangle(*extent)
        target = self.canvas.mapSettings().destinationCrs()
        if target.isValid() and crs.isValid():
            box = QgsCoordinateTransform(crs, target, QgsProject.instance()).transformBoundingBox(box)
        box.grow(max(max(box.width(), box.height()) * MARGIN, LEAST_MARGIN))
        self.canvas.setExtent(box)
        self.canvas.refresh()

    def flash(self) -> None:
        """Flash the evidence of the line."""
        for layer in filter(None, map(self.layer, ENDS)):
            if self.canvas is not None and layer.featureCount():
                self.canvas.flashFeatureIds(layer, layer.allFeatureIds())

    def open_table(self) -> bool:
        """Open the table of the evidence; False when there is none."""
        for end in reversed(list(ENDS)):
            layer = self.layer(end)
            if layer is not None and self._evidence.objects.get(end):
                self.iface.showAttributeTable(layer)
                return True
        return False

    def clear(self) -> None:
        """Take away layers, groups left empty, and title."""
        project = QgsProject.instance()
        present = [name for name in self._layers.values() if project.mapLayer(name) is not None]
        self._layers.clear()
        self._looks.clear()
        project.removeMapLayers(present)
        root = project.layerTreeRoot()
        group = root.findGroup(GROUP)
        if group is not None and not group.findLayers():
            root.removeChildNode(group)
        self._say("")

    def shut(self) -> None:
        """Leave nothing behind."""
        self._again.stop()
        self.clear()
        if self.canvas is not None:
            self.canvas.removeEventFilter(self)
        if self._title is not None:
            self._title.deleteLater()
            self._title = None

    def _add_layers(self) -> bool:
        """Add the layers when they are not there; say whether they were added."""
        if any(self.layer(end) is not None for end in ENDS) or not self.path:
            return False
        root = QgsProject.instance().layerTreeRoot()
        top = root.findGroup(GROUP) or root.insertGroup(0, GROUP)
        group = top.findGroup(EVIDENCE_GROUP) or top.insertGroup(0, EVIDENCE_GROUP)
        crs = evidence_crs(self.path)
        for end, (shape, columns) in KINDS.items():
            layer = QgsVectorLayer(shape, tr(ENDS[end]), "memory")
            layer.setCrs(crs)
            layer.dataProvider().addAttributes(list(fields(columns)))
            layer.updateFields()
            # drawn again at each choice: nothing to save when QGIS closes
            layer.setCustomProperty("skipMemoryLayersCheck", 1)
            layer.setReadOnly(True)
            self._add(end, layer, group)
        if self.document and Path(self.document).exists():
            below = top.findGroup(DOCUMENT_GROUP) or top.addGroup(DOCUMENT_GROUP)
            layer = QgsVectorLayer(f"{self.document}|layername=zone_urba", tr("Zonage"), "ogr")
            if layer.isValid():
                layer.setOpacity(ZONING_OPACITY)
                self._add("zonage", layer, below)
        return True

    def _add(self, name: str, layer: QgsVectorLayer, group: QgsLayerTreeGroup) -> None:
        layer.setCustomProperty(ROLE, name)
        QgsProject.instance().addMapLayer(layer, False)
        group.addLayer(layer).setExpanded(False)
        self._layers[name] = layer.id()

    def _say(self, text: str) -> None:
        """Write the finding above the map."""
        if self.canvas is None or (not text and self._title is None):
            return
        if self._title is None:
            self._title = QLabel(self.canvas)
            self._title.setTextFormat(Qt.TextFormat.PlainText)
            self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._title.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._title.setStyleSheet("background: white; color: #1d2a35; padding: 2px 6px;")
        self._title.setText(tronque(text, 200))
        self._title.setVisible(bool(text))
        self._place_title()

    def _place_title(self) -> None:
        if self._title is not None and self.canvas is not None:
            width = self.canvas.width()
            self._title.setWordWrap(self._title.fontMetrics().horizontalAdvance(self._title.text()) > width - 16)
            self._title.setGeometry(0, 0, width, self._title.heightForWidth(width) if self._title.wordWrap() else
                                    self._title.sizeHint().height())  # fmt: skip
            self._title.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Keep the title as wide as the map."""
        if event.type() == QEvent.Type.Resize and self._title is not None:
            self._place_title()
        return False


def doubtful(row: Mapping[str, Any]) -> bool:
    """Say whether only a part of the net area is certain."""
    net, certain = row["nette_ha"], row["certaine_ha"]
    return net is not None and certain is not None and not math.isclose(net, certain, abs_tol=0.005) and certain < net
