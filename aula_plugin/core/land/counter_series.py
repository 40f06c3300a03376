"""What a consumption says of each commune: reference, consumption counted, years present and missing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .consumption_table import Consumption
from .consumption_unit import M2_PER_HA
from .counter_rules import Rules

#: Years of the pace « trois_ans ».
LAST_YEARS = 3


@dataclass(frozen=True)
class Series:
    """Hectares by commune, in the order of the territories.

    Attributes
    ----------
    yearly : rows = codes, columns = years of the table, ha; NaN where the year is missing; projects charged to the
        national forfait are taken off in the years counted.
    reference, consumed, charged, pace : ha, ha, ha, ha by year; NaN where the table does not say.
    n_years : years counted.
    missing : years missing in the reference and in the period counted up to the last year of the table.
    last_year : last year counted of the table, None without any.
    prorated : codes whose reference or consumption was brought to the right years.
    """

    yearly: pd.DataFrame
    reference: np.ndarray
    consumed: np.ndarray
    charged: np.ndarray
    pace: np.ndarray
    n_years: np.ndarray
    missing: list[list[int]]
    last_year: int | None
    prorated: tuple[str, ...]


def series_of(consumption: Consumption, codes: list[str], rules: Rules) -> Series:
    """Return what is known of each commune.

    A reference period that lacks a year is unknown unless `Rules.prorate`: its mean is then taken for the years that
    lack. A total between two years counts when it starts with the period counted and ends in it, or is exactly the
    reference; otherwise its share of years, when prorated.
    """
    yearly = _wide(consumption.yearly, "conso_m2", codes)
    charged = _wide(consumption.yearly, "pene_m2", codes).reindex(columns=yearly.columns)
    counted = [year for year in yearly.columns if year in rules.years]
    yearly[counted] -= charged[counted].fillna(0.0)
    before = yearly.reindex(columns=list(rules.reference_years)).to_numpy(float)
    reference, part = _reference(before, rules)
    since = yearly[counted].to_numpy(float)
    n_years = (~np.isnan(since)).sum(axis=1)
    consumed = np.where(n_years > 0, np.nansum(since, axis=1), np.nan)
    pace = _pace(since, consumed, n_years, rules)
    rows = {code: row for row, code in enumerate(codes)}
    spread = set(np.asarray(codes, dtype=object)[part])
    for code, totals in consumption.periods.groupby("code"):
        row = rows.get(str(code))
        if row is None:
            continue
        if np.isnan(reference[row]):
            reference[row], shared = _total(totals, rules.reference_start, rules.reference_end, rules, whole=True)
            spread |= {code} if shared else set()
        if not n_years[row]:
            (consumed[row], n_years[row]), shared = _since_start(totals, rules)
            pace[row] = consumed[row] / n_years[row] if n_years[row] else np.nan
            spread |= {code} if shared else set()
    return Series(
        yearly=yearly,
        reference=reference,
        consumed=consumed,
        charged=charged[counted].sum(axis=1, min_count=1).to_numpy(float),
        pace=pace,
        n_years=n_years,
        missing=_missing(yearly, rules),
        last_year=_last_year(yearly, consumption.periods, rules),
        prorated=tuple(sorted(spread)),
    )


def _wide(yearly: pd.DataFrame, column: str, codes: list[str]) -> pd.DataFrame:
    if column not in yearly or not len(yearly):
        return pd.DataFrame(index=codes, dtype=float)
    wide = yearly.pivot(index="code", columns="annee", values=column).astype(float) / M2_PER_HA
    wide = wide.reindex(codes)
    return wide.loc[:, wide.notna().any()].sort_index(axis=1)


def _reference(before: np.ndarray, rules: Rules) -> tuple[np.ndarray, np.ndarray]:
    """Return the consumption of the reference period, and where it is the mean of the years present."""
    present = (~np.isnan(before)).sum(axis=1)
    whole = present == before.shape[1]
    part = (present > 0) & ~whole & rules.prorate
    total = np.nansum(before, axis=1)
    scaled = total * before.shape[1] / np.maximum(present, 1)
    return np.where(whole, total, np.where(part, scaled, np.nan)), part


def _pace(since: np.ndarray, consumed: np.ndarray, n_years: np.ndarray, rules: Rules) -> np.ndarray:
    """Return ha by year: mean of all the years present, or of the last three of them."""
    if rules.projection == "moyenne":
        return consumed / np.where(n_years > 0, n_years, np.nan)
    pace = np.full(len(since), np.nan)
    for row in np.flatnonzero(n_years > 0):
        known = since[row][~np.isnan(since[row])]
        pace[row] = known[-LAST_YEARS:].mean()
    return pace


def _total(totals: pd.DataFrame, first: int, last: int, rules: Rules, whole: bool) -> tuple[float, bool]:
    """Return the total from ``first`` to ``last``, and whether it was shared out; NaN when it cannot be said."""
    exact = totals[(totals["debut"] == first) & (totals["fin"] == last)]
    if len(exact):
        return float(exact["conso_m2"].iloc[0]) / M2_PER_HA, False
    if not rules.prorate:
        return np.nan, False
    years = np.minimum(totals["fin"], last) - np.maximum(totals["debut"], first) + 1
    best = years.astype(int).to_numpy().argmax()
    if years.iloc[best] <= 0:
        return np.nan, False
    one = totals.iloc[best]
    by_year = float(one["conso_m2"]) / M2_PER_HA / (one["fin"] - one["debut"] + 1)
    return by_year * ((last - first + 1) if whole else int(years.iloc[best])), True


def _since_start(totals: pd.DataFrame, rules: Rules) -> tuple[tuple[float, int], bool]:
    """Return the consumption counted and its years: the longest total that starts with the period, or a share."""
    own = totals[(totals["debut"] == rules.start) & (totals["fin"] <= rules.end)]
    if len(own):
        one = own.loc[own["fin"].astype(int).idxmax()]
        return (float(one["conso_m2"]) / M2_PER_HA, int(one["fin"]) - rules.start + 1), False
    if not rules.prorate:
        return (np.nan, 0), False
    years = np.minimum(totals["fin"], rules.end) - np.maximum(totals["debut"], rules.start) + 1
    count = int(max(years.max(), 0))
    shared, _ = _total(totals, rules.start, rules.end, rules, whole=False)
    return (shared, count), bool(count)


def _last_year(yearly: pd.DataFrame, periods: pd.DataFrame, rules: Rules) -> int | None:
    ends = [year for year in yearly.columns if year in rules.years]
    ends += [min(int(end), rules.end) for end in periods["fin"] if end >= rules.start]
    return int(max(ends)) if ends else None


def _missing(yearly: pd.DataFrame, rules: Rules) -> list[list[int]]:
    """Return the years each commune lacks, of the reference and of those counted; none for one without any year."""
    counted = [year for year in yearly.columns if year in rules.years]
    wanted = [*rules.reference_years, *(range(rules.start, max(counted) + 1) if counted else ())]
    present = yearly.reindex(columns=wanted).notna().to_numpy()
    return [[] if not row.any() else [year for year, has in zip(wanted, row) if not has] for row in present]
