"""What a dossier knows of a place clicked on the map: the lines that have evidence there, the commune it is in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qgis.core import QgsRectangle

from ..core.compatibility.results import KEY_COLUMNS
from .dossier_base import reading, tables
from .dossier_reading import extent_of
from .evidence_shapes import shape_of

#: (xmin, ymin, xmax, ymax) in the CRS of the dossier.
Box = tuple[float, float, float, float]
_NEAR = {
    "preuves_surf": """
        SELECT p.* FROM rtree_preuves_surf_geom AS r JOIN preuves_surf AS p ON p.fid = r.id
        WHERE r.maxx >= :xmin AND r.minx <= :xmax AND r.maxy >= :ymin AND r.miny <= :ymax
    """,
    "preuves_lin": """
        SELECT p.* FROM rtree_preuves_lin_geom AS r JOIN preuves_lin AS p ON p.fid = r.id
        WHERE r.maxx >= :xmin AND r.minx <= :xmax AND r.maxy >= :ymin AND r.miny <= :ymax
    """,
    "preuves_pct": """
        SELECT p.* FROM rtree_preuves_pct_geom AS r JOIN preuves_pct AS p ON p.fid = r.id
        WHERE r.maxx >= :xmin AND r.minx <= :xmax AND r.maxy >= :ymin AND r.miny <= :ymax
    """,
    "territoires": """
        SELECT p.* FROM rtree_territoires_geom AS r JOIN territoires AS p ON p.fid = r.id
        WHERE r.maxx >= :xmin AND r.minx <= :xmax AND r.maxy >= :ymin AND r.miny <= :ymax ORDER BY p.fid
    """,
}
#: Without a spatial index, or in a SQLite that knows none.
_ALL = {
    "preuves_surf": "SELECT * FROM preuves_surf",
    "preuves_lin": "SELECT * FROM preuves_lin",
    "preuves_pct": "SELECT * FROM preuves_pct",
    "territoires": "SELECT * FROM territoires ORDER BY fid",
}


def lines_at(path: str | Path, box: Box) -> set[tuple[Any, ...]]:
    """Return the keys (``KEY_COLUMNS``) of the lines, of any run, whose evidence meets a rectangle.

    Raises
    ------
    InputError
        The dossier cannot be read.
    """
    with reading(path) as base:
        there = tables(base)
        return {
            tuple(row[name] for name in KEY_COLUMNS)
            for table in ("preuves_surf", "preuves_lin", "preuves_pct")
            if table in there
            for row in _meeting(base, table, box)
        }


def territory_at(path: str | Path, box: Box) -> str:
    """Return the INSEE code of the commune that a rectangle meets, the last one measured; empty when there is none.

    Raises
    ------
    InputError
        The dossier cannot be read.
    """
    with reading(path) as base:
        if "territoires" not in tables(base):
            return ""
        found = [row["code_insee"] or "" for row in _meeting(base, "territoires", box)]
        return found[-1] if found else ""


def _meeting(base: sqlite3.Connection, table: str, box: Box) -> Iterable[dict[str, Any]]:
    """Return the rows of a table whose shape meets a rectangle."""
    try:
        rows = base.execute(_NEAR[table], dict(zip(("xmin", "ymin", "xmax", "ymax"), box))).fetchall()
    except sqlite3.OperationalError:
        rows = [row for row in base.execute(_ALL[table]) if _touch(extent_of(row["geom"]), box)]
    place = QgsRectangle(*box)
    for row in rows:
        shape = shape_of(row["geom"])
        if shape is not None and shape.intersects(place):
            yield row


def _touch(one: Box | None, other: Box) -> bool:
    return one is not None and (one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3])
