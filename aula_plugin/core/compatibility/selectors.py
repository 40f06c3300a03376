"""The small language by which a rule names what it measures.

``zones:AU``, ``zones:AUc``, ``psc:18-xx``, ``inf:35-00``, ``role:reservoirs``, ``role:aleas``; for zones also
``destoui:30``, ``destcdt:30``, ``formdomi:0201``. Terms about zones are joined by ``&`` to ask for all of them at once
(``zones:AU&destoui:31``); a list of selectors is their union. ``table:<nom>.<colonne>`` and ``resultat:<id>`` are read
by the indicators of ratios.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..errors import InputError

ZONE_FAMILIES = ("U", "AU", "AUc", "AUs", "A", "N", "Ah", "Nh", "Nd", "toutes")
ZONE_TERMS = ("zones", "destoui", "destcdt", "formdomi")
TERMS = (*ZONE_TERMS, "psc", "inf", "role", "table", "resultat")
_CODE = re.compile(r"^\d{2}-(\d{2}|xx)$")
_TABLE = re.compile(r"^\w+\.\w+$")


@dataclass(frozen=True)
class Term:
    """One ``kind:value`` pair."""

    kind: str
    value: str


@dataclass(frozen=True)
class Selector:
    """Terms that must all hold; more than one only for zones."""

    terms: tuple[Term, ...]

    @property
    def kind(self) -> str:
        """``zones`` for any selector made of zone terms, else the kind of the single term."""
        return "zones" if self.terms[0].kind in ZONE_TERMS else self.terms[0].kind

    def __str__(self) -> str:
        return "&".join(f"{term.kind}:{term.value}" for term in self.terms)


def parse_selector(text: str) -> Selector:
    """Read one selector.

    Raises
    ------
    InputError
        Unknown kind, malformed code, or ``&`` between things that are not zones; the message says what is accepted.
        Whether the role, the table or the code exists is checked by the validation of the grid, which knows them.
    """
    terms = tuple(_parse_term(part.strip(), text) for part in str(text).split("&"))
    if len(terms) > 1 and any(term.kind not in ZONE_TERMS for term in terms):
        raise InputError(
            f"sélecteur « {text} » : « & » ne joint que des critères de zones ({', '.join(ZONE_TERMS)}) ; "
            "une liste de sélecteurs donne leur réunion"
        )
    return Selector(terms)


def _parse_term(part: str, whole: str) -> Term:
    kind, separator, value = part.partition(":")
    if not separator or kind not in TERMS or not value:
        raise InputError(f"sélecteur « {whole} » : attendu « genre:valeur » avec un genre parmi {', '.join(TERMS)}")
    if kind == "zones" and value not in ZONE_FAMILIES:
        raise InputError(f"sélecteur « {whole} » : famille « {value} » inconnue ; accepté : {', '.join(ZONE_FAMILIES)}")
    if kind in ("psc", "inf") and not _CODE.match(value):
        raise InputError(f"sélecteur « {whole} » : code « {value} » mal formé ; accepté : « 07-04 » ou « 07-xx »")
    if kind == "table" and not _TABLE.match(value):
        raise InputError(f"sélecteur « {whole} » : attendu « table:nom.colonne »")
    return Term(kind, value)
