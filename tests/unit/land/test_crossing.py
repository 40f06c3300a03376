"""Crossing of two land covers and territories: hand squares, and brute force with shapely alone."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.land.crossing import cross

pytestmark = pytest.mark.once
EVERYWHERE = [box(-1000, -1000, 1000, 1000)]


def pieces(first, second, territories):
    """Return the area of each piece by (first, second, territory)."""
    found = cross(first, second, territories)
    areas = dict(zip(zip(found.first.tolist(), found.second.tolist(), found.territory.tolist()), found.area))
    assert len(areas) == len(found)
    assert shapely.area(found.shapes()) == pytest.approx(found.area)
    return {key: pytest.approx(value) for key, value in areas.items()}


def test_one_field_half_built():
    # A field of 10 × 10 of which the eastern 4 × 10 are built; the other field stays. One territory holds both.
    first = [box(0, 0, 10, 10), box(10, 0, 20, 10)]
    second = [box(0, 0, 6, 10), box(6, 0, 10, 10), box(10, 0, 20, 10)]
    assert pieces(first, second, EVERYWHERE) == {(0, 0, 0): 60, (0, 1, 0): 40, (1, 2, 0): 100}
    assert pieces(second, first, EVERYWHERE) == {(0, 0, 0): 60, (1, 0, 0): 40, (2, 1, 0): 100}


def test_a_limit_that_moved():
    # The limit between both goes from x = 10 to x = 12: 2 × 10 m² go from the second to the first.
    first = [box(0, 0, 10, 10), box(10, 0, 20, 10)]
    second = [box(0, 0, 12, 10), box(12, 0, 20, 10)]
    assert pieces(first, second, EVERYWHERE) == {(0, 0, 0): 100, (1, 0, 0): 20, (1, 1, 0): 80}


def test_polygons_that_cross_without_holding_one_another():
    # Two rows against two columns of 10 × 10: four quarters of 25.
    rows = [box(0, 0, 10, 5), box(0, 5, 10, 10)]
    columns = [box(0, 0, 5, 10), box(5, 0, 10, 10)]
    assert pieces(rows, columns, EVERYWHERE) == {(i, j, 0): 25 for i in (0, 1) for j in (0, 1)}


def test_territories_cut_pieces_and_ignore_what_lies_outside():
    # x = 4 and x = 12 bound the territories; land from 12 to 20 is in none.
    first = [box(0, 0, 10, 10), box(10, 0, 20, 10)]
    second = [box(0, 0, 6, 10), box(6, 0, 20, 10)]
    territories = [box(0, 0, 4, 10), box(4, 0, 12, 10)]
    expected = {(0, 0, 0): 40, (0, 0, 1): 20, (0, 1, 1): 40, (1, 1, 1): 20}
    assert pieces(first, second, territories) == expected


def test_a_piece_counts_in_each_of_two_territories_that_overlap():
    square = [box(0, 0, 10, 10)]
    assert pieces(square, square[:], [box(0, 0, 10, 10), box(5, 0, 30, 10)]) == {(0, 0, 0): 100, (0, 0, 1): 50}


def test_one_layer_with_both_dates_is_only_cut_by_territories():
    land = np.array([box(0, 0, 10, 10), box(10, 0, 20, 10), box(50, 0, 60, 10)])
    territories = [box(0, 0, 15, 10), box(15, 0, 20, 10)]
    expected = {(0, 0, 0): 100, (1, 1, 0): 50, (1, 1, 1): 50}
    assert pieces(land, None, territories) == expected
    assert pieces(land, land, territories) == expected


def test_layers_drawn_alike_have_diagonal_pieces_only_even_where_they_overlap():
    land = [box(0, 0, 10, 10), box(9, 0, 20, 10), box(20, 0, 30, 10)]
    again = [shapely.from_wkb(shapely.to_wkb(one)) for one in land]
    assert pieces(land, again, EVERYWHERE) == {(0, 0, 0): 100, (1, 1, 0): 110, (2, 2, 0): 100}


def test_the_same_polygon_drawn_from_another_corner():
    land = [box(0, 0, 10, 10), box(10, 0, 20, 10)]
    turned = [shapely.Polygon(np.roll(shapely.get_coordinates(one)[:-1], 1, axis=0)) for one in land]
    assert pieces(land, turned, EVERYWHERE) == {(0, 0, 0): 100, (1, 1, 0): 100}


def test_a_place_drawn_twice_at_one_date_counts_twice():
    assert pieces([box(0, 0, 10, 10)] * 2, [box(0, 0, 10, 10)], EVERYWHERE) == {(0, 0, 0): 100, (1, 0, 0): 100}


def test_holes_and_several_parts():
    # A ring 20 × 20 − 10 × 10 = 300 and what fills it; then one object of two parts of 200 and 200.
    ring = box(0, 0, 20, 20).difference(box(5, 5, 15, 15))
    halves = shapely.MultiPolygon([box(0, 0, 5, 20), box(15, 0, 20, 20)])
    middle = box(5, 0, 15, 20)
    # The middle, 200, is half hole (100) half ring (2 × 5 × 10 = 100).
    assert pieces([ring, box(5, 5, 15, 15)], [halves, middle], EVERYWHERE) == {
        (0, 0, 0): 200,
        (0, 1, 0): 100,
        (1, 1, 0): 100,
    }


def test_a_large_network_is_parted_and_measured_exactly():
    # 20 × 20 cells of 5 m, each with a hole of 2 m: 400 × (25 − 4) = 8 400 m² in one polygon of 2 005 vertices.
    # Bands of 5 m hold 20 cells each, 20 × 21 = 420 m² of the network and 20 × 4 = 80 m² of what fills the holes.
    at = [(5 * x, 5 * y) for x in range(20) for y in range(20)]
    holes = [box(x + 1, y + 1, x + 3, y + 3) for x, y in at]
    network = shapely.Polygon(box(0, 0, 100, 100).exterior, [hole.exterior for hole in holes])
    bands = [box(0, 5 * row, 100, 5 * row + 5) for row in range(20)]
    halves = [box(0, 0, 50, 100), box(50, 0, 100, 100)]
    found = cross([network, *holes], bands, halves)
    whole = found.first == 0
    assert np.bincount(found.second[whole], found.area[whole]) == pytest.approx(np.full(20, 420))
    assert np.bincount(found.second[~whole], found.area[~whole]) == pytest.approx(np.full(20, 80))
    assert np.bincount(found.territory, found.area) == pytest.approx([5000, 5000])
    assert shapely.area(found.shapes()) == pytest.approx(found.area)
    # Around holes that did not change, only the network that became the second network is compared.
    moved = network.union(box(100, 0, 101, 100))
    assert pieces([network, *holes], [moved, *holes], EVERYWHERE) == {
        (0, 0, 0): 8400,
        **{(i, i, 0): 4 for i in range(1, 401)},
    }


def test_polygons_that_only_touch_share_nothing():
    assert pieces([box(0, 0, 10, 10)], [box(10, 0, 20, 10), box(10, 10, 20, 20)], EVERYWHERE) == {}
    assert pieces([box(0, 0, 10, 10)], [box(0, 0, 10, 10)], [box(10, 0, 20, 10)]) == {}


def test_pieces_born_of_rounding_are_dropped():
    # 1e-8 × 10 m² = 1e-7, under a millionth; 1e-6 × 10 = 1e-5 is kept.
    assert pieces([box(0, 0, 10, 10)], [box(10 - 1e-8, 0, 20, 10)], EVERYWHERE) == {}
    assert len(cross([box(0, 0, 10, 10)], [box(10 - 1e-6, 0, 20, 10)], EVERYWHERE)) == 1


def test_what_has_no_shape_makes_no_piece():
    assert pieces([None, box(0, 0, 1, 1)], [shapely.Polygon(), box(0, 0, 1, 1)], EVERYWHERE) == {(1, 1, 0): 1}
    assert pieces([], [], EVERYWHERE) == {}
    assert pieces([box(0, 0, 1, 1)], [box(0, 0, 1, 1)], []) == {}
    assert pieces([box(0, 0, 1, 1)], None, [None]) == {}


def test_shapes_asked_by_position_or_mask():
    found = cross([box(0, 0, 10, 10)], [box(0, 0, 5, 10), box(5, 0, 10, 10)], [box(0, 0, 7, 10)])
    east = found.second == 1
    assert shapely.area(found.shapes(east)).tolist() == [20]
    assert found.shapes(np.flatnonzero(east))[0].equals(box(5, 0, 7, 10))
    assert len(found.shapes(np.zeros(2, dtype=bool))) == 0


def test_geometries_given_are_not_left_prepared():
    land, places = np.array([box(0, 0, 10, 10)]), np.array([box(0, 0, 5, 5)])
    cross(land, np.array([box(0, 0, 8, 8)]), places)
    assert not shapely.is_prepared(land).any() and not shapely.is_prepared(places).any()


def test_progress_goes_from_nothing_to_everything():
    told = []
    cross([box(0, 0, 10, 10)], [box(0, 0, 5, 10)], EVERYWHERE, told.append)
    assert told == sorted(told) and told[-1] == pytest.approx(1) and min(told) > 0


def test_a_person_may_stop_it():
    with pytest.raises(InputError, match="interrompu"):
        cross([box(0, 0, 10, 10)], [box(0, 0, 5, 10)], EVERYWHERE, cancelled=lambda: True)
    asked = iter([False] * 3 + [True] * 1000)
    with pytest.raises(InputError, match="interrompu"):
        cross([box(0, 0, 10, 10)], [box(0, 0, 5, 10)], EVERYWHERE, cancelled=lambda: next(asked))


# ------------------------------------------------------------------------------------------------------- properties


@st.composite
def partitions(draw):
    """Cells of triangles and quadrilaterals around points moved at random, some united: 100 × 100 m, all covered."""
    steps = draw(st.integers(2, 4))
    shake = st.integers(-8, 8)
    at = np.array([[(100 * x / steps, 100 * y / steps) for x in range(steps + 1)] for y in range(steps + 1)])
    for y in range(1, steps):
        for x in range(1, steps):
            at[y, x] += (draw(shake), draw(shake))
    cells = []
    for y in range(steps):
        for x in range(steps):
            ring = [at[y, x], at[y, x + 1], at[y + 1, x + 1], at[y + 1, x]]
            cells += [ring] if draw(st.booleans()) else [ring[:3], [ring[2], ring[3], ring[0]]]
    group = draw(st.lists(st.integers(0, len(cells) - 1), min_size=len(cells), max_size=len(cells)))
    shapes = np.array([shapely.Polygon(cell) for cell in cells])
    return np.array([shapely.union_all(shapes[np.array(group) == one]) for one in sorted(set(group))])


def brute(first, second, territories):
    areas = {}
    for i, one in enumerate(first):
        for j, other in enumerate(second):
            for t, place in enumerate(territories):
                area = one.intersection(other).intersection(place).area
                if area > 1e-5:
                    areas[i, j, t] = area
    return areas


PLACES = np.array([box(0, 0, 40, 100), box(30, 10, 90, 80)])
CHECKED = settings(max_examples=40, deadline=None, derandomize=True)


def told(found, least=1e-5):
    kept = found.area > least
    keys = zip(found.first[kept].tolist(), found.second[kept].tolist(), found.territory[kept].tolist())
    return dict(zip(keys, found.area[kept]))


@given(partitions(), partitions(), st.booleans())
@CHECKED
def test_pieces_are_those_of_brute_force(first, second, some_unchanged):
    if some_unchanged:  # the western half keeps the polygons of the first date
        west = np.array([one for one in first if one.bounds[2] <= 60])
        rest = shapely.difference(second, shapely.union_all(west)) if len(west) else second
        second = np.concatenate([west, rest[shapely.area(rest) > 1e-3]])
    found = cross(first, second, PLACES)
    assert told(found) == pytest.approx(brute(first, second, PLACES), abs=1e-6)
    assert shapely.area(found.shapes()) == pytest.approx(found.area, abs=1e-6)


@given(partitions(), partitions())
@CHECKED
def test_pieces_sum_to_the_territory_and_swap_with_the_dates(first, second):
    there, back = cross(first, second, PLACES), cross(second, first, PLACES)
    assert np.bincount(there.territory, there.area) == pytest.approx([4000, 4200])
    swapped = {(j, i, t): area for (i, j, t), area in told(back).items()}
    assert told(there) == pytest.approx(swapped, abs=1e-6)


@given(partitions(), partitions(), st.randoms(use_true_random=False))
@CHECKED
def test_neither_the_order_of_polygons_nor_their_splitting_changes_anything(first, second, random):
    order = list(range(len(first)))
    random.shuffle(order)
    halves = [half for i in order for half in (box(0, 0, 47, 100), box(47, 0, 100, 100))]
    parts = shapely.intersection(np.repeat(first[order], 2), halves)
    filled = shapely.area(parts) > 0
    owner = np.repeat(order, 2)[filled]
    found = cross(parts[filled], second, PLACES)
    sums = {}
    for i, j, t, area in zip(owner[found.first], found.second, found.territory, found.area):
        sums[i, j, t] = sums.get((i, j, t), 0.0) + area
    whole = told(cross(first, second, PLACES))
    assert {key: area for key, area in sums.items() if area > 1e-5} == pytest.approx(whole, abs=1e-6)
