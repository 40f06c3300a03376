"""Each layer parameter of each algorithm with « Entités sélectionnées uniquement »."""

from qgis.core import QgsFeatureRequest, QgsProcessingFeatureSourceDefinition, QgsProject, QgsVectorLayer

from aula.tests.qgis.toolbox.runs import destinations, run, sinks


def test_selection_is_worth_a_layer_of_the_features_selected(algorithm, values, source_name, tmp_path):
    """Half of the features selected in a layer of the project; then the same half as a layer in memory."""
    whole = QgsVectorLayer(values[source_name], source_name.lower(), "ogr")
    chosen = sorted(whole.allFeatureIds())[::2]
    assert 0 < len(chosen) < whole.featureCount()
    half = whole.materialize(QgsFeatureRequest().setFilterFids(chosen))
    half.setName(whole.name())
    whole.selectByIds(chosen)
    QgsProject.instance().addMapLayers([whole, half])
    try:
        written = destinations(algorithm, tmp_path)
        selection = QgsProcessingFeatureSourceDefinition(whole.id(), True)
        found = run(algorithm, {**values, **written, source_name: selection})
        expected = run(algorithm, {**values, **written, source_name: half.id()})
    finally:
        QgsProject.instance().removeMapLayers([whole.id(), half.id()])
    assert found.numbers() == expected.numbers()
    for name in sinks(algorithm):
        assert len(found.tables[name]) == len(expected.tables[name]), name
