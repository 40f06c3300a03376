"""The three measures on squares of one hectare, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import shapely

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.land.columns import CHANGES, CODES, MATRIX, TERRITORIES, TYPOLOGY
from aula.aula_plugin.core.land.measures import DRAWING
from aula.aula_plugin.core.land.settings import Settings

from .cover_builder import BARN, FIELD, GARDEN, GROVE, HOUSES, PLANT, WOOD, cover, run, square, territories

WHOLE = {"62001": shapely.box(0, 0, 400, 100)}


def test_three_measures_kept_apart():
    """A field becomes houses (1 ha: consumed, artificialised, sealed), a wood becomes a garden (consumed,
    artificialised), a field the grove of a housing area (consumed only), a plant becomes a field (given back)."""
    found = run(
        cover(2015, [FIELD, WOOD, FIELD, PLANT]), cover(2024, [HOUSES, GARDEN, GROVE, FIELD]), territories(WHOLE)
    )
    row = found.territories.iloc[0]
    assert (row["conso_ha"], row["renat_ha"], row["net_ha"]) == (3.0, 1.0, 2.0)
    assert (row["artif_ha"], row["desartif_ha"], row["artif_net_ha"]) == (2.0, 1.0, 1.0)
    assert (row["imper_ha"], row["desimper_ha"], row["imper_net_ha"]) == (1.0, 1.0, 0.0)
    assert row["pct"] == 75.0  # 3 ha of 4
    assert row["rythme_ha_an"] == pytest.approx(3 / 9)
    # stocks: one plant, then houses, garden and grove
    assert (row["urbanise1_ha"], row["urbanise2_ha"]) == (1.0, 3.0)
    assert (row["artif1_ha"], row["artif2_ha"], row["imper1_ha"], row["imper2_ha"]) == (1.0, 2.0, 1.0, 1.0)
    assert found.figures["TOTAL_HA"] == 3.0 and found.figures["NET_HA"] == 2.0
    assert found.figures["ARTIF_HA"] == 2.0 and found.figures["DESARTIF_HA"] == 1.0


def test_rows_of_changes():
    found = run(cover(2015, [FIELD, PLANT]), cover(2024, [HOUSES, FIELD]), territories(WHOLE)).changes
    assert list(found.columns.drop("geometry")) == list(CHANGES)
    taken = found[found["sens"] == "conso"].iloc[0]
    assert (taken["us1"], taken["cs1"], taken["us2"], taken["cs2"]) == (*FIELD, *HOUSES)
    assert (taken["classe1"], taken["classe2"], taken["sens_artif"], taken["sens_imper"]) == (
        "A",
        "Uh",
        "artif",
        "imper",
    )
    assert (taken["artif1"], taken["artif2"], taken["vocation"], taken["ha"]) == (False, True, "habitat", 1.0)
    back = found[found["sens"] == "renat"].iloc[0]
    assert (back["classe1"], back["classe2"], back["vocation"]) == ("Ue", "A", "économie")  # what left


def test_measure_chosen_speaks_of_its_own_flow():
    """Of 3 ha consumed, the houses and the garden are artificialised, the houses alone are sealed."""
    first, second = cover(2015, [FIELD] * 3), cover(2024, [HOUSES, GARDEN, GROVE])
    taken = {name: run(first, second, measure=name).figures["TOTAL_HA"] for name in ("enaf", "decret", "impermeable")}
    assert taken == {"enaf": 3.0, "decret": 2.0, "impermeable": 1.0}


def test_unchanged_is_zero():
    codes = [FIELD, WOOD, HOUSES, PLANT]
    found = run(cover(2015, codes), cover(2024, codes), territories(WHOLE))
    row = found.territories.iloc[0]
    assert row[["conso_ha", "renat_ha", "artif_ha", "desartif_ha", "imper_ha", "desimper_ha", "ecart_ha"]].sum() == 0
    assert not len(found.changes)
    assert row["typologie"] == "non classée"
    assert pd.isna(row["part_habitat"])


def test_parts_and_typology():
    """0.60 ha of houses, 0.25 of plant, 0.15 of road: habitat / économie (/ équipement), known answer."""
    cuts = (0, 60, 85, 100)
    shapes = [shapely.box(left, 0, right, 100) for left, right in zip(cuts, cuts[1:])]
    road = ("US4.1.1", "CS1.1.2")
    found = run(cover(2015, [FIELD] * 3, shapes), cover(2024, [HOUSES, PLANT, road], shapes))
    row = found.territories.iloc[0]
    assert row[["part_habitat", "part_economie", "part_equipement", "part_transport"]].tolist() == pytest.approx(
        [60.0, 25.0, 0.0, 15.0]
    )
    assert row["typologie"] == "habitat / économie (/ équipement)"
    assert found.typology.iloc[0]["flux_ha"] == pytest.approx(1.0)
    assert list(found.typology.columns.drop("geometry")) == list(TYPOLOGY)


@pytest.mark.parametrize(("when", "barn1", "conso"), [("at both", "Ue", 0.0), ("at the second", "A", 1.0)])
def test_envelope_of_the_date_being_classed(when, barn1, conso):
    """A barn beside a wood, that stays; houses 30 m away exist at both dates, or at the second only.

    The barn counts as activities at the second date in both cases; with the envelope of the wrong date, it would be a
    consumption in neither, or in both. The houses themselves are consumed in the second case.
    """
    shapes = [square(0), shapely.box(130, 0, 230, 100)]
    first = cover(2015, [BARN, HOUSES if when == "at both" else FIELD], shapes)
    found = run(first, cover(2024, [BARN, HOUSES], shapes))
    matrix = found.matrix[found.matrix["mesure"] == "enaf"]
    assert [barn1, "Ue", 1.0] in matrix[["classe1", "classe2", "ha"]].to_numpy().tolist()
    assert found.figures["CONSO_HA"] == conso * 2  # the barn and the houses


def test_envelope_given_comes_first():
    """Far from any town the barn is agricultural; an envelope drawn 50 m away makes it activities."""
    shapes = [square(0)]
    second = cover(2024, [BARN], shapes, envelope=np.array([shapely.box(150, 0, 250, 100)], dtype=object))
    assert run(cover(2015, [BARN], shapes), second).figures["CONSO_HA"] == 1.0


def test_thresholds_of_the_decree():
    """A garden of 2 499 m² in fields flips, one of 2 500 m² does not: foncier, section 4."""
    taken = {}
    for area in (2499.0, 2500.0):
        inside = shapely.box(500, 500, 550, 500 + area / 50)
        around = shapely.difference(shapely.box(0, 0, 1000, 1000), inside)
        shapes = [around, inside]
        found = run(cover(2015, [FIELD, FIELD], shapes), cover(2024, [FIELD, GARDEN], shapes), thresholds=True)
        taken[area] = (found.figures["ARTIF_HA"], round(found.figures["CONSO_HA"], 6))
    assert taken == {2499.0: (0.0, 0.2499), 2500.0: (pytest.approx(0.25), 0.25)}


def test_changes_only_leaves_stocks_unsaid():
    first, second = cover(2015, [FIELD]), cover(2024, [HOUSES])
    found = run(first, second, territories(WHOLE), changes_only=True, thresholds=True)
    row = found.territories.iloc[0]
    assert row["conso_ha"] == 1.0
    assert row["pct"] == 25.0  # of the 4 ha of the territory
    for name in ("couvert_ha", "non_couvert_pct", "urbanise1_ha", "urbanise2_ha", "artif2_ha", "imper1_ha"):
        assert pd.isna(row[name]), name
    assert found.figures["NON_COUVERT_PCT"] is None
    assert not len(found.footprint)


def test_changes_only_without_territories_are_a_share_of_nothing():
    found = run(cover(2015, [FIELD]), cover(2024, [HOUSES]), changes_only=True)
    row = found.territories.iloc[0]
    assert row["conso_ha"] == 1.0 and row["rythme_ha_an"] == pytest.approx(1 / 9)
    assert row[["surface_ha", "pct", "artif_pct", "imper_pct"]].isna().all()


def test_changes_only_without_envelope_leaves_barns_undecided():
    found = run(cover(2015, [FIELD]), cover(2024, [BARN]), territories(WHOLE), changes_only=True)
    row = found.territories.iloc[0]
    assert pd.isna(row["conso_ha"])  # nothing can be said of the only change: not 0
    assert (row["indetermine_ha"], row["artif_ha"]) == (1.0, 1.0)
    assert any("indéterminé" in note for note in found.notes)


def test_different_footprints():
    """2015 covers squares 0 and 1, 2024 squares 1 and 2, of a territory of 4 ha: one ha is compared."""
    first = cover(2015, [FIELD, FIELD])
    second = cover(2024, [HOUSES, HOUSES], [square(1), square(2)])
    found = run(first, second, territories(WHOLE))
    row = found.territories.iloc[0]
    assert (row["couvert_ha"], row["non_couvert_pct"], row["conso_ha"], row["pct"]) == (1.0, 75.0, 1.0, 100.0)
    shown = found.footprint.set_index("type")[["date", "ha"]]
    assert shown.loc["date 1 seulement"].tolist() == [2015, 1.0]
    assert shown.loc["date 2 seulement"].tolist() == [2024, 1.0]
    assert shown.loc["non couvert", "ha"] == 1.0
    alone = run(first, second)
    assert alone.figures["CONSO_HA"] == 1.0 and set(alone.footprint["date"]) == {2015, 2024}


def test_unknown_and_missing_codes_are_counted_apart():
    """An unknown cover says nothing; an empty usage still says that a building is sealed."""
    first = cover(2015, [FIELD, FIELD, FIELD])
    second = cover(2024, [HOUSES, ("US5.1.1", "CS9.9.9"), (None, "CS1.1.1")])
    found = run(first, second)
    row = found.territories.iloc[0]
    assert (row["conso_ha"], row["code_inconnu_ha"], row["indetermine_ha"]) == (1.0, 2.0, 0.0)
    assert row["imper_ha"] == 2.0
    assert list(found.codes.columns) == list(CODES)
    assert found.codes[["date", "axe", "motif", "ha"]].to_numpy().tolist() == [
        [2024, "us", "vide", 1.0],
        [2024, "cs", "inconnu", 1.0],
    ]
    assert found.figures["NB_CODES_INCONNUS"] == 2


def test_overlapping_land_cover_is_refused_with_the_places():
    """10 m of 200 m are claimed twice: 5.3 % of what is covered; 0.9 m are 0.45 %, which passes."""
    wide = [square(0), shapely.box(90, 0, 200, 100)]
    with pytest.raises(InputError, match=r"objets n° 1 et 2.*1.000 m²"):
        run(cover(2015, [FIELD] * 2, wide), cover(2024, [FIELD] * 2, wide))
    thin = [square(0), shapely.box(99.1, 0, 200, 100)]
    found = run(cover(2015, [FIELD] * 2, thin), cover(2024, [FIELD] * 2, [square(0), square(1)]))
    assert any("recouverts" in warning for warning in found.warnings)


@pytest.mark.parametrize(("years", "words"), [((2024, 2024), "même date"), ((2024, 2015), "inversées")])
def test_dates(years, words):
    with pytest.raises(InputError, match=words):
        run(cover(years[0], [FIELD]), cover(years[1], [FIELD]))


def test_overlapping_territories_count_once_in_totals():
    """Two territories of 2 ha share a square: each counts it, the total counts it once."""
    first, second = cover(2015, [FIELD] * 3), cover(2024, [HOUSES] * 3)
    found = run(first, second, territories({"a": shapely.box(0, 0, 200, 100), "b": shapely.box(100, 0, 300, 100)}))
    assert found.territories["conso_ha"].tolist() == [2.0, 2.0]
    assert found.figures["CONSO_HA"] == 3.0
    assert any("se recouvrent" in warning for warning in found.warnings)


def test_territory_out_of_the_land_cover_has_no_figure():
    found = run(
        cover(2015, [FIELD]), cover(2024, [HOUSES]), territories({"in": square(0), "out": square(9)})
    ).territories.set_index("code")
    assert found.loc["in", "conso_ha"] == 1.0
    assert found.loc["out", [*list(TERRITORIES)[8:21], "flux_ha", "typologie"]].isna().all()
    assert found.loc["out", ["couvert_ha", "non_couvert_pct"]].tolist() == [0.0, 100.0]


def test_artif_of_the_producer_comes_first():
    """He says that the first garden is not artificialised and nothing of the second."""
    first = cover(2015, [FIELD, FIELD])
    second = cover(2024, [GARDEN, GARDEN], artif=np.array([0, -1], dtype=np.int8))
    found = run(first, second)
    assert (found.figures["ARTIF_HA"], found.figures["CONSO_HA"]) == (1.0, 2.0)


def test_nomenclature_without_enaf_says_nothing_of_it():
    """OCS GE: a meadow becomes a building."""
    first = cover(2015, [("US1.1", "CS2.2.1")], name="ocsge")
    second = cover(2018, [("US5", "CS1.1.1.1")], name="ocsge")
    found = run(first, second)
    assert found.figures["CONSO_HA"] is None and found.figures["TOTAL_HA"] is None
    assert (found.figures["ARTIF_HA"], found.figures["IMPER_HA"]) == (1.0, 1.0)
    assert set(found.matrix["mesure"]) == {"decret", "impermeable"}
    assert found.territories["typologie"].isna().all()
    assert any("non évaluée" in warning for warning in found.warnings)


def test_what_a_measure_cannot_say_is_told_for_each_one_that_says_something():
    """OCS GE without usage: trees are never artificialised, a meadow may be; both become buildings, 1 ha each.

    Nothing can be said of the consumption of ENAF; 1 ha of artificialisation is certain, 1 ha stays undecided.
    """
    first = replace(cover(2018, [("", "CS2.1.1.1"), ("", "CS2.2.1")], name="ocsge"), us=None)
    found = run(first, replace(cover(2021, [("", "CS1.1.1.1")] * 2, name="ocsge"), us=None))
    assert found.figures["ARTIF_HA"] == 1.0 and found.figures["IMPER_HA"] == 2.0
    undecided = [warning for warning in found.warnings if "indéterminés" in warning]
    assert len(undecided) == 1
    assert undecided[0].startswith("artificialisation (décret)") and "1,00\u00a0ha" in undecided[0]


def test_territories_out_of_both_land_covers_are_told_as_such():
    found = run(cover(2015, [FIELD]), cover(2024, [HOUSES]), territories({"out": square(9)}))
    assert found.figures["CONSO_HA"] is None
    assert len(found.warnings) == 1 and "Aucun territoire n’est couvert" in found.warnings[0]


def test_undecided_usages_follow_the_class_of_the_data():
    """US7.0.0 × CS1.2.1 at both dates, 1 ha each: class 2 (A) then 1 (Ua) is consumed, 4 (Ui) then 3 (N) is given
    back, 1 then an empty cell is undecided."""
    codes = [("US7.0.0", "CS1.2.1")] * 3
    first = replace(cover(2015, codes), poste4=np.array([2, "4", 1.0], dtype=object))
    found = run(first, replace(cover(2024, codes), poste4=np.array(["1", 3, None], dtype=object)))
    assert (found.figures["CONSO_HA"], found.figures["RENAT_HA"]) == (1.0, 1.0)
    assert found.territories["indetermine_ha"].tolist() == [1.0]
    assert any("2024" in note and "1\u00a0objet d’usage indéterminé" in note for note in found.notes)
    assert not any("2015" in note and "indéterminé" in note for note in found.notes)


def test_exemptions_are_asked_for():
    """A field becomes a lawn of a public park (US3.2.1), another a meadow under solar panels (US2.1.4), 1 ha each, in
    the middle of a field: artificialised by the matrix, and each left out when it is asked for. Whatever is asked, the
    solar plant is consumed (Ue) and the lawn is not (N)."""
    field = shapely.difference(shapely.box(-500, -500, 700, 600), shapely.box(0, 0, 200, 100))
    before, after = [field, square(0), square(1)], [FIELD, ("US3.2.1", "CS6.1.1"), ("US2.1.4", "CS6.1.1")]
    covers = cover(2015, [FIELD] * 3, before), cover(2024, after, before)
    asked = ({}, {"parks": True}, {"solar": True}, {"parks": True, "solar": True})
    found = [run(*covers, thresholds=True, **chosen).figures for chosen in asked]
    assert [one["ARTIF_HA"] for one in found] == [2.0, 1.0, 1.0, 0.0]
    assert [one["CONSO_HA"] for one in found] == [1.0] * 4


def test_layer_of_changes_taken_for_a_whole_land_cover_is_guessed():
    """1 ha drawn in a territory of 100 ha: one layer with both dates may hold changes only, two layers do not."""
    place, first = territories({"62001": square(0, side=1000.0)}), cover(2015, [FIELD])
    second = cover(2024, [HOUSES])
    one = run(first, replace(second, shapes=first.shapes), place).warnings
    assert any("99,00" in warning and "cochez CHANGEMENTS_SEULS" in warning for warning in one)
    assert not any("CHANGEMENTS_SEULS" in warning for warning in run(first, second, place).warnings)


def test_two_nomenclatures():
    """Codes of two editions: what counts is what they mean."""
    found = run(cover(2015, [FIELD], name="ocs2d_2015"), cover(2024, [HOUSES]))
    assert found.figures["CONSO_HA"] == 1.0


def test_differences_of_drawing_are_set_aside_and_counted():
    """A limit moved by 0.5 m over 100 m: 50 m² of change, narrower than 1 m; the field loses them in no flow."""
    before, after = [square(0), square(1)], [shapely.box(0, 0, 99.5, 100), shapely.box(99.5, 0, 200, 100)]
    found = run(cover(2015, [FIELD, HOUSES], before), cover(2024, [FIELD, HOUSES], after))
    row = found.territories.iloc[0]
    assert (row["conso_ha"], row["ecart_ha"]) == (0.0, pytest.approx(0.005))
    assert found.changes["ecart"].notna().all() and found.changes["ha"].sum() == pytest.approx(0.005)
    moved = found.matrix[(found.matrix["mesure"] == "enaf") & (found.matrix["classe2"] == DRAWING)]
    assert moved[["classe1", "ha"]].to_numpy().tolist() == [["A", pytest.approx(0.005)]]
    kept = run(cover(2015, [FIELD, HOUSES], before), cover(2024, [FIELD, HOUSES], after), drawing_width=0.0)
    assert kept.figures["CONSO_HA"] == pytest.approx(0.005)


def test_every_change_and_pieces():
    """A wood becomes a field: no flow. Two squares apart become houses: one row, or two."""
    first, second = cover(2015, [FIELD, WOOD, FIELD]), cover(2024, [HOUSES, FIELD, HOUSES])
    assert run(first, second).changes["ha"].tolist() == [2.0]
    assert sorted(run(first, second, pieces=True).changes["ha"]) == [1.0, 1.0]
    every = run(first, second, every_change=True).changes
    assert every[every["sens"].isna()][["classe1", "classe2", "ha"]].to_numpy().tolist() == [["F", "A", 1.0]]


def test_touching_pieces_of_one_change_are_one_polygon():
    found = run(cover(2015, [FIELD, FIELD]), cover(2024, [HOUSES, HOUSES])).changes
    assert len(found) == 1 and shapely.get_num_geometries(found.geometry.iloc[0]) == 1
    assert found.geometry.iloc[0].equals(shapely.box(0, 0, 200, 100))


def test_one_layer_carrying_both_dates():
    first = cover(2015, [FIELD, HOUSES])
    second = replace(cover(2024, [HOUSES, HOUSES]), shapes=first.shapes)
    found = run(first, second, territories(WHOLE))
    assert found.figures["CONSO_HA"] == 1.0
    assert list(found.matrix.columns) == list(MATRIX)
    assert found.matrix.groupby("mesure")["ha"].sum().tolist() == [2.0] * 3


def test_the_exemptions_are_told_with_the_result():
    asked = Settings(parks=True, solar=True).in_words()
    assert "parcs et jardins exemptés" in asked and "solaire au sol exempté" in asked
    assert "exempté" not in Settings().in_words()
