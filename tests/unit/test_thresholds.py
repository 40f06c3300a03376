"""Where the threshold of a rule is read: own row, level, EPCI, everyone; and what an absent one says."""

import pandas as pd
import pytest

from aula.aula_plugin.core.compatibility.measure import NotEvaluable
from aula.aula_plugin.core.compatibility.thresholds import Place, lookup, number_in

BOURG = Place("commune", "99002", "2", "200000001")
HAMEAU = Place("commune", "99004", "3", "200000001")
ISOLE = Place("commune", "99009", None, None)
TABLES = {
    "enveloppes": pd.DataFrame(
        [
            ("99002", "toutes", "12,5"),
            ("99002", "habitat", "8"),
            ("niveau:3", "toutes", "2.5"),
            ("200000001", "economie", "1 240,75"),
            ("*", "toutes", "1"),
        ],
        columns=["territoire", "vocation", "ha"],
    )
}


@pytest.mark.parametrize(
    ("place", "vocation", "hectares"),
    [
        (BOURG, "toutes", 12.5),
        (BOURG, "habitat", 8.0),
        (BOURG, "commerce", 12.5),  # no row of its own for that vocation: « toutes »
        (HAMEAU, "toutes", 2.5),
        (ISOLE, "toutes", 1.0),
        (Place("niveau", "3"), "toutes", 2.5),
    ],
)
def test_row_is_found_from_the_nearest_to_the_most_general(place, vocation, hectares):
    assert lookup(TABLES, "enveloppes", "ha", place, vocation) == pytest.approx(hectares)


def test_epci_answers_for_a_vocation_that_only_it_has():
    no_star = {"enveloppes": TABLES["enveloppes"][lambda t: t["territoire"].eq("200000001")]}
    assert lookup(no_star, "enveloppes", "ha", BOURG, "economie") == pytest.approx(1240.75)
    assert lookup(no_star, "enveloppes", "ha", ISOLE, "economie") is None


def test_missing_table_and_column_are_named():
    with pytest.raises(NotEvaluable, match="table manquante : oap"):
        lookup(TABLES, "oap", "lgt", BOURG)
    with pytest.raises(NotEvaluable, match="colonne « lgt » absente de la table « enveloppes »"):
        lookup(TABLES, "enveloppes", "lgt", BOURG)


@pytest.mark.parametrize(
    ("text", "value"), [("12 345,6", 12345.6), ("12\u202f345,6", 12345.6), ("", None), (None, None), ("-5", -5.0)]
)
def test_numbers_are_read_as_the_french_write_them(text, value):
    assert number_in(text) == value


def test_a_cell_that_is_not_a_number_is_quoted():
    with pytest.raises(NotEvaluable, match="valeur « =cmd\\(\\) » illisible"):
        number_in("=cmd()")
