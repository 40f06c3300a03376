"""A person who types avis, one field after the other, while the computer fails: what must be found afterwards.

The n-th entry is the same whoever types it, so that the file can be compared with what any number of entries gives.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

ENTRY = "saisie d’avis"
PERSON = "Une personne"
LINES, FIELDS = 5, ("justification", "avis", "modification", "piece", "page", "reponse_commune")
KEY = ("grille_id", "regle_id", "territoire_type", "territoire_id", "idurba")


def nth(number: int) -> tuple[int, str, str]:
    """Return the line, the column and the value of an entry; a round over the lines types one column of each."""
    column = FIELDS[number // LINES % len(FIELDS)]
    turn = number // (LINES * len(FIELDS))
    choices = {"avis": ("compatible", "incompatible"), "piece": ("PADD", "annexes")}
    return number % LINES, column, choices[column][turn % 2] if column in choices else f"Saisie n° {number}, d’été"


def lines(path: Path) -> list[dict[str, str]]:
    """Return the keys of the lines that are typed on."""
    with closing(sqlite3.connect(path)) as base:
        query = "SELECT grille_id, regle_id, territoire_type, territoire_id, idurba FROM avis ORDER BY fid LIMIT ?"
        return [dict(zip(KEY, row)) for row in base.execute(query, (LINES,))]


def type_avis(path: Path, count: int, told: Callable[[int], None]) -> None:
    """Type ``count`` avis; each is told once the file has it."""
    from aula.aula_plugin.storage.avis import write_avis

    keys = lines(path)
    for number in range(count):
        line, column, value = nth(number)
        write_avis(path, keys[line], {column: value}, PERSON)
        told(number + 1)


def states(path: Path, count: int) -> Iterator[tuple]:
    """Yield what the file holds after each number of entries, from none: the lines, and the earlier states of each."""
    now = _lines(path)
    earlier: dict[int, list[tuple]] = defaultdict(list)
    yield [tuple(row) for row in now], {}
    for number in range(count):
        line, column, value = nth(number)
        if now[line][FIELDS.index(column)] == value and now[line][-1] is not None:  # nothing new: nothing is written
            yield [tuple(row) for row in now], dict(earlier)
            continue
        earlier[line] = [*earlier[line], tuple(now[line])]
        now[line][FIELDS.index(column)] = value
        now[line][-1] = PERSON
        yield [tuple(row) for row in now], dict(earlier)


def _lines(path: Path) -> list[list]:
    query = f"SELECT {', '.join(FIELDS)}, auteur FROM avis ORDER BY fid LIMIT ?"
    with closing(sqlite3.connect(path)) as base:
        return [list(row) for row in base.execute(query, (LINES,))]


def found(path: Path) -> tuple:
    """Return what a file holds, as ``states`` tells it."""
    earlier: dict[int, list[tuple]] = {}
    keys = [tuple(key.values()) for key in lines(path)]
    with closing(sqlite3.connect(path)) as base:
        known = {row[0] for row in base.execute("SELECT name FROM sqlite_master")}
        query = f"SELECT {', '.join(KEY)}, {', '.join(FIELDS)}, auteur FROM avis_historique ORDER BY fid"
        for row in base.execute(query) if "avis_historique" in known else ():
            earlier.setdefault(keys.index(row[: len(KEY)]), []).append(row[len(KEY) :])
    return [tuple(row) for row in _lines(path)], earlier


def entries_kept(path: Path, before: Path, count: int) -> int | None:
    """Return how many entries a file holds at most, whole and in order; None when it is no such state."""
    here = found(path)
    return max((number for number, state in enumerate(states(before, count)) if state == here), default=None)
