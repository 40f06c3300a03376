"""The planner's table of vocations: a CSV with idurba, libelle, vocation."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ..core.documents.vocation import VOCATIONS
from ..core.errors import InputError
from ..i18n import tr
from .whole_files import require_file

COLUMNS = ("idurba", "libelle", "vocation")


def read_vocations(path: str | Path) -> dict[tuple[str, str], str]:
    """Return the vocation confirmed for each (IDURBA, LIBELLE); an empty IDURBA holds for every document.

    UTF-8 (with or without byte order mark) or cp1252; semicolon, comma or tab. Lines without vocation are skipped: the
    planner has not answered yet.

    Raises
    ------
    InputError
        Missing file or column, unknown vocation, two different answers for one zone: the message names the line.
    """
    path = Path(path)
    require_file(path)
    text = _text(path.read_bytes())
    if "\x00" in text:
        raise InputError(
            tr("« {} » n’est pas un fichier CSV : enregistrez la table au format CSV (texte).").format(path.name)
        )
    try:
        return _answers(text, path.name)
    except csv.Error as error:
        raise InputError(
            tr("« {} » n’est pas un fichier CSV lisible : vérifiez les guillemets.").format(path.name)
        ) from error


def _answers(text: str, name: str) -> dict[tuple[str, str], str]:
    header = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=header.count)
    rows = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    rows.fieldnames = [(title or "").strip().lower() for title in rows.fieldnames or []]
    missing = [column for column in COLUMNS if column not in rows.fieldnames]
    if missing:
        raise InputError(
            tr("« {} » : colonne {} absente ; attendu : {}, séparées par « ; » ou « , ».").format(
                name, ", ".join(missing), ", ".join(COLUMNS)
            )
        )
    result: dict[tuple[str, str], str] = {}
    for number, row in enumerate(rows, start=2):
        idurba, libelle, vocation = ((row.get(column) or "").strip() for column in COLUMNS)
        if vocation and libelle:
            _keep(result, (idurba, libelle), vocation.lower(), name, number)
    return result


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _keep(result: dict[tuple[str, str], str], key: tuple[str, str], vocation: str, name: str, number: int) -> None:
    if vocation not in VOCATIONS:
        raise InputError(
            tr("« {} », ligne {} : vocation « {} » inconnue ; accepté : {}.").format(
                name, number, vocation, ", ".join(VOCATIONS)
            )
        )
    if result.setdefault(key, vocation) != vocation:
        raise InputError(
            tr("« {} », ligne {} : la zone « {} » a déjà une autre vocation (« {} » et « {} »).").format(
                name, number, key[1], result[key], vocation
            )
        )
