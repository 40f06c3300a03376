"""`aula:connectivite`: what each patch and each link of a network is worth, and the network as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...aula_plugin.i18n import tr
from ..base import MULTI, AulaAlgorithm
from .common import GREEN_GROUP, add_dispersal, add_reference_friction, add_sous_trame, probability
from .vectors import metric_crs

DEFAULT_CAPACITY = "capacite"
CAPACITY_UNITS = ("m2", "ha", "autre")
DISTANCE_UNITS = ("metres", "metres_cout")
#: Keys that formats add, and number again when they write; « id » and « gid » where they are the key of the layer.
_KEYS, _DATABASE_KEYS = {"fid", "ogc_fid", "id_0"}, {"id", "gid"}
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


@dataclass
class _Network:
    """The two layers as they were read, the kinds of their fields, and how they are written again."""

    nodes: Any
    links: Any
    node_fields: dict[str, str]
    link_fields: dict[str, str]
    node_type: QgsWkbTypes.Type
    link_type: QgsWkbTypes.Type
    crs: Any


class Connectivite(AulaAlgorithm):
    """Measures a network of patches and links."""

    NAME = "connectivite"
    GROUP, GROUP_ID = GREEN_GROUP
    TAGS = (
        "connectivité graphe réseau trame verte bleue tvb réservoir corridor pc ec eca iic dpc bc intermédiarité "
        "composantes graphab conefor connectivity graph network centrality"
    )

    def displayName(self) -> str:
        return tr("Mesurer la connectivité d’un réseau")

    def shortHelpString(self) -> str:
        return tr(
            "Mesure un réseau de réservoirs et de liens : ce qu’il offre dans son ensemble, et ce que vaut chaque "
            "réservoir et chaque lien."
            "<p><b>Résultat.</b> Les nœuds et les liens, avec leurs champs et leurs métriques ; une table des "
            "métriques du réseau, chacune avec sa définition et sa source ; les composantes.</p>"
            "<p><b>Méthode.</b> Probabilité d’aller de i à j : p = exp(−α d), d la plus courte distance de coût le "
            "long des liens, α tel que p vaut PROBABILITE à DISTANCE. N = somme des (ai aj)^β pij, i = j compris. "
            "EC = √N ; PC = N / A². Liens plus coûteux que SEUIL : retirés avant de chercher les chemins. Les nœuds "
            "se traversent sans coût.</p>"
            "<p><b>Nœuds.</b> dpc : part de PC perdue sans le nœud, calculée exactement. dpc_intra : son propre "
            "habitat ; dpc_flux : ses échanges ; dpc_connecteur : ce que les autres perdent entre eux (les couples de "
            "p < 10⁻⁹ n’y sont pas comptés). f : habitat atteint depuis le nœud ; interaction : ses termes de N ; "
            "fpc : les mêmes sur A² ; bc : somme des (ai aj)^β pij des couples dont le chemin le traverse ; cf : "
            "courant qui le traverse ; cc : part de ses voisins liés entre eux ; cce_m et ec_m : distances moyenne et "
            "maximale aux nœuds qu’il atteint.</p>"
            "<p><b>Liens.</b> bc et dpc de même (un lien n’a que la fraction connecteur) ; mst : dans l’arbre couvrant "
            "de moindre coût ; retenu : coût au plus égal au seuil.</p>"
            "<p><b>Égalités.</b> Chemins de même coût : ceux qui passent par le plus de nœuds ; s’il en reste "
            "plusieurs, le couple est partagé également. Liens en double : le moins coûteux.</p>"
            "<p><b>Unités.</b> Coûts et distances en mètres-coût (longueur × friction) ; capacités en m² ; dpc et ses "
            "fractions de 0 à 1 ; EC_HA en hectares.</p>"
            "<p><b>NULL.</b> PC, IIC et fpc sans surface d’étude, ou si la capacité n’est pas une surface ; EC_HA dans "
            "ce dernier cas, ou si β n’est pas 1. bc, dpc et composante d’un lien non retenu. cc sous deux voisins, "
            "cce_m sans voisin. cf quand un lien coûte 0. REMARQUE dit pourquoi.</p>"
            "<p><b>Limites.</b> Des réservoirs au bord du territoire manquent de voisins : travaillez sur une emprise "
            "plus large d’une fois et demie la distance. La surface d’étude n’est jamais déduite de l’emprise.</p>"
            "<p><b>Sources.</b> Saura et Pascual-Hortal 2007 (PC) ; Saura et Rubio 2010 (fractions) ; Saura et al. "
            "2011 (EC) ; Bodin et Saura 2010, Foltête et al. 2012 (BC, F, CF).</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self._add_network()
        self._add_dispersal()
        self._add_options()
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
            self.add(QgsProcessingParameterFeatureSink(name, label, kind), help_text)
        self.add(
            QgsProcessingParameterFeatureSink(
                "COMPOSANTES", tr("Composantes"), kinds.TypeVectorPolygon, optional=True, createByDefault=False
            ),
            tr(
                "Enveloppe convexe des nœuds de chaque composante, avec son nombre de nœuds et de liens et sa part de "
                "la capacité. Un nœud ponctuel isolé y est un disque de 10 m."
            ),
        )
        for name, label in FIGURES:
            self.add_output(QgsProcessingOutputNumber(name, tr(label)))

    def _add_network(self) -> None:
        kinds = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterFeatureSource(
                "NOEUDS", tr("Nœuds : réservoirs"), [kinds.TypeVectorPolygon, kinds.TypeVectorPoint]
            ),
            tr("Surfaces ou points, un par réservoir, avec un identifiant unique."),
        )
        self.add(
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
            self.add(
                QgsProcessingParameterString(name, label, defaultValue=default, optional=optional),
                help_text,
                advanced=not optional,
            )

    def _add_dispersal(self) -> None:
        add_dispersal(self)
        self.add(
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
        add_reference_friction(self)

    def _add_options(self) -> None:
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
            self.add(number, help_text, advanced=name == "BETA")
        self.add(
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
            self.add(
                QgsProcessingParameterBoolean(name, label, defaultValue=True),
                tr("La part longue du calcul : de quelques secondes à une minute pour 1 000 nœuds."),
                advanced=True,
            )
        add_sous_trame(self)

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.green_network.connectivity import measure
        from ...aula_plugin.core.green_network.network_inputs import notes

        feedback.setProgressText(tr("Lecture du réseau"))
        network = self._read(parameters, context, feedback)
        go_on(feedback)
        capacity, is_area = self._capacities(network.nodes, parameters, context, feedback)
        how = self._measures(parameters, context, is_area)
        built = self._graph(network, capacity, parameters, context)
        graph = built.graph
        for note in notes(built):
            feedback.pushInfo(note)
        feedback.setProgress(10)
        feedback.setProgressText(tr("Mesure de {} nœuds et {} liens").format(len(graph), len(graph.cost)))

        def progress(share: float) -> None:
            go_on(feedback)
            feedback.setProgress(10 + 80 * share)

        found = measure(graph, how, progress)
        go_on(feedback)
        feedback.setProgress(90)
        outputs = self._write(found, network, built, parameters, context, feedback)
        for row in found.metrics.itertuples():
            if row.code in ("EC", "PC", "IIC", "NC"):
                feedback.pushInfo(_told(row))
        feedback.setProgress(100)
        return {**outputs, **_figures(found, graph, how)}

    def _read(self, parameters, context, feedback) -> _Network:
        """Return both layers, in the CRS in which the nodes are measured; a table of links has none."""
        from ...aula_plugin.bridge import kind_of, to_frame

        sources = [self.source(parameters, name, context) for name in ("NOEUDS", "LIENS")]
        crs = metric_crs(sources[0], context)
        drawn = sources[1].wkbType() != QgsWkbTypes.Type.NoGeometry
        frames = [to_frame(sources[0], context, feedback, crs)]
        frames.append(to_frame(sources[1], context, feedback, crs if drawn else None))
        keys = [_KEYS | self._database_keys(parameters, name, context) for name in ("NOEUDS", "LIENS")]
        fields = [
            {f.name().lower(): kind_of(f) for f in source.fields() if f.name().lower() not in own}
            for source, own in zip(sources, keys)
        ]
        kept = [_kept_type(source) for source in sources]
        return _Network(frames[0], frames[1], fields[0], fields[1], kept[0], kept[1], crs)

    def _database_keys(self, parameters, name: str, context) -> set[str]:
        """Return the names of the key that a database added to a layer."""
        layer = self.parameterAsVectorLayer(parameters, name, context)
        if layer is None:
            return set()
        return {layer.fields().at(one).name().lower() for one in layer.primaryKeyAttributes()} & _DATABASE_KEYS

    def _capacities(self, nodes, parameters, context, feedback) -> tuple[Any, bool]:
        """Return the capacities, in m² when they are areas, and whether they are."""
        from ...aula_plugin.core.green_network.network_inputs import AREAS, areas, column, has, numbers

        name = self.parameterAsString(parameters, "CHAMP_CAPACITE", context).strip()
        if name and (has(nodes, name) or name != DEFAULT_CAPACITY):
            unit = self.parameterAsString(parameters, "UNITE_CAPACITE", context)
            values = numbers(column(nodes, name, self.parameterDefinition("NOEUDS").description()))
            return AREAS.get(unit, 1.0) * values, unit in AREAS
        found, repaired = areas(nodes)
        feedback.pushInfo(tr("Capacité : surface des nœuds, en m² ; contours réparés : {}.").format(repaired))
        return found, True

    def _measures(self, parameters, context, is_area: bool):
        """Return how to measure; lengths in cost-metres, areas in m²."""
        import math

        from ...aula_plugin.core.green_network.connectivity import Measures
        from ...aula_plugin.core.green_network.graph import alpha

        def number(name: str) -> float | None:
            return None if parameters.get(name) in (None, "") else self.parameterAsDouble(parameters, name, context)

        p = probability(self, parameters, context)
        factor = 1.0
        if self.parameterAsString(parameters, "UNITE_DISTANCE", context) == "metres":
            factor = self.parameterAsDouble(parameters, "FRICTION_REFERENCE", context)
        limit, area = number("SEUIL"), number("SURFACE_ETUDE")
        return Measures(
            alpha(factor * self.parameterAsDouble(parameters, "DISTANCE", context), p),
            self.parameterAsDouble(parameters, "BETA", context),
            math.inf if limit is None else factor * limit,
            None if area is None else 1e4 * area,
            "m²" if is_area else tr("unité de la capacité"),
            self.parameterAsBoolean(parameters, "DPC_NOEUDS", context),
            self.parameterAsBoolean(parameters, "DPC_LIENS", context),
        )

    def _graph(self, network: _Network, capacity, parameters, context):
        """Return the graph and what ties it to both layers."""
        from ...aula_plugin.core.green_network.network_inputs import build, column, numbers

        def values(frame, name: str, layer: str):
            return column(
                frame, self.parameterAsString(parameters, name, context), self.parameterDefinition(layer).description()
            )

        ends = values(network.links, "CHAMP_A", "LIENS"), values(network.links, "CHAMP_B", "LIENS")
        cost = numbers(values(network.links, "CHAMP_COUT", "LIENS"))
        return build(values(network.nodes, "CHAMP_ID", "NOEUDS"), capacity, ends, cost)

    def _write(self, found, network: _Network, built, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.core.green_network.component_outlines import outlines
        from ...aula_plugin.core.green_network.connectivity import (
            COMPONENT_COLUMNS,
            LINK_COLUMNS,
            METRIC_COLUMNS,
            NODE_COLUMNS,
        )

        measured = found.nodes.loc[built.ids]
        nodes = network.nodes.assign(**{name: measured[name].to_numpy() for name in NODE_COLUMNS})
        if self.parameterAsString(parameters, "CHAMP_ID", context).strip().lower() not in network.node_fields:
            nodes, network.node_fields = nodes.assign(id_noeud=built.ids), {"id_noeud": "text", **network.node_fields}
        links = network.links.iloc[built.rows]
        links = links.assign(**{name: found.links[name].to_numpy() for name in LINK_COLUMNS})
        hulls = outlines(nodes, found.components)
        named = {"sous_trame": "text"}
        called = self.parameterAsString(parameters, "SOUS_TRAME", context).strip()
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
            outputs[name] = self.write(frame, columns, parameters, name, context, feedback, geometry, crs, style)
        return outputs


def _kept_type(source) -> QgsWkbTypes.Type:
    """Return the type in which the objects of a source are written again: straight, plane, several parts."""
    flat = QgsWkbTypes.linearType(QgsWkbTypes.flatType(source.wkbType()))
    return flat if flat == QgsWkbTypes.Type.Point else QgsWkbTypes.multiType(flat)


def _only(nodes) -> str | None:
    """Return the sous-trame of the nodes when they all have one and the same."""
    found = set(nodes["sous_trame"]) if "sous_trame" in nodes else set()
    return found.pop() if len(found) == 1 else None


def _told(row) -> str:
    """Return the line of the log on a metric."""
    from ...aula_plugin.core.missing import is_missing
    from ...aula_plugin.core.typography import insecables, nombre

    if is_missing(row.valeur):
        return insecables(f"{row.nom} : {row.remarque}")
    if row.unite == "m²":
        return insecables(f"{row.nom} : {nombre(row.valeur / 1e4, 2)} ha")
    shown = nombre(row.valeur) if float(row.valeur).is_integer() else f"{row.valeur:.4g}".replace(".", ",")
    return insecables(f"{row.nom} : {shown} {row.unite}".rstrip())


def _figures(found, graph, how) -> dict[str, Any]:
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
