"""The avis of people as the report prints them: words, never colours; who signed is left out on demand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..core.compatibility import avis as words
from ..core.missing import is_missing
from ..core.typography import date_fr, tronque

#: What a person says of the whole, by the name of the choice in the algorithms.
GLOBAL_CHOICES = {
    "favorable": words.GLOBAUX[0],
    "favorable_avec_remarques": words.GLOBAUX[1],
    "favorable_avec_reserves": words.GLOBAUX[2],
    "defavorable": words.GLOBAUX[3],
}
_SHORT = {words.AVEC_REMARQUE: "remarque", words.AVEC_RESERVE: "réserve"}
_LONGEST = 1200


@dataclass(frozen=True)
class Avis:
    """What a person wrote on a line; ``modifie`` when the signal or the value changed since."""

    niveau: str = words.NON_EXAMINE
    justification: str = ""
    modification: str = ""
    piece: str = ""
    page: str = ""
    reponse: str = ""
    auteur: str = ""
    date: str = ""
    modifie: bool = False

    @property
    def examine(self) -> bool:
        """Whether a person gave an avis."""
        return self.niveau != words.NON_EXAMINE

    @property
    def court(self) -> str:
        """The level in a word, for a narrow column."""
        return _SHORT.get(self.niveau, self.niveau)

    @property
    def lieu(self) -> str:
        """Where the change is asked for: ``règlement écrit, p. 12``."""
        return ", ".join(filter(None, (self.piece, f"p. {self.page}" if self.page[:1].isdigit() else self.page)))

    @property
    def textes(self) -> bool:
        """Whether there is something to read beside the level."""
        return bool(self.justification or self.modification or self.reponse)

    @property
    def signature(self) -> str:
        """Who and when."""
        return ", ".join(filter(None, (self.auteur, self.date)))

    @property
    def decisif(self) -> bool:
        """Whether the avis weighs on the whole: incompatible, or compatible with a reservation."""
        return self.niveau in (words.INCOMPATIBLE, words.AVEC_RESERVE)


def avis_of(row: Mapping[str, Any] | None, result: Mapping[str, Any], sans_auteurs: bool = False) -> Avis:
    """Return the avis of a result; « non examiné » when nobody wrote."""
    if row is None:
        return Avis()
    text = {name: "" if is_missing(row.get(name)) else tronque(str(row[name]).strip(), _LONGEST) for name in row}
    date = str(text.get("date_avis") or "")
    return Avis(
        niveau=text.get("avis") or words.NON_EXAMINE,
        justification=text.get("justification", ""),
        modification=text.get("modification", ""),
        piece=text.get("piece", ""),
        page=text.get("page", ""),
        reponse=text.get("reponse_commune", ""),
        auteur="" if sans_auteurs else text.get("auteur", ""),
        date=date_fr(date[:10]) if date else "",
        modifie=words.signal_modifie({**row, "signal": result.get("signal"), "valeur": result.get("valeur")}),
    )


def levels(avis: Iterable[Avis]) -> dict[str, int]:
    """Return how many lines bear each level, in the order of ``NIVEAUX``."""
    found = Counter(one.niveau for one in avis)
    return {level: found[level] for level in words.NIVEAUX if found[level]}
