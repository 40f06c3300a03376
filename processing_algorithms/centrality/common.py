"""What the algorithms of the centralités share: the same inputs and settings are asked for in the same words."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...aula_plugin.i18n import tr

CENTRALITY_GROUP = ("Centralités", "centralites")
REFERENCES = ("commune", "territoire", "absolu")
BUILT_MEASURES = ("plancher", "emprise")
VARIANTS = ("champ", "tampons", "enveloppe", "reseau", "tissu", "scot", "plu", "main")
USUAL = ["champ", "tampons", "enveloppe", "reseau", "scot", "plu", "main"]
VOTING = ["champ", "tampons", "enveloppe", "reseau"]


def _shown() -> tuple[tuple[Any, ...], ...]:
    """Return parameter, attribute of `Settings`, label, default, least, most, help; whole numbers have whole "
    "defaults."""
    return (
        (
            "RAYON",
            "radius",
            tr("Rayon de la densité (m)"),
            150.0,
            1.0,
            5000.0,
            tr("Un équipement pèse jusqu’à cette distance."),
        ),
        (
            "SEUIL_DENSITE",
            "density",
            tr("Seuil de densité"),
            0.75,
            0.0,
            None,
            tr("Quantile de 0 à 1 des mailles qui ont une densité, ou valeur si la référence est « absolu »."),
        ),
        (
            "GROUPES_MIN",
            "groups",
            tr("Groupes au moins"),
            5,
            1,
            200,
            tr("Nombre de groupes différents autour d’une maille. 5 pour un centre local, 10 pour un intermédiaire."),
        ),
        (
            "SEUIL_BATI",
            "built",
            tr("Seuil de bâti"),
            0.50,
            0.0,
            None,
            tr(
                "Quantile de 0 à 1 des mailles bâties, ou m² par m² si la référence est « absolu ». Sans bâti : non "
                "évalué."
            ),
        ),
        (
            "FERMETURE",
            "closing",
            tr("Fermeture des vides (m)"),
            25.0,
            0.0,
            500.0,
            tr("Un vide moins large que le double se ferme."),
        ),
    )


def _advanced() -> tuple[tuple[Any, ...], ...]:
    """Return the same for those few people change."""
    return (
        (
            "MAILLE",
            "cell",
            tr("Maille (m)"),
            25.0,
            5.0,
            200.0,
            tr("Pas de la grille, aligné sur ses multiples. Convention : 25 m."),
        ),
        (
            "RAYON_DIVERSITE",
            "diversity_radius",
            tr("Rayon de la diversité (m)"),
            200.0,
            1.0,
            5000.0,
            tr("Les groupes sont comptés dans ce rayon."),
        ),
        (
            "RAYON_BATI",
            "built_radius",
            tr("Rayon du bâti (m)"),
            100.0,
            1.0,
            5000.0,
            tr("Les bâtiments sont additionnés dans ce rayon."),
        ),
        (
            "COMMERCES_MIN",
            "shops_min",
            tr("Commerces au moins"),
            3,
            0,
            1000,
            tr("Une partie qui en a moins est écartée, et listée."),
        ),
        (
            "AIRE_MIN",
            "area_min_ha",
            tr("Surface au moins (ha)"),
            0.5,
            0.0,
            None,
            tr("Une partie plus petite est écartée, et listée."),
        ),
        (
            "PART_PARCELLE",
            "parcel_share",
            tr("Part de parcelle pour la prendre"),
            0.5,
            0.0,
            1.0,
            tr("Une parcelle est prise si au moins cette part de sa surface est dedans (0 à 1)."),
        ),
        (
            "PARCELLE_MAX",
            "parcel_max_ha",
            tr("Parcelle coupée au-delà de (ha)"),
            2.0,
            0.0,
            None,
            tr("Une plus grande parcelle est coupée au bord du cœur, non prise entière."),
        ),
        (
            "TROU_MAX",
            "hole_max_ha",
            tr("Trou comblé jusqu’à (ha)"),
            0.2,
            0.0,
            None,
            tr("Un trou plus petit est comblé ; une parcelle plus petite, enserrée aux trois quarts, est prise."),
        ),
        (
            "ECART_COMMERCES",
            "chain",
            tr("Écart entre commerces d’une chaîne (m)"),
            100.0,
            1.0,
            2000.0,
            tr("Variante « tampons » : deux commerces moins éloignés se tiennent."),
        ),
        (
            "COMMERCES_CHAINE",
            "chain_shops",
            tr("Commerces d’une chaîne au moins"),
            3,
            1,
            1000,
            tr("Variantes « tampons » et « enveloppe »."),
        ),
        (
            "RATIO_ENVELOPPE",
            "hull_ratio",
            tr("Ratio de l’enveloppe concave"),
            0.3,
            0.0,
            1.0,
            tr("0 : serrée ; 1 : convexe."),
        ),
        ("VITESSE", "speed", tr("Vitesse à pied (km/h)"), 4.5, 1.0, 10.0, tr("4 à 5 km/h.")),
        (
            "MINUTES",
            "minutes",
            tr("Durée de marche (min)"),
            5.0,
            1.0,
            60.0,
            tr("Variante « réseau », depuis la maille la plus dense de chaque cœur."),
        ),
        (
            "RATTACHEMENT",
            "attachment",
            tr("Rattachement aux rues jusqu’à (m)"),
            50.0,
            1.0,
            500.0,
            tr("Un départ ou un habitant plus éloigné d’une rue n’y est pas rattaché."),
        ),
    )


def add_inputs(algorithm: Any) -> None:
    """Declare what perimeters are drawn from."""
    kinds = QgsProcessing.SourceType
    source = QgsProcessingParameterFeatureSource
    for name, label, kind, optional, help_text in (
        (
            "OFFRE",
            tr("Offre de services"),
            kinds.TypeVectorPoint,
            False,
            tr("Résultat de « Préparer l’offre de services »."),
        ),
        (
            "COMMUNES",
            tr("Communes"),
            kinds.TypeVectorPolygon,
            False,
            tr("Surfaces avec code_insee et nom, niveau d’armature si connu."),
        ),
        (
            "BATI",
            tr("Bâti"),
            kinds.TypeVectorPolygon,
            True,
            tr("Sans bâti, la moitié « bâti dense » de la définition légale n’est pas évaluée, et c’est dit."),
        ),
        (
            "PARCELLES",
            tr("Parcelles ou îlots"),
            kinds.TypeVectorPolygon,
            True,
            tr("Les périmètres en suivent les limites. Sans eux, ils suivent les mailles."),
        ),
        (
            "VOIRIE",
            tr("Rues"),
            kinds.TypeVectorLine,
            True,
            tr(
                "Lignes qui se touchent par leurs sommets ; autoroutes à ôter. Sans elles, la marche est à vol "
                "d’oiseau × 1,3, et c’est dit."
            ),
        ),
        (
            "PERIMETRES_SCOT",
            tr("Périmètres du SCoT"),
            kinds.TypeVectorPolygon,
            True,
            tr("Montrés à côté et comparés ; ils ne votent que si vous le demandez."),
        ),
        ("PERIMETRES_PLU", tr("Périmètres du PLU(i)"), kinds.TypeVectorPolygon, True, tr("Comme ceux du SCoT.")),
        (
            "PERIMETRES_MAIN",
            tr("Périmètres dessinés à la main"),
            kinds.TypeVectorPolygon,
            True,
            tr("Versions issues de la concertation."),
        ),
    ):
        algorithm.add(source(name, label, [kind], optional=optional), help_text)
    for name, label, help_text in (
        ("CHAMP_NIVEAUX", tr("Champ du nombre de niveaux"), tr("Du bâti. À défaut, hauteur ÷ 3, sinon 1 niveau.")),
        ("CHAMP_HAUTEUR", tr("Champ de la hauteur (m)"), tr("Du bâti, quand le nombre de niveaux manque.")),
    ):
        algorithm.add(
            QgsProcessingParameterField(name, label, parentLayerParameterName="BATI", optional=True),
            help_text,
            advanced=True,
        )
    algorithm.add(
        QgsProcessingParameterMultipleLayers("COUPURES", tr("Coupures"), kinds.TypeVectorAnyGeometry, optional=True),
        tr("Voies ferrées, cours d’eau, voies rapides : lignes ou surfaces qu’un périmètre ne franchit pas."),
    )
    algorithm.add(
        QgsProcessingParameterString("COMMUNES_CHOISIES", tr("Communes à calculer"), optional=True),
        tr("Codes INSEE séparés par des virgules ; vide : toutes. Les points des voisines comptent toujours."),
    )


def add_settings(algorithm: Any) -> None:
    """Declare the parameters of `Settings`."""
    default_words = tr("Défaut, sans source : la sensibilité des surfaces à ce choix se calcule.")
    for rows, advanced in ((_shown(), False), (_advanced(), True)):
        for name, _, label, default, least, most, help_text in rows:
            kind = QgsProcessingParameterNumber.Type
            number = QgsProcessingParameterNumber(
                name, label, kind.Integer if isinstance(default, int) else kind.Double, defaultValue=default
            )
            number.setMinimum(least)
            if most is not None:
                number.setMaximum(most)
            algorithm.add(number, f"{help_text} {default_words}", advanced)
    for name, label, options, help_text in (
        (
            "REFERENCE",
            tr("Référence des seuils"),
            REFERENCES,
            tr(
                "commune : chaque commune a son échelle ; territoire : communes comparables ; absolu : seuils en "
                "valeur."
            ),
        ),
        ("MESURE_BATI", tr("Mesure du bâti"), BUILT_MEASURES, tr("plancher : emprise × niveaux ; emprise : au sol.")),
    ):
        enum = QgsProcessingParameterEnum(name, label, options=list(options), defaultValue=options[0])
        enum.setUsesStaticStrings(True)
        algorithm.add(enum, help_text, advanced=True)


def add_variants(algorithm: Any) -> None:
    """Declare the variants drawn and those that vote."""
    for name, label, default, help_text in (
        (
            "VARIANTES",
            tr("Variantes dessinées"),
            USUAL,
            tr(
                "champ : densité ; tampons et enveloppe : chaînes de commerces ; reseau : marche ; tissu : bâti ; "
                "données."
            ),
        ),
        (
            "VOTES",
            tr("Variantes qui votent"),
            VOTING,
            tr("Dans l’accord : une voix par famille. Les périmètres donnés ne votent que s’ils sont cochés ici."),
        ),
    ):
        enum = QgsProcessingParameterEnum(
            name, label, options=list(VARIANTS), allowMultiple=True, defaultValue=default, usesStaticStrings=True
        )
        algorithm.add(enum, help_text, advanced=True)


def settings_of(algorithm: Any, parameters: Any, context: Any) -> Any:
    """Return the `Settings` the person chose."""
    from ...aula_plugin.core.centrality.settings import Settings

    values = {}
    for name, attribute, _, default, *_ in (*_shown(), *_advanced()):
        read = algorithm.parameterAsInt if isinstance(default, int) else algorithm.parameterAsDouble
        values[attribute] = read(parameters, name, context)
    for name, attribute in (("REFERENCE", "reference"), ("MESURE_BATI", "built_measure")):
        values[attribute] = algorithm.parameterAsEnumString(parameters, name, context)
    if values["reference"] != "absolu":
        for name, attribute in (("SEUIL_DENSITE", "density"), ("SEUIL_BATI", "built")):
            _require_quantile(algorithm.parameterDefinition(name).description(), name, values[attribute])
    return Settings(**values)


def _require_quantile(label: str, name: str, value: float) -> None:
    """Refuse a threshold that no quantile can be."""
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.typography import nombre_court

    if value > 1:
        raise InputError(
            tr(
                "« {} » ({}) : {} n’est pas un quantile ; attendu : un nombre de 0 à 1. Pour donner une valeur, "
                "choisissez la référence « absolu »."
            ).format(label, name, nombre_court(value))
        )


def variants_of(algorithm: Any, parameters: Any, context: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the variants to draw, and those that vote."""
    drawn = tuple(algorithm.parameterAsEnumStrings(parameters, "VARIANTES", context))
    votes = tuple(algorithm.parameterAsEnumStrings(parameters, "VOTES", context))
    return tuple(dict.fromkeys(("champ", *drawn))), votes
