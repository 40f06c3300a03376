"""Multipliers of friction: bands of distance or of value, half-open, and how several are combined."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..errors import InputError
from ..text import number
from ..typography import nombre_court

COMBINATIONS = ("produit", "max", "min")
_NUMBER = r"[+-]?[\d\s\u00a0\u202f]*\d(?:[.,]\d+)?"
_BAND = re.compile(
    rf"(?:(?P<low>{_NUMBER})\s*(?:-|–|à|a)\s*(?P<high>{_NUMBER})|(?P<over>>=?|≥)\s*(?P<above>{_NUMBER}))"
    rf"\s*(?:m|%|°)?\s*(?:[:=]\s*[x×*]?|[x×*])\s*(?P<factor>{_NUMBER})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Band:
    """Values of ``[low, high)``, the last of a list closed, and the factor there."""

    low: float
    high: float
    factor: float


def bands(text: str, where: str) -> tuple[Band, ...]:
    """Read « 0-50 m x2 ; 50-100 x1,5 ; >100 x1,1 ».

    Returns
    -------
    Bands in order of value. A value on a bound belongs to the band that begins there; the last band holds its end.

    Raises
    ------
    InputError
        A band is not understood, is empty, overlaps another, or its factor is not above 0.
    """
    found = []
    for piece in filter(None, (one.strip() for one in re.split(r"[;\n]", text))):
        match = _BAND.fullmatch(piece)
        if match is None:
            raise InputError(
                f"{where} : « {piece} » n’est pas une tranche lisible. Attendu, séparées par des points-virgules, des "
                "tranches comme « 0-50 x2 ; 50-100 x1,5 ; >100 x1,1 »."
            )
        band = Band(
            _value(match["low"] or match["above"]),
            _value(match["high"]) if match["high"] else math.inf,
            _value(match["factor"]),
        )
        if band.low >= band.high:
            raise InputError(f"{where} : la tranche « {piece} » est vide : sa fin doit dépasser son début.")
        check_factor(band.factor, f"{where}, tranche « {piece} »")
        found.append(band)
    found.sort(key=lambda band: band.low)
    for before, after in zip(found, found[1:]):
        if after.low < before.high:
            raise InputError(
                f"{where} : les tranches qui commencent à {nombre_court(before.low)} et à {nombre_court(after.low)} se "
                "chevauchent. Une valeur ne doit appartenir qu’à une tranche."
            )
    return tuple(found)


def _value(text: str) -> float:
    found = number(text)
    return math.nan if found is None else found


def check_factor(factor: float | None, where: str) -> float:
    """Return a factor that can multiply a friction.

    Raises
    ------
    InputError
        It is not a finite number above 0.
    """
    if factor is None or not math.isfinite(factor) or factor <= 0:
        raise InputError(
            f"{where} : le facteur doit être un nombre supérieur à 0 (1 ne change rien ; une barrière se donne à part)."
        )
    return factor


def banded(values: npt.NDArray[np.float64], steps: Sequence[Band]) -> npt.NDArray[np.float64]:
    """Return the factor of the band of each value; NaN (no factor) outside the bands and where the value is NaN."""
    result = np.full(values.shape, np.nan)
    with np.errstate(invalid="ignore"):
        for rank, band in enumerate(steps):
            last = rank == len(steps) - 1
            inside = (values >= band.low) & ((values <= band.high) if last else (values < band.high))
            result[inside] = band.factor
    return result


def slope_factor(percent: npt.NDArray[np.float64], coefficient: float) -> npt.NDArray[np.float64]:
    """Return ``1 + coefficient × slope`` with the slope as a ratio of height to length (100 % is 1)."""
    return np.asarray(1.0 + coefficient * np.abs(percent) / 100.0, dtype=float)


def combined(factors: Sequence[npt.NDArray[np.float64]], how: str = "produit") -> npt.NDArray[np.float64]:
    """Return one factor per cell: the product, the largest or the least of those that apply; 1 where none does."""
    if not factors:
        raise ValueError("no factor")
    merge = {"produit": np.multiply, "max": np.fmax, "min": np.fmin}[how]
    result: npt.NDArray[np.float64] | None = None
    for one in factors:
        filled = np.where(np.isnan(one), 1.0, one) if how == "produit" else one
        result = filled.copy() if result is None else merge(result, filled)
    return np.where(np.isnan(result), 1.0, result)
