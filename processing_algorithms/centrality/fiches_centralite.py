"""`aula:fiches_centralite`: a summary for the intercommunalité and one fiche per candidate, from a dossier."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...aula_plugin.i18n import tr
from ...aula_plugin.version import software
from ..base import AulaAlgorithm
from .common import CENTRALITY_GROUP

#: In the order of `columns.STATUSES`.
STATUSES = ["candidat", "propose", "retenu", "ecarte"]
GROUNDS = ("COMMUNES", "BATI", "VOIRIE")


class FichesCentralite(AulaAlgorithm):
    """Writes the report of the centralités."""

    NAME = "fiches_centralite"
    GROUP, GROUP_ID = CENTRALITY_GROUP
    TAGS = (
        "centralité fiche fiches rapport synthèse concertation réunion candidat périmètre html pdf odt atlas daacl "
        "scot report sheet"
    )

    def displayName(self) -> str:
        return tr("Produire les fiches des centralités")

    def shortHelpString(self) -> str:
        return tr(
            "Écrit le rapport d’un dossier de centralités : une synthèse pour l’intercommunalité, puis une fiche d’une "
            "page par périmètre candidat."
            "<p><b>Résultat.</b> Synthèse : candidats, hectares, cœur sûr et zone à discuter par commune, « aucun "
            "cœur » avec ce qui a manqué. Fiche : carte (cœur sûr plein, zone à discuter hachurée, variantes et "
            "périmètres donnés chacun son trait), offre par groupe et groupes manquants, comparaison au SCoT et au "
            "PLU(i), journal des décisions, réserves, paramètres. Page HTML, texte à modifier (ODT), PDF, et un atlas "
            "d’une grande carte par candidat.</p>"
            "<p><b>Méthode.</b> Rien n’est recalculé : chaque chiffre est une ligne du dossier, ou une surface entre "
            "deux de ses tracés. La comparaison prend les parties d’un tracé qui touchent le candidat. Avec des "
            "retouches, la fiche donne la surface qui en résulte ; offre et accord restent ceux du calcul.</p>"
            "<p><b>Unités.</b> Hectares, mètres, %, m² de bâti par m².</p>"
            "<p><b>NULL.</b> Ce que le dossier n’a pas s’écrit « n. d. », jamais 0.</p>"
            "<p><b>Limites.</b> Le logiciel propose des candidats, les élus décident : sans candidat retenu, chaque "
            "page porte « périmètre non arrêté ». Les couches de fond ne changent aucun chiffre.</p>"
            "<p><b>Sources.</b> Code de l’urbanisme, L141-6 ; INSEE, gammes d’équipements 2025.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        kinds = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterFile("DOSSIER", tr("Dossier des centralités"), fileFilter=tr("GeoPackage (*.gpkg)")),
            tr("GeoPackage écrit par « Proposer des périmètres de centralité » ou par le panneau."),
        )
        for name, label, kind, help_text in (
            (
                "COMMUNES",
                tr("Communes, sous les cartes"),
                kinds.TypeVectorPolygon,
                tr("Avec un code INSEE. Sans elles, la carte de synthèse ne montre que les candidats."),
            ),
            ("BATI", tr("Bâti, sous les cartes"), kinds.TypeVectorPolygon, tr("Bâtiments, en gris.")),
            ("VOIRIE", tr("Rues, sous les cartes"), kinds.TypeVectorLine, tr("Lignes, en gris.")),
        ):
            self.add(QgsProcessingParameterFeatureSource(name, label, [kind], optional=True), help_text)
        self.add(
            QgsProcessingParameterString("COMMUNES_CHOISIES", tr("Communes du rapport"), optional=True),
            tr("Codes INSEE séparés par des virgules ; vide : toutes celles du dossier."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "STATUTS",
                tr("Statuts montrés"),
                STATUSES,
                allowMultiple=True,
                defaultValue=STATUSES[:3],
                usesStaticStrings=True,
            ),
            tr("Une fiche par candidat qui a l’un de ces statuts."),
        )
        for name, label, help_text in (
            ("TITRE", tr("Titre"), tr("Vide : « Périmètres de centralité ».")),
            ("AUTEUR", tr("Auteur"), tr("Personne ou service, écrit en tête.")),
            ("DATE", tr("Date du rapport"), tr("AAAA-MM-JJ ; vide : aujourd’hui.")),
        ):
            self.add(QgsProcessingParameterString(name, label, optional=True), help_text, advanced=name == "DATE")
        for name, label, files, optional, help_text in (
            (
                "RAPPORT",
                tr("Rapport"),
                tr("Page HTML (*.html)"),
                False,
                tr("Une page autonome, imprimable en A4, une fiche par page."),
            ),
            (
                "RAPPORT_ODT",
                tr("Rapport à modifier"),
                tr("Texte OpenDocument (*.odt)"),
                True,
                tr("Le même, à compléter dans LibreOffice ou Word."),
            ),
            ("RAPPORT_PDF", tr("Rapport en PDF"), tr("PDF (*.pdf)"), True, tr("Le même, mis en page sur A4.")),
            (
                "ATLAS",
                tr("Atlas"),
                tr("PDF (*.pdf)"),
                True,
                tr("Une grande carte par candidat, en A4 paysage, pour projeter ou afficher en réunion."),
            ),
        ):
            self.add(
                QgsProcessingParameterFileDestination(
                    name, label, fileFilter=files, optional=optional, createByDefault=not optional
                ),
                help_text,
            )
        for name, label in (
            ("NB_FICHES", tr("Fiches")),
            ("NB_COMMUNES", tr("Communes")),
            ("NB_SANS_CANDIDAT", tr("Communes sans candidat")),
            ("AIRE_HA", tr("Surface des candidats (ha)")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import crs_of, go_on
        from ...aula_plugin.reporting.centralities.found import read_found
        from ...aula_plugin.reporting.cover import Cover

        path = self.parameterAsFile(parameters, "DOSSIER", context)
        day = (self.date(parameters, "DATE", context) or date.today().isoformat())[:10]
        found = read_found(path, self._codes(parameters, context), self._statuses(parameters, context))
        go_on(feedback)
        feedback.setProgress(10)
        ground = self._ground(crs_of(found.candidates), parameters, context, feedback)
        cover = Cover(
            self.parameterAsString(parameters, "TITRE", context).strip() or tr("Périmètres de centralité"),
            self.parameterAsString(parameters, "AUTEUR", context).strip(),
            day,
            software(),
            self._fictive(path, parameters, context),
        )
        feedback.setProgress(25)
        outputs: dict[str, Any] = {}
        for rank, name in enumerate(("RAPPORT", "RAPPORT_ODT", "RAPPORT_PDF", "ATLAS")):
            target = self.parameterAsFileOutput(parameters, name, context)
            if target:
                go_on(feedback)
                feedback.setProgressText(self.parameterDefinition(name).description())
                _write(name, target, found, ground, cover, lambda: go_on(feedback))
                outputs[name] = target
            feedback.setProgress(25 + 18 * (rank + 1))
        having = set(found.candidates["code_insee"])
        if not len(found.candidates):
            feedback.pushInfo(tr("Aucun candidat de ces statuts : le rapport n’a que la synthèse."))
        feedback.setProgress(100)
        return {
            **outputs,
            "NB_FICHES": len(found.candidates),
            "NB_COMMUNES": len(found.communes),
            "NB_SANS_CANDIDAT": int((~found.communes["code_insee"].isin(having)).sum()),
            "AIRE_HA": float(found.candidates["aire_ha"].astype(float).sum()),
        }

    def _codes(self, parameters, context) -> list[str]:
        from ...aula_plugin.core.text import insee

        typed = self.parameterAsString(parameters, "COMMUNES_CHOISIES", context).replace(";", ",").split(",")
        return [code for code in map(insee, typed) if code]

    def _statuses(self, parameters, context) -> list[str]:
        """Return the statuses as the dossier writes them."""
        from ...aula_plugin.core.centrality.columns import STATUSES as WRITTEN

        asked = self.parameterAsEnumStrings(parameters, "STATUTS", context)
        return [written for option, written in zip(STATUSES, WRITTEN) if option in asked]

    def _ground(self, crs, parameters, context, feedback) -> Any:
        """Return the layers under the maps, in the CRS of the dossier."""
        from ...aula_plugin.bridge import to_frame
        from ...aula_plugin.core.communes import normalise_communes
        from ...aula_plugin.reporting.centralities.found import Ground
        from ..vectors import read

        communes = None
        source = self.optional_source(parameters, "COMMUNES", context)
        if source is not None:
            communes, notes = normalise_communes(to_frame(source, context, feedback, crs))
            for note in notes:
                feedback.pushInfo(note)
        shapes = []
        for name in GROUNDS[1:]:
            source = self.optional_source(parameters, name, context)
            frame = None if source is None else read(source, crs, context, feedback)
            shapes.append(None if frame is None or not len(frame) else frame.geometry.to_numpy())
        return Ground(communes, *shapes)

    def _fictive(self, path: str, parameters, context) -> bool:
        from ...aula_plugin.storage.fictive import file_of, says_fictive

        layers = (self.parameterAsVectorLayer(parameters, name, context) for name in GROUNDS)
        return says_fictive([path, *map(file_of, layers)])


def _write(name: str, target: str, found: Any, ground: Any, cover: Any, check: Any) -> None:
    from ...aula_plugin.in_place import write_whole
    from ...aula_plugin.reporting.centralities.atlas import write_atlas
    from ...aula_plugin.reporting.centrality import centrality_report, centrality_text
    from ...aula_plugin.reporting.files import write_report
    from ...aula_plugin.reporting.pdf import write_pdf

    if name == "ATLAS":
        write_atlas(target, found, ground, cover.title, cover.date, cover.fictive, check)
    elif name == "RAPPORT_ODT":
        write_whole(centrality_text(found, ground, cover, check), target)
    elif name == "RAPPORT_PDF":
        page = centrality_report(found, ground, cover, check, paper=True)
        check()
        write_pdf(page, target, cover.title)
    else:
        write_report(centrality_report(found, ground, cover, check), target)
