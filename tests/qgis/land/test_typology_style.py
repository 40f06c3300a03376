"""The style and the layout of the communal typology: areas in proportion, published sizes, small circles over large."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import (
    QgsExpressionContext,
    QgsFeature,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from aula.aula_plugin.core.land.typology import NOT_CLASSED, classes

ROOT = Path(__file__).resolve().parents[3]
STYLE = ROOT / "styles" / "land" / "typologie.qml"
LAYOUT = ROOT / "templates" / "layouts" / "typologie_artificialisation.qpt"


@pytest.fixture
def layer(qgis_app):
    made = QgsVectorLayer(
        "Point?crs=EPSG:2154&field=nom:string&field=typologie:string&field=flux_ha:double", "t", "memory"
    )
    _, loaded = made.loadNamedStyle(str(STYLE))
    assert loaded
    return made


def feature(layer, hectares, kind="habitat", name="Commune"):
    made = QgsFeature(layer.fields())
    made.setAttributes([name, kind, hectares])
    return made


def size(layer, hectares):
    """Return the diameter of a circle, mm."""
    context = QgsExpressionContext()
    context.setFields(layer.fields())
    context.setFeature(feature(layer, hectares))
    categories = layer.renderer().categories()  # kept: a symbol dies with its category
    symbol = categories[0].symbol()
    value, known = symbol.dataDefinedSize().valueAsDouble(context, -1.0)
    return value if known else None


def test_every_class_has_its_circle_and_other_values_come_last(layer):
    categories = layer.renderer().categories()
    assert [category.value() for category in categories[:9]] == [*classes(), NOT_CLASSED]
    assert categories[-1].label() == "autres valeurs"
    assert not categories[-1].value()
    assert len({category.symbol().color().name() for category in categories}) == 10


def test_areas_are_in_proportion_to_hectares_within_the_caps(layer):
    # 20 mm for 83 ha: half as wide for a quarter of the hectares
    assert size(layer, 83.0) == pytest.approx(20.0)
    assert size(layer, 20.75) == pytest.approx(10.0)
    assert size(layer, 0.0) == 0.0
    assert size(layer, 0.001) == size(layer, 0.2)
    assert size(layer, 9000.0) == size(layer, 747.0) == pytest.approx(60.0)  # 747 = 9 × 83


def test_the_legend_of_sizes_is_that_of_the_published_map(layer):
    sizes = layer.renderer().dataDefinedSizeLegend()
    assert [one.size for one in sizes.classes()] == [1.0, 10.0, 20.0, 40.0, 83.0]
    assert [one.label for one in sizes.classes()] == ["1 ha", "10 ha", "20 ha", "40 ha", "83 ha"]
    # the title and the circles come with the classes: QGIS understood that all share one size
    assert len(layer.renderer().legendSymbolItems()) == 12


def test_large_circles_are_drawn_first(layer):
    assert layer.renderer().orderByEnabled()
    (clause,) = layer.renderer().orderBy().list()
    assert (clause.expression().expression(), clause.ascending()) == ('"flux_ha"', False)


@pytest.mark.parametrize(
    ("name", "hectares", "kind", "expected"),
    [
        ("Notre-Dame-de-l’Épure", 1.0, "habitat / équipement", "Notre-Dame-de-\nl’Épure\n1,0 ha · H\u00a0Éq"),
        ("Arès", None, None, "Arès"),
    ],
)
def test_labels_say_name_hectares_and_code(layer, name, hectares, kind, expected):
    context = QgsExpressionContext()
    context.setFields(layer.fields())
    context.setFeature(feature(layer, hectares, kind, name))
    settings = layer.labeling().settings()
    assert settings.getLabelExpression().evaluate(context) == expected


def test_the_renderer_takes_each_class(layer):
    context = QgsRenderContext()
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    seen = [
        renderer.symbolForFeature(feature(layer, 2.0, kind), context) for kind in (*classes(), NOT_CLASSED, "autre")
    ]
    assert all(symbol is not None for symbol in seen)
    renderer.stopRender(context)


def test_the_layout_holds_a_map_a_legend_and_a_bar_of_2_5_km(qgis_app):
    project = QgsProject()
    layout = QgsPrintLayout(project)
    document = QDomDocument()
    document.setContent(LAYOUT.read_text(encoding="utf-8"))
    _, loaded = layout.loadFromTemplate(document, QgsReadWriteContext())
    assert loaded
    bar = layout.itemById("aula_echelle")
    assert (bar.unitsPerSegment(), bar.numberOfSegments(), bar.unitLabel()) == (2.5, 1, "km")
    assert layout.itemById("aula_legende").linkedMap() is layout.itemById("aula_carte")
    texts = [item.currentText() for item in layout.items() if hasattr(item, "currentText")]
    assert any("convention de l’outil" in text and "au moins 20\u00a0%" in text for text in texts)
