"""`aula:comparer_perimetres`: computed perimeters, those of the SCoT, of the PLU and of meetings, side by side."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...aula_plugin.i18n import tr
from ..base import MULTI, AulaAlgorithm
from .common import CENTRALITY_GROUP
from .comparison_inputs import AUTO, ROLE_CHOICES, Asked, given_roles, read_asked, roles_of
from .comparison_words import describe, tell


class ComparerPerimetres(AulaAlgorithm):
    """Compares perimeters of centralité."""

    NAME = "comparer_perimetres"
    GROUP, GROUP_ID = CENTRALITY_GROUP
    TAGS = (
        "centralité périmètre comparer comparaison scot plu concertation recouvrement iou écart daacl versions "
        "compatibilité references centrality compare"
    )

    def displayName(self) -> str:
        return tr("Comparer des périmètres de centralité")

    def shortHelpString(self) -> str:
        return describe()

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self._add_layers()
        self._add_roles()
        table, surface = QgsProcessing.SourceType.TypeVector, QgsProcessing.SourceType.TypeVectorPolygon
        for name, label, kind, optional, help_text in (
            (
                "COMPARAISON",
                tr("Comparaison deux à deux"),
                table,
                False,
                tr("Table : par commune et pour l’ensemble, hectares communs et propres, IoU, offre et habitants."),
            ),
            (
                "VERSIONS_COMPAREES",
                tr("Versions"),
                table,
                True,
                tr("Table : par commune, surface, offre dedans et laissée dehors, habitants de chaque version."),
            ),
            (
                "ECARTS",
                tr("Écarts"),
                surface,
                True,
                tr("Ce que deux versions partagent, et ce que chacune tient seule."),
            ),
        ):
            self.add(QgsProcessingParameterFeatureSink(name, label, kind, optional=optional), help_text)
        self.add(
            QgsProcessingParameterFileDestination(
                "REFERENCES",
                tr("Références pour la grille"),
                fileFilter=tr("GeoPackage (*.gpkg)"),
                optional=True,
                createByDefault=False,
            ),
            tr("Rôles centralites et centralites_plu, prêts pour « Vérifier la compatibilité » (règles C1 à C5, M1)."),
        )
        for name, label in (
            ("NB_VERSIONS", tr("Versions")),
            ("COMMUN_HA", tr("Commun à toutes (ha)")),
            ("UNION_HA", tr("Réunion (ha)")),
            ("IOU", tr("Recouvrement de toutes (0 à 1)")),
            ("NB_ECARTS", tr("Surfaces dessinées")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def _add_layers(self) -> None:
        kinds = QgsProcessing.SourceType
        surface, point = kinds.TypeVectorPolygon, kinds.TypeVectorPoint
        for name, label, types, optional, help_text in (
            (
                "COMMUNES",
                tr("Communes"),
                [surface],
                False,
                tr("Surfaces avec code_insee et nom : la comparaison s’y tient."),
            ),
            (
                "CALCULES",
                tr("Périmètres calculés"),
                [surface],
                True,
                tr("Candidats de « Proposer des périmètres de centralité », sauf ceux dont le statut est « écarté »."),
            ),
            ("PERIMETRES_SCOT", tr("Périmètres du SCoT"), [surface], True, tr("Localisations du DAACL.")),
            ("PERIMETRES_PLU", tr("Périmètres du PLU(i)"), [surface], True, tr("Ceux que le document dessine.")),
            ("OFFRE", tr("Offre de services"), [point], True, tr("Résultat de « Préparer l’offre de services ».")),
            (
                "POPULATION",
                tr("Population"),
                [surface, point],
                True,
                tr("Carreaux au prorata de leur surface, ou points."),
            ),
        ):
            self.add(QgsProcessingParameterFeatureSource(name, label, types, optional=optional), help_text)
        self.add(
            QgsProcessingParameterField(
                "CHAMP_POPULATION",
                tr("Champ de la population"),
                parentLayerParameterName="POPULATION",
                optional=True,
            ),
            tr("Habitants. Vide : ind, population…"),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterMultipleLayers("VERSIONS", tr("Versions de la concertation"), surface, optional=True),
            tr("Autant de couches que de versions : ateliers, avis des communes…"),
        )
        self.add(
            QgsProcessingParameterString("NOMS", tr("Noms de ces versions"), optional=True),
            tr("Dans l’ordre des couches, séparés par des points-virgules ; vide : les noms des couches."),
        )

    def _add_roles(self) -> None:
        enum = QgsProcessingParameterEnum(
            "ROLE_PLU",
            tr("Périmètres au rôle centralites_plu"),
            options=list(ROLE_CHOICES),
            defaultValue=AUTO,
            usesStaticStrings=True,
        )
        self.add(
            enum,
            tr("auto : ceux du PLU(i), à défaut les candidats retenus, à défaut tous, « périmètre non arrêté »."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterMultipleLayers(
                "AUTRES_ROLES", tr("Autres couches de la grille"), QgsProcessing.SourceType.TypeVector, optional=True
            ),
            tr("Couches nommées comme leur rôle, jointes aux références : sip, fronts_commerciaux, arrets_tc, routes…"),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("DATE", tr("Date des périmètres"), optional=True),
            tr("AAAA-MM-JJ, écrite avec les rôles ; vide : la date de leurs fichiers."),
            advanced=True,
        )

    def checkParameterValues(self, parameters, context) -> tuple[bool, str]:
        ok, message = super().checkParameterValues(parameters, context)
        single = sum(bool(parameters.get(name)) for name in ("CALCULES", "PERIMETRES_SCOT", "PERIMETRES_PLU"))
        if ok and single < 2 and not parameters.get("VERSIONS"):
            return False, tr(
                "Donnez au moins deux versions à comparer, parmi CALCULES, PERIMETRES_SCOT, PERIMETRES_PLU et VERSIONS."
            )
        return ok, message

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.centrality.comparison import compare

        asked = read_asked(self, parameters, context, feedback)
        playing, given = self._roles(asked, parameters, context, feedback)
        go_on(feedback)
        feedback.setProgress(30)

        def going(share: float) -> None:
            go_on(feedback)
            feedback.setProgress(30 + 50 * share)

        found = compare(asked.versions, asked.communes, asked.offer, asked.people, going)
        tell(found, asked, feedback)
        outputs = self._tables(found, asked, parameters, context, feedback)
        go_on(feedback)
        path = self.parameterAsFileOutput(parameters, "REFERENCES", context)
        if path:
            self._references(path, playing, given, asked, feedback)
            go_on(feedback)
            outputs["REFERENCES"] = path
        feedback.setProgress(100)
        return {
            **outputs,
            "NB_VERSIONS": len(asked.versions),
            "COMMUN_HA": found.common_ha,
            "UNION_HA": found.union_ha,
            "IOU": found.iou,
            "NB_ECARTS": len(found.parts),
        }

    def _roles(self, asked: Asked, parameters, context, feedback) -> tuple[list[Any], list[Any]]:
        """Return what plays the roles of the perimeters, and the other roles; nothing when they are not asked for."""
        from ...aula_plugin.storage.centrality_roles import check_roles

        date = self.date(parameters, "DATE", context)
        if not parameters.get("REFERENCES"):
            if parameters.get("AUTRES_ROLES"):
                feedback.pushWarning(tr("Sans REFERENCES, les autres couches de la grille ne servent à rien."))
            return [], []
        playing = roles_of(self, asked, date, parameters, context, feedback)
        given = given_roles(self, asked, parameters, context, feedback)
        check_roles(playing, given)
        return playing, given

    def _tables(self, found, asked: Asked, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.core.centrality.comparison_tables import COMPARISON, DIFFERENCES, VERSIONS

        none = QgsWkbTypes.Type.NoGeometry
        outputs = {}
        for name, frame, shape, kind, crs in (
            ("COMPARAISON", found.pairs, COMPARISON, none, None),
            ("VERSIONS_COMPAREES", found.versions, VERSIONS, none, None),
            ("ECARTS", found.parts, DIFFERENCES, MULTI["surf"], asked.crs),
        ):
            style = f"centrality/{name.lower()}.qml"
            outputs[name] = self.write(frame, shape, parameters, name, context, feedback, kind, crs, style)
        return outputs

    def _references(self, path, playing, given, asked: Asked, feedback) -> None:
        from ...aula_plugin.storage.centrality_roles import write_roles

        for one in write_roles(path, playing, given, asked.communes[["nom", "geometry"]], asked.crs, feedback):
            feedback.pushInfo(one)
