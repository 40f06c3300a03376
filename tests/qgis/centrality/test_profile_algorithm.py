"""Profiles of the example territory through `aula:perimetres_centralite`, against sums made apart."""

from __future__ import annotations

import json

import geopandas
import pytest
import shapely
from qgis import processing

from aula.aula_plugin.bridge import plain, to_frame
from aula.aula_plugin.paths import TEMPLATES

EXAMPLE = TEMPLATES / "exemple"
REFERENCES = EXAMPLE / "references_scot.gpkg"


@pytest.fixture(scope="module")
def run(example_values, tmp_path_factory):
    """Candidates of the example with their profile, and the numbers of the run."""
    document = tmp_path_factory.mktemp("profil") / "document.gpkg"
    lot = str(EXAMPLE / "200000001_PLUi_20260618")
    processing.run("aula:lire_document_urbanisme", {"LOT": lot, "DOCUMENT": str(document), "CHARGER": False})
    beside = example_values["OFFRE"].partition("|")[0]
    values = {
        "VOIRIE": f"{REFERENCES}|layername=routes",
        "POPULATION": example_values["COMMUNES"],
        "EMPLOIS": f"{beside}|layername=emplois",
        "VACANCE": f"{beside}|layername=locaux",
        "TABLE_VACANCE": f"{beside}|layername=lovac",
        "LIEUX": f"{REFERENCES}|layername=centralites",
        "FRONTS": f"{REFERENCES}|layername=fronts_commerciaux",
        "ENVELOPPE": f"{REFERENCES}|layername=enveloppe_urbaine",
        "DOCUMENT": str(document),
        "ACCORD": None,
    }
    return processing.run("aula:perimetres_centralite", {**example_values, **values})


@pytest.fixture(scope="module")
def candidates(run, qgis_processing_context):
    context, feedback = qgis_processing_context
    return to_frame(run["CANDIDATS"], context, feedback).reset_index(drop=True)


@pytest.fixture(scope="module")
def qgis_processing_context(qgis_app):
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    return QgsProcessingContext(), QgsProcessingFeedback()


def test_inhabitants_are_a_share_of_those_of_the_commune(run, candidates):
    communes = geopandas.read_file(EXAMPLE / "communes.gpkg", layer="communes").set_index("code_insee")
    density = communes["population"].astype(float) / communes.area
    expected = candidates.geometry.area * candidates["code_insee"].map(density)
    assert candidates["pop"].astype(float).tolist() == pytest.approx(expected.tolist())
    assert run["POP"] == pytest.approx(expected.sum())
    assert (candidates["pop"] < candidates["pop_5min"]).all() and (
        candidates["pop_5min"] < candidates["pop_10min"]
    ).all()
    # whole communes are taken for cells here: most of their land is far from any street
    assert run["POP_NON_RATTACHEE"] > 0


def test_zoning_adds_up_to_the_area(candidates):
    for told, area in zip(candidates["zonage"], candidates["aire_ha"]):
        assert sum(one["ha"] for one in json.loads(told)) == pytest.approx(area, abs=0.005)


def test_the_rest_of_the_profile(candidates):
    located = shapely.union_all(geopandas.read_file(REFERENCES, layer="centralites").geometry)
    gap = shapely.area(shapely.difference(candidates.geometry, located)) / candidates.geometry.area
    assert candidates["ecart_daacl"].astype(float).tolist() == pytest.approx(gap.tolist())
    shops = geopandas.read_file(REFERENCES, layer="commerces").explode(ignore_index=True)
    for _, row in candidates.iterrows():
        inside = shops.index[shops.intersects(row.geometry)]
        assert row["emplois"] == sum(1 + n % 4 for n in inside)
        if len(inside):
            assert row["vacance"] == pytest.approx((inside % 5 == 0).mean())
            assert row["vacance_source"].startswith("commerces relevés")
    assert candidates["part_lineaires"].dropna().between(0, 1).all() and candidates["part_lineaires"].notna().any()
    assert candidates["part_enveloppe"].astype(float).between(0, 1).all()
    # each candidate of the example is on a centre that the SCoT names
    centres = geopandas.read_file(REFERENCES, layer="centralites").set_index("nom").geometry
    for _, row in candidates.iterrows():
        assert row["nom"] == centres.intersection(row.geometry).area.idxmax()
    assert json.loads(candidates["sources"][0])["POPULATION"] == "communes"


def test_nothing_given_is_null(example_values):
    found = processing.run("aula:perimetres_centralite", {**example_values, "PERIMETRES_SCOT": None, "ACCORD": None})
    assert found["POP"] is None and found["POP_NON_RATTACHEE"] is None
    for feature in found["CANDIDATS"].getFeatures():
        assert [plain(feature[name]) for name in ("pop", "emplois", "vacance", "zonage", "ecart_daacl")] == [None] * 5
