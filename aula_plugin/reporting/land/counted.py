"""The counter of a page: its row, the years behind it, its communes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from ...core.land.counter_rules import SCOT, Rules
from ...core.land.counter_whole import whole
from ...core.land.counter_years import COUNTED, REFERENCE_PERIOD
from .found import ONE, Found, Unit, rows_of


@dataclass(frozen=True)
class Counted:
    """A counter; None where the layers do not say.

    Attributes
    ----------
    row : of COUNTER: of the commune, of the group, or the sum of the communes.
    communes : rows of COUNTER; groups : those of the groups that lie in the page, when there are several.
    years : rows of YEARS, among them those of the row.
    rules : the years counted.
    summed : the row is no EPCI nor SCoT: it was summed for the page.
    """

    row: dict[str, Any] | None
    communes: pd.DataFrame | None
    groups: pd.DataFrame | None
    years: pd.DataFrame | None
    rules: Rules | None
    summed: bool = False


def counted(found: Found, unit: Unit) -> Counted | None:
    """Return the counter of a page; None when no layer tells one."""
    communes = rows_of(found.counter, unit.codes)
    rules = None if found.years is None else rules_of(found.years)
    row = _own_row(found, unit, communes)
    if communes is None and row is None:
        return None
    groups = _groups(found, communes) if unit.kind != ONE else None
    if row is not None or communes is None or rules is None or found.years is None:
        return Counted(row, communes, groups, found.years, rules)
    row, years = whole(communes, found.years, rules, unit.name)
    return Counted(row, communes, groups, years, rules, summed=True)


def rules_of(years: pd.DataFrame) -> Rules | None:
    """Return the years a counter was counted on, read in its table; None when a period is not there."""
    spans = {}
    for period in (REFERENCE_PERIOD, COUNTED):
        mine = years.loc[years["periode"] == period, "annee"].dropna()
        if not len(mine):
            return None
        spans[period] = (int(mine.min()), int(mine.max()))
    return Rules(*spans[REFERENCE_PERIOD], *spans[COUNTED])


def _own_row(found: Found, unit: Unit, communes: pd.DataFrame | None) -> dict[str, Any] | None:
    """Return the row a layer has: of the code of the page, else of the SCoT that holds its communes and no other."""
    frame = found.counter if unit.kind == ONE else found.groups
    if frame is None:
        return None
    mine = frame[frame["code"].astype(str) == unit.code] if unit.code else frame.iloc[:0]
    if not len(mine) and communes is not None and found.counter is not None:
        held = communes["scot"].dropna().unique()
        if len(held) == 1 and int((found.counter["scot"] == held[0]).sum()) == len(communes):
            mine = frame[(frame["niveau"] == SCOT) & (frame["code"] == held[0])]
    return dict(mine.iloc[0]) if len(mine) else None


def _groups(found: Found, communes: pd.DataFrame | None) -> pd.DataFrame | None:
    if found.groups is None or communes is None:
        return None
    mine = found.groups[found.groups["code"].isin(set(communes["epci"].dropna()))]
    return mine if len(mine) > 1 else None
