"""Change one thing in the YAML text of a grid and leave every other character as it was typed.

The text is parsed for its places only; a change is a small replacement in it. Comments, blank lines, quotes, order of
the keys and line ends survive because nothing else is written. What YAML makes too awkward to replace in place (a list
written over several lines) is rewritten on one line, alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import yaml

from .grid_inline import EMPTY, changed, filled, inline, key_text, listed, plain, quoted, rewritten, rule_text
from .grid_messages import Path
from .grid_rules import KEYS
from .grid_yaml import compose_grid_text, load_grid_text

_HEADING = re.compile(r"#\s*[-=*#]{3}")
_ORDER = (
    *KEYS,
    *("document", "chapitre", "page", "texte", "niveaux", "territoire", "cumul", "type", "params"),
    *("operateur", "valeur", "par_niveau", "unite", "tolerance", "tolerance_abs", "origine"),
    *("libelle", "geometrie", "obligatoire", "incertitude_m"),
)


class GridText:
    """The text of a grid, its values and the place of each. Every change gives another text; this one stays."""

    def __init__(self, text: str, name: str = "") -> None:
        self.text = text
        self.name = name
        read = load_grid_text(text, name)
        self.raw, self.origin = read.raw, read.origin
        self.line_end = "\r\n" if "\r\n" in text else "\n"
        self._root = compose_grid_text(text)

    # One value

    def put(self, path: Path, value: Any) -> str:
        """Return the text with a value put at a path; ``None``, ``""``, ``[]`` and ``{}`` take the key away."""
        return self._checked(self._put(path, value), changed(self.raw, path, value))

    def rename(self, path: Path, name: str) -> str:
        """Return the text with the key at a path written otherwise."""
        parent = self._chain(path[:-1])[-1]
        key = next(key for key, _ in parent.value if key.value == path[-1])
        section = _at(self.raw, path[:-1])
        wanted = {name if one == path[-1] else one: value for one, value in section.items()}
        text = self.text[: key.start_mark.index] + key_text(name) + self.text[key.end_mark.index :]
        return self._checked(text, changed(self.raw, path[:-1], wanted))

    def _put(self, path: Path, value: Any) -> str:
        gone = value in EMPTY and not isinstance(path[-1], int)
        chain = self._chain(path)
        if len(chain) == len(path) + 1:
            return self._remove(path) if gone else self._replace(path, chain[-1], value)
        if gone:
            return self.text
        nested = value
        for key in reversed(path[len(chain) :]):
            nested = [nested] if isinstance(key, int) else {key: nested}
        return self._insert(chain[-1], path[len(chain) - 1], nested)

    def _chain(self, path: Path) -> list[Any]:
        """Return the nodes along a path, as far as there are some."""
        chain = [self._root]
        for key in path:
            inner = _child(chain[-1], key)
            if inner is None:
                break
            chain.append(inner)
        return chain

    def _replace(self, path: Path, node: Any, value: Any) -> str:
        old = _at(self.raw, path)
        if isinstance(old, dict) and isinstance(value, Mapping):
            return self._merge(path, old, value)
        if isinstance(old, list) and isinstance(value, (list, tuple)) and len(old) == len(value):
            return self._each(path, old, enumerate(value))
        start, end = node.start_mark.index, self._end(node)
        written = inline(value) if isinstance(value, (Mapping, list, tuple)) else _like(node, value)
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            start = self._after_colon(path)
            written = f" {written}"
        elif start == end:
            written = f" {written}"
        return self.text[:start] + written + self.text[end:]

    def _merge(self, path: Path, old: Mapping[str, Any], value: Mapping[str, Any]) -> str:
        """Change, add and take away the keys that differ, the others keep their place."""
        text = GridText(self._each(path, old, value.items()), self.name)
        for key in old:
            if key not in value:
                text = GridText(text._remove((*path, key)), self.name)
        return text.text

    def _each(self, path: Path, old: Any, items: Iterable[tuple[Any, Any]]) -> str:
        text = self
        for key, one in items:
            known = old[key] if isinstance(key, int) else old.get(key)
            if plain(one) != plain(known):
                text = GridText(text._put((*path, key), one), self.name)
        return text.text

    def _insert(self, parent: Any, key: Any, value: Any) -> str:
        """Add a key to a mapping, or an item to a list, at the place the usual order gives it."""
        if isinstance(parent, yaml.ScalarNode):  # « seuil: » with nothing after
            written = inline([value] if isinstance(key, int) else {key: value})
            start, end = parent.start_mark.index, parent.end_mark.index
            return self.text[:start] + (" " if start == end else "") + written + self.text[end:]
        entry = inline(value) if isinstance(key, int) else f"{key_text(str(key))}: {inline(value)}"
        entries = self._entries(parent)
        before = self._before(parent, key)
        if parent.flow_style:
            if before is None:
                start = parent.start_mark.index + 1
                return self.text[:start] + entry + (", " if entries else "") + self.text[start:]
            place = before[1]
            return f"{self.text[:place]}, {entry}{self.text[place:]}"
        if before is None:
            first = entries[0][0]
            pad = self.line_end + " " * self._column(first)
            return f"{self.text[:first]}{entry}{pad}{self.text[first:]}"
        pad = " " * self._column(entries[0][0]) if not isinstance(key, int) else self._item_pad(parent)
        place = self._line_end(before[1])
        return f"{self.text[:place]}{self.line_end}{pad}{entry}{self.text[place:]}"

    def _item_pad(self, parent: Any) -> str:
        first = parent.value[0].start_mark.index
        return " " * self._column(self.text.rindex("-", 0, first)) + "- "

    def _remove(self, path: Path) -> str:
        """Take a key away, and the section it leaves empty."""
        parent = self._chain(path[:-1])[-1]
        entries = self._entries(parent)
        rank = next(rank for rank, key in enumerate(_keys(parent)) if key == path[-1])
        start, end = entries[rank]
        if len(entries) == 1:
            return self._remove(path[:-1]) if len(path) > 3 else self._emptied(parent)
        if parent.flow_style:
            start, end = (start, entries[1][0]) if rank == 0 else (entries[rank - 1][1], end)
        elif rank == 0:
            end = entries[1][0]
        else:
            start, end = self._line_start(start), self._next_line(end)
        return self.text[:start] + self.text[end:]

    def _emptied(self, parent: Any) -> str:
        start, end = parent.start_mark.index, self._end(parent)
        return self.text[:start] + ("[]" if isinstance(parent, yaml.SequenceNode) else "{}") + self.text[end:]

    # Rules

    def add_rule(self, position: int, rule: Mapping[str, Any]) -> str:
        """Return the text with a rule put at a position."""
        wanted = listed(self.raw, lambda rules: rules.insert(position, plain(filled(rule))))
        return self._checked(self._add_block(position, lambda pad: rule_text(rule, pad, self.line_end)), wanted)

    def duplicate_rule(self, position: int, identifier: str, title: str = "") -> str:
        """Return the text with a copy of a rule after it, under another identifier, its comments copied too."""
        copied = dict(self.raw["regles"][position])
        copied["id"] = identifier
        if title:
            copied["titre_court"] = title
        wanted = listed(self.raw, lambda rules: rules.insert(position + 1, copied))
        node = self._blocks()
        if node is None:
            return self._checked(self._add_block(position + 1, lambda _: rule_text(copied)), wanted)
        start, end = self._lines_of(node.value[position])
        block = self.text[start:end]
        text = GridText(self._add_block(position + 1, lambda _: block), self.name)
        text = GridText(text._put(("regles", position + 1, "id"), identifier), self.name)
        if title:
            text = GridText(text._put(("regles", position + 1, "titre_court"), title), self.name)
        return self._checked(text.text, wanted)

    def remove_rule(self, position: int) -> str:
        """Return the text without a rule; a heading above it stays, a comment of its own goes with it."""
        wanted = listed(self.raw, lambda rules: rules.pop(position))
        node = self._blocks()
        if node is None or len(node.value) == 1:
            return self._checked(self._rewritten(wanted["regles"]), wanted)
        start, end = self._with_comments(node, position)
        return self._checked(self.text[:start] + self.text[self._past_blank(end) :], wanted)

    def move_rule(self, position: int, place: int) -> str:
        """Return the text with a rule put at another place."""
        wanted = listed(self.raw, lambda rules: rules.insert(place, rules.pop(position)))
        node = self._blocks()
        if node is None:
            return self._checked(self._rewritten(wanted["regles"]), wanted)
        start, end = self._with_comments(node, position)
        block = self.text[start:end]
        without = GridText(self.text[:start] + self.text[self._past_blank(end) :], self.name)
        return self._checked(without._add_block(place, lambda _: block), wanted)

    def _blocks(self) -> Any:
        """Return the list of rules when it is written one rule under the other."""
        node = _child(self._root, "regles")
        whole = isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style
        return node if whole else None

    def _add_block(self, position: int, make: Callable[[int], str]) -> str:
        node = self._blocks()
        if node is None:
            found = _read(make(2))
            rules = list(self.raw.get("regles") or [])
            rules.insert(position, found)
            return self._rewritten(rules)
        pad = self._column(self.text.rindex("-", 0, node.value[0].start_mark.index))
        block = make(pad)
        gap = self._gap(node)
        if position == 0:
            start = self._line_start(self.text.rindex("-", 0, node.value[0].start_mark.index))
            return self.text[:start] + block + self.line_end + gap + self.text[start:]
        _, end = self._lines_of(node.value[min(position, len(node.value)) - 1])
        return self.text[:end] + self.line_end + gap + block + self.text[end:]

    def _rewritten(self, rules: Sequence[Mapping[str, Any]]) -> str:
        """Return the text with all its rules written anew."""
        blocks = (self.line_end * 2).join(rule_text(rule, 2, self.line_end) for rule in rules)
        body = f"{self.line_end}{blocks}" if rules else " []"
        node = _child(self._root, "regles")
        if node is None:
            text = self.text if self.text.endswith("\n") or not self.text else self.text + self.line_end
            return f"{text}regles:{body}{self.line_end}"
        start, end = self._after_colon(("regles",)), self._end(node)
        return self.text[:start] + body + self.text[end:]

    def _gap(self, node: Any) -> str:
        """Return the blank line between two rules, when the file has one."""
        if len(node.value) < 2:
            return self.line_end
        between = self.text[self._end(node.value[0]) : node.value[1].start_mark.index]
        return self.line_end if between.count("\n") > 1 else ""

    def _lines_of(self, rule: Any) -> tuple[int, int]:
        """Return from the start of the line of the dash to the end of the last line, its end left out."""
        dash = self.text.rindex("-", 0, rule.start_mark.index)
        return self._line_start(dash), self._line_end(self._end(rule))

    def _with_comments(self, node: Any, position: int) -> tuple[int, int]:
        """Return the lines of a rule and of the comment just above, unless it is a heading."""
        start, end = self._lines_of(node.value[position])
        floor = self._end(node.value[position - 1]) if position else self._after_colon(("regles",))
        while True:
            above = self._line_start(start - 1) if start else start
            line = self.text[above:start].strip()
            if above < floor or not line.startswith("#") or _HEADING.match(line):
                return start, end
            start = above

    # Places

    def _after_colon(self, path: Path) -> int:
        parent = self._chain(path[:-1])[-1]
        if isinstance(path[-1], int):
            return int(self.text.rindex("-", 0, parent.value[path[-1]].start_mark.index)) + 1
        key = next(key for key, _ in parent.value if key.value == path[-1])
        return self.text.index(":", key.end_mark.index) + 1

    def _end(self, node: Any) -> int:
        """Return where what is written ends, without the comments and blank lines that follow."""
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        if isinstance(node, yaml.ScalarNode):
            return start + len(self.text[start:end].rstrip()) if node.style in ("|", ">") else end
        if node.flow_style or not node.value:
            return end
        last = node.value[-1]
        return max(int(last[0].end_mark.index), self._end(last[1])) if isinstance(last, tuple) else self._end(last)

    def _entries(self, node: Any) -> list[tuple[int, int]]:
        """Return where each entry of a collection starts and ends."""
        if isinstance(node, yaml.MappingNode):
            return [(key.start_mark.index, max(key.end_mark.index, self._end(value))) for key, value in node.value]
        return [(one.start_mark.index, self._end(one)) for one in node.value]

    def _before(self, node: Any, key: Any) -> tuple[int, int] | None:
        """Return the entry a new key comes after: the last one that precedes it in the usual order, else the last."""
        entries = self._entries(node)
        if not entries or isinstance(key, int) or key not in _ORDER:
            return entries[-1] if entries else None
        rank = _ORDER.index(key)
        earlier = [n for n, known in enumerate(_keys(node)) if known not in _ORDER or _ORDER.index(known) < rank]
        return entries[earlier[-1]] if earlier else None

    def _column(self, index: int) -> int:
        return index - self._line_start(index)

    def _line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def _line_end(self, index: int) -> int:
        """Return where the line ends, before its line end."""
        found = self.text.find("\n", index)
        found = len(self.text) if found < 0 else found
        return found - 1 if found > index and self.text[found - 1] == "\r" else found

    def _next_line(self, index: int) -> int:
        found = self.text.find("\n", index)
        return len(self.text) if found < 0 else found + 1

    def _past_blank(self, end: int) -> int:
        """Return the start of the next line that says something, one blank line at most passed over."""
        place = self._next_line(end)
        following = self._next_line(place)
        return following if not self.text[place:following].strip() else place

    def _checked(self, text: str, wanted: Any) -> str:
        """Return the text if it reads as wanted, else the whole grid rewritten: no change ever goes astray."""
        try:
            if text == self.text or load_grid_text(text, self.name).raw == wanted:
                return text
        except ValueError:
            pass
        return rewritten(wanted)


def _at(raw: Any, path: Path) -> Any:
    for key in path:
        raw = raw[key]
    return raw


def _read(block: str) -> Any:
    return load_grid_text(f"regles:\n{block}\n", "").raw["regles"][0]


def _child(node: Any, key: Any) -> Any:
    if isinstance(node, yaml.MappingNode) and not isinstance(key, int):
        return next((value for one, value in node.value if one.value == str(key)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key]
    return None


def _keys(node: Any) -> list[Any]:
    if isinstance(node, yaml.MappingNode):
        return [key.value for key, _ in node.value]
    return list(range(len(node.value)))


def _like(node: Any, value: Any) -> str:
    """Return a scalar written with the quotes the person used."""
    if isinstance(node, yaml.ScalarNode) and isinstance(value, str) and node.style == '"':
        return quoted(value)
    if isinstance(node, yaml.ScalarNode) and isinstance(value, str) and node.style == "'":
        return "'" + value.replace("'", "''") + "'" if value.isprintable() else quoted(value)
    return inline(value)
