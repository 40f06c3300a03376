"""YAML in and out, without its traps: every scalar is text, nothing is guessed, nothing is executed.

The text is read event by event, not through a loader: no tag, no anchor, no alias, no key written twice, a bounded size
and depth, so that a hostile or careless file costs nothing. ``0101``, ``01004``, ``no``, ``1:50`` and ``2016-04-07``
stay what was typed; the schema gives them their type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import yaml

from .grid_messages import GridError, Origin, Path

MAX_CHARACTERS = 5_000_000
MAX_DEPTH = 24
_NULLS = ("", "~", "null", "Null", "NULL")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class RawGrid:
    """A grid as written: text, lists and mappings, where each was written, tables, and what could not be read."""

    raw: dict[str, Any]
    origin: Origin
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


_NO_GRID = "le fichier ne contient pas de grille ; attendu : les clés grille, armature, roles, regles…"


def load_grid_text(text: str, name: str, no_keys: str = _NO_GRID) -> RawGrid:
    """Read the YAML text of a grid, or of another file written with the same care.

    Parameters
    ----------
    text : content of the file, already decoded.
    name : name of the file, for the messages.
    no_keys : what is said of a file whose root has no keys.

    Raises
    ------
    GridError
        Not YAML, or YAML that a grid never needs: tags, anchors, aliases, repeated keys, several documents.
    """
    if len(text) > MAX_CHARACTERS:
        raise GridError(name, [f"fichier trop grand ({len(text)} caractères ; au plus {MAX_CHARACTERS})"])
    builder = _Builder()
    try:
        for event in yaml.parse(text.lstrip("\ufeff"), Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        raise GridError(name, [*builder.errors, _syntax(error, text)]) from error
    except _Refused as refused:
        raise GridError(name, [*builder.errors, str(refused)]) from None
    if not isinstance(builder.root, dict):
        builder.errors.append(no_keys)
    if builder.errors:
        raise GridError(name, builder.errors)
    return RawGrid(builder.root, Origin(name, builder.places))


def compose_grid_text(text: str) -> Any:
    """Return the nodes of a text that ``load_grid_text`` has accepted, each with its place in characters."""
    return yaml.compose(text.lstrip("\ufeff"), Loader=_LOADER)


class _Refused(Exception):
    """A construct that makes the rest of the file meaningless."""


@dataclass
class _Open:
    """A list or mapping being filled."""

    value: Any
    path: Path
    key: str | None = None


class _Builder:
    """Builds plain values from YAML events, keeping the line of each."""

    def __init__(self) -> None:
        self.root: Any = None
        self.places: dict[Path, tuple[str, int]] = {}
        self.errors: list[str] = []
        self.stack: list[_Open] = []
        self.documents = 0

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _Refused(f"ligne {line} : un seul document par fichier ; ôtez la ligne « --- »")
        elif isinstance(event, yaml.AliasEvent):
            raise _Refused(f"ligne {line} : les renvois YAML (« *{event.anchor} ») sont refusés ; recopiez la valeur")
        elif isinstance(event, yaml.NodeEvent):
            self._check(event, line)
            self._node(event, line)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.stack.pop()

    def _check(self, event: Any, line: int) -> None:
        if event.anchor:
            raise _Refused(f"ligne {line} : les ancres YAML (« &{event.anchor} ») sont refusées ; écrivez la valeur")
        if event.tag not in (None, "!"):
            raise _Refused(f"ligne {line} : les étiquettes YAML (« {event.tag} ») sont refusées ; ôtez-la")
        if len(self.stack) > MAX_DEPTH:
            raise _Refused(f"ligne {line} : plus de {MAX_DEPTH} niveaux imbriqués ; écrivez-les à plat")

    def _node(self, event: Any, line: int) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is not None and isinstance(parent.value, dict) and parent.key is None:
            self._key(parent, event, line)
            return
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            value = None if event.style in (None, "") and event.value in _NULLS else event.value
        else:
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._attach(parent, value, line)
        if not isinstance(event, yaml.ScalarEvent):
            self.stack.append(_Open(value, path))

    def _key(self, parent: _Open, event: Any, line: int) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            raise _Refused(f"ligne {line} : une clé doit être un mot, pas une liste")
        key = event.value
        if (*parent.path, key) in self.places:
            first = self.places[(*parent.path, key)][1]
            self.errors.append(f"ligne {line} : clé « {key} » écrite deux fois (déjà ligne {first}) ; gardez-en une")
        self.places[(*parent.path, key)] = ("", line)
        parent.key = key

    def _attach(self, parent: _Open | None, value: Any, line: int) -> Path:
        if parent is None:
            self.root = value
            return ()
        if parent.key is not None:
            path = (*parent.path, parent.key)
            parent.value[parent.key] = value
            parent.key = None
            return path
        path = (*parent.path, len(parent.value))
        parent.value.append(value)
        self.places[path] = ("", line)
        return path


def _syntax(error: yaml.YAMLError, text: str) -> str:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return "ce n’est pas un fichier YAML lisible ; vérifiez qu’il est enregistré en texte UTF-8"
    lines = text.lstrip("\ufeff").splitlines()
    if mark.line >= len(lines):
        return "fin du fichier atteinte : un guillemet, un crochet ou une accolade n’est pas refermé"
    content = lines[mark.line] if mark.line < len(lines) else ""
    character = content[mark.column : mark.column + 1]
    return (
        f"ligne {mark.line + 1}, caractère {mark.column + 1} : écriture YAML incorrecte ; {_hint(content, character)}"
    )


def _hint(content: str, character: str) -> str:
    if "\t" in content[: len(content) - len(content.lstrip())] or character == "\t":
        return "décalez les lignes avec des espaces, jamais de tabulations"
    if any(f": {sign}" in content or f"- {sign}" in content for sign in (">", "%", "@", "`", "*", "&", "!", "|")):
        return 'une valeur qui commence par > % @ ` * & ! ou | s’écrit entre guillemets : ">="'
    return (
        "vérifiez les guillemets, les crochets, l’espace après « : » et l’alignement des lignes ; "
        "un texte qui contient « : » ou « # » s’écrit entre guillemets"
    )


class _Dumper(yaml.SafeDumper):
    """Writes keys bare, and between double quotes every text that a YAML reader might take for something else."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)


class _Quoted(str):
    """A text to write between double quotes."""


class _Inline(list[Any]):
    """A short list, written on one line."""


def _plain_is_safe(text: str) -> bool:
    return bool(text) and all(c.isalpha() or c in "_" for c in text) and text.lower() not in AMBIGUOUS


BARE_KEY = re.compile(r"[a-z][a-z0-9_]*")
AMBIGUOUS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "oui", "non", "nan", "inf"}

_Dumper.add_representer(_Quoted, lambda d, s: d.represent_scalar("tag:yaml.org,2002:str", str(s), style='"'))
_Dumper.add_representer(_Inline, lambda d, items: d.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True))


def dump_grid_text(raw: dict[str, Any]) -> str:
    """Return the YAML text of a raw grid, in its order, texts quoted unless they are plain words."""
    return yaml.dump(
        _prepared(raw),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=110,
        indent=2,
    )


def _prepared(value: Any) -> Any:
    if isinstance(value, dict):
        return {_key(key): _prepared(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        items = [_prepared(one) for one in value]
        return items if any(isinstance(one, (dict, list)) for one in items) else _Inline(items)
    return _word(value) if isinstance(value, str) else value


def _key(text: str) -> str:
    return text if BARE_KEY.fullmatch(text) and text.lower() not in AMBIGUOUS else _Quoted(text)


def _word(text: Any) -> Any:
    return text if isinstance(text, str) and _plain_is_safe(text) else _Quoted(text)
