"""Which pages an atlas has: one by commune or by rule, then one by rule and commune. Nothing is drawn here."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...core.compatibility import results as r
from ...core.compatibility.dossier import Dossier, avis_key
from ...core.errors import InputError
from ...core.typography import enumeration, tronque
from .. import signals

Row = Mapping[str, Any]

COMMUNE, REGLE, LIGNE = "commune", "regle", "ligne"
#: Signals by the name a person chooses them with.
CHOICES = {
    "ecart": r.ECART,
    "ecart_tolere": r.TOLERE,
    "non_evaluable": r.NON_EVALUABLE,
    "respecte": r.RESPECTE,
    "sans_objet": r.SANS_OBJET,
    "constat": None,
}
#: A line measured further than its commune (level, EPCI, whole) is read by rule only.
_OWN = "commune"
_WORST = {sign.key: rank for rank, sign in enumerate(signals.ORDER)}


@dataclass(frozen=True)
class Case:
    """One rule on one territory: a row, or several when the rule is read by vocation; one avis for all."""

    rows: tuple[Row, ...]

    @property
    def row(self) -> Row:
        """Row that needs a reader first."""
        return min(self.rows, key=lambda row: _WORST[signals.sign_of(row["signal"]).key])

    @property
    def sign(self) -> signals.Sign:
        """Worst signal of the rows."""
        return signals.sign_of(self.row["signal"])

    @property
    def to_examine(self) -> bool:
        """Whether the signal holds only under a hypothesis."""
        return self.row["certitude"] in (r.LIMITE_IMPRECISE, r.SENSIBLE) and self.sign in (
            signals.ECART,
            signals.TOLERE,
            signals.RESPECTE,
        )

    @property
    def rule(self) -> str:
        """Id of the rule."""
        return str(self.row["regle_id"])

    @property
    def title(self) -> str:
        """Short title of the rule."""
        return str(self.row["titre_court"] or self.rule)

    @property
    def territory(self) -> str:
        """Id of the territory: the INSEE code of a commune."""
        return str(self.row["territoire_id"])

    @property
    def name(self) -> str:
        """Name of the territory."""
        return str(self.row["territoire_nom"] or self.territory)

    @property
    def is_commune(self) -> bool:
        """Whether the territory is a commune."""
        return self.row["territoire_type"] == _OWN


@dataclass(frozen=True)
class Page:
    """A page before it is laid out.

    Attributes
    ----------
    kind : ``commune``, ``regle`` or ``ligne``.
    cases : what is read on it; those chosen by their signal.
    all_cases : every case of the commune or rule, whatever its signal: what is counted, and coloured on a map.
    code, name : INSEE code and name of the commune; the id and title of the rule for ``regle``.
    document : idurba.
    """

    kind: str
    cases: tuple[Case, ...]
    all_cases: tuple[Case, ...]
    code: str
    name: str
    document: str
    grid: str


@dataclass
class Plan:
    """The pages, the cases they come from, and the rules left out for want of a line: said, never hidden."""

    pages: list[Page] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    rules_left_out: list[str] = field(default_factory=list)
    communes: int = 0
    rules: int = 0


def folded(text: str) -> str:
    """Return text in lower case and without accents, as it is sorted."""
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def plan(
    dossier: Dossier,
    by: str,
    chosen_signals: Collection[str | None],
    details: bool = True,
    communes: Sequence[str] = (),
    rules: Sequence[str] = (),
) -> Plan:
    """Return the pages of an atlas.

    Parameters
    ----------
    by : ``commune``, ``regle`` or ``les_deux``: communes first, then rules without repeating the pages of lines.
    chosen_signals : signals whose lines are listed and have their page; None is a constat.
    details : also one page by line.
    communes, rules : codes kept; all when empty.

    Raises
    ------
    InputError
        A code that the dossier does not hold; nothing to show.
    """
    cases = _cases(dossier)
    if not cases:
        raise InputError("Ce dossier ne contient aucun résultat : lancez d’abord « Vérifier la compatibilité ».")
    _check_codes("commune", communes, [case.territory for case in cases if case.is_commune])
    _check_codes("règle", rules, [case.rule for case in cases])
    cases = [
        case
        for case in cases
        if (not rules or case.rule in rules) and (not communes or not case.is_commune or case.territory in communes)
    ]
    found = Plan(cases=cases)
    if by in (COMMUNE, "les_deux"):
        _by_commune(found, cases, chosen_signals, details)
    if by in (REGLE, "les_deux"):
        _by_rule(found, cases, chosen_signals, details and by == REGLE)
    if not found.pages:
        raise InputError(
            "Aucune page : aucune ligne du dossier n’a les signaux choisis. Ajoutez un signal, ou retirez un filtre."
        )
    return found


def _cases(dossier: Dossier) -> list[Case]:
    """Return the cases of the last runs, in the order of the dossier, which is that of the grid."""
    rows: dict[tuple[str, ...], list[Row]] = {}
    for row in dossier.actuelles:
        rows.setdefault(avis_key(row), []).append(row)
    return [Case(tuple(some)) for some in rows.values()]


def _by_commune(found: Plan, cases: list[Case], chosen: Collection[str | None], details: bool) -> None:
    groups = _groups((case for case in cases if case.is_commune), lambda case: case.territory)
    for own in sorted(groups, key=lambda group: (folded(group[0].name), group[0].territory)):
        found.communes += 1
        listed = _listed(own, chosen)
        found.pages.append(_page(COMMUNE, listed, own, own[0].territory, own[0].name))
        if details:
            found.pages += (_page(LIGNE, (case,), (case,), case.territory, case.name) for case in listed)


def _by_rule(found: Plan, cases: list[Case], chosen: Collection[str | None], details: bool) -> None:
    for own in _groups(cases, lambda case: case.rule):
        listed = _listed(own, chosen)
        if not listed:
            found.rules_left_out.append(own[0].rule)
            continue
        found.rules += 1
        found.pages.append(_page(REGLE, listed, own, own[0].rule, own[0].title))
        if details:  # a sum of communes has no place of its own: it is read in the table of its rule
            sums = any(case.is_commune for case in own)
            kept = [case for case in listed if case.is_commune or not sums]
            found.pages += (_page(LIGNE, (case,), (case,), case.territory, case.name) for case in kept)


def _listed(cases: Iterable[Case], chosen: Collection[str | None]) -> tuple[Case, ...]:
    return tuple(case for case in cases if any((row["signal"] or None) in chosen for row in case.rows))


def _page(kind: str, cases: Iterable[Case], every: Iterable[Case], code: str, name: str) -> Page:
    every = tuple(every)
    row = every[0].row
    return Page(kind, tuple(cases), every, code, name, str(row["idurba"] or ""), str(row["grille_id"] or ""))


def _groups(cases: Iterable[Case], key: Any) -> list[list[Case]]:
    """Group cases of one document and grid, in the order met."""
    groups: dict[tuple, list[Case]] = {}
    for case in cases:
        groups.setdefault((case.row["grille_id"], case.row["idurba"], key(case)), []).append(case)
    return list(groups.values())


def _check_codes(what: str, asked: Iterable[str], known: Iterable[str]) -> None:
    there = dict.fromkeys(known)
    absent = [code for code in asked if code not in there]
    if absent:
        told = enumeration([f"« {tronque(code, 40)} »" for code in absent[:5]])
        raise InputError(
            f"{what.capitalize()} absente du dossier : {told}. "
            f"Choisissez parmi ses codes : {', '.join(list(there)[:40])}{'…' if len(there) > 40 else ''}."
        )


def codes(text: str) -> list[str]:
    """Return the codes of a text: separated by commas, semicolons or spaces, each once."""
    return list(dict.fromkeys(text.replace(",", " ").replace(";", " ").split()))


def shown(pages: Iterable[Page]) -> Iterator[Case]:
    """Yield every case whose evidence some page draws."""
    for page in pages:
        yield from page.cases
