"""What may be done to a grid, step by step, forwards and backwards; its form drawn from the schema."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.grid_edit import GridEdition, field_of
from aula.aula_plugin.core.compatibility.grid_form import (
    sections_of,
    shown_number,
    threshold_words,
    typed_number,
    with_direction,
    with_shape,
)
from aula.aula_plugin.core.compatibility.grid_words import proposals, selector_words
from aula.aula_plugin.core.compatibility.schema import INDICATOR_TYPES
from aula.aula_plugin.core.compatibility.selectors import parse_selector
from aula.aula_plugin.core.errors import InputError

from .grid_builder import spaces

GRIDS = Path(__file__).resolve().parents[2] / "templates" / "grids"
EXAMPLE = (GRIDS / "grille_exemple.yaml").read_text(encoding="utf-8")


@pytest.fixture
def edition():
    return GridEdition(EXAMPLE, "grille.yaml")


def rank(edition, name):
    return next(n for n, one in enumerate(edition.rules) if one["id"] == name)


def test_undo_and_redo_go_through_every_step(edition):
    texts = [edition.text]
    edition.put(("regles", 0, "theme"), "Autre", "thème")
    texts.append(edition.text)
    edition.duplicate(3, "copie")
    texts.append(edition.text)
    edition.move(3, 5, "déplacement")
    texts.append(edition.text)
    for text, word in zip(texts[-2::-1], ("déplacement", "copie", "thème")):
        assert edition.undo_word == word
        edition.undo()
        assert edition.text == text
    assert edition.undo() == -1 and not edition.dirty
    for text in texts[1:]:
        edition.redo()
        assert edition.text == text
    assert edition.redo() == -1


def test_letters_of_one_value_are_one_step(edition):
    path = ("regles", 0, "titre_court")
    for text in ("Z", "Zo", "Zon"):
        edition.put(path, text, "titre")
    edition.undo()
    assert edition.text == EXAMPLE


def test_saving_in_the_middle_keeps_its_step(edition):
    path = ("regles", 0, "titre_court")
    edition.put(path, "Un", "titre")
    edition.saved()
    edition.put(path, "Deux", "titre")
    assert edition.dirty
    edition.undo()
    assert edition.value(path) == "Un" and not edition.dirty


def test_a_copy_takes_a_free_name(edition):
    place = rank(edition, "F1")
    for name in ("F1_2", "F1_3"):
        copied = edition.duplicate(place)
        assert edition.rules[copied]["id"] == name
    assert not edition.check().errors


def test_a_rule_to_be_filled_in_is_a_good_rule(edition):
    edition.add(len(edition.rules) - 1, "Trame verte et bleue")
    # its indicator asks for y, which nobody can guess
    assert [one.path[2:] for one in edition.check().of_rule(len(edition.rules) - 1) if one.blocking] == [
        ("indicateur", "params", "y")
    ]


def test_problems_stand_beside_their_field(edition):
    place = rank(edition, "F1")
    edition.put(("regles", place, "seuil", "unite"), "km", "")
    edition.put(("regles", place, "seuil", "tolerance"), 0.5, "")
    found = {one.path[2:]: (one.blocking, spaces(one.text)) for one in edition.check().of_rule(place)}
    assert found[("seuil", "unite")][0] and "« km »" in found[("seuil", "unite")][1]
    assert found[("seuil", "tolerance")] == (False, "tolérance de 50 %")
    assert edition.check().blocking(place) and not edition.check().blocking(0)


def test_a_problem_of_a_section_goes_to_its_first_field():
    fields = [("titre_court",), ("champ", "territoire"), ("champ", "niveaux"), ("seuil",), ("seuil", "valeur")]
    assert field_of(("champ", "niveaux", 2), fields) == ("champ", "niveaux")
    assert field_of(("champ",), fields) == ("champ", "territoire")
    assert field_of(("seuil", "inconnu"), fields) == ("seuil",)
    assert field_of(("aide",), fields) is None


def test_a_rule_alone_takes_those_it_reads(edition):
    alone = edition.alone(rank(edition, "F3"))
    assert [one["id"] for one in alone["regles"]] == ["F1", "F3"]


@pytest.mark.parametrize("kind", INDICATOR_TYPES)
def test_every_parameter_of_every_indicator_has_its_field_and_its_help(edition, kind):
    edition.put(("regles", 0, "indicateur"), {"type": kind}, "")
    sections = {one.title: one.fields for one in sections_of(edition.rules[0], edition.check().grid)}
    fields = {one.path[2]: one for one in sections["Indicateur"] if len(one.path) == 3}
    assert list(fields) == list(INDICATOR_TYPES[kind].params)
    for name, param in INDICATOR_TYPES[kind].params.items():
        assert fields[name].help == param.help
        assert fields[name].kind in ("number", "boolean", "choice", "selectors", "suggest", "many", "text", "fields")
        if param.kind == "choice":
            assert [value for value, _ in fields[name].choices] == list(param.choices)


def test_a_threshold_changes_shape_and_keeps_its_figure():
    single = {"operateur": ">=", "valeur": "80", "unite": "%", "tolerance": "0.1"}
    by_level = with_shape(single, "par_niveau", ["1", "2"], "ha")
    assert by_level == {"operateur": ">=", "par_niveau": {"1": 80.0, "2": 80.0}, "unite": "%", "tolerance": "0.1"}
    assert with_shape(by_level, "valeur", [], "ha") == {**single, "valeur": 80.0}
    assert with_shape(single, "table", [], "ha", "table:oap.lgt")["valeur"] == "table:oap.lgt"
    assert with_shape(single, "aucun", [], "ha") == {}
    assert with_shape(None, "valeur", [], "m") == {"operateur": "<=", "valeur": 0, "unite": "m"}


def test_a_direction_asks_for_one_figure_or_two():
    assert with_direction({"valeur": "12", "unite": "ha"}, "entre")["valeur"] == [12.0, 12.0]
    assert with_direction({"valeur": ["12", "18"]}, ">=")["valeur"] == 12.0
    assert with_direction({"valeur": ["12", "18"]}, "<=")["valeur"] == 18.0
    assert with_direction({"par_niveau": {"1": ["1", "2"]}}, "<")["par_niveau"] == {"1": 2.0}
    assert with_direction({"valeur": "table:oap.lgt"}, "entre")["valeur"] == "table:oap.lgt"


@given(st.decimals(-1_000_000, 1_000_000, places=4), st.sampled_from([1.0, 100.0]))
def test_a_number_typed_is_shown_as_typed(value, factor):
    shown = shown_number(str(value), factor)
    assert typed_number(shown, factor) == float(value)


def test_what_is_not_a_number_is_left_to_the_validation():
    assert typed_number("beaucoup") == "beaucoup" and typed_number(" ") is None
    assert shown_number("beaucoup") == "beaucoup" and shown_number(None) == ""
    assert typed_number("1 250,5") == 1250.5


@pytest.mark.parametrize(
    ("threshold", "said"),
    [
        (None, "constat"),
        ({"operateur": "<=", "valeur": "0.5", "unite": "ha"}, "≤ 0,5 ha"),
        ({"operateur": "entre", "valeur": ["12", "18"], "unite": "m"}, "12 à 18 m"),
        ({"par_niveau": {"1": "2"}}, "par niveau"),
        ({"valeur": "table:oap.lgt"}, "table"),
        ({"valeur": "beaucoup"}, ""),
    ],
)
def test_the_list_says_the_threshold(threshold, said):
    assert spaces(threshold_words({"seuil": threshold})) == said


def test_every_proposal_is_a_selector_with_words(edition):
    grid = edition.check().grid
    found = proposals(grid, sums=True)
    assert len({one.selector for one in found}) == len(found) > 300
    for one in found:
        parse_selector(one.selector)
        assert one.words and selector_words(one.selector, grid) != one.selector
    assert selector_words("zones:AU&destoui:31", grid).startswith("zones à urbaniser (AU) et destination autorisée")
    assert selector_words("n’importe quoi", grid) == "n’importe quoi"


def test_binding_a_role_renames_it_wherever_it_is_read(edition):
    readers = edition.readers("reservoirs")
    assert len(readers) > 1
    edition.bind_role("reservoirs", "tvb_reservoirs_2024", "liaison")
    assert list(edition.roles)[5] == "tvb_reservoirs_2024" and edition.readers("reservoirs") == []
    assert edition.readers("tvb_reservoirs_2024") == readers
    assert not edition.check().errors
    edition.undo()
    assert edition.text == EXAMPLE


def test_a_role_read_by_its_name_or_a_name_already_taken_is_refused(edition):
    with pytest.raises(InputError, match="lu sous ce nom par des indicateurs"):
        edition.bind_role("enveloppe_urbaine", "tache_urbaine")
    with pytest.raises(InputError, match="tient déjà un rôle"):
        edition.bind_role("reservoirs", "corridors")
    assert edition.text == EXAMPLE


def test_a_layer_is_declared_as_a_role(edition):
    edition.declare_role("mares_2024", "point")
    assert edition.roles["mares_2024"] == {"libelle": "Mares 2024", "geometrie": "point", "incertitude_m": "0"}
    assert not edition.check().errors and "# Les tables sont dans" in edition.text
