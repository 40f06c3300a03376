"""Family of a zone (U, AU, A, N) from TYPEZONE, and from LIBELLE to check it or to replace it when it is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ..tables import load
from ..text import plain

OPEN, CLOSED, UNKNOWN = "AUc", "AUs", "inconnu"
_SUBTYPES = {"AUC": OPEN, "AUS": CLOSED}
#: Zones of a POS, before PLU existed: NA to be urbanised, NC agricultural, ND natural; NB has no successor.
_POS = {"NA": "AU", "NC": "A", "ND": "N", "NB": None}
_POS_ZONE = re.compile(r"^(?:\d+|I{1,3}|IV)?[\s._-]*(N[ABCD])")
_PREFIX = re.compile(r"^(?:zone|secteur)\b\s*", re.IGNORECASE)
_AU = re.compile(r"^(?:\d+|I{1,3}|IV)?[\s._-]*AU")
_LETTER = re.compile(r"^\d*[\s._-]*([UAN])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{5,}")
_WORDS = (("a urbaniser", "AU"), ("urbain", "U"), ("urbanis", "U"), ("agricol", "A"), ("natur", "N"), ("foresti", "N"))


@dataclass(frozen=True)
class Family:
    """What is known of the family of one zone.

    Attributes
    ----------
    famille : U, AU, A, N, or None when neither TYPEZONE nor LIBELLE decides.
    sous_type : for AU only: AUc, AUs, or ``inconnu``; LIBELLE (1AU, 2AU) is a hint and never decides.
    conflict : text such as ``LIBELLE=U ; TYPEZONE=N`` when they disagree; TYPEZONE is kept.
    listed : TYPEZONE is a value of the standard.
    from_label : the family comes from LIBELLE.
    """

    famille: str | None
    sous_type: str | None
    conflict: str | None
    listed: bool
    from_label: bool


@cache
def _list() -> dict[str, str]:
    table = load("plu_zone_type")
    return {row.typezone.upper(): row.famille for row in table.itertuples()}


@cache
def canonical(typezone: str | None) -> str | None:
    """Return TYPEZONE with the case of the standard (``AUC`` → ``AUc``); other values as they are."""
    spelling = {value.upper(): value for value in load("plu_zone_type")["typezone"]}
    return spelling.get((typezone or "").upper(), typezone)


@cache
def abandoned(typezone: str | None) -> bool:
    """Return whether a TYPEZONE of the list left the standard in v2017 (Ah, Nh, Nd)."""
    table = load("plu_zone_type")
    return bool((table["statut"].str.startswith("abandon") & (table["typezone"] == typezone)).any())


def from_typezone(typezone: str | None, pos: bool = False) -> tuple[str | None, str | None, bool]:
    """Return family, sub-type and whether the value is listed; out of the list, the first letters decide."""
    value = (typezone or "").strip().upper()
    if not value:
        return None, None, True
    if value in _list() and not (pos and value in _POS):
        listed = _list()[value]
        return listed, _SUBTYPES.get(value) if listed == "AU" else None, True
    if pos and (old := _POS_ZONE.match(value)):
        family = _POS[old.group(1)]
        return family, UNKNOWN if family == "AU" else None, False
    if _AU.match(value):
        return "AU", _SUBTYPES.get(re.sub(r"^(?:\d+|I{1,3}|IV)?[\s._-]*", "", value), UNKNOWN), False
    letter = _LETTER.match(value)
    return (letter.group(1) if letter else None), None, False


def from_libelle(libelle: str | None, pos: bool = False) -> tuple[str, ...]:
    """Return the families a LIBELLE may mean, none when it says nothing.

    A leading number or Roman numeral is skipped (1AU, IIAU). ``Au`` may be a sector of A as well as AU: both are
    returned. A label written in words (« Zone naturelle ») is read by its words.
    """
    text = (libelle or "").strip()
    if not text:
        return ()
    code = _PREFIX.sub("", text)
    if pos and (old := _POS_ZONE.match(code)):
        family = _POS[old.group(1)]
        return (family,) if family else ()
    if _AU.match(code):
        return ("AU",)
    if _WORD.search(code):
        words = plain(code)
        return next(((family,) for stem, family in _WORDS if f" {stem}" in f" {words}"), ())
    letter = _LETTER.match(code)
    if letter is None:
        return ()
    if letter.group(1) in "aA" and code[letter.end() : letter.end() + 1] in ("u", "U"):
        return ("AU", "A")
    return (letter.group(1).upper(),)


@lru_cache(maxsize=16_384)
def classify(typezone: str | None, libelle: str | None, pos: bool = False) -> Family:
    """Return the family of a zone; TYPEZONE prevails and a disagreement with LIBELLE is only flagged."""
    family, subtype, listed = from_typezone(typezone, pos)
    labels = from_libelle(libelle, pos)
    if family is not None:
        conflict = f"LIBELLE={'/'.join(labels)} ; TYPEZONE={family}" if labels and family not in labels else None
        return Family(family, subtype, conflict, listed, False)
    if len(labels) == 1:
        return Family(labels[0], UNKNOWN if labels[0] == "AU" else None, None, listed, True)
    return Family(None, None, None, listed, False)
