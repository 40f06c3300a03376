"""Words of a comparison of two states: what a change of zone is called, and what it is called seen the other way."""

from __future__ import annotations

from typing import Any

from .vocation import UNKNOWN

OPENED = "ouverture à l’urbanisation"
RELEASED = "déblocage d’une zone AU"
CLOSED = "fermeture"
BLOCKED = "blocage d’une zone AU"
RECAST = "changement de destination"
RENAMED = "libellé seul"
COVERED = "couverture gagnée"
UNCOVERED = "couverture perdue"
UNDECIDED = "famille inconnue"
ADJUSTED = "retouche de limite"
UNCHANGED = "inchangé"

#: Reading order of a list, of a legend.
SENSES = (OPENED, RELEASED, CLOSED, BLOCKED, RECAST, COVERED, UNCOVERED, UNDECIDED, RENAMED, ADJUSTED)
#: What a change becomes when the two states are swapped; the others stay what they are.
SWAPPED = {
    OPENED: CLOSED,
    CLOSED: OPENED,
    RELEASED: BLOCKED,
    BLOCKED: RELEASED,
    COVERED: UNCOVERED,
    UNCOVERED: COVERED,
}
URBAN, RURAL = ("U", "AU"), ("A", "N")
NOT_COVERED, NO_FAMILY = "non couvert", "famille inconnue"
#: Classes of the transition matrix, in the order of its rows and columns.
CLASSES = ("U", "AUc", "AUs", "AU", "A", "N", NO_FAMILY, NOT_COVERED)


def class_of(famille: Any, sous_type: Any) -> str:
    """Return the class of a zone in the matrix: its family, AU told apart as AUc and AUs when that is known."""
    if famille not in ("U", "AU", "A", "N"):
        return NO_FAMILY
    return sous_type if famille == "AU" and sous_type in ("AUc", "AUs") else famille


def sense(before: tuple[Any, ...] | None, after: tuple[Any, ...] | None) -> str:
    """Name the passage from one zone to another; each is ``(libelle, famille, sous_type, vocation)``, None uncovered.

    What one state does not say (sub-type of AU, vocation) is never taken for a change. Opening a zone AUs that was
    already AU (``déblocage``) is told apart from opening an agricultural or natural zone.
    """
    if before is None or after is None:
        return UNCHANGED if before is after else COVERED if before is None else UNCOVERED
    (name, family, subtype, use), (name2, family2, subtype2, use2) = before, after
    if family != family2:
        if family is None or family2 is None:
            return UNDECIDED
        if family in RURAL and family2 in URBAN:
            return OPENED
        if family in URBAN and family2 in RURAL:
            return CLOSED
    held = family == "AU" and subtype == "AUs", family2 == "AU" and subtype2 == "AUs"
    open_ = family == "U" or subtype == "AUc", family2 == "U" or subtype2 == "AUc"
    if held[0] and open_[1]:
        return RELEASED
    if open_[0] and held[1]:
        return BLOCKED
    if family != family2 or _differ(use, use2):
        return RECAST
    return UNCHANGED if name == name2 else RENAMED


def _differ(one: Any, other: Any) -> bool:
    known = [value for value in (one, other) if value not in (None, UNKNOWN)]
    return len(known) == 2 and one != other
