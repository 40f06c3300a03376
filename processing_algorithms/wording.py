"""How messages quote what was given: enough to find it, never so much that the sentence is lost."""

from __future__ import annotations

import re

#: Characters kept of a text quoted, and of a word without a space.
MOST = 120
_QUOTED = re.compile(f"«([^«»]{{{2 * MOST},}})»")
_WORD = re.compile(rf"\S{{{2 * MOST},}}")
#: Characters of a line: a list of thousands of names says no more than its beginning.
MOST_LINE = 1500
#: Lines of a message: beyond, the first ones are what a person mends first.
MOST_LINES = 40


def abridged(text: str) -> str:
    """Return a text cut to ``MOST`` characters, with an ellipsis when it is longer."""
    return text if len(text) <= 2 * MOST else f"{text[:MOST]}…"


def readable(message: str) -> str:
    """Return a message whose quotations are short enough to be read, and whose lines can be counted."""
    message = _QUOTED.sub(lambda found: f"«{abridged(found[1])} »", message)
    message = _WORD.sub(lambda found: abridged(found[0]), message)
    lines = [line if len(line) <= MOST_LINE else f"{line[:MOST_LINE]}…" for line in message.split("\n")]
    if len(lines) > MOST_LINES:
        lines = [*lines[:MOST_LINES], f"… et {len(lines) - MOST_LINES} autres."]
    return "\n".join(lines)
