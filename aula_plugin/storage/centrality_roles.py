"""Perimeters of centralité in a reference GeoPackage of the compatibility grid, with what they are worth."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from geopandas import GeoDataFrame
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback

from ..core.centrality.roles import ROLE_COLUMNS
from ..core.compatibility.model import Role
from ..core.compatibility.references import COVERAGE_LAYER
from ..core.compatibility.roles import ROLES, SURFACE
from ..core.errors import InputError
from ..core.typography import insecables, nombre_court, pluriel
from ..i18n import tr
from .references import Reference, write_references

SCOT_ROLE, PLAN_ROLE = "centralites", "centralites_plu"


@dataclass(frozen=True)
class Playing:
    """Perimeters that play a role.

    Attributes
    ----------
    frame : columns `ROLE_COLUMNS`.
    source, date : where they come from, in words; ISO date, or nothing.
    uncertainty : m; None, or less than that of the role: that of the role.
    """

    role: str
    frame: GeoDataFrame
    source: str
    date: str
    uncertainty: float | None = None

    def played(self) -> Role:
        """Return the role, with the uncertainty of its perimeters."""
        known = ROLES[self.role]
        return replace(known, incertitude_m=max(known.incertitude_m, self.uncertainty or 0.0))


def write_roles(
    path: str | Path,
    playing: list[Playing],
    given: list[Reference],
    coverage: GeoDataFrame,
    crs: QgsCoordinateReferenceSystem,
    feedback: QgsProcessingFeedback,
) -> list[str]:
    """Write the roles ``centralites`` and ``centralites_plu``, and the layers that play others.

    Parameters
    ----------
    given : other roles (``sip``, ``fronts_commerciaux``, ``arrets_tc``…), so that one file serves every rule.
    coverage : communes that were compared; kept as the layer ``couverture``, ``nom`` and polygons.

    Returns
    -------
    What each role holds, or that it is absent, a sentence each.

    Raises
    ------
    InputError
        The destination cannot be written; what was there before is intact.
    """
    references = [*_made(playing), *given]
    write_references(path, references, crs, feedback, coverage)
    held = {one.role.nom: one for one in references}
    return [insecables(_told(name, held.get(name))) for name in dict.fromkeys((SCOT_ROLE, PLAN_ROLE, *held))]


def _made(playing: list[Playing]) -> list[Reference]:
    return [
        Reference(one.played(), one.frame, ROLE_COLUMNS, SURFACE, one.source, one.date[:10], coverage=COVERAGE_LAYER)
        for one in playing
    ]


def check_roles(playing: list[Playing], given: list[Reference]) -> None:
    """Refuse two layers for one role.

    Raises
    ------
    InputError
        One of the other layers plays the role of the perimeters.
    """
    twice = sorted({one.role for one in playing} & {one.role.nom for one in given})
    if twice:
        raise InputError(
            tr("Le rôle « {} » est tenu deux fois : ôtez sa couche des autres couches de la grille.").format(twice[0])
        )


def _told(name: str, reference: Reference | None) -> str:
    if reference is None:
        return tr("Rôle « {} » : absent ; ses règles seront non évaluables.").format(name)
    uncertainty = nombre_court(reference.role.incertitude_m)
    return tr("Rôle « {} » : {}, incertitude de {} m, source : {}.").format(
        name, pluriel(len(reference.frame), tr("objet")), uncertainty, reference.source
    )
