"""The workbook of the gammes of INSEE, in whatever kind of file the person saved it."""

from __future__ import annotations

from pathlib import Path

from ..core.centrality.nomenclature import read_gammes
from ..core.errors import InputError
from ..i18n import tr
from .spreadsheets import DRIVERS, read_csv, read_workbook


def gammes_of(path: Path) -> dict[str, tuple[str, str]]:
    """Return code to (group, gamme): the first sheet that holds TYPEQU, TYPEQU_REGROUPEMENT and GAMME.

    Raises
    ------
    InputError
        No sheet holds them, or the file is not what its name says.
    """
    if path.suffix.lower() not in DRIVERS:
        return read_gammes(read_csv(path, otherwise="windows-1252"))
    refusals = []
    for sheet in read_workbook(path).values():
        try:
            return read_gammes(sheet)
        except InputError as error:
            refusals.append(error)
    raise (
        refusals[-1]
        if refusals
        else InputError(tr("« {} » ne contient aucune feuille : donnez le classeur de l’INSEE.").format(path))
    )
