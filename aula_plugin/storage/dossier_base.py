"""A dossier opened as the SQLite file it is: for reading in one glance, or for one transaction in place.

QGIS may hold its layers open at the same time: readers never wait, a writer waits a moment for another writer.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..core.compatibility.dossier import AVIS_KEY
from ..core.errors import InputError, why
from ..i18n import tr
from ..in_place import companions
from .whole_files import require_whole

#: Seconds a writer waits for another one.
_PATIENCE = 3.0
_INDEXES = (
    "CREATE INDEX IF NOT EXISTS preuves_surf_ligne ON preuves_surf (regle_id, territoire_id, date_run)",
    "CREATE INDEX IF NOT EXISTS preuves_lin_ligne ON preuves_lin (regle_id, territoire_id, date_run)",
    "CREATE INDEX IF NOT EXISTS preuves_pct_ligne ON preuves_pct (regle_id, territoire_id, date_run)",
)


@contextmanager
def reading(path: str | Path) -> Iterator[sqlite3.Connection]:
    """Open a dossier for reading.

    Raises
    ------
    InputError
        No such file, cut short, unreadable, or not a dossier.
    """
    path = Path(path)
    require_whole(path)
    refused = tr("Impossible de lire « {} » ({}). Fermez ce qui l’ouvre, vérifiez vos droits, ou lisez une copie.")
    with _told(path, refused), closing(_read_only(path)) as base:
        base.row_factory = _as_dict
        base.execute("BEGIN")  # one state of the file for all that is read
        _require_avis(base, path)
        yield base


@contextmanager
def writing(path: str | Path) -> Iterator[sqlite3.Connection]:
    """Open a dossier for one transaction: committed when the block ends well, undone otherwise.

    Raises
    ------
    InputError
        As ``reading``; or the file is read-only, or held by another writer. It is then as it was.
    """
    path = Path(path)
    require_whole(path)
    refused = tr(
        "Impossible d’écrire dans « {} » ({}). Fermez ce qui l’ouvre en écriture, vérifiez vos droits et la place sur "
        "le disque, ou travaillez sur une copie : « Fusionner des avis » les réunira."
    )
    with _told(path, refused), closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as base:
        base.row_factory = _as_dict
        _require_avis(base, path)
        base.execute("BEGIN IMMEDIATE")
        try:
            yield base
            base.execute("COMMIT")
        except BaseException:
            if base.in_transaction:
                base.execute("ROLLBACK")
            raise


def index_evidence(path: str | Path) -> None:
    """Let the evidence of one line be found at once, however many there are; nothing when it is done already.

    A dossier that refuses it is as good without.
    """
    with suppress(InputError), writing(path) as base:
        for order in _INDEXES:
            base.execute(order)


def tables(base: sqlite3.Connection) -> set[str]:
    """Return the names of the tables."""
    return {row["name"] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _read_only(path: Path) -> sqlite3.Connection:
    address = f"file:{quote(path.resolve().as_posix())}?mode=ro"
    base = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)
    try:
        base.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        base.close()
        if any(one.exists() for one in companions(path)):
            # another program ended, or ends, while it wrote: who may write settles what it left
            base = sqlite3.connect(address.replace("?mode=ro", "?mode=rw"), uri=True, timeout=_PATIENCE)
            base.isolation_level = None
            base.execute("PRAGMA query_only = 1")
            return base
        # left in the mode QGIS uses, in a folder that refuses the files of that mode: no one writes there either
        base = sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None)
    return base


@contextmanager
def _told(path: Path, message: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise InputError(message.format(path, why(error))) from error
    except sqlite3.DatabaseError as error:
        raise not_a_dossier(path) from error


def _require_avis(base: sqlite3.Connection, path: Path) -> None:
    names = {row["name"] for row in base.execute("SELECT name FROM pragma_table_info('avis')")}
    if not set(AVIS_KEY) <= names or "resultats" not in tables(base):
        raise not_a_dossier(path)


def not_a_dossier(path: Path) -> InputError:
    """Return what is said of a file that is something else."""
    return InputError(
        tr(
            "« {} » n’est pas un dossier d’analyse : indiquez un GeoPackage écrit par « Vérifier la compatibilité d’un "
            "document avec un SCoT » (paramètre Dossier d’analyse)."
        ).format(path)
    )


def _as_dict(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> Mapping[str, Any]:
    return dict(zip((column[0] for column in cursor.description), row))
