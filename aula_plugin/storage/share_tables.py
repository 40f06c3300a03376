"""The permeabilities of a plan as the table that « Repérer les points de conflit » reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..core.green_network.permeability import COLUMNS
from ..in_place import write_whole


def write_shares(lines: Sequence[tuple[str, str, float]], path: Path) -> str:
    """Write type, class and permeability; return the path, empty when there is no line.

    Raises
    ------
    InputError
        The file cannot be written.
    """
    if not lines:
        return ""
    rows = [";".join(COLUMNS), *(f"{kind};{label};{share:g}" for kind, label, share in lines)]
    write_whole(("\n".join(rows) + "\n").encode("utf-8"), path)
    return str(path)
