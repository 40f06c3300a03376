"""The counter on numbers worked out by hand, and what stays true whatever the numbers."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.land import columns
from aula.aula_plugin.core.land import counter_rules as words
from aula.aula_plugin.core.land.consumption_table import NO_PERIOD, Consumption
from aula.aula_plugin.core.land.counter import count
from aula.aula_plugin.core.land.counter_remarks import limits
from aula.aula_plugin.core.land.counter_rules import Rules
from aula.aula_plugin.core.land.rates import read_rates
from aula.tests.unit.land.counters import consumption, known, territories


def row_of(rows, rules=None, rates=None, **of):
    found = count(consumption(rows), territories("01001", **of), rules or Rules(), rates)
    return found.communes.iloc[0]


def test_known_answer():
    """R 100 → E 50; C 12 over 3 years → pace 4, projection 10 × 12 / 3 = 40, used 24 %, 2021 + 50 / 4 = 2033.5."""
    row = row_of(known())
    assert row["reference_ha"] == pytest.approx(100)
    assert row["enveloppe_ha"] == pytest.approx(50)
    assert (row["conso_ha"], row["solde_ha"]) == pytest.approx((12, 38))
    assert (row["rythme_ha_an"], row["projection_ha"], row["used_pct"]) == pytest.approx((4, 40, 24))
    assert (row["ecoule_pct"], row["rapport"]) == pytest.approx((30, 0.8))
    assert (row["annee_epuisement"], row["n_annees"], row["statut"]) == (2033, 3, words.WITHIN)
    assert row["annees_manquantes"] is None


def test_the_reference_is_ten_years():
    rows = {("01001", year): 10.0 for year in range(2009, 2021)}
    assert row_of(rows)["reference_ha"] == pytest.approx(
        100
    )  # 2009 and 2010 are out: ten years, not eleven, nor twelve


@pytest.mark.parametrize(
    ("reference", "eligible", "envelope", "floored"),
    [
        (1.2, True, 1.0, True),
        (1.2, False, 0.6, False),
        (2.0, True, 1.0, False),
        (100, True, 50.0, False),
        (0, True, 1, True),
    ],
)
def test_floor(reference, eligible, envelope, floored):
    row = row_of(known(reference=reference), eligible=eligible)
    assert row["enveloppe_ha"] == pytest.approx(envelope)
    assert row["garantie"] == floored
    assert row["apport_garantie_ha"] == pytest.approx(envelope - reference / 2)


def test_nothing_counted_is_null():
    row = row_of(known(since=()))
    assert row["enveloppe_ha"] == pytest.approx(50)
    for name in ("conso_ha", "solde_ha", "used_pct", "rythme_ha_an", "projection_ha", "annee_epuisement", "rapport"):
        assert pd.isna(row[name]), name
    assert (row["n_annees"], row["statut"]) == (0, words.NO_DATA)


def test_missing_year_counts_the_years_present():
    """0.1 in 2021, none in 2022, 0.2 in 2023: pace 0.3 / 2 = 0.15; 10 × 0.15 = 1.5; 2021 + 1 / 0.15 = 2027.67."""
    rows = {**known(reference=1.2, since=(0.1, None, 0.2)), **known("01002")}
    row = count(consumption(rows), territories("01001", "01002"), Rules()).communes.iloc[0]
    assert (row["conso_ha"], row["rythme_ha_an"], row["projection_ha"]) == pytest.approx((0.3, 0.15, 1.5))
    assert (row["n_annees"], row["annees_manquantes"], row["annee_epuisement"]) == (2, "2022", 2027)
    assert (row["used_pct"], row["ecoule_pct"], row["rapport"]) == pytest.approx((30, 20, 1.5))
    assert row["statut"] == words.FAR_ABOVE


def test_incomplete_reference_is_unknown_unless_prorated():
    rows = {key: value for key, value in known().items() if key[1] != 2015}
    row = row_of(rows)
    assert pd.isna(row["reference_ha"]) and pd.isna(row["enveloppe_ha"]) and row["statut"] == words.NO_DATA
    assert row["annees_manquantes"] == "2015"
    assert row_of(rows, Rules(prorate=True))["reference_ha"] == pytest.approx(100)  # nine years of 10, times 10 / 9


def test_reference_of_zero():
    """Without floor, no share of nothing; with it, 0.5 of 1 ha is half."""
    row = row_of(known(reference=0, since=(0.5,)), eligible=False)
    assert row["enveloppe_ha"] == 0 and pd.isna(row["used_pct"]) and row["statut"] == words.EXCEEDED
    assert row["annee_epuisement"] == 2021
    assert row_of(known(reference=0, since=(0,)), eligible=False)["statut"] == words.WITHIN
    assert row_of(known(reference=0, since=(0.5,)))["used_pct"] == pytest.approx(50)


def test_restored_land():
    row = row_of(known(reference=-10, since=(-2.0,)), eligible=False)
    assert (row["reference_ha"], row["enveloppe_ha"], row["solde_ha"]) == pytest.approx((-10, 0, 2))
    assert pd.isna(row["annee_epuisement"]) and row["statut"] == words.BELOW


@pytest.mark.parametrize(
    ("yearly", "status"),
    [(3.75, words.BELOW), (3.76, words.WITHIN), (5.0, words.WITHIN), (5.01, words.ABOVE), (6.25, words.ABOVE),
     (6.26, words.FAR_ABOVE), (16.7, words.EXCEEDED)],
)  # fmt: skip
def test_status_bounds(yearly, status):
    """E 50 over ten years: 5 ha a year is the pace; ×0.75 is 3.75, ×1.25 is 6.25; 3 × 16.7 exceeds 50."""
    assert row_of(known(since=(yearly,) * 3))["statut"] == status


def test_projection_of_the_last_three_years():
    """1, 2, 3, 4, 5: C 15; last three mean 4; 15 + 4 × 5 = 35; 2026 + (50 − 15) / 4 = 2034.75."""
    row = row_of(known(since=(1, 2, 3, 4, 5)), Rules(projection="trois_ans"))
    assert (row["rythme_ha_an"], row["projection_ha"], row["annee_epuisement"]) == pytest.approx((4, 35, 2034))


def test_exact_end_of_the_decade():
    assert row_of(known(since=(5.0,)))["annee_epuisement"] == 2031  # 50 at 5 a year: exhausted as 2031 begins


def test_pooled_sums():
    """E 50 and 0.6 raised to 1: pooled 51, of which the floor adds 0.4; without pooling 50.6. C 12 + 0.3."""
    rows = {**known("01001"), **known("01002", 1.2, (0.1, 0.1, 0.1))}
    for pooling, envelope in ((True, 51.0), (False, 50.6)):
        found = count(consumption(rows), territories("01001", "01002"), Rules(pooling=pooling))
        assert list(found.groups["niveau"]) == ["epci", "scot"]
        for row in found.groups.to_dict("records"):
            assert (row["reference_ha"], row["enveloppe_ha"], row["apport_garantie_ha"]) == pytest.approx(
                (101.2, envelope, 0.4)
            )
            assert (row["conso_ha"], row["rythme_ha_an"], row["projection_ha"]) == pytest.approx((12.3, 4.1, 41))
            assert (row["taux_pct"], row["n_communes"], row["n_sans_donnee"]) == pytest.approx((50, 2, 0))
            assert row["annee_epuisement"] == 2021 + int(envelope / 4.1)
    assert found.totals == pytest.approx(
        {
            "TOTAL_ENVELOPPE_HA": 51.0,
            "TOTAL_CONSO_HA": 12.3,
            "TOTAL_SOLDE_HA": 38.7,
            "NB_DEPASSEES": 0,
            "N_SANS_DONNEE": 0,
        }
    )


def test_a_commune_without_data_is_left_out_on_both_sides():
    rows = {**known("01001"), **{(c, y): v for (c, y), v in known("01002", 40, ()).items()}}
    found = count(consumption(rows), territories("01001", "01002", "01003"), Rules())
    group = found.groups.iloc[0]
    assert (group["enveloppe_ha"], group["conso_ha"], group["solde_ha"]) == pytest.approx((50, 12, 38))
    assert (group["n_communes"], group["n_sans_donnee"]) == (3, 2)
    assert found.totals["N_SANS_DONNEE"] == 2
    assert any(one.kind == "sans_donnee" and one.codes == ("01002", "01003") for one in found.remarks)


def test_a_group_without_any_data_is_null():
    found = count(consumption(known()), territories("01001", "01002", epci=["A", "B"], scot=None), Rules())
    lonely = found.groups.set_index("code").loc["B"]
    assert pd.isna(lonely["enveloppe_ha"]) and pd.isna(lonely["conso_ha"]) and lonely["statut"] == words.NO_DATA
    assert (lonely["n_communes"], lonely["n_sans_donnee"], lonely["n_annees"]) == (1, 1, 0)


def test_group_with_a_gap_counts_each_commune_on_its_years():
    """12 over 3 years, 2 over 2: pace 4 + 1; projected 40 + 10. Allowed so far: 50 × 3/10 + 50 × 2/10 = 25 of 100."""
    rows = {**known("01001"), **known("01002", since=(1, None, 1))}
    found = count(consumption(rows), territories("01001", "01002"), Rules())
    group = found.groups.iloc[0]
    assert (group["rythme_ha_an"], group["projection_ha"]) == pytest.approx((5, 50))
    assert (group["used_pct"], group["ecoule_pct"], group["rapport"]) == pytest.approx((14, 25, 0.56))
    assert group["annees_manquantes"] == "2022 (1\u00a0commune)"
    years = found.years[found.years["niveau"] == "epci"].set_index("annee")
    assert not years.loc[2022, "complete"] and years.loc[2023, "complete"]
    assert years.loc[2022, "conso_ha"] == pytest.approx(4)


def test_national_projects_are_kept_apart():
    """5 ha a year of which 2 are charged to the national forfait in 2021: C 13 of 15; the reference keeps all."""
    given_rows = consumption(known(since=(5, 5, 5)))
    pene = np.where(given_rows.yearly["annee"].isin([2021, 2012]), 2e4, 0.0)
    found = count(Consumption(given_rows.yearly.assign(pene_m2=pene), NO_PERIOD), territories("01001"), Rules())
    row = found.communes.iloc[0]
    assert (row["reference_ha"], row["conso_ha"], row["pene_ha"]) == pytest.approx((100, 13, 2))


@pytest.mark.parametrize(
    ("periods", "prorate", "expected"),
    [
        ([(2021, 2023, 12)], False, (np.nan, 12, 3)),
        ([(2011, 2020, 100), (2021, 2023, 12)], False, (100, 12, 3)),
        ([(2009, 2020, 120)], False, (np.nan, np.nan, 0)),
        ([(2009, 2020, 120)], True, (100, np.nan, 0)),  # 10 a year, times ten
        ([(2019, 2022, 40)], False, (np.nan, np.nan, 0)),
        ([(2019, 2022, 40)], True, (100, 20, 2)),  # 10 a year: ten years of reference, two counted
    ],
)
def test_totals_over_years(periods, prorate, expected):
    frame = pd.DataFrame(
        [("01001", a, b, v * 1e4) for a, b, v in periods], columns=["code", "debut", "fin", "conso_m2"]
    )
    found = count(consumption({}, frame), territories("01001"), Rules(prorate=prorate))
    row = found.communes.iloc[0]
    assert (row["reference_ha"], row["conso_ha"], row["n_annees"]) == pytest.approx(expected, nan_ok=True)


def test_years():
    found = count(consumption(known(since=(1, 2, 3))), territories("01001", epci=None, scot=None), Rules())
    years = found.years.set_index("annee")
    assert list(found.years) == list(columns.YEARS)
    assert list(years["cumul_ha"].loc[2021:2023]) == pytest.approx([1, 3, 6])
    assert years["conso_ha"].loc[2024:2030].isna().all()
    assert years.loc[2020, "cumul_ha"] == pytest.approx(100)
    assert list(years["trajectoire_ha"].loc[2021:]) == pytest.approx([5 * n for n in range(1, 11)])
    assert set(years["periode"]) == {"reference", "decompte"}


def test_rates_from_the_nearest():
    """Commune 70, EPCI 61.1, région 54.47 (Hauts-de-France, department 62); the Ain has none: 50."""
    table = pd.DataFrame(
        {
            "territoire": ["EPCI_200072460", "REGION_32", "62041", "SCOT_77"],
            "objectif_reduction_pct": ["61,10", "54.47 %", 70, 1],
        }
    )
    codes = ["62041", "62042", "62043", "01001"]
    places = territories(*codes, epci=["200072460", "200072460", "999999999", None], scot=None)
    found = count(consumption({k: v for c in codes for k, v in known(c).items()}), places, Rules(), read_rates(table))
    assert list(found.communes["taux_pct"]) == pytest.approx([70, 61.1, 54.47, 50])
    assert list(found.communes["taux_source"]) == ["commune", "epci", "region", "défaut"]
    group = found.groups.set_index("code").loc["200072460"]
    assert group["enveloppe_ha"] == pytest.approx(30 + 38.9)
    assert group["taux_pct"] == pytest.approx(100 * (1 - 68.9 / 200))
    assert any("77" in one.text for one in found.remarks if one.kind == "taux")


@pytest.mark.parametrize(
    "values", [{"rate": 120}, {"reference_end": 2021}, {"start": 2031}, {"below": 2}, {"projection": "x"}]
)
def test_rules_refused(values):
    with pytest.raises(InputError):
        Rules(**values)


def test_limits_tell_the_measure_and_the_law():
    told = " ".join(limits(Rules(), "consommation d’ENAF"))
    assert "n’est ni l’artificialisation ni l’imperméabilisation" in told
    assert "2021-1104" in told and "2023-630" in told and "non conforme" not in told


@settings(max_examples=8)
@given(some.lists(some.floats(0, 50), min_size=1, max_size=10), some.floats(0, 300))
def test_a_total_or_its_years_give_the_same_counter(since, reference):
    """Splitting a total into its years changes neither sums nor pace, projection, exhaustion or status."""
    end = 2020 + len(since)
    totals = [("01001", 2011, 2020, reference * 1e4), ("01001", 2021, end, sum(since) * 1e4)]
    whole = count(consumption({}, pd.DataFrame(totals, columns=list(NO_PERIOD))), territories("01001"), Rules())
    years = count(consumption(known(reference=reference, since=since)), territories("01001"), Rules())
    one, other = whole.communes.iloc[0], years.communes.iloc[0]
    for name in ("reference_ha", "enveloppe_ha", "conso_ha", "rythme_ha_an", "projection_ha", "ecoule_pct", "n_annees"):
        assert one[name] == pytest.approx(other[name], rel=1e-9, abs=1e-9)
    assert whole.last_year == years.last_year == end


hectares = some.floats(0, 500).map(lambda value: round(value, 3))


@settings(max_examples=8)
@given(
    some.lists(some.tuples(hectares, some.lists(hectares, min_size=1, max_size=6)), min_size=2, max_size=5),
    some.booleans(),
)
def test_pooling_is_the_sum_in_any_order(communes, pooling):
    codes = [f"{number:05d}" for number in range(1001, 1001 + len(communes))]
    rows = {k: v for code, (r, since) in zip(codes, communes) for k, v in known(code, r, since).items()}
    rules = Rules(pooling=pooling)
    found = count(consumption(rows), territories(*codes), rules)
    group, parts = found.groups.iloc[0], found.communes
    floors = parts["apport_garantie_ha"].sum()
    assert group["enveloppe_ha"] == pytest.approx(parts["enveloppe_ha"].sum() - (0 if pooling else floors))
    for name in ("reference_ha", "conso_ha", "rythme_ha_an", "projection_ha"):
        assert group[name] == pytest.approx(parts[name].sum(), abs=1e-9)
    turned = count(consumption(dict(reversed(rows.items()))), territories(*reversed(codes)), rules)
    pd.testing.assert_frame_equal(turned.groups, found.groups)
    merged = turned.communes.sort_values("code", ignore_index=True)
    pd.testing.assert_frame_equal(merged, found.communes)
