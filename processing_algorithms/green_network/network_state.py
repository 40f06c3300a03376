"""What the algorithms that redraw a network share: the surface, the réservoirs, the species, and how they are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFeatureSource,
)

from ...aula_plugin.i18n import tr
from ..vectors import name_of, read, require_some
from .common import (
    add_dispersal,
    add_engine,
    add_limit,
    add_moves,
    add_reference_friction,
    add_resistance,
    add_sous_trame,
    add_topology,
    probability,
)

#: Ids that fit in a cell.
LARGEST_ID = 2_000_000_000


@dataclass(frozen=True)
class State:
    """A landscape as it was read.

    Attributes
    ----------
    patches : réservoirs, ``id_reservoir``, ``nom``, ``sous_trame``, ``capacite`` (m² by default), geometry.
    reference : friction of the favourable medium. reach_m : how far a species is looked for, m in that medium.
    area : whether capacities are areas, m².
    """

    landscape: Any
    setting: Any
    patches: Any
    crs: Any
    reference: float
    reach_m: float
    area: bool


def add_network(algorithm: Any) -> None:
    """Declare RESISTANCE, RESERVOIRS, and the species: DISTANCE, PROBABILITE, P_LIBRE, COUT_MAX."""
    add_resistance(algorithm)
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "RESERVOIRS", tr("Réservoirs"), [QgsProcessing.SourceType.TypeVectorPolygon]
        ),
        tr(
            "Surfaces. Champs facultatifs : id_reservoir (entier, unique), nom, sous_trame, capacite (sinon la "
            "surface, en m²), statut (seuls les « reservoir » sont lus)."
        ),
    )
    add_dispersal(algorithm)
    add_limit(algorithm)


def add_engine_and_names(algorithm: Any) -> None:
    """Declare SOUS_TRAME and what is rarely changed."""
    add_sous_trame(algorithm)
    add_topology(algorithm, "complete", advanced=True)
    add_reference_friction(algorithm)
    add_moves(algorithm)
    add_engine(algorithm)


def read_state(algorithm: Any, parameters: Any, context: Any, feedback: Any) -> State:
    """Return the landscape of RESISTANCE and RESERVOIRS, and what must stay the same in every comparison."""
    import math

    import pandas as pd

    from ...aula_plugin import rasters
    from ...aula_plugin.bridge import go_on
    from ...aula_plugin.core.green_network.graph import alpha
    from ...aula_plugin.core.green_network.landscape import Landscape, Setting
    from ...aula_plugin.core.green_network.steps import Steps
    from ...aula_plugin.patches_on_grid import lay

    raster = rasters.read(algorithm.raster(parameters, "RESISTANCE", context), feedback)
    go_on(feedback)
    source = algorithm.source(parameters, "RESERVOIRS", context)
    frame = require_some(read(source, raster.crs, context, feedback), source)
    sous_trame = algorithm.parameterAsString(parameters, "SOUS_TRAME", context).strip()
    patches, area = as_patches(frame, name_of(source), "reservoir", sous_trame, feedback)
    _keep_inside(patches, raster.grid, name_of(source), feedback)
    friction = raster.as_float()
    laid = lay(patches, patches["id_reservoir"].to_numpy(), raster.grid, friction)
    for warning in laid.warnings:
        feedback.pushWarning(warning)
    capacity = pd.Series(patches["capacite"].to_numpy(dtype=float), index=patches["id_reservoir"].astype(int))
    reference = algorithm.parameterAsDouble(parameters, "FRICTION_REFERENCE", context)
    limit = algorithm.parameterAsDouble(parameters, "COUT_MAX", context)
    distance = algorithm.parameterAsDouble(parameters, "DISTANCE", context)
    likely = probability(algorithm, parameters, context)
    steps = Steps.of(
        raster.grid,
        int(algorithm.parameterAsString(parameters, "VOISINAGE", context)),
        algorithm.parameterAsBoolean(parameters, "COINS", context),
    )
    setting = Setting(
        steps,
        alpha(distance * reference, likely),
        limit * reference if limit else math.inf,
        algorithm.parameterAsString(parameters, "MOTEUR", context),
        algorithm.parameterAsString(parameters, "TOPOLOGIE", context),
        algorithm.parameterAsString(parameters, "TRAVERSEE", context),
    )
    landscape = Landscape(friction, laid.cells, raster.grid, capacity)
    return State(landscape, setting, patches, raster.crs, reference, limit or distance, area)


def as_patches(frame: Any, name: str, status: str, sous_trame: str, feedback: Any) -> tuple[Any, bool]:
    """Return patches with an id, a name, a capacity; and whether capacities are areas.

    Only those of ``status`` when the layer has that field.
    """
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.text import clean

    if "statut" in frame and (frame["statut"] == status).any():
        frame = frame[frame["statut"] == status]
    frame = frame[frame.geometry.area > 0].reset_index(drop=True)
    if frame.empty:
        raise InputError(tr("« {} » ne contient aucune surface : choisissez une autre couche.").format(name))
    result = frame[["geometry"]].copy()
    result["id_reservoir"] = _ids(frame, name, feedback)
    result["nom"] = [clean(value) for value in frame["nom"]] if "nom" in frame else None
    own = [clean(value) for value in frame["sous_trame"]] if "sous_trame" in frame else [None] * len(frame)
    result["sous_trame"] = [value or sous_trame or None for value in own]
    result["surface_ha"] = frame.geometry.area / 10_000
    result["capacite"], area = _capacities(frame, name)
    return result, area


def _ids(frame: Any, name: str, feedback: Any) -> list[int]:
    """Return the ids of the layer when they are whole numbers, each once; else the ranks."""
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.text import clean, number

    if "id_reservoir" not in frame:
        return list(range(1, len(frame) + 1))
    read_ids = [number(clean(value) or "") for value in frame["id_reservoir"]]
    if any(one is None or one % 1 or not 0 < one <= LARGEST_ID for one in read_ids):
        feedback.pushWarning(
            tr("« {} » : id_reservoir n’est pas partout un entier positif : réservoirs renumérotés.").format(name)
        )
        return list(range(1, len(frame) + 1))
    ids = [int(one) for one in read_ids if one is not None]
    twice = sorted({one for one in ids if ids.count(one) > 1}) if len(set(ids)) < len(ids) else []
    if twice:
        raise InputError(
            tr("« {} » : id_reservoir {} est porté par plusieurs objets. Réunissez-les, ou numérotez-les.").format(
                name, ", ".join(map(str, twice[:5]))
            )
        )
    return ids


def _capacities(frame: Any, name: str) -> tuple[Any, bool]:
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.text import clean, number

    areas = frame.geometry.area
    if "capacite" not in frame:
        return areas, True
    values = [clean(value) for value in frame["capacite"]]
    found = [area if value is None else number(value) for value, area in zip(values, areas)]
    wrong = next((value for value, one in zip(values, found) if one is None or one < 0), None)
    if wrong is not None:
        raise InputError(tr("« {} », champ capacite : « {} » n’est pas un nombre positif ou nul.").format(name, wrong))
    near = all(abs(one - area) <= 0.01 * area for one, area in zip(found, areas))
    return found, near


def _keep_inside(patches: Any, grid: Any, name: str, feedback: Any) -> None:
    """Cut at the border of the grid the patches that cross it, and their capacity in proportion; those apart stay."""
    import numpy as np
    import shapely

    from ...aula_plugin.core.geometry import overlay, polygons_of

    extent = shapely.box(*grid.bounds)
    shapes = patches.geometry.to_numpy()
    crossing = shapely.intersects(extent, shapes) & ~shapely.covers(extent, shapes)
    inside = polygons_of(overlay(shapely.intersection, shapes[crossing], extent))
    areas = shapely.area(inside)
    crossing[np.flatnonzero(crossing)[areas == 0]] = False
    inside, areas = inside[areas > 0], areas[areas > 0]
    if not crossing.any():
        return
    share = areas / shapely.area(shapes[crossing])
    for column in ("capacite", "surface_ha"):
        values = patches[column].to_numpy(dtype=float).copy()
        values[crossing] *= share
        patches[column] = values
    shapes[crossing] = inside
    patches.geometry = shapes
    feedback.pushWarning(
        tr(
            "« {} » : {} réservoir(s) dépassent de la surface de résistance : seule leur partie intérieure compte."
        ).format(name, int(crossing.sum()))
    )
