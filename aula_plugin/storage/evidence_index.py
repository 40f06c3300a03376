"""The objects of evidence of many lines, found in one reading of the dossier; their shapes are read when drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..core.compatibility.results import KEY_COLUMNS
from .dossier_base import reading, tables

#: What tells the evidence of one line of one run from that of the others.
_KEY = tuple(name for name in KEY_COLUMNS if name != "grille_version")
_ALL = {
    "surf": """
        SELECT fid, grille_id, regle_id, territoire_type, territoire_id, idurba, date_run, nature, libelle, signal
        FROM preuves_surf ORDER BY fid
    """,
    "lin": """
        SELECT fid, grille_id, regle_id, territoire_type, territoire_id, idurba, date_run, nature, libelle, signal
        FROM preuves_lin ORDER BY fid
    """,
    "pct": """
        SELECT fid, grille_id, regle_id, territoire_type, territoire_id, idurba, date_run, nature, libelle, signal
        FROM preuves_pct ORDER BY fid
    """,
}


@dataclass(frozen=True)
class Proof:
    """One object of evidence, without its shape."""

    fid: int
    nature: str
    libelle: str
    signal: str | None


class EvidenceIndex:
    """Evidence of the lines given, by line then by primitive (``surf``, ``lin``, ``pct``).

    Raises
    ------
    InputError
        The dossier cannot be read.
    """

    def __init__(self, path: str | Path, lines: Iterable[Mapping[str, Any]]) -> None:
        wanted = {_key(line) for line in lines}
        self._found: dict[tuple, dict[str, list[Proof]]] = {}
        with reading(path) as base:
            there = tables(base)
            for end, query in _ALL.items():
                for row in base.execute(query) if f"preuves_{end}" in there else ():
                    key = _key(row)
                    if key in wanted:
                        proof = Proof(row["fid"], row["nature"] or "", row["libelle"] or "", row["signal"])
                        self._found.setdefault(key, {}).setdefault(end, []).append(proof)

    def of(self, line: Mapping[str, Any]) -> dict[str, list[Proof]]:
        """Return the evidence of a line by primitive; nothing when it has none."""
        return self._found.get(_key(line), {})


def _key(row: Mapping[str, Any]) -> tuple:
    return tuple(row[name] for name in _KEY)
