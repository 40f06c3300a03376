"""Who holds what in a set of communes: groups held by one only, by several, by none, and what they cover together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from ..communes import SYNONYMS
from ..errors import InputError
from ..text import clean, insee, plain
from .level_columns import MATRIX
from .levels import PRESENT, UNSEEN

ALONE, SEVERAL, ALL, NOBODY, AT_LEAST = "seul", "plusieurs", "tous", "aucun", "au moins un"


#: Name of the set when all communes, or those chosen, are looked at together.
TOGETHER = "ensemble"


def sets_of(table: pd.DataFrame, codes: list[str], column: str, chosen: Iterable[str | None]) -> dict[str, str]:
    """Return commune to its set; a commune whose ``column`` is NULL, or that is not chosen, is absent.

    Parameters
    ----------
    table : layer of communes as it was given, fields in lower case.
    codes : communes of the territory.
    column : field that gathers communes; empty: one set.
    chosen : codes typed by the person; none: all.

    Raises
    ------
    InputError
        A code chosen that is no commune of the layer, no such field, or no commune in any set.
    """
    asked = [str(code) for code in chosen]
    unknown = [code for code in asked if code not in codes]
    if unknown:
        raise InputError(
            f"communes de l’ensemble : « {unknown[0]} » n’est pas dans la couche des communes. Codes présents : "
            f"{', '.join(codes[:10])}{'…' if len(codes) > 10 else ''}."
        )
    found = dict.fromkeys(asked or codes, TOGETHER)
    if not column:
        return found
    if column not in table:
        raise InputError(f"couche des communes : elle n’a pas de champ « {column} ». Choisissez un de ses champs.")
    code = next(name for name in SYNONYMS["code_insee"] if name in table)
    own = {insee(place): clean(value) for place, value in zip(table[code], table[column])}
    named = {place: str(own[place]) for place in found if own.get(place)}
    if not named:
        raise InputError(f"communes, champ « {column} » : aucune valeur. Choisissez un autre champ, ou aucun.")
    return named


def by_group(presence: pd.DataFrame, sets: Mapping[str, str], names: Mapping[str, str]) -> pd.DataFrame:
    """Return one row per set of communes and group, columns ``COMPLEMENTARITY``.

    Parameters
    ----------
    presence : ``levels.presence``.
    sets : commune to its set; a commune without one takes no part.
    names : commune to the name shown.

    Returns
    -------
    ``tenu_par`` : « seul » (one commune), « au moins un » (one, another being unknown), « plusieurs », « tous » (all
    of two communes or more), « aucun », « non observé » when none holds it and one is unknown. ``part_premiere`` :
    share of the equipments of the group in the commune that has most, 0–1, NULL when there is none.
    """
    rows = []
    table = presence.assign(ensemble=presence["place"].map(dict(sets))).dropna(subset="ensemble")
    for (together, group), part in table.groupby(["ensemble", "groupe"], sort=False):
        held = part[part["statut"] == PRESENT].sort_values(["n_equip", "place"], ascending=[False, True])
        total = int(held["n_equip"].sum())
        rows.append(
            (
                together,
                part["gamme"].iloc[0],
                group,
                _holders(part),
                len(held),
                "|".join(names.get(place) or place for place in held["place"]) or None,
                None if _holders(part) == UNSEEN else total,
                (names.get(held["place"].iloc[0]) or held["place"].iloc[0]) if len(held) else None,
                held["n_equip"].iloc[0] / total if total else None,
            )
        )
    columns = ["ensemble", "gamme", "groupe", "tenu_par", "n_communes", "communes", "n_equip", "commune_premiere",
               "part_premiere"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns, dtype=object).sort_values("ensemble", kind="stable", ignore_index=True)


def _holders(part: pd.DataFrame) -> str:
    number, unseen = int((part["statut"] == PRESENT).sum()), bool((part["statut"] == UNSEEN).any())
    if not number:
        return UNSEEN if unseen else NOBODY
    if number == 1:
        return AT_LEAST if unseen else ALONE
    return ALL if number == len(part) else SEVERAL


def together(presence: pd.DataFrame, groups: pd.DataFrame, sets: Mapping[str, str], names: Mapping[str, str],
             gamme: str) -> pd.DataFrame:  # fmt: skip
    """Return one row per set, columns ``SETS``, for a gamme.

    ``part_couverte`` = groups held by at least one commune / groups of the gamme; ``apport`` = groups that the set adds
    to the commune that holds most (of two, the one with more equipments).
    """
    rows = []
    for name, part in groups[groups["gamme"] == gamme].groupby("ensemble", sort=False):
        places = sorted(place for place, own in sets.items() if own == name)
        held = presence[presence["place"].isin(places) & (presence["gamme"] == gamme) & (presence["statut"] == PRESENT)]
        own, sizes = held["place"].value_counts(), held.groupby("place")["n_equip"].sum()
        best = _best(places, own.to_dict(), sizes.to_dict())
        most = int(own.get(best, 0))
        states = part["tenu_par"].value_counts()
        covered = int((part["n_communes"] > 0).sum())
        rows.append(
            {
                "ensemble": name,
                "gamme": gamme,
                "n_communes": len(places),
                "n_groupes": covered,
                "total_groupes": len(part),
                "part_couverte": covered / len(part),
                "commune_premiere": (names.get(best) or best) if most else None,
                "n_premiere": most,
                "apport": covered - most,
                **{
                    column: int(states.get(word, 0))
                    for column, word in (
                        ("n_seul", ALONE),
                        ("n_plusieurs", SEVERAL),
                        ("n_tous", ALL),
                        ("n_aucun", NOBODY),
                    )
                },
                "n_non_observes": int(states.get(UNSEEN, 0)) + int(states.get(AT_LEAST, 0)),
            }
        )
    return pd.DataFrame(rows, dtype=object)


def _best(places: list[str], groups: Mapping[str, int], equipment: Mapping[str, int]) -> str:
    return min(places, key=lambda place: (-groups.get(place, 0), -equipment.get(place, 0), place))


def matrix(presence: pd.DataFrame, sets: Mapping[str, str], names: Mapping[str, str], gamme: str) -> pd.DataFrame:
    """Return communes by groups of a gamme, columns ``MATRIX`` then one per group; NULL where not observed.

    ``n_seul`` counts the groups that a commune is alone to hold in its set of two communes or more.
    """
    table = presence[(presence["gamme"] == gamme) & presence["place"].isin(list(sets))]
    groups = list(dict.fromkeys(table["groupe"]))
    slugs = {group: plain(group).replace(" ", "_") for group in groups}
    held = table[table["statut"] == PRESENT]
    owners = held.assign(ensemble=held["place"].map(dict(sets))).groupby(["ensemble", "groupe"])["place"].agg(list)
    alone = {(key[0], key[1]): places[0] for key, places in owners.items() if len(places) == 1}
    sizes = pd.Series(sets).value_counts()
    rows = []
    for place in sorted(sets, key=lambda one: (sets[one], one)):
        part = table[table["place"] == place].set_index("groupe")
        only = [g for g in groups if sizes[sets[place]] > 1 and alone.get((sets[place], g)) == place]
        rows.append(
            {
                "ensemble": sets[place],
                "code_insee": place,
                "nom": names.get(place),
                "n_groupes": int((part["statut"] == PRESENT).sum()) if len(part) else 0,
                "n_seul": len(only),
                "groupes_seul": "|".join(only) or None,
                **{slug: part["n_equip"].get(group) for group, slug in slugs.items()},
            }
        )
    return pd.DataFrame(rows, columns=[*MATRIX, *slugs.values()], dtype=object)
