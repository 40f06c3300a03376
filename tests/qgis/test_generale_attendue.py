"""The general grid on the example territory: the rules that the example grid leaves out, by hand.

The arithmetic of each value is in ``tests/unit/generale_attendu.csv``: sizes of ``example/sites.py`` and
``prescriptions.py``, figures of ``example/tables.py``. An empty signal is a constat.
"""

from pathlib import Path

import pandas as pd
import pytest
from qgis import processing
from qgis.core import NULL, QgsProcessing

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
GRIDS = ROOT / "templates" / "grids"
EXPECTED = pd.read_csv(ROOT / "tests" / "unit" / "generale_attendu.csv", dtype={"territoire": str})
#: Coordinates are rounded to the centimetre.
PRECISION = {"ha": 0.001, "%": 0.01, "lgt": 0.0, "n": 0.0}


@pytest.fixture(scope="module")
def example(aula_provider, tmp_path_factory):
    """The example territory, and its document read."""
    folder = tmp_path_factory.mktemp("generale")
    found = processing.run("aula:territoire_exemple", {"DOSSIER": str(folder / "copie")})
    document = str(folder / "document.gpkg")
    processing.run("aula:lire_document_urbanisme", {"LOT": found["LOT"], "DOCUMENT": document})
    return {**found, "DOCUMENT": document}


def measured(example):
    """Return the rows of results by rule and territory."""
    values = {
        "DOCUMENT": example["DOCUMENT"],
        "GRILLE": str(GRIDS / "grille_generale.yaml"),
        "REFERENCES": example["REFERENCES"],
        "COMMUNES": example["COMMUNES"],
        "DATE": "2026-09-14T10:00:00",
        "RESULTATS": QgsProcessing.TEMPORARY_OUTPUT,
    }
    layer = processing.run("aula:verifier_compatibilite", values)["RESULTATS"]
    return {(f["regle_id"], f["territoire_type"], f["territoire_id"]): f for f in layer.getFeatures()}


@pytest.fixture(scope="module")
def results(example):
    return measured(example)


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


def test_references_and_communes_in_another_projection_change_nothing(example, results, tmp_path):
    """In CC49, straight lines of Lambert-93 are bent by less than a millimetre over a parcel."""
    from osgeo import gdal

    gdal.UseExceptions()
    other = {}
    for name in ("REFERENCES", "COMMUNES"):
        source = example[name].split("|")[0]
        other[name] = str(tmp_path / Path(source).name)
        gdal.VectorTranslate(other[name], source, dstSRS="EPSG:3949", format="GPKG")
    found = measured({**example, **other})
    assert list(found) == list(results)
    for key, row in found.items():
        assert row["signal"] == results[key]["signal"], (key, row["valeur"], results[key]["valeur"])
        if results[key]["valeur"] != NULL:
            assert row["valeur"] == pytest.approx(results[key]["valeur"], abs=PRECISION.get(row["unite"], 1.0)), key
