"""`aula:comparer_documents`: two states of a planning document, what changes between them and what it changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ...aula_plugin.i18n import tr
from ...aula_plugin.version import software
from ..base import MULTI, AulaAlgorithm
from ..compatibility.common import GRID_FILTER, add_date, add_insee_field
from .comparison_figures import FIGURES, figures


@dataclass
class _Found:
    """What a run found, before it is written."""

    states: list[Any]
    comparison: Any
    prescriptions: Any
    protections: Any
    rules: Any
    grid: str
    notes: list[str]
    to_mend: list[str]


class ComparerDocuments(AulaAlgorithm):
    """Lays two states of a zoning one over the other, and their rules side by side."""

    NAME = "comparer_documents"
    GROUP, GROUP_ID = "Documents d’urbanisme", "documents"
    TAGS = (
        "comparer compare zoning change plan plu plui document urbanisme arrêt approbation modification révision "
        "évolution ebc stecal différence diff"
    )

    def displayName(self) -> str:
        return tr("Comparer deux états d’un document d’urbanisme")

    def shortHelpString(self) -> str:
        return tr(
            "Superpose deux états d’un document (arrêt, approbation, modification…) et dit ce qui change, où et de "
            "combien."
            "<p><b>Résultat.</b> Les lieux qui changent, de quelle zone à quelle zone ; la matrice des familles par "
            "commune ; le bilan de chaque prescription (EBC, STECAL, emplacements réservés…) ; les lieux où des EBC et "
            "des STECAL sont perdus ou gagnés ; avec une grille, chaque règle avant et après ; un rapport "
            "imprimable.</p>"
            "<p><b>Méthode.</b> Calcul dans la projection de l’état AVANT. Dans chaque état, les annulations "
            "partielles (INF 98-00) sont ôtées et une place couverte deux fois va à la première famille de U, AUc, "
            "AUs, A, N. Les deux partitions sont croisées puis découpées par commune : la somme des lignes d’une "
            "commune est sa surface. Un lieu de changement plus étroit que LISERE_M, tous changements réunis, est une "
            "retouche de limite : comptée à part, jamais perdue.</p>"
            "<p><b>Sens.</b> Ouverture à l’urbanisation : de A ou N vers U ou AU. Déblocage : d’une AU bloquée (AUs) "
            "vers U ou AUc ; blocage : l’inverse. Fermeture : de U ou AU vers A ou N. Changement de destination : "
            "autre famille ou autre vocation. Libellé seul : le nom change et rien d’autre. Couverture gagnée ou "
            "perdue : un seul état couvre le lieu.</p>"
            "<p><b>Règles.</b> Avec GRILLE, les deux états sont mesurés, même annulés ou remplacés. Avec deux "
            "DOSSIERS, leurs derniers calculs et leurs avis sont repris sans rien recalculer. « Amélioré » ou "
            "« dégradé » dit si la valeur se rapproche ou s’éloigne de son seuil : un sens de la mesure, pas un avis. "
            "Une ligne qu’un état ne permet pas d’évaluer (donnée manquante) est « non comparable ».</p>"
            "<p><b>Unités.</b> Surfaces en hectares, lignes en mètres, points en nombre.</p>"
            "<p><b>NULL.</b> Zone ou famille NULL : le lieu n’est pas couvert dans cet état. Une vocation ou un "
            "sous-type d’AU inconnu dans un état n’est pas pris pour un changement.</p>"
            "<p><b>Limites.</b> Le règlement écrit n’est pas comparé. Un zonage redessiné sur un autre cadastre donne "
            "beaucoup de retouches : élargissez LISERE_M. Un objet de prescription est dit conservé quand la moitié "
            "au moins s’en retrouve.</p>"
            "<p><b>Sources.</b> Code de l’urbanisme, L153-31 et L153-38 ; standard CNIG PLU, tolérance de 5 m.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        geopackage = tr("GeoPackage (*.gpkg)")
        self.add(
            QgsProcessingParameterFile("AVANT", tr("Document avant"), fileFilter=geopackage),
            tr("GeoPackage produit par « Lire un document d’urbanisme » : l’état de départ."),
        )
        self.add(
            QgsProcessingParameterFile("APRES", tr("Document après"), fileFilter=geopackage),
            tr("GeoPackage produit par « Lire un document d’urbanisme » : l’état d’arrivée."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "COMMUNES", tr("Communes"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
            ),
            tr("Surfaces avec un code INSEE. Sans elles, le document est comparé d’un seul tenant."),
        )
        self._add_measure(geopackage)
        self._add_destinations()

    def _add_measure(self, geopackage: str) -> None:
        self.add_number(
            "LISERE_M",
            tr("Largeur maximale d’une retouche de limite (m)"),
            tr("5 m : tolérance du standard CNIG. Plus large, le lieu est un changement ; 0 : tout est un changement."),
            5.0,
        )
        self.add(
            QgsProcessingParameterBoolean(
                "PRESCRIPTIONS_PAR_COMMUNE", tr("Bilan des prescriptions par commune"), defaultValue=False
            ),
            tr("Ajoute au bilan de l’ensemble, dont la commune est NULL, celui de chaque commune."),
        )
        self.add(
            QgsProcessingParameterFile("GRILLE", tr("Grille du SCoT"), fileFilter=GRID_FILTER, optional=True),
            tr("Mesure chaque règle sur les deux états. Fichier YAML, XLSX, ODS ou CSV."),
        )
        self.add(
            QgsProcessingParameterFile("REFERENCES", tr("Références du SCoT"), fileFilter=geopackage, optional=True),
            tr(
                "GeoPackage de « Préparer les références » ; sans lui, les règles qui en dépendent sont non évaluables."
            ),
        )
        for name, label in (("DOSSIER_AVANT", tr("Dossier d’analyse avant")), ("DOSSIER_APRES", tr("Dossier après"))):
            self.add(
                QgsProcessingParameterFile(name, label, fileFilter=geopackage, optional=True),
                tr(
                    "Dossier d’une analyse déjà faite sur ce document : son dernier calcul est repris. Les deux "
                    "dossiers vont ensemble, à la place de la grille."
                ),
                advanced=True,
            )
        add_insee_field(self)
        add_date(self)

    def _add_destinations(self) -> None:
        table = QgsProcessing.SourceType.TypeVector
        self.add(
            QgsProcessingParameterFeatureSink(
                "CHANGEMENTS", tr("Changements"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            tr("Un lieu par ligne : zone, famille, sous-type et vocation avant et après, sens, surface, commune."),
        )
        for name, label, help_text in (
            ("BILAN", tr("Bilan des surfaces"), tr("Commune, de quelle famille à quelle famille, hectares.")),
            (
                "PRESCRIPTIONS_BILAN",
                tr("Bilan des prescriptions"),
                tr("Par type puis par code : nombre et taille avant, après, conservés, perdus, gagnés."),
            ),
            ("REGLES", tr("Règles avant et après"), tr("Valeur, écart et signal de chaque règle dans les deux états.")),
        ):
            self.add(QgsProcessingParameterFeatureSink(name, label, table, optional=True), help_text)
        self.add(
            QgsProcessingParameterFeatureSink(
                "PROTECTIONS",
                tr("EBC et STECAL perdus ou gagnés"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                optional=True,
            ),
            tr("Un lieu par ligne : espaces boisés classés (01) et STECAL (16-03), perdus ou gagnés, par commune."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "RAPPORT", tr("Rapport"), fileFilter=tr("Page HTML (*.html)"), optional=True, createByDefault=False
            ),
            tr("Une page autonome : le constat, la carte, la matrice, les prescriptions, les règles."),
        )
        for name, label in FIGURES:
            self.add_output(QgsProcessingOutputNumber(name, tr(label)))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        date = self.date(parameters, "DATE", context) or datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
        dossiers = self._dossiers(parameters, context)
        found = self._found(parameters, context, feedback, dossiers, date)
        if feedback.isCanceled():
            return {}
        outputs = self._write(found, parameters, context, feedback)
        report = self.parameterAsFileOutput(parameters, "RAPPORT", context)
        if report and not feedback.isCanceled():
            from ...aula_plugin.bridge import go_on
            from ...aula_plugin.reporting.comparison import ComparisonReport, comparison_report, write_report

            feedback.setProgressText(tr("Rapport"))
            data = ComparisonReport(
                found.states[0],
                found.states[1],
                found.comparison,
                found.prescriptions,
                found.protections,
                found.rules,
                found.grid,
                self.parameterAsDouble(parameters, "LISERE_M", context),
                date,
                software(),
                found.notes,
                found.to_mend,
            )
            page = comparison_report(data, lambda: go_on(feedback))
            go_on(feedback)
            write_report(page, report)
            outputs["RAPPORT"] = report
        feedback.setProgress(100)
        return {**outputs, **figures(found)}

    def _dossiers(self, parameters, context) -> list[str]:
        """Return the two dossiers, or none; one alone, or with a grid, is a mistake to tell at once."""
        from ...aula_plugin.core.errors import InputError

        names = ("DOSSIER_AVANT", "DOSSIER_APRES")
        found = [path for path in (self.parameterAsFile(parameters, name, context) for name in names) if path]
        grid = self.parameterAsFile(parameters, "GRILLE", context)
        if len(found) == 1:
            raise InputError(tr("Donnez les deux dossiers, avant et après, ou aucun des deux."))
        if found and grid:
            raise InputError(
                tr("Donnez une grille (les règles sont mesurées) ou deux dossiers (elles sont reprises), pas les deux.")
            )
        if self.parameterAsFile(parameters, "REFERENCES", context) and not grid:
            raise InputError(tr("Les références ne servent qu’avec une grille : donnez la grille, ou retirez-les."))
        return found

    def _found(self, parameters, context, feedback, dossiers: list[str], date: str) -> _Found:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.documents.comparison import compare
        from ...aula_plugin.core.documents.comparison_places import protections
        from ...aula_plugin.core.documents.comparison_prescriptions import compare_prescriptions
        from ...aula_plugin.storage.document_states import read_states

        paths = [self.parameterAsFile(parameters, name, context) for name in ("AVANT", "APRES")]
        feedback.setProgressText(tr("Lecture des deux documents"))
        before, after, notes = read_states(paths[0], paths[1], context, feedback)
        go_on(feedback)
        communes = self._communes(parameters, context, feedback, before)
        go_on(feedback)
        feedback.setProgress(15)
        # first, so that a grid, references or a dossier that will not do are told before the comparison is made
        to_mend: list[str] = []
        rules, grid = self._rules(parameters, context, feedback, paths, dossiers, date, to_mend)
        feedback.setProgress(55)
        feedback.setProgressText(tr("Comparaison des zonages"))
        lisere = self.parameterAsDouble(parameters, "LISERE_M", context)
        comparison = compare(before, after, communes, lisere, lambda: go_on(feedback))
        feedback.setProgress(75)
        feedback.setProgressText(tr("Comparaison des prescriptions"))
        apart = self.parameterAsBoolean(parameters, "PRESCRIPTIONS_PAR_COMMUNE", context) and communes is not None
        compared = comparison.communes if apart else None
        prescriptions = compare_prescriptions(before, after, lisere, lambda: go_on(feedback), compared)
        places = protections(before, after, comparison.communes, lambda: go_on(feedback))
        feedback.setProgress(90)
        for note in (*notes, *comparison.notes):
            feedback.pushInfo(note)
        for note in to_mend:
            feedback.pushWarning(note)
        return _Found([before, after], comparison, prescriptions, places, rules, grid, notes, to_mend)

    def _communes(self, parameters, context, feedback, before):
        source = self.optional_source(parameters, "COMMUNES", context)
        if source is None:
            return None
        from ...aula_plugin.bridge import crs_of, to_frame
        from ...aula_plugin.core.communes import normalise_communes

        frame = to_frame(source, context, feedback, crs_of(before.zones))
        communes, notes = normalise_communes(frame, self.parameterAsString(parameters, "CHAMP_INSEE", context))
        for note in notes:
            feedback.pushInfo(note)
        return communes

    def _rules(self, parameters, context, feedback, paths, dossiers, date, to_mend):
        """Return the lines of the two states side by side and the name of the grid; None without grid nor dossiers."""
        from ...aula_plugin.core.compatibility.rule_changes import compare_results

        grid = self.parameterAsFile(parameters, "GRILLE", context)
        if dossiers:
            from ...aula_plugin.storage.document_states import read_last_run

            runs = [read_last_run(d, p, context, feedback) for d, p in zip(dossiers, paths)]
        elif grid:
            runs = [
                self._measured(parameters, context, feedback, path, date, rank, to_mend)
                for rank, path in enumerate(paths)
            ]
        else:
            return None, ""
        found = runs[1]["grille_id"].dropna()
        return compare_results(*runs), tr("Grille {}").format(found.iloc[0]) if len(found) else ""

    def _measured(self, parameters, context, feedback, path: str, date: str, rank: int, to_mend: list[str]):
        """Return the results of the grid on one state; a state replaced or annulled is measured all the same.

        What must be mended for both states to be measured alike is added to ``to_mend``.
        """
        import os
        from concurrent.futures import ThreadPoolExecutor

        from ...aula_plugin.analysis import Inputs, gather
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.compatibility.evaluation import evaluate

        feedback.setProgressText(
            tr("Mesure des règles, état avant") if not rank else tr("Mesure des règles, état après")
        )
        inputs = Inputs(
            document=path,
            grid=self.parameterAsFile(parameters, "GRILLE", context),
            references=self.parameterAsFile(parameters, "REFERENCES", context) or None,
            communes=self.optional_source(parameters, "COMMUNES", context),
            insee_field=self.parameterAsString(parameters, "CHAMP_INSEE", context),
            run_date=date,
            force=True,
        )

        def progress(share: float, what: str) -> None:
            feedback.setProgress(15 + 20 * (rank + share))
            feedback.setProgressText(what)

        workspace = gather(inputs, context, feedback)
        to_mend += _of_another_state(workspace, tr("après") if rank else tr("avant"))
        with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
            evaluation = evaluate(workspace, software(), pool.map, progress, feedback.isCanceled)
        go_on(feedback)
        return evaluation.results

    def _write(self, found: _Found, parameters, context, feedback) -> dict[str, Any]:
        import pandas as pd

        from ...aula_plugin.bridge import crs_of
        from ...aula_plugin.core.compatibility import rule_changes
        from ...aula_plugin.core.documents import comparison, comparison_prescriptions
        from ...aula_plugin.core.documents.comparison_places import PROTECTION_COLUMNS

        job = (parameters, "CHANGEMENTS", context, feedback, MULTI["surf"], crs_of(found.states[0].zones))
        outputs = {
            "CHANGEMENTS": self.write(
                found.comparison.changes, comparison.CHANGE_COLUMNS, *job, "documents/changements.qml"
            )
        }
        rules = found.rules if found.rules is not None else pd.DataFrame(columns=list(rule_changes.CHANGE_COLUMNS))
        for name, frame, columns in (
            ("BILAN", found.comparison.balance, comparison.BALANCE_COLUMNS),
            ("PRESCRIPTIONS_BILAN", found.prescriptions.table, comparison_prescriptions.BALANCE_COLUMNS),
            ("REGLES", rules, rule_changes.CHANGE_COLUMNS),
        ):
            style = f"documents/{'regles_comparees' if name == 'REGLES' else name.lower()}.qml"
            outputs[name] = self.write(frame, columns, parameters, name, context, feedback, style=style)
        job = (parameters, "PROTECTIONS", context, feedback, *job[4:])
        outputs["PROTECTIONS"] = self.write(found.protections, PROTECTION_COLUMNS, *job, "documents/protections.qml")
        return outputs


def _of_another_state(workspace, state: str) -> list[str]:
    """Return what to mend when the OAP table was typed for another state of the document."""
    from ...aula_plugin.core.compatibility.oap_table import of_others

    others = of_others(workspace.tables["oap"], workspace.document) if "oap" in workspace.tables else []
    if not others:
        return []
    return [
        tr(
            "État {} : la table des OAP est celle de {}. Les règles qui la lisent (densité, logements…) n’y ont pas de "
            "valeur et sont « non comparable ». Préparez la table de cet état avec « Préparer la table des OAP », qui "
            "reprend ce qui est déjà saisi ; ou, si les OAP n’ont pas changé, videz sa colonne idurba."
        ).format(state, ", ".join(others[:3]))
    ]
