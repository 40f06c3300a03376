"""What crossing the nodes costs, in `aula:connectivite`: from the surface of resistance and the ends of the links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterRasterLayer,
    QgsWkbTypes,
)

from ...aula_plugin.i18n import tr
from .common import add_engine, add_moves
from .connectivite_inputs import Network

_SURFACES = (QgsWkbTypes.Type.MultiPolygon, QgsWkbTypes.Type.Polygon)


@dataclass(frozen=True)
class Land:
    """The surface of resistance, and how one moves on it."""

    friction: Any
    grid: Any
    crs: Any
    steps: Any
    engine: str


def declare_inside(algorithm: Any) -> None:
    """Declare DISTANCES_INTERNES, RESISTANCE and how one moves on it."""
    algorithm.add(
        QgsProcessingParameterBoolean(
            "DISTANCES_INTERNES", tr("Compter la traversée des réservoirs"), defaultValue=False
        ),
        tr(
            "Décoché : un réservoir se traverse sans coût. Coché : passer d’un lien à un autre coûte la distance, sur "
            "RESISTANCE, entre les mailles où ils aboutissent. Demande des réservoirs en surfaces et des liens en "
            "lignes, tracés sur la même grille ; les résultats sont dans son système de coordonnées. Environ quatre "
            "fois plus long."
        ),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterRasterLayer("RESISTANCE", tr("Surface de résistance"), optional=True),
        tr("Celle sur laquelle les liens ont été tracés, lue si DISTANCES_INTERNES est coché."),
        advanced=True,
    )
    add_moves(algorithm)
    add_engine(algorithm)


def asked(algorithm: Any, parameters: Any, context: Any) -> bool:
    """Return whether crossing nodes costs."""
    return bool(algorithm.parameterAsBoolean(parameters, "DISTANCES_INTERNES", context))


def ground(algorithm: Any, parameters: Any, context: Any, feedback: Any) -> Land:
    """Return the surface of resistance; memory is checked before a cell is read."""
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.green_network.engines import engine_name, engine_note, prepare
    from ...aula_plugin.core.green_network.memory import bytes_per_cell, check_memory
    from ...aula_plugin.core.green_network.steps import Steps
    from ...aula_plugin.core.typography import insecables
    from ...aula_plugin.rasters import grid_of, read

    layer = algorithm.optional_raster(parameters, "RESISTANCE", context)
    if layer is None:
        raise InputError(
            tr(
                "DISTANCES_INTERNES est coché : donnez la surface de résistance (RESISTANCE) sur laquelle les liens "
                "ont été tracés."
            )
        )
    grid, crs = grid_of(layer)
    engine = algorithm.parameterAsString(parameters, "MOTEUR", context)
    feedback.setProgressText(tr("Préparation du moteur de calcul (jusqu’à une minute la première fois sur un poste)"))
    prepare(engine, feedback.isCanceled)
    feedback.pushInfo(check_memory(grid, bytes_per_cell(engine_name(engine))))
    feedback.pushInfo(insecables(engine_note(engine)))
    steps = Steps.of(
        grid,
        int(algorithm.parameterAsString(parameters, "VOISINAGE", context)),
        algorithm.parameterAsBoolean(parameters, "COINS", context),
    )
    return Land(read(layer, feedback).as_float(), grid, crs, steps, engine)


def cross(graph: Any, network: Network, built: Any, land: Land | None, how: Any, feedback: Any) -> None:
    """Check that the metrics of a graph fit in memory; with a land, make the crossing of its nodes cost."""
    from ...aula_plugin.core.green_network import graph_memory
    from ...aula_plugin.core.green_network.inner_distances import closed, crossing

    ends = None if land is None else _ends(graph, network, built, land)
    feedback.pushInfo(graph_memory.check(graph, how.threshold, ends, how.nodes or how.links))
    if land is None or ends is None:
        return
    feedback.setProgressText(tr("Traversée des réservoirs"))
    graph.inside = crossing(
        graph,
        ends,
        land.friction,
        land.steps,
        land.engine,
        lambda share: feedback.setProgress(10 + 20 * share),
        feedback.isCanceled,
    )
    shut = closed(graph.inside)
    if shut:
        feedback.pushInfo(
            tr(
                "Distances internes : {} passage(s) d’un lien à un autre impossible(s), leurs mailles ne se rejoignent "
                "pas."
            ).format(shut)
        )


def _ends(graph: Any, network: Network, built: Any, land: Land) -> Any:
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.geometry import repair
    from ...aula_plugin.core.green_network.inner_distances import end_cells

    if network.node_type not in _SURFACES:
        raise InputError(
            tr("DISTANCES_INTERNES demande des réservoirs en surfaces : « NOEUDS » n’en a pas. Décochez-le.")
        )
    if network.link_type == QgsWkbTypes.Type.NoGeometry:
        lines = [None] * len(built.rows)
    else:
        lines = network.links.geometry.iloc[built.rows].tolist()
    place = {one: row for row, one in enumerate(built.ids)}
    shapes = repair(network.nodes.geometry).geometries[[place[one] for one in graph.ids]]
    return end_cells(graph, lines, shapes, land.grid)
