"""`aula:polarites_flux`: dominant flows, poles, balance of each commune and desire lines from a table of flows."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ...aula_plugin.i18n import tr
from ..base import MULTI, AulaAlgorithm
from ..vectors import metric_crs
from .common import CENTRALITY_GROUP
from .level_words import describe_flows, tell_flows

_NO_GEOMETRY = QgsWkbTypes.Type.NoGeometry
_STYLES = {
    "POLARITES": "centrality/polarites.qml",
    "LIGNES": "centrality/lignes_desir.qml",
    "CODES_HORS": "centrality/codes_hors.qml",
}


class PolaritesFlux(AulaAlgorithm):
    """Reads the polarities of a territory in its flows."""

    NAME = "polarites_flux"
    GROUP, GROUP_ID = CENTRALITY_GROUP
    TAGS = (
        "flux polarités pôle attraction domicile-travail mobilité navettes lignes de désir dominant nystuen dacey "
        "centralité scot network"
    )

    def displayName(self) -> str:
        return tr("Lire les polarités d’une table de flux")

    def shortHelpString(self) -> str:
        return describe_flows()

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        kinds = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterFeatureSource("FLUX", tr("Table de flux"), [kinds.TypeVector]),
            tr("Une ligne par flux : code d’origine, code de destination, valeur."),
        )
        self.add(
            QgsProcessingParameterFeatureSource("COMMUNES", tr("Communes"), [kinds.TypeVectorPolygon]),
            tr("Surfaces avec code_insee et nom : le territoire. Tout autre code est « hors »."),
        )
        for name, label in (
            ("CHAMP_ORIGINE", tr("Champ de l’origine")),
            ("CHAMP_DESTINATION", tr("Champ de la destination")),
            ("CHAMP_VALEUR", tr("Champ de la valeur")),
        ):
            self.add(
                QgsProcessingParameterField(name, label, parentLayerParameterName="FLUX", optional=True),
                tr(
                    "Vide : reconnu à son nom (INSEE : CODGEO, DCLT, DCRAN, NBFLUX… ; ou origine, destination, valeur)."
                ),
            )
        self._add_thresholds()
        self._add_destinations()
        for name, label in (
            ("NB_POLES", tr("Pôles")),
            ("NB_SUBORDONNEES", tr("Communes subordonnées")),
            ("NB_LIGNES", tr("Lignes de désir")),
            ("NB_CODES_HORS", tr("Codes hors du territoire")),
            ("FLUX_TOTAL", tr("Flux lus")),
            ("FLUX_INTERNES", tr("Flux internes aux communes")),
            ("FLUX_ENTRE_COMMUNES", tr("Flux entre communes du territoire")),
            ("FLUX_HORS", tr("Flux avec l’extérieur")),
            ("PART_INTERNE", tr("Part des flux émis qui restent dans la commune (%)")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def _add_thresholds(self) -> None:
        """Declare which flows are too small."""
        for name, label, most, help_text in (
            ("SEUIL_VALEUR", tr("Flux minimal"), None, tr("Dans l’unité de la table. 0 : tous les flux.")),
            (
                "SEUIL_PART",
                tr("Part minimale (%)"),
                100.0,
                tr("Part du flux dans ce que l’origine envoie aux autres communes du territoire. 0 : tous."),
            ),
        ):
            number = QgsProcessingParameterNumber(
                name, label, QgsProcessingParameterNumber.Type.Double, defaultValue=0.0, minValue=0.0
            )
            if most is not None:
                number.setMaximum(most)
            self.add(number, help_text)

    def _add_destinations(self) -> None:
        """Declare the layers and the table."""
        kinds = QgsProcessing.SourceType
        for name, label, kind, optional, help_text in (
            (
                "POLARITES",
                tr("Communes, flux et pôles"),
                kinds.TypeVectorPolygon,
                False,
                tr("Bilan de chaque commune, commune dont elle dépend, pôle auquel elle se rattache."),
            ),
            (
                "LIGNES",
                tr("Lignes de désir"),
                kinds.TypeVectorLine,
                True,
                tr("Une ligne par flux au-dessus des seuils, large selon sa valeur ; dominants à part."),
            ),
            (
                "CODES_HORS",
                tr("Codes hors du territoire"),
                kinds.TypeVector,
                True,
                tr("Table : codes qui ne sont pas dans la couche des communes, et leurs flux."),
            ),
        ):
            self.add(QgsProcessingParameterFeatureSink(name, label, kind, optional=optional), help_text)

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on, to_frame
        from ...aula_plugin.core.centrality import flows, level_columns
        from ...aula_plugin.core.centrality.flow_table import read_flows
        from ...aula_plugin.core.communes import normalise_communes

        source = self.source(parameters, "COMMUNES", context)
        crs = metric_crs(source, context)
        communes, notes = normalise_communes(to_frame(source, context, feedback, crs))
        for note in notes:
            feedback.pushInfo(note)
        feedback.setProgress(10)
        table = to_frame(self.source(parameters, "FLUX", context), context, feedback).drop(columns="geometry")
        go_on(feedback)
        feedback.setProgress(40)
        asked = [
            self.parameterAsString(parameters, name, context)
            for name in ("CHAMP_ORIGINE", "CHAMP_DESTINATION", "CHAMP_VALEUR")
        ]
        codes = list(communes["code_insee"])
        read = read_flows(table, codes, *asked)
        threshold = flows.Threshold(
            self.parameterAsDouble(parameters, "SEUIL_VALEUR", context),
            self.parameterAsDouble(parameters, "SEUIL_PART", context) / 100,
        )
        balance, pairs = flows.balance(read, codes), flows.between(read, codes, threshold)
        found = flows.polarities(balance, pairs)
        go_on(feedback)
        feedback.setProgress(60)
        lines = flows.desire_lines(communes, pairs, found)
        strangers = flows.strangers(read, codes)
        tell_flows(read.notes, strangers, found, len(lines), flows.looks_away(balance, found), feedback)
        frame = flows.by_commune(communes, balance, found)
        written = (parameters, context, feedback, crs)
        outputs = {
            "POLARITES": self._put(frame, level_columns.FLOW_COMMUNES, "POLARITES", *written, MULTI["surf"]),
            "LIGNES": self._put(lines, level_columns.DESIRE_LINES, "LIGNES", *written, MULTI["lin"]),
            "CODES_HORS": self._put(strangers, level_columns.FLOW_STRANGERS, "CODES_HORS", *written[:3]),
        }
        feedback.setProgress(100)
        return {**outputs, **_figures(read, balance, found, lines, strangers)}

    def _put(self, frame, columns, name, parameters, context, feedback, crs=None, kind=_NO_GEOMETRY):
        return self.write(frame, columns, parameters, name, context, feedback, kind, crs, _STYLES[name])


def _figures(read: Any, balance: Any, found: Any, lines: Any, strangers: Any) -> dict[str, Any]:
    whole, status = balance.sum(numeric_only=True), found["statut"].value_counts()
    return {
        "NB_POLES": int(status.get("pôle", 0)),
        "NB_SUBORDONNEES": int(status.get("subordonnée", 0)),
        "NB_LIGNES": len(lines),
        "NB_CODES_HORS": len(strangers),
        "FLUX_TOTAL": float(read.rows["valeur"].sum()),
        "FLUX_INTERNES": float(whole["interne"]),
        "FLUX_ENTRE_COMMUNES": float(whole["sortants"]),
        "FLUX_HORS": float(whole["sortants_hors"] + whole["entrants_hors"]),
        "PART_INTERNE": 100 * float(whole["interne"] / whole["emis"]) if whole["emis"] else None,
    }
