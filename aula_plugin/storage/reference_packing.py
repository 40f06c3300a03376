"""From the layers of a project to the roles of a SCoT: who is what, checked, repaired, in one CRS."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from pathlib import Path

import pandas as pd
import shapely
from geopandas import GeoDataFrame
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from .. import metric_crs
from ..bridge import kind_of, to_frame
from ..core.compatibility.model import Grille, Role
from ..core.compatibility.roles import AUCUNE, LIGNE, POINT, ROLES, SURFACE, find_role, kinds, nearest_roles
from ..core.errors import InputError
from ..core.text import is_insee
from ..i18n import tr
from .references import Reference, clean, layer_kind, read_table, tell_mended

#: Names GeoPackage keeps for itself.
_RESERVED = ("fid", "ogc_fid", "geom")
#: Column that says which layer an object comes from, when several layers play one role.
ORIGIN_COLUMN = "couche_source"


@dataclass(frozen=True)
class Binding:
    """A layer and the role it plays."""

    layer: QgsVectorLayer
    role: Role


def known_roles(grid: Grille | None) -> dict[str, Role]:
    """Return the roles and tables a reference file may hold: those of the catalogue, then those of the grid.

    What a grid says of a role (label, geometry, uncertainty) replaces the catalogue.
    """
    roles = dict(ROLES)
    if grid is not None:
        roles |= grid.roles
        for table in {*grid.tables, *grid.fichiers_tables}:
            roles.setdefault(table, Role(table, table, AUCUNE))
    return roles


def bind(
    layers: Iterable[QgsVectorLayer],
    mapping: Mapping[str, str],
    found: Mapping[str, QgsVectorLayer],
    roles: dict[str, Role],
) -> list[Binding]:
    """Give each layer its role.

    Parameters
    ----------
    layers : layers whose own name (or table, or file name) is the name or the label of a role.
    mapping : layer → role, as typed; it wins over the name of the layer.
    found : layer of each key of ``mapping``.

    Raises
    ------
    InputError
        A layer whose role is unknown, with the nearest roles; all of them at once.
    """
    bindings: list[Binding] = []
    problems: list[str] = []
    typed = set()
    for text, asked in mapping.items():
        layer, role = found[text], find_role(asked, roles.values())
        typed.add(layer.id())
        if role is None:
            problems.append(_unknown(tr("Correspondance : rôle « {} » inconnu.").format(asked), [asked], roles))
        else:
            bindings.append(Binding(layer, role))
    for layer in layers:
        if layer.id() in typed:
            continue
        names = layer_names(layer)
        matches = [role for role in (find_role(name, roles.values()) for name in names) if role is not None]
        if matches:
            bindings.append(Binding(layer, matches[0]))
        else:
            text = tr("Couche « {} » : ce nom n’est pas celui d’un rôle.").format(layer.name())
            problems.append(_unknown(text, names, roles))
    if problems:
        raise InputError("\n".join(problems))
    return bindings


def _unknown(text: str, names: list[str], roles: Mapping[str, Role]) -> str:
    near = list(dict.fromkeys(role for name in names for role in nearest_roles(name, roles.values())))[:3]
    if near:
        near_text = ", ".join(f"« {name} »" for name in near)
        return (
            text
            + " "
            + tr("Rôles proches : {}. Renommez la couche, ou liez-la dans la correspondance.").format(near_text)
        )
    return text + " " + tr("Choisissez parmi les rôles connus : {}.").format(", ".join(sorted(roles)))


def layer_names(layer: QgsVectorLayer) -> list[str]:
    """Return the names by which a layer may be known: in the project, in its database, as a file."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    names = [layer.name(), parts.get("layerName"), parts.get("table"), Path(parts.get("path") or "").stem]
    return [str(name) for name in dict.fromkeys(names) if name]


def common_crs(bindings: list[Binding], asked: QgsCoordinateReferenceSystem) -> QgsCoordinateReferenceSystem:
    """Return the metre CRS of the file: the one asked for, else that of the first layer that has a geometry.

    Raises
    ------
    InputError
        A layer has no CRS, or the CRS asked for is not projected in metres.
    """
    if asked.isValid():
        if not metric_crs.is_metric(asked):
            raise InputError(
                tr("Le système « {} » n’est pas une projection en mètres ; en métropole, choisissez EPSG:2154.").format(
                    asked.authid()
                )
            )
        return asked
    spatial = [binding.layer for binding in bindings if binding.layer.isSpatial()]
    if not spatial:
        return QgsCoordinateReferenceSystem()
    first = spatial[0]
    return metric_crs.working(first.crs(), first.extent(), QgsCoordinateTransformContext(), first.name())


def pack(
    bindings: list[Binding],
    crs: QgsCoordinateReferenceSystem,
    coverage: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> list[Reference]:
    """Read the layers, repaired and reprojected, one reference per role; layers of the same role are put together.

    Raises
    ------
    InputError
        The geometry of a layer is not that of its role, or its CRS is unknown; all the wrong ones at once.
    """
    problems = [text for text in map(_misfit, bindings) if text]
    if problems:
        raise InputError("\n".join(problems))
    by_role: dict[str, list[Reference]] = {}
    for number, binding in enumerate(bindings):
        if feedback.isCanceled():
            break
        feedback.setProgress(90 * number / len(bindings))
        reference = _read(binding, crs, coverage, context, feedback)
        by_role.setdefault(binding.role.nom, []).append(reference)
    return [_together(references) for references in by_role.values()]


def _misfit(binding: Binding) -> str:
    layer, role = binding.layer, binding.role
    expected = kinds(role)
    if not layer.isSpatial():
        if expected:
            return tr("La table « {} » n’a pas de géométrie ; le rôle « {} » attend : {}.").format(
                layer.name(), role.nom, role.geometrie
            )
        return ""
    kind = layer_kind(layer)
    if not expected:  # a table that happens to have a geometry is read as a table
        return ""
    if kind not in expected:
        return tr("La couche « {} » est faite de : {} ; le rôle « {} » attend : {}.").format(
            layer.name(), kind or tr("géométries mêlées"), role.nom, role.geometrie
        )
    if not metric_crs.is_known(layer.crs()):
        return tr("La couche « {} » n’a pas de système de coordonnées : définissez-le dans ses propriétés.").format(
            layer.name()
        )
    return ""


def _read(
    binding: Binding,
    crs: QgsCoordinateReferenceSystem,
    coverage: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> Reference:
    layer, role = binding.layer, binding.role
    source, date = provenance(layer)
    if not kinds(role):
        frame = read_table(layer, context, feedback)
        names = [name for name in frame.columns if name not in _RESERVED]
        return Reference(role, frame[names], dict.fromkeys(names, "text"), None, source, date)
    frame = to_frame(layer, context, feedback, crs)
    columns = {f.name().lower(): kind_of(f) for f in layer.fields() if f.name().lower() not in _RESERVED}
    frame, repaired, dropped = clean(frame)
    frame, others = _of_kind(frame, layer_kind(layer))
    dropped += others
    _tell(layer, role, len(frame), repaired, dropped, feedback)
    return Reference(role, frame, columns, layer_kind(layer), source, date, repaired, dropped, coverage)


def _of_kind(frame: GeoDataFrame, kind: str | None) -> tuple[GeoDataFrame, int]:
    """Return the objects of the kind of their layer, and how many are not: a file may hold what its layer denies."""
    dimension = {POINT: 0, LIGNE: 1, SURFACE: 2}.get(kind or "")
    if dimension is None:
        return frame, 0
    own = shapely.get_dimensions(frame.geometry.to_numpy()) == dimension
    return frame[own], int((~own).sum())


def _tell(layer, role: Role, count: int, repaired: int, dropped: int, feedback: QgsProcessingFeedback) -> None:
    feedback.pushInfo(tr("{} : {} objet(s) de « {} ».").format(role.nom, count, layer.name()))
    tell_mended(layer.name(), repaired, dropped, feedback)
    if not count:
        feedback.pushWarning(
            tr("« {} » est vide : les règles qui dépendent de « {} » seront non évaluables.").format(
                layer.name(), role.nom
            )
        )


def provenance(layer: QgsVectorLayer) -> tuple[str, str]:
    """Return where a layer comes from (file name and table, never the whole path) and the date of the file."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = Path(parts.get("path") or "")
    names = [path.name, parts.get("layerName") or parts.get("table") or ""]
    source = " ".join(str(name) for name in names if name) or layer.name()
    date = ""
    if path.is_file():
        date = datetime.fromtimestamp(path.stat().st_mtime, timezone.utc).strftime("%Y-%m-%d")
    return source, date


def _together(references: list[Reference]) -> Reference:
    """Put the layers of one role in one, with the name of the layer each object comes from."""
    first = references[0]
    if len(references) == 1:
        return first
    frames = [reference.frame.assign(**{ORIGIN_COLUMN: reference.source}) for reference in references]
    columns: dict[str, str] = {}
    for reference in references:
        for name, kind in reference.columns.items():
            columns[name] = kind if columns.get(name, kind) == kind else "text"
    joined = pd.concat(frames, ignore_index=True)
    if isinstance(first.frame, GeoDataFrame):
        joined = GeoDataFrame(joined, geometry="geometry", crs=first.frame.crs)
    return replace(
        first,
        frame=joined,
        columns={**columns, ORIGIN_COLUMN: "text"},
        source=" ; ".join(dict.fromkeys(reference.source for reference in references)),
        date=max(reference.date for reference in references),
        repaired=sum(reference.repaired for reference in references),
        dropped=sum(reference.dropped for reference in references),
    )


def insee_list(text: str) -> str:
    """Return the INSEE codes of a text joined by ``|``.

    Raises
    ------
    InputError
        Something in the text is not an INSEE code.
    """
    codes = [code.strip().upper() for code in re.split(r"[|,;\s]+", text) if code.strip()]
    wrong = [code for code in codes if not is_insee(code)]
    if wrong:
        raise InputError(
            tr(
                "Couverture : « {} » n’est pas un code INSEE de commune (5 caractères, par exemple 01004 ou 2A004)."
            ).format(", ".join(wrong))
        )
    return "|".join(dict.fromkeys(codes))
