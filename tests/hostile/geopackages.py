"""GeoPackages that open and whose content is not what it should be: changed by SQLite, out of sight of GDAL."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from aula.tests.hostile import shapes
from aula.tests.hostile.raw import Spoil
from aula.tests.hostile.texts import BROKEN_TEXTS, TEXTS

_SYSTEM = ("gpkg_", "rtree_", "sqlite_", "layer_styles")


def _sql(change: Callable[[random.Random, sqlite3.Connection], None]) -> Spoil:
    def spoil(rng: random.Random, source: Path, target: Path) -> Path:
        shutil.copyfile(source, target)
        with closing(sqlite3.connect(target)) as base:
            for name in [
                row[0]
                for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'rtree%'")
            ]:
                base.execute(f'DROP TRIGGER "{name}"')
            change(rng, base)
            base.commit()
        return target

    return spoil


def _tables(base: sqlite3.Connection) -> list[str]:
    """Return the tables of content that have rows."""
    names = [row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    own = [name for name in names if not name.startswith(_SYSTEM)]
    return [name for name in own if base.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]]


def _columns(base: sqlite3.Connection, table: str) -> list[tuple[str, str]]:
    return [(row[1], row[2]) for row in base.execute(f'PRAGMA table_info("{table}")') if not row[5]]


def _drop_table(rng: random.Random, base: sqlite3.Connection) -> None:
    """Remove a table and every trace of it."""
    table = rng.choice(_tables(base))
    base.execute(f'DROP TABLE "{table}"')
    for system, column in (("gpkg_contents", "table_name"), ("gpkg_geometry_columns", "table_name")):
        base.execute(f"DELETE FROM {system} WHERE {column} = ?", (table,))
    _forget_index(base, table)


def _forget_index(base: sqlite3.Connection, table: str) -> None:
    known = {row[0] for row in base.execute("SELECT name FROM sqlite_master")}
    if "gpkg_extensions" in known:
        base.execute("DELETE FROM gpkg_extensions WHERE table_name = ?", (table,))


def _drop_table_only(rng: random.Random, base: sqlite3.Connection) -> None:
    """Remove a table that the directory still announces."""
    base.execute(f'DROP TABLE "{rng.choice(_tables(base))}"')


def _drop_column(rng: random.Random, base: sqlite3.Connection) -> None:
    table = rng.choice(_tables(base))
    name = rng.choice([name for name, kind in _columns(base, table) if name != "geom"])
    base.execute(f'ALTER TABLE "{table}" DROP COLUMN "{name}"')


def _rename_column(rng: random.Random, base: sqlite3.Connection) -> None:
    table = rng.choice(_tables(base))
    name = rng.choice([name for name, kind in _columns(base, table) if name != "geom"])
    base.execute(f'ALTER TABLE "{table}" RENAME COLUMN "{name}" TO "{name}_avant"')


def _empty_table(rng: random.Random, base: sqlite3.Connection) -> None:
    base.execute(f'DELETE FROM "{rng.choice(_tables(base))}"')


def _empty_all(rng: random.Random, base: sqlite3.Connection) -> None:
    for table in _tables(base):
        base.execute(f'DELETE FROM "{table}"')


def _value(value: object, text: bool = False) -> Spoil:
    """Return what writes a value in a column drawn, in one row or in all."""

    def change(rng: random.Random, base: sqlite3.Connection) -> None:
        table = rng.choice(_tables(base))
        name = rng.choice([name for name, _ in _columns(base, table) if name != "geom"])
        where = rng.choice(("", f' WHERE rowid = (SELECT min(rowid) FROM "{table}")'))
        given = "CAST(? AS TEXT)" if text else "?"
        base.execute(f'UPDATE OR IGNORE "{table}" SET "{name}" = {given}{where}', (value,))

    return _sql(change)


def _shape(name: str) -> Spoil:
    """Return what writes a geometry in a table drawn."""

    def change(rng: random.Random, base: sqlite3.Connection) -> None:
        tables = base.execute("SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns ORDER BY 1").fetchall()
        filled = set(_tables(base))
        table, column, srs = rng.choice([one for one in tables if one[0] in filled])
        wkb = shapes.KINDS[name](rng, (800_000, 6_500_000, 810_000, 6_510_000))
        blob = wkb and b"GP\x00\x01" + srs.to_bytes(4, "little", signed=True) + wkb
        count = rng.choice((1, 3, -1))
        base.execute(
            f'UPDATE "{table}" SET "{column}" = ? WHERE rowid IN (SELECT rowid FROM "{table}" LIMIT ?)', (blob, count)
        )

    return _sql(change)


def _other_crs(rng: random.Random, base: sqlite3.Connection) -> None:
    """Declare another system for one layer alone."""
    table = rng.choice([row[0] for row in base.execute("SELECT table_name FROM gpkg_geometry_columns ORDER BY 1")])
    srs = rng.choice((4326, -1, 0, 987654))
    base.execute("UPDATE gpkg_geometry_columns SET srs_id = ? WHERE table_name = ?", (srs, table))


def _repeat(rng: random.Random, base: sqlite3.Connection) -> None:
    """Write the rows of a table twice."""
    table = rng.choice(_tables(base))
    names = ", ".join(f'"{name}"' for name, _ in _columns(base, table))
    base.execute(f'INSERT INTO "{table}" ({names}) SELECT {names} FROM "{table}"')


def _view(rng: random.Random, base: sqlite3.Connection) -> None:
    """Replace a table by a view that never ends."""
    table = rng.choice(_tables(base))
    base.execute(f'ALTER TABLE "{table}" RENAME TO "{table}_avant"')
    base.execute(
        f'CREATE VIEW "{table}" AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 200000) '
        f'SELECT * FROM "{table}_avant", n'
    )


def _trigger(rng: random.Random, base: sqlite3.Connection) -> None:
    """Leave a trigger that empties the table it is on at the first change."""
    table = rng.choice(_tables(base))
    base.execute(f'CREATE TRIGGER piege AFTER INSERT ON "{table}" BEGIN DELETE FROM "{table}"; END')


def _locked_away(rng: random.Random, base: sqlite3.Connection) -> None:
    base.execute("DELETE FROM gpkg_contents")


def _not_a_geopackage(rng: random.Random, base: sqlite3.Connection) -> None:
    base.execute("PRAGMA application_id = 0")
    base.execute("PRAGMA user_version = 0")


def _extension(rng: random.Random, base: sqlite3.Connection) -> None:
    """Declare an extension no reader has."""
    base.execute(
        "CREATE TABLE IF NOT EXISTS gpkg_extensions "
        "(table_name TEXT, column_name TEXT, extension_name TEXT, definition TEXT, scope TEXT)"
    )
    base.execute("INSERT INTO gpkg_extensions VALUES (NULL, NULL, 'etude_secrete', 'x', 'read-write')")


KINDS: dict[str, Spoil] = {
    "table_retiree": _sql(_drop_table),
    "table_perdue": _sql(_drop_table_only),
    "colonne_retiree": _sql(_drop_column),
    "colonne_renommee": _sql(_rename_column),
    "table_vide": _sql(_empty_table),
    "tout_vide": _sql(_empty_all),
    "lignes_doubles": _sql(_repeat),
    "vue_sans_fin": _sql(_view),
    "declencheur": _sql(_trigger),
    "annuaire_vide": _sql(_locked_away),
    "simple_sqlite": _sql(_not_a_geopackage),
    "extension_inconnue": _sql(_extension),
    "autre_scr": _sql(_other_crs),
    "valeur_nulle": _value(None),
    "valeur_octets": _value(b"\xff\xfe\x00"),
    "valeur_entier": _value(2**62),
    "valeur_reelle": _value(-1e300),
    "valeur_infinie": _value(float("inf")),
    **{
        f"valeur_{name}": _value(text.encode("utf-8", "surrogatepass"), text=True)
        for name, text in {**TEXTS, **BROKEN_TEXTS}.items()
    },
    **{f"geometrie_{name}": _shape(name) for name in shapes.KINDS if name != "million_de_sommets"},
}
DRAWN = {name for name in KINDS if name.startswith(("table_", "colonne_", "valeur_", "geometrie_", "autre_scr"))}
