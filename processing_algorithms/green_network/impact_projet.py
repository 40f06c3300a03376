"""`aula:impact_projet`: the network before and after land cover edits or the AU zones of a document."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)

from ...aula_plugin.i18n import tr
from ...aula_plugin.version import software
from ..base import MULTI, AulaAlgorithm
from .common import GREEN_GROUP, probability
from .impact_found import ImpactFound
from .network_state import add_engine_and_names, add_network, read_state
from .projects import SPLITS, read_projects

#: Times the distance sought that must lie around a project.
MARGIN = 1.5


class ImpactProjet(AulaAlgorithm):
    """Measures what projects do to a network, alone and one on top of the other."""

    NAME = "impact_projet"
    GROUP, GROUP_ID = GREEN_GROUP
    TAGS = (
        "impact projet erc éviter réduire compenser scénario trame verte bleue tvb connectivité ec eca au ouverture "
        "urbanisation network land"
    )

    def displayName(self) -> str:
        return tr("Mesurer l’effet d’un projet sur la connectivité")

    def shortHelpString(self) -> str:
        return tr(
            "Compare le réseau avant et après des projets (emprises dessinées, ou zones AU d’un document) : ce que "
            "la connectivité perd, quels liens et quels réservoirs. Indicatif : une aide à la séquence éviter, "
            "réduire, compenser, qui ne remplace pas une étude d’impact."
            "<p><b>Résultat.</b> Les liens et les réservoirs, avant et après ; une ligne de synthèse par scénario, "
            "seul puis cumulé à ceux qui le précèdent ; un rapport.</p>"
            "<p><b>Méthode.</b> Même emprise, même distance, même seuil avant et après. Sous un projet, la friction "
            "devient celle du projet et l’habitat est perdu. Un réservoir coupé garde son numéro sur son plus grand "
            "morceau ; un morceau plus petit que SURFACE_MIN est écarté, et compté. Les liens de TOPOLOGIE à moins de "
            "COUT_MAX, voisins compris, sont retracés après par leur moindre coût exact ; seul ce qu’un changement "
            "peut atteindre est recalculé, le résultat est le même. EC = racine de la somme des ai aj pij ; dEC et dA "
            ": variation relative de EC et de l’habitat. dEC inférieur à dA : la perte tient aussi à la place du "
            "projet.</p>"
            "<p><b>Champs lus.</b> friction (0 : infranchissable ; vide : FRICTION_PROJET), habitat (« conserve » : "
            "l’habitat reste ; « cree » : l’objet devient un réservoir), capacite (d’un habitat créé ; vide : sa "
            "surface), scenario (une couche vaut plusieurs scénarios, dans l’ordre).</p>"
            "<p><b>Unités.</b> Coûts en mètres-coût, équivalents en mètres de milieu favorable, surfaces en hectares "
            "; EC dans l’unité de la capacité (m² par défaut).</p>"
            "<p><b>NULL.</b> Coût après NULL : lien perdu ; coût avant NULL : lien nouveau ou d’un morceau. ecart_pct "
            "NULL : réservoirs qui se touchaient.</p>"
            "<p><b>Limites.</b> Bruit, lumière et phase de chantier ne sont pas comptés. L’emprise doit dépasser le "
            "projet de 1,5 fois la distance : un avertissement le dit sinon. Un projet large de moins de deux mailles "
            "prend toutes les mailles qu’il touche, pour ne rien laisser passer : l’habitat perdu y est surestimé. "
            "Prenez une maille petite devant le projet.</p>"
            "<p><b>Sources.</b> Saura et al. 2011 (EC) ; Bergès et al. 2020, VertigO 19(2) (ERC et réseaux "
            "écologiques).</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        add_network(self)
        self.add(
            QgsProcessingParameterMultipleLayers(
                "SCENARIOS", tr("Projets"), QgsProcessing.SourceType.TypeVectorPolygon, optional=True
            ),
            tr("Surfaces : un scénario par couche, ou par valeur du champ scenario. Cumulés dans l’ordre de la liste."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "COMPENSATION", tr("Compensation"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
            ),
            tr(
                "Surfaces qui deviennent de l’habitat, de friction FRICTION_REFERENCE au plus : un dernier scénario, "
                "cumulé aux projets. La synthèse dit alors si EC retrouve au moins sa valeur de départ."
            ),
        )
        self.add(
            QgsProcessingParameterFile(
                "DOCUMENT", tr("Document d’urbanisme"), fileFilter=tr("GeoPackage (*.gpkg)"), optional=True
            ),
            tr("GeoPackage de « Lire un document d’urbanisme » : ses zones AU sont des projets."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "DECOUPAGE_AU",
                tr("Découpage des zones AU"),
                list(SPLITS),
                defaultValue="sous_type",
                usesStaticStrings=True,
            ),
            tr("Un scénario pour toutes (ensemble), par sous-type (AUc, puis AUs), ou par zone."),
        )
        for name, label, default, help_text in (
            (
                "FRICTION_PROJET",
                tr("Friction d’un projet"),
                None,
                tr(
                    "Là où un projet ne dit pas la sienne ; une maille plus difficile le reste. Vide : la plus forte "
                    "de la surface de résistance. 0 : infranchissable."
                ),
            ),
            (
                "SURFACE_MIN",
                tr("Surface minimale d’un morceau de réservoir (ha)"),
                0.0,
                tr("Celle qui a servi à choisir les réservoirs : un morceau plus petit n’en est plus un."),
            ),
        ):
            number = QgsProcessingParameterNumber(
                name, label, QgsProcessingParameterNumber.Type.Double, defaultValue=default, optional=default is None
            )
            number.setMinimum(0.0)
            self.add(number, help_text)
        add_engine_and_names(self)
        self._add_destinations()

    def _add_destinations(self) -> None:
        kinds = QgsProcessing.SourceType
        for name, label, kind, help_text in (
            (
                "LIENS_COMPARES",
                tr("Liens avant et après"),
                kinds.TypeVectorLine,
                tr(
                    "Un lien par ligne et par scénario : inchangé, allongé, raccourci, perdu, nouveau, d’un morceau, "
                    "remplace (plus voisins). La carte montre le dernier rang : tous les projets."
                ),
            ),
            (
                "RESERVOIRS_COMPARES",
                tr("Réservoirs avant et après"),
                kinds.TypeVectorPolygon,
                tr(
                    "Un réservoir par ligne et par scénario : inchangé, réduit, coupé, perdu, morceau, créé. La carte "
                    "montre le dernier rang : tous les projets."
                ),
            ),
            ("SYNTHESE", tr("Synthèse des scénarios"), kinds.TypeVector, tr("dEC, dA, réservoirs et liens touchés.")),
        ):
            self.add(QgsProcessingParameterFeatureSink(name, label, kind), help_text)
        self.add(
            QgsProcessingParameterFileDestination(
                "RAPPORT", tr("Rapport"), fileFilter=tr("Page HTML (*.html)"), optional=True, createByDefault=False
            ),
            tr("Une page autonome : le constat, la carte, les scénarios, les liens les plus touchés, la méthode."),
        )
        for name, label in (
            ("DEC_PCT", "Variation de la connectivité, tous scénarios (%)"),
            ("DA_PCT", "Variation de l’habitat, tous scénarios (%)"),
            ("NB_SCENARIOS", "Scénarios"),
            ("NB_LIENS_PERDUS", "Liens perdus, tous scénarios"),
            ("NB_LIENS_ALLONGES", "Liens allongés, tous scénarios"),
            ("NB_RESERVOIRS_TOUCHES", "Réservoirs touchés, tous scénarios"),
            ("NB_RESERVOIRS_CREES", "Réservoirs créés, tous scénarios"),
            ("NB_MORCEAUX_ECARTES", "Morceaux de réservoir écartés, tous scénarios"),
        ):
            self.add_output(QgsProcessingOutputNumber(name, tr(label)))

    def checkParameterValues(self, parameters, context) -> tuple[bool, str]:
        ok, message = super().checkParameterValues(parameters, context)
        if ok and not any(parameters.get(name) for name in ("SCENARIOS", "DOCUMENT", "COMPENSATION")):
            return False, tr(
                "Donnez au moins une couche de projets (SCENARIOS), un document (DOCUMENT) ou une compensation "
                "(COMPENSATION)."
            )
        return ok, message

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.green_network.landscape import measure
        from ...aula_plugin.core.green_network.scenarios import compare_links, compare_patches, run_scenarios, summary

        feedback.setProgressText(tr("Lecture de la surface, des réservoirs et des projets"))
        state = read_state(self, parameters, context, feedback)
        projects = read_projects(self, parameters, state, context, feedback)
        notes = self._told(state, projects, feedback)
        feedback.setProgress(10)
        feedback.setProgressText(tr("Réseau avant les projets"))
        before = measure(
            state.landscape, state.setting, lambda share: feedback.setProgress(10 + 40 * share), feedback.isCanceled
        )
        feedback.setProgress(50)
        feedback.setProgressText(tr("Réseau après les projets"))
        least = 10_000 * self.parameterAsDouble(parameters, "SURFACE_MIN", context)
        outcomes = run_scenarios(
            before,
            [project.scenario for project in projects],
            state.setting,
            least,
            lambda share: feedback.setProgress(50 + 35 * share),
            feedback.isCanceled,
        )
        go_on(feedback)
        links = [compare_links(one, state.reference) for one in outcomes]
        patches = [compare_patches(one) for one in outcomes]
        table = summary(outcomes, links, patches)
        for line in table.itertuples():
            feedback.pushInfo(f"{line.scenario} ({line.mode}) : {line.lecture}")
        found = ImpactFound(state, projects, outcomes, links, patches, table, notes)
        outputs = self._write(found, parameters, context, feedback)
        report = self.parameterAsFileOutput(parameters, "RAPPORT", context)
        if report and not feedback.isCanceled():
            outputs["RAPPORT"] = self._report(found, report, parameters, context, feedback)
        feedback.setProgress(100)
        last = table.iloc[-1]
        return {
            **outputs,
            "DEC_PCT": float(last["dec_pct"]),
            "DA_PCT": float(last["da_pct"]),
            "NB_SCENARIOS": len(projects),
            "NB_LIENS_PERDUS": int(last["liens_perdus"]),
            "NB_LIENS_ALLONGES": int(last["liens_allonges"]),
            "NB_RESERVOIRS_TOUCHES": int(last["reservoirs_touches"]),
            "NB_RESERVOIRS_CREES": int(last["reservoirs_crees"]),
            "NB_MORCEAUX_ECARTES": int(last["morceaux_ecartes"]),
        }

    def _told(self, state, projects, feedback) -> list[str]:
        """Return, and tell, what must be known of the extent."""
        import numpy as np

        from ...aula_plugin.core.typography import nombre

        bounds = np.array([project.bounds for project in projects])
        west, south, east, north = state.landscape.grid.bounds
        around = min(
            (bounds[:, 0] - west).min(),
            (bounds[:, 1] - south).min(),
            (east - bounds[:, 2]).min(),
            (north - bounds[:, 3]).min(),
        )
        wanted = MARGIN * state.reach_m
        if around >= wanted:
            return []
        note = tr(
            "La surface de résistance ne dépasse les projets que de {} m ; il en faudrait {} (1,5 fois la distance "
            "cherchée) : la perte est sans doute mal estimée."
        ).format(nombre(max(around, 0.0)), nombre(wanted))
        feedback.pushWarning(note)
        return [note]

    def _write(self, found, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.core.green_network.scenarios import LINK_COLUMNS, PATCH_COLUMNS, SUMMARY_COLUMNS

        sous_trame = found.sous_trame
        links, patches = found.all_links().assign(sous_trame=sous_trame), found.all_patches()
        table = found.table.assign(sous_trame=sous_trame)
        job = (context, feedback)
        line, area = MULTI["lin"], MULTI["surf"]
        return {
            "LIENS_COMPARES": self.write(
                links,
                LINK_COLUMNS,
                parameters,
                "LIENS_COMPARES",
                *job,
                line,
                found.state.crs,
                "green_network/liens_compares.qml",
            ),
            "RESERVOIRS_COMPARES": self.write(
                patches,
                PATCH_COLUMNS,
                parameters,
                "RESERVOIRS_COMPARES",
                *job,
                area,
                found.state.crs,
                "green_network/reservoirs_compares.qml",
            ),
            "SYNTHESE": self.write(
                table, SUMMARY_COLUMNS, parameters, "SYNTHESE", *job, style="green_network/synthese_impact.qml"
            ),
        }

    def _is_fictive(self, parameters, context) -> bool:
        """Say whether the files given declare that their territory is invented."""
        from ...aula_plugin.storage.fictive import file_of, says_fictive

        layers = [self.parameterAsVectorLayer(parameters, "RESERVOIRS", context)]
        layers += self.parameterAsLayerList(parameters, "SCENARIOS", context) or []
        return says_fictive([self.parameterAsFile(parameters, "DOCUMENT", context), *map(file_of, layers)])

    def _towns(self, found, parameters, context) -> list[Any]:
        """Return the zones U of the document, which place the map; already told of when its AU zones were read."""
        from ...aula_plugin.planned_zones import zones

        document = self.parameterAsFile(parameters, "DOCUMENT", context)
        if not document:
            return []
        frame = zones(document, found.state.crs, context, QgsProcessingFeedback())
        return list(frame.geometry[frame["famille"] == "U"])

    def _report(self, found, path, parameters, context, feedback) -> str:
        from datetime import datetime, timezone

        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.reporting.impact import ImpactReport, impact_report, write_report

        feedback.setProgressText(tr("Rapport"))
        options = {
            "distance_m": self.parameterAsDouble(parameters, "DISTANCE", context),
            "probabilite": probability(self, parameters, context),
            "cout_max_m": self.parameterAsDouble(parameters, "COUT_MAX", context),
            "surface_min_ha": self.parameterAsDouble(parameters, "SURFACE_MIN", context),
            "topologie": self.parameterAsString(parameters, "TOPOLOGIE", context),
        }
        data = ImpactReport(
            found.table,
            found.last_links(),
            found.last_patches(),
            [(project.scenario.name, project.geometry) for project in found.projects],
            found.sous_trame,
            found.state.area,
            options,
            found.state.landscape.grid.across,
            datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S"),
            software(),
            found.notes,
            self._is_fictive(parameters, context),
            self._towns(found, parameters, context),
        )
        page = impact_report(data)
        go_on(feedback)
        write_report(page, path)
        return path
