"""What a fault may leave: each output as it was, whole and new, or absent; anything else is told."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

from osgeo import gdal

COMPANIONS = ("-journal", "-wal", "-shm")
#: The members of a workbook that hold the hour it was written at.
_DATED = ("docProps/core.xml", "meta.xml")
_PAGE = re.compile(rb"/Type */Page\b")
#: Columns that tell how long the computer took, or when.
_CLOCKED = ("update_time", "duree_s")
#: Bit of the header of a geometry that says it is empty.
_EMPTY = 0x10
OLD, NEW, ABSENT, ASIDE = "ancien", "nouveau", "absent", "mis de côté"


class BrokenError(Exception):
    """What was found is neither what was there nor what had to be written."""


def digest(path: Path) -> str | None:
    """Return what a file or folder says, whatever the hour it was written at; None when it is not there."""
    if path.is_dir():
        inside = sorted(one for one in path.rglob("*") if one.is_file())
        return _hash([f"{one.relative_to(path)} {digest(one)}" for one in inside])
    if not path.exists():
        return None
    if path.suffix == ".gpkg":
        return _hash([f"{name} {rows}" for name, rows in tables(path).items()])
    if path.suffix in (".xlsx", ".ods") and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as book:
            return _hash([f"{name} {book.read(name)!r}" for name in sorted(book.namelist()) if name not in _DATED])
    if path.suffix == ".pdf":
        return _pages(path.read_bytes())
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _pages(data: bytes) -> str:
    """Return how many pages a PDF has, its size, and whether it is whole: Qt writes its fonts in any order."""
    return f"{len(_PAGE.findall(data))} pages, {len(data) // 1000} ko, {data.rstrip().endswith(b'%%EOF')}"


def _hash(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def tables(path: Path) -> dict[str, list[tuple]]:
    """Return the rows of a GeoPackage by table, in order, the hour of styles left out; opening it mends it."""
    with closing(sqlite3.connect(path)) as base:
        names = [row[0] for row in base.execute("SELECT table_name FROM gpkg_contents ORDER BY table_name")]
        found = {}
        for name in names:
            quoted = name.replace('"', '""')
            cursor = base.execute(f'SELECT * FROM "{quoted}"')
            columns = [column[0] for column in cursor.description]
            kept = [n for n, column in enumerate(columns) if column not in _CLOCKED]
            found[name] = sorted(tuple(row[n] for n in kept) for row in map(_texts, cursor))
        return found


def _texts(row: tuple) -> tuple:
    return tuple("" if value is None else repr(value) for value in row)


def check_sound(path: Path) -> None:
    """Refuse a GeoPackage that SQLite or GDAL finds damaged, whose counts or spatial index are not those of its rows.

    Raises
    ------
    BrokenError
    """
    try:
        rows = _check_tables(path)
    except sqlite3.Error as error:
        raise BrokenError(f"{path.name} : {error}") from error
    source = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    if source is None:
        raise BrokenError(f"{path.name} : GDAL ne l’ouvre pas")
    for name, count in rows.items():
        layer = source.GetLayerByName(name)
        if layer is None or layer.GetFeatureCount() != count:
            raise BrokenError(f"{path.name}, {name} : {layer and layer.GetFeatureCount()} objets comptés, {count} lus")


def _check_tables(path: Path) -> dict[str, int]:
    """Return the number of rows by table, once what SQLite and the spatial indexes say has been checked."""
    with closing(sqlite3.connect(path)) as base:
        verdict = base.execute("PRAGMA integrity_check").fetchall()
        if verdict != [("ok",)]:
            raise BrokenError(f"{path.name} : {verdict[:3]}")
        rows = {name: len(found) for name, found in tables(path).items()}
        known = {row[0] for row in base.execute("SELECT name FROM sqlite_master")}
        query = "SELECT table_name, column_name FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'"
        for table, column in base.execute(query).fetchall() if "gpkg_extensions" in known else []:
            table, column = table.replace('"', '""'), column.replace('"', '""')
            boxes = base.execute(f'SELECT count(*) FROM "rtree_{table}_{column}"').fetchone()[0]
            flags = base.execute(f'SELECT substr("{column}", 4, 1) FROM "{table}" WHERE "{column}" IS NOT NULL')
            shapes = sum(not row[0][0] & _EMPTY for row in flags)  # an empty geometry has no box
            if boxes != shapes:
                raise BrokenError(f"{path.name}, {table} : {boxes} objets dans l’index spatial pour {shapes}")
    return rows


def state(folder: Path, names: tuple[str, ...], before: Path, after: Path) -> str:
    """Return what one output has become.

    Raises
    ------
    BrokenError
        A part of it bears the final name, or what was there is nowhere to be found.
    """
    found = tuple(digest(folder / name) for name in names)
    old = tuple(digest(before / name) for name in names)
    new = tuple(digest(after / name) for name in names)
    if found == new:
        return NEW
    if found == old and found[0] is not None:
        return OLD
    if found[0] is not None:
        raise BrokenError(f"{names[0]} : ni l’ancien ni le nouveau ({_differences(folder, before, after, names)})")
    if old[0] is None:
        if any(found):
            raise BrokenError(f"{names[0]} : absent, mais une partie de ce qui l’accompagne porte son nom définitif")
        return ABSENT
    hidden = {digest(one) for one in (folder / names[0]).parent.glob(".*") if not one.name.endswith(COMPANIONS)}
    lost = [name for name, one, here in zip(names, old, found) if one not in (here, *hidden)]
    if lost:
        raise BrokenError(f"{', '.join(lost)} : ce qui était là est perdu")
    return ASIDE


def _differences(folder: Path, before: Path, after: Path, names: tuple[str, ...]) -> str:
    """Say what differs, for whoever mends it."""
    path = folder / names[0]
    if path.suffix != ".gpkg":
        return f"{path.stat().st_size} octets" if path.is_file() else "dossier"
    own = {name: len(rows) for name, rows in tables(path).items()}
    kinds = [
        {name: len(rows) for name, rows in tables(one / names[0]).items()} if (one / names[0]).exists() else {}
        for one in (before, after)
    ]
    return f"lignes {own}, avant {kinds[0]}, après {kinds[1]}"


def strangers(folder: Path, expected: set[str]) -> list[str]:
    """Return what lies under a visible name and is not an output: a draft that could be taken for a result."""
    wanted = {folder / name for name in expected}
    parents = {parent for path in wanted for parent in path.parents}
    found = []
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        known = path in wanted or path in parents or any(parent in wanted for parent in path.parents)
        companion = any(path.name == f"{one.name}{end}" for one in wanted for end in COMPANIONS)
        if not known and not companion and not any(part.startswith(".") for part in inside.parts):
            found.append(str(inside))
    return found


def check_avis(folder: Path, before: Path) -> int:
    """Return the number of avis a person wrote that are still there, word for word.

    Raises
    ------
    BrokenError
        One of them is missing or has changed.
    """
    query = "SELECT * FROM avis WHERE auteur IS NOT NULL ORDER BY rowid"
    found = []
    for path in (before / "dossier.gpkg", folder / "dossier.gpkg"):
        if not path.exists():
            return 0
        with closing(sqlite3.connect(path)) as base:
            found.append(base.execute(query).fetchall())
    if found[0] != found[1]:
        raise BrokenError(f"dossier.gpkg : {len(found[0])} avis écrits, {len(found[1])} retrouvés")
    return len(found[0])
