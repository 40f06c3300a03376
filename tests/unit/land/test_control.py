"""Control of a land cover, on boxes whose areas one can work out in the head."""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.land.columns import DEFECT_COUNTS, DEFECTS
from aula.aula_plugin.core.land.control import Areas, ControlSettings, control
from aula.aula_plugin.core.land.defects import TITLES
from aula.aula_plugin.core.land.land_cover import LandCover
from aula.aula_plugin.core.land.minimum_units import MinimumUnits
from aula.aula_plugin.core.land.nomenclatures import nomenclature

pytestmark = pytest.mark.once

OCS2D = nomenclature("ocs2d_2021")
CRS = "EPSG:2154"
FIELD, HOUSE = ("US1.1.3", "CS6.3.0"), ("US5.2.1", "CS1.1.1")
ANY_SIZE = ControlSettings(units=MinimumUnits(0.0, 0.0))


def cover(*objects, year=2021, of=OCS2D, with_us=True):
    """Return a land cover of (shape, (us, cs))."""
    return LandCover(
        "occupation",
        year,
        np.array([shape for shape, _ in objects], dtype=object),
        np.array([codes[1] for _, codes in objects], dtype=object),
        np.array([codes[0] for _, codes in objects], dtype=object) if with_us else None,
        of,
        np.arange(1, len(objects) + 1),
    )


def found(result, kind):
    return result.places[result.places["type"] == kind]


def only(result, kind):
    assert list(result.places["type"]) == [kind]
    return result.places.iloc[0]


def test_nothing_is_told_of_a_sound_land_cover():
    result = control([cover((box(0, 0, 100, 100), FIELD), (box(100, 0, 200, 100), HOUSE))], CRS)
    assert list(result.places.columns) == [*DEFECTS, "geometry"]
    assert list(result.counts.columns) == list(DEFECT_COUNTS)
    assert (len(result.places), len(result.counts)) == (0, 0)
    assert result.areas == {2021: Areas(20_000.0, 0.0, 20_000.0, 0.0)}


def test_two_squares_overlapping_by_ten_square_metres():
    # 100 × 100 and 100 × 100, 0.1 m in common over 100 m: 10 m² of the 19 990 that are covered
    result = control([cover((box(0, 0, 100, 100), FIELD), (box(99.9, 0, 199.9, 100), HOUSE))], CRS)
    row = only(result, "recouvrement")
    assert (row["gravite"], row["code"]) == ("erreur", "US1.1.3 × CS6.3.0 / US5.2.1 × CS1.1.1")
    assert row["m2"] == pytest.approx(10.0)
    assert row["message"] == "Objets 1 et 2 : 10 m² en commun.".replace(" m²", "\u00a0m²")
    assert row["geometry"].bounds == pytest.approx((99.9, 0, 100, 100))
    assert result.areas[2021].overlapped_pct == pytest.approx(100 * 10 / 19_990)
    assert result.counts.loc[0, "ha"] == pytest.approx(0.001)
    assert result.counts.loc[0, "part_pct"] == pytest.approx(100 * 10 / 19_990)


def test_a_hole_of_five_square_metres():
    # 5 m² missing of 10 000: 0.05 %
    holed = shapely.difference(box(0, 0, 100, 100), box(50, 50, 52.5, 52))
    result = control([cover((holed, FIELD))], CRS)
    row = only(result, "lacune")
    assert (row["gravite"], row["m2"]) == ("erreur", pytest.approx(5.0))
    assert result.areas[2021].missing_pct == pytest.approx(0.05)
    assert result.counts.loc[0, "part_pct"] == pytest.approx(0.05)
    assert only(control([cover((holed, FIELD))], CRS, settings=ControlSettings(place_min_m2=5.1)), "lacune")[
        "gravite"
    ] == ("information")


def test_what_the_territory_lacks_is_a_gap_only_when_the_territory_is_given():
    half = cover((box(0, 0, 100, 100), FIELD))
    assert len(control([half], CRS).places) == 0
    result = control([half], CRS, box(0, 0, 200, 100))
    assert only(result, "lacune")["m2"] == pytest.approx(10_000)
    assert result.areas[2021].missing_pct == pytest.approx(50.0)


def test_objects_outside_the_territory_are_not_looked_at():
    result = control([cover((box(0, 0, 100, 100), FIELD), (box(500, 0, 510, 10), ("", "")))], CRS, box(0, 0, 100, 100))
    assert len(result.places) == 0


def test_an_object_astride_the_limit_counts_for_what_lies_inside():
    # 100 × 100 of which half lies in the territory, under an unknown code: 5 000 m²
    objects = [(box(-50, 0, 50, 100), ("US1.1.3", "CS9")), (box(50, 0, 100, 100), FIELD)]
    result = control([cover(*objects)], CRS, box(0, 0, 100, 100))
    assert only(result, "code_inconnu")["m2"] == pytest.approx(5_000.0)
    areas = result.areas[2021]
    assert (areas.covered_m2, areas.missing_m2) == pytest.approx((10_000.0, 0.0))
    small = control([cover((box(-20, 0, 1, 100), FIELD))], CRS, box(0, 0, 1, 100))
    assert len(found(small, "sous_unite")) == 0  # 2 100 m² before the limit cuts it to 100


@pytest.mark.parametrize(
    ("codes", "area", "told"),
    [
        (FIELD, 299, True),
        (FIELD, 300, False),
        (HOUSE, 49, True),
        (HOUSE, 50, False),
        (("US5.4.0", "CS6.6.0"), 49, True),
        (("US5.4.0", "CS6.6.0"), 50, False),
        (("US5.2.1", "CS1.1.2"), 299, True),
    ],
)
def test_minimum_units_of_the_ocs2d(codes, area, told):
    result = control([cover((box(0, 0, area, 1), codes))], CRS)
    assert len(found(result, "sous_unite")) == told


def test_a_polygon_just_under_the_unit_does_not_print_as_the_unit():
    row = only(control([cover((box(0, 0, 299.9, 1), FIELD))], CRS), "sous_unite")
    assert row["message"].replace("\u00a0", " ") == "Objet 1 : 299,9 m², sous l’unité minimale de 300 m²."
    edge = control([cover((box(0, 0, 299, 1), FIELD))], CRS, box(0, 0, 299, 1))
    assert only(edge, "sous_unite")["gravite"] == "information"  # the limit may have cut it


def test_codes_empty_unknown_and_too_coarse():
    objects = [
        (box(0, 0, 100, 100), FIELD),
        (box(200, 0, 300, 100), (None, "CS6.3.0")),
        (box(400, 0, 500, 100), ("US1.1.3", "CS9.9.9")),
        (box(600, 0, 700, 100), ("US1.1", "CS6.3.0")),
    ]
    result = control([cover(*objects)], CRS)
    told = result.places.set_index("type")
    assert list(told.index) == ["code_vide", "code_inconnu", "code_trop_large"]
    assert list(told["gravite"]) == ["erreur", "erreur", "avertissement"]
    assert list(told["code"]) == ["", "CS9.9.9", "US1.1"]
    assert list(told["m2"]) == [10_000.0] * 3
    assert list(result.counts["part_pct"]) == [25.0] * 3


def test_a_crossing_that_nobody_observed():
    # US1.1.1 (prairies) × CS1.1.2 has no class of four in the published table, FIELD has one
    result = control([cover((box(0, 0, 100, 100), ("US1.1.1", "CS1.1.2")), (box(100, 0, 200, 100), FIELD))], CRS)
    row = only(result, "croisement_rare")
    assert (row["gravite"], row["code"]) == ("avertissement", "US1.1.1 × CS1.1.2")
    assert "Prairies" in row["message"]
    quiet = control(
        [cover((box(0, 0, 100, 100), ("US1.1.1", "CS1.1.2")))], CRS, settings=ControlSettings(crossings=False)
    )
    assert len(quiet.places) == 0


def test_a_layer_of_covers_alone_says_so():
    result = control([cover((box(0, 0, 100, 100), (None, "CS2.2.1")), of=nomenclature("ocsge"), with_us=False)], CRS)
    assert len(result.places) == 0
    assert any("pas d’usage" in note for note in result.notes)


def test_neighbours_that_bear_the_same_codes():
    # two fields side by side, a third one that only touches by a corner
    objects = [(box(0, 0, 100, 100), FIELD), (box(100, 0, 200, 100), FIELD), (box(200, 100, 300, 200), FIELD)]
    row = only(control([cover(*objects)], CRS), "non_fusionne")
    assert (row["gravite"], row["m2"]) == ("information", 20_000.0)
    assert row["message"].endswith("1, 2.")


def test_invalid_missing_and_repeated_outlines():
    bow = shapely.Polygon([(0, 0), (100, 100), (100, 0), (0, 100)])
    square = box(200, 0, 300, 100)
    turned = shapely.Polygon([(300, 0), (300, 100), (200, 100), (200, 0)])
    result = control([cover((bow, FIELD), (None, FIELD), (square, FIELD), (turned, HOUSE))], CRS)
    invalid = found(result, "geometrie_invalide")
    assert list(invalid["gravite"]) == ["erreur", "avertissement"]
    assert invalid["geometry"].isna().tolist() == [True, False]
    assert np.isnan(invalid["m2"].iloc[0])
    assert "se recoupe" in invalid["message"].iloc[1]
    assert found(result, "doublon")["message"].iloc[0].endswith("codes différents.")
    assert len(found(result, "recouvrement")) == 0  # told once, as a duplicate


def three(*codes):
    return [cover((box(0, 0, 100, 100), pair), year=year) for year, pair in zip((2005, 2015, 2021), codes)]


def test_there_and_back_between_three_dates():
    row = only(control(three(FIELD, HOUSE, FIELD), CRS), "aller_retour")
    assert (row["gravite"], row["date"], row["m2"]) == ("avertissement", 2015, 10_000.0)
    assert row["code"] == "US1.1.3 × CS6.3.0 → US5.2.1 × CS1.1.1 → US1.1.3 × CS6.3.0"
    assert only(control(three(HOUSE, FIELD, HOUSE), CRS), "aller_retour")["m2"] == 10_000.0
    wood = ("US1.2.4", "CS4.1.2")
    for codes in ((FIELD, HOUSE, HOUSE), (FIELD, FIELD, HOUSE), (FIELD, wood, FIELD)):
        assert len(control(three(*codes), CRS).places) == 0


def test_there_and_back_where_polygons_differ():
    # urban at the second date on [50, 150], farmed again at the third on [0, 120]: 70 m over 100 m
    dates = [
        cover((box(0, 0, 200, 100), FIELD), year=2005),
        cover((box(0, 0, 50, 100), FIELD), (box(50, 0, 150, 100), HOUSE), (box(150, 0, 200, 100), FIELD), year=2015),
        cover((box(0, 0, 120, 100), FIELD), (box(120, 0, 200, 100), HOUSE), year=2021),
    ]
    assert only(control(dates, CRS), "aller_retour")["m2"] == pytest.approx(7_000.0)


def test_two_dates_say_that_a_third_is_needed():
    result = control(three(FIELD, HOUSE, FIELD)[:2], CRS)
    assert len(result.places) == 0
    assert any("troisième" in note for note in result.notes)


@pytest.mark.parametrize("years", [(2015, 2015), (2021, 2015)])
def test_dates_must_follow_each_other(years):
    with pytest.raises(InputError, match="plus ancienne"):
        control([replace(cover((box(0, 0, 100, 100), FIELD)), year=year) for year in years], CRS)


def test_a_layer_of_another_nomenclature_is_refused_with_what_it_bears():
    with pytest.raises(InputError, match="« 999 »"):
        control([cover((box(0, 0, 100, 100), (None, "999")))], CRS)
    with pytest.raises(InputError, match="aucun objet"):
        control([cover((box(0, 0, 100, 100), FIELD))], CRS, box(1000, 1000, 1100, 1100))


def test_a_table_of_ones_own_says_which_crossings_it_lacks():
    import pandas as pd

    own = nomenclature("table", pd.DataFrame({"code_cs": ["1", "2"], "code_us": ["A", "B"], "enaf": ["A", "N"]}))
    result = control([cover((box(0, 0, 9, 9), ("A", "1")), (box(20, 0, 29, 9), ("A", "2")), of=own)], CRS)
    assert only(result, "croisement_absent")["code"] == "A × 2"


cells = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=8, unique=True)


@given(cells, st.randoms(use_true_random=False))
@settings(max_examples=8)
def test_the_order_and_the_way_objects_are_split_change_no_area(missing, random):
    # a square of 25 cells of 100 m² without some of them, and one object over the whole of its lowest row
    kept = [(i, j) for i in range(5) for j in range(5) if (i, j) not in missing] or [(0, 0)]
    whole = [(box(10 * i, 10 * j, 10 * i + 10, 10 * j + 10), FIELD) for i, j in kept]
    halves = [(part, FIELD) for s, _ in whole for part in _halves(s)]
    random.shuffle(halves)
    extra = (box(0, 0, 50, 10), HOUSE)
    area = box(0, 0, 50, 50)
    one, other = (control([cover(*objects, extra)], CRS, area, ANY_SIZE) for objects in (whole, halves))
    lacking = 100.0 * len([cell for cell in missing if cell[1] > 0 and kept != [(0, 0)]])
    for result in (one, other):
        assert found(result, "lacune")["m2"].sum() == pytest.approx(lacking if kept != [(0, 0)] else 2000.0)
        assert found(result, "recouvrement")["m2"].sum() == pytest.approx(100.0 * sum(j == 0 for _, j in kept))
    assert one.areas[2021].overlapped_pct == pytest.approx(other.areas[2021].overlapped_pct)
    assert one.areas[2021].missing_pct == pytest.approx(other.areas[2021].missing_pct)


def _halves(square):
    west, south, east, north = square.bounds
    middle = (west + east) / 2
    return box(west, south, middle, north), box(middle, south, east, north)


@given(st.permutations((FIELD, HOUSE, FIELD, HOUSE)))
@settings(max_examples=3)
def test_swapping_the_first_and_third_dates_changes_no_place(codes):
    squares = [box(100 * i, 0, 100 * i + 100, 100) for i in range(4)]
    dates = [list(zip(squares, shift)) for shift in (codes, codes[::-1], codes[1:] + codes[:1])]
    forth = [cover(*objects, year=year) for objects, year in zip(dates, (2005, 2015, 2021))]
    back = [cover(*objects, year=year) for objects, year in zip(dates[::-1], (2005, 2015, 2021))]
    areas = [found(control(one, CRS), "aller_retour")["m2"].sum() for one in (forth, back)]
    assert areas[0] == pytest.approx(areas[1])


def test_every_kind_has_a_title():
    assert all(TITLES.values())
    assert len(set(TITLES.values())) == len(TITLES)
