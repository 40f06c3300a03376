"""What the report says of its method, its limits and its sources: the same words on screen, on paper and in a text."""

from __future__ import annotations

MEASURES = (
    (
        "Consommation d’ENAF",
        "création ou extension effective d’espaces urbanisés sur des espaces naturels, agricoles ou forestiers (loi "
        "n° 2021-1104 du 22 août 2021, art. 194). Chaque croisement d’usage et de couvert a sa classe ; est consommé "
        "ce qui passe d’une classe A, F ou N à une classe urbanisée, rendu ce qui fait le chemin inverse.",
    ),
    (
        "Artificialisation",
        "état des sols selon la nomenclature annexée à l’article R. 101-1 du code de l’urbanisme (décret "
        "n° 2023-1096 du 27 novembre 2023), après ses seuils : 50 m² pour le bâti, 2 500 m² pour le reste, 5 m de "
        "large pour les infrastructures linéaires.",
    ),
    ("Imperméabilisation", "sols bâtis ou revêtus d’un matériau imperméable."),
    (
        "Vocation dominante",
        "parts de l’habitat, de l’économie, des équipements et des transports dans les hectares gagnés. Les huit "
        "classes sont celles d’une carte publiée ; ses seuils ne le sont pas : ceux d’ici sont une convention.",
    ),
)
COUNTER = (
    (
        "Enveloppe",
        "consommation de la période de référence, réduite du taux de chaque territoire ; une commune couverte par un "
        "document prescrit, arrêté ou approuvé garde au moins le plancher (loi n° 2023-630 du 20 juillet 2023).",
    ),
    (
        "Rythme et projection",
        "consommation divisée par le nombre d’années présentes ; la projection prolonge ce rythme sur toutes les "
        "années du décompte. Une année absente n’est jamais remplacée par zéro.",
    ),
    ("Hypothèses", "projets ajoutés à la main : ils s’ajoutent au rythme actuel et n’entrent dans aucun résultat."),
)
LIMITS = (
    (
        "",
        "La consommation d’ENAF n’est pas l’artificialisation : un jardin arboré dans un lotissement est consommé sans "
        "être artificialisé. Un chiffre de l’une ne se compare pas à un objectif de l’autre.",
    ),
    ("", "C’est l’occupation observée qui compte, jamais le zonage d’un document d’urbanisme."),
    ("", "Deux millésimes d’une même base ne se comparent qu’à méthode égale : une correction compte comme un flux."),
    ("", "Le logiciel mesure ; il ne dit pas si un objectif est atteint au sens de la loi."),
)
REFERENCES = (
    "Code de l’urbanisme, L101-2-1 et annexe à R. 101-1 ; loi n° 2021-1104, art. 191 à 194 ; loi n° 2023-630 ; décret "
    "n° 2023-1096 ; matrices OCS2D, CoTech du 27/11/2024 ; nomenclature OCS GE (IGN)."
)
