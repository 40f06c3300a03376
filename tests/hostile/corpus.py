"""The cases: every kind for every parameter of every algorithm of the provider, in an order fixed by the seed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from aula.tests.hostile.kinds import Kind, kinds_of


@dataclass(frozen=True)
class Case:
    """One kind drawn once, for one parameter of one algorithm; ``name`` is enough to make it again."""

    algorithm: str
    parameter: str
    kind: Kind
    number: int = 0

    @property
    def name(self) -> str:
        return f"{self.algorithm}/{self.parameter}/{self.kind.family}/{self.kind.name}/{self.number}"

    def chance(self, seed: int) -> random.Random:
        return random.Random(f"{seed} {self.name}")  # noqa: S311


def every_case(algorithms: Iterable, sound: Mapping[str, Mapping[str, Any]], samples: Mapping[str, str]) -> list[Case]:
    """Return each kind once, in the order of declaration.

    Parameters
    ----------
    sound : values with which each algorithm runs well, by name.
    """
    return [
        Case(algorithm.name(), definition.name(), kind)
        for algorithm in sorted(algorithms, key=lambda one: one.name())
        for definition in algorithm.parameterDefinitions()
        for kind in kinds_of(definition, sound[algorithm.name()].get(definition.name()), samples)
    ]


def choose(cases: list[Case], count: int, seed: int) -> list[Case]:
    """Return ``count`` cases, each parameter and family in turn; beyond one of each, new draws of those that draw."""
    groups: dict[tuple[str, str, str], list[Case]] = {}
    for case in cases:
        groups.setdefault((case.algorithm, case.parameter, case.kind.family), []).append(case)
    for key, group in groups.items():
        random.Random(f"{seed} {key}").shuffle(group)  # noqa: S311
    order = sorted(groups, key=lambda key: random.Random(f"{seed} {key}").random())  # noqa: S311
    chosen: list[Case] = []
    deepest = max(map(len, groups.values()))
    for depth in range(deepest):
        chosen += [groups[key][depth] for key in order if depth < len(groups[key])]
    drawn = [case for case in chosen if case.kind.drawn]
    number = 0
    while len(chosen) < count and drawn:
        number += 1
        chosen += [Case(case.algorithm, case.parameter, case.kind, number) for case in drawn]
    return chosen[:count]


def find(cases: list[Case], name: str) -> Case:
    """Return the case that bears a name."""
    head, _, number = name.rpartition("/")
    for case in cases:
        if case.name.rpartition("/")[0] == head:
            return Case(case.algorithm, case.parameter, case.kind, int(number))
    raise KeyError(name)
