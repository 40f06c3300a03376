"""Covered shares: answers worked out on boxes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.measure import NotApplicable, NotEvaluable
from aula.tests.unit.scene_builder import box, commune, measure, point, psc, scene, zone

KIND = "couverture"
AU = ("zones:AU",)
OAP = ("psc:18-xx",)
E = ("role:enveloppe_urbaine",)


def test_share_and_parts_by_hand():
    # AU 2 ha; OAP on the first hectare and a half, drawn twice: 1.5 / 2 = 0.75.
    over = scene(
        zones=[zone(box(0, 0, 100, 100), "AUc", "a"), zone(box(100, 0, 200, 100), "AUs", "b")],
        psc=[psc(box(0, 0, 150, 100), "18-00"), psc(box(0, 0, 120, 100), "18-02")],
    )
    result = measure(KIND, over, x=AU, par_sel=OAP)
    assert (result.value, result.unit, result.additive) == (pytest.approx(0.75), "ratio", False)
    assert (result.numerator, result.denominator) == (pytest.approx(1.5), pytest.approx(2))
    assert result.labels == ("b",)
    shown = {(one.nature, one.label): one.geometry.area for one in result.evidence}
    assert shown == {
        ("non_couvert", "b"): pytest.approx(5000),
        ("couvert", "a"): pytest.approx(10000),
        ("couvert", "b"): pytest.approx(5000),
    }


def test_wholly_covered_is_exactly_one():
    zones = [zone(box(i * 7.1, 0, (i + 1) * 7.1, 33.3), "AUc") for i in range(20)]
    over = scene(zones=zones, psc=[psc(box(i * 3.55, 0, (i + 1) * 3.55, 40), "18-00") for i in range(40)])
    assert measure(KIND, over, x=AU, par_sel=OAP).value == 1.0


def test_exclure_leaves_x_and_its_cover():
    # R of 2 ha, 1 ha of it urban: the share is measured on the other hectare, half covered.
    over = scene(
        zones=[zone(box(0, 0, 100, 100), "U"), zone(box(100, 0, 200, 100), "N")],
        psc=[psc(box(0, 0, 150, 100), "25-00")],
        roles={"reservoirs": [box(0, 0, 200, 100)]},
    )
    result = measure(KIND, over, x=("role:reservoirs",), par_sel=("psc:25-xx",), exclure=("zones:U",))
    assert result.value == pytest.approx(0.5) and result.denominator == pytest.approx(1)


def test_et_asks_for_both_covers():
    # T2: under 25-00 (150 m of 200) and in N (from x = 100): 50 m of 200 = 0.25.
    over = scene(
        zones=[zone(box(0, 0, 100, 100), "U"), zone(box(100, 0, 1000, 100), "N")],
        psc=[psc(box(0, 0, 150, 100), "25-00")],
        roles={"reservoirs": [box(0, 0, 200, 100)]},
    )
    result = measure(KIND, over, x=("role:reservoirs",), par_sel=("psc:25-xx",), et=("zones:A", "zones:N"))
    assert result.value == pytest.approx(0.25)


def test_dans_restricts_x_around_stops():
    # Stop in the middle of a 400 × 400 zone, circle of 100 m: π·100² m², half covered by 29-01.
    over = scene(
        zones=[zone(box(0, 0, 400, 400), "U")],
        psc=[psc(box(0, 0, 200, 400), "29-01")],
        roles={"arrets_tc": [point(200, 200)]},
    )
    asked = {"x": ("zones:U",), "par_sel": ("psc:29-01",), "dans": ("role:arrets_tc",), "tampon_m": 100}
    result = measure(KIND, over, **asked)
    assert result.value == pytest.approx(0.5)
    assert result.denominator == pytest.approx(3.14159, rel=0.01)
    far = scene(zones=[zone(box(0, 0, 4, 4), "U")], psc=[psc(box(0, 0, 1, 1), "29-01")],
                roles={"arrets_tc": [point(5000, 0)]})  # fmt: skip
    with pytest.raises(NotApplicable, match="aucun objet : arrets_tc"):
        measure(KIND, far, **asked)


def test_nothing_drawn_is_zero_with_the_warning():
    over = scene(zones=[zone(box(0, 0, 100, 100), "AUc")], psc=[psc(box(0, 0, 9, 9), "99-00")])
    result = measure(KIND, over, x=AU, par_sel=OAP)
    assert result.value == 0
    assert "aucun objet dessiné : une règle non dessinée peut exister dans le règlement écrit" in result.notes


def test_reasons_not_to_answer():
    zones = [zone(box(0, 0, 100, 100), "U")]
    with pytest.raises(NotApplicable):
        measure(KIND, scene(zones=zones, psc=[psc(box(0, 0, 9, 9), "18-00")]), x=AU, par_sel=OAP)
    with pytest.raises(NotEvaluable, match="aucune prescription"):
        measure(KIND, scene(zones=zones), x=("zones:U",), par_sel=OAP)
    roles = {"enveloppe_urbaine": [box(5000, 0, 5100, 100)]}
    with pytest.raises(NotEvaluable, match="couverture inconnue : enveloppe_urbaine"):
        measure(
            KIND, scene(zones=zones, roles=roles, coverage=None), x=("zones:U",), par_sel=("role:enveloppe_urbaine",)
        )
    # The layer is complete here and holds nothing: nothing is covered.
    assert (
        measure(KIND, scene(zones=zones, roles=roles), x=("zones:U",), par_sel=("role:enveloppe_urbaine",)).value == 0
    )


def test_a_generic_code_is_an_unknown():
    over = scene(zones=[zone(box(0, 0, 100, 100), "AUc")], psc=[psc(box(0, 0, 100, 100), "29-00")])
    asked = {"x": AU, "par_sel": ("psc:29-01",)}
    assert measure(KIND, over, **asked).value == 1 and over.touched_unknowns
    assert measure(KIND, over.counting(False), **asked).value == 0


squares = st.tuples(st.integers(0, 90), st.integers(0, 90), st.integers(1, 30)).map(
    lambda s: box(10 * s[0], 10 * s[1], 10 * (s[0] + s[2]), 10 * (s[1] + s[2]))
)


@settings(max_examples=15, deadline=None)
@given(st.lists(squares, min_size=1, max_size=4), squares)
def test_one_more_protection_never_lowers_t2(protections, more):
    values = []
    for several in (protections, [*protections, more]):
        over = scene(
            zones=[zone(box(0, 0, 1000, 600), "N"), zone(box(0, 600, 1000, 1000), "A")],
            psc=[psc(one, "25-00") for one in several],
            roles={"reservoirs": [box(200, 200, 800, 900)]},
        )
        asked = {"x": ("role:reservoirs",), "par_sel": ("psc:25-xx",), "et": ("zones:A", "zones:N")}
        values.append(measure(KIND, over, **asked).value)
    assert 0 <= values[0] <= values[1] + 1e-9 and values[1] <= 1


@settings(max_examples=8, deadline=None)
@given(st.lists(squares, min_size=1, max_size=4), st.integers(11, 89))
def test_ratio_of_sums_over_communes_is_the_ratio_of_the_whole(protections, cut):
    x = 10.0 * cut
    halves = [commune(box(0, 0, x, 1000), "10001"), commune(box(x, 0, 1000, 1000), "10002")]
    content = {"zones": [zone(box(100, 100, 900, 700), "AUc")], "psc": [psc(one, "18-00") for one in protections]}
    whole = measure(KIND, scene(**content), x=AU, par_sel=OAP)
    several = [measure(KIND, scene(**content, communes=halves, which=i), x=AU, par_sel=OAP) for i in (0, 1)]
    total = sum(one.numerator for one in several) / sum(one.denominator for one in several)
    assert total == pytest.approx(whole.value, abs=1e-9)
