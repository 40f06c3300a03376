"""Objects near a place: the same answers as the distance to whole objects."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from aula.aula_plugin.core.facets import Facets

PLACE = box(0, 0, 100, 100)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("POINT(103 50)", True),
        ("POINT(106 50)", False),
        ("LINESTRING(105 -500,105 500)", True),
        ("LINESTRING(106 -500,106 500)", False),
        ("POLYGON((-500 -500,500 -500,500 500,-500 500,-500 -500))", True),  # holds the place
        ("POLYGON((-500 -500,500 -500,500 500,-500 500,-500 -500),(-6 -6,-6 106,106 106,106 -6,-6 -6))", False),
        ("POLYGON((-500 -500,500 -500,500 500,-500 500,-500 -500),(-4 -4,-4 106,106 106,106 -4,-4 -4))", True),
        ("MULTIPOLYGON(((500 0,510 0,510 10,500 0)),((10 10,20 10,20 20,10 10)))", True),  # by its second part
        ("MULTIPOINT((500 0),(50 50))", True),
    ],
)
def test_within_five_metres(text, expected):
    facets = Facets(np.array([shapely.from_wkt(text)], dtype=object))
    assert facets.within(PLACE, np.array([0]), 5).tolist() == [expected]


def test_a_place_in_two_parts_may_lie_in_an_object_by_its_second_part():
    facets = Facets(np.array([box(400, 400, 900, 900)], dtype=object))
    place = shapely.MultiPolygon([PLACE, box(600, 600, 610, 610)])
    assert facets.within(place, np.array([0]), 5).tolist() == [True]


def test_only_the_objects_asked_for_are_told_and_a_layer_may_be_empty():
    facets = Facets(np.array([box(0, 0, 1, 1), box(900, 0, 901, 1), box(2, 2, 3, 3)], dtype=object))
    assert facets.within(PLACE, np.array([1, 2]), 5).tolist() == [False, True]
    assert facets.within(PLACE, np.array([], dtype=int), 5).tolist() == []
    nothing = Facets(np.array([], dtype=object))
    assert nothing.within(PLACE, np.array([], dtype=int), 5).tolist() == []


centres = st.tuples(st.floats(-300, 400), st.floats(-300, 400), st.floats(1, 150), st.integers(1, 40))


@settings(max_examples=60, deadline=None)
@given(st.lists(centres, min_size=1, max_size=6), st.floats(0, 80))
def test_the_answer_is_that_of_the_distance(discs, reach):
    shapes = np.array([shapely.Point(x, y).buffer(r, quad_segs=n) for x, y, r, n in discs], dtype=object)
    distance = shapely.distance(PLACE, shapes)
    clear = np.abs(distance - reach) > 1e-6
    near = Facets(shapes).within(PLACE, np.arange(len(shapes)), reach)
    assert (near == (distance <= reach))[clear].all()
