"""The nomenclatures against the tables they come from, crossing by crossing, and the codes of real land covers."""

import geopandas as gpd
import pandas as pd
import pytest

from aula.aula_plugin.core.land.classes import classify, code_defects
from aula.aula_plugin.core.land.nomenclatures import nomenclature


def source(shared_data, name):
    return pd.read_csv(shared_data / "nomenclatures" / f"{name}.csv", dtype=str, keep_default_na=False)


def test_the_1749_crossings_of_the_ocs2d_are_those_of_the_source(shared_data):
    table = source(shared_data, "ocs2d_matrices")
    found = nomenclature("ocs2d_2021")
    classes = classify(table["code_cs"], table["code_us"], found, table["poste4"])
    told = table["enaf"] != "COND_4POSTES"
    assert len(table) == 1749
    assert classes.enaf[told].tolist() == table.loc[told, "enaf"].tolist()
    assert (classes.inside == 1).tolist() == (table["enveloppe_urbaine"] == "E").tolist()
    crossings = found.crossings.loc[list(zip(table["code_us"], table["code_cs"]))]
    for column in ("poste4", "poste21"):
        assert crossings[column].fillna("").tolist() == table[column].tolist()


def test_the_1749_derived_artificialisations_are_those_of_the_source(shared_data):
    table = source(shared_data, "ocs2d_artif_derive")
    classes = classify(table["code_cs"], table["code_us"], nomenclature("ocs2d_2021"))
    assert classes.artif.tolist() == table["artif_derive"].astype(int).tolist()
    assert (classes.artif == 1).sum() == 514


def test_the_280_crossings_of_the_ocsge_are_those_of_the_source(shared_data):
    table = source(shared_data, "ocsge_artif_matrice")
    classes = classify(table["code_cs"], table["code_us"], nomenclature("ocsge"))
    assert len(table) == 280
    assert classes.artif.tolist() == table["artif"].astype(int).tolist()
    assert classes.sealed.tolist() == table["impermeable"].astype(int).tolist()


def test_the_vocations_are_those_proposed(shared_data):
    table = source(shared_data, "vocation_proposee_us")
    classes = classify(["CS1.1.1"] * len(table), table["code_us"], nomenclature("ocs2d_2021"))
    assert classes.vocation.tolist() == table["vocation"].tolist()


@pytest.mark.parametrize("name", ["ocs2d_us", "ocs2d_cs", "ocsge_us", "ocsge_cs", "clc"])
def test_labels_and_colours_are_those_of_the_source(shared_data, name):
    table = source(shared_data, name)
    found = nomenclature({"ocs2d": "ocs2d_2021", "ocsge": "ocsge", "clc": "clc"}[name.split("_")[0]])
    codes = found.codes(name.rpartition("_")[2] if "_" in name else "cs")
    label = next(c for c in ("libelle_2021", "libelle_complet", "libelle_fr") if c in table)
    colour = next(c for c in ("couleur_fond", "couleur") if c in table)
    assert (
        codes[["code", "libelle", "couleur"]].to_numpy().tolist() == table[["code", label, colour]].to_numpy().tolist()
    )


def test_the_ocsge_reads_the_changes_of_the_sybarval(shared_data):
    """3 970 polygons of 2015–2018: every code of 2018 is read; 4 lack theirs in 2015, 79 bear a cover of level 3."""
    path = shared_data / "artificialisation_sybarval_33" / "sybarval_ocsge_2015_2018.gpkg"
    frame = gpd.read_file(path, layer="artificialisation_2015_2018", ignore_geometry=True)
    before, after = (classify(frame[f"cs_{y}"], frame[f"us_{y}"], nomenclature("ocsge")) for y in (2015, 2018))
    assert not after.unreadable.any()
    assert (after.artif >= 0).all()
    assert before.unreadable.sum() == (before.artif < 0).sum() == 4
    assert (before.artif[frame["cs_2015"] == "CS2.1.1"] == 0).all()
    area = [10_000.0] * len(frame)
    assert len(code_defects(frame["cs_2018"], frame["us_2018"], area, nomenclature("ocsge"))) == 0
    listed = code_defects(frame["cs_2015"], frame["us_2015"], area, nomenclature("ocsge"))
    assert sorted(map(tuple, listed.to_numpy().tolist())) == [
        ("cs", "", "vide", 4, 4.0),
        ("cs", "CS2.1.1", "niveau 3", 79, 79.0),
        ("us", "", "vide", 4, 4.0),
    ]


def test_a_word_in_place_of_a_usage_is_listed(shared_data):
    path = shared_data / "artificialisation_sybarval_33" / "sybarval_ocsge_2015_2018.gpkg"
    frame = gpd.read_file(path, layer="desartificialisation_2015_2018", ignore_geometry=True)
    listed = code_defects(frame["cs_2015"], frame["us_2015"], [1.0] * len(frame), nomenclature("ocsge"))
    assert listed[["axe", "code", "motif", "objets"]].to_numpy().tolist() == [["us", "INDETERMINE", "inconnu", 5]]


def test_a_cover_without_usage_tells_sealing_everywhere_and_artificialisation_where_usages_agree(shared_data):
    """Buildings 6 573; grass 2 423 and stones 248 depend on the usage; trees, shrubs, water, bare soil are the rest."""
    path = shared_data / "ocsge_henin_carvin_62" / "ocsge_2018_extrait.gpkg"
    frame = gpd.read_file(path, layer="occupation_sol_cs", ignore_geometry=True)
    classes = classify(frame["code_cs"], None, nomenclature("ocsge"))
    assert pd.Series(classes.artif).value_counts().to_dict() == {1: 6573, -1: 2423 + 248, 0: 1195}
    assert pd.Series(classes.sealed).value_counts().to_dict() == {1: 6573, 0: 10_439 - 6573}
    assert set(classes.enaf) == set(classes.vocation) == {None}
    assert not classes.unreadable.any()
