"""Gates on the data: partition, geometry, state, codes, perimeter, clock."""

from dataclasses import replace

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from aula.aula_plugin.core.compatibility.measure import NotApplicable, NotEvaluable
from aula.aula_plugin.core.compatibility.model import Scot
from aula.aula_plugin.core.compatibility.results import ECART, TOLERE
from aula.tests.unit.scene_builder import CRS, box, commune, inf, line, measure, point, psc, row, scene, zone

TOWN, FIELDS = zone(box(0, 0, 500, 1000), "U"), zone(box(500, 0, 1000, 1000), "A")


def gate(controle, over=None, forcer=False):
    return measure("controle_donnee", over or scene(zones=[TOWN, FIELDS]), controle=controle, forcer=forcer)


def plain(notes):
    return " ; ".join(notes).replace("\u00a0", " ")


# ----------------------------------------------------------------------------------------------------- partition


def test_a_partition_has_nothing_to_mend():
    result = gate("partition")
    assert (result.value, result.unit, result.count, result.ignored) == (0, "ha", 0, 0)
    assert result.notes == [] and result.additive


def test_overlaps_and_holes_are_added_slivers_apart():
    # A strip of 20 × 1 000 m is zoned twice (2 ha), a hole of 100 × 100 m is left (1 ha), and 2 m × 1 000 m are twice
    # in A: a liseré, w = 2 · 2 000 / 2 004 = 1.996 m, under 5 m.
    zones = [
        zone(box(0, 0, 520, 1000), "U", "UA"),
        zone(box(500, 0, 802, 1000).difference(box(600, 200, 700, 300)), "A", "A1"),
        zone(box(800, 0, 1000, 1000), "A", "A2"),
    ]
    result = gate("partition", scene(zones=zones))
    assert result.value == pytest.approx(3) and result.count == 2 and result.ignored == 1
    assert {proof.nature: proof.geometry.area for proof in result.evidence} == {
        "recouvrement": pytest.approx(20_000),
        "trou": pytest.approx(10_000),
    }
    assert "UA" in result.evidence[0].label and "A1" in result.evidence[0].label
    assert "1 recouvrement : 2,00 ha" in plain(result.notes) and "1 trou : 1,00 ha" in plain(result.notes)
    assert "1 liseré" in plain(result.notes)


def test_the_tolerance_of_the_grid_decides_what_a_sliver_is():
    zones = [zone(box(0, 0, 504, 1000), "U"), FIELDS]  # w = 2 · 4 000 / 2 008 = 3.98 m
    assert gate("partition", scene(zones=zones)).value == 0
    assert gate("partition", scene(zones=zones, lisere_m=3)).value == pytest.approx(0.4)


def test_a_piece_across_two_communes_counts_in_each_for_its_part():
    communes = [commune(box(0, 0, 1000, 1000)), commune(box(1000, 0, 2000, 1000), "10002")]
    # The place zoned twice goes from x = 900 to 1 300, 100 m high: 1 ha in the first commune, 3 ha in the second.
    zones = [zone(box(0, 0, 2000, 100), "U"), zone(box(0, 100, 2000, 1000), "A"), zone(box(900, 0, 1300, 100), "N")]
    both = [gate("partition", scene(zones=zones, communes=communes, which=which)).value for which in (0, 1)]
    assert both == [pytest.approx(1), pytest.approx(3)]


def test_a_commune_without_zone_has_no_partition():
    with pytest.raises(NotApplicable):
        gate("partition", scene(zones=[zone(box(5000, 0, 5100, 100), "U")]))


# ------------------------------------------------------------------------------------------------------ geometry


def anomalies(*rows):
    columns = ["couche", "fid", "objet", "defaut", "gravite", "detail", "aire_m2"]
    table = [
        dict(zip(columns, (layer, fid, name, code, "avertissement", "", None))) for layer, fid, name, code, _ in rows
    ]
    return gpd.GeoDataFrame(pd.DataFrame(table, columns=columns), geometry=[place for *_, place in rows], crs=CRS)


def test_faults_of_geometry_count_where_they_are():
    over = scene(zones=[TOWN, FIELDS])
    over.workspace.document.anomalies = anomalies(
        ("zone_urba", 3, "UA", "geometrie_reparee", point(10, 10)),
        ("zone_urba", 4, None, "multipartie", point(20, 20)),
        ("zone_urba", 5, "UB", "multipartie", point(5000, 20)),  # another commune
        ("zone_urba", 6, "UC", "typezone_conflit", point(30, 30)),  # no fault of geometry
        ("prescription_surf", 7, None, "geometrie_nulle", None),  # nowhere: in every commune
    )
    result = gate("geometrie", over)
    assert result.value == 3 and not result.additive
    assert [proof.label for proof in result.evidence] == ["zone_urba UA", "zone_urba"]
    assert "1 géométrie invalide réparée" in plain(result.notes) and "sans lieu" in plain(result.notes)


def test_no_fault_of_geometry():
    assert gate("geometrie").value == 0


# --------------------------------------------------------------------------------------------------------- state


def state(*etats, annulled=False):
    over = scene(zones=[TOWN, FIELDS], inf=[inf(box(0, 0, 100, 100), "98-00")] if annulled else [])
    over.workspace.document.document = pd.DataFrame([{"idurba": "x", "etat": etat} for etat in etats])
    return gate("etat", over)


@pytest.mark.parametrize("etat", ["02", "03", "07", "3"])
def test_a_usable_state_blocks_nothing(etat):
    result = state(etat)
    assert (result.value, result.signal, result.unit) == (0, None, "n")


@pytest.mark.parametrize("etat", ["04", "05", "06", "09"])
def test_a_dead_document_is_a_gap(etat):
    result = state(etat)
    assert (result.value, result.signal) == (1, ECART)


def test_a_draft_is_tolerated_with_a_banner():
    result = state("01")
    assert (result.value, result.signal) == (1, TOLERE) and "document de travail" in plain(result.notes)


def test_a_partial_annulment_needs_its_perimeters():
    result = state("08", annulled=True)
    assert (result.value, result.signal) == (1, TOLERE) and "1,00 ha de zones annulées" in plain(result.notes)
    assert "1,00 ha de zones annulées" in plain(state("03", annulled=True).notes)
    with pytest.raises(NotEvaluable, match="98-00"):
        state("08")


def test_rows_with_one_state_are_one_and_the_worst_decides():
    assert state("03", "03").value == 0
    assert (state("03", "01").value, state("03", "01").signal) == (1, TOLERE)
    assert (state("01", "05").value, state("01", "05").signal) == (2, ECART)


@pytest.mark.parametrize("etats", [(), ("",), (None,), ("42",)])
def test_an_unknown_state_cannot_be_judged(etats):
    with pytest.raises(NotEvaluable):
        state(*etats)


# --------------------------------------------------------------------------------------------------------- codes


def test_unknown_codes_are_counted_once_each_where_they_are():
    over = scene(
        zones=[zone(box(0, 0, 500, 500), "U"), zone(box(500, 0, 1000, 500), "AU", vocation="inconnue")],
        psc=[
            psc(box(0, 0, 10, 10), "77-01", "étrange", code_connu=False),
            psc(point(5, 5), "77-01", code_connu=False),
            psc(box(0, 0, 10, 10), "18-00"),
            psc(box(9000, 0, 9010, 10), "78-00", code_connu=False),
        ],
        inf=[inf(line((0, 0), (50, 0)), "04-99", code_connu=False)],
    )
    result = gate("codes", over)
    # PSC 77-01 (twice), INF 04-99, TYPEZONE AU without its subtype.
    assert result.value == 3 and result.count == 4 and not result.additive
    assert result.labels[0] == "PSC 77-01" and set(result.labels) == {"PSC 77-01", "INF 04-99", "TYPEZONE AU"}
    assert "PSC 77-01 (2 objets)" in plain(result.notes)
    assert "vocation connue pour 50 % des zones et 50 % de la surface U et AU" in plain(result.notes)
    assert {proof.nature for proof in result.evidence} == {"code_inconnu"} and len(result.evidence) == 4


def test_known_codes_and_sectors_of_a_carte_communale():
    assert gate("codes").value == 0
    sector = {**TOWN, "typezone": None, "typesect": "01"}
    assert gate("codes", scene(zones=[sector, FIELDS])).value == 0
    assert gate("codes", scene(zones=[{**TOWN, "typezone": None}, FIELDS])).labels == ("TYPEZONE vide",)


# ----------------------------------------------------------------------------------------------------- perimeter

COMMUNES = [commune(box(0, 0, 1000, 1000)), commune(box(1000, 0, 2000, 1000), "10002")]


def perimeter(declared, roles=None, communes=COMMUNES):
    over = scene(zones=[TOWN, FIELDS], roles=roles, communes=communes)
    over.workspace.document.communes = pd.DataFrame(
        [{"insee": code, "idurba": "x", "source": source} for code, source in declared.items()],
        columns=["insee", "idurba", "source"],
    )
    return gate("perimetre", over)


def test_a_complete_perimeter():
    result = perimeter({"10001": "DOC_URBA_COM|zonage", "10002": "DOC_URBA_COM"})
    assert result.value == 0 and not result.additive and "non comparé" in plain(result.notes)


def test_communes_declared_or_zoned_alone_are_listed():
    result = perimeter({"10001": "DOC_URBA_COM", "10003": "DOC_URBA_COM", "10002": "couche"})
    assert result.value == 2
    assert "dans DOC_URBA_COM mais non zonées : 10003" in plain(result.notes)
    assert "zonées mais absentes de DOC_URBA_COM : 10002" in plain(result.notes)


def test_a_commune_outside_the_scot():
    declared = {"10001": "DOC_URBA_COM", "10002": "DOC_URBA_COM"}
    half = perimeter(declared, {"perimetre_scot": [row(box(0, 0, 1499, 1000))]})
    assert half.value == 1 and half.labels == ("Commune 10002",) and half.evidence[0].nature == "hors_scot"
    assert perimeter(declared, {"perimetre_scot": [box(0, 0, 1500, 1000)]}).value == 0
    in_two = {"perimetre_scot": [box(0, 0, 1000, 1000), box(1000, 0, 3000, 1000)]}
    assert perimeter(declared, in_two).value == 0


def test_nothing_to_compare_a_perimeter_with():
    with pytest.raises(NotEvaluable, match="DOC_URBA_COM"):
        perimeter({"10001": "zonage"})
    with pytest.raises(NotEvaluable):
        perimeter({})


# --------------------------------------------------------------------------------------------------------- clock


def clock(executoire, datappro, today):
    over = scene(zones=[TOWN, FIELDS])
    over.workspace.grid = replace(over.workspace.grid, scot=Scot(executoire=executoire))
    over.workspace.document.document = pd.DataFrame([{"idurba": "x", "datappro": text} for text in datappro])
    over.workspace.run_date = today
    return gate("delai", over)


@pytest.mark.parametrize(
    ("today", "days"),
    [("2025-07-28", 365), ("2026-07-28", 0), ("2026-07-29", -1), ("2026-07-27T22:10:00+00:00", 1)],
)
def test_days_left_after_one_year(today, days):
    result = clock("2025-07-28", ["20190312"], today)
    assert (result.value, result.unit, result.additive) == (days, "jours", False)
    assert "28 juillet 2026" in plain(result.notes)


def test_the_29th_of_february_gives_the_28th():
    assert clock("2024-02-29", ["20190312"], "2025-02-27").value == 1


def test_a_plan_younger_than_the_scot_has_no_clock():
    with pytest.raises(NotApplicable, match="PLU approuvé après le SCoT"):
        clock("2025-07-28", ["20190312", "20250729"], "2026-01-01")
    assert clock("2025-07-28", ["20250728"], "2026-01-01").value == 208  # from 1 January to 28 July


@pytest.mark.parametrize(
    ("executoire", "datappro", "today"),
    [
        ("", ["20190312"], "2026-01-01"),
        ("2025-07-28", [], "2026-01-01"),
        ("2025-07-28", [None], "2026-01-01"),
        ("2025-07-28", ["00000000"], "2026-01-01"),
        ("2025-07-28", ["20191345"], "2026-01-01"),
        ("2025-07-28", ["20190312"], ""),
    ],
)
def test_missing_dates_cannot_be_judged(executoire, datappro, today):
    with pytest.raises(NotEvaluable, match="date"):
        clock(executoire, datappro, today)


def test_a_gate_does_not_change_the_document():
    over = scene(zones=[TOWN, FIELDS])
    before = shapely.to_wkb(over.workspace.document.zones.geometry.to_numpy()).tolist()
    for name in ("partition", "geometrie", "etat", "codes", "perimetre"):
        gate(name, over)
    assert shapely.to_wkb(over.workspace.document.zones.geometry.to_numpy()).tolist() == before
