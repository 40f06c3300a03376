"""What the styles of the trame show of the names that people give to a sous-trame, and of several scenarios."""

from pathlib import Path

import pytest
from qgis.core import (
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsRenderContext,
    QgsVectorLayer,
)

STYLES = Path(__file__).resolve().parents[3] / "styles" / "green_network"
NAMES = (
    ("boisée", "boisée"),
    ("Milieux boisés, terrils & cavaliers", "boisée"),
    ("Forêt", "boisée"),
    ("Forêts humides", "boisée"),
    ("prairiale", "prairiale"),
    ("Pelouses sèches", "prairiale"),
    ("Zones humides", "humide"),
    ("AQUATIQUE", "aquatique"),
    ("thermophile", "autre"),
    (None, "autre"),
)


def shown(style, kind, fields, rows):
    """Return the labels of the rules that draw each row."""
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:2154&{fields}", style, "memory")
    shape = "Polygon((0 0,1 0,1 1,0 0))" if kind == "Polygon" else "LineString(0 0,1 1)"
    features = []
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        feature.setGeometry(QgsGeometry.fromWkt(shape))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    assert layer.loadNamedStyle(str(STYLES / f"{style}.qml"))[1]
    renderer, context = layer.renderer().clone(), QgsRenderContext()
    context.setExpressionContext(QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer)))
    labels = {one.ruleKey(): one.label() for one in renderer.rootRule().descendants() if not one.children()}
    renderer.startRender(context, layer.fields())
    found = []
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        keys = renderer.legendKeysForFeature(feature, context) if renderer.willRenderFeature(feature, context) else []
        found.append([labels[key] for key in keys if key in labels])
    renderer.stopRender(context)
    return found


@pytest.mark.parametrize(
    ("style", "kind"),
    [("corridors", "Polygon"), ("tvb_corridors", "Polygon"), ("tvb_liens", "LineString"), ("reservoirs", "Polygon")],
)
def test_free_names_of_a_sous_trame_have_its_colour(qgis_app, style, kind):
    fields = "field=sous_trame:string&field=statut:string"
    for (name, expected), labels in zip(NAMES, shown(style, kind, fields, [(one, "reservoir") for one, _ in NAMES])):
        assert len(labels) == 1 and expected in labels[0].lower(), (name, labels)


def test_only_the_last_state_of_the_projects_is_shown(qgis_app):
    rows = [("perdu", 1), ("allonge", 2), ("remplace", 2), ("autre", 2)]
    found = shown("liens_compares", "LineString", "field=etat:string&field=rang:integer", rows)
    assert [labels[-1] if labels else "" for labels in found] == [
        "",
        "Lien allongé",
        "Lien remplacé : plus voisins",
        "Autre",
    ]
