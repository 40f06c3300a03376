"""The avis of a flat table, as others send them back: read with the checks of a dossier."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from ..core.compatibility.avis import SAISIS, cleaned, is_written
from ..core.compatibility.dossier import AVIS_COLUMNS, AVIS_KEY
from ..core.errors import InputError
from ..core.text import insee, number
from ..i18n import tr
from .dossier_reading import moment
from .spreadsheets import read_csv

SUFFIX = ".csv"


def read_flat_avis(path: Path) -> tuple[set[tuple[str, str]], list[dict[str, Any]]]:
    """Return the grids and documents a flat table speaks of, and the avis that someone wrote there.

    A table is read by the names of its columns (``exports.FLAT_COLUMNS``), in any order; those of the key and ``avis``
    must be there. A zero that a spreadsheet took off an INSEE code is put back.

    Raises
    ------
    InputError
        Not such a table, or a cell that is not what its column holds; the message says which line.
    """
    sheet = read_csv(path)
    missing = [name for name in (*AVIS_KEY, "avis") if name not in sheet.columns]
    if missing:
        raise InputError(
            tr(
                "« {} » n’a pas de colonne {} : donnez la table plate écrite par « Produire les documents d’un avis »."
            ).format(path.name, ", ".join(f"« {name} »" for name in missing))
        )
    documents = set(zip(sheet["grille_id"], sheet["idurba"]))
    rows = [_row(path, line, sheet.loc[line]) for line in sheet.index if any(sheet.loc[line, list(AVIS_KEY)])]
    return documents, [row for row in rows if is_written(row)]


def _row(path: Path, line: int, cells: pd.Series) -> dict[str, Any]:
    found: dict[str, Any] = {name: str(cells.get(name) or "").strip() or None for name in AVIS_COLUMNS}
    try:
        found.update(cleaned({name: found[name] for name in SAISIS}))
        if found["territoire_type"] == "commune":
            found["territoire_id"] = insee(found["territoire_id"])
        for name in ("valeur_vue", "version_vue"):
            found[name] = _number(name, found[name])
        if found["version_vue"] is not None:
            found["version_vue"] = int(found["version_vue"])
        if found["date_avis"] and moment(found["date_avis"]) is None:
            raise InputError(tr("date « {} » illisible ; attendu AAAA-MM-JJTHH:MM:SS.").format(found["date_avis"]))
    except InputError as error:
        raise InputError(tr("« {} », ligne {} : {}").format(path.name, line, error)) from error
    return found


def _number(name: str, text: str | None) -> float | None:
    if text is None:
        return None
    found = number(text)
    if found is None:
        raise InputError(tr("« {} » n’est pas un nombre (colonne {}).").format(text, name))
    return found
