"""`aula:occupation_composite`: layers of land cover and lines merged by priority onto one grid."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterDestination,
)

from ...aula_plugin.i18n import tr
from ..base import AulaAlgorithm
from .common import GREEN_GROUP
from .matrices import length, typed_rows

#: Columns of REGLES.
COLUMNS = 7


class OccupationComposite(AulaAlgorithm):
    """Merges layers of land cover, the first over the others."""

    NAME = "occupation_composite"
    GROUP, GROUP_ID = GREEN_GROUP
    TAGS = (
        "occupation du sol land cover merge fusion priorité raster grille maille rasteriser trame verte bleue tvb "
        "haies routes clc ocsge"
    )

    def displayName(self) -> str:
        return tr("Composer l’occupation du sol")

    def shortHelpString(self) -> str:
        return tr(
            "Réunit des couches d’occupation du sol (surfaces, grilles) et des éléments linéaires (haies, routes, "
            "voies ferrées, cours d’eau) sur une seule grille, par ordre de priorité : la première couche de la liste "
            "l’emporte sur les suivantes."
            "<p><b>Résultat.</b> Une grille dont chaque maille porte un numéro de classe, et la table des "
            "correspondances (numéro, code, libellé, couche, surface, mailles). Les codes tous entiers (311, 312…) "
            "sont gardés comme numéros ; sinon (CS2.1.1) les classes sont numérotées dans l’ordre de leurs codes.</p>"
            "<p><b>Méthode.</b> Une surface prend les mailles dont elle contient le centre. Une ligne prend toutes les "
            "mailles qu’elle touche, et aucun pas en diagonale ne la traverse ; avec une largeur, elle prend aussi les "
            "mailles dont le centre est à moins d’une demi-largeur. Dans une couche, la plus petite surface est "
            "au-dessus, les lignes sont au-dessus des surfaces, et de deux lignes c’est le premier code qui l’emporte. "
            "Une grille d’autre maille ou d’autre projection est ramenée à la maille la plus proche.</p>"
            "<p><b>Unités.</b> Maille et largeurs en mètres, surfaces en hectares (nombre de mailles × surface d’une "
            "maille).</p>"
            "<p><b>NULL.</b> Un objet sans code est laissé aux couches suivantes, et compté. Une maille que rien ne "
            "couvre n’a pas de valeur : elle est comptée, et sera infranchissable.</p>"
            "<p><b>Limites.</b> Une surface plus étroite que la maille peut disparaître : son code est alors signalé. "
            "Une ligne touche plus de mailles que sa vraie surface : c’est le prix d’une barrière sans fuite. Prévoir "
            "autour du territoire une marge (TAMPON) d’au moins 1,5 fois la distance de dispersion. Pour donner un "
            "code à ce que rien ne couvre, mettez une couche du territoire en dernier.</p>"
            "<p><b>Sources.</b> Priorités et lignes « toutes mailles touchées » : pratique commune des outils de trame "
            "verte et bleue. La maille de 10 m est un défaut, sans valeur réglementaire.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self.add(
            QgsProcessingParameterMultipleLayers(
                "COUCHES", tr("Couches, de la plus à la moins prioritaire"), QgsProcessing.SourceType.TypeMapLayer
            ),
            tr("Surfaces, lignes ou grilles. L’ordre de la liste est la priorité : la première couvre les autres."),
        )
        self.add(
            QgsProcessingParameterMatrix(
                "REGLES",
                tr("Codes et largeurs par couche"),
                numberRows=1,
                headers=[
                    tr("Couche"),
                    tr("Champ du code"),
                    tr("Code fixe"),
                    tr("Champ du libellé"),
                    tr("Champ de largeur"),
                    tr("Largeur (m)"),
                    tr("Préfixe"),
                ],
                optional=True,
            ),
            tr(
                "Une ligne par couche : son nom, son fichier ou son rang (1, 2…) ; le champ qui porte les codes ; le "
                "code de toute la couche, ou des objets sans code ; le champ des libellés ; la largeur des lignes, par "
                "un champ ou un nombre ; un préfixe qui sépare les codes de deux couches. Sans ligne, une couche de "
                "surfaces ou de lignes a son nom pour code, une grille ses valeurs."
            ),
        )
        self.add_number(
            "MAILLE",
            tr("Maille (m)"),
            tr("Côté d’une maille. 10 m est un défaut, à régler selon la finesse des couches et l’étendue."),
            10.0,
            least=0.1,
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "EMPRISE", tr("Territoire d’étude"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
            ),
            tr(
                "La grille couvre le rectangle qui le contient ; les mailles sans occupation y sont comptées. Rien "
                "n’est découpé : ce qui l’entoure sert aux trajets. Vide : l’étendue des couches."
            ),
        )
        self.add_number(
            "TAMPON",
            tr("Marge autour du territoire (m)"),
            tr(
                "Élargit la grille autour du territoire ou de l’étendue, pour que son bord ne soit pas un mur : au "
                "moins 1,5 fois la distance de dispersion."
            ),
            0.0,
            advanced=True,
        )
        self.add(
            QgsProcessingParameterExtent("ETENDUE", tr("Étendue"), optional=True),
            tr("À la place du territoire : un rectangle."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterRasterDestination("OCCUPATION", tr("Occupation du sol")),
            tr("Grille GeoTIFF : numéro de classe de chaque maille."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "CORRESPONDANCES", tr("Correspondances"), QgsProcessing.SourceType.TypeVector
            ),
            tr("Une ligne par classe présente : numéro, code, libellé, couches d’origine, hectares, mailles."),
        )
        for name, label in (
            ("NB_CODES", tr("Classes présentes")),
            ("NB_MAILLES", tr("Mailles")),
            ("SURFACE_HA", tr("Surface couverte (ha)")),
            ("NON_COUVERT_HA", tr("Surface sans occupation (ha)")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.green_network.classes import CLASS_FIELDS
        from ...aula_plugin.core.green_network.composite import Stack
        from ...aula_plugin.core.typography import insecables
        from ...aula_plugin.occupation import distinct, painted
        from ...aula_plugin.storage.class_style import class_style, renew

        layers = distinct(self.parameterAsLayerList(parameters, "COUCHES", context))
        rules = self._rules(parameters, context, layers)
        grid, crs, within = self._grid(parameters, context, feedback, layers)
        feedback.pushInfo(
            tr("Grille de {} × {} mailles de {:g} m, {}.").format(
                grid.columns, grid.rows, grid.across, crs.authid() or crs.description()
            )
        )
        stack = Stack(grid, within)
        for rank, layer in enumerate(layers):
            go_on(feedback)
            feedback.setProgressText(layer.name())
            stack.add(painted(layer, rules[layer.id()], grid, crs, context, feedback))
            feedback.setProgress(80 * (rank + 1) / len(layers))
        composite = stack.merged()
        go_on(feedback)
        for note in composite.notes:
            feedback.pushInfo(insecables(note))
        style = class_style(composite.table)
        outputs = {
            "OCCUPATION": self.write_raster(
                composite.values, composite.missing, grid, crs, parameters, "OCCUPATION", context, feedback, str(style)
            ),
            "CORRESPONDANCES": self.write(
                composite.table,
                CLASS_FIELDS,
                parameters,
                "CORRESPONDANCES",
                context,
                feedback,
                style="green_network/correspondances.qml",
            ),
        }
        if outputs["OCCUPATION"]:
            renew(outputs["OCCUPATION"], style)
        feedback.setProgress(100)
        bare = composite.missing if within is None else composite.missing & within
        return {
            **outputs,
            "NB_CODES": len(composite.table),
            "NB_MAILLES": grid.count,
            "SURFACE_HA": float(composite.table["surface_ha"].sum()),
            "NON_COUVERT_HA": float(bare.sum() * grid.cell_area / 10_000),
        }

    def _rules(self, parameters, context, layers) -> dict[str, Any]:
        """Return the rule of each layer, by id; a layer without row is its own code, or keeps its values."""
        from ...aula_plugin.core.errors import InputError
        from ...aula_plugin.core.green_network.composite import Rule
        from ...aula_plugin.occupation import named

        rules: dict[str, Any] = {}
        for rank, row in enumerate(typed_rows(self, parameters, "REGLES", context, COLUMNS), start=1):
            where = tr("Codes et largeurs (REGLES), ligne {}").format(rank)
            if not row[0]:
                raise InputError(tr("{} : la couche n’est pas donnée.").format(where))
            layer = named(layers, row[0], where)
            if layer.id() in rules:
                raise InputError(tr("{} : « {} » a déjà une ligne ; gardez-en une.").format(where, layer.name()))
            rules[layer.id()] = Rule(row[1], row[2], row[3], row[4], length(row[5], where), row[6])
        return {layer.id(): rules.get(layer.id(), Rule()) for layer in layers}

    def _grid(self, parameters, context, feedback, layers) -> tuple[Any, Any, Any]:
        """Return the grid, its CRS, and the cells of the territory (None without one)."""
        from ...aula_plugin.core.errors import InputError
        from ...aula_plugin.core.green_network.composite import BYTES_PER_CELL
        from ...aula_plugin.core.green_network.memory import check_memory
        from ...aula_plugin.core.raster_grid import Grid
        from ...aula_plugin.occupation import bounds, burn_classes, system

        crs = system(layers, context)
        source = self.optional_source(parameters, "EMPRISE", context)
        extent = self.parameterAsExtent(parameters, "ETENDUE", context, crs)
        if source is not None and not extent.isEmpty():
            raise InputError(tr("Donnez un territoire (EMPRISE) ou une étendue (ETENDUE), pas les deux."))
        area = self._area(source, context, feedback, crs) if source is not None else None
        if area is not None:
            rectangle = tuple(area.total_bounds)
        elif not extent.isEmpty():
            rectangle = (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
        else:
            rectangle = bounds(layers, crs, context)
        cell = self.parameterAsDouble(parameters, "MAILLE", context)
        margin = self.parameterAsDouble(parameters, "TAMPON", context)
        left, bottom, right, top = rectangle
        grid = Grid.over((left - margin, bottom - margin, right + margin, top + margin), cell)
        feedback.pushInfo(check_memory(grid, BYTES_PER_CELL))
        within = burn_classes(area.geometry.to_numpy(), [1] * len(area), grid, False) > 0 if area is not None else None
        return grid, crs, within

    def _area(self, source, context, feedback, crs):
        from ...aula_plugin.bridge import to_frame
        from ...aula_plugin.core.errors import InputError
        from ...aula_plugin.storage.references import clean, tell_mended

        frame, repaired, dropped = clean(to_frame(source, context, feedback, crs))
        tell_mended(source.sourceName(), repaired, dropped, feedback)
        if not len(frame):
            raise InputError(
                tr("« {} » n’a aucune surface : choisissez une autre emprise.").format(source.sourceName())
            )
        return frame
