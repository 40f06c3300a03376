"""The results of the land read back for a report, and the hypotheses a person typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from .bridge import go_on, to_frame
from .core.errors import InputError
from .core.land import columns
from .core.land.hypotheses import Project
from .core.text import insee
from .i18n import tr
from .reporting.land.found import Found

#: Columns without which a layer is not what it should be, and the algorithm that writes it.
_MEASURE, _COUNTER = "Mesurer la consommation d’espaces et l’artificialisation", "Tenir le compteur ZAN"
_NEEDED: dict[str, tuple[columns.Columns, tuple[str, ...], str]] = {
    "territories": (columns.TERRITORIES, ("code", "nom", "conso_ha", "artif_ha", "surface_ha", "mesure"), _MEASURE),
    "matrix": (columns.MATRIX, tuple(columns.MATRIX), _MEASURE),
    "codes": (columns.CODES, ("axe", "code", "motif", "objets", "ha"), _MEASURE),
    "counter": (columns.COUNTER, ("code", "nom", "enveloppe_ha", "conso_ha", "statut"), _COUNTER),
    "groups": (columns.COUNTER, ("code", "nom", "niveau", "enveloppe_ha", "conso_ha"), _COUNTER),
    "years": (columns.YEARS, ("code", "niveau", "annee", "periode", "cumul_ha"), _COUNTER),
}


def read_results(sources: Mapping[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Found:
    """Return the layers given, by attribute of `Found`.

    Raises
    ------
    InputError
        A layer is not one of the results.
    """
    frames: dict[str, Any] = {}
    for name, source in sources.items():
        if source is None:
            continue
        go_on(feedback)
        frames[name] = _checked(to_frame(source, context, feedback), name, source.sourceName())
    return Found(**frames)


def _checked(frame: pd.DataFrame, name: str, called: str) -> pd.DataFrame:
    declared, needed, origin = _NEEDED[name]
    missing = [column for column in needed if column not in frame]
    if missing:
        raise InputError(
            tr("« {} » n’a pas le champ « {} » : donnez le résultat de « {} ».").format(called, missing[0], origin)
        )
    for column in declared:
        if column not in frame:
            frame[column] = None
    for column in ("code", "groupe", "epci", "scot"):
        if column in frame:
            frame[column] = [None if value is None else str(value) for value in frame[column]]
    for column, kind in declared.items():
        if kind in ("real", "integer"):
            frame[column] = pd.to_numeric(frame[column], errors="coerce")
    return frame


def hypotheses(text: str) -> tuple[Project, ...]:
    """Return the projects typed as « 99001;6,5;2026 | 99002;4;2028 ».

    Raises
    ------
    InputError
        One cannot be read.
    """
    found = []
    for one in text.split("|"):
        if not one.strip():
            continue
        parts = [part.strip() for part in one.split(";")]
        try:
            code, hectares, year = parts
            found.append(Project(insee(code) or code, float(hectares.replace(",", ".")), int(year)))
        except ValueError as error:
            raise InputError(
                tr("Hypothèse « {} » : attendu « code;hectares;année », comme « 99001;6,5;2026 ».").format(one.strip())
            ) from error
    return tuple(found)
