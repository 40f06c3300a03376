"""The ZAN counter in words: what is left, and how the pace stands against the time elapsed. Never a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..missing import is_missing
from ..typography import majuscule, mesure, nombre_court, pluriel
from .counter_rules import COMMUNE, EXCEEDED, NO_DATA


def balance_sentence(row: Mapping[str, Any], end: int | None = None) -> tuple[str, str]:
    """Return the head and the tail of « Reste 42,1 ha | sur 64,8 ha d’ici fin 2030 ».

    Parameters
    ----------
    row : a row of COUNTER.
    end : last year of the period counted, when it is known.
    """
    by = f" d’ici fin {end}" if end is not None else ""
    envelope, balance = row["enveloppe_ha"], row["solde_ha"]
    if is_missing(envelope):
        return "Enveloppe inconnue", "faute de consommation de référence"
    if is_missing(balance):
        return f"Enveloppe de {mesure(float(envelope), 'ha')}", f"consommation inconnue{by}"
    if float(balance) < 0:
        return f"{mesure(-float(balance), 'ha')} au-delà", f"d’une enveloppe de {mesure(float(envelope), 'ha')}{by}"
    return f"Reste {mesure(float(balance), 'ha')}", f"sur {mesure(float(envelope), 'ha')}{by}"


def pace_sentence(row: Mapping[str, Any]) -> str:
    """Return « Un peu au-dessus du rythme (1,17 fois le temps écoulé) », with the years when some are missing."""
    status = NO_DATA if is_missing(row["statut"]) else str(row["statut"])
    if status == NO_DATA:
        return "Sans donnée"
    ratio = "" if is_missing(row["rapport"]) else f" ({nombre_court(float(row['rapport']))} fois le temps écoulé)"
    if status == EXCEEDED:
        ratio = ""
    return f"{majuscule(status)}{ratio}{_years_counted(row)}"


def _years_counted(row: Mapping[str, Any]) -> str:
    """Return how many years a commune is counted on when it lacks some; a group says which communes lack what."""
    if row.get("niveau", COMMUNE) != COMMUNE or is_missing(row["annees_manquantes"]) or not row["annees_manquantes"]:
        return ""
    return f", sur {pluriel(int(row['n_annees']), 'année')}"
