"""The multipliers of a plan as a person types them: « 0-50 x2 ; 50-100 x1,5 »."""

from __future__ import annotations

import math

from ..errors import InputError
from ..typography import nombre_court
from .factors import bands
from .plan import Multiplicateur


def bands_text(one: Multiplicateur) -> str:
    """Return the intervals of a multiplier, ``0-50 x2 ; 50-100 x1,5``."""
    bounds, factors = ([_plain(value) for value in values] for values in (one.bornes, one.facteurs))
    return " ; ".join(f"{low}-{high} x{by}" for low, high, by in zip(bounds, bounds[1:], factors))


def multiplier_of(layer: str, kind: str, text: str) -> Multiplicateur:
    """Return the multiplier typed; between two intervals that do not touch, the factor is 1.

    Raises
    ------
    InputError
        No interval, one that is not understood or below 0, or the last one has no end.
    """
    where = f"« {layer.split('layername=')[-1]} »"
    found = bands(text, where)
    if not found:
        raise InputError(f"{where} : écrivez au moins une tranche, comme « 0-50 x2 ; 50-100 x1,5 ».")
    if math.isinf(found[-1].high):
        raise InputError(f"{where} : donnez la fin de la dernière tranche, comme « 40-100 x10 ».")
    if found[0].low < 0:
        raise InputError(f"{where} : une tranche commence à 0 au moins.")
    bounds, factors = [found[0].low], []
    for one in found:
        if one.low > bounds[-1]:
            bounds.append(one.low)
            factors.append(1.0)
        bounds.append(one.high)
        factors.append(one.factor)
    return Multiplicateur(layer, kind, tuple(bounds), tuple(factors))


def _plain(value: float) -> str:
    return nombre_court(value, 3).replace("\u202f", "")
