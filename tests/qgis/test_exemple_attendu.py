"""The whole chain on the example territory finds the values and signals worked out by hand."""

from pathlib import Path

import pandas as pd
import pytest
from qgis import processing
from qgis.core import QgsProcessing

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = pd.read_csv(ROOT / "tests" / "unit" / "exemple_attendu.csv", dtype={"territoire": str})
#: Coordinates are rounded to the centimetre; the width of a corridor is found to the metre.
PRECISION = {"ha": 0.001, "%": 0.01, "m": 1.0, "lgt/ha": 0.001, "n": 0.0}


@pytest.fixture(scope="module")
def results(aula_provider, tmp_path_factory):
    folder = tmp_path_factory.mktemp("exemple")
    example = processing.run("aula:territoire_exemple", {"DOSSIER": str(folder / "copie")})
    document = str(folder / "document.gpkg")
    read = processing.run("aula:lire_document_urbanisme", {"LOT": example["LOT"], "DOCUMENT": document})
    assert read["VERSION_STANDARD"] == "v2024 rev. 2025-06"
    values = {
        "DOCUMENT": document,
        "GRILLE": example["GRILLE"],
        "REFERENCES": example["REFERENCES"],
        "COMMUNES": example["COMMUNES"],
        "RESULTATS": QgsProcessing.TEMPORARY_OUTPUT,
    }
    layer = processing.run("aula:verifier_compatibilite", values)["RESULTATS"]
    return {(f["regle_id"], f["territoire_type"], f["territoire_id"]): f for f in layer.getFeatures()}


@pytest.mark.parametrize("rule", EXPECTED["regle"].unique())
def test_known_cases_are_found(results, rule):
    for row in EXPECTED[EXPECTED["regle"] == rule].itertuples():
        found = results[rule, row.territoire_type, row.territoire]
        assert found["signal"] == row.signal, f"{rule} {row.territoire} : {row.calcul}"
        if pd.notna(row.valeur):
            assert found["valeur"] == pytest.approx(row.valeur, abs=PRECISION[row.unite]), row.calcul
