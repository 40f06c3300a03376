"""The counter on the ENAF tables of the Métropole de Lyon (58 communes, 2009–2023) and the rates of Hauts-de-France."""

import geopandas
import pandas as pd
import pytest

from aula.aula_plugin.core.land.consumption_table import DESTINATIONS
from aula.aula_plugin.core.land.counter_inputs import Inputs, counted, read_inputs
from aula.aula_plugin.core.land.counter_rules import Rules
from aula.aula_plugin.core.land.rates import rates_of, read_rates

RULES = Rules()


@pytest.fixture(scope="module")
def lyon(shared_data):
    folder = shared_data / "indicateurs_metropole_lyon_69"
    table = pd.read_csv(folder / "conso_enaf_annuelle.csv", dtype={"code_insee": str})
    places = geopandas.read_file(folder / "metropole_lyon.gpkg", layer="communes")
    # perimeters of no meaning, that share the communes out: initial of the name, and the whole
    places = places.assign(siren_epci=places["nom"].str[:1], scot="Lyon")
    return table, places


@pytest.fixture(scope="module")
def ready(lyon):
    table, places = lyon
    return read_inputs(Inputs(table, places), RULES)


@pytest.fixture(scope="module")
def counters(ready):
    return counted(ready, RULES)


def test_table_is_read_as_it_is(ready, lyon):
    """870 rows, 58 communes, 15 years; the unit is told by the values; destinations add up to the total, to 1 m²."""
    table, _ = lyon
    read = ready.consumption
    assert (len(read.yearly), read.yearly["code"].nunique(), read.years) == (870, 58, list(range(2009, 2024)))
    assert read.unit == "m2" and read.column == "total" and not read.questions
    assert read.yearly["conso_m2"].sum() == pytest.approx(table["total"].sum()) == pytest.approx(11_359_871)
    parts = [f"{name}_m2" for name in DESTINATIONS]
    assert (read.yearly[parts].sum(axis=1) - read.yearly["conso_m2"]).abs().max() < 1


#: Hectares. R: ten years added up; E = R / 2, at least 1; C: 2021 to 2023; pace C / 3; projected 10 C / 3;
#: used 100 C / E; exhausted in 2021 + E / pace.
BY_HAND = {
    # 124886 + 105566 + 176015 + 45179 + 276687 + 124730 + 21173 + 46681 + 18485 + 16532 = 955934 m²;
    # 26871 + 4340 + 9344 = 40555 m²; 47.7967 / 1.35183 = 35.4 years
    "69290": (95.5934, 47.7967, 4.0555, 43.7412, 8.4849, 13.5183, 2056, "en dessous du rythme"),
    # 400 + 7599 + 36815 + 22949 + 27236 + 23659 + 18325 + 5769 + 331 + 0 = 143083 m²;
    # 9353 + 4490 + 3452 = 17295 m²; 24.1748 % of the envelope in 30 % of the time: 0.806; 7.15415 / 0.5765 = 12.4 years
    "69271": (14.3083, 7.15415, 1.7295, 5.42465, 24.1748, 5.765, 2033, "dans le rythme"),
    # 262277 m²; 153411 + 96 + 18930 = 172437 m², more than the 131138.5 of the envelope; 13.11385 / 5.7479 = 2.3 years
    "69029": (26.2277, 13.11385, 17.2437, -4.12985, 131.4922, 57.479, 2023, "enveloppe dépassée"),
    # 630 m² in ten years: 0.0315 ha raised to 1; 1804 m² since; 1 / 0.060133 = 16.6 years
    "69142": (0.063, 1.0, 0.1804, 0.8196, 18.04, 0.60133, 2037, "en dessous du rythme"),
}


@pytest.mark.parametrize("code", BY_HAND)
def test_communes_worked_out_by_hand(counters, code):
    row = counters.row("commune", code)
    *numbers, year, status = BY_HAND[code]
    names = ("reference_ha", "enveloppe_ha", "conso_ha", "solde_ha", "used_pct", "projection_ha")
    assert [row[name] for name in names] == pytest.approx(numbers, abs=1e-4)
    assert (row["annee_epuisement"], row["statut"], row["n_annees"]) == (year, status, 3)
    assert row["garantie"] == (code == "69142")


def test_communes_add_up_to_every_perimeter(counters, lyon):
    """827.7454 ha of reference, 149.8944 ha since 2021; five floors add 2.6654 ha to half of the reference."""
    table, places = lyon
    whole = counters.row("scot", "Lyon")
    assert (whole["reference_ha"], whole["conso_ha"]) == pytest.approx((827.7454, 149.8944))
    assert whole["apport_garantie_ha"] == pytest.approx(5 - 0.5 * (6675 + 630 + 12540 + 15789 + 11058) / 10_000)
    assert whole["enveloppe_ha"] == pytest.approx(827.7454 / 2 + 2.6654)
    assert (whole["n_communes"], whole["n_sans_donnee"], whole["taux_pct"]) == (58, 0, 50)
    groups = counters.groups[counters.groups["niveau"] == "epci"]
    for name in ("reference_ha", "enveloppe_ha", "conso_ha", "solde_ha", "projection_ha"):
        assert groups[name].sum() == pytest.approx(whole[name]) == pytest.approx(counters.communes[name].sum())
    wide = table.merge(places[["code_insee", "siren_epci"]], on="code_insee")
    years = counters.years[counters.years["niveau"] == "epci"].dropna(subset=["conso_ha"])
    expected = wide.groupby(["siren_epci", "year"])["total"].sum() / 10_000
    found = years.set_index(["code", "annee"])["conso_ha"]
    assert len(found) == len(expected) and found.to_dict() == pytest.approx(expected.to_dict())
    assert counters.totals["TOTAL_ENVELOPPE_HA"] == pytest.approx(whole["enveloppe_ha"])
    assert counters.totals["NB_DEPASSEES"] == (counters.communes["solde_ha"] < 0).sum() == 5


def test_the_same_in_wide_columns_and_in_hectares(counters, lyon):
    table, places = lyon
    wide = table.pivot(index="code_insee", columns="year", values="total") / 10_000
    wide.columns = [f"conso_{year}_ha" for year in wide.columns]
    other = counted(read_inputs(Inputs(wide.reset_index(), places), RULES), RULES)
    pd.testing.assert_frame_equal(other.communes, counters.communes)
    pd.testing.assert_frame_equal(other.groups, counters.groups)


def test_rates_of_hauts_de_france(shared_data):
    """47 targets from 12.9 to 82.2 %; a commune of the Pas-de-Calais without any other takes that of the region."""
    rates = read_rates(pd.read_csv(shared_data / "objectifs_zan" / "territorialisation_objectifs.csv", dtype=str))
    every = [rate for kind in rates.by_kind.values() for rate in kind.values()]
    assert (len(every), min(every), max(every)) == (47, 12.9, 82.2)
    assert {kind: len(codes) for kind, codes in rates.by_kind.items()} == {"epci": 5, "region": 1, "scot": 40, "": 1}
    assert rates.by_kind["region"] == {"32": 54.47} and rates.by_kind["epci"]["200066975"] == 57.30
    places = pd.DataFrame(
        {
            "code": ["62041", "02691", "60001", "69123"],
            "epci": ["200072460", "200066975", "246000764", None],
            "scot": ["SCOT_10394", None, None, None],
        }
    )
    found, told = rates_of(places, rates, 50.0)
    assert list(found["taux"]) == [68.60, 57.30, 61.10, 50.0]
    assert list(found["source"]) == ["scot", "epci", "epci", "défaut"]
    alone, _ = rates_of(places.assign(scot=None).iloc[:1], rates, 50.0)
    assert alone["taux"].iloc[0] == 54.47 and alone["source"].iloc[0] == "region"
    assert any("ne servent à aucune commune" in one.text for one in told)
