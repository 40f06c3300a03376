"""Walking times on a hand-drawn street grid and as the crow flies: 4.5 km/h is 75 m a minute, 10 min are 750 m."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.indicators import network
from aula.aula_plugin.core.compatibility.indicators.network import Network
from aula.aula_plugin.core.compatibility.measure import NotApplicable, NotEvaluable
from aula.tests.unit.scene_builder import box, line, measure, point, scene, zone

AU = [zone(box(0, 0, 100, 100), "AUc", "près"), zone(box(800, 0, 1000, 200), "AUc", "loin")]


def access(roles, zones=AU, **params):
    """Measure M1 towards the stops."""
    return measure("distance", scene(zones=zones, roles=roles), de=["zones:AU"], vers=["role:arrets_tc"], **params)


def test_share_of_area_as_the_crow_flies():
    # From (100, 50): 0 m for the first at x = 100 … the stop at x = 200 is 100 m away, × 1.3 = 130 m, 1.73 min.
    # The second is at 600 m, × 1.3 = 780 m, 10.4 min: out. 1 ha of 5.
    result = access({"arrets_tc": [point(200, 50)]}, mode="euclide")
    assert result.value == pytest.approx(0.2) and result.unit == "ratio"
    assert (result.numerator, result.denominator) == (pytest.approx(1), pytest.approx(5))
    assert not result.additive and result.doubt == ""
    assert result.labels == ("loin",)
    lengths = sorted(e.geometry.length for e in result.evidence if e.nature == "acces")
    assert lengths == [pytest.approx(100), pytest.approx(600)]
    assert [e.geometry.area for e in result.evidence if e.nature == "non_couvert"] == [pytest.approx(40_000)]


@pytest.mark.parametrize(("minutes", "value"), [(10.4, 1.0), (10.39, 0.2)])
def test_the_threshold_is_met_when_equal(minutes, value):
    result = access({"arrets_tc": [point(200, 50)]}, mode="euclide", seuil_min=minutes)
    assert result.value == pytest.approx(value)


def test_without_roads_the_network_falls_back_and_says_so():
    result = access({"arrets_tc": [point(200, 50)]})
    assert result.value == pytest.approx(0.2)
    assert "vol d’oiseau × 1,3" in result.doubt


def test_without_scipy_the_network_falls_back_and_says_so(monkeypatch):
    monkeypatch.setattr(network, "available", lambda: False)
    result = access({"arrets_tc": [point(200, 50)], "routes": [line((0, -10), (1000, -10))]})
    assert "scipy" in result.doubt


def test_the_walk_follows_the_streets():
    # The stop stands 300 m north of the zone across fields; the street goes 400 m east, 300 m north, 400 m back.
    # From the corner (100, 100), 0 m from the street: 400 + 300 + 400 = 1 100 m, 14.7 min.
    street = line((100, 100), (500, 100), (500, 400), (100, 400))
    result = access({"arrets_tc": [point(100, 400)], "routes": [street]}, zones=AU[:1])
    assert result.value == 0 and result.doubt == ""
    walk = next(e for e in result.evidence if e.nature == "acces")
    assert walk.geometry.length == pytest.approx(1100)
    assert any("14,7" in note for note in result.notes)
    assert access({"arrets_tc": [point(100, 400)], "routes": [street]}, zones=AU[:1], seuil_min=15).value == 1


def test_the_nearest_access_of_the_zone_is_kept_with_its_gap():
    # The street runs 20 m south of the zone; nearest access is (100, 0): 20 m to the street, then 300 m to x = 400.
    result = access({"arrets_tc": [point(400, -20)], "routes": [line((-500, -20), (500, -20))]}, zones=AU[:1])
    walk = next(e for e in result.evidence if e.nature == "acces")
    assert walk.geometry.length == pytest.approx(320)


def test_a_zone_away_from_any_road_is_measured_straight_and_flagged():
    # 31 m from the street, beyond the 30 m: 100 m × 1.3.
    roles = {"arrets_tc": [point(200, 50)], "routes": [line((-500, -31), (900, -31))]}
    result = access(roles, zones=AU[:1])
    assert result.value == 1 and "1\u00a0partie sans route" in result.doubt


def test_a_stop_at_the_door_needs_no_road():
    roles = {"arrets_tc": [point(110, 50)], "routes": [line((0, -10), (-900, -10))]}
    result = access(roles, zones=AU[:1])
    assert result.value == 1 and result.evidence[0].geometry.length == pytest.approx(10)


def test_a_zone_that_no_road_links_to_a_stop_is_out_of_reach():
    roles = {"arrets_tc": [point(600, 600)], "routes": [line((0, -10), (200, -10)), line((500, 600), (700, 600))]}
    result = access(roles, zones=AU[:1])
    assert result.value == 0 and any("sans accès" in note for note in result.notes)


def test_centralites_are_reached_at_their_edge():
    # Straight from (100, ·) to the surface at x = 300: 200 m × 1.3 / 75 = 3.47 min.
    over = scene(zones=AU[:1], roles={"centralites": [box(300, 0, 900, 900)]})
    params = {"de": ["zones:AU"], "vers": ["role:centralites"], "mode": "euclide"}
    assert measure("distance", over, **params, seuil_min=3.5).value == 1
    assert measure("distance", over, **params, seuil_min=3.4).value == 0


def test_only_the_vocations_asked_for_count():
    zones = [AU[0], zone(box(800, 0, 1000, 200), "AUc", "zae", vocation="economie")]
    result = access({"arrets_tc": [point(200, 50)]}, zones=zones, mode="euclide", vocation=["habitat", "mixte"])
    assert result.value == 1 and result.denominator == pytest.approx(1)


def test_nothing_to_test_and_no_place_to_walk_to():
    with pytest.raises(NotApplicable):
        access({"arrets_tc": [point(0, 0)]}, zones=[zone(box(0, 0, 10, 10), "U")])
    with pytest.raises(NotEvaluable, match="rôle manquant : arrets_tc"):
        access({})
    far = access({"arrets_tc": [point(9000, 0)]}, mode="euclide")
    assert far.value == 0 and any("sans accès" in note for note in far.notes)


# ------------------------------------------------------------------------------------------------------- network


def walk(lines, stop, x, y):
    """Return the length walked from a small square centred on (x, y) to a stop."""
    found = Network(np.array(lines), np.array([stop])).walk(shapely.box(x - 0.5, y - 0.5, x + 0.5, y + 0.5))
    return None if found is None else found.length_m


def test_a_street_that_ends_on_another_is_joined_and_a_bridge_is_not():
    main, side = line((0, 0), (1000, 0)), line((300, 0.4), (300, 200))
    # From (300.5, 200) down the side street (0.5 m of half square saved) then 700 m along the main one.
    assert walk([main, side], point(1000, 0), 300, 200) == pytest.approx(899.6, abs=1.0)
    over = line((300, -200), (300, 200))
    assert walk([main, over], point(1000, 0), 300, 190) == float("inf")


def test_the_shorter_of_two_parallel_ways_is_taken():
    short, long = line((0, 0), (100, 0)), line((0, 0), (50, 80), (100, 0))
    assert walk([long, short, line((100, 0), (200, 0))], point(200, 0), 0, 0) == pytest.approx(199.5)


def test_a_place_between_two_vertices_is_reached_without_detour():
    assert walk([line((0, 0), (1000, 0))], point(600, 0), 400, 0) == pytest.approx(199.5)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_on_a_grid_of_streets_the_walk_is_the_city_block_distance(i, j, k, m):
    crossing = [line(*((100 * p, 100 * n) for p in range(10))) for n in range(10)]
    streets = [line(*((100 * n, 100 * p) for p in range(10))) for n in range(10)]
    expected = 100 * (abs(i - k) + abs(j - m))
    found = walk(streets + crossing, point(100 * k, 100 * m), 100 * i, 100 * j)
    assert found == pytest.approx(max(expected - 0.5, 0.5), abs=0.6)
