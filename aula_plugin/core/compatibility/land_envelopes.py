"""The envelopes a SCoT writes, each read where it is written: what is given to a level is not shared among communes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..errors import InputError
from ..text import clean, number
from .model import Grille, TableRef
from .roles import slug
from .thresholds import Place

ALL = "toutes"
EVERY_COMMUNE = "*"
KEYS = ("territoire", "insee", "code_insee")
#: Where a figure comes from, as written in the register.
OWN, OF_COMMUNES, OF_LEVELS, OF_EPCI = "propre", "somme des communes", "somme des niveaux", "somme des EPCI"
SHARED_LEVEL, SHARED_EPCI, SHARED_SCOT = "partagée au niveau", "partagée dans l’EPCI", "partagée dans le SCoT"
ABSENT = "absente"
SHARED = (SHARED_LEVEL, SHARED_EPCI, SHARED_SCOT)


@dataclass(frozen=True)
class Envelopes:
    """Hectares by territory as written (code, ``niveau:1``, SIREN, ``*``) and by vocation; ``scot``: its names."""

    hectares: Mapping[tuple[str, str], float]
    scot: tuple[str, ...]

    @property
    def vocations(self) -> tuple[str, ...]:
        """Vocations other than « toutes », in the order of the table."""
        return tuple(dict.fromkeys(vocation for _, vocation in self.hectares if vocation != ALL))

    def own(self, kind: str, code: str, vocation: str) -> float | None:
        """Return the figure the SCoT writes for this very territory, None when it writes none."""
        keys = {"commune": (code, EVERY_COMMUNE), "niveau": (f"niveau:{code}",), "epci": (code,), "scot": self.scot}
        return next((self.hectares[key, vocation] for key in keys[kind] if (key, vocation) in self.hectares), None)

    def names_commune(self, code: str) -> bool:
        """Tell whether the table has a row for this commune."""
        return any(key == code for key, _ in self.hectares)

    def unknown(self, places: Iterable[Place]) -> list[str]:
        """Return the territories of the table that are none of the register: their figures count for nothing."""
        known = list(places)
        named = {EVERY_COMMUNE, *self.scot, *(place.id for place in known)}
        named |= {f"niveau:{place.niveau}" for place in known} | {str(place.siren_epci) for place in known}
        return sorted({key for key, _ in self.hectares} - named)

    def of_commune(self, place: Place, vocation: str) -> tuple[float | None, str]:
        """Return the envelope of a commune and its origin; one written for its level or its EPCI is told, not given."""
        own = self.own("commune", place.id, vocation)
        if own is not None:
            return own, OWN
        wider = (("niveau", place.niveau, SHARED_LEVEL), ("epci", place.siren_epci, SHARED_EPCI))
        for kind, code, word in wider:
            if code and self.own(kind, code, vocation) is not None:
                return None, word
        return None, SHARED_SCOT if self.own("scot", "", vocation) is not None else ABSENT

    def of_group(self, kind: str, code: str, members: Iterable[Place], vocation: str) -> tuple[float | None, str]:
        """Return the envelope of a level, an EPCI or the SCoT: its own, else the sum of its parts when each has one."""
        own = self.own(kind, code, vocation)
        if own is not None:
            return own, OWN
        places = list(members)
        parts: list[tuple[str, set[str | None], str]] = [("commune", {place.id for place in places}, OF_COMMUNES)]
        if kind == "scot":
            parts.append(("niveau", {place.niveau for place in places}, OF_LEVELS))
            parts.append(("epci", {place.siren_epci for place in places}, OF_EPCI))
        for part, codes, word in parts:
            found = self._sum(part, codes, vocation)
            if found is not None:
                return found, word
        return None, SHARED_SCOT if kind != "scot" and self.own("scot", "", vocation) is not None else ABSENT

    def sum_of_communes(self, members: Iterable[Place], vocation: str) -> float | None:
        """Return the sum of the envelopes of the communes, None unless each has its own."""
        return self._sum("commune", {place.id for place in members}, vocation)

    def _sum(self, kind: str, codes: set[str | None], vocation: str) -> float | None:
        values = [None if code is None else self.own(kind, code, vocation) for code in sorted(codes, key=str)]
        if not values or any(value is None for value in values):
            return None
        return float(sum(value for value in values if value is not None))


def read_envelopes(tables: Mapping[str, pd.DataFrame], grid: Grille) -> Envelopes:
    """Return the envelopes of the table that the rules of the grid read (``enveloppes.ha`` when none does).

    An empty vocation is « toutes ». Without the table nothing is known, which is not an error.

    Raises
    ------
    InputError
        A column is missing, a figure is not a positive number, a territory has two figures for one vocation.
    """
    name, column = _table_of(grid)
    scot = tuple(key for key in (grid.scot.siren, grid.id, "scot") if key)
    if name not in tables:
        return Envelopes({}, scot)
    table = tables[name].rename(columns=str.lower)
    key = next((one for one in KEYS if one in table.columns), None)
    missing = [word for word, found in (("territoire", key), (column, column in table.columns)) if not found]
    if missing:
        raise InputError(
            f"table « {name} » : colonne {' et '.join(f'« {one} »' for one in missing)} absente (présentes : "
            f"{', '.join(map(str, table.columns))}). Attendu : territoire, vocation, {column}."
        )
    hectares: dict[tuple[str, str], float] = {}
    for position, row in enumerate(table.to_dict("records"), start=1):
        place, value = clean(row[key]), _figure(row, column, name, position)
        if place is None or value is None:
            continue
        found = (place, vocation_of(row.get("vocation")))
        if found in hectares:
            raise InputError(
                f"table « {name} », ligne {position} : « {place} » a déjà une enveloppe pour la vocation "
                f"« {found[1]} ». Gardez une seule ligne par territoire et par vocation."
            )
        hectares[found] = value
    return Envelopes(hectares, scot)


def vocation_of(value: Any) -> str:
    """Return a vocation as the grid writes it (``economie``); empty is « toutes »."""
    return slug(clean(value) or ALL)


def _figure(row: Mapping[str, Any], column: str, name: str, position: int) -> float | None:
    text = clean(row[column])
    if text is None:
        return None
    value = number(text)
    if value is None or value < 0:
        raise InputError(
            f"table « {name} », ligne {position}, colonne « {column} » : « {text} » n’est pas une surface ; attendu : "
            "un nombre d’hectares, 0 ou plus."
        )
    return value


def _table_of(grid: Grille) -> tuple[str, str]:
    for rule in grid.regles:
        if rule.indicateur.type == "conso_vs_enveloppe" and rule.seuil and isinstance(rule.seuil.valeur, TableRef):
            return rule.seuil.valeur.table, rule.seuil.valeur.colonne.lower()
    return "enveloppes", "ha"
