"""A grid being edited: what a person may do to its rules, what can be undone, what is wrong with it now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ..errors import InputError
from .grid_form import with_direction, with_shape
from .grid_inline import filled
from .grid_messages import Issues, Origin, Path, Problem
from .grid_parse import check_grid
from .grid_rules import SHORT_TITLE
from .grid_text import GridText
from .grid_validate import needs
from .grid_warnings import read_by_name
from .model import Grille
from .schema import INDICATOR_TYPES, accepted_units

#: Steps that can be undone; each is the whole text, about 100 kB for a full grid.
MOST_STEPS = 200
_NEW_ID = "N1"


@dataclass(frozen=True)
class Step:
    """A state of the text: what led to it, which rule it was about."""

    text: str
    rule: int
    what: str = ""
    path: Path = ()


@dataclass(frozen=True)
class Checked:
    """What the validation says of a text; ``general`` speaks of no rule in particular."""

    grid: Grille
    problems: tuple[Problem, ...]
    general: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()

    def of_rule(self, rule: int) -> list[Problem]:
        """Return what is said of a rule."""
        return [one for one in self.problems if one.path[:2] == ("regles", rule)]

    def of_role(self, name: str) -> list[Problem]:
        """Return what is said of a role."""
        return [one for one in self.problems if one.path[:2] == ("roles", name)]

    def blocking(self, rule: int) -> bool:
        """Say whether a rule must be mended before the grid can be used."""
        return any(one.blocking for one in self.of_rule(rule))


@dataclass
class GridEdition:
    """The text of a grid and the steps that led to it.

    Parameters
    ----------
    text : YAML text; ``load_grid_text`` must accept it.
    name : of the file, for the messages.
    tables : tables of the grid, read once; they are not edited here.
    errors, warnings : what was found wrong while reading the files, tables included.

    Raises
    ------
    GridError
        The text is not YAML, or holds what a grid never needs.
    """

    text: str
    name: str
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self._done = [Step(self.text, 0)]
        self._undone: list[Step] = []
        self._saved = self.text
        self._grid = GridText(self.text, self.name)
        self._checked: tuple[str, Checked] | None = None

    # Reading

    @property
    def raw(self) -> dict[str, Any]:
        """Return the values as typed."""
        return self._grid.raw

    @property
    def rules(self) -> list[Any]:
        """Return the rules as typed."""
        rules = self.raw.get("regles")
        return rules if isinstance(rules, list) else []

    @property
    def roles(self) -> dict[str, Any]:
        """Return the roles as typed."""
        roles = self.raw.get("roles")
        return roles if isinstance(roles, dict) else {}

    def readers(self, role: str) -> list[str]:
        """Return the rules that read a role."""
        return [rule_label(rule)[0] for rule in self.rules if any(_reading(rule, role))]

    @property
    def dirty(self) -> bool:
        """Say whether something differs from what was saved."""
        return self.text != self._saved

    @property
    def undo_word(self) -> str:
        """Return what undoing would undo, empty when there is nothing."""
        return self._done[-1].what if len(self._done) > 1 else ""

    @property
    def redo_word(self) -> str:
        """Return what redoing would do again, empty when there is nothing."""
        return self._undone[-1].what if self._undone else ""

    def value(self, path: Path) -> Any:
        """Return the value typed at a path, None when there is none."""
        found: Any = self.raw
        for key in path:
            if isinstance(key, int):
                found = found[key] if isinstance(found, list) and key < len(found) else None
            else:
                found = found.get(key) if isinstance(found, dict) else None
        return found

    def check(self) -> Checked:
        """Return what the validation says; asked again only when the text has changed."""
        if self._checked is None or self._checked[0] != self.text:
            origin = Origin(self.name, self._grid.origin.places)
            grid, issues = check_grid(self.raw, self.tables, origin, self.errors, self.warnings)
            self._checked = self.text, _told(grid, issues)
        return self._checked[1]

    # Changes

    def put(self, path: Path, value: Any, what: str, rule: int = 0) -> bool:
        """Put a value; changes of the same value one after the other are one step. Say whether the text changed."""
        text = self._grid.put(path, value)
        if text == self.text:
            return False
        last = self._done[-1]
        if path and last.path == path and len(self._done) > 1 and last.text != self._saved:
            self._done.pop()
        self._push(Step(text, rule, what, path))
        return True

    def put_field(self, rule: int, path: Path, value: Any, what: str) -> bool:
        """Put what a person set in a field of a rule; say whether the text changed.

        Another shape or direction of the threshold, another indicator, change more than one key.
        """
        asked, meant = path, value
        if path == ("seuil",):
            meant = self._shaped(rule, value)
        elif path == ("seuil", "operateur"):
            asked, meant = ("seuil",), with_direction(self.value(("regles", rule, "seuil")), value)
        elif path == ("indicateur", "type"):
            known = self.value(("regles", rule, "indicateur", "params")) or {}
            kept = {key: one for key, one in known.items() if key in INDICATOR_TYPES[value].params}
            asked, meant = ("indicateur",), filled({"type": value, "params": kept})
        return self.put(("regles", rule, *asked), meant, what, rule)

    def _shaped(self, rule: int, shape: str) -> dict[str, Any]:
        grid = self.check().grid
        indicator = self.value(("regles", rule, "indicateur")) or {}
        units = accepted_units(str(indicator.get("type")), indicator.get("params") or {})
        column = next((f"table:{name}.{one}" for name, table in grid.tables.items() for one in table.columns), "")
        return with_shape(self.value(("regles", rule, "seuil")), shape, grid.armature.niveaux, units[0], column)

    def add(self, position: int, theme: str = "", what: str = "") -> int:
        """Add after a rule one to be filled in; return its position."""
        place = min(position + 1, len(self.rules))
        rule = {
            "id": self.free_id(_NEW_ID),
            "titre_court": "Nouvelle règle",
            "theme": theme or "À classer",
            "portee": "objectif",
            "question": "Question à écrire",
            "champ": {"territoire": "commune"},
            "mode": "auto",
            "indicateur": {"type": "surface_intersection", "params": {"x": ["zones:AU"]}},
        }
        self._push(Step(self._grid.add_rule(place, rule), place, what))
        return place

    def duplicate(self, position: int, what: str = "") -> int:
        """Copy a rule after itself under a free identifier; return the position of the copy."""
        rule = self.rules[position]
        title = str(rule.get("titre_court") or "")
        copied = f"{title} (copie)" if title and len(title) + 8 <= SHORT_TITLE else title
        text = self._grid.duplicate_rule(position, self.free_id(str(rule.get("id") or _NEW_ID)), copied)
        self._push(Step(text, position + 1, what))
        return position + 1

    def remove(self, position: int, what: str = "") -> int:
        """Take a rule away; return the position of the one that follows."""
        self._push(Step(self._grid.remove_rule(position), position, what))
        return min(position, len(self.rules) - 1)

    def move(self, position: int, place: int, what: str = "") -> int:
        """Put a rule at another place; return it."""
        if place == position or not 0 <= place < len(self.rules):
            return position
        self._push(Step(self._grid.move_rule(position, place), place, what))
        return place

    def free_id(self, wanted: str) -> str:
        """Return an identifier no rule bears, as near as can be: F1, F1_2, F1_3."""
        known = {str(rule.get("id")) for rule in self.rules if isinstance(rule, dict)}
        if wanted not in known:
            return wanted
        stem = wanted[:13]
        return next(name for name in (f"{stem}_{n}" for n in range(2, len(known) + 3)) if name not in known)

    def alone(self, position: int) -> dict[str, Any]:
        """Return the raw grid reduced to a rule and to those whose result it reads, in the order of the grid."""
        known = {rule.id: rank for rank, rule in enumerate(self.check().grid.regles)}
        kept: set[int] = set()
        waiting = [position]
        while waiting:
            rank = waiting.pop()
            kept.add(rank)
            asked = (known.get(name) for name in _needs_of(self.check().grid, rank))
            waiting += [one for one in asked if one is not None and one not in kept]
        return {**self.raw, "regles": [self.rules[rank] for rank in sorted(kept)]}

    # Roles

    def bind_role(self, role: str, layer: str, what: str = "") -> None:
        """Bind a role to a layer: the role takes the name of the layer, in its place and in every rule that reads it.

        Raises
        ------
        InputError
            Indicators read this role by its name, or the name is that of another role.
        """
        if role in read_by_name():
            raise InputError(
                f"Le rôle « {role} » est lu sous ce nom par des indicateurs : donnez ce nom à la couche avec "
                "« Préparer les références »."
            )
        if layer in self.roles:
            raise InputError(f"La couche « {layer} » tient déjà un rôle de la grille.")
        grid = GridText(self._grid.rename(("roles", role), layer), self.name)
        for rank, rule in enumerate(self.rules):
            for path, value in _reading(rule, role):
                grid = GridText(grid.put(("regles", rank, *path), _rebound(value, role, layer)), self.name)
        self._push(Step(grid.text, self._done[-1].rule, what))

    def declare_role(self, layer: str, geometry: str, what: str = "") -> None:
        """Add a role named as a layer of the references."""
        words = layer.replace("_", " ")
        role = {"libelle": words[:1].upper() + words[1:], "geometrie": geometry, "incertitude_m": 0}
        self._push(Step(self._grid.put(("roles", layer), role), self._done[-1].rule, what))

    # Steps

    def undo(self) -> int:
        """Come back one step; return the position of the rule it was about."""
        if len(self._done) == 1:
            return -1
        gone = self._done.pop()
        self._undone.append(gone)
        self._show(self._done[-1].text)
        return min(gone.rule, len(self.rules) - 1)

    def redo(self) -> int:
        """Do again what was undone; return the position of the rule it was about."""
        if not self._undone:
            return -1
        step = self._undone.pop()
        self._done.append(step)
        self._show(step.text)
        return min(step.rule, len(self.rules) - 1)

    def saved(self) -> None:
        """Take the text as it is for what the file holds."""
        self._saved = self.text

    def _push(self, step: Step) -> None:
        self._undone.clear()
        self._done.append(step)
        del self._done[: max(0, len(self._done) - MOST_STEPS)]
        self._show(step.text)

    def _show(self, text: str) -> None:
        self.text = text
        self._grid = GridText(text, self.name)


def _needs_of(grid: Grille, rank: int) -> list[str]:
    try:
        return needs(grid.regles[rank])
    except ValueError:  # an expression that cannot be read is told by the validation
        return []


def _reading(rule: Any, role: str) -> Iterator[tuple[Path, Any]]:
    """Yield the values of a rule that name a role: selectors of its indicator, and layers shown."""
    known = rule if isinstance(rule, dict) else {}
    indicator = known.get("indicateur")
    params = indicator.get("params") if isinstance(indicator, dict) else None
    for name, value in params.items() if isinstance(params, dict) else ():
        if f"role:{role}" in (value if isinstance(value, list) else [value]):
            yield ("indicateur", "params", name), value
    shown = known.get("preuves")
    if role in (shown if isinstance(shown, list) else [shown]):
        yield ("preuves",), shown


def _rebound(value: Any, role: str, layer: str) -> Any:
    words = {role: layer, f"role:{role}": f"role:{layer}"}
    return [words.get(one, one) for one in value] if isinstance(value, list) else words.get(value, value)


def _told(grid: Grille, issues: Issues) -> Checked:
    said = {issues.located(one.path, one.text) for one in issues.found}
    general = [one for one in (*issues.errors, *grid.warnings) if _flat(one) not in {_flat(text) for text in said}]
    return Checked(grid, tuple(issues.found), tuple(general), tuple(issues.errors))


def _flat(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def field_of(path: Path, fields: Iterable[Path]) -> Path | None:
    """Return the field a problem stands beside: the longest that leads to its path, else the first inside of it."""
    known = list(fields)
    within = [one for one in known if path[: len(one)] == one]
    if within:
        return max(within, key=len)
    return next((one for one in known if path and one[: len(path)] == path), None)


def rule_label(rule: Any) -> tuple[str, str, str]:
    """Return the identifier, the short title and the theme of a rule as typed."""
    known = rule if isinstance(rule, dict) else {}
    title = str(known.get("titre_court") or known.get("question") or "")
    return str(known.get("id") or "?"), title, str(known.get("theme") or "")
