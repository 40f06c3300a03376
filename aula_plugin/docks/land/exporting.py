"""What leaves the panel: tables, the chart, the layers; each file is whole, or what was there stays."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from ...core.land.columns import COUNTER, YEARS
from ...core.land.counter import Counters
from ...in_place import discard, hidden, put_in_place
from ...storage.geopackage import copy_table
from ...storage.spreadsheets import unwritable, write_csv, write_workbook
from .action_row import CHART_PNG, CHART_SVG, LAYERS, TABLE_CSV, TABLE_XLSX

#: What is exported: filter of the file dialog, usual name.
KINDS = {
    TABLE_CSV: ("CSV (*.csv)", "compteur_zan.csv"),
    TABLE_XLSX: ("Classeur (*.xlsx)", "compteur_zan.xlsx"),
    CHART_PNG: ("Image (*.png)", "trajectoire.png"),
    CHART_SVG: ("Image vectorielle (*.svg)", "trajectoire.svg"),
    LAYERS: ("GeoPackage (*.gpkg)", "compteur_zan.gpkg"),
}


def with_suffix(path: str, kind: str) -> Path:
    """Return the file chosen, with the end its kind asks for."""
    chosen, end = Path(path), Path(KINDS[kind][1]).suffix
    return chosen if chosen.suffix.lower() == end else chosen.with_name(chosen.name + end)


def save_csv(counters: Counters, codes: list[str], path: Path) -> None:
    """Write the communes as CSV: semicolons and decimal commas, as French spreadsheets read; NULL is empty.

    Raises
    ------
    InputError
        The file cannot be written.
    """
    chosen = counters.communes[counters.communes["code"].isin(codes)]
    table = _plain(chosen, list(COUNTER)).apply(lambda column: column.map(_french))
    draft = hidden(path)
    try:
        write_csv(table, draft, ";")
        put_in_place([(draft, path)])
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        discard(draft)


def save_workbook(counters: Counters, path: Path) -> None:
    """Write every table of the counter, one by sheet.

    Raises
    ------
    InputError
        The file cannot be written.
    """
    sheets = {
        "Communes": _plain(counters.communes, list(COUNTER)),
        "EPCI et SCoT": _plain(counters.groups, list(COUNTER)),
        "Années": _plain(counters.years, list(YEARS)),
    }
    write_workbook(sheets, path)


def save_layers(files: Mapping[str, str], path: Path) -> None:
    """Write the layers of a run, with their styles, in a GeoPackage; the tables of the same names are replaced.

    Raises
    ------
    InputError
        The file is not a GeoPackage, or cannot be written.
    """
    for name, source in files.items():
        copy_table(Path(source), path, name.lower())


def _plain(frame: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Return some columns with plain Python values: numbers, text, None."""
    table = pd.DataFrame(frame.reindex(columns=columns)).astype(object)
    return table.where(table.notna(), None).reset_index(drop=True)


def _french(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    return f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",") if isinstance(value, float) else str(value)
