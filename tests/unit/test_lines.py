"""The words of a line: what each placeholder of a grid prints, so that a value and its threshold never look alike."""

import pytest

from aula.aula_plugin.core.compatibility.lines import Line, placeholders
from aula.aula_plugin.core.compatibility.model import Champ, Indicateur, Regle, Source
from aula.aula_plugin.core.compatibility.signals import Limit
from aula.aula_plugin.core.compatibility.thresholds import Place

RULE = Regle("T1", "AU", "Trame", "AU ?", "prescription", "auto", Source("DOO"), Champ(), Indicateur("saisie"))


def printed(value, limit, unit):
    line = Line(RULE, Place("commune", "10001"), "Ouest", limit=limit, value=value, unit=unit)
    words = placeholders(line)
    return words["valeur"], words["seuil"], words["depassement"]


@pytest.mark.parametrize(
    ("value", "limit", "unit", "expected"),
    [
        (0.8, Limit("<=", 0.6), "%", ("0,8", "0,6", "0,2")),  # both would be « 1 » with the decimals of a share
        (1.2, Limit("<=", 1.0), "%", ("1,2", "1", "0,2")),
        (79.6, Limit(">=", 80.0), "%", ("79,6", "80", "0,4")),
        (12.0, Limit("<=", 9.5), "ha", ("12,0", "9,5", "2,50")),
        (60.2, Limit("entre", 40.0, 60.0), "%", ("60,2", "40 à 60", "0,2")),  # compared with the bound it passed
        (39.9, Limit("entre", 40.0, 60.0), "%", ("39,9", "40 à 60", "0,1")),
    ],
)
def test_a_value_is_told_from_its_threshold(value, limit, unit, expected):
    assert printed(value, limit, unit) == expected


def test_a_line_without_threshold_prints_its_value_alone():
    assert printed(45.3, None, "%") == ("45", "", "")
