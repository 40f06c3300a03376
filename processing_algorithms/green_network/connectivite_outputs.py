"""The outputs of `aula:connectivite`: declared, then written."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from ...aula_plugin.i18n import tr
from ..base import MULTI
from .connectivite_inputs import Network

#: Styles of nodes that are points, and of links that are not drawn.
_SUFFIXES = {
    ("NOEUDS_RESULTAT", QgsWkbTypes.Type.Point): "_pct",
    ("NOEUDS_RESULTAT", QgsWkbTypes.Type.MultiPoint): "_pct",
    ("LIENS_RESULTAT", QgsWkbTypes.Type.NoGeometry): "_table",
}
FIGURES = (
    ("EC_HA", "Connectivité équivalente (ha)"),
    ("PC", "Probabilité de connectivité"),
    ("IIC", "Indice intégral de connectivité"),
    ("NB_NOEUDS", "Nœuds"),
    ("NB_LIENS", "Liens retenus"),
    ("NB_COMPOSANTES", "Composantes"),
    ("GD_M", "Diamètre du graphe (mètres-coût)"),
    ("NB_DOUBLES", "Liens en double ignorés"),
)


def declare_results(algorithm: Any) -> None:
    """Declare the layers and the figures."""
    kinds = QgsProcessing.SourceType
    for name, label, kind, help_text in (
        ("NOEUDS_RESULTAT", tr("Nœuds mesurés"), kinds.TypeVectorAnyGeometry, tr("Un nœud par ligne, métriques.")),
        ("LIENS_RESULTAT", tr("Liens mesurés"), kinds.TypeVector, tr("Un lien par ligne, avec ses métriques.")),
        (
            "METRIQUES",
            tr("Métriques du réseau"),
            kinds.TypeVector,
            tr("Code, nom, valeur, unité, définition, source ; la remarque dit pourquoi une valeur manque."),
        ),
    ):
        algorithm.add(QgsProcessingParameterFeatureSink(name, label, kind), help_text)
    algorithm.add(
        QgsProcessingParameterFeatureSink(
            "COMPOSANTES", tr("Composantes"), kinds.TypeVectorPolygon, optional=True, createByDefault=False
        ),
        tr(
            "Enveloppe convexe des nœuds de chaque composante, avec son nombre de nœuds et de liens et sa part de "
            "la capacité. Un nœud ponctuel isolé y est un disque de 10 m."
        ),
    )
    for name, label in FIGURES:
        algorithm.add_output(QgsProcessingOutputNumber(name, tr(label)))


def write_results(
    algorithm: Any, found: Any, network: Network, built: Any, parameters: Any, context: Any, feedback: Any
) -> dict[str, Any]:
    """Write the nodes and links with their metrics, the metrics of the network and its components."""
    from ...aula_plugin.core.green_network.component_outlines import outlines
    from ...aula_plugin.core.green_network.connectivity import (
        COMPONENT_COLUMNS,
        LINK_COLUMNS,
        METRIC_COLUMNS,
        NODE_COLUMNS,
    )

    measured = found.nodes.loc[built.ids]
    nodes = network.nodes.assign(**{name: measured[name].to_numpy() for name in NODE_COLUMNS})
    if algorithm.parameterAsString(parameters, "CHAMP_ID", context).strip().lower() not in network.node_fields:
        nodes, network.node_fields = nodes.assign(id_noeud=built.ids), {"id_noeud": "text", **network.node_fields}
    links = network.links.iloc[built.rows]
    links = links.assign(**{name: found.links[name].to_numpy() for name in LINK_COLUMNS})
    hulls = outlines(nodes, found.components)
    named = {"sous_trame": "text"}
    called = algorithm.parameterAsString(parameters, "SOUS_TRAME", context).strip()
    jobs = (
        ("NOEUDS_RESULTAT", nodes, {**network.node_fields, **named, **NODE_COLUMNS}, network.node_type, "noeuds"),
        ("LIENS_RESULTAT", links, {**network.link_fields, **named, **LINK_COLUMNS}, network.link_type, "liens"),
        ("METRIQUES", found.metrics, {**METRIC_COLUMNS, **named}, QgsWkbTypes.Type.NoGeometry, "metriques"),
        ("COMPOSANTES", hulls, {**COMPONENT_COLUMNS, **named}, MULTI["surf"], "composantes"),
    )
    common = _only(nodes)
    outputs = {}
    for name, frame, columns, geometry, style in jobs:
        if called or "sous_trame" not in frame:
            frame = frame.assign(sous_trame=called or common)
        style = f"green_network/connectivite_{style}{_SUFFIXES.get((name, geometry), '')}.qml"
        crs = None if geometry == QgsWkbTypes.Type.NoGeometry else network.crs
        outputs[name] = algorithm.write(frame, columns, parameters, name, context, feedback, geometry, crs, style)
    return outputs


def _only(nodes: Any) -> str | None:
    """Return the sous-trame of the nodes when they all have one and the same."""
    found = set(nodes["sous_trame"]) if "sous_trame" in nodes else set()
    return found.pop() if len(found) == 1 else None


def told(row: Any) -> str:
    """Return the line of the log on a metric."""
    from ...aula_plugin.core.missing import is_missing
    from ...aula_plugin.core.typography import insecables, nombre

    if is_missing(row.valeur):
        return insecables(f"{row.nom} : {row.remarque}")
    if row.unite == "m²":
        return insecables(f"{row.nom} : {nombre(row.valeur / 1e4, 2)} ha")
    shown = nombre(row.valeur) if float(row.valeur).is_integer() else f"{row.valeur:.4g}".replace(".", ",")
    return insecables(f"{row.nom} : {shown} {row.unite}".rstrip())


def figures(found: Any, graph: Any, how: Any) -> dict[str, Any]:
    """Return the outputs that are numbers; None where one has no meaning."""
    is_hectares = how.unit == "m²" and how.beta == 1
    return {
        "EC_HA": found.value("EC") / 1e4 if is_hectares else None,
        "PC": found.value("PC"),
        "IIC": found.value("IIC"),
        "NB_NOEUDS": len(graph),
        "NB_LIENS": int(found.value("NL")),
        "NB_COMPOSANTES": int(found.value("NC")),
        "GD_M": found.value("GD"),
        "NB_DOUBLES": graph.dropped.duplicates,
    }
