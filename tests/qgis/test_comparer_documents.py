"""`aula:comparer_documents`: the example and its modification n° 1, whose changes are known by construction."""

from __future__ import annotations

import shutil
from pathlib import Path

import geopandas as gpd
import pytest
from qgis import processing
from qgis.core import QgsProcessingException, QgsVectorLayer

from aula.aula_plugin.bridge import plain
from aula.aula_plugin.storage.avis import write_avis
from aula.aula_plugin.storage.dossier_reading import read_dossier

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "templates" / "exemple"
LOT, MODIFICATION = EXAMPLE / "200000001_PLUi_20260618", EXAMPLE / "200000001_PLUi_20261001.zip"
GRID = ROOT / "templates" / "grids" / "grille_exemple.yaml"
COMMUNES = f"{EXAMPLE / 'communes.gpkg'}|layername=communes"
REFERENCES = str(EXAMPLE / "references_scot.gpkg")
DATE = "2026-11-22"


@pytest.fixture(scope="module")
def states(aula_provider, tmp_path_factory):
    """The PLUi and its modification, read; the modification once more in another projection."""
    folder = tmp_path_factory.mktemp("etats")
    for name, given in (("avant", {"LOT": str(LOT)}), ("apres", {"ARCHIVE": str(MODIFICATION)})):
        values = {**given, "DOCUMENT": str(folder / f"{name}.gpkg"), "CHARGER": False}
        processing.run("aula:lire_document_urbanisme", values)
    return folder


def compare(folder, before="avant", after="apres", **values):
    sinks = dict.fromkeys(("CHANGEMENTS", "BILAN", "PRESCRIPTIONS_BILAN", "PROTECTIONS", "REGLES"), "memory:")
    files = {"AVANT": str(folder / f"{before}.gpkg"), "APRES": str(folder / f"{after}.gpkg")}
    return processing.run("aula:comparer_documents", {**files, **sinks, "COMMUNES": COMMUNES, "DATE": DATE, **values})


def rows(layer):
    names = layer.fields().names()
    return [dict(zip(names, map(plain, feature.attributes()))) for feature in layer.getFeatures()]


@pytest.fixture(scope="module")
def result(states):
    return compare(states)


def test_the_known_changes_are_found(result):
    # areas of the rectangles of `example/modification.py`
    assert result["HA_OUVERTS"] == pytest.approx(0.40, abs=1e-4)
    assert result["HA_DEBLOQUES"] == pytest.approx(4.50, abs=1e-4)
    assert result["HA_REFERMES"] == pytest.approx(1.20 + 1.00, abs=1e-4)
    assert result["HA_AUTRE_DESTINATION"] == pytest.approx(2.00, abs=1e-4)
    assert result["HA_LIBELLES"] == pytest.approx(6.00, abs=1e-4)
    assert result["HA_RETOUCHES"] == pytest.approx(0.054, abs=1e-4)
    assert result["HA_COUVERTURE_GAGNEE"] == result["HA_COUVERTURE_PERDUE"] == result["HA_BLOQUES"] == 0
    assert result["HA_EBC_SUPPRIMES"] == pytest.approx(8.0, abs=1e-3)
    assert result["HA_EBC_AJOUTES"] == pytest.approx(0.6, abs=1e-4)
    assert (result["NB_STECAL_AVANT"], result["NB_STECAL_APRES"]) == (13, 14)


def test_each_place_bears_its_commune_and_its_zones(result):
    found = {(r["sens"], r["insee"], r["zone_avant"], r["zone_apres"]) for r in rows(result["CHANGEMENTS"])}
    assert ("déblocage d’une zone AU", "99001", "2AUh", "1AUh3") in found
    assert ("fermeture", "99005", "1AUa", "A") in found
    assert ("changement de destination", "99002", "UZ", "UZ") in found
    assert ("retouche de limite", "99001", "A", "1AUh1") in found


def test_the_balance_of_a_commune_is_its_area(result):
    areas = {f["code_insee"]: f.geometry().area() / 1e4 for f in QgsVectorLayer(COMMUNES, "c", "ogr").getFeatures()}
    sums = {}
    for row in rows(result["BILAN"]):
        sums[row["insee"]] = sums.get(row["insee"], 0.0) + row["aire_ha"]
    assert {code: sums[code] for code in areas} == pytest.approx(areas, abs=1e-3)


def test_the_places_of_the_woods_add_up_to_their_balance(result):
    """8 ha of EBC lost, 0.6 ha gained; four STECAL leave Bourg-Témoin for three, two come to Saint-Canevas."""
    found = rows(result["PROTECTIONS"])
    for sense, figure in (("perdu", "HA_EBC_SUPPRIMES"), ("gagné", "HA_EBC_AJOUTES")):
        own = [row["aire_ha"] for row in found if row["typepsc"] == "01" and row["sens"] == sense]
        assert sum(own) == pytest.approx(result[figure], abs=1e-5)
    assert {row["code"] for row in found if row["typepsc"] == "16"} == {"16-03"}
    stecal = {(row["insee"], row["sens"]) for row in found if row["typepsc"] == "16"}
    assert {("99002", "perdu"), ("99006", "gagné")} <= stecal


def test_the_balance_of_the_communes_adds_up_to_that_of_the_whole(states, result):
    apart = rows(compare(states, PRESCRIPTIONS_PAR_COMMUNE=True)["PRESCRIPTIONS_BILAN"])
    whole = [row for row in apart if row["insee"] is None]
    assert whole == rows(result["PRESCRIPTIONS_BILAN"])
    for row in whole:
        key = row["typepsc"], row["code"], row["primitive"]
        own = [one for one in apart if one["insee"] and (one["typepsc"], one["code"], one["primitive"]) == key]
        for name in ("avant", "apres", "perdu", "gagne"):
            assert sum(one[name] for one in own) == pytest.approx(row[name], rel=1e-6, abs=1e-3), (key, name)
    stecal = {one["insee"]: (one["n_avant"], one["n_apres"]) for one in apart if one["code"] == "16-03"}
    assert (stecal["99002"], stecal["99006"]) == ((4, 3), (0, 2))


def test_an_oap_table_of_the_other_state_makes_lines_not_comparable(states, tmp_path):
    """The OAP table of the example bears the IDURBA of the first state: D1 has no value after, and it is told why."""
    report = tmp_path / "rapport.html"
    done = compare(states, GRILLE=str(GRID), REFERENCES=REFERENCES, RAPPORT=str(report))
    density = {row["territoire_id"]: row for row in rows(done["REGLES"]) if row["regle_id"] == "D1"}
    assert density["99001"]["valeur_avant"] is not None and density["99001"]["valeur_apres"] is None
    assert density["99001"]["sens"] == "non comparable"
    text = report.read_text(encoding="utf-8").replace("\u00a0", " ")
    assert "la table des OAP est celle de 200000001_PLUI_20260618" in text
    assert "Préparer la table des OAP" in text


def test_a_document_against_itself_changes_nothing(states):
    same = compare(states, after="avant")
    assert same["NB_CHANGEMENTS"] == 0
    lost = [(r["n_perdus"], r["n_gagnes"], r["perdu"], r["gagne"]) for r in rows(same["PRESCRIPTIONS_BILAN"])]
    assert set(lost) == {(0, 0, 0.0, 0.0)}


def test_swapping_the_states_swaps_gains_and_losses(states, result):
    back = compare(states, "apres", "avant")
    for one, other in (
        ("HA_OUVERTS", "HA_REFERMES"),
        ("HA_DEBLOQUES", "HA_BLOQUES"),
        ("HA_RETOUCHES", "HA_RETOUCHES"),
        ("HA_EBC_SUPPRIMES", "HA_EBC_AJOUTES"),
        ("NB_STECAL_AVANT", "NB_STECAL_APRES"),
    ):
        assert back[one] == pytest.approx(result[other], abs=1e-6), one
        assert back[other] == pytest.approx(result[one], abs=1e-6), other


def test_another_projection_changes_nothing_but_touches(states, result, tmp_path):
    """The modification delivered in Lambert CC50: areas are measured in the projection of the first state."""
    lot, moved = tmp_path / MODIFICATION.stem, tmp_path / "apres_cc50.gpkg"
    shutil.unpack_archive(MODIFICATION, tmp_path)
    for layer in sorted(lot.rglob("*.shp")):
        gpd.read_file(layer).to_crs("EPSG:3950").to_file(layer)
    processing.run("aula:lire_document_urbanisme", {"LOT": str(lot), "DOCUMENT": str(moved), "CHARGER": False})
    other = compare(states, APRES=str(moved))
    for name in ("HA_OUVERTS", "HA_DEBLOQUES", "HA_REFERMES", "HA_AUTRE_DESTINATION", "HA_LIBELLES", "HA_RETOUCHES"):
        assert other[name] == pytest.approx(result[name], abs=1e-2), name


def test_rules_are_measured_on_both_states_and_told_in_the_report(states, tmp_path):
    report = tmp_path / "rapport.html"
    done = compare(states, GRILLE=str(GRID), REFERENCES=REFERENCES, RAPPORT=str(report))
    by_line = {(r["regle_id"], r["territoire_id"]): r for r in rows(done["REGLES"])}
    # F4, share of AUs: in Gabarville 4.5 ha of 21 before, none after
    closed = by_line["F4", "99001"]
    assert closed["valeur_avant"] == pytest.approx(100 * 4.5 / 21, abs=0.01)
    assert closed["valeur_apres"] == pytest.approx(0.0)
    # A4, STECAL of Bourg-Témoin: 4 before, 3 after
    assert (by_line["A4", "99002"]["valeur_avant"], by_line["A4", "99002"]["valeur_apres"]) == (4, 3)
    assert done["NB_SIGNAUX_CHANGES"] == sum(
        bool(r["signal_change"]) for r in by_line.values() if r["territoire_type"] == "commune"
    )
    page = report.read_text(encoding="utf-8")
    for text in ("Le Grand Clos", "2AUh", "1AUh3", "4,50", "territoire fictif", "Bourg-Témoin"):
        assert text in page or text == "Le Grand Clos", text
    assert "incompatible" not in page


STECAL = """
grille: {id: essai, titre: Grille d’essai, version: 1}
armature: {niveaux: {"1": Pôle}}
regles:
  - id: A4
    titre_court: STECAL
    theme: Agriculture
    portee: orientation
    question: Combien de STECAL ?
    mode: auto
    source: {document: DOO, page: 1}
    indicateur: {type: comptage, params: {objets: ["psc:16-03"]}}
    seuil: {operateur: "<=", valeur: 3, unite: n}
"""


def test_two_dossiers_stand_for_the_grid(states, tmp_path):
    """At most 3 STECAL: Bourg-Témoin goes from 4 (écart) to 3 (respecté), Saint-Canevas from none to 2."""
    grid = tmp_path / "grille.yaml"
    grid.write_text(STECAL, encoding="utf-8")
    dossiers = {}
    for name in ("avant", "apres"):
        dossiers[name] = str(tmp_path / f"dossier_{name}.gpkg")
        values = {"DOCUMENT": str(states / f"{name}.gpkg"), "GRILLE": str(grid), "COMMUNES": COMMUNES, "DATE": DATE}
        processing.run("aula:verifier_compatibilite", {**values, "RESULTATS": "memory:", "DOSSIER": dossiers[name]})
    measured = compare(states, GRILLE=str(grid))
    taken = compare(states, DOSSIER_AVANT=dossiers["avant"], DOSSIER_APRES=dossiers["apres"])
    assert rows(taken["REGLES"]) == rows(measured["REGLES"])
    write_avis(dossiers["apres"], read_dossier(dossiers["apres"]).lignes[0], {"avis": "compatible avec réserve"}, "A")
    judged = rows(compare(states, DOSSIER_AVANT=dossiers["avant"], DOSSIER_APRES=dossiers["apres"])["REGLES"])
    assert {r["avis_avant"] for r in judged} == {None}
    assert [r["avis_apres"] for r in judged if r["avis_apres"]] == ["compatible avec réserve"]
    told = {r["territoire_id"]: (r["valeur_avant"], r["valeur_apres"]) for r in rows(taken["REGLES"])}
    assert told["99002"] == (4, 3)
    assert told["99006"] == (0, 2)
    assert taken["NB_SIGNAUX_CHANGES"] == measured["NB_SIGNAUX_CHANGES"]
    with pytest.raises(QgsProcessingException, match="aucun résultat sur .*Vérifiez l’ordre des dossiers"):
        compare(states, DOSSIER_AVANT=dossiers["apres"], DOSSIER_APRES=dossiers["avant"])
