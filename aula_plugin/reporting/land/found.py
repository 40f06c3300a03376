"""What a report of the land is made from: the layers of `aula:artificialisation` and of `aula:compteur_zan`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd
from geopandas import GeoDataFrame

from ...core.errors import InputError
from ...core.missing import is_missing

_LEVELS = {"epci": "EPCI", "scot": "SCoT"}
WHOLE, GROUP, ONE = "ensemble", "groupe", "commune"


@dataclass(frozen=True)
class Found:
    """Layers given; None: not given. Columns as in `core.land.columns`.

    Attributes
    ----------
    territories : TERRITORIES, polygons.
    matrix, codes, years : MATRIX, CODES, YEARS.
    counter : COUNTER of the communes; groups : COUNTER of EPCI and SCoT.
    """

    territories: GeoDataFrame | None = None
    matrix: pd.DataFrame | None = None
    codes: pd.DataFrame | None = None
    counter: GeoDataFrame | None = None
    groups: GeoDataFrame | None = None
    years: pd.DataFrame | None = None


@dataclass(frozen=True)
class Unit:
    """What a page is about.

    Attributes
    ----------
    kind : ``ensemble``, ``groupe`` or ``commune``.
    code : that of the commune or of the group; empty for the whole.
    codes : the territories inside.
    """

    kind: str
    code: str
    name: str
    codes: tuple[str, ...]


def units(found: Found, chosen: Collection[str], communes: bool) -> list[Unit]:
    """Return the pages of a report: the whole, each group, then each territory when ``communes``.

    Parameters
    ----------
    chosen : codes of territories, groups or SCoT; empty for all. The whole has no page when the first group holds it.

    Raises
    ------
    InputError
        No layer, or a code that none has.
    """
    members = _members(found)
    if not members:
        raise InputError(
            "Rien à écrire : donnez les territoires de « Mesurer la consommation d’espaces et l’artificialisation » "
            "ou le compteur de « Tenir le compteur ZAN »."
        )
    groups: dict[str, list[str]] = {}
    for code, (_, group) in members.items():
        if group:
            groups.setdefault(group, []).append(code)
    above = _scots(found)
    groups.update({code: above[code] for code in chosen if code in above and code not in groups})
    unknown = sorted(set(chosen) - set(members) - set(groups))
    if unknown:
        known = ", ".join([*groups, *members][:10])
        raise InputError(
            f"Territoires choisis : « {unknown[0]} » n’est ni un code ni un groupe des couches. Choisissez parmi : "
            f"{known}…"
        )
    names = _group_names(found)
    kept_groups = [code for code in groups if not chosen or code in chosen]
    alone = len(members) == 1 and not groups
    kept = [code for code in members if code in chosen or (not chosen and (communes or alone))]
    pages = [Unit(GROUP, code, names.get(code, f"Groupe {code}"), tuple(groups[code])) for code in kept_groups]
    pages += [Unit(ONE, code, members[code][0], (code,)) for code in kept]
    inside = sorted({code for page in pages for code in page.codes}) if chosen else list(members)
    if pages and set(pages[0].codes) == set(inside):
        return pages
    return [Unit(WHOLE, "", "Ensemble", tuple(inside)), *pages]


def _members(found: Found) -> dict[str, tuple[str, str]]:
    """Return code to name and group, those of the measure first."""
    members: dict[str, tuple[str, str]] = {}
    for frame, column in ((found.territories, "groupe"), (found.counter, "epci")):
        if frame is not None:
            for code, name, group in zip(frame["code"], frame["nom"], frame[column]):
                members.setdefault(str(code), (_text(name) or str(code), _text(group)))
    return members


def _scots(found: Found) -> dict[str, list[str]]:
    """Return the communes of each SCoT of the counter: they have a page when they are chosen."""
    held: dict[str, list[str]] = {}
    if found.counter is not None:
        for code, scot in zip(found.counter["code"], found.counter["scot"]):
            if _text(scot):
                held.setdefault(_text(scot), []).append(str(code))
    return held


def _group_names(found: Found) -> dict[str, str]:
    if found.groups is None:
        return {}
    rows = zip(found.groups["code"], found.groups["nom"], found.groups["niveau"])
    return {str(code): _called(str(code), _text(name), _text(level)) for code, name, level in rows}


def _called(code: str, name: str, level: str) -> str:
    """Return the name of a group; its level and code when it has none of its own."""
    if name and name != code:
        return name
    return f"{_LEVELS.get(level, 'Groupe')} {code}"


def _text(value: object) -> str:
    return "" if is_missing(value) else str(value).strip()


def rows_of(frame: pd.DataFrame | None, codes: Sequence[str]) -> pd.DataFrame | None:
    """Return the rows of some territories; None when the layer is not there or has none of them."""
    if frame is None:
        return None
    mine = frame[frame["code"].astype(str).isin(set(codes))]
    return mine if len(mine) else None
