"""The ZAN counter: reference, envelope, consumption, balance, pace, projection, status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from .counter_rules import Rules
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
        frame = self.communes if level == "commune" else self.groups[self.groups["niveau"] == level]
        return dict(frame.set_index("code", drop=False).loc[code])

    def members(self, level: str, code: str) -> list[str]:
        """Return the communes of a territory: itself for a commune."""
        return [code] if level == "commune" else list(self.communes.loc[self.communes[level] == code, "code"])
