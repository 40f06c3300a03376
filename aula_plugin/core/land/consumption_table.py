"""Tables of consumption, whoever made them: yearly rows, yearly columns, or a total between two dates."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from .remarks import Remark

#: Destinations of the Fichiers fonciers, in the order of their sum.
DESTINATIONS = ("habitat", "activite", "mixte", "route", "ferroviaire", "inconnu")


@dataclass(frozen=True)
class Consumption:
    """Consumption read.

    Attributes
    ----------
    yearly : ``code, annee, conso_m2``, one column by destination known (``habitat_m2``…), ``pene_m2`` when the table
        says what is charged to the national forfait; one row by code and year, NULL where the year is missing.
    periods : ``code, debut, fin, conso_m2``: totals over years, both counted (2021 → 2024 gives 2021 to 2023).
    measure : what is measured, in words: « consommation d’ENAF »…
    unit : ``m2`` or ``ha``, as read.
    column : where the numbers were read, in words.
    remarks : what was mended, left out or asked.
    """

    yearly: pd.DataFrame
    periods: pd.DataFrame
    measure: str = "consommation d’ENAF"
    unit: str = "m2"
    column: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def questions(self) -> tuple[Remark, ...]:
        """Return the remarks that stop a counter until they are answered."""
        return tuple(one for one in self.remarks if one.choices)

    @property
    def years(self) -> list[int]:
        """Return the years of the table for which at least one territory has a value."""
        known = self.yearly["conso_m2"].notna()
        return sorted(int(year) for year in self.yearly.loc[known, "annee"].unique())
