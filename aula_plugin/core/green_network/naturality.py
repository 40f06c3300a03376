"""Naturality of patches: notes of what they hold, weighted, between 0 and 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..errors import InputError
from ..text import clean, number
from .classes import code_key


@dataclass(frozen=True)
class Criterion:
    """One criterion.

    Attributes
    ----------
    name : ``code`` for the land cover, else a field of the zonings.
    notes : note by value (key of code); empty when the field holds the notes itself.
    best : largest note possible, by which notes are divided.
    weight : above 0.
    """

    name: str
    notes: Mapping[str, float]
    best: float
    weight: float

    def note(self, value: object) -> float:
        """Return the note of a value between 0 and 1, NaN when it is not known."""
        text = clean(value)
        if text is None:
            return float("nan")
        found = self.notes.get(code_key(text)) if self.notes else number(text)
        return float("nan") if found is None else found / self.best


def criteria(rows: Sequence[Sequence[str]], where: str) -> list[Criterion]:
    """Read rows « criterion, value, note, weight ».

    A row without value says that the field holds the note itself, the note being then the largest possible.

    Raises
    ------
    InputError
        A note or a weight is not a number, or is negative; a criterion has two weights; a note exceeds the largest.
    """
    grouped: dict[str, list[tuple[str, float, float]]] = {}
    for rank, (name, value, note, weight) in enumerate(rows, start=1):
        line = f"{where}, ligne {rank}"
        if not name:
            raise InputError(f"{line} : le critère n’est pas donné (« code », ou un champ des zonages).")
        grouped.setdefault(name, []).append((value, _positive(note, f"{line}, note"), _weight(weight, line)))
    return [_criterion(name, found, where) for name, found in grouped.items()]


def _weight(text: str, line: str) -> float:
    found = _positive(text or "1", f"{line}, poids")
    if not found:
        raise InputError(f"{line} : le poids doit dépasser 0.")
    return found


def _positive(text: str, where: str) -> float:
    found = number(text)
    if found is None or found < 0:
        raise InputError(f"{where} : « {text} » n’est pas un nombre positif ou nul.")
    return found


def _criterion(name: str, rows: list[tuple[str, float, float]], where: str) -> Criterion:
    weights = {weight for _, _, weight in rows}
    if len(weights) > 1:
        raise InputError(f"{where} : le critère « {name} » a plusieurs poids ; donnez le même sur ses lignes.")
    values = [value for value, _, _ in rows]
    twice = sorted({value for value in values if [code_key(v) for v in values].count(code_key(value)) > 1})
    if twice:
        raise InputError(f"{where} : le critère « {name} » note plusieurs fois : {', '.join(twice)}.")
    best = max(note for _, note, _ in rows)
    if not best:
        raise InputError(f"{where} : le critère « {name} » n’a aucune note supérieure à 0.")
    if "" in values and len(values) > 1:
        raise InputError(f"{where} : le critère « {name} » a une ligne sans valeur parmi d’autres ; complétez-la.")
    notes = {} if "" in values else {code_key(value): note for value, note, _ in rows}
    return Criterion(name, notes, best, weights.pop())


def mean_notes(
    patch: npt.NDArray[np.int64], notes: npt.NDArray[np.float64], areas: npt.NDArray[np.float64], count: int
) -> npt.NDArray[np.float64]:
    """Return the mean note of each patch, weighted by area, over the parts whose note is known; NaN where none is."""
    known = ~np.isnan(notes) & (areas > 0)
    total = np.bincount(patch[known], weights=areas[known], minlength=count)
    summed = np.bincount(patch[known], weights=areas[known] * notes[known], minlength=count)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(total > 0, summed / total, np.nan), dtype=float)


def weighted(notes: Sequence[npt.NDArray[np.float64]], weights: Sequence[float]) -> npt.NDArray[np.float64]:
    """Return ``Σ w·n / Σ w`` over the criteria known of each patch; NaN where none is known."""
    table, weight = np.vstack(notes), np.asarray(weights, dtype=float)[:, None]
    known = ~np.isnan(table)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(
            np.where(known.any(axis=0), np.nansum(table * weight, axis=0) / (known * weight).sum(axis=0), np.nan),
            dtype=float,
        )
