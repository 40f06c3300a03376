"""The rules before and after."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ...core.compatibility.rule_changes import UNCOMPARED
from ...core.missing import is_missing
from ...core.typography import pluriel, signe, tronque, valeur
from .. import signals

MOST_RULES = 60
_AVIS = ("avis_avant", "avis_apres")
_STATES = {"avant": "état avant", "apres": "état après"}


def side_by_side(rules: pd.DataFrame) -> dict[str, Any]:
    """Return the lines whose signal changes, then those whose value alone does."""
    communes = rules[rules["territoire_type"] == "commune"]
    moved = rules[rules["signal_change"].astype(bool)]
    shifted = rules[~rules["signal_change"].astype(bool) & ~rules["sens"].isin(["inchangé"])]
    n = int(communes["signal_change"].astype(bool).sum())
    lines = pluriel(len(communes), "ligne de commune", "lignes de communes")
    title = (
        f"{pluriel(n, 'signal change', 'signaux changent')}, sur {lines}"
        if n
        else f"Aucun signal ne change, sur {lines}"
    )
    return {
        "titre": title,
        "signaux": [_rule(row) for row in moved.head(MOST_RULES).to_dict("records")],
        "valeurs": [_rule(row) for row in shifted.head(MOST_RULES).to_dict("records")],
        "tus": max(0, len(moved) - MOST_RULES) + max(0, len(shifted) - MOST_RULES),
        "compte": [(word, int((communes["sens"] == word).sum())) for word in dict.fromkeys(communes["sens"])],
    }


def _rule(row: dict[str, Any]) -> dict[str, Any]:
    unit = row["unite"] if not is_missing(row["unite"]) else ""
    shown = [
        valeur(row[name], unit, row["seuil"]) if not is_missing(row[name]) else "–"
        for name in ("valeur_avant", "valeur_apres")
    ]
    told = any(not is_missing(row[name]) for name in _AVIS)
    return {
        "id": row["regle_id"],
        "titre": tronque(row["titre_court"] or "", 48),
        "lieu": row["territoire_nom"] or row["territoire_id"],
        "avant": shown[0],
        "apres": shown[1],
        "delta": signe(row["delta"], unit) if not is_missing(row["delta"]) else "",
        "unite": "" if unit in ("n", "ratio") else unit,
        "signal_avant": signals.sign_of(None if is_missing(row["signal_avant"]) else row["signal_avant"]),
        "signal_apres": signals.sign_of(None if is_missing(row["signal_apres"]) else row["signal_apres"]),
        "sens": row["sens"],
        "motif": _why(row),
        "avis": " → ".join(row[name] if not is_missing(row[name]) else "non examiné" for name in _AVIS) if told else "",
    }


def _why(row: dict[str, Any]) -> str:
    """Return why a line cannot be compared, empty when it can."""
    if row["sens"] != UNCOMPARED:
        return ""
    missing = [name for name in ("avant", "apres") if is_missing(row[f"valeur_{name}"])]
    if len(missing) != 1 or is_missing(row[f"motif_{missing[0]}"]):
        return ""
    return f"{_STATES[missing[0]]} : {tronque(row[f'motif_{missing[0]}'], 120)}"
