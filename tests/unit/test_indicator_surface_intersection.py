"""Areas brute, nette, certaine: answers worked out on boxes. 1 ha = 10 000 m²."""

from contextlib import suppress

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.measure import NotApplicable, NotEvaluable
from aula.tests.unit.scene_builder import box, commune, inf, line, measure, psc, row, scene, zone

KIND = "surface_intersection"
URB = ("zones:U", "zones:AU", "psc:05-xx", "psc:16-03")
AU = ("zones:AU",)
R = ("role:reservoirs",)
FAR = psc(box(900, 900, 910, 910), "99-00")


def areas(over, nature):
    return {one.label: one.geometry.area for one in over.evidence if one.nature == nature}


def test_net_and_certain_by_hand():
    # X = 100 × 100; R from x = 50: overlap 50 × 100 = 0.5 ha. Eroded by 10: x ≥ 60, 10 ≤ y: 40 × 90 = 0.36 ha.
    over = scene(
        zones=[zone(box(0, 0, 100, 100), "AUc", "1AU")],
        roles={"reservoirs": [box(50, 0, 400, 400)]},
        uncertainty={"reservoirs": 10},
    )
    result = measure(KIND, over, x=AU, y=R)
    assert (result.value, result.unit, result.additive) == (pytest.approx(0.5), "ha", True)
    assert result.gross_ha == pytest.approx(0.5) and result.net_ha == result.value
    assert result.certain_ha == pytest.approx(0.36) == result.certain_value
    assert result.labels == ("1AU",)
    assert areas(result, "certaine") == {"1AU": pytest.approx(3600)}


def test_an_exact_reference_has_no_certain_value():
    over = scene(zones=[zone(box(0, 0, 100, 100), "AUc")], roles={"reservoirs": [box(50, 0, 400, 400)]})
    result = measure(KIND, over, x=AU, y=R)
    assert result.certain_value is None and result.certain_ha == result.value


def test_a_strip_narrower_than_five_metres_is_a_lisere():
    # Overlap of 4 m × 100 m: 0.04 ha brute, nothing net; the message tells what was left out.
    over = scene(zones=[zone(box(0, 0, 100, 100), "AUc")], roles={"reservoirs": [box(96, 0, 400, 400)]})
    result = measure(KIND, over, x=AU, y=R)
    assert result.value == 0 and result.gross_ha == pytest.approx(0.04)
    assert result.labels == () and list(areas(result, "brute").values()) == [pytest.approx(400)]
    assert any("liserés" in note for note in result.notes)
    assert measure(KIND, over, x=AU, y=R, nette=False).value == pytest.approx(0.04)
    assert measure(KIND, over, x=AU, y=R, nette=False).net_ha is None


def test_two_strips_side_by_side_in_two_zones_count_as_one():
    # Two zones each give a strip of 4 m of R: together 8 m × 100 m, above the liseré.
    zones = [zone(box(0, 0, 50, 100), "AUc", "a"), zone(box(50, 0, 100, 100), "AUc", "b")]
    over = scene(zones=zones, roles={"reservoirs": [box(46, 0, 54, 100)]})
    result = measure(KIND, over, x=AU, y=R)
    assert result.value == pytest.approx(0.08)
    assert areas(result, "nette") == {"a": pytest.approx(400), "b": pytest.approx(400)}


def test_zone_and_prescription_on_one_place_count_once():
    # U 100 × 100 and an ER of 100 × 100 shifted by 50: union 150 × 100 in R = 1.5 ha, not 2.
    over = scene(
        zones=[zone(box(0, 0, 100, 100), "U"), zone(box(100, 0, 1000, 1000), "A")],
        psc=[psc(box(50, 0, 150, 100), "05-01", "ER 1"), psc(line((0, 0), (50, 0)), "05-01")],
        roles={"reservoirs": [box(0, 0, 500, 500)]},
    )
    result = measure(KIND, over, x=URB, y=R)
    assert result.value == pytest.approx(1.5)
    assert set(result.labels) == {"U", "ER 1"}
    assert "1\xa0ligne sans surface, hors du total (05-xx)" in result.notes


def test_without_any_prescription_the_zones_still_answer_and_say_so():
    over = scene(zones=[zone(box(0, 0, 100, 100), "U")], roles={"reservoirs": [box(0, 0, 50, 100)]})
    result = measure(KIND, over, x=URB, y=R)
    assert result.value == pytest.approx(0.5) and "minorée" in result.doubt


def test_apart_gives_zero_and_keeps_no_evidence():
    over = scene(zones=[zone(box(0, 0, 100, 100), "AUc")], roles={"reservoirs": [box(500, 500, 600, 600)]})
    result = measure(KIND, over, x=AU, y=R)
    assert (result.value, result.gross_ha, result.evidence) == (0, 0, [])


def test_touching_along_a_line_is_zero():
    over = scene(zones=[zone(box(0, 0, 100, 100), "AUc")], roles={"reservoirs": [box(100, 0, 200, 100)]})
    assert measure(KIND, over, x=AU, y=R).value == 0


# ----------------------------------------------------------------------------------------------------------- absences


def test_no_zone_is_without_object():
    with pytest.raises(NotApplicable, match="aucun objet"):
        measure(KIND, scene(zones=[zone(box(0, 0, 9, 9), "U")], roles={"reservoirs": [box(0, 0, 9, 9)]}), x=AU, y=R)


def test_missing_role_and_empty_layer_and_unknown_coverage():
    zones = [zone(box(0, 0, 100, 100), "AUc")]
    with pytest.raises(NotEvaluable, match="^rôle manquant : reservoirs$"):
        measure(KIND, scene(zones=zones), x=AU, y=R)
    with pytest.raises(NotEvaluable, match="^couche vide : reservoirs$"):
        measure(KIND, scene(zones=zones, roles={"reservoirs": []}), x=AU, y=R)
    elsewhere = {"reservoirs": [box(5000, 0, 6000, 1000)]}
    with pytest.raises(NotEvaluable, match="^couverture inconnue : reservoirs$"):
        measure(KIND, scene(zones=zones, roles=elsewhere, coverage=None), x=AU, y=R)
    with pytest.raises(NotApplicable, match="aucun objet : reservoirs"):
        measure(KIND, scene(zones=zones, roles=elsewhere), x=AU, y=R)


def test_one_role_of_unknown_coverage_among_two_is_a_doubt():
    over = scene(
        zones=[zone(box(0, 0, 100, 100), "AUc")],
        roles={"ppr": [box(0, 0, 50, 100)], "aleas": [box(5000, 0, 5100, 100)]},
        coverage={"ppr": ["10001"]},
    )
    result = measure(KIND, over, x=AU, y=("role:ppr", "role:aleas"))
    assert result.value == pytest.approx(0.5) and result.doubt == "couverture inconnue : aleas"


def test_an_information_of_which_none_is_drawn():
    over = scene(zones=[zone(box(0, 0, 100, 100), "AUc")], inf=[inf(box(0, 0, 5, 5), "99-00")])
    with pytest.raises(NotApplicable, match="aucun objet dessiné"):
        measure(KIND, over, x=AU, y=("inf:14-xx",))


# ---------------------------------------------------------------------------------------------------------- difference


def test_difference_opens_the_remainder_and_grows_an_uncertain_reference():
    # AUc 100 × 100, OAP on x < 60: 40 × 100 = 0.4 ha left. As a role with u = 10 m, 30 × 100 are certainly out.
    zones = [zone(box(0, 0, 100, 100), "AUc")]
    result = measure(KIND, scene(zones=zones, psc=[psc(box(0, 0, 60, 100), "18-00")]), x=AU, y=("psc:18-xx",),
                     operation="difference")  # fmt: skip
    assert result.value == pytest.approx(0.4) and result.certain_value is None
    over = scene(zones=zones, roles={"sip": [box(0, -50, 60, 150)]}, uncertainty={"sip": 10})
    result = measure(KIND, over, x=AU, y=("role:sip",), operation="difference")
    assert (result.value, result.certain_value) == (pytest.approx(0.4), pytest.approx(0.3))


def test_difference_with_what_is_absent_counts_all_of_x():
    over = scene(zones=[zone(box(0, 0, 100, 100), "AUc")], psc=[FAR], roles={"sip": [box(5000, 0, 5100, 100)]})
    result = measure(KIND, over, x=AU, y=("psc:18-xx",), operation="difference")
    assert result.value == pytest.approx(1) and any("aucun objet dessiné" in note for note in result.notes)
    assert measure(KIND, over, x=AU, y=("role:sip",), operation="difference").value == pytest.approx(1)


def test_difference_needs_prescriptions_in_the_document():
    with pytest.raises(NotEvaluable, match="aucune prescription"):
        measure(KIND, scene(zones=[zone(box(0, 0, 9, 9), "AUc")]), x=AU, y=("psc:18-xx",), operation="difference")


def test_exclure_takes_off_what_is_written():
    # Hazard on 50 × 100 of AU, of which 20 × 100 under 02-01: 0.3 ha not written.
    over = scene(
        zones=[zone(box(0, 0, 100, 100), "AUc")],
        psc=[psc(box(0, 0, 20, 100), "02-01")],
        roles={"aleas": [box(0, 0, 50, 200)]},
    )
    assert measure(KIND, over, x=AU, y=("role:aleas",), exclure=("psc:02-xx",)).value == pytest.approx(0.3)


def test_touchant_keeps_the_objects_in_contact():
    zones = [zone(box(0, 0, 100, 100), "U", "UX1"), zone(box(200, 0, 300, 100), "U", "UX2")]
    over = scene(zones=zones, roles={"sip": [box(-50, 0, 40, 100)]})
    result = measure(KIND, over, x=("zones:U",), y=("role:sip",), operation="difference", touchant=("role:sip",))
    assert result.value == pytest.approx(0.6) and result.labels == ("UX1",)
    over = scene(zones=zones[1:], roles={"sip": [box(0, 0, 40, 100)]})
    with pytest.raises(NotApplicable, match="au contact"):
        measure(KIND, over, x=("zones:U",), y=("role:sip",), operation="difference", touchant=("role:sip",))


# --------------------------------------------------------------------------------------------------- buffers, details


def test_a_watercourse_needs_a_buffer():
    # River along y = 50 through AU 100 × 100, strip of 10 m each side: 20 × 100 = 0.2 ha.
    over = scene(zones=[zone(box(0, 0, 100, 100), "AUc")], roles={"cours_eau": [line((-100, 50), (300, 50))]})
    assert measure(KIND, over, x=AU, y=("role:cours_eau",), tampon_m=10).value == pytest.approx(0.2, rel=1e-3)
    with pytest.raises(NotEvaluable, match="indiquer tampon_m"):
        measure(KIND, over, x=AU, y=("role:cours_eau",))


def test_a_river_of_the_next_commune_reaches_over_the_limit():
    over = scene(zones=[zone(box(0, 0, 100, 100), "AUc")], roles={"cours_eau": [line((-4, -50), (-4, 500))]})
    # 6 m of the 10 m strip lie in the commune: 6 × 100 = 0.06 ha.
    assert measure(KIND, over, x=AU, y=("role:cours_eau",), tampon_m=10).value == pytest.approx(0.06)


def test_the_limit_of_the_commune_is_not_a_limit_of_the_reference():
    # R covers both communes: the whole 100 × 100 is certain, nothing is eroded along x = 0.
    over = scene(
        zones=[zone(box(0, 0, 100, 100), "AUc")],
        roles={"reservoirs": [box(-500, -500, 0, 500), box(0, -500, 500, 500)]},
        uncertainty={"reservoirs": 25},
    )
    assert measure(KIND, over, x=AU, y=R).certain_value == pytest.approx(1)


def test_small_pieces_are_dropped_and_told():
    roles = {"rpg": [box(0, 0, 10, 10), box(50, 50, 100, 100)]}  # 0.01 ha and 0.25 ha
    over = scene(zones=[zone(box(0, 0, 100, 100), "AUc")], roles=roles)
    result = measure(KIND, over, x=AU, y=("role:rpg",), s_min_ha=0.1)
    assert result.value == pytest.approx(0.25) and result.gross_ha == pytest.approx(0.26)
    assert any("morceaux de moins" in note for note in result.notes)


def test_detail_by_a_field_of_y():
    roles = {
        "captages": [row(box(0, 0, 20, 100), type="immédiat"), row(box(20, 0, 80, 100), type="rapproché"),
                     row(box(60, 0, 80, 100), type="rapproché")]
    }  # fmt: skip
    over = scene(zones=[zone(box(0, 0, 100, 100), "AUc")], roles=roles)
    result = measure(KIND, over, x=AU, y=("role:captages",), par="TYPE")
    assert result.value == pytest.approx(0.8)
    # Overlapping objects of one value are dissolved: 0.6 ha, not 0.8.
    assert result.notes[-2:] == ["rapproché : 0,60\xa0ha (2\xa0objets)", "immédiat : 0,20\xa0ha (1\xa0objet)"]
    assert any("champ « absent »" in n for n in measure(KIND, over, x=AU, y=("role:captages",), par="absent").notes)


def test_an_uncertain_x_is_eroded_too():
    # Hazard (role as X) 100 × 100 with u = 10, whole in AU: certain part 80 × 80 = 0.64 ha.
    over = scene(
        zones=[zone(box(0, 0, 500, 500), "AUc")],
        roles={"aleas": [box(100, 100, 200, 200)]},
        uncertainty={"aleas": 10},
    )
    result = measure(KIND, over, x=("role:aleas",), y=AU)
    assert (result.value, result.certain_value) == (pytest.approx(1), pytest.approx(0.64))


def test_an_unknown_vocation_is_counted_in_and_out():
    zones = [zone(box(0, 0, 100, 100), "AUc"), zone(box(100, 0, 300, 100), "AUc", vocation="inconnue")]
    over = scene(zones=zones, roles={"reservoirs": [box(0, 0, 500, 500)]})
    asked = {"x": AU, "y": R, "vocation": ("habitat",)}
    assert measure(KIND, over, **asked).value == pytest.approx(3)
    assert over.touched_unknowns
    assert measure(KIND, over.counting(False), **asked).value == pytest.approx(1)


# ---------------------------------------------------------------------------------------------------------- properties


squares = st.tuples(st.integers(0, 90), st.integers(0, 90), st.integers(1, 30)).map(
    lambda s: box(10 * s[0], 10 * s[1], 10 * (s[0] + s[2]), 10 * (s[1] + s[2]))
)


@settings(max_examples=15, deadline=None)
@given(st.lists(squares, min_size=1, max_size=5), squares)
def test_one_more_reservoir_never_lowers_t1(reservoirs, more):
    zones = [zone(box(100, 100, 500, 400), "U"), zone(box(500, 100, 700, 900), "AUc")]
    values = [
        measure(KIND, scene(zones=zones, roles={"reservoirs": several}, uncertainty={"reservoirs": 25}),
                x=("zones:U", "zones:AU"), y=R)
        if any(shapely.intersects(one, box(0, 0, 1000, 1000)) for one in several) else None
        for several in (reservoirs, [*reservoirs, more])
    ]  # fmt: skip
    assert values[1].gross_ha >= values[0].gross_ha - 1e-9
    assert values[1].value >= values[0].value - 1e-9
    assert values[1].certain_value >= values[0].certain_value - 1e-6


@settings(max_examples=8, deadline=None)
@given(st.lists(squares, min_size=1, max_size=4), st.integers(1, 99))
def test_the_communes_add_up_to_the_whole(reservoirs, cut):
    x = 10.0 * cut
    halves = [commune(box(0, 0, x, 1000), "10001"), commune(box(x, 0, 1000, 1000), "10002")]
    zones = [zone(box(100, 100, 900, 700), "U")]
    whole = measure(KIND, scene(zones=zones, roles={"reservoirs": reservoirs}), x=("zones:U",), y=R, nette=False)
    total = 0.0
    for which in (0, 1):
        over = scene(zones=zones, roles={"reservoirs": reservoirs}, communes=halves, which=which)
        with suppress(NotApplicable):
            total += measure(KIND, over, x=("zones:U",), y=R, nette=False).value
    assert total == pytest.approx(whole.value, abs=1e-6)
