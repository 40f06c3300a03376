"""The land ledger and the objects found by words, in a dossier; a dossier made before they existed."""

import sqlite3

import pytest
from qgis import processing
from qgis.core import QgsVectorLayer

from aula.aula_plugin.core.compatibility.ledger import LEDGER_COLUMNS, WORD_COLUMNS
from aula.tests.qgis.toolbox.examples import COMMUNES, GRID, LOT, REFERENCES

pytestmark = pytest.mark.once

TABLES = {"grand_livre": LEDGER_COLUMNS, "appariements_mots": WORD_COLUMNS}


def rows(path, name):
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    assert layer.isValid()
    return [dict(zip([f.name() for f in layer.fields()], f.attributes())) for f in layer.getFeatures()]


@pytest.fixture(scope="module")
def analysis(aula_provider, tmp_path_factory):
    folder = tmp_path_factory.mktemp("livre")
    document = folder / "document.gpkg"
    processing.run("aula:lire_document_urbanisme", {"LOT": str(LOT), "DOCUMENT": str(document), "CHARGER": False})

    def check(dossier, date):
        values = {
            "DOCUMENT": str(document),
            "GRILLE": str(GRID),
            "REFERENCES": str(REFERENCES),
            "COMMUNES": COMMUNES,
            "DATE": date,
            "RESULTATS": "memory:",
            "RAPPORT": None,
            "DOSSIER": str(dossier),
        }
        processing.run("aula:verifier_compatibilite", values)

    return check


def test_the_ledger_of_the_example(analysis, tmp_path):
    dossier = tmp_path / "dossier.gpkg"
    analysis(dossier, "2026-09-14")
    found = {(one["regle_id"], one["insee"]): one for one in rows(dossier, "grand_livre")}
    # F1 of 99001: 15.9 ha opened for 16 ha; of 99002: 10.5 ha for 10 ha (worked out in exemple_attendu.csv).
    for insee, engaged, envelope in (("99001", 15.9, 16), ("99002", 10.5, 10)):
        line = found["F1", insee]
        assert line["engage_ha"] == pytest.approx(engaged, abs=0.01) and line["enveloppe_ha"] == envelope
        assert line["reste_ha"] == pytest.approx(envelope - engaged, abs=0.01)
    assert isinstance(rows(dossier, "appariements_mots"), list)


def test_a_dossier_made_before_gains_the_tables(analysis, tmp_path):
    dossier = tmp_path / "dossier.gpkg"
    analysis(dossier, "2026-09-14")
    with sqlite3.connect(dossier) as base:
        for name in TABLES:
            base.execute("DELETE FROM gpkg_contents WHERE table_name = ?", (name,))
            base.execute("DELETE FROM gpkg_ogr_contents WHERE table_name = ?", (name,))
            base.execute(f'DROP TABLE "{name}"')
    base.close()
    analysis(dossier, "2026-09-15")
    for name, columns in TABLES.items():
        layer = QgsVectorLayer(f"{dossier}|layername={name}", name, "ogr")
        assert set(columns) <= {field.name() for field in layer.fields()}
    assert {str(one["date_run"].date().toPyDate()) for one in rows(dossier, "grand_livre")} == {"2026-09-15"}
