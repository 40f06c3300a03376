"""An algorithm or a model by qgis_process: JSON in where this QGIS reads it, JSON out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
)

from aula.tests.headless import answer, qgis_process
from aula.tests.qgis.toolbox.runs import destinations, files, sinks

#: The first QGIS that reads the parameters as JSON on its standard input.
JSON_IN = 32400


def run_json(profile: Path, target: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """Run an algorithm or a saved model and return what it printed."""
    if Qgis.QGIS_VERSION_INT >= JSON_IN:
        done = qgis_process(profile, "run", target, "-", given=json.dumps({"inputs": parameters}))
    else:
        pairs = [(name, one) for name, value in parameters.items() for one in several(value)]
        done = qgis_process(profile, "--json", "run", target, *(f"--{name}={one}" for name, one in pairs))
    found = answer(done)
    assert found is not None and "Traceback" not in done.stderr, done.stdout + done.stderr
    return found


def run_model(
    profile: Path, algorithms: Iterable[QgsProcessingAlgorithm], values: dict[str, dict[str, Any]], folder: Path
) -> dict[str, str]:
    """Save a model whose steps are the algorithms, run it, and return the path of each output, as `step:OUTPUT`."""
    model = QgsProcessingModelAlgorithm("Boîte à outils", "essais")
    paths: dict[str, str] = {}
    for algorithm in algorithms:
        name, place = algorithm.name(), folder / algorithm.name()
        place.mkdir()
        model.addChildAlgorithm(_step(algorithm, values.get(name, {})))
        written = destinations(algorithm, place, lambda output, place=place: str(place / f"{output}.gpkg"))
        paths.update({f"{name}:{output}": value for output, value in written.items()})
    saved = folder / "boite_a_outils.model3"
    assert model.toFile(str(saved))
    run_json(profile, str(saved), paths)
    return paths


def _step(algorithm: QgsProcessingAlgorithm, values: dict[str, Any]) -> QgsProcessingModelChildAlgorithm:
    child = QgsProcessingModelChildAlgorithm(algorithm.id())
    child.setChildId(algorithm.name())
    for name, value in values.items():
        given = [QgsProcessingModelChildParameterSource.fromStaticValue(one) for one in several(value)]
        child.addParameterSources(name, given)
    outputs = {}
    for name in (*sinks(algorithm), *files(algorithm)):
        outputs[name] = QgsProcessingModelOutput(name)
        outputs[name].setChildOutputName(name)
    child.setModelOutputs(outputs)
    return child


def several(value: Any) -> list[Any]:
    """Return the values of a parameter that may be a list."""
    return value if isinstance(value, list) else [value]


def size(path: str) -> int:
    """Return the bytes of a file, or of all that a folder holds; 0 when there is nothing."""
    place = Path(path)
    if place.is_dir():
        return sum(one.stat().st_size for one in place.rglob("*") if one.is_file())
    return place.stat().st_size if place.is_file() else 0
