"""What a comparison of perimeters gives, as rows: a version in a commune, two versions, the pieces they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from .candidates import SEPARATOR
from .columns import Columns

#: Table: one version in one commune; the whole territory has no ``code_insee``.
VERSIONS: Columns = {
    "code_insee": "text",
    "nom": "text",
    "version": "text",
    "origine": "text",
    "aire_ha": "real",
    "n_parties": "integer",
    "n_equip": "integer",
    "n_commerces": "integer",
    "n_groupes": "integer",
    "groupes": "text",
    "equip_dehors": "integer",
    "commerces_dehors": "integer",
    "groupes_dehors": "text",
    "part_commerces": "real",
    "pop": "real",
    "pop_dehors": "real",
}
#: Table: two versions in one commune; the whole territory has no ``code_insee``. ``groupes_a_seul``: groups that A
#: holds and B does not.
COMPARISON: Columns = {
    "code_insee": "text",
    "nom": "text",
    "a": "text",
    "b": "text",
    "a_ha": "real",
    "b_ha": "real",
    "commun_ha": "real",
    "a_seul_ha": "real",
    "b_seul_ha": "real",
    "iou": "real",
    "equip_commun": "integer",
    "equip_a_seul": "integer",
    "equip_b_seul": "integer",
    "commerces_commun": "integer",
    "commerces_a_seul": "integer",
    "commerces_b_seul": "integer",
    "groupes_a_seul": "text",
    "groupes_b_seul": "text",
    "pop_commun": "real",
    "pop_a_seul": "real",
    "pop_b_seul": "real",
}
#: MultiPolygon: what two versions share, and what each holds alone.
DIFFERENCES: Columns = {
    "code_insee": "text",
    "nom": "text",
    "a": "text",
    "b": "text",
    "partie": "text",
    "tenu_par": "text",
    "aire_ha": "real",
    "n_equip": "integer",
    "n_commerces": "integer",
    "groupes": "text",
    "pop": "real",
}
COMMON, ONLY_A, ONLY_B = "commun", "A seul", "B seul"
WHOLE = "Ensemble"
#: Smaller pieces are traces of drawing: counted in the tables, not drawn, m².
LEAST_M2 = 1.0


@dataclass(frozen=True)
class Held:
    """What a place holds; offer and inhabitants are None when they were not given. Places that do not meet add up."""

    area: float = 0.0
    parts: int = 0
    equipment: int | None = None
    shops: int | None = None
    groups: frozenset[str] | None = None
    people: float | None = None

    def __add__(self, other: Held) -> Held:
        return Held(
            self.area + other.area,
            self.parts + other.parts,
            added(self.equipment, other.equipment),
            added(self.shops, other.shops),
            None if self.groups is None or other.groups is None else self.groups | other.groups,
            added(self.people, other.people),
        )

    def lacking(self, other: Held) -> str | None:
        """Return the groups that this place holds and the other does not."""
        return None if self.groups is None or other.groups is None else _joined(self.groups - other.groups)


def added(one: Any, other: Any) -> Any:
    """Return the sum of two numbers, None when one is not known."""
    return None if one is None or other is None else one + other


def _joined(groups: frozenset[str] | None) -> str | None:
    return None if groups is None else SEPARATOR.join(sorted(groups))


@dataclass(frozen=True)
class Place:
    """A commune, or the whole.

    Attributes
    ----------
    inside, outside : what each version holds, and what it leaves of the commune.
    pairs : for each pair of versions, what is common, in the first alone, in the second alone.
    shapes : the same, as polygons.
    common, union : area of what all the versions hold, and of what any does, m².
    """

    code: str | None
    name: str
    inside: list[Held]
    outside: list[Held]
    pairs: list[tuple[Held, Held, Held]]
    shapes: list[npt.NDArray[np.object_]]
    common: float = 0.0
    union: float = 0.0


def version_rows(place: Place, versions: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    """Return the rows of `VERSIONS` of a place; ``versions`` are names and origins, in order."""
    rows = []
    for (version, origin), held, left in zip(versions, place.inside, place.outside):
        shops = added(held.shops, left.shops)
        rows.append(
            {
                "code_insee": place.code,
                "nom": place.name,
                "version": version,
                "origine": origin,
                "aire_ha": held.area / 10_000,
                "n_parties": held.parts,
                "n_equip": held.equipment,
                "n_commerces": held.shops,
                "n_groupes": None if held.groups is None else len(held.groups),
                "groupes": _joined(held.groups),
                "equip_dehors": left.equipment,
                "commerces_dehors": left.shops,
                "groupes_dehors": left.lacking(held),
                "part_commerces": held.shops / shops if held.shops is not None and shops else None,
                "pop": held.people,
                "pop_dehors": left.people,
            }
        )
    return rows


def pair_rows(place: Place, names: Sequence[str]) -> list[dict[str, Any]]:
    """Return the rows of `COMPARISON` of a place."""
    rows = []
    for (a, b), (common, only_a, only_b) in zip(combinations(range(len(names)), 2), place.pairs):
        union = common.area + only_a.area + only_b.area
        rows.append(
            {
                "code_insee": place.code,
                "nom": place.name,
                "a": names[a],
                "b": names[b],
                "a_ha": (common.area + only_a.area) / 10_000,
                "b_ha": (common.area + only_b.area) / 10_000,
                "commun_ha": common.area / 10_000,
                "a_seul_ha": only_a.area / 10_000,
                "b_seul_ha": only_b.area / 10_000,
                "iou": common.area / union if union > 0 else None,
                "equip_commun": common.equipment,
                "equip_a_seul": only_a.equipment,
                "equip_b_seul": only_b.equipment,
                "commerces_commun": common.shops,
                "commerces_a_seul": only_a.shops,
                "commerces_b_seul": only_b.shops,
                "groupes_a_seul": place.inside[a].lacking(place.inside[b]),
                "groupes_b_seul": place.inside[b].lacking(place.inside[a]),
                "pop_commun": common.people,
                "pop_a_seul": only_a.people,
                "pop_b_seul": only_b.people,
            }
        )
    return rows


def part_rows(place: Place, names: Sequence[str]) -> list[dict[str, Any]]:
    """Return the pieces of each pair that are more than a trace of drawing."""
    rows = []
    for (a, b), held, shapes in zip(combinations(names, 2), place.pairs, place.shapes):
        for kind, by, one, shape in zip((COMMON, ONLY_A, ONLY_B), (f"{a}{SEPARATOR}{b}", a, b), held, shapes):
            if one.area >= LEAST_M2:
                rows.append(
                    {
                        "code_insee": place.code,
                        "nom": place.name,
                        "a": a,
                        "b": b,
                        "partie": kind,
                        "tenu_par": by,
                        "aire_ha": one.area / 10_000,
                        "n_equip": one.equipment,
                        "n_commerces": one.shops,
                        "groupes": _joined(one.groups),
                        "pop": one.people,
                        "geometry": shape,
                    }
                )
    return rows
