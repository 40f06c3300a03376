"""How the centralités are drawn and what they do not say, in sentences: the same in a page and in a text."""

from __future__ import annotations

METHOD = (
    (
        "Densité",
        "Chaque équipement pèse selon sa gamme (proximité 1, intermédiaire 2, supérieure 3) et de moins en moins avec "
        "la distance, jusqu’à zéro au rayon donné (noyau quartique).",
    ),
    (
        "Groupes",
        "Groupes différents de la gamme de proximité 2025 de l’INSEE (26) dans le rayon de diversité. Une présence "
        "compte par groupe : dix restaurants font un groupe.",
    ),
    (
        "Bâti",
        "Surface de plancher ou emprise des bâtiments dans leur rayon, en m² par m². C’est l’autre moitié de la "
        "définition légale (bâti dense et fonctions diverses).",
    ),
    (
        "Cœur",
        "Mailles qui passent les trois seuils, fermées, calées sur les parcelles, coupées aux voies données. Trop peu "
        "de commerces ou de surface : écarté. Un quantile choisit toujours quelque chose ; c’est le nombre de groupes "
        "qui permet de répondre « aucun cœur ».",
    ),
    (
        "Accord",
        "Part des familles de variantes qui contiennent une maille. Cœur sûr : toutes. Zone à discuter : une partie. "
        "Deux variantes d’une famille partagent un vote ; les périmètres donnés ne votent pas, sauf demande.",
    ),
    (
        "Comparaison",
        "Recouvrement (IoU) : surface commune ÷ surface de l’ensemble. Seules comptent les parties qui touchent le "
        "candidat.",
    ),
)
LIMITS = (
    "Un candidat n’est pas une centralité : le SCoT nomme, le PLU trace, les élus décident.",
    "Aucun texte ne fixe ces seuils : ce sont des défauts d’usage. Regardez la sensibilité des surfaces avant de "
    "discuter des hectares.",
    "Un équipement absent de la source n’existe pas pour le calcul ; un groupe que la source ne montre jamais manque "
    "partout.",
    "Les équipements localisés à la commune ou à l’IRIS sont hors du champ ; ils comptent dans la lecture INSEE.",
    "Les retouches se posent sur le candidat calculé : les équipements et les surfaces d’accord d’une fiche restent "
    "ceux du calcul.",
)
REFERENCES = (
    "Références : code de l’urbanisme, L141-6 (centralités urbaines, DAACL) ; INSEE, gammes d’équipements 2025 (pôle : "
    "la moitié des groupes de la gamme) ; Jaccard 1901 (IoU)."
)
