"""Friction tables in CSV, XLSX and ODS files, as a French spreadsheet saves them."""

from __future__ import annotations

from pathlib import Path

from ..core.errors import InputError
from ..core.green_network.frictions import FrictionTable, read_table
from ..i18n import tr
from .spreadsheets import DRIVERS, read_csv, read_workbook


def read_friction_table(path: str | Path, code_column: str = "") -> FrictionTable:
    """Read a friction table; a CSV file may be UTF-8 (with or without mark) or Windows-1252, a workbook has one sheet.

    Raises
    ------
    InputError
        The file is absent or not of an accepted type, or its table is not one of frictions.
    """
    path = Path(path)
    if path.suffix.lower() in DRIVERS:
        sheets = {name: sheet for name, sheet in read_workbook(path).items() if len(sheet.columns)}
        if not sheets:
            raise InputError(tr("« {} » est vide : la première ligne porte les titres.").format(path.name))
        return read_table(next(iter(sheets.values())), path.name, code_column)
    if path.suffix.lower() not in (".csv", ".txt"):
        raise InputError(
            tr("« {} » n’est pas une table de frictions : attendu un fichier CSV, XLSX ou ODS.").format(path.name)
        )
    return read_table(read_csv(path, "windows-1252"), path.name, code_column)
