"""The table of years: what was consumed, added up since the start of each period, against the regular line."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .columns import YEARS
from .counter_rules import COMMUNE, Rules

REFERENCE_PERIOD, COUNTED, OUTSIDE = "reference", "decompte", "hors_periode"


def years_of(
    yearly: pd.DataFrame, envelopes: pd.Series, level: str, rules: Rules, complete: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return `columns.YEARS` for territories of one level.

    Parameters
    ----------
    yearly : rows = codes, columns = years, ha, NaN where missing.
    envelopes : by code, ha.
    complete : same shape, False where a commune of the territory lacks the year; None: a year known is complete.

    Every year of the two periods has a row, those to come too. A missing year is NULL and adds nothing: the cumul goes
    on with the next one known.
    """
    shown = sorted({*yearly.columns, *rules.reference_years, *rules.years})
    wide = yearly.reindex(columns=shown)
    known = wide.notna()
    frames = []
    for period, years in _periods(shown, rules):
        part = wide[years]
        cumul = part.cumsum(axis=1) if period != OUTSIDE else part * np.nan
        one = pd.DataFrame(
            {
                "code": np.repeat(part.index.to_numpy(object), len(years)),
                "annee": np.tile(years, len(part)),
                "conso_ha": part.to_numpy(float).ravel(),
                "cumul_ha": cumul.to_numpy(float).ravel(),
            }
        )
        one["periode"] = period
        whole = known[years] if complete is None else complete.reindex(columns=years, fill_value=False)
        one["complete"] = whole.to_numpy(bool).ravel()
        share = (one["annee"] - rules.start + 1) / len(rules.years)
        regular = one["code"].map(envelopes).astype(float) * share
        one["trajectoire_ha"] = regular if period == COUNTED else np.nan
        frames.append(one)
    table = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=list(YEARS))
    table["niveau"] = level
    return table[list(YEARS)].sort_values(["code", "annee"], ignore_index=True)


def _periods(shown: list[int], rules: Rules) -> list[tuple[str, list[int]]]:
    parts = (
        (REFERENCE_PERIOD, [year for year in shown if year in rules.reference_years]),
        (COUNTED, [year for year in shown if year in rules.years]),
        (OUTSIDE, [year for year in shown if year not in rules.reference_years and year not in rules.years]),
    )
    return [(name, years) for name, years in parts if years]


def group_years(
    yearly: pd.DataFrame, groups: pd.Series, envelopes: pd.Series, level: str, rules: Rules
) -> pd.DataFrame:
    """Return the same for groups: sums of the communes counted, a year being complete when none of them lacks it.

    Parameters
    ----------
    yearly : rows = communes that are counted. groups : group of each, NULL for none.
    """
    held = groups.reindex(yearly.index)
    summed = yearly.groupby(held).sum(min_count=1)
    whole = yearly.notna().groupby(held).all()
    return years_of(summed, envelopes, level, rules, whole)


def every_year(parts: list[pd.DataFrame]) -> pd.DataFrame:
    """Return the tables of all the levels, communes first."""
    known = [part for part in parts if len(part)]
    table = pd.concat(known, ignore_index=True) if known else pd.DataFrame(columns=list(YEARS))
    rank = {COMMUNE: 0}
    order = table["niveau"].map(lambda level: rank.get(level, 1))
    return table.assign(_rang=order).sort_values(["_rang", "niveau", "code", "annee"]).drop(columns="_rang")
