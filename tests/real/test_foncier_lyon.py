"""Published flows and stocks of the Métropole de Lyon (OCS GE 2017 and 2020) against the matrix of the décret."""

from __future__ import annotations

import pandas as pd
import pytest

from aula.aula_plugin.core.land.nomenclatures import nomenclature


@pytest.fixture(scope="module")
def table(shared_data):
    return lambda name: pd.read_csv(
        shared_data / "indicateurs_metropole_lyon_69" / f"{name}.csv", dtype={"code_insee": str}
    )


@pytest.fixture(scope="module")
def by_cover():
    """Least and greatest state of each cover over all usages."""
    crossings = nomenclature("ocsge").crossings
    return crossings.groupby(level="cs")[["artif", "impermeable"]].agg(["min", "max"])


@pytest.mark.parametrize("axis", ["couverture", "usage"])
@pytest.mark.parametrize("measure", ["artif", "imper"])
def test_gross_less_given_back_is_net(table, measure, axis):
    """To 0.01 m²: figures are published to the square decimetre of a hectare."""
    rows = table(f"{measure}_flux_{axis}")
    gap = rows[f"flux_{measure}"] - rows[f"flux_des{measure}"] - rows[f"flux_{measure}_net"]
    assert len(rows) > 100 and gap.abs().max() < 2e-6


def test_sealed_covers_are_those_of_the_matrix(table, by_cover):
    """Whatever the usage, two covers are sealed; the published stock holds these two, and no other."""
    sealed = by_cover.index[by_cover["impermeable"]["min"] == 1]
    assert set(sealed) == {"CS1.1.1.1", "CS1.1.1.2"} == set(table("imper_stock_couverture")["couverture"])
    assert set(by_cover.index[by_cover["impermeable"]["max"] == 1]) == set(sealed)


def test_artificialised_stock_follows_the_matrix_but_for_the_thresholds(table, by_cover):
    """Covers that the matrix never artificialises are 2.4 % of the published stock: woods and water under 2 500 m²
    enclosed in artificialised land. Every other cover of the stock is one that the matrix may artificialise."""
    stock = table("artif_stock_couverture").groupby(["year", "couverture"])["surface"].sum().unstack("year")
    never = by_cover.index[by_cover["artif"]["max"] == 0]
    share = 100 * stock.loc[stock.index.isin(never)].sum() / stock.sum()
    assert share.to_dict() == {2017: pytest.approx(2.41, abs=0.01), 2020: pytest.approx(2.40, abs=0.01)}
    always = by_cover.index[by_cover["artif"]["min"] == 1]
    sealed = table("imper_stock_couverture").groupby(["year", "couverture"])["surface"].sum().unstack("year")
    both = stock.index.intersection(always).intersection(sealed.index)
    assert list(both) == ["CS1.1.1.1", "CS1.1.1.2"]
    assert (stock.loc[both] / sealed.loc[both]).to_numpy().min() > 0.999  # all of it, but for the thresholds
