"""What the papers of an avis take from a dossier: one analysis chosen, the grid read back, the flat table, no names."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.anonymous import MASK, without_names
from aula.aula_plugin.core.compatibility.chosen import choose, codes_of, pair_of
from aula.aula_plugin.core.compatibility.deadlines import deadlines, procedure_of
from aula.aula_plugin.core.compatibility.dossier import Dossier
from aula.aula_plugin.core.compatibility.exports import FLAT_COLUMNS, cell_text, commune_sheet, flat_rows, rule_sheet
from aula.aula_plugin.core.compatibility.model import (
    Armature,
    Champ,
    Indicateur,
    Regle,
    Role,
    Scot,
    Seuil,
    Source,
    TableRef,
)
from aula.aula_plugin.core.compatibility.replay import grid_of
from aula.aula_plugin.core.errors import InputError

RULE = Regle(
    "F1",
    "Surface",
    "Sobriété",
    "Combien ?",
    "objectif",
    "auto",
    Source("DOO", "2.1", 34, "cité"),
    Champ(("1", "2"), "commune", ("niveau",)),
    Indicateur("conso_vs_enveloppe", {"x": ["zones:AU"]}),
    Seuil("entre", "ha", (1.0, 2.5), {"1": 3.0}, 0.1),
    {"diagnostic": "x"},
    ("enveloppe_urbaine",),
)


def line(rule="F1", code="99001", grid="g", idurba="d", day="2026-09-01", **others):
    row = {
        "grille_id": grid,
        "idurba": idurba,
        "regle_id": rule,
        "territoire_type": "commune",
        "territoire_id": code,
        "date_run": day,
        "avis": "non examiné",
        "signal": "écart",
        "signal_modifie": False,
        "disparue": False,
    }
    return {**row, **others}


def test_the_grid_of_a_run_is_read_back_as_it_was():
    parameters = {
        "grille.titre": "T",
        "grille.version": "4",
        "scot": json.dumps(asdict(Scot("1", "SCoT", "2025-12-04", "2026-02-10"))),
        "armature": json.dumps(asdict(Armature(niveaux={"1": "Pôle"}))),
        "role.haies": json.dumps(asdict(Role("haies", "Haies", "ligne", False, 5.0))),
        "regle.F1": json.dumps(asdict(RULE)),
    }
    grid = grid_of(parameters, "g")
    assert (grid.id, grid.titre, grid.version, grid.scot.executoire) == ("g", "T", 4, "2026-02-10")
    assert grid.armature.niveaux == {"1": "Pôle"} and grid.roles["haies"].incertitude_m == 5.0
    assert grid.regles == (RULE,)


def test_a_threshold_read_in_a_table_stays_one():
    kept = {**asdict(RULE), "seuil": asdict(Seuil("<=", "ha", TableRef("enveloppes", "ha")))}
    rule = grid_of({"regle.F1": json.dumps(kept)}, "g").regles[0]
    assert rule.seuil is not None and rule.seuil.valeur == TableRef("enveloppes", "ha")


SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
ANYTHING = st.recursive(SCALARS, lambda one: st.lists(one) | st.dictionaries(st.text(max_size=5), one), max_leaves=5)
KEYS = st.sampled_from(["scot", "armature", "parametres", "regle.F1", "role.x", "grille.version"])


@given(st.dictionaries(KEYS, st.text(max_size=20) | ANYTHING.map(json.dumps)))
@example({"grille.version": "²"})
def test_parameters_edited_by_hand_never_stop_a_document(parameters):
    grid = grid_of(parameters, "g")
    assert grid.id == "g" and len(grid.regles) <= 1


def test_one_analysis_is_chosen():
    one, two = line(), line(grid="h")
    assert pair_of(Dossier("x", [one])) == ("g", "d")
    assert pair_of(Dossier("x", [one, two]), "h") == ("h", "d")
    assert pair_of(Dossier("x", [line(idurba="D_PLUi")]), idurba="d_plui") == ("g", "D_PLUi")
    with pytest.raises(InputError, match="plusieurs analyses.*grille « g ».*grille « h »"):
        pair_of(Dossier("x", [one, two]))
    with pytest.raises(InputError, match="aucun résultat de la grille « z »"):
        pair_of(Dossier("x", [one]), "z")


def test_every_document_of_a_grid_for_the_tables():
    dossier = Dossier("x", [line(), line(idurba="e"), line(grid="h")])
    with pytest.raises(InputError, match="plusieurs analyses"):
        pair_of(dossier, idurba="tous")
    found = choose(dossier, pair_of(dossier, "g", "Tous"), [])
    assert [row["idurba"] for row in found.lignes] == ["d", "e"]


def test_parameters_of_the_run_and_of_its_grid_only():
    rows = [
        {"grille_id": "g", "date_run": "2026-08-01", "cle": "grille.titre", "valeur": "avant"},
        {"grille_id": "g", "date_run": "2026-09-01", "cle": "grille.titre", "valeur": "maintenant"},
        {"grille_id": "g", "date_run": "2026-09-01", "cle": "note", "valeur": "dite"},
        {"grille_id": "g", "date_run": "2026-09-01", "cle": "document.D", "valeur": '{"etat": "02"}'},
        {"grille_id": "h", "date_run": "2026-09-01", "cle": "grille.titre", "valeur": "autre"},
    ]
    gone = line(code="99009", disparue=True, avis="compatible")
    found = choose(Dossier("x", [line(), line(code="99002"), gone]), ("g", "d"), rows, ["99002"])
    assert (found.grille.titre, found.notes, found.document) == ("maintenant", ["dite"], {"etat": "02"})
    assert [row["territoire_id"] for row in found.lignes] == ["99002"] and not found.disparues
    assert len(choose(Dossier("x", [line(), gone]), ("g", "d"), rows).disparues) == 1
    with pytest.raises(InputError, match="Commune « 1 » absente"):
        choose(Dossier("x", [line()]), ("g", "d"), rows, ["1"])
    assert codes_of(" 99001;2a004, 99002 ") == ["99001", "2A004", "99002"]


def test_flat_table_keeps_every_digit_and_nothing_for_null():
    row = flat_rows([line(valeur=1 / 3, seuil=2.0, signal=None, signal_modifie=True, page="04")]).iloc[0]
    assert list(row.index) == list(FLAT_COLUMNS)
    assert float(row["valeur"]) == 1 / 3
    assert (row["seuil"], row["signal"], row["signal_modifie"], row["page"]) == ("2", "", "oui", "04")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_read_back_exactly(value):
    assert float(cell_text(value)) == value


def test_sheets_count_lines_by_signal_and_avis():
    """Four lines: two écarts (one with a reservation), one constat, one respecté on another commune."""
    lines = [
        line(avis="compatible avec réserve"),
        line("T1"),
        line("A3", signal=None),
        line(code="99002", signal="respecté", avis="compatible", niveau="1"),
        line(code="1", territoire_type="niveau"),
    ]
    rules = rule_sheet(lines, [RULE])
    assert rules["Règle"].tolist() == ["F1", "A3", "T1"]
    first = rules.iloc[0]
    assert (first["Lignes"], first["Écart"], first["Respecté"], first["Examinées"]) == (3, 2, 1, 2)
    communes = commune_sheet(lines, {"1": "Pôle"}).set_index("Code")
    assert communes.loc["99001", ["Lignes", "Écart", "Constats", "Examinées"]].tolist() == [3, 2, 1, 1]
    assert communes.loc["99002", "Niveau"] == "Pôle" and list(communes.index) == ["99001", "99002"]


def test_names_are_masked_whole_and_whatever_their_case():
    rows = [line(auteur="Ana", justification="Vu avec ANA, pas avec Anatole ; analyse d’Ana."), line(auteur="Zoé")]
    kept, cited = without_names(rows, ["Ana", "Zoé", "A"])
    assert kept[0]["justification"] == f"Vu avec {MASK}, pas avec Anatole ; analyse d’{MASK}."
    assert [row["auteur"] for row in kept] == [None, None] and cited == [("F1", "99001")]
    assert rows[0]["auteur"] == "Ana"


@given(st.text(max_size=40), st.lists(st.text(min_size=3, max_size=8), max_size=3))
def test_masking_never_fails_and_leaves_other_texts_alone(text, names):
    kept, cited = without_names([line(justification=text)], names)
    assert (kept[0]["justification"] != text) == bool(cited)


def test_the_avis_is_due_three_months_after_transmission_else_after_the_arrest():
    """R. 153-4: three months from the day the project is sent: 2 July gives 2 October, 18 June 18 September."""
    events = {"arret": date(2026, 6, 18), "transmission": date(2026, 7, 2)}
    due = next(one for one in deadlines(events, date(2026, 9, 20)) if one.code == "avis_ppa")
    assert (due.echeance, due.jours, due.depart, due.mois) == (
        date(2026, 10, 2),
        12,
        "transmission du projet arrêté",
        3,
    )
    events["transmission"] = None
    due = next(one for one in deadlines(events, date(2026, 9, 20)) if one.code == "avis_ppa")
    assert (due.echeance, due.jours, due.depart) == (date(2026, 9, 18), -2, "arrêt du projet")


def test_procedures_are_named_and_say_when_they_ended():
    simplified = procedure_of("modification_simplifiee")
    assert simplified is not None and simplified.fin == date(2026, 5, 25)
    found = procedure_of("", "R2")
    assert found is not None and (found.code, found.fin) == ("revision", None)
    assert procedure_of("", "E").complement == "d’élaboration"
    assert procedure_of("", "") is None and procedure_of("inconnue", "R") is None
