"""Parameters of the counter: tables, fields and rules, in the words planners use."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
)

from ...aula_plugin.i18n import tr

UNITS = ("auto", "m2", "ha")
PROJECTIONS = ("moyenne", "trois_ans")
#: Parameter of a field, column of the territories.
PLACE_FIELDS = {
    "CHAMP_CODE": "code",
    "CHAMP_NOM": "nom",
    "CHAMP_EPCI": "epci",
    "CHAMP_NOM_EPCI": "epci_nom",
    "CHAMP_SCOT": "scot",
    "CHAMP_NOM_SCOT": "scot_nom",
    "CHAMP_ELIGIBLE": "eligible",
}
#: Parameter of a rule, attribute of `Rules`.
RULES = {
    "ANNEE_REFERENCE_DEBUT": "reference_start",
    "ANNEE_REFERENCE_FIN": "reference_end",
    "ANNEE_DEBUT": "start",
    "ANNEE_FIN": "end",
    "TAUX_REDUCTION": "rate",
    "GARANTIE": "guarantee",
    "PLANCHER": "floor_ha",
    "MUTUALISATION": "pooling",
    "PROJECTION": "projection",
    "PRORATA": "prorate",
    "BORNE_BASSE": "below",
    "BORNE_RYTHME": "within",
    "BORNE_HAUTE": "above",
}


def add_tables(algorithm: Any) -> None:
    """Declare the layers and the tables."""
    kinds = QgsProcessing.SourceType
    for name, label, kind, optional, help_text in (
        (
            "CONSOMMATION",
            tr("Consommation"),
            kinds.TypeVector,
            False,
            tr(
                "Table par commune et par année (Fichiers fonciers nafAAartAA, table nationale, table de l’agence), "
                "une colonne par année, ou territoires de « Mesurer la consommation d’espaces »."
            ),
        ),
        (
            "TERRITOIRES",
            tr("Territoires"),
            kinds.TypeVectorPolygon,
            False,
            tr("Communes : code INSEE, nom, EPCI et SCoT. Un champ vide ci-dessous est reconnu à son nom."),
        ),
        (
            "REFERENCE",
            tr("Consommation de référence"),
            kinds.TypeVector,
            True,
            tr("Autre table, d’où viennent les années de la référence. Vide : la première table les contient."),
        ),
        (
            "TAUX",
            tr("Taux par territoire"),
            kinds.TypeVector,
            True,
            tr("Code de commune, EPCI, SCoT ou région (EPCI_200072460, REGION_32), et taux. Le plus proche sert."),
        ),
        (
            "PASSAGE",
            tr("Table de passage"),
            kinds.TypeVector,
            True,
            tr("Communes fusionnées : ancien et nouveau code (ancien, nouveau ; COM_AV, COM_AP ; CODGEO_2015…)."),
        ),
    ):
        algorithm.add(QgsProcessingParameterFeatureSource(name, label, [kind], optional=optional), help_text)


def add_fields(algorithm: Any) -> None:
    """Declare the fields, all recognised at their names when left empty."""
    named = tr("Vide : reconnu à son nom.")
    for name, parent, label, help_text in (
        ("CHAMP_CODE", "TERRITOIRES", tr("Champ du code"), named),
        ("CHAMP_NOM", "TERRITOIRES", tr("Champ du nom"), named),
        ("CHAMP_EPCI", "TERRITOIRES", tr("Champ de l’EPCI"), tr("Code SIREN de l’EPCI : ses communes y sont sommées.")),
        ("CHAMP_NOM_EPCI", "TERRITOIRES", tr("Champ du nom de l’EPCI"), named),
        ("CHAMP_SCOT", "TERRITOIRES", tr("Champ du SCoT"), tr("Code du SCoT : ses communes y sont sommées.")),
        ("CHAMP_NOM_SCOT", "TERRITOIRES", tr("Champ du nom du SCoT"), named),
        (
            "CHAMP_ELIGIBLE",
            "TERRITOIRES",
            tr("Champ d’éligibilité à la garantie"),
            tr("Oui ou non : document d’urbanisme prescrit, arrêté ou approuvé avant le 22/08/2026. Vide : toutes."),
        ),
        ("CHAMP_CODE_CONSO", "CONSOMMATION", tr("Champ du code, dans la table"), named),
        ("CHAMP_ANNEE", "CONSOMMATION", tr("Champ de l’année, dans la table"), named),
        (
            "CHAMP_CONSO",
            "CONSOMMATION",
            tr("Champ de la consommation"),
            tr("Vide : reconnu à son nom. Avec une colonne par année : n’importe laquelle de la série."),
        ),
    ):
        field = QgsProcessingParameterField(name, label, parentLayerParameterName=parent, optional=True)
        algorithm.add(field, help_text, advanced=True)
    for name, label in (("UNITE", tr("Unité")), ("UNITE_REFERENCE", tr("Unité de la référence"))):
        enum = QgsProcessingParameterEnum(name, label, options=list(UNITS), defaultValue="auto")
        enum.setUsesStaticStrings(True)
        algorithm.add(
            enum,
            tr("auto : dite par les noms ou par l’ordre de grandeur, et toujours annoncée ; demandée en cas de doute."),
            advanced=name != "UNITE",
        )


def add_rules(algorithm: Any) -> None:
    """Declare the rules, with the defaults of the law of November 2026."""
    kind = QgsProcessingParameterNumber.Type
    law = tr("Défaut : loi 2021-1104 du 22/08/2021, art. 194.")
    bound = tr("Part consommée sur temps écoulé. Valeur de pratique, sans source.")
    for name, label, default, least, most, advanced, help_text in (
        ("ANNEE_REFERENCE_DEBUT", tr("Référence : première année"), 2011, 1900, 2100, False, law),
        ("ANNEE_REFERENCE_FIN", tr("Référence : dernière année"), 2020, 1900, 2100, False, law),
        ("ANNEE_DEBUT", tr("Décompte : première année"), 2021, 1900, 2100, False, law),
        ("ANNEE_FIN", tr("Décompte : dernière année"), 2030, 1900, 2100, False, law),
        ("TAUX_REDUCTION", tr("Taux de réduction (%)"), 50.0, 0.0, 100.0, False, tr("À défaut de taux donné. ") + law),
        ("PLANCHER", tr("Plancher de la garantie (ha)"), 1.0, 0.0, None, True, tr("Loi 2023-630 du 20/07/2023.")),
        ("BORNE_BASSE", tr("Borne « en dessous du rythme »"), 0.75, 0.01, None, True, bound),
        ("BORNE_RYTHME", tr("Borne « dans le rythme »"), 1.0, 0.01, None, True, bound),
        ("BORNE_HAUTE", tr("Borne « un peu au-dessus »"), 1.25, 0.01, None, True, bound),
    ):
        number = QgsProcessingParameterNumber(
            name, label, kind.Integer if isinstance(default, int) else kind.Double, defaultValue=default
        )
        number.setMinimum(least)
        if most is not None:
            number.setMaximum(most)
        algorithm.add(number, help_text, advanced)
    for name, label, default, advanced, help_text in (
        ("GARANTIE", tr("Garantie communale"), True, False, tr("Une commune éligible a au moins le plancher.")),
        (
            "MUTUALISATION",
            tr("Mutualiser la garantie"),
            True,
            False,
            tr("Les planchers des communes entrent dans l’enveloppe de l’EPCI et du SCoT."),
        ),
        (
            "PRORATA",
            tr("Proratiser une période incomplète"),
            False,
            True,
            tr("Référence à qui manque une année, ou total d’autres années : ramenés au rythme moyen, et c’est dit."),
        ),
    ):
        algorithm.add(QgsProcessingParameterBoolean(name, label, defaultValue=default), help_text, advanced)
    enum = QgsProcessingParameterEnum("PROJECTION", tr("Projection"), options=list(PROJECTIONS), defaultValue="moyenne")
    enum.setUsesStaticStrings(True)
    algorithm.add(enum, tr("moyenne : rythme depuis le début ; trois_ans : rythme des trois dernières années connues."))


def rules_of(algorithm: Any, parameters: Any, context: Any) -> Any:
    """Return the `Rules` the person chose."""
    from ...aula_plugin.core.land.counter_rules import Rules

    values = {}
    for name, attribute in RULES.items():
        definition = algorithm.parameterDefinition(name)
        if isinstance(definition, QgsProcessingParameterBoolean):
            values[attribute] = algorithm.parameterAsBool(parameters, name, context)
        elif isinstance(definition, QgsProcessingParameterEnum):
            values[attribute] = algorithm.parameterAsEnumString(parameters, name, context)
        elif definition.dataType() == QgsProcessingParameterNumber.Type.Integer:
            values[attribute] = algorithm.parameterAsInt(parameters, name, context)
        else:
            values[attribute] = algorithm.parameterAsDouble(parameters, name, context)
    return Rules(**values)


def inputs_of(algorithm: Any, parameters: Any, context: Any, feedback: Any, crs: Any, places: Any) -> Any:
    """Return the `Inputs` given, tables without their outlines."""
    from ...aula_plugin.bridge import to_frame
    from ...aula_plugin.core.land.consumption_table import Asked
    from ...aula_plugin.core.land.counter_inputs import Inputs
    from ..vectors import read

    def text(name: str) -> str:
        return algorithm.parameterAsString(parameters, name, context)

    def table(name: str) -> Any:
        source = algorithm.optional_source(parameters, name, context)
        return None if source is None else to_frame(source, context, feedback).drop(columns="geometry")

    return Inputs(
        table=table("CONSOMMATION"),
        places=read(places, crs, context, feedback),
        fields={column: text(name) for name, column in PLACE_FIELDS.items()},
        asked=Asked(
            text("CHAMP_CODE_CONSO"),
            text("CHAMP_ANNEE"),
            text("CHAMP_CONSO"),
            algorithm.parameterAsEnumString(parameters, "UNITE", context),
        ),
        reference=table("REFERENCE"),
        asked_reference=Asked(unit=algorithm.parameterAsEnumString(parameters, "UNITE_REFERENCE", context)),
        rates=table("TAUX"),
        passage=table("PASSAGE"),
    )
