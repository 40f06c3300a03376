"""Codes of equipment: groups of INSEE, a table of the person, former codes, the workbook of the gammes."""

import pandas as pd
import pytest

from aula.aula_plugin.core.centrality.nomenclature import (
    INTERMEDIATE,
    PROXIMITY,
    SUPERIOR,
    Nomenclature,
    read_gammes,
    read_own_table,
)
from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.tables import load


def test_published_counts():
    # 229 codes in the list of 2024; 26 groups of proximity in 2025 (INSEE), made of 32 codes.
    types = load("bpe_types_2024")
    assert len(types) == 229
    assert (types["groupe"] != "").sum() == 32
    assert len(Nomenclature().groups) == 26


def test_two_codes_of_one_group_are_one_presence():
    known = Nomenclature()
    assert known.meaning("B201").group == known.meaning("B202").group == "supérette ou épicerie"
    assert known.meaning("B201").gamme == PROXIMITY


@pytest.mark.parametrize(
    ("code", "weight", "shop", "known"),
    [("B207", 1, True, True), ("A203", 1, False, True), ("D307", 1, True, True), ("Z999", 1, False, False)],
)
def test_meaning(code, weight, shop, known):
    service = Nomenclature().meaning(code)
    assert (service.weight, service.shop, service.known) == (weight, shop, known)


def test_gammes_of_insee_replace_the_groups_and_give_the_weights():
    sheet = pd.DataFrame(
        [
            ["Gammes 2025", "", ""],
            ["TYPEQU", "TYPEQU_REGROUPEMENT", "GAMME"],
            ["B207", "Boulangerie", "Proximité"],
            ["B105", "Supermarché", "Intermédiaire"],
            ["F303", "Cinéma", "Supérieure"],
            ["A133", "", "Hors gamme"],
        ]
    )
    gammes = read_gammes(sheet)
    assert gammes["B105"] == ("Supermarché", INTERMEDIATE)
    known = Nomenclature(gammes)
    assert known.groups == ["Boulangerie", "Supermarché", "Cinéma"]
    assert [known.meaning(code).weight for code in ("B207", "B105", "F303", "A133")] == [1, 2, 3, 1]
    assert known.meaning("F303").gamme == SUPERIOR
    assert known.meaning("C109").group is None  # the workbook decides, not the list of 2025


def test_workbook_without_its_titles():
    with pytest.raises(InputError, match="TYPEQU_REGROUPEMENT"):
        read_gammes(pd.DataFrame([["a", "b"]]))


def test_own_table_wins():
    own = read_own_table(
        pd.DataFrame(
            {"Code": ["B207", "marché", None], "Groupe": ["pain", "marché", ""], "Poids": ["2,5", None, None],
             "commerce": ["oui", "non", None], "gamme": ["Proximité", None, None]}
        )
    )  # fmt: skip
    known = Nomenclature(own=own)
    assert (known.meaning("B207").group, known.meaning("B207").weight) == ("pain", 2.5)
    assert (known.meaning("marché").group, known.meaning("marché").shop) == ("marché", False)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"type": ["a"]}, "aucune colonne « code »"),
        ({"code": ["a", "a"]}, "ligne 2 : le code « a » y est deux fois"),
        ({"code": ["a"], "poids": ["-1"]}, "ligne 1 : poids « -1 »"),
        ({"code": ["a"], "gamme": ["locale"]}, "ligne 1 : gamme « locale »"),
        ({"code": ["a"], "commerce": ["peut-être"]}, "ligne 1 : commerce « peut-être »"),
    ],
)
def test_own_table_that_cannot_be_read(table, words):
    with pytest.raises(InputError, match=words):
        read_own_table(pd.DataFrame(table))


def test_excluded_group_keeps_its_weight_but_is_no_presence():
    known = Nomenclature(without=("Station de Recharge",))
    assert len(known.groups) == 25
    assert known.meaning("B326").group is None
    assert known.meaning("B326").weight == 1
    with pytest.raises(InputError, match="groupe inconnu : « gare »"):
        Nomenclature(without=("gare",))


def test_former_codes_and_lost_zeros():
    known = Nomenclature(own=read_own_table(pd.DataFrame({"code": ["0101", "0202"]})))
    assert known.former("B203") == "B207"  # Boulangerie before the recast of 2023
    assert known.former("B207") is None
    assert known.padded("101") == "0101"
    assert known.padded("303") is None
    assert known.padded("B207") is None


def test_every_code_told_by_the_other_tables_is_a_code_of_the_bpe():
    types = set(load("bpe_types_2024")["code"])
    assert set(load("ape_bpe")["code"]) <= types
    assert set(load("osm_offre")["code"]) - {""} <= types
    assert set(load("bpe_codes_modifies")["code_2024"]) <= types
    groups = set(load("bpe_groupes_proximite_2025")["groupe"])
    assert set(load("osm_offre")["groupe"]) - {""} <= groups
    assert set(load("bpe_types_2024")["groupe"]) - {""} == groups
