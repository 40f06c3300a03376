"""Sensitivity: which runs are made, what they measure, and that areas compare with the run without change."""

import numpy as np
import pytest

from aula.aula_plugin.core.centrality.sensitivity import CANDIDATES, LABELS, Run, around, effects, sensitivity
from aula.aula_plugin.core.centrality.settings import Settings
from aula.aula_plugin.core.centrality.territory import draw, measure_all
from aula.tests.unit.centrality.test_territory import ONE

SETTINGS = Settings()


def test_each_parameter_goes_down_and_up_by_a_quarter():
    runs = around(SETTINGS, built=True, streets=True)
    moved = {(run.parameter, run.change): run.value for run in runs[1:]}
    assert moved["radius", -0.25] == 112.5
    assert moved["density", 0.25] == pytest.approx(0.9375)
    assert moved["groups", -0.25] == 4  # a quarter of 5 is 1.25: one group
    assert moved["chain_shops", 0.25] == 4
    assert len(moved) == 2 * len(LABELS)


def test_quantiles_stay_quantiles_unless_they_are_values():
    high = Settings(density=0.9)
    assert {run.value for run in around(high, True, True) if run.parameter == "density"} == {0.9 * 0.75, 1.0}
    value = Settings(density=0.9, reference="absolu")
    assert 0.9 * 1.25 in {run.value for run in around(value, True, True) if run.parameter == "density"}


def test_what_is_not_drawn_is_not_moved():
    names = {run.parameter for run in around(SETTINGS, built=False, streets=False)}
    assert not names & {"built", "built_radius", "minutes", "speed"}


@pytest.fixture(scope="module")
def found():
    runs = [run for run in around(SETTINGS, False, False) if run.parameter in ("", "radius", "chain")]
    return sensitivity(ONE, ["99001", "99002"], runs, lambda _: None)


def test_areas_are_those_of_a_run_with_these_settings(found):
    table = found.table
    row = table[(table["valeur"] == 187.5) & (table["variante"] == CANDIDATES) & (table["code_insee"] == "99001")]
    drawn = draw(measure_all(ONE, Settings(radius=187.5)), "99001")
    assert row["aire_ha"].iloc[0] == pytest.approx(drawn.shaped.perimeters["aire_ha"].sum())
    base = table[table["parametre"].isna() & (table["variante"] == CANDIDATES) & (table["code_insee"] == "99001")]
    assert base["ecart_ha"].iloc[0] == 0
    assert row["ecart_ha"].iloc[0] == pytest.approx(row["aire_ha"].iloc[0] - base["aire_ha"].iloc[0])


def test_a_parameter_is_measured_on_what_it_acts_on(found):
    variants = found.table.groupby("parametre", dropna=True)["variante"].unique()
    assert set(variants["Écart entre commerces"]) == {"tampons", "enveloppe"}
    assert set(variants["Rayon de la densité"]) == {"champ", CANDIDATES}


def test_share_of_the_runs(found):
    # the run without change and two radii: the field is drawn three times
    assert found.runs == 3
    assert set(np.round(np.unique(found.share) * 3)) <= {0, 1, 2, 3}
    assert found.share.max() == 1


def test_effects_add_up_communes_and_come_greatest_first(found):
    table = effects(found.table, "tampons")
    part = found.table[(found.table["variante"] == "tampons") & (found.table["variation_pct"] == 25)]
    assert table["plus_ha"].sum() == pytest.approx(part["ecart_ha"].astype(float).sum())
    largest = table[["moins_ha", "plus_ha"]].abs().max(axis=1)
    assert (largest.diff().dropna() <= 0).all()


def test_run_without_change_has_no_value():
    assert Run("", SETTINGS, 0.0).value is None
