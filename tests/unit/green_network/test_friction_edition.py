"""A friction table being edited: what is shown first, what is wrong, what undo takes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network.friction_edition import FrictionEdition, fault

TITLES = ("code", "libellé", "boisée", "humide", "source")
ROWS = (
    ("bois", "Bois", "1", "10", "atelier 2024"),
    ("route", "Route", "infranchissable", "1000", ""),
    ("CS 2.1.1", "Cultures", "", "20", "à revoir"),
)
AREAS = {"cs2.1.1": ("CS2.1.1", "Cultures", 50.0), "bois": ("bois", "", 20.0), "eau": ("eau", "Étang", 80.0)}


@pytest.fixture
def edition():
    return FrictionEdition(TITLES, ROWS, AREAS)


def test_codes_without_friction_come_first_the_largest_on_top(edition):
    """« eau » (80 ha) is not in the file, « CS 2.1.1 » (50 ha) has no friction for boisée."""
    assert [(one.code, one.area, one.row) for one in edition.lines()] == [
        ("eau", 80.0, None), ("CS 2.1.1", 50.0, 2), ("bois", 20.0, 0), ("route", None, 1),
    ]  # fmt: skip
    assert edition.missing() == (2, 130.0)
    assert edition.sous_trames == ["boisée", "humide"]


def test_a_code_that_the_file_lacks_is_added_at_its_end_with_its_label(edition):
    line = edition.lines()[0]
    assert edition.put(line, edition.column("humide"), " 1 ") == 3
    assert edition.rows[3] == ("eau", "Étang", "", "1", "") and edition.rows[:3] == ROWS
    edition.undo()
    assert edition.rows == ROWS and not edition.dirty and edition.undo_word == ""
    edition.redo()
    assert edition.rows[3][3] == "1" and edition.dirty


def test_unknown_columns_and_order_stay(edition):
    line = next(one for one in edition.lines() if one.code == "CS 2.1.1")
    edition.put(line, edition.column("boisée"), "2,5")
    assert edition.rows[2] == ("CS 2.1.1", "Cultures", "2,5", "20", "à revoir") and edition.titles == TITLES
    assert edition.missing() == (1, 80.0)


def test_a_sous_trame_is_added_after_the_others(edition):
    edition.add_sous_trame("prairiale")
    assert edition.titles == ("code", "libellé", "boisée", "humide", "prairiale", "source")
    assert edition.rows[0] == ("bois", "Bois", "1", "10", "", "atelier 2024")
    assert edition.sous_trames == ["boisée", "humide", "prairiale"]
    with pytest.raises(InputError, match="déjà une colonne"):
        edition.add_sous_trame("Prairiale")


def test_a_code_is_not_added_twice(edition):
    with pytest.raises(InputError, match="déjà dans la table"):
        edition.add_code("cs2.1.1")
    edition.add_code("haie")
    assert edition.rows[-1][0] == "haie" and edition.undo_word == "ajout de haie"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("1", False), ("2,5", False), ("", False), ("Infranchissable", False), ("0", True), ("-3", True), ("fort", True)],
)
def test_what_a_friction_can_be(text, wrong):
    assert bool(fault(text)) is wrong


def test_errors_are_told_by_cell(edition):
    edition.put(edition.lines()[2], edition.column("boisée"), "0")
    assert list(edition.errors()) == [(0, 2)] and "gratuits" in edition.errors()[(0, 2)]


def test_a_table_by_species_is_not_edited_here():
    rows = (("311", "écureuil", "1"), ("311", "cerf", "5"))
    with pytest.raises(InputError, match="ne se modifie pas ici"):
        FrictionEdition(("code", "espece", "resistance"), rows)


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from([2, 3]), st.sampled_from(["1", "7,5", "", "x"]))))
def test_undoing_everything_gives_back_the_file(changes):
    edition = FrictionEdition(TITLES, ROWS, AREAS)
    for rank, column, text in changes:
        lines = edition.lines()
        edition.put(lines[rank % len(lines)], column, text)
    while edition.undo_word:
        edition.undo()
    assert (edition.titles, edition.rows) == (TITLES, ROWS) and not edition.dirty
