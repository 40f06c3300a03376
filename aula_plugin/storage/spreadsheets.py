"""Sheets of text in XLSX, ODS and CSV files: every cell stays what was typed.

XLSX and ODS go through OGR with header detection and typing switched off, so that ``01004`` keeps its zero; the first
line is taken as the titles here, and the line number of each row is the one the spreadsheet shows.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pandas as pd
from osgeo import gdal, ogr

from ..core.compatibility.grid_sheets import guard, unguard
from ..core.errors import InputError, why
from ..i18n import tr
from ..in_place import discard, hidden, put_in_place

DRIVERS = {".xlsx": "XLSX", ".ods": "ODS"}
MAX_BYTES = 20_000_000
MAX_UNPACKED = 300_000_000


def read_workbook(path: Path) -> dict[str, pd.DataFrame]:
    """Return the sheets of an XLSX or ODS file, all text, titles from the first line, index = line number.

    Raises
    ------
    InputError
        The file is absent, too big, or not the workbook its name says.
    """
    driver = DRIVERS[path.suffix.lower()]
    _check_size(path)
    with _text_only(driver):
        source = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=[driver])
        if source is None:
            raise InputError(
                tr("« {} » n’est pas un classeur {} lisible : ouvrez-le dans un tableur et enregistrez-le.").format(
                    path, driver
                )
            )
        layers = [source.GetLayer(number) for number in range(source.GetLayerCount())]
        return {layer.GetName(): _sheet(*_rows(layer)) for layer in layers}


def _check_size(path: Path) -> None:
    if not path.is_file():
        raise InputError(tr("Le fichier « {} » n’existe pas.").format(path))
    too_big = path.stat().st_size > MAX_BYTES
    if not too_big and zipfile.is_zipfile(path):
        with suppress(zipfile.BadZipFile), zipfile.ZipFile(path) as archive:  # GDAL refuses it too, and it is told
            too_big = sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED
    if too_big:
        raise InputError(tr("« {} » est trop grand pour une grille (au plus {} Mo).").format(path, MAX_BYTES // 10**6))


@contextmanager
def _text_only(driver: str) -> Iterator[None]:
    """Switch header detection and typing off for this thread, and errors to return values."""
    options = {f"OGR_{driver}_HEADERS": "DISABLE", f"OGR_{driver}_FIELD_TYPES": "STRING"}
    before = {key: gdal.GetThreadLocalConfigOption(key) for key in options}
    for key, value in options.items():
        gdal.SetThreadLocalConfigOption(key, value)
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    exceptions = gdal.GetUseExceptions()
    gdal.DontUseExceptions()
    try:
        yield
    finally:
        if exceptions:
            gdal.UseExceptions()
        gdal.PopErrorHandler()
        for key, value in before.items():
            gdal.SetThreadLocalConfigOption(key, value)


def _rows(layer: ogr.Layer) -> tuple[list[list[str]], list[int]]:
    count = layer.GetLayerDefn().GetFieldCount()
    rows, lines = [], []
    for feature in layer:
        rows.append([feature.GetFieldAsString(n) if feature.IsFieldSetAndNotNull(n) else "" for n in range(count)])
        lines.append(int(feature.GetFID()))
    return rows, lines


def _sheet(rows: list[list[str]], lines: list[int]) -> pd.DataFrame:
    if not rows:
        return pd.DataFrame(dtype=object)
    texts = [[unguard(cell) for cell in row] for row in rows]
    return pd.DataFrame(texts[1:], columns=texts[0], index=lines[1:], dtype=object)


def require_workbook_name(path: Path) -> None:
    """Refuse a name that is not that of a workbook, before anything is written.

    Raises
    ------
    InputError
        The name ends neither by .xlsx nor by .ods.
    """
    if path.suffix.lower() not in DRIVERS:
        raise InputError(tr("« {} » : un classeur se termine par .xlsx ou .ods. Changez son nom.").format(path.name))


def write_workbook(
    sheets: Mapping[str, pd.DataFrame], path: Path, finish: Callable[[Path], None] | None = None
) -> None:
    """Write sheets into an XLSX or ODS file, every text so that no spreadsheet runs it as a formula.

    A column of numbers only (``int``, ``float``, None) is written as numbers. ``finish`` is given the file before it
    is put in place.

    Raises
    ------
    InputError
        The file cannot be written, or its name is not that of a workbook; what was there before is intact.
    """
    require_workbook_name(path)
    driver = DRIVERS[path.suffix.lower()]
    draft = hidden(path).with_suffix(path.suffix.lower())
    try:
        with _text_only(driver):
            gdal.ErrorReset()
            target = ogr.GetDriverByName(driver).CreateDataSource(str(draft))
            if target is None:
                raise OSError(gdal.GetLastErrorMsg())
            for name, sheet in sheets.items():
                _write_sheet(target, name, sheet)
            target = None  # OGR writes the workbook when it is released
            if gdal.GetLastErrorType() >= gdal.CE_Failure:
                raise OSError(gdal.GetLastErrorMsg())
        _check_whole(draft)
        if finish is not None:
            finish(draft)
        put_in_place([(draft, path)])
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        discard(draft)


def _check_whole(draft: Path) -> None:
    """Refuse a workbook the disk cut short: OGR does not always tell.

    Raises
    ------
    OSError
    """
    try:
        with zipfile.ZipFile(draft) as book:
            whole = book.testzip() is None
    except zipfile.BadZipFile:
        whole = False
    if not whole:
        raise OSError(tr("le classeur n’a pas pu être écrit en entier"))


def _write_sheet(target: ogr.DataSource, name: str, sheet: pd.DataFrame) -> None:
    layer = target.CreateLayer(name, None, ogr.wkbNone)
    kinds = [_kind(sheet.iloc[:, position]) for position in range(sheet.shape[1])]
    for column, kind in zip(sheet.columns, kinds):
        layer.CreateField(ogr.FieldDefn(guard(str(column)), kind))
    for row in sheet.itertuples(index=False, name=None):
        feature = ogr.Feature(layer.GetLayerDefn())
        for position, cell in enumerate(row):
            if cell is not None and cell != "":
                feature.SetField(position, cell if kinds[position] != ogr.OFTString else guard(str(cell)))
        layer.CreateFeature(feature)


def _kind(cells: pd.Series) -> int:
    """Return the type of a column: numbers when nothing else is there."""
    found = {type(cell) for cell in cells if cell is not None and cell != ""}
    if found and found <= {int}:
        return ogr.OFTInteger64
    return ogr.OFTReal if found and found <= {int, float} else ogr.OFTString


def read_csv(path: Path, otherwise: str = "") -> pd.DataFrame:
    """Return a UTF-8 CSV file, comma or semicolon, as a sheet of text.

    Parameters
    ----------
    otherwise : encoding of what is not UTF-8 (``windows-1252``: what a French spreadsheet saves); empty: refused.

    Raises
    ------
    InputError
        The file is absent, too big, of another encoding, or a line has more cells than there are titles.
    """
    if not path.is_file():
        raise InputError(tr("Le fichier « {} » n’existe pas.").format(path))
    if path.stat().st_size > MAX_BYTES:
        raise InputError(tr("« {} » est trop grand (au plus {} Mo).").format(path, MAX_BYTES // 10**6))
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = _decoded(data, otherwise)
        if text:
            return _csv_sheet(text, path)
        raise InputError(
            tr("« {} » n’est pas en UTF-8 (octet {}) : enregistrez-le en « CSV UTF-8 » depuis le tableur.").format(
                path.name, error.start + 1
            )
        ) from error
    return _csv_sheet(text, path)


def _decoded(data: bytes, encoding: str) -> str:
    with suppress(UnicodeDecodeError):
        return data.decode(encoding) if encoding else ""
    return ""


def _csv_sheet(text: str, path: Path) -> pd.DataFrame:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
    except csv.Error as error:
        raise InputError(
            tr("« {} » n’est pas un fichier CSV lisible : vérifiez les guillemets.").format(path.name)
        ) from error
    if not rows:
        raise InputError(
            tr("« {} » est vide : la première ligne porte les titres. Choisissez un autre fichier.").format(path.name)
        )
    width = len(rows[0])
    for line, row in enumerate(rows, start=1):
        if len(row) > width and any(row[width:]):
            raise InputError(
                tr(
                    "« {} », ligne {} : {} cellules pour {} colonnes ; mettez entre guillemets un texte à virgule."
                ).format(path.name, line, len(row), width)
            )
    padded = [[*row[:width], *[""] * (width - len(row))] for row in rows]
    return _sheet(padded, list(range(1, len(rows) + 1)))


def _delimiter(text: str) -> str:
    title = text.split("\n", 1)[0]
    return ";" if title.count(";") > title.count(",") else ","


def write_csv(sheet: pd.DataFrame, path: Path, delimiter: str = ",") -> None:
    """Write a sheet as UTF-8 CSV; the caller puts the file in place.

    Raises
    ------
    OSError
        The file cannot be written.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow([guard(str(column)) for column in sheet.columns])
        writer.writerows([guard(cell) for cell in row] for row in sheet.itertuples(index=False, name=None))


def unwritable(path: Path, error: OSError) -> InputError:
    """Return what to tell a person whose file cannot be written."""
    return InputError(
        tr(
            "Impossible d’écrire « {} » ({}). Vérifiez la place sur le disque, vos droits sur le dossier, et que le "
            "fichier n’est pas ouvert dans un tableur."
        ).format(path, why(error))
    )
