"""The dossier of the centralités: what a run replaces, and what it never erases."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest
from qgis.core import QgsVectorLayer

from aula.aula_plugin.core.centrality.columns import JOURNAL
from aula.aula_plugin.core.centrality.hand import EDITS
from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.storage import centrality_dossier as dossier
from aula.aula_plugin.storage.fictive import says_fictive


def run(values, path, **more):
    from qgis import processing

    return processing.run("aula:perimetres_centralite", {**values, "DOSSIER": str(path), **more})


def told(**values):
    """Return a line of the journal."""
    row = dict.fromkeys(JOURNAL)
    return pd.DataFrame([{**row, "date": "2026-10-14T10:00:00", "auteur": "L. Fontaine", **values}])


@pytest.fixture(scope="module")
def written(example_values, tmp_path_factory):
    path = tmp_path_factory.mktemp("dossier") / "centralites.gpkg"
    run(example_values, path, DATE="2026-09-14")
    return path


@pytest.fixture
def path(written, tmp_path):
    return shutil.copy(written, tmp_path / "centralites.gpkg")


def test_a_run_fills_every_layer_with_its_style(path):
    """The example has a centre at Gabarville (99001); six communes, each with its line."""
    counts = {name: len(dossier.read(path, name)) for name in dossier.LAYERS}
    assert counts["communes_resultat"] == 6 and counts["candidats"] >= 1
    assert min(counts[name] for name in ("variantes", "accord", "accord_parcelles", "points_utilises", "parametres"))
    assert counts["perimetres_ajustes"] == counts["candidats"]
    assert counts["journal"] == counts["retouches"] == 0
    candidates = dossier.read(path, "candidats")
    assert set(candidates["statut"]) == {"candidat"} and "99001" in set(candidates["code_insee"])
    layer = QgsVectorLayer(f"{path}|layername=candidats", "candidats", "ogr")
    assert layer.crs().authid() == "EPSG:2154" and layer.renderer().type() == "RuleRenderer"
    assert says_fictive([str(path)])  # its buildings are those of the references, which say it
    points = dossier.read(path, "points_utilises")
    assert set(points["motif"].dropna()) == {"localisé à la commune", "hors groupe"}


def test_decisions_outlive_a_run_of_their_commune_and_the_others_stay(path, example_values):
    row = dossier.read(path, "candidats")
    row = row[row["code_insee"] == "99001"].iloc[:1].assign(statut="retenu", nom="Centre")
    code = row["id_candidat"].iloc[0]
    changed = told(candidat_id=code, action="statut", objet="", motif="candidat → retenu")
    dossier.write_candidate(path, row, changed)
    edit = row[["geometry"]].assign(**{**dict.fromkeys(EDITS), "candidat_id": code, "code_insee": "99001"})
    edit = edit.assign(action="ajout", geste=1, part_calcul=0.0, objet="AB 0123", motif="maison de santé")
    dossier.write_gesture(path, edit, told(candidat_id=code, action="ajout", objet="AB 0123", motif="maison de santé"))
    own = dossier.read(path, "perimetres_ajustes").set_index("id_candidat").loc[code]
    assert (own["statut"], own["n_retouches"], own["aire_ha"]) == ("retenu", 1, pytest.approx(row["aire_ha"].iloc[0]))
    others = dossier.read(path, "communes_resultat").set_index("code_insee")["k_max"]

    run(example_values, path, COMMUNES_CHOISIES="99001", RAYON=200, DATE="2026-10-15")

    found = dossier.read(path, "candidats").set_index("id_candidat")
    assert (found.loc[code, "statut"], found.loc[code, "nom"]) == ("retenu", "Centre")
    assert len(dossier.read(path, "journal")) == 2 and len(dossier.read(path, "retouches")) == 1
    now = dossier.read(path, "communes_resultat").set_index("code_insee")["k_max"]
    assert len(now) == 6 and now["99001"] > others["99001"]  # more equipments within 200 m than within 150 m
    assert now.drop("99001").to_dict() == pytest.approx(others.drop("99001").to_dict())
    assert dossier.read(path, "parametres")["date_run"].nunique() == 2

    assert dossier.read(path, "perimetres_ajustes").set_index("id_candidat").loc[code, "n_retouches"] == 1
    dossier.take_back(path, 1, told(candidat_id=code, action="retrait", objet="AB 0123", motif="annulé"))
    assert len(dossier.read(path, "retouches")) == 0 and len(dossier.read(path, "journal")) == 3


def test_a_second_run_doubles_nothing(path, example_values):
    before = {name: len(dossier.read(path, name)) for name in dossier.LAYERS if name != "parametres"}
    run(example_values, path, DATE="2026-10-15")
    assert {name: len(dossier.read(path, name)) for name in before} == before


def test_another_file_is_refused_before_anything_is_computed(example_values, tmp_path):
    from qgis.core import QgsProcessingException

    other = tmp_path / "autre.gpkg"
    shutil.copy(example_values["COMMUNES"].split("|")[0], other)
    size = other.stat().st_size
    with pytest.raises(QgsProcessingException, match="n’est pas un dossier de centralités"):
        run(example_values, other)
    assert other.stat().st_size == size
    with pytest.raises(InputError, match="n’est pas un dossier"):
        dossier.read(other, "candidats")
