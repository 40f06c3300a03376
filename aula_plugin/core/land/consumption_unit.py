"""Unit of a table of consumption: said by its names, else by magnitude, else asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..typography import insecables, mesure, nombre_court
from .remarks import Remark

UNITS = ("auto", "m2", "ha")
M2_PER_HA = 10_000.0
#: Yearly share of the land consumed: none was ever seen above as hectares (3 %), nor below as m² (3 per 10 million).
#: France consumes about 0.04 % a year. Practice values, without a source.
MOST_SHARE = 0.03
LEAST_SHARE = 3e-7
#: No commune of metropolitan France holds as many hectares.
LARGEST_COMMUNE_HA = 76_000.0


@dataclass(frozen=True)
class Unit:
    """A unit and how it is known; ``question`` set when both readings can be."""

    name: str
    told: str
    question: Remark | None = None


def unit_of(
    yearly: pd.DataFrame, asked: str, suffix: str, column: str, areas: Mapping[str, float], reference: range
) -> Unit:
    """Return the unit of a table.

    Parameters
    ----------
    yearly : ``code, annee, conso``, in the unit that is looked for.
    asked : one of `UNITS`. ``suffix`` : unit said by the names, empty when they say none.
    areas : area of each commune, m²; without any, only a value no commune could hold tells the unit.
    reference : years the question gives the total of.
    """
    if asked != "auto":
        return Unit(asked, f"Unité : {_symbol(asked)}, comme demandé.")
    if suffix:
        return Unit(suffix, f"Unité : {_symbol(suffix)}, d’après le nom de la colonne « {column} ».")
    found, why = _by_magnitude(yearly, areas)
    if found:
        return Unit(found, f"Unité : {_symbol(found)}, d’après les valeurs ({why}).")
    return Unit("m2", "", _question(yearly, column, reference))


def _symbol(unit: str) -> str:
    return "m²" if unit == "m2" else unit


def _by_magnitude(yearly: pd.DataFrame, areas: Mapping[str, float]) -> tuple[str, str]:
    """Return the only unit that makes sense and why, empty when both do."""
    known = yearly[yearly["conso"].notna()]
    values = known["conso"].abs()
    if not len(values) or not values.max():
        return "m2", "toutes nulles"
    if values.max() > LARGEST_COMMUNE_HA:
        return "m2", f"{nombre_court(values.max(), 0)} ha dépasseraient toute commune"
    area = known["code"].map(areas).astype(float)
    placed = area.notna() & (area > 0)
    if not placed.any():
        return "", ""
    totals = values[placed].groupby(known["code"][placed]).sum()
    too_much = totals[totals * M2_PER_HA > totals.index.map(areas).to_numpy(float)]
    if len(too_much):
        return "m2", f"en ha, la commune {too_much.index[0]} aurait consommé plus que sa surface"
    share = float(values[placed].sum() / area[placed].sum())  # by year, as m² per m²
    if share * M2_PER_HA > MOST_SHARE:
        return "m2", f"en ha, {nombre_court(100 * share * M2_PER_HA, 1)} % du territoire par an"
    if share < LEAST_SHARE:
        return "ha", f"en m², {nombre_court(share * 1e7, 2)} m² par an pour 1 000 ha"
    return "", ""


def _question(yearly: pd.DataFrame, column: str, reference: range) -> Remark:
    values = yearly["conso"].dropna()
    inside = yearly.loc[yearly["annee"].isin(reference), "conso"].sum()
    period = f"{reference[0]}-{reference[-1]}"
    if not np.isfinite(inside) or not inside:
        inside, period = values.sum(), "toutes les années"
    text = (
        f"Unité à confirmer : champ {column}, valeurs de {nombre_court(values.min())} à {nombre_court(values.max())}. "
        f"Lues en m², elles donnent {mesure(inside / M2_PER_HA, 'ha')} pour {period} ; lues en ha, "
        f"{mesure(inside, 'ha')}. Choisissez l’unité (UNITE : m2 ou ha)."
    )
    return Remark("unite", insecables(text), (), (("m2", "C’est bien des m²"), ("ha", "Ce sont des ha")))
