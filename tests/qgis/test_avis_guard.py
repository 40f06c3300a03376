"""The dossier keeps what is written over in the table « avis », by QGIS or by any other tool."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from qgis import processing
from qgis.core import QgsVectorLayer

from aula.aula_plugin.storage.avis import avis_history, restore_avis, take_over, write_avis
from aula.aula_plugin.storage.avis_guard import guard_dossier
from aula.aula_plugin.storage.dossier_reading import read_dossier
from aula.tests.qgis.test_fusionner_avis import dossier, line  # noqa: F401


@pytest.fixture
def path(dossier, tmp_path):  # noqa: F811
    return shutil.copy(dossier[0], tmp_path / "dossier.gpkg")


def edit(path, code, **values):
    """Change an avis as a person does in the attribute table of QGIS."""
    layer = QgsVectorLayer(f"{path}|layername=avis", "avis", "ogr")
    feature = next(one for one in layer.getFeatures() if one["territoire_id"] == code)
    assert layer.startEditing()
    for name, value in values.items():
        assert layer.changeAttributeValue(feature.id(), layer.fields().indexOf(name), value)
    assert layer.commitChanges(), layer.commitErrors()


def past(path, code):
    return [(state["avis"], state["auteur"], state["motif"]) for state in avis_history(path, line(path, code))]


def test_what_the_table_of_qgis_writes_over_is_kept(path):
    edit(path, "99001", avis="compatible", auteur="Anne")
    assert past(path, "99001") == []  # a blank avis is not worth keeping
    edit(path, "99001", avis="incompatible", auteur="Bruno", justification="Vu sur place.")
    assert past(path, "99001") == [("compatible", "Anne", "table")]
    edit(path, "99001", date_avis=None)
    assert len(past(path, "99001")) == 1  # no word changed
    assert restore_avis(path, line(path, "99001"), "Anne")
    assert (line(path, "99001")["avis"], line(path, "99001")["auteur"]) == ("compatible", "Anne")
    assert past(path, "99001")[0] == ("incompatible", "Bruno", "retour")


def test_what_the_panel_keeps_is_kept_once(path):
    write_avis(path, line(path, "99002"), {"avis": "compatible"}, "Anne")
    write_avis(path, line(path, "99002"), {"avis": "incompatible"}, "Anne")
    assert [motif for _, _, motif in past(path, "99002")] == ["modification", "modification"]
    edit(path, "99002", avis="sans objet")
    assert [motif for _, _, motif in past(path, "99002")] == ["table", "modification", "modification"]


def test_a_row_deleted_leaves_its_avis_in_the_history(path):
    write_avis(path, line(path, "99003"), {"avis": "compatible", "justification": "À garder."}, "Anne")
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("DELETE FROM avis WHERE territoire_id = '99003'")
    with closing(sqlite3.connect(path)) as base:
        kept = base.execute("SELECT justification, motif FROM avis_historique ORDER BY fid DESC LIMIT 1").fetchone()
    assert kept == ("À garder.", "suppression")


def test_an_older_dossier_is_guarded_at_its_next_avis(path):
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("DROP TRIGGER aula_avis_modifie")
        base.execute("DROP TRIGGER aula_avis_supprime")
    write_avis(path, line(path, "99001"), {"avis": "compatible"}, "Anne")
    edit(path, "99001", avis="incompatible")
    assert past(path, "99001")[0][2] == "table"
    guard_dossier(path)  # again: nothing to do
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("SELECT count(*) FROM sqlite_master WHERE name LIKE 'aula_avis%'").fetchone() == (2,)


def test_a_new_state_takes_over_what_is_asked_for_and_no_more(path, dossier):  # noqa: F811
    """Two avis before; one of the two lines is taken over, on the other someone writes first."""
    from aula.aula_plugin.core.compatibility.states import takeovers

    for code in ("99001", "99002"):
        write_avis(path, line(path, code), {"avis": "compatible avec réserve", "page": "12"}, "Anne")
    document = shutil.copy(dossier[1]["DOCUMENT"], path.with_name("approuve.gpkg"))
    with closing(sqlite3.connect(document)) as base, base:
        base.execute("UPDATE document SET idurba = '200000001_PLUi_20270301'")
    values = {**dossier[1], "DOCUMENT": str(document)}
    processing.run(
        "aula:verifier_compatibilite",
        {**values, "DATE": "2026-11-09", "RESULTATS": "memory:", "RAPPORT": None, "DOSSIER": str(path)},
    )
    rows = list(read_dossier(path).actuelles)
    found = takeovers(rows)
    assert [one.ligne["territoire_id"] for one in found] == ["99001", "99002"]
    assert {one.ligne["idurba"] for one in found} == {"200000001_PLUi_20270301"}
    write_avis(path, found[1].ligne, {"avis": "incompatible"}, "Zoé")
    assert take_over(path, found, "Bruno") == 1
    now = {
        row["territoire_id"]: row for row in read_dossier(path).actuelles if row["idurba"] == "200000001_PLUi_20270301"
    }
    kept = ("avis", "page", "auteur", "date_avis")
    before = {row["territoire_id"]: row for row in rows if row["idurba"] != "200000001_PLUi_20270301"}
    assert [now["99001"][name] for name in kept] == [before["99001"][name] for name in kept]
    assert now["99002"]["avis"] == "incompatible"
    state = avis_history(path, now["99001"])[0]
    assert (state["motif"], state["remplace_par"], state["avis"]) == ("reprise", "Bruno", "non examiné")
