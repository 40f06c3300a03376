"""The clock of a procedure: when an avis or a decision is due, from the table of deadlines and the dates known."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..tables import load

TABLE = "echeances"
PROCEDURES = "procedures"


@dataclass(frozen=True)
class Deadline:
    """A deadline of the table at one date.

    ``jours`` are the days left, negative once it is over; None when its starting point is not known.
    """

    code: str
    libelle: str
    depart: str
    echeance: date | None
    jours: int | None
    source: str
    verifie: bool
    effet: str = ""
    mois: int | None = None


@dataclass(frozen=True)
class Procedure:
    """A procedure as a letter names it; ``fin`` is the last day it could be started on, None when it still can."""

    code: str
    libelle: str
    complement: str
    source: str
    fin: date | None


def procedure_of(code: str, cnig: str = "") -> Procedure | None:
    """Return the procedure of a code of the table, or of a code of the CNIG (``R``, ``M2``…); None for any other."""
    letters = cnig.strip().upper().rstrip("0123456789")
    for _, row in load(PROCEDURES).iterrows():
        if row["code"] == code or (not code and letters and row["code_cnig"] == letters):
            return Procedure(
                row["code"], row["libelle"], row["complement"], row["source"], read_date(row["en_vigueur_au"])
            )
    return None


def deadlines(events: Mapping[str, date | None], today: date, type_document: str = "") -> list[Deadline]:
    """Return the deadlines that concern a document, in the order of the table.

    Parameters
    ----------
    events : known dates by name of event (column ``evenement``: of several, joined by ``|``, the first one known, and
        the ``depart`` of the same rank); a date fixed by law needs none.
    today : the day from which days are counted.
    type_document : only rows of this type, or of every type (``*``), are returned.

    Notes
    -----
    A row holds from ``en_vigueur_du`` to ``en_vigueur_au`` (both may be empty), judged on the date of its event: a
    reform adds a row and closes the former one. A duration in months ends on the same day of the month, or on the
    last one when there is none.
    """
    found = []
    for _, row in load(TABLE).iterrows():
        if row["type_document"] not in ("*", type_document):
            continue
        start, said = _start(row, events)
        if start is None or not _in_force(row, start):
            continue
        end = start if row["date_fixe"] else add_months(start, int(row["mois"]))
        found.append(
            Deadline(
                row["code"],
                row["libelle"],
                said,
                end,
                (end - today).days,
                row["source"],
                row["verifie"] == "oui",
                row["effet"],
                int(row["mois"]) if row["mois"] else None,
            )
        )
    return found


def _start(row: Mapping[str, str], events: Mapping[str, date | None]) -> tuple[date | None, str]:
    """Return the day a deadline is counted from, and how the table calls it."""
    fixed = read_date(row["date_fixe"])
    if fixed is not None:
        return fixed, row["depart"]
    for name, said in zip(row["evenement"].split("|"), row["depart"].split("|")):
        if events.get(name):
            return events[name], said
    return None, ""


def add_months(start: date, months: int) -> date:
    """Return the same day some months later; the last day of the month when it is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def read_date(text: object) -> date | None:
    """Return a date written ``AAAAMMJJ`` or in ISO, None for anything else (``00000000`` included)."""
    found = re.match(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)", str(text or "").strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _in_force(row: Mapping[str, str], start: date) -> bool:
    low, high = read_date(row["en_vigueur_du"]), read_date(row["en_vigueur_au"])
    return (low is None or start >= low) and (high is None or start <= high)
