"""Effective mesh size: cases whose arithmetic one can follow, in polygons and in cells."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network.fragmentation import cut, make_patches, on_edge, widened
from aula.aula_plugin.core.green_network.fragmentation_grid import cut_cells, objects
from aula.aula_plugin.core.green_network.mesh import Pieces, measures, total

HA = 1e4


def box(x, y, width, height):
    return shapely.box(x, y, x + width, y + height)


def measured(patches, units):
    shapes = np.array(units, dtype=object)
    return measures(shapely.area(shapes), cut(patches, shapes), patches.area)


# Two units of 1 km² side by side; a patch of 100 ha astride them (50 ha in each), one of 20 ha in the first alone.
UNITS = [box(0, 0, 1000, 1000), box(1000, 0, 1000, 1000)]
ASTRIDE, ALONE = box(500, 0, 1000, 1000), box(0, 0, 400, 500)


def test_cut_and_cbc_of_two_units():
    found = measured(make_patches([ASTRIDE, ALONE]), UNITS)
    # CUT: (50² + 20²)/100 = 29 ha and 50²/100 = 25 ha. CBC: (50·100 + 20·20)/100 = 54 ha and 50·100/100 = 50 ha.
    assert (found["msiz_cut"] / HA).tolist() == pytest.approx([29, 25])
    assert (found["msiz_cbc"] / HA).tolist() == pytest.approx([54, 50])
    assert found["nb_taches"].tolist() == [2, 1]
    # C = 0,29 and 0,25; SPLI = 100²/2 900 and 4; SDEN = 1/29 ha per ha.
    assert found["c"].tolist() == pytest.approx([0.29, 0.25])
    assert found["divi"].tolist() == pytest.approx([0.71, 0.75])
    assert found["spli"].tolist() == pytest.approx([10_000 / 2_900, 4])
    assert (found["sden"] * HA).tolist() == pytest.approx([1 / 29, 1 / 25])
    assert (found["npro_cut"] / HA**2).tolist() == pytest.approx([2_900, 2_500])


def test_total_adds_up_in_cbc_and_not_in_cut():
    patches = make_patches([ASTRIDE, ALONE])
    units = measured(patches, UNITS)
    whole = shapely.union_all(np.array(UNITS))
    found = total(units, whole.area, cut(patches, [whole]), patches.area)
    # CBC: (5 400 + 5 000)/200 = 52 ha. CUT of the whole: the patch is not cut by the limit: (100² + 20²)/200 = 52 ha.
    assert found["msiz_cbc"] / HA == pytest.approx(52)
    assert found["msiz_cut"] / HA == pytest.approx(52)
    # Here all patches lie within the units, so both agree, and the mean of the units' CUT (27 ha) does not.
    assert units["msiz_cut"].mean() / HA == pytest.approx(27)


def test_patch_beyond_the_units_counts_whole_in_cbc_only():
    # 100 ha in the unit, 300 ha out of it: CUT 100²/100 = 100 ha; CBC 100·400/100 = 400 ha, more than the unit.
    found = measured(make_patches([box(0, 0, 4000, 1000)]), [box(0, 0, 1000, 1000)])
    assert (found["msiz_cut"][0] / HA, found["msiz_cbc"][0] / HA) == pytest.approx((100, 400))


def test_patch_cut_in_two_by_a_unit_is_two_pieces():
    # A U of three arms of 200 m × 1 000 m and 200 m × 600 m…: the unit holds the two uprights only, 20 ha each.
    uprights = [box(0, 0, 200, 1000), box(800, 0, 200, 1000), box(0, -200, 1000, 200)]
    found = measured(make_patches(uprights), [box(0, 0, 1000, 1000)])
    # CUT: 2·20²/100 = 8 ha. CBC: the whole U is 20 + 20 + 20 = 60 ha: 40·60/100 = 24 ha.
    assert found["nb_taches"][0] == 2
    assert (found["msiz_cut"][0] / HA, found["msiz_cbc"][0] / HA) == pytest.approx((8, 24))


def test_nothing_and_nowhere():
    found = measured(make_patches([box(0, 0, 100, 100)]), [box(5000, 0, 1000, 1000), shapely.Polygon()])
    empty, nowhere = found.iloc[0], found.iloc[1]
    assert (empty["msiz_cut"], empty["msiz_cbc"], empty["npro_cut"], empty["c"], empty["divi"]) == (0, 0, 0, 0, 1)
    assert math.isnan(empty["spli"]) and math.isnan(empty["sden"])
    assert nowhere[["msiz_cut", "msiz_cbc", "divi", "spli", "c", "npro_cut", "npro_cbc"]].isna().all()
    assert nowhere["surface_m2"] == 0
    none = measures(np.array([100.0]), Pieces.none(), np.zeros(0))
    assert none["msiz_cbc"][0] == 0 and none["divi"][0] == 1


def test_total_of_units_without_ground_is_null():
    nothing = measures(np.array([0.0]), Pieces.none(), np.zeros(0))
    assert math.isnan(total(nothing, 0.0, Pieces.none(), np.zeros(0))["msiz_cbc"])


def test_overlapping_and_adjacent_polygons_are_one_patch_and_corners_are_not():
    # 1 ha and 1 ha that share half of it: 1,5 ha; one beside it, 1 ha: one patch of 2,5 ha; one at its corner apart.
    patches = make_patches([box(0, 0, 100, 100), box(50, 0, 100, 100), box(150, 0, 100, 100), box(250, 100, 100, 100)])
    assert (patches.area / HA).tolist() == pytest.approx([2.5, 1])
    assert "1\u00a0paire de polygones se recouvre (0,50\u00a0ha)" in patches.notes[0]


def test_road_cuts_a_territory():
    # 1 km², a road 20 m wide through the middle, drawn beyond: two halves of 490 × 1 000 m = 49 ha; MSIZ = 2·49²/100.
    road = widened([shapely.LineString([(500, -100), (500, 1100)])], np.array([20.0]))
    patches = make_patches([box(0, 0, 1000, 1000)], road)
    assert (patches.area / HA).tolist() == pytest.approx([49, 49])
    assert measured(patches, [box(0, 0, 1000, 1000)])["msiz_cut"][0] / HA == pytest.approx(48.02)
    assert patches.notes == ["Éléments fragmentants\u00a0: 2,0\u00a0ha ôtés, 2\u00a0taches après découpe."]


def test_dead_end_does_not_cut_and_a_surface_is_taken_as_it_is():
    lake, lane = box(900, 900, 50, 50), shapely.LineString([(0, 500), (500, 500)])
    taken = widened([lake, lane], np.array([1000.0, 10.0]))
    assert taken[0].equals(lake)
    patches = make_patches([box(0, 0, 1000, 1000)], taken)
    # 100 ha − 0,25 ha of lake − 500 × 10 m of lane − 5 × 10 m past its end.
    assert len(patches.area) == 1
    assert patches.area[0] == pytest.approx(1e6 - 2_500 - 5_000 - 50, rel=1e-9)


def test_fragmenting_element_far_away_changes_nothing():
    patches = make_patches([box(0, 0, 100, 100)], [box(5000, 5000, 10, 10)])
    assert patches.area.tolist() == pytest.approx([HA])


def test_small_patches_are_dropped_and_told():
    patches = make_patches([box(0, 0, 100, 100), box(500, 0, 50, 100)], min_m2=HA)
    assert patches.area.tolist() == [HA]
    assert patches.notes == ["1\u00a0tache écartée sous la surface minimale (0,50\u00a0ha en tout)."]


def test_patch_cut_by_the_edge_of_its_layer():
    frame = box(0, 0, 1000, 1000)
    cut_off, inside, touching = box(0, 0, 200, 200), box(400, 400, 100, 100), shapely.Point(900, 900).buffer(100)
    crossing = box(300, -50, 50, 100)
    patches = make_patches([cut_off, inside, touching, crossing])
    flags = {round(area): flag for area, flag in zip(patches.area, on_edge(patches, [frame]))}
    # The disc touches two sides at a point, the bar goes through one: neither follows the edge over 10 m.
    assert flags[40_000] and not flags[10_000] and not flags[5_000] and sum(flags.values()) == 1


def test_edge_shared_by_short_sides():
    # The square is drawn every metre: none of its sides is 10 m long, together they follow the edge over 100 m.
    square = shapely.segmentize(box(0, 0, 100, 100), 1.0)
    assert on_edge(make_patches([square]), [box(0, -500, 1000, 1000)]).tolist() == [True]


shapes = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=6
)


@given(shapes, st.randoms(use_true_random=False))
def test_order_of_features_and_unit_of_length_do_not_matter(rectangles, rng):
    natural = [box(*(100 * v for v in one)) for one in rectangles]
    units = [box(0, 0, 600, 1300), box(600, 0, 700, 1300)]
    expected = measured(make_patches(natural), units)
    shuffled = list(natural)
    rng.shuffle(shuffled)
    again = measured(make_patches(shuffled), units)
    assert again.to_numpy() == pytest.approx(expected.to_numpy(), nan_ok=True)
    # In kilometres: areas × 1e-6, NPRO × 1e-12, ratios unchanged.
    small = measured(
        make_patches([shapely.transform(g, lambda c: c / 1000) for g in natural]),
        [shapely.transform(g, lambda c: c / 1000) for g in units],
    )
    assert small["msiz_cbc"].to_numpy() * 1e6 == pytest.approx(expected["msiz_cbc"].to_numpy())
    assert small["npro_cut"].to_numpy() * 1e12 == pytest.approx(expected["npro_cut"].to_numpy())
    assert small[["divi", "c"]].to_numpy() == pytest.approx(expected[["divi", "c"]].to_numpy())


@given(shapes)
def test_bounds_of_the_mesh_and_the_law_of_the_total(rectangles):
    patches = make_patches([box(*(100 * v for v in one)) for one in rectangles])
    units = [box(0, 0, 600, 1300), box(600, 0, 700, 1300)]
    found = measured(patches, units)
    assert (found["msiz_cut"] <= found["msiz_cbc"] + 1e-6).all()
    assert (found["msiz_cut"] <= found["surface_m2"] + 1e-6).all()
    assert (found["msiz_cbc"] <= patches.area.max() + 1e-6).all()
    assert found["divi"].between(-1e-12, 1).all()
    # All patches lie within the units: the CBC total is Σ A²/ΣA_t, whatever the limits between units.
    whole = shapely.union_all(np.array(units))
    together = total(found, whole.area, cut(patches, [whole]), patches.area)
    assert together["msiz_cbc"] == pytest.approx((patches.area**2).sum() / whole.area)
    assert together["msiz_cut"] == pytest.approx(together["msiz_cbc"])


# ----------------------------------------------------------------------------------------------------------- cells

WHOLE = slice(None)


def everything(kept):
    return [(WHOLE, WHOLE, np.ones(kept.shape, dtype=bool))]


def test_connexity_decides():
    # Two cells of 1 ha that meet at a corner, in 4 ha. 8: one patch, 2²/4 = 1 ha. 4: two, (1 + 1)/4 = 0,5 ha.
    kept = np.eye(2, dtype=bool)
    missing = np.zeros((2, 2), dtype=bool)
    for neighbours, number, mesh in ((8, 1, 1.0), (4, 2, 0.5)):
        found = objects(kept, missing, neighbours, HA)
        areas, pieces, _ = cut_cells(found, missing, everything(kept), neighbours, HA)
        assert len(found.cells) == number
        assert measures(areas, pieces, found.cells * HA)["msiz_cut"][0] / HA == pytest.approx(mesh)


def test_cells_of_two_units_and_cells_without_data():
    # One row of ten cells of 1 ha: habitat in 2 to 7, the last without data. Units: the first five, the last five.
    kept = np.array([[0, 0, 1, 1, 1, 1, 1, 1, 0, 0]], dtype=bool)
    missing = np.zeros((1, 10), dtype=bool)
    missing[0, 9] = True
    found = objects(kept, missing, 8, HA)
    half = np.ones((1, 5), dtype=bool)
    windows = [(slice(0, 1), slice(0, 5), half), (slice(0, 1), slice(5, 10), half)]
    areas, pieces, unknown = cut_cells(found, missing, windows, 8, HA)
    result = measures(areas, pieces, found.cells * HA)
    # 5 ha and 4 ha known; 3 ha of the 6 ha patch in each. CUT 9/5, 9/4; CBC 18/5, 18/4.
    assert (areas / HA).tolist() == [5, 4] and (unknown / HA).tolist() == [0, 1]
    assert (result["msiz_cut"] / HA).tolist() == pytest.approx([9 / 5, 9 / 4])
    assert (result["msiz_cbc"] / HA).tolist() == pytest.approx([18 / 5, 18 / 4])


def test_patch_that_touches_the_border_or_a_hole_of_data():
    kept = np.zeros((7, 7), dtype=bool)
    kept[0, 0] = kept[3, 3] = kept[5, 2] = True
    missing = np.zeros((7, 7), dtype=bool)
    missing[4, 1] = True
    # From the north-west: at the border; in the middle; at the corner of the hole (8), away from it (4).
    assert objects(kept, missing, 8, HA).edge.tolist() == [True, False, True]
    assert objects(kept, missing, 4, HA).edge.tolist() == [True, False, False]


def test_small_objects_are_dropped_told_and_the_others_numbered_again():
    kept = np.array([[1, 0, 1, 1], [0, 0, 0, 0], [1, 1, 0, 1]], dtype=bool)
    found = objects(kept, np.zeros(kept.shape, dtype=bool), 4, HA, min_m2=2 * HA)
    assert found.cells.tolist() == [2, 2]
    assert found.labels.tolist() == [[0, 0, 1, 1], [0, 0, 0, 0], [2, 2, 0, 0]]
    assert found.notes == ["2\u00a0taches écartées sous la surface minimale (2,00\u00a0ha en tout)."]


def test_no_cell_kept_and_unknown_connexity():
    kept = np.zeros((2, 2), dtype=bool)
    found = objects(kept, kept, 8, HA)
    areas, pieces, _ = cut_cells(found, kept, everything(kept), 8, HA)
    assert measures(areas, pieces, found.cells * HA)["msiz_cut"][0] == 0
    with pytest.raises(InputError, match="Connexité"):
        objects(kept, kept, 6, HA)


@given(st.lists(st.booleans(), min_size=36, max_size=36), st.sampled_from([4, 8]))
def test_cells_and_their_outlines_measure_alike(cells, neighbours):
    kept = np.array(cells).reshape(6, 6)
    missing = np.zeros((6, 6), dtype=bool)
    found = objects(kept, missing, neighbours, HA)
    windows = [(WHOLE, slice(0, 2), np.ones((6, 2), bool)), (WHOLE, slice(2, 6), np.ones((6, 4), bool))]
    areas, pieces, _ = cut_cells(found, missing, windows, neighbours, HA)
    raster = measures(areas, pieces, found.cells * HA)
    assert found.cells.sum() == kept.sum()
    assert raster["taches_m2"].sum() == pytest.approx(kept.sum() * HA)
    turned = objects(np.rot90(kept), np.rot90(missing), neighbours, HA)
    assert sorted(turned.cells) == sorted(found.cells)
    if neighbours == 4 and kept.any():  # outlines that share a side are one polygon, as cells with 4 neighbours
        squares = [box(100 * c, -100 * r, 100, 100) for r, c in zip(*np.nonzero(kept))]
        vector = measured(make_patches(squares), [box(0, -500, 200, 600), box(200, -500, 400, 600)])
        for name in ("msiz_cut", "msiz_cbc", "divi", "c"):
            assert vector[name].to_numpy() == pytest.approx(raster[name].to_numpy())
