"""`aula:structure_habitat`: the shape of a habitat read by MSPA, cœurs, îlots, ponts and edges, and its areas."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ...aula_plugin.i18n import tr
from ..base import AulaAlgorithm
from .common import GREEN_GROUP, add_sous_trame

#: Width of the edge when the person says nothing, m.
DEFAULT_EDGE_M = 30.0
#: Scalar outputs that are an area of a class: name, label, class.
AREAS = (
    ("COEUR_HA", "Surface des cœurs (ha)", "coeur"),
    ("ILOT_HA", "Surface des îlots (ha)", "ilot"),
    ("PONT_HA", "Surface des ponts (ha)", "pont"),
)
#: Scalar outputs that are a number of pieces of a class.
COUNTS = (
    ("NB_COEURS", "Cœurs", "coeur"),
    ("NB_ILOTS", "Îlots", "ilot"),
    ("NB_PONTS", "Ponts", "pont"),
)


class StructureHabitat(AulaAlgorithm):
    """Tells the part that each cell plays in the shape of a habitat."""

    NAME = "structure_habitat"
    GROUP, GROUP_ID = GREEN_GROUP
    TAGS = (
        "mspa morphologie morphological spatial pattern structure habitat forme cœur îlot lisière perforation pont "
        "boucle branche core edge islet bridge corridor réservoir pas japonais trame verte bleue tvb guidos"
    )

    def displayName(self) -> str:
        return tr("Décrire la structure de l’habitat (MSPA)")

    def shortHelpString(self) -> str:
        return tr(
            "Classe chaque maille d’un habitat selon le rôle qu’elle joue dans sa forme. À quoi cela sert : repérer "
            "des réservoirs possibles (cœurs), des pas japonais (îlots) et des corridors déjà en place (ponts), avant "
            "toute hypothèse sur une espèce."
            "<p><b>Résultat.</b> CLASSES : une grille, légende en français. SURFACES : surface, part et nombre "
            "d’éléments de chaque classe.</p>"
            "<p><b>Classes.</b> Cœur : plus loin du bord que EPAISSEUR_BORD. Îlot : tache trop étroite pour avoir un "
            "cœur. Lisière : bord extérieur d’un cœur ; perforation : bord d’un vide qu’il entoure. Pont : relie deux "
            "cœurs ; boucle : repart du même cœur et y revient ; branche : ce qui reste, relié par un bout. "
            "Ouverture : vide entouré d’habitat, dans un cœur ou dans ses bords.</p>"
            "<p><b>Méthode.</b> Cœur : érosion par un disque. Ponts et boucles : amincissement qui garde les cœurs et "
            "la continuité, puis épaissi ; pont si ses mailles sont proches de cœurs différents. Codes de "
            "GuidosToolbox : 17 cœur, 9 îlot, 5 perforation, 3 lisière, 65 boucle, 33 pont, 1 branche ; 35, 37, 67 et "
            "69 : pont ou boucle qui traverse une lisière ou une perforation ; 100 de plus dans une ouverture ; 100 et "
            "220 ouvertures, 0 hors habitat, 129 sans donnée. Les mêmes mailles que GuidosToolbox pour les mêmes "
            "réglages.</p>"
            "<p><b>Unités.</b> Bord en mètres, arrondi au nombre entier de mailles, qui est dit ; surfaces en "
            "hectares ; parts en pour cent de l’habitat et du territoire renseigné.</p>"
            "<p><b>NULL.</b> Part de l’habitat : NULL hors habitat. Porosité : NULL sans cœur ni bord.</p>"
            "<p><b>Limites.</b> C’est de la géométrie : rien n’y dit qu’une espèce vit dans un cœur ou passe par un "
            "pont, ni ce que vaut le milieu entre deux taches. Le résultat dépend de la maille et de l’épaisseur du "
            "bord : essayez-en plusieurs. Contre le bord de la grille ou une maille sans donnée, l’habitat est supposé "
            "continuer. Un pont d’une ou deux mailles, à égale distance de deux cœurs, peut se lire boucle si la carte "
            "est tournée.</p>"
            "<p><b>Sources.</b> Soille et Vogt 2009, Pattern Recognition Letters 30, 456 ; Soille et Vogt 2022, ISPRS "
            "Archives XLVIII-4/W1, 427.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self.add(
            QgsProcessingParameterRasterLayer("OCCUPATION", tr("Occupation du sol, ou habitat")),
            tr("Grille en mètres, de mailles carrées : des classes (avec CODES), ou 1 pour l’habitat et 0 ailleurs."),
        )
        self.add(
            QgsProcessingParameterString("CODES", tr("Codes de l’habitat"), optional=True),
            tr("311 ; 312 ; 32* (tous ceux qui commencent par 32). Vide : la grille ne porte que des 1 et des 0."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "CORRESPONDANCES", tr("Correspondances"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            tr("Table « numero, code, libelle » de la grille. Vide : le numéro d’une maille est son code."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "EPAISSEUR_BORD",
                tr("Épaisseur du bord (m)"),
                QgsProcessingParameterNumber.Type.Double,
                defaultValue=DEFAULT_EDGE_M,
                minValue=1e-3,
            ),
            tr(
                "Jusqu’où le dehors se fait sentir. Arrondie au nombre entier de mailles, une au moins. 30 m est un "
                "défaut, sans source : à régler selon l’espèce."
            ),
        )
        self._add_options()
        add_sous_trame(self)
        self.add(
            QgsProcessingParameterRasterDestination("CLASSES", tr("Structure de l’habitat")),
            tr("Une classe par maille, codes de GuidosToolbox."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "SURFACES", tr("Surfaces par classe"), QgsProcessing.SourceType.TypeVector, optional=True
            ),
            tr("Une classe par ligne : surface, parts, nombre d’éléments, passages, ce qui est dans une ouverture."),
        )
        for name, label in (
            *((name, label) for name, label, _ in (*AREAS, *COUNTS)),
            ("HABITAT_HA", "Surface de l’habitat (ha)"),
            ("POROSITE", "Porosité des cœurs (%)"),
            ("BORD_MAILLES", "Épaisseur du bord (mailles)"),
        ):
            self.add_output(QgsProcessingOutputNumber(name, tr(label)))

    def _add_options(self) -> None:
        self.add(
            QgsProcessingParameterEnum(
                "CONNEXITE", tr("Connexité des mailles"), ["8", "4"], defaultValue="8", usesStaticStrings=True
            ),
            tr("8 : deux mailles d’habitat qui se touchent par un coin sont reliées ; 4 : par un côté seulement."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean("TRANSITION", tr("Montrer les passages des bords"), defaultValue=True),
            tr(
                "Coché : un pont se voit jusqu’au cœur, à travers la lisière. Décoché : lisières et perforations se "
                "voient fermées. Seules les couleurs changent."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean("INTERNE", tr("Distinguer les ouvertures"), defaultValue=True),
            tr("Coché : les vides entourés d’habitat, et ce qui s’y trouve, ont leurs propres codes (100 de plus)."),
            advanced=True,
        )

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.green_network.mspa import Options, segment
        from ...aula_plugin.rasters import read

        layer = self.raster(parameters, "OCCUPATION", context)
        edge = self._edge(layer, parameters, context, feedback)
        options = Options(
            edge,
            int(self.parameterAsEnumString(parameters, "CONNEXITE", context)),
            self.parameterAsBoolean(parameters, "INTERNE", context),
        )
        self._check_memory(layer, options, feedback)
        raster = read(layer, feedback)
        feedback.setProgress(5)
        habitat = self._habitat(parameters, raster, context, feedback)
        feedback.setProgressText(tr("Cœurs, bords et liens"))
        done = 5.0

        def progress(share: float) -> None:
            nonlocal done
            go_on(feedback)
            done = max(done, 5 + 80 * share)
            feedback.setProgress(done)

        codes = segment(habitat, raster.missing, options, progress)
        return self._write(codes, options, raster, parameters, context, feedback)

    def _edge(self, layer, parameters, context, feedback) -> int:
        """Return the width of the edge in cells, and say it; refuse cells that are not square."""
        from ...aula_plugin.core.green_network.mspa_classes import edge_in_cells
        from ...aula_plugin.rasters import grid_of

        width = self.parameterAsDouble(parameters, "EPAISSEUR_BORD", context)
        edge, note, doubtful = edge_in_cells(width, grid_of(layer)[0], layer.name())
        (feedback.pushWarning if doubtful else feedback.pushInfo)(note)
        return edge

    def _check_memory(self, layer, options, feedback) -> None:
        from ...aula_plugin.core.green_network.memory import check_memory
        from ...aula_plugin.core.green_network.mspa import BYTES_PER_CELL
        from ...aula_plugin.rasters import grid_of

        grid = grid_of(layer)[0]
        widened = (grid.rows + 2 * options.margin) * (grid.columns + 2 * options.margin) / grid.count
        feedback.pushInfo(check_memory(grid, BYTES_PER_CELL * widened))

    def _habitat(self, parameters, raster, context, feedback) -> Any:
        from ...aula_plugin.core.green_network.mspa_classes import habitat_of
        from ...aula_plugin.occupation import classes_of

        classes = classes_of(self.optional_source(parameters, "CORRESPONDANCES", context), context, feedback)
        codes = self.parameterAsString(parameters, "CODES", context)
        habitat = habitat_of(raster.values, raster.missing, codes, classes, raster.name)
        if not habitat.any():
            feedback.pushWarning(tr("Aucune maille d’habitat : la grille n’a pas de structure à décrire."))
        return habitat

    def _write(self, codes, options, raster, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.core.green_network.mspa_classes import FIELDS, class_table, porosity, summary

        sous_trame = self.parameterAsString(parameters, "SOUS_TRAME", context).strip() or None
        table = class_table(codes, options.connexity, raster.grid.cell_area, sous_trame)
        feedback.setProgress(90)
        for note in summary(table):
            feedback.pushInfo(note)
        shown = self.parameterAsBoolean(parameters, "TRANSITION", context)
        outputs = {
            "CLASSES": self.write_raster(
                codes,
                None,
                raster.grid,
                raster.crs,
                parameters,
                "CLASSES",
                context,
                feedback,
                f"green_network/structure_habitat{'' if shown else '_bords_fermes'}.qml",
            ),
            "SURFACES": self.write(
                table,
                FIELDS,
                parameters,
                "SURFACES",
                context,
                feedback,
                style="green_network/structure_habitat_surfaces.qml",
            ),
        }
        feedback.setProgress(100)
        by_class = table.set_index("classe")
        figures: dict[str, Any] = {name: float(by_class.loc[one, "surface_ha"]) for name, _, one in AREAS}
        figures.update({name: int(by_class.loc[one, "nombre"]) for name, _, one in COUNTS})
        figures["HABITAT_HA"] = float(table.loc[table["part_habitat"].notna(), "surface_ha"].sum())
        figures["POROSITE"] = porosity(codes)
        figures["BORD_MAILLES"] = options.edge
        return {**{name: dest for name, dest in outputs.items() if dest}, **figures}
