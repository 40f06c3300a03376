"""What each polygon is: crossings looked up, usages missing, the two conditional cells, codes that cannot be read."""

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box

from aula.aula_plugin.core.land.classes import classify, code_defects, resolve_envelope
from aula.aula_plugin.core.land.nomenclatures import nomenclature

OCS2D, OCSGE, CLC = (nomenclature(name) for name in ("ocs2d_2021", "ocsge", "clc"))


@pytest.mark.parametrize("found", [OCS2D, nomenclature("ocs2d_2015"), OCSGE])
def test_every_crossing_is_what_the_table_says(found):
    us, cs = (found.crossings.index.get_level_values(axis) for axis in ("us", "cs"))
    classes = classify(cs, us, found)
    # COND_4POSTES is not evaluable without the reading in four classes
    enaf = found.crossings["enaf"].replace("COND_4POSTES", None)
    assert classes.enaf.tolist() == enaf.where(enaf.notna(), None).tolist()
    for name, column in {"artif": "artif", "sealed": "impermeable", "built": "bati", "linear": "lineaire"}.items():
        assert getattr(classes, name).tolist() == found.crossings[column].tolist()
    assert classes.vocation.tolist() == found.crossings["vocation"].tolist()
    assert classes.inside.tolist() == found.crossings["enveloppe"].map({"E": 1, "H": 0}).fillna(-1).tolist()
    assert not classes.unreadable.any()
    assert classes.rewritten == 0


def test_a_usage_that_is_missing_leaves_what_every_usage_agrees_on():
    """OCS GE: buildings and roads are always artificialised; stones depend (US1.3), and so does grass; trees never."""
    cs = ["CS1.1.1.1", "CS1.1.1.2", "CS1.1.2.1", "CS2.1.1.1", "CS2.2.1"]
    for us in (None, [None] * 5, [""] * 5):
        classes = classify(cs, us, OCSGE)
        assert classes.artif.tolist() == [1, 1, -1, 0, -1]
        assert classes.sealed.tolist() == [1, 1, 0, 0, 0]
        assert classes.built.tolist() == [1, 0, 0, 0, 0]
        assert classes.vocation.tolist() == [None] * 5
        assert classes.unreadable.any() == (us is not None)


@pytest.mark.parametrize("name", ["ocs2d_2021", "ocs2d_2015", "ocsge"])
def test_what_is_said_without_usage_is_true_of_every_usage(name):
    found = nomenclature(name)
    covers = found.leaves("cs")
    alone = classify(covers, None, found)
    for usage in found.leaves("us"):
        full = classify(covers, [usage] * len(covers), found)
        for flag in ("artif", "sealed", "built"):
            said = getattr(alone, flag) >= 0
            assert (getattr(alone, flag)[said] == getattr(full, flag)[said]).all()


def test_codes_written_otherwise_are_read_and_counted():
    classes = classify(["CS1111", "cs1.1.1.1", "CS1.1.1.1", "1.1.1.1 "], ["US5", "us5", "US5", "US5"], OCSGE)
    assert classes.cs.tolist() == ["CS1.1.1.1"] * 4
    assert classes.artif.tolist() == [1] * 4
    assert classes.rewritten == 3


def test_numbers_are_codes_of_the_clc():
    classes = classify(np.array([111.0, 211.0, np.nan, 311.0]), None, CLC)
    assert classes.cs.tolist() == ["111", "211", None, "311"]
    assert classes.enaf.tolist() == ["Uh", "A", None, "F"]
    assert classes.artif.tolist() == [-1, -1, -1, -1]
    assert classes.unreadable.tolist() == [False, False, True, False]


def test_what_cannot_be_read_says_nothing():
    classes = classify(["CS1.1.1", "CS9.9.9", "CS1.1", "CS1.1.1"], ["US5.1.1", "US5.1.1", "US5.1.1", "US5"], OCS2D)
    assert classes.enaf.tolist() == ["Uh", None, None, None]
    assert classes.artif.tolist() == [1, -1, -1, -1]
    assert classes.sealed.tolist() == [1, -1, -1, -1]
    assert classes.unreadable.tolist() == [False, True, True, True]


def test_the_order_of_the_rows_and_their_index_do_not_matter():
    cs = pd.Series(["CS1.1.1", "CS6.3.0"], index=[7, 3])
    us = pd.Series(["US5.1.1", "US1.1.3"], index=[9, 9])
    assert classify(cs, us, OCS2D).enaf.tolist() == ["Uh", "A"]


def test_nothing_gives_nothing():
    classes = classify([], [], OCS2D)
    assert len(classes) == 0
    assert len(code_defects([], [], [], OCS2D)) == 0


# ------------------------------------------------------------------------------------------------ conditional cells


@pytest.mark.parametrize("cover", ["CS1.2.1", "CS5.1.1", "CS6.6.0"])
def test_an_unknown_usage_follows_the_reading_in_four_classes(cover):
    four = ["1", 2, 3.0, "4", None, "5", ""]
    classes = classify([cover] * 7, ["US7.0.0"] * 7, OCS2D, four)
    assert classes.enaf.tolist() == ["Ua", "A", "N", "Ui", None, None, None]
    assert not classes.unreadable.any()


def test_the_reading_in_four_classes_settles_the_conditional_cells_only():
    assert classify(["CS4.1.2"], ["US7.0.0"], OCS2D, ["1"]).enaf.tolist() == ["F"]


def farm(*shapes):
    """Built farm land (CS1.1.1 × US1.1.7), then a house."""
    cs, us = ["CS1.1.1"] * (len(shapes) + 1), ["US1.1.7"] * len(shapes) + ["US5.1.1"]
    return classify(cs, us, OCS2D), np.array([*shapes, box(0, 0, 10, 10)])


def test_built_farm_land_is_activities_up_to_50_m_from_the_envelope():
    classes, shapes = farm(box(60, 0, 70, 10), box(0, 60.01, 10, 70), box(5, 5, 8, 8))
    assert classes.enaf.tolist() == ["COND_ENVELOPPE"] * 3 + ["Uh"]
    found = resolve_envelope(classes, shapes, box(0, 0, 10, 10))
    assert found.enaf.tolist() == ["Ue", "A", "Ue", "Uh"]
    # what the matrix puts inside the envelope: the house
    assert resolve_envelope(classes, shapes, None).enaf.tolist() == ["Ue", "A", "Ue", "Uh"]
    assert resolve_envelope(classes, shapes, box(0, 0, 10, 10), distance=51).enaf.tolist() == ["Ue", "Ue", "Ue", "Uh"]


@pytest.mark.parametrize("envelope", [[], shapely.Polygon(), [None]])
def test_without_any_envelope_built_farm_land_stays_agricultural(envelope):
    classes, shapes = farm(box(20, 0, 30, 10))
    assert resolve_envelope(classes, shapes, envelope).enaf.tolist() == ["A", "Uh"]


def test_contiguous_farm_buildings_go_together_and_those_at_a_corner_do_not():
    # 40 m to 60 m from the house, then 60 m to 80 m: one farm; the last one only touches a corner
    classes, shapes = farm(box(50, 0, 70, 10), box(70, 0, 90, 10), box(90, 10, 110, 20))
    assert resolve_envelope(classes, shapes, None).enaf.tolist() == ["Ue", "Ue", "A", "Uh"]


@settings(max_examples=25)
@given(st.lists(st.floats(1, 99), max_size=4), st.floats(30, 90))
def test_cutting_a_farm_into_pieces_changes_nothing(cuts, gap):
    x = 10 + gap
    whole = farm(box(x, 0, x + 100, 10))
    marks = [x, *sorted(x + cut for cut in set(cuts)), x + 100]
    pieces = farm(*(box(a, 0, b, 10) for a, b in zip(marks, marks[1:]) if b - a > 0.1))
    expected = resolve_envelope(*whole, None).enaf[0]
    assert set(resolve_envelope(*pieces, None).enaf[:-1]) == {expected} == {"Ue" if gap <= 50 else "A"}


# ------------------------------------------------------------------------------------------------------- code defects


def test_codes_that_cannot_be_read_are_listed_with_their_area():
    cs = ["CS1.1.1", "XX", "XX", None, "CS1", "CS1.1", "CS1.1.1"]
    us = ["US5.1.1", "US5.1.1", "US5.1.1", "US5.1.1", "US5.1.1", "US9", "US5.2"]
    table = code_defects(cs, us, np.array([1, 2, 3, 4, 5, 6, 7]) * 10_000, OCS2D)
    assert list(table.columns) == ["axe", "code", "motif", "objets", "ha"]
    assert [tuple(row) for row in table.to_numpy()] == [
        ("us", "US5.2", "niveau 1 ou 2", 1, 7.0),
        ("cs", "CS1.1", "niveau 1 ou 2", 1, 6.0),
        ("us", "US9", "inconnu", 1, 6.0),
        ("cs", "CS1", "niveau 1 ou 2", 1, 5.0),
        ("cs", "XX", "inconnu", 2, 5.0),
        ("cs", "", "vide", 1, 4.0),
    ]


def test_a_cover_of_level_3_of_the_ocsge_says_what_the_covers_below_agree_on_and_is_listed():
    """Sealed land is artificialised whatever is built; stones and composites differ under extraction; trees never."""
    cs, us = ["CS1.1.1", "CS1.1.2", "CS1.1.2", "CS2.1.1", "CS2.1.1"], ["US5", "US1.3", "US5", "US5", None]
    classes = classify(cs, us, OCSGE)
    assert classes.artif.tolist() == [1, -1, 1, 0, 0]
    assert classes.sealed.tolist() == [1, 0, 0, 0, 0]
    assert classes.built.tolist() == [-1, 0, 0, 0, 0]
    assert classes.unreadable.tolist() == [False, False, False, False, True]
    listed = code_defects(cs, us, [1.0] * 5, OCSGE).groupby("motif")["objets"].sum()
    assert listed.to_dict() == {"niveau 3": 5, "vide": 1}


def test_the_third_level_of_the_ocsge_is_listed_and_its_first_may_be_borne():
    table = code_defects(["CS1.1.1", "CS1.1.1.1"], ["US3", "US4.1"], [10_000, 20_000], OCSGE)
    assert [tuple(row) for row in table[["axe", "code", "motif"]].to_numpy()] == [
        ("us", "US4.1", "niveau 1 ou 2"),
        ("cs", "CS1.1.1", "niveau 3"),
    ]


def test_a_layer_without_usage_has_no_defect_of_usage():
    assert len(code_defects(["CS1.1.1.1"], None, [1.0], OCSGE)) == 0
    assert code_defects(["CS1.1.1.1"], [None], [1.0], OCSGE)["motif"].tolist() == ["vide"]


def test_what_cannot_be_read_is_what_is_listed():
    cs = ["CS1.1.1", "XX", None, "CS1.1.1", "CS1.1.1"]
    us = ["US5.1.1", "US5.1.1", "US5.1.1", "US5", None]
    table = code_defects(cs, us, [1.0] * 5, OCS2D)
    assert classify(cs, us, OCS2D).unreadable.sum() == table["objets"].sum() == 4
