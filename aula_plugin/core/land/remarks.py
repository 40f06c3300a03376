"""What the reading of a table has to tell: a sentence, the codes it speaks of, the answers when it is a question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import InputError
from ..typography import insecables

#: Codes named in a sentence; the others are counted.
MOST_NAMED = 10


@dataclass(frozen=True)
class Remark:
    """One thing to tell.

    Attributes
    ----------
    kind : what it is about: codes, unite, manquantes, negatives, fusion, inconnus, doublons, hors_periode…
    text : French sentence.
    codes : territories concerned.
    choices : value and label of each answer, for a question that stops the counter; empty for what is only told.
    """

    kind: str
    text: str
    codes: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()


def remark(kind: str, text: str, codes: Iterable[str] = ()) -> Remark:
    """Return what is only told, with French spacing."""
    return Remark(kind, insecables(text), tuple(codes))


def some(codes: Iterable[object]) -> str:
    """Return the first codes of a list, and an ellipsis when there are more."""
    known = list(dict.fromkeys(map(str, codes)))
    return ", ".join(known[:MOST_NAMED]) + ("…" if len(known) > MOST_NAMED else "")


def refuse_questions(remarks: Iterable[Remark]) -> None:
    """Raise the first question that nobody answered.

    Raises
    ------
    InputError
        A remark that has choices.
    """
    for one in remarks:
        if one.choices:
            raise InputError(one.text)
