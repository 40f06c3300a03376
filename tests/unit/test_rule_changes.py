"""The lines of two runs side by side: the direction of a measure against its threshold."""

from __future__ import annotations

import pandas as pd
import pytest

from aula.aula_plugin.core.compatibility.results import RESULT_COLUMNS
from aula.aula_plugin.core.compatibility.rule_changes import compare_results, latest


def run(**values):
    row = {
        "grille_id": "g",
        "grille_version": 1,
        "regle_id": "F1",
        "territoire_type": "commune",
        "territoire_id": "99001",
        "unite": "ha",
        "valeur": 10.0,
        "operateur": "<=",
        "seuil": 12.0,
        "signal": "respecté",
        "date_run": "2026-01-01T00:00:00",
        **values,
    }
    return pd.DataFrame([row], columns=list(RESULT_COLUMNS), dtype=object)


def one(before, after):
    (row,) = compare_results(before, after).to_dict("records")
    return row


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        ({"valeur": 10.0}, {"valeur": 14.0, "signal": "écart"}, "dégradé"),
        ({"valeur": 14.0, "signal": "écart"}, {"valeur": 13.0, "signal": "écart"}, "amélioré"),
        ({"operateur": ">="}, {"operateur": ">=", "valeur": 11.0}, "amélioré"),
        ({"valeur": 10.0}, {"valeur": 10.0 + 1e-12}, "inchangé"),
        # between 12 and 18: 10 is 2 below, 19 is 1 above: nearer
        (
            {"operateur": "entre", "seuil_haut": 18.0},
            {"operateur": "entre", "seuil_haut": 18.0, "valeur": 19.0},
            "amélioré",
        ),
        ({"seuil": None, "operateur": None}, {"seuil": None, "operateur": None, "valeur": 9.0}, "en baisse"),
        ({"valeur": None, "signal": "sans objet"}, {}, "apparu"),
        ({}, {"valeur": None, "signal": "sans objet"}, "disparu"),
        # a datum is missing in one state: nothing is said to come or to go
        ({}, {"valeur": None, "signal": "non évaluable"}, "non comparable"),
        ({"valeur": None, "signal": "non évaluable"}, {}, "non comparable"),
        ({"valeur": None, "signal": "non évaluable"}, {"valeur": None, "signal": "non évaluable"}, "inchangé"),
        ({"grille_version": 1}, {"grille_version": 2, "valeur": 14.0}, "non comparable"),
        ({"seuil": 12.0}, {"seuil": 20.0, "valeur": 14.0}, "non comparable"),
    ],
)
def test_direction(before, after, word):
    row = one(run(**before), run(**after))
    assert row["sens"] == word
    if word == "non comparable":
        assert row["delta"] is None


def test_values_and_signals_stand_side_by_side():
    row = one(run(), run(valeur=14.0, signal="écart"))
    assert (row["valeur_avant"], row["valeur_apres"], row["delta"]) == (10.0, 14.0, pytest.approx(4.0))
    assert (row["signal_avant"], row["signal_apres"], row["signal_change"]) == ("respecté", "écart", True)


def test_the_avis_of_both_runs_are_told_and_what_no_one_examined_is_null():
    row = one(run().assign(avis="non examiné"), run().assign(avis="compatible"))
    assert (row["avis_avant"], row["avis_apres"]) == (None, "compatible")
    assert one(run(), run())["avis_apres"] is None


def test_a_line_of_one_run_only_is_kept():
    table = compare_results(run(), run(territoire_id="99002"))
    assert dict(zip(table["territoire_id"], table["sens"])) == {"99002": "apparu", "99001": "disparu"}


def test_the_last_run_of_a_dossier():
    both = pd.concat([run(), run(date_run="2026-05-01T00:00:00", valeur=3.0)], ignore_index=True)
    assert list(latest(both)["valeur"]) == [3.0]
