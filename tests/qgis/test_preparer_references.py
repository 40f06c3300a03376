"""`aula:preparer_references` as users run it: dialog, batch, model, command line."""

import geopandas as gpd
import pytest
import shapely
from qgis import processing
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterVectorLayer,
    QgsProject,
    QgsVectorLayer,
)

from aula.aula_plugin.storage.references import layer_kind, read_references

L93 = QgsCoordinateReferenceSystem("EPSG:2154")
SQUARE = "Polygon((0 0, 100 0, 100 100, 0 100, 0 0))"
BOW_TIE = "Polygon((0 0, 10 10, 10 0, 0 10, 0 0))"


def memory(name, kind, shapes, crs="EPSG:2154", field="nom:string"):
    layer = QgsVectorLayer(f"{kind}?crs={crs}&field={field}", name, "memory")
    features = []
    for number, wkt in enumerate(shapes):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"n° {number}"])
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


@pytest.fixture
def reservoirs_layer(qgis_app):
    return memory(" Réservoirs ", "Polygon", [SQUARE, BOW_TIE, None])


@pytest.fixture
def enveloppes_layer(qgis_app):
    return memory("Enveloppes", "None", ["", ""], field="territoire:string")


def run(tmp_path, **values):
    path = str(tmp_path / "references.gpkg")
    return processing.run("aula:preparer_references", {"REFERENCES": path, **values})


def read(result):
    return read_references(result["REFERENCES"], L93, QgsProcessingContext(), QgsProcessingFeedback())


def test_layers_named_as_roles_are_packed(aula_provider, tmp_path, reservoirs_layer, enveloppes_layer):
    result = run(tmp_path, COUCHES=[reservoirs_layer, enveloppes_layer], COUVERTURE_INSEE="99001, 2A004")
    assert (result["NB_ROLES"], result["NB_OBJETS"], result["NB_REPARES"], result["NB_IGNORES"]) == (2, 4, 1, 1)
    references = read(result)
    # 100 × 100 m, and the two lobes of a 10 × 10 m bow tie: 25 m² each
    assert references.layers["reservoirs"].area.tolist() == pytest.approx([10_000, 50])
    assert references.layers["reservoirs"]["nom"].tolist() == ["n° 0", "n° 1"]
    assert references.tables["enveloppes"]["territoire"].tolist() == ["n° 0", "n° 1"]
    row = references.meta.loc["reservoirs"]
    assert (row["incertitude_m"], row["couverture"], len(row["sha256"])) == (25.0, "99001|2A004", 64)
    assert references.covers("reservoirs", "2A004", shapely.box(0, 0, 1, 1))
    assert not references.covers("reservoirs", "99002", shapely.box(0, 0, 1, 1))


def test_the_mapping_wins_and_gathers_several_layers(aula_provider, tmp_path, reservoirs_layer):
    other = memory("bois_a", "Polygon", ["Polygon((200 0, 300 0, 300 50, 200 0))"])
    project = QgsProject.instance()
    project.addMapLayers([other])
    try:
        rows = [" Réservoirs ".strip(), "Bois", "bois_a", "bois"]
        result = run(tmp_path, COUCHES=[reservoirs_layer], CORRESPONDANCE=["bois_a", "Bois"])
        assert sorted(read(result).layers) == ["bois", "reservoirs"]
        rows = [reservoirs_layer.id(), "Bois", "bois_a", "bois"]
        references = read(run(tmp_path, COUCHES=[reservoirs_layer], CORRESPONDANCE=rows))
    finally:
        project.removeMapLayers([other.id()])
    assert list(references.layers) == ["bois"]
    assert len(references.layers["bois"]) == 3
    assert "couche_source" in references.layers["bois"]


def test_the_grid_gives_roles_and_uncertainties(aula_provider, tmp_path, reservoirs_layer):
    grid = tmp_path / "grille.yaml"
    grid.write_text(
        """
grille: {id: essai, titre: Essai, version: 1}
armature: {niveaux: {"1": Pôle}}
roles:
  reservoirs: {libelle: Réservoirs, geometrie: surface, incertitude_m: 40}
  pelouses: {libelle: Pelouses sèches, geometrie: surface, incertitude_m: 12}
regles:
  - id: T1
    theme: Trame
    portee: prescription
    question: Quoi ?
    mode: auto
    indicateur: {type: surface_intersection, params: {x: ["zones:AU"], y: ["role:reservoirs", "role:pelouses"]}}
""",
        encoding="utf-8",
    )
    lawns = memory("pelouses seches", "Polygon", [SQUARE])
    references = read(run(tmp_path, COUCHES=[reservoirs_layer, lawns], GRILLE=str(grid)))
    assert references.meta["incertitude_m"].to_dict() == {"reservoirs": 40.0, "pelouses": 12.0}


def test_layers_are_put_in_one_metre_crs(aula_provider, tmp_path):
    # one minute of arc around 3°E 50°N: about 1 854 m by 1 194 m
    degrees = memory(
        "reservoirs",
        "Polygon",
        ["Polygon((3 50, 3.0166667 50, 3.0166667 50.0166667, 3 50.0166667, 3 50))"],
        "EPSG:4326",
    )
    references = read(run(tmp_path, COUCHES=[degrees]))
    assert references.layers["reservoirs"].area.iloc[0] == pytest.approx(1854 * 1194, rel=0.01)


def test_coverage_drawn_as_a_polygon(aula_provider, tmp_path, reservoirs_layer):
    area = memory("périmètre", "Polygon", ["Polygon((0 0, 1000 0, 1000 1000, 0 1000, 0 0))"])
    references = read(run(tmp_path, COUCHES=[reservoirs_layer], COUVERTURE=area))
    assert references.covers("reservoirs", "99001", shapely.box(10, 10, 500, 500))
    assert not references.covers("reservoirs", "99001", shapely.box(500, 500, 1500, 900))
    assert "couverture" not in references.layers


def refused(tmp_path, match, **values):
    with pytest.raises(QgsProcessingException, match=match.replace(" ", r"\s")):
        run(tmp_path, **values)
    assert not (tmp_path / "references.gpkg").exists()


def test_what_is_wrong_is_said_before_anything_is_written(aula_provider, tmp_path, reservoirs_layer):
    refused(tmp_path, "Choisissez au moins une couche")
    refused(
        tmp_path, "« reservoir » : ce nom.*Rôles proches : « reservoirs »", COUCHES=[memory("reservoir", "Polygon", [])]
    )
    refused(
        tmp_path,
        "rôle « corridor » inconnu.*« corridors »",
        COUCHES=[reservoirs_layer],
        CORRESPONDANCE=[reservoirs_layer.id(), "corridor"],
    )
    refused(tmp_path, "« absente » est introuvable", CORRESPONDANCE=["absente", "bois"])
    refused(
        tmp_path,
        "faite de : ligne ; le rôle « reservoirs » attend : surface",
        COUCHES=[memory("reservoirs", "LineString", [])],
    )
    refused(tmp_path, "n’a pas de géométrie ; le rôle « bois »", COUCHES=[memory("bois", "None", [])])
    refused(tmp_path, "n’est pas un code INSEE", COUCHES=[reservoirs_layer], COUVERTURE_INSEE="1004")
    refused(tmp_path, "pas les deux", COUCHES=[reservoirs_layer], COUVERTURE=reservoirs_layer, COUVERTURE_INSEE="01004")
    refused(tmp_path, "n’est pas une projection en mètres", COUCHES=[reservoirs_layer], SCR="EPSG:4326")


def test_a_layer_without_crs_is_refused(aula_provider, tmp_path):
    nowhere = memory("reservoirs", "Polygon", [SQUARE])
    nowhere.setCrs(QgsCoordinateReferenceSystem())
    refused(tmp_path, "système de coordonnées", COUCHES=[nowhere])


@pytest.mark.filterwarnings("ignore:A geometry of type POINT")
def test_what_is_not_of_the_kind_of_its_layer_is_dropped_and_counted(aula_provider, tmp_path):
    """A file may hold points in a layer that says it is made of surfaces."""
    frame = gpd.GeoDataFrame(geometry=[shapely.box(0, 0, 100, 100), shapely.Point(5, 5)], crs=2154)
    frame.to_file(tmp_path / "sip.gpkg", layer="sip", engine="pyogrio", geometry_type="Polygon")
    assert layer_kind(QgsVectorLayer(str(tmp_path / "sip.gpkg"), "sip", "ogr")) == "surface"
    asked = {"COUCHES": [str(tmp_path / "sip.gpkg")], "REFERENCES": str(tmp_path / "r.gpkg")}
    found = processing.run("aula:preparer_references", asked)
    assert (found["NB_OBJETS"], found["NB_IGNORES"]) == (1, 1)


def test_files_are_known_by_the_name_of_their_layer(aula_provider, tmp_path):
    path = tmp_path / "donnees.gpkg"
    frame = gpd.GeoDataFrame({"nom": ["a"]}, geometry=[shapely.box(0, 0, 10, 10)], crs=2154)
    frame.to_file(path, layer="zones_humides", driver="GPKG")
    references = read(run(tmp_path, COUCHES=[f"{path}|layername=zones_humides"]))
    assert list(references.layers) == ["zones_humides"]
    assert references.meta.loc["zones_humides", "source"] == "donnees.gpkg zones_humides"


def test_layers_made_by_a_model_are_bound_by_their_rank(aula_provider, tmp_path, reservoirs_layer):
    """In a model the name of a layer is not known beforehand: its rank among the layers is."""
    registry = QgsApplication.processingRegistry()
    model = QgsProcessingModelAlgorithm("essai", "essai")
    model.addModelParameter(
        QgsProcessingParameterVectorLayer("ENTREE", "ENTREE"), QgsProcessingModelParameter("ENTREE")
    )
    source = QgsProcessingModelChildParameterSource
    first = QgsProcessingModelChildAlgorithm("native:fixgeometries")
    first.setChildId("reparer")
    first.addParameterSources("INPUT", [source.fromModelParameter("ENTREE")])
    second = QgsProcessingModelChildAlgorithm("aula:preparer_references")
    second.setChildId("preparer")
    second.addParameterSources("COUCHES", [source.fromChildOutput("reparer", "OUTPUT")])
    second.addParameterSources("CORRESPONDANCE", [source.fromStaticValue(["1", "réservoirs"])])
    output = QgsProcessingModelOutput("REFERENCES", "REFERENCES")
    output.setChildOutputName("REFERENCES")
    second.setModelOutputs({"REFERENCES": output})
    for child in (first, second):
        model.addChildAlgorithm(child)
    assert registry.algorithmById("aula:preparer_references")
    path = str(tmp_path / "modele.gpkg")
    values = {"ENTREE": reservoirs_layer, "preparer:REFERENCES": path}
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    results, ok = model.run(values, context, feedback)
    assert ok, feedback.textLog()
    references = read({"REFERENCES": path})
    assert len(references.layers["reservoirs"]) == 2


def test_the_same_layers_give_the_same_fingerprint(aula_provider, tmp_path, reservoirs_layer):
    first = read(run(tmp_path, COUCHES=[reservoirs_layer])).meta.loc["reservoirs", "sha256"]
    assert read(run(tmp_path, COUCHES=[reservoirs_layer])).meta.loc["reservoirs", "sha256"] == first
