"""`aula:cout_deplacement`: what it costs to reach each cell from the nearest source, and which source it is."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingOutputNumber, QgsProcessingParameterRasterDestination

from ...aula_plugin.i18n import tr
from ..base import AulaAlgorithm
from .common import GREEN_GROUP, add_engine, add_limit, add_moves, add_reference_friction
from .source_cells import Ground, add_ground, ground


class CoutDeplacement(AulaAlgorithm):
    """Spreads from sources over a resistance."""

    NAME = "cout_deplacement"
    GROUP, GROUP_ID = GREEN_GROUP
    TAGS = (
        "coût cost distance moindre allocation déplacement dispersion accumulated trame verte bleue tvb résistance "
        "friction dijkstra r.cost"
    )

    def displayName(self) -> str:
        return tr("Calculer le coût de déplacement")

    def shortHelpString(self) -> str:
        return tr(
            "Calcule, pour chaque maille, ce que coûte le trajet le moins coûteux depuis la source la plus proche, et "
            "laquelle c’est."
            "<p><b>Résultat.</b> Trois grilles : le coût en mètres-coût, le coût en équivalent mètres (mètres dans le "
            "milieu favorable), et l’identifiant de la source.</p>"
            "<p><b>Méthode.</b> Un pas coûte sa longueur (m) fois la friction moyenne des mailles qu’il touche : les "
            "deux mailles d’un pas droit ou diagonal, les quatre d’un pas de cavalier. La source elle-même ne coûte "
            "rien ; la friction de sa maille de bord compte dans le premier pas. Calcul exact (Dijkstra), sur des "
            "mailles carrées ou non. À coût égal, le trajet passe par la maille la plus au nord, puis à l’ouest. Un "
            "objet plus petit qu’une maille prend celle de son point. Là où deux sources se recouvrent, le plus petit "
            "identifiant l’emporte.</p>"
            "<p><b>Unités.</b> Mètres-coût : ils ne dépendent pas de la taille des mailles. Équivalent mètres : "
            "mètres-coût divisés par FRICTION_REFERENCE. Surfaces en hectares.</p>"
            "<p><b>NULL.</b> Une maille infranchissable, ou plus loin que COUT_MAX, n’a pas de valeur. Une source sur "
            "une maille infranchissable est comptée et ne mène nulle part.</p>"
            "<p><b>Limites.</b> Les longueurs sont au plus 8,2 % trop grandes avec huit voisines, 2,8 % avec seize. "
            "Une ligne d’obstacles large d’une maille fuit par les coins si elle n’a pas été gravée en entier : "
            "décochez COINS. Une friction nulle ou négative est refusée.</p>"
            "<p><b>Sources.</b> Dijkstra 1959 ; Adriaensen et al. 2003, Landscape and Urban Planning 64, p. 233.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        add_ground(self)
        add_limit(self)
        add_reference_friction(self)
        add_moves(self)
        add_engine(self)
        self.add(
            QgsProcessingParameterRasterDestination("COUT", tr("Coût (mètres-coût)")),
            tr("Grille GeoTIFF du coût depuis la source la plus proche, mètres-coût."),
        )
        self.add(
            QgsProcessingParameterRasterDestination("EQUIVALENT", tr("Coût (équivalent mètres)"), optional=True),
            tr("La même grille en mètres parcourus dans le milieu favorable."),
        )
        self.add(
            QgsProcessingParameterRasterDestination("ALLOCATION", tr("Source la plus proche"), optional=True),
            tr("Grille de l’identifiant de la source d’où vient le trajet le moins coûteux."),
        )
        for name, label in (
            ("NB_SOURCES", tr("Nombre de sources")),
            ("ATTEINT_HA", tr("Surface atteinte (ha)")),
            ("COUT_LE_PLUS_GRAND", tr("Coût le plus grand atteint (mètres-coût)")),
            ("EQUIVALENT_LE_PLUS_GRAND", tr("Coût le plus grand atteint (équivalent mètres)")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        import numpy as np

        from ...aula_plugin.core.green_network.cost import cost_distance

        found = ground(self, parameters, context, feedback)
        reference = self.parameterAsDouble(parameters, "FRICTION_REFERENCE", context)
        limit = self.parameterAsDouble(parameters, "COUT_MAX", context) * reference or np.inf
        feedback.setProgressText(tr("Calcul des coûts"))
        field = cost_distance(
            found.friction,
            found.ids,
            found.steps,
            limit,
            found.engine,
            feedback.isCanceled,
            lambda share: feedback.setProgress(10 + 70 * share),
        )
        reached = np.isfinite(field.distance)
        highest = float(field.distance[reached].max())
        outputs = self._write(found, field, reached, reference, parameters, context, feedback)
        feedback.setProgress(100)
        return {
            **outputs,
            "NB_SOURCES": found.count,
            "ATTEINT_HA": float(reached.sum() * found.grid.cell_area / 10_000),
            "COUT_LE_PLUS_GRAND": highest,
            "EQUIVALENT_LE_PLUS_GRAND": highest / reference,
        }

    def _write(self, found: Ground, field, reached, reference: float, parameters, context, feedback) -> dict[str, Any]:
        import numpy as np

        from ...aula_plugin.bridge import go_on

        place = (found.grid, found.crs, parameters)
        feedback.setProgressText(tr("Écriture des grilles"))
        field.distance[~reached] = np.nan
        outputs = {}
        for name, values, missing in (
            ("COUT", field.distance, None),
            ("ALLOCATION", field.source, ~reached),
            ("EQUIVALENT", None, None),
        ):
            if values is None:
                values = (field.distance / reference).astype(np.float32)
            style = f"green_network/{name.lower()}.qml"
            outputs[name] = self.write_raster(values, missing, *place, name, context, feedback, style=style)
            go_on(feedback)
        return outputs
