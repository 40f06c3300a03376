"""YAML as people type it: the traps of YAML 1.1, hostile files, and writing it back."""

import pytest
import yaml

from aula.aula_plugin.core.compatibility import grid_yaml
from aula.aula_plugin.core.compatibility.grid_messages import GridError
from aula.aula_plugin.core.compatibility.grid_parse import parse_grid
from aula.aula_plugin.core.compatibility.grid_yaml import dump_grid_text, load_grid_text

from .grid_builder import spaces


def refusal(text):
    with pytest.raises(GridError) as caught:
        load_grid_text(text, "scot.yaml")
    return [spaces(one) for one in caught.value.errors]


@pytest.mark.parametrize(
    "written", ["0101", "01", "01004", "62041", "no", "off", "1:50", "2016-04-07", "1_000", "0x1F", "1e3", "=", "<="]
)
def test_what_is_typed_stays_text(written):
    # a YAML 1.1 reader gives 65, 1, 516, 62041, False, False, 110, a date, 1000, 31, 1000.0, "=", "<="
    assert load_grid_text(f"a: {written}\nb: [{written}]\n", "x").raw == {"a": written, "b": [written]}


@pytest.mark.parametrize("written", ["", "~", "null", "NULL"])
def test_nothing_is_absent(written):
    assert load_grid_text(f"a: {written}\n", "x").raw == {"a": None}
    assert load_grid_text(f'a: "{written}"\n', "x").raw == {"a": written}


def test_lines_are_kept():
    raw = load_grid_text("grille: {id: x}\nregles:\n  - id: A\n  - id: B\n    seuil:\n      unite: ha\n", "x")
    assert raw.origin.places[("regles", 1, "seuil", "unite")] == ("", 6)
    assert raw.origin.place(("regles", 1, "seuil", "operateur")) == "ligne 5, colonne seuil.operateur"
    assert raw.origin.place(("grille", "titre")) == "ligne 1, colonne grille.titre"


def test_the_typed_values_of_a_whole_grid():
    text = """
grille: {id: essai, titre: no, version: 2, date: 2026-09-01, scot: {approuve: 07/04/2016}}
armature: {niveaux: {1: Pôle, 01: Relais}}
parametres: {compter_aus: no, tolerance_defaut: "0,05", t0: 2021}
roles: {bati: {geometrie: surface}}
regles:
  - id: Q1
    theme: off
    source: {document: DOO, chapitre: 2.10, page: 034}
    portee: objectif
    question: 1:50
    champ: {niveaux: [01]}
    mode: humain
    indicateur: {type: surface_intersection, params: {x: zones:AU, y: "role:bati", nette: off, vocation: habitat}}
    seuil: {operateur: <=, valeur: 1 250.5, unite: ha, tolerance_abs: 0,5}
"""
    grid = parse_grid(load_grid_text(text.replace("0,5}", '"0,5"}'), "x").raw)
    rule = grid.regles[0]
    assert (grid.titre, grid.date, grid.scot.approuve) == ("no", "2026-09-01", "2016-04-07")
    assert grid.armature.niveaux == {"1": "Pôle", "01": "Relais"}
    assert (grid.parametres.compter_aus, grid.parametres.tolerance_defaut, grid.parametres.t0) == (False, 0.05, 2021)
    assert (rule.theme, rule.question, rule.source.chapitre, rule.source.page) == ("off", "1:50", "2.10", 34)
    assert rule.champ.niveaux == ("01",)
    assert (rule.indicateur.params["x"], rule.indicateur.params["nette"]) == (("zones:AU",), False)
    assert rule.indicateur.params["vocation"] == ("habitat",)
    assert (rule.seuil.valeur, rule.seuil.tolerance_abs) == (1250.5, 0.5)
    assert "operation" in rule.indicateur.defauts and "nette" not in rule.indicateur.defauts


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", "ligne 3 : clé « a » écrite deux fois (déjà ligne 1) ; gardez-en une"),
        ("a: &x [1]\n", "ligne 1 : les ancres YAML (« &x ») sont refusées ; écrivez la valeur"),
        ("a: 1\nb: *x\n", "ligne 2 : les renvois YAML (« *x ») sont refusés ; recopiez la valeur"),
        (
            "a: !!python/object/apply:os.system [ls]\n",
            "ligne 1 : les étiquettes YAML (« tag:yaml.org,2002:python/object/apply:os.system ») sont refusées ; "
            "ôtez-la",
        ),
        ("a: !!int 3\n", "ligne 1 : les étiquettes YAML (« tag:yaml.org,2002:int ») sont refusées ; ôtez-la"),
        ("a: 1\n---\nb: 2\n", "ligne 2 : un seul document par fichier ; ôtez la ligne « --- »"),
        ("a: " + "[" * 60 + "]" * 60, "ligne 1 : plus de 24 niveaux imbriqués ; écrivez-les à plat"),
        ("? [a]\n: 1\n", "ligne 1 : une clé doit être un mot, pas une liste"),
        ("- 1\n", "le fichier ne contient pas de grille ; attendu : les clés grille, armature, roles, regles…"),
        (
            "a:\n  operateur: >=\n",
            "ligne 2, caractère 15 : écriture YAML incorrecte ; une valeur qui commence par > % @ ` * & ! ou | s’écrit "
            'entre guillemets : ">="',
        ),
        (
            "a:\n\t- b\n",
            "ligne 2, caractère 1 : écriture YAML incorrecte ; décalez les lignes avec des espaces, "
            "jamais de tabulations",
        ),
    ],
)
def test_what_a_grid_never_needs(text, message):
    assert refusal(text) == [message]


def test_a_percent_sign_first():
    assert "%" in refusal("a:\n  unite: %\n")[0]


def test_a_bomb_costs_nothing():
    levels = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"] + [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert "ancres" in refusal("\n".join(levels))[0]
    assert "trop grand" in refusal("a" * (grid_yaml.MAX_CHARACTERS + 1))[0]
    assert "niveaux imbriqués" in refusal("a: " + "{a: " * 5000)[0]


def test_the_reader_of_pure_python_agrees(monkeypatch):
    monkeypatch.setattr(grid_yaml, "_LOADER", yaml.SafeLoader)
    test_the_typed_values_of_a_whole_grid()
    test_lines_are_kept()
    assert refusal("a: &x [1]\n") == ["ligne 1 : les ancres YAML (« &x ») sont refusées ; écrivez la valeur"]
    assert refusal("a: *x\n")


def test_written_text_is_read_the_same_by_any_reader():
    raw = {
        "grille": {"id": "no", "version": 2, "date": "2016-04-07", "titre": "a: b # c", "vide": "", "on": "y"},
        "niveaux": {"1": "01004", "2": "1:50"},
        "regles": [{"operateur": ">=", "valeur": [1, 2.5], "oui": True, "texte": "l’« été »\u00a0: 100\u202f%"}],
    }
    text = dump_grid_text(raw)
    assert yaml.safe_load(text) == raw
    assert 'operateur: ">="' in text
    assert '"1": "01004"' in text
    read = load_grid_text(text, "x").raw
    assert read["regles"][0]["valeur"] == ["1", "2.5"]
    assert list(read["grille"]) == list(raw["grille"])
