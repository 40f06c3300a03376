"""Friction tables: what is read, what is refused, and what is told of codes without friction."""

import math

import pandas as pd
import pytest

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network.frictions import assign, frictions_of, lookup, read_table


def sheet(text: str) -> pd.DataFrame:
    rows = [line.split(";") for line in text.strip("\n").split("\n")]
    return pd.DataFrame(rows[1:], columns=rows[0], index=range(2, len(rows) + 1), dtype=object)


def table(text: str):
    return read_table(sheet(text), "essai.csv")


CLASSES = pd.DataFrame(
    {
        "numero": [1, 2, 3],
        "code": ["CS1.1", "CS2.1.1", "CS2.2"],
        "libelle": [None, "Bois", None],
        "surface_ha": [2.0, 6.5, 30.0],
        "mailles": [200, 650, 3000],
    }
)


def test_reads_what_a_french_spreadsheet_saves():
    """Decimal comma, no-break spaces in thousands and in codes, accents and case of the name of the column."""
    found = frictions_of(table("Code;Boisée\nCS 1.1;1\u202f000\nCS2.1.1;1,5\n"), "boisee")
    assert found.sous_trame == "Boisée"
    assert found.values == {"cs1.1": 1000.0, "cs2.1.1": 1.5}


def test_one_column_needs_no_name():
    assert frictions_of(table("classe;libelle;source;boisee\n311;Feuillus;livre;1\n")).values == {"311": 1.0}


def test_columns_that_tell_are_not_sous_trames():
    found = table("class_descr;class;code;forest;wetland;source\nBois;311;4;1;30;x\n")
    assert (found.codes, found.labels, found.sous_trames) == (("4",), ("Bois",), ["forest", "wetland"])


def test_the_column_of_codes_can_be_chosen():
    found = read_table(sheet("class_descr;class;code;forest\nBois;landuse_311;4;1\n"), "essai.csv", "class")
    assert found.codes == ("landuse_311",)


def test_a_long_table_has_one_column_per_species():
    found = table("code_cs;resistance;nom_espece\nCS 1;10;Loutre\nCS 2;2;Loutre\nCS 1;5;Lynx\n")
    assert found.sous_trames == ["Loutre", "Lynx"]
    assert frictions_of(found, "lynx").values == {"cs1": 5.0}
    assert frictions_of(found, "loutre").values == {"cs1": 10.0, "cs2": 2.0}


@pytest.mark.parametrize("word", ["infranchissable", "Infranchissable", " INFRANCHISSABLE ", "NoData"])
def test_a_word_closes_a_code_and_a_large_number_does_not(word):
    found = frictions_of(table(f"code;boisee\n1;{word}\n2;10000\n"))
    assert math.isinf(found.values["1"]) and found.values["2"] == 10_000


@pytest.mark.parametrize("text", ["", "-", "n.d."])
def test_what_is_not_given_is_not_guessed(text):
    assert frictions_of(table(f"code;boisee\n1;{text}\n2;1\n")).values == {"2": 1.0}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("code;boisee\n1;0\n2;1\n3;-4\n", "2\u00a0frictions refusées.*ligne 2 .1. : « 0 » ; ligne 4 .3. : « -4 »"),
        ("code;boisee\n1;fort\n", "1\u00a0friction refusée.*ligne 2 .1. : « fort »"),
        ("code;boisee\n1;inf\n", "« inf »"),
        ("code;boisee\n1;1e999\n", "« 1e999 »"),
    ],
)
def test_frictions_refused_with_their_lines(text, told):
    with pytest.raises(InputError, match=told):
        frictions_of(table(text))


def test_zero_can_be_read_as_one_and_is_told():
    found = frictions_of(table("code;boisee\nCS2.1.1;0\nCS1.1;3\nCS2.2;5\n"), zero_is_one=True)
    assert found.values["cs2.1.1"] == 1.0
    notes = assign(CLASSES, found, table("code;boisee\nCS2.1.1;0\n")).notes
    assert any("friction 0 lue comme 1 pour 1\u00a0code : CS2.1.1" in note for note in notes)
    with pytest.raises(InputError, match="-1"):
        frictions_of(table("code;boisee\n1;-1\n"), zero_is_one=True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("code;boisee\nCS 1;1\n2;1\ncs1;5\n", "CS 1 .lignes 2 et 4"),
        ("code;boisee\n;1\n", "ligne.s. 2 : pas de code"),
        ("habitat;boisee\n1;1\n", "aucune colonne de codes.*colonnes trouvées : habitat, boisee"),
        ("code;libelle\n1;x\n", "pas de colonne de frictions"),
        ("code;boisee;Boisée\n1;1;1\n", "plusieurs colonnes de même nom : Boisée et boisee"),
        ("code;boisee\n", "n’a que des titres"),
        ("code_cs;resistance;nom_espece\n1;10;Loutre\n1;3;Loutre\n", "1 / Loutre .lignes 2 et 3"),
    ],
)
def test_tables_refused(text, told):
    with pytest.raises(InputError, match=told):
        table(text)


def test_an_unknown_sous_trame_lists_the_columns():
    with pytest.raises(
        InputError, match="« humide » n’est pas dans la table ; colonnes de frictions : boisee, prairie"
    ):
        frictions_of(table("code;boisee;prairie\n1;1;2\n"), "humide")
    with pytest.raises(InputError, match="dites laquelle des colonnes est lue"):
        frictions_of(table("code;boisee;prairie\n1;1;2\n"))


def test_every_code_without_friction_is_listed_the_largest_first():
    """2 ha + 30 ha lack a friction: 32 ha."""
    read = table("code;boisee\ncs2.1.1;1\n")
    with pytest.raises(
        InputError, match="2\u00a0codes sans friction .32,0\u00a0ha. : CS2.2 30,0\u00a0ha ; CS1.1 2,00\u00a0ha"
    ):
        assign(CLASSES, frictions_of(read), read)
    found = assign(CLASSES, frictions_of(read), read, refuse_missing=False)
    assert found.missing_ha == 32.0
    assert found.table["infranchissable"].tolist() == [True, False, True]
    assert found.table["friction"].tolist() == [None, 1.0, None]
    assert found.table["origine"].tolist() == ["sans friction", "table", "sans friction"]
    assert "Ils sont infranchissables" in found.notes[0]
    values = lookup(found.table)
    assert values[2] == 1.0 and math.isnan(values[1]) and math.isnan(values[3])


def test_no_code_in_common_asks_for_the_correspondences():
    read = table("code;boisee\n311;1\n")
    for refuse in (True, False):
        with pytest.raises(InputError, match="aucun code de l’occupation du sol.*donnez la table des correspondances"):
            assign(CLASSES, frictions_of(read), read, refuse)


def test_codes_of_the_table_that_nothing_bears_are_told():
    read = table("code;boisee\nCS1.1;5\nCS2.1.1;1\nCS2.2;2\nCS3.10;1\nCS3.9;1\n")
    found = assign(CLASSES, frictions_of(read), read)
    assert found.unused == ("CS3.9", "CS3.10")
    assert "2\u00a0codes de la table absent(s) de l’occupation du sol : CS3.9, CS3.10" in found.notes[0]
