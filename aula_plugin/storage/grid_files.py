"""Grid files: YAML with its CSV tables beside, or the same content in a workbook or a folder of CSV files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import pandas as pd
from qgis.core import QgsProcessingFeedback

from ..core.compatibility.grid_messages import GridError
from ..core.compatibility.grid_parse import parse_grid
from ..core.compatibility.grid_raw import to_raw
from ..core.compatibility.grid_sheets import SHEETS, TABLE_PREFIX, from_sheets, to_sheets
from ..core.compatibility.grid_tables import IN_REFERENCES, armature_table
from ..core.compatibility.grid_yaml import MAX_CHARACTERS, RawGrid, dump_grid_text, load_grid_text
from ..core.compatibility.model import Grille
from ..core.errors import InputError
from ..i18n import tr
from ..in_place import discard, draft_folder, hidden, put_in_place
from ..leftovers import sweep
from .spreadsheets import DRIVERS, read_csv, read_workbook, unwritable, write_csv, write_workbook

YAML_SUFFIXES = (".yaml", ".yml")
FORMATS = ("yaml", "xlsx", "ods", "csv")


def read_grid(path: str | Path, feedback: QgsProcessingFeedback | None = None) -> Grille:
    """Read and check a grid.

    Parameters
    ----------
    path : ``.yaml``, ``.yml``, ``.xlsx``, ``.ods``, a folder of CSV files, or one of these files.
    feedback : receives the warnings of the validation; they are also in ``Grille.warnings``.

    Raises
    ------
    InputError
        The file is absent or of another kind; or ``GridError``, with everything that is wrong in the grid.
    """
    raw = read_raw(Path(path))
    grid = parse_grid(raw.raw, raw.tables, raw.origin, raw.errors, raw.warnings)
    if feedback is not None:
        for warning in grid.warnings:
            feedback.pushWarning(tr("Grille « {} » : {}").format(raw.origin.name, warning))
    return grid


def read_raw(path: Path) -> RawGrid:
    """Read what is written in a grid and its tables; what is wrong in the values waits for ``parse_grid``.

    Raises
    ------
    InputError
        The file is absent, of another kind, or not YAML at all.
    """
    suffix = path.suffix.lower()
    if not path.exists():
        raise InputError(tr("La grille « {} » n’existe pas.").format(path))
    if path.is_dir():
        return _read_folder(path)
    if suffix in YAML_SUFFIXES:
        return _read_yaml(path)
    if suffix in DRIVERS:
        return from_sheets(read_workbook(path), path.name)
    if suffix == ".csv":
        return _read_folder(path.parent)
    raise InputError(
        tr("« {} » n’est pas une grille ; accepté : .yaml, .yml, .xlsx, .ods ou un dossier de fichiers .csv.").format(
            path.name
        )
    )


def _read_folder(folder: Path) -> RawGrid:
    wanted = {*SHEETS}
    sheets, errors = {}, []
    for file in sorted(folder.glob("*.csv")):
        name = file.stem.lower()
        if name in wanted or name.startswith(TABLE_PREFIX):
            try:
                sheets[name] = read_csv(file)
            except InputError as error:
                errors.append(str(error))
    if "regles" not in sheets and not errors:
        raise InputError(
            tr("Le dossier « {} » ne contient pas de grille : il y faut au moins grille.csv et regles.csv.").format(
                folder
            )
        )
    raw = from_sheets(sheets, folder.name)
    raw.errors[:0] = errors
    return raw


def _read_yaml(path: Path) -> RawGrid:
    if path.stat().st_size > 4 * MAX_CHARACTERS:
        raise GridError(path.name, ["fichier trop grand pour une grille"])
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise GridError(
            path.name, [f"ligne {line} : le fichier n’est pas en UTF-8 ; enregistrez-le en UTF-8"]
        ) from error
    raw = load_grid_text(text, path.name)
    for name, file in declared_files(raw.raw).items():
        try:
            raw.tables[name] = read_csv(beside(path, file))
        except InputError as error:
            raw.errors.append(f"table « {name} » : {error}")
            raw.tables.setdefault(name, _UNREADABLE)
    return raw


#: Stands for a table whose file was refused: its absence is told once, by the reader.
_UNREADABLE = pd.DataFrame()


def declared_files(raw: Mapping[str, Any]) -> dict[str, str]:
    """Return the files a YAML grid quotes, by table name."""
    tables = raw.get("tables")
    files = {str(k): v for k, v in tables.items() if isinstance(v, str)} if isinstance(tables, dict) else {}
    armature = raw.get("armature")
    source = armature.get("source") if isinstance(armature, dict) else None
    if isinstance(source, str) and source.strip():
        name = source.strip().replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
        files.setdefault(name, source)
    return {name: file.strip() for name, file in files.items() if file.strip() not in ("", IN_REFERENCES)}


def beside(grid: Path, file: str) -> Path:
    """Return the path of a table, which lies in the folder of the grid or below.

    Raises
    ------
    InputError
        An absolute path, a path that climbs, or a file that is not CSV.
    """
    parts = PurePosixPath(file.replace("\\", "/"))
    if parts.is_absolute() or PureWindowsPath(file).drive or ".." in parts.parts:
        raise InputError(tr("« {} » : le fichier doit être à côté de la grille ou dans un sous-dossier.").format(file))
    if parts.suffix.lower() != ".csv":
        raise InputError(tr("« {} » : les tables d’une grille YAML sont des fichiers .csv.").format(file))
    return grid.parent / parts


def write_grid(grid: Grille, path: str | Path) -> None:
    """Write a grid: YAML and its tables beside it, a workbook, or a folder of CSV files (a path without extension).

    Raises
    ------
    InputError
        Unknown extension, folder absent, or files that belong to something else would be overwritten.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise InputError(tr("Le dossier « {} » n’existe pas : créez-le ou choisissez-en un autre.").format(path.parent))
    raw = to_raw(grid)
    suffix = path.suffix.lower()
    if suffix in YAML_SUFFIXES:
        _write_yaml(grid, raw, path)
    else:
        write_sheets(raw, grid.tables, path)


def write_sheets(raw: Mapping[str, Any], tables: Mapping[str, pd.DataFrame], path: Path) -> None:
    """Write a raw grid and its tables as a workbook or a folder of CSV files.

    Raises
    ------
    InputError
        Unknown extension, or a folder that holds something else.
    """
    if path.suffix.lower() in DRIVERS:
        write_workbook(to_sheets(raw, tables), path)
    elif path.suffix == "" or path.is_dir():
        _write_folder(to_sheets(raw, tables), path)
    else:
        raise InputError(
            tr("« {} » : extension inconnue ; accepté : .yaml, .xlsx, .ods, ou un dossier.").format(path.name)
        )


def _write_yaml(grid: Grille, raw: dict[str, Any], path: Path) -> None:
    files = {name: beside(path, _file_name(grid, name)) for name in grid.tables}
    sweep(path.parent)
    _check_free(path, files)
    drafts = {name: hidden(file) for name, file in files.items()}
    draft = hidden(path)
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(dump_grid_text(raw))
        for name, file in drafts.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            write_csv(grid.tables[name].fillna("").astype(str), file)
        put_in_place([(draft, path), *((drafts[name], files[name]) for name in files)])
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        discard(draft, *drafts.values())


def _file_name(grid: Grille, name: str) -> str:
    file = grid.fichiers_tables.get(name, "")
    if name == armature_table(grid):
        file = file or grid.armature.source
    return file if file not in ("", IN_REFERENCES) else f"{name}.csv"


def _check_free(path: Path, files: Mapping[str, Path]) -> None:
    """Refuse to overwrite tables that are not those of the grid being replaced."""
    owned: set[Path] = set()
    if path.exists():
        try:
            old = declared_files(load_grid_text(path.read_bytes().decode("utf-8-sig"), path.name).raw)
            owned = {beside(path, file).resolve() for file in old.values()}
        except (InputError, UnicodeDecodeError):
            owned = set()
    taken = sorted(str(file) for file in files.values() if file.exists() and file.resolve() not in owned)
    if taken:
        raise InputError(
            tr(
                "Les tables de la grille écraseraient des fichiers qui existent déjà : {}. Choisissez un autre dossier."
            ).format(", ".join(taken))
        )


def _write_folder(sheets: Mapping[str, pd.DataFrame], folder: Path) -> None:
    existing = sorted(folder.iterdir()) if folder.is_dir() else []
    if existing and not (folder / "regles.csv").is_file():
        raise InputError(
            tr("Le dossier « {} » contient autre chose qu’une grille : choisissez un dossier vide ou nouveau.").format(
                folder
            )
        )
    try:
        with draft_folder(folder) as draft:
            for stale in draft.glob(f"{TABLE_PREFIX}*.csv"):
                stale.unlink()
            for name, sheet in sheets.items():
                write_csv(sheet, draft / f"{name}.csv")
    except OSError as error:
        raise unwritable(folder, error) from error
