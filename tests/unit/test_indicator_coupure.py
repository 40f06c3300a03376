"""T9: the gap kept between two sides of a coupure d'urbanisation."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.measure import NotApplicable, NotEvaluable
from aula.tests.unit.scene_builder import box, measure, row, scene, zone

#: A coupure 200 m wide between two towns, over the whole height of the commune.
COUPURE = row(box(400, 0, 600, 1000), nom="Entre deux bourgs")
WEST, EAST = zone(box(0, 400, 380, 600), "U", "UA"), zone(box(630, 400, 1000, 600), "U", "UB")


def gap(zones, coupures=(COUPURE,), **roles):
    over = scene(zones=zones, roles={"coupures": list(coupures), **roles})
    return measure("distance", over, de=["zones:U", "zones:AU"], vers=["role:coupures"], mode="ecart")


def test_the_gap_is_the_shortest_segment_across():
    result = gap([WEST, EAST])
    assert (result.value, result.unit) == (pytest.approx(250), "m")  # 630 − 380
    assert [proof.nature for proof in result.evidence] == ["ecart"]
    assert result.evidence[0].geometry.length == pytest.approx(250)


def test_a_zone_that_enters_the_coupure_shortens_the_gap():
    result = gap([WEST, zone(box(380, 450, 470, 500), "AUc", "1AU"), EAST])
    assert result.value == pytest.approx(160)  # 630 − 470


def test_two_zones_on_one_side_do_not_face_each_other():
    # 10 m apart, both west of the coupure: their segment does not cross it.
    other = zone(box(0, 610, 380, 700), "U", "UC")
    assert gap([WEST, other, EAST]).value == pytest.approx(250)
    with pytest.raises(NotApplicable, match="aucun vis-à-vis"):
        gap([WEST, other])


def test_zones_less_than_a_metre_apart_are_one_side():
    # 1AU is 0.5 m from UA and reaches across the coupure but for its last 10 m.
    bridge = zone(box(380.5, 450, 590, 500), "AUc", "1AU")
    assert gap([WEST, bridge, EAST]).value == pytest.approx(40)  # 630 − 590


def test_the_gap_between_buildings_is_told_beside():
    houses = [box(300, 500, 320, 520), box(700, 500, 720, 520)]
    result = gap([WEST, EAST], bati=houses)
    assert any("380" in note and "entre bâtiments" in note for note in result.notes)  # 700 − 320
    assert {proof.nature for proof in result.evidence} == {"ecart", "ecart_bati"}


def test_no_coupure_here_or_no_layer():
    with pytest.raises(NotApplicable):
        gap([WEST, EAST], coupures=[row(box(5000, 0, 5100, 100))])
    with pytest.raises(NotEvaluable):
        measure("distance", scene(zones=[WEST]), de=["zones:U"], vers=["role:coupures"], mode="ecart")


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(3)), st.floats(10, 200))
def test_order_changes_nothing_and_a_move_away_widens(order, move):
    zones = [WEST, zone(box(380, 450, 390, 500), "AUc", "1AU"), EAST]
    assert gap([zones[i] for i in order]).value == pytest.approx(240)
    further = zone(box(630 + move, 400, 1000, 600), "U", "UB")
    assert gap([WEST, further]).value >= gap([WEST, EAST]).value
