"""What the algorithms that leave from sources share: the resistance, the sources laid on it, the moves, the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsWkbTypes,
)

from ...aula_plugin.i18n import tr
from .common import add_resistance


@dataclass
class Ground:
    """What a search is made on.

    Attributes
    ----------
    friction : decimals, NaN where impassable; ``grid`` and ``crs`` say where it lies.
    ids : int32, source of each cell, 0 for none; ``count`` of them leave somewhere.
    steps : ``core.green_network.steps.Steps``.
    engine : as chosen.
    """

    friction: Any
    grid: Any
    crs: Any
    ids: Any
    count: int
    steps: Any
    engine: str


def add_ground(algorithm: Any) -> None:
    """Declare RESISTANCE, SOURCES and CHAMP_ID."""
    add_resistance(algorithm)
    algorithm.add(
        QgsProcessingParameterFeatureSource("SOURCES", tr("Sources"), [QgsProcessing.SourceType.TypeVectorAnyGeometry]),
        tr("Réservoirs, ou d’autres surfaces, lignes ou points : ce d’où part la dispersion."),
    )
    algorithm.add(
        QgsProcessingParameterField(
            "CHAMP_ID",
            tr("Champ de l’identifiant"),
            parentLayerParameterName="SOURCES",
            optional=True,
        ),
        tr(
            "Nombres entiers supérieurs à 0 ; les objets de même identifiant sont une seule source. Vide : "
            "« id_reservoir » s’il existe, sinon le rang de l’objet à partir de 1."
        ),
    )


def ground(algorithm: Any, parameters: dict[str, Any], context: Any, feedback: Any) -> Ground:
    """Read what a search is made on; memory is checked before a cell is read."""
    from ...aula_plugin.bridge import go_on
    from ...aula_plugin.core.green_network.engines import engine_name, engine_note, prepare
    from ...aula_plugin.core.green_network.explorer import check
    from ...aula_plugin.core.green_network.memory import bytes_per_cell, check_memory
    from ...aula_plugin.core.green_network.steps import Steps
    from ...aula_plugin.core.typography import insecables
    from ...aula_plugin.rasters import grid_of, read

    layer = algorithm.raster(parameters, "RESISTANCE", context)
    grid, crs = grid_of(layer)
    engine = algorithm.parameterAsString(parameters, "MOTEUR", context)
    feedback.setProgressText(tr("Préparation du moteur de calcul (jusqu’à une minute la première fois sur un poste)"))
    prepare(engine, feedback.isCanceled)
    feedback.pushInfo(check_memory(grid, bytes_per_cell(engine_name(engine))))
    feedback.pushInfo(insecables(engine_note(engine)))
    feedback.setProgressText(tr("Lecture de la résistance et des sources"))
    friction = read(layer, feedback).as_float()
    sources = _laid(algorithm, parameters, context, feedback, friction, grid, crs)
    check(friction, sources.ids)
    for note in sources.notes:
        feedback.pushInfo(insecables(note))
    for warning in sources.warnings:
        feedback.pushWarning(insecables(warning))
    go_on(feedback)
    steps = Steps.of(
        grid,
        int(algorithm.parameterAsString(parameters, "VOISINAGE", context)),
        algorithm.parameterAsBoolean(parameters, "COINS", context),
    )
    return Ground(friction, grid, crs, sources.ids, sources.count, steps, engine)


def _laid(algorithm, parameters, context, feedback, friction, grid, crs) -> Any:
    import numpy as np

    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.green_network.sources import lay, source_ids
    from ...aula_plugin.raster_shapes import burn
    from ..vectors import name_of, read, require_some

    source = algorithm.source(parameters, "SOURCES", context)
    if source.wkbType() == QgsWkbTypes.Type.NoGeometry:
        raise InputError(
            tr("« {} » est une table sans géométrie : choisissez des surfaces, des lignes ou des points.").format(
                name_of(source)
            )
        )
    frame = require_some(read(source, crs, context, feedback), source)
    column = algorithm.parameterAsString(parameters, "CHAMP_ID", context)
    ids = source_ids(frame, column, name_of(source))
    order = np.argsort(-ids, kind="stable")  # where two sources overlap, the lowest id is laid last
    frame, ids = frame.iloc[order], ids[order]
    ranks = burn(frame.geometry.to_numpy(), np.arange(1, len(frame) + 1), grid)
    return lay(ranks, frame, ids, grid, friction)
