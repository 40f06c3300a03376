"""Texts meant to be run (HTML, formulas, SQL, templates) stay texts from the lot to the last output."""

import csv
import html
import re
import shutil
import sqlite3
from itertools import cycle

import markupsafe
import pytest
from osgeo import gdal, ogr
from qgis import processing
from qgis.core import QgsVectorLayer

from aula.tests.qgis.bad_input.builders import HOSTILE, memory
from aula.tests.qgis.bad_input.conftest import GRID

LONG = "x" * 100_000
TEXTS = [*HOSTILE.values(), "tabulation\tet\u0007cloche", LONG]


@pytest.fixture(scope="module")
def hostile(files, tmp_path_factory):
    """Run the chain on the example whose N zones bear the texts, in LIBELLE and in LIBELONG."""
    folder = tmp_path_factory.mktemp("hostile")
    lot = folder / "lot"
    lot.mkdir()
    source = QgsVectorLayer(files["zones"], "zones", "ogr")
    naturals = [number for number, f in enumerate(source.getFeatures()) if f["typezone"] == "N"]
    texts = dict(zip(naturals, cycle(TEXTS)))
    zones = memory(source, change=lambda number, f: _write(f, texts.get(number)))
    processing.run(
        "native:savefeatures", {"INPUT": zones, "OUTPUT": str(lot / "zone_urba.gpkg"), "LAYER_NAME": "zone_urba"}
    )
    results = processing.run(
        "aula:lire_document_urbanisme",
        {"LOT": str(lot), "DOCUMENT": str(folder / "document.gpkg"), "CHARGER": False},
    )
    grid = folder / "grille.yaml"
    grid.write_text(GRID, encoding="utf-8")
    checked = processing.run(
        "aula:verifier_compatibilite",
        {
            "DOCUMENT": results["DOCUMENT"],
            "GRILLE": str(grid),
            "REFERENCES": files["references"],
            "COMMUNES": files["communes"],
            "RESULTATS": str(folder / "resultats.gpkg"),
            "PREUVES_SURF": str(folder / "preuves.gpkg"),
            "DOSSIER": str(folder / "dossier.gpkg"),
            "RAPPORT": str(folder / "rapport.html"),
        },
    )
    return folder, results, checked


def _write(feature, text):
    if text is not None:
        feature["libelle"] = text
        feature["libelong"] = text


def _texts(path, table, column):
    with sqlite3.connect(path) as base:
        found = {row[0] for row in base.execute(f'select "{column}" from "{table}"')}
    base.close()
    return found


def test_document_holds_the_texts_as_typed(hostile):
    folder, _, _ = hostile
    for column in ("libelle", "libelong"):
        found = _texts(folder / "document.gpkg", "zone_urba", column)
        for text in HOSTILE.values():
            assert text in found, text
        assert LONG in found
    with sqlite3.connect(folder / "document.gpkg") as base:
        assert base.execute("select count(*) from zone_urba").fetchone()[0] > 100  # the table was not dropped
    base.close()


def test_results_and_evidence_quote_them(hostile):
    folder, _, checked = hostile
    quoted = " ".join(
        str(text)
        for text in _texts(folder / "preuves.gpkg", "preuves", "zone")
        | _texts(folder / "resultats.gpkg", "resultats", "zones")
    )
    assert checked["NB_LIGNES"] == 6
    assert [text for text in HOSTILE.values() if text in quoted], quoted[:2000]


def test_report_shows_them_and_runs_nothing(hostile):
    folder, _, _ = hostile
    page = (folder / "rapport.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert not re.search(r"<img[^>]*onerror", page)
    assert not re.search(r"<[^>]*\son\w+\s*=", page)
    shown = [text for text in HOSTILE.values() if html.escape(text) in page or markupsafe.escape(text) in page]
    assert shown, "aucun des textes n’est cité : le test ne prouve rien"
    assert LONG not in page, "un libellé démesuré ne remplit pas le rapport"
    assert len(page) < 6_000_000


@pytest.mark.parametrize(("kind", "name"), [("xlsx", "g.xlsx"), ("ods", "g.ods"), ("csv", "g"), ("yaml", "g.yaml")])
def test_grid_conversions_keep_the_texts_and_no_formula(aula_provider, tmp_path, kind, name):
    texts = list(HOSTILE.values())
    quoted = [text.replace("\\", "\\\\").replace('"', '\\"') for text in texts]
    rules = GRID.index("    theme: Trame")
    for number, text in enumerate(quoted):
        source = tmp_path / f"{number}.yaml"
        source.write_text(GRID[:rules] + f'    theme: "{text}"\n' + GRID[rules:].split("\n", 1)[1], encoding="utf-8")
    source = tmp_path / "toutes.yaml"
    shutil.copy(tmp_path / "1.yaml", source)
    target = tmp_path / name
    for number, text in enumerate(texts):
        processing.run(
            "aula:convertir_grille", {"GRILLE": str(tmp_path / f"{number}.yaml"), "FORMAT": kind, "SORTIE": str(target)}
        )
        for cell in _cells(target, kind):
            assert not re.match(r"[=+@\-\t\r]", cell) or kind == "yaml", cell
        back = tmp_path / f"retour_{number}.yaml"
        given = target / "regles.csv" if kind == "csv" else target
        processing.run("aula:convertir_grille", {"GRILLE": str(given), "FORMAT": "yaml", "SORTIE": str(back)})
        from aula.aula_plugin.storage.grid_files import read_grid

        assert read_grid(back).regles[0].theme == text


def _cells(path, kind):
    """Return all the cells of a spreadsheet as a program that knows nothing of AULA reads them."""
    if kind == "yaml":
        return []
    if kind == "csv":
        return [
            cell for file in path.glob("*.csv") for row in csv.reader(file.open(encoding="utf-8-sig")) for cell in row
        ]
    source = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    cells = []
    for number in range(source.GetLayerCount()):
        layer: ogr.Layer = source.GetLayer(number)
        for row in layer:
            cells += [row.GetFieldAsString(n) for n in range(layer.GetLayerDefn().GetFieldCount())]
    return cells
