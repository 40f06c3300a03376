"""Small tables typed in a dialog, read row by row."""

from __future__ import annotations

from typing import Any

from qgis.core import NULL

from ...aula_plugin.i18n import tr


def typed_rows(algorithm: Any, parameters: dict[str, Any], name: str, context: Any, width: int) -> list[list[str]]:
    """Return the rows of a matrix as trimmed texts; rows left empty are skipped.

    Raises
    ------
    InputError
        The last row is cut short: values were given without their row.
    """
    from ...aula_plugin.core.errors import InputError

    cells = [
        "" if cell is None or cell == NULL else str(cell).strip()
        for cell in algorithm.parameterAsMatrix(parameters, name, context)
    ]
    if not any(cells):
        return []
    if len(cells) % width:
        raise InputError(
            tr("« {} » ({}) : attendu {} cellules par ligne ; la dernière ligne en a {}.").format(
                algorithm.parameterDefinition(name).description(), name, width, len(cells) % width
            )
        )
    rows = [cells[start : start + width] for start in range(0, len(cells), width)]
    return [row for row in rows if any(row)]


def length(text: str, where: str) -> float:
    """Return a number typed in a cell, 0 when it is empty.

    Raises
    ------
    InputError
        It is not a number, or it is negative.
    """
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.text import number

    found = number(text) if text else 0.0
    if found is None or found < 0:
        raise InputError(tr("{} : « {} » n’est pas un nombre positif.").format(where, text))
    return found
