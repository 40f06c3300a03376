"""Known answers and properties of the shared geometry."""

import math

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import affinity, box

from aula.aula_plugin.core import geometry as geo
from aula.aula_plugin.core.lines import pieces_along

QUICK = settings(max_examples=40, deadline=None)


def wkt(text: str):
    return shapely.from_wkt(text)


def square(x: float, y: float, side: float):
    return box(x, y, x + side, y + side)


# ---------------------------------------------------------------------------------------------------------- repair


def test_bow_tie_becomes_its_two_lobes():
    # Two triangles of base 10 and height 5: 25 m² each; as drawn the signed areas cancel, hence a change of 1.
    result = geo.repair([wkt("POLYGON((0 0,10 10,10 0,0 10,0 0))")])
    assert result.geometries[0].area == pytest.approx(50)
    assert result.repaired[0] and result.area_change[0] == pytest.approx(1)


def test_spike_vanishes_without_changing_the_area():
    result = geo.repair([wkt("POLYGON((0 0,10 0,10 10,10 20,10 10,0 10,0 0))")])
    assert result.geometries[0].geom_type == "Polygon"
    assert result.geometries[0].area == pytest.approx(100)
    assert result.area_change[0] == pytest.approx(0)


def test_overlapping_parts_are_united_and_not_punched():
    # 10×10 and 10×10 sharing 5×10: union 150, drawn 200, change 50/200.
    result = geo.repair([shapely.MultiPolygon([box(0, 0, 10, 10), box(5, 0, 15, 10)])])
    assert result.geometries[0].area == pytest.approx(150)
    assert result.area_change[0] == pytest.approx(0.25)


def test_flat_polygon_is_emptied_and_missing_ones_are_only_missing():
    result = geo.repair([wkt("POLYGON((0 0,10 0,5 0,0 0))"), None, wkt("POLYGON EMPTY")])
    assert result.geometries.tolist() == [None, None, None]
    assert result.emptied.tolist() == [True, False, False]
    assert result.missing.tolist() == [False, True, True]
    assert not result.repaired.any()


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_coordinates_that_are_not_numbers_are_never_guessed(value):
    result = geo.repair([shapely.Polygon([(0, 0), (1, value), (1, 1), (0, 0)]), square(0, 0, 1)])
    assert result.geometries[0] is None and result.geometries[1].area == 1
    assert result.not_finite.tolist() == [True, False]
    assert result.emptied.tolist() == [True, False]


def test_collection_keeps_its_polygons_and_lines_stay_lines():
    mixed = wkt("GEOMETRYCOLLECTION(POINT(0 0),LINESTRING(0 0,1 1),POLYGON((0 0,2 0,2 2,0 2,0 0)))")
    result = geo.repair([mixed, wkt("LINESTRING(0 0,5 0)"), wkt("LINESTRING(1 1,1 1)")])
    assert result.geometries[0].geom_type == "Polygon" and result.repaired[0]
    assert result.geometries[1].length == 5 and not result.repaired[1]
    assert result.emptied[2]


def test_height_is_dropped():
    assert not geo.repair([wkt("POLYGON Z((0 0 9,1 0 9,1 1 9,0 0 9))")]).geometries[0].has_z


coordinates = st.tuples(st.integers(0, 20), st.integers(0, 20))


@QUICK
@given(st.lists(coordinates, min_size=3, max_size=8))
def test_repair_gives_valid_polygons_and_is_idempotent(points):
    once = geo.repair([shapely.Polygon(points)])
    again = geo.repair(once.geometries)
    assert not again.repaired.any()
    if once.geometries[0] is not None:
        assert once.geometries[0].is_valid
        assert once.geometries[0].geom_type in ("Polygon", "MultiPolygon")
        assert again.geometries[0].equals(once.geometries[0])


# ----------------------------------------------------------------------------------------------------------- parts


def test_parts_number_from_one_and_repeat_attributes():
    frame = gpd.GeoDataFrame(
        {"libelle": ["UA", "N", "A"]},
        geometry=[shapely.MultiPolygon([square(0, 0, 1), square(5, 5, 2)]), None, square(9, 9, 3)],
        index=[7, 8, 9],
        crs=2154,
    )
    result = geo.parts(frame)
    assert result["libelle"].tolist() == ["UA", "UA", "A"]
    assert result["partie"].tolist() == [1, 2, 1]
    assert result.index.tolist() == [7, 7, 9]
    assert result.geometry.area.tolist() == [1, 4, 9]
    assert result.crs == frame.crs


def test_polygons_and_lines_of_a_collection():
    mixed = wkt("GEOMETRYCOLLECTION(LINESTRING(0 0,3 0),POLYGON((0 0,2 0,2 2,0 2,0 0)))")
    assert geo.polygons_of(mixed).area == 4
    assert geo.line_parts(mixed).length == 3
    alone = geo.polygons_of([mixed, None, wkt("POINT(1 1)")])
    assert alone[1] is None and alone[2].is_empty and alone[2].geom_type == "Polygon"


def test_dissolve_ignores_nothing_but_the_missing():
    assert geo.dissolve([square(0, 0, 10), None, square(5, 0, 10), shapely.Polygon()]).area == 150
    assert geo.dissolve([]).is_empty


def test_dissolve_survives_invalid_rings():
    assert geo.dissolve([wkt("POLYGON((0 0,10 10,10 0,0 10,0 0))"), square(20, 0, 1)]).area == pytest.approx(51)


def test_long_overlay_is_the_same_as_pair_by_pair():
    left = [square(i, 0, 2) for i in range(3 * geo.OVERLAY_CHUNK + 7)]
    result = geo.overlay(shapely.intersection, left, box(0, 0, 100.5, 1))
    assert shapely.area(result).tolist() == shapely.area([s.intersection(box(0, 0, 100.5, 1)) for s in left]).tolist()


def test_overlay_mends_the_pair_that_fails():
    bow_tie = wkt("POLYGON((0 0,10 10,10 0,0 10,0 0))")
    result = geo.overlay(shapely.intersection, [bow_tie, square(0, 0, 4)], [box(0, 0, 5, 10), square(0, 0, 2)])
    assert shapely.area(result).tolist() == pytest.approx([25, 4])


def test_clip_cuts_only_what_crosses():
    inside, across, apart = square(1, 1, 2), square(8, 8, 4), square(30, 30, 1)
    line = wkt("LINESTRING(-5 5,15 5)")
    result = geo.clip([inside, across, apart, line, None], square(0, 0, 10))
    assert result[0] is inside
    assert result[1].area == pytest.approx(4)
    assert result[2].is_empty and result[3].length == pytest.approx(10) and result[4] is None


def test_clip_drops_the_line_left_by_a_common_border():
    assert geo.clip([square(10, 0, 5)], square(0, 0, 10))[0].area == 0


# ------------------------------------------------------------------------------------------ brute, nette, certaine


@pytest.mark.parametrize(("width", "area"), [(20, 2000), (5.01, 501), (5, 0), (4.9, 0)])
def test_rectangle_is_kept_whole_or_dropped_whole(width, area):
    assert geo.net(box(0, 0, 100, width), 5).area == pytest.approx(area, abs=1e-6)


def test_corner_turned_inwards_is_kept():
    # L of two arms 20 m wide: 100×20 + 20×80 = 3 600 m².
    shape = wkt("POLYGON((0 0,100 0,100 20,20 20,20 100,0 100,0 0))")
    assert geo.net(shape, 5).area == pytest.approx(3600)


def test_narrow_strip_is_taken_off_a_wide_body():
    # 100×100 with a strip 200×3: the strip goes, save a fringe of a few m² at its root.
    shape = shapely.union(box(0, 0, 100, 100), box(100, 40, 300, 43))
    assert geo.net(shape, 5).area == pytest.approx(10_000, abs=10)


@pytest.mark.parametrize("turn", [0, 17, 45, 73])
def test_convex_polygon_wider_than_the_tolerance_keeps_its_area(turn):
    hexagon = affinity.rotate(shapely.Polygon([(math.cos(a), math.sin(a)) for a in np.arange(6) * math.pi / 3]), turn)
    shape = affinity.scale(hexagon, 40, 15)
    assert geo.net(shape, 5).area == pytest.approx(shape.area)


def test_gross_net_certain_of_an_intersection():
    # R covers x ≥ 50 of a square of 100: 50×100 = 5 000 m²; eroded by 10 m, 40×100 = 4 000 m².
    areas = geo.gross_net_certain(square(0, 0, 100), box(50, -50, 300, 150), 5, 10)
    assert (areas.gross_m2, areas.net_m2, areas.certain_m2) == pytest.approx((5000, 5000, 4000))


def test_gross_net_certain_of_a_difference_grows_the_reference():
    areas = geo.gross_net_certain(square(0, 0, 100), box(50, -50, 300, 150), 5, 10, "difference")
    assert (areas.gross_m2, areas.net_m2, areas.certain_m2) == pytest.approx((5000, 5000, 4000))


def test_sliver_counts_gross_only():
    areas = geo.gross_net_certain(square(0, 0, 100), box(97, 0, 200, 100), 5, 0)
    assert areas.gross_m2 == pytest.approx(300)
    assert (areas.net_m2, areas.certain_m2) == (0, 0)


def test_reference_narrower_than_twice_the_uncertainty_has_no_certain_part():
    # Band of 40 m drawn at ± 25 m.
    areas = geo.gross_net_certain(square(0, 0, 100), box(30, -100, 70, 200), 5, 25)
    assert (areas.net_m2, areas.certain_m2) == pytest.approx((4000, 0))
    assert geo.certain(square(0, 0, 100), box(30, -100, 70, 200), 25).is_empty


def test_adjacent_parts_of_the_reference_are_one_before_erosion():
    halves = [box(0, 0, 50, 100), box(50, 0, 100, 100)]
    # 100×100 eroded by 10 m on the four sides: 80×80; undissolved halves would give 2×30×80.
    areas = geo.gross_net_certain(square(-50, -50, 300), np.array(halves, dtype=object), 5, 10)
    assert areas.certain_m2 == pytest.approx(6400)


def test_empty_inputs_measure_zero():
    areas = geo.gross_net_certain([], [square(0, 0, 5)], 5, 10)
    assert (areas.gross_m2, areas.net_m2, areas.certain_m2) == (0, 0, 0)
    areas = geo.gross_net_certain([square(0, 0, 10)], [], 5, 10, "difference")
    assert (areas.gross_m2, areas.net_m2, areas.certain_m2) == pytest.approx((100, 100, 100))


boxes = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(1, 40), st.integers(1, 40)), min_size=1, max_size=7
).map(lambda rows: [box(x, y, x + w, y + h) for x, y, w, h in rows])


@QUICK
@given(boxes, boxes, st.sampled_from(["intersection", "difference"]), st.integers(0, 12))
def test_certain_is_in_net_which_is_in_gross(left, right, operation, uncertainty):
    areas = geo.gross_net_certain(left, right, 5, uncertainty, operation)
    assert areas.certain_m2 <= areas.net_m2 + 1e-6 <= areas.gross_m2 + 2e-6
    assert shapely.difference(areas.net, areas.gross).area == pytest.approx(0, abs=1e-6)
    assert shapely.difference(areas.certain, areas.net).area == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("turn", [0, 11, 45])
def test_net_is_idempotent(turn):
    # A body of 40×40, an arm 30×7 kept, an arm 30×3 dropped, and a notch.
    shape = shapely.union_all([square(0, 0, 40), box(40, 5, 70, 12), box(40, 30, 70, 33)])
    once = geo.net(affinity.rotate(shapely.difference(shape, box(15, 20, 18, 40)), turn), 5)
    assert geo.net(once, 5).area == pytest.approx(once.area, abs=0.1)


# ------------------------------------------------------------------------------------------------------- partition


def test_place_covered_twice_goes_to_the_first_class_then_to_the_larger():
    # A 10×10 shares 5×10 with U 15×10; the small U of 3×3 lies inside both: Σ = 259, union = 200.
    result, double = geo.priority_partition(
        [box(0, 0, 10, 10), box(5, 0, 20, 10), box(5, 5, 8, 8)], ["A", "U", "U"], ["U", "A"]
    )
    assert shapely.area(result).tolist() == pytest.approx([50, 150, 0])
    assert double == pytest.approx(59)


def test_unknown_class_comes_last_and_none_stays_none():
    result, double = geo.priority_partition([square(0, 0, 10), None, square(5, 0, 10)], [None, "U", "N"], ["U", "N"])
    assert result[1] is None
    assert (result[0].area, result[2].area, double) == (50, 100, 50)


def test_large_winners_are_taken_off_one_by_one():
    # Two discs of more than 500 vertices and two small squares over one field: the field keeps what they leave.
    discs = [shapely.Point(x, 0).buffer(30, quad_segs=200) for x in (0, 40)]
    field, small = box(-100, -100, 100, 100), [square(-90, -90, 10), square(-85, -85, 10)]
    result, double = geo.priority_partition([field, *discs, *small], ["A", "U", "U", "U", "U"], ["U", "A"])
    left = field.area - shapely.union_all([*discs, *small]).area
    assert result[0].area == pytest.approx(left)
    assert shapely.area(result).sum() == pytest.approx(field.area)
    assert double == pytest.approx(sum(s.area for s in (*discs, *small)))


@QUICK
@given(boxes, st.randoms(use_true_random=False))
def test_partition_adds_up_and_does_not_depend_on_the_order(shapes, random):
    classes = ["U" if i % 3 else "N" for i in range(len(shapes))]
    result, double = geo.priority_partition(shapes, classes, ["U", "N"])
    union = shapely.union_all(shapes).area
    assert shapely.area(result).sum() == pytest.approx(union)
    assert shapely.union_all(result).area == pytest.approx(union)
    assert double == pytest.approx(shapely.area(shapes).sum() - union)

    shuffled = list(range(len(shapes)))
    random.shuffle(shuffled)
    other, _ = geo.priority_partition([shapes[i] for i in shuffled], [classes[i] for i in shuffled], ["U", "N"])
    assert sorted(round(a, 6) for a in shapely.area(other)) == sorted(round(a, 6) for a in shapely.area(result))
    again, left = geo.priority_partition(result, classes, ["U", "N"])
    assert left == pytest.approx(0) and shapely.area(again) == pytest.approx(shapely.area(result))


# --------------------------------------------------------------------------------------------------- size and lines


def test_mean_width_and_hectares():
    # 100×2: 2·200/204 = 1.9608 m.
    assert geo.mean_width(box(0, 0, 100, 2)) == pytest.approx(400 / 204)
    assert np.isnan(geo.mean_width([None, shapely.Polygon()])).all()
    assert geo.hectares(square(0, 0, 100)) == 1


def test_rectangle_ratio_does_not_depend_on_the_orientation():
    shapes = [affinity.rotate(box(0, 0, 30, 10), turn) for turn in (0, 33, 90)]
    assert geo.minimum_rotated_rectangle_ratio(shapes) == pytest.approx([3, 3, 3])
    assert np.isnan(geo.minimum_rotated_rectangle_ratio([None, wkt("LINESTRING(0 0,1 0)")])).all()


def test_lines_are_cut_every_step_with_their_bends():
    pieces = pieces_along([wkt("LINESTRING(0 0,12 0,12 13)"), None, wkt("MULTILINESTRING((0 0,10 0),(0 5,20 5))")], 10)
    assert pieces.lengths_m.tolist() == pytest.approx([10, 10, 5, 10, 10, 10])
    assert pieces.sources.tolist() == [0, 0, 0, 2, 2, 2]
    assert pieces.geometries[1].equals(wkt("LINESTRING(10 0,12 0,12 8)"))
    assert pieces.midpoints[1].equals(wkt("POINT(12 3)"))


def test_lines_without_length_give_no_piece_and_step_must_be_positive():
    assert len(pieces_along([wkt("LINESTRING(1 1,1 1)"), None], 10).geometries) == 0
    with pytest.raises(ValueError, match="positive"):
        pieces_along([], 0)


@QUICK
@given(st.lists(coordinates, min_size=2, max_size=9, unique=True), st.floats(0.3, 50))
def test_pieces_add_up_to_the_line(points, step):
    line = shapely.LineString(points)
    pieces = pieces_along([line], step)
    assert pieces.lengths_m.sum() == pytest.approx(line.length)
    assert shapely.length(pieces.geometries) == pytest.approx(pieces.lengths_m, abs=1e-6)
    assert (pieces.lengths_m <= step + 1e-6).all()
    assert shapely.distance(pieces.midpoints, pieces.geometries) == pytest.approx(0, abs=1e-6)


def test_where_one_part_narrows_is_no_room_for_another():
    """A strip 4 m wide, 10 cm from the end of a funnel whose sides meet 11 m further, is a liseré all the same."""
    funnel = shapely.Polygon([(0, -2), (100, -20), (100, 20), (0, 2)])
    strip = box(-4.1, -50, -0.1, 50)
    together = geo.net(shapely.union_all([funnel, strip]), 5.0)
    assert together.area == pytest.approx(geo.net(funnel, 5.0).area, abs=1e-9)


def test_scattered_places_are_united_as_if_they_were_all_at_once():
    """Two pairs of overlapping squares and one alone: 100 + 100 − 50, twice, and 100."""
    squares = [box(x, 0, x + 10, 10) for x in (0, 5, 1000, 1005, 5000)]
    united = geo.dissolve(squares[::-1])
    assert united.area == pytest.approx(150 + 150 + 100)
    assert shapely.get_num_geometries(united) == 3
    assert shapely.is_valid(united)
