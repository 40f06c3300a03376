"""Territories and consumption of the tests of the counter."""

from __future__ import annotations

import pandas as pd

from aula.aula_plugin.core.land.consumption_table import NO_PERIOD, Consumption

REFERENCE = range(2011, 2021)


def territories(*codes, eligible=True, epci="200000001", scot="S1"):
    return pd.DataFrame(
        {
            "code": list(codes),
            "nom": [f"Commune {code}" for code in codes],
            "epci": epci,
            "epci_nom": "CC d’essai",
            "scot": scot,
            "scot_nom": "SCoT d’essai",
            "eligible": eligible,
        }
    )


def consumption(rows, periods=None):
    """Hectares by (code, year), as the reader gives them."""
    yearly = pd.DataFrame([(c, y, v * 1e4) for (c, y), v in rows.items()], columns=["code", "annee", "conso_m2"])
    return Consumption(yearly, NO_PERIOD if periods is None else periods)


def known(code="01001", reference=100.0, since=(4.0, 4.0, 4.0), start=2021):
    """Consumption of one commune: the reference in ten equal years, then year after year; None: the year is missing."""
    rows = {(code, year): reference / 10 for year in REFERENCE}
    return {**rows, **{(code, start + n): v for n, v in enumerate(since) if v is not None}}
