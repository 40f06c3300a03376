"""Where each algorithm writes: GeoPackages styled inside, row after row of a batch; Shapefiles whose names are cut."""

import sqlite3
from contextlib import closing
from pathlib import Path

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingMultiStepFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from aula.tests.qgis.toolbox.runs import Ran, Spy, destinations, layer_outputs, read, run, same, sinks


def test_in_a_batch_to_geopackages_with_their_styles(algorithm, values, reference, tmp_path):
    """As the batch panel does: one instance, one context, a feedback for several steps.

    The second row of the batch replaces what the first wrote; layers are to be opened at the end, as in the toolbox.
    """
    instance, spy, project = algorithm.create(), Spy(), QgsProject()
    context, steps = QgsProcessingContext(), QgsProcessingMultiStepFeedback(2, spy)
    context.setProject(project)

    def sink(name: str) -> QgsProcessingOutputLayerDefinition:
        return QgsProcessingOutputLayerDefinition(str(tmp_path / f"{name.lower()}.gpkg"), project)

    for step in range(2):
        steps.setCurrentStep(step)
        inputs = {**values, **destinations(algorithm, tmp_path, sink)}
        assert instance.checkParameterValues(inputs, context) == (True, "")
        results, ok = instance.run(inputs, context, steps, {}, False)
        assert ok
        found = read(algorithm, results, spy, context)
        same(algorithm, reference, found)
    assert spy.progress_values == sorted(spy.progress_values)
    assert not list(tmp_path.glob(".*")), "des brouillons restent"
    assert all(found.loaded.values()), f"sans style à l’ouverture : {found.loaded}"
    assert len(found.loaded) >= len(sinks(algorithm))
    for name in layer_outputs(algorithm):
        if results[name]:
            _is_styled(name, str(results[name]))


def _is_styled(name: str, destination: str) -> None:
    """Check that a GeoPackage holds a default style for the layer, one that QGIS loads and finds again."""
    parts = QgsProviderRegistry.instance().decodeUri("ogr", destination)
    table = parts.get("layerName") or Path(parts["path"]).stem
    with closing(sqlite3.connect(parts["path"])) as base:
        tables = {row[0] for row in base.execute("SELECT name FROM sqlite_master")}
        assert "layer_styles" in tables, f"{name} n’a pas de style : donnez un QML à AulaAlgorithm.write (style=…)"
        found = base.execute(
            "SELECT styleQML FROM layer_styles WHERE f_table_name = ? AND useAsDefault", (table,)
        ).fetchall()
    assert len(found) == 1, f"{name} a {len(found)} style(s) par défaut dans {destination}"
    document, layer = QDomDocument(), QgsVectorLayer(destination, name, "ogr")
    assert document.setContent(found[0][0])[0], f"{name} : le style n’est pas du XML"
    ok, message = layer.importNamedStyle(document)
    assert ok, message
    assert layer.loadDefaultStyle()[1], name


def test_to_shapefiles_says_that_names_are_cut(algorithm, values, reference, tmp_path):
    if not sinks(algorithm):
        return
    written = destinations(algorithm, tmp_path, lambda name: str(tmp_path / f"{name.lower()}.shp"))
    found = run(algorithm, {**values, **written})
    assert found.numbers() == reference.numbers()
    for name in sinks(algorithm):
        _is_a_shapefile_of(reference, found, name)
    cut = [one for name in sinks(algorithm) for one in reference.fields[name] if len(one) > 10]
    warned = [one for one in found.told if "10 caractères" in one]
    assert bool(cut) == bool(warned), found.told
    assert all(any(one in line for line in warned) for one in cut), "chaque nom coupé est cité"


def _is_a_shapefile_of(reference: Ran, found: Ran, name: str) -> None:
    names = found.fields[name]
    assert len(found.tables[name]) == len(reference.tables[name]), name
    assert len(names) == len(reference.fields[name]) == len({one.lower() for one in names}), names
    assert max(map(len, names)) <= 10, names
