"""From cells to perimeters: gaps, commune, parcels, holes and cuts, on squares whose areas are worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis.extra.numpy import arrays

from aula.aula_plugin.core.centrality import cores, shape
from aula.aula_plugin.core.centrality.settings import Settings
from aula.aula_plugin.core.raster_grid import Grid

from .offers import cluster, core_of, offer_at

SETTINGS = Settings(shops_min=1, area_min_ha=0.1)


def drawn(boxes, xy, settings=SETTINGS, **options) -> shape.Shaped:
    offer = offer_at(xy)
    parts = cores.counted(np.array([shapely.box(*box) for box in boxes], dtype=object), offer)
    return shape.shape(parts, offer, settings, **options)


def test_a_part_alone_stays_what_it_is():
    found = drawn([(0, 0, 100, 100)], [(50, 50)])
    assert found.perimeters["aire_ha"].tolist() == [1.0]
    assert found.perimeters[["variation", "qualite"]].to_numpy().tolist() == [[0.0, ""]]
    assert shapely.get_num_coordinates(found.perimeters.geometry.iloc[0]) == 5


def test_a_gap_narrower_than_twice_the_closing_is_filled():
    """25 m between two squares of 1 ha: 2.25 ha, 12.5 % more. At 50 m, just twice 25 m, both stay. So do they
    without closing, but 25 m apart they may be one."""
    near = drawn([(0, 0, 100, 100), (125, 0, 225, 100)], [(50, 50), (175, 50)])
    assert near.perimeters["aire_ha"].tolist() == [pytest.approx(2.25)]
    assert near.perimeters["variation"].tolist() == [pytest.approx(0.125)]
    far = drawn([(0, 0, 100, 100), (150, 0, 250, 100)], [(50, 50), (200, 50)])
    assert far.perimeters["aire_ha"].tolist() == [1.0, 1.0]
    closer = drawn([(0, 0, 100, 100), (125, 0, 225, 100)], [(50, 50), (175, 50)], replace(SETTINGS, closing=0.0))
    assert closer.perimeters["qualite"].tolist() == ["à fusionner ?"] * 2


def test_cells_by_a_corner_are_one_perimeter():
    found = drawn([(0, 0, 50, 50), (50, 50, 100, 100)], [(25, 25), (75, 75)])
    assert found.perimeters["n_equip"].tolist() == [2]


def test_a_perimeter_stops_at_the_commune():
    """Half of the square is left, the shop of the other half does not count; areas are compared within the commune."""
    found = drawn([(0, 0, 100, 100)], [(25, 50), (75, 50)], commune=shapely.box(-500, -500, 50, 500))
    assert found.perimeters["aire_ha"].tolist() == [0.5]
    assert found.perimeters[["n_equip", "variation"]].to_numpy().tolist() == [[1.0, 0.0]]


def test_small_holes_are_filled_and_large_ones_stay():
    """50 × 40 m is 0.2 ha, not smaller than 0.2 ha; 40 × 40 m is."""
    whole = shapely.box(0, 0, 300, 300)
    holes = [shapely.box(50, 50, 100, 90), shapely.box(200, 200, 240, 240)]
    found = shape.filled(np.array([shapely.difference(whole, shapely.union_all(holes))], dtype=object), 0.2)
    assert found[0].area == 90_000 - 2_000


def test_parcels_are_taken_from_half_of_their_area():
    """The core covers 30 of the 60 m of the second parcel, half: taken; 20 of the 60 m of the third: left."""
    parcels = [shapely.box(0, 0, 60, 100), shapely.box(60, 0, 120, 100), shapely.box(0, 100, 60, 160)]
    found = drawn([(0, 0, 90, 120)], [(10, 10)], parcels=parcels)
    assert shapely.equals(shapely.normalize(found.perimeters.geometry.iloc[0]), shapely.box(0, 0, 120, 100))


def test_a_large_parcel_is_cut_at_the_edge_of_the_core():
    """A parcel of 4 ha, core on a quarter of it: the quarter is kept, where a small parcel would be left."""
    parcels = [shapely.box(0, 0, 200, 200)]
    found = drawn([(0, 0, 100, 100)], [(10, 10)], parcels=parcels)
    assert found.perimeters["aire_ha"].tolist() == [pytest.approx(1.0)]
    left = drawn([(0, 0, 100, 100)], [(10, 10)], replace(SETTINGS, parcel_max_ha=5.0), parcels=parcels)
    assert not len(left.perimeters)


def test_streets_between_parcels_taken_are_taken():
    """Two rows of parcels on either side of a street of 10 m: one surface of 100 × 110 m, no stub, no crack."""
    parcels = [shapely.box(25 * n, y, 25 * n + 25, y + 50) for n in range(-2, 6) for y in (0, 60)]
    found = drawn([(0, 0, 100, 110)], [(10, 10)], parcels=parcels)
    shaped = found.perimeters.geometry.iloc[0]
    assert shapely.get_num_geometries(shaped) == 1 and not shapely.get_num_interior_rings(shapely.get_parts(shaped)[0])
    assert shaped.area == pytest.approx(11_000, rel=0.01)
    assert shapely.difference(shaped, shapely.box(-1, -1, 101, 111)).area < 1


@pytest.mark.parametrize(("most", "area"), [(0.2, 1.0), (0.09, 0.9)])
def test_a_parcel_enclosed_on_three_sides_is_a_hole(most, area):
    """20 × 50 m, its outline along the surface for 120 of 140 m: taken with the rest, unless holes of 0.1 ha stay."""
    around = [(0, 0, 100, 50), (0, 50, 40, 100), (60, 50, 100, 100)]
    parcels = [shapely.box(*box) for box in (*around, (40, 50, 60, 100))]
    settings = replace(SETTINGS, closing=0.0, hole_max_ha=most)
    found = drawn(around, [(10, 10)], settings, parcels=parcels)
    assert found.perimeters["aire_ha"].tolist() == [pytest.approx(area)]


def test_a_parcel_beside_the_edge_is_left():
    """Half of its outline lies along two parcels that are taken: 60 of 120 m."""
    parcels = [shapely.box(*box) for box in ((0, 0, 100, 70), (0, 70, 70, 100), (70, 70, 100, 100))]
    found = drawn([(0, 0, 100, 70), (0, 70, 70, 100)], [(10, 10)], parcels=parcels)
    assert found.perimeters["aire_ha"].tolist() == [pytest.approx(0.91)]


def test_where_no_parcel_is_drawn_the_core_stays():
    found = drawn([(0, 0, 100, 100)], [(10, 10)], parcels=[shapely.box(5000, 0, 5010, 10)])
    assert found.perimeters["aire_ha"].tolist() == [1.0]


def test_a_railway_parts_a_cluster():
    """A line through the middle takes 1 m on either side: two perimeters of 49 × 100 m², not to be merged."""
    rail = shapely.LineString([(50, -100), (50, 200)])
    found = drawn([(0, 0, 100, 100)], [(25, 50), (75, 50)], cuts=[rail])
    assert found.perimeters["aire_ha"].tolist() == [pytest.approx(0.49)] * 2
    assert found.perimeters["qualite"].tolist() == ["", ""]
    assert not shapely.intersects(found.perimeters.geometry.to_numpy(), rail).any()


def test_two_tracks_are_one_cut():
    """Lines 10 m apart, and 1 m on either side: 12 m go, and no strip between them is listed: 2 × 44 × 100 m² stay."""
    rails = [shapely.LineString([(x, -100), (x, 200)]) for x in (45, 55)]
    found = drawn([(0, 0, 100, 100)], [(25, 50), (75, 50)], cuts=rails)
    assert found.perimeters["aire_ha"].tolist() == [pytest.approx(0.44)] * 2
    assert not len(found.aside)


def test_the_side_without_shops_is_set_aside():
    found = drawn([(0, 0, 100, 100)], [(75, 50)], cuts=[shapely.LineString([(50, -100), (50, 200)])])
    assert found.perimeters["n_equip"].tolist() == [1]
    assert found.aside[["motif", "n_equip"]].to_numpy().tolist() == [["coupée", 0]]
    assert "motif" not in found.perimeters


def test_a_line_that_ends_inside_parts_nothing():
    found = drawn([(0, 0, 100, 100)], [(25, 50)], cuts=[shapely.LineString([(50, -100), (50, 60)])])
    assert found.perimeters["aire_ha"].tolist() == [pytest.approx(1.0)]


def test_a_long_point_along_a_railway_goes():
    """A line at 1 in 10 leaves a triangle 20 m wide at its foot, from 100 m to its tip near 290 m.

    A disc of 12.5 m goes no farther than 6.25·cot(5.71°/2) = 125 m from the tip, and reaches 6.25 m beyond its centre:
    the point ends near 171 m, round. The other side of the line has no shop.
    """
    rail = shapely.LineString([(22, 80), (0, 300)])
    found = drawn([(0, 0, 100, 100), (0, 100, 20, 300)], [(80, 20)], cuts=[rail])
    shaped = found.perimeters.geometry.iloc[0]
    assert shapely.is_valid(shaped) and shapely.get_num_geometries(shaped) == 1
    assert shaped.bounds[3] == pytest.approx(171, abs=2)
    assert found.aside["motif"].tolist() == ["coupée"]
    assert shapely.difference(shapely.box(30, 0, 100, 100), shaped).area < 1e-6


def test_a_surface_cuts_as_it_is():
    """An expressway drawn as a surface 20 m wide: 2 × 40 × 100 m² are left."""
    found = drawn([(0, 0, 100, 100)], [(25, 50), (75, 50)], cuts=[shapely.box(40, -100, 60, 200)])
    assert found.perimeters["aire_ha"].tolist() == [pytest.approx(0.4)] * 2


def test_a_cluster_cut_by_a_railway_from_the_offer_on():
    """Five shops on either side, 50 m from the line: one core, then two perimeters of five shops."""
    offer = offer_at(cluster(12.5, 12.5, 5) + cluster(112.5, 12.5, 5))
    kept, _ = core_of(offer, Settings(reference="absolu", density=3.0))
    assert len(kept) == 1
    found = shape.shape(kept, offer, Settings(), cuts=[shapely.LineString([(62.5, -900), (62.5, 900)])])
    assert found.perimeters[["n_equip", "n_groupes"]].to_numpy().tolist() == [[5, 5], [5, 5]]


def test_a_shape_that_owes_more_to_its_drawing_is_unstable():
    """A parcel of 1.6 ha taken for a core of 0.9 ha: 78 % more."""
    found = drawn([(0, 0, 90, 100)], [(10, 10)], parcels=[shapely.box(0, 0, 160, 100)])
    assert found.perimeters["variation"].tolist() == [pytest.approx(7 / 9)]
    assert found.perimeters["qualite"].tolist() == ["forme instable"]


def test_nothing_gives_nothing():
    found = drawn([], [(10, 10)], cuts=[shapely.LineString([(0, 0), (1, 1)])], parcels=[shapely.box(0, 0, 1, 1)])
    assert not len(found.perimeters) and not len(found.aside)
    assert {"aire_ha", "variation", "qualite"} <= set(found.perimeters)


@hypothesis(max_examples=25)
@given(arrays(bool, (7, 8)))
def test_perimeters_of_any_cells_are_sound(mask):
    """Valid, apart from one another, nothing of the cells lost, no hole under 0.2 ha, nothing 25 m from the cells."""
    grid = Grid(0.0, 175.0, 25.0, 25.0, 7, 8)
    offer = offer_at(grid.centres(*np.nonzero(mask)))
    parts = cores.counted(cores.parts(mask, grid), offer)
    found = shape.shape(parts, offer, Settings(shops_min=0, area_min_ha=0.0)).perimeters.geometry.to_numpy()
    cells, whole = shapely.union_all(parts.geometry.to_numpy()), shapely.union_all(found)
    assert shapely.is_valid(found).all()
    assert whole.area == pytest.approx(shapely.area(found).sum())
    assert shapely.difference(cells, whole).area < 1e-6
    holes = [hole for polygon in shapely.get_parts(found) for hole in shapely.get_rings(polygon)[1:]]
    assert not [hole for hole in holes if shapely.Polygon(hole).area < 2000 - 1e-6]
    filled = shapely.difference(whole, cells)
    assert filled.is_empty or shapely.distance(shapely.points(shapely.get_coordinates(filled)), cells).max() < 36
