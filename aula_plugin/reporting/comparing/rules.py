"""The rules before and after."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ...core.compatibility.rule_changes import UNCOMPARED
from ...core.missing import is_missing
from ...core.typography import enumeration, nom_insecable, pluriel, signe, tronque, valeur
from .. import signals

MOST_RULES = 60
_AVIS = ("avis_avant", "avis_apres")
_STATES = {"avant": "état avant", "apres": "état après"}


def side_by_side(rules: pd.DataFrame) -> dict[str, Any]:
    """Return the lines whose signal changes, those whose value alone does, those that one state cannot evaluate."""
    communes = rules["territoire_type"] == "commune"
    lacking = rules.apply(_lacks, axis=1).astype(bool) if len(rules) else pd.Series(dtype=bool)
    moved = rules[rules["signal_change"].astype(bool) & ~lacking]
    shifted = rules[~rules["signal_change"].astype(bool) & ~rules["sens"].isin(["inchangé"]) & ~lacking]
    shown, words = rules[communes], rules.loc[communes, "sens"]
    return {
        "titre": _title(
            int((moved["territoire_type"] == "commune").sum()), int((lacking & communes).sum()), len(shown)
        ),
        "signaux": [_rule(row) for row in moved.head(MOST_RULES).to_dict("records")],
        "valeurs": [_rule(row) for row in shifted.head(MOST_RULES).to_dict("records")],
        "manques": _missing(rules[lacking & communes]),
        "tus": max(0, len(moved) - MOST_RULES) + max(0, len(shifted) - MOST_RULES),
        "compte": [(word, int((words == word).sum())) for word in dict.fromkeys(words)],
    }


def _title(changed: int, lacking: int, lines: int) -> str:
    start = pluriel(changed, "signal change", "signaux changent") if changed else "Aucun signal ne change"
    apart = f", {pluriel(lacking, 'ligne non comparable', 'lignes non comparables')}" if lacking else ""
    return f"{start}{apart}, sur {pluriel(lines, 'ligne de commune', 'lignes de communes')}"


def _lacks(row: Any) -> bool:
    """Tell whether one state alone lacks what the rule needs."""
    return row["sens"] == UNCOMPARED and is_missing(row["valeur_avant"]) != is_missing(row["valeur_apres"])


def _missing(rules: pd.DataFrame) -> list[dict[str, str]]:
    """Return, for each rule and state, the communes that it cannot evaluate and why."""
    told: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for row in rules.to_dict("records"):
        state = next(name for name in _STATES if is_missing(row[f"valeur_{name}"]))
        reason = "" if is_missing(row[f"motif_{state}"]) else str(row[f"motif_{state}"])
        key = (row["regle_id"], row["titre_court"] or "", _STATES[state])
        told.setdefault(key, []).append((row["territoire_nom"] or row["territoire_id"], reason))
    return [
        {
            "id": rule,
            "titre": tronque(title, 48),
            "etat": state,
            "lieux": enumeration(nom_insecable(name) for name, _ in lines[:12]) + (" …" if len(lines) > 12 else ""),
            "motif": tronque(lines[0][1], 160),
        }
        for (rule, title, state), lines in told.items()
    ]


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
        "avis": " → ".join(row[name] if not is_missing(row[name]) else "non examiné" for name in _AVIS) if told else "",
    }
