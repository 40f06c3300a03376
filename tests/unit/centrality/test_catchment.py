"""Walking from a perimeter: along streets, from its access points; numbers by hand on one street."""

import numpy as np
import pytest
import shapely

from aula.aula_plugin.core.centrality.catchment import access, catchments
from aula.aula_plugin.core.centrality.inhabitants import Counts
from aula.aula_plugin.core.centrality.settings import Settings
from aula.aula_plugin.core.centrality.streets import Streets

#: 4.5 km/h: 375 m in 5 minutes, 750 m in 10.
SETTINGS = Settings()
SQUARE = shapely.box(0, 0, 100, 100)


def street(*lines):
    return Streets.of(np.array([shapely.LineString(line) for line in lines], dtype=object))


def walked(people, streets, perimeters=(SQUARE,), settings=SETTINGS):
    return catchments(np.array(perimeters, dtype=object), people, streets, settings)


def points(*rows):
    return Counts(shapely.points([row[:2] for row in rows]), np.array([row[2] for row in rows], dtype=float))


#: One street out of the square, to the east; it crosses the limit at (100, 50).
EAST = street([(50, 50), (400, 50), (1000, 50)])


def test_distances_run_from_the_limit():
    # 374 m and 376 m, 749 m and 751 m beyond the limit: each side of 375 m and of 750 m
    people = points((474, 55, 1), (476, 55, 10), (849, 55, 100), (851, 55, 1000))
    found = walked(people, EAST)
    assert found.people[:, 0].tolist() == [1, 111]
    assert found.unattached == 0


def test_people_inside_are_there_already():
    people = points((10, 90, 4), (200, 50, 2))
    assert walked(people, EAST).people[:, 0].tolist() == [6, 6]


def test_who_is_far_from_any_street_is_counted_apart():
    # 51 m from the street, then 49 m; the last is beyond 750 m as the crow flies: not looked at
    people = points((300, 101, 3), (310, 99, 5), (2000, 900, 7))
    found = walked(people, EAST)
    assert found.people[:, 0].tolist() == [5, 5]
    assert found.unattached == 3


def test_another_component_is_not_reached():
    # a street parallel to the other 60 m away, that does not meet it nor come within 30 m of the square
    plan = street([(50, 50), (400, 50)], [(200, 110), (400, 110)])
    found = walked(points((300, 112, 9), (300, 52, 1)), plan)
    assert found.people[:, 0].tolist() == [1, 1]
    assert found.unattached == 0


def test_a_street_that_runs_by_gives_access_within_30_m():
    # it never meets the square: 29 m to the south, then 31 m
    beside, away = street([(-500, -29), (600, -29)]), street([(-500, -31), (600, -31)])
    people = points((400, -30, 8))
    assert walked(people, beside).people[:, 0].tolist() == [8, 8]  # 300 m from (100, −29)
    assert np.isnan(walked(people, away).people).all()
    assert len(access(away, SQUARE).edge) == 0


def test_without_streets_it_is_as_the_crow_flies():
    # 1.3 × 288 m = 374 m, 1.3 × 289 m = 376 m
    found = walked(points((388, 50, 1), (389, 50, 10)), None)
    assert found.people[:, 0].tolist() == [1, 11]
    assert found.unattached == 0


def test_a_cell_cut_by_the_limit():
    # 200 m by 200 m, half of it inside: 40 people are there, the 40 others live within 100 m of the limit
    cell = Counts(np.array([shapely.box(0, -50, 200, 150)], dtype=object), np.array([80.0]))
    square = shapely.box(-300, -300, 100, 300)
    plan = street([(50, 25), (800, 25)], [(50, 75), (800, 75)])
    found = walked(cell, plan, [square])
    assert found.people[:, 0] == pytest.approx([80, 80])
    # only the upper street: sampled at y = −25, 25, 75, 125; the lowest row is 100 m from it, the others within 50 m
    alone = walked(cell, street([(50, 75), (800, 75)]), [square])
    assert alone.people[:, 0] == pytest.approx([40 + 40 * 3 / 4] * 2)
    assert alone.unattached == pytest.approx(80 * 2 / 16)  # two of its sixteen points


def test_each_perimeter_walks_alone_and_speed_counts():
    people = points((474, 55, 1), (900, 50, 10))
    other = shapely.box(880, 0, 1000, 100)
    found = walked(people, EAST, [SQUARE, other])
    # from the other: 880 − 474 = 406 m, more than 375 m
    assert found.people.tolist() == [[1, 10], [1, 11]]
    slow = walked(people, EAST, settings=Settings(speed=3.0))
    assert slow.people[:, 0].tolist() == [0, 1]  # 250 m and 500 m
