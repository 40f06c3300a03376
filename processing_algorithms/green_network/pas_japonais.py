"""`aula:pas_japonais`: small patches that keep a corridor within reach, ranked by what they connect."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
)

from ...aula_plugin.i18n import tr
from ..base import MULTI, AulaAlgorithm
from ..vectors import name_of, read, require_some
from .common import GREEN_GROUP
from .network_state import add_engine_and_names, add_network, as_patches, read_state


class PasJaponais(AulaAlgorithm):
    """Lists the stepping stones that matter."""

    NAME = "pas_japonais"
    GROUP, GROUP_ID = GREEN_GROUP
    TAGS = (
        "pas japonais relais corridor discontinu bosquet mare trame verte bleue tvb connectivité dpc stepping stones "
        "network"
    )

    def displayName(self) -> str:
        return tr("Classer les pas japonais")

    def shortHelpString(self) -> str:
        return tr(
            "Cherche, parmi des milieux trop petits pour être des réservoirs, ceux qui rendent un corridor "
            "franchissable de proche en proche, et les classe par ce qu’ils relient."
            "<p><b>Résultat.</b> Les candidats situés dans un corridor : statut « pas_japonais », avec leur rang et "
            "ce qu’ils valent, ou « ecart_trop_grand » quand il reste un trou que l’espèce ne franchit pas.</p>"
            "<p><b>Méthode.</b> Un candidat a une surface d’au moins S_MIN et de moins de SURFACE_RESERVOIR, et "
            "touche un corridor. Sa place le long du lien va de la première à la dernière projection de ses sommets. "
            "Le corridor est franchissable si aucun écart, du premier réservoir au second, ne dépasse ECART_MAX. Le "
            "réseau est mesuré sans pas japonais, avec chacun, et avec tous, liens retracés par leur moindre coût "
            "exact ; dpc_connecteur : part de la connectivité (PC, avec tous) que les autres perdent entre eux sans "
            "lui.</p>"
            "<p><b>Seuil.</b> Un pas japonais relaie surtout des réservoirs plus éloignés que COUT_MAX : donnez à "
            "COUT_MAX la plus longue traversée d’une traite.</p>"
            "<p><b>Unités.</b> dpc et ses parts en %, gain_ec dans l’unité de la capacité (m² par défaut), écarts en "
            "mètres le long du lien.</p>"
            "<p><b>NULL.</b> Rang et mesures d’un candidat dont l’écart est trop grand.</p>"
            "<p><b>Limites.</b> La friction des candidats est celle de la surface de résistance. Un candidat compté "
            "dans plusieurs corridors l’est une fois. Les candidats hors des corridors ne sont pas écrits, mais "
            "comptés. Par défaut, tous les réservoirs à portée sont reliés deux à deux : pour une EC qui se compare à "
            "celle de « Mesurer la connectivité », donnez ici TOPOLOGIE, TRAVERSEE et COUT_MAX de ses liens. Entre "
            "seuls voisins, un milieu de plus peut prendre le lien direct de deux autres, et l’EC baisser un peu.</p>"
            "<p><b>Sources.</b> Saura et Rubio 2010, Ecography 33:523 (connecteur) ; Saura et al. 2011 (EC).</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        add_network(self)
        kinds = QgsProcessing.SourceType
        for name, label, kind, help_text in (
            (
                "CANDIDATS",
                tr("Petits milieux"),
                kinds.TypeVectorPolygon,
                tr("Surfaces ; seuls les « pas_japonais » sont lus quand il y a un champ statut."),
            ),
            ("CORRIDORS", tr("Corridors"), kinds.TypeVectorPolygon, tr("Surfaces, avec id_lien.")),
            ("LIENS", tr("Liens"), kinds.TypeVectorLine, tr("Lignes, avec le même id_lien : on y mesure les écarts.")),
        ):
            self.add(QgsProcessingParameterFeatureSource(name, label, [kind]), help_text)
        for name, label, default, help_text in (
            ("S_MIN", tr("Surface minimale (ha)"), 0.1, tr("En dessous, un milieu ne sert pas de relais.")),
            (
                "SURFACE_RESERVOIR",
                tr("Surface d’un réservoir (ha)"),
                0.0,
                tr("Un candidat de cette surface ou plus serait un réservoir. 0 : pas de plafond."),
            ),
            (
                "ECART_MAX",
                tr("Plus grand écart franchissable (m)"),
                500.0,
                tr("Entre deux milieux, le long du lien, selon l’espèce. 500 m est un défaut, sans source."),
            ),
        ):
            self.add(
                QgsProcessingParameterNumber(
                    name, label, QgsProcessingParameterNumber.Type.Double, defaultValue=default, minValue=0.0
                ),
                help_text,
            )
        add_engine_and_names(self)
        self.add(
            QgsProcessingParameterFeatureSink("PAS_JAPONAIS", tr("Pas japonais"), kinds.TypeVectorPolygon),
            tr("Un candidat par ligne, par rang."),
        )
        for name, label in (
            ("NB_PAS_JAPONAIS", "Pas japonais"),
            ("NB_ECART_TROP_GRAND", "Candidats dont un écart est trop grand"),
            ("NB_HORS_CORRIDOR", "Candidats hors des corridors"),
            ("EC_AVANT", "Connectivité équivalente sans pas japonais (unité de la capacité)"),
            ("GAIN_PCT", "Gain de connectivité avec tous (%)"),
        ):
            self.add_output(QgsProcessingOutputNumber(name, tr(label)))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from geopandas import GeoDataFrame

        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.green_network.landscape import measure
        from ...aula_plugin.core.green_network.stepping_stones import STONE, STONE_COLUMNS, find_stones, on_links
        from ...aula_plugin.site_cells import cells_of

        feedback.setProgressText(tr("Lecture de la surface, des réservoirs et des petits milieux"))
        state = read_state(self, parameters, context, feedback)
        candidates = self._candidates(parameters, state, context, feedback)
        corridors, links = (self._linked(parameters, name, state, context, feedback) for name in ("CORRIDORS", "LIENS"))
        gap = self.parameterAsDouble(parameters, "ECART_MAX", context)
        places = on_links(candidates, corridors, links, gap, state.patches.geometry.to_numpy())
        outside = int((~candidates.index.isin(places["candidat"])).sum())
        candidates = candidates[candidates.index.isin(places["candidat"])]
        feedback.pushInfo(
            tr("{} candidat(s) dans les corridors, {} hors des corridors, laissé(s) de côté.").format(
                len(candidates), outside
            )
        )
        go_on(feedback)
        feedback.setProgress(10)
        feedback.setProgressText(tr("Réseau sans pas japonais"))
        before = measure(
            state.landscape, state.setting, lambda share: feedback.setProgress(10 + 30 * share), feedback.isCanceled
        )
        feedback.setProgress(40)
        feedback.setProgressText(tr("Réseau avec les pas japonais"))
        found = find_stones(
            before,
            candidates,
            cells_of(candidates.geometry.to_numpy(), state.landscape.grid),
            places,
            state.setting,
            lambda share: feedback.setProgress(40 + 50 * share),
            feedback.isCanceled,
        )
        go_on(feedback)
        table = found.table.assign(**{name: candidates[name] for name in ("nom", "sous_trame")})
        frame = GeoDataFrame(table, geometry=candidates.geometry.reindex(table.index).to_numpy(dtype=object))
        output = self.write(
            frame,
            STONE_COLUMNS,
            *(parameters, "PAS_JAPONAIS", context, feedback, MULTI["surf"], state.crs),
            "green_network/pas_japonais.qml",
        )
        feedback.setProgress(100)
        kept = int((table["statut"] == STONE).sum())
        return {
            "PAS_JAPONAIS": output,
            "NB_PAS_JAPONAIS": kept,
            "NB_ECART_TROP_GRAND": len(table) - kept,
            "NB_HORS_CORRIDOR": outside,
            "EC_AVANT": before.ec,
            "GAIN_PCT": 100 * (found.after.ec - before.ec) / before.ec if before.ec else 0.0,
        }

    def _candidates(self, parameters, state, context, feedback):
        """Return the patches of the right size."""
        from ...aula_plugin.core.errors import InputError

        source = self.source(parameters, "CANDIDATS", context)
        frame = require_some(read(source, state.crs, context, feedback), source)
        typed = self.parameterAsString(parameters, "SOUS_TRAME", context).strip()
        patches, _ = as_patches(frame, name_of(source), "pas_japonais", typed, feedback)
        least = self.parameterAsDouble(parameters, "S_MIN", context)
        most = self.parameterAsDouble(parameters, "SURFACE_RESERVOIR", context)
        fit = (patches["surface_ha"] >= least) & ((patches["surface_ha"] < most) | (most == 0))
        already = _share_in(patches.geometry.to_numpy(), state.patches.geometry.to_numpy()) > 0.5
        if already.any():
            feedback.pushInfo(
                tr("« {} » : {} milieu(x) laissé(s) de côté, dont plus de la moitié est déjà réservoir.").format(
                    name_of(source), int(already.sum())
                )
            )
        fit &= ~already
        if not fit.any():
            raise InputError(
                tr("« {} » : aucun milieu hors réservoir n’a la surface voulue (au moins {:g} ha{}).").format(
                    name_of(source), least, tr(", moins de {:g} ha").format(most) if most else ""
                )
            )
        feedback.pushInfo(
            tr("« {} » : {} milieu(x) de la surface voulue sur {}.").format(name_of(source), int(fit.sum()), len(fit))
        )
        return patches[fit]

    def _linked(self, parameters, name, state, context, feedback):
        """Return corridors or links, whose ids must be there."""
        from ...aula_plugin.core.errors import InputError

        source = self.source(parameters, name, context)
        frame = require_some(read(source, state.crs, context, feedback), source)
        if "id_lien" not in frame:
            raise InputError(
                tr("« {} » n’a pas de champ id_lien : donnez le résultat de « Tracer les corridors ».").format(
                    name_of(source)
                )
            )
        return frame


def _share_in(shapes, others):
    """Return the share of each polygon that lies in others, 0–1 (places covered twice count twice)."""
    import numpy as np
    import shapely

    from ...aula_plugin.core.geometry import overlay

    inside = np.zeros(len(shapes))
    own, other = shapely.STRtree(others).query(shapes, predicate="intersects")
    np.add.at(inside, own, shapely.area(overlay(shapely.intersection, shapes[own], others[other])))
    return inside / shapely.area(shapes)
