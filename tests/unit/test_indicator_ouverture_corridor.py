"""Free width of straight corridors 100 m wide between two squares; obstacles leave gaps known in advance."""

import time

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import affinity

from aula.aula_plugin.core.compatibility.indicators.passage import Passage, narrowest, reservoirs_touched
from aula.aula_plugin.core.compatibility.measure import NotApplicable, NotEvaluable
from aula.tests.unit.scene_builder import box, commune, line, measure, row, scene, zone

WEST, EAST = box(0, 300, 200, 700), box(800, 300, 1000, 700)
CORRIDOR = row(box(200, 450, 800, 550), nom="Vallée")


def width(obstacles=(), corridors=(CORRIDOR,), reservoirs=(WEST, EAST), zones=(), communes=None, which=0, **params):
    """Measure T3 with buildings as obstacles; ``zones`` adds U and AU."""
    roles = {"corridors": list(corridors), "reservoirs": list(reservoirs), "bati": [*obstacles, box(0, 0, 10, 10)]}
    over = scene(zones=[*zones, zone(box(0, 0, 50, 50), "U")], roles=roles, communes=communes, which=which)
    selectors = {"corridor": ["role:corridors"], "extremites": ["role:reservoirs"]}
    return measure("ouverture_corridor", over, **selectors, obstacles=["zones:U", "zones:AU", "role:bati"], **params)


def test_an_obstacle_that_leaves_28_m_gives_28_m():
    # The corridor goes from y = 450 to 550; the building stops at 522: 28 m are left to the north.
    result = width([box(480, 440, 520, 522)])
    assert result.value == pytest.approx(28, abs=0.3) and result.unit == "m"
    assert not result.additive and result.doubt == "" and result.count == 1
    assert result.labels == ("Vallée",)
    place, centre = [proof.geometry for proof in result.evidence]
    assert [proof.nature for proof in result.evidence] == ["goulet", "goulet"]
    # The bottleneck is the strip north of the building, 40 m long and 28 m wide, with half a disc at each end.
    assert place.intersection(box(480, 522, 520, 550)).area == pytest.approx(40 * 28, rel=0.03)
    assert place.area == pytest.approx(40 * 28 + np.pi * 14**2, rel=0.05)
    assert centre.distance(shapely.Point(500, 536)) < 1


def test_a_squeeze_between_two_obstacles():
    result = width([box(480, 440, 520, 480), box(490, 520, 510, 600)])
    assert result.value == pytest.approx(40, abs=0.3)
    assert result.evidence[1].geometry.distance(shapely.Point(500, 500)) < 1


def test_a_bottleneck_between_two_facing_corners_is_drawn():
    # Corners (490, 490) and (510, 510) are √(20² + 20²) = 28.3 m apart, the narrowest place is at their middle.
    result = width([box(400, 440, 490, 490), box(510, 510, 600, 560)])
    assert result.value == pytest.approx(28.28, abs=0.3)
    place, centre = [proof.geometry for proof in result.evidence]
    assert centre.distance(shapely.Point(500, 500)) < 1 and place.contains(shapely.Point(500, 500))


def test_the_wider_of_two_ways_round_an_obstacle_counts():
    # 20 m to the south, 35 m to the north.
    assert width([box(480, 470, 520, 515)]).value == pytest.approx(35, abs=0.3)


def test_a_free_corridor_measures_its_own_width_and_50_m_is_enough_for_50_m():
    free = width()
    assert free.value == pytest.approx(100, abs=0.3)
    # Narrow all along: the whole corridor is its bottleneck, less what a disc leaves in four corners:
    # 60 000 − 4 · (1 − π/4) · 50² = 57 854 m².
    assert free.evidence[0].geometry.intersection(CORRIDOR["geometry"]).area == pytest.approx(57_854, rel=0.005)
    narrow = width(corridors=[box(200, 475, 800, 525)])
    assert narrow.value == 50 and narrow.doubt == ""


def test_a_cut_corridor_measures_0_and_shows_what_cuts_it():
    result = width([box(480, 400, 520, 600)])
    assert result.value == 0 and any("coupé" in note for note in result.notes)
    place, centre = [proof.geometry for proof in result.evidence]
    assert place.area == pytest.approx(40 * 100, rel=0.02)
    assert centre.distance(shapely.Point(500, 500)) < 1


def test_zones_close_a_corridor_as_buildings_do():
    assert width(zones=[zone(box(480, 400, 520, 520), "AUc", "1AU")]).value == pytest.approx(30, abs=0.3)


def test_a_wide_corridor_is_more_than_256_m():
    result = width(corridors=[box(200, 350, 800, 650)])
    assert result.value == 256 and result.evidence == []
    assert any("> 256" in note.replace("\u00a0", " ") for note in result.notes)


def test_a_corridor_drawn_narrow_from_the_start_is_to_be_examined():
    result = width(corridors=[row(box(200, 485, 800, 515), nom="Sente")])
    assert result.value == pytest.approx(30, abs=0.3) and "origine" in result.doubt


def test_fewer_than_two_reservoirs_cannot_be_judged():
    with pytest.raises(NotEvaluable, match="extrémités"):
        width(reservoirs=[WEST])
    with pytest.raises(NotEvaluable, match="extrémités"):  # two plots of one wood are one réservoir
        width(reservoirs=[box(0, 300, 200, 500), box(0, 500, 200, 700)])
    with pytest.raises(NotEvaluable, match="extrémités"):  # 5 m short of the réservoir
        width(reservoirs=[WEST, box(805, 300, 1000, 700)])
    with pytest.raises(NotEvaluable, match="0\u00a0réservoir touché"):
        width(reservoirs=[box(50_000, 0, 50_100, 100)])


def test_a_reservoir_one_metre_away_is_touched():
    assert width(reservoirs=[WEST, box(801, 300, 1000, 700)]).value == pytest.approx(100, abs=0.3)


def test_the_narrowest_of_several_corridors_is_kept_and_each_is_told():
    other = row(box(200, 350, 800, 430), nom="Coteau")
    result = width([box(480, 440, 520, 522)], corridors=[CORRIDOR, other])
    assert result.value == pytest.approx(28, abs=0.3) and result.count == 2
    assert len([note for note in result.notes if "largeur libre" in note]) == 2
    lonely = row(box(400, 800, 600, 900), nom="Impasse")
    assert "Impasse" in width(corridors=[CORRIDOR, lonely]).doubt


def test_a_branch_that_closes_while_another_stays_open_is_to_be_examined():
    # A T-shaped corridor with three réservoirs: the branch to the south is cut, west to east stays at 100 m.
    shape = shapely.union_all([box(200, 450, 800, 550), box(450, 200, 550, 450)])
    south = box(400, 100, 600, 200)
    result = width([box(440, 300, 560, 320)], corridors=[row(shape, nom="T")], reservoirs=[WEST, EAST, south])
    assert result.value == pytest.approx(100, abs=0.3)
    assert "2\u00a0liaisons" in result.doubt


def test_a_commune_answers_for_what_it_closes():
    # Two communes side by side (limit x = 1000) share a corridor; the second one cuts it far from the limit.
    communes = [commune(box(0, 0, 1000, 1000)), commune(box(1000, 0, 2000, 1000), "10002")]
    shared = {
        "corridors": [row(box(200, 450, 1800, 550))],
        "reservoirs": [WEST, box(1800, 300, 2000, 700)],
        "obstacles": [box(1500, 400, 1520, 600)],
        "communes": communes,
    }
    assert width(**shared, which=0).value == pytest.approx(100, abs=0.3)
    assert width(**shared, which=1).value == 0


def test_a_squeeze_from_both_sides_of_a_limit_is_seen_by_both():
    # 40 m are built south of the corridor in the first commune, 40 m north of it in the second, 10 m further east:
    # facing corners (990, 490) and (1010, 510) are √(20² + 20²) = 28.3 m apart.
    communes = [commune(box(0, 0, 1000, 1000)), commune(box(1000, 0, 2000, 1000), "10002")]
    shared = {
        "corridors": [row(box(200, 450, 1800, 550))],
        "reservoirs": [WEST, box(1800, 300, 2000, 700)],
        "obstacles": [box(950, 400, 990, 490), box(1010, 510, 1050, 600)],
        "communes": communes,
    }
    for which in (0, 1):
        assert width(**shared, which=which).value == pytest.approx(28.28, abs=0.4)


def test_no_corridor_here_and_no_role():
    with pytest.raises(NotApplicable):
        width(corridors=[box(5000, 0, 5100, 100)])
    with pytest.raises(NotApplicable):  # a corridor that only overlaps the limit by a sliver
        width(corridors=[box(200, 997, 800, 1100)])
    over = scene(zones=[zone(box(0, 0, 50, 50), "U")], roles={"corridors": [CORRIDOR], "reservoirs": [WEST, EAST]})
    with pytest.raises(NotEvaluable, match="rôle manquant : bati"):
        measure(
            "ouverture_corridor",
            over,
            corridor=["role:corridors"],
            extremites=["role:reservoirs"],
            obstacles=["role:bati"],
        )


def test_linear_obstacles_are_said_to_be_ignored():
    result = width([line((500, 400), (500, 600))])
    assert result.value == pytest.approx(100, abs=0.3) and result.ignored == 1


@pytest.mark.parametrize("angle", [0, 17, 45, 90])
def test_the_width_does_not_depend_on_the_orientation(angle):
    shapes = [
        affinity.rotate(s, angle, origin=(500, 500))
        for s in (CORRIDOR["geometry"], WEST, EAST, box(480, 440, 520, 510))
    ]
    passage = Passage(shapes[0], *reservoirs_touched(shapes[0], np.array(shapes[1:3])), 256.0)
    assert narrowest(passage, passage.without(np.array(shapes[3:])), 256.0).width_m == pytest.approx(40, abs=0.3)


squares = st.lists(
    st.tuples(st.integers(200, 780), st.integers(430, 560), st.integers(5, 60), st.integers(5, 60)), max_size=6
)


@settings(max_examples=40, deadline=None)
@given(squares, squares)
def test_adding_obstacles_never_widens_a_corridor(first, second):
    passage = Passage(CORRIDOR["geometry"], *reservoirs_touched(CORRIDOR["geometry"], np.array([WEST, EAST])), 256.0)
    few = np.array([box(x, y, x + w, y + h) for x, y, w, h in first], dtype=object)
    more = np.array([*few, *(box(x, y, x + w, y + h) for x, y, w, h in second)], dtype=object)
    wide, narrow = (narrowest(passage, passage.without(some), 256.0).width_m for some in (few, more))
    assert 0 <= narrow <= wide <= 100.3


def test_a_corridor_of_two_thousand_vertices_among_a_thousand_houses_is_measured_fast():
    turn = np.linspace(0, 20 * np.pi, 2000)
    axis = shapely.LineString(np.column_stack([200 + turn * 100, 500 + 200 * np.sin(turn / 4)]))
    shape = shapely.buffer(axis, 80)
    random = np.random.default_rng(3)
    places = random.uniform((200, 200), (6400, 800), (1000, 2))
    houses = np.array([box(x, y, x + 10, y + 10) for x, y in places])
    ends = np.array([shapely.Point(100, 500).buffer(150), shapely.Point(6483, 500).buffer(150)])
    passage = Passage(shape, *reservoirs_touched(shape, ends), 256.0)
    started = time.thread_time()
    narrowest(passage, passage.without(houses), 256.0)
    # About 0.4 s of the processor, many minutes without the index; the bound leaves room for a busy machine.
    assert time.thread_time() - started < 5.0
