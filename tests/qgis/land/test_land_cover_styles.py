"""Styles of land covers: every code has its symbol and its label, whatever the field that bears it."""

import csv

import pytest
from qgis.core import (
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsRenderContext,
    QgsVectorLayer,
)

from aula.aula_plugin.paths import STYLES

TABLES = STYLES.parent / "aula_plugin" / "core" / "tables"
OTHERS = "Autres valeurs"


def codes(table, **kept):
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [row["code"] for row in csv.DictReader(file) if all(row[name] == value for name, value in kept.items())]


EXPECTED = {
    "ocs2d_us": codes("ocs2d_us", niveau="3"),
    "ocs2d_cs": codes("ocs2d_cs", niveau="3"),
    "ocs2d_4_postes": [str(number) for number in range(1, 5)],
    "ocs2d_21_postes": [str(number) for number in range(1, 22)],
    "ocsge_us": codes("ocsge_us", code_saisi="1"),
    "ocsge_cs": codes("ocsge_cs", code_saisi="1"),
}


def drawn(style, fields, values):
    """Return the label of the class in which one object falls."""
    declared = "&".join(f"field={name}:string" for name in fields)
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:2154&{declared}", "occupation", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(values)
    layer.dataProvider().addFeature(feature)
    assert layer.loadNamedStyle(str(STYLES / "land" / f"{style}.qml"))[1]
    renderer, context = layer.renderer(), QgsRenderContext()
    expressions = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    one = next(layer.getFeatures(QgsFeatureRequest()))
    expressions.setFeature(one)
    context.setExpressionContext(expressions)
    renderer.startRender(context, layer.fields())
    keys = renderer.legendKeysForFeature(one, context)
    labels = {item.ruleKey(): item.label() for item in renderer.legendSymbolItems()}
    shown = renderer.symbolForFeature(one, context) is not None
    renderer.stopRender(context)
    if not keys:  # QGIS gives no key to what falls in the last class
        return OTHERS if shown else None
    return labels[next(iter(keys))]


@pytest.mark.parametrize("style", EXPECTED)
def test_every_code_has_a_class_and_what_has_none_is_shown(qgis_app, style):
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=us:string&field=cs:string", "occupation", "memory")
    assert layer.loadNamedStyle(str(STYLES / "land" / f"{style}.qml"))[1]
    categories = layer.renderer().categories()
    assert [category.value() for category in categories[:-1]] == EXPECTED[style]
    assert all(category.label().startswith(f"{category.value()} ") for category in categories[:-1])
    assert categories[-1].label() == OTHERS
    assert drawn(style, ["us", "cs"], ["US9.9.9", None]) == OTHERS


@pytest.mark.parametrize("name", ["cs", "CS", "code_cs", "cs_2021", "couvert_2015"])
def test_the_code_is_found_under_the_names_it_bears(qgis_app, name):
    assert drawn("ocs2d_cs", [name], [" cs1.1.1"]) == "CS1.1.1 Surfaces bâties"


def test_the_latest_of_several_dates_is_shown(qgis_app):
    assert drawn("ocs2d_cs", ["cs_2015", "cs_2021"], ["CS6.3.0", "CS1.1.1"]) == "CS1.1.1 Surfaces bâties"


@pytest.mark.parametrize(
    ("style", "fields", "values", "label"),
    [
        # rows of the published matrix: US1.1.1 × CS1.1.1 is class 1 of four and 6 of twenty-one
        ("ocs2d_4_postes", ["us", "cs"], ["US1.1.1", "CS1.1.1"], "1 Espaces Urbanisés"),
        ("ocs2d_21_postes", ["us", "cs"], ["US1.1.1", "CS1.1.1"], "6 Autres bâtis"),
        ("ocs2d_4_postes", ["us", "cs"], ["US1.1.1", "CS1.1.2"], OTHERS),  # never observed
        ("ocs2d_4_postes", ["us", "cs", "poste4"], ["US1.1.1", "CS1.1.1", "4"], "4 Infrastructures"),
    ],
)
def test_aggregated_classes_follow_the_data_then_the_crossing(qgis_app, style, fields, values, label):
    assert drawn(style, fields, values) == label
