"""`aula:verifier_campagne` as a planner runs it: two documents drawn by hand, a commune without any, then the example.

The four communes, the two documents and their areas are those of ``campaign_builder``.
"""

import re
import sqlite3
from contextlib import closing

import pandas as pd
import pytest
from qgis import processing
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingFeedback,
    QgsVectorLayer,
    QgsWkbTypes,
)

from aula.aula_plugin.bridge import plain
from aula.aula_plugin.core.documents.model import COMMUNE_COLUMNS, DOCUMENT_COLUMNS
from aula.aula_plugin.docks.compatibility.session import Session
from aula.aula_plugin.storage.avis import write_avis
from aula.aula_plugin.storage.document import write_document
from aula.aula_plugin.storage.dossier_reading import read_dossier, read_evidence
from aula.aula_plugin.storage.geopackage import Table, write_geopackage
from aula.tests.qgis.test_workers import cluster  # noqa: F401
from aula.tests.unit.campaign_builder import CODES, PLU, PLUI, RESERVOIRS, communes, plu, plui
from aula.tests.unit.scene_builder import box, zone

pytestmark = pytest.mark.once

CRS = QgsCoordinateReferenceSystem("EPSG:2154")
GRID = """
grille: {id: essai, titre: Grille d’essai, version: 1, scot: {siren: "200000009", nom: "SCoT d’essai"}}
armature: {niveaux: {"1": pôle, "2": village}}
roles:
  reservoirs: {libelle: Réservoirs, geometrie: surface, incertitude_m: 0}
regles:
  - id: F4
    titre_court: AU à long terme
    theme: Sobriété foncière
    question: Quelle part des AU attend une évolution du plan ?
    portee: objectif
    source: {document: DOO, page: 34}
    champ: {territoire: commune, cumul: [scot]}
    mode: auto
    indicateur: {type: ratio_somme, params: {numerateur: ["zones:AUs"], denominateur: ["zones:AU"]}}
    seuil: {operateur: "<=", valeur: 40, unite: "%"}
  - id: T1
    titre_court: AU en réservoir
    theme: Trame verte et bleue
    question: Les zones ouvertes évitent-elles les réservoirs ?
    portee: prescription_delimitee
    source: {document: DOO, page: 77}
    champ: {territoire: commune, cumul: [niveau, epci, scot]}
    mode: auto
    indicateur: {type: surface_intersection, params: {x: ["zones:AU"], y: ["role:reservoirs"]}}
    seuil: {operateur: "<=", valeur: 0, unite: ha}
"""


def completed(document):
    """Give a document drawn by hand the columns of those read from a lot."""
    for frame, columns in ((document.document, DOCUMENT_COLUMNS), (document.communes, COMMUNE_COLUMNS)):
        for name in columns:
            if name not in frame:
                frame[name] = None
    return document


@pytest.fixture(scope="module")
def case(tmp_path_factory, qgis_app):
    """Two documents, a grid, references and communes on disk."""
    folder, feedback = tmp_path_factory.mktemp("campagne d’été"), QgsProcessingFeedback()
    for name, document in (("plui", plui()), ("plu", plu())):
        write_document(folder / f"{name}.gpkg", completed(document), CRS, feedback)
    (folder / "grille.yaml").write_text(GRID, encoding="utf-8")
    polygon = QgsWkbTypes.Type.MultiPolygon
    roles = pd.DataFrame({"role": ["reservoirs"], "couverture": ["|".join(CODES)], "incertitude_m": [0.0]})
    reservoirs = communes().iloc[: len(RESERVOIRS)].set_geometry(RESERVOIRS)[["nom", "geometry"]]
    write_geopackage(
        folder / "references.gpkg",
        [
            Table("reservoirs", reservoirs, {"nom": "text"}, polygon, CRS),
            Table("roles", roles, {"role": "text", "couverture": "text", "incertitude_m": "real"}),
        ],
        feedback,
    )
    columns = dict.fromkeys(["code_insee", "nom", "niveau", "siren_epci"], "text")
    write_geopackage(folder / "communes.gpkg", [Table("communes", communes(), columns, polygon, CRS)], feedback)
    sinks = dict.fromkeys(("RESULTATS", "SYNTHESE", "CHALEUR", "TOTAUX"), QgsProcessing.TEMPORARY_OUTPUT)
    return {
        "DOCUMENTS": [str(folder / "plui.gpkg"), str(folder / "plu.gpkg")],
        "GRILLE": str(folder / "grille.yaml"),
        "REFERENCES": str(folder / "references.gpkg"),
        "COMMUNES": f"{folder / 'communes.gpkg'}|layername=communes",
        "DATE": "2026-11-22T08:00:00",
        **sinks,
    }


def run(case, **changes):
    return processing.run("aula:verifier_campagne", {**case, **changes})


def rows(layer):
    layer = QgsVectorLayer(layer, "x", "ogr") if isinstance(layer, str) else layer
    return [{f.name(): plain(row[f.name()]) for f in layer.fields()} for row in layer.getFeatures()]


def by(layer, *names):
    return {tuple(row[name] for name in names): row for row in rows(layer)}


def test_numbers_lines_totals_and_ranks(aula_provider, case):
    found = run(case)
    assert {name: value for name, value in found.items() if name.startswith("NB_")} == {
        "NB_DOCUMENTS": 2,
        "NB_COMMUNES": 4,
        "NB_SANS_DOCUMENT": 1,
        "NB_PLUSIEURS_DOCUMENTS": 0,
        "NB_HORS_VIGUEUR": 0,
        "NB_REGLES": 2,
        "NB_LIGNES": 8,
        "NB_RESPECTES": 2,  # F4: 33 % in 10001, 0 % in 10003
        "NB_ECARTS_TOLERES": 0,
        "NB_ECARTS": 3,  # F4: 100 % in 10002; T1: 1 ha in 10001 and in 10003
        "NB_NON_EVALUABLES": 2,  # the two rules in 10004
        "NB_AVIS_A_REVOIR": 0,
    }
    totals = by(found["TOTAUX"], "regle_id", "territoire_type", "territoire_id")
    assert totals["F4", "scot", "200000009"]["valeur"] == pytest.approx(25.0)  # (1 + 1 + 0) / (3 + 1 + 4)
    assert totals["F4", "epci", "200000001"]["valeur"] == pytest.approx(50.0)  # (1 + 1) / (3 + 1)
    assert totals["F4", "niveau", "2"]["valeur"] == pytest.approx(20.0)  # (1 + 0) / (1 + 4), not (100 + 0) / 2
    assert totals["T1", "scot", "200000009"]["valeur"] == pytest.approx(2.0)
    assert [totals["T1", "epci", code]["valeur"] for code in ("200000001", "200000002")] == pytest.approx([1.0, 1.0])
    lines = by(found["RESULTATS"], "regle_id", "territoire_type", "territoire_id")
    assert [lines["T1", "commune", code]["idurba"] for code in CODES] == [PLUI, PLUI, PLU, ""]
    assert lines["T1", "scot", "200000009"]["idurba"] == ""
    synthesis = by(found["SYNTHESE"], "code_insee")
    assert synthesis["10004",]["situation"] == "sans document" and synthesis["10004",]["rang"] is None
    assert sum(f.geometry().area() for f in found["SYNTHESE"].getFeatures()) == pytest.approx(4e6)
    assert by(found["CHALEUR"], "code_insee", "regle_id")["10003", "T1"]["signe"] == "▲"


def test_each_commune_has_the_lines_of_its_document_alone(aula_provider, case):
    shared = {name: case[name] for name in ("GRILLE", "REFERENCES", "COMMUNES", "DATE")}
    alone = {}
    for document in case["DOCUMENTS"]:
        done = processing.run(
            "aula:verifier_compatibilite", {**shared, "DOCUMENT": document, "RESULTATS": "memory:", "RAPPORT": None}
        )
        alone.update(by(done["RESULTATS"], "regle_id", "territoire_type", "territoire_id"))
    here = by(run(case)["RESULTATS"], "regle_id", "territoire_type", "territoire_id")
    keys = [key for key in alone if key[1] == "commune"]
    assert len(keys) == 6
    for key in keys:
        assert {**here[key], "duree_s": 0} == {**alone[key], "duree_s": 0}, key


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_workers_and_order_change_nothing(aula_provider, case, workers):
    expected = run(case, OUVRIERS=1)
    found = run(case, OUVRIERS=workers, DOCUMENTS=case["DOCUMENTS"][::-1])
    for name in ("RESULTATS", "SYNTHESE", "CHALEUR", "TOTAUX"):
        left, right = ([{**row, "duree_s": 0} for row in rows(one[name])] for one in (expected, found))
        assert left == right, name


def test_the_same_call_on_a_cluster_gives_the_same(aula_provider, case, cluster):  # noqa: F811
    address, _ = cluster
    told = Told()
    found = processing.run("aula:verifier_campagne", {**case, "ORDONNANCEUR": address}, feedback=told)
    expected = run(case)
    for name in ("RESULTATS", "SYNTHESE", "CHALEUR", "TOTAUX"):
        left, right = ([{**row, "duree_s": 0} for row in rows(one[name])] for one in (expected, found))
        assert left == right, name
    assert any(address in line for line in told.lines)


class Told(QgsProcessingFeedback):
    def __init__(self):
        super().__init__(False)
        self.lines = []

    def pushInfo(self, info):  # noqa: N802
        self.lines.append(info)


def test_a_document_in_another_projection_gives_the_same(aula_provider, case, tmp_path):
    """The PLUi in a conical projection of its own: brought back, its commune has the same hectare."""
    away, crs = plui(), QgsCoordinateReferenceSystem("EPSG:3947")
    for holder in (away.prescriptions, away.informations):
        holder.update({end: frame.to_crs(crs.authid()) for end, frame in holder.items()})
    away.zones, away.anomalies = away.zones.to_crs(crs.authid()), away.anomalies.to_crs(crs.authid())
    write_document(tmp_path / "plui.gpkg", completed(away), crs, QgsProcessingFeedback())
    found = run(case, DOCUMENTS=[str(tmp_path / "plui.gpkg"), case["DOCUMENTS"][1]])
    lines = by(found["RESULTATS"], "regle_id", "territoire_type", "territoire_id")
    assert [lines["T1", "commune", code]["valeur"] for code in CODES[:3:2]] == pytest.approx([1.0, 1.0], abs=1e-4)
    assert found["SYNTHESE"].crs().authid() == "EPSG:2154"


def test_avis_survive_a_second_campaign_and_the_dossier_opens_in_the_panel(aula_provider, case, tmp_path):
    dossier = tmp_path / "dossier.gpkg"
    run(case, DOSSIER=str(dossier))
    session = Session(str(dossier))
    assert len(session.lines) == 6 + 6  # three communes, two rules; F4 for the SCoT; T1 for 2 levels, 2 EPCI, the SCoT
    assert {line.row["idurba"] for line in session.lines} == {PLUI, PLU, ""}
    line = next(
        one for one in read_dossier(dossier).lignes if one["territoire_id"] == "10003" and one["regle_id"] == "T1"
    )
    assert read_evidence(dossier, line).extent == pytest.approx((2000, 0, 2100, 100))
    write_avis(dossier, line, {"avis": "compatible avec réserve", "justification": "À reprendre"}, "Une personne")
    less = [zone(box(2000, 50, 2400, 100), "AUc", "1AU"), zone(box(2000, 100, 3000, 1000), "A", "A")]
    changed = tmp_path / "plu.gpkg"
    write_document(changed, completed(plu(zones=less)), CRS, QgsProcessingFeedback())
    found = run(case, DOSSIER=str(dossier), DOCUMENTS=[case["DOCUMENTS"][0], str(changed)], DATE="2026-12-22T08:00:00")
    assert found["NB_AVIS_A_REVOIR"] == 1  # 0,5 ha where there was 1 ha
    kept = {(row["regle_id"], row["territoire_id"]): row for row in read_dossier(dossier).actuelles}
    assert kept["T1", "10003"]["avis"] == "compatible avec réserve" and kept["T1", "10003"]["signal_modifie"]
    assert kept["T1", "10003"]["valeur"] == pytest.approx(0.5)
    assert "10004" not in {territory for _, territory in kept}
    with closing(sqlite3.connect(dossier)) as base:
        places = base.execute("SELECT DISTINCT code_insee, idurba FROM territoires ORDER BY 1").fetchall()
        synthesis = base.execute("SELECT DISTINCT idurba FROM synthese ORDER BY 1").fetchall()
    assert places == [("10001", PLUI), ("10002", PLUI), ("10003", PLU)]
    assert synthesis == [(PLU,), (PLUI,)]


def test_the_report_stands_alone_and_says_what_is_missing(aula_provider, case, tmp_path):
    run(case, RAPPORT=str(tmp_path / "r.html"))
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    text = re.sub(r"\s+", " ", re.sub(r"<style.*?</style>|<[^>]+>", " ", page, flags=re.S)).replace("\u202f", " ")
    assert "2 documents d’urbanisme, 4 communes" in text
    assert "1 commune : sans document" in text
    assert "3 communes sur 4 portent 3 écarts" in text
    assert "total partiel, une commune au moins n’est pas évaluée" in text
    assert "incompatible" not in text.lower()
    assert not re.search(r'(?:src|href)="(?!#)', page), "la page demande autre chose qu’elle-même"
    assert "<script" not in page


def test_hostile_names_are_printed_as_text(aula_provider, case, tmp_path):
    layer = QgsVectorLayer(case["COMMUNES"], "c", "ogr").materialize(_all())
    layer.startEditing()
    for feature in layer.getFeatures():
        layer.changeAttributeValue(feature.id(), layer.fields().indexFromName("nom"), "<script>alert(1)</script>")
    layer.commitChanges()
    run(case, COMMUNES=layer, RAPPORT=str(tmp_path / "r.html"))
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "<script>" not in page and "&lt;script&gt;" in page


def _all():
    from qgis.core import QgsFeatureRequest

    return QgsFeatureRequest()


def test_null_is_null(aula_provider, case):
    layer = run(case)["SYNTHESE"]
    absent = next(f for f in layer.getFeatures() if f["code_insee"] == "10004")
    assert absent["idurba"] == NULL and absent["rang"] == NULL and absent["part_respectee"] == NULL
