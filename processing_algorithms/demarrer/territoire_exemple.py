"""`aula:territoire_exemple`: the shipped example, copied where one may play with it."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputFile,
    QgsProcessingOutputFolder,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFolderDestination,
)

from ...aula_plugin.i18n import tr
from ..base import AulaAlgorithm


class TerritoireExemple(AulaAlgorithm):
    """Copies the fictitious territory into a folder."""

    NAME = "territoire_exemple"
    GROUP, GROUP_ID = "Découvrir AULA", "demarrer"
    TAGS = "exemple example démonstration demo essai territoire fictif tutoriel découvrir start"

    def displayName(self) -> str:
        return tr("Copier le territoire d’exemple")

    def shortHelpString(self) -> str:
        return tr(
            "Copie dans un dossier une petite intercommunalité fictive, pour voir un premier résultat en cinq minutes."
            "<p><b>Contenu.</b> Six communes inventées ; le lot CNIG d’un PLUi (v2024 rév. 2025-06) et sa "
            "modification n° 1 ; les couches et tables d’un SCoT inventé, par rôle ; la grille de ce SCoT ; les "
            "paramètres et les frictions de sa trame verte et bleue ; ses équipements ; son occupation du sol en 2015 "
            "et en 2024 et sa consommation d’espaces par année. Tout est en Lambert-93. Aucun nom, aucun nombre ne "
            "désigne un lieu ou un document réel.</p>"
            "<p><b>Méthode.</b> Les fichiers livrés avec l’extension sont copiés tels quels.</p>"
            "<p><b>Unités et NULL.</b> Coordonnées et longueurs en mètres, surfaces des tables en hectares ; une case "
            "vide ou NULL : non renseigné.</p>"
            "<p><b>Limites.</b> Un territoire inventé montre l’outil, il ne dit rien d’une vraie commune.</p>"
            "<p><b>Puis, deux étapes.</b> 1. « Lire un document d’urbanisme », avec pour lot le dossier "
            "200000001_PLUi_20260618. 2. « Vérifier la compatibilité d’un document avec un SCoT », avec le document "
            "lu, grille_exemple.yaml, references_scot.gpkg et communes.gpkg. Le rapport s’ouvre dans un navigateur. "
            "Ensuite, pour comparer deux états : lire 200000001_PLUi_20261001.zip, puis « Comparer deux états d’un "
            "document d’urbanisme ». Pour la trame : « Calculer la trame verte et bleue », avec tvb_exemple.yaml. Pour "
            "les centralités : « Préparer l’offre de services », avec equipements_exemple.csv. Pour le foncier : les "
            "couches occupation_2015 et occupation_2024 de occupation_sol.gpkg (champs cs et us, OCS2D 2021), et "
            "conso_annuelle.csv.</p>"
            "<p><b>À y trouver.</b> Pour presque chaque règle, une commune qui la respecte, une qui s’en écarte dans "
            "la tolérance et une au-delà ; quelques défauts de saisie, voulus, que la lecture signale.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self.add(
            QgsProcessingParameterFolderDestination("DOSSIER", tr("Dossier")),
            tr("Dossier où copier l’exemple ; il est créé s’il n’existe pas. Environ 3 Mo."),
        )
        self.add(
            QgsProcessingParameterBoolean("REMPLACER", tr("Remplacer un exemple déjà copié"), defaultValue=False),
            tr("Sinon, rien de ce qui se trouve déjà dans le dossier n’est écrasé."),
            advanced=True,
        )
        self.add_output(QgsProcessingOutputFolder("LOT", tr("Lot du PLUi")))
        self.add_output(QgsProcessingOutputFile("MODIFICATION", tr("Lot de la modification n° 1")))
        self.add_output(QgsProcessingOutputFile("GRILLE", tr("Grille du SCoT")))
        self.add_output(QgsProcessingOutputFile("REFERENCES", tr("Références du SCoT")))
        self.add_output(QgsProcessingOutputFile("TVB", tr("Paramètres de la trame verte et bleue")))
        self.add_output(QgsProcessingOutputFile("FRICTIONS", tr("Table de frictions")))
        self.add_output(QgsProcessingOutputFile("EQUIPEMENTS", tr("Équipements")))
        self.add_output(QgsProcessingOutputFile("OCCUPATION_SOL", tr("Occupation du sol (deux dates)")))
        self.add_output(QgsProcessingOutputFile("CONSOMMATION", tr("Consommation d’espaces par année")))
        polygon = QgsProcessing.SourceType.TypeVectorPolygon
        self.add_output(QgsProcessingOutputVectorLayer("COMMUNES", tr("Communes"), polygon))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.storage.example_files import copy_example

        if feedback.isCanceled():
            return {}
        folder = self.parameterAsString(parameters, "DOSSIER", context)
        copied = copy_example(folder, self.parameterAsBoolean(parameters, "REMPLACER", context))
        feedback.pushInfo(tr("Exemple copié dans « {} ».").format(folder))
        feedback.pushInfo(tr("Ensuite : « Lire un document d’urbanisme », lot « {} ».").format(copied["LOT"]))
        feedback.pushInfo(tr("Puis « Vérifier la compatibilité », grille « {} ».").format(copied["GRILLE"]))
        feedback.setProgress(100)
        return {"DOSSIER": folder, **copied}
