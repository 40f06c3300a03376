"""When a table of a GeoPackage was last written, as the GeoPackage itself says."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from .dossier_reading import moment

_QUERY = "SELECT last_change FROM gpkg_contents WHERE table_name = ?"


def last_change(path: str | Path, table: str) -> datetime | None:
    """Return the date in UTC; None when the file cannot be read, is not a GeoPackage or holds no such table."""
    address = f"file:{quote(Path(path).resolve().as_posix())}?mode=ro"
    for options in ("", "&immutable=1"):  # the second reads a file left in the mode of QGIS, where nobody can write
        try:
            with closing(sqlite3.connect(address + options, uri=True)) as base:
                row = base.execute(_QUERY, (table,)).fetchone()
        except sqlite3.Error:
            continue
        return moment(row[0]) if row else None
    return None
