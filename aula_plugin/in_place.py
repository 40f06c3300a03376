"""Files written under a hidden name first, then put in place in one move: what bears its final name is whole.

A program stopped in the middle leaves hidden files only, that nobody takes for a result (see ``leftovers``).
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from .core.errors import InputError, why
from .i18n import tr
from .leftovers import ASIDE, JOURNAL, announce, hidden_name, remove, sweep

#: What SQLite leaves beside a file while it is written, or after a program was stopped.
COMPANIONS = ("-journal", "-wal", "-shm")


def hidden(path: Path, end: str = "") -> Path:
    """Return a free hidden name beside ``path``, with its extension; what dead programs left there is settled first."""
    sweep(path.parent)
    return path.with_name(hidden_name(path.stem, end, path.suffix))


def discard(*paths: Path) -> None:
    """Remove drafts, files or folders, with what SQLite left beside; a disk that refuses keeps them hidden."""
    for path in paths:
        with suppress(OSError):
            if path.is_dir():
                shutil.rmtree(path)
                continue
            for one in (path, *companions(path)):
                one.unlink(missing_ok=True)


def companions(path: Path) -> list[Path]:
    """Return the names SQLite gives to what it keeps beside a file."""
    return [path.with_name(f"{path.name}{end}") for end in COMPANIONS]


@contextmanager
def telling(path: str | Path) -> Iterator[None]:
    """Turn the failures of a file into a sentence that says what to check.

    Raises
    ------
    InputError
        In place of any OSError or RuntimeError of the block.
    """
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise InputError(
            tr(
                "Impossible d’écrire « {} » ({}). Vérifiez la place sur le disque, vos droits sur le dossier, et que "
                "le fichier n’est pas ouvert ailleurs."
            ).format(path, why(error))
        ) from error


def put_in_place(moves: Sequence[tuple[Path, Path]]) -> None:
    """Move drafts to their final names.

    Parameters
    ----------
    moves : (draft, final name), the one people open first. A single file replaces the one there in one move. Several
        files, or a folder, cannot: what was there is set aside under hidden names, the file people open first, and
        that file comes back last, so that a stop in the middle leaves no mixture that opens.

    Raises
    ------
    OSError
        A move was refused, or the place is a device or a pipe; what was there is back in its place.
    """
    for _, final in moves:
        if final.exists() and not (final.is_file() or final.is_dir()):  # a device: root would replace it
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(final))
        if final.suffix.lower() == ".gpkg":
            _settle(final)
    if len(moves) == 1 and not moves[0][0].is_dir():
        os.replace(*moves[0])
        return
    plan = [(draft, final, hidden(final, ASIDE) if final.exists() else None) for draft, final in moves]
    journal = hidden(moves[0][1], JOURNAL)
    aside: list[tuple[Path, Path]] = []
    placed: list[Path] = []
    try:
        announce(journal, plan)
        for _, final, kept in plan:
            if kept is not None:
                os.rename(final, kept)
                aside.append((kept, final))
        for draft, final in reversed(moves):
            os.rename(draft, final)
            placed.append(final)
    except OSError:
        discard(*placed)
        for kept, final in reversed(aside):
            with suppress(OSError):
                os.rename(kept, final)
        remove(journal)
        raise
    discard(*(kept for kept, _ in aside))
    remove(journal)


def _settle(path: Path) -> None:
    """Let SQLite undo what a stopped program left in the file about to be replaced.

    Its journal, left where it is, would be played into the new file.

    Raises
    ------
    OSError
        Another program has the file open.
    """
    journals = [one for one in companions(path) if one.exists()]
    if not journals:
        return
    if path.exists():
        try:
            with closing(sqlite3.connect(path)) as base:
                base.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            raise OSError(errno.EBUSY, str(error)) from error
        except sqlite3.DatabaseError:  # not a GeoPackage at all: the journals are of no use
            discard(*journals)
        if any(one.exists() for one in journals if not one.name.endswith("-shm")):
            raise OSError(errno.EBUSY, path.name)
    discard(*journals)


def write_whole(content: bytes, path: str | Path) -> None:
    """Write a file beside its destination, then put it in place in one move.

    Raises
    ------
    InputError
        The folder is missing or read-only, the disk is full, or the file is held open; what was there is then intact.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise InputError(tr("Le dossier « {} » n’existe pas : créez-le ou choisissez-en un autre.").format(path.parent))
    draft = hidden(path)
    try:
        with telling(path):
            draft.write_bytes(content)
            put_in_place([(draft, path)])
    finally:
        discard(draft)


@contextmanager
def draft_folder(folder: Path) -> Iterator[Path]:
    """Give a hidden copy of a folder (empty when there is none), put in its place when the block ends well."""
    draft = hidden(folder)
    try:
        if folder.is_dir():
            shutil.copytree(folder, draft)
        else:
            draft.mkdir()
        yield draft
        put_in_place([(draft, folder)])
    finally:
        discard(draft)
