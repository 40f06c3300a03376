"""Counters of EPCI and SCoT: sums of the communes that have both a reference and a consumption."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd

from ..typography import pluriel
from .counter_rules import EPCI, SCOT, Rules

#: Summed over the communes counted; a column whose parts are all NULL stays NULL.
_SUMMED = ("reference_ha", "_nue", "apport_garantie_ha", "conso_ha", "pene_ha", "rythme_ha_an", "projection_ha")


def grouped(communes: pd.DataFrame, territories: pd.DataFrame, level: str, rules: Rules) -> pd.DataFrame:
    """Return one row by EPCI or SCoT.

    A commune without reference, or without consumption, is left out on both sides (envelope and consumption), and
    counted in ``n_sans_donnee``. The envelope holds the floors when `Rules.pooling`; the gain of the floors is given
    anyway. Elapsed = Σ E n / N ÷ Σ E: the share of the envelope a regular pace would have used over the years counted,
    n / N when no commune lacks a year. Rate = what Σ E0 / Σ R comes to.
    """
    held = communes[communes[level].notna()]
    if not len(held):
        return communes.iloc[:0]
    whole = held[held["_compte"]]
    groups = whole.groupby(level)
    table = groups[list(_SUMMED)].sum(min_count=1).reindex(sorted(held[level].unique()))
    table["enveloppe_ha"] = table["_nue"] + (table["apport_garantie_ha"] if rules.pooling else 0.0)
    table["garantie"] = table["apport_garantie_ha"].map(lambda gain: None if np.isnan(gain) else bool(gain > 0))
    table["taux_pct"] = _rate(table, groups)
    table["taux_source"] = groups["taux_source"].agg(lambda kinds: ", ".join(sorted(set(kinds))))
    table["n_annees"] = groups["n_annees"].max().reindex(table.index).fillna(0).astype(int)
    regular = (whole["enveloppe_ha"] * whole["ecoule_pct"]).groupby(whole[level]).sum()
    elapsed = regular / groups["enveloppe_ha"].sum().where(lambda total: total > 0)
    table["ecoule_pct"] = elapsed.fillna(groups["ecoule_pct"].max())
    table["annees_manquantes"] = groups["annees_manquantes"].agg(_missing)
    table["n_communes"] = held.groupby(level).size()
    table["n_sans_donnee"] = (~held["_compte"]).groupby(held[level]).sum()
    names = territories.drop_duplicates(level).set_index(level)[f"{level}_nom"]
    table = table.rename_axis("code").reset_index()
    return table.assign(
        nom=table["code"].map(names).where(lambda name: name.notna(), table["code"]),
        niveau=level,
        epci=table["code"] if level == EPCI else None,
        scot=table["code"] if level == SCOT else table["code"].map(held.groupby(level)["scot"].agg(shared)),
        _compte=table["enveloppe_ha"].notna(),
    )


def _rate(table: pd.DataFrame, groups: pd.core.groupby.DataFrameGroupBy) -> pd.Series:
    """Return the rate of each group: the one its communes share, else what the sums come to."""
    shared = groups["taux_pct"].agg(lambda rates: rates.iloc[0] if rates.nunique() == 1 else np.nan)
    overall = 100 * (1 - table["_nue"] / table["reference_ha"].where(table["reference_ha"] > 0))
    return shared.reindex(table.index).fillna(overall)


def _missing(texts: pd.Series) -> str | None:
    """Return the years that communes lack, and how many do: « 2022 (3 communes) »."""
    counts = Counter(year for text in texts.dropna() for year in text.split(", "))
    return ", ".join(f"{year} ({pluriel(n, 'commune')})" for year, n in sorted(counts.items())) or None


def shared(values: pd.Series) -> str | None:
    """Return the only value of a group, None when there are several or none."""
    known = values.dropna().unique()
    return str(known[0]) if len(known) == 1 else None
