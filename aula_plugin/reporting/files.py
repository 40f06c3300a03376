"""Writing a report: whole or not at all."""

from __future__ import annotations

from pathlib import Path

from ..in_place import write_whole


def write_report(html: str, path: str | Path) -> None:
    """Write a page, whole or not at all.

    Raises
    ------
    InputError
        See ``write_whole``.
    """
    write_whole(html.encode("utf-8", errors="replace"), path)
