"""How a trame is computed and what it does not say, in sentences: the same in a page and in a text."""

from __future__ import annotations

from ...core.green_network.synthesis import Network
from ...core.typography import mesure, nombre_court

METHOD = (
    (
        "Coût",
        "Passer d’une maille à sa voisine coûte la longueur du pas × la moyenne des deux frictions. Les coûts sont en "
        "mètres-coût, et rendus en mètres du milieu favorable : ils ne dépendent pas de la taille des mailles.",
    ),
    (
        "Liens",
        "Chemin de moindre coût exact entre deux réservoirs voisins. À coût égal, le premier dans l’ordre des mailles.",
    ),
    (
        "Corridors",
        "Mailles par où un trajet coûte au plus le moindre coût augmenté de la marge. La largeur est celle du passage "
        "le plus étroit.",
    ),
    (
        "Connectivité",
        "Probabilité d’échange exp(−α d), α tel que p à la distance donnée. EC : racine de la somme des produits des "
        "surfaces × probabilité du meilleur chemin. dPC = intra + flux + connecteur.",
    ),
    (
        "Conflits",
        "Rencontres des liens et corridors avec les obstacles, groupées ; celles proches d’un passage connu sont "
        "retirées.",
    ),
)
REFERENCES = (
    "Références : Adriaensen et al. 2003 (moindre coût) ; Beier et al. 2008 (corridors) ; Pascual-Hortal et Saura "
    "2006, Saura et al. 2011 (EC) ; Saura et Rubio 2010 (dPC). Code de l’environnement, L371-1 ; code de "
    "l’urbanisme, L141-10 et L151-23."
)


def limits(network: Network) -> list[str]:
    """Return what the results do not say, with what was told of each sous-trame."""
    where = network.plan.territoire
    example = any("exemple" in branch.plan.frictions.table for branch in network.branches)
    told = [
        "Un corridor modélisé n’est pas un corridor observé : aucune espèce n’y a été suivie.",
        "Les frictions et les distances sont des dires d’experts."
        + (
            " Celles de ce calcul sont des exemples, à remplacer par des valeurs validées localement."
            if example
            else ""
        )
        + " Seuls leurs rapports comptent.",
        "Au bord du territoire, ce qui est dehors n’est pas vu : les réservoirs coupés par la limite sont "
        "sous-estimés.",
    ]
    if where.tampon_m and where.perimetre:
        told.append(
            f"Le calcul va {mesure(where.tampon_m, 'm')} au-delà du périmètre, pour que sa limite ne soit pas un mur : "
            "les réservoirs et les liens de cette bande sont comptés."
        )
    told.append(f"Chaque limite est connue à une demi-maille près, {nombre_court(network.grid.across / 2)} m.")
    return list(dict.fromkeys([*told, *(note for branch in network.branches for note in branch.notes)]))
