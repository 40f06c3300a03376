"""`aula:preparer_table_oap`: the OAP and AU zones of a document, ready for the figures no standard field carries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
)

from ...aula_plugin.i18n import tr
from ..base import MULTI, AulaAlgorithm
from .common import COMPATIBILITY_GROUP, add_insee_field


class PreparerTableOap(AulaAlgorithm):
    """Draws the OAP table of a document; what people typed in an earlier one is kept."""

    NAME = "preparer_table_oap"
    GROUP, GROUP_ID = COMPATIBILITY_GROUP
    TAGS = (
        "plu oap orientation aménagement programmation logements densité phase table saisie formulaire planning "
        "housing density"
    )

    def displayName(self) -> str:
        return tr("Préparer la table des OAP")

    def shortHelpString(self) -> str:
        return tr(
            "Fait d’un document d’urbanisme la couche où l’on saisit ce qu’aucun champ du standard CNIG ne porte : "
            "surface nette, logements, part de logements sociaux, phase, page. Les règles F11 à F13, F16, D1 et H1 la "
            "lisent sous le rôle « oap »."
            "<p><b>Lignes.</b> Une par OAP dessinée en surface (18-xx), sauf les OAP thématiques (trame verte, "
            "franges, commerce, déplacements… : comptées, laissées de côté) ; puis une par zone AU d’habitat, mixte ou "
            "de vocation inconnue, pour ce qu’aucune OAP ne couvre.</p>"
            "<p><b>Méthode.</b> Surface brute : aire du polygone. Surface nette estimée : (brute − espaces boisés "
            "classés, emplacements réservés et protections écologiques dessinés) × coefficient ; elle est mise dans "
            "ha_net jusqu’à ce qu’une personne la remplace, et les mesures la disent estimée. Densité = logements / "
            "surface nette. La commune est celle qui porte la plus grande part.</p>"
            "<p><b>Recommencer.</b> Ce qui a été saisi est repris de la table donnée, ou de celle que l’on remplace : "
            "même commune et même nom, sinon la moitié au moins de la surface en commun. Une ligne saisie dont plus "
            "rien n’est dessiné est gardée, « hors document », et n’est plus comptée.</p>"
            "<p><b>Unités.</b> Hectares, arrondis à 0,01 ; parts de 0 à 100 ; logements par hectare.</p>"
            "<p><b>NULL.</b> Logements, part sociale et phase sont vides tant que personne ne les saisit : une case "
            "vide n’est jamais comptée pour zéro. Sans enveloppe urbaine, dans_enveloppe est vide.</p>"
            "<p><b>Limites.</b> Le coefficient est une valeur d’usage (0,75 à 0,8). Une OAP non dessinée n’y est pas : "
            "ajoutez sa ligne à la main.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        surfaces = [QgsProcessing.SourceType.TypeVectorPolygon]
        self.add(
            QgsProcessingParameterFile(
                "DOCUMENT", tr("Document d’urbanisme lu par AULA"), fileFilter=tr("GeoPackage (*.gpkg)")
            ),
            tr("GeoPackage produit par « Lire un document d’urbanisme »."),
        )
        self.add(
            QgsProcessingParameterFeatureSource("COMMUNES", tr("Communes"), surfaces, optional=True),
            tr("Surfaces avec un code INSEE ; sans elles, la commune n’est connue que d’un document communal."),
        )
        self.add(
            QgsProcessingParameterFeatureSource("ENVELOPPE", tr("Enveloppe urbaine"), surfaces, optional=True),
            tr("Donne la part de chaque ligne dans l’enveloppe, que lit la règle F12."),
        )
        self.add(
            QgsProcessingParameterFile(
                "SAISIES",
                tr("Table déjà saisie"),
                optional=True,
                fileFilter=tr("Table (*.gpkg *.csv *.ods *.xlsx *.shp *.dbf)"),
            ),
            tr(
                "Ce qui y est saisi est repris. Un CSV peut être à point-virgule, à virgule décimale. Vide : la table "
                "que l’on remplace, s’il y en a une."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "COEFFICIENT",
                tr("Surface nette / surface brute"),
                QgsProcessingParameterNumber.Type.Double,
                defaultValue=0.8,
                minValue=0.0,
                maxValue=1.0,
            ),
            tr("0,8 : valeur d’usage, une fois ôté ce qui ne se bâtit pas."),
        )
        add_insee_field(self)
        self.add(
            QgsProcessingParameterFeatureSink("OAP", tr("OAP"), QgsProcessing.SourceType.TypeVectorPolygon),
            tr("Couche à compléter ; en GeoPackage, elle emporte son formulaire de saisie et ses contrôles."),
        )
        for name, label in (
            ("NB_OAP", tr("OAP")),
            ("NB_ZONES_AU", tr("Zones AU sans OAP")),
            ("NB_CONSERVEES", tr("Lignes dont la saisie est reprise")),
            ("NB_HORS_DOCUMENT", tr("Lignes saisies hors du document")),
            ("NB_A_SAISIR", tr("Lignes sans nombre de logements")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import crs_of
        from ...aula_plugin.core.compatibility.oap import draw, keep_typed
        from ...aula_plugin.core.compatibility.oap_table import COLUMNS, GONE, OAP, ZONE_AU
        from ...aula_plugin.storage.document import read_document
        from ...aula_plugin.storage.oap import read_typed

        feedback.setProgressText(tr("Lecture du document"))
        document = read_document(self.parameterAsFile(parameters, "DOCUMENT", context), context, feedback)
        crs = crs_of(document.zones)
        communes = self._communes(parameters, context, feedback, crs)
        envelope = self._envelope(parameters, context, feedback, crs)
        before = self._before(parameters, context)
        earlier = read_typed(before, crs, context, feedback) if before else None
        feedback.setProgress(40)
        frame, notes = draw(document, communes, envelope, self.parameterAsDouble(parameters, "COEFFICIENT", context))
        counts = {"conservees": 0, "detachees": 0}
        if earlier is not None:
            frame, counts = keep_typed(frame, earlier)
            notes.append(tr("saisies reprises de « {} » : {} ligne(s)").format(Path(before).name, counts["conservees"]))
        if counts["detachees"]:
            feedback.pushWarning(
                tr("{} ligne(s) saisie(s) ne correspondent plus à rien de dessiné : gardées, « {} ».").format(
                    counts["detachees"], GONE
                )
            )
        for note in notes:
            feedback.pushInfo(note)
        if feedback.isCanceled():
            return {}
        dest = self.write(
            frame, COLUMNS, parameters, "OAP", context, feedback, MULTI["surf"], crs, "compatibility/oap.qml"
        )
        feedback.setProgress(100)
        drawn = frame[frame["origine"] != GONE]
        return {
            "OAP": dest,
            "NB_OAP": int((drawn["origine"] == OAP).sum()),
            "NB_ZONES_AU": int((drawn["origine"] == ZONE_AU).sum()),
            "NB_CONSERVEES": counts["conservees"],
            "NB_HORS_DOCUMENT": counts["detachees"],
            "NB_A_SAISIR": int(drawn["lgt"].isna().sum()),
        }

    def _before(self, parameters, context) -> str:
        """Return the file where figures were typed: the one given, else the one about to be replaced."""
        from ...aula_plugin.storage.oap import holds_typed

        given = self.parameterAsFile(parameters, "SAISIES", context)
        if given:
            return given
        value = parameters.get("OAP")
        if isinstance(value, QgsProcessingOutputLayerDefinition):
            value, _ = value.sink.valueAsString(context.expressionContext(), "")
        path = str(value or "")
        return path if path and Path(path).is_absolute() and holds_typed(path) else ""

    def _communes(self, parameters, context, feedback, crs):
        source = self.optional_source(parameters, "COMMUNES", context)
        if source is None:
            return None
        from ...aula_plugin.bridge import to_frame
        from ...aula_plugin.core.communes import normalise_communes

        communes, notes = normalise_communes(
            to_frame(source, context, feedback, crs), self.parameterAsString(parameters, "CHAMP_INSEE", context)
        )
        for note in notes:
            feedback.pushInfo(note)
        return communes

    def _envelope(self, parameters, context, feedback, crs):
        source = self.optional_source(parameters, "ENVELOPPE", context)
        if source is None:
            return None
        from ...aula_plugin.bridge import to_frame
        from ...aula_plugin.core.errors import InputError
        from ...aula_plugin.storage.references import clean, tell_mended

        frame, repaired, dropped = clean(to_frame(source, context, feedback, crs))
        tell_mended(source.sourceName(), repaired, dropped, feedback)
        if not (frame.geometry.area > 0).any():
            raise InputError(
                tr("L’enveloppe « {} » ne contient aucune surface : choisissez une autre couche.").format(
                    source.sourceName()
                )
            )
        return frame
