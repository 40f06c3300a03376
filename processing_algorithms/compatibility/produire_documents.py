"""`aula:produire_documents`: the papers of an avis, from a dossier d'analyse."""

from __future__ import annotations

from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...aula_plugin.i18n import tr
from ..base import AulaAlgorithm
from .common import COMPATIBILITY_GROUP

PAPERS = ("RAPPORT", "LETTRE", "LETTRE_PDF", "ANNEXE", "TABLEUR", "CSV")
UNSAID = "selon_le_document"
PROCEDURES = [UNSAID, "elaboration", "revision", "revision_allegee", "modification", "modification_simplifiee",
              "mise_en_compatibilite", "abrogation"]  # fmt: skip


class ProduireDocuments(AulaAlgorithm):
    """Writes the letter of avis, its annex, the report and the tables of a dossier."""

    NAME = "produire_documents"
    GROUP, GROUP_ID = COMPATIBILITY_GROUP
    TAGS = "avis lettre courrier annexe rapport report document odt word tableur excel xlsx ods csv export scot plu"

    def displayName(self) -> str:
        return tr("Produire les documents d’un avis")

    def shortHelpString(self) -> str:
        return tr(
            "Écrit, depuis un dossier d’analyse, les documents que l’on signe, que l’on projette et que l’on "
            "transmet.<p><b>Résultat.</b> Au choix : le rapport (HTML), la lettre d’avis et son annexe (ODT, "
            "modifiables dans Word et LibreOffice), un classeur pour la réunion (XLSX ou ODS : lignes, par "
            "règle, par commune, paramètres, lisez-moi), une table plate (CSV) que d’autres peuvent réunir.</p>"
            "<p><b>Méthode.</b> Le dernier calcul de chaque territoire est lu avec ses avis ; rien n’est "
            "recalculé, et l’avis global est choisi par vous. Réserves, remarques et modifications demandées "
            "sont celles qui ont été écrites ; les mêmes mots sur plusieurs communes font un seul point. Délais "
            "et noms de procédure viennent de tables modifiables (echeances.csv, procedures.csv).</p>"
            "<p><b>Vos modèles.</b> Un patron (.j2) ou un texte mis en page dans votre traitement de texte "
            "(.odt), où l’on écrit {{ document.nom }} : la liste des noms est dans "
            "templates/documents/LISEZMOI.md.</p>"
            "<p><b>Unités.</b> Celles de chaque règle. Le CSV est en UTF-8, séparé par des points-virgules, "
            "avec des nombres à point décimal, sans arrondi : il est fait pour les logiciels ; le classeur est "
            "fait pour la lecture.</p>"
            "<p><b>NULL.</b> Une valeur inconnue s’écrit « n. d. » dans les textes et reste une case vide dans "
            "les tables. Ce qui n’est pas renseigné (destinataire…) est entre crochets dans la lettre.</p>"
            "<p><b>Limites.</b> Sans auteurs, les signatures sont ôtées et un nom signé ailleurs dans le "
            "dossier est masqué dans les textes ; une personne nommée autrement ne l’est pas : relisez. La "
            "lettre est un projet, à relire avant de signer. Les cartes sont dans « Produire l’atlas ».</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        geopackage = tr("GeoPackage (*.gpkg)")
        self.add(
            QgsProcessingParameterFile("DOSSIER", tr("Dossier d’analyse"), fileFilter=geopackage),
            tr("GeoPackage écrit par « Vérifier la compatibilité d’un document avec un SCoT »."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "AVIS_GLOBAL",
                tr("Avis global, choisi par une personne"),
                ["aucun", "favorable", "favorable_avec_remarques", "favorable_avec_reserves", "defavorable"],
                defaultValue="aucun",
                usesStaticStrings=True,
            ),
            tr("Écrit dans la lettre et coché dans le rapport ; il n’est jamais calculé. Aucun : cases à cocher."),
        )
        self.add(
            QgsProcessingParameterString("EXPEDITEUR", tr("Expéditeur de la lettre"), optional=True),
            tr("L’établissement qui rend l’avis ; vide : le nom du SCoT de la grille."),
        )
        self.add(
            QgsProcessingParameterString(
                "DESTINATAIRE", tr("Destinataire de la lettre"), multiLine=True, optional=True
            ),
            tr("Une ligne par ligne d’adresse ; vide : à compléter dans la lettre."),
        )
        self.add(
            QgsProcessingParameterString("SAISINE", tr("Date de réception du projet"), optional=True),
            tr(
                "AAAA-MM-JJ : le délai de l’avis est compté de ce jour ; à défaut, de l’arrêt du projet s’il est connu."
            ),
        )
        self.add(
            QgsProcessingParameterEnum(
                "PROCEDURE", tr("Procédure du document"), PROCEDURES, defaultValue=UNSAID, usesStaticStrings=True
            ),
            tr("Telle que la lettre la nomme. Selon le document : celle qu’il porte, si le dossier la garde."),
        )
        self._add_choices(geopackage)
        self._add_destinations()

    def _add_choices(self, geopackage: str) -> None:
        """Declare what most people leave as it is."""
        model = tr("Modèle de document (*.odt *.j2)")
        advanced = (
            (QgsProcessingParameterString("GRILLE_ID", tr("Grille choisie"), optional=True),
             tr("Identifiant de la grille, quand le dossier en contient plusieurs.")),
            (QgsProcessingParameterString("IDURBA", tr("Document choisi (IDURBA)"), optional=True),
             tr("Quand le dossier en contient plusieurs ; « tous » les réunit, pour le classeur et la table plate.")),
            (QgsProcessingParameterString("COMMUNES_CHOISIES", tr("Communes choisies"), optional=True),
             tr("Codes INSEE, séparés par des virgules ; vide : toutes, avec les totaux.")),
            (QgsProcessingParameterFile("FOND", tr("Zonage sous les cartes du rapport : document d’urbanisme"),
                                        fileFilter=geopackage, optional=True),
             tr("GeoPackage produit par « Lire un document d’urbanisme » ; sans lui, les cartes n’ont pas de zonage.")),
            (QgsProcessingParameterBoolean("SANS_AUTEURS", tr("Sans le nom des auteurs d’avis"), defaultValue=False),
             tr("Aucun nom de personne dans les fichiers ni dans leurs propriétés ; le dossier, lui, les garde.")),
            (QgsProcessingParameterFile("MODELE_LETTRE", tr("Votre modèle de lettre"), fileFilter=model, optional=True),
             tr("Un .odt mis en page par vous, ou un patron .j2 ; vide : le nôtre.")),
            (QgsProcessingParameterFile("MODELE_ANNEXE", tr("Votre modèle d’annexe"), fileFilter=model, optional=True),
             tr("Un .odt mis en page par vous, ou un patron .j2 ; vide : le nôtre.")),
            (QgsProcessingParameterString("DATE", tr("Date des documents"), optional=True),
             tr("AAAA-MM-JJ ; vide : aujourd’hui. Même date, même dossier : mêmes fichiers, à l’heure du PDF près.")),
        )  # fmt: skip
        for parameter, told in advanced:
            self.add(parameter, told, advanced=True)

    def _add_destinations(self) -> None:
        text = tr("Texte OpenDocument (*.odt)")
        for name, label, kind, told in (
            ("RAPPORT", tr("Rapport"), tr("Page HTML (*.html)"),
             tr("Le rapport d’analyse avec les avis d’aujourd’hui, refait depuis le dossier.")),
            ("LETTRE", tr("Lettre d’avis"), text, tr("Avis global, réserves, remarques, échéances, signature.")),
            ("LETTRE_PDF", tr("Lettre d’avis en PDF"), tr("PDF (*.pdf)"),
             tr("La même lettre, prête à signer ; le modèle de lettre choisi ne s’y applique pas.")),
            ("ANNEXE", tr("Annexe de la lettre"), text,
             tr("Par thème, par règle et par commune : signal, valeur, seuil, avis, modification demandée, pièce.")),
            ("TABLEUR", tr("Classeur"), tr("Classeur Excel (*.xlsx);;Classeur OpenDocument (*.ods)"),
             tr("Pour la réunion ; aucune cellule n’est une formule.")),
            ("CSV", tr("Table plate"), tr("CSV (*.csv)"),
             tr("Une ligne par règle et par territoire, clés stables ; colonnes dans templates/documents.")),
        ):  # fmt: skip
            self.add(
                QgsProcessingParameterFileDestination(
                    name, label, kind, optional=True, createByDefault=name == "LETTRE"
                ),
                told,
            )
        for name, label in (
            ("NB_LIGNES", tr("Lignes")),
            ("NB_EXAMINEES", tr("Lignes examinées")),
            ("NB_RESERVES", tr("Lignes avec réserve")),
            ("NB_REMARQUES", tr("Lignes avec remarque")),
            ("NB_INCOMPATIBLES", tr("Lignes jugées incompatibles")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.papers import gather_papers

        places = self._places(parameters, context)
        asked, said = self._asked(parameters, context, places)
        feedback.setProgressText(tr("Lecture du dossier"))
        go_on(feedback)
        papers = gather_papers(asked, {"avis_global": said["avis_global"]}, context, feedback)
        self._tell(papers, feedback)
        feedback.setProgress(30)
        made = self._made(
            papers, self._said(said, asked, papers, places, feedback), parameters, context, feedback, places
        )
        outputs = self._put(made, places, feedback)
        return {**outputs, **_counts(papers)}

    def _places(self, parameters, context) -> dict[str, Path]:
        from ...aula_plugin.core.errors import InputError

        found = {name: self.parameterAsFileOutput(parameters, name, context) for name in PAPERS}
        places = {name: Path(path) for name, path in found.items() if path}
        if not places:
            raise InputError(
                tr("Aucun document n’est demandé : indiquez au moins un fichier ({}).").format(", ".join(PAPERS))
            )
        if "TABLEUR" in places and places["TABLEUR"].suffix.lower() not in (".xlsx", ".ods"):
            raise InputError(
                tr("« Classeur » (TABLEUR) : « {} » ; un classeur se termine par .xlsx ou .ods.").format(
                    places["TABLEUR"].name
                )
            )
        return places

    def _asked(self, parameters, context, places) -> tuple[Any, dict[str, Any]]:
        """Return what is asked, and what is said in the letter; dates are read before anything is."""
        from ...aula_plugin.core.compatibility.chosen import ALL, codes_of
        from ...aula_plugin.core.errors import InputError
        from ...aula_plugin.papers import Asked

        def text(name: str) -> str:
            return self.parameterAsString(parameters, name, context).strip()

        procedure = self.parameterAsEnumString(parameters, "PROCEDURE", context)
        single = [name for name in ("RAPPORT", "LETTRE", "LETTRE_PDF", "ANNEXE") if name in places]
        if text("IDURBA").lower() == ALL and single:
            raise InputError(
                tr("{} : un seul document à la fois. Choisissez un IDURBA, ou ne demandez que TABLEUR et CSV.").format(
                    ", ".join(single)
                )
            )
        asked = Asked(
            dossier=self.parameterAsFile(parameters, "DOSSIER", context),
            grid_id=text("GRILLE_ID"),
            idurba=text("IDURBA"),
            communes=codes_of(text("COMMUNES_CHOISIES")),
            ground=self.parameterAsFile(parameters, "FOND", context),
            procedure="" if procedure == UNSAID else procedure,
            without_authors=self.parameterAsBoolean(parameters, "SANS_AUTEURS", context),
            drawn="RAPPORT" in places,
        )
        said = {
            "jour": self._day(parameters, "DATE", context) or datetime.now(timezone.utc).date(),
            "saisine": self._day(parameters, "SAISINE", context),
            "expediteur": text("EXPEDITEUR"),
            "destinataire": text("DESTINATAIRE"),
            "avis_global": self.parameterAsEnumString(parameters, "AVIS_GLOBAL", context),
        }
        return asked, said

    def _day(self, parameters, name: str, context) -> date | None:
        found = self.date(parameters, name, context)
        return datetime.fromisoformat(found).date() if found else None

    def _said(self, said: dict[str, Any], asked, papers, places, feedback):
        from ...aula_plugin.core.typography import date_fr
        from ...aula_plugin.papers import procedure_named
        from ...aula_plugin.reporting.letter import Said
        from ...aula_plugin.version import software

        procedure = procedure_named(asked.procedure, papers.chosen)
        if procedure is not None and procedure.fin is not None and said["jour"] > procedure.fin:
            feedback.pushWarning(
                tr("La {} ne peut plus être engagée depuis le {} ; celle qui était en cours est menée à terme.")
                .format(procedure.libelle, date_fr(date.fromordinal(procedure.fin.toordinal() + 1)))
            )  # fmt: skip
        return Said(
            **said,
            procedure=procedure,
            annexe="ANNEXE" in places,
            sans_auteurs=asked.without_authors,
            logiciel=software(),
        )

    def _made(self, papers, said, parameters, context, feedback, places) -> dict[str, Any]:
        """Return the content of each paper asked for: all are made before one is written."""
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.storage.results_tables import workbook_sheets

        def check() -> None:
            go_on(feedback)

        models = {name: self.parameterAsFile(parameters, f"MODELE_{name}", context) for name in ("LETTRE", "ANNEXE")}
        makers = {
            "LETTRE": lambda: papers.letter(said, models["LETTRE"], check),
            "LETTRE_PDF": lambda: papers.printed_letter(said),
            "ANNEXE": lambda: papers.annex(said, models["ANNEXE"], check),
            "RAPPORT": lambda: papers.report(check).encode("utf-8", errors="replace"),
            "TABLEUR": lambda: workbook_sheets(papers.chosen, said.jour.isoformat(), said.sans_auteurs),
            "CSV": lambda: papers.chosen,
        }
        made: dict[str, Any] = {}
        for rank, (name, make) in enumerate(makers.items()):
            check()
            if name in places:
                feedback.setProgressText(self.parameterDefinition(name).description())
                made[name] = make()
            feedback.setProgress(30 + 10 * (rank + 1))
        return made

    def _put(self, made: dict[str, Any], places: dict[str, Path], feedback) -> dict[str, str]:
        from ...aula_plugin.in_place import write_whole
        from ...aula_plugin.reporting.pdf import write_pdf
        from ...aula_plugin.storage.results_tables import write_flat_table, write_results_workbook

        outputs: dict[str, str] = {}
        for name, content in made.items():
            if feedback.isCanceled():
                break
            if name == "TABLEUR":
                write_results_workbook(content, places[name])
            elif name == "CSV":
                write_flat_table(content, places[name])
            elif name == "LETTRE_PDF":
                write_pdf(content[0], places[name], content[1])
            else:
                write_whole(content, places[name])
            outputs[name] = str(places[name])
        feedback.setProgress(100)
        return outputs

    def _tell(self, papers, feedback) -> None:
        lecture = papers.lecture
        changed = sum(line.avis.modifie for line in lecture.lignes)
        if changed:
            feedback.pushWarning(
                tr("{} avis à revoir : le signal ou la valeur a changé depuis. Les documents le disent.").format(
                    changed
                )
            )
        if papers.masked:
            listed = ", ".join(f"{rule} {place}" for rule, place in papers.masked[:20])
            feedback.pushWarning(
                tr("Un nom d’auteur est masqué dans le texte de {} ligne(s) : {}.").format(len(papers.masked), listed)
            )


def _counts(papers) -> dict[str, int]:
    from ...aula_plugin.core.compatibility.avis import AVEC_REMARQUE, AVEC_RESERVE, INCOMPATIBLE, is_examined

    lines = papers.chosen.lignes
    return {
        "NB_LIGNES": len(lines),
        "NB_EXAMINEES": sum(map(is_examined, lines)),
        "NB_RESERVES": sum(line["avis"] == AVEC_RESERVE for line in lines),
        "NB_REMARQUES": sum(line["avis"] == AVEC_REMARQUE for line in lines),
        "NB_INCOMPATIBLES": sum(line["avis"] == INCOMPATIBLE for line in lines),
    }
