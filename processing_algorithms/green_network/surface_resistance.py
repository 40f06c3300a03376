"""`aula:surface_resistance`: land cover and friction table to the friction of each cell."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ...aula_plugin.i18n import tr
from ..base import AulaAlgorithm
from .common import GREEN_GROUP
from .matrices import typed_rows

#: Columns of FACTEURS.
COLUMNS = 4
COMBINATIONS = ("produit", "max", "min")
WITHOUT_FRICTION = ("refuser", "infranchissable")
ZEROS = ("refuser", "lire_un")
TABLE_FIELDS = {
    "numero": "integer",
    "code": "text",
    "libelle": "text",
    "surface_ha": "real",
    "mailles": "integer",
    "friction": "real",
    "infranchissable": "boolean",
    "origine": "text",
    "sous_trame": "text",
}


class SurfaceResistance(AulaAlgorithm):
    """Gives each cell its friction."""

    NAME = "surface_resistance"
    GROUP, GROUP_ID = GREEN_GROUP
    TAGS = (
        "résistance resistance friction coût cost perméabilité trame verte bleue tvb occupation du sol land cover "
        "barrière pente multiplicateur"
    )

    def displayName(self) -> str:
        return tr("Composer la surface de résistance")

    def shortHelpString(self) -> str:
        return tr(
            "Donne à chaque maille sa friction pour une sous-trame : celle de son code d’occupation, multipliée par "
            "ce qui est proche (bandes autour des routes, pente…), et fermée par les barrières."
            "<p><b>Résultat.</b> Une grille de frictions, la table des codes avec leur friction et leur surface, et "
            "les frictions la plus faible, la plus forte et moyenne.</p>"
            "<p><b>Table de frictions.</b> Fichier CSV, XLSX ou ODS : une colonne « code » (ou « classe »), une "
            "colonne par sous-trame, un libellé si l’on veut. Lue telle qu’un tableur français l’enregistre "
            "(point-virgule, virgule décimale, accents). Une friction est un nombre supérieur à 0, 1 pour le milieu "
            "favorable ; « infranchissable » ferme le milieu ; vide : friction non donnée. Une table à une ligne par "
            "code et par espèce (code, espece, resistance) est lue aussi. Les tables fournies sont des exemples, à "
            "valider localement.</p>"
            "<p><b>Méthode.</b> Friction du code, puis multiplicateurs combinés (produit, plus fort ou plus faible), "
            "puis barrières. Tranches semi-ouvertes : « 0-50 x2 ; 50-100 x1,5 » multiplie par 2 de 0 inclus à 50 "
            "exclu, par 1,5 de 50 inclus à 100 inclus (la dernière tranche contient sa fin). Les distances vont du "
            "centre de la maille à l’objet dessiné, non à ses mailles. Une barrière ferme toutes les mailles qu’elle "
            "touche.</p><p><b>Unités.</b> Friction sans unité : seuls les rapports comptent. Distances en mètres, "
            "pente dans l’unité de la grille (le coefficient suppose des pour cent), surfaces en hectares.</p>"
            "<p><b>NULL.</b> Une maille sans occupation, d’un code infranchissable ou sous une barrière n’a pas de "
            "valeur : rien n’y passe. Friction NULL dans la table : code infranchissable.</p>"
            "<p><b>Limites.</b> Les frictions sont des dires d’experts ; il n’existe pas de table nationale. Un très "
            "grand nombre (10 000) n’est pas une barrière : un trajet peut encore la franchir.</p>"
            "<p><b>Sources.</b> Adriaensen et al. 2003, Landscape and Urban Planning 64, p. 233 ; tables citées dans "
            "les fichiers d’exemple.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self.add(
            QgsProcessingParameterRasterLayer("OCCUPATION", tr("Occupation du sol")),
            tr(
                "Grille de classes, en mètres (« Composer l’occupation du sol », ou une autre grille de codes entiers)."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "CORRESPONDANCES", tr("Correspondances"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            tr("Table « numero, code, libelle » de la grille. Vide : le numéro d’une maille est son code."),
        )
        self.add(
            QgsProcessingParameterFile(
                "FRICTIONS",
                tr("Table de frictions"),
                fileFilter=tr("Tables (*.csv *.xlsx *.ods *.CSV *.XLSX *.ODS *.txt)"),
            ),
            tr("Une ligne par code, une colonne par sous-trame."),
        )
        self.add(
            QgsProcessingParameterString("SOUS_TRAME", tr("Sous-trame (colonne de la table)"), optional=True),
            tr("Nom de la colonne de frictions, accents et majuscules indifférents. Vide quand il n’y en a qu’une."),
        )
        self._add_reading()
        self._add_factors()
        self.add(
            QgsProcessingParameterMultipleLayers(
                "BARRIERES", tr("Barrières"), QgsProcessing.SourceType.TypeVectorAnyGeometry, optional=True
            ),
            tr("Lignes ou surfaces que rien ne franchit : toutes les mailles touchées sont fermées."),
        )
        self.add(
            QgsProcessingParameterRasterDestination("RESISTANCE", tr("Surface de résistance")),
            tr("Grille GeoTIFF des frictions, mêmes mailles que l’occupation."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "TABLE", tr("Frictions par code"), QgsProcessing.SourceType.TypeVector, optional=True
            ),
            tr("Une ligne par code présent : surface, friction, infranchissable ou non, et d’où vient la friction."),
        )
        for name, label in (
            ("MIN", tr("Friction la plus faible")),
            ("MAX", tr("Friction la plus forte")),
            ("MOYENNE", tr("Friction moyenne")),
            ("SANS_FRICTION_HA", tr("Surface des codes sans friction (ha)")),
            ("INFRANCHISSABLE_HA", tr("Surface infranchissable (ha)")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def _add_reading(self) -> None:
        self.add(
            QgsProcessingParameterString("CHAMP_CODE", tr("Colonne des codes"), optional=True),
            tr("Colonne de la table qui porte les codes. Vide : « code », sinon « classe », « code_cs »…"),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum(
                "SANS_FRICTION",
                tr("Codes sans friction"),
                list(WITHOUT_FRICTION),
                defaultValue="refuser",
                usesStaticStrings=True,
            ),
            tr(
                "refuser : le calcul s’arrête et les liste tous. infranchissable : rien n’y passe, et ils sont comptés."
            ),
        )
        self.add(
            QgsProcessingParameterEnum(
                "FRICTION_ZERO", tr("Frictions nulles"), list(ZEROS), defaultValue="refuser", usesStaticStrings=True
            ),
            tr(
                "refuser : une friction 0 rend les trajets gratuits, le calcul s’arrête. lire_un : 0 est lu comme 1, "
                "ce que demandent les tables où l’habitat vaut 0 ; c’est dit dans le journal."
            ),
        )

    def _add_factors(self) -> None:
        self.add(
            QgsProcessingParameterMultipleLayers(
                "MULTIPLICATEURS", tr("Multiplicateurs"), QgsProcessing.SourceType.TypeMapLayer, optional=True
            ),
            tr("Grilles, lignes ou surfaces qui multiplient la friction, sur elles ou autour d’elles."),
        )
        self.add(
            QgsProcessingParameterMatrix(
                "FACTEURS",
                tr("Facteurs par couche"),
                numberRows=1,
                headers=[tr("Couche"), tr("Facteur"), tr("Champ du facteur"), tr("Tranches")],
                optional=True,
            ),
            tr(
                "Une ligne par multiplicateur : son nom, son fichier ou son rang ; un facteur pour toute la couche, ou "
                "un champ ; ou des tranches, de distance en mètres pour des objets (« 0-50 x2 ; 50-100 x1,5 »), de "
                "valeur pour une grille (« 0-10 x1 ; >10 x1,2 »). Une grille sans ligne multiplie par ses valeurs."
            ),
        )
        self.add(
            QgsProcessingParameterEnum(
                "COMBINAISON",
                tr("Combinaison des multiplicateurs"),
                list(COMBINATIONS),
                defaultValue="produit",
                usesStaticStrings=True,
            ),
            tr("Là où plusieurs s’appliquent : leur produit, le plus fort (max) ou le plus faible (min)."),
        )
        self.add(
            QgsProcessingParameterRasterLayer("PENTE", tr("Pente"), optional=True),
            tr("Grille de pente. Elle multiplie la friction par PENTE_TRANCHES ou par PENTE_COEF."),
        )
        self.add(
            QgsProcessingParameterString("PENTE_TRANCHES", tr("Facteurs par tranche de pente"), optional=True),
            tr("Par exemple « 0-10 x1 ; 10-20 x1,2 ; 20-30 x1,5 ; 30-40 x2 ; >40 x10 » (exemple, à valider)."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "PENTE_COEF",
                tr("Coefficient de pente"),
                QgsProcessingParameterNumber.Type.Double,
                optional=True,
                minValue=0.0,
            ),
            tr("À la place des tranches : facteur 1 + coefficient × pente, la pente en pour cent (100 % vaut 1)."),
        )

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.green_network.memory import check_memory
        from ...aula_plugin.core.green_network.resistance import friction_cells, resistance
        from ...aula_plugin.core.typography import insecables
        from ...aula_plugin.rasters import grid_of, read

        table, frictions = self._frictions(parameters, context, feedback)
        layer = self.raster(parameters, "OCCUPATION", context)
        feedback.pushInfo(check_memory(grid_of(layer)[0], self._bytes_per_cell(parameters, context)))
        cover = read(layer, feedback)
        feedback.setProgress(15)
        numbers, assigned = self._assigned(parameters, context, feedback, cover, table, frictions)
        feedback.setProgress(30)
        from ...aula_plugin.core.green_network.frictions import lookup

        friction = friction_cells(numbers, cover.missing, lookup(assigned.table))
        del numbers
        factors = self._factors(parameters, context, feedback, cover)
        go_on(feedback)
        feedback.setProgress(70)
        barriers = self._barriers(parameters, context, feedback, cover)
        how = self.parameterAsString(parameters, "COMBINAISON", context)
        surface = resistance(friction, factors, how, barriers, cover.grid)
        for note in (*assigned.notes, *surface.notes):
            feedback.pushInfo(insecables(note))
        go_on(feedback)
        feedback.setProgress(80)
        outputs = self._write(parameters, context, feedback, cover, surface, assigned, frictions)
        feedback.setProgress(100)
        return {
            **outputs,
            **surface.figures,
            "SANS_FRICTION_HA": assigned.missing_ha,
            "INFRANCHISSABLE_HA": surface.closed_ha(cover.grid),
        }

    def _bytes_per_cell(self, parameters, context) -> int:
        """Return the memory of a run: the cover and its friction, and one array per factor."""
        factors = len(self.parameterAsLayerList(parameters, "MULTIPLICATEURS", context)) + bool(parameters.get("PENTE"))
        return 40 + 8 * (factors + 2 * bool(factors))

    def _frictions(self, parameters, context, feedback) -> tuple[Any, Any]:
        from ...aula_plugin.core.green_network.frictions import frictions_of, summary
        from ...aula_plugin.core.typography import insecables
        from ...aula_plugin.storage.friction_files import read_friction_table

        table = read_friction_table(
            self.parameterAsFile(parameters, "FRICTIONS", context),
            self.parameterAsString(parameters, "CHAMP_CODE", context).strip(),
        )
        zero_is_one = self.parameterAsString(parameters, "FRICTION_ZERO", context) == "lire_un"
        frictions = frictions_of(table, self.parameterAsString(parameters, "SOUS_TRAME", context), zero_is_one)
        feedback.pushInfo(insecables(summary(frictions)))
        return table, frictions

    def _assigned(self, parameters, context, feedback, cover, table, frictions) -> tuple[Any, Any]:
        from ...aula_plugin.core.green_network.classes import whole_numbers
        from ...aula_plugin.core.green_network.frictions import assign
        from ...aula_plugin.core.typography import mesure
        from ...aula_plugin.occupation import classes_of

        classes = classes_of(self.optional_source(parameters, "CORRESPONDANCES", context), context, feedback)
        numbers = whole_numbers(cover.values, cover.missing, cover.name)
        found = classes.table(numbers, cover.missing, cover.grid)
        refuse = self.parameterAsString(parameters, "SANS_FRICTION", context) == "refuser"
        assigned = assign(found, frictions, table, refuse)
        if cover.missing.any():
            bare = float(cover.missing.sum() * cover.grid.cell_area / 10_000)
            feedback.pushInfo(tr("{} sans occupation du sol : infranchissables.").format(mesure(bare, "ha")))
        return numbers, assigned

    def _factors(self, parameters, context, feedback, cover) -> list[Any]:
        from ...aula_plugin.core.errors import InputError
        from ...aula_plugin.core.green_network.factors import bands
        from ...aula_plugin.occupation import distinct, named
        from ...aula_plugin.resistance_layers import Factor, factor_cells, slope_cells

        layers = self.parameterAsLayerList(parameters, "MULTIPLICATEURS", context)
        layers = distinct(layers) if layers else []
        rules: dict[str, Factor] = {}
        for rank, row in enumerate(typed_rows(self, parameters, "FACTEURS", context, COLUMNS), start=1):
            where = tr("Facteurs par couche (FACTEURS), ligne {}").format(rank)
            layer = named(layers, row[0], where)
            if layer.id() in rules:
                raise InputError(tr("{} : « {} » a déjà une ligne ; gardez-en une.").format(where, layer.name()))
            rules[layer.id()] = Factor(row[1], row[2], bands(row[3], where), where)
        found = [factor_cells(one, rules.get(one.id()), cover, context, feedback) for one in layers]
        slope = self.optional_raster(parameters, "PENTE", context)
        steps = self.parameterAsString(parameters, "PENTE_TRANCHES", context).strip()
        coefficient = parameters.get("PENTE_COEF")
        if (slope is None) != (not steps and coefficient is None) or (steps and coefficient is not None):
            raise InputError(
                tr("La pente demande une grille (PENTE) et un seul de PENTE_TRANCHES et PENTE_COEF : complétez.")
            )
        if slope is not None:
            value = None if coefficient is None else self.parameterAsDouble(parameters, "PENTE_COEF", context)
            found.append(slope_cells(slope, bands(steps, "PENTE_TRANCHES"), value, cover, feedback))
        return found

    def _barriers(self, parameters, context, feedback, cover) -> Any:
        from ...aula_plugin.occupation import distinct
        from ...aula_plugin.resistance_layers import barrier_cells

        layers = self.parameterAsLayerList(parameters, "BARRIERES", context)
        return barrier_cells(distinct(layers), cover, context, feedback) if layers else None

    def _write(self, parameters, context, feedback, cover, surface, assigned, frictions) -> dict[str, Any]:
        return {
            "RESISTANCE": self.write_raster(
                surface.values,
                None,
                cover.grid,
                cover.crs,
                parameters,
                "RESISTANCE",
                context,
                feedback,
                style="green_network/resistance.qml",
            ),
            "TABLE": self.write(
                assigned.table.assign(sous_trame=frictions.sous_trame),
                TABLE_FIELDS,
                parameters,
                "TABLE",
                context,
                feedback,
                style="green_network/frictions.qml",
            ),
        }
