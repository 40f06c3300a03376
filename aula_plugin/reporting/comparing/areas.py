"""Areas: each change, the matrix of the families, the communes."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ...core.documents import comparison_words as w
from ...core.documents.comparison import Comparison
from ...core.missing import is_missing
from ...core.typography import mesure, nombre, pluriel, valeur

MOST_CHANGES = 30
USES = {"economie": "économie", "equipement": "équipement"}
URBAN = ("U", "AUc", "AUs", "AU")


def listed_changes(comparison: Comparison, numbered: dict[int, str]) -> list[dict[str, Any]]:
    """Return the changes told one by one, touches of a limit left out."""
    changes = comparison.changes[comparison.changes["sens"] != w.ADJUSTED].head(MOST_CHANGES)
    return [
        {
            "disque": numbered.get(int(row.numero), ""),
            "sens": row.sens,
            "commune": row.commune,
            "avant": _zone(row.zone_avant, row.famille_avant, row.sous_type_avant, row.vocation_avant),
            "apres": _zone(row.zone_apres, row.famille_apres, row.sous_type_apres, row.vocation_apres),
            "ha": valeur(row.aire_ha, "ha", digits=2),
        }
        for row in changes.itertuples()
    ]


def _zone(label: Any, family: Any, subtype: Any, use: Any) -> str:
    if is_missing(label) and is_missing(family):
        return w.NOT_COVERED
    kind = subtype if not is_missing(subtype) and subtype != "inconnu" else family
    use = USES.get(use, use)
    more = [str(v) for v in (kind, use) if not is_missing(v) and v not in (label, "inconnue")]
    return f"{label or '?'}" + (f" ({', '.join(more)})" if more else "")


def touches(comparison: Comparison) -> str:
    """Return how many limits were only touched, empty when none was."""
    area = comparison.totals[w.ADJUSTED]
    count = int((comparison.changes["sens"] == w.ADJUSTED).sum())
    if not count:
        return ""
    return f"{pluriel(count, 'retouche de limite', 'retouches de limite')}, {mesure(area, 'ha')}"


def matrix(comparison: Comparison) -> dict[str, Any]:
    """Return the transition matrix of the whole: classes present only, totals on both sides."""
    table = comparison.balance
    sums = table.groupby(["de", "vers"])["aire_ha"].sum()
    present = [name for name in w.CLASSES if name in set(table["de"]) | set(table["vers"])]
    rows = []
    for old in present:
        cells = [float(sums.get((old, new), 0.0)) for new in present]
        rows.append(
            {
                "nom": old,
                "cases": [
                    {"texte": valeur(area, "ha", digits=2) if area else "", "meme": old == new}
                    for new, area in zip(present, cells)
                ],
                "total": valeur(sum(cells), "ha", digits=2),
            }
        )
    columns = [sum(float(sums.get((old, new), 0.0)) for old in present) for new in present]
    return {
        "colonnes": present,
        "lignes": rows,
        "totaux": [valeur(area, "ha", digits=2) for area in columns],
        "total": valeur(sum(columns), "ha", digits=2),
    }


def by_commune(comparison: Comparison) -> list[dict[str, Any]]:
    """Return what moves in each commune."""
    rows = []
    changes, table = comparison.changes, comparison.balance
    for name in dict.fromkeys(table["commune"]):
        own, moved = table[table["commune"] == name], changes[changes["commune"] == name]

        def of(*senses: str, moved: pd.DataFrame = moved) -> float:
            return float(moved.loc[moved["sens"].isin(senses), "aire_ha"].sum())

        before = float(own.loc[own["de"].isin(URBAN), "aire_ha"].sum())
        after = float(own.loc[own["vers"].isin(URBAN), "aire_ha"].sum())
        figures = (of(w.OPENED), of(w.RELEASED), of(w.CLOSED, w.BLOCKED), of(w.RECAST), of(w.ADJUSTED))
        rows.append(
            {
                "nom": name,
                "valeurs": [valeur(v, "ha", digits=2) if v else "–" for v in figures],
                "avant": valeur(before, "ha", digits=2),
                "apres": valeur(after, "ha", digits=2),
                "delta": gap(after - before),
            }
        )
    return rows


def gap(area: float) -> str:
    """Print a difference of areas, sign first, without unit; what rounds to nothing is 0."""
    if abs(area) < 0.005:
        return "0"
    return ("+" if area > 0 else "") + nombre(area, 2)
