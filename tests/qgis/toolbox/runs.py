"""Running any algorithm of the provider from what it declares, and reading what came out, wherever it was written."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis import processing
from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterVectorDestination,
    QgsProject,
    QgsVectorLayer,
)

from aula.aula_plugin.bridge import plain
from aula.processing_algorithms.provider import AulaProvider

#: Keys that formats add, and what the clock writes.
IGNORED = {"fid", "ogc_fid", "id_0", "duree_s"}

_LAYER_DESTINATIONS = (QgsProcessingParameterFeatureSink, QgsProcessingParameterVectorDestination)


def provided() -> list[QgsProcessingAlgorithm]:
    """Return the algorithms the provider gives, before it is in any registry: tests are listed from them."""
    provider = AulaProvider()
    provider.refreshAlgorithms()
    return sorted((algorithm.create() for algorithm in provider.algorithms()), key=lambda one: one.name())


class Spy(QgsProcessingFeedback):
    """Keeps what was said, each value of the progress, and when the algorithm asked whether to stop.

    With ``stop_at`` the run is cancelled at that question: a cancellation at a place of one's choice.
    """

    def __init__(self, stop_at: int = 0) -> None:
        super().__init__(False)
        self.told: list[str] = []
        self.progress_values: list[float] = []
        self.polls = 0
        self.moments: list[float] = []
        self.stop_at = stop_at
        self.progressChanged.connect(self.progress_values.append)

    def isCanceled(self) -> bool:
        self.polls += 1
        self.moments.append(time.process_time())
        if self.polls == self.stop_at:
            self.cancel()
        return super().isCanceled()

    def pushInfo(self, info: str) -> None:  # noqa: N802
        self.told.append(info)

    def pushWarning(self, warning: str) -> None:  # noqa: N802
        self.told.append(warning)

    def reportError(self, error: str, fatalError: bool = False) -> None:  # noqa: N802, N803, ARG002
        self.told.append(error)


@dataclass
class Ran:
    """What a run gave, read at once: nothing of QGIS is kept, so that nothing outlives the test."""

    results: dict[str, Any]
    #: Rows of each sink, as `rows` gives them, and names of its fields.
    tables: dict[str, list[tuple]]
    fields: dict[str, list[str]]
    #: Data provider of each sink.
    providers: dict[str, str]
    #: Layers QGIS would open at the end, and whether each has its style waiting.
    loaded: dict[str, bool]
    told: list[str]
    progress: list[float]
    polls: int

    def numbers(self) -> dict[str, float]:
        """Return the outputs that are numbers."""
        return {name: value for name, value in self.results.items() if isinstance(value, (int, float))}


def run(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], feedback: Spy | None = None) -> Ran:
    """Run by `processing.run`, as a script of the Python console does."""
    feedback, context = feedback or Spy(), QgsProcessingContext()
    context.setProject(QgsProject.instance())
    results = processing.run(algorithm.id(), parameters, context=context, feedback=feedback)
    return read(algorithm, results, feedback, context)


def read(
    algorithm: QgsProcessingAlgorithm, results: dict[str, Any], feedback: Spy, context: QgsProcessingContext
) -> Ran:
    """Return what a run gave; a sink left out or given up is absent from the tables."""
    layers = {name: layer_of(results[name], name) for name in sinks(algorithm) if results.get(name)}
    return Ran(
        {name: value.name() if isinstance(value, QgsVectorLayer) else value for name, value in results.items()},
        {name: rows(layer) for name, layer in layers.items()},
        {name: [field.name() for field in layer.fields()] for name, layer in layers.items()},
        {name: layer.dataProvider().name() for name, layer in layers.items()},
        {path: details.postProcessor() is not None for path, details in context.layersToLoadOnCompletion().items()},
        feedback.told,
        feedback.progress_values,
        feedback.polls,
    )


def layer_of(value: Any, name: str) -> QgsVectorLayer:
    """Return the layer of an output, opened anew when it was written to a file or to a database."""
    if isinstance(value, QgsVectorLayer):
        return value
    text = str(value)
    provider, uri = ("postgres", text.split(":", 1)[1]) if text.startswith("postg") else ("ogr", text)
    layer = QgsVectorLayer(uri, name, provider)
    assert layer.isValid(), f"{name} : « {text} » ne s’ouvre pas"
    return layer


def sinks(algorithm: QgsProcessingAlgorithm) -> list[str]:
    """Return the names of the destinations that are layers."""
    return [one.name() for one in algorithm.destinationParameterDefinitions() if isinstance(one, _LAYER_DESTINATIONS)]


def sources(algorithm: QgsProcessingAlgorithm) -> list[str]:
    """Return the names of the parameters that are one layer."""
    return [
        one.name() for one in algorithm.parameterDefinitions() if isinstance(one, QgsProcessingParameterFeatureSource)
    ]


def layer_outputs(algorithm: QgsProcessingAlgorithm) -> list[str]:
    """Return the names of the outputs that are vector layers, sinks or not."""
    return [one.name() for one in algorithm.outputDefinitions() if isinstance(one, QgsProcessingOutputVectorLayer)]


def destinations(
    algorithm: QgsProcessingAlgorithm, folder: Path, sink: Callable[[str], Any] | None = None
) -> dict[str, Any]:
    """Return a value for every destination: files in ``folder``, layers where ``sink`` says, in memory without it."""
    values: dict[str, Any] = {}
    for one in algorithm.destinationParameterDefinitions():
        name = one.name()
        if isinstance(one, _LAYER_DESTINATIONS):
            values[name] = sink(name) if sink else "memory:"
        elif isinstance(one, QgsProcessingParameterRasterDestination):
            values[name] = str(folder / f"{name.lower()}.tif")
        elif isinstance(one, QgsProcessingParameterFolderDestination):
            values[name] = str(folder / name.lower())
        elif isinstance(one, QgsProcessingParameterFileDestination):
            values[name] = str(folder / f"{name.lower()}.{one.defaultFileExtension()}")
        else:
            raise AssertionError(f"{algorithm.id()} : destination {name} d’un genre que le banc ne connaît pas")
    return values


def files(algorithm: QgsProcessingAlgorithm) -> list[str]:
    """Return the names of the destinations that are files or folders."""
    return [name for name in destinations(algorithm, Path()) if name not in sinks(algorithm)]


def rows(layer: QgsVectorLayer) -> list[tuple]:
    """Return the content of a layer in an order of its own, free of what each format adds or rounds."""
    kept = [field.name() for field in layer.fields() if field.name() not in IGNORED]
    table = []
    for feature in layer.getFeatures():
        geometry = feature.geometry()
        size = 0.0 if geometry.isNull() else round(geometry.area() + geometry.length(), 3)
        table.append((*(_comparable(feature[name]) for name in kept), size))
    return sorted(table, key=repr)


def _comparable(value: Any) -> Any:
    value = plain(value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float):
        return None if math.isnan(value) else float(f"{value:.9g}")
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value


def same(algorithm: QgsProcessingAlgorithm, expected: Ran, found: Ran) -> None:
    """Check that two runs gave the same numbers, the same rows, and every file."""
    assert found.numbers() == expected.numbers()
    for name in sinks(algorithm):
        assert found.tables[name] == expected.tables[name], name
    for name in files(algorithm):
        assert Path(found.results[name]).exists(), name
