"""Codes of land cover: how two writings of one code are recognised, their order, and the numbers cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..errors import InputError
from ..raster_grid import Grid
from ..text import clean, number, plain

_INTEGER = re.compile(r"-?(0|[1-9]\d{0,8})")
_DIGITS = re.compile(r"(\d+)")
#: Columns of a table of classes, with the names by which others know them.
_COLUMNS = {
    "numero": ("numero", "valeur", "value", "num"),
    "code": ("code",),
    "libelle": ("libelle", "nom", "label", "description"),
    "couche": ("couche",),
}
#: Numbers of classes that are nearer to each other than this are counted in one pass, without sorting the cells.
MOST_SPAN = 1_000_000
CLASS_FIELDS = {
    "numero": "integer",
    "code": "text",
    "libelle": "text",
    "couche": "text",
    "surface_ha": "real",
    "mailles": "integer",
}


def code_key(code: str) -> str:
    """Return what two writings of one code share: spaces and case do not count (« CS 2.1.1 » is « CS2.1.1 »)."""
    return re.sub(r"[\s\u00a0\u202f]+", "", code).casefold()


def natural_order(code: str) -> list[tuple[int, int, str]]:
    """Return a key that sorts codes as a person does: 2 before 10, CS1.2 before CS1.10."""
    pieces = _DIGITS.split(code_key(code))
    return [(1, int(piece), "") if place % 2 else (0, 0, piece) for place, piece in enumerate(pieces)]


def are_integers(codes: Iterable[str]) -> bool:
    """Return whether all codes are whole numbers that a cell can hold as they are written (no leading zero)."""
    return all(_INTEGER.fullmatch(code) for code in codes)


@dataclass(frozen=True)
class Classes:
    """What the numbers of a raster of land cover mean.

    Attributes
    ----------
    codes : code by number; a number that has none is its own code.
    labels, layers : by number, empty when unknown.
    """

    codes: Mapping[int, str] = field(default_factory=dict)
    labels: Mapping[int, str] = field(default_factory=dict)
    layers: Mapping[int, str] = field(default_factory=dict)

    def code(self, value: int) -> str:
        """Return the code of a number."""
        return self.codes.get(value, str(value))

    def table(self, values: npt.NDArray[np.int64], missing: npt.NDArray[np.bool_], grid: Grid) -> pd.DataFrame:
        """Return one row per class found in cells: ``numero``, ``code``, ``libelle``, ``couche``, its area."""
        found, counts = counted(values, missing)
        rows = [
            (int(n), self.code(int(n)), self.labels.get(int(n)) or None, self.layers.get(int(n)) or None) for n in found
        ]
        table = pd.DataFrame(rows, columns=["numero", "code", "libelle", "couche"], dtype=object)
        return table.assign(surface_ha=counts * grid.cell_area / 10_000, mailles=counts.astype(np.int64))


def classes_from(table: pd.DataFrame, name: str) -> Classes:
    """Read a table of correspondences: a column of numbers, one of codes, a label perhaps.

    Raises
    ------
    InputError
        A column is missing, there is no line, a number is not whole, a number is given two codes, or a code is empty.
    """
    found = {role: _column(table, names) for role, names in _COLUMNS.items()}
    absent = [role for role in ("numero", "code") if found[role] is None]
    if absent:
        raise InputError(
            f"« {name} » n’est pas une table de correspondances : colonne(s) absente(s) : {', '.join(absent)} ; "
            f"colonnes trouvées : {', '.join(map(str, table.columns)) or 'aucune'}."
        )
    if not len(table):
        raise InputError(f"« {name} » n’a aucune ligne : attendu une ligne par classe de la grille.")
    codes: dict[int, str] = {}
    labels: dict[int, str] = {}
    layers: dict[int, str] = {}
    for line, row in enumerate(table.to_dict("records"), start=1):
        value, code = number(row[found["numero"]]), clean(row[found["code"]])
        if value is None or not value.is_integer() or code is None:
            raise InputError(
                f"« {name} », objet {line} : attendu un numéro entier et un code ; lu « {row[found['numero']]} » et "
                f"« {row[found['code']]} »."
            )
        if codes.setdefault(int(value), code) != code:
            raise InputError(f"« {name} » donne deux codes au numéro {int(value)} : {codes[int(value)]} et {code}.")
        for texts, role in ((labels, "libelle"), (layers, "couche")):
            texts[int(value)] = clean(row[found[role]]) or "" if found[role] is not None else ""
    return Classes(codes, labels, layers)


def _column(table: pd.DataFrame, names: tuple[str, ...]) -> str | None:
    plain_names = {plain(str(column)): str(column) for column in table.columns}
    return next((plain_names[name] for name in names if name in plain_names), None)


def counted(
    values: npt.NDArray[np.int64], missing: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the numbers found in cells, in order, and in how many: a sort only when they are far apart."""
    held = values[~missing]
    if not held.size:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    low, high = int(held.min()), int(held.max())
    if high - low >= MOST_SPAN:
        found, counts = np.unique(held, return_counts=True)
        return found.astype(np.int64), counts.astype(np.int64)
    every = np.bincount(held.astype(np.int64) - low)
    present = np.flatnonzero(every)
    return (present + low).astype(np.int64), every[present].astype(np.int64)


def whole_numbers(values: npt.NDArray[np.generic], missing: npt.NDArray[np.bool_], name: str) -> npt.NDArray[np.int64]:
    """Return cells as whole numbers, 0 where missing.

    Raises
    ------
    InputError
        A cell holds a number that is not whole: the raster is a measure, not classes.
    """
    held = np.where(missing, 0, values)
    if held.dtype.kind == "f":
        broken = held != np.rint(held)
        if broken.any():
            raise InputError(
                f"« {name} » contient des valeurs non entières (par exemple {held[broken][0]:g}) : ce n’est pas une "
                "grille de classes. Choisissez une occupation du sol dont les mailles portent un numéro de classe."
            )
    return held.astype(np.int64)


def expand(patterns: str, codes: Iterable[str], name: str) -> list[str]:
    """Return the codes a list names: « 311 ; 312 », « CS2.1* » for all those that begin so.

    Commas separate codes too when there is no semicolon, unless the text is itself a code (« Forêts, bois »).

    Raises
    ------
    InputError
        The list is empty, or one of its items names no code of the land cover.
    """
    known = sorted(set(codes), key=natural_order)
    alone = ";" in patterns or code_key(patterns) in {code_key(one) for one in known}
    wanted = [one.strip() for one in re.split(r"[;\n]" if alone else r"[;,\n]", patterns) if one.strip()]
    if not wanted:
        raise InputError("Donnez les codes d’occupation qui font un réservoir, séparés par des points-virgules.")
    kept: set[str] = set()
    for one in wanted:
        key = code_key(one)
        hits = [c for c in known if code_key(c).startswith(key[:-1])] if key.endswith("*") else []
        hits = hits or [c for c in known if code_key(c) == key]
        if not hits:
            raise InputError(
                f"Le code « {one} » n’est pas dans « {name} ». Codes trouvés : {', '.join(known[:40])}"
                f"{'…' if len(known) > 40 else ''}."
            )
        kept.update(hits)
    return sorted(kept, key=natural_order)
