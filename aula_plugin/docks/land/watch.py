"""The layers the counter reads: what is edited or selected in them is followed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer

from .wiring import TERRITORIES

if TYPE_CHECKING:
    from .dock import CounterDock

#: Between an edit and the reading of the data: a person often saves several at once.
SETTLE_MS = 300


class Watch(QObject):
    """Reads the data again when a layer changes; a commune selected on the map is looked at."""

    def __init__(self, dock: CounterDock) -> None:
        super().__init__(dock)
        self.dock = dock
        self._layers: dict[str, QgsVectorLayer] = {}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLE_MS)
        self._later.timeout.connect(self._changed)

    def follow(self, layers: Mapping[str, str]) -> None:
        """Follow other layers."""
        there = {name: QgsProject.instance().mapLayer(one) for name, one in layers.items()}
        kept = {name: one for name, one in there.items() if isinstance(one, QgsVectorLayer)}
        if {name: one.id() for name, one in kept.items()} == self._ids():
            return
        self._leave()
        self._layers = kept
        for name, layer in kept.items():
            layer.dataChanged.connect(self._later.start)
            layer.subsetStringChanged.connect(self._later.start)
            if name == TERRITORIES:
                layer.selectionChanged.connect(self._selected)

    def _ids(self) -> dict[str, str]:
        there = QgsProject.instance().mapLayers()
        known = {id_: id(layer) for id_, layer in there.items()}
        return {name: id_ for name, layer in self._layers.items() for id_ in known if there[id_] is layer}

    def _leave(self) -> None:
        self._later.stop()
        for name, layer in self._layers.items():
            try:
                layer.dataChanged.disconnect(self._later.start)
                layer.subsetStringChanged.disconnect(self._later.start)
                if name == TERRITORIES:
                    layer.selectionChanged.disconnect(self._selected)
            except (RuntimeError, TypeError):  # the layer is gone with its project
                continue
        self._layers = {}

    def _changed(self) -> None:
        self.dock.running.touch()
        self.dock.check()

    def _selected(self, *_: object) -> None:
        layer = self._layers.get(TERRITORIES)
        if layer is not None and layer.selectedFeatureCount() == 1:
            self.dock.looking.look_at_feature(layer.selectedFeatures()[0])
