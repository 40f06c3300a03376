"""`aula:produire_atlas_tvb`: the maps of a trame verte et bleue at a fixed scale, in one PDF."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)

from ...aula_plugin.i18n import tr
from ..base import AulaAlgorithm
from .common import GREEN_GROUP


class ProduireAtlasTvb(AulaAlgorithm):
    """Lays out the dossier of a trame, sheet by sheet."""

    NAME = "produire_atlas_tvb"
    GROUP, GROUP_ID = GREEN_GROUP
    TAGS = (
        "atlas carte cartes planche planches map maps pdf mise page layout qpt impression trame verte bleue tvb "
        "sraddet srce réservoirs corridors report"
    )

    def displayName(self) -> str:
        return tr("Produire l’atlas d’une trame verte et bleue")

    def shortHelpString(self) -> str:
        return tr(
            "Met en page les cartes d’une trame : un PDF à échelle constante, comme les atlas des schémas régionaux."
            "<p><b>Résultat.</b> Une carte d’ensemble, puis une planche par carreau d’une grille posée sur le "
            "territoire, ou par commune : réservoirs, corridors, chemins de moindre coût, points de conflit numérotés, "
            "avec la table de ce qui s’y trouve. Le titre de chaque page en est le constat.</p>"
            "<p><b>Méthode.</b> Rien n’est recalculé. La grille est centrée sur le territoire ; lettre de la ligne, "
            "numéro de la colonne. Un carreau où rien de la trame ne passe n’a pas de page, et c’est dit. Une commune "
            "plus grande que la page en a plusieurs. Les points de conflit sont numérotés pour tout l’atlas, de la "
            "priorité 1 à la priorité 3. La légende ne montre que ce que la carte montre.</p>"
            "<p><b>Votre modèle.</b> Un modèle de mise en page de QGIS (.qpt) peut remplacer le nôtre : "
            "templates/layouts/LISEZMOI.md dit quels éléments et quelles variables sont remplis.</p>"
            "<p><b>Unités.</b> Hectares et mètres ; l’échelle est celle de la page imprimée à 100 %.</p>"
            "<p><b>NULL.</b> Un réservoir sans nom est désigné par son numéro ; une importance non calculée n’est pas "
            "écrite.</p>"
            "<p><b>Limites.</b> Un corridor modélisé n’est pas un corridor observé : l’atlas est indicatif. QGIS "
            "n’imprime qu’au premier plan : sa fenêtre attend, la progression et l’arrêt répondent à chaque page.</p>"
        )

    def flags(self) -> QgsProcessingAlgorithm.Flag:
        """Layouts are scenes of Qt, which belong to the main thread."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self.add(
            QgsProcessingParameterFile("DOSSIER", tr("Dossier de la trame"), fileFilter=tr("GeoPackage (*.gpkg)")),
            tr("GeoPackage écrit par « Calculer la trame verte et bleue », sortie « Dossier de la trame »."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "ECHELLE",
                tr("Échelle des planches, 1 sur"),
                QgsProcessingParameterNumber.Type.Double,
                defaultValue=25_000,
                minValue=500,
                maxValue=1_000_000,
            ),
            tr("Dénominateur : 25000 pour 1:25 000. La carte d’ensemble a la sienne."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "COMMUNES", tr("Communes"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
            ),
            tr("Champs code_insee et nom : une planche par commune. Vide : une grille sur le territoire."),
        )
        self.add(
            QgsProcessingParameterMultipleLayers(
                "FONDS", tr("Fonds de carte"), QgsProcessing.SourceType.TypeMapLayer, optional=True
            ),
            tr("Couches du projet mises sous la trame, éclaircies : plan, relief, bâti. Routes et cours d’eau y sont."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "ORIENTATION",
                tr("Orientation des pages A4"),
                ["paysage", "portrait"],
                defaultValue="paysage",
                usesStaticStrings=True,
            ),
            tr("Sans effet avec un modèle à vous."),
        )
        self.add(
            QgsProcessingParameterFile(
                "MODELE", tr("Modèle de mise en page"), fileFilter=tr("Modèle de QGIS (*.qpt)"), optional=True
            ),
            tr("Votre modèle, à la place du nôtre ; il lui faut une carte, dont la taille fait celle des planches."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFileDestination("ATLAS", tr("Atlas"), tr("PDF (*.pdf)")),
            tr("Un seul PDF, dont le texte se cherche et se copie."),
        )
        for name, label in (("NB_PAGES", tr("Pages")), ("NB_PLANCHES", tr("Planches, sans la carte d’ensemble"))):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.reporting.atlas.export import write_pdf

        path = self.parameterAsFileOutput(parameters, "ATLAS", context)
        feedback.setProgressText(tr("Lecture du dossier"))
        go_on(feedback)
        book = self._book(parameters, context, feedback)
        total = len(book.leaves)

        def progress(rank: int) -> None:
            feedback.setProgress(10 + 88 * rank / total)
            feedback.setProgressText(tr("Page {} sur {}").format(rank + 1, total))

        write_pdf(book, path, progress)
        feedback.setProgress(100)
        if book.left_out:
            feedback.pushInfo(
                tr("Carreaux sans réservoir, corridor ni point de conflit, donc sans page : {}.").format(
                    ", ".join(book.left_out)
                )
            )
        return {"ATLAS": path, "NB_PAGES": total, "NB_PLANCHES": total - 1}

    def _book(self, parameters, context, feedback) -> Any:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.reporting.trame_atlas.book import TrameBook
        from ...aula_plugin.reporting.trame_atlas.reading import communes_of, trame_of
        from ...aula_plugin.reporting.trame_atlas.stage import TrameStage
        from ...aula_plugin.reporting.trame_atlas.words import TrameWords
        from ...aula_plugin.storage.network_reading import NetworkDossier

        dossier = NetworkDossier(self.parameterAsFile(parameters, "DOSSIER", context), context, feedback)
        trame = trame_of(dossier)
        feedback.setProgress(5)
        source = self.optional_source(parameters, "COMMUNES", context)
        communes = communes_of(source, trame, dossier.crs, context, feedback) if source is not None else []
        grounds = self.parameterAsLayerList(parameters, "FONDS", context) or []
        stage = TrameStage(dossier, trame.conflicts, trame.territory, communes, grounds, context)
        feedback.setProgress(8)
        return TrameBook(
            TrameWords(trame),
            stage,
            self.parameterAsEnumString(parameters, "ORIENTATION", context),
            self.parameterAsFile(parameters, "MODELE", context),
            self.parameterAsDouble(parameters, "ECHELLE", context),
            communes,
            lambda: go_on(feedback),
        )
