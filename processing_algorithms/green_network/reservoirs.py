"""`aula:reservoirs`: patches of land cover and zonings that are réservoirs of a sous-trame."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ...aula_plugin.i18n import tr
from ..base import MULTI, AulaAlgorithm
from .common import GREEN_GROUP, add_sous_trame
from .matrices import typed_rows

CONNEXITIES = ("8", "4")
LIMITS = ("entieres", "coupees")
CAPACITIES = ("surface", "coeur", "surface_naturalite")


class ReservoirsAlgorithm(AulaAlgorithm):
    """Finds réservoirs and possible stepping stones."""

    NAME = "reservoirs"
    GROUP, GROUP_ID = GREEN_GROUP
    TAGS = (
        "réservoir réservoirs biodiversité habitat patch tache core coeur znieff ens zonage zoning trame verte bleue "
        "tvb pas japonais naturalité compacité"
    )

    def displayName(self) -> str:
        return tr("Délimiter les réservoirs de biodiversité")

    def shortHelpString(self) -> str:
        return tr(
            "Réunit des mailles d’occupation du sol (par leurs codes) et des zonages (ZNIEFF, ENS, zones humides…) en "
            "taches, et garde celles qui sont assez grandes pour une sous-trame."
            "<p><b>Résultat.</b> Une surface par tache : nom, statut (reservoir ou pas_japonais), surface, cœur, "
            "compacité, naturalité, capacité, origine. Les numéros vont de la plus grande à la plus petite, et ne "
            "dépendent pas de l’ordre des couches.</p>"
            "<p><b>Méthode.</b> Les surfaces sont réunies : ce qui se touche est une tache (CONNEXITE dit si un coin "
            "suffit). FERMETURE comble les vides plus étroits qu’une distance. Cœur : ce qui est à plus de LISIERE du "
            "bord (pour des mailles, leur centre). Compacité 4πA/P² : 1 pour un disque, 0,79 pour un carré. Une tache "
            "issue de mailles a un contour en escalier, jusqu’à 41 % trop long : son périmètre est estimé par le "
            "nombre de traversées dans quatre directions (Cauchy-Crofton) ; des surfaces dessinées donnent une "
            "compacité exacte. Le nom est celui du zonage qui couvre le plus la tache.</p>"
            "<p><b>Naturalité.</b> De 0 à 1 : pour chaque critère, moyenne des notes divisées par la plus forte, "
            "pondérée par la surface ; puis moyenne des critères connus, pondérée par leur poids.</p>"
            "<p><b>Unités.</b> Surfaces en hectares, distances en mètres, capacité en m².</p>"
            "<p><b>Territoire.</b> Avec EMPRISE, une tache est toujours jugée entière : donnez des données plus larges "
            "que le territoire. limite_emprise : elle en dépasse ; hors_emprise_ha : de combien. Coupée, sa surface et "
            "sa capacité, en proportion, sont celles de sa partie intérieure ; le reste est celui de la tache "
            "entière.</p><p><b>NULL.</b> Naturalité NULL : aucune note connue sur la tache. Nom NULL : aucun zonage "
            "nommé. Cœur NULL : tache coupée. limite_emprise NULL : pas d’EMPRISE.</p>"
            "<p><b>Limites.</b> Une tache coupée par le bord des données est plus petite qu’en vrai : c’est signalé. "
            "10 ha est un défaut, sans source : la surface minimale dépend des espèces de la sous-trame.</p>"
            "<p><b>Sources.</b> Surface, compacité, cœur et naturalité : critères usuels des SRCE (Poitou-Charentes, "
            "Aquitaine). Code de l’environnement, R371-19 : réservoirs de biodiversité.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self.add(
            QgsProcessingParameterRasterLayer("OCCUPATION", tr("Occupation du sol"), optional=True),
            tr("Grille de classes, en mètres (« Composer l’occupation du sol »). Vide : les zonages seuls."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "CORRESPONDANCES", tr("Correspondances"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            tr("Table « numero, code, libelle » de la grille. Vide : le numéro d’une maille est son code."),
        )
        self.add(
            QgsProcessingParameterString("CODES", tr("Codes des réservoirs"), optional=True),
            tr("Codes d’occupation séparés par des points-virgules ; « CS2.1* » prend tous ceux qui commencent ainsi."),
        )
        self.add(
            QgsProcessingParameterMultipleLayers(
                "ZONAGES", tr("Zonages"), QgsProcessing.SourceType.TypeVectorPolygon, optional=True
            ),
            tr(
                "Couches de surfaces prises telles quelles : ZNIEFF, ENS, zones humides, réservoirs d’un SRCE… Avec "
                "une occupation du sol, celles qui sont hors de son emprise sont laissées de côté."
            ),
        )
        self.add(
            QgsProcessingParameterMatrix(
                "NOMS",
                tr("Champ du nom par zonage"),
                numberRows=1,
                headers=[tr("Zonage"), tr("Champ du nom")],
                optional=True,
            ),
            tr("Une ligne par zonage : son nom, son fichier ou son rang, et le champ. Sans ligne : le champ « nom »."),
        )
        self._add_thresholds()
        self._add_study_area()
        self._add_shape()
        self._add_value()
        add_sous_trame(self)
        self.add(
            QgsProcessingParameterFeatureSink(
                "RESERVOIRS", tr("Réservoirs"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            tr("Une surface par tache, la plus grande d’abord."),
        )
        for name, label in (
            ("NB", tr("Réservoirs")),
            ("SURFACE_HA", tr("Surface des réservoirs (ha)")),
            ("NB_PAS_JAPONAIS", tr("Pas japonais possibles")),
            ("PLUS_GRAND_HA", tr("Plus grand réservoir (ha)")),
            ("NB_LIMITE", tr("Taches qui dépassent du territoire")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def _add_thresholds(self) -> None:
        self.add_number(
            "SURFACE_MIN",
            tr("Surface minimale d’un réservoir (ha)"),
            tr("10 ha est un défaut, à régler selon la sous-trame. 0 : toutes les taches."),
            10.0,
        )
        self.add_number(
            "PAS_JAPONAIS_MIN",
            tr("Surface minimale d’un pas japonais (ha)"),
            tr("Les taches entre cette surface et celle d’un réservoir sont gardées, statut pas_japonais. Vide : non."),
            None,
        )
        self.add_number(
            "LISIERE",
            tr("Profondeur de lisière (m)"),
            tr("Le cœur est ce qui est plus loin du bord. 0 : le cœur est toute la tache."),
            0.0,
        )
        self.add_number(
            "COEUR_MIN",
            tr("Cœur minimal d’un réservoir (ha)"),
            tr("Une tache qui a moins de cœur n’est pas un réservoir. 0 : sans effet."),
            0.0,
            advanced=True,
        )
        self.add_number(
            "COMPACITE_MIN",
            tr("Compacité minimale d’un réservoir"),
            tr("De 0 (sans effet) à 1 (un disque). Une tache plus étirée n’est pas un réservoir."),
            0.0,
            advanced=True,
        )

    def _add_study_area(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                "EMPRISE", tr("Territoire d’étude"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
            ),
            tr("Surfaces. Les taches hors du territoire sont laissées de côté et comptées. Vide : toutes."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum(
                "LIMITE",
                tr("Taches qui dépassent du territoire"),
                list(LIMITS),
                defaultValue="entieres",
                usesStaticStrings=True,
            ),
            tr(
                "« entieres » : gardées entières. « coupees » : coupées à la limite, une fois jugées. Dans "
                "les deux cas, marquées (limite_emprise) et comptées."
            ),
            advanced=True,
        )

    def _add_shape(self) -> None:
        self.add_number(
            "FERMETURE",
            tr("Largeur des vides comblés (m)"),
            tr("Réunit les taches séparées de moins que cette distance, et comble les trous plus étroits. 0 : non."),
            0.0,
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum(
                "CONNEXITE",
                tr("Mailles d’une même tache"),
                list(CONNEXITIES),
                defaultValue="8",
                usesStaticStrings=True,
            ),
            tr("8 : celles qui se touchent par un côté ou un coin. 4 : par un côté seulement."),
            advanced=True,
        )

    def _add_value(self) -> None:
        self.add(
            QgsProcessingParameterMatrix(
                "NATURALITE",
                tr("Notes de naturalité"),
                numberRows=1,
                headers=[tr("Critère"), tr("Valeur"), tr("Note"), tr("Poids")],
                optional=True,
            ),
            tr(
                "Une ligne par valeur : le critère (« code » pour l’occupation du sol, ou un champ d’un zonage), la "
                "valeur, sa note, le poids du critère. Sans valeur : le champ porte la note, la note donnée étant la "
                "plus forte possible."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum(
                "CAPACITE", tr("Capacité d’une tache"), list(CAPACITIES), defaultValue="surface", usesStaticStrings=True
            ),
            tr("Ce que vaut une tache dans les mesures de connectivité, en m² : surface, cœur, surface × naturalité."),
            advanced=True,
        )

    def checkParameterValues(self, parameters, context) -> tuple[bool, str]:
        ok, message = super().checkParameterValues(parameters, context)
        if ok and not parameters.get("OCCUPATION") and not parameters.get("ZONAGES"):
            return False, tr("Donnez une occupation du sol et ses codes, des zonages, ou les deux.")
        return ok, message

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.green_network.reservoirs import FIELDS, RESERVOIR, find
        from ...aula_plugin.core.green_network.study_area import STUDY_FIELDS
        from ...aula_plugin.core.typography import insecables

        zonings, cover, crs = self._read(parameters, context, feedback)
        options = self._options(parameters, context)
        feedback.setProgress(40)
        found = find(zonings, cover, options, crs.toWkt(), lambda: go_on(feedback))
        for note in found.notes:
            feedback.pushInfo(insecables(note))
        patches = self._in_study_area(found.patches, crs, parameters, context, feedback)
        go_on(feedback)
        feedback.setProgress(85)
        dest = self.write(
            patches,
            {**FIELDS, **STUDY_FIELDS},
            parameters,
            "RESERVOIRS",
            context,
            feedback,
            MULTI["surf"],
            crs,
            style="green_network/reservoirs.qml",
        )
        feedback.setProgress(100)
        kept = patches["statut"] == RESERVOIR
        area = patches["surface_ha"][kept]
        return {
            "RESERVOIRS": dest,
            "NB": int(kept.sum()),
            "SURFACE_HA": float(area.sum()),
            "NB_PAS_JAPONAIS": int((~kept).sum()),
            "PLUS_GRAND_HA": float(area.max()),
            "NB_LIMITE": int((patches["limite_emprise"] == 1).sum()),
        }

    def _in_study_area(self, patches, crs, parameters, context, feedback) -> Any:
        """Return the patches of the study area; all of them without one."""
        from ...aula_plugin.core.geometry import dissolve
        from ...aula_plugin.core.green_network.study_area import within
        from ...aula_plugin.core.typography import insecables
        from ..vectors import read, require_some

        source = self.optional_source(parameters, "EMPRISE", context)
        if source is None:
            return patches.assign(limite_emprise=None, hors_emprise_ha=None)
        area = require_some(read(source, crs, context, feedback), source)
        how = self.parameterAsString(parameters, "LIMITE", context)
        found, notes = within(patches, dissolve(area.geometry), how)
        for note in notes:
            feedback.pushInfo(insecables(note))
        return found

    def _read(self, parameters, context, feedback) -> tuple[Any, Any, Any]:
        from ...aula_plugin.core.errors import InputError
        from ...aula_plugin.core.green_network.memory import check_memory
        from ...aula_plugin.occupation import classes_of, distinct, named, system
        from ...aula_plugin.rasters import grid_of
        from ...aula_plugin.reservoir_layers import BYTES_PER_CELL, cover, zonings

        layers = self.parameterAsLayerList(parameters, "ZONAGES", context)
        layers = distinct(layers, surfaces_only=True) if layers else []
        names = {}
        for rank, row in enumerate(typed_rows(self, parameters, "NOMS", context, 2), start=1):
            layer = named(layers, row[0], tr("Champ du nom par zonage (NOMS), ligne {}").format(rank))
            names[layer.id()] = row[1]
        raster = self.optional_raster(parameters, "OCCUPATION", context)
        codes = self.parameterAsString(parameters, "CODES", context).strip()
        if (raster is None and codes) or (raster is not None and not codes and not layers):
            raise InputError(tr("L’occupation du sol (OCCUPATION) et les codes des réservoirs (CODES) vont ensemble."))
        if raster is None:
            crs = system(layers, context)
            return zonings(layers, names, crs, context, feedback), None, crs
        grid, crs = grid_of(raster)
        patches = None
        if codes:
            classes = classes_of(self.optional_source(parameters, "CORRESPONDANCES", context), context, feedback)
            feedback.pushInfo(check_memory(grid, BYTES_PER_CELL))
            patches, _ = cover(raster, classes, codes, feedback)
        feedback.setProgress(20)
        kept = zonings(layers, names, crs, context, feedback, grid.bounds)
        if not kept and patches is None:
            raise InputError(
                tr("Zonages : aucune surface n’est dans l’étude ; vérifiez l’occupation du sol et les couches.")
            )
        return kept, patches, crs

    def _options(self, parameters, context) -> Any:
        from ...aula_plugin.core.green_network.naturality import criteria
        from ...aula_plugin.core.green_network.reservoirs import Options

        def value(name: str) -> float:
            return self.parameterAsDouble(parameters, name, context)

        stepping = parameters.get("PAS_JAPONAIS_MIN")
        return Options(
            area_ha=value("SURFACE_MIN"),
            stepping_ha=None if stepping is None or stepping == "" else value("PAS_JAPONAIS_MIN"),
            edge_m=value("LISIERE"),
            core_ha=value("COEUR_MIN"),
            compact=value("COMPACITE_MIN"),
            gap_m=value("FERMETURE"),
            corners=self.parameterAsString(parameters, "CONNEXITE", context) == "8",
            capacity=self.parameterAsString(parameters, "CAPACITE", context),
            criteria=tuple(
                criteria(typed_rows(self, parameters, "NATURALITE", context, 4), tr("Notes de naturalité (NATURALITE)"))
            ),
            sous_trame=self.parameterAsString(parameters, "SOUS_TRAME", context).strip(),
        )
