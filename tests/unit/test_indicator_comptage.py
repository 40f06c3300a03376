"""Counts: once per object, whatever its primitive, across limits, by filter and by distance."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.measure import NotApplicable, NotEvaluable
from aula.tests.unit.scene_builder import box, commune, line, measure, point, psc, row, scene, zone

KIND = "comptage"
STECAL = ("psc:16-03",)
HALVES = [commune(box(0, 0, 500, 1000), "10001"), commune(box(500, 0, 1000, 1000), "10002")]


def test_every_primitive_counts_and_only_surfaces_have_an_area():
    # Two STECAL of 1 ha and 3 ha, one drawn as a point: n = 3, 4 ha, mean 2 ha, largest 3 ha.
    over = scene(
        psc=[psc(box(0, 0, 100, 100), "16-03", "Ah1"), psc(box(200, 0, 500, 100), "16-03", "Ah2"),
             psc(point(700, 700), "16-03", "Ah3"), psc(box(0, 500, 9, 509), "16-01")],
    )  # fmt: skip
    result = measure(KIND, over, objets=STECAL)
    assert (result.value, result.unit, result.count, result.additive) == (3, "n", 3, True)
    assert result.notes[0] == "2\xa0surfaces et 1\xa0point"
    assert result.notes[1] == (
        "surface 4,00\xa0ha dans le territoire ; par objet, moyenne 2,00\xa0ha, maximum 3,00\xa0ha"
    )
    assert result.labels[:2] == ("Ah2", "Ah1")
    area = measure(KIND, over, objets=STECAL, surface=True)
    assert (area.value, area.unit) == (pytest.approx(4), "ha")


def test_parts_of_one_object_count_for_one_and_overlaps_do_not_add():
    over = scene(psc=[psc(box(0, 0, 100, 100), "16-03"), psc(box(50, 0, 150, 100), "16-03")])
    assert measure(KIND, over, objets=STECAL).value == 2
    over = scene(psc=[psc(box(0, 0, 100, 100), "16-03"), psc(box(50, 0, 150, 100), "16-03")])
    over.workspace.layers["psc"].numbers = np.array([1, 1])
    assert measure(KIND, over, objets=STECAL, surface=True).value == pytest.approx(1.5)
    assert measure(KIND, over, objets=STECAL).value == 1


def test_an_object_across_two_communes_is_counted_where_its_largest_part_is():
    across = psc(box(400, 0, 650, 100), "16-03")  # 100 m in the first, 150 m in the second
    values = [measure(KIND, scene(psc=[across], communes=HALVES, which=i), objets=STECAL).value for i in (0, 1)]
    assert values == [0, 1]
    # Areas are cut on the limit whoever counts the object: 1 ha and 1.5 ha.
    areas = [
        measure(KIND, scene(psc=[across], communes=HALVES, which=i), objets=STECAL, surface=True).value for i in (0, 1)
    ]
    assert areas == [pytest.approx(1.0), pytest.approx(1.5)]


@pytest.mark.parametrize(
    "shape", [box(400, 0, 600, 100), point(500, 10), line((500, 0), (500, 100)), line((400, 0), (600, 0))]
)
def test_equal_parts_and_common_limits_count_once(shape):
    values = [measure(KIND, scene(psc=[psc(shape, "16-01")], communes=HALVES, which=i), objets=("psc:16-01",)).value
              for i in (0, 1)]  # fmt: skip
    assert values == [1, 0]


def test_an_object_mostly_out_of_the_territories_belongs_to_others():
    over = scene(psc=[psc(box(-80, 0, 20, 100), "16-03")])
    assert measure(KIND, over, objets=STECAL).value == 0


def test_filter_reads_attributes_and_null_is_an_unknown():
    # Run of 1 January 2026: validated in 2016 (9 years) and 2024 (2 years); the third date is not given.
    dates = ["20161231", "20240101", None]
    zones = [zone(box(100 * i, 0, 100 * i + 50, 50), "AUc", f"z{i}", datvalid=d) for i, d in enumerate(dates)]
    over = scene(zones=zones)
    asked = {"objets": ("zones:AU",), "filtre": "age_ans(datvalid) > 6"}
    result = measure(KIND, over, **asked)
    assert (result.value, result.unknown) == (2, 1) and over.touched_unknowns
    sure = measure(KIND, over.counting(False), **asked)
    assert (sure.value, sure.labels) == (1, ("z0",))
    with pytest.raises(NotEvaluable, match="champ manquant : hauteur"):
        measure(KIND, over, objets=("zones:AU",), filtre="hauteur > 6")


def test_distance_and_share():
    # Items at 5 m and 20 m from a 07-01; within 10 m: one of two.
    content = {
        "psc": [psc(point(0, 0), "07-01"), psc(point(100, 0), "07-01")],
        "roles": {"patrimoine": [row(point(5, 0), nom="près"), row(point(120, 0), nom="loin")]},
    }
    asked = {"objets": ("role:patrimoine",), "dans": ("psc:07-01",), "distance_m": 10}
    assert measure(KIND, scene(**content), **asked).value == 1
    result = measure(KIND, scene(**content), **asked, part=True)
    assert (result.value, result.unit, result.numerator, result.denominator) == (0.5, "ratio", 1, 2)
    assert {one.label: one.nature for one in result.evidence} == {"près": "couvert", "loin": "non_couvert"}
    assert result.labels == ("loin",)


def test_dans_without_distance_means_meeting():
    over = scene(zones=[zone(box(0, 0, 100, 100), "U")],
                 roles={"friches": [row(point(50, 50)), row(point(150, 50)), row(box(90, 0, 120, 9))]})  # fmt: skip
    assert measure(KIND, over, objets=("role:friches",), dans=("zones:U",)).value == 2


def test_overlap_with_reservoirs_is_told():
    over = scene(
        psc=[psc(box(0, 0, 100, 100), "16-03"), psc(box(200, 0, 300, 100), "16-03")],
        roles={"reservoirs": [box(50, 0, 200, 100)]},  # half of the first; it only touches the second
    )
    assert measure(KIND, over, objets=STECAL).notes[-1] == "1\xa0objet dans un réservoir (0,50\xa0ha)"


def test_nothing_there():
    drawn = scene(psc=[psc(box(0, 0, 9, 9), "99-00")], roles={"friches": [point(5000, 0)]})
    result = measure(KIND, drawn, objets=STECAL)
    assert result.value == 0 and result.notes == [
        "aucun objet dessiné : une règle non dessinée peut exister dans le règlement écrit"
    ]
    assert measure(KIND, drawn, objets=STECAL, surface=True).value == 0
    with pytest.raises(NotApplicable):
        measure(KIND, drawn, objets=STECAL, part=True)
    with pytest.raises(NotApplicable, match="aucun objet : friches"):
        measure(KIND, drawn, objets=("role:friches",))
    with pytest.raises(NotEvaluable, match="aucune prescription"):
        measure(KIND, scene(zones=[zone(box(0, 0, 9, 9), "U")]), objets=STECAL)


shapes = st.tuples(st.integers(0, 95), st.integers(0, 95), st.integers(1, 60), st.integers(1, 5)).map(
    lambda s: box(10 * s[0], 10 * s[1], min(10 * (s[0] + s[2]), 1000), min(10 * (s[1] + s[3]), 1000))
)


@settings(max_examples=12, deadline=None)
@given(st.lists(shapes, min_size=1, max_size=6), st.integers(1, 98), st.integers(1, 98))
def test_counts_over_communes_add_up_to_the_number_of_objects(several, a, b):
    first, second = sorted((10.0 * a, 10.0 * b + 5))
    edges = [0, first, second, 1000]
    communes = [commune(box(edges[i], 0, edges[i + 1], 1000), f"1000{i}") for i in range(3)]
    content = {"psc": [psc(one, "16-03") for one in several], "communes": communes}
    assert sum(measure(KIND, scene(**content, which=i), objets=STECAL).value for i in range(3)) == len(several)
