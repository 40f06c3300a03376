"""M1, T4, Q6, F3 and C8 on poor or odd input: no crash, nothing invented, nothing left out without a word."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely

from aula.aula_plugin.core.compatibility.evaluation import evaluate
from aula.aula_plugin.core.compatibility.results import ECART, NON_EVALUABLE, RESPECTE, SANS_OBJET, SENSIBLE
from aula.tests.unit.grid_builder import spaces
from aula.tests.unit.rules.known import FAR, GENERAL, read, run
from aula.tests.unit.scene_builder import COMMUNE, box, commune, line, point, workspace, zone

AU = zone(box(0, 0, 10, 10), "AUc", "1AU")


def walk(stops, *roads, zones=(AU,)):
    roles = {"centralites": [FAR], "arrets_tc": stops, **({"routes": list(roads)} if roads else {})}
    return run("M1", {"zones": list(zones), "roles": roles})


def test_m1_a_stop_inside_the_zone_is_at_no_distance():
    row = walk([point(5, 5)], line((0, 500), (900, 500)))
    assert (row["valeur"], row["signal"], row["certitude"]) == (100, RESPECTE, "certaine")


@pytest.mark.parametrize(
    "roads",
    [
        [line((5, 5), (5, 5))],  # a road of no length
        [line((10, 5), (10, 5)), line((510, 5), (510, 5))],
    ],
)
def test_m1_roads_of_no_length_are_no_network(roads):
    """As the crow flies then, 500 m × 1.3 = 650 m, and said."""
    row = walk([point(510, 5)], *roads)
    assert (row["valeur"], row["signal"], row["certitude"]) == (100, RESPECTE, SENSIBLE)


def test_m1_pieces_of_one_road_and_the_same_road_twice_change_nothing():
    whole = line((10, 5), (760, 5))
    pieces = shapely.MultiLineString([[(10, 5), (400, 5)], [(400, 5), (760, 5)]])
    for roads in ([whole], [pieces], [whole, whole], [pieces, whole]):
        row = walk([point(760, 5)], *roads)
        assert (row["valeur"], row["certitude"]) == (100, "certaine")
        assert "750" in row["message"]


def test_m1_stops_drawn_together_are_places_to_walk_to():
    row = walk([shapely.MultiPoint([(9_000, 9_000), (510, 5)])], line((10, 5), (600, 5)))
    assert row["valeur"] == 100


def test_m1_no_place_to_walk_to_is_far_where_the_layers_are_complete():
    content = {"zones": [AU], "roles": {"centralites": [FAR], "arrets_tc": [FAR.centroid]}}
    row = run("M1", content)
    assert (row["valeur"], row["signal"]) == (0, ECART)
    assert "sans accès dans la marge de voisinage" in row["message"]
    assert run("M1", {**content, "coverage": None})["signal"] == NON_EVALUABLE


def arrows(*drawn, zones=(), communes=None):
    fields = zone(box(0, 0, 2000, 1000), "A")
    content = {"zones": [*zones, fields], "roles": {"fleches_corridor": list(drawn)}}
    return run("T4", {**content, **({"communes": communes} if communes else {})})


TOWN = zone(box(0, 520, 505, 700), "U")  # 20 m from the arrow, along half of it


def test_t4_an_arrow_of_no_length_is_no_arrow():
    row = arrows(line((5, 5), (5, 5)))
    assert (row["signal"], row["valeur"]) == (SANS_OBJET, None)
    row = arrows(line((5, 5), (5, 5)), line((0, 300), (1000, 300)))
    assert (row["signal"], row["valeur"]) == (RESPECTE, 0)


def test_t4_an_arrow_in_pieces_or_bent_back_has_its_whole_length():
    # √(50² − 20²) = 45.8 m beyond the town: 505 + 45.8 = 550.8 m, the piece from 550 m included: 56 of 100.
    assert arrows(line((0, 500), (1000, 500)), zones=[TOWN])["valeur"] == pytest.approx(56)
    pieces = shapely.MultiLineString([[(0, 500), (400, 500)], [(400, 500), (1000, 500)]])
    assert arrows(pieces, zones=[TOWN])["valeur"] == pytest.approx(56)
    there_and_back = line((0, 500), (1000, 500), (0, 500))
    assert arrows(there_and_back, zones=[TOWN])["valeur"] == pytest.approx(56)


def test_t4_the_town_of_the_next_commune_is_met_and_each_commune_has_its_part_of_the_arrow():
    communes = [commune(box(0, 0, 1000, 510), "10001"), commune(box(0, 510, 1000, 1000), "10002")]
    row = arrows(line((0, 500), (1000, 500)), zones=[TOWN], communes=communes)
    assert row["valeur"] == pytest.approx(56)


def clock(executoire, *approved):
    rows = [{"idurba": f"d{n}", "etat": "03", "datappro": text} for n, text in enumerate(approved)]
    return run("Q6", {"zones": [AU], "lot": {"document": rows, "executoire": executoire}})


def test_q6_the_last_approval_counts_and_times_of_the_day_do_not():
    assert clock("2025-03-01", "20200101", "20250601")["signal"] == SANS_OBJET
    assert clock("2025-03-01T23:59:59", "20200101")["valeur"] == 59  # 31 days of January, 28 of February
    assert clock("2027-01-01", "20200101")["valeur"] == 730  # 1 January 2028, not yet exécutoire


@pytest.mark.parametrize("approved", ["20251301", "31/12/2019", "approuvé"])
def test_q6_a_date_that_cannot_be_read_is_said(approved):
    row = clock("2025-03-01", approved)
    assert row["signal"] == NON_EVALUABLE
    assert approved in row["motif"]


def everywhere(name, **content):
    """Return the rows of one rule of the general grid, wherever it has some."""
    made = workspace(zones=[AU], **content)
    made.grid = replace(GENERAL, regles=read(name))
    rows = evaluate(made).results
    return rows[rows["regle_id"] == name]


def test_f3_and_m2_have_a_line_when_no_commune_has_a_level():
    roles = {"enveloppe_urbaine": [FAR], "masque_enaf": [box(0, 0, 1000, 1000)]}
    tables = {"logement": [{"territoire": "10001", "objectif_lgt": 10}]}
    for name in ("F3", "M2"):
        rows = everywhere(name, roles=roles, tables=tables, communes=[commune(COMMUNE, niveau=None)])
        assert rows[["territoire_type", "signal"]].to_numpy().tolist() == [["scot", NON_EVALUABLE]]
        assert rows["motif"].iloc[0] == "aucune commune n’a de niveau de l’armature"


@pytest.mark.parametrize(
    ("roles", "reason"),
    [
        ({"communes": [FAR]}, "rôle manquant : parcs_activite"),
        ({"parcs_activite": []}, "couche vide : parcs_activite"),
    ],
)
def test_c8_has_a_line_when_no_layer_gives_the_parks(roles, reason):
    rows = everywhere("C8", roles=roles)
    assert rows[["territoire_type", "signal"]].to_numpy().tolist() == [["scot", NON_EVALUABLE]]
    assert spaces(rows["motif"].iloc[0]) == reason


def test_c8_has_no_line_where_no_park_is():
    assert everywhere("C8", roles={"parcs_activite": [FAR]}).empty
