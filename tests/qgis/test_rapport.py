"""The report of the example territory, written by the algorithm, says what its result table says."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from qgis import processing

from aula.tests.unit.report_reader import drawings, plain, read

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "templates" / "exemple"


@pytest.fixture(scope="module")
def run(aula_provider, tmp_path_factory):
    """Return the rows of the result table and the report, for the grid of the example."""
    folder = tmp_path_factory.mktemp("rapport")
    document, report = str(folder / "document.gpkg"), folder / "rapport.html"
    processing.run(
        "aula:lire_document_urbanisme", {"LOT": str(EXAMPLE / "200000001_PLUi_20260618"), "DOCUMENT": document}
    )
    results = processing.run(
        "aula:verifier_compatibilite",
        {
            "DOCUMENT": document,
            "GRILLE": str(ROOT / "templates" / "grids" / "grille_exemple.yaml"),
            "REFERENCES": str(EXAMPLE / "references_scot.gpkg"),
            "COMMUNES": str(EXAMPLE / "communes.gpkg"),
            "RESULTATS": "memory:",
            "PREUVES_SURF": "memory:",
            "PREUVES_LIN": "memory:",
            "PREUVES_PCT": "memory:",
            "RAPPORT": str(report),
        },
    )
    layer = results["RESULTATS"]
    names = [field.name() for field in layer.fields()]
    rows = [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]
    return rows, report.read_text(encoding="utf-8")


def _lines(rows):
    """Return the lines at the scale of their rule, controls of the data left out."""
    communes = {row["regle_id"] for row in rows if row["territoire_type"] == "commune"}
    return [
        row
        for row in rows
        if row["type"] != "controle_donnee" and (row["territoire_type"] == "commune" or row["regle_id"] not in communes)
    ]


def test_counts_are_those_of_the_table(run):
    rows, html = run
    signals = Counter(str(row["signal"]) for row in _lines(rows))
    text = plain(html)
    compared = sum(signals[s] for s in ("respecté", "écart toléré", "écart"))
    assert f"Sur {compared} mesures comparées à leur seuil, {signals['respecté']} le respectent" in text
    assert f"{signals['écart']} au-delà" in text
    assert f"{signals['respecté']} mesures sur {compared} respectent leur seuil" in text
    assert f"{len(_lines(rows))} lignes sans avis" in text


def test_report_is_sound_light_and_watermarked(run):
    _, html = run
    page = read(html)
    assert page.faults == []
    assert page.open == []
    assert len(drawings(html)) > 15
    assert len(html.encode()) < 3_000_000
    assert '<p class="filigrane">territoire fictif</p>' in html
    assert not {"script", "img", "link"} & page.names


def test_report_judges_nothing(run):
    _, html = run
    assert "incompatib" not in plain(html).lower()
    assert not re.search(r"\bnan\b|\bNone\b|\bNULL\b", plain(html))
