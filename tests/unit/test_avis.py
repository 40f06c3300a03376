"""Levels of an avis, and when a line has changed under it."""

import pytest

from aula.aula_plugin.core.compatibility.avis import (
    GLOBAUX,
    NIVEAUX,
    cleaned,
    is_written,
    signal_modifie,
)
from aula.aula_plugin.core.errors import InputError


def test_levels_are_those_of_the_reference():
    assert NIVEAUX[0] == "compatible" and NIVEAUX[-1] == "non examiné" and len(NIVEAUX) == 6
    assert len(GLOBAUX) == 4


def test_typed_values_are_trimmed_and_empty_is_null():
    typed = {"avis": " compatible ", "piece": "", "justification": "\n"}
    assert cleaned(typed) == {"avis": "compatible", "piece": None, "justification": None}
    assert cleaned({"avis": None}) == {"avis": "non examiné"}


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"avis": "compatibles"}, "Vouliez-vous « compatible »"),
        ({"piece": "reglement ecrit"}, "Vouliez-vous « règlement écrit »"),
        ({"signal": "respecté"}, "« signal » ne se saisit pas"),
    ],
)
def test_what_does_not_exist_is_refused_with_the_nearest(values, says):
    with pytest.raises(InputError, match=says):
        cleaned(values)


WRITTEN = {"avis": "compatible", "signal": "écart", "valeur": 1.5, "signal_vu": "écart", "valeur_vue": 1.5}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, False),
        ({"signal": "respecté"}, True),
        ({"valeur": 1.6}, True),
        ({"valeur": 1.5 + 1e-9}, False),  # noise of another computer
        ({"valeur": 1.5001}, True),  # 1 m² of 15 000
        ({"valeur": None}, True),
        ({"valeur": None, "valeur_vue": float("nan")}, False),
        ({"signal": None, "signal_vu": ""}, False),  # a constat has no signal
        ({"signal": "respecté", "avis": "non examiné"}, False),  # nobody judged
        ({"signal": "respecté", "avis": "non examiné", "justification": "à voir"}, True),
    ],
)
def test_a_line_changed_when_signal_or_value_did(changed, expected):
    assert signal_modifie({**WRITTEN, **changed}) is expected


def test_a_text_without_level_is_something_written():
    assert is_written({"avis": "non examiné", "modification": "Reclasser en N"})
    assert not is_written({"avis": None, "justification": "  "})
