"""Levels of a commune or of a perimeter: gammes of INSEE, and equipments characteristic of the levels of the ANCT.

INSEE: a commune is a pôle of a gamme when it holds at least half of its groups; 13 of 26 in proximity.
INRAE-CESAER for the ANCT (2020): the classes come from an analysis of co-presence over France whose rule of assignment
is not public. No level is computed from it here: only the share present of the equipments published as characteristic.

Sources: insee.fr, statistiques/8217535 and 3568650; Hilal et al., hal-03064655.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import InputError
from ..tables import load
from ..text import clean, insee, plain
from .counts import CODES, GAMMES, Counts, added_up
from .nomenclature import PROXIMITY, Nomenclature

#: Share of the groups of a gamme that makes a pôle (INSEE).
HALF = 0.5
PRESENT, MISSING, UNSEEN = "présent", "manquant", "non observé"
NONE, UNDECIDED, NO_LIST = "aucun", "indécidable", "liste absente"
#: Gamme to the end of the names of its columns.
_SUFFIX = {gamme: plain(gamme) for gamme in GAMMES}
#: Names of the column of the official level, lower case.
OFFICIAL = ("niveau", "niveau_centralite", "niv_centralite", "centralite", "niveau_de_centralite", "classe", "level")


@dataclass(frozen=True)
class Reading:
    """What a place holds of a gamme, groups in order; ``total`` 0: the list is not known."""

    present: tuple[str, ...]
    missing: tuple[str, ...]
    unseen: tuple[str, ...]

    @property
    def total(self) -> int:
        """Number of groups of the gamme."""
        return len(self.present) + len(self.missing) + len(self.unseen)

    @property
    def threshold(self) -> int:
        """Groups that make a pôle: half, rounded up (31 of 61)."""
        return int(np.ceil(HALF * self.total))

    @property
    def lacking(self) -> int | None:
        """Groups still needed to be a pôle; 0 when it is one, None without a list."""
        return max(0, self.threshold - len(self.present)) if self.total else None

    @property
    def pole(self) -> bool | None:
        """Whether the place is a pôle; None without a list, or when what is not observed could decide."""
        if not self.total:
            return None
        if len(self.present) >= self.threshold:
            return True
        return False if len(self.present) + len(self.unseen) < self.threshold else None


def reading(row: Mapping[str, float], groups: list[str]) -> Reading:
    """Return what a place holds among ``groups``; NaN, and a group that the counts do not have, are not observed."""
    numbers = {group: row.get(group, np.nan) for group in groups}
    return Reading(
        tuple(group for group, n in numbers.items() if n > 0),
        tuple(group for group, n in numbers.items() if n == 0),
        tuple(group for group, n in numbers.items() if np.isnan(n)),
    )


def levels(counts: Counts, nomenclature: Nomenclature) -> pd.DataFrame:
    """Return one row per place of the counts, columns of ``level_columns`` from ``niveau_insee`` on."""
    lists = {gamme: list(nomenclature.members(gamme)) for gamme in GAMMES}
    parts = characteristic(counts).pivot(index="place", columns="niveau_etude", values="part")
    words = {row.niveau: row.mot for row in load("centralites_inrae_2020").itertuples()}
    total = _total(counts)
    rows = []
    for place, row in counts.groups.to_dict("index").items():
        found = {gamme: reading(row, groups) for gamme, groups in lists.items()}
        near = found[PROXIMITY]
        rows.append(
            {
                "niveau_insee": _level(found),
                "n_equip": total.get(place),
                **{key: value for gamme, one in found.items() for key, value in _figures(gamme, one).items()},
                **_next_step(found),
                "groupes": "|".join(near.present) or None,
                "groupes_manquants": "|".join(near.missing) or None,
                "groupes_non_observes": "|".join(near.unseen) or None,
                **{f"part_{words[level]}": parts[_label(level)].get(place) for level in ("1", "2", "3")},
                "listes": "|".join(gamme for gamme, one in found.items() if one.total),
            }
        )
    return pd.DataFrame(rows, index=counts.groups.index, dtype=object)


def _total(counts: Counts) -> dict[object, int]:
    """Return the number of equipments counted in each place, types being finer than groups; none where all unknown."""
    found = counts.types.sum(axis=1, min_count=1).dropna()
    return {place: int(n) for place, n in found.items()}


def _figures(gamme: str, one: Reading) -> dict[str, object]:
    known, end = bool(one.total), _SUFFIX[gamme]
    return {
        f"n_{end}": len(one.present) if known else None,
        f"total_{end}": one.total if known else None,
        f"seuil_{end}": one.threshold if known else None,
        f"pole_{end}": one.pole,
        f"manque_{end}": one.lacking,
    }


def _level(found: dict[str, Reading]) -> str:
    """Return the highest gamme of which the place is a pôle."""
    reached = [gamme for gamme in GAMMES if found[gamme].pole]
    if reached:
        return reached[-1]
    return UNDECIDED if found[PROXIMITY].pole is None else NONE


def _next_step(found: dict[str, Reading]) -> dict[str, object]:
    """Return the first gamme above the last reached, the groups it takes, and which could be they."""
    reached = [rank for rank, gamme in enumerate(GAMMES) if found[gamme].pole]
    rank = reached[-1] + 1 if reached else 0
    if rank == len(GAMMES):
        return {"prochain_palier": None, "prochain_manque": None, "prochain_groupes": None}
    one = found[GAMMES[rank]]
    return {
        "prochain_palier": GAMMES[rank],
        "prochain_manque": one.lacking,
        "prochain_groupes": "|".join((*one.missing, *one.unseen)) if one.total else NO_LIST,
    }


def presence(counts: Counts, nomenclature: Nomenclature) -> pd.DataFrame:
    """Return one row per place and group: ``place, gamme, groupe, n_equip, statut``; ``n_equip`` NULL if not observed.

    Groups of the lists known, then those that only the source names.
    """
    listed = [(gamme, group) for gamme in GAMMES for group in nomenclature.members(gamme)]
    known = {group for _, group in listed}
    others = [(counts.gammes.get(group), group) for group in counts.groups if group not in known]
    rows = []
    for place, row in counts.groups.to_dict("index").items():
        for gamme, group in (*listed, *others):
            n = row.get(group, np.nan)
            state = UNSEEN if np.isnan(n) else PRESENT if n > 0 else MISSING
            rows.append((place, gamme, group, None if np.isnan(n) else int(n), state))
    return pd.DataFrame(rows, columns=["place", "gamme", "groupe", "n_equip", "statut"], dtype=object)


def _label(level: str) -> str:
    table = load("centralites_inrae_2020")
    return str(table.loc[table["niveau"] == level, "libelle"].iloc[0])


def characteristic(counts: Counts) -> pd.DataFrame:
    """Return, by place and level of the study, the equipments published as characteristic and present.

    ``part`` = present / observable, 0–1; NULL when none can be observed, or when none is published (« centre majeur »).
    The matching of the published words with codes of 2024 is ours.
    """
    table = load("centralites_inrae_equipements")
    rows = []
    for level in ("1", "2", "3", "4"):
        wanted = table[table["niveau"] == level]
        states = {
            name: _held(counts, frozenset(codes.split())) for name, codes in zip(wanted["equipement"], wanted["codes"])
        }
        for place in counts.types.index:
            rows.append((place, _label(level), *_shares({name: held[place] for name, held in states.items()})))
    names = ["place", "niveau_etude", "n_presents", "n_observables", "n_publies", "part", "presents", "manquants",
             "non_observes"]  # fmt: skip
    order = {place: rank for rank, place in enumerate(counts.types.index)}
    rows.sort(key=lambda row: order[row[0]])
    return pd.DataFrame(rows, columns=names, dtype=object)


def characteristic_codes() -> set[str]:
    """Return the codes of all the equipments published as characteristic."""
    return {code for cell in load("centralites_inrae_equipements")["codes"] for code in cell.split()}


def _held(counts: Counts, codes: frozenset[str]) -> pd.Series:
    """Return how many of some codes each place holds, NaN where the source cannot tell."""
    own = [name for name, members in counts.codes.items() if members <= codes]
    return added_up(counts.types[own]) if own else pd.Series(np.nan, counts.types.index)


def _shares(numbers: dict[str, float]) -> tuple[object, ...]:
    one = reading(numbers, list(numbers))
    seen = len(one.present) + len(one.missing)
    texts = ("|".join(names) or None for names in (one.present, one.missing, one.unseen))
    return (len(one.present), seen, one.total, len(one.present) / seen if seen else None, *texts)


def official_levels(table: pd.DataFrame, column: str = "") -> tuple[dict[str, str], int]:
    """Return commune to its level in the official table of the person, and how many values are no known level.

    A number 0–4, or words that hold the level (local, intermédiaire…), becomes the label of the study; any other text
    is kept as it is.

    Raises
    ------
    InputError
        No row, no column of commune or of level, or a commune given two levels.
    """
    if not len(table):
        raise InputError("la table des niveaux n’a aucune ligne : choisissez une autre table.")
    table = table.rename(columns={name: str(name).strip().lower() for name in table.columns})
    code = next((name for name in CODES if name in table), None)
    level = column.lower() if column else next((name for name in OFFICIAL if name in table), None)
    if column and level not in table:
        raise InputError(f"table des niveaux : elle n’a pas de champ « {column} ». Choisissez un de ses champs.")
    if code is None or level not in table:
        wanted = f"un code de commune ({', '.join(CODES)})" if code is None else f"le niveau ({', '.join(OFFICIAL)})"
        raise InputError(
            f"table des niveaux : aucune colonne pour {wanted} ; indiquez-la parmi : "
            f"{', '.join(name for name in table if name != 'geometry')}."
        )
    found: dict[str, str] = {}
    odd = 0
    for place, value in zip(map(insee, table[code]), map(clean, table[level])):
        if place is None or value is None:
            continue
        label = _known_level(value)
        odd += label is None
        if found.setdefault(place, label or value) != (label or value):
            raise InputError(
                f"table des niveaux : la commune « {place} » y a deux niveaux, « {found[place]} » et "
                f"« {label or value} ». Gardez une ligne par commune."
            )
    return found, odd


def _known_level(text: str) -> str | None:
    for row in load("centralites_inrae_2020").itertuples():
        if plain(text) == row.niveau or f" {row.mot}" in f" {plain(text)}":
            return str(row.libelle)
    return None
