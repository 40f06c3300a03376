"""The audit of a planning document as users run it: outputs, figures, styles and refusals."""

import pytest
from qgis import processing
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)
from shapely import Point, box

from aula.tests.unit.document_builder import document, zoning

NAME = "aula:controler_document_urbanisme"
SINKS = ("DEFAUTS_SURF", "DEFAUTS_PCT", "DEFAUTS", "SYNTHESE")


@pytest.fixture
def document_path(tmp_path, qgis_app):
    """Zones U and N share 10×100 m (real) and 1×20 m with A (liseré); A has a hole of 8×8 m."""
    from aula.aula_plugin.storage.document import write_document

    zones = zoning(
        ("<b>UA</b>", "U", box(0, 0, 60, 100)),
        ("N", "N", box(50, 0, 100, 100)),
        ("A", "A", box(99, 40, 150, 60).difference(box(110, 46, 118, 54))),
    )
    anomalies = [
        {"couche": "ZONE_URBA", "fid": 2, "objet": "N", "defaut": "geometrie_reparee", "gravite": "avertissement"},
        {"couche": "DOC_URBA", "defaut": "doc_urba_absente", "gravite": "bloquant", "detail": "Table absente."},
    ]
    path = tmp_path / "document.gpkg"
    crs = QgsCoordinateReferenceSystem("EPSG:2154")
    write_document(path, document(zones, anomalies, [Point(70, 5), None]), crs, QgsProcessingFeedback())
    return str(path)


@pytest.fixture
def communes_layer(qgis_app):
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=insee:string&field=nom:string", "communes", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["01004", "Aire"])
    feature.setGeometry(QgsGeometry.fromWkt("POLYGON((0 0,100 0,100 100,0 100,0 0))"))
    layer.dataProvider().addFeature(feature)
    return layer


def run(path, context=None, **values):
    parameters = {"DOCUMENT": path, **dict.fromkeys(SINKS, QgsProcessing.TEMPORARY_OUTPUT), **values}
    return processing.run(NAME, parameters, context=context)


def rows(layer):
    names = layer.fields().names()
    return [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


def test_figures_layers_and_tables_agree(aula_provider, document_path):
    result = run(document_path)
    assert (result["NB_RECOUVREMENTS"], result["NB_RECOUVREMENTS_REELS"]) == (2, 1)
    assert result["SURFACE_RECOUVREMENTS_M2"] == pytest.approx(1020)
    assert result["SURFACE_DOUBLE_M2"] == pytest.approx(1020, abs=0.01)
    assert (result["NB_TROUS"], result["NB_TROUS_REELS"]) == (1, 0)
    assert result["SURFACE_TROUS_M2"] == pytest.approx(64, abs=0.01)
    assert (result["NB_DEFAUTS"], result["NB_BLOQUANTS"]) == (5, 1)

    surfaces, points, table = rows(result["DEFAUTS_SURF"]), rows(result["DEFAUTS_PCT"]), rows(result["DEFAUTS"])
    assert [row["type"] for row in surfaces] == ["recouvrement", "trou", "recouvrement"]
    # 2A/P of 10×100: 2000/220.
    assert surfaces[0]["w_m"] == pytest.approx(2000 / 220) and surfaces[0]["classe"] == "réel"
    assert (surfaces[0]["zone_a"], surfaces[0]["zone_b"], surfaces[0]["fid_b"]) == ("<b>UA</b>", "N", 2)
    assert len(points) == 4 and len(table) == 5
    assert table[0]["type"] == "doc_urba_absente" and table[0]["x"] == NULL and table[0]["fid_a"] == NULL
    assert 50 < table[1]["x"] < 60
    (summary,) = rows(result["SYNTHESE"])
    assert (summary["n_zones"], summary["n_morceaux"], summary["n_invalides"]) == (3, 2, 1)
    assert summary["recouvrement_ha"] == pytest.approx(0.102)


def test_layers_have_the_crs_and_the_geometry_announced(aula_provider, document_path):
    result = run(document_path)
    for name, kind in (
        ("DEFAUTS_SURF", QgsWkbTypes.GeometryType.PolygonGeometry),
        ("DEFAUTS_PCT", QgsWkbTypes.GeometryType.PointGeometry),
        ("DEFAUTS", QgsWkbTypes.GeometryType.NullGeometry),
    ):
        assert result[name].geometryType() == kind
    assert result["DEFAUTS_SURF"].crs().authid() == "EPSG:2154"


def test_width_of_the_lisere_is_a_parameter(aula_provider, document_path):
    assert run(document_path, LISERE_M=0.5)["NB_RECOUVREMENTS_REELS"] == 2


def test_sinks_are_optional(aula_provider, document_path):
    result = processing.run(NAME, {"DOCUMENT": document_path})
    assert result["NB_RECOUVREMENTS"] == 2 and not any(result.get(name) for name in SINKS)


def test_communes_add_gaps_and_spills_for_information(aula_provider, document_path, communes_layer):
    result = run(document_path, COMMUNES=communes_layer)
    found = {row["type"]: row for row in rows(result["DEFAUTS_SURF"])}
    # A lies 50 m of 51 outside the commune: 50×20 m² less its hole.
    assert found["hors_commune"]["aire_m2"] == pytest.approx(936, abs=0.01)
    assert found["hors_commune"]["gravite"] == "information"
    assert found["zone_hors_communes"]["zone_a"] == "A"
    (summary,) = rows(result["SYNTHESE"])
    assert summary["hors_communes_ha"] == pytest.approx(0.0936, abs=1e-6)


def test_geopackage_outputs_carry_their_style(aula_provider, document_path, tmp_path):
    target = tmp_path / "defauts.gpkg"
    run(document_path, DEFAUTS_SURF=str(target))
    layer = QgsVectorLayer(f"{target}|layername=defauts", "défauts", "ogr")
    assert layer.featureCount() == 3 and layer.renderer().type() == "RuleRenderer"


@pytest.mark.parametrize("name", ["DEFAUTS_SURF", "DEFAUTS_PCT"])
def test_every_defect_is_drawn(aula_provider, document_path, qgis_new_project, name):
    context, project = QgsProcessingContext(), QgsProject.instance()
    context.setProject(project)
    output = QgsProcessingOutputLayerDefinition(QgsProcessing.TEMPORARY_OUTPUT, project)
    result = run(document_path, context, **{name: output})
    (details,) = context.layersToLoadOnCompletion().values()
    details.postProcessor().postProcessLayer(result[name], context, QgsProcessingFeedback())
    rules = result[name].renderer().rootRule().children()
    assert len(rules) >= 7 and rules[-1].isElse() and rules[-1].label() == "Autres défauts"
    assert all(rule.symbol() is not None for rule in rules)


def test_wrong_files_are_refused_with_the_remedy(aula_provider, tmp_path, communes_layer, document_path):
    text = tmp_path / "notes.gpkg"
    text.write_text("rien", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="notes.gpkg"):
        run(str(text))
    with pytest.raises(QgsProcessingException, match="n’existe pas"):
        run(str(tmp_path / "absent.gpkg"))
    communes_layer.dataProvider().truncate()
    feature = QgsFeature(communes_layer.fields())
    feature.setAttributes(["62041", "Ailleurs"])
    feature.setGeometry(QgsGeometry.fromWkt("POLYGON((9000 0,9100 0,9100 100,9000 100,9000 0))"))
    communes_layer.dataProvider().addFeature(feature)
    with pytest.raises(QgsProcessingException, match="ne correspond pas au document"):
        run(document_path, COMMUNES=communes_layer)


def test_cancelled_run_writes_nothing(aula_provider, document_path):
    class Cancelled(QgsProcessingFeedback):
        def setProgressText(self, text):  # noqa: N802
            if text.startswith("Recherche"):
                self.cancel()

    result = processing.run(
        NAME, {"DOCUMENT": document_path, "DEFAUTS": QgsProcessing.TEMPORARY_OUTPUT}, feedback=Cancelled()
    )
    assert "NB_RECOUVREMENTS" not in result


def test_help_and_parameters_are_complete(aula_provider):
    algorithm = aula_provider.algorithm("controler_document_urbanisme")
    assert algorithm.displayName() == "Contrôler un document d’urbanisme"
    assert all(parameter.help() for parameter in algorithm.parameterDefinitions())
    assert algorithm.parameterDefinition("LISERE_M").defaultValue() == 5
