"""Urban envelopes in a reference GeoPackage of the compatibility grid, as the role ``enveloppe_urbaine``."""

from __future__ import annotations

from pathlib import Path

from geopandas import GeoDataFrame
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback

from ..core.compatibility.references import COVERAGE_LAYER
from ..core.compatibility.roles import ROLES, SURFACE
from ..core.typography import insecables, pluriel
from ..i18n import tr
from .references import Reference, write_references

ENVELOPE_ROLE = "enveloppe_urbaine"
#: Columns of the layer of the role.
ROLE_COLUMNS = {"nom": "text", "annee": "integer", "ha": "real", "n_bati": "integer", "parametres": "text"}


def write_envelope_role(
    path: str | Path,
    envelopes: GeoDataFrame,
    year: int | None,
    source: str,
    coverage: GeoDataFrame | None,
    crs: QgsCoordinateReferenceSystem,
    feedback: QgsProcessingFeedback,
) -> str:
    """Write the role ``enveloppe_urbaine``, and say what it holds.

    Parameters
    ----------
    envelopes : rows of `core.land.columns.ENVELOPES`, all of one date.
    year : of what they were drawn around; NULL when nobody said it.
    source : layers and recipe, in words.
    coverage : ``nom`` and polygons of the territories; None: the file does not say where it was drawn.

    Raises
    ------
    InputError
        The destination cannot be written; what was there before is intact.
    """
    names = [tr("Enveloppe {}").format(number) for number in envelopes["id_enveloppe"]]
    frame = envelopes.assign(nom=names, annee=year)[[*ROLE_COLUMNS, "geometry"]]
    layer = "" if coverage is None else COVERAGE_LAYER
    date = "" if year is None else str(year)
    write_references(
        path,
        [Reference(ROLES[ENVELOPE_ROLE], frame, ROLE_COLUMNS, SURFACE, source, date, coverage=layer)],
        crs,
        feedback,
        coverage,
    )
    return insecables(tr("Rôle « {} » : {}.").format(ENVELOPE_ROLE, pluriel(len(frame), tr("enveloppe"))))
