"""Where a friction table is, as a parameter file names it, and the columns a sous-trame can read in it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from ..core.errors import InputError
from ..core.text import plain
from .friction_files import read_friction_table


def columns_of(path: str) -> list[str]:
    """Return the columns of frictions of a table; nothing when it cannot be read."""
    try:
        return read_friction_table(path).sous_trames if path else []
    except InputError:
        return []


def column_for(path: str, name: str) -> str:
    """Return the column that bears the name of a sous-trame, empty when none does."""
    wanted = plain(name)
    return next((one for one in columns_of(path) if plain(one) == wanted), "")


def relative(path: str, folder: Path | None) -> str:
    """Return a path as a parameter file of ``folder`` writes it."""
    if folder is not None:
        with suppress(ValueError):  # another drive
            return os.path.relpath(path, folder).replace("\\", "/")
    return str(Path(path)).replace("\\", "/")
