"""The layers the counter reads and writes: what is edited or selected in them is followed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer

from .wiring import TERRITORIES

if TYPE_CHECKING:
    from .dock import CounterDock

#: Between an edit and the reading of the data: a person often saves several at once.
SETTLE_MS = 300


class Tie(NamedTuple):
    """A signal of a layer, and what it calls."""

    layer: QgsVectorLayer
    signal: Any
    act: Callable[..., Any]


class Watch(QObject):
    """Reads the data again when a layer changes; a territory selected on the map is looked at."""

    def __init__(self, dock: CounterDock) -> None:
        super().__init__(dock)
        self.dock = dock
        self._given: list[Tie] = []
        self._made: list[Tie] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SETTLE_MS)
        self._later.timeout.connect(self._changed)

    def follow(self, layers: Mapping[str, str]) -> None:
        """Follow the layers that are read, those of before no more."""
        _leave(self._given)
        for name, layer_id in layers.items():
            layer = QgsProject.instance().mapLayer(layer_id)
            if not isinstance(layer, QgsVectorLayer):
                continue
            _tie(self._given, layer, layer.dataChanged, self._edited)
            _tie(self._given, layer, layer.subsetStringChanged, self._edited)
            if name == TERRITORIES:
                _tie(self._given, layer, layer.selectionChanged, self._selecting(layer))

    def follow_results(self, layers: Sequence[QgsVectorLayer]) -> None:
        """Follow what is selected in the layers that a run wrote."""
        _leave(self._made)
        for layer in layers:
            _tie(self._made, layer, layer.selectionChanged, self._selecting(layer))

    def stop(self) -> None:
        """Follow nothing any more."""
        self._later.stop()
        _leave(self._given)
        _leave(self._made)

    def _edited(self, *_: object) -> None:
        self._later.start()

    def _changed(self) -> None:
        self.dock.running.touch()
        self.dock.check()

    def _selecting(self, layer: QgsVectorLayer) -> Callable[..., None]:
        def look(*_: object) -> None:
            if layer.selectedFeatureCount() == 1:
                self.dock.looking.look_at_feature(layer, layer.selectedFeatures()[0])

        return look


def _tie(known: list[Tie], layer: QgsVectorLayer, signal: Any, act: Callable[..., Any]) -> None:
    signal.connect(act)
    known.append(Tie(layer, signal, act))


def _leave(known: list[Tie]) -> None:
    while known:
        tie = known.pop()
        if not sip.isdeleted(tie.layer):  # gone with the project: its signals are not there any more
            tie.signal.disconnect(tie.act)
