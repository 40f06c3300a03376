"""Typed reading of what a person wrote: every cell is text until the schema says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ..text import number
from .grid_messages import Issues, Path, unknown

_SPACES = re.compile(r"[ \t\r\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_DATES = (
    re.compile(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})"),
)
_TRUE = {"oui", "vrai", "true", "yes", "on", "1"}
_FALSE = {"non", "faux", "false", "no", "off", "0"}


def clean(text: object) -> str:
    """Return one line of text: runs of spaces and line ends become one space, non-breaking spaces stay."""
    return _SPACES.sub(" ", str(text)).strip(" ")


class Values:
    """Readers of one kind of value each; a value of the wrong kind is an issue and reads as absent."""

    def __init__(self, issues: Issues) -> None:
        self.issues = issues

    def section(self, raw: Any, path: Path) -> dict[str, Any]:
        """Return a mapping of text keys; absent reads as empty."""
        if raw is None or raw == "":
            return {}
        if not isinstance(raw, Mapping):
            self.issues.error(path, f"une liste de clés est attendue (clé : valeur), pas {_shown(raw)}")
            return {}
        return {str(key): value for key, value in raw.items()}

    def text(self, raw: Any, path: Path, required: bool = False) -> str:
        """Return clean text; absent reads as ``""``."""
        if isinstance(raw, (Mapping, list, tuple)):
            self.issues.error(path, f"un texte est attendu, pas {_shown(raw)}")
            return ""
        text = "" if raw is None else clean(raw)
        if _CONTROL.search(text):
            self.issues.error(path, "le texte contient un caractère de contrôle invisible ; retapez-le")
            return ""
        if required and not text:
            self.issues.error(path, "valeur manquante")
        return text

    def number(self, raw: Any, path: Path, minimum: float | None = None) -> float | None:
        """Return a number; absent reads as None."""
        text = self.text(raw, path)
        if not text:
            return None
        value = None if isinstance(raw, bool) else number(text)
        if value is None:
            self.issues.error(path, f"« {text} » n’est pas un nombre ; accepté : 12, 0,5 ou 0.5, sans unité")
        elif minimum is not None and value < minimum:
            self.issues.error(path, f"{text} est trop petit ; accepté : {minimum:g} ou plus")
            return None
        return value

    def integer(self, raw: Any, path: Path, minimum: int | None = None) -> int | None:
        """Return a whole number; absent reads as None."""
        value = self.number(raw, path, minimum)
        if value is None:
            return None
        if value != int(value):
            self.issues.error(path, f"« {clean(raw)} » n’est pas un nombre entier")
            return None
        return int(value)

    def boolean(self, raw: Any, path: Path) -> bool | None:
        """Return a yes or no; absent reads as None."""
        text = self.text(raw, path).lower()
        if not text:
            return None
        if text in _TRUE or text in _FALSE:
            return text in _TRUE
        self.issues.error(path, f"« {clean(raw)} » n’est ni oui ni non ; accepté : true, false, oui, non")
        return None

    def date(self, raw: Any, path: Path) -> str:
        """Return an ISO date as text; absent reads as ``""``."""
        text = self.text(raw, path)
        for pattern in _DATES if text else ():
            found = pattern.fullmatch(text)
            if found:
                try:
                    return date(int(found["y"]), int(found["m"]), int(found["d"])).isoformat()
                except ValueError:
                    break
        if text:
            self.issues.error(path, f'« {text} » n’est pas une date ; accepté : "2026-09-01" ou 01/09/2026')
        return ""

    def items(self, raw: Any, path: Path) -> list[tuple[Any, Path]]:
        """Return the elements of a list with their paths; one bare value is a list of one, absent is empty."""
        if raw is None or raw == "":
            return []
        if isinstance(raw, (list, tuple)):
            return [(one, (*path, position)) for position, one in enumerate(raw)]
        return [(raw, path)]

    def texts(self, raw: Any, path: Path) -> tuple[str, ...]:
        """Return a list of texts, empty ones left out."""
        found = (self.text(one, where) for one, where in self.items(raw, path))
        return tuple(text for text in found if text)

    def choice(self, raw: Any, path: Path, words: Iterable[str], what: str, required: bool = False) -> str:
        """Return one of ``words``; absent reads as ``""``. ``what`` starts the message: « mode inconnu »."""
        text = self.text(raw, path, required)
        if text and text not in words:
            self.issues.error(path, unknown(what, text, words))
            return ""
        return text

    def known_keys(self, section: Mapping[str, Any], path: Path, words: Iterable[str], what: str) -> None:
        """Report the keys of a section that mean nothing; an empty cell under such a key says nothing."""
        words = tuple(words)
        for key, value in section.items():
            if key not in words and value not in (None, ""):
                self.issues.error((*path, key), unknown(what, key, words))


def _shown(raw: Any) -> str:
    if isinstance(raw, Mapping):
        return "une liste de clés"
    if isinstance(raw, (list, tuple)):
        return "une liste"
    return f"« {clean(raw)[:60]} »"
