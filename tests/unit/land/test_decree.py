"""Thresholds of the décret: 2 500 m², 50 m², 5 m, in order, whatever the pieces; what is at the edge is left."""

import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, box

from aula.aula_plugin.core.land.classes import Classes
from aula.aula_plugin.core.land.decree import apply_thresholds, strip_width

FIELD = box(-500, -500, 500, 500)


def land(*pieces, **limits):
    """Apply the thresholds to (shape, artif, flags…) with the flags built, linear; return the states and counts."""
    shapes = np.array([piece[0] for piece in pieces], dtype=object)
    artif = np.array([piece[1] for piece in pieces], dtype=np.int8)
    flags = [set(piece[2:]) for piece in pieces]
    built, linear = (np.array([name in f for f in flags]).astype(np.int8) for name in ("built", "linear"))
    none = np.full(len(pieces), None, dtype=object)
    usage = np.array([next((w for w in f if w.startswith("US")), None) for f in flags], dtype=object)
    cover = np.array([next((w for w in f if w.startswith("CS")), None) for f in flags], dtype=object)
    unread = np.zeros(len(pieces), dtype=bool)
    classes = Classes(none, artif, built, built, linear, built, none, cover, usage, unread)
    found, counts = apply_thresholds(shapes, shapely.area(shapes), classes, **limits)
    assert found.dtype == np.int8
    return found.tolist(), counts


def around(*holes):
    return FIELD.difference(shapely.union_all(list(holes)))


@pytest.mark.parametrize(("height", "flips"), [(49.98, True), (50, False)])
@pytest.mark.parametrize("state", [0, 1])
def test_2_499_m2_flips_and_2_500_does_not(height, flips, state):
    """50 × 49.98 = 2 499 m²."""
    patch = box(0, 0, 50, height)
    found, counts = land((around(patch), 1 - state), (patch, state))
    assert found == [1 - state, 1 - state if flips else state]
    moved = counts.filled if state == 0 else counts.dropped
    assert (moved.count, round(moved.area)) == ((1, 2499) if flips else (0, 0))


@pytest.mark.parametrize(("length", "stays"), [(49, False), (50, True)])
def test_built_49_m2_flips_and_50_does_not(length, stays):
    house = box(0, 0, length, 1)
    found, counts = land((around(house), 0), (house, 1, "built"))
    assert found == [0, int(stays)]
    assert (counts.kept_built.count, counts.dropped.count) == (int(stays), int(not stays))


def test_a_house_stays_and_its_yard_flips():
    house, yard = box(0, 0, 10, 10), box(10, 0, 30, 20)
    assert land((around(house, yard), 0), (house, 1, "built"), (yard, 1))[0] == [0, 1, 0]


def test_contiguous_buildings_are_one_building_and_those_at_a_corner_are_not():
    left, right, corner = box(0, 0, 5, 5), box(5, 0, 10, 5), box(10, 5, 15, 10)
    found, _ = land((around(left, right, corner), 0), *((shape, 1, "built") for shape in (left, right, corner)))
    assert found == [0, 1, 1, 0]


def test_a_small_garden_within_the_town_is_artificialised_with_its_building_untouched():
    garden, house = box(0, 0, 40, 40), box(10, 10, 20, 20)
    assert land((around(garden), 1), (garden.difference(house), 0), (house, 1, "built"))[0] == [1, 1, 1]


def test_zones_are_dissolved_before_they_are_said_enclosed():
    """Two gardens of 2 000 m² side by side make 4 000 m² that do not flip; 1 000 m² apart from them does."""
    one, other, alone = box(0, 0, 50, 40), box(0, 40, 50, 80), box(100, 0, 125, 40)
    assert land((around(one, other, alone), 1), (one, 0), (other, 0), (alone, 0))[0] == [1, 0, 0, 1]


def test_zones_that_meet_at_a_point_are_two_zones():
    one, other = box(0, 0, 40, 40), box(40, 40, 80, 80)
    assert land((around(one, other), 1), (one, 0), (other, 0))[0] == [1, 1, 1]


def test_holes_are_filled_before_small_zones_are_dropped():
    """A square of 50 × 52 = 2 600 m² with a garden of 200 m²: 2 400 m² artificialised, 2 600 once the garden is."""
    garden, block = box(10, 10, 30, 20), box(0, 0, 50, 52)
    found, counts = land((around(block), 0), (block.difference(garden), 1), (garden, 0))
    assert found == [0, 1, 1]
    assert (counts.filled.count, counts.dropped.count) == (1, 0)


def test_bounds_are_parameters():
    patch = box(0, 0, 10, 10)
    assert land((around(patch), 1), (patch, 0), zone_min=100)[0] == [1, 0]
    assert land((around(patch), 0), (patch, 1, "built"), built_min=101)[0] == [0, 0]


# --------------------------------------------------------------------------------------------------------- the edge


def test_a_small_zone_at_the_edge_of_the_data_is_left_and_counted():
    corner = box(-500, -500, -460, -460)
    found, counts = land((FIELD.difference(corner), 1), (corner, 0))
    assert found == [1, 0]
    assert (counts.edge.count, counts.edge.area) == (1, 1600.0)


def test_a_small_zone_beside_land_that_could_not_be_read_is_left():
    patch, unread = box(0, 0, 10, 10), box(10, 0, 20, 10)
    found, counts = land((around(patch, unread), 1), (patch, 0), (unread, -1))
    assert found == [1, 0, -1]
    assert counts.edge.count == 1


def test_a_small_zone_on_the_outline_given_is_left():
    patch = box(0, 0, 10, 10)
    pieces = ((around(patch), 1), (patch, 0))
    assert land(*pieces, extent=FIELD)[0] == [1, 1]
    assert land(*pieces, extent=box(5, -500, 500, 500))[0] == [1, 0]


# ------------------------------------------------------------------------------------------------------ linear, 5 m


@pytest.mark.parametrize(
    ("area", "perimeter", "width"), [(5 * 1000, 2 * 1005, 5), (4 * 9, 26, 4), (100, 40, 10), (100, 36, 10)]
)
def test_the_width_is_that_of_the_rectangle_of_same_area_and_perimeter(area, perimeter, width):
    assert strip_width(area, perimeter) == pytest.approx(width)


def road(width, state, *flags):
    south, north = box(-500, -500, 500, 0), box(-500, width, 500, 500)
    return (south, state), (box(-500, 0, 500, width), 1, "linear", *flags), (north, state)


@pytest.mark.parametrize(("width", "stays"), [(4.9, False), (5, True)])
def test_a_road_under_5_m_across_fields_is_not_artificialised(width, stays):
    """1 000 m long: 4 900 m² and 5 000 m², far above 2 500 m²."""
    found, counts = land(*road(width, 0))
    assert found == [0, int(stays), 0]
    assert counts.narrow.count == int(not stays)


def test_a_lane_within_the_town_follows_the_town():
    assert land(*road(3, 1))[0] == [1, 1, 1]


def test_the_width_rule_is_for_linear_infrastructure_and_can_be_put_off():
    south, (strip, *_), north = road(4, 0)
    assert land(south, (strip, 1), north)[0] == [0, 1, 0]
    assert land(*road(4, 0), width_min=0)[0] == [0, 1, 0]


def test_the_width_is_that_of_the_dissolved_run():
    """A road of 6 m in two lanes of 3 m is a road of 6 m."""
    lanes = [(box(-500, y, 500, y + 3), 1, "linear") for y in (0, 3)]
    assert land((box(-500, -500, 500, 0), 0), *lanes, (box(-500, 6, 500, 500), 0))[0] == [0, 1, 1, 0]


# ------------------------------------------------------------------------------------------------------- exemptions


def test_parks_and_solar_plants_are_left_out_when_asked():
    park, grove, plant = box(0, 0, 60, 50), box(100, 0, 140, 50), box(200, 0, 260, 50)
    pieces = [
        (around(park, grove, plant), 1),
        (park, 1, "US3.2.1", "CS6.6.0"),
        (grove, 1, "US3.2.1", "CS6.6.0"),
        (plant, 1, "US2.1.4", "CS6.6.0"),
    ]
    assert land(*pieces)[0] == [1, 1, 1, 1]
    # the grove has 2 000 m²
    assert land(*pieces, parks=True)[0] == [1, 0, 1, 1]
    assert land(*pieces, solar=True)[0] == [1, 1, 1, 0]
    assert land(*pieces, parks=True, solar=True)[1].exempted.count == 2


# ------------------------------------------------------------------------------------------------- pieces and objects


def test_an_object_in_two_parts_takes_the_state_of_the_larger_and_is_counted():
    small, large = box(0, 0, 10, 10), box(100, 0, 200, 100)
    found, counts = land((around(small, large), 1), (MultiPolygon([small, large]), 0))
    assert (found, counts.mixed) == ([1, 0], 1)
    assert "plusieurs parties" in str(counts)


def test_a_missing_shape_keeps_what_the_matrix_says():
    shapes = np.array([None, FIELD], dtype=object)
    none = np.full(2, None, dtype=object)
    artif, zero = np.array([1, 0], dtype=np.int8), np.zeros(2, dtype=np.int8)
    classes = Classes(none, artif, zero, zero, zero, zero, none, none, none, zero.astype(bool))
    assert apply_thresholds(shapes, [0.0, 1e6], classes)[0].tolist() == [1, 0]


def test_nothing_gives_nothing():
    found, counts = land()
    assert found == []
    assert str(counts) == "aucun changement"


def test_what_changed_is_told_with_areas():
    patch = box(0, 0, 50, 40)
    said = str(land((around(patch), 1), (patch, 0))[1]).replace("\u00a0", " ")
    assert said == "zones trop petites rendues artificialisées, 1 objet (0,20 ha)"


@settings(max_examples=30)
@given(st.lists(st.integers(0, 3), min_size=36, max_size=36), st.data())
def test_cutting_polygons_into_pieces_changes_nothing(kinds, data):
    """Cells of 24 m (576 m²) of four kinds, each cut or not by a line anywhere: the same place has the same state."""
    kind = {0: (0,), 1: (1,), 2: (1, "built"), 3: (1, "linear")}
    cells = [
        (box(24 * i, 24 * j, 24 * i + 24, 24 * j + 24), *kind[kinds[6 * i + j]]) for i in range(6) for j in range(6)
    ]
    frame = box(-100, -100, 244, 244).difference(box(0, 0, 144, 144))
    expected, _ = land((frame, 0), *cells, width_min=20)
    pieces, origin = [(frame, 0)], [0]
    for place, (shape, *rest) in enumerate(cells, start=1):
        x, y = shape.bounds[:2]
        cut = data.draw(st.integers(0, 23))
        parts = [box(x, y, x + cut, y + 24), box(x + cut, y, x + 24, y + 24)] if cut else [shape]
        pieces += [(part, *rest) for part in parts]
        origin += [place] * len(parts)
    found, _ = land(*pieces, width_min=20)
    assert found == [expected[place] for place in origin]


@settings(max_examples=30)
@given(st.lists(st.booleans(), min_size=25, max_size=25))
def test_applying_the_thresholds_twice_changes_nothing_more(states):
    assume(any(states))
    cells = [
        (box(20 * i, 20 * j, 20 * i + 20, 20 * j + 20), int(states[5 * i + j])) for i in range(5) for j in range(5)
    ]
    frame = box(-100, -100, 200, 200).difference(box(0, 0, 100, 100))
    once, _ = land((frame, 0), *cells)
    shapes = [frame, *(cell[0] for cell in cells)]
    assert land(*zip(shapes, once))[0] == once
