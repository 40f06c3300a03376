"""Avis written in a dossier, in place and at once; the state before is kept in ``avis_historique``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from ..core.compatibility.avis import cleaned, is_written
from ..core.compatibility.dossier import AVIS_COLUMNS, AVIS_KEY, AVIS_NON_EXAMINE, avis_key
from ..core.compatibility.states import Takeover
from ..core.errors import InputError
from ..i18n import tr
from .avis_guard import HISTORY, guard_avis
from .dossier_base import reading, tables, writing

_FIND = """
    SELECT * FROM avis WHERE grille_id IS :grille_id AND regle_id IS :regle_id AND territoire_type IS :territoire_type
    AND territoire_id IS :territoire_id AND idurba IS :idurba ORDER BY fid DESC LIMIT 1
"""
_LAST_RESULT = """
    SELECT grille_version AS version_vue, signal AS signal_vu, valeur AS valeur_vue FROM resultats
    WHERE grille_id IS :grille_id AND regle_id IS :regle_id AND territoire_type IS :territoire_type
    AND territoire_id IS :territoire_id AND idurba IS :idurba ORDER BY date_run DESC, fid DESC LIMIT 1
"""
_INSERT = """
    INSERT INTO avis (grille_id, regle_id, territoire_type, territoire_id, idurba, version_vue, avis, signal_vu,
    valeur_vue) VALUES (:grille_id, :regle_id, :territoire_type, :territoire_id, :idurba, :version_vue, :avis,
    :signal_vu, :valeur_vue)
"""
_KEEP = """
    INSERT INTO avis_historique (grille_id, regle_id, territoire_type, territoire_id, idurba, version_vue, avis,
    justification, modification, piece, page, reponse_commune, auteur, date_avis, signal_vu, valeur_vue,
    date_remplacement, remplace_par, motif)
    SELECT grille_id, regle_id, territoire_type, territoire_id, idurba, version_vue, avis, justification, modification,
    piece, page, reponse_commune, auteur, date_avis, signal_vu, valeur_vue, :now, :author, :motif
    FROM avis WHERE fid = :fid
"""
_UPDATE = """
    UPDATE avis SET version_vue = :version_vue, avis = :avis, justification = :justification,
    modification = :modification, piece = :piece, page = :page, reponse_commune = :reponse_commune, auteur = :auteur,
    date_avis = :date_avis, signal_vu = :signal_vu, valeur_vue = :valeur_vue WHERE fid = :fid
"""
_SETTLE = """
    UPDATE avis_historique SET motif = 'fusion', date_remplacement = :now, remplace_par = :author
    WHERE motif = 'conflit' AND grille_id IS :grille_id AND regle_id IS :regle_id
    AND territoire_type IS :territoire_type AND territoire_id IS :territoire_id AND idurba IS :idurba
"""
_HISTORY = """
    SELECT * FROM avis_historique WHERE grille_id IS :grille_id AND regle_id IS :regle_id
    AND territoire_type IS :territoire_type AND territoire_id IS :territoire_id AND idurba IS :idurba ORDER BY fid DESC
"""
_PROPOSALS = "SELECT * FROM avis_historique WHERE motif = 'conflit' ORDER BY fid"
_TOUCH = """
    UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
    WHERE table_name IN ('avis', 'avis_historique')
"""
_OWN = tuple(name for name in AVIS_COLUMNS if name not in AVIS_KEY)


def write_avis(path: str | Path, key: Mapping[str, str], values: Mapping[str, Any], author: str) -> datetime:
    """Write the avis of one line, in place, in one transaction; what was there goes to ``avis_historique``.

    Parameters
    ----------
    key : the columns of ``AVIS_KEY``; others are left aside, so that a line of ``Dossier`` will do.
    values : some of ``core.compatibility.avis.SAISIS``; what is not given stays as it is.
    author : who writes; empty text when unknown.

    Returns
    -------
    The date of the avis, UTC. Values that are already there change nothing: it is then their date.

    Notes
    -----
    ``signal_vu``, ``valeur_vue`` and ``version_vue`` become those of the last run when ``avis`` is given or when
    nobody had written on the line; a text touched up later does not stand for a new look at the measure. An avis
    given also settles what a merge left open on the line.

    Raises
    ------
    InputError
        Unknown level, piece or line; the file is read-only, or held by another writer. It is then as it was.
    """
    texts = cleaned(values)
    asked = {name: key.get(name) for name in AVIS_KEY}
    with writing(path) as base:
        row = _row(base, asked)
        seen = base.execute(_LAST_RESULT, asked).fetchone()
        if row is None:
            row = _new(base, asked, seen)
        new = {**row, **texts}
        if "avis" in texts or not is_written(row):
            new.update(seen or {})
        if all(new[name] == row[name] for name in _OWN) and row["date_avis"] and not _open(base, asked):
            return _date(row["date_avis"])
        now = _now()
        new.update(auteur=author.strip() or None, date_avis=_text(now))
        _replace(base, row, new, author, "modification", now)
        if "avis" in texts:
            base.execute(_SETTLE, {**asked, "now": _text(now), "author": author.strip() or None})
        return now


def avis_history(path: str | Path, key: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the earlier states of the avis of a line, last one first: ``HISTORY_COLUMNS`` and ``fid``."""
    with reading(path) as base:
        if HISTORY not in tables(base):
            return []
        return base.execute(_HISTORY, {name: key.get(name) for name in AVIS_KEY}).fetchall()


def restore_avis(path: str | Path, key: Mapping[str, str], author: str, fid: int | None = None) -> bool:
    """Put an earlier state of an avis back, as it was: text, author, date, signal seen. The present one is kept.

    Parameters
    ----------
    fid : which state of ``avis_history``; None undoes the last change (and, called again, does it again).

    Returns
    -------
    False when there is no such state.
    """
    asked = {name: key.get(name) for name in AVIS_KEY}
    with writing(path) as base:
        row = _row(base, asked)
        states = base.execute(_HISTORY, asked).fetchall() if HISTORY in tables(base) else []
        state = next((one for one in states if fid in (None, one["fid"])), None)
        if row is None or state is None:
            return False
        now = _now()
        _replace(base, row, {name: state[name] for name in _OWN}, author, "retour", now)
        if state["motif"] == "conflit":
            base.execute(_SETTLE, {**asked, "now": _text(now), "author": author.strip() or None})
        return True


def open_proposals(path: str | Path) -> dict[tuple[str, ...], list[dict[str, Any]]]:
    """Return, by key of avis, the proposals a merge left open: states of the history, oldest first."""
    found: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    with reading(path) as base:
        for row in base.execute(_PROPOSALS) if HISTORY in tables(base) else ():
            found.setdefault(avis_key(row), []).append(row)
    return found


def take_over(path: str | Path, found: Iterable[Takeover], author: str) -> int:
    """Give lines without avis the avis of an earlier state of the document, as it was: text, author, date, signal seen.

    A line on which somebody wrote in the meantime is left alone. In one transaction; the history of each line says who
    took it over.

    Returns
    -------
    The number of avis taken over.

    Raises
    ------
    InputError
        The file refuses; nothing is changed.
    """
    done, now = 0, _now()
    with writing(path) as base:
        for one in found:
            asked = {name: one.ligne.get(name) for name in AVIS_KEY}
            before = _row(base, {name: one.avant.get(name) for name in AVIS_KEY})
            row = _row(base, asked) or _new(base, asked, base.execute(_LAST_RESULT, asked).fetchone())
            if before is None or is_written(row):
                continue
            _replace(base, row, before, author, "reprise", now)
            done += 1
    return done


def _open(base: sqlite3.Connection, key: Mapping[str, Any]) -> bool:
    """Return whether a merge left something to settle on a line."""
    return HISTORY in tables(base) and any(row["motif"] == "conflit" for row in base.execute(_HISTORY, key))


def _row(base: sqlite3.Connection, key: Mapping[str, Any]) -> dict[str, Any] | None:
    found = base.execute(_FIND, key).fetchone()
    return None if found is None else {"fid": found["fid"], **{name: found.get(name) for name in AVIS_COLUMNS}}


def _new(base: sqlite3.Connection, key: Mapping[str, Any], seen: Mapping[str, Any] | None) -> dict[str, Any]:
    """Make the avis of a line that has a result and none yet."""
    if seen is None:
        raise InputError(
            tr("Aucune ligne « {} » pour le territoire « {} » dans ce dossier : relancez l’analyse.").format(
                key["regle_id"], key["territoire_id"]
            )
        )
    base.execute(_INSERT, {**key, **seen, "avis": AVIS_NON_EXAMINE})
    return _row(base, key) or {}


def _replace(
    base: sqlite3.Connection, row: Mapping[str, Any], new: Mapping[str, Any], author: str, why: str, now: datetime
) -> None:
    guard_avis(base)
    base.execute(_KEEP, {"now": _text(now), "author": author.strip() or None, "motif": why, "fid": row["fid"]})
    base.execute(_UPDATE, {**{name: new[name] for name in _OWN}, "fid": row["fid"]})
    base.execute(_TOUCH)


def _now() -> datetime:
    found = datetime.now(timezone.utc)
    return found.replace(microsecond=found.microsecond // 1000 * 1000)


def _text(date: datetime) -> str:
    return date.strftime("%Y-%m-%dT%H:%M:%S.") + f"{date.microsecond // 1000:03}Z"


def _date(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
