"""Successive states of one document in one dossier: which lines are of today, which avis of before can be taken over.

A state is an ``idurba``. The lines of a place (territory of a grid) belong to the state that was measured there last;
totals follow the communes they are made of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .avis import is_written, same_value

Row = Mapping[str, Any]
Key = tuple[Any, ...]
_COMMUNE = "commune"


@dataclass(frozen=True)
class Takeover:
    """An avis of an earlier state that a line without avis could take over.

    Attributes
    ----------
    ligne : the line of today, on which nobody wrote.
    avant : the line of the earlier state, with what a person wrote there.
    """

    ligne: Row
    avant: Row

    @property
    def a_revoir(self) -> bool:
        """Whether signal or value are no longer what the person had in front of them."""
        before, now = self.avant, self.ligne
        return (before.get("signal_vu") or "") != (now.get("signal") or "") or not same_value(
            before.get("valeur_vue"), now.get("valeur")
        )


def states_of(rows: Iterable[Row]) -> dict[str, str]:
    """Return the states of the communes that were measured in several, as ``idurba`` and date of their last run.

    Oldest run first; empty when no commune has more than one state.
    """
    places: dict[Key, set[str]] = defaultdict(set)
    runs: dict[str, str] = {}
    for row in rows:
        if row["territoire_type"] == _COMMUNE:
            places[_place(row)].add(_state(row))
            runs[_state(row)] = max(runs.get(_state(row), ""), _run(row))
    several = {state for found in places.values() if len(found) > 1 for state in found}
    return dict(sorted(((state, runs[state]) for state in several), key=lambda pair: (pair[1], pair[0])))


def of_today(rows: Sequence[Row], chosen: str = "") -> list[bool]:
    """Say of each row whether it belongs to the state in force at its place.

    Parameters
    ----------
    rows : results, each with ``grille_id``, ``territoire_type``, ``territoire_id``, ``idurba``, ``date_run``.
    chosen : an ``idurba`` preferred wherever it was measured; empty for the last one measured.
    """
    last: dict[Key, tuple[bool, str, str]] = {}
    for row in rows:
        if row["territoire_type"] == _COMMUNE:
            state = (_state(row) == chosen, _run(row), _state(row))
            last[_place(row)] = max(last.get(_place(row), state), state)
    alive: dict[Key, bool] = {}
    for row in rows:
        if row["territoire_type"] == _COMMUNE:
            document = (row["grille_id"], _state(row))
            alive[document] = alive.get(document, False) or last[_place(row)][2] == _state(row)
    return [
        last[_place(row)][2] == _state(row)
        if row["territoire_type"] == _COMMUNE
        else alive.get((row["grille_id"], _state(row)), True)
        for row in rows
    ]


def takeovers(rows: Sequence[Row], chosen: str = "") -> list[Takeover]:
    """Return the avis of earlier states that lines of today could take over, in the order of the lines.

    A line on which a person wrote takes nothing over; of several earlier states, the last one measured is proposed.

    Parameters
    ----------
    rows, chosen : as in ``of_today``; the rows joined with their avis.
    """
    today = of_today(rows, chosen)
    before: dict[Key, Row] = {}
    for row, now in zip(rows, today):
        if not now and is_written(row):
            known = before.get(_line(row))
            if known is None or (_run(row), _state(row)) > (_run(known), _state(known)):
                before[_line(row)] = row
    found = []
    for row, now in zip(rows, today):
        earlier = before.get(_line(row)) if now and not is_written(row) else None
        if earlier is not None and _run(earlier) <= _run(row):
            found.append(Takeover(row, earlier))
    return found


def _place(row: Row) -> Key:
    return row["grille_id"], row["territoire_type"], row["territoire_id"]


def _line(row: Row) -> Key:
    return (*_place(row), row["regle_id"])


def _state(row: Row) -> str:
    return str(row["idurba"] or "")


def _run(row: Row) -> str:
    return str(row["date_run"] or "")
