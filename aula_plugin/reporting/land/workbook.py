"""The figures of the report as sheets of a workbook: numbers stay numbers, codes stay text."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import pandas as pd

from ...core.land import columns
from ...core.missing import is_missing
from .found import Found, units

_SHEETS = (
    ("territories", "territoires", columns.TERRITORIES),
    ("matrix", "matrice", columns.MATRIX),
    ("codes", "codes", columns.CODES),
    ("counter", "compteur", columns.COUNTER),
    ("groups", "groupes", columns.COUNTER),
    ("years", "annees", columns.YEARS),
)


def sheets(found: Found, chosen: Collection[str] = ()) -> dict[str, pd.DataFrame]:
    """Return one sheet by layer given, without shapes, of the territories chosen (all when there is none).

    Raises
    ------
    InputError
        See `found.units`.
    """
    pages = units(found, chosen, communes=True)
    kept = {code for page in pages for code in (*page.codes, page.code)}
    result = {}
    for attribute, title, declared in _SHEETS:
        frame = getattr(found, attribute)
        if frame is None:
            continue
        if chosen and "code" in frame and attribute != "codes":
            frame = frame[frame["code"].astype(str).isin(kept)]
        names = [name for name in declared if name in frame]
        result[title] = pd.DataFrame({name: _cells(frame[name], declared[name]) for name in names}, dtype=object)
    return result


def _cells(values: pd.Series, kind: str) -> list[object]:
    return [None if is_missing(value) else _CASTS.get(kind, str)(value) for value in values]


_CASTS: dict[str, Callable[[Any], object]] = {
    "integer": int,
    "real": float,
    "boolean": lambda value: "oui" if value else "non",
}
