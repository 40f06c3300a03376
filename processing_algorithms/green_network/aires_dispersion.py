"""`aula:aires_dispersion`: what lies within a distance of réservoirs, in bands."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...aula_plugin.i18n import tr
from ..base import MULTI, AulaAlgorithm
from .common import GREEN_GROUP, add_engine, add_moves, add_reference_friction, add_sous_trame
from .source_cells import Ground, add_ground, ground

#: Metres in the favourable medium, when the person says nothing.
DEFAULT_DISTANCE_M = 1_000.0
COLUMNS = {
    "id_reservoir": "integer",
    "sous_trame": "text",
    "bande": "text",
    "pourcent": "real",
    "distance_max_m": "real",
    "surface_ha": "real",
}


class AiresDispersion(AulaAlgorithm):
    """Draws the dispersal areas of réservoirs."""

    NAME = "aires_dispersion"
    GROUP, GROUP_ID = GREEN_GROUP
    TAGS = (
        "aire dispersion area dispersal perméabilité milieux distance bande réservoir trame verte bleue tvb coût cost "
        "accessible"
    )

    def displayName(self) -> str:
        return tr("Dessiner les aires de dispersion")

    def shortHelpString(self) -> str:
        return tr(
            "Dessine ce qu’une espèce atteint depuis les réservoirs, selon la distance qu’elle parcourt en milieu "
            "favorable."
            "<p><b>Résultat.</b> Une surface par bande de distance et, si on le demande, par réservoir : ce qui est "
            "le plus proche de lui. Les bandes ne se recouvrent pas ; la première contient les réservoirs.</p>"
            "<p><b>Méthode.</b> Coût du trajet le moins coûteux depuis le réservoir le plus proche (voir « Calculer "
            "le coût de déplacement »), divisé par la friction du milieu favorable : des équivalent mètres. Une "
            "maille est dans la première bande dont elle ne dépasse pas la fin.</p>"
            "<p><b>Unités.</b> Distances en mètres dans le milieu favorable ; surfaces en hectares. Les deux ne "
            "dépendent pas de la taille des mailles, au dessin près.</p>"
            "<p><b>NULL.</b> id_reservoir NULL : la bande est celle de tous les réservoirs. Une maille infranchissable "
            "n’est dans aucune bande.</p>"
            "<p><b>Limites.</b> L’étude doit dépasser les réservoirs de 1,5 fois la distance : sinon des trajets qui "
            "sortent et reviennent manquent, et c’est dit. La distance de dispersion d’une espèce est une hypothèse à "
            "sourcer. Contours en escalier : ils suivent les mailles.</p>"
            "<p><b>Sources.</b> Dijkstra 1959 ; Adriaensen et al. 2003, Landscape and Urban Planning 64, p. 233.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        add_ground(self)
        self.add(
            QgsProcessingParameterNumber(
                "DISTANCE",
                tr("Distance de dispersion (m)"),
                QgsProcessingParameterNumber.Type.Double,
                defaultValue=DEFAULT_DISTANCE_M,
                minValue=1e-3,
            ),
            tr(
                "Mètres que l’espèce parcourt dans le milieu favorable. 1 000 m est un défaut, sans source : à régler "
                "selon l’espèce."
            ),
        )
        self.add(
            QgsProcessingParameterString(
                "BANDES", tr("Fins des bandes (% de la distance)"), defaultValue="25 ; 50 ; 75 ; 100"
            ),
            tr("Pourcentages croissants, au plus 100, séparés par des points-virgules."),
        )
        self.add(
            QgsProcessingParameterBoolean("PAR_RESERVOIR", tr("Une aire par réservoir"), defaultValue=True),
            tr("Coché : chaque bande est partagée entre les réservoirs les plus proches. Décoché : une seule surface."),
        )
        add_sous_trame(self)
        add_reference_friction(self)
        add_moves(self)
        add_engine(self)
        self.add(
            QgsProcessingParameterFeatureSink(
                "AIRES", tr("Aires de dispersion"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            tr("Réservoir, sous-trame, bande, fin de la bande en % et en mètres, surface."),
        )
        for name, label in (
            ("NB_SOURCES", tr("Nombre de réservoirs")),
            ("SURFACE_HA", tr("Surface des aires (ha)")),
            ("RESERVOIRS_HA", tr("Surface des mailles des réservoirs (ha)")),
            ("PRES_DU_BORD", tr("Réservoirs à moins de 1,5 fois la distance du bord")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        import numpy as np

        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.green_network.cost import cost_distance
        from ...aula_plugin.core.green_network.dispersal import band_cells, ends_of, percentages

        percents = percentages(self.parameterAsString(parameters, "BANDES", context))
        found = ground(self, parameters, context, feedback)
        reference = self.parameterAsDouble(parameters, "FRICTION_REFERENCE", context)
        distance = self.parameterAsDouble(parameters, "DISTANCE", context)
        feedback.setProgress(10)
        near = self._near_the_edge(found, distance, feedback)
        feedback.setProgress(20)
        feedback.setProgressText(tr("Calcul des coûts"))
        field = cost_distance(
            found.friction,
            found.ids,
            found.steps,
            float(ends_of(distance, reference, percents)[-1]),
            found.engine,
            feedback.isCanceled,
            lambda share: feedback.setProgress(20 + 50 * share),
        )
        sources = float((field.distance == 0).sum() * found.grid.cell_area / 10_000)
        apart = self.parameterAsBoolean(parameters, "PAR_RESERVOIR", context)
        numbers, table = band_cells(field, distance, reference, percents, apart)
        del field
        areas = self._areas(numbers, table, found, lambda: go_on(feedback))
        areas["sous_trame"] = self.parameterAsString(parameters, "SOUS_TRAME", context).strip() or None
        surface = float(np.count_nonzero(numbers) * found.grid.cell_area / 10_000)
        feedback.setProgress(90)
        style = "green_network/aires_dispersion.qml"
        aires = self.write(areas, COLUMNS, parameters, "AIRES", context, feedback, MULTI["surf"], found.crs, style)
        feedback.setProgress(100)
        return {
            "AIRES": aires,
            "NB_SOURCES": found.count,
            "SURFACE_HA": surface,
            "RESERVOIRS_HA": sources,
            "PRES_DU_BORD": near,
        }

    def _near_the_edge(self, found: Ground, distance: float, feedback) -> int:
        from ...aula_plugin.core.green_network.dispersal import MARGIN, near_the_edge
        from ...aula_plugin.core.typography import insecables, nombre

        reach = MARGIN * distance
        near = near_the_edge(found.friction, found.ids, found.grid, reach, feedback.isCanceled)
        if len(near):
            feedback.pushWarning(
                insecables(
                    tr(
                        "{} réservoir(s) à moins de {} m (1,5 fois la distance) du bord de la surface de résistance : "
                        "des trajets qui en sortent et y reviennent manquent. Élargissez l’étude si vous le pouvez."
                    ).format(nombre(len(near)), nombre(reach))
                )
            )
        return len(near)

    def _areas(self, numbers, table, found: Ground, check) -> Any:
        from ...aula_plugin.raster_shapes import polygons

        shapes = polygons(numbers, found.grid, found.crs.toWkt(), check)
        areas = shapes.merge(table, on="id", how="left")
        areas["surface_ha"] = areas.geometry.area / 10_000
        return areas
