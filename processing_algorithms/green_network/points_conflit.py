"""`aula:points_conflit`: where links and corridors meet roads, rail, canals, dams, built and planned zones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...aula_plugin.i18n import tr
from ..base import AulaAlgorithm
from ..vectors import metric_crs, read
from .common import GREEN_GROUP, add_sous_trame
from .obstacles import read_obstacles

#: Distances and shares asked for: name, label, default, least, most, help.
NUMBERS = (
    (
        "RAYON",
        "Rayon de regroupement (m)",
        300.0,
        0.0,
        None,
        "La plus gênante des traversées réunit celles du même type d’obstacle à cette distance ou moins, puis la plus "
        "gênante des autres, et ainsi de suite. 300 m est un défaut, sans source.",
    ),
    (
        "RAYON_PASSAGE",
        "Portée d’un passage connu (m)",
        300.0,
        0.0,
        None,
        (
            "Une traversée à cette distance ou moins d’un passage est retirée, et comptée. 300 m est un défaut, sans "
            "source."
        ),
    ),
    (
        "DISTANCE_POINTS",
        "Portée d’un obstacle ponctuel (m)",
        50.0,
        0.0,
        None,
        "Un barrage à cette distance ou moins d’un lien est sur ce lien.",
    ),
    (
        "PART_LIENS",
        "Part des liens dits majeurs (%)",
        25.0,
        0.0,
        100.0,
        "Les liens les plus importants : 25 % est la part retenue par une méthode publiée (Graphab, Val-d’Oise).",
    ),
    (
        "PERMEABILITE_FORTE",
        "Perméabilité d’un obstacle difficile",
        0.5,
        0.0,
        1.0,
        "Un obstacle de cette perméabilité ou moins est dit difficile à franchir. 0,5 est un défaut, sans source.",
    ),
)


class PointsConflit(AulaAlgorithm):
    """Ranks the places where the network and the obstacles meet."""

    NAME = "points_conflit"
    GROUP, GROUP_ID = GREEN_GROUP
    TAGS = (
        "points conflit trame verte bleue tvb corridor obstacle route rail canal barrage roe passage faune "
        "perméabilité rupture conflict network"
    )

    def displayName(self) -> str:
        return tr("Repérer les points de conflit")

    def shortHelpString(self) -> str:
        return tr(
            "Repère où les liens et les corridors rencontrent des routes, voies ferrées, canaux, barrages, espaces "
            "bâtis ou zones U et AU, et classe ces lieux du plus au moins gênant."
            "<p><b>Résultat.</b> CONFLITS : un point par lieu, avec son rang, sa priorité et la phrase qui dit "
            "pourquoi. TRAVERSEES : chaque rencontre avant regroupement, y compris celles qu’un passage connu "
            "retire.</p>"
            "<p><b>Méthode.</b> Chaque rencontre d’un lien (ou d’un corridor, là où son lien ne la compte pas déjà) "
            "et d’un obstacle est une traversée. Celles qu’un passage connu dessert sont retirées ; un passage ne "
            "dessert jamais un espace bâti ni une zone. Parmi les autres, la plus gênante réunit celles de son type "
            "d’obstacle et de sa sous-trame à RAYON au plus, puis la plus gênante de celles qui restent, sans que "
            "l’ordre des objets compte : aucun conflit n’est plus large que deux fois RAYON. Score d’un conflit : "
            "somme, sur les liens coupés, de l’importance du lien (part de la plus forte) × (1 − perméabilité du "
            "plus infranchissable). Le point est sur la traversée la plus gênante.</p>"
            "<p><b>Priorité.</b> 1 : obstacle difficile (PERMEABILITE_FORTE) sur un lien majeur (PART_LIENS) ; 2 : "
            "l’un des deux ; 3 : aucun. Sans champ d’importance (bc, dpc), tous les liens comptent autant et sont "
            "majeurs.</p>"
            "<p><b>Unités.</b> Longueurs en mètres, surfaces en hectares, perméabilité de 0 (infranchissable) à 1 "
            "(sans effet).</p>"
            "<p><b>NULL.</b> Classe NULL : la ligne « * » de son type s’applique. Importance NULL : la plus faible "
            "connue. passage_m NULL : aucun passage de ce type. Objets sans géométrie : ignorés et comptés.</p>"
            "<p><b>Limites.</b> Les perméabilités livrées sont des exemples sans source, à valider localement. Un "
            "lien est un tracé de moindre coût : le conflit réel peut être à côté. Ponts et tunnels non fournis "
            "comme passages sont comptés comme des obstacles.</p>"
            "<p><b>Sources.</b> Croisement des liens les plus empruntés et des routes : « Graphab, 14 réalisations » "
            "(Val-d’Oise). Intermédiarité (bc) : Bodin et Saura 2010.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self._add_network()
        self._add_obstacles()
        for name, label, default, least, most, help_text in NUMBERS:
            number = QgsProcessingParameterNumber(
                name, tr(label), QgsProcessingParameterNumber.Type.Double, defaultValue=default, minValue=least
            )
            if most is not None:
                number.setMaximum(most)
            self.add(number, tr(help_text), advanced=name not in ("RAYON", "RAYON_PASSAGE"))
        add_sous_trame(self)
        self.add(
            QgsProcessingParameterFeatureSink(
                "CONFLITS", tr("Points de conflit"), QgsProcessing.SourceType.TypeVectorPoint
            ),
            tr("Un point par conflit : rang, type et nom de l’obstacle, liens, score, priorité, pourquoi."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "TRAVERSEES",
                tr("Traversées"),
                QgsProcessing.SourceType.TypeVectorPoint,
                optional=True,
                createByDefault=False,
            ),
            tr("Chaque rencontre avant regroupement : son conflit, ou « passage » quand un passage connu la retire."),
        )
        for name, label in (
            ("NB_CONFLITS", "Points de conflit"),
            ("NB_PRIORITE_1", "Points de conflit de priorité 1"),
            ("NB_TRAVERSEES", "Traversées"),
            ("NB_PASSAGES", "Traversées retirées par un passage connu"),
            ("LONGUEUR_ZONES_M", "Longueur des liens dans le bâti et les zones U et AU (m)"),
        ):
            self.add_output(QgsProcessingOutputNumber(name, tr(label)))

    def _add_network(self) -> None:
        for name, label, kind, help_text in (
            (
                "LIENS",
                tr("Liens"),
                QgsProcessing.SourceType.TypeVectorLine,
                tr("Résultat de « Tracer les corridors » ou de « Mesurer la connectivité ». Champs id_lien, bc, dpc."),
            ),
            (
                "CORRIDORS",
                tr("Corridors"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                tr("Surfaces. Un corridor prend l’importance du lien qui porte son id_lien. Les liens suffisent."),
            ),
        ):
            self.add(QgsProcessingParameterFeatureSource(name, label, [kind], optional=True), help_text)
        self.add(
            QgsProcessingParameterString("CHAMP_IMPORTANCE", tr("Champ d’importance des liens"), optional=True),
            tr("Nombre ≥ 0 par lien. Vide : bc, sinon dpc, sinon tous les liens comptent autant."),
        )

    def _add_obstacles(self) -> None:
        self.add(
            QgsProcessingParameterMultipleLayers(
                "OBSTACLES", tr("Obstacles"), QgsProcessing.SourceType.TypeVectorAnyGeometry, optional=True
            ),
            tr(
                "Routes, voies ferrées, canaux, espaces bâtis, barrages (points). Le nom de la couche dit son type, "
                "sinon la correspondance."
            ),
        )
        self.add(
            QgsProcessingParameterMatrix(
                "CORRESPONDANCE",
                tr("Correspondance couche / type / champ de classe"),
                numberRows=1,
                headers=[tr("Couche"), tr("Type"), tr("Champ de classe")],
                optional=True,
            ),
            tr(
                "Une ligne par couche : son nom ou son rang (1, 2…), puis route, voie_ferree, canal, barrage, bati ou "
                "autre, puis le champ qui porte sa classe (vide : classe, vocation, nature…)."
            ),
        )
        self.add(
            QgsProcessingParameterFile(
                "DOCUMENT", tr("Document d’urbanisme"), fileFilter=tr("GeoPackage (*.gpkg)"), optional=True
            ),
            tr("GeoPackage de « Lire un document d’urbanisme » : ses zones U et AU sont des obstacles."),
        )
        self.add(
            QgsProcessingParameterFile(
                "PERMEABILITES", tr("Table des perméabilités"), fileFilter=tr("Table (*.csv)"), optional=True
            ),
            tr(
                "CSV : type, classe (« * » pour toute autre), permeabilite de 0 à 1. Vide : les valeurs d’exemple, "
                "sans source."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "PASSAGES", tr("Passages connus"), [QgsProcessing.SourceType.TypeVectorAnyGeometry], optional=True
            ),
            tr(
                "Passages à faune, ponts, buses, passes à poissons. Un champ type_obstacle facultatif réserve un "
                "passage à un type d’obstacle."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "PASSAGES_CONSTATES",
                tr("Passages constatés"),
                [QgsProcessing.SourceType.TypeVectorAnyGeometry],
                optional=True,
            ),
            tr("Passages notés sur le terrain, dans une autre couche : ils s’ajoutent aux passages connus."),
            advanced=True,
        )

    def checkParameterValues(self, parameters, context) -> tuple[bool, str]:
        ok, message = super().checkParameterValues(parameters, context)
        if ok and not (parameters.get("LIENS") or parameters.get("CORRIDORS")):
            return False, tr("Donnez les liens (LIENS), les corridors (CORRIDORS), ou les deux.")
        if ok and not (parameters.get("OBSTACLES") or parameters.get("DOCUMENT")):
            return False, tr("Donnez au moins une couche d’obstacles (OBSTACLES) ou un document (DOCUMENT).")
        return ok, message

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.green_network.conflicts import CONFLICT_COLUMNS, CROSSING_COLUMNS, find_conflicts

        feedback.setProgressText(tr("Lecture des liens, des corridors et des obstacles"))
        table = self._table(parameters, context)
        sources = [self.optional_source(parameters, name, context) for name in ("LIENS", "CORRIDORS")]
        crs = metric_crs(next(source for source in sources if source is not None), context)
        links, corridors = (None if one is None else read(one, crs, context, feedback) for one in sources)
        self._name_sous_trame(parameters, context, links, corridors)
        feedback.setProgress(10)
        obstacles = read_obstacles(self, parameters, crs, context, feedback)
        known = self._passages(parameters, crs, context, feedback)
        go_on(feedback)
        feedback.setProgress(40)
        feedback.setProgressText(tr("Recherche des traversées"))
        options = self._options(parameters, context)
        found = find_conflicts(links, corridors, obstacles, known, table, options, lambda: go_on(feedback))
        for note in found.notes:
            feedback.pushInfo(note)
        if table.is_example:
            feedback.pushWarning(tr("Perméabilités d’exemple, sans source : à valider localement (PERMEABILITES)."))
        feedback.setProgress(80)
        point = QgsWkbTypes.Type.Point
        written = {
            "CONFLITS": self.write(
                found.conflicts,
                CONFLICT_COLUMNS,
                *(parameters, "CONFLITS", context, feedback, point, crs, "green_network/conflits.qml"),
            ),
            "TRAVERSEES": self.write(
                found.crossings,
                CROSSING_COLUMNS,
                *(parameters, "TRAVERSEES", context, feedback, point, crs, "green_network/traversees.qml"),
            ),
        }
        feedback.setProgress(100)
        return {
            **written,
            "NB_CONFLITS": len(found.conflicts),
            "NB_PRIORITE_1": int((found.conflicts["priorite"] == 1).sum()),
            "NB_TRAVERSEES": len(found.crossings),
            "NB_PASSAGES": found.by_passage,
            "LONGUEUR_ZONES_M": found.zones_m,
        }

    def _passages(self, parameters, crs, context, feedback) -> Any:
        """Return the passages of both layers, None when neither is given."""
        from ...aula_plugin.core.green_network.conflicts import all_passages

        sources = [self.optional_source(parameters, name, context) for name in ("PASSAGES", "PASSAGES_CONSTATES")]
        return all_passages([read(one, crs, context, feedback) for one in sources if one is not None])

    def _table(self, parameters, context):
        from ...aula_plugin.core.green_network.permeability import PermeabilityTable
        from ...aula_plugin.storage.spreadsheets import read_csv

        path = self.parameterAsFile(parameters, "PERMEABILITES", context)
        if not path:
            return PermeabilityTable.example()
        return PermeabilityTable.of(read_csv(Path(path), "windows-1252"), Path(path).name)

    def _name_sous_trame(self, parameters, context, *frames) -> None:
        """Write the sous-trame typed where a layer does not say its own."""
        typed = self.parameterAsString(parameters, "SOUS_TRAME", context).strip()
        for frame in frames:
            if frame is not None and typed:
                frame["sous_trame"] = frame["sous_trame"].fillna(typed) if "sous_trame" in frame else typed

    def _options(self, parameters, context):
        from ...aula_plugin.core.green_network.conflicts import ConflictOptions

        def number(name: str) -> float:
            return self.parameterAsDouble(parameters, name, context)

        return ConflictOptions(
            number("RAYON"),
            number("RAYON_PASSAGE"),
            number("DISTANCE_POINTS"),
            number("PART_LIENS") / 100,
            number("PERMEABILITE_FORTE"),
            self.parameterAsString(parameters, "CHAMP_IMPORTANCE", context).strip(),
        )
