"""`aula:verifier_compatibilite` as a planner runs it, on a document drawn by hand: 100 ha west, 100 ha east."""

import shutil
import sqlite3
from pathlib import Path

import pandas as pd
import pytest
from qgis import processing
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)

from aula.aula_plugin.storage.document import write_document
from aula.aula_plugin.storage.dossier_reading import read_dossier
from aula.aula_plugin.storage.geopackage import Table, write_geopackage
from aula.tests.unit.scene_builder import box, workspace, zone

CRS = QgsCoordinateReferenceSystem("EPSG:2154")
#: A place where Lambert-93 is at home, so that other CRS can be tried.
X, Y = 700_000, 6_600_000
GRID = """
grille: {id: essai, titre: Grille d’essai, version: 2, scot: {siren: "200000000"}, date: "2026-09-01"}
armature: {source: "", cle: code_insee, colonne: niveau, niveaux: {"1": pôle, "2": relais}}
parametres: {lisere_m: 5}
roles:
  reservoirs: {libelle: Réservoirs, geometrie: surface, incertitude_m: 25}
  coupures: {libelle: Coupures, geometrie: surface, incertitude_m: 25}
regles:
  - id: T1
    titre_court: AU en réservoir
    theme: Trame verte et bleue
    question: Les zones ouvertes évitent-elles les réservoirs ?
    portee: prescription_delimitee
    source: {document: DOO, page: 77}
    champ: {territoire: commune, cumul: [scot]}
    mode: auto
    indicateur: {type: surface_intersection, params: {x: ["zones:AU"], y: ["role:reservoirs"]}}
    seuil: {operateur: "<=", valeur: 0, unite: ha}
    reponses: {ecart: "{valeur} ha dans les réservoirs : {zones}."}
  - id: T9
    titre_court: Coupures
    theme: Trame verte et bleue
    question: Les coupures sont-elles maintenues ?
    portee: prescription
    source: {document: DOO, page: 86}
    champ: {territoire: commune}
    mode: auto
    indicateur: {type: surface_intersection, params: {x: ["zones:AU"], y: ["role:coupures"]}}
    seuil: {operateur: "<=", valeur: 0, unite: ha}
  - id: F4
    titre_court: AU à long terme
    theme: Sobriété foncière
    question: Quelle part des AU attend une évolution du plan ?
    portee: objectif
    source: {document: DOO, page: 34}
    champ: {territoire: commune}
    mode: auto
    indicateur: {type: ratio_somme, params: {numerateur: ["zones:AUs"], denominateur: ["zones:AU"]}}
"""


def at(west, south, east, north):
    return box(X + west, Y + south, X + east, Y + north)


@pytest.fixture(scope="module")
def case(tmp_path_factory, qgis_app):
    """A document, a grid, references and communes on disk; T1 is 1,5 ha in the west: 300 m × 50 m."""
    folder = tmp_path_factory.mktemp("dossier d’étude été")
    feedback = QgsProcessingFeedback()
    zones = [
        zone(at(0, 0, 300, 100), "AUc", "1AU <script>alert(1)</script>"),
        zone(at(300, 0, 400, 100), "AUs", "=cmd()"),
        zone(at(400, 0, 1000, 1000), "A", "A"),
        zone(at(0, 100, 400, 1000), "N", "N"),
        zone(at(1000, 0, 2000, 1000), "A", "Ae"),
    ]
    document = workspace(zones=zones).document
    document.communes = pd.DataFrame({"insee": ["10001", "10002"], "idurba": "x", "source": "DOC_URBA_COM"})
    write_document(folder / "document.gpkg", _complete(document), CRS, feedback)
    (folder / "grille.yaml").write_text(GRID, encoding="utf-8")
    polygon = QgsWkbTypes.Type.MultiPolygon
    reservoirs = _frame([at(0, 0, 300, 50)], libelle=["Bois"])
    roles = pd.DataFrame({"role": ["reservoirs"], "couverture": ["10001|10002"], "incertitude_m": [25.0]})
    write_geopackage(
        folder / "references.gpkg",
        [
            Table("reservoirs", reservoirs, {"libelle": "text"}, polygon, CRS),
            Table("roles", roles, {"role": "text", "couverture": "text", "incertitude_m": "real"}),
        ],
        feedback,
    )
    communes = _frame(
        [at(0, 0, 1000, 1000), at(1000, 0, 2000, 1000)],
        code_insee=["10001", "10002"],
        nom=["Ouest", "Est"],
        niveau=["1", "2"],
    )
    columns = dict.fromkeys(["code_insee", "nom", "niveau"], "text")
    write_geopackage(folder / "communes.gpkg", [Table("communes", communes, columns, polygon, CRS)], feedback)
    return {
        "DOCUMENT": str(folder / "document.gpkg"),
        "GRILLE": str(folder / "grille.yaml"),
        "REFERENCES": str(folder / "references.gpkg"),
        "COMMUNES": f"{folder / 'communes.gpkg'}|layername=communes",
        "RESULTATS": QgsProcessing.TEMPORARY_OUTPUT,
        "DATE": "2026-09-14T10:42:00",
    }


def _frame(shapes, **columns):
    import geopandas as gpd

    return gpd.GeoDataFrame(columns, geometry=shapes, crs=2154)


def _complete(document):
    from aula.aula_plugin.core.documents.model import COMMUNE_COLUMNS, DOCUMENT_COLUMNS

    for frame, columns in ((document.document, DOCUMENT_COLUMNS), (document.communes, COMMUNE_COLUMNS)):
        for name in columns:
            if name not in frame:
                frame[name] = None
    return document


def run(case, **changes):
    return processing.run("aula:verifier_compatibilite", {**case, **changes})


def rows(layer):
    return {(f["regle_id"], f["territoire_id"]): f for f in layer.getFeatures()}


def test_signals_counts_and_scalars(aula_provider, case):
    found = run(case)
    lines = rows(found["RESULTATS"])
    west = lines["T1", "10001"]
    assert west["valeur"] == pytest.approx(1.5)
    assert west["certaine_ha"] == pytest.approx(0.0)  # the réservoir is 50 m wide: eroded by 25 m, nothing is left
    assert (west["signal"], west["certitude"]) == ("écart", "limite imprécise")
    assert west["zones"] == "1AU <script>alert(1)</script>"
    assert lines["T1", "10002"]["signal"] == "sans objet"
    assert lines["T9", "10001"]["motif"] == "rôle manquant : coupures"
    assert lines["F4", "10001"]["valeur"] == pytest.approx(25.0)
    assert lines["F4", "10001"]["signal"] == NULL
    counts = {name: found[name] for name in ("NB_REGLES", "NB_LIGNES", "NB_ECARTS", "NB_NON_EVALUABLES")}
    assert counts == {"NB_REGLES": 3, "NB_LIGNES": 6, "NB_ECARTS": 1, "NB_NON_EVALUABLES": 1}


def test_every_line_can_be_replayed(aula_provider, case):
    first, again = rows(run(case)["RESULTATS"]), rows(run(case)["RESULTATS"])
    for key, line in first.items():
        names = [f.name() for f in line.fields() if f.name() != "duree_s"]
        assert [line[name] for name in names] == [again[key][name] for name in names]
    entries = first["T1", "10001"]["entrees"]
    assert '"couche": "reservoirs"' in entries
    assert '"sha256"' in entries


def test_evidence_goes_to_a_styled_geopackage(aula_provider, case, tmp_path):
    target = tmp_path / "preuves.gpkg"
    run(case, PREUVES_SURF=f"ogr:dbname='{target}' table=\"preuves\" (geom)")
    layer = QgsVectorLayer(f"{target}|layername=preuves", "p", "ogr")
    nette = [f for f in layer.getFeatures() if f["nature"] == "nette"]
    assert sum(f["aire_ha"] for f in nette) == pytest.approx(1.5)
    assert sum(f.geometry().area() for f in nette) == pytest.approx(15_000)
    assert layer.renderer().type() == "RuleRenderer"


def test_layer_loaded_in_a_project_is_styled(aula_provider, case, qgis_new_project):
    context, project = QgsProcessingContext(), QgsProject.instance()
    context.setProject(project)
    output = QgsProcessingOutputLayerDefinition(QgsProcessing.TEMPORARY_OUTPUT, project)
    found = processing.run("aula:verifier_compatibilite", {**case, "PREUVES_SURF": output}, context=context)
    (details,) = context.layersToLoadOnCompletion().values()
    layer = found["PREUVES_SURF"]
    details.postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
    labels = [rule.label() for rule in layer.renderer().rootRule().children()]
    assert labels[0] == "Brute (contour)"
    assert labels[-1] == "Autres preuves"


def test_communes_in_degrees_give_the_same_hectares(aula_provider, case, tmp_path):
    degrees = str(tmp_path / "degres.gpkg")
    processing.run("native:reprojectlayer", {"INPUT": case["COMMUNES"], "TARGET_CRS": "EPSG:4326", "OUTPUT": degrees})
    found = rows(run(case, COMMUNES=degrees)["RESULTATS"])
    assert found["T1", "10001"]["valeur"] == pytest.approx(1.5, abs=1e-4)


def test_only_the_selected_communes_are_evaluated(aula_provider, case):
    communes_layer = QgsVectorLayer(case["COMMUNES"], "communes", "ogr")
    communes_layer.selectByExpression("\"code_insee\" = '10002'")
    QgsProject.instance().addMapLayer(communes_layer)
    chosen = QgsProcessingFeatureSourceDefinition(communes_layer.id(), True)
    found = rows(run(case, COMMUNES=chosen)["RESULTATS"])
    assert {territory for _, territory in found} == {"10002", "200000000"}
    QgsProject.instance().removeMapLayer(communes_layer.id())


def test_a_zoning_in_progress_replaces_the_delivered_one(aula_provider, case):
    drawn_layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=TYPEZONE:string&field=LIBELLE:string", "essai", "memory")
    feature = QgsFeature(drawn_layer.fields())
    feature.setAttributes(["AUc", "1AUx"])
    feature.setGeometry(QgsGeometry.fromWkt(at(0, 0, 100, 100).wkt))
    whole = QgsFeature(drawn_layer.fields())
    whole.setAttributes(["N", "N"])
    whole.setGeometry(QgsGeometry.fromWkt(at(0, 100, 2000, 1000).wkt))
    drawn_layer.dataProvider().addFeatures([feature, whole])
    found = rows(run(case, ZONES=drawn_layer)["RESULTATS"])
    assert found["T1", "10001"]["valeur"] == pytest.approx(0.5)  # 100 m × 50 m
    assert found["T1", "10001"]["zones"] == "1AUx"


def test_without_communes_the_document_is_evaluated_in_one_piece(aula_provider, case):
    found = rows(run(case, COMMUNES=None)["RESULTATS"])
    values = [line["valeur"] for (rule, _), line in found.items() if rule == "T1"]
    assert values[0] == pytest.approx(1.5)


def test_a_second_run_adds_to_the_dossier_and_keeps_what_a_person_wrote(aula_provider, case, tmp_path):
    dossier = tmp_path / "dossier.gpkg"
    run(case, DOSSIER=str(dossier))
    with sqlite3.connect(dossier) as base:
        assert base.execute("select count(*), min(avis), max(avis) from avis").fetchone() == (
            7,  # 3 rules × 2 communes, and the total of T1
            "non examiné",
            "non examiné",
        )
        base.execute("update avis set avis = 'compatible avec réserve', auteur = 'x' where regle_id = 'T1'")
    run(case, DOSSIER=str(dossier), DATE="2026-12-01")
    with sqlite3.connect(dossier) as base:
        assert base.execute("select count(*) from avis").fetchone() == (7,)
        assert base.execute("select count(*) from avis where avis = 'compatible avec réserve'").fetchone() == (3,)
        assert base.execute("select count(*), count(distinct date_run) from resultats").fetchone() == (14, 2)
        tables = {name for (name,) in base.execute("select table_name from gpkg_contents")}
    assert {"resultats", "preuves_surf", "avis", "parametres", "synthese", "territoires", "defauts"} <= tables
    assert QgsVectorLayer(f"{dossier}|layername=territoires", "t", "ogr").renderer().type() == "RuleRenderer"


def gone(dossier):
    """Return the communes whose lines a later run no longer holds, and the avis kept there."""
    read = read_dossier(dossier)
    left = {line["territoire_id"] for line in read.lignes if line["disparue"] and line["territoire_type"] == "commune"}
    return left, [(line["regle_id"], line["territoire_id"], line["avis"]) for line in read.disparues]


def test_a_commune_that_the_document_left_is_told_gone_and_keeps_its_avis(aula_provider, case, tmp_path):
    dossier = tmp_path / "dossier.gpkg"
    run(case, DOSSIER=str(dossier))
    with sqlite3.connect(dossier) as base:
        base.execute("update avis set avis = 'incompatible' where regle_id = 'F4' and territoire_id = '10002'")
    assert gone(dossier) == (set(), [])
    west = workspace(zones=[zone(at(0, 0, 300, 100), "AUc", "1AU"), zone(at(0, 100, 1000, 1000), "N", "N")]).document
    west.communes = pd.DataFrame({"insee": ["10001"], "idurba": "x", "source": "DOC_URBA_COM"})
    write_document(tmp_path / "ouest.gpkg", _complete(west), CRS, QgsProcessingFeedback())
    run(case, DOCUMENT=str(tmp_path / "ouest.gpkg"), DOSSIER=str(dossier), DATE="2026-12-01")
    assert gone(dossier) == ({"10002"}, [("F4", "10002", "incompatible")])
    assert {line["territoire_id"] for line in read_dossier(dossier).actuelles} == {"10001", "200000000"}
    run(case, DOSSIER=str(dossier), DATE="2026-12-15")  # the commune comes back
    assert gone(dossier) == (set(), [])


def test_a_commune_left_out_of_a_run_is_not_gone(aula_provider, case, tmp_path):
    """A run on the selected communes says nothing of the others, which the document still covers."""
    dossier = tmp_path / "dossier.gpkg"
    run(case, DOSSIER=str(dossier))
    communes_layer = QgsVectorLayer(case["COMMUNES"], "communes", "ogr")
    communes_layer.selectByExpression("\"code_insee\" = '10001'")
    QgsProject.instance().addMapLayer(communes_layer)
    chosen = QgsProcessingFeatureSourceDefinition(communes_layer.id(), True)
    run(case, COMMUNES=chosen, DOSSIER=str(dossier), DATE="2026-12-01")
    QgsProject.instance().removeMapLayer(communes_layer.id())
    assert gone(dossier) == (set(), [])


def test_another_geopackage_is_never_taken_for_a_dossier(aula_provider, case, tmp_path):
    other = tmp_path / "communes.gpkg"
    shutil.copy(case["COMMUNES"].split("|")[0], other)
    before = other.read_bytes()
    with pytest.raises(QgsProcessingException, match="n’est pas un dossier d’analyse"):
        run(case, DOSSIER=str(other))
    assert other.read_bytes() == before


def test_report_is_one_french_page_where_hostile_text_stays_text(aula_provider, case, tmp_path):
    report = tmp_path / "rapport.html"
    assert run(case, RAPPORT=str(report))["RAPPORT"] == str(report)
    page = report.read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "incompatible" not in page.lower()


def test_an_unbound_mandatory_role_stops_the_run_before_computing(aula_provider, case, tmp_path):
    grid = tmp_path / "grille.yaml"
    strict = GRID.replace("geometrie: surface, incertitude_m", "geometrie: surface, obligatoire: oui, incertitude_m")
    grid.write_text(strict, encoding="utf-8")
    dossier = tmp_path / "dossier.gpkg"
    with pytest.raises(QgsProcessingException) as error:
        run(case, GRILLE=str(grid), DOSSIER=str(dossier))
    # reservoirs is in the reference file, coupures is not
    assert "ne tient : Coupures (coupures)." in str(error.value).replace("\xa0", " ")
    assert not dossier.exists()
    with pytest.raises(QgsProcessingException, match=r"Réservoirs \(reservoirs\) et Coupures \(coupures\)"):
        run(case, GRILLE=str(grid), REFERENCES=None)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"DOCUMENT": "/nulle/part.gpkg"}, "n’existe pas"),
        ({"DOCUMENT": "references"}, "n’est pas un document d’urbanisme lu par AULA"),
        ({"GRILLE": "faux"}, "n’est pas en UTF-8"),
        ({"REFERENCES": "/nulle/part.gpkg"}, "n’existe pas"),
        ({"CHAMP_INSEE": "toponyme"}, "le champ «.toponyme.» n’existe pas"),
        ({"DATE": "hier"}, "Date «.hier.» illisible"),
    ],
)
def test_bad_input_says_what_to_mend(aula_provider, case, tmp_path, changes, message):
    fake = tmp_path / "faux.yaml"
    shutil.copy(case["DOCUMENT"], fake)
    named = {"references": case["REFERENCES"], "faux": str(fake)}
    with pytest.raises(QgsProcessingException, match=message) as error:
        run(case, **{name: named.get(value, value) for name, value in changes.items()})
    assert "Traceback" not in str(error.value)


def test_cancelled_run_leaves_no_dossier(aula_provider, case, tmp_path):
    feedback = QgsProcessingFeedback()
    feedback.cancel()
    dossier = Path(tmp_path / "dossier.gpkg")
    processing.run("aula:verifier_compatibilite", {**case, "DOSSIER": str(dossier)}, feedback=feedback)
    assert list(tmp_path.iterdir()) == []
