"""`aula:controler_document_urbanisme`: every defect of a planning document, each with its place."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsWkbTypes,
)

from ...aula_plugin.i18n import tr
from ..base import MULTI, AulaAlgorithm
from ..compatibility.common import add_insee_field


class ControlerDocumentUrbanisme(AulaAlgorithm):
    """Audits the zoning as a partition and lists what the reader met."""

    NAME = "controler_document_urbanisme"
    GROUP, GROUP_ID = "Documents d’urbanisme", "documents"
    TAGS = "contrôle check audit topologie topology recouvrement overlap trou gap liseré sliver cnig plu plui zonage"

    def displayName(self) -> str:
        return tr("Contrôler un document d’urbanisme")

    def shortHelpString(self) -> str:
        return tr(
            "Cherche tous les défauts d’un document d’urbanisme et donne à chacun un lieu sur lequel zoomer."
            "<p><b>Méthode : partition du zonage.</b> Recouvrements : tout morceau commun à deux zones. Trous : "
            "vides que des zones entourent. Largeur moyenne w = 2 × surface ÷ périmètre : un défaut d’au plus 5 m "
            "est un liseré, dans la tolérance du standard CNIG ; au-delà c’est un défaut réel, à corriger. Le seuil "
            "est réglable.</p>"
            "<p><b>Autres défauts.</b> Ce que la lecture a rencontré (géométries réparées, doublons, codes inconnus, "
            "TYPEZONE contredit par le LIBELLE…) et les champs obligatoires du millésime laissés vides.</p>"
            "<p><b>Communes (facultatif).</b> Lacunes et débords le long des limites, zones hors du périmètre, "
            "communes déclarées et non zonées. Les lacunes et débords ne valent qu’information : une couche communale "
            "simplifiée en crée de toutes pièces, seule une limite cadastrale les prouve.</p>"
            "<p><b>Gravité.</b> bloquant, avertissement, information. Un trou peut être voulu (plan de sauvegarde et "
            "de mise en valeur, annulation partielle) : l’outil mesure, une personne juge.</p>"
            "<p><b>Unités.</b> aire_m2 en m², w_m en mètres, surfaces de la synthèse en hectares. <b>NULL</b> : sans "
            "objet (un défaut sans surface n’a ni aire ni largeur) ou inconnu. familles « ? » : famille inconnue.</p>"
            "<p><b>Limites.</b> Les recouvrements entre documents d’un même lot sont listés mais n’entrent dans la "
            "synthèse d’aucun des deux. Un trou plus étroit que le micromètre est un arrondi et disparaît.</p>"
            "<p><b>Source.</b> Standard CNIG PLU, règles de géométrie et tolérances.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self.add(
            QgsProcessingParameterFile(
                "DOCUMENT", tr("Document d’urbanisme lu par AULA"), fileFilter=tr("GeoPackage (*.gpkg)")
            ),
            tr("GeoPackage produit par « Lire un document d’urbanisme »."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "COMMUNES", tr("Communes"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
            ),
            tr(
                "Surfaces avec un code INSEE. Seules comptent les communes que le document déclare ou dont la moitié "
                "est zonée. Préférez des limites cadastrales : avec une couche simplifiée, les lacunes sont du bruit."
            ),
        )
        self.add_number(
            "LISERE_M",
            tr("Largeur maximale d’un liseré (m)"),
            tr("5 m : tolérance du standard CNIG hors des limites cadastrales. Plus large, le défaut est dit réel."),
            5.0,
        )
        add_insee_field(self)
        self._add_destinations()

    def _add_destinations(self) -> None:
        polygon, point = QgsProcessing.SourceType.TypeVectorPolygon, QgsProcessing.SourceType.TypeVectorPoint
        for name, label, kind, help_text in (
            ("DEFAUTS_SURF", tr("Défauts (surfaces)"), polygon, tr("Recouvrements, trous, lacunes, débords.")),
            ("DEFAUTS_PCT", tr("Défauts (points)"), point, tr("Un point par défaut localisé, pour s’y rendre.")),
            (
                "DEFAUTS",
                tr("Défauts (table)"),
                QgsProcessing.SourceType.TypeVector,
                tr("Tous les défauts, du plus grave au moins grave, avec x et y ; NULL pour un défaut sans lieu."),
            ),
            (
                "SYNTHESE",
                tr("Synthèse"),
                QgsProcessing.SourceType.TypeVector,
                tr("Une ligne de chiffres par document du lot."),
            ),
        ):
            self.add(QgsProcessingParameterFeatureSink(name, label, kind, optional=True), help_text)
        for name, label in (
            ("NB_RECOUVREMENTS", tr("Morceaux en recouvrement")),
            ("SURFACE_RECOUVREMENTS_M2", tr("Surface des recouvrements (m²)")),
            ("NB_RECOUVREMENTS_REELS", tr("Recouvrements plus larges que le liseré")),
            ("NB_TROUS", tr("Trous")),
            ("SURFACE_TROUS_M2", tr("Surface des trous (m²)")),
            ("NB_TROUS_REELS", tr("Trous plus larges que le liseré")),
            ("SURFACE_DOUBLE_M2", tr("Surface comptée en double (m²)")),
            ("NB_DEFAUTS", tr("Défauts de toute nature")),
            ("NB_BLOQUANTS", tr("Défauts bloquants")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.core.documents.audit import audit
        from ...aula_plugin.storage.document import read_document

        feedback.setProgressText(tr("Lecture du document"))
        document = read_document(self.parameterAsFile(parameters, "DOCUMENT", context), context, feedback)
        crs = QgsCoordinateReferenceSystem.fromWkt(document.zones.crs.to_wkt())
        communes = self._communes(parameters, context, feedback, crs)

        def progress(share: float, what: str) -> None:
            feedback.setProgress(10 + 75 * share)
            feedback.setProgressText(what)

        lisere = self.parameterAsDouble(parameters, "LISERE_M", context)
        report = audit(document, communes, lisere, progress, feedback.isCanceled)
        if report is None:
            return {}
        for note in report.notes:
            feedback.pushInfo(note)
        outputs = self._write(report, parameters, context, feedback, crs)
        feedback.setProgress(100)
        return {**outputs, **_figures(report)}

    def _communes(self, parameters, context, feedback, crs):
        """Return the communes in the CRS of the document, None when there is no layer."""
        source = self.optional_source(parameters, "COMMUNES", context)
        if source is None:
            return None
        from ...aula_plugin.bridge import to_frame
        from ...aula_plugin.core.communes import normalise_communes

        field = self.parameterAsString(parameters, "CHAMP_INSEE", context)
        communes, notes = normalise_communes(to_frame(source, context, feedback, crs), field)
        for note in notes:
            feedback.pushInfo(note)
        return communes

    def _write(self, report, parameters, context, feedback, crs) -> dict[str, Any]:
        from ...aula_plugin.core.documents.audit import DEFECT_COLUMNS, SUMMARY_COLUMNS

        placed = {name: kind for name, kind in DEFECT_COLUMNS.items() if name not in ("x", "y")}
        located = report.defects[report.defects.geometry.notna()]
        table = report.defects.drop(columns="geometry")
        job = (parameters, context, feedback)
        return {
            "DEFAUTS_SURF": self._sink("DEFAUTS_SURF", report.pieces, placed, *job, "surf", crs),
            "DEFAUTS_PCT": self._sink("DEFAUTS_PCT", located, placed, *job, "pct", crs),
            "DEFAUTS": self._sink("DEFAUTS", table, DEFECT_COLUMNS, *job),
            "SYNTHESE": self._sink("SYNTHESE", report.summary, SUMMARY_COLUMNS, *job),
        }

    def _sink(self, name, frame, columns, parameters, context, feedback, end="", crs=None) -> str | None:
        """Write one output; its style bears its name."""
        style = f"documents/{name.lower()}.qml"
        geometry = MULTI[end] if end else QgsWkbTypes.Type.NoGeometry
        return self.write(frame, columns, parameters, name, context, feedback, geometry, crs, style)


def _figures(report) -> dict[str, float]:
    totals = report.totals
    return {
        "NB_RECOUVREMENTS": totals.overlaps,
        "SURFACE_RECOUVREMENTS_M2": totals.overlaps_m2,
        "NB_RECOUVREMENTS_REELS": totals.overlaps_real,
        "NB_TROUS": totals.holes,
        "SURFACE_TROUS_M2": totals.holes_m2,
        "NB_TROUS_REELS": totals.holes_real,
        "SURFACE_DOUBLE_M2": totals.double_m2,
        "NB_DEFAUTS": len(report.defects),
        "NB_BLOQUANTS": int((report.defects["gravite"] == "bloquant").sum()),
    }
