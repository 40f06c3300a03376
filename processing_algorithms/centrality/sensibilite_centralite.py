"""`aula:sensibilite_centralite`: the areas of the perimeters when each parameter changes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
)

from ...aula_plugin.i18n import tr
from ...aula_plugin.version import software
from ..base import AulaAlgorithm
from .common import CENTRALITY_GROUP, add_inputs, add_settings, settings_of
from .inputs import read_inputs


class SensibiliteCentralite(AulaAlgorithm):
    """Draws perimeters again with other parameters."""

    NAME = "sensibilite_centralite"
    GROUP, GROUP_ID = CENTRALITY_GROUP
    TAGS = "centralité sensibilité paramètres rayon seuil surface robustesse périmètre centrality"

    def displayName(self) -> str:
        return tr("Mesurer la sensibilité des périmètres de centralité")

    def shortHelpString(self) -> str:
        return tr(
            "« Et si on avait pris un autre rayon ? » Redessine les périmètres en changeant un paramètre à la fois, en "
            "moins puis en plus, et dit de combien d’hectares ils bougent."
            "<p><b>Résultat.</b> Une table : un paramètre, sa valeur, une variante, une commune, sa surface et l’écart "
            "à la surface sans changement. Une grille : part des calculs dont le cœur contient la maille. Une page "
            "avec un graphique.</p>"
            "<p><b>Méthode.</b> Celle de « Proposer des périmètres de centralité » ; chaque paramètre agit sur ce "
            "qu’il dessine : densité, diversité, bâti et fermeture sur le champ et les candidats, écart des commerces "
            "sur les tampons et l’enveloppe, durée et vitesse sur la marche. Un quantile reste entre 0 et 1, un nombre "
            "entier bouge d’au moins 1.</p>"
            "<p><b>Unités.</b> Surfaces en hectares, variations en %, part des calculs de 0 à 1.</p>"
            "<p><b>NULL.</b> Paramètre et valeur de la ligne sans changement.</p>"
            "<p><b>Limites.</b> Un paramètre à la fois : les effets ne s’additionnent pas. Une surface stable ne dit "
            "pas que le périmètre est juste, seulement qu’il tient à autre chose qu’à ce choix.</p>"
            "<p><b>Sources.</b> Certu, hal-02150554 : les surfaces dépendent beaucoup des choix, surtout de la taille "
            "du tampon.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        add_inputs(self)
        add_settings(self)
        self.add(
            QgsProcessingParameterNumber(
                "VARIATION",
                tr("Variation (%)"),
                QgsProcessingParameterNumber.Type.Double,
                defaultValue=25.0,
                minValue=1.0,
                maxValue=90.0,
            ),
            tr("Ce dont chaque paramètre change, en moins puis en plus."),
        )
        self.add(
            QgsProcessingParameterString("DATE", tr("Date du calcul"), optional=True),
            tr("AAAA-MM-JJ, imprimée sur la page ; vide : maintenant."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "SENSIBILITE", tr("Sensibilité des surfaces"), QgsProcessing.SourceType.TypeVector
            ),
            tr("Table : une ligne par paramètre changé, variante et commune."),
        )
        self.add(
            QgsProcessingParameterRasterDestination("PART_DES_CALCULS", tr("Part des calculs"), optional=True),
            tr("Part des calculs du champ dont le cœur contient la maille, de 0 à 1."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "RAPPORT", tr("Rapport"), fileFilter=tr("Page HTML (*.html)"), optional=True, createByDefault=False
            ),
            tr("Page à lire dans un navigateur : le graphique des effets et les surfaces de départ."),
        )
        for name, label in (
            ("NB_CALCULS", tr("Calculs faits")),
            ("AIRE_HA", tr("Surface des candidats, sans changement (ha)")),
            ("PLUS_GRAND_ECART_HA", tr("Plus grand écart de cette surface (ha)")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.centrality.columns import SENSITIVITY
        from ...aula_plugin.core.centrality.sensitivity import CANDIDATES, around, effects, sensitivity

        date = self.date(parameters, "DATE", context) or datetime.now().isoformat(timespec="seconds")
        read = read_inputs(self, parameters, context, feedback)
        share = self.parameterAsDouble(parameters, "VARIATION", context) / 100
        settings = settings_of(self, parameters, context)
        runs = around(settings, read.inputs.buildings is not None, read.inputs.streets is not None, share)
        feedback.pushInfo(tr("{} calculs, sur {} commune(s).").format(len(runs), len(read.codes)))
        feedback.setProgress(10)

        def going(done: float) -> None:
            go_on(feedback)
            feedback.setProgress(10 + 80 * done)

        found = sensitivity(read.inputs, read.codes, runs, going)
        written = (parameters, context, feedback)
        outputs = {
            "SENSIBILITE": self.write(
                found.table,
                SENSITIVITY,
                parameters,
                "SENSIBILITE",
                context,
                feedback,
                style="centrality/sensibilite.qml",
            )
        }
        if parameters.get("PART_DES_CALCULS"):
            outputs["PART_DES_CALCULS"] = self.write_raster(
                found.share, None, found.fields.grid, read.crs, parameters, "PART_DES_CALCULS", context, feedback,
                "centrality/part_des_calculs.qml",
            )  # fmt: skip
        report = self.parameterAsFileOutput(parameters, "RAPPORT", context)
        if report:
            outputs["RAPPORT"] = self._report(found.table, read, share, date, report, *written)
        feedback.setProgress(100)
        moved = effects(found.table)[["moins_ha", "plus_ha"]].abs().to_numpy()
        base = found.table[found.table["parametre"].isna() & (found.table["variante"] == CANDIDATES)]
        return {
            **outputs,
            "NB_CALCULS": len(runs),
            "AIRE_HA": float(base["aire_ha"].astype(float).sum()),
            "PLUS_GRAND_ECART_HA": float(moved.max(initial=0.0)),
        }

    def _report(self, table, read, share, date, path, parameters, context, feedback) -> str:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.reporting.centrality_sensitivity import sensitivity_report
        from ...aula_plugin.reporting.files import write_report
        from ...aula_plugin.storage.fictive import file_of, says_fictive

        files = [
            file_of(self.parameterAsVectorLayer(parameters, name, context)) for name in ("OFFRE", "BATI", "PARCELLES")
        ]
        names = dict(zip(read.inputs.communes["code_insee"], read.inputs.communes["nom"]))
        options = {"date": date, "software": software(), "share": share, "fictive": says_fictive(files)}
        page = sensitivity_report(table, names, options)
        go_on(feedback)
        write_report(page, path)
        return path
