"""Styles of the main roles: readable by QGIS, named after a role, and kept inside the packed file."""

from pathlib import Path

import pytest
from qgis.core import QgsRuleBasedRenderer, QgsVectorLayer

from aula.aula_plugin.core.compatibility.roles import ROLES, kinds

ROOT = Path(__file__).resolve().parents[2]
STYLES = sorted((ROOT / "styles" / "compatibility" / "references").glob("*.qml"))
SHIPPED = ROOT / "templates" / "exemple" / "references_scot.gpkg"
MEMORY = {"surface": "MultiPolygon", "ligne": "MultiLineString", "point": "MultiPoint"}


@pytest.mark.parametrize("qml", STYLES, ids=lambda path: path.stem)
def test_style_of_a_role_draws_everything(qgis_app, qml):
    role = ROLES[qml.stem]
    layer = QgsVectorLayer(f"{MEMORY[kinds(role)[0]]}?crs=EPSG:2154&field=nom:string", role.nom, "memory")
    message, loaded = layer.loadNamedStyle(str(qml))
    assert loaded, message
    renderer = layer.renderer()
    if isinstance(renderer, QgsRuleBasedRenderer):
        assert [rule.isElse() for rule in renderer.rootRule().children()][-1]
    else:
        assert renderer.type() == "singleSymbol"


def test_sous_trames_keep_their_colours_in_the_shipped_file(qgis_app):
    layer = QgsVectorLayer(f"{SHIPPED}|layername=reservoirs", "reservoirs", "ogr")
    colours = [rule.symbol().color().name() for rule in layer.renderer().rootRule().children()]
    assert colours[:4] == ["#2f6b3a", "#9bbf5a", "#3f8f9b", "#3a6fb0"]
