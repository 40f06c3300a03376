"""What a page of the report is made of: the same blocks are read by a browser, printed, or edited as a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Column:
    """A column of a table; ``share`` is the part of the width of the page, in %."""

    titre: str
    share: float
    nombre: bool = False


@dataclass(frozen=True)
class Block:
    """One thing on a page.

    Attributes
    ----------
    genre : ``page`` (what follows starts a page), ``titre``, ``points``, ``figure``, ``tableau``, ``note``,
        ``avertissement``, ``liste``.
    texte : words of a title, a note or a warning.
    points : ``chiffre``, ``titre``, ``detail`` of each figure.
    figure : a drawing as the page shows it.
    colonnes, lignes : a table; a line whose first cell is set in bold is in ``fortes``.
    liste : pairs of a word in bold and a sentence.
    """

    genre: str
    texte: str = ""
    points: Sequence[dict[str, str]] = ()
    figure: Any = ""
    colonnes: Sequence[Column] = ()
    lignes: Sequence[Sequence[str]] = ()
    fortes: frozenset[int] = field(default_factory=frozenset)
    liste: Sequence[tuple[str, str]] = ()


def heading(text: str) -> Block:
    """Return a title inside a page."""
    return Block("titre", texte=text)


def new_page() -> Block:
    """Return what sends the rest to another page, on paper."""
    return Block("page")


def note(text: str) -> Block:
    """Return a small note."""
    return Block("note", texte=text)


def warning(text: str) -> Block:
    """Return what must be read with the figures."""
    return Block("avertissement", texte=text)


def figures(points: Sequence[dict[str, str]]) -> Block:
    """Return figures side by side, four at most."""
    return Block("points", points=points)


def drawn(figure: Any) -> Block:
    """Return a drawing."""
    return Block("figure", figure=figure)


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], strong: Sequence[int] = ()) -> Block:
    """Return a table; ``strong`` are the ranks of the lines in bold."""
    return Block("tableau", colonnes=columns, lignes=rows, fortes=frozenset(strong))


def bullets(items: Sequence[tuple[str, str]]) -> Block:
    """Return a list of sentences, each after the word it is about."""
    return Block("liste", liste=items)
