"""Code lists of the standards, shipped as CSV files (see README.md for their sources)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

_FOLDER = Path(__file__).resolve().parent


@cache
def load(name: str) -> pd.DataFrame:
    """Return the table ``name`` (file name without ``.csv``), every cell as text, an empty cell as ``""``.

    The table is shared by all callers: copy it before changing it.

    Raises
    ------
    KeyError
        No such table; the message lists those that exist.
    """
    if name not in names():
        raise KeyError(f"no table {name!r}; known: {', '.join(names())}")
    return pd.read_csv(_FOLDER / f"{name}.csv", dtype=str, keep_default_na=False, encoding="utf-8")


@cache
def names() -> tuple[str, ...]:
    """Return the names of the shipped tables, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.csv")))


@cache
def values(name: str, column: str) -> frozenset[str]:
    """Return the values of one column of a table, to test membership."""
    return frozenset(load(name)[column])
