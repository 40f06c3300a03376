"""`aula:verifier_compatibilite`: a planning document against the grid of the SCoT above it."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ...aula_plugin.collector import collector_paused
from ...aula_plugin.i18n import tr
from ...aula_plugin.version import software
from ..base import MULTI, AulaAlgorithm
from .common import (
    COMPATIBILITY_GROUP,
    GEOPACKAGE_FILTER,
    add_advanced,
    add_communes,
    add_counts,
    add_dossier,
    add_grid,
    count_lines,
    existing_avis,
)

#: Communes measured side by side; more threads would wait for one another.
MOST_THREADS = 4
SINKS = {"PREUVES_SURF": "surf", "PREUVES_LIN": "lin", "PREUVES_PCT": "pct"}


class VerifierCompatibilite(AulaAlgorithm):
    """Measures every rule of a grid on every commune of a document."""

    NAME = "verifier_compatibilite"
    GROUP, GROUP_ID = COMPATIBILITY_GROUP
    TAGS = "compatibilité compatibility scot plu plui doo grille grid avis signal urbanisme planning"

    def displayName(self) -> str:
        return tr("Vérifier la compatibilité d’un document avec un SCoT")

    def shortHelpString(self) -> str:
        return tr(
            "Mesure chaque règle d’une grille SCoT sur chaque commune d’un PLU(i) et montre les lieux qui l’expliquent."
            "<p><b>Résultat.</b> Une ligne par règle et par territoire : valeur, seuil, tolérance, signal (respecté, "
            "écart toléré, écart, non évaluable, sans objet), certitude, zones, entrées et leur empreinte. "
            "Une règle sans seuil est un constat : elle n’a pas de signal. Un signal mesure, une personne juge : aucun "
            "résultat ne vaut avis.</p>"
            "<p><b>Méthode.</b> Calcul dans la projection métrique du document. Les annulations partielles (INF 98-00) "
            "sont ôtées, une place couverte deux fois va à la première famille de U, AUc, AUs, A, N, puis tout est "
            "découpé par commune. Surface brute : intersection ; nette : sans ce qui est plus étroit que le liseré de "
            "la grille (5 m, tolérance CNIG) ; certaine : à plus de l’incertitude de la couche de référence. Le signal "
            "porte sur la surface nette. Totaux par niveau et par EPCI : sommes et rapports de sommes.</p>"
            "<p><b>Unités.</b> Surfaces en hectares, longueurs en mètres, parts en %. Comparaison sans arrondi.</p>"
            "<p><b>NULL et données manquantes.</b> Un rôle, une table ou un champ absent rend la ligne « non "
            "évaluable », avec le motif ; une valeur inconnue (vocation, sous-type d’AU) est comptée avec puis sans : "
            "si le signal change, la ligne est « à examiner ».</p>"
            "<p><b>Limites.</b> Une règle non dessinée peut exister dans le règlement écrit. La compatibilité "
            "s’apprécie globalement, à l’échelle du territoire entier (CE, 18 décembre 2017, n° 395216).</p>"
            "<p><b>Sources.</b> Code de l’urbanisme, L131-4 et L142-1 ; standards CNIG PLU et SCoT.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self.add(
            QgsProcessingParameterFile(
                "DOCUMENT", tr("Document d’urbanisme lu par AULA"), fileFilter=GEOPACKAGE_FILTER
            ),
            tr("GeoPackage produit par « Lire un document d’urbanisme »."),
        )
        add_grid(self)
        add_communes(
            self, tr("À défaut, la couche « communes » des références ; sinon le document est évalué d’un seul tenant.")
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "ZONES", tr("Zonage en cours d’étude"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
            ),
            tr(
                "Remplace le zonage du document, par exemple une version de travail. Champs CNIG : TYPEZONE et LIBELLE "
                "au moins."
            ),
        )
        add_advanced(self)
        self._add_destinations()

    def _add_destinations(self) -> None:
        polygon, line = QgsProcessing.SourceType.TypeVectorPolygon, QgsProcessing.SourceType.TypeVectorLine
        self.add(
            QgsProcessingParameterFeatureSink("RESULTATS", tr("Résultats"), QgsProcessing.SourceType.TypeVector),
            tr("Une ligne par règle et par territoire."),
        )
        self.add(
            QgsProcessingParameterFeatureSink("PREUVES_SURF", tr("Preuves (surfaces)"), polygon, optional=True),
            tr("Lieux qui expliquent chaque valeur : brute, nette, certaine, non couvert…"),
        )
        self.add(
            QgsProcessingParameterFeatureSink("PREUVES_LIN", tr("Preuves (lignes)"), line, optional=True),
            tr("Linéaires couverts ou non, distances les plus courtes."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "PREUVES_PCT", tr("Preuves (points)"), QgsProcessing.SourceType.TypeVectorPoint, optional=True
            ),
            tr("Goulets, objets ponctuels."),
        )
        add_dossier(self)
        self.add(
            QgsProcessingParameterFileDestination(
                "RAPPORT", tr("Rapport"), tr("Page HTML (*.html)"), optional=True, createByDefault=True
            ),
            tr("Un seul fichier HTML, imprimable, qui s’ouvre dans un navigateur ou un traitement de texte."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "AVIS_GLOBAL",
                tr("Avis global, choisi par une personne"),
                ["aucun", "favorable", "favorable_avec_remarques", "favorable_avec_reserves", "defavorable"],
                defaultValue="aucun",
                usesStaticStrings=True,
            ),
            tr("Coché dans le rapport ; il n’est jamais calculé."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean(
                "SANS_AUTEURS", tr("Rapport sans le nom des auteurs d’avis"), defaultValue=False
            ),
            tr("Les avis sont imprimés sans nom de personne ; le dossier, lui, les garde."),
            advanced=True,
        )
        add_counts(self)

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.analysis import Inputs, gather
        from ...aula_plugin.bridge import crs_of
        from ...aula_plugin.core.compatibility.evaluation import evaluate
        from ...aula_plugin.core.compatibility.results import EVIDENCE_COLUMNS, EVIDENCE_MEASURE, RESULT_COLUMNS

        inputs = Inputs(
            document=self.parameterAsFile(parameters, "DOCUMENT", context),
            grid=self.parameterAsFile(parameters, "GRILLE", context),
            references=self.parameterAsFile(parameters, "REFERENCES", context) or None,
            zones=self.optional_source(parameters, "ZONES", context),
            communes=self.optional_source(parameters, "COMMUNES", context),
            insee_field=self.parameterAsString(parameters, "CHAMP_INSEE", context),
            run_date=self.date(parameters, "DATE", context),
            force=self.parameterAsBoolean(parameters, "FORCER", context),
        )
        self._check_dossier(parameters, context)
        feedback.setProgressText(tr("Lecture des données"))

        measured = 0

        def progress(share: float, what: str) -> None:
            nonlocal measured
            measured += 1
            total = round(measured / share)
            word = tr("Commune") if total == len(workspace.territories) else tr("Territoire")
            feedback.setProgress(10 + 75 * share)
            feedback.setProgressText(tr("{} {} sur {}, mesuré : {}").format(word, measured, total, what))

        with collector_paused(), ThreadPoolExecutor(max_workers=min(MOST_THREADS, os.cpu_count() or 1)) as pool:
            workspace = gather(inputs, context, feedback)
            feedback.setProgressText(
                tr("Mesure de {} règles sur {} communes").format(len(workspace.grid.regles), len(workspace.territories))
            )
            evaluation = evaluate(workspace, software(), pool.map, progress, feedback.isCanceled)
        if feedback.isCanceled():
            return {}
        workspace.release()
        outputs = self._write_documents(parameters, context, feedback, workspace, evaluation)
        if feedback.isCanceled():
            return {}
        feedback.setProgressText(tr("Écriture des résultats"))
        outputs["RESULTATS"] = self.write(
            evaluation.results,
            RESULT_COLUMNS,
            parameters,
            "RESULTATS",
            context,
            feedback,
            style="compatibility/resultats.qml",
        )
        crs = crs_of(workspace.document.zones)
        for name, end in SINKS.items():
            outputs[name] = self.write(
                evaluation.evidence[end],
                {**EVIDENCE_COLUMNS, **EVIDENCE_MEASURE[end]},
                parameters,
                name,
                context,
                feedback,
                MULTI[end],
                crs,
                f"compatibility/preuves_{end}.qml",
                spend=True,
            )
        outputs.setdefault("NB_AVIS_A_REVOIR", 0)
        feedback.setProgress(100)
        return {**outputs, **count_lines(workspace.grid, evaluation.results)}

    def _check_dossier(self, parameters, context) -> None:
        """Refuse a DOSSIER that is something else before anything is computed or written."""
        from ...aula_plugin.storage.dossier import require_dossier

        path = self.parameterAsFileOutput(parameters, "DOSSIER", context)
        if path:
            require_dossier(path)

    def _write_documents(self, parameters, context, feedback, workspace, evaluation) -> dict[str, Any]:
        """Write the dossier and the report when they are asked for."""
        outputs: dict[str, Any] = {}
        said: dict[str, Any] = {
            "avis_global": self.parameterAsEnumString(parameters, "AVIS_GLOBAL", context),
            "sans_auteurs": self.parameterAsBoolean(parameters, "SANS_AUTEURS", context),
        }
        dossier = self.parameterAsFileOutput(parameters, "DOSSIER", context)
        if dossier:
            from ...aula_plugin.storage.dossier import write_dossier

            feedback.setProgressText(tr("Écriture dans le dossier d’analyse"))
            added = write_dossier(dossier, workspace, evaluation, software(), context, feedback)
            if feedback.isCanceled():  # what a run stopped in the middle adds is undone
                return {}
            feedback.pushInfo(tr("Dossier d’analyse : {} ligne(s) nouvelle(s) à examiner.").format(added))
            outputs["DOSSIER"] = dossier
            found = existing_avis(dossier, evaluation, feedback)
            outputs["NB_AVIS_A_REVOIR"] = found.pop("a_revoir")
            said.update(found)
        report = self.parameterAsFileOutput(parameters, "RAPPORT", context)
        if report and not feedback.isCanceled():
            from ...aula_plugin.bridge import go_on
            from ...aula_plugin.reporting.compatibility import report_of, write_report

            feedback.setProgressText(tr("Rapport"))
            page = report_of(workspace, evaluation, software(), lambda: go_on(feedback), **said)
            write_report(page, report)
            outputs["RAPPORT"] = report
        return outputs
