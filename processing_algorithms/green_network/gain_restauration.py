"""`aula:gain_restauration`: sites ranked by the connectivity gained if they were restored."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
)

from ...aula_plugin.i18n import tr
from ..base import MULTI, AulaAlgorithm
from ..vectors import read, require_some
from .common import GREEN_GROUP
from .network_state import add_engine_and_names, add_network, read_state

EFFECTS = ("reservoir_et_passage", "reservoir", "passage")


class GainRestauration(AulaAlgorithm):
    """Ranks friches and parcels by what restoring each would bring to a network."""

    NAME = "gain_restauration"
    GROUP, GROUP_ID = GREEN_GROUP
    TAGS = (
        "gain restauration renaturation friche parcelle compensation trame verte bleue tvb connectivité ec barrière "
        "network land"
    )

    def displayName(self) -> str:
        return tr("Classer des sites à restaurer par le gain de connectivité")

    def shortHelpString(self) -> str:
        return tr(
            "Classe des sites (friches, parcelles) par ce que la connectivité gagne si chacun est restauré, seul."
            "<p><b>Résultat.</b> Les sites, par rang : gain de connectivité équivalente (EC), part de ce gain due à "
            "la place du site, liens créés ou raccourcis, obstacle levé, et une phrase qui dit pourquoi.</p>"
            "<p><b>Méthode.</b> Selon EFFET, le site devient un réservoir (sa capacité est sa surface), sa friction "
            "devient FRICTION_RESTAUREE, ou les deux. Les liens sont retracés par leur moindre coût exact, avec la "
            "même distance et le même seuil ; seul ce que le site peut atteindre est recalculé, le résultat est le "
            "même. part_connexion_pct : part du gain que la même surface, reliée à rien, n’apporterait pas. Obstacle "
            "levé (barriere_m) : coût du lien − coût jusqu’au site de part et d’autre − diamètre du site × friction "
            "restaurée, pour le couple de réservoirs qui gagne le plus.</p>"
            "<p><b>Unités.</b> gain_ec dans l’unité de la capacité (m² par défaut) ; obstacles en équivalents mètres "
            "(barriere_par_m : par mètre de diamètre du site) ; surfaces en hectares.</p>"
            "<p><b>NULL.</b> id_a, id_b : aucun lien gêné. part_connexion_pct : gain nul ou négatif.</p>"
            "<p><b>Limites.</b> Un gain de connectivité ne dit rien de la qualité des milieux, de la pollution ni du "
            "coût. Les sites sont mesurés un par un : deux voisins peuvent valoir plus, ou moins, ensemble. Un "
            "réservoir hors de COUT_MAX ne compte pas. Par défaut, tous les réservoirs à portée sont reliés deux à "
            "deux : pour une EC qui se compare à celle de « Mesurer la connectivité », donnez ici TOPOLOGIE, TRAVERSEE "
            "et COUT_MAX de ses liens. Entre seuls voisins, un milieu de plus peut prendre le lien direct de deux "
            "autres, et l’EC baisser un peu.</p>"
            "<p><b>Sources.</b> Saura et al. 2011 (EC) ; McRae et al. 2012, PLoS ONE 7:e52604 (obstacles ; la "
            "fenêtre mobile est ici le site).</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        add_network(self)
        self.add(
            QgsProcessingParameterFeatureSource(
                "SITES", tr("Sites à restaurer"), [QgsProcessing.SourceType.TypeVectorPolygon]
            ),
            tr("Surfaces : friches, parcelles… Champs facultatifs : id_site (entier), nom."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "EFFET", tr("Effet de la restauration"), list(EFFECTS), defaultValue=EFFECTS[0], usesStaticStrings=True
            ),
            tr("Un réservoir facile à traverser, un réservoir dont la friction ne change pas, ou un simple passage."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "FRICTION_RESTAUREE",
                tr("Friction d’un site restauré"),
                QgsProcessingParameterNumber.Type.Double,
                defaultValue=1.0,
                minValue=1e-6,
            ),
            tr("Celle de l’habitat dans la table de frictions. Une maille plus facile le reste."),
        )
        add_engine_and_names(self)
        self.add(
            QgsProcessingParameterFeatureSink(
                "SITES_CLASSES", tr("Sites classés"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            tr("Un site par ligne, par rang."),
        )
        for name, label in (
            ("NB_SITES", "Sites"),
            ("NB_UTILES", "Sites dont la place apporte un gain"),
            ("EC_AVANT", "Connectivité équivalente avant (unité de la capacité)"),
            ("GAIN_MAX_PCT", "Meilleur gain (%)"),
        ):
            self.add_output(QgsProcessingOutputNumber(name, tr(label)))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        import pandas as pd
        from geopandas import GeoDataFrame

        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.green_network.landscape import measure
        from ...aula_plugin.core.green_network.restoration import GAIN_COLUMNS, gains

        feedback.setProgressText(tr("Lecture de la surface, des réservoirs et des sites"))
        state = read_state(self, parameters, context, feedback)
        sites, shapes = self._sites(parameters, state, context, feedback)
        feedback.setProgress(10)
        feedback.setProgressText(tr("Réseau avant restauration"))
        before = measure(
            state.landscape, state.setting, lambda share: feedback.setProgress(10 + 30 * share), feedback.isCanceled
        )
        feedback.setProgress(40)
        feedback.setProgressText(tr("Gain de {} sites").format(len(sites)))
        table = gains(
            before,
            sites,
            state.setting,
            self.parameterAsDouble(parameters, "FRICTION_RESTAUREE", context),
            self.parameterAsString(parameters, "EFFET", context),
            state.reference,
            lambda share: feedback.setProgress(40 + 50 * share),
            feedback.isCanceled,
        )
        go_on(feedback)
        names = sorted({name for name in state.patches["sous_trame"] if name})
        table["sous_trame"] = ", ".join(names) or None
        outlines = pd.Series(shapes, index=[site.number for site in sites]).reindex(table["id_site"])
        frame = GeoDataFrame(table, geometry=outlines.to_numpy(dtype=object))
        outside = int(sum(not len(site.cells) for site in sites))
        if outside:
            feedback.pushWarning(tr("{} site(s) hors de la surface de résistance : gain nul.").format(outside))
        best = table.iloc[0]
        feedback.pushInfo(tr("Premier site : {}, {}").format(best["nom"] or best["id_site"], best["pourquoi"]))
        output = self.write(
            frame,
            GAIN_COLUMNS,
            *(parameters, "SITES_CLASSES", context, feedback, MULTI["surf"], state.crs),
            "green_network/sites_classes.qml",
        )
        feedback.setProgress(100)
        gained = table["gain_pct"].dropna()
        return {
            "SITES_CLASSES": output,
            "NB_SITES": len(table),
            "NB_UTILES": int((table["part_connexion_pct"].fillna(0).astype(float) > 1e-6).sum()),
            "EC_AVANT": before.ec,
            "GAIN_MAX_PCT": float(gained.max()) if len(gained) else 0.0,
        }

    def _sites(self, parameters, state, context, feedback):
        """Return the sites laid on the grid, and their outlines."""
        from ...aula_plugin.restoration_sites import sites_of

        source = self.source(parameters, "SITES", context)
        frame = read(source, state.crs, context, feedback)
        frame = require_some(frame[frame.geometry.area > 0].reset_index(drop=True), source)
        return sites_of(frame, state.landscape.grid)
