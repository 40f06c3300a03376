"""`aula:fragmentation`: effective mesh size, cut out and cross-boundary, by reporting units."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ...aula_plugin.i18n import tr
from ..base import MULTI, AulaAlgorithm
from .common import GREEN_GROUP, add_sous_trame

#: Scalar outputs: name, label, column of the table of the whole.
FIGURES = (
    ("MSIZ_CBC_HA", "Taille effective de maille de l’ensemble, CBC (ha)", "msiz_cbc_ha"),
    ("MSIZ_CUT_HA", "Taille effective de maille de l’ensemble, CUT (ha)", "msiz_cut_ha"),
    ("DIVI", "Degré de division de l’ensemble", "divi"),
    ("SURFACE_HA", "Surface de l’ensemble (ha)", "surface_ha"),
)


class Fragmentation(AulaAlgorithm):
    """Measures how much a territory is cut up."""

    NAME = "fragmentation"
    GROUP, GROUP_ID = GREEN_GROUP
    TAGS = (
        "fragmentation taille effective de maille mesh size msiz divi spli cut cbc coupure route trame verte bleue "
        "tvb espaces naturels non fragmentés"
    )

    def displayName(self) -> str:
        return tr("Mesurer la fragmentation")

    def shortHelpString(self) -> str:
        return tr(
            "Mesure la taille effective de maille : la surface, en hectares, de la tache où l’on se trouverait en "
            "moyenne si l’on tombait au hasard dans l’unité (hors tache : 0). Plus elle est grande, moins l’unité est "
            "fragmentée."
            "<p><b>Données.</b> Des taches (TACHES), ou les classes d’une occupation du sol (OCCUPATION et CODES), ou "
            "le territoire des UNITES. Les FRAGMENTANTS (routes, voies ferrées, bâti…) en sont ôtés. Sans UNITES, la "
            "zone d’étude est l’étendue couverte par TACHES avant découpe, ou les mailles renseignées.</p>"
            "<p><b>Résultat.</b> UNITES_RESULTAT : les mesures de chaque unité. TACHES_RESULTAT : les taches, et si "
            "elles touchent le bord de la donnée. METRIQUES : chaque mesure en ligne, avec celles de l’ensemble.</p>"
            "<p><b>Méthode.</b> A<sub>t</sub> : surface de l’unité ; A<sub>i</sub> : surface d’un morceau de tache "
            "dans l’unité. CUT : l’unité coupe les taches, MSIZ = ΣA<sub>i</sub>² / A<sub>t</sub>. CBC : chaque "
            "morceau compte avec sa tache entière, MSIZ = ΣA<sub>i</sub>·A<sub>i</sub>entière / A<sub>t</sub>. "
            "C = Σ(A<sub>i</sub>/A<sub>t</sub>)², DIVI = 1 − C, SPLI = 1 / C, SDEN = 1 / MSIZ, NPRO = numérateur de "
            "MSIZ. Ensemble : CBC = somme des numérateurs / somme des A<sub>t</sub> ; CUT est recalculée sur la "
            "réunion des unités. Des polygones qui se recouvrent ou partagent un côté forment une tache ; ceux qui se "
            "touchent en un point en forment deux. Sur une grille, CONNEXITE le décide ; une maille est à l’unité qui "
            "contient son centre ; une ligne fragmentante prend toutes les mailles qu’elle touche.</p>"
            "<p><b>Bord.</b> Une tache qui suit sur 10 m le rectangle de TACHES, la limite des UNITES réunies ou celle "
            "de EMPRISE a sans doute été coupée là : sa surface entière est inconnue et CBC est sous-estimée. Sur une "
            "grille : une tache au bord, ou contre une maille sans valeur.</p>"
            "<p><b>Unités.</b> Surfaces et MSIZ en hectares, SDEN en mailles pour 1 000 km², NPRO en ha², DIVI et C "
            "de 0 à 1. Calcul en mètres ; une couche en degrés est d’abord projetée.</p>"
            "<p><b>NULL.</b> A<sub>t</sub> = 0 : toutes les mesures. Aucune tache : MSIZ 0, DIVI 1, SPLI et SDEN "
            "NULL. Une unité sans identifiant est refusée.</p>"
            "<p><b>Limites.</b> Un pont ou un tunnel coupe comme une route : ôtez-les de FRAGMENTANTS. SURFACE_MIN "
            "porte sur la tache entière. Les résultats dépendent du choix des fragmentants et de leur largeur.</p>"
            "<p><b>Sources.</b> Jaeger 2000, Landscape Ecology 15, 115 ; Moser et al. 2007, Landscape Ecology 22, "
            "447.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        polygon = [QgsProcessing.SourceType.TypeVectorPolygon]
        self.add(
            QgsProcessingParameterFeatureSource("TACHES", tr("Taches, ou territoire"), polygon, optional=True),
            tr(
                "Espaces naturels ou non fragmentés, plus étendus que les unités pour CBC ; ou le territoire d’où les "
                "fragmentants sont ôtés."
            ),
        )
        self.add(
            QgsProcessingParameterRasterLayer("OCCUPATION", tr("Occupation du sol"), optional=True),
            tr("À la place de TACHES : grille de classes en mètres (« Composer l’occupation du sol »)."),
        )
        self.add(
            QgsProcessingParameterString("CODES", tr("Codes qui forment les taches"), optional=True),
            tr(
                "Avec OCCUPATION, ou CHAMP_CODE : 311 ; 312 ; 32* (tous ceux qui commencent par 32) ; CS2.1.1 ; forêt. "
                "Nombres ou textes, séparés par des points-virgules."
            ),
        )
        self.add(
            QgsProcessingParameterString("CHAMP_CODE", tr("Champ du code des taches"), optional=True),
            tr(
                "De TACHES : les objets des CODES forment les taches, les autres comptent dans le territoire seulement."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "CORRESPONDANCES", tr("Correspondances"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            tr("Avec OCCUPATION : table « numero, code, libelle » de la grille. Vide : un numéro est son code."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSource("UNITES", tr("Unités de rapportage"), polygon, optional=True),
            tr("Communes, EPCI, carroyage… Vide : toute la zone d’étude, d’un seul tenant."),
        )
        self._add_fragmenting(polygon)
        self._add_options()
        self._add_destinations()

    def _add_fragmenting(self, polygon: list[Any]) -> None:
        self.add(
            QgsProcessingParameterMultipleLayers(
                "FRAGMENTANTS",
                tr("Éléments fragmentants"),
                QgsProcessing.SourceType.TypeVectorAnyGeometry,
                optional=True,
            ),
            tr("Lignes (élargies) et surfaces (telles quelles) ôtées des taches : routes, voies ferrées, bâti…"),
        )
        self.add_number(
            "LARGEUR",
            tr("Largeur des lignes fragmentantes (m)"),
            tr("Largeur totale : une moitié de chaque côté et au bout des lignes. 10 m est un défaut, sans source."),
            10.0,
            least=0.1,
        )
        self.add(
            QgsProcessingParameterString("CHAMP_LARGEUR", tr("Champ de la largeur des lignes"), optional=True),
            tr("En mètres ; un objet où il est vide ou nul prend LARGEUR, et il est compté."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSource("EMPRISE", tr("Limite de la donnée"), polygon, optional=True),
            tr("Surface où les taches ont été relevées ou découpées (département…) : pour repérer les taches coupées."),
            advanced=True,
        )

    def _add_options(self) -> None:
        for name, label, help_text in (
            (
                "CHAMP_UNITE",
                tr("Champ de l’identifiant des unités"),
                tr("Les objets de même valeur forment une unité. Vide : chaque objet est une unité, numérotée."),
            ),
            ("CHAMP_NOM", tr("Champ du nom des unités"), tr("Vide : l’identifiant sert de nom.")),
        ):
            self.add(QgsProcessingParameterString(name, label, optional=True), help_text)
        self.add_number(
            "SURFACE_MIN",
            tr("Surface minimale d’une tache (ha)"),
            tr("Une tache plus petite, avant découpe par les unités, ne compte pas. 0 : toutes comptent."),
            0.0,
        )
        self.add(
            QgsProcessingParameterEnum(
                "CONNEXITE", tr("Connexité des mailles"), ["8", "4"], defaultValue="8", usesStaticStrings=True
            ),
            tr("Avec OCCUPATION. 8 : deux mailles qui se touchent par un coin sont une tache ; 4 : par un côté."),
            advanced=True,
        )
        add_sous_trame(self)

    def _add_destinations(self) -> None:
        for name, label, kind, optional, help_text in (
            (
                "UNITES_RESULTAT",
                tr("Fragmentation par unité"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                False,
                tr("Une unité par ligne : surface, taches, MSIZ CUT et CBC, DIVI, SPLI, SDEN, C, NPRO."),
            ),
            (
                "TACHES_RESULTAT",
                tr("Taches mesurées"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                True,
                tr("Une tache entière par ligne : surface, nombre d’unités, si elle touche le bord de la donnée."),
            ),
            (
                "METRIQUES",
                tr("Mesures de fragmentation"),
                QgsProcessing.SourceType.TypeVector,
                True,
                tr("Une mesure par ligne, par unité puis pour l’ensemble."),
            ),
        ):
            self.add(QgsProcessingParameterFeatureSink(name, label, kind, optional=optional), help_text)
        for name, label, _ in FIGURES:
            self.add_output(QgsProcessingOutputNumber(name, tr(label)))
        self.add_output(QgsProcessingOutputNumber("NB_TACHES", tr("Taches")))
        self.add_output(QgsProcessingOutputNumber("NB_TACHES_BORD", tr("Taches qui touchent le bord de la donnée")))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from .fragmentation_run import on_cells, on_polygons

        self._check(parameters)
        raster = bool(parameters.get("OCCUPATION"))
        measured = (on_cells if raster else on_polygons)(self, parameters, context, feedback)
        go_on(feedback)
        feedback.setProgress(80)
        return self._write(measured, parameters, context, feedback)

    def _check(self, parameters) -> None:
        from ...aula_plugin.core.errors import InputError

        given = [name for name in ("TACHES", "OCCUPATION", "UNITES", "FRAGMENTANTS") if parameters.get(name)]
        if "TACHES" in given and "OCCUPATION" in given:
            raise InputError(tr("Donnez des taches (TACHES) ou une occupation du sol (OCCUPATION), pas les deux."))
        if not {"TACHES", "OCCUPATION"} & set(given) and not {"UNITES", "FRAGMENTANTS"} <= set(given):
            raise InputError(
                tr(
                    "Donnez des taches (TACHES), une occupation du sol (OCCUPATION), ou des unités (UNITES) et ce qui "
                    "les fragmente (FRAGMENTANTS)."
                )
            )

    def _write(self, measured: Any, parameters, context, feedback) -> dict[str, Any]:
        from geopandas import GeoDataFrame

        from ...aula_plugin.core.green_network import fragmentation_units as tables
        from .fragmentation_run import tell

        sous_trame = self.parameterAsString(parameters, "SOUS_TRAME", context).strip()
        units = tables.unit_table(
            measured.units, measured.found, measured.pieces, measured.edge, sous_trame, measured.unknown
        )
        whole = tables.hectares(measured.total.to_frame().T)
        tell(tables.edge_warning(units, measured.edge, measured.pieces), feedback)
        tell(tables.empty_warning(measured.area), feedback)
        outputs = {
            "UNITES_RESULTAT": self.write(
                units,
                tables.UNIT_FIELDS,
                parameters,
                "UNITES_RESULTAT",
                context,
                feedback,
                MULTI["surf"],
                measured.crs,
                "green_network/fragmentation_unites.qml",
            )
        }
        if parameters.get("TACHES_RESULTAT") and not feedback.isCanceled():
            table = tables.patch_table(measured.area, measured.edge, measured.pieces, sous_trame)
            patches = GeoDataFrame(table, geometry=list(measured.outlines()), crs=measured.crs.toWkt())
            outputs["TACHES_RESULTAT"] = self.write(
                patches,
                tables.PATCH_FIELDS,
                parameters,
                "TACHES_RESULTAT",
                context,
                feedback,
                MULTI["surf"],
                measured.crs,
                "green_network/fragmentation_taches.qml",
            )
        outputs["METRIQUES"] = self.write(
            tables.metric_table(units, whole, sous_trame),
            tables.METRIC_FIELDS,
            parameters,
            "METRIQUES",
            context,
            feedback,
            style="green_network/fragmentation_metriques.qml",
        )
        feedback.setProgress(100)
        figures = {name: _number(whole[column].iloc[0]) for name, _, column in FIGURES}
        counts = {"NB_TACHES": len(measured.area), "NB_TACHES_BORD": int(measured.edge.sum())}
        return {**{name: dest for name, dest in outputs.items() if dest}, **figures, **counts}


def _number(value: Any) -> float | None:
    return None if value != value else float(value)
