"""Real documents against the general grid: figures published with the sample data, or summed from its files."""

from pathlib import Path

import pyogrio
import pytest
from qgis import processing
from qgis.core import QgsProcessing, QgsProcessingException

ROOT = Path(__file__).resolve().parents[2]
GRID = str(ROOT / "templates" / "grids" / "grille_generale.yaml")
LOTS = {
    "41175": ("cnig/exemples/41175_PLU_20140603", None),
    "30014": ("documents_urbanisme_cnig/30014_PLU_20171013", "commune_30014"),
    "241800432": ("documents_urbanisme_cnig/241800432_PLUi_20200128", "communes_trois_provinces_18"),
    "200043396": ("documents_urbanisme_cnig/200043396_PLUi_20191212_extrait", None),
}
ASSOCIATED = "documents_urbanisme_cnig/territoires_associes.gpkg"
TEMPORARY = QgsProcessing.TEMPORARY_OUTPUT


@pytest.fixture(scope="module")
def evaluated(aula_provider, shared_data, tmp_path_factory):
    """Return, by lot, the lines of the general grid by rule and territory, computed once."""
    cache = {}

    def of(name):
        if name not in cache:
            lot, communes = LOTS[name]
            document = str(tmp_path_factory.mktemp(name) / "document.gpkg")
            processing.run("aula:lire_document_urbanisme", {"LOT": str(shared_data / lot), "DOCUMENT": document})
            layer = f"{shared_data / ASSOCIATED}|layername={communes}" if communes else None
            values = {"DOCUMENT": document, "GRILLE": GRID, "COMMUNES": layer, "RESULTATS": TEMPORARY}
            found = processing.run("aula:verifier_compatibilite", values)
            rows = found["RESULTATS"].getFeatures()
            cache[name] = {(f["regle_id"], f["territoire_type"], f["territoire_id"]): f for f in rows}, document
        return cache[name]

    return of


def line(lines, rule, kind="commune"):
    (only,) = [row for (r, k, _), row in lines.items() if (r, k) == (rule, kind)]
    return only


def test_share_of_locked_au_in_a_v2014_plu(evaluated):
    # areas by TYPEZONE published for 41175: AUc 4,0 ha, AUs 1,3 ha; the files give 3,977 and 1,321
    lines, _ = evaluated("41175")
    assert line(lines, "F4")["valeur"] == pytest.approx(100 * 1.3 / 5.3, abs=1.0)


def test_stecal_of_a_v2017_plu(evaluated):
    # published for 30014: 2 STECAL under 16-03, 16,2 ha
    lines, _ = evaluated("30014")
    found = line(lines, "A4")
    assert found["valeur"] == 2
    assert "16,2" in found["message"]


def test_no_locked_au_and_all_open_au_under_an_oap(evaluated):
    # 30014: AUc 7,3 ha, no AUs; OAP 18-00: 2 objects, 7,3 ha
    lines, _ = evaluated("30014")
    assert line(lines, "F4")["valeur"] == pytest.approx(0.0)
    assert line(lines, "D3")["valeur"] <= 0.1


def test_every_commune_of_the_plui_answers_every_rule(evaluated):
    lines, _ = evaluated("241800432")
    communes = {place for _, kind, place in lines if kind == "commune"}
    assert len(communes) == 11
    rules = {rule for rule, kind, _ in lines if kind == "commune"}
    assert all((rule, "commune", place) in lines for rule in rules for place in communes)
    for row in lines.values():
        assert row["signal"] != "non évaluable" or row["motif"]
        assert "calcul impossible" not in (row["motif"] or "")


def test_vintage_without_destinations_cannot_answer_on_commerce(evaluated):
    lines, _ = evaluated("241800432")
    assert {row["signal"] for (rule, kind, _), row in lines.items() if rule == "C1" and kind == "commune"} == {
        "non évaluable"
    }


def test_zone_coded_n_but_named_urban_is_told_on_the_lines(evaluated):
    # 241800432: UA « cœur urbain de Sancoins », 170,4 ha, coded N (commune 18242)
    lines, _ = evaluated("241800432")
    assert "dont le TYPEZONE contredit le libellé" in lines["F4", "commune", "18242"]["message"]


def test_a_lot_of_points_alone_concludes_nothing_on_zones(evaluated):
    with pytest.raises(QgsProcessingException, match="ne contient aucune zone"):
        evaluated("200043396")


def test_thirteen_plu_given_as_a_zoning_in_progress(evaluated, shared_data):
    """The merged zoning of Seine-et-Marne replaces that of another document; areas are summed from the file."""
    _, document = evaluated("241800432")
    source = shared_data / "plu_seine_et_marne_77" / "zone_urba_13_communes_77.gpkg"
    found = processing.run(
        "aula:verifier_compatibilite",
        {
            "DOCUMENT": document,
            "GRILLE": GRID,
            "ZONES": f"{source}|layername=zone_urba",
            "COMMUNES": f"{source}|layername=communes",
            "RESULTATS": TEMPORARY,
        },
    )
    rows = list(found["RESULTATS"].getFeatures())
    places = {row["territoire_id"] for row in rows if row["territoire_type"] == "commune"}
    zones = pyogrio.read_dataframe(source, layer="zone_urba")
    # a commune is evaluated when half of it is zoned: the 13 communes of the file, no neighbour
    assert len(places) == 13
    assert places == set(zones["DEPCOM"].dropna()) or len(set(zones["DEPCOM"].dropna())) != 13
    # F4: AU without c or s has no subtype, the share is then given as a bracket (43 zones « AU » in the file)
    brackets = [row for row in rows if row["regle_id"] == "F4" and row["n_null"]]
    assert brackets
    assert all(row["valeur_min"] <= row["valeur"] <= row["valeur_max"] for row in brackets if row["valeur_max"])
