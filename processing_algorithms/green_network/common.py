"""What the algorithms of the trame verte et bleue share: the same inputs are asked for in the same words."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ...aula_plugin.i18n import tr

GREEN_GROUP = ("Trame verte et bleue", "trame_verte_bleue")
#: Metres in the favourable medium beyond which no one looks, when the person says nothing.
DEFAULT_LIMIT_M = 5_000.0
NEIGHBOURS = ("8", "16")
#: p at DISTANCE, by choice; None: P_LIBRE.
PROBABILITIES = {"mediane": 0.5, "maximale": 0.05, "libre": None}
ENGINES = ("auto", "numba", "numpy")
TOPOLOGIES = ("planaire_cout", "planaire_euclidien", "complete")
CROSSINGS = ("garder", "retirer")


def add_resistance(algorithm: Any) -> None:
    """Declare RESISTANCE."""
    algorithm.add(
        QgsProcessingParameterRasterLayer("RESISTANCE", tr("Surface de résistance")),
        tr(
            "Grille en mètres où chaque maille porte sa friction, supérieure à 0 (« Composer la surface de "
            "résistance »). Une maille sans valeur est infranchissable."
        ),
    )


def add_sous_trame(algorithm: Any) -> None:
    """Declare SOUS_TRAME."""
    algorithm.add(
        QgsProcessingParameterString("SOUS_TRAME", tr("Nom de la sous-trame"), optional=True),
        tr("Écrit dans le champ sous_trame des résultats : boisée, prairiale, humide… Vide : NULL."),
    )


def add_limit(algorithm: Any) -> None:
    """Declare COUT_MAX."""
    algorithm.add(
        QgsProcessingParameterNumber(
            "COUT_MAX",
            tr("Distance maximale en milieu favorable (m)"),
            QgsProcessingParameterNumber.Type.Double,
            defaultValue=DEFAULT_LIMIT_M,
            minValue=0.0,
        ),
        tr(
            "Mètres qu’une espèce parcourt en milieu favorable. Ce qui coûte davantage n’est pas cherché : le calcul "
            "est d’autant plus court. 0 : sans limite. 5 000 m est un défaut, sans source : à régler selon l’espèce."
        ),
    )


def add_topology(algorithm: Any, topology: str, advanced: bool = False) -> None:
    """Declare TOPOLOGIE, ``topology`` being its default, and TRAVERSEE."""
    for name, label, options, default, help_text in (
        (
            "TOPOLOGIE",
            tr("Quels réservoirs relier"),
            TOPOLOGIES,
            topology,
            tr(
                "« planaire_cout » : ceux dont les zones de moindre coût se touchent. « planaire_euclidien » : "
                "ceux dont les zones à vol d’oiseau se touchent. « complete » : tous deux à deux, bien plus long."
            ),
        ),
        (
            "TRAVERSEE",
            tr("Chemins à travers un autre réservoir"),
            CROSSINGS,
            "garder",
            tr("« retirer » : le lien n’est pas fait quand une maille de son chemin est à un troisième réservoir."),
        ),
    ):
        algorithm.add(
            QgsProcessingParameterEnum(name, label, list(options), defaultValue=default, usesStaticStrings=True),
            help_text,
            advanced=advanced,
        )


def add_reference_friction(algorithm: Any) -> None:
    """Declare FRICTION_REFERENCE."""
    algorithm.add(
        QgsProcessingParameterNumber(
            "FRICTION_REFERENCE",
            tr("Friction du milieu favorable"),
            QgsProcessingParameterNumber.Type.Double,
            defaultValue=1.0,
            minValue=1e-6,
        ),
        tr(
            "Celle de la table de frictions. Un mètre dans ce milieu vaut un « équivalent mètre » : coût en "
            "mètres-coût divisé par cette friction."
        ),
        advanced=True,
    )


def add_moves(algorithm: Any) -> None:
    """Declare VOISINAGE and COINS."""
    algorithm.add(
        QgsProcessingParameterEnum(
            "VOISINAGE",
            tr("Déplacements depuis une maille"),
            list(NEIGHBOURS),
            defaultValue="8",
            usesStaticStrings=True,
        ),
        tr(
            "8 : côtés et diagonales, longueurs au plus 8,2 % trop grandes. 16 : avec le pas du cavalier, au plus "
            "2,8 % ; plus lent."
        ),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterBoolean("COINS", tr("Passer entre deux mailles infranchissables"), defaultValue=True),
        tr(
            "Coché : un pas en diagonale passe entre deux mailles infranchissables qui se touchent par un coin, comme "
            "dans les autres logiciels. Décoché : il n’y passe pas."
        ),
        advanced=True,
    )


def add_engine(algorithm: Any) -> None:
    """Declare MOTEUR."""
    algorithm.add(
        QgsProcessingParameterEnum(
            "MOTEUR", tr("Moteur de calcul"), list(ENGINES), defaultValue="auto", usesStaticStrings=True
        ),
        tr(
            "« auto » : numba quand ce QGIS l’a et qu’il marche, sinon numpy. Les résultats sont les mêmes, au dernier "
            "chiffre ; numba est plus rapide et demande moins de mémoire."
        ),
        advanced=True,
    )


def add_dispersal(algorithm: Any) -> None:
    """Declare DISTANCE, PROBABILITE and P_LIBRE."""
    real = QgsProcessingParameterNumber.Type.Double
    algorithm.add(
        QgsProcessingParameterNumber(
            "DISTANCE", tr("Distance de dispersion (m)"), real, defaultValue=1000.0, minValue=1e-3
        ),
        tr(
            "Mètres en milieu favorable, selon l’espèce (fiches MNHN-OPIE, avis d’un naturaliste). 1 000 m est un "
            "défaut, sans source."
        ),
    )
    algorithm.add(
        QgsProcessingParameterEnum(
            "PROBABILITE",
            tr("Probabilité à cette distance"),
            list(PROBABILITIES),
            defaultValue="maximale",
            usesStaticStrings=True,
        ),
        tr("« mediane » : 0,5, distance médiane. « maximale » : 0,05, distance maximale. « libre » : P_LIBRE."),
    )
    algorithm.add(
        QgsProcessingParameterNumber(
            "P_LIBRE", tr("Probabilité libre"), real, defaultValue=0.5, minValue=1e-9, maxValue=1 - 1e-9
        ),
        tr("Lue quand PROBABILITE vaut « libre »."),
        advanced=True,
    )


def probability(algorithm: Any, parameters: Any, context: Any) -> float:
    """Return the probability at DISTANCE."""
    chosen = PROBABILITIES[algorithm.parameterAsString(parameters, "PROBABILITE", context)]
    return chosen or algorithm.parameterAsDouble(parameters, "P_LIBRE", context)
