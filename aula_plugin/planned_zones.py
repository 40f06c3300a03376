"""The zones of a planning document, as obstacles and projects of a trame verte et bleue read them."""

from __future__ import annotations

from typing import Any

from geopandas import GeoDataFrame
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingContext, QgsProcessingFeedback

from .core.errors import InputError
from .i18n import tr
from .storage.document import read_document
from .storage.references import clean, tell_mended

#: Family of a zone, and the type of obstacle it is.
PLANNED = {"U": "zone_u", "AU": "zone_au"}
OBSTACLE_COLUMNS = ("type", "classe", "nom", "geometry")


def zones(
    path: Any, crs: QgsCoordinateReferenceSystem, context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> GeoDataFrame:
    """Return the zones of a planning document in ``crs``: ``famille``, ``sous_type``, ``libelle``, repaired.

    Raises
    ------
    InputError
        The file is no document, or holds no zone.
    """
    frame = read_document(path, context, feedback).zones
    if frame.empty:
        raise InputError(tr("« {} » ne contient aucune zone : lisez un lot complet, avec son zonage.").format(path))
    moved, repaired, dropped = clean(frame.to_crs(crs.toWkt()))
    tell_mended("zone_urba", repaired, dropped, feedback)
    return moved


def as_obstacles(frame: GeoDataFrame) -> GeoDataFrame:
    """Return the zones U and AU as obstacles, their sub-type as class."""
    kept = frame[frame["famille"].isin(list(PLANNED))]
    typed = kept.assign(type=kept["famille"].map(PLANNED), classe=kept["sous_type"], nom=kept["libelle"])
    return typed[list(OBSTACLE_COLUMNS)]
