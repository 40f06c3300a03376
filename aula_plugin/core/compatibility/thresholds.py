"""The threshold of one rule for one territory, read in the rule, by level, or in a table of the grid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ..text import clean, number
from .measure import NotEvaluable
from .model import Grille, Regle, TableRef
from .signals import Limit

_KEYS = ("territoire", "insee", "code_insee", "niveau")


@dataclass(frozen=True)
class Place:
    """What identifies a territory in a table: its own code, its level, its EPCI."""

    kind: str
    id: str
    niveau: str | None = None
    siren_epci: str | None = None

    def search_keys(self) -> tuple[str, ...]:
        """Return the keys to try, in order: itself, its level, its EPCI, everyone."""
        if self.kind == "niveau":
            return (f"niveau:{self.id}", "*")
        level = (f"niveau:{self.niveau}",) if self.niveau else ()
        epci = (self.siren_epci,) if self.siren_epci and self.kind == "commune" else ()
        return (self.id, *level, *epci, "*")


def number_in(text: object) -> float | None:
    """Return the number written in a cell, comma or point, spaces allowed; None when the cell is empty.

    Raises
    ------
    NotEvaluable
        The cell holds something else.
    """
    if clean(text) is None:
        return None
    found = number(text)
    if found is None:
        raise NotEvaluable(f"valeur « {text} » illisible : un nombre est attendu")
    return found


def lookup(
    tables: Mapping[str, pd.DataFrame], name: str, column: str, place: Place, vocation: str = "toutes"
) -> float | None:
    """Return the number of ``column`` for ``place``: own row, else its level's, its EPCI's, else ``*``.

    With a column ``vocation``, the row of the vocation asked for is preferred, else ``toutes``.

    Raises
    ------
    NotEvaluable
        The table or the column is absent.
    """
    if name not in tables:
        raise NotEvaluable(f"table manquante : {name}")
    table = tables[name]
    if column not in table.columns:
        raise NotEvaluable(f"colonne « {column} » absente de la table « {name} »")
    key = next((k for k in _KEYS if k in table.columns), None)
    if key is None:
        raise NotEvaluable(f"table « {name} » : colonne « territoire » ou « insee » attendue")
    for wanted in place.search_keys():
        rows = table[table[key].astype(str) == wanted]
        if "vocation" in table.columns and len(rows):
            named = rows[rows["vocation"] == vocation]
            rows = named if len(named) else rows[rows["vocation"].isin(["toutes", ""])]
        for cell in rows[column]:
            value = number_in(cell)
            if value is not None:
                return value
    return None


def limit_for(rule: Regle, grid: Grille, tables: Mapping[str, pd.DataFrame], place: Place) -> Limit | None:
    """Return the threshold of ``rule`` for ``place``; None for a rule without threshold (constat).

    Raises
    ------
    NotEvaluable
        The threshold exists for others but not for this territory.
    """
    seuil = rule.seuil
    if seuil is None:
        return None
    value: float | tuple[float, float] | None
    if isinstance(seuil.valeur, TableRef):
        vocation = str(rule.indicateur.params.get("vocation") or "toutes")
        value = lookup(tables, seuil.valeur.table, seuil.valeur.colonne, place, vocation)
    elif seuil.par_niveau:
        value = seuil.par_niveau.get(str(place.id if place.kind == "niveau" else place.niveau))
    else:
        value = seuil.valeur
    if value is None:
        raise NotEvaluable(f"seuil absent pour {place.id}")
    low, high = value if isinstance(value, (tuple, list)) else (value, None)
    tolerance = grid.parametres.tolerance_defaut if seuil.tolerance is None else seuil.tolerance
    if seuil.tolerance is None and seuil.tolerance_abs is not None:
        tolerance = 0.0
    return Limit(
        seuil.operateur, float(low), None if high is None else float(high), tolerance, seuil.tolerance_abs or 0.0
    )
