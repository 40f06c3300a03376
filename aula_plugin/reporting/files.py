"""Writing a report: whole or not at all."""

from __future__ import annotations

from pathlib import Path

from ..core.errors import InputError
from ..in_place import discard, hidden, put_in_place, telling


def write_report(html: str, path: str | Path) -> None:
    """Write a page beside its destination, then put it in place in one move.

    Raises
    ------
    InputError
        The folder is missing or read-only, the disk is full, or the file is held open; what was there is then intact.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise InputError(f"Le dossier « {path.parent} » n’existe pas : créez-le ou choisissez-en un autre.")
    draft = hidden(path)
    try:
        with telling(path):
            draft.write_bytes(html.encode("utf-8", errors="replace"))
            put_in_place([(draft, path)])
    finally:
        discard(draft)
