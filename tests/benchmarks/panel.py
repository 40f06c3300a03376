"""What the panel « Compatibilité » does when a dossier is opened and its lines are read one after the other."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib import import_module
from pathlib import Path

import ours
from data import OUT

DOSSIER = OUT / "dossier.gpkg"
#: Lines of a SCoT of a hundred communes, and how many of them a person reads here.
LINES, READ = 7_300, 100


def load() -> None:
    """Import what the panel needs."""
    import_module("aula.aula_plugin.docks.compatibility.session")


def prepare(data: dict) -> None:
    """Write a dossier of that many lines: the general grid on the document as it is, its lines repeated."""
    DOSSIER.unlink(missing_ok=True)
    ours.load()
    ours.dossier(data, DOSSIER)
    with closing(sqlite3.connect(DOSSIER)) as base:
        columns = [row[1] for row in base.execute("PRAGMA table_info(resultats)") if row[1] not in ("fid", "geom")]
        copied = [f"{name} || '_' || ?" if name == "territoire_id" else name for name in columns]
        order = f"INSERT INTO resultats ({', '.join(columns)}) SELECT {', '.join(copied)} FROM resultats WHERE fid <= ?"
        (known,) = base.execute("SELECT max(fid) FROM resultats").fetchone()
        for copy in range(LINES // known):
            base.execute(order, (copy, known))
        base.commit()


def open_dossier(data: dict) -> dict[str, float]:  # noqa: ARG001
    """Open the dossier: all its lines, their avis, their places."""
    return {"lignes": len(_session(DOSSIER).lines)}


def read_lines(data: dict) -> dict[str, float]:  # noqa: ARG001
    """Open the dossier, then fetch what a hundred lines show on the map."""
    session = _session(DOSSIER)
    shown = [session.evidence(position) for position in range(READ)]
    return {"lignes": len(shown)}


def _session(path: Path):
    from aula.aula_plugin.docks.compatibility.session import Session

    return Session(str(path))
