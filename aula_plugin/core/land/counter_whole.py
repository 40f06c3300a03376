"""The counter of communes that no EPCI nor SCoT gathers: their sum, as `counter_groups` makes those of the groups."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from .columns import COUNTER
from .counter import finished
from .counter_groups import grouped, shared
from .counter_rules import COMMUNE, SCOT, Rules
from .counter_years import group_years

#: Level and code of the sum, which is neither an EPCI nor a SCoT.
WHOLE, CODE = "ensemble", "ensemble"


def whole(communes: pd.DataFrame, years: pd.DataFrame, rules: Rules, name: str) -> tuple[dict[str, Any], pd.DataFrame]:
    """Return a row of COUNTER and the rows of YEARS of some communes together; floors are in the envelope.

    Communes without envelope or without consumption are left out on both sides, and counted (``n_sans_donnee``).

    Parameters
    ----------
    communes, years : COMPTEUR and ANNEES; the rows of other territories are left out.
    """
    known = communes["enveloppe_ha"].notna() & communes["conso_ha"].notna()
    table = communes.astype({column: float for column, kind in COUNTER.items() if kind == "real"}).assign(
        scot=CODE,
        _compte=known,
        _nue=communes["enveloppe_ha"].astype(float) - communes["apport_garantie_ha"].astype(float).fillna(0.0),
        n_annees=communes["n_annees"].astype(float).fillna(0).astype(int),
        taux_source=communes["taux_source"].fillna("").astype(str),
    )
    places = pd.DataFrame({"code": table["code"], "scot": CODE, "scot_nom": name})
    row = dict(finished(grouped(table, places, SCOT, rules), rules).iloc[0])
    envelope = pd.Series({CODE: row["enveloppe_ha"]}, dtype=float)
    mine = years[(years["niveau"] == COMMUNE) & years["code"].isin(table.loc[known, "code"])]
    yearly = mine.assign(conso_ha=mine["conso_ha"].astype(float)).pivot_table(
        "conso_ha", "code", "annee", "first", dropna=False
    )
    held = pd.Series(CODE, index=yearly.index, dtype=object)
    told = {"niveau": WHOLE, "parametres": shared(communes["parametres"]), "nom": name}
    return {**row, **told}, group_years(yearly.astype(np.float64), held, envelope, WHOLE, rules)
