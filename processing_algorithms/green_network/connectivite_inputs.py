"""The inputs of `aula:connectivite`: declared, then read as a graph and as a way to measure it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...aula_plugin.i18n import tr
from ..vectors import metric_crs
from .common import add_dispersal, add_reference_friction, add_sous_trame, probability

DEFAULT_CAPACITY = "capacite"
CAPACITY_UNITS = ("m2", "ha", "autre")
DISTANCE_UNITS = ("metres", "metres_cout")
#: Keys that formats add, and number again when they write; « id » and « gid » where they are the key of the layer.
_KEYS, _DATABASE_KEYS = {"fid", "ogc_fid", "id_0"}, {"id", "gid"}


@dataclass
class Network:
    """The two layers as they were read, the kinds of their fields, and how they are written again."""

    nodes: Any
    links: Any
    node_fields: dict[str, str]
    link_fields: dict[str, str]
    node_type: QgsWkbTypes.Type
    link_type: QgsWkbTypes.Type
    crs: Any


def declare_network(algorithm: Any) -> None:
    """Declare NOEUDS, LIENS and their fields."""
    kinds = QgsProcessing.SourceType
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "NOEUDS", tr("Nœuds : réservoirs"), [kinds.TypeVectorPolygon, kinds.TypeVectorPoint]
        ),
        tr("Surfaces ou points, un par réservoir, avec un identifiant unique."),
    )
    algorithm.add(
        QgsProcessingParameterFeatureSource("LIENS", tr("Liens"), [kinds.TypeVector]),
        tr(
            "Lignes ou table : les deux nœuds joints et le coût. Le sens ne compte pas. Un lien dont un bout n’est "
            "pas parmi les nœuds donnés est écarté et compté."
        ),
    )
    for name, label, default, help_text in (
        ("CHAMP_ID", tr("Champ d’identifiant des nœuds"), "id_reservoir", tr("Nombre entier ou texte, unique.")),
        (
            "CHAMP_CAPACITE",
            tr("Champ de capacité des nœuds"),
            DEFAULT_CAPACITY,
            tr(
                "Nombre positif ou nul (0 : simple relais). Vide, ou couche sans champ « capacite » : la surface "
                "des objets, en m²."
            ),
        ),
        ("CHAMP_A", tr("Champ du premier nœud des liens"), "id_a", tr("Identifiant du nœud de départ.")),
        ("CHAMP_B", tr("Champ du second nœud des liens"), "id_b", tr("Identifiant du nœud d’arrivée.")),
        (
            "CHAMP_COUT",
            tr("Champ de coût des liens"),
            "cout_m",
            tr("Mètres-coût, positif ou nul (0 : réservoirs qui se touchent)."),
        ),
    ):
        optional = name == "CHAMP_CAPACITE"
        algorithm.add(
            QgsProcessingParameterString(name, label, defaultValue=default, optional=optional),
            help_text,
            advanced=not optional,
        )


def declare_dispersal(algorithm: Any) -> None:
    """Declare the species, and the unit of its distance."""
    add_dispersal(algorithm)
    algorithm.add(
        QgsProcessingParameterEnum(
            "UNITE_DISTANCE",
            tr("Unité de la distance et du seuil"),
            list(DISTANCE_UNITS),
            defaultValue="metres",
            usesStaticStrings=True,
        ),
        tr(
            "« metres » : mètres en milieu favorable, multipliés par FRICTION_REFERENCE. « metres_cout » : l’unité "
            "du champ de coût."
        ),
        advanced=True,
    )
    add_reference_friction(algorithm)


def declare_options(algorithm: Any) -> None:
    """Declare what else the metrics depend on, and which are sought."""
    real = QgsProcessingParameterNumber.Type.Double
    for name, label, default, least, help_text in (
        (
            "SEUIL",
            tr("Seuil de coût des liens (m)"),
            None,
            0.0,
            tr("Liens plus coûteux retirés. Vide : aucun."),
        ),
        (
            "SURFACE_ETUDE",
            tr("Surface d’étude (ha)"),
            None,
            1e-6,
            tr("Celle du territoire étudié, pour PC, IIC et fpc. Vide : ils sont NULL, EC suffit."),
        ),
        (
            "BETA",
            tr("Exposant des capacités (β)"),
            1.0,
            0.0,
            tr("1 : la capacité telle quelle. 0 : tous les nœuds comptent autant."),
        ),
    ):
        number = QgsProcessingParameterNumber(name, label, real, defaultValue=default, optional=default is None)
        number.setMinimum(least)
        algorithm.add(number, help_text, advanced=name == "BETA")
    algorithm.add(
        QgsProcessingParameterEnum(
            "UNITE_CAPACITE",
            tr("Unité de la capacité"),
            list(CAPACITY_UNITS),
            defaultValue="m2",
            usesStaticStrings=True,
        ),
        tr("« autre » : effectif, note… : EC est alors dans cette unité, et PC n’a pas de sens."),
        advanced=True,
    )
    for name, label in (("DPC_NOEUDS", tr("Calculer dpc des nœuds")), ("DPC_LIENS", tr("Calculer dpc des liens"))):
        algorithm.add(
            QgsProcessingParameterBoolean(name, label, defaultValue=True),
            tr("La part longue du calcul : de quelques secondes à une minute pour 1 000 nœuds."),
            advanced=True,
        )
    add_sous_trame(algorithm)


def read_network(algorithm: Any, parameters: Any, context: Any, feedback: Any, crs: Any = None) -> Network:
    """Return both layers, in ``crs`` or that in which the nodes are measured; a table of links has none."""
    from ...aula_plugin.bridge import kind_of, to_frame

    sources = [algorithm.source(parameters, name, context) for name in ("NOEUDS", "LIENS")]
    crs = crs or metric_crs(sources[0], context)
    drawn = sources[1].wkbType() != QgsWkbTypes.Type.NoGeometry
    frames = [to_frame(sources[0], context, feedback, crs)]
    frames.append(to_frame(sources[1], context, feedback, crs if drawn else None))
    keys = [_KEYS | _database_keys(algorithm, parameters, name, context) for name in ("NOEUDS", "LIENS")]
    fields = [
        {f.name().lower(): kind_of(f) for f in source.fields() if f.name().lower() not in own}
        for source, own in zip(sources, keys)
    ]
    kept = [_kept_type(source) for source in sources]
    return Network(frames[0], frames[1], fields[0], fields[1], kept[0], kept[1], crs)


def _database_keys(algorithm: Any, parameters: Any, name: str, context: Any) -> set[str]:
    """Return the names of the key that a database added to a layer."""
    layer = algorithm.parameterAsVectorLayer(parameters, name, context)
    if layer is None:
        return set()
    return {layer.fields().at(one).name().lower() for one in layer.primaryKeyAttributes()} & _DATABASE_KEYS


def capacities(algorithm: Any, nodes: Any, parameters: Any, context: Any, feedback: Any) -> tuple[Any, bool]:
    """Return the capacities, in m² when they are areas, and whether they are."""
    from ...aula_plugin.core.green_network.network_inputs import AREAS, areas, column, has, numbers

    name = algorithm.parameterAsString(parameters, "CHAMP_CAPACITE", context).strip()
    if name and (has(nodes, name) or name != DEFAULT_CAPACITY):
        unit = algorithm.parameterAsString(parameters, "UNITE_CAPACITE", context)
        values = numbers(column(nodes, name, algorithm.parameterDefinition("NOEUDS").description()))
        return AREAS.get(unit, 1.0) * values, unit in AREAS
    found, repaired = areas(nodes)
    feedback.pushInfo(tr("Capacité : surface des nœuds, en m² ; contours réparés : {}.").format(repaired))
    return found, True


def measures(algorithm: Any, parameters: Any, context: Any, is_area: bool) -> Any:
    """Return how to measure; lengths in cost-metres, areas in m²."""
    import math

    from ...aula_plugin.core.green_network.connectivity import Measures
    from ...aula_plugin.core.green_network.graph import alpha

    def number(name: str) -> float | None:
        return None if parameters.get(name) in (None, "") else algorithm.parameterAsDouble(parameters, name, context)

    p = probability(algorithm, parameters, context)
    factor = 1.0
    if algorithm.parameterAsString(parameters, "UNITE_DISTANCE", context) == "metres":
        factor = algorithm.parameterAsDouble(parameters, "FRICTION_REFERENCE", context)
    limit, area = number("SEUIL"), number("SURFACE_ETUDE")
    return Measures(
        alpha(factor * algorithm.parameterAsDouble(parameters, "DISTANCE", context), p),
        algorithm.parameterAsDouble(parameters, "BETA", context),
        math.inf if limit is None else factor * limit,
        None if area is None else 1e4 * area,
        "m²" if is_area else tr("unité de la capacité"),
        algorithm.parameterAsBoolean(parameters, "DPC_NOEUDS", context),
        algorithm.parameterAsBoolean(parameters, "DPC_LIENS", context),
    )


def graph_of(algorithm: Any, network: Network, capacity: Any, parameters: Any, context: Any) -> Any:
    """Return the graph and what ties it to both layers."""
    from ...aula_plugin.core.green_network.network_inputs import build, column, numbers

    def values(frame, name: str, layer: str):
        return column(
            frame,
            algorithm.parameterAsString(parameters, name, context),
            algorithm.parameterDefinition(layer).description(),
        )

    ends = values(network.links, "CHAMP_A", "LIENS"), values(network.links, "CHAMP_B", "LIENS")
    cost = numbers(values(network.links, "CHAMP_COUT", "LIENS"))
    return build(values(network.nodes, "CHAMP_ID", "NOEUDS"), capacity, ends, cost)


def _kept_type(source) -> QgsWkbTypes.Type:
    """Return the type in which the objects of a source are written again: straight, plane, several parts."""
    flat = QgsWkbTypes.linearType(QgsWkbTypes.flatType(source.wkbType()))
    return flat if flat == QgsWkbTypes.Type.Point else QgsWkbTypes.multiType(flat)
