"""The lines of a dossier as the panel shows them: one by rule and territory, with its words for search and counts."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

from ...core.compatibility.dossier import AVIS_KEY, AVIS_NON_EXAMINE
from ...core.compatibility.results import CERTAINE, DECLAREE, SANS_OBJET
from ...core.typography import valeur

#: What the avis of a line holds, beside its key.
AVIS_VALUES = ("avis", "justification", "modification", "piece", "page")
SHORT_AVIS = {
    "compatible avec remarque": "remarque",
    "compatible avec réserve": "réserve",
    AVIS_NON_EXAMINE: "",
}


def folded(text: str) -> str:
    """Return text in lower case and without accents, as it is searched."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


class Line:
    """One rule on one territory. ``row``, the result joined with the avis, is held and not copied."""

    __slots__ = (
        "row",
        "rule",
        "theme",
        "title",
        "place",
        "territory",
        "signal",
        "examine",
        "changed",
        "total",
        "_text",
    )

    def __init__(self, row: dict[str, Any], changed: bool) -> None:
        self.row = row
        self.rule: str = row["regle_id"]
        self.theme: str = row["theme"] or ""
        self.title: str = row["titre_court"] or ""
        self.place: str = row["territoire_nom"] or row["territoire_id"]
        self.territory: str = row["territoire_type"]
        self.signal: str = row["signal"] or ""
        self.examine = row["certitude"] not in (None, "", CERTAINE, DECLAREE)
        self.changed = changed
        #: A sum by level or EPCI of a rule measured by commune.
        self.total = False
        self._text: str | None = None

    @property
    def text(self) -> str:
        """Return the words it is searched by, folded at the first search."""
        if self._text is None:
            self._text = folded(" ".join((self.rule, self.title, self.place, self.theme)))
        return self._text

    @property
    def key(self) -> dict[str, str]:
        """Return the key of the avis."""
        return {name: self.row[name] for name in AVIS_KEY}

    @property
    def unit(self) -> str:
        """Return the unit of the value."""
        return self.row["unite"] or ""

    @property
    def avis(self) -> str:
        """Return the level of the avis."""
        return self.row.get("avis") or AVIS_NON_EXAMINE

    @property
    def examined(self) -> bool:
        """Say whether a person has given an avis."""
        return self.avis != AVIS_NON_EXAMINE

    @property
    def to_examine(self) -> bool:
        """Say whether the line counts among those that ask for an avis."""
        return self.signal != SANS_OBJET

    @property
    def short_avis(self) -> str:
        """Return the avis in one word, nothing when there is none."""
        return SHORT_AVIS.get(self.avis, self.avis)

    def value_text(self) -> str:
        """Return the value as the tree shows it; a line without object has none."""
        if self.signal == SANS_OBJET and self.row["valeur"] is None:
            return ""
        return valeur(self.row["valeur"], self.unit, self.row["seuil"])


def mark_totals(lines: Iterable[Line]) -> None:
    """Mark the lines that only sum up others, so that nothing is counted twice."""
    lines = list(lines)
    by_commune = {line.rule for line in lines if line.territory == "commune"}
    for line in lines:
        line.total = line.territory != "commune" and line.rule in by_commune


def counts(lines: Iterable[Line]) -> Counter[str]:
    """Return the number of lines by signal; a constat is counted under the empty text."""
    return Counter(line.signal for line in lines)


def progress(lines: Iterable[Line]) -> tuple[int, int]:
    """Return how many lines have an avis, and how many ask for one."""
    asked = [line for line in lines if line.to_examine]
    return sum(line.examined for line in asked), len(asked)
