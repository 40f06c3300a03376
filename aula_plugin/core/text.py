"""Attributes made plain: text, numbers, dates, two-digit codes, INSEE codes, words that can be compared."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Any

from .missing import is_missing

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?")
_THOUSANDS = str.maketrans("", "", " \u00a0\u202f")
_NULLS = {"", "null", "<null>", "(null)", "nan", "none"}
_INTEGRAL = re.compile(r"^(\d+)\.0+$")
_INSEE = re.compile(r"\d{5}|2[AB]\d{3}")
_COMPACT = re.compile(r"^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?$")
_FRENCH = re.compile(r"^(\d{2})[-/.](\d{2})[-/.](\d{4})(?:[T ].*)?$")
#: A UTF-8 text read as Latin-1 (« Ã© »), or characters already lost (U+FFFD).
_DAMAGED = re.compile("Ã[\u0080-\u00bf‰€ˆ‹Š‡]|\ufffd")


def clean(value: Any) -> str | None:
    """Return a value as trimmed text; None for NULL, NaN, an empty text and the word NULL left by exports.

    Numbers lose their ``.0``, dates become ``AAAAMMJJ``; nothing else of the text is changed.
    """
    if is_missing(value):
        return None
    if isinstance(value, date):
        return value.strftime("%Y%m%d")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).replace("\x00", "").strip()
    return None if text.casefold() in _NULLS else text


def number(value: Any) -> float | None:
    """Return the number written with a comma or a point, thousands apart or not; None when it is not one."""
    if isinstance(value, bool):
        return None
    bare = str(value).strip().translate(_THOUSANDS)
    if not _NUMBER.fullmatch(bare):
        return None
    found = float(bare.replace(",", "."))
    return found if math.isfinite(found) else None


def two_digits(value: Any) -> str | None:
    """Return a code on two digits: ``7``, ``7.0`` and ``"07 "`` give ``"07"``; other text is kept in upper case."""
    text = clean(value)
    if text is None:
        return None
    match = _INTEGRAL.match(text)
    text = match.group(1) if match else text
    return text.zfill(2) if text.isdigit() else text.upper()


def insee(value: Any) -> str | None:
    """Return an INSEE code: five characters, a zero lost by an integer column restored, upper case (2A, 2B)."""
    text = clean(value)
    if text is None:
        return None
    match = _INTEGRAL.match(text)
    text = (match.group(1) if match else text).upper()
    return text.zfill(5) if text.isdigit() and len(text) == 4 else text


def is_insee(text: str | None) -> bool:
    """Return whether a text is a well-formed INSEE code of commune."""
    return bool(text and _INSEE.fullmatch(text))


def cnig_date(value: Any) -> tuple[str | None, bool]:
    """Return a date as ``AAAAMMJJ`` and whether it was understood.

    ISO and French dates, with or without a time, are understood; ``00000000`` (procedure under way) is a value of the
    standard. Anything else is returned as it is, not understood: nothing is guessed.
    """
    text = clean(value)
    if text is None or text == "00000000":
        return text, True
    compact, french = _COMPACT.match(text), _FRENCH.match(text)
    if compact:
        year, month, day = compact.groups()
    elif french:
        day, month, year = french.groups()
    else:
        return text, False
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return text, False
    return f"{year}{month}{day}", True


def folded(text: str) -> str:
    """Return a text without accents, in lower case: a key to sort."""
    letters = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=65_536)
def plain(text: str | None) -> str:
    """Return a text to compare: no accents, lower case; apostrophes, non-breaking spaces and marks become a space."""
    return re.sub(r"[^a-z0-9]+", " ", folded(text or "")).strip()


def has_stem(text: str | None, stems: tuple[str, ...]) -> bool:
    """Return whether a word of ``text`` starts with one of ``stems`` (several words allowed in a stem)."""
    words = f" {plain(text)}"
    return any(f" {stem}" in words for stem in stems)


def is_damaged(text: str | None) -> bool:
    """Return whether a text shows the trace of a wrong encoding."""
    return bool(text and _DAMAGED.search(text))
