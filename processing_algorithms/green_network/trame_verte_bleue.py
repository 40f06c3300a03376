"""`aula:trame_verte_bleue`: the whole chain of a parameter file, for several sous-trames in one go."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...aula_plugin.i18n import tr
from ...aula_plugin.version import software
from ..base import MULTI, AulaAlgorithm
from ..compatibility.common import add_date
from .common import GREEN_GROUP, add_engine

REPORTS = ("RAPPORT", "RAPPORT_PDF", "RAPPORT_ODT")
PLAN_FILTER = "Paramètres YAML (*.yaml *.yml)"
#: Numbers of the whole: name, label, column of the synthesis.
FIGURES = (
    ("NB_RESERVOIRS", "Réservoirs", "n_reservoirs"),
    ("RESERVOIRS_HA", "Réservoirs (ha)", "reservoirs_ha"),
    ("NB_LIENS", "Liens", "n_liens"),
    ("NB_CONFLITS", "Points de conflit", "n_conflits"),
    ("NB_PRIORITE_1", "Points de conflit de priorité 1", "n_prioritaires"),
)


class TrameVerteBleue(AulaAlgorithm):
    """Runs every stage for every sous-trame, and makes of the results layers, roles of the grid and a report."""

    NAME = "trame_verte_bleue"
    GROUP, GROUP_ID = GREEN_GROUP
    TAGS = (
        "tvb trame verte bleue corridors réservoirs continuités écologiques sous-trame connectivité scot green blue "
        "network ecological corridor habitat chaîne batch"
    )

    def displayName(self) -> str:
        return tr("Calculer la trame verte et bleue, de l’occupation du sol au rapport")

    def shortHelpString(self) -> str:
        return tr(
            "Enchaîne les étapes pour chaque sous-trame d’un fichier de paramètres : occupation du sol, réservoirs, "
            "résistance, aires de dispersion, corridors, connectivité, points de conflit, pas japonais."
            "<p><b>Résultat.</b> Réservoirs, liens, corridors et points de conflit de toutes les sous-trames (champ "
            "sous_trame) ; une ligne de synthèse par sous-trame ; un GeoPackage de références pour « Vérifier la "
            "compatibilité » (rôles reservoirs, corridors, fleches_corridor, zones_humides) ; un rapport en page HTML, "
            "en PDF ou en texte à modifier. « Produire l’atlas d’une trame verte et bleue » met le dossier en "
            "planches.</p>"
            "<p><b>Paramètres.</b> Fichier YAML. Les couches qu’il nomme sont cherchées dans son fichier de données, à "
            "côté de lui, puis dans le projet. Une étape sans section n’est pas calculée. Chaque défaut est dit avec "
            "sa ligne. « Copier le territoire d’exemple » en donne un, tvb_exemple.yaml ; templates/tvb/LISEZMOI.md "
            "dit chaque clé.</p>"
            "<p><b>Méthode.</b> Mêmes calculs que les algorithmes pris un à un. Une sous-trame ne dépend pas des "
            "autres, ni de leur ordre.</p>"
            "<p><b>Aperçu.</b> Avec MAILLE, autre que celle du fichier, les coûts, longueurs et largeurs sont "
            "approchés : le rapport, les références et le dossier sont refusés.</p>"
            "<p><b>Rôles.</b> Source et date sont écrites, et l’incertitude d’une demi-maille. Un rôle que rien ne "
            "joue est dit absent : ses règles restent non évaluables. D’autres rôles (bati, zones_humides…) se nomment "
            "dans le fichier, section roles.</p>"
            "<p><b>Unités.</b> Mètres et hectares ; coûts en mètres-coût, distances en mètres parcourus en milieu "
            "favorable, projection métrique de la première couche.</p>"
            "<p><b>NULL.</b> Ce qui n’a pas été demandé est NULL. Une largeur est NULL quand deux réservoirs se "
            "touchent.</p>"
            "<p><b>Limites.</b> Résultats indicatifs : un corridor modélisé n’est pas un corridor observé. Frictions "
            "et distances sont à valider avec des naturalistes. Ce qui est hors du territoire n’est pas vu.</p>"
            "<p><b>Sources.</b> Adriaensen et al. 2003 ; Beier et al. 2008 ; Saura et al. 2011 ; Saura et Rubio 2010. "
            "Code de l’environnement, L371-1.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self.add(
            QgsProcessingParameterFile("PARAMETRES", tr("Paramètres de la trame"), fileFilter=tr(PLAN_FILTER)),
            tr("Fichier YAML : territoire, occupation du sol, et les réglages de chaque sous-trame."),
        )
        self.add(
            QgsProcessingParameterString("SOUS_TRAMES", tr("Sous-trames à calculer"), optional=True),
            tr("Identifiants ou noms, séparés par des virgules : boisee, humide. Vide : toutes celles du fichier."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "MAILLE",
                tr("Maille d’un aperçu (m)"),
                QgsProcessingParameterNumber.Type.Double,
                optional=True,
                minValue=0.1,
            ),
            tr(
                "Vide : la maille du fichier. Une maille plus grande donne un aperçu rapide, qui n’est pas un résultat."
            ),
        )
        self.add(
            QgsProcessingParameterFile(
                "CALCULS",
                tr("Calculs du panneau à reprendre"),
                behavior=QgsProcessingParameterFile.Behavior.Folder,
                optional=True,
            ),
            tr(
                "Dossier des résultats du panneau « Trame verte et bleue », à côté du fichier (tvb_calculs). Une "
                "sous-trame dont les étapes y sont à jour est reprise, non recalculée. Vide : tout est calculé."
            ),
            advanced=True,
        )
        add_engine(self)
        add_date(self)
        self._add_destinations()

    def _add_destinations(self) -> None:
        polygon, line = QgsProcessing.SourceType.TypeVectorPolygon, QgsProcessing.SourceType.TypeVectorLine
        point, table = QgsProcessing.SourceType.TypeVectorPoint, QgsProcessing.SourceType.TypeVector
        for name, label, kind, optional, help_text in (
            (
                "RESERVOIRS",
                tr("Réservoirs"),
                polygon,
                False,
                tr("Réservoirs et petites taches : surface, cœur, importance (dPC et ses parts)."),
            ),
            (
                "LIENS",
                tr("Liens"),
                line,
                True,
                tr("Chemins de moindre coût : coût, longueur, largeur du corridor, importance."),
            ),
            ("CORRIDORS", tr("Corridors"), polygon, True, tr("Une surface par lien, et son passage le plus étroit.")),
            (
                "CONFLITS",
                tr("Points de conflit"),
                point,
                True,
                tr("Rencontres des liens et des corridors avec les obstacles : rang, priorité, pourquoi."),
            ),
            ("SYNTHESE", tr("Synthèse"), table, True, tr("Une ligne par sous-trame.")),
        ):
            self.add(QgsProcessingParameterFeatureSink(name, label, kind, optional=optional), help_text)
        geopackage = tr("GeoPackage (*.gpkg)")
        for name, label, files, help_text in (
            (
                "REFERENCES",
                tr("Références pour la grille"),
                geopackage,
                tr("Rôles reservoirs, corridors, fleches_corridor et zones_humides, prêts pour la compatibilité."),
            ),
            (
                "DOSSIER",
                tr("Dossier de la trame"),
                geopackage,
                tr("Toutes les couches avec leurs styles, en un fichier."),
            ),
            ("RAPPORT", tr("Rapport"), tr("Page HTML (*.html)"), tr("Une page autonome, imprimable en A4.")),
            (
                "RAPPORT_PDF",
                tr("Rapport en PDF"),
                tr("PDF (*.pdf)"),
                tr("Le même, mis en page sur A4, cartes comprises."),
            ),
            (
                "RAPPORT_ODT",
                tr("Rapport à modifier"),
                tr("Texte OpenDocument (*.odt)"),
                tr("Le même, à compléter dans LibreOffice ou Word : cartes, tables, paramètres et limites."),
            ),
        ):
            self.add(
                QgsProcessingParameterFileDestination(
                    name, label, fileFilter=files, optional=True, createByDefault=False
                ),
                help_text,
            )
        for name, label, _ in FIGURES:
            self.add_output(QgsProcessingOutputNumber(name, tr(label)))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.green_network.synthesis import synthesis
        from ...aula_plugin.green_network_chain import given_roles, run

        asked = self._asked(parameters, context)
        date = self.date(parameters, "DATE", context) or datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
        given = given_roles(asked, context, feedback) if parameters.get("REFERENCES") else []
        network = run(asked, context, feedback)
        feedback.setProgress(95)
        go_on(feedback)
        table = synthesis(network)
        outputs = self._layers(network, table, parameters, context, feedback)
        go_on(feedback)
        outputs.update(self._files(network, table, given, date, parameters, context, feedback))
        feedback.setProgress(100)
        return {**outputs, **{name: _sum(table[column]) for name, _, column in FIGURES}}

    def _asked(self, parameters, context) -> Any:
        """Return what is asked for, once all that can be refused before any work is."""
        from ...aula_plugin.core.errors import InputError
        from ...aula_plugin.green_network_chain import Asked
        from ...aula_plugin.storage.plan_files import read_plan

        path = Path(self.parameterAsFile(parameters, "PARAMETRES", context))
        plan = read_plan(path)
        names = self.parameterAsString(parameters, "SOUS_TRAMES", context).replace(";", ",").split(",")
        plan = plan.only([one.strip() for one in names if one.strip()])
        given = parameters.get("MAILLE") not in (None, "")
        cell = self.parameterAsDouble(parameters, "MAILLE", context) if given else plan.territoire.maille_m
        if cell != plan.territoire.maille_m:
            refused = [one for one in ("REFERENCES", "DOSSIER", *REPORTS) if parameters.get(one)]
            if refused:
                raise InputError(
                    tr(
                        "Un aperçu à {:g} m n’est pas un résultat : {} attend la maille du fichier, {:g} m. Laissez "
                        "MAILLE vide, ou ne demandez que les couches."
                    ).format(cell, ", ".join(refused), plan.territoire.maille_m)
                )
        engine = self.parameterAsString(parameters, "MOTEUR", context)
        return Asked(plan, path, cell, engine, self.parameterAsString(parameters, "CALCULS", context))

    def _layers(self, network, table, parameters, context, feedback) -> dict[str, Any]:
        """Write the layers of all sous-trames; one that none asked for is empty."""
        from ...aula_plugin.core.green_network.synthesis import SYNTHESIS_COLUMNS
        from ...aula_plugin.storage.network_files import layers_of

        outputs: dict[str, Any] = {}
        for name, layer in layers_of(network).items():
            outputs[name] = self.write(
                layer.frame,
                layer.columns,
                *(parameters, name, context, feedback, MULTI.get(layer.kind, QgsWkbTypes.Type.Point)),
                layer.crs,
                layer.style,
            )
        outputs["SYNTHESE"] = self.write(
            table,
            SYNTHESIS_COLUMNS,
            *(parameters, "SYNTHESE", context, feedback),
            style="green_network/tvb_synthese.qml",
        )
        return outputs

    def _files(self, network, table, given, date, parameters, context, feedback) -> dict[str, Any]:
        """Write the GeoPackages and the report that are asked for."""
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.storage.network_files import write_dossier, write_roles

        outputs: dict[str, Any] = {}
        roles = self.parameterAsFileOutput(parameters, "REFERENCES", context)
        if roles:
            told = write_roles(network, given, roles, date, feedback)
            go_on(feedback)
            outputs["REFERENCES"] = roles
            for one in told:
                feedback.pushInfo(one)
        dossier = self.parameterAsFileOutput(parameters, "DOSSIER", context)
        if dossier:
            write_dossier(network, table, dossier, feedback, date)
            go_on(feedback)
            outputs["DOSSIER"] = dossier
        outputs.update(self._reports(network, date, parameters, context, feedback))
        return outputs

    def _reports(self, network, date, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on

        outputs: dict[str, Any] = {}
        for name in REPORTS:
            path = self.parameterAsFileOutput(parameters, name, context)
            if path:
                feedback.setProgressText(tr("Rapport"))
                self._report(name, path, network, date, lambda: go_on(feedback))
                outputs[name] = path
        return outputs

    def _report(self, name, path, network, date, check) -> None:
        from ...aula_plugin.in_place import write_whole
        from ...aula_plugin.reporting.green_network import network_report, network_text, write_report
        from ...aula_plugin.reporting.pdf import write_pdf

        if name == "RAPPORT_ODT":
            text = network_text(network, date, software(), check)
            check()
            write_whole(text, path)
            return
        page = network_report(network, date, software(), check, name == "RAPPORT_PDF")
        check()
        if name == "RAPPORT_PDF":
            write_pdf(page, path, network.plan.titre or tr("Trame verte et bleue"))
        else:
            write_report(page, path)


def _sum(values: Any) -> float | None:
    """Return the sum of what is known, None when nothing is."""
    known = values.dropna()
    return float(known.sum()) if len(known) else None
