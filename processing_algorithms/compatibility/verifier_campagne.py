"""`aula:verifier_campagne`: one grid on all the documents of a SCoT."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...aula_plugin.collector import collector_paused
from ...aula_plugin.i18n import tr
from ...aula_plugin.version import software
from ..base import MULTI, AulaAlgorithm
from .common import (
    COMPATIBILITY_GROUP,
    add_advanced,
    add_communes,
    add_counts,
    add_dossier,
    add_grid,
    count_lines,
    existing_avis,
)


class VerifierCampagne(AulaAlgorithm):
    """Measures every rule of a grid on every commune of a SCoT, each on the document that holds it."""

    NAME = "verifier_campagne"
    GROUP, GROUP_ID = COMPATIBILITY_GROUP
    TAGS = (
        "campagne campaign compatibilité compatibility scot plu plui communes carte chaleur heat map synthèse totaux "
        "armature epci grille grid lot batch parallèle dask"
    )

    def displayName(self) -> str:
        return tr("Vérifier tous les documents d’un SCoT (campagne)")

    def shortHelpString(self) -> str:
        return tr(
            "Mesure une grille SCoT sur toutes les communes, chacune dans le document d’urbanisme qui la couvre, et "
            "en tire la carte de chaleur communes × règles, les totaux et l’ordre de lecture."
            "<p><b>Résultat.</b> Les lignes d’une commune sont celles de « Vérifier la compatibilité » sur son "
            "document seul. S’y ajoutent une ligne par commune, une par commune et règle, les totaux, un dossier "
            "d’analyse qui s’ouvre dans le panneau « Compatibilité » et un rapport imprimable. Un signal mesure, une "
            "personne juge : aucun résultat ne vaut avis.</p>"
            "<p><b>Une commune, un document.</b> Entre plusieurs documents sur une commune est retenu celui en "
            "vigueur (opposable, approuvé, partiellement annulé), à défaut le projet (arrêté, en cours), puis le "
            "dernier approuvé. Les autres sont laissés de côté et nommés. Une commune sans document reste dans tous "
            "les tableaux, « non évaluable » ; les totaux qui l’omettent sont dits partiels.</p>"
            "<p><b>Méthode.</b> Calcul dans la projection de la plupart des documents. Totaux par niveau de "
            "l’armature, par EPCI et pour le SCoT : sommes, et rapports de sommes, jamais moyennes de rapports. Un "
            "total n’a de signal que si la grille le demande (« cumul »). Les règles par niveau, EPCI, SCoT ou site "
            "sont mesurées sur tous les documents ensemble.</p>"
            "<p><b>Sans fenêtre.</b> Plusieurs documents : <i>qgis_process run aula:verifier_campagne "
            '--DOCUMENTS=a.gpkg --DOCUMENTS=b.gpkg …</i>, ou en JSON <i>"DOCUMENTS": ["a.gpkg", "b.gpkg"]</i>. '
            "Les communes sont mesurées en parallèle ; le résultat ne dépend ni de leur ordre, ni du nombre "
            "d’ouvriers.</p>"
            "<p><b>Unités.</b> Surfaces en hectares, parts en %. Comparaison sans arrondi.</p>"
            "<p><b>NULL.</b> « idurba » vide : commune sans document, ou ligne de plusieurs documents. « rang » vide : "
            "rien n’a été comparé à un seuil.</p>"
            "<p><b>Limites.</b> Le rang est un ordre de lecture (nombre d’écarts), non une note. Une commune sur "
            "deux documents en vigueur n’est mesurée que dans le premier ; la surface de l’autre est dite.</p>"
            "<p><b>Sources.</b> Code de l’urbanisme, L131-4 et L142-1 ; standards CNIG PLU et SCoT.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self.add(
            QgsProcessingParameterMultipleLayers(
                "DOCUMENTS", tr("Documents d’urbanisme lus par AULA"), QgsProcessing.SourceType.TypeFile
            ),
            tr("Un ou plusieurs GeoPackages produits par « Lire un document d’urbanisme »."),
        )
        add_grid(self)
        add_communes(
            self, tr("À défaut, la couche « communes » des références. Celles qu’aucun document ne couvre sont dites.")
        )
        add_advanced(self)
        self.add(
            QgsProcessingParameterNumber(
                "OUVRIERS", tr("Communes mesurées à la fois"), defaultValue=0, minValue=0, maxValue=64
            ),
            tr("0 : autant que ce poste en supporte. Sans effet avec un ordonnanceur."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("ORDONNANCEUR", tr("Adresse d’un ordonnanceur dask"), optional=True),
            tr(
                "Par exemple tcp://127.0.0.1:8786 : les communes sont mesurées par ses ouvriers. Demande le module "
                "Python « distributed » ici, et le dossier « aula » de l’extension dans le PYTHONPATH des ouvriers, "
                "qui n’ont pas besoin de QGIS. Vide : ce poste."
            ),
            advanced=True,
        )
        self._add_destinations()

    def _add_destinations(self) -> None:
        table = QgsProcessing.SourceType.TypeVector
        self.add(
            QgsProcessingParameterFeatureSink("RESULTATS", tr("Résultats"), table),
            tr("Une ligne par règle et par territoire, de tous les documents."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "SYNTHESE", tr("Synthèse par commune"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            tr("Une ligne par commune : son document, sa situation, ses lignes par signal, son rang."),
        )
        for name, label, help_text in (
            ("CHALEUR", tr("Carte de chaleur"), tr("Une ligne par commune et par règle : signe, valeur, seuil.")),
            ("TOTAUX", tr("Totaux"), tr("Chaque règle par niveau de l’armature, par EPCI et pour le SCoT.")),
        ):
            self.add(QgsProcessingParameterFeatureSink(name, label, table, optional=True), help_text)
        add_dossier(self)
        self.add(
            QgsProcessingParameterFileDestination(
                "RAPPORT", tr("Rapport"), tr("Page HTML (*.html)"), optional=True, createByDefault=True
            ),
            tr("Une page autonome, imprimable : carte, communes × règles, totaux, documents, méthode."),
        )
        for name, label in (
            ("NB_DOCUMENTS", tr("Documents retenus pour au moins une commune")),
            ("NB_COMMUNES", tr("Communes")),
            ("NB_SANS_DOCUMENT", tr("Communes sans document")),
            ("NB_PLUSIEURS_DOCUMENTS", tr("Communes sous plusieurs documents en vigueur")),
            ("NB_HORS_VIGUEUR", tr("Communes dont le document n’est pas en vigueur")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))
        add_counts(self)

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.analysis import Inputs
        from ...aula_plugin.campaign_analysis import gather_campaign
        from ...aula_plugin.core.compatibility.campaign import run
        from ...aula_plugin.workers import labour

        paths = self._documents(parameters, context)
        inputs = Inputs(
            document="",
            grid=self.parameterAsFile(parameters, "GRILLE", context),
            references=self.parameterAsFile(parameters, "REFERENCES", context) or None,
            communes=self.optional_source(parameters, "COMMUNES", context),
            insee_field=self.parameterAsString(parameters, "CHAMP_INSEE", context),
            run_date=self.date(parameters, "DATE", context),
            force=self.parameterAsBoolean(parameters, "FORCER", context),
        )
        self._check_dossier(parameters, context)
        scheduler = self.parameterAsString(parameters, "ORDONNANCEUR", context).strip()
        count = self.parameterAsInt(parameters, "OUVRIERS", context)
        feedback.setProgressText(tr("Lecture des données"))

        def progress(share: float, what: str) -> None:
            feedback.setProgress(20 + 65 * share)
            feedback.setProgressText(tr("Mesuré : {}").format(what))

        with collector_paused(), labour(count, scheduler, feedback.pushInfo) as hands:
            campaign = gather_campaign(paths, inputs, context, feedback)
            feedback.setProgress(20)
            feedback.setProgressText(
                tr("Mesure de {} règles sur {} communes").format(len(campaign.grid.regles), len(campaign.held))
            )
            findings = run(campaign, hands, software(), progress, feedback.isCanceled)
        if findings is None or feedback.isCanceled():
            return {}
        campaign.release()
        outputs = self._write(campaign, findings, parameters, context, feedback)
        feedback.setProgress(100)
        return {**outputs, **_counts(campaign), **count_lines(campaign.grid, findings.evaluation.results)}

    def _documents(self, parameters, context) -> list[str]:
        from ...aula_plugin.core.errors import InputError

        given = [path for path in self.parameterAsFileList(parameters, "DOCUMENTS", context) if path]
        if not given:
            raise InputError(tr("« Documents d’urbanisme lus par AULA » (DOCUMENTS) : donnez au moins un document."))
        return given

    def _check_dossier(self, parameters, context) -> None:
        """Refuse a DOSSIER that is something else before anything is computed or written."""
        from ...aula_plugin.storage.dossier import require_dossier

        path = self.parameterAsFileOutput(parameters, "DOSSIER", context)
        if path:
            require_dossier(path)

    def _write(self, campaign, findings, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import crs_of
        from ...aula_plugin.core.compatibility import campaign_tables as tables
        from ...aula_plugin.core.compatibility.results import RESULT_COLUMNS

        feedback.setProgressText(tr("Écriture des résultats"))
        synthesis, totals = tables.synthesis(campaign, findings), tables.totals_table(campaign, findings)
        job = (parameters, "SYNTHESE", context, feedback, MULTI["surf"], crs_of(synthesis))
        outputs: dict[str, Any] = {
            "SYNTHESE": self.write(synthesis, tables.SYNTHESIS_COLUMNS, *job, "compatibility/campagne.qml")
        }
        for name, frame, columns, style in (
            ("RESULTATS", findings.evaluation.results, RESULT_COLUMNS, "resultats"),
            ("CHALEUR", tables.heat(campaign, findings), tables.HEAT_COLUMNS, "chaleur"),
            ("TOTAUX", totals, tables.TOTAL_COLUMNS, "totaux"),
        ):
            style = f"compatibility/{style}.qml"
            outputs[name] = self.write(frame, columns, parameters, name, context, feedback, style=style)
        return {
            **outputs,
            "NB_AVIS_A_REVOIR": 0,
            **self._write_documents(campaign, findings, synthesis, totals, parameters, context, feedback),
        }

    def _write_documents(self, campaign, findings, synthesis, totals, parameters, context, feedback) -> dict[str, Any]:
        """Write the dossier and the report when they are asked for."""
        outputs: dict[str, Any] = {}
        dossier = self.parameterAsFileOutput(parameters, "DOSSIER", context)
        if dossier and not feedback.isCanceled():
            from ...aula_plugin.core.compatibility.campaign import without_document
            from ...aula_plugin.storage.dossier import write_dossier

            feedback.setProgressText(tr("Écriture dans le dossier d’analyse"))
            evaluation = without_document(findings.evaluation, campaign.held)
            added = write_dossier(dossier, campaign.whole, evaluation, software(), context, feedback)
            if feedback.isCanceled():  # what a run stopped in the middle adds is undone
                return {}
            feedback.pushInfo(tr("Dossier d’analyse : {} ligne(s) nouvelle(s) à examiner.").format(added))
            outputs["DOSSIER"] = dossier
            outputs["NB_AVIS_A_REVOIR"] = existing_avis(dossier, evaluation, feedback)["a_revoir"]
        report = self.parameterAsFileOutput(parameters, "RAPPORT", context)
        if report and not feedback.isCanceled():
            from ...aula_plugin.bridge import go_on
            from ...aula_plugin.reporting.campaign import campaign_report
            from ...aula_plugin.reporting.files import write_report

            feedback.setProgressText(tr("Rapport"))
            page = campaign_report(campaign, findings, synthesis, totals, software(), lambda: go_on(feedback))
            write_report(page, report)
            outputs["RAPPORT"] = report
        return outputs


def _counts(campaign) -> dict[str, int]:
    from ...aula_plugin.core.compatibility.holders import CADUC, PLUSIEURS, PROJET, SANS_DOCUMENT

    situations = [one.situation for one in campaign.held]
    return {
        "NB_DOCUMENTS": len(campaign.workspaces),
        "NB_COMMUNES": len(situations),
        "NB_SANS_DOCUMENT": situations.count(SANS_DOCUMENT),
        "NB_PLUSIEURS_DOCUMENTS": situations.count(PLUSIEURS),
        "NB_HORS_VIGUEUR": situations.count(CADUC) + situations.count(PROJET),
    }
