"""Each algorithm on a real PostGIS: layers read in the schema `data`, results written in the schema `etude`."""

import pandas as pd
import pytest
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterMultipleLayers,
    QgsVectorLayer,
    QgsVectorLayerExporter,
)

from aula.processing_algorithms.base import AulaAlgorithm
from aula.tests.qgis.toolbox.commands import several
from aula.tests.qgis.toolbox.postgis_server import server
from aula.tests.qgis.toolbox.runs import Spy, destinations, files, run, sinks, sources


@pytest.fixture(scope="module")
def database(qgis_app):
    with server() as started:
        yield started


@pytest.fixture(scope="module")
def imported(database):
    """Return the address in `data` of a layer of the example, copied there once."""
    known: dict[str, str] = {}

    def address(path: str) -> str:
        if path.endswith(".tif"):
            return path
        if path not in known:
            name = path.split("layername=")[-1]
            if "tvb.gpkg" in path:  # some of its layers bear the name of a role
                name = f"tvb_{name}"
            layer = QgsVectorLayer(path, name, "ogr")
            known[path] = database.table("data", name, layer.isSpatial())
            code, message = QgsVectorLayerExporter.exportLayer(layer, known[path], "postgres", layer.crs())
            assert not message, (code, message)
        return f"postgres://{known[path]}"

    return address


def test_reads_and_writes_a_database(algorithm, values, reference, database, imported, tmp_path):
    lists = {
        one.name()
        for one in algorithm.parameterDefinitions()
        if isinstance(one, QgsProcessingParameterMultipleLayers)
        and one.layerType() != QgsProcessing.SourceType.TypeFile
    }
    layers = {name for name in (*sources(algorithm), *lists) if name in values}
    if not layers and not sinks(algorithm):
        pytest.skip("ni couche lue ni couche écrite : rien qui puisse être dans une base")
    given = {name: [imported(one) for one in several(values[name])] for name in layers}
    given = {name: some if name in lists else some[0] for name, some in given.items()}
    prefix = algorithm.name()

    def sink(name: str) -> str:
        return database.sink("etude", f"{prefix}_{name.lower()}", algorithm.parameterDefinition(name))

    found = run(algorithm, {**values, **given, **destinations(algorithm, tmp_path, sink)})
    assert found.numbers() == reference.numbers()
    for name in sinks(algorithm):
        assert found.providers[name] == "postgres"
        assert len(found.tables[name]) == len(reference.tables[name]), name
        assert [one for one in found.fields[name] if one != "id"] == reference.fields[name], name
    assert {f"{prefix}_{name.lower()}" for name in sinks(algorithm)} <= set(database.tables("etude"))
    assert all((tmp_path / found.results[name]).exists() for name in files(algorithm))


class Lines(AulaAlgorithm):
    """Declares one table: enough to write as any algorithm of the plugin does."""

    NAME = "lignes"

    def initAlgorithm(self, configuration=None):  # noqa: ARG002
        self.addParameter(QgsProcessingParameterFeatureSink("SORTIE", "Lignes"))


@pytest.mark.parametrize(("stop_at", "kept"), [(0, ["lignes"]), (2, [])])
def test_a_run_stopped_leaves_no_table_half_filled(database, stop_at, kept):
    """25 000 rows go by chunks of 10 000: the second question falls when the first chunk is already in the table."""
    table = QgsProcessingParameterFeatureSink("X", "X", QgsProcessing.SourceType.TypeVector)
    lines, address = Lines(), database.sink("data", "lignes", table)
    lines.initAlgorithm()
    frame = pd.DataFrame({"rang": range(25_000)})
    written = lines.write(
        frame, {"rang": "integer"}, {"SORTIE": address}, "SORTIE", QgsProcessingContext(), Spy(stop_at)
    )
    assert (written is None) == (not kept)
    assert [one for one in database.tables("data") if one == "lignes"] == kept
