"""Code lists: counts published by the standards, text kept as text."""

import pytest

from aula.aula_plugin.core.tables import load, names

#: Rows announced by the standards (170 prescriptions, 46 informations, 49 FORMDOMI, 29 destinations, 9 états…).
COUNTS = {
    "plu_prescription_type": 170,
    "plu_information_type": 46,
    "plu_formdomi": 49,
    "plu_destination": 29,
    "plu_zone_type": 8,
    "doc_urba_etat": 9,
    "doc_urba_procedure": 9,
    "plu_codes_transferes": 14,
    "plu_destdomi_v2014": 11,
    "crs": 7,
    "sup_categorie": 65,
    "versions": 16,
    "attributs": 163,
}


@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_counts(name, count):
    assert len(load(name)) == count


def test_every_table_is_text_and_keeps_leading_zeros():
    for name in names():
        table = load(name)
        assert all(isinstance(value, str) for column in table for value in table[column])
    assert "01-00" in set(load("plu_prescription_type")["code"])
    assert set(load("plu_prescription_type")["typepsc"].str.len()) == {2}


def test_prescription_codes_are_unique_and_consistent():
    for name, kind in (("plu_prescription_type", "typepsc"), ("plu_information_type", "typeinf")):
        table = load(name)
        assert table["code"].is_unique
        assert (table["code"] == table[kind] + "-" + table[f"s{kind}"]).all()


def test_unknown_table_names_those_that_exist():
    with pytest.raises(KeyError, match="plu_zone_type"):
        load("absent")
