"""What a selector may name in a grid, in the words of a planner, by family; and what one selector says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..errors import InputError
from ..tables import load
from .grid_validate import known_codes, known_tables
from .model import Grille
from .selectors import ZONE_FAMILIES, Term, parse_selector

ZONES = {
    "U": "zones urbaines (U)",
    "AU": "zones à urbaniser (AU)",
    "AUc": "zones à urbaniser ouvertes (AUc)",
    "AUs": "zones à urbaniser fermées (AUs)",
    "A": "zones agricoles (A)",
    "N": "zones naturelles (N)",
    "Ah": "zones agricoles bâties (Ah)",
    "Nh": "zones naturelles bâties (Nh)",
    "Nd": "zones naturelles à vocation particulière (Nd)",
    "toutes": "toutes les zones",
}
_KINDS = {"psc": "prescription", "inf": "périmètre d’information"}
_OTHERS = {
    "destoui": "destination autorisée",
    "destcdt": "destination sous condition",
    "formdomi": "vocation dominante",
}
_CODES = {
    "psc": ("plu_prescription_type", "code"),
    "inf": ("plu_information_type", "code"),
    "destoui": ("plu_destination", "code"),
    "destcdt": ("plu_destination", "code"),
    "formdomi": ("plu_formdomi", "formdomi"),
}
_LONGEST = 70


@dataclass(frozen=True)
class Proposal:
    """A selector and its words; those of one ``family`` go together, below ``group``."""

    group: str
    family: str
    selector: str
    words: str


def proposals(grid: Grille, sums: bool = False) -> list[Proposal]:
    """Return every selector a rule of this grid may write; ``sums`` adds tables and results."""
    found = [Proposal("Zones", "", f"zones:{one}", ZONES[one]) for one in ZONE_FAMILIES]
    found += [Proposal("Couches du SCoT", "", f"role:{name}", role.libelle) for name, role in grid.roles.items()]
    found += _by_family("Prescriptions", "psc")
    found += _by_family("Périmètres d’information", "inf")
    if sums:
        for name in known_tables(grid):
            columns = grid.tables[name].columns if name in grid.tables else []
            found += [Proposal("Tables", "", f"table:{name}.{one}", f"{name}, colonne {one}") for one in columns]
        found += [
            Proposal("Résultats d’autres règles", "", f"resultat:{rule.id}", f"{rule.id} – {rule.titre_court}")
            for rule in grid.regles
            if rule.id
        ]
    return found


def _by_family(group: str, kind: str) -> list[Proposal]:
    labels = _labels(kind)
    found = []
    for code in sorted(known_codes(kind)):
        number = code[:2]
        first = labels.get(f"{number}-00") or next((labels[one] for one in labels if one[:2] == number), "")
        family = f"{number} – {_short(first)}"
        word = f"{code} – toutes" if code.endswith("xx") else f"{code} – {_short(labels.get(code, ''))}"
        found.append(Proposal(group, family, f"{kind}:{code}", word))
    return sorted(found, key=lambda one: (one.family, not one.selector.endswith("xx")))


@cache
def _labels(kind: str) -> dict[str, str]:
    table, column = _CODES[kind]
    rows = load(table)
    return dict(zip(rows[column], rows["libelle"]))


def _short(text: str) -> str:
    text = text.split(" [")[0].strip().rstrip(".")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def selector_words(text: str, grid: Grille) -> str:
    """Return what a selector says: « zones urbaines (U) », « Réservoirs de biodiversité »; as typed if it is wrong."""
    try:
        terms = parse_selector(text).terms
    except InputError:
        return text
    return " et ".join(_term(term, grid) for term in terms)


def _term(term: Term, grid: Grille) -> str:
    if term.kind == "zones":
        return ZONES[term.value]
    if term.kind == "role":
        role = grid.roles.get(term.value)
        return f"{role.libelle} (couche)" if role else term.value
    if term.kind == "table":
        return f"table {term.value}"
    if term.kind == "resultat":
        return f"résultat de {term.value}"
    labels = _labels(term.kind)
    if term.kind in _KINDS:
        family = term.value.endswith("xx")
        label = labels.get(term.value) or labels.get(f"{term.value[:2]}-00", "")
        what = f"{_KINDS[term.kind]} {term.value[:2] if family else term.value}"
        return f"{what} ({_short(label)})" if label else what
    label = labels.get(term.value, term.value)
    return f"{_OTHERS[term.kind]} : {_short(label)}"
