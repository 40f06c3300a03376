"""Communal typology of what was taken: for what mostly, in the eight classes of the published map.

The classes are those of the map « artificialisation entre 2005 et 2015 » of the SCoT Lens-Liévin – Hénin-Carvin
(rapport d’activité 2018, table ``typologie_vocations``). Neither its thresholds nor its rule are published: those below
are a convention of this tool, and parameters.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..tables import load
from .nomenclature import TO_SHARE, VOCATIONS

NOT_CLASSED = "non classée"
HABITAT, ECONOMY, EQUIPMENT, TRANSPORT = VOCATIONS
#: Columns of the result, in the order of ``VOCATIONS``.
SHARES = ("part_habitat", "part_economie", "part_equipement", "part_transport")
#: Vocations named by each class; équipement may join habitat and économie.
_NAMED = {
    "habitat": [{HABITAT}],
    "habitat / transport": [{HABITAT, TRANSPORT}],
    "habitat / équipement": [{HABITAT, EQUIPMENT}],
    "habitat / économie (/ équipement)": [{HABITAT, ECONOMY}, {HABITAT, ECONOMY, EQUIPMENT}],
    "habitat / économie / transport": [{HABITAT, ECONOMY, TRANSPORT}],
    "transport": [{TRANSPORT}],
    "économie": [{ECONOMY}],
    "économie / équipement": [{ECONOMY, EQUIPMENT}],
}
_CLASS_OF = {frozenset(named): name for name, sets in _NAMED.items() for named in sets}
#: Territories named in a sentence; the others are counted.
MOST_NAMED = 6
#: Shares closer than that are equal (%): what a sum of hectares cannot tell apart.
_EQUAL = 1e-9


def classes() -> list[str]:
    """Return the eight classes in their published order."""
    return load("typologie_vocations")["classe"].tolist()


def typologies(hectares: pd.DataFrame, dominant: float = 50.0, second: float = 20.0) -> pd.DataFrame:
    """Return the shares and the class of each territory.

    1. Shares are of the hectares of the four vocations; ``à ventiler`` (building sites, vacant land), when there is
       such a column, is shared out in proportion, hence changes no share.
    2. The largest share is named, and every other of at least ``second`` %; when the largest is under ``dominant`` %,
       the next one is named however small.
    3. A set that is none of the eight classes loses its smallest share until it is one. Équipement alone, or no hectare
       at all: « non classée ».
    Equal shares go in the order of ``VOCATIONS``: the earlier one is named, the later one is lost.

    Parameters
    ----------
    hectares : one row by territory, columns of ``VOCATIONS`` and possibly ``TO_SHARE``, ha ≥ 0; NULL: not evaluated.

    Returns
    -------
    ``part_habitat``, ``part_economie``, ``part_equipement``, ``part_transport`` (%; NULL without hectare),
    ``typologie`` (NULL when not evaluated), ``egalite`` (the order of vocations decided) and ``ha_non_classes``
    (``TO_SHARE`` hectares of a territory that has no other), index of ``hectares``.
    """
    known = hectares[list(VOCATIONS)].to_numpy(dtype=float)
    whole = known.sum(axis=1)
    shares = 100.0 * np.divide(known, whole[:, None], out=np.full(known.shape, np.nan), where=whole[:, None] > 0)
    found = pd.DataFrame(shares, columns=list(SHARES), index=hectares.index)
    named = [_class(row, bool(np.isnan(total)), dominant, second) for row, total in zip(shares, whole)]
    found["typologie"] = pd.Series([name for name, _ in named], index=hectares.index, dtype=object)
    found["egalite"] = np.array([tie for _, tie in named], dtype=bool)
    left = hectares[TO_SHARE].to_numpy(dtype=float) if TO_SHARE in hectares else np.zeros(len(hectares))
    found["ha_non_classes"] = np.where(np.isnan(whole), np.nan, np.where(whole > 0, 0.0, left))
    return found


def equal_shares(territories: pd.DataFrame, dominant: float = 50.0, second: float = 20.0) -> list[str]:
    """Return a sentence naming the territories whose class the order of vocations decided; nothing when none.

    Parameters
    ----------
    territories : ``nom`` and the shares of ``typologies``.
    """
    shares = territories[list(SHARES)].astype(float).set_axis(list(VOCATIONS), axis=1)
    tied = typologies(shares, dominant, second)["egalite"].to_numpy()
    names = territories["nom"][tied].astype(str).tolist()
    if not names:
        return []
    more = f" et {len(names) - MOST_NAMED} autres" if len(names) > MOST_NAMED else ""
    named = ", ".join(names[:MOST_NAMED]) + more
    return [f"Typologie : parts égales ({named}), départagées dans l’ordre {', '.join(VOCATIONS)}."]


def _class(shares: np.ndarray, unknown: bool, dominant: float, second: float) -> tuple[str | None, bool]:
    """Return the class of a territory and whether the order of vocations decided between equal shares."""
    if unknown:
        return None, False
    if np.isnan(shares).any():
        return NOT_CLASSED, False
    # rounded, so that hectares in another unit or added in another order rank alike
    ranked = sorted(range(len(shares)), key=lambda place: (-np.round(shares[place] / _EQUAL), place))
    kept = [place for place in ranked if place == ranked[0] or shares[place] >= second - _EQUAL]
    tie = False
    if len(kept) == 1 and shares[ranked[0]] < dominant - _EQUAL:
        kept.append(ranked[1])
        tie = _equal(shares, ranked[1], ranked[2])
    while kept:
        name = _CLASS_OF.get(frozenset(VOCATIONS[place] for place in kept))
        if name is not None:
            return name, tie
        tie = tie or (len(kept) > 1 and _equal(shares, kept[-1], kept[-2]))
        kept.pop()
    return NOT_CLASSED, tie


def _equal(shares: np.ndarray, one: int, other: int) -> bool:
    return bool(abs(shares[one] - shares[other]) <= 2 * _EQUAL)
