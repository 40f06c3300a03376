"""Section « totaux » of a campaign: signals and measures by level, by EPCI and for the whole."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ...core.compatibility.campaign import Campaign
from ...core.compatibility.holders import SANS_DOCUMENT
from ...core.missing import is_missing
from ...core.typography import nombre, seuil_texte, unite_lisible, valeur
from ..reading import Lecture
from ..signals import sign_of

#: Columns of the table of measures; beyond, EPCI are left to the layer.
MOST_COLUMNS = 8
_COUNTED = ("n_ecart", "n_ecart_tolere", "n_respecte", "n_non_evaluable")
_HELD = ("n_respecte", "n_ecart_tolere", "n_ecart")


def section(campaign: Campaign, lecture: Lecture, synthesis: pd.DataFrame, totals: pd.DataFrame) -> dict[str, Any]:
    """Return what the template prints."""
    groups = _groups(lecture, synthesis)
    places = _places(lecture, totals)
    columns = places if len(places) <= MOST_COLUMNS else [place for place in places if place[0] != "epci"]
    return {
        "groupes": groups,
        "colonnes": [name for _, _, name in columns[:MOST_COLUMNS]],
        "regles": _rules(campaign, totals, columns[:MOST_COLUMNS]),
        "sans_epci": len(places) - len(columns[:MOST_COLUMNS]),
    }


def _groups(lecture: Lecture, synthesis: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the lines of communes counted by level, by EPCI, and for the whole: sums, shares of sums."""
    order = list(lecture.grille.armature.niveaux)

    def rank(level: str) -> tuple[int, str]:
        return (order.index(level) if level in order else len(order), level)

    levels = sorted({str(level) for level in synthesis["niveau"] if not is_missing(level)}, key=rank)
    found = [
        (lecture.libelle_niveau(level), "niveau", synthesis[synthesis["niveau"].astype(str) == level])
        for level in levels
    ]
    epci = sorted({str(code) for code in synthesis["siren_epci"] if not is_missing(code)})
    found += [(f"EPCI {code}", "epci", synthesis[synthesis["siren_epci"].astype(str) == code]) for code in epci]
    found.append(("Ensemble", "scot", synthesis))
    return [{"nom": name, "genre": kind, **_numbers(rows)} for name, kind, rows in found]


def _numbers(rows: pd.DataFrame) -> dict[str, Any]:
    sums = {name: int(rows[name].astype(int).sum()) for name in _COUNTED}
    compared = sum(sums[name] for name in _HELD)
    return {
        "communes": len(rows),
        "sans_document": int((rows["situation"] == SANS_DOCUMENT).sum()),
        "comparees": compared,
        "nombres": [sums[name] for name in _COUNTED],
        "part": nombre(100 * sums["n_respecte"] / compared) if compared else "",
    }


def _places(lecture: Lecture, totals: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Return the groups the totals speak of: levels in the order of the grid, EPCI, the whole."""
    order = list(lecture.grille.armature.niveaux)
    seen = dict.fromkeys(
        zip(totals["territoire_type"], totals["territoire_id"].astype(str), totals["territoire_nom"].astype(str))
    )
    kinds = ("niveau", "epci", "scot")
    return sorted(
        seen, key=lambda one: (kinds.index(one[0]), order.index(one[1]) if one[1] in order else len(order), one[1])
    )


def _rules(campaign: Campaign, totals: pd.DataFrame, columns: list[tuple[str, str, str]]) -> list[dict[str, Any]]:
    rows = {
        (row["regle_id"], row["territoire_type"], str(row["territoire_id"])): row for row in totals.to_dict("records")
    }
    found = []
    for rule in campaign.grid.regles:
        cells = [rows.get((rule.id, kind, code)) for kind, code, _ in columns]
        known = [cell for cell in cells if cell is not None]
        if not any(not is_missing(cell["valeur"]) for cell in known):
            continue
        unit = next(str(cell["unite"] or "") for cell in known)
        found.append(
            {
                "id": rule.id,
                "titre": rule.titre_court,
                "theme": rule.theme,
                "unite": unite_lisible(unit),
                "cases": [_cell(cell) for cell in cells],
            }
        )
    return found


def _cell(row: dict[str, Any] | None) -> dict[str, Any]:
    if row is None:
        return {"texte": "", "signe": None, "partiel": False, "bulle": ""}
    limit = seuil_texte(row["operateur"] or "", row["seuil"], row["seuil_haut"], row["unite"] or "")
    return {
        "texte": "" if is_missing(row["valeur"]) else valeur(row["valeur"], row["unite"] or "", row["seuil"]),
        "signe": sign_of(row["signal"]) if row["signal"] is not None else None,
        "partiel": bool(row["n_mesurees"] and row["n_non_evaluable"]),
        "bulle": ", ".join(filter(None, (limit, row["motif"] or ""))),
    }
