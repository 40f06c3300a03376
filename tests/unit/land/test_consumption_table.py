"""Tables of consumption as they come: long, wide, totals; units, codes, doubles, mergers."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.land.consumption_columns import layout_of
from aula.aula_plugin.core.land.consumption_table import Asked, measured, read_consumption, with_reference
from aula.aula_plugin.core.land.passage import read_passage
from aula.aula_plugin.core.land.remarks import refuse_questions

#: Two communes of 1 000 ha.
AREAS = {"02408": 1e7, "62041": 1e7}


def kinds(consumption):
    return [one.kind for one in consumption.remarks]


def values(consumption, column="conso_m2"):
    return consumption.yearly.set_index(["code", "annee"])[column].to_dict()


def test_long_table_with_text_numbers_and_lost_zeros():
    table = pd.DataFrame(
        {
            "Code_INSEE": [2408, "62041", "62041 ", "2408"],
            "Annee": ["2021", 2021.0, "2022-01-01", "2022-2023"],
            "conso_m2": ["1\u202f234,5", "0", None, "12 000"],
        }
    )
    found = read_consumption(table, AREAS)
    assert values(found) == {
        ("02408", 2021): 1234.5, ("02408", 2022): 12_000.0, ("62041", 2021): 0.0,
        ("62041", 2022): pytest.approx(np.nan, nan_ok=True),
    }  # fmt: skip
    mended = next(one for one in found.remarks if one.kind == "codes")
    assert mended.codes == ("02408",) and "«\u00a02408\u00a0»" in mended.text
    assert found.unit == "m2" and found.years == [2021, 2022]


def test_fiscal_columns_are_the_year_they_begin():
    """naf21art22 is what was consumed in 2021; naf09art23 is a total over years and is not read."""
    table = pd.DataFrame(
        {
            "idcom": ["02408"], "idcomtxt": ["X"], "epci23": ["200"], "naf09art23": [99_999],
            "naf20art21": [100], "naf21art22": [300],
            "art21act22": [50], "art21hab22": [200], "art21mix22": [0], "art21rou22": [30], "art21fer22": [20],
            "art21inc22": [0],
        }
    )  # fmt: skip
    found = read_consumption(table, AREAS)
    assert values(found) == {("02408", 2020): 100.0, ("02408", 2021): 300.0}
    assert values(found, "habitat_m2")[("02408", 2021)] == 200
    assert values(found, "ferroviaire_m2")[("02408", 2021)] == 20


@pytest.mark.parametrize("stem", ["conso_", "", "consommation", "enaf_"])
def test_a_column_by_year(stem):
    table = pd.DataFrame({"codgeo": ["62041"], "pop_2021": [500], f"{stem}2021": [3000.0], f"{stem}2022": [None]})
    found = read_consumption(table, AREAS, Asked(unit="m2"))
    assert values(found)[("62041", 2021)] == 3000 and np.isnan(values(found)[("62041", 2022)])


def test_a_column_by_year_in_hectares():
    table = pd.DataFrame({"insee": ["62041"], "conso_2021_ha": [0.3], "conso_2022_ha": [1.5]})
    found = read_consumption(table, AREAS)
    assert found.unit == "ha" and values(found)[("62041", 2022)] == 15_000


def test_destinations_alone_make_the_total_and_wrong_ones_stop():
    table = pd.DataFrame({"insee": ["62041"], "annee": [2021], "habitat_m2": [700], "activite_m2": [300]})
    assert values(read_consumption(table, AREAS))[("62041", 2021)] == 1000
    read_consumption(table.assign(conso_m2=1009), AREAS)  # 0.9 %
    with pytest.raises(InputError, match="62041 en 2021"):
        read_consumption(table.assign(conso_m2=1011), AREAS)  # 1.1 %
    read_consumption(table.assign(conso_m2=1011, habitat_m2=None), AREAS)  # one unknown: nothing to compare


@pytest.mark.parametrize(
    ("total", "unit", "why"),
    [
        (5_000.0, "m2", "plus que sa surface"),
        (900.0, "m2", "par an"),
        (80_000.0, "m2", "dépasseraient"),
        (0.8, "ha", "en m²"),
        (0.0, "m2", "nulles"),
    ],
)
def test_unit_by_magnitude(total, unit, why):
    """1 000 ha: 5 000 ha are more than it holds; 900 ha in a year are 90 %; 0.8 m² in a year, next to nothing."""
    found = read_consumption(pd.DataFrame({"insee": ["62041"], "annee": [2021], "conso": [total]}), AREAS)
    assert found.unit == unit and not found.questions
    assert why in next(one.text for one in found.remarks if one.kind == "unite")


def test_ambiguous_unit_is_asked_with_both_readings():
    """20 in a commune of 1 000 ha: 20 m² or 20 ha (2 % in a year) can both be."""
    table = pd.DataFrame({"insee": ["62041"] * 2, "annee": [2020, 2021], "conso": [20, 20]})
    found = read_consumption(table, AREAS)
    (question,) = found.questions
    assert [value for value, _ in question.choices] == ["m2", "ha"]
    assert "20,0\u00a0ha" in question.text and "0,002\u00a0ha" in question.text and "2011-2020" in question.text
    with pytest.raises(InputError, match="Unité à confirmer"):
        refuse_questions(found.remarks)
    for unit, expected in (("m2", 20.0), ("ha", 200_000.0)):
        answered = read_consumption(table, AREAS, Asked(unit=unit))
        assert not answered.questions and values(answered)[("62041", 2021)] == expected


def test_doubles():
    table = pd.DataFrame({"insee": ["62041"] * 2, "annee": [2021] * 2, "conso_m2": [5000, 5000]})
    found = read_consumption(table, AREAS)
    assert len(found.yearly) == 1 and "doublons" in kinds(found)
    with pytest.raises(InputError, match="62041 en 2021"):
        read_consumption(table.assign(conso_m2=[5000, 6000]), AREAS)


def test_negative_values_are_kept_and_told():
    found = read_consumption(pd.DataFrame({"insee": ["62041"], "annee": [2021], "conso_m2": [-500]}), AREAS)
    assert values(found)[("62041", 2021)] == -500 and "negatives" in kinds(found)


def test_strangers_are_listed():
    table = pd.DataFrame({"insee": ["62041", "62999"], "annee": [2021] * 2, "conso_m2": [500, 600]})
    told = next(one for one in read_consumption(table, AREAS).remarks if one.kind == "inconnus")
    assert told.codes == ("62999",) and "table de passage" in told.text


def test_strangers_are_only_counted_when_no_commune_lacks_a_year():
    """A table of the whole country: nothing to mend. Once a year lacks, a former code may hold it."""
    rows = [(code, year, 500) for code in (*AREAS, "62999") for year in (2021, 2022)]
    table = pd.DataFrame(rows, columns=["insee", "annee", "conso_m2"])
    told = next(one for one in read_consumption(table, AREAS).remarks if one.codes == ("62999",))
    assert told.kind == "hors_territoire" and "passage" not in told.text
    assert "inconnus" in kinds(read_consumption(table.iloc[1:], AREAS))


@pytest.mark.parametrize(
    "names", [("ancien", "nouveau"), ("COM_AV", "COM_AP"), ("CODGEO_INI", "CODGEO_DES"), ("codgeo_2015", "codgeo_2024")]
)
def test_merged_communes(names):
    """62001 and 62002 became 62041: 500 + 600; 2022 lacks for one of them: missing, not 600."""
    passage, told = read_passage(pd.DataFrame([("62001", "62041"), ("62002", "62041")], columns=names))
    assert not told
    rows = [("62001", 2021, 500), ("62002", 2021, 600), ("62001", 2022, None), ("62002", 2022, 600), ("62001", 2023, 1),
            ("62002", 2023, 1)]  # fmt: skip
    found = read_consumption(pd.DataFrame(rows, columns=["insee", "annee", "conso_m2"]), AREAS, passage=passage)
    assert values(found)[("62041", 2021)] == 1100 and values(found)[("62041", 2023)] == 2
    assert np.isnan(values(found)[("62041", 2022)])
    assert next(one for one in found.remarks if one.kind == "fusion").codes == ("62001", "62002")


def test_communes_that_had_merged_before_the_end_of_the_table():
    """62001 stops in 2015, when 62041 takes it in: its later years are those of the new commune, and it is told."""
    rows = [("62001", 2014, 500), ("62001", 2015, 600), *(("62041", year, 100) for year in range(2014, 2018))]
    table = pd.DataFrame(rows, columns=["insee", "annee", "conso_m2"])
    found = read_consumption(table, AREAS, passage={"62001": "62041"})
    assert [values(found)[("62041", year)] for year in range(2014, 2018)] == [600, 700, 100, 100]
    assert "déjà comptée sous le nouveau code" in [one.text for one in found.remarks if one.kind == "fusion"][1]


def test_rows_that_nobody_holds_are_missing_and_not_summed_without():
    """62001 → 62002 → 62041. 2021: 62001 has rows (3 + 4). 2022: 62002 holds it. 2023: 62002 stops too, 62041 has a
    row. 2024: a sole row of 62003, also merged in 62041: what 62002 consumed is in no row, the year is missing."""
    rows = [("62001", 2021, 3), ("62002", 2021, 4), ("62002", 2022, 8), ("62041", 2023, 9), ("62003", 2021, 1),
            ("62003", 2022, 1), ("62003", 2023, 1), ("62003", 2024, 1)]  # fmt: skip
    table = pd.DataFrame(rows, columns=["insee", "annee", "conso_m2"])
    passage = {"62001": "62002", "62002": "62041", "62003": "62041"}
    found = read_consumption(table, AREAS, passage=passage)
    assert [values(found)[("62041", year)] for year in (2021, 2022, 2023)] == [8, 9, 10]
    assert np.isnan(values(found)[("62041", 2024)])
    told = [one.codes for one in found.remarks if one.kind == "fusion"]
    assert told == [("62001", "62002", "62003"), ("62001", "62002"), ("62041",)]


def test_chains_stop_at_a_commune_of_the_layer():
    """62001 became 62041, which became 02408: a layer older than the second merger keeps 62041."""
    table = pd.DataFrame([("62001", 2021, 3), ("62041", 2021, 4)], columns=["insee", "annee", "conso_m2"])
    found = read_consumption(table, AREAS, passage={"62001": "62041", "62041": "02408"})
    assert values(found) == {("62041", 2021): 7}


def test_chains_and_partitions_of_communes():
    passage, told = read_passage(pd.DataFrame({"ancien": ["A1234", "62001", "62002", "62003", "62003"],
                                               "nouveau": ["62001", "62002", "62041", "62041", "02408"]}))  # fmt: skip
    table = pd.DataFrame([("A1234", 2021, 5), ("62002", 2021, 7)], columns=["insee", "annee", "conso_m2"])
    assert values(read_consumption(table, AREAS, passage=passage)) == {("62041", 2021): 12}
    assert "62003" not in passage and told[0].codes == ("62003",)
    with pytest.raises(InputError, match="aucune paire"):
        read_passage(pd.DataFrame({"a": [1]}))


def test_totals_between_two_years():
    """State of 2021 to state of 2024: the years 2021, 2022 and 2023; what was restored is taken off."""
    table = pd.DataFrame(
        {
            "code": ["62041", "02408"],
            "nom": "x",
            "annee1": 2021,
            "annee2": 2024,
            "conso_ha": [5.0, 1],
            "net_ha": [4.5, None],
        }
    )
    found = read_consumption(table, AREAS)
    assert found.periods.to_dict("records") == [{"code": "62041", "debut": 2021, "fin": 2023, "conso_m2": 45_000.0}]
    assert found.column == "net_ha" and found.measure == "consommation d’ENAF" and not len(found.yearly)
    assert read_consumption(table, AREAS, Asked(value="conso_ha")).periods["conso_m2"].sum() == 60_000
    with pytest.raises(InputError, match="n’est pas après"):
        read_consumption(table.assign(annee2=2021), AREAS)


def test_measures_are_not_mixed():
    assert measured("artif_net_ha") == "artificialisation" and measured("imper_net_ha") == "imperméabilisation"
    table = pd.DataFrame({"code": ["62041"], "annee1": 2021, "annee2": 2024, "net_ha": [4.5], "artif_net_ha": [4.0]})
    enaf, artif = read_consumption(table, AREAS), read_consumption(table, AREAS, Asked(value="artif_net_ha"))
    with pytest.raises(InputError, match="ne mêle pas"):
        with_reference(artif, enaf, range(2011, 2021))


def test_reference_from_another_table():
    yearly = pd.DataFrame({"insee": ["62041"] * 2, "annee": [2020, 2021], "conso_m2": [5000, 7000]})
    total = pd.DataFrame({"code": ["62041"], "annee1": 2021, "annee2": 2024, "net_ha": [4.5]})
    found = with_reference(read_consumption(total, AREAS), read_consumption(yearly, AREAS), range(2011, 2021))
    assert values(found) == {("62041", 2020): 5000.0} and len(found.periods) == 1
    assert "sources" in kinds(found)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"insee": [], "annee": [], "conso_m2": []}, "aucune ligne"),
        ({"nom": ["x"], "annee": [2021], "conso_m2": [1]}, "aucune colonne de code"),
        ({"insee": ["62041"], "annee": [2021], "truc": [1]}, "aucune colonne de consommation"),
        ({"insee": ["62041"], "truc": [1]}, "introuvable"),
        ({"insee": ["62041"], "a_2021": [1], "b_2021": [1], "c_2021": [1]}, None),
        ({"insee": ["62041"], "b_2021": [1], "c_2021": [1]}, "à choisir"),
        ({"insee": ["62041"], "annee": ["mille"], "conso_m2": [1]}, "« mille » n’est pas une année"),
        ({"insee": ["62041"], "annee": ["2021-2025"], "conso_m2": [1]}, "n’est pas une année"),
        ({"insee": ["62041"], "annee": [2021], "conso_m2": ["beaucoup"]}, "commune 62041 : « beaucoup »"),
        ({"insee": ["62041"], "annee": [2021], "conso_m2": [None]}, "aucun nombre"),
        ({"insee": [None], "annee": [2021], "conso_m2": [1]}, "est vide"),
        ({"insee": ["62041"], "annee": [2021], "habitat_m2": [1], "activite_ha": [1]}, "même unité"),
        ({"insee": ["62041"], "annee1": [2021], "annee2": [2024]}, "pas de consommation"),
    ],
)
def test_refused(table, words):
    if words is None:
        assert layout_of(table).columns == {2021: {"conso": "a_2021"}}  # « a2021 » is the name of a year
        return
    with pytest.raises(InputError, match=words):
        read_consumption(pd.DataFrame(table), AREAS)


def test_asked_columns():
    by_year = pd.DataFrame({"insee": ["62041"], "conso_2021": [1.0], "surface": [5.0], "artif_2021": [3000.0]})
    assert values(read_consumption(by_year, AREAS, Asked(value="artif_2021", unit="m2"))) == {("62041", 2021): 3000.0}
    with pytest.raises(InputError, match="à choisir"):
        read_consumption(by_year, AREAS, Asked(value="surface"))
    table = pd.DataFrame({"x": ["62041"], "y": [2021], "z": [5000.0]})
    assert values(read_consumption(table, AREAS, Asked("X", "Y", "Z", "m2"))) == {("62041", 2021): 5000.0}
    with pytest.raises(InputError, match="pas de colonne « w »"):
        read_consumption(table, AREAS, Asked("x", "y", "w"))


@settings(max_examples=8)
@given(some.lists(some.integers(200, 90_000), min_size=1, max_size=12), some.randoms(use_true_random=False))
def test_unit_and_order_of_lines_change_nothing(areas, random):
    rows = [("62041", 2009 + number, value) for number, value in enumerate(areas)]
    square = pd.DataFrame(rows, columns=["insee", "annee", "conso_m2"])
    random.shuffle(rows)
    hectares = pd.DataFrame([(c, y, v / 1e4) for c, y, v in rows], columns=["insee", "annee", "conso_ha"])
    one, other = read_consumption(square, AREAS), read_consumption(hectares, AREAS)
    pd.testing.assert_frame_equal(one.yearly, other.yearly)
    wide = pd.DataFrame([{"insee": "62041", **{f"conso_m2_{y}": v for _, y, v in rows}}])
    pd.testing.assert_frame_equal(read_consumption(wide, AREAS, Asked(unit="m2")).yearly, one.yearly)


def test_an_area_larger_than_france_is_refused():
    table = pd.DataFrame({"code_insee": ["62041"], "annee": [2021], "conso_m2": [1.7e308]})
    with pytest.raises(InputError, match="commune 62041 .* surface de la France"):
        read_consumption(table, AREAS)
