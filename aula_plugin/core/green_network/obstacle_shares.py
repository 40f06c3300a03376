"""The permeabilities that obstacles of a plan ask for, over those of example, as the lines of a table."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import InputError
from ..text import plain
from ..typography import nombre_court
from .permeability import ANY_CLASS, PermeabilityTable
from .plan import Obstacle


def share_lines(obstacles: Sequence[Obstacle]) -> list[tuple[str, str, float]]:
    """Return type, class and permeability of each line; nothing when no obstacle says any: the example then holds.

    A type of which something is said keeps nothing of the example but its line ``*``, when it has none of its own.

    Raises
    ------
    InputError
        A class of one type is given two permeabilities.
    """
    typed: dict[tuple[str, str], float] = {}
    for one in obstacles:
        said = {(one.genre, plain(label)): share for label, share in one.permeabilites.items()}
        if one.permeabilite is not None:
            said[(one.genre, ANY_CLASS)] = one.permeabilite
        for key, share in said.items():
            if typed.setdefault(key, share) != share:
                two = f"{nombre_court(typed[key])} et {nombre_court(share)}"
                raise InputError(
                    f"Obstacles : « {one.genre}, {key[1]} » a deux perméabilités, {two}. Gardez-en une par genre."
                )
    if not typed:
        return []
    kinds = {kind for kind, _ in typed}
    usual = PermeabilityTable.example().values
    kept = {key: share for key, share in usual.items() if key[0] not in kinds or key[1] == ANY_CLASS}
    return [(kind, label, share) for (kind, label), share in sorted({**kept, **typed}.items())]
