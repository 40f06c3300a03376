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


def test_the_dossier_shows_the_sous_trames_under_their_own_names_and_colours(qgis_app, tmp_path):
    """Two that no word of ours tells, one of them with an apostrophe: each its symbol, and the rest « autre »."""
    from aula.aula_plugin.core.green_network.plan import SousTrame
    from aula.aula_plugin.storage.network_style import KINDS, own_style

    asked = (SousTrame("a", "écureuil d'Hénin", "#8a3b12"), SousTrame("b", "milieux miniers", "#5b0f70"))
    for name, kind in (("tvb_corridors", "Polygon"), ("tvb_liens", "LineString"), ("tvb_reservoirs", "Polygon"),
                       ("tvb_aires_dispersion", "Polygon")):  # fmt: skip
        text = (STYLES / f"{name}.qml").read_text(encoding="utf-8")
        assert all(words in text and f'"{colour},' in text for _, colour, words in KINDS), name
        layer = QgsVectorLayer(f"{kind}?field=sous_trame:string&field=statut:string", "", "memory")
        made = own_style(STYLES / f"{name}.qml", asked, tmp_path)
        assert layer.loadNamedStyle(str(made))[1] and made.name == f"{name}.qml"
        rules = {rule.label(): rule for rule in layer.renderer().rootRule().children()}
        assert {one.nom for one in asked} < set(rules), name
        assert not {word for word, _, _ in KINDS} & set(rules)
        for one in asked:
            rule = rules[one.nom]
            assert any(one.couleur in (layer_.color().name(), layer_.strokeColor().name())
                       for layer_ in rule.symbol().symbolLayers()), (name, one.nom)  # fmt: skip
            feature = QgsFeature(layer.fields())
            feature.setAttributes([one.nom, "reservoir"])
            context = QgsExpressionContext()
            context.setFeature(feature)
            assert rule.filter() is not None and bool(rule.filter().evaluate(context)), (name, one.nom)
