"""From a value and a threshold to a signal, and its certitude. The only place where a signal is decided."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import InputError
from .results import CERTAINE, ECART, LIMITE_IMPRECISE, RESPECTE, SENSIBLE, TOLERE

_TO_UNIT = {
    ("ratio", "%"): 100.0,
    ("%", "ratio"): 0.01,
    ("ha", "m2"): 10_000.0,
    ("m2", "ha"): 0.0001,
}
#: Relative rounding of sums, shares and units: 95 ha of 100 are 5 % less, though computed as −5.000000000000004 %.
ROUNDING = 1e-9


def convert(value: float | None, unit: str, target: str) -> float | None:
    """Return ``value`` in the unit ``target`` of the threshold; a value without unit is already in it.

    Raises
    ------
    InputError
        The units do not measure the same thing.
    """
    if value is None or unit in ("", target):
        return value
    if (unit, target) not in _TO_UNIT:
        raise InputError(f"unité « {target} » impossible pour une mesure en « {unit} »")
    return value * _TO_UNIT[unit, target]


@dataclass(frozen=True)
class Limit:
    """A threshold once read for one territory: ``low`` alone, or ``low`` and ``high`` for « entre »."""

    operator: str
    low: float
    high: float | None = None
    tolerance: float = 0.0
    tolerance_abs: float = 0.0

    def margin(self, threshold: float) -> float:
        """Return the tolerance around a threshold, in its unit: the larger of the relative and the absolute.

        A zero threshold knows only the absolute tolerance.
        """
        return max(abs(threshold) * self.tolerance, self.tolerance_abs)


def holds(value: float, limit: Limit, with_tolerance: bool = False) -> bool:
    """Return whether ``value`` meets ``limit``, tolerance included or not; compared unrounded, up to ``ROUNDING``."""
    low = limit.margin(limit.low) if with_tolerance else 0.0
    if limit.operator == "entre":
        high_threshold = limit.low if limit.high is None else limit.high
        high = limit.margin(high_threshold) if with_tolerance else 0.0
        return _beyond(limit.low - low, value) <= 0 and _beyond(value, high_threshold + high) <= 0
    if limit.operator == "<=":
        return _beyond(value, limit.low + low) <= 0
    if limit.operator == "<":
        return _beyond(value, limit.low + low) < 0
    if limit.operator == ">=":
        return _beyond(limit.low - low, value) <= 0
    if limit.operator == ">":
        return _beyond(limit.low - low, value) < 0
    raise InputError(f"opérateur inconnu « {limit.operator} »")


def _beyond(one: float, other: float) -> float:
    """Return ``one − other``, 0 when they differ by rounding only."""
    difference = one - other
    return 0.0 if abs(difference) <= ROUNDING * max(1.0, abs(one), abs(other)) else difference


def signal_of(value: float, limit: Limit) -> str:
    """Return ``respecté``, ``écart toléré`` or ``écart`` (grille_compatibilite.md section 3)."""
    if holds(value, limit):
        return RESPECTE
    return TOLERE if holds(value, limit, with_tolerance=True) else ECART


def excess(value: float, limit: Limit) -> float:
    """Return how far the value lies beyond the threshold, tolerance left out; negative inside it."""
    if limit.operator == "entre":
        high = limit.low if limit.high is None else limit.high
        return max(_beyond(limit.low, value), _beyond(value, high))
    return _beyond(value, limit.low) if limit.operator in ("<=", "<") else _beyond(limit.low, value)


def certitude_of(signal: str, certain_value: float | None, limit: Limit, others: list[str], doubt: bool) -> str:
    """Return the certitude beside a signal.

    Parameters
    ----------
    certain_value : value when only what is certain is counted; a gap that vanishes with it is ``limite imprécise``.
    others : signals obtained with the other reading of unknowns; a different one makes the line ``sensible``.
    doubt : the indicator itself found a reason to examine.
    """
    if doubt or any(other != signal for other in others):
        return SENSIBLE
    if signal in (TOLERE, ECART) and certain_value is not None and holds(certain_value, limit):
        return LIMITE_IMPRECISE
    return CERTAINE
