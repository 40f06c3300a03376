"""The words of the metrics of a network: name, unit, definition, source, as the table of results gives them."""

from __future__ import annotations

from typing import NamedTuple

NO_AREA = "Sans valeur : la capacité n’est pas une surface, seule EC a un sens."
NO_STUDY_AREA = "Sans valeur : la surface d’étude n’est pas donnée."
NO_CAPACITY = "Sans valeur : toutes les capacités sont nulles."
ZERO_COST = "Sans valeur : un lien au moins coûte 0, sa conductance serait infinie."
POINTS = "Distances internes non comptées : chaque réservoir y est un point, comme dans Graphab."
SAURA_2007 = "Saura et Pascual-Hortal 2007, Landscape and Urban Planning 83:91"
SAURA_2011 = "Saura et al. 2011, Ecological Indicators 11:407"
IIC_2006 = "Pascual-Hortal et Saura 2006, Landscape Ecology 21:959"
GRAPHAB = "Foltête et al. 2012, Environmental Modelling & Software 38:316"


class Word(NamedTuple):
    """What a row says. ``unit``: ``capacite`` stands for the unit of the capacity, ``capacite_beta`` to the power β."""

    code: str
    name: str
    unit: str
    definition: str
    source: str
    remark: str = ""


METRICS = (
    Word(
        "EC",
        "Connectivité équivalente (ECA)",
        "capacite_beta",
        "√ Σij (ai aj)^β pij : taille d’un réservoir unique qui offrirait autant ; entre le plus grand et la somme",
        SAURA_2011,
    ),
    Word("PC", "Probabilité de connectivité", "", "Σij (ai aj)^β pij / A² ; pij = exp(−α dij)", SAURA_2007),
    Word(
        "ECA_IIC",
        "Connectivité équivalente, d’après IIC",
        "capacite",
        "√ Σij ai aj / (1 + nlij) ; nlij : liens du chemin qui en a le moins",
        IIC_2006,
    ),
    Word("IIC", "Indice intégral de connectivité", "", "Σij ai aj / (1 + nlij) / A²", IIC_2006),
    Word("A_TOTAL", "Capacité totale", "capacite", "Σ ai", SAURA_2011),
    Word("NN", "Nombre de nœuds", "", "Réservoirs, capacité nulle comprise", GRAPHAB),
    Word("NL", "Nombre de liens", "", "Liens dont le coût ne dépasse pas le seuil", GRAPHAB),
    Word("S_F", "Flux total", "capacite_beta", "Σi Fi ; Fi = Σj≠i aj^β pij", GRAPHAB),
    Word(
        "E_BC",
        "Répartition de la centralité d’intermédiarité",
        "",
        "−Σ q ln q / ln n sur les n nœuds de BC non nulle, q = BC / Σ BC ; 1 : passages également répartis",
        GRAPHAB,
        "Sans valeur si moins de deux nœuds sont traversés.",
    ),
    Word("NC", "Nombre de composantes", "", "Ensembles de nœuds reliés entre eux", GRAPHAB),
    Word("MSC", "Capacité moyenne d’une composante", "capacite", "Σ ac / NC", GRAPHAB),
    Word("SLC", "Capacité de la plus grande composante", "capacite", "max ac", GRAPHAB),
    Word(
        "ECS",
        "Capacité attendue d’une composante",
        "capacite",
        "Σ ac² / Σ ac : composante d’un point d’habitat tiré au hasard",
        GRAPHAB,
    ),
    Word(
        "CCP",
        "Probabilité de coïncidence",
        "",
        "Σ (ac / Σ ac)² : deux points d’habitat tirés au hasard sont dans la même composante",
        GRAPHAB,
    ),
    Word("GD", "Diamètre du graphe", "m-coût", "Plus longue des plus courtes distances", GRAPHAB),
    Word("H", "Indice de Harary", "", "Σi<j 1 / nlij", GRAPHAB),
    Word("MST", "Coût de l’arbre couvrant minimal", "m-coût", "Σ des coûts de ses liens (Kruskal)", GRAPHAB),
    Word(
        "S_CF",
        "Courant total",
        "capacite_beta",
        "Σk CFk : courant qui traverse k quand chaque nœud tour à tour est mis à la terre et que les autres injectent "
        "ai^β ; conductance d’un lien : 1 / coût",
        GRAPHAB,
    ),
)
