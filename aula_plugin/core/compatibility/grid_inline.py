"""Values of a grid written on one line, rules written one key per line, raw values with one of them changed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from .grid_messages import Path
from .grid_yaml import AMBIGUOUS, BARE_KEY

EMPTY: tuple[Any, ...] = (None, "", [], {}, ())
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")


def inline(value: Any) -> str:
    """Return a value on one line: ``{unite: ha, valeur: [1, 2]}``; texts quoted unless plain words or numbers."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key_text(str(key))}: {inline(one)}" for key, one in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(inline, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    return _scalar(value if isinstance(value, str) else f"{value:.15g}", number=not isinstance(value, str))


def rule_text(rule: Mapping[str, Any], indent: int = 2, line_end: str = "\n") -> str:
    """Return the lines of a rule, one key per line, without the end of the last one."""
    pad = " " * indent
    lines = [f"{key_text(str(key))}: {inline(value)}" for key, value in filled(rule).items()]
    return f"{pad}- " + f"{line_end}{pad}  ".join(lines)


def key_text(text: str) -> str:
    """Return a key, between quotes when YAML might take it for something else."""
    return text if BARE_KEY.fullmatch(text) and text.lower() not in AMBIGUOUS else quoted(text)


def _scalar(text: str, number: bool = False) -> str:
    bare = (text.isalpha() or _WORD.fullmatch(text)) and text.lower() not in AMBIGUOUS
    return text if bare or (number and _NUMBER.fullmatch(text)) else quoted(text)


def quoted(text: str) -> str:
    """Return a text between double quotes."""
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def rewritten(raw: Mapping[str, Any]) -> str:
    """Return the text of a grid written anew, section by section; comments are lost."""
    parts = []
    for section, value in raw.items():
        if section == "regles" and isinstance(value, list) and value:
            rules = "\n\n".join(rule_text(rule) for rule in value)
            parts.append(f"regles:\n\n{rules}")
        elif isinstance(value, Mapping) and value:
            lines = "\n".join(f"  {key_text(str(key))}: {inline(one)}" for key, one in value.items())
            parts.append(f"{key_text(str(section))}:\n{lines}")
        else:
            parts.append(f"{key_text(str(section))}: {inline(value)}")
    return "\n\n".join(parts) + "\n"


def changed(raw: Any, path: Path, value: Any, in_rule: bool = False) -> Any:
    """Return a copy of the raw values with one changed; an empty value takes its key away.

    Inside a rule, the sections left empty go away too: « seuil: {} » means nothing.
    """
    if not path:
        return plain(value)
    key, rest = path[0], path[1:]
    if isinstance(key, int):
        items = list(raw) if isinstance(raw, list) else []
        items[key : key + 1] = [changed(items[key] if key < len(items) else None, rest, value, True)]
        return items
    section = dict(raw) if isinstance(raw, Mapping) else {}
    if not rest and value in EMPTY:
        section.pop(key, None)
        return section
    inner = changed(section.get(key), rest, value, in_rule)
    if inner == {} and (in_rule or key not in section):
        section.pop(key, None)
    else:
        section[key] = inner
    return section


def listed(raw: Mapping[str, Any], act: Callable[[list[Any]], object]) -> dict[str, Any]:
    """Return the raw values with a change made in a copy of the list of rules."""
    rules = list(raw.get("regles") or [])
    act(rules)
    return {**raw, "regles": rules}


def filled(rule: Mapping[str, Any]) -> dict[str, Any]:
    """Keep the keys that say something."""
    return {key: value for key, value in rule.items() if value not in EMPTY}


def plain(value: Any) -> Any:
    """Return a value as the reader gives it: every scalar is text."""
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if value is None or isinstance(value, str) else f"{value:.15g}"
