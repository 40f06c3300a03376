"""How the validation of a grid speaks: where, what is wrong, what is accepted, the nearest known word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Union

from ..errors import InputError
from ..typography import insecables
from .roles import slug

#: Beyond this many, accepted words are not listed: the nearest one, or the documentation, serves better.
LISTED = 20

#: Way to a value of the raw grid: keys, and positions in lists.
Path = tuple[Union[str, int], ...]


class GridError(InputError):
    """All that stops a grid from being used, at once; ``errors`` holds one French sentence per fault."""

    def __init__(self, name: str, errors: Iterable[str]) -> None:
        self.errors = tuple(insecables(one) for one in errors)
        count = len(self.errors)
        what = "1 erreur" if count == 1 else f"{count} erreurs"
        title = f"Grille « {name} »" if name else "Grille"
        head = insecables(f"{title} : {what}. Rien n’a été calculé.")
        super().__init__("\n".join([head, *(f"– {one}" for one in self.errors)]))


@dataclass
class Origin:
    """Where each value of a grid was written.

    Attributes
    ----------
    name : name of the file.
    places : by path in the raw grid, the sheet (``""`` in a YAML file) and the line.
    """

    name: str = ""
    places: dict[Path, tuple[str, int]] = field(default_factory=dict)

    def place(self, path: Path) -> str:
        """Return « règle T3, ligne 14, colonne indicateur.params.x » for a path of the raw grid."""
        sheet, line = self._nearest(path)
        parts = [f"feuille « {sheet} »"] if sheet else []
        if line:
            parts.append(f"ligne {line}")
        column = ".".join(str(key) for key in _column(path, bool(sheet)) if not isinstance(key, int))
        if column:
            parts.append(f"colonne {column}")
        return ", ".join(parts)

    def _nearest(self, path: Path) -> tuple[str, int]:
        for end in range(len(path), -1, -1):
            if path[:end] in self.places:
                return self.places[path[:end]]
        return "", 0


def _column(path: Path, in_sheet: bool) -> Path:
    if path[:1] == ("regles",):
        return path[2:]
    if not in_sheet:
        return path
    return path[2:] if path[:1] == ("roles",) else path[1:]


@dataclass(frozen=True)
class Problem:
    """What is said of one value; ``blocking`` when the grid cannot be used as long as it stays."""

    path: Path
    text: str
    blocking: bool


@dataclass
class Issues:
    """Errors and warnings met while a grid is read, each with its place.

    ``errors`` and ``warnings`` are whole sentences; ``found`` holds those that speak of one value, beside its path.
    """

    origin: Origin = field(default_factory=Origin)
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    rule_ids: dict[Path, str] = field(default_factory=dict)
    found: list[Problem] = field(default_factory=list)

    def error(self, path: Path, text: str) -> None:
        """Add an error."""
        self.found.append(Problem(path, insecables(text), True))
        self.errors.append(self.located(path, text))

    def warn(self, path: Path, text: str) -> None:
        """Add a warning."""
        self.found.append(Problem(path, insecables(text), False))
        self.warnings.append(self.located(path, text))

    def located(self, path: Path, text: str) -> str:
        """Return the sentence with its place before it."""
        rule = self.rule_ids.get(path[:2])
        where = ", ".join(part for part in (f"règle {rule}" if rule else "", self.origin.place(path)) if part)
        return f"{where} : {text}" if where else text


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Return the known word most like ``word``, whatever the case and accents; None when none is close."""
    known: dict[str, str] = {}
    for one in words:
        known.setdefault(slug(one) or one, one)
    asked = slug(word)
    if not asked:
        return None
    match = get_close_matches(asked, known, n=1, cutoff=0.65)
    if not match and len(asked) > 2:
        match = [text for text in known if len(text) > 2 and (text in asked or asked in text)][:1]
    return known[match[0]] if match else None


def unknown(what: str, word: object, words: Iterable[str]) -> str:
    """Return « rôle inconnu « reservoir » ; vouliez-vous « reservoirs » ? », and what is accepted when it is short."""
    words = tuple(words)
    close = nearest(str(word), words)
    text = f"{what} « {word} »"
    if close:
        text += f" ; vouliez-vous « {close} » ?"
    if not words:
        return f"{text} ; la grille n’en déclare aucun : déclarez-le"
    if len(words) <= LISTED:
        return f"{text} {'A' if close else '; a'}ccepté : {', '.join(words)}"
    return text if close else f"{text} ; {len(words)} noms sont connus, aucun n’est proche"
