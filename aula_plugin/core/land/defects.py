"""What a control of a land cover finds: kinds of defects, how serious they are, and one row by place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from .columns import DEFECTS

ERROR, WARNING, INFORMATION = "erreur", "avertissement", "information"
SEVERITIES = (ERROR, WARNING, INFORMATION)

#: Kind of defect to what a person reads, in the order of a table.
TITLES = {
    "geometrie_invalide": "Géométrie invalide",
    "doublon": "Objet en double",
    "code_vide": "Code vide",
    "code_inconnu": "Code inconnu",
    "code_trop_large": "Code trop peu précis",
    "croisement_absent": "Croisement absent de la table",
    "croisement_rare": "Croisement jamais observé",
    "lacune": "Lacune",
    "recouvrement": "Recouvrement",
    "sous_unite": "Sous l’unité minimale",
    "aller_retour": "Aller-retour entre dates",
    "non_fusionne": "Voisins de mêmes codes",
}


def defects(
    kind: str, severity: Any, year: int, codes: Any, shapes: Sequence[Any] | np.ndarray, messages: Sequence[str]
) -> pd.DataFrame:
    """Return one row by place, columns ``DEFECTS`` and ``geometry``; areas are those of the shapes, NULL without."""
    places = np.asarray(shapes, dtype=object)
    area = shapely.area(places)
    return pd.DataFrame(
        {
            "type": kind,
            "gravite": severity,
            "date": year,
            "code": codes,
            "m2": np.where(shapely.is_missing(places), np.nan, area),
            "message": list(messages),
            "geometry": places,
        },
        index=range(len(places)),
    )


def gathered(found: Sequence[pd.DataFrame], crs: Any) -> GeoDataFrame:
    """Return all defects, most serious first, then by kind, date and decreasing area."""
    some = [frame for frame in found if len(frame)]
    columns = [*DEFECTS, "geometry"]
    if not some:
        return GeoDataFrame({name: [] for name in columns}, geometry="geometry", crs=crs)
    table = pd.concat(some, ignore_index=True)
    kinds = {kind: rank for rank, kind in enumerate(TITLES)}
    rank = table["gravite"].map(SEVERITIES.index)
    keys = (-table["m2"].fillna(0.0), table["date"], table["type"].map(kinds), rank)
    table = table.iloc[np.lexsort(tuple(key.to_numpy() for key in keys))]
    return GeoDataFrame(table[columns].reset_index(drop=True), geometry="geometry", crs=crs)


def counts(table: pd.DataFrame, reference_m2: dict[tuple[str, int], float]) -> pd.DataFrame:
    """Return objects, hectares and share by kind, severity and date (columns ``DEFECT_COUNTS``).

    Parameters
    ----------
    reference_m2 : area a share is of, by (kind, date).
    """
    groups = table.groupby(["type", "gravite", "date"], sort=False)["m2"]
    rows = [
        {
            "type": kind,
            "gravite": severity,
            "date": year,
            "objets": len(area),
            "ha": area.sum() / 10_000,
            "part_pct": _share(area.sum(), reference_m2[kind, year]),
        }
        for (kind, severity, year), area in groups
    ]
    return pd.DataFrame(rows, columns=["type", "gravite", "date", "objets", "ha", "part_pct"])


def _share(part: float, whole: float) -> float:
    return 100 * part / whole if whole > 0 else np.nan
