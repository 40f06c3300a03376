"""`aula:connectivite`: what each patch and each link of a network is worth, and the network as a whole."""

from __future__ import annotations

from typing import Any

from ...aula_plugin.i18n import tr
from ..base import AulaAlgorithm
from .common import GREEN_GROUP
from .connectivite_inputs import (
    capacities,
    declare_dispersal,
    declare_network,
    declare_options,
    graph_of,
    measures,
    read_network,
)
from .connectivite_inside import asked, cross, declare_inside, ground
from .connectivite_outputs import declare_results, figures, told, write_results


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
            "EC = √N ; PC = N / A². Liens plus coûteux que SEUIL : retirés avant de chercher les chemins.</p>"
            "<p><b>Distances internes.</b> Sans elles, les nœuds se traversent sans coût. Avec DISTANCES_INTERNES, "
            "passer d’un lien à un autre coûte la distance de coût entre les mailles où ils aboutissent ; d’un nœud "
            "à un autre compte la plus courte. cf, H, IIC, degre, cc et ccor n’en dépendent pas.</p>"
            "<p><b>Nœuds.</b> dpc : part de PC perdue sans le nœud, calculée exactement. dpc_intra : son propre "
            "habitat ; dpc_flux : ses échanges ; dpc_connecteur : ce que les autres perdent entre eux (les couples de "
            "p < 10⁻⁹ n’y sont pas comptés). f : habitat atteint depuis le nœud ; interaction : ses termes de N ; "
            "fpc : les mêmes sur A² ; bc : somme des (ai aj)^β pij des couples dont le chemin le traverse ; cf : "
            "courant qui le traverse ; cc : part de ses voisins liés entre eux ; ccor : son nombre de liens, rapporté "
            "à la moyenne de ses voisins ; cce_m et ec_m : distances moyenne et maximale aux nœuds qu’il atteint.</p>"
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
        for declare in (declare_network, declare_dispersal, declare_options, declare_inside, declare_results):
            declare(self)

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.green_network.connectivity import measure
        from ...aula_plugin.core.green_network.network_inputs import notes

        land = ground(self, parameters, context, feedback) if asked(self, parameters, context) else None
        feedback.setProgressText(tr("Lecture du réseau"))
        network = read_network(self, parameters, context, feedback, land and land.crs)
        go_on(feedback)
        capacity, is_area = capacities(self, network.nodes, parameters, context, feedback)
        how = measures(self, parameters, context, is_area)
        built = graph_of(self, network, capacity, parameters, context)
        graph = built.graph
        for note in notes(built):
            feedback.pushInfo(note)
        cross(graph, network, built, land, how, feedback)
        start = 30 if land else 10
        feedback.setProgress(start)
        feedback.setProgressText(tr("Mesure de {} nœuds et {} liens").format(len(graph), len(graph.cost)))

        def progress(share: float) -> None:
            go_on(feedback)
            feedback.setProgress(start + (90 - start) * share)

        found = measure(graph, how, progress)
        go_on(feedback)
        feedback.setProgress(90)
        outputs = write_results(self, found, network, built, parameters, context, feedback)
        for row in found.metrics.itertuples():
            if row.code in ("EC", "PC", "IIC", "NC"):
                feedback.pushInfo(told(row))
        feedback.setProgress(100)
        return {**outputs, **figures(found, graph, how)}
