"""Attributes and fields that a layer may hold by malice or by accident."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable

from osgeo import ogr

from aula.tests.hostile.tables import Layer
from aula.tests.hostile.texts import BROKEN_TEXTS, TEXTS

Change = Callable[[random.Random, Layer], None]


def _column(rng: random.Random, layer: Layer, kinds: tuple[int, ...] = ()) -> int:
    numbers = [n for n, (_, kind) in enumerate(layer.fields) if not kinds or kind in kinds]
    return rng.choice(numbers or range(len(layer.fields)))


def _rows(rng: random.Random, layer: Layer) -> list[int]:
    """Return one row, some, or all."""
    every = list(range(len(layer.rows)))
    return rng.choice(([rng.choice(every)], rng.sample(every, max(1, len(every) // 3)), every))


def text(value: str) -> Change:
    """Return what writes a text in a field of texts; what GDAL would mend goes in through SQLite."""

    def apply(rng: random.Random, layer: Layer) -> None:
        column, rows = _column(rng, layer, (ogr.OFTString,)), _rows(rng, layer)
        _stored(layer, column, rows, value.encode("utf-8", "surrogatepass"), "TEXT")

    return apply


def _stored(layer: Layer, column: int, rows: list[int], value: object, kind: str = "") -> None:
    """Write a value in a column whatever its type."""
    name = layer.fields[column][0]
    given = f"CAST(? AS {kind})" if kind else "?"

    def change(base: sqlite3.Connection) -> None:
        for row in rows:
            base.execute(f'UPDATE "{layer.name}" SET "{name}" = {given} WHERE fid = ?', (value, row + 1))

    layer.after.append(change)


def null(rng: random.Random, layer: Layer) -> None:
    column = _column(rng, layer)
    for row in _rows(rng, layer):
        layer.rows[row][column] = None


def all_null(rng: random.Random, layer: Layer) -> None:
    layer.rows = [[None] * len(layer.fields) for _ in layer.rows]


def same_code(rng: random.Random, layer: Layer) -> None:
    """Give every object the value of the first in a field."""
    column = _column(rng, layer)
    for row in layer.rows:
        row[column] = layer.rows[0][column]


def typed(value: object, kind: str = "") -> Change:
    """Return what writes a value of a type the column does not declare: SQLite lets it in."""

    def apply(rng: random.Random, layer: Layer) -> None:
        _stored(layer, _column(rng, layer), _rows(rng, layer), value, kind)

    return apply


def another_type(kind: int, value: object) -> Change:
    """Return what turns a whole column into one of another type."""

    def apply(rng: random.Random, layer: Layer) -> None:
        column = _column(rng, layer)
        layer.fields[column] = (layer.fields[column][0], kind)
        for row in layer.rows:
            row[column] = value

    return apply


def numbers_as_text(rng: random.Random, layer: Layer) -> None:
    """Write every number as a person types it: comma, spaces, unit."""
    for column, (name, kind) in enumerate(layer.fields):
        if kind in (ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal):
            layer.fields[column] = (name, ogr.OFTString)
            for row in layer.rows:
                row[column] = None if row[column] is None else f"{row[column]} ha".replace(".", ",")


def texts_as_numbers(rng: random.Random, layer: Layer) -> None:
    """Read every code as a number, so that zeros and letters are lost, as a spreadsheet does."""
    column = _column(rng, layer, (ogr.OFTString,))
    layer.fields[column] = (layer.fields[column][0], ogr.OFTReal)
    for row in layer.rows:
        digits = "".join(one for one in str(row[column]) if one.isdigit())
        row[column] = float(digits or "nan")


def without_field(rng: random.Random, layer: Layer) -> None:
    column = _column(rng, layer)
    del layer.fields[column]
    for row in layer.rows:
        del row[column]


def without_fields(rng: random.Random, layer: Layer) -> None:
    layer.fields, layer.rows = [], [[] for _ in layer.rows]


def without_rows(rng: random.Random, layer: Layer) -> None:
    layer.rows, layer.shapes = [], []


def renamed(name: str) -> Change:
    """Return what gives a field a name; ``{}`` stands for its own."""

    def apply(rng: random.Random, layer: Layer) -> None:
        column = _column(rng, layer)
        old, kind = layer.fields[column]
        layer.fields[column] = (name.format(old), kind)

    return apply


def many_fields(rng: random.Random, layer: Layer) -> None:
    """Add 500 fields."""
    layer.fields += [(f"champ_{n}", ogr.OFTString) for n in range(500)]
    layer.rows = [row + ["x"] * 500 for row in layer.rows]


def named_as_geometry(rng: random.Random, layer: Layer) -> None:
    layer.fields += [(name, ogr.OFTString) for name in ("geometry", "crs", "index", "fid_1", "ogc_fid")]
    layer.rows = [[*row, *["x"] * 5] for row in layer.rows]


def repeated(rng: random.Random, layer: Layer) -> None:
    """Write every object twice."""
    layer.rows, layer.shapes = [*layer.rows, *map(list, layer.rows)], layer.shapes * 2


def fids_far_away(rng: random.Random, layer: Layer) -> None:
    layer.edit(f'UPDATE "{layer.name}" SET fid = fid - 9223372036854775000')


def layer_renamed(name: str) -> Change:
    def apply(rng: random.Random, layer: Layer) -> None:
        old, layer.alias = layer.name, name
        quoted = name.replace('"', '""')
        layer.edit(f'ALTER TABLE "{old}" RENAME TO "{quoted}"')
        for table in ("gpkg_contents", "gpkg_geometry_columns", "gpkg_ogr_contents"):
            layer.edit(f"UPDATE {table} SET table_name = ?", (name,))

    return apply


KINDS: dict[str, Change] = {
    "nul": null,
    "tout_nul": all_null,
    **{f"texte_{name}": text(value) for name, value in {**TEXTS, **BROKEN_TEXTS}.items()},
    "octets_dans_un_texte": typed(b"\xff\xfe\x00"),
    "entier_ailleurs": typed(2**62),
    "reel_infini": typed(float("inf")),
    "reel_immense": typed(1.7e308),
    "texte_ailleurs": typed("douze"),
    "date_hors_bornes": another_type(ogr.OFTDate, "9999/12/31"),
    "date_en_texte": typed("31/02/2026"),
    "heure": another_type(ogr.OFTTime, "12:34:56"),
    "champ_binaire": another_type(ogr.OFTBinary, b"\xff\x00"),
    "champ_liste": another_type(ogr.OFTStringList, ["a", "b"]),
    "code_unique": same_code,
    "nombres_en_texte": numbers_as_text,
    "textes_en_nombres": texts_as_numbers,
    "champ_absent": without_field,
    "aucun_champ": without_fields,
    "aucun_objet": without_rows,
    "objets_doubles": repeated,
    "champ_html": renamed("<b>{}</b>"),
    "champ_sql": renamed("{}; DROP TABLE x --"),
    "champ_jinja": renamed("{{{{ {} }}}}"),
    "champ_vide": renamed(" "),
    "champ_long": renamed("{}" + "_" * 2000),
    "champ_majuscules": renamed("É{}"),
    "champs_500": many_fields,
    "champs_reserves": named_as_geometry,
    "numeros_immenses": fids_far_away,
    "couche_html": layer_renamed("<script>x</script>"),
    "couche_chemin": layer_renamed("../sortie"),
    "couche_barre": layer_renamed("a|b'c d"),
}
