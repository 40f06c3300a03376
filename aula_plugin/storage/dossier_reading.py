"""What a dossier says today: the last result of each line with its avis; the evidence of one line when asked for."""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import shapely

from ..core.compatibility.avis import is_written, signal_modifie
from ..core.compatibility.dossier import AVIS_COLUMNS, AVIS_KEY, COMMUNES_KEY, Dossier, avis_key
from ..core.compatibility.results import KEY_COLUMNS, RESULT_COLUMNS
from .dossier_base import reading, tables

#: The last row of each line: SQLite takes the other columns from the row that holds the maximum.
_LAST = """
    SELECT *, max(coalesce(date_run, '') || printf('%018d', fid)) AS dernier FROM resultats
    GROUP BY grille_id, regle_id, territoire_type, territoire_id, idurba, vocation
"""
_RUNS = """
    SELECT date_run, grille_id, max(grille_version) AS grille_version, idurba, count(*) AS n_lignes FROM resultats
    GROUP BY date_run, grille_id, idurba ORDER BY date_run, grille_id, idurba
"""
_COVERED = "SELECT date_run, grille_id, cle, valeur FROM parametres WHERE cle LIKE ? ORDER BY date_run, fid"
_TERRITORIES = """
    SELECT *, max(coalesce(date_run, '') || printf('%018d', fid)) AS dernier FROM territoires
    GROUP BY grille_id, idurba, code_insee ORDER BY code_insee
"""
_EVIDENCE = {
    "surf": """
        SELECT * FROM preuves_surf WHERE regle_id = :regle_id AND territoire_id = :territoire_id
        AND territoire_type = :territoire_type AND idurba IS :idurba AND grille_id IS :grille_id
        AND date_run IS :date_run ORDER BY fid
    """,
    "lin": """
        SELECT * FROM preuves_lin WHERE regle_id = :regle_id AND territoire_id = :territoire_id
        AND territoire_type = :territoire_type AND idurba IS :idurba AND grille_id IS :grille_id
        AND date_run IS :date_run ORDER BY fid
    """,
    "pct": """
        SELECT * FROM preuves_pct WHERE regle_id = :regle_id AND territoire_id = :territoire_id
        AND territoire_type = :territoire_type AND idurba IS :idurba AND grille_id IS :grille_id
        AND date_run IS :date_run ORDER BY fid
    """,
}
_AVIS_VALUES = tuple(name for name in AVIS_COLUMNS if name not in AVIS_KEY)


@dataclass(frozen=True)
class Evidence:
    """Where a line shows on the map: its objects by primitive, and the rectangle that holds them all.

    ``objects`` are the rows of ``preuves_surf|lin|pct`` with ``fid`` and ``extent``, without their geometry.
    ``extent`` is (xmin, ymin, xmax, ymax) in the CRS of the dossier, None when the line has no evidence.
    """

    objects: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    extent: tuple[float, float, float, float] | None = None


def read_dossier(path: str | Path) -> Dossier:
    """Read a dossier; the evidence is left where it is (see ``read_evidence``).

    Raises
    ------
    InputError
        No such file, cut short, unreadable, or not a dossier.
    """
    with reading(path) as base:
        there = tables(base)
        avis = {avis_key(row): row for row in base.execute("SELECT * FROM avis ORDER BY fid")}
        results = base.execute(_LAST).fetchall()
        results.sort(key=lambda row: row["fid"])
        lines = _joined(results, avis, _communes(base) if "parametres" in there else {})
        seen = {avis_key(row) for row in lines}
        parameters, notes = _parameters(base) if "parametres" in there else ({}, [])
        return Dossier(
            path=str(path),
            lignes=lines,
            orphelins=[row for key, row in avis.items() if key not in seen and is_written(row)],
            territoires=_territories(base) if "territoires" in there else [],
            parametres=parameters,
            notes=notes,
            defauts=base.execute("SELECT * FROM defauts").fetchall() if "defauts" in there else [],
            passages=base.execute(_RUNS).fetchall(),
        )


def read_evidence(path: str | Path, line: Mapping[str, Any]) -> Evidence:
    """Return where one line of a dossier shows.

    Parameters
    ----------
    line : a row of ``Dossier.lignes``.
    """
    key = {name: line.get(name) for name in KEY_COLUMNS}
    found: dict[str, list[dict[str, Any]]] = {}
    with reading(path) as base:
        there = tables(base)
        for end, query in _EVIDENCE.items():
            rows = base.execute(query, key).fetchall() if f"preuves_{end}" in there else []
            for row in rows:
                row["extent"] = extent_of(row.pop("geom", None))
            if rows:
                found[end] = rows
    return Evidence(found, _union([row["extent"] for rows in found.values() for row in rows]))


def moment(text: Any) -> datetime | None:
    """Return a date and time of a GeoPackage, in UTC; None for NULL and for a text that is not one."""
    try:
        found = datetime.fromisoformat(str(text).replace("Z", "+00:00")) if text else None
    except ValueError:
        return None
    return found if found is None or found.tzinfo else found.replace(tzinfo=timezone.utc)


def extent_of(blob: bytes | None) -> tuple[float, float, float, float] | None:
    """Return the rectangle of a GeoPackage geometry (standard, section 2.1.3), from its header when it has one."""
    if not blob or blob[:2] != b"GP":
        return None
    order = "<" if blob[3] & 1 else ">"
    kind = blob[3] >> 1 & 7
    if kind:
        xmin, xmax, ymin, ymax = struct.unpack_from(f"{order}4d", blob, 8)
        return (xmin, ymin, xmax, ymax) if xmin <= xmax else None
    shape = shapely.from_wkb(blob[8:])
    return None if shape.is_empty else shape.bounds


def _joined(
    results: list[dict[str, Any]],
    avis: Mapping[tuple[str, ...], Mapping[str, Any]],
    communes: Mapping[tuple, tuple[str, set[str]]],
) -> list[dict[str, Any]]:
    """Return the lines with their avis; ``communes`` is what the last run of a grid on a document said it covers."""
    latest: dict[tuple, str] = {}
    for row in results:
        place = _place(row)
        latest[place] = max(latest.get(place, ""), row["date_run"] or "")
    lines = []
    for row in results:
        line = {name: row.get(name) for name in RESULT_COLUMNS}
        own = avis.get(avis_key(row), {})
        line.update((name, own.get(name)) for name in _AVIS_VALUES)
        line["fid"] = row["fid"]
        line["signal_modifie"] = signal_modifie(line)
        line["disparue"] = (row["date_run"] or "") < latest[_place(row)] or _left(row, communes)
        lines.append(line)
    return lines


def _left(row: Mapping[str, Any], communes: Mapping[tuple, tuple[str, set[str]]]) -> bool:
    """Tell whether a later state of the document no longer covers the commune of a line.

    A run on some communes of a document says nothing of the others: what counts is what the document covers.
    """
    last, covered = communes.get((row["grille_id"], row["idurba"]), ("", set()))
    known = row["territoire_type"] == "commune" and bool(covered)
    return known and (row["date_run"] or "") < last and row["territoire_id"] not in covered


def _communes(base: sqlite3.Connection) -> dict[tuple, tuple[str, set[str]]]:
    """Return, by grid and document, the date of the last run and the communes the document covered then."""
    found = {}
    for row in base.execute(_COVERED, (f"{COMMUNES_KEY}%",)).fetchall():
        try:
            codes = set(map(str, json.loads(row["valeur"] or "[]")))
        except (TypeError, ValueError):  # a person may edit the table: nothing is known then
            continue
        found[row["grille_id"], row["cle"][len(COMMUNES_KEY) :]] = (row["date_run"] or "", codes)
    return found


def _place(row: Mapping[str, Any]) -> tuple:
    return row["grille_id"], row["idurba"], row["territoire_type"], row["territoire_id"]


def _territories(base: sqlite3.Connection) -> list[dict[str, Any]]:
    rows = base.execute(_TERRITORIES).fetchall()
    for row in rows:
        row["extent"] = extent_of(row.pop("geom", None))
        del row["dernier"]
    return rows


def _parameters(base: sqlite3.Connection) -> tuple[dict[str, str], list[str]]:
    rows = base.execute(
        "SELECT cle, valeur FROM parametres WHERE date_run IS (SELECT max(date_run) FROM parametres) ORDER BY fid"
    ).fetchall()
    notes = [row["valeur"] for row in rows if row["cle"] == "note"]
    return {row["cle"]: row["valeur"] for row in rows if row["cle"] != "note"}, notes


def _union(extents: list[tuple[float, float, float, float] | None]) -> tuple[float, float, float, float] | None:
    known = [one for one in extents if one is not None]
    if not known:
        return None
    xmin, ymin, xmax, ymax = zip(*known)
    return min(xmin), min(ymin), max(xmax), max(ymax)
