"""`aula:fusionner_avis` on copies of one small dossier."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from qgis import processing
from qgis.core import QgsFeatureRequest, QgsProcessingException, QgsVectorLayer

from aula.aula_plugin.storage.avis import avis_history, restore_avis, write_avis
from aula.aula_plugin.storage.dossier_reading import read_dossier, read_evidence
from aula.tests.qgis.bad_input.conftest import COMMUNES, GRID, LOT, RESERVOIRS

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def dossier(aula_provider, tmp_path_factory):
    """A dossier of one rule on the six communes of the example."""
    folder = tmp_path_factory.mktemp("dossier")
    document, references, grid = folder / "document.gpkg", folder / "references.gpkg", folder / "grille.yaml"
    processing.run("aula:lire_document_urbanisme", {"LOT": str(LOT), "DOCUMENT": str(document), "CHARGER": False})
    codes = ",".join(f"9900{n}" for n in range(1, 7))
    packed = {"COUCHES": [RESERVOIRS], "CORRESPONDANCE": ["1", "reservoirs"], "COUVERTURE_INSEE": codes}
    processing.run("aula:preparer_references", {**packed, "REFERENCES": str(references)})
    grid.write_text(GRID, encoding="utf-8")
    values = {"DOCUMENT": str(document), "GRILLE": str(grid), "REFERENCES": str(references), "COMMUNES": COMMUNES}
    path = folder / "dossier.gpkg"
    processing.run(
        "aula:verifier_compatibilite",
        {**values, "DATE": "2026-11-01", "RESULTATS": "memory:", "RAPPORT": None, "DOSSIER": str(path)},
    )
    return path, values


@pytest.fixture
def copies(dossier, tmp_path):
    paths = [tmp_path / f"{name}.gpkg" for name in ("base", "anne", "bruno")]
    for path in paths:
        shutil.copy(dossier[0], path)
    return paths


def line(path, code):
    return next(row for row in read_dossier(path).lignes if row["territoire_id"] == code)


def merge(copies, folder, **others):
    base, *rest = (str(path) for path in copies)
    values = {"BASE": base, "COPIES": rest, "CONFLITS": "memory:", "DOSSIER": str(folder / "fusion.gpkg")}
    return processing.run("aula:fusionner_avis", {**values, **others})


def test_avis_of_two_people_come_together(copies, tmp_path):
    base, anne, bruno = copies
    write_avis(anne, line(anne, "99001"), {"avis": "compatible"}, "Anne")
    write_avis(bruno, line(bruno, "99002"), {"avis": "incompatible", "page": "12"}, "Bruno")
    for path in (anne, bruno):
        write_avis(path, line(path, "99003"), {"avis": "sans objet"}, path.stem)
    before = [path.read_bytes() for path in copies]
    found = merge(copies, tmp_path)
    assert [path.read_bytes() for path in copies] == before
    assert (found["NB_REPRIS"], found["NB_CONFLITS"], found["NB_IDENTIQUES"]) == (3, 0, 1)
    rows = {row["territoire_id"]: row for row in read_dossier(found["DOSSIER"]).lignes}
    assert [rows[f"9900{n}"]["avis"] for n in (1, 2, 3, 4)] == [
        "compatible",
        "incompatible",
        "sans objet",
        "non examiné",
    ]
    assert rows["99002"]["page"] == "12" and rows["99003"]["auteur"] == "anne"
    layer = QgsVectorLayer(f"{found['DOSSIER']}|layername=avis", "avis", "ogr")
    assert layer.isValid() and layer.featureCount() == 6


def test_conflicts_are_listed_then_settled_by_their_own_table(copies, tmp_path):
    base, anne, bruno = copies
    write_avis(base, line(base, "99001"), {"avis": "compatible"}, "Zoé")
    write_avis(anne, line(anne, "99001"), {"avis": "compatible avec réserve", "justification": "Lisière"}, "Anne")
    table = tmp_path / "conflits.csv"
    found = merge(copies, tmp_path, CONFLITS=str(table))
    assert (found["NB_REPRIS"], found["NB_CONFLITS"]) == (0, 1)
    assert line(found["DOSSIER"], "99001")["avis"] == "compatible"
    other, *_ = avis_history(found["DOSSIER"], line(found["DOSSIER"], "99001"))
    assert (other["avis"], other["justification"], other["motif"]) == ("compatible avec réserve", "Lisière", "conflit")
    listed = table.read_text(encoding="utf-8").splitlines()
    assert len(listed) == 3 and "anne.gpkg" in "".join(listed)
    table.write_text("\n".join(row + ("oui" if "Anne" in row else "") for row in listed), encoding="utf-8")
    settled = merge(copies, tmp_path, CHOIX=str(table), DOSSIER=str(tmp_path / "tranche.gpkg"))
    assert (settled["NB_REPRIS"], settled["NB_CONFLITS"]) == (1, 0)
    assert line(settled["DOSSIER"], "99001")["avis"] == "compatible avec réserve"
    assert avis_history(settled["DOSSIER"], line(settled["DOSSIER"], "99001"))[0]["motif"] == "fusion"


def test_an_avis_written_in_the_merged_dossier_settles_it(copies, tmp_path):
    base, anne, _ = copies
    write_avis(base, line(base, "99001"), {"avis": "compatible"}, "Zoé")
    write_avis(anne, line(anne, "99001"), {"avis": "incompatible"}, "Anne")
    merged = merge(copies, tmp_path)["DOSSIER"]
    write_avis(merged, line(merged, "99001"), {"avis": "compatible"}, "Zoé")
    again = merge([merged, anne], tmp_path, DOSSIER=str(tmp_path / "encore.gpkg"))
    assert (again["NB_CONFLITS"], line(again["DOSSIER"], "99001")["avis"]) == (0, "compatible")


def test_the_result_is_none_of_the_dossiers_given(copies, tmp_path):
    with pytest.raises(QgsProcessingException, match="est aussi un fichier lu"):
        merge(copies, tmp_path, DOSSIER=str(copies[1]))


def test_dossiers_of_other_documents_are_refused(copies, tmp_path):
    with closing(sqlite3.connect(copies[2])) as base, base:
        base.execute("UPDATE resultats SET idurba = '62041_PLU_20260101'")
    with pytest.raises(QgsProcessingException, match="ne sont pas des copies.*62041_PLU_20260101"):
        merge(copies, tmp_path)


def test_history_and_undo(copies):
    path = copies[0]
    row = line(path, "99001")
    write_avis(path, row, {"avis": "compatible", "justification": "Vu"}, "Anne")
    write_avis(path, row, {"justification": "Vu sur place"}, "Bruno")
    assert [state["justification"] for state in avis_history(path, row)] == ["Vu", None]
    assert restore_avis(path, row, "Anne")
    assert (line(path, "99001")["justification"], line(path, "99001")["auteur"]) == ("Vu", "Anne")
    assert restore_avis(path, row, "Anne")
    assert (line(path, "99001")["justification"], line(path, "99001")["auteur"]) == ("Vu sur place", "Bruno")


def test_writing_the_same_again_changes_nothing(copies):
    path = copies[0]
    first = write_avis(path, line(path, "99001"), {"avis": "compatible"}, "Anne")
    assert write_avis(path, line(path, "99001"), {"avis": "compatible"}, "Anne") == first
    assert len(avis_history(path, line(path, "99001"))) == 1


def test_evidence_of_a_line_is_found_by_an_index(copies):
    with closing(sqlite3.connect(copies[0])) as base:
        indexes = {row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    assert {"preuves_surf_ligne", "preuves_lin_ligne", "preuves_pct_ligne"} <= indexes


def test_evidence_of_a_line_is_inside_its_extent(copies):
    found = read_evidence(copies[0], line(copies[0], "99001"))
    layer = QgsVectorLayer(f"{copies[0]}|layername=preuves_surf", "preuves", "ogr")
    boxes = [layer.getFeature(row["fid"]).geometry().boundingBox() for row in found.objects["surf"]]
    assert found.extent == pytest.approx(
        (
            min(box.xMinimum() for box in boxes),
            min(box.yMinimum() for box in boxes),
            max(box.xMaximum() for box in boxes),
            max(box.yMaximum() for box in boxes),
        )
    )


def test_avis_are_written_while_qgis_holds_the_layers(copies):
    """QGIS keeps connections open and puts the file in write-ahead mode; a layer being edited stays editable."""
    path = copies[0]
    layers = [QgsVectorLayer(f"{path}|layername={name}", name, "ogr") for name in ("avis", "resultats", "preuves_surf")]
    assert layers[0].startEditing()
    reader = layers[1].getFeatures()
    next(reader)
    write_avis(path, line(path, "99001"), {"avis": "compatible"}, "Anne")
    layers[0].dataProvider().reloadData()
    assert {feature["avis"] for feature in layers[0].getFeatures()} == {"compatible", "non examiné"}
    field = layers[0].fields().indexFromName("justification")
    other = next(one for one in layers[0].getFeatures() if one["territoire_id"] == "99002")
    assert layers[0].changeAttributeValue(other.id(), field, "Vu dans la table")
    assert layers[0].commitChanges(), layers[0].commitErrors()
    assert line(path, "99001")["avis"] == "compatible" and line(path, "99002")["justification"] == "Vu dans la table"


def test_a_writer_that_holds_the_file_is_told(copies, monkeypatch):
    from aula.aula_plugin.core.errors import InputError
    from aula.aula_plugin.storage import dossier_base

    monkeypatch.setattr(dossier_base, "_PATIENCE", 0.05)
    row = line(copies[0], "99001")
    with closing(sqlite3.connect(copies[0], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(InputError, match="ouvert par un autre programme.*travaillez sur une copie"):
            write_avis(copies[0], row, {"avis": "compatible"}, "Anne")
        assert len(read_dossier(copies[0]).lignes) == 6  # readers go on
    assert line(copies[0], "99001")["avis"] == "non examiné"


def _redrawn(document):
    """Return the zoning with one zone N of Gabarville made U: less of it lies in the reservoirs."""
    zones = QgsVectorLayer(f"{document}|layername=zone_urba", "zones", "ogr")
    layer = zones.materialize(QgsFeatureRequest())
    name = "typezone"
    layer.startEditing()
    for feature in layer.getFeatures():
        if feature[name] == "N":
            layer.changeAttributeValue(feature.id(), layer.fields().indexFromName(name), "U")
    layer.commitChanges()
    return layer


def test_a_run_on_a_changed_zoning_keeps_the_avis_and_marks_them(dossier, copies, tmp_path):
    """All N become U, so the rule that measures N has nothing left: each value of the first run changed."""
    path, values = copies[0], dossier[1]
    write_avis(path, line(path, "99001"), {"avis": "compatible avec réserve", "justification": "À suivre"}, "Anne Ô")
    write_avis(path, line(path, "99002"), {"avis": "compatible"}, "Bruno")
    measured = {row["territoire_id"]: row["signal"] for row in read_dossier(path).lignes}
    assert measured["99001"] != "sans objet"
    same = {**values, "RESULTATS": "memory:", "DOSSIER": str(path), "RAPPORT": str(tmp_path / "r.html")}
    found = processing.run("aula:verifier_compatibilite", {**same, "DATE": "2026-11-02"})
    assert found["NB_AVIS_A_REVOIR"] == 0 and not line(path, "99001")["signal_modifie"]
    again = {**same, "DATE": "2026-11-03", "ZONES": _redrawn(values["DOCUMENT"])}
    found = processing.run("aula:verifier_compatibilite", {**again, "AVIS_GLOBAL": "favorable_avec_reserves"})
    rows = {row["territoire_id"]: row for row in read_dossier(path).lignes}
    assert rows["99001"]["avis"] == "compatible avec réserve" and rows["99001"]["signal_modifie"]
    changed = [code for code in ("99001", "99002") if rows[code]["signal"] != measured[code]]
    assert found["NB_AVIS_A_REVOIR"] == len(changed) >= 1
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "Signal modifié depuis l’avis" in page and "À suivre" in page and "Anne Ô" in page
    assert "☒ <b>favorable avec réserves</b>" in page
    processing.run("aula:verifier_compatibilite", {**again, "SANS_AUTEURS": True, "DATE": "2026-11-04"})
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "À suivre" in page and "Anne Ô" not in page and "☒" not in page


def test_a_line_that_vanished_keeps_its_avis_and_is_listed(dossier, copies, tmp_path):
    path, values = copies[0], dossier[1]
    write_avis(path, line(path, "99001"), {"avis": "incompatible", "justification": "Ancienne règle"}, "Anne")
    grid = tmp_path / "grille.yaml"
    grid.write_text(GRID.replace("id: T1\n", "id: T2\n"), encoding="utf-8")
    same = {**values, "GRILLE": str(grid), "RESULTATS": "memory:", "DOSSIER": str(path), "DATE": "2026-11-02"}
    found = processing.run("aula:verifier_compatibilite", {**same, "RAPPORT": str(tmp_path / "r.html")})
    assert found["NB_AVIS_A_REVOIR"] == 0
    read = read_dossier(path)
    assert [(row["regle_id"], row["avis"]) for row in read.disparues] == [("T1", "incompatible")]
    assert {row["regle_id"] for row in read.actuelles} == {"T2"}
    assert "Ancienne règle" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_the_form_of_the_table_offers_the_words_and_locks_the_keys(dossier):
    from aula.aula_plugin.core.compatibility.avis import NIVEAUX, PIECES
    from aula.aula_plugin.core.compatibility.dossier import AVIS_KEY

    layer = QgsVectorLayer(f"{dossier[0]}|layername=avis", "avis", "ogr")  # the style inside is loaded with the layer
    fields, form = layer.fields(), layer.editFormConfig()

    def offered(name):
        setup = layer.editorWidgetSetup(fields.indexFromName(name))
        assert setup.type() == "ValueMap"
        return [value for one in setup.config()["map"] for value in one]

    assert tuple(offered("avis")) == NIVEAUX
    assert tuple(offered("piece")[1:]) == PIECES
    assert all(form.readOnly(fields.indexFromName(name)) for name in (*AVIS_KEY, "signal_vu", "valeur_vue"))
    assert not form.readOnly(fields.indexFromName("justification"))
