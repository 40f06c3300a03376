"""The frames of an atlas, from the dossier of a trame and the communes of a person."""

from __future__ import annotations

from typing import Any

import shapely
from geopandas import GeoDataFrame
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingContext, QgsProcessingFeedback

from ...bridge import to_frame
from ...core.communes import normalise_communes
from ...core.errors import InputError
from ...core.missing import is_missing
from ...i18n import tr
from ...storage.network_reading import NetworkDossier
from .words import Trame, inside


def trame_of(dossier: NetworkDossier) -> Trame:
    """Return what the sheets say of a dossier; conflict points are numbered from the first priority on."""
    patches = dossier.frame("reservoirs")
    reservoirs = patches[patches["statut"] == "reservoir"]
    names = list(dict.fromkeys(str(one) for one in patches["sous_trame"] if not is_missing(one)))
    return Trame(
        reservoirs,
        dossier.frame("liens"),
        dossier.frame("corridors"),
        numbered(dossier.frame("conflits"), names),
        dossier.territory(),
        names,
        dossier.about(),
    )


def numbered(conflicts: GeoDataFrame, sous_trames: list[str]) -> GeoDataFrame:
    """Return conflict points with their ``numero``: by priority, rank, then sous-trame in the order of the file."""
    order = {name: rank for rank, name in enumerate(sous_trames)}
    place = conflicts["sous_trame"].map(order)
    sorted_ones = conflicts.assign(_place=place).sort_values(
        ["priorite", "rang", "_place"], kind="stable", na_position="last"
    )
    return sorted_ones.assign(numero=range(1, len(conflicts) + 1)).drop(columns="_place")


def communes_of(
    source: Any,
    trame: Trame,
    crs: QgsCoordinateReferenceSystem,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> list[tuple[str, str, shapely.Geometry]]:
    """Return the code, the name and the shape of the communes that the territory meets.

    Raises
    ------
    InputError
        The layer has no code, or no commune is in the territory.
    """
    frame, notes = normalise_communes(to_frame(source, context, feedback, crs))
    for note in notes:
        feedback.pushWarning(note)
    there = inside(frame, trame.territory)
    if not len(there):
        raise InputError(
            tr("Communes : aucune de « {} » n’est dans le territoire de la trame.").format(source.sourceName())
        )
    names = (code if is_missing(name) else str(name) for code, name in zip(there["code_insee"], there["nom"]))
    return list(zip(there["code_insee"].astype(str), names, there.geometry))
