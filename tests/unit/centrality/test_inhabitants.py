"""Inhabitants and jobs held by perimeters: shares of cells, points, and parts of a partition that add up."""

import numpy as np
import pytest
import shapely
from geopandas import GeoDataFrame
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.centrality.inhabitants import JOBS, PEOPLE, Counts, read_counts
from aula.aula_plugin.core.errors import InputError

CELLS = Counts(
    np.array([shapely.box(0, 0, 200, 200), shapely.box(200, 0, 400, 200)], dtype=object), np.array([80.0, 20.0])
)
POINTS = Counts(shapely.points([[10, 10], [100, 50], [300, 50]]), np.array([5.0, 7.0, 9.0]))


def boxes(*bounds):
    return np.array([shapely.box(*one) for one in bounds], dtype=object)


def test_cells_count_by_area():
    # a quarter of 80, half of 20; then a tenth of 80; then nothing
    found = CELLS.within(boxes((150, 0, 300, 200), (0, 0, 20, 200), (900, 0, 950, 50)))
    assert found == pytest.approx([80 / 4 + 20 / 2, 8, 0])


def test_points_count_whole():
    assert list(POINTS.within(boxes((0, 0, 100, 100), (100, 0, 400, 100), (0, 60, 9, 90)))) == [12, 9, 0]
    # the point at x = 100 is on the limit of both: it is in the first one only, whatever the order of the others
    assert list(POINTS.within(boxes((100, 0, 400, 100), (0, 0, 100, 100)))) == [16, 5]


def test_a_point_inside_overlapping_perimeters_is_in_both():
    assert list(POINTS.within(boxes((0, 0, 120, 100), (50, 0, 400, 100)))) == [12, 16]


@given(st.lists(st.floats(1, 399), min_size=1, max_size=4), st.lists(st.floats(0, 500), min_size=2, max_size=2))
def test_a_partition_adds_up(cuts, values):
    edges = [0, *sorted(set(cuts)), 400]
    parts = boxes(*((a, -50, b, 300) for a, b in zip(edges, edges[1:])))
    assert Counts(CELLS.shapes, np.array(values)).within(parts).sum() == pytest.approx(sum(values))
    assert POINTS.within(parts).sum() == 21


def test_samples_fill_a_cell_evenly():
    xy, owner = CELLS.sampled()
    assert np.bincount(owner).tolist() == [16, 16]  # 200 m by steps of 50 m
    assert xy[owner == 0].mean(axis=0) == pytest.approx([100, 100])
    assert POINTS.sampled()[0].tolist() == [[10, 10], [100, 50], [300, 50]]


def test_fields_are_found_by_name():
    frame = GeoDataFrame({"id": [1, 2, 3], "ind": ["12,5", None, 4]}, geometry=shapely.points([[0, 0], [1, 0], [2, 0]]))
    found, column, unknown = read_counts(frame, "", PEOPLE, "carreaux", "population")
    assert (column, unknown, found.values.tolist()) == ("ind", 1, [12.5, 4])
    with pytest.raises(InputError, match="« carreaux » .emplois. n’a aucun champ emplois, emploi"):
        read_counts(frame, "", JOBS, "carreaux", "emplois")


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (["beaucoup", 3], "« beaucoup » n’est pas un nombre positif"),
        ([-1, 3], "« -1 » n’est pas un nombre positif"),
        ([None, ""], "le champ ind ne contient aucun nombre"),
    ],
)
def test_what_is_refused(values, says):
    frame = GeoDataFrame({"ind": values}, geometry=shapely.points([[0, 0], [1, 0]]))
    with pytest.raises(InputError, match=says):
        read_counts(frame, "IND", PEOPLE, "carreaux", "population")


def test_a_group_of_points_shares_its_number():
    shapes = [shapely.MultiPoint([(0, 0), (500, 0)]), shapely.Point(10, 0)]
    found, _, _ = read_counts(GeoDataFrame({"pop": [6, 1]}, geometry=shapes), "", PEOPLE, "lieux", "population")
    assert found.within(boxes((-1, -1, 20, 1))) == pytest.approx([3 + 1])
