"""The settings of each step, as the panel shows them: attribute of the plan, words, kind of field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...core.green_network.stages import (
    CONFLITS,
    CONNECTIVITE,
    CORRIDORS,
    DISPERSION,
    PAS_JAPONAIS,
    RESERVOIRS,
    RESISTANCE,
)

NUMBER, CHOICE, TEXTS, TABLE, COLUMN, LAYERS, OBSTACLES, LAYER, FILE = (
    "nombre", "choix", "textes", "table", "colonne", "couches", "obstacles", "couche", "fichier",
)  # fmt: skip


#: Setting of the step of resistance that the plan keeps beside its frictions.
MULTIPLIERS = "multiplicateurs"


@dataclass(frozen=True)
class Field:
    """A setting.

    Attributes
    ----------
    name : attribute of the section of the step; empty when the section is the value itself.
    label, help : words beside, and in the tooltip.
    kind : what one types in.
    unit, most, decimals : of a number; it is never negative.
    words : of a choice: value and word.
    """

    name: str
    label: str
    help: str
    kind: str = NUMBER
    unit: str = ""
    most: float = 1e6
    decimals: int = 0
    words: tuple[tuple[str, str], ...] = ()


NEIGHBOURS = (
    ("planaire_cout", "planaire, selon le coût"),
    ("planaire_euclidien", "planaire, à vol d’oiseau"),
    ("complete", "toutes les paires"),
)
EFFECTS = (
    ("reservoir_et_passage", "les deux"),
    ("reservoir", "réservoir"),
    ("passage", "passage"),
)
CROSSED = (("garder", "lien gardé"), ("retirer", "lien retiré"))

FIELDS: Mapping[str, tuple[Field, ...]] = {
    RESERVOIRS: (
        Field("codes", "Codes", "Codes d’occupation qui font un réservoir, séparés par des virgules.", TEXTS),
        Field("zonages", "Zonages", "Couches de surfaces reprises comme réservoirs (ZNIEFF, ENS…).", LAYERS),
        Field("surface_min_ha", "Surface minimale", "Une tache plus petite n’est pas un réservoir.", unit="ha",
              decimals=2),
        Field("profondeur_lisiere_m", "Lisière", "Profondeur retirée au bord pour mesurer le cœur.", unit="m"),
        Field("coeur_min_ha", "Cœur minimal", "Une tache de moindre cœur n’est pas un réservoir.", unit="ha",
              decimals=2),
        Field("compacite_min", "Compacité min.", "4πA/P² : 1 pour un disque, 0 pour un fil.", most=1, decimals=2),
        Field("pas_japonais_min_ha", "Pas japonais dès", "Taches plus petites gardées comme relais ; 0 : aucune.",
              unit="ha", decimals=2),
    ),
    RESISTANCE: (
        Field("table", "Table", "Table de friction (CSV) : une ligne par code, une colonne par sous-trame.", TABLE),
        Field("colonne", "Colonne", "Colonne de la table lue pour cette sous-trame.", COLUMN),
        Field(MULTIPLIERS, "Multiplicateurs", "Selon la distance à des objets, la pente ou une valeur.", LAYERS),
        Field("reference", "Milieu favorable", "Friction du milieu favorable : convertit les coûts en mètres.",
              most=1e5, decimals=2),
    ),
    DISPERSION: (
        Field("", "Distance", "Distance de dispersion, en mètres parcourus en milieu favorable.", unit="m"),
    ),
    CORRIDORS: (
        Field("voisinage", "Voisinage", "Quelles paires de réservoirs sont reliées.", CHOICE, words=NEIGHBOURS),
        Field("traverse", "Réservoir traversé", "Que faire d’un lien qui passe par un troisième réservoir.", CHOICE,
              words=CROSSED),
        Field("marge_pourcent", "Marge sur le coût", "Le corridor contient les chemins au plus de tant plus coûteux.",
              unit="%", most=1000),
        Field("largeur_min_m", "Largeur minimale", "Plus étroit, le corridor a un goulet.", unit="m"),
        Field("cout_max_m", "Coût maximal", "En mètres parcourus en milieu favorable ; borne toute la recherche.",
              unit="m"),
    ),
    CONNECTIVITE: (
        Field("distance_m", "Distance", "Distance de dispersion où la probabilité est celle dite dessous.", unit="m"),
        Field("probabilite", "Probabilité", "0,5 pour une distance médiane, 0,05 pour une distance maximale.", most=1,
              decimals=2),
    ),
    CONFLITS: (
        Field("obstacles", "Obstacles", "Routes, voies ferrées, canaux, barrages, bâti, projets.", OBSTACLES),
        Field("document", "Document", "Document d’urbanisme lu par AULA : ses zones U et AU sont des obstacles.", FILE),
        Field("passages", "Passages connus", "Ponts et passages à faune : les conflits desservis sont retirés.", LAYER),
        Field("regroupement_m", "Regroupement", "Points plus proches réunis en un seul.", unit="m"),
        Field("passage_m", "Portée passage", "Un passage dessert les points jusqu’à cette distance.", unit="m"),
    ),
    PAS_JAPONAIS: (
        Field("surface_min_ha", "Surface minimale", "Une tache plus petite n’est pas un relais.", unit="ha",
              decimals=2),
        Field("ecart_max_m", "Écart maximal", "Entre deux relais, en mètres de milieu favorable.", unit="m"),
        Field("sites", "Sites à restaurer", "Friches, parcelles : classées par le gain de connectivité.", LAYER),
        Field("effet", "Une fois restauré", "Un site devient un réservoir, un passage facile, ou les deux.", CHOICE,
              words=EFFECTS),
        Field("friction_restauree", "Friction restaurée", "Friction d’un site restauré.", most=1e5, decimals=2),
    ),
}  # fmt: skip
