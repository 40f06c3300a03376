"""French typography of messages and reports: numbers, units, dates, plurals, non-breaking spaces. No Qt here."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from .missing import is_missing

NBSP = "\u00a0"
NNBSP = "\u202f"
MINUS = "\u2212"
HYPHEN = "\u2011"
MISSING = f"n.{NBSP}d."

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)

#: Decimals printed by unit; ``ha`` has its own rule (two under ten hectares, one above).
DECIMALS = {"m": 0, "m2": 0, "min": 0, "n": 0, "%": 0, "ratio": 2, "lgt": 0, "lgt/ha": 1, "jours": 0, "an": 0}
UNIT_LABELS = {"m2": "m²", "n": "", "ratio": "", "an": "ans"}

# C0 and C1 controls (tab and line feed apart), bidirectional overrides, byte order mark, unpaired surrogates
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_UNITS = (
    r"(?=(?:ha|m|km|m²|%|min|ans?|jours?|lgt(?:/ha)?|communes?|lignes?|règles?|écarts?|mesures?|zones?|objets?)\b|%)"
)
_SPACINGS = (
    (re.compile(r" (?=[:»])"), NBSP),
    (re.compile(r" (?=[;?!])"), NNBSP),
    (re.compile(r"(?<=«) "), NBSP),
    (re.compile(r"(?<=\d) " + _UNITS), NBSP),
    (re.compile(r"(?<=[\s(]p\.) (?=\d)|(?<=\bn°) (?=\d)|(?<=\bart\.) |(?<=\b[LR]\.) (?=\d)"), NBSP),
    (re.compile(r"(?<=[≤≥<>±]) (?=[\d−])"), NBSP),
)


def nombre(value: Any, decimals: int = 0) -> str:
    """Return ``12 345,6``: narrow no-break space between thousands, comma, true minus; ``n. d.`` for None and NaN."""
    if is_missing(value) or math.isinf(float(value)):
        return MISSING
    text = f"{abs(float(value)):,.{decimals}f}"
    sign = MINUS if float(value) < 0 and float(text.replace(",", "")) != 0 else ""
    return sign + text.replace(",", NNBSP).replace(".", ",")


def decimales(value: Any, unite: str) -> int:
    """Return how many decimals a value of this unit is printed with."""
    if unite == "ha":
        return 2 if is_missing(value) or abs(float(value)) < 10 else 1
    return DECIMALS.get(unite, 1)


def valeur(value: Any, unite: str, seuil: Any = None, digits: int | None = None) -> str:
    """Print a value by the decimal rule of its unit, or with ``digits`` decimals when a column shares one rule.

    A value that is not zero never prints as zero, and a value on one side of ``seuil`` never prints as equal to it:
    decimals are added, up to three, then ``< 0,001`` is written.
    """
    if is_missing(value):
        return MISSING
    number, digits = float(value), decimales(value, unite) if digits is None else digits
    against = [0.0] if is_missing(seuil) else [0.0, float(seuil)]
    while digits < 3 and any(number != other and round(number - other, digits) == 0 for other in against):
        digits += 1
    if number != 0 and round(number, digits) == 0:
        return f"<{NBSP}{nombre(10**-digits, digits)}" if number > 0 else nombre(number, 6)
    return nombre(number, digits)


def unite_lisible(unite: str) -> str:
    """Return a unit as it is printed beside a number; nothing for counts and ratios."""
    return UNIT_LABELS.get(unite, unite)


def mesure(value: Any, unite: str, seuil: Any = None) -> str:
    """Print a value with its unit."""
    label = unite_lisible(unite)
    return valeur(value, unite, seuil) + (NBSP + label if label else "")


def signe(value: Any, unite: str) -> str:
    """Print a difference with its sign, in the unit."""
    text = mesure(value, unite)
    return f"+{text}" if not is_missing(value) and float(value) > 0 else text


def nombre_court(value: Any, most: int = 2) -> str:
    """Print a number with as many decimals as it needs, at most ``most``: ``0``, ``2,5``, ``0,25``."""
    if is_missing(value):
        return MISSING
    digits = next((d for d in range(most) if round(float(value), d) == round(float(value), most)), most)
    return nombre(value, digits)


def bornes(seuil: Any, haut: Any = None) -> str:
    """Print the bounds of a threshold, without unit nor spare decimals: ``80``, ``12 à 18``."""
    return nombre_court(seuil) if is_missing(haut) else f"{nombre_court(seuil)} à {nombre_court(haut)}"


def seuil_texte(operateur: str, seuil: Any, haut: Any, unite: str, avec_unite: bool = True) -> str:
    """Print a threshold: ``≥ 80 %``, ``12 à 18``; « at most 0 » is written ``0``. A threshold has no spare decimals."""
    if is_missing(seuil):
        return ""
    label = unite_lisible(unite) if avec_unite else ""
    tail = NBSP + label if label else ""
    text = bornes(seuil, haut if operateur == "entre" else None) + tail
    if operateur == "entre":
        return text
    if operateur == "<=" and float(seuil) == 0:
        return text
    return f"{ {'<=': '≤', '>=': '≥'}.get(operateur, operateur) }{NBSP}{text}"


def date_fr(value: Any, heure: bool = False) -> str:
    """Print a date in full (``1er`` for the first day); ISO text and CNIG dates (``20260618``) are understood.

    Text that is not a date is returned as it is: nothing is guessed.
    """
    moment = _as_date(value)
    if moment is None:
        return "" if is_missing(value) else str(value)
    day = "1er" if moment.day == 1 else str(moment.day)
    text = NBSP.join((day, MONTHS[moment.month - 1], str(moment.year)))
    if heure and isinstance(moment, datetime):
        text += f", {moment.hour}{NBSP}h{NBSP}{moment.minute:02d}"
    return text


def _as_date(value: Any) -> date | None:
    if is_missing(value):
        return None
    if isinstance(value, date):
        return value
    text = str(value).strip()
    try:
        if re.fullmatch(r"\d{8}", text):
            return date(int(text[:4]), int(text[4:6]), int(text[6:]))
        return datetime.fromisoformat(text.replace("Z", "+00:00")) if len(text) > 10 else date.fromisoformat(text)
    except ValueError:
        return None


def pluriel(n: int, singulier: str, plusieurs: str | None = None) -> str:
    """Return ``1 ligne``, ``3 lignes``; zero is singular in French. ``plusieurs`` defaults to an added s."""
    word = singulier if abs(n) < 2 else (plusieurs or f"{singulier}s")
    return f"{nombre(n)}{NBSP}{word}"


def accord(n: int, singulier: str, plusieurs: str | None = None) -> str:
    """Return the word alone, agreed with ``n``."""
    return singulier if abs(n) < 2 else (plusieurs or f"{singulier}s")


def enumeration(words: Iterable[str]) -> str:
    """Join words as a French sentence does: ``a, b et c``."""
    words = list(words)
    return words[0] if len(words) == 1 else " et ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def nom_insecable(name: str, longest: int = 24) -> str:
    """Keep a commune's name in one piece in a list, unless it is too long for a column."""
    return name.replace("-", HYPHEN) if len(name) <= longest else name


def propre(text: Any) -> str:
    """Return text without control characters nor direction overrides, which would break or garble the page."""
    return _CONTROLS.sub("", str(text))


def tronque(text: Any, length: int) -> str:
    """Cut a text longer than ``length`` and show that it was cut."""
    text = str(text)
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def insecables(text: str) -> str:
    """Replace the ordinary spaces that French printing keeps non-breaking."""
    for pattern, replacement in _SPACINGS:
        text = pattern.sub(replacement, text)
    return text


def majuscule(text: str) -> str:
    """Put the first letter in upper case and leave the rest alone (acronyms)."""
    return text[:1].upper() + text[1:]


def minuscule(text: str) -> str:
    """Put the first letter in lower case unless the word is an acronym or a code (``AU``, ``STECAL``, ``1AU``)."""
    head = text[:2]
    return text if len(head) < 2 or head[1].isupper() or head[1].isdigit() else text[:1].lower() + text[1:]
