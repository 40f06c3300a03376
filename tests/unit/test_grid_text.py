"""Editing a grid leaves every other character of its file as it was typed."""

import difflib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.grid_inline import changed, inline
from aula.aula_plugin.core.compatibility.grid_text import GridText
from aula.aula_plugin.core.compatibility.grid_yaml import load_grid_text

GRIDS = Path(__file__).resolve().parents[2] / "templates" / "grids"
EXAMPLE, GENERAL = ((GRIDS / f"grille_{name}.yaml").read_text(encoding="utf-8") for name in ("exemple", "generale"))

#: Every way of writing that a text editor leaves behind.
TYPED = """\
# En-tête du SCoT
grille: {id: essai, titre: 'L’essai'}   # une note

armature:
  niveaux: {"1": Pôle, "2": Rural}

roles:
  haies: {geometrie: ligne}  # à lier

regles:

  # ----- Trame verte
  # propre à T1
  - id: T1
    titre_court: "Haies"     # court
    theme: 'Trame verte'
    seuil:
      operateur: ">="
      # décidé le 3 mars
      valeur: 80   # pour cent
      unite: "%"
    indicateur:
      type: longueur_couverte
      params:
        lignes:
          - role:haies
          - "psc:07-04"
        par_sel: [psc:07-xx]

  - id: T2
    theme: Trame verte
    question: >
      Une question
      sur deux lignes
    seuil: {operateur: <=, valeur: 0, unite: ha}
    mode:

# fin
"""


def lines_changed(before, after):
    """Return the lines taken away and those put in their place."""
    found = [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[:2] in ("- ", "+ ")]
    return [one[2:] for one in found if one[0] == "-"], [one[2:] for one in found if one[0] == "+"]


def test_one_threshold_changes_one_line_and_keeps_its_comment():
    after = GridText(TYPED).put(("regles", 0, "seuil", "valeur"), 75.5)
    assert lines_changed(TYPED, after) == (
        ["      valeur: 80   # pour cent"],
        ["      valeur: 75.5   # pour cent"],
    )


@pytest.mark.parametrize(
    ("path", "value", "gone", "come"),
    [
        (("regles", 0, "theme"), "L’eau", ["    theme: 'Trame verte'"], ["    theme: 'L’eau'"]),
        (("regles", 0, "titre_court"), "Les haies", ['    titre_court: "Haies"     # court'],
         ['    titre_court: "Les haies"     # court']),
        (("regles", 0, "seuil", "tolerance"), 0.1, [], ["      tolerance: 0.1"]),
        (("regles", 0, "seuil", "unite"), None, ['      unite: "%"'], []),
        (("regles", 1, "seuil", "valeur"), [1.0, 2.0], ["    seuil: {operateur: <=, valeur: 0, unite: ha}"],
         ["    seuil: {operateur: <=, valeur: [1, 2], unite: ha}"]),
        (("regles", 1, "seuil"), {}, ["    seuil: {operateur: <=, valeur: 0, unite: ha}"], []),
        (("regles", 1, "mode"), "auto", ["    mode:"], ["    mode: auto"]),
        (("regles", 1, "question"), "Courte ?",
         ["    question: >", "      Une question", "      sur deux lignes"], ['    question: "Courte ?"']),
        (("regles", 0, "indicateur", "params", "lignes"), ["role:haies", "psc:07-05"],
         ['          - "psc:07-04"'], ['          - "psc:07-05"']),
        (("regles", 0, "indicateur", "params", "lignes"), ["role:haies"],
         ["        lignes:", "          - role:haies", '          - "psc:07-04"'], ['        lignes: ["role:haies"]']),
        (("regles", 0, "champ", "niveaux"), ["1"], [], ['    champ: {niveaux: ["1"]}']),
        (("roles", "haies", "incertitude_m"), 5.0, ["  haies: {geometrie: ligne}  # à lier"],
         ["  haies: {geometrie: ligne, incertitude_m: 5}  # à lier"]),
        (("armature", "niveaux", "2"), "Bourg", ['  niveaux: {"1": Pôle, "2": Rural}'],
         ['  niveaux: {"1": Pôle, "2": Bourg}']),
    ],
)  # fmt: skip
def test_a_change_touches_its_own_lines_only(path, value, gone, come):
    after = GridText(TYPED).put(path, value)
    assert lines_changed(TYPED, after) == (gone, come)


def test_several_keys_of_a_threshold_keep_the_comments_between_them():
    after = GridText(TYPED).put(("regles", 0, "seuil"), {"operateur": "entre", "valeur": [10, 20], "unite": "%"})
    assert lines_changed(TYPED, after) == (
        ['      operateur: ">="', "      valeur: 80   # pour cent"],
        ['      operateur: "entre"', "      valeur: [10, 20]   # pour cent"],
    )


def test_the_copy_of_a_rule_has_its_lines_and_another_name():
    after = GridText(TYPED).duplicate_rule(0, "T1_2", "Haies (copie)")
    gone, come = lines_changed(TYPED, after)
    assert gone == []
    assert "  - id: T1_2" in come and '    titre_court: "Haies (copie)"     # court' in come
    assert come.count("      # décidé le 3 mars") == 1
    assert [one["id"] for one in GridText(after).raw["regles"]] == ["T1", "T1_2", "T2"]


def test_a_rule_moves_with_its_comment_and_without_the_heading():
    after = GridText(TYPED).move_rule(0, 1)
    assert after.index("# ----- Trame verte") < after.index("- id: T2") < after.index("# propre à T1")
    assert after.index("# propre à T1") < after.index("- id: T1") < after.index("# fin")


def test_removing_what_was_added_gives_the_file_back():
    grid = GridText(TYPED)
    assert GridText(grid.duplicate_rule(0, "T9")).remove_rule(1) == TYPED
    assert GridText(grid.add_rule(1, {"id": "N1", "theme": "Eau"})).remove_rule(1) == TYPED


def test_moving_there_and_back_gives_the_file_back():
    assert GridText(GridText(EXAMPLE).move_rule(8, 9)).move_rule(9, 8) == EXAMPLE


@pytest.mark.parametrize("text", [TYPED.replace("\n", "\r\n"), GENERAL.replace("\n", "\r\n")], ids=["typed", "general"])
def test_windows_line_ends_stay(text):
    grid = GridText(text)
    for after in (
        grid.put(("regles", 0, "seuil", "tolerance_abs"), 3.0),
        grid.duplicate_rule(0, "T8"),
        grid.remove_rule(0),
        grid.move_rule(0, 1),
        grid.add_rule(0, {"id": "N1", "theme": "Eau"}),
    ):
        assert after.count("\n") == after.count("\r\n") > 20


def test_a_grid_without_rules_takes_its_first():
    for text in ("grille: {id: x}\n", "grille: {id: x}", "regles:\ngrille: {id: x}\n", "regles: []\n"):
        after = GridText(text).add_rule(0, {"id": "N1", "theme": "Eau"})
        assert GridText(after).raw["regles"] == [{"id": "N1", "theme": "Eau"}]


def test_rules_written_on_one_line_are_edited_too():
    text = "# tête\nregles: [{id: A, seuil: {valeur: 1}}, {id: B}]  # queue\n"
    grid = GridText(text)
    assert grid.put(("regles", 0, "seuil", "valeur"), 2.0) == text.replace("valeur: 1", "valeur: 2")
    for after, ids in (
        (grid.duplicate_rule(0, "A_2"), ["A", "A_2", "B"]),
        (grid.move_rule(0, 1), ["B", "A"]),
        (grid.remove_rule(0), ["B"]),
    ):
        assert [one["id"] for one in GridText(after).raw["regles"]] == ids
        assert after.startswith("# tête\n")


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
values = st.one_of(
    texts,
    st.booleans(),
    st.floats(-1e9, 1e9).map(lambda one: float(f"{one:.6g}")),
    st.lists(texts.filter(bool), min_size=1, max_size=3),
    st.dictionaries(st.sampled_from(["a", "B c", "1", "oui"]), texts.filter(bool), min_size=1, max_size=3),
)


@given(values)
def test_what_is_written_on_one_line_is_read_back(value):
    wanted = changed({}, ("a",), value)
    if wanted:
        assert load_grid_text(f"a: {inline(value)}\n", "x").raw == wanted


PATHS = [
    ("regles", 0, "titre_court"),
    ("regles", 0, "seuil", "valeur"),
    ("regles", 0, "seuil", "par_niveau", "1"),
    ("regles", 0, "indicateur", "params", "lignes"),
    ("regles", 1, "question"),
    ("regles", 1, "seuil"),
    ("regles", 1, "mode"),
    ("regles", 1, "aide", "droit"),
    ("roles", "haies", "libelle"),
    ("grille", "titre"),
]


@given(st.lists(st.tuples(st.sampled_from(PATHS), values), min_size=1, max_size=5))
def test_any_changes_read_as_asked_and_keep_the_comments(changes):
    text, wanted = TYPED, load_grid_text(TYPED, "x").raw
    for path, value in changes:
        # a text put where a section is written would be a grid no form makes
        if path[-1] in ("seuil",) and not isinstance(value, dict):
            continue
        if len(path) > 3 and not isinstance(wanted["regles"][path[1]].get(path[2], {}), dict):
            continue
        text = GridText(text).put(path, value)
        wanted = changed(wanted, path, value)
        assert load_grid_text(text, "x").raw == wanted
    for comment in ("# En-tête du SCoT", "# une note", "# ----- Trame verte", "# propre à T1", "# fin", "# à lier"):
        assert comment in text


@settings(max_examples=30)
@given(st.data())
def test_one_figure_of_the_general_grid_changes_one_line(data):
    grid = GridText(GENERAL)
    ranks = [n for n, rule in enumerate(grid.raw["regles"]) if isinstance(rule.get("seuil", {}).get("valeur"), str)]
    rank = data.draw(st.sampled_from(ranks))
    after = grid.put(("regles", rank, "seuil", "valeur"), data.draw(st.floats(0, 1000).map(lambda one: round(one, 2))))
    before_lines, after_lines = GENERAL.split("\n"), after.split("\n")
    assert len(before_lines) == len(after_lines)
    different = [n for n, pair in enumerate(zip(before_lines, after_lines)) if pair[0] != pair[1]]
    assert len(different) <= 1
    assert all("seuil:" in after_lines[n] for n in different)


one_act = st.tuples(st.sampled_from(["copie", "ôte", "déplace", "ajoute"]), st.integers(0, 99), st.integers(0, 99))


@settings(max_examples=30)
@given(st.lists(one_act, max_size=5))
def test_rules_copied_moved_and_removed_read_as_asked_and_keep_the_headings(steps):
    grid = GridText(EXAMPLE)
    wanted = [rule["id"] for rule in grid.raw["regles"]]
    bodies = {rule["id"]: rule for rule in grid.raw["regles"]}
    for number, (act, first, second) in enumerate(steps):
        here, there = first % len(wanted), second % len(wanted)
        if act == "copie":
            text = grid.duplicate_rule(here, f"Z{number}")
            bodies[f"Z{number}"] = {**bodies[wanted[here]], "id": f"Z{number}"}
            wanted.insert(here + 1, f"Z{number}")
        elif act == "ôte":
            text = grid.remove_rule(here)
            wanted.pop(here)
        elif act == "déplace":
            text = grid.move_rule(here, there)
            wanted.insert(there, wanted.pop(here))
        else:
            bodies[f"Z{number}"] = {"id": f"Z{number}", "theme": "Eau"}
            text = grid.add_rule(here, bodies[f"Z{number}"])
            wanted.insert(here, f"Z{number}")
        grid = GridText(text)
    assert grid.raw["regles"] == [bodies[one] for one in wanted]
    assert [line for line in grid.text.splitlines() if line.lstrip().startswith("#")] == [
        line for line in EXAMPLE.splitlines() if line.lstrip().startswith("#")
    ]
