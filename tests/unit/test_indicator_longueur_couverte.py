"""Covered lengths: answers worked out on straight lines."""

import pytest

from aula.aula_plugin.core.compatibility.measure import NotApplicable, NotEvaluable
from aula.tests.unit.scene_builder import box, commune, line, measure, psc, row, scene, zone

KIND = "longueur_couverte"
HEDGES = ("role:haies",)
PROTECTIONS = ("psc:01-xx", "psc:07-xx", "psc:25-xx")


def lengths(result):
    return {(one.label, one.nature): pytest.approx(one.geometry.length) for one in result.evidence}


def test_lines_close_by_and_surfaces_around():
    # Hedge a (100 m): a protection line 3 m away along its first 40 m. Hedge b (100 m): last 50 m in a surface.
    over = scene(
        zones=[zone(box(0, 0, 1000, 1000), "A")],
        psc=[psc(line((0, 3), (40, 3)), "07-04"), psc(box(50, 190, 150, 210), "25-00")],
        roles={"haies": [row(line((0, 0), (100, 0)), nom="a"), row(line((0, 200), (100, 200)), nom="b")]},
    )
    result = measure(KIND, over, lignes=HEDGES, par_sel=PROTECTIONS)
    assert result.value == pytest.approx(0.45)
    assert (result.numerator, result.denominator) == (pytest.approx(90), pytest.approx(200))
    assert lengths(result) == {("a", "couvert"): 40, ("a", "non_couvert"): 60,
                               ("b", "couvert"): 50, ("b", "non_couvert"): 50}  # fmt: skip
    assert {one.geometry.geom_type for one in result.evidence} == {"LineString"}
    assert result.labels == ("a", "b")
    assert result.notes[-1] == "2\xa0lignes : 0 en entier, 2 en partie, 0 non"


def test_five_metres_is_not_less_than_five_metres():
    roles = {"haies": [line((0, 0), (100, 0))]}
    zones = [zone(box(0, 0, 1000, 1000), "A")]
    for y, share in ((4.99, 1.0), (5.0, 0.0)):
        over = scene(zones=zones, psc=[psc(line((-50, y), (150, y)), "07-04")], roles=roles)
        assert measure(KIND, over, lignes=HEDGES, par_sel=PROTECTIONS).value == share


def test_a_hedge_across_two_communes_counts_in_each_for_its_part():
    halves = [commune(box(0, 0, 500, 1000), "10001"), commune(box(500, 0, 1000, 1000), "10002")]
    content = {
        "zones": [zone(box(0, 0, 1000, 1000), "A")],
        "psc": [psc(box(400, 90, 600, 110), "01-00")],
        "roles": {"haies": [line((300, 100), (800, 100))]},
        "communes": halves,
    }
    first, second = (measure(KIND, scene(**content, which=i), lignes=HEDGES, par_sel=PROTECTIONS) for i in (0, 1))
    assert (first.numerator, first.denominator) == (pytest.approx(100), pytest.approx(200))
    assert (second.numerator, second.denominator) == (pytest.approx(100), pytest.approx(300))


def test_a_protection_of_the_next_commune_still_protects():
    over = scene(
        zones=[zone(box(0, 0, 1000, 1000), "A")],
        psc=[psc(line((-3, 0), (-3, 100)), "07-04")],
        roles={"haies": [line((1, 0), (1, 100))]},
    )
    assert measure(KIND, over, lignes=HEDGES, par_sel=PROTECTIONS).value == 1


def test_band_gives_the_share_met_by_what_is_wider_than_the_lisere():
    # Band of 50 m: a U zone 20 m away along x in [0, 100] of a line of 200 m meets pieces whose own 10 m lie within
    # 25 m of it: from 0 to 100 + √(25² − 20²) = 115, that is 12 pieces of 20. A strip of 4 m on the line is ignored.
    over = scene(
        zones=[zone(box(0, 20, 100, 100), "U"), zone(box(150, -2, 200, 2), "U")],
        roles={"fleches_corridor": [row(line((0, 0), (200, 0)), nom="F1")]},
        communes=[commune(box(-500, -500, 1000, 1000))],
    )
    result = measure(KIND, over, lignes=("role:fleches_corridor",), par_sel=("zones:U", "zones:AU"), band_m=50)
    assert result.value == pytest.approx(12 / 20)
    assert result.labels == ("F1",)


def test_fringes_are_the_common_limits():
    # AU 100 × 100 beside N on its right side (100 m), hedge to plant along the lower 30 m of it.
    over = scene(
        zones=[zone(box(0, 0, 100, 100), "AUc", "1AU"), zone(box(100, 0, 1000, 1000), "N"),
               zone(box(0, 100, 100, 1000), "U")],
        psc=[psc(line((100, 0), (100, 30)), "43-03")],
    )  # fmt: skip
    asked = {"lignes": ("zones:AU",), "contre": ("zones:A", "zones:N"), "par_sel": ("psc:43-03",), "pas_m": 1}
    result = measure(KIND, over, **asked)
    # 1 m tolerance: the limit bends 1 m around each end of the common side; the protection reaches 5 m further.
    assert result.denominator == pytest.approx(102, abs=0.5)
    assert result.numerator == pytest.approx(36, abs=1.5)
    apart = [zone(box(0, 0, 100, 100), "AUc"), zone(box(500, 0, 1000, 1000), "N")]
    bare = scene(zones=apart, psc=[psc(box(0, 0, 1, 1), "43-03")])
    with pytest.raises(NotApplicable, match="aucune limite commune"):
        measure(KIND, bare, **asked)


def test_reasons_not_to_answer():
    zones = [zone(box(0, 0, 1000, 1000), "A")]
    with pytest.raises(NotEvaluable, match="^rôle manquant : haies$"):
        measure(KIND, scene(zones=zones, psc=[psc(box(0, 0, 9, 9), "01-00")]), lignes=HEDGES, par_sel=PROTECTIONS)
    with pytest.raises(NotApplicable, match="aucun objet : haies"):
        over = scene(zones=zones, psc=[psc(box(0, 0, 9, 9), "01-00")], roles={"haies": [line((5000, 0), (5001, 0))]})
        measure(KIND, over, lignes=HEDGES, par_sel=PROTECTIONS)
    over = scene(zones=zones, psc=[psc(box(0, 0, 9, 9), "99-00")], roles={"haies": [line((0, 0), (9, 0))]})
    result = measure(KIND, over, lignes=HEDGES, par_sel=PROTECTIONS)
    assert result.value == 0 and any("aucun objet dessiné" in note for note in result.notes)
