"""The sum of communes that no group gathers, against the one the counter makes of the same communes as an EPCI."""

from __future__ import annotations

import pytest

from aula.aula_plugin.core.land.counter import count
from aula.aula_plugin.core.land.counter_rules import Rules
from aula.aula_plugin.core.land.counter_whole import WHOLE, whole
from aula.tests.unit.land.counters import consumption, known, territories

ROWS = {**known("01001", 100.0, (4.0, 4.0, 4.0)), **known("01002", 1.2, (0.1, None, 0.1))}
FIGURES = ("reference_ha", "enveloppe_ha", "apport_garantie_ha", "conso_ha", "solde_ha", "used_pct", "ecoule_pct",
           "rythme_ha_an", "projection_ha", "rapport")  # fmt: skip


def test_sum_of_two_communes_by_hand():
    """E: 50 + 1 (0.6 raised to the floor); C: 12 + 0.2; pace 4 + 0.1; projection 40 + 1."""
    found = count(consumption(ROWS), territories("01001", "01002", epci=None, scot=None), Rules())
    row, years = whole(found.communes, found.years, found.rules, "Ensemble")
    assert (row["enveloppe_ha"], row["conso_ha"], row["solde_ha"]) == pytest.approx((51.0, 12.2, 38.8))
    assert (row["rythme_ha_an"], row["projection_ha"], row["apport_garantie_ha"]) == pytest.approx((4.1, 41.0, 0.4))
    assert (row["annees_manquantes"], row["nom"], row["niveau"]) == ("2022 (1\u00a0commune)", "Ensemble", WHOLE)
    counted = years[years["annee"].between(2021, 2023)]
    assert list(counted["cumul_ha"]) == pytest.approx([4.1, 8.1, 12.2])
    assert list(counted["complete"]) == [True, False, True]


def test_same_figures_as_a_group_of_these_communes():
    found = count(consumption(ROWS), territories("01001", "01002"), Rules())
    row, _ = whole(found.communes, found.years, found.rules, "Ensemble")
    group = found.row("epci", "200000001")
    assert {name: row[name] for name in FIGURES} == pytest.approx({name: group[name] for name in FIGURES})
    assert (row["statut"], row["annee_epuisement"]) == (group["statut"], group["annee_epuisement"])


def test_a_commune_without_data_is_on_neither_side():
    rows = {**known("01001", 100.0), **{("01003", 2012): 3.0}}
    found = count(consumption(rows), territories("01001", "01003"), Rules())
    row, _ = whole(found.communes, found.years, found.rules, "Ensemble")
    assert (row["enveloppe_ha"], row["conso_ha"], row["n_communes"], row["n_sans_donnee"]) == pytest.approx(
        (50, 12, 2, 1)
    )


def test_nothing_known_at_all_stays_unknown():
    found = count(consumption({("01003", 2012): 3.0}), territories("01003"), Rules())
    row, years = whole(found.communes, found.years, found.rules, "Ensemble")
    assert row["statut"] == "sans donnée" and row["n_sans_donnee"] == 1
    assert years["conso_ha"].isna().all()
