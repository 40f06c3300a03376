"""`aula:fusionner_avis`: the avis several people wrote in copies of one dossier, in one dossier."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
)

from ...aula_plugin.i18n import tr
from ..base import AulaAlgorithm
from .common import COMPATIBILITY_GROUP


class FusionnerAvis(AulaAlgorithm):
    """Brings the avis of several copies of a dossier together; conflicts are listed, nothing is overwritten."""

    NAME = "fusionner_avis"
    GROUP, GROUP_ID = COMPATIBILITY_GROUP
    TAGS = "avis fusionner merge copies dossier conflits conflicts compatibilité compatibility scot plu"

    def displayName(self) -> str:
        return tr("Fusionner les avis de plusieurs copies d’un dossier")

    def shortHelpString(self) -> str:
        return tr(
            "Réunit dans un seul dossier d’analyse les avis que plusieurs personnes ont écrits dans des copies."
            "<p><b>Résultat.</b> Un dossier nouveau : le premier, avec les avis de tous et leur historique. Les "
            "dossiers donnés ne sont pas modifiés. La table des conflits a une ligne par proposition : qui, quand, "
            "quel avis, dans quel dossier.</p>"
            "<p><b>Méthode.</b> Une ligne est la même quand grille, règle, territoire et document sont les mêmes. Un "
            "avis écrit dans un seul dossier est repris ; le même avis dans plusieurs est gardé une fois, avec la "
            "signature la plus ancienne ; un avis que l’historique d’une copie montre remplacé laisse la place à "
            "celui qui l’a remplacé. Tout autre désaccord est un conflit : le premier dossier garde le sien, les "
            "autres propositions vont à l’historique. Pour trancher, écrivez « oui » dans la colonne « choix » de la "
            "table des conflits et donnez-la comme choix ; ou écrivez l’avis voulu dans le dossier fusionné. "
            "Recommencer ne change rien, et sans conflit l’ordre des copies est indifférent.</p>"
            "<p><b>Unités.</b> « valeur_vue » est dans l’unité de la règle ; les dates sont en temps universel.</p>"
            "<p><b>NULL.</b> Un avis « non examiné » et sans texte n’est opposé à aucun autre. Une colonne « choix » "
            "vide laisse la ligne en conflit.</p>"
            "<p><b>Limites.</b> Les résultats et les preuves sont ceux du premier dossier. Des dossiers d’autres "
            "grilles ou d’autres documents sont refusés.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        geopackage = tr("GeoPackage (*.gpkg)")
        self.add(
            QgsProcessingParameterFile("BASE", tr("Premier dossier d’analyse"), fileFilter=geopackage),
            tr("Celui dont les résultats sont repris, et dont l’avis reste en vigueur en cas de désaccord."),
        )
        self.add(
            QgsProcessingParameterMultipleLayers("COPIES", tr("Copies du dossier"), QgsProcessing.SourceType.TypeFile),
            tr(
                "Un ou plusieurs GeoPackages, copies du premier dossier où d’autres ont écrit leurs avis ; ou la table "
                "plate (.csv) de « Produire les documents d’un avis », remplie et renvoyée."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "CHOIX", tr("Choix entre les propositions"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            tr(
                "La table des conflits d’une fusion précédente (CSV, GeoPackage…), avec « oui » dans la colonne "
                "« choix » des propositions retenues. Colonnes lues : proposition, choix."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink("CONFLITS", tr("Conflits"), QgsProcessing.SourceType.TypeVector),
            tr("Une ligne par proposition sur les lignes où les avis diffèrent."),
        )
        self.add(
            QgsProcessingParameterFileDestination("DOSSIER", tr("Dossier fusionné"), geopackage),
            tr("GeoPackage nouveau ; aucun des dossiers donnés."),
        )
        for name, label in (
            ("NB_REPRIS", tr("Avis repris des copies")),
            ("NB_CONFLITS", tr("Lignes en conflit")),
            ("NB_IDENTIQUES", tr("Avis identiques")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        import pandas as pd

        from ...aula_plugin.core.compatibility.dossier import avis_key
        from ...aula_plugin.core.compatibility.merging import CONFLICT_COLUMNS, merge_avis
        from ...aula_plugin.storage.avis_merge import line_names, read_copies, write_merged
        from ...aula_plugin.storage.dossier_reading import moment

        base = self.parameterAsFile(parameters, "BASE", context)
        files = [base, *self._copies(parameters, context)]
        output = self.parameterAsFileOutput(parameters, "DOSSIER", context)
        choices = self._choices(parameters, context, feedback)
        copies = read_copies(files)
        if feedback.isCanceled():
            return {}
        now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        merged = merge_avis(copies, choices, now)
        feedback.setProgress(40)
        if merged.inconnus:
            feedback.pushWarning(
                tr("{} choix ne répondent à aucune proposition de cette fusion : ils sont sans effet.").format(
                    merged.inconnus
                )
            )
        names = line_names(base)
        rows = [
            {**names.get(avis_key(row), {}), **row, "date_avis": moment(row["date_avis"])} for row in merged.conflits
        ]
        conflicts = self.write(
            pd.DataFrame(rows, columns=list(CONFLICT_COLUMNS)),
            CONFLICT_COLUMNS,
            parameters,
            "CONFLITS",
            context,
            feedback,
            style="compatibility/conflits.qml",
        )
        if feedback.isCanceled() or not write_merged(base, output, merged, feedback.isCanceled):
            return {}
        self._tell(merged, feedback)
        return {
            "CONFLITS": conflicts,
            "DOSSIER": output,
            "NB_REPRIS": merged.repris,
            "NB_CONFLITS": merged.n_conflits,
            "NB_IDENTIQUES": merged.identiques,
        }

    def _copies(self, parameters, context) -> list[str]:
        from ...aula_plugin.core.errors import InputError

        given = [path for path in self.parameterAsFileList(parameters, "COPIES", context) if path]
        if not given:
            raise InputError(tr("« Copies du dossier » (COPIES) : donnez au moins une copie."))
        return given

    def _choices(self, parameters, context, feedback) -> list[dict[str, Any]]:
        from ...aula_plugin.bridge import to_frame
        from ...aula_plugin.core.errors import InputError

        source = self.optional_source(parameters, "CHOIX", context)
        if source is None:
            return []
        frame = to_frame(source, context, feedback)
        missing = [name for name in ("proposition", "choix") if name not in frame.columns]
        if missing:
            raise InputError(
                tr(
                    "« {} » n’a pas de colonne {} : donnez la table des conflits d’une fusion, remplie dans sa colonne "
                    "« choix »."
                ).format(source.sourceName(), tr(" ni ").join(f"« {name} »" for name in missing))
            )
        return frame[["proposition", "choix"]].to_dict("records")

    def _tell(self, merged, feedback) -> None:
        feedback.pushInfo(
            tr("{} avis repris des copies, {} identiques, {} ligne(s) en conflit.").format(
                merged.repris, merged.identiques, merged.n_conflits
            )
        )
        if merged.n_conflits:
            feedback.pushWarning(
                tr(
                    "Des avis diffèrent sur {} ligne(s) : le premier dossier garde le sien. Écrivez « oui » dans la "
                    "colonne « choix » de la table des conflits, et donnez-la comme choix."
                ).format(merged.n_conflits)
            )
        feedback.setProgress(100)
