"""The ZAN counter: reference, envelope, consumption, balance, pace, projection, status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from .columns import COUNTER
from .consumption_table import Consumption
from .counter_groups import grouped
from .counter_remarks import remarks_of
from .counter_rules import ABOVE, BELOW, COMMUNE, EPCI, EXCEEDED, FAR_ABOVE, NO_DATA, SCOT, WITHIN, Rules
from .counter_series import Series, series_of
from .counter_years import every_year, group_years, years_of
from .hypotheses import exhaustion_year, known
from .rates import Rates, rates_of
from .remarks import Remark


@dataclass(frozen=True)
class Counters:
    """Counters of a territory.

    Attributes
    ----------
    communes, groups : columns `columns.COUNTER`, one row by commune, by EPCI and by SCoT (``niveau``); no geometry.
    years : columns `columns.YEARS`.
    rules : as asked for.
    measure : what is measured, in words.
    last_year : last year of data in the period counted, None without any.
    totals : TOTAL_ENVELOPPE_HA, TOTAL_CONSO_HA, TOTAL_SOLDE_HA, NB_DEPASSEES, N_SANS_DONNEE.
    remarks : what a reader has to know.
    """

    communes: pd.DataFrame
    groups: pd.DataFrame
    years: pd.DataFrame
    rules: Rules
    measure: str
    last_year: int | None
    totals: Mapping[str, Any] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    def row(self, level: str, code: str) -> dict[str, Any]:
        """Return the counter of one territory; KeyError when there is none."""
        frame = self.communes if level == COMMUNE else self.groups[self.groups["niveau"] == level]
        return dict(frame.set_index("code", drop=False).loc[code])

    def members(self, level: str, code: str) -> list[str]:
        """Return the communes of a territory: itself for a commune."""
        return [code] if level == COMMUNE else list(self.communes.loc[self.communes[level] == code, "code"])


def count(consumption: Consumption, territories: pd.DataFrame, rules: Rules, rates: Rates | None = None) -> Counters:
    """Return the counters of communes, EPCI and SCoT.

    Parameters
    ----------
    territories : ``code, nom, epci, epci_nom, scot, scot_nom, eligible``; one row by code.

    Units: ha, ha by year, %. R is the reference, t the rate, C the consumption over n years present out of N:
    E0 = max(R (1 − t), 0); E = max(E0, floor) for an eligible commune; balance E − C; used 100 C / E; elapsed
    100 n / N; projection C + pace (N − n), that is N C / n with the mean pace; exhaustion: start + E / (C / n). What
    depends on a NULL is NULL. Shares of an envelope of 0 are NULL.
    """
    series = series_of(consumption, list(territories["code"]), rules)
    rated, told = rates_of(territories, rates or Rates(), rules.rate)
    table = _communes(territories, series, rated, rules)
    groups = [grouped(table, territories, level, rules) for level in (EPCI, SCOT)]
    said = f"{consumption.measure} ; {rules.in_words()}"
    groups = [finished(frame, rules).assign(parametres=said) for frame in groups if len(frame)]
    communes = finished(table, rules).assign(parametres=said)
    counted = communes["_compte"].to_numpy(bool)
    every = pd.concat(groups, ignore_index=True) if groups else communes.iloc[:0]
    years = [years_of(series.yearly, communes.set_index("code")["enveloppe_ha"], COMMUNE, rules)]
    for frame, level in zip(groups, [frame["niveau"].iloc[0] for frame in groups]):
        held = territories.set_index("code")[level]
        years.append(group_years(series.yearly[counted], held, frame.set_index("code")["enveloppe_ha"], level, rules))
    return Counters(
        communes=communes[list(COUNTER)],
        groups=every[list(COUNTER)],
        years=every_year(years),
        rules=rules,
        measure=consumption.measure,
        last_year=series.last_year,
        totals=_totals(communes),
        remarks=(*told, *remarks_of(communes, territories, series, consumption, rules)),
    )


def _communes(territories: pd.DataFrame, series: Series, rated: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Return what the sums of groups are made of: reference, envelope with and without floor, consumption, pace."""
    rate = rated["taux"].to_numpy(float)
    bare = np.maximum(series.reference * (1 - rate / 100), 0.0)
    eligible = territories["eligible"].map(lambda value: value is True or value == 1).to_numpy(bool) & rules.guarantee
    envelope = np.where(eligible, np.maximum(bare, rules.floor_ha), bare)
    total = len(rules.years)
    table = pd.DataFrame(territories[["code", "nom", "epci", "scot"]]).reset_index(drop=True)
    return table.assign(
        niveau=COMMUNE,
        reference_ha=series.reference,
        taux_pct=rate,
        taux_source=rated["source"].to_numpy(object),
        _nue=bare,
        enveloppe_ha=envelope,
        garantie=np.where(np.isnan(bare), None, envelope > bare),
        apport_garantie_ha=envelope - bare,
        conso_ha=series.consumed,
        pene_ha=series.charged,
        rythme_ha_an=series.pace,
        n_annees=series.n_years,
        annees_manquantes=[", ".join(map(str, years)) or None for years in series.missing],
        ecoule_pct=np.where(series.n_years > 0, 100.0 * series.n_years / total, np.nan),
        projection_ha=series.consumed + series.pace * (total - series.n_years),
        _compte=~np.isnan(envelope) & ~np.isnan(series.consumed),
        n_communes=1,
        n_sans_donnee=(np.isnan(envelope) | np.isnan(series.consumed)).astype(int),
    )


def finished(table: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Return the rows with what follows from their sums: balance, shares, exhaustion, status."""
    envelope, consumed = table["enveloppe_ha"].to_numpy(float), table["conso_ha"].to_numpy(float)
    used = 100 * consumed / np.where(envelope > 0, envelope, np.nan)
    elapsed = table["ecoule_pct"].to_numpy(float)
    ratio = used / elapsed
    columns = ("enveloppe_ha", "conso_ha", "rythme_ha_an", "projection_ha")
    rows = [[known(value) for value in row] for row in table[list(columns)].to_numpy(float)]
    years = [exhaustion_year(row[0], row[1], row[2], row[3], rules) for row in rows]
    return table.assign(
        solde_ha=envelope - consumed,
        used_pct=used,
        rapport=ratio,
        annee_epuisement=pd.array(years, dtype="Int64"),
        statut=[status(*row, rules) for row in zip(envelope, consumed, ratio)],
    )


def status(envelope: float, consumed: float, ratio: float, rules: Rules) -> str:
    """Return how a pace stands against the time elapsed; with an envelope of 0, nothing consumed is the pace."""
    if np.isnan(envelope) or np.isnan(consumed):
        return NO_DATA
    if consumed > envelope:
        return EXCEEDED
    if np.isnan(ratio):
        return WITHIN if consumed == 0 else BELOW
    bounds = ((rules.below, BELOW), (rules.within, WITHIN), (rules.above, ABOVE))
    return next((word for bound, word in bounds if ratio <= bound + 1e-9), FAR_ABOVE)


def _totals(communes: pd.DataFrame) -> dict[str, Any]:
    """Return the totals of the communes that have a reference and a consumption."""
    whole = communes[communes["_compte"]]
    sums = {name: float(whole[name].sum()) if len(whole) else None for name in ("enveloppe_ha", "conso_ha", "solde_ha")}
    return {
        "TOTAL_ENVELOPPE_HA": sums["enveloppe_ha"],
        "TOTAL_CONSO_HA": sums["conso_ha"],
        "TOTAL_SOLDE_HA": sums["solde_ha"],
        "NB_DEPASSEES": int((communes["statut"] == EXCEEDED).sum()),
        "N_SANS_DONNEE": int((communes["statut"] == NO_DATA).sum()),
    }
