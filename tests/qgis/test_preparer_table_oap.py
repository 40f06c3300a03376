"""`aula:preparer_table_oap`: the layer, its form and its checks, what is kept, what the rules then read."""

import csv
import sqlite3

import pytest
from qgis import processing
from qgis.core import QgsFeature, QgsVectorLayer, QgsVectorLayerUtils

from aula.aula_plugin.core.compatibility.oap_table import COLUMNS
from aula.aula_plugin.paths import STYLES
from aula.tests.qgis.toolbox.examples import COMMUNES, GRID, LOT, REFERENCES

pytestmark = pytest.mark.once

NBSP = str.maketrans({"\u00a0": " ", "\u202f": " "})


@pytest.fixture(scope="module")
def document(aula_provider, tmp_path_factory):
    path = tmp_path_factory.mktemp("oap") / "document.gpkg"
    processing.run("aula:lire_document_urbanisme", {"LOT": str(LOT), "DOCUMENT": str(path), "CHARGER": False})
    return path


def prepare(document, output, **more):
    values = {
        "DOCUMENT": str(document),
        "COMMUNES": COMMUNES,
        "ENVELOPPE": f"{REFERENCES}|layername=enveloppe_urbaine",
        "OAP": str(output),
        **more,
    }
    return processing.run("aula:preparer_table_oap", values)


def rows(path, name="oap"):
    layer = QgsVectorLayer(str(path), name, "ogr")
    assert layer.isValid()
    return [dict(zip([f.name() for f in layer.fields()], f.attributes())) for f in layer.getFeatures()]


def test_the_layer_has_its_columns_its_areas_and_nothing_typed(document, tmp_path):
    results = prepare(document, tmp_path / "oap.gpkg")
    found = rows(results["OAP"])
    assert [name for name in found[0] if name != "fid"] == list(COLUMNS)
    assert results["NB_OAP"] + results["NB_ZONES_AU"] == len(found) == results["NB_A_SAISIR"] > 0
    for one in found:
        assert one["insee"].startswith("9900") and one["commune"]
        assert 0 <= one["ha_net"] <= one["ha_brut"] and 0 <= one["dans_enveloppe"] <= 100
        assert not one["lgt"] and one["ha_net"] == one["ha_net_estime"]


def test_the_form_is_embedded_and_refuses_while_typing(document, tmp_path):
    layer = QgsVectorLayer(str(prepare(document, tmp_path / "oap.gpkg")["OAP"]), "oap", "ogr")
    assert layer.editFormConfig().layout() == layer.editFormConfig().EditorLayout.TabLayout
    assert layer.attributeAlias(layer.fields().indexFromName("lgt")) == "Logements prévus"
    feature = next(layer.getFeatures())
    feature["ha_brut"], feature["ha_net"] = 2.0, 1.5
    for name, good, wrong, told in (
        ("lgt", (None, 0, 30), (-1,), "entier, 0 ou plus"),
        ("pct_social", (None, 0, 100), (-0.5, 100.5), "de 0 à 100"),
        ("ha_net", (None, 0, 2.0), (-1, 2.01), "de 0 à la surface brute"),
        ("phase", (None, 1, 9), (0, 10), "de 1 à 9"),
        ("insee", ("01004", "2A004"), ("1004", "ABCDE"), "5 caractères"),
        ("oap", ("Centre",), ("", "  "), "nom à l’OAP"),
    ):
        index = layer.fields().indexFromName(name)
        for values, expected in ((good, True), (wrong, False)):
            for value in values:
                changed = QgsFeature(feature)
                changed.setAttribute(index, value)
                ok, _ = QgsVectorLayerUtils.validateAttribute(layer, changed, index)
                assert ok is expected, (name, value)
        assert told in layer.fields().at(index).constraints().constraintDescription().translate(NBSP)


def test_the_density_is_computed_while_typing(document, tmp_path):
    layer = QgsVectorLayer(str(prepare(document, tmp_path / "oap.gpkg")["OAP"]), "oap", "ogr")
    feature = next(layer.getFeatures())
    assert layer.startEditing()
    layer.changeAttributeValue(feature.id(), layer.fields().indexFromName("ha_net"), 2.0)
    layer.changeAttributeValue(feature.id(), layer.fields().indexFromName("lgt"), 50)
    index = layer.fields().indexFromName("densite")
    definition = layer.defaultValueDefinition(index)
    assert definition.applyOnUpdate()
    assert layer.defaultValue(index, layer.getFeature(feature.id())) == 25
    assert layer.rollBack()


def test_every_field_of_the_style_exists():
    layer = QgsVectorLayer("MultiPolygon?crs=EPSG:2154", "oap", "memory")
    text = (STYLES / "compatibility" / "oap.qml").read_text(encoding="utf-8")
    assert all(f'field="{name}"' in text for name in COLUMNS)
    assert layer.loadNamedStyle(str(STYLES / "compatibility" / "oap.qml"))[1]


def type_in(path, **values):
    with sqlite3.connect(path) as base:
        table = base.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'").fetchone()[0]
        first = base.execute(f"SELECT oap, insee FROM \"{table}\" WHERE origine = 'OAP' ORDER BY fid").fetchone()
    base.close()
    layer = QgsVectorLayer(str(path), "oap", "ogr")
    assert layer.startEditing()
    for feature in layer.getFeatures():
        if (feature["oap"], feature["insee"]) == first:
            for name, value in values.items():
                layer.changeAttributeValue(feature.id(), layer.fields().indexFromName(name), value)
            break
    assert layer.commitChanges()
    return first


def test_running_again_on_the_same_file_keeps_what_was_typed(document, tmp_path):
    path = tmp_path / "oap.gpkg"
    prepare(document, path)
    name, insee = type_in(path, lgt=42, pct_social=25.0, phase=2, page="p. 12")
    results = prepare(document, path)
    assert results["NB_CONSERVEES"] == 1 and results["NB_HORS_DOCUMENT"] == 0
    found = next(one for one in rows(path) if (one["oap"], one["insee"]) == (name, insee))
    assert (found["lgt"], found["pct_social"], found["phase"], found["page"]) == (42, 25.0, 2, "p. 12")
    assert found["densite"] == pytest.approx(round(42 / found["ha_net"], 2))


def test_a_csv_of_a_spreadsheet_comes_back(document, tmp_path):
    first = prepare(document, tmp_path / "oap.gpkg")["OAP"]
    one = rows(first)[0]
    table = tmp_path / "saisies.csv"
    with table.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(["Code INSEE", "Secteur", "Surface nette", "Logements", "Part sociale"])
        writer.writerow([one["insee"], one["oap"], "0,37", "12", "33,3"])
    results = prepare(document, tmp_path / "autre.gpkg", SAISIES=str(table))
    found = next(row for row in rows(results["OAP"]) if (row["insee"], row["oap"]) == (one["insee"], one["oap"]))
    assert (found["lgt"], found["pct_social"], found["ha_net"]) == (12, 33.3, 0.37)


def test_the_table_in_csv_keeps_every_column(document, tmp_path):
    prepare(document, tmp_path / "oap.csv")
    with (tmp_path / "oap.csv").open(encoding="utf-8") as stream:
        assert set(COLUMNS) <= set(next(csv.reader(stream)))


@pytest.mark.parametrize("kind", ["gpkg", "csv"])
def test_the_rules_read_what_was_typed(document, tmp_path, kind):
    """D1 of the example: the typed table, alone in the references, replaces the one of the example."""
    path = tmp_path / "oap.gpkg"
    prepare(document, path)
    _, insee = type_in(path, lgt=30, ha_net=1.5)
    table = path
    if kind == "csv":
        table = tmp_path / "oap.csv"
        with table.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, delimiter=";")
            found = rows(path)
            writer.writerow(found[0])
            for one in found:
                writer.writerow(
                    [str(value).replace(".", ",") if isinstance(value, float) else value for value in one.values()]
                )
    references = tmp_path / "references.gpkg"
    processing.run(
        "aula:preparer_references",
        {"COUCHES": [str(table)], "CORRESPONDANCE": ["1", "oap"], "REFERENCES": str(references)},
    )
    results = processing.run(
        "aula:verifier_compatibilite",
        {
            "DOCUMENT": str(document),
            "GRILLE": str(GRID),
            "REFERENCES": str(references),
            "COMMUNES": COMMUNES,
            "DATE": "2026-09-14",
            "RESULTATS": str(tmp_path / "resultats.gpkg"),
            "RAPPORT": None,
        },
    )
    line = next(one for one in rows(results["RESULTATS"]) if (one["regle_id"], one["territoire_id"]) == ("D1", insee))
    assert line["valeur"] == pytest.approx(20)  # 30 / 1.5: the rows left empty are out of it, and told
    assert line["certitude"] == "sensible" and "à compléter" in line["motif"]
