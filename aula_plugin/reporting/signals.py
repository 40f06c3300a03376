"""Signals as they are shown: one meaning, one colour, one mark, everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from ..core.compatibility import results as r

INK = "#1d2a35"
MUTED = "#55626e"
RULE = "#d9dde2"
CONSUMPTION = "#8c4a2f"
TARGET = "#1f4e79"


@dataclass(frozen=True)
class Sign:
    """How a signal is written: key of the style classes, word, plural, mark, colour."""

    key: str
    word: str
    plural: str
    glyph: str
    colour: str


CONSTAT = Sign("constat", "constat", "constats", "i", MUTED)
BY_SIGNAL = {
    r.ECART: Sign("ecart", "écart", "écarts", "▲", "#b3261e"),
    r.TOLERE: Sign("tolere", "écart toléré", "écarts tolérés", "◐", "#c98a00"),
    r.RESPECTE: Sign("respecte", "respecté", "respectés", "●", "#2e7d5b"),
    r.NON_EVALUABLE: Sign("nonev", "non évaluable", "non évaluables", "?", "#737373"),
    r.SANS_OBJET: Sign("sansobjet", "sans objet", "sans objet", "–", "#c9ccd1"),
}
#: Reading order: what needs a reader first.
ORDER = (*BY_SIGNAL.values(), CONSTAT)
ECART, TOLERE, RESPECTE, NON_EVALUABLE, SANS_OBJET, _ = ORDER
SEVERITY = {sign.key: rank for rank, sign in enumerate((SANS_OBJET, CONSTAT, RESPECTE, NON_EVALUABLE, TOLERE, ECART))}

#: Weights order the reading and nothing else: no score becomes a verdict.
WEIGHTS = {
    "prescription_delimitee": 4.0,
    "prescription": 3.0,
    "objectif": 2.0,
    "orientation": 1.0,
    "recommandation": 0.5,
}
PORTEES = {
    "prescription_delimitee": "prescription délimitée",
    "prescription": "prescription",
    "objectif": "objectif",
    "orientation": "orientation",
    "recommandation": "recommandation",
}


def sign_of(signal: str | None) -> Sign:
    """Return the sign of a signal; a line without threshold is a constat."""
    return BY_SIGNAL.get(signal or "", CONSTAT)
