"""The general grid on the example territory: the rules that the example grid leaves out, by hand.

The arithmetic of each value is in ``tests/unit/generale_attendu.csv``: sizes of ``example/sites.py`` and
``prescriptions.py``, figures of ``example/tables.py``. An empty signal is a constat.
"""

from pathlib import Path

import pandas as pd
import pytest
from qgis import processing
from qgis.core import NULL, QgsProcessing

ROOT = Path(__file__).resolve().parents[2]
GRIDS = ROOT / "templates" / "grids"
EXPECTED = pd.read_csv(ROOT / "tests" / "unit" / "generale_attendu.csv", dtype={"territoire": str})
#: Coordinates are rounded to the centimetre.
PRECISION = {"ha": 0.001, "%": 0.01, "lgt": 0.0, "n": 0.0}


@pytest.fixture(scope="module")
def results(aula_provider, tmp_path_factory):
    folder = tmp_path_factory.mktemp("generale")
    example = processing.run("aula:territoire_exemple", {"DOSSIER": str(folder / "copie")})
    document = str(folder / "document.gpkg")
    processing.run("aula:lire_document_urbanisme", {"LOT": example["LOT"], "DOCUMENT": document})
    values = {
        "DOCUMENT": document,
        "GRILLE": str(GRIDS / "grille_generale.yaml"),
        "REFERENCES": example["REFERENCES"],
        "COMMUNES": example["COMMUNES"],
        "DATE": "2026-09-14T10:00:00",
        "RESULTATS": QgsProcessing.TEMPORARY_OUTPUT,
    }
    layer = processing.run("aula:verifier_compatibilite", values)["RESULTATS"]
    return {(f["regle_id"], f["territoire_type"], f["territoire_id"]): f for f in layer.getFeatures()}


@pytest.mark.parametrize("rule", EXPECTED["regle"].unique())
def test_known_cases_are_found(results, rule):
    for row in EXPECTED[EXPECTED["regle"] == rule].itertuples():
        found = results[rule, row.territoire_type, row.territoire]
        told = f"{rule} {row.territoire} : {row.calcul}"
        assert (found["signal"] or None) == (row.signal if pd.notna(row.signal) else None), told
        if pd.isna(row.valeur):
            assert found["valeur"] == NULL, told
        else:
            assert found["valeur"] == pytest.approx(row.valeur, abs=PRECISION[row.unite]), told


def test_no_rule_fails_on_the_example(results):
    assert not [key for key, found in results.items() if "calcul impossible" in (found["motif"] or "")]
    assert len({rule for rule, _, _ in results}) == 86
