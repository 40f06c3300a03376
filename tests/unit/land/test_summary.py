"""Sums of what a report tells: what is known, over how many territories."""

from __future__ import annotations

import pandas as pd
import pytest

from aula.aula_plugin.core.land.summary import Total, share, total, transitions, vocations, years_between


def test_a_sum_holds_what_is_known_and_says_on_how_many():
    assert total([1.5, None, 2.5]) == Total(4.0, 2, 3)
    assert not total([1.5, None]).whole
    assert total([1.5, 2.0]).whole


def test_nothing_known_is_not_zero():
    assert total([None, float("nan")]).value is None
    assert total([]).value is None
    assert total([0.0]).value == 0.0


def test_a_share_of_nothing_is_unknown():
    assert share(3.0, 12.0) == 25.0
    assert share(3.0, 0.0) is None
    assert share(None, 12.0) is None


def test_dates_are_told_when_all_share_them():
    frame = pd.DataFrame({"annee1": [2015, 2015], "annee2": [2024, 2024]})
    assert years_between(frame) == (2015, 2024)
    assert years_between(frame.assign(annee2=[2024, 2021])) is None
    assert years_between(frame.assign(annee1=[None, None])) is None


def test_transitions_are_summed_over_territories_in_reading_order():
    matrix = pd.DataFrame(
        [
            ("enaf", "1", "A", "Uh", 2.0),
            ("enaf", "2", "A", "Uh", 3.0),
            ("enaf", "2", "F", "F", 7.0),
            ("enaf", "3", "A", "Uh", 100.0),
            ("decret", "1", "A", "Uh", 100.0),
        ],
        columns=["mesure", "code", "classe1", "classe2", "ha"],
    )
    table = transitions(matrix, "enaf", ["1", "2"], ["N", "A", "F", "Uh"])
    assert list(table.index) == ["A", "F"]  # nothing was Uh before
    assert list(table.columns) == ["F", "Uh"]
    assert table.loc["A", "Uh"] == 5.0
    assert table.loc["F", "F"] == 7.0
    assert table.to_numpy().sum() == 12.0


def test_a_class_that_the_order_does_not_hold_comes_last():
    matrix = pd.DataFrame(
        [("enaf", "1", "A", "zz", 2.0), ("enaf", "1", "A", "A", 1.0)],
        columns=["mesure", "code", "classe1", "classe2", "ha"],
    )
    assert list(transitions(matrix, "enaf", ["1"], ["A"]).columns) == ["A", "zz"]


def test_vocations_weigh_each_territory_by_its_classed_hectares():
    # first: 10 ha of which 2 out of the typology, half habitat: 4 ha; second: 4 ha, all économie
    frame = pd.DataFrame(
        {
            "flux_ha": [10.0, 4.0],
            "ha_hors_typologie": [2.0, None],
            "ha_non_classes": [0.0, 0.0],
            "part_habitat": [50.0, 0.0],
            "part_economie": [50.0, 100.0],
            "part_equipement": [0.0, 0.0],
            "part_transport": [0.0, None],
        }
    )
    assert vocations(frame) == pytest.approx({"habitat": 4.0, "economie": 8.0, "equipement": 0.0, "transport": 0.0})


def test_no_vocation_when_nothing_was_classed():
    columns = ["flux_ha", "ha_hors_typologie", "ha_non_classes"]
    columns += [f"part_{name}" for name in ("habitat", "economie", "equipement", "transport")]
    assert vocations(pd.DataFrame([[None] * 7], columns=columns)) is None
