"""The results of the land read back for a report, and the hypotheses a person typed."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd
from geopandas import GeoDataFrame
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingContext, QgsProcessingFeedback

from .bridge import go_on, to_frame
from .core.errors import InputError
from .core.land import columns
from .core.land.hypotheses import Project
from .core.text import insee
from .i18n import tr
from .reporting.land.found import Found
from .storage.references import clean

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


def read_results(
    sources: Mapping[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    crs: QgsCoordinateReferenceSystem | None = None,
) -> Found:
    """Return the layers given, by attribute of `Found`.

    Parameters
    ----------
    crs : in metres, of the outlines of the territories; those that cannot be drawn are told, their figures stay.

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
        own = crs if name == "territories" else None
        frames[name] = _checked(to_frame(source, context, feedback, own), name, source.sourceName())
        if own is not None:
            frames[name] = _drawable(frames[name], source.sourceName(), feedback)
    return Found(**frames)


def _drawable(frame: GeoDataFrame, called: str, feedback: QgsProcessingFeedback) -> GeoDataFrame:
    """Return every row, with an outline where there is one to draw."""
    kept, repaired, lost = clean(frame)
    if repaired or lost:
        feedback.pushWarning(
            tr("« {} » : {} géométrie(s) réparée(s), {} territoire(s) sans géométrie, absents de la carte.").format(
                called, repaired, lost
            )
        )
    return frame.set_geometry(kept.geometry.reindex(frame.index))


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


def hypotheses(text: str, found: Found) -> tuple[Project, ...]:
    """Return the projects typed as « 99001;6,5;2026 | 99002;4;2028 ».

    Raises
    ------
    InputError
        One cannot be read, takes nothing, or lies in no commune of the counter.
    """
    typed = [one.strip() for one in text.split("|") if one.strip()]
    communes = set() if found.counter is None else set(found.counter["code"])
    return tuple(_project(one, communes) for one in typed)


def _project(text: str, communes: Collection[str]) -> Project:
    parts = [part.strip() for part in text.split(";")]
    try:
        code, area, year = parts
        hectares = float("".join(area.split()).replace(",", "."))
        project = Project(insee(code) or code, hectares, int(year))
    except ValueError:
        hectares = math.nan
    if not math.isfinite(hectares):
        raise InputError(
            tr("Hypothèse « {} » : attendu « code;hectares;année », comme « 99001;6,5;2026 ».").format(text)
        )
    if hectares <= 0:
        raise InputError(tr("Hypothèse « {} » : attendu, une surface au-dessus de 0 ha.").format(text))
    if project.code not in communes:
        raise InputError(
            tr("Hypothèse « {} » : « {} » n’est pas une commune du compteur donné (COMPTEUR). Corrigez-la.").format(
                text, project.code
            )
        )
    return project
