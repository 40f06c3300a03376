"""`aula:fragmentation`: effective mesh size, cut out and cross-boundary, by reporting units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ...aula_plugin.i18n import tr
from ..base import MULTI, AulaAlgorithm
from . import fragmentation_inputs as inputs
from .common import GREEN_GROUP, add_sous_trame

#: Scalar outputs: name, label, column of the table of the whole.
FIGURES = (
    ("MSIZ_CBC_HA", "Taille effective de maille de l’ensemble, CBC (ha)", "msiz_cbc_ha"),
    ("MSIZ_CUT_HA", "Taille effective de maille de l’ensemble, CUT (ha)", "msiz_cut_ha"),
    ("DIVI", "Degré de division de l’ensemble", "divi"),
    ("SURFACE_HA", "Surface de l’ensemble (ha)", "surface_ha"),
)


@dataclass
class _Measured:
    """What a run measured, before it is written."""

    units: Any
    found: Any
    total: Any
    pieces: Any
    area: Any
    edge: Any
    outlines: Any
    crs: Any
    unknown: Any = None


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
            tr("Avec OCCUPATION : 311 ; 312 ; 32* (tous ceux qui commencent par 32)."),
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
        self.add(
            QgsProcessingParameterNumber(
                "LARGEUR",
                tr("Largeur des lignes fragmentantes (m)"),
                QgsProcessingParameterNumber.Type.Double,
                defaultValue=10.0,
                minValue=0.1,
            ),
            tr("Largeur totale : une moitié de chaque côté et au bout des lignes. 10 m est un défaut, sans source."),
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
        self.add(
            QgsProcessingParameterNumber(
                "SURFACE_MIN",
                tr("Surface minimale d’une tache (ha)"),
                QgsProcessingParameterNumber.Type.Double,
                defaultValue=0.0,
                minValue=0.0,
            ),
            tr("Une tache plus petite, avant découpe par les unités, ne compte pas. 0 : toutes comptent."),
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

        self._check(parameters)
        raster = bool(parameters.get("OCCUPATION"))
        if not raster and self.parameterAsString(parameters, "CODES", context).strip():
            feedback.pushWarning(tr("CODES ne sert qu’avec OCCUPATION : il est ignoré."))
        measured = (self._on_cells if raster else self._on_polygons)(parameters, context, feedback)
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

    def _on_polygons(self, parameters, context, feedback) -> _Measured:
        import shapely

        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.geometry import dissolve
        from ...aula_plugin.core.green_network.fragmentation import cut, make_patches, on_edge
        from ...aula_plugin.core.green_network.fragmentation_units import uncovered_warning

        crs = inputs.system(self, parameters, context)
        units = inputs.units(self, parameters, crs, context, feedback)
        edges = [] if units is None else [dissolve(units.geometry)]
        natural = units
        if parameters.get("TACHES"):
            natural = self._required("TACHES", parameters, crs, context, feedback)
            edges.append(shapely.box(*natural.total_bounds))
        if parameters.get("EMPRISE"):
            edges.append(dissolve(self._required("EMPRISE", parameters, crs, context, feedback).geometry))
        self._tell(uncovered_warning(units, edges[-1]) if units is not None else "", feedback)
        feedback.setProgress(10)
        ground, _ = inputs.fragmenting(self, parameters, crs, context, feedback)
        feedback.setProgress(25)
        feedback.setProgressText(tr("Découpe des taches"))
        least = self.parameterAsDouble(parameters, "SURFACE_MIN", context) * 1e4
        patches = make_patches(natural.geometry, ground, least, lambda: go_on(feedback))
        for note in patches.notes:
            feedback.pushInfo(note)
        feedback.setProgress(50)
        units, whole = self._units_or_whole(units, lambda: dissolve(natural.geometry), crs, feedback)
        pieces = cut(patches, units.geometry, lambda: go_on(feedback))
        together = pieces if len(units) == 1 else cut(patches, [whole], lambda: go_on(feedback))
        feedback.setProgress(70)
        edge = on_edge(patches, edges, lambda: go_on(feedback))
        found, total = self._measures(
            shapely.area(units.geometry.to_numpy()), pieces, whole.area, together, patches.area
        )
        return _Measured(units, found, total, pieces, patches.area, edge, lambda: patches.shapes, crs)

    def _required(self, name: str, parameters, crs, context, feedback) -> Any:
        from .vectors import read, require_some

        source = self.source(parameters, name, context)
        return require_some(read(source, crs, context, feedback), source)

    def _units_or_whole(self, units, study_area, crs, feedback) -> tuple[Any, Any]:
        """Return the units and their union; without units, the study area is one."""
        from geopandas import GeoDataFrame

        from ...aula_plugin.core.geometry import dissolve
        from ...aula_plugin.core.green_network.fragmentation_units import WHOLE

        if units is not None:
            return units, dissolve(units.geometry)
        shape = study_area()
        feedback.pushInfo(tr("Sans UNITES : la zone d’étude entière est l’unité, CUT et CBC y sont égales."))
        return GeoDataFrame({"id_unite": ["1"], "nom": [WHOLE]}, geometry=[shape], crs=crs.toWkt()), shape

    def _measures(self, unit_m2, pieces, whole_m2: float, together, complete) -> tuple[Any, Any]:
        from ...aula_plugin.core.green_network.mesh import measures, total

        found = measures(unit_m2, pieces, complete)
        return found, total(found, whole_m2, together, complete)

    def _on_cells(self, parameters, context, feedback) -> _Measured:
        import numpy as np

        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.green_network.fragmentation_grid import (
            BYTES_PER_CELL,
            cut_cells,
            objects,
            union_window,
        )
        from ...aula_plugin.core.green_network.fragmentation_units import unknown_warning
        from ...aula_plugin.core.green_network.memory import check_memory
        from ...aula_plugin.rasters import grid_of, polygons, read

        layer = self.raster(parameters, "OCCUPATION", context)
        feedback.pushInfo(check_memory(grid_of(layer)[0], BYTES_PER_CELL))
        raster = read(layer, feedback)
        grid, crs, missing = raster.grid, raster.crs, raster.missing
        kept = inputs.kept_cells(self, parameters, raster, context)
        go_on(feedback)
        units = inputs.units(self, parameters, crs, context, feedback)
        feedback.setProgress(10)
        ground, lines = inputs.fragmenting(self, parameters, crs, context, feedback)
        if len(ground):
            kept &= ~inputs.barriers(ground, lines, grid)
        feedback.setProgress(25)
        feedback.setProgressText(tr("Taches"))
        connexity = int(self.parameterAsEnumString(parameters, "CONNEXITE", context))
        least = self.parameterAsDouble(parameters, "SURFACE_MIN", context) * 1e4
        patches = objects(kept, missing, connexity, grid.cell_area, least)
        for note in (tr("Connexité des mailles : {}.").format(connexity), *patches.notes):
            feedback.pushInfo(note)
        feedback.setProgress(40)
        everything = [(slice(None), slice(None), np.ones(grid.shape, dtype=bool))]
        boxes = everything if units is None else list(inputs.windows(units.geometry.to_numpy(), grid, feedback))
        areas, pieces, unknown = cut_cells(patches, missing, boxes, connexity, grid.cell_area, lambda: go_on(feedback))
        whole, together = areas, pieces
        if units is not None and len(units) > 1:
            whole, together, _ = cut_cells(
                patches, missing, [union_window(boxes, grid.shape)], connexity, grid.cell_area
            )
        self._tell(unknown_warning(units, unknown) if units is not None else "", feedback)
        feedback.setProgress(70)
        units, _ = self._units_or_whole(units, lambda: _outline(~missing, grid), crs, feedback)
        area = patches.cells * grid.cell_area
        found, total = self._measures(areas, pieces, float(whole[0]), together, area)
        return _Measured(
            units,
            found,
            total,
            pieces,
            area,
            patches.edge,
            lambda: polygons(patches.labels, grid).geometry.to_numpy(),
            crs,
            unknown,
        )

    def _tell(self, warning: str, feedback) -> None:
        if warning:
            feedback.pushWarning(warning)

    def _write(self, measured: _Measured, parameters, context, feedback) -> dict[str, Any]:
        from geopandas import GeoDataFrame

        from ...aula_plugin.core.green_network import fragmentation_units as tables

        sous_trame = self.parameterAsString(parameters, "SOUS_TRAME", context).strip()
        units = tables.unit_table(
            measured.units, measured.found, measured.pieces, measured.edge, sous_trame, measured.unknown
        )
        whole = tables.hectares(measured.total.to_frame().T)
        self._tell(tables.edge_warning(units, measured.edge, measured.pieces), feedback)
        self._tell(tables.empty_warning(measured.area), feedback)
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


def _outline(known: Any, grid: Any) -> Any:
    """Return the outline of the cells that have data."""
    from ...aula_plugin.rasters import polygons

    return polygons(known.astype("int32"), grid).geometry.iloc[0]


def _number(value: Any) -> float | None:
    return None if value != value else float(value)
