"""`aula:rapport_foncier`: one page for the whole, for each EPCI and each commune, from what was measured."""

from __future__ import annotations

from datetime import date
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...aula_plugin.i18n import tr
from ...aula_plugin.version import software
from ..base import AulaAlgorithm
from ..vectors import metric_crs
from .common import LAND_GROUP

#: Parameter, attribute of `Found`, label, whether it has polygons, help.
_LAYERS = (
    (
        "TERRITOIRES",
        "territories",
        tr("Territoires mesurés"),
        True,
        tr("« Territoires » de « Mesurer la consommation d’espaces et l’artificialisation »."),
    ),
    ("MATRICE", "matrix", tr("Matrice des changements"), False, tr("Table « Matrice » de la même mesure.")),
    ("CODES", "codes", tr("Codes illisibles"), False, tr("Table « Codes » de la même mesure.")),
    ("COMPTEUR", "counter", tr("Compteur ZAN"), False, tr("Communes de « Tenir le compteur ZAN ».")),
    ("GROUPES", "groups", tr("Compteur des EPCI et des SCoT"), False, tr("Groupes du même compteur.")),
    ("ANNEES", "years", tr("Années du compteur"), False, tr("Table « Années » du même compteur : la trajectoire.")),
)
_REPORTS = (
    ("RAPPORT", tr("Rapport"), tr("Page HTML (*.html)"), False, tr("Une page autonome, imprimable en A4.")),
    (
        "RAPPORT_ODT",
        tr("Rapport à modifier"),
        tr("Texte OpenDocument (*.odt)"),
        True,
        tr("Le même, à compléter dans LibreOffice ou Word."),
    ),
    ("RAPPORT_PDF", tr("Rapport en PDF"), tr("PDF (*.pdf)"), True, tr("Le même, mis en page sur A4.")),
    ("CLASSEUR", tr("Tableaux"), tr("Classeur (*.xlsx *.ods)"), True, tr("Les chiffres, une feuille par table.")),
)


class RapportFoncier(AulaAlgorithm):
    """Writes the report of the land."""

    NAME = "rapport_foncier"
    GROUP, GROUP_ID = LAND_GROUP
    TAGS = (
        "foncier rapport fiche bilan artificialisation enaf zan compteur typologie matrice transition trajectoire "
        "html pdf odt xlsx triennal report land"
    )

    def displayName(self) -> str:
        return tr("Produire le rapport foncier")

    def shortHelpString(self) -> str:
        return tr(
            "Écrit ce qui a été mesuré : une page pour l’ensemble, une par EPCI et, si on le demande, une par commune."
            "<p><b>Résultat.</b> Consommation d’ENAF, artificialisation et imperméabilisation côte à côte, jamais "
            "confondues ; carte de la vocation dominante ; ce qui est devenu quoi ; territoires qui ont le plus "
            "changé ; compteur ZAN et trajectoire ; méthode et limites. Page HTML, texte à modifier (ODT), PDF, "
            "tableaux (XLSX).</p>"
            "<p><b>Méthode.</b> Rien n’est recalculé : chaque chiffre est une ligne des couches données, ou la somme "
            "des territoires d’un groupe. Une part est un rapport de sommes, jamais une moyenne de parts.</p>"
            "<p><b>Unités.</b> Hectares, %, hectares par an.</p>"
            "<p><b>NULL.</b> Ce qui n’est pas évaluable s’écrit « n. d. », jamais 0 ; une somme incomplète dit sur "
            "combien de territoires elle porte.</p>"
            "<p><b>Limites.</b> La consommation d’ENAF n’est pas l’artificialisation. Une hypothèse est imprimée comme "
            "telle et n’entre dans aucun résultat. Le rapport ne dit pas si un objectif est atteint.</p>"
            "<p><b>Sources.</b> Loi n° 2021-1104, art. 191 à 194 ; loi n° 2023-630 ; code de l’urbanisme, annexe à "
            "R. 101-1 (décret n° 2023-1096).</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        kinds = QgsProcessing.SourceType
        for name, _, label, drawn, help_text in _LAYERS:
            kind = kinds.TypeVectorPolygon if drawn else kinds.TypeVector
            self.add(QgsProcessingParameterFeatureSource(name, label, [kind], optional=True), help_text)
        self.add(
            QgsProcessingParameterString("CODE", tr("Territoires du rapport"), optional=True),
            tr("Codes de communes, d’EPCI ou de SCoT séparés par des virgules ; vide : tout."),
        )
        self.add(
            QgsProcessingParameterBoolean("COMMUNES", tr("Une page par commune"), defaultValue=False),
            tr("Sinon : l’ensemble et les groupes seulement."),
        )
        self.add(
            QgsProcessingParameterString("HYPOTHESES", tr("Hypothèses du compteur"), optional=True),
            tr("« code;hectares;année », séparées par « | » : « 99001;6,5;2026 | 99002;4;2028 »."),
            advanced=True,
        )
        for name, label, help_text in (
            ("TITRE", tr("Titre"), tr("Vide : « Rapport foncier ».")),
            ("AUTEUR", tr("Auteur"), tr("Personne ou service, écrit en tête.")),
            ("DATE", tr("Date du rapport"), tr("AAAA-MM-JJ ; vide : aujourd’hui.")),
        ):
            self.add(QgsProcessingParameterString(name, label, optional=True), help_text, advanced=name == "DATE")
        for name, label, files, optional, help_text in _REPORTS:
            self.add(
                QgsProcessingParameterFileDestination(
                    name, label, fileFilter=files, optional=optional, createByDefault=not optional
                ),
                help_text,
            )
        self.add_output(QgsProcessingOutputNumber("NB_PAGES", tr("Pages de territoires")))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.land_inputs import hypotheses, read_results
        from ...aula_plugin.reporting.cover import Cover
        from ...aula_plugin.reporting.land.found import units
        from ...aula_plugin.reporting.land.report import Choice

        self._check_workbook(parameters, context)
        sources = {attribute: self.optional_source(parameters, name, context) for name, attribute, *_ in _LAYERS}
        places = sources["territories"]
        found = read_results(sources, context, feedback, None if places is None else metric_crs(places, context))
        go_on(feedback)
        feedback.setProgress(20)
        typed = self.parameterAsString(parameters, "CODE", context).replace(";", ",").split(",")
        choice = Choice(
            tuple(code.strip() for code in typed if code.strip()),
            self.parameterAsBoolean(parameters, "COMMUNES", context),
            hypotheses(self.parameterAsString(parameters, "HYPOTHESES", context), found),
        )
        cover = Cover(
            self.parameterAsString(parameters, "TITRE", context).strip() or tr("Rapport foncier"),
            self.parameterAsString(parameters, "AUTEUR", context).strip(),
            (self.date(parameters, "DATE", context) or date.today().isoformat())[:10],
            software(),
            self._fictive(parameters, context, found),
        )
        pages = units(found, choice.codes, choice.communes)
        outputs: dict[str, Any] = {}
        for rank, (name, label, *_) in enumerate(_REPORTS):
            target = self.parameterAsFileOutput(parameters, name, context)
            if target:
                go_on(feedback)
                feedback.setProgressText(label)
                _write(name, target, found, choice, cover, lambda: go_on(feedback))
                outputs[name] = target
            feedback.setProgress(20 + 20 * (rank + 1))
        return {**outputs, "NB_PAGES": len(pages)}

    def _check_workbook(self, parameters, context) -> None:
        from pathlib import Path

        from ...aula_plugin.storage.spreadsheets import require_workbook_name

        path = self.parameterAsFileOutput(parameters, "CLASSEUR", context)
        if path:
            require_workbook_name(Path(path))

    def _fictive(self, parameters, context, found) -> bool:
        """Say whether a file declares its territory invented, or the codes are those of no commune."""
        from ...aula_plugin.core.communes import invented
        from ...aula_plugin.storage.fictive import file_of, says_fictive

        codes = [code for frame in (found.territories, found.counter) if frame is not None for code in frame["code"]]
        layers = (self.parameterAsLayer(parameters, name, context) for name, *_ in _LAYERS)
        return invented(codes) or says_fictive(map(file_of, layers))


def _write(name: str, target: str, found: Any, choice: Any, cover: Any, check: Any) -> None:
    from pathlib import Path

    from ...aula_plugin.in_place import write_whole
    from ...aula_plugin.reporting.files import write_report
    from ...aula_plugin.reporting.land.report import land_report, land_text
    from ...aula_plugin.reporting.land.workbook import sheets
    from ...aula_plugin.reporting.pdf import write_pdf
    from ...aula_plugin.storage.spreadsheets import write_workbook

    if name == "CLASSEUR":
        write_workbook(sheets(found, choice.codes), Path(target))
    elif name == "RAPPORT_ODT":
        write_whole(land_text(found, choice, cover, check), target)
    elif name == "RAPPORT_PDF":
        write_pdf(land_report(found, choice, cover, check, paper=True), target, cover.title)
    else:
        write_report(land_report(found, choice, cover, check), target)
