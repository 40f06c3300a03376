"""The shipped nomenclatures: published counts, what each edition knows, and how a code may be written."""

import pytest

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.land.decree import BUILT_MIN_M2, ZONE_MIN_M2
from aula.aula_plugin.core.land.nomenclature import CLASS_OF_FOUR, CODES, CROSSING, TITLES, VOCATIONS
from aula.aula_plugin.core.land.nomenclatures import nomenclature
from aula.aula_plugin.core.tables import load

SHIPPED = ("ocs2d_2021", "ocs2d_2015", "ocsge", "clc")


@pytest.mark.parametrize("name", SHIPPED)
def test_every_nomenclature_has_the_same_columns_and_no_crossing_of_an_unlisted_code(name):
    found = nomenclature(name)
    assert found.id == name
    assert found.title == TITLES[name]
    assert tuple(found.crossings.columns) == CROSSING
    assert found.crossings.index.is_unique
    for axis in ("us", "cs"):
        codes = found.codes(axis)
        assert tuple(codes.columns) == CODES
        assert codes["code"].is_unique
        assert set(found.leaves(axis)) <= set(codes["code"])
    assert found.notes


def test_the_ocs2d_has_its_published_levels():
    found = nomenclature("ocs2d_2021")
    assert found.us.groupby("niveau").size().to_dict() == {1: 7, 2: 20, 3: 53}
    assert found.cs.groupby("niveau").size().to_dict() == {1: 6, 2: 18, 3: 33}


def test_the_ocs2d_has_its_published_counts_of_enaf_classes_and_envelope():
    crossings = nomenclature("ocs2d_2021").crossings
    assert len(crossings) == 1749 == 53 * 33
    assert crossings["enaf"].value_counts().to_dict() == {
        "Ue": 454,
        "N": 313,
        "Uh": 270,
        "A": 256,
        "Ui": 210,
        "F": 136,
        "Ua": 63,
        "COND_ENVELOPPE": 44,
        "COND_4POSTES": 3,
    }
    assert crossings["enveloppe"].value_counts().to_dict() == {"E": 1052, "H": 697}
    assert (crossings["poste4"].notna().sum(), crossings["poste21"].notna().sum()) == (701, 702)


def test_the_ocs2d_artificialises_514_crossings_by_way_of_the_ocsge():
    crossings = nomenclature("ocs2d_2021").crossings
    assert crossings["artif"].value_counts().to_dict() == {0: 1235, 1: 514}
    # CS1.1.1 and CS1.1.2, whatever the 53 usages
    assert (crossings["impermeable"] == 1).sum() == 2 * 53
    assert (crossings["bati"] == 1).sum() == 53


def test_the_ocsge_has_its_published_counts():
    found = nomenclature("ocsge")
    assert len(found.crossings) == 280 == 14 * 20
    assert found.crossings["artif"].value_counts().to_dict() == {0: 175, 1: 105}
    assert found.crossings["impermeable"].value_counts().to_dict() == {0: 240, 1: 40}
    assert (found.crossings["bati"] == 1).sum() == 20


def test_the_ocsge_says_nothing_of_the_enaf():
    found = nomenclature("ocsge")
    assert found.crossings["enaf"].isna().all()
    assert found.measures == ("decret", "impermeable")
    assert any("ENAF" in note for note in found.notes)


@pytest.mark.parametrize("usage", ["US6.1", "US6.2"])
@pytest.mark.parametrize("cover", ["CS2.2.1", "CS2.2.2"])
def test_grass_under_works_or_abandoned_is_artificialised(cover, usage):
    """Category 5° of the décret settles the four cells where the two files of the source disagree."""
    assert nomenclature("ocsge").crossings.loc[(usage, cover), "artif"] == 1


def test_the_clc_has_its_levels_and_no_legal_measure():
    found = nomenclature("clc")
    assert found.us is None
    assert found.cs.groupby("niveau").size().to_dict() == {1: 5, 2: 15, 3: 44}
    assert len(found.crossings) == 44
    assert found.measures == ("enaf",)
    assert "proposée" in found.title
    assert any("sans valeur légale" in note for note in found.notes)


def test_vocations_of_the_ocs2d_have_their_proposed_counts():
    """9 usages of habitat, 7 économie, 11 équipement, 7 transport, 17 outside the typology, 2 to share."""
    crossings = nomenclature("ocs2d_2021").crossings
    by_usage = crossings.groupby(level="us")["vocation"].first().value_counts()
    assert by_usage[list(VOCATIONS)].tolist() == [9, 7, 11, 7]
    assert by_usage[["hors typologie", "à ventiler"]].tolist() == [17, 2]


def test_linear_usages_are_roads_railways_and_waterways():
    for name, expected in {
        "ocs2d_2021": {"US4.1.1", "US4.1.2", "US4.2.1", "US4.2.2", "US4.4.0"},
        "ocsge": {"US4.1.1", "US4.1.2", "US4.1.4"},
    }.items():
        crossings = nomenclature(name).crossings
        assert set(crossings.index.get_level_values("us")[crossings["lineaire"] == 1]) == expected


def test_the_edition_2015_knows_the_codes_of_its_time_only():
    former, today = nomenclature("ocs2d_2015"), nomenclature("ocs2d_2021")
    assert set(former.leaves("cs")) - set(today.leaves("cs")) == {"CS2.2.0", "CS5.2.1", "CS5.2.2"}
    assert set(today.leaves("cs")) - set(former.leaves("cs")) == {"CS2.1.3", "CS2.2.1", "CS2.2.2"}
    assert set(today.leaves("us")) - set(former.leaves("us")) == {"US2.1.3", "US2.1.4", "US2.1.5"}
    assert len(former.crossings) == 50 * 33


def test_heath_of_2015_is_not_vineyard():
    """CS5.2.0: heath before 2021 (US7.0.0 is then conditional, as CS5.1.1 of today), vineyard since (N)."""
    former, today = nomenclature("ocs2d_2015"), nomenclature("ocs2d_2021")
    assert former.cs.set_index("code").loc["CS5.2.0", "libelle"] == "Landes"
    assert today.cs.set_index("code").loc["CS5.2.0", "libelle"] == "Vignes"
    assert former.crossings.loc[("US7.0.0", "CS5.2.0"), "enaf"] == "COND_4POSTES"
    assert today.crossings.loc[("US7.0.0", "CS5.2.0"), "enaf"] == "N"


@pytest.mark.parametrize(
    ("code", "labels"),
    [("US6.2.2", ("Délaissés urbains", "Vacants urbains")), ("CS2.1.1", ("Sable, estran", "Plage de sable"))],
)
def test_each_edition_has_its_labels(code, labels):
    axis = code[:2].lower()
    found = [nomenclature(name).codes(axis).set_index("code").loc[code, "libelle"] for name in SHIPPED[1::-1]]
    assert tuple(found) == labels


def test_codes_dropped_since_2015_take_the_classes_of_their_successor():
    former, today = nomenclature("ocs2d_2015").crossings, nomenclature("ocs2d_2021").crossings
    for code, successor in {"CS2.2.0": "CS2.2.1", "CS5.2.1": "CS5.1.1", "CS5.2.2": "CS5.1.2"}.items():
        usages = former.xs(code, level="cs").index
        old, new = former.xs(code, level="cs"), today.xs(successor, level="cs").loc[usages]
        assert old.equals(new)


def test_the_two_successors_of_rocks_have_the_same_classes():
    """The choice of CS2.2.1 rather than CS2.2.2 for CS2.2.0 changes no measure."""
    crossings = nomenclature("ocs2d_2021").crossings
    measured = ["enaf", "enveloppe", "artif", "impermeable"]
    assert crossings.xs("CS2.2.1", level="cs")[measured].equals(crossings.xs("CS2.2.2", level="cs")[measured])


@pytest.mark.parametrize(
    ("name", "axis", "written", "code"),
    [
        ("ocsge", "cs", "CS1111", "CS1.1.1.1"),
        ("ocsge", "cs", "cs1.1.1.1", "CS1.1.1.1"),
        ("ocsge", "cs", " 1.1.1.1 ", "CS1.1.1.1"),
        ("ocsge", "cs", "CS 1-1-1-1", "CS1.1.1.1"),
        ("ocsge", "us", "us235", "US235"),
        ("ocsge", "us", "2.3.5", "US235"),
        ("ocsge", "us", "5", "US5"),
        ("ocsge", "us", 5.0, "US5"),
        ("ocsge", "us", "5.0", "US5"),
        ("ocs2d_2021", "us", "US440", "US4.4.0"),
        ("ocs2d_2021", "us", 440.0, "US4.4.0"),
        ("clc", "cs", 111.0, "111"),
        ("clc", "cs", "111.0", "111"),
        ("clc", "cs", 111, "111"),
        ("clc", "cs", "1.1.1", "111"),
        ("clc", "cs", "CLC_111", "111"),
        ("clc", "cs", "", None),
        ("clc", "cs", float("nan"), None),
        ("clc", "cs", " NULL ", None),
        # a usage in the field of covers is not a cover
        ("ocs2d_2021", "cs", "US1.1.1", "US1.1.1"),
        ("ocs2d_2021", "cs", "zone urbaine ", "zone urbaine"),
    ],
)
def test_a_code_is_read_however_it_is_written(name, axis, written, code):
    assert nomenclature(name).read(written, axis) == code


@pytest.mark.parametrize("name", SHIPPED)
def test_every_code_reads_as_itself_with_or_without_dots(name):
    found = nomenclature(name)
    for axis in ("us", "cs"):
        for code in found.codes(axis)["code"]:
            assert found.read(code, axis) == found.read(code.replace(".", "").lower(), axis) == code


def test_legends_hold_every_class_of_the_matrix():
    crossings = nomenclature("ocs2d_2021").crossings
    for name, column in {"ocs2d_enaf_classes": "enaf", "ocs2d_postes4": "poste4", "ocs2d_postes21": "poste21"}.items():
        assert set(load(name)["code"]) == set(crossings[column].dropna())
    assert set(CLASS_OF_FOUR) == set(load("ocs2d_postes4")["code"])


def test_thresholds_are_those_of_the_annex():
    """50 m² for category 1°, 2 500 m² for the nine others; 1° to 5° are artificialised."""
    annex = load("artificialisation_decret_seuils")
    assert annex["seuil_m2"].astype(float).tolist() == [BUILT_MIN_M2] + [ZONE_MIN_M2] * 9
    assert annex["statut"].tolist() == ["artificialisée"] * 5 + ["non artificialisée"] * 5


def test_an_unknown_nomenclature_is_refused_with_the_list():
    with pytest.raises(InputError, match="« mos » inconnue.*ocs2d_2021.*ocsge"):
        nomenclature("mos")


def test_a_table_is_asked_for():
    with pytest.raises(InputError, match="aucune table"):
        nomenclature("table")
