"""The element chosen: found under a click, or by its rank; its card, and its place on the map."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from qgis.core import (
    QgsCoordinateTransform,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QToolButton

from ...bridge import plain
from ...core.green_network.cards import CONFLICT, CROSSING, LINK, RESERVOIR, SITE, STONE, card, importance
from ...core.green_network.stages import CONFLITS, CONNECTIVITE, CORRIDORS, PAS_JAPONAIS, RESERVOIRS
from ...core.typography import pluriel
from ...i18n import tr
from ...storage.study_results import COMMON
from ..common.map_pick import MapPick
from .element_card import ElementCard
from .map_layers import MapLayers
from .study import Study
from .wiring import NOTED

#: What is looked for, in this order: points over lines over surfaces; the layer with importance before the other.
PLACES = (
    (CONFLICT, CONFLITS, "CONFLITS"),
    (CROSSING, NOTED, "PASSAGES"),
    (LINK, CONNECTIVITE, "LIENS_RESULTAT"),
    (LINK, CORRIDORS, "LIENS"),
    (SITE, PAS_JAPONAIS, "SITES_CLASSES"),
    (STONE, PAS_JAPONAIS, "PAS_JAPONAIS"),
    (RESERVOIR, CONNECTIVITE, "NOEUDS_RESULTAT"),
    (RESERVOIR, RESERVOIRS, "RESERVOIRS"),
)
MARGIN, LEAST = 0.5, 150.0


class Elements(QObject):
    """Ties the cross on the map and the card; ``shown`` tells that another element, or none, is shown."""

    shown = pyqtSignal()

    def __init__(
        self, study: Study, layers: MapLayers, shown: ElementCard, button: QToolButton, canvas: QgsMapCanvas | None
    ) -> None:
        super().__init__(shown)
        self.study, self.layers, self.card, self.canvas = study, layers, shown, canvas
        self.on_map = MapPick(button, canvas, self)
        self._band: QgsRubberBand | None = None
        self._ranked: list[tuple[float, int]] = []
        self.layer: QgsVectorLayer | None = None
        self.kind = ""
        self.rank = 0
        self.row: dict[str, Any] = {}
        self.geometry = QgsGeometry()
        self.on_map.picked.connect(self.pick)
        shown.go_asked.connect(lambda step: self.go(self.rank + step))
        shown.zoom_asked.connect(self.zoom)

    def _found(self) -> Iterator[tuple[str, QgsVectorLayer]]:
        for kind, key, name in PLACES:
            layer = self.layers.find(COMMON if key == NOTED else self.study.subnet.id, key, name)
            if isinstance(layer, QgsVectorLayer):
                yield kind, layer

    @property
    def possible(self) -> bool:
        """Say whether there is anything to choose."""
        return any(True for _ in self._found())

    def pick(self, place: QgsRectangle) -> bool:
        """Show the element at a place of the map; False when there is none."""
        for kind, layer in self._found():
            box = self.on_map.place_in(place, layer.crs())
            if box is None:
                continue
            request = QgsFeatureRequest().setFilterRect(box).setFlags(QgsFeatureRequest.Flag.ExactIntersect)
            found = [feature.id() for feature in layer.getFeatures(request)]
            if found:
                self._take(kind, layer)
                known = {fid: rank for rank, (_, fid) in enumerate(self._ranked, 1)}
                return self.go(min(known[fid] for fid in found))
        return False

    def first(self) -> bool:
        """Show the most important element of the first kind there is."""
        for kind, layer in self._found():
            self._take(kind, layer)
            return self.go(1)
        return False

    def _take(self, kind: str, layer: QgsVectorLayer) -> None:
        self.kind, self.layer = kind, layer
        values = [(-importance(kind, self._row(feature)), feature.id()) for feature in layer.getFeatures()]
        self._ranked = sorted(values)

    def go(self, rank: int) -> bool:
        """Show the element of this rank by importance, from 1."""
        if self.layer is None or not 1 <= rank <= len(self._ranked):
            return False
        worth, fid = self._ranked[rank - 1]
        self.rank = rank
        feature = self.layer.getFeature(fid)
        known = worth != float("inf")
        total = len(self._ranked)
        self.row, self.geometry = self._row(feature), feature.geometry()
        said = card(self.kind, self.row, rank if known else 0, total if known else 0)
        self.card.show_card(said, self.study.subnet.couleur, rank, total)
        self._draw(self.geometry)
        self.shown.emit()
        return True

    def _row(self, feature: QgsFeature) -> dict[str, Any]:
        names = feature.fields().names()
        row = {name: plain(value) for name, value in zip(names, feature.attributes())}
        if self.kind == CONFLICT:
            row["nom_lien"] = self._link_name(row.get("id_lien"))
        return row

    def _link_name(self, numbers: Any) -> str | None:
        """Return the name of the first link of a conflict by its ends, None when its layer is not there."""
        layer = self.layers.find(self.study.subnet.id, CORRIDORS, "LIENS")
        known = re.findall(r"\d+", str(numbers or ""))
        if not isinstance(layer, QgsVectorLayer) or not known:
            return None
        request = QgsFeatureRequest().setFilterExpression(f'"id_lien" = {known[0]}').setLimit(1)
        found = next(layer.getFeatures(request), None)
        if found is None:
            return None
        more = tr(" et {}").format(pluriel(len(known) - 1, tr("autre"))) if len(known) > 1 else ""
        return f"lien R{found['id_a']} – R{found['id_b']}{more}"

    def _draw(self, geometry: QgsGeometry) -> None:
        """Outline the element on the map."""
        self._undraw()
        if self.canvas is None or self.layer is None:
            return
        self._band = QgsRubberBand(self.canvas, geometry.type())
        self._band.setColor(QColor("#1d2a35"))
        self._band.setFillColor(QColor(29, 42, 53, 30))
        self._band.setWidth(3)
        self._band.setToGeometry(geometry, self.layer)

    def zoom(self) -> None:
        """Zoom to the element."""
        if self.canvas is None or self.layer is None or not self._ranked:
            return
        box = self.layer.getFeature(self._ranked[self.rank - 1][1]).geometry().boundingBox()
        target = self.canvas.mapSettings().destinationCrs()
        if target.isValid() and target != self.layer.crs():
            box = QgsCoordinateTransform(self.layer.crs(), target, QgsProject.instance()).transformBoundingBox(box)
        box.grow(max(MARGIN * max(box.width(), box.height()), LEAST))
        self.canvas.setExtent(box)
        self.canvas.refresh()

    def clear(self) -> None:
        """Choose nothing."""
        self._undraw()
        self.layer, self._ranked, self.rank, self.kind, self.row = None, [], 0, "", {}
        self.card.show_card(None, "")
        self.shown.emit()

    def _undraw(self) -> None:
        if self._band is not None and self.canvas is not None:
            self.canvas.scene().removeItem(self._band)
            self._band = None

    def shut(self) -> None:
        """Leave nothing on the map."""
        self.on_map.shut()
        self.clear()
