"""What a person set: layers, rule, territory, projects imagined; kept with the project, never the results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from qgis.PyQt.QtCore import QObject

from ...core.errors import InputError
from ...core.land.consumption_unit import UNITS
from ...core.land.counter_rules import EPCI, LEVELS, Rules
from ...core.land.hypotheses import Project
from .memory import recall, remember


@dataclass(frozen=True)
class Imagined:
    """A project imagined; only those that are ``on`` are added to the counter."""

    project: Project
    on: bool = True


class Study(QObject):
    """Attributes are read by everyone, changed through the methods, and remembered at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recall()

    def recall(self) -> None:
        """Read again what the project keeps; what it does not understand is left to its default."""
        kept = recall("couches", {})
        self.layers: dict[str, str] = dict(kept) if isinstance(kept, dict) else {}
        self.rules = _rules(recall("regle", {}))
        unit = recall("unite", UNITS[0])
        self.unit: str = unit if unit in UNITS else UNITS[0]
        level = recall("niveau", EPCI)
        self.level: str = level if level in LEVELS else EPCI
        self.code = str(recall("territoire", "") or "")
        self.imagined = _imagined(recall("hypotheses", []))

    def set_layers(self, layers: Mapping[str, str], table: str) -> None:
        """Keep which layers are used; the unit confirmed for a table is not that of another one."""
        if layers.get(table) != self.layers.get(table):
            self.set_unit(UNITS[0])
        self.layers = dict(layers)
        remember("couches", self.layers)

    def set_unit(self, unit: str) -> None:
        """Keep the unit confirmed."""
        self.unit = unit
        remember("unite", unit)

    def set_rules(self, rules: Rules) -> None:
        """Keep the rule."""
        self.rules = rules
        remember("regle", asdict(rules))

    def set_place(self, level: str, code: str) -> None:
        """Keep the territory looked at."""
        self.level, self.code = level, code
        remember("niveau", level)
        remember("territoire", code)

    def set_imagined(self, imagined: list[Imagined]) -> None:
        """Keep the projects imagined."""
        self.imagined = imagined
        remember("hypotheses", [{**asdict(one.project), "on": one.on} for one in imagined])


def _rules(kept: Any) -> Rules:
    if not isinstance(kept, dict):
        return Rules()
    usual = Rules()
    known = {one.name: type(getattr(usual, one.name)) for one in fields(Rules)}
    try:
        return replace(usual, **{name: known[name](value) for name, value in kept.items() if name in known})
    except (InputError, TypeError, ValueError):
        return usual


def _imagined(kept: Any) -> list[Imagined]:
    found = []
    for one in kept if isinstance(kept, list) else []:
        try:
            project = Project(str(one["code"]), float(one["hectares"]), int(one["year"]), str(one.get("name", "")))
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
        if project.hectares > 0:
            found.append(Imagined(project, bool(one.get("on", True))))
    return found
