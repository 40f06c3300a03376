"""`aula:registre_foncier_scot` on the example: its envelopes are those of rule F1, whose measures are known."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pytest
from qgis import processing
from qgis.core import QgsProcessingException
from shapely import MultiPolygon, box, wkt

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "templates" / "exemple"
LOT, MODIFICATION = EXAMPLE / "200000001_PLUi_20260618", EXAMPLE / "200000001_PLUi_20261001.zip"
GRID = ROOT / "templates" / "grids" / "grille_exemple.yaml"
COMMUNES = f"{EXAMPLE / 'communes.gpkg'}|layername=communes"
DATE = "2026-11-22"


@pytest.fixture(scope="module")
def documents(aula_provider, tmp_path_factory):
    folder = tmp_path_factory.mktemp("plui")
    for name, given in (("avant", {"LOT": str(LOT)}), ("apres", {"ARCHIVE": str(MODIFICATION)})):
        processing.run(
            "aula:lire_document_urbanisme", {**given, "DOCUMENT": str(folder / f"{name}.gpkg"), "CHARGER": False}
        )
    return folder


def keep(*documents, **values):
    given = {
        "DOCUMENTS": [str(one) for one in documents],
        "GRILLE": str(GRID),
        "REFERENCES": str(EXAMPLE / "references_scot.gpkg"),
        "DATE": DATE,
        **dict.fromkeys(("REGISTRE", "PIECES", "CARTE"), "memory:"),
    }
    return processing.run("aula:registre_foncier_scot", {**given, **values})


def rows(layer):
    names = layer.fields().names()
    return [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


def lines(result, vocation="toutes"):
    return {row["territoire_id"]: row for row in rows(result["REGISTRE"]) if row["vocation"] == vocation}


def test_the_register_is_that_of_rule_f1(documents):
    result = keep(documents / "avant.gpkg")
    own = lines(result)
    checked = processing.run(
        "aula:verifier_compatibilite",
        {
            "DOCUMENT": str(documents / "avant.gpkg"),
            "GRILLE": str(GRID),
            "REFERENCES": str(EXAMPLE / "references_scot.gpkg"),
            "RESULTATS": "memory:",
            "DATE": DATE,
        },
    )
    f1 = {row["territoire_id"]: row for row in rows(checked["RESULTATS"]) if row["regle_id"] == "F1"}
    for code in ("99001", "99002", "99003", "99004", "99005", "99006", "1", "2", "3", "200000001"):
        assert own[code]["engage_ha"] == pytest.approx(f1[code]["valeur"], abs=1e-5), code
        assert own[code]["enveloppe_ha"] == f1[code]["seuil"], code
    # nothing is observed: what is left is a most, and nothing is said to be consumed
    assert own["99001"]["reste_sens"] == "au plus"
    assert result["CONSOMME_HA"] is None and result["DISPONIBLE_HA"] is None
    assert result["NB_COMMUNES"] == 6 and result["NB_SANS_DOCUMENT"] == 0
    assert result["RESTE_HA"] == pytest.approx(35 - result["ENGAGE_HA"])
    # pieces are a partition of what is charged
    assert sum(row["aire_ha"] for row in rows(result["PIECES"])) == pytest.approx(result["ENGAGE_HA"], abs=1e-6)
    drawn = {row["code_insee"]: row for row in rows(result["CARTE"])}
    assert drawn["99002"]["statut"] == own["99002"]["statut"] == "au-delà de l’enveloppe"


def test_the_document_approved_last_is_read_and_the_other_told(documents):
    both = lines(keep(documents / "apres.gpkg", documents / "avant.gpkg"))
    last = lines(keep(documents / "apres.gpkg"))
    assert both["99001"]["idurba"] == "200000001_PLUI_20261001"
    assert {code: row["engage_ha"] for code, row in both.items()} == {
        code: row["engage_ha"] for code, row in last.items()
    }


def test_documents_of_two_projections_make_one_register(documents, tmp_path):
    """The last state delivered in CC50 is measured in the projection of the other, and drawn where it lies."""
    lot = tmp_path / MODIFICATION.stem
    shutil.unpack_archive(MODIFICATION, tmp_path)
    for layer in sorted(lot.rglob("*.shp")):
        gpd.read_file(layer).to_crs("EPSG:3950").to_file(layer)
    moved = tmp_path / "apres_cc50.gpkg"
    processing.run("aula:lire_document_urbanisme", {"LOT": str(lot), "DOCUMENT": str(moved), "CHARGER": False})
    both = keep(documents / "avant.gpkg", moved)
    assert both["PIECES"].crs().authid() == "EPSG:2154"
    alone = keep(documents / "apres.gpkg")
    assert both["ENGAGE_HA"] == pytest.approx(alone["ENGAGE_HA"], rel=1e-3)
    boxes = [result["PIECES"].extent() for result in (both, alone)]
    for side in ("xMinimum", "yMinimum", "xMaximum", "yMaximum"):
        assert getattr(boxes[0], side)() == pytest.approx(getattr(boxes[1], side)(), abs=1)


def test_a_document_annulled_engages_nothing(documents, tmp_path):
    annulled = tmp_path / "annule.gpkg"
    annulled.write_bytes((documents / "avant.gpkg").read_bytes())
    with closing(sqlite3.connect(annulled)) as base, base:
        base.execute("UPDATE document SET etat = '04'")
    result = keep(annulled)
    assert result["NB_SANS_DOCUMENT"] == 6
    assert result["ENGAGE_HA"] is None and result["RESTE_HA"] is None
    assert {row["statut"] for row in lines(result).values()} == {"document manquant"}
    forced = keep(annulled, FORCER=True)
    assert forced["NB_SANS_DOCUMENT"] == 0


def test_observed_consumption_and_report(documents, tmp_path):
    """1.5 ha at most consumed inside the largest zone opened; 1 ha in 2019, before T0 (2021)."""
    opened = max(keep(documents / "avant.gpkg")["PIECES"].getFeatures(), key=lambda one: one["aire_ha"])
    largest = wkt.loads(opened.geometry().asWkt())
    x, y = largest.representative_point().coords[0]
    inside = box(x - 75, y - 50, x + 75, y + 50).intersection(largest)
    frame = gpd.GeoDataFrame(
        {"an": [2023, 2019], "usage": ["logement", "logement"]},
        geometry=[MultiPolygon([one]) for one in (inside, box(x + 900, y + 900, x + 1000, y + 1000))],
        crs="EPSG:2154",
    )
    frame.to_file(tmp_path / "conso.gpkg", layer="conso", driver="GPKG")
    page = tmp_path / "registre.html"
    result = keep(
        documents / "avant.gpkg",
        CONSOMMATION=str(tmp_path / "conso.gpkg"),
        CHAMP_DATE="an",
        CHAMP_VOCATION="usage",
        CONSOMMATION_COMPLETE=True,
        RAPPORT=str(page),
    )
    consumed = inside.area / 10_000
    assert result["CONSOMME_HA"] == pytest.approx(consumed, abs=1e-4)
    assert result["DISPONIBLE_HA"] == pytest.approx(result["ENGAGE_HA"] - consumed, abs=1e-4)
    assert result["RESTE_HA"] == pytest.approx(35 - result["ENGAGE_HA"], abs=1e-4)
    assert lines(result, "habitat")["200000001"]["consomme_ha"] == pytest.approx(consumed, abs=1e-4)
    text = page.read_text(encoding="utf-8")
    for word in ("Registre foncier du SCoT", "territoire fictif", "Bourg", "2021-1104", "R101-1", "n. d."):
        assert word in text, word
    assert "incompatible" not in text


def test_references_without_urban_envelope_are_refused(documents, tmp_path):
    packed = tmp_path / "references.gpkg"
    source = f"{EXAMPLE / 'references_scot.gpkg'}|layername=communes"
    processing.run(
        "aula:preparer_references",
        {"COUCHES": [source], "CORRESPONDANCE": ["1", "communes"], "REFERENCES": str(packed)},
    )
    grid = tmp_path / "grille.yaml"
    grid.write_text(
        "grille: {id: essai, titre: Essai, version: 1}\narmature: {niveaux: {'1': Pôle}}\nregles: []\n",
        encoding="utf-8",
    )
    with pytest.raises(QgsProcessingException, match="enveloppe_urbaine|règle"):
        keep(documents / "avant.gpkg", REFERENCES=str(packed), GRILLE=str(grid))
