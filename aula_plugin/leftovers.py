"""What a program stopped in the middle of a writing left beside the files of a person, found by its name.

A name of ours is ``.<name>-<place>-<process>-<chance>[-ancien|-reprise]<extension>``. At the next writing in the folder
the drafts of a program that is surely dead are removed, and several files half replaced come back as they were.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

ASIDE, JOURNAL = "-ancien", "-reprise"
#: A writing never stands still for so long: past this, what it left is dead even where its process cannot be asked.
DEAD_AFTER_S = 86_400
_NAME = re.compile(
    r"\..{1,40}-(?P<place>[0-9a-f]{8})-(?P<process>\d+)-[0-9a-f]{8}(?P<end>-ancien|-reprise)?(?:\.[^.]*)?"
)

#: One move: draft, final name, and name under which what was there is kept meanwhile (None: nothing was there).
Move = tuple[Path, Path, "Path | None"]


def _place() -> str:
    """Return a word for this computer, and for this container of it: a number of process means nothing elsewhere."""
    container = ""
    with suppress(OSError, AttributeError):
        container = os.readlink("/proc/self/ns/pid")
    return sha256(f"{platform.node()} {container}".encode(errors="replace")).hexdigest()[:8]


PLACE = _place()


def hidden_name(stem: str, end: str, suffix: str) -> str:
    """Return a free name of ours."""
    return f".{stem[:40]}-{PLACE}-{os.getpid()}-{uuid4().hex[:8]}{end}{suffix}"


def remove(path: Path) -> None:
    """Remove a file or a folder; a disk that refuses keeps it hidden."""
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def announce(journal: Path, moves: Sequence[Move]) -> None:
    """Write what is about to be moved, so that it can be undone by another program.

    Raises
    ------
    OSError
        Nothing has moved yet.
    """
    rows = [[one and os.path.relpath(one, journal.parent) for one in move] for move in moves]
    journal.write_text(json.dumps(rows), encoding="utf-8")


def sweep(folder: Path) -> None:
    """Undo the replacements and remove the drafts that dead programs left in a folder; nothing else is touched."""
    try:
        found = [(one, _NAME.fullmatch(one.name)) for one in sorted(folder.glob(".*"))]
    except OSError:
        return
    dead = [(path, known["end"]) for path, known in found if known and _is_dead(path, known)]
    for path, end in dead:
        if end == JOURNAL:
            _undo(path)
    for path, end in dead:
        if not end:
            remove(path)


def _is_dead(path: Path, known: re.Match[str]) -> bool:
    """Return whether the program that gave this name runs no more; one of another computer is never said dead."""
    process = int(known["process"])
    if known["place"] != PLACE or process == os.getpid():
        return False
    if sys.platform != "win32":  # where asking would end it
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        except (OSError, OverflowError):
            pass  # somebody else's process of that number
    try:
        return time.time() - path.stat().st_mtime > DEAD_AFTER_S
    except OSError:
        return False


def _undo(journal: Path) -> None:
    """Bring back what was there when a program died between its moves; finish when only the cleaning was left."""
    moves = _announced(journal)
    if moves:
        draft, final, aside = moves[0]
        if draft.exists() and final.exists() and aside is not None and aside.exists():
            return  # a person has put another file there since: nothing is sure any more, all is kept
        done = not draft.exists() and final.exists()
        for one in moves:
            (_forget if done else _bring_back)(*one)
    remove(journal)


def _announced(journal: Path) -> list[Move]:
    """Return the moves of a journal; none when it was cut short, before the first move, or names another place."""
    try:
        rows = json.loads(journal.read_text(encoding="utf-8"))
        moves = [
            (journal.parent / draft, journal.parent / final, None if aside is None else journal.parent / aside)
            for draft, final, aside in rows
        ]
        inside = all(one is None or ".." not in one.relative_to(journal.parent).parts for move in moves for one in move)
        ours = all(draft and final and (aside is None or _NAME.fullmatch(aside.name)) for draft, final, aside in moves)
    except (OSError, ValueError, TypeError):
        return []
    return moves if inside and ours else []


def _forget(_draft: Path, _final: Path, aside: Path | None) -> None:
    if aside is not None:
        remove(aside)


def _bring_back(draft: Path, final: Path, aside: Path | None) -> None:
    with suppress(OSError):
        if aside is None:
            if not draft.exists():
                remove(final)
        elif aside.exists():
            if final.is_dir():
                shutil.rmtree(final)
            os.replace(aside, final)
