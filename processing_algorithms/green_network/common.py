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
ENGINES = ("auto", "numba", "numpy")


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
