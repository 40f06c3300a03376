"""Copies of one dossier read together, and the merged dossier written: the first one with every avis in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from ..core.compatibility.dossier import AVIS_COLUMNS, HISTORY_COLUMNS, avis_key
from ..core.compatibility.merging import Copy, Merged
from ..core.errors import InputError
from ..core.typography import enumeration
from ..i18n import tr
from ..in_place import discard, hidden, put_in_place, telling
from .avis_guard import HISTORY, guard_avis, unguard_avis
from .dossier_base import reading, tables
from .flat_avis import SUFFIX, read_flat_avis

_DOCUMENTS = "SELECT DISTINCT grille_id, idurba FROM resultats ORDER BY grille_id, idurba"
_NAMES = """
    SELECT grille_id, regle_id, territoire_type, territoire_id, idurba, territoire_nom, titre_court, max(fid)
    FROM resultats GROUP BY grille_id, regle_id, territoire_type, territoire_id, idurba
"""
_CLEAR_AVIS = "DELETE FROM avis"
_CLEAR_HISTORY = "DELETE FROM avis_historique"
_PUT_AVIS = """
    INSERT INTO avis (grille_id, regle_id, territoire_type, territoire_id, idurba, version_vue, avis, justification,
    modification, piece, page, reponse_commune, auteur, date_avis, signal_vu, valeur_vue)
    VALUES (:grille_id, :regle_id, :territoire_type, :territoire_id, :idurba, :version_vue, :avis, :justification,
    :modification, :piece, :page, :reponse_commune, :auteur, :date_avis, :signal_vu, :valeur_vue)
"""
_PUT_HISTORY = """
    INSERT INTO avis_historique (grille_id, regle_id, territoire_type, territoire_id, idurba, version_vue, avis,
    justification, modification, piece, page, reponse_commune, auteur, date_avis, signal_vu, valeur_vue,
    date_remplacement, remplace_par, motif)
    VALUES (:grille_id, :regle_id, :territoire_type, :territoire_id, :idurba, :version_vue, :avis, :justification,
    :modification, :piece, :page, :reponse_commune, :auteur, :date_avis, :signal_vu, :valeur_vue, :date_remplacement,
    :remplace_par, :motif)
"""
_PAGES = 2000


def read_copies(paths: Sequence[str | Path]) -> list[Copy]:
    """Read the avis of several copies of one dossier; after the first, a copy may be a flat table (``.csv``).

    Raises
    ------
    InputError
        A file is not a dossier, is given twice, or speaks of other grids or documents than the first.
    """
    files = [Path(path) for path in paths]
    copies: list[Copy] = []
    expected: set[tuple[str, str]] = set()
    seen: set[Path] = set()
    for file in files:
        if file.resolve() in seen:
            raise InputError(tr("« {} » est donné deux fois : retirez-le une fois.").format(file))
        seen.add(file.resolve())
        if copies and file.suffix.lower() == SUFFIX:
            copies.append(_flat_copy(file, files, expected))
            continue
        with reading(file) as base:
            documents = {(row["grille_id"] or "", row["idurba"] or "") for row in base.execute(_DOCUMENTS)}
            if copies:
                _require_same(files[0], expected, file, documents)
            expected = documents
            history = base.execute("SELECT * FROM avis_historique ORDER BY fid") if HISTORY in tables(base) else ()
            copies.append(
                Copy(
                    _name(file, files),
                    base.execute("SELECT * FROM avis ORDER BY fid").fetchall(),
                    list(history),
                )
            )
    return copies


def _flat_copy(file: Path, files: Sequence[Path], expected: set[tuple[str, str]]) -> Copy:
    """Read a flat table; it may speak of some documents of the dossier only."""
    documents, rows = read_flat_avis(file)
    if documents - expected:
        _require_same(files[0], expected, file, documents | expected)
    return Copy(_name(file, files), rows)


def line_names(path: str | Path) -> dict[tuple[str, ...], dict[str, Any]]:
    """Return, by key of avis, the name of the territory and the short title of the rule."""
    with reading(path) as base:
        return {avis_key(row): row for row in base.execute(_NAMES)}


def write_merged(base: str | Path, path: str | Path, merged: Merged, cancelled: Callable[[], bool]) -> bool:
    """Write the merged dossier: a copy of ``base`` whose avis and history are those of the merge.

    Returns
    -------
    False when the run was cancelled; nothing is written then.

    Raises
    ------
    InputError
        The place refuses the file; what was there is intact.
    """
    path = Path(path)
    draft = hidden(path).with_suffix(".gpkg")
    try:
        with telling(path):
            try:
                complete = _copy(base, draft, cancelled) and _fill(draft, merged)
            except sqlite3.Error as error:
                raise OSError(str(error)) from error
            if complete and not cancelled():
                put_in_place([(draft, path)])
                return True
            return False
    finally:
        discard(draft)


def _copy(base: str | Path, draft: Path, cancelled: Callable[[], bool]) -> bool:
    """Copy a dossier as it stands, what QGIS keeps beside it included."""

    def go_on(*_: int) -> None:
        if cancelled():
            raise InterruptedError

    with reading(base) as source, closing(sqlite3.connect(draft)) as copy:
        try:
            source.backup(copy, pages=_PAGES, progress=go_on)
        except InterruptedError:
            return False
        except sqlite3.OperationalError as error:  # the draft is refused, not what is read
            raise OSError(str(error)) from error
        copy.execute("PRAGMA journal_mode = DELETE")
    return True


def _fill(draft: Path, merged: Merged) -> bool:
    with closing(sqlite3.connect(draft)) as base, base:
        base.row_factory = sqlite3.Row
        guard_avis(base)
        unguard_avis(base)
        base.execute(_CLEAR_AVIS)
        base.executemany(_PUT_AVIS, [{name: row.get(name) for name in AVIS_COLUMNS} for row in merged.avis])
        base.execute(_CLEAR_HISTORY)
        base.executemany(_PUT_HISTORY, [{name: row.get(name) for name in HISTORY_COLUMNS} for row in merged.historique])
        guard_avis(base)
    return True


def _require_same(first: Path, expected: set[tuple[str, str]], file: Path, documents: set[tuple[str, str]]) -> None:
    if documents == expected:
        return
    other, missing = sorted(documents - expected), sorted(expected - documents)
    said = [tr("en plus : {}").format(_listed(other))] if other else []
    said += [tr("en moins : {}").format(_listed(missing))] if missing else []
    raise InputError(
        tr(
            "« {} » et « {} » ne sont pas des copies d’un même dossier ({}). Fusionnez des dossiers de mêmes grilles "
            "et de mêmes documents."
        ).format(first.name, file.name, " ; ".join(said))
    )


def _listed(pairs: list[tuple[str, str]]) -> str:
    return enumeration([tr("grille « {} », document « {} »").format(*pair) for pair in pairs[:3]])


def _name(file: Path, files: Sequence[Path]) -> str:
    """Return the name of a copy in the lists, with its folder when two files bear the same."""
    alone = sum(one.name == file.name for one in files) == 1
    return file.name if alone else f"{file.parent.name}/{file.name}"
