"""What a report tells of several territories together: sums of what is known, and how much of it is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

#: Hectares that are summed when territories are put together.
SUMMED = (
    "surface_ha", "couvert_ha", "conso_ha", "renat_ha", "net_ha", "artif_ha", "desartif_ha", "artif_net_ha",
    "imper_ha", "desimper_ha", "imper_net_ha", "ecart_ha", "code_inconnu_ha", "indetermine_ha", "flux_ha",
    "ha_hors_typologie", "ha_non_classes",
)  # fmt: skip
VOCATIONS = ("habitat", "economie", "equipement", "transport")


@dataclass(frozen=True)
class Total:
    """A sum over territories.

    Attributes
    ----------
    value : sum of what is known; None when nothing is.
    known, count : territories where it is known, and all of them.
    """

    value: float | None
    known: int
    count: int

    @property
    def whole(self) -> bool:
        """Return whether every territory is in the sum."""
        return self.known == self.count


def total(values: Iterable[object]) -> Total:
    """Return the sum of the values that are there; NULL is never 0."""
    numbers = pd.to_numeric(pd.Series(list(values), dtype=object), errors="coerce")
    known = int(numbers.notna().sum())
    return Total(float(numbers.sum()) if known else None, known, len(numbers))


def share(part: float | None, whole: float | None) -> float | None:
    """Return ``100 × part / whole``; None when either is unknown or the whole is nothing."""
    return None if part is None or not whole else 100.0 * part / whole


def years_between(frame: pd.DataFrame) -> tuple[int, int] | None:
    """Return the two dates shared by all rows; None when they differ or are not known."""
    pairs = {(first, second) for first, second in zip(frame["annee1"], frame["annee2"])}
    if len(pairs) != 1 or any(pd.isna(year) for year in next(iter(pairs))):
        return None
    first, second = next(iter(pairs))
    return int(first), int(second)


def transitions(matrix: pd.DataFrame, measure: str, codes: Sequence[str], order: Sequence[str]) -> pd.DataFrame:
    """Return hectares from one class (row) to another (column) over some territories.

    Parameters
    ----------
    matrix : columns ``mesure``, ``code``, ``classe1``, ``classe2``, ``ha``.
    order : classes in reading order; those that appear nowhere are left out, on each side, and those it does not hold
        come last.
    """
    mine = matrix[(matrix["mesure"] == measure) & matrix["code"].astype(str).isin([str(code) for code in codes])]
    table = mine.astype({"ha": float}).pivot_table("ha", "classe1", "classe2", "sum", fill_value=0.0)
    return table.reindex(index=_ordered(table.index, order), columns=_ordered(table.columns, order))


def _ordered(found: Iterable[str], order: Sequence[str]) -> list[str]:
    present = set(found)
    return [name for name in order if name in present] + sorted(present - set(order))


def vocations(frame: pd.DataFrame) -> dict[str, float] | None:
    """Return hectares by vocation, from the shares and the classed hectares of each territory.

    The shares of a territory are over its classed hectares: ``flux_ha − ha_hors_typologie − ha_non_classes``.
    None when no territory has any.
    """
    classed = frame[["flux_ha", "ha_hors_typologie", "ha_non_classes"]].astype(float)
    base = (classed["flux_ha"] - classed[["ha_hors_typologie", "ha_non_classes"]].fillna(0.0).sum(axis=1)).to_numpy()
    found = {}
    for name in VOCATIONS:
        parts = frame[f"part_{name}"].astype(float).to_numpy()
        found[name] = float(np.nansum(parts / 100.0 * base))
    return found if sum(found.values()) > 0 else None
