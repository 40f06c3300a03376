"""The computed urban envelope: its shape, and what it changes in F1, F6, F7 and F8."""

import numpy as np
import pytest
import shapely

from aula.aula_plugin.core.compatibility.envelope import CELL_M, grow_and_shrink, readings
from aula.aula_plugin.core.compatibility.evaluation import evaluate
from aula.aula_plugin.core.compatibility.model import Champ, Seuil
from aula.tests.unit.scene_builder import box, workspace, zone
from aula.tests.unit.test_evaluation import rule

#: A house of 20 × 20 m every 40 m: gaps of 20 m, closed by any dilation over 10 m.
HOUSES = [box(x, y, x + 20, y + 20) for x in range(100, 500, 40) for y in range(100, 300, 40)]
F6 = rule(
    "F6",
    "surface_intersection",
    {"x": ("zones:U",), "y": ("role:enveloppe_urbaine",), "operation": "difference"},
    Seuil("<=", "ha", 0.0, tolerance_abs=0.5),
    champ=Champ(cumul=("scot",)),
)
F7 = rule("F7", "couverture", {"x": ("zones:AU",), "par_sel": ("role:enveloppe_urbaine",)}, Seuil(">=", "%", 30.0))
F8 = rule("F8", "contact", {"x": ("zones:AU",), "y": ("role:enveloppe_urbaine",)}, Seuil("<=", "n", 0.0))


def only(evaluation, rule_id, kind="commune"):
    rows = evaluation.results
    return rows[(rows["regle_id"] == rule_id) & (rows["territoire_type"] == kind)].iloc[0]


def test_a_lone_house_grows_by_the_difference():
    # 20 + 2 × (50 − 25) = 70 m across; corners rounded: less than 70², more than the disc of the same width.
    drawn = shapely.union_all(grow_and_shrink(np.array([box(0, 0, 20, 20)]), 50, 25))
    assert drawn.bounds == pytest.approx((-25, -25, 45, 45), abs=0.5)
    assert np.pi * 35**2 < drawn.area < 70**2


def test_two_houses_join_when_the_gap_is_under_twice_the_dilation():
    for gap, parts in ((99, 1), (101, 2)):
        pair = np.array([box(0, 0, 20, 20), box(20 + gap, 0, 40 + gap, 20)])
        drawn = shapely.union_all(grow_and_shrink(pair, 50, 0))
        assert len(shapely.get_parts(drawn)) == parts, gap


def test_cells_change_nothing():
    # The same houses astride the corner of four cells, and in the middle of one.
    inside = grow_and_shrink(np.array(HOUSES), 50, 25)
    move = CELL_M - 300
    astride = grow_and_shrink(np.array([shapely.affinity.translate(one, move, move + 100) for one in HOUSES]), 50, 25)
    assert shapely.union_all(astride).area == pytest.approx(shapely.union_all(inside).area, rel=1e-9)
    assert len(astride) > len(inside)


def case(*rules, zones, envelope, **more):
    roles = {"enveloppe_urbaine": envelope, "bati": HOUSES}
    return workspace(zones=zones, roles=roles, regles=rules, **more)


def test_a_signal_that_flips_with_the_computed_envelope_is_to_be_examined():
    # U is 400 × 200 = 8 ha; the SCoT drew 300 × 200, so 2 ha are outside, an « écart ». Every house of U is built: with
    # the computed envelope (+50 −25) nothing of U is outside, « respecté ».
    zones = [zone(box(100, 100, 480, 280), "U", "UA")]
    line = only(evaluate(case(F6, zones=zones, envelope=[box(100, 100, 300, 280)])), "F6")
    assert line["valeur"] == pytest.approx(3.24) and line["signal"] == "écart"
    assert line["certitude"] == "sensible" and "le signal change avec enveloppe calculée" in line["motif"]
    assert (line["valeur_min"], line["valeur_max"]) == (pytest.approx(0), pytest.approx(3.24))
    assert "bâti +50" in line["message"]


def test_the_total_keeps_the_reading():
    zones = [zone(box(100, 100, 480, 280), "U", "UA")]
    line = only(evaluate(case(F6, zones=zones, envelope=[box(100, 100, 300, 280)])), "F6", "scot")
    assert line["valeur"] == pytest.approx(3.24) and line["certitude"] == "sensible"


def test_a_signal_that_holds_stays_certain_and_says_both_values():
    # 600 × 300 m of U far from any house: outside both envelopes, 18 ha.
    zones = [zone(box(300, 600, 900, 900), "U", "UX")]
    line = only(evaluate(case(F6, zones=zones, envelope=[box(100, 100, 480, 280)])), "F6")
    assert line["valeur"] == pytest.approx(18) and line["certitude"] == "certaine"
    assert "18" in line["message"].split("nveloppe calculée")[1]


def test_without_buildings_the_zones_u_are_closed_for_contiguity_only():
    # 1AU is 20 m away from U and 200 m away from the envelope of the SCoT: F8 flips, F6 is not read that way.
    zones = [zone(box(300, 100, 480, 280), "U", "UA"), zone(box(500, 100, 600, 280), "AUc", "1AU")]
    made = workspace(zones=zones, roles={"enveloppe_urbaine": [box(0, 0, 300, 280)]}, regles=(F6, F7, F8))
    found = evaluate(made)
    assert only(found, "F8")["certitude"] == "sensible"
    assert "zones U fermées" in only(found, "F8")["message"]
    assert "zones U fermées" not in only(found, "F6")["message"]


def test_no_envelope_of_the_scot_no_reading():
    made = workspace(zones=[zone(box(0, 0, 10, 10), "U")], roles={"bati": HOUSES}, regles=(F6,))
    assert readings(made.grid, made.layers, "EPSG:2154") == {}
    assert only(evaluate(made), "F6")["signal"] == "non évaluable"


def test_the_second_reading_can_be_left_out():
    zones = [zone(box(100, 100, 480, 280), "U", "UA")]
    made = case(F6, zones=zones, envelope=[box(0, 0, 50, 50)], enveloppe_sensibilite_m=0.0)
    assert len(readings(made.grid, made.layers, "EPSG:2154")) == 1
    made = case(F6, zones=zones, envelope=[box(0, 0, 50, 50)], enveloppe_dilatation_m=0.0)
    assert readings(made.grid, made.layers, "EPSG:2154") == {}
