"""`aula:produire_atlas`: the maps of a dossier, by commune and by rule, in one PDF."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from ...aula_plugin.i18n import tr
from ..base import AulaAlgorithm
from .common import COMPATIBILITY_GROUP

SIGNALS = ["ecart", "ecart_tolere", "non_evaluable", "respecte", "sans_objet", "constat"]


class ProduireAtlas(AulaAlgorithm):
    """Lays out the lines of a dossier, page by page."""

    NAME = "produire_atlas"
    GROUP, GROUP_ID = COMPATIBILITY_GROUP
    TAGS = "atlas carte cartes map maps pdf mise page layout qpt impression avis compatibilité scot plu rapport report"

    def displayName(self) -> str:
        return tr("Produire l’atlas d’un dossier d’analyse")

    def shortHelpString(self) -> str:
        return tr(
            "Met en page les cartes d’un dossier d’analyse : un PDF à feuilleter en réunion ou à joindre à l’avis."
            "<p><b>Résultat.</b> Par commune : une carte de synthèse et la table de ses lignes, puis une page par "
            "ligne (le lieu, le signal, valeur, seuil, tolérance, l’avis écrit). Par règle : la carte des communes "
            "selon leur signal, puis une page par ligne. Une table trop longue continue à la page suivante.</p>"
            "<p><b>Méthode.</b> Le dernier calcul de chaque territoire est lu dans le dossier, rien n’est recalculé. "
            "Échelles rondes ; la légende ne montre que ce que la carte montre ; chaque signal a sa forme et son mot, "
            "lisibles en noir et blanc.</p>"
            "<p><b>Votre modèle.</b> Un modèle de mise en page de QGIS (.qpt) peut remplacer le nôtre : ses étiquettes "
            "reçoivent des variables (@aula_titre, @aula_signal, @aula_valeur…) et ses éléments sont trouvés par leur "
            "identifiant (aula_carte, aula_legende, aula_tableau…). La liste est dans templates/layouts/LISEZMOI.md ; "
            "les modèles livrés, à côté, se copient et se modifient.</p>"
            "<p><b>Unités.</b> Celles de chaque règle ; barre d’échelle en mètres ou en kilomètres.</p>"
            "<p><b>NULL.</b> Une valeur absente s’écrit « n. d. ». Une ligne sans lieu montre son territoire et le "
            "dit ; une commune sans ligne choisie garde sa page.</p>"
            "<p><b>Limites.</b> Un signal mesure, une personne juge : l’atlas est un document de travail. QGIS "
            "n’imprime qu’au premier plan : sa fenêtre attend, la progression et l’arrêt répondent à chaque page.</p>"
        )

    def flags(self) -> QgsProcessingAlgorithm.Flag:
        """Layouts are scenes of Qt, which belong to the main thread."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        geopackage = tr("GeoPackage (*.gpkg)")
        self.add(
            QgsProcessingParameterFile("DOSSIER", tr("Dossier d’analyse"), fileFilter=geopackage),
            tr("GeoPackage écrit par « Vérifier la compatibilité d’un document avec un SCoT »."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "PAR",
                tr("Pages par commune, par règle, ou les deux"),
                ["commune", "regle", "les_deux"],
                defaultValue="commune",
                usesStaticStrings=True,
            ),
            tr("Les deux : les communes avec leurs lignes, puis les règles sans répéter les lignes."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "SIGNAUX",
                tr("Signaux montrés"),
                SIGNALS,
                allowMultiple=True,
                defaultValue=SIGNALS[:2],
                usesStaticStrings=True,
            ),
            tr("Les lignes qui les portent sont dans les tables et ont leur page. Par défaut, les écarts."),
        )
        self.add(
            QgsProcessingParameterFile(
                "FOND", tr("Zonage sous les cartes : document d’urbanisme"), fileFilter=geopackage, optional=True
            ),
            tr("GeoPackage produit par « Lire un document d’urbanisme » : ses zones, en teintes pâles."),
        )
        self.add(
            QgsProcessingParameterFile("REFERENCES", tr("Références du SCoT"), fileFilter=geopackage, optional=True),
            tr("GeoPackage de « Préparer les références » : les couches que chaque règle regarde, sous les lieux."),
        )
        self._add_choices()
        self.add(
            QgsProcessingParameterFileDestination("ATLAS", tr("Atlas"), tr("PDF (*.pdf)")),
            tr("Un seul PDF, dont le texte se cherche et se copie."),
        )
        self.add(
            QgsProcessingParameterFolderDestination(
                "DOSSIER_IMAGES", tr("Images des pages"), optional=True, createByDefault=False
            ),
            tr("Dossier qui reçoit une image PNG par page, pour un diaporama ou un rapport."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "AVIS_PDF", tr("Avis écrits"), tr("PDF (*.pdf)"), optional=True, createByDefault=False
            ),
            tr("Les avis, justifications et modifications demandées, en pages de texte, par commune ou par règle."),
        )
        for name, label in (
            ("NB_PAGES", tr("Pages")),
            ("NB_COMMUNES", tr("Communes")),
            ("NB_REGLES", tr("Règles")),
            ("NB_LIGNES", tr("Pages de lignes")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def _add_choices(self) -> None:
        self.add(
            QgsProcessingParameterString("COMMUNES_CHOISIES", tr("Communes choisies"), optional=True),
            tr("Codes INSEE, séparés par des virgules ; vide : toutes."),
        )
        self.add(
            QgsProcessingParameterString("REGLES_CHOISIES", tr("Règles choisies"), optional=True),
            tr("Identifiants de la grille (F1, T1…), séparés par des virgules ; vide : toutes."),
        )
        self.add(
            QgsProcessingParameterBoolean("PAGES_DE_LIGNES", tr("Une page par ligne"), defaultValue=True),
            tr("Décoché : seulement les pages de synthèse."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "ORIENTATION",
                tr("Orientation des pages A4"),
                ["portrait", "paysage"],
                defaultValue="portrait",
                usesStaticStrings=True,
            ),
            tr("Sans effet avec un modèle à vous."),
        )
        self.add(
            QgsProcessingParameterFile(
                "MODELE", tr("Modèle de mise en page"), fileFilter=tr("Modèle de QGIS (*.qpt)"), optional=True
            ),
            tr("Votre modèle, à la place du nôtre ; il lui faut une carte."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean("SANS_AUTEURS", tr("Sans le nom des auteurs d’avis"), defaultValue=False),
            tr("Signatures ôtées, noms signés ailleurs masqués dans les textes ; le dossier, lui, les garde."),
            advanced=True,
        )

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.reporting.atlas.export import Atlas, write_images, write_pdf

        path = self.parameterAsFileOutput(parameters, "ATLAS", context)
        avis = self.parameterAsFileOutput(parameters, "AVIS_PDF", context)
        self._check_apart(path, avis)
        folder = self._images(parameters, context)
        feedback.setProgressText(tr("Lecture du dossier"))
        go_on(feedback)
        found, words, stage = self._read(parameters, context, feedback)
        go_on(feedback)
        feedback.setProgressText(tr("Mise en page"))
        atlas = Atlas(
            found.pages,
            words,
            stage,
            self.parameterAsEnumString(parameters, "ORIENTATION", context),
            self.parameterAsFile(parameters, "MODELE", context),
            lambda: go_on(feedback),
        )
        total = len(atlas.leaves)
        share = 45.0 if folder else 90.0

        def progress(start: float):
            def tell(rank: int) -> None:
                feedback.setProgress(start + share * rank / total)
                feedback.setProgressText(tr("Page {} sur {}").format(rank + 1, total))

            return tell

        write_pdf(atlas, path, progress(10.0))
        outputs: dict[str, Any] = {"ATLAS": path}
        if folder:
            write_images(atlas, folder, progress(55.0))
            outputs["DOSSIER_IMAGES"] = folder
        if avis:
            from ...aula_plugin.reporting.atlas.avis_pages import avis_page
            from ...aula_plugin.reporting.pdf import write_pdf as print_page

            go_on(feedback)
            by = self.parameterAsEnumString(parameters, "PAR", context)
            print_page(avis_page(stage.dossier, found, by, words), avis, tr("Avis sur la compatibilité"))
            outputs["AVIS_PDF"] = avis
        self._tell(found, total, feedback)
        lines = sum(page.kind == "ligne" for page in found.pages)
        return {
            **outputs,
            "NB_PAGES": total,
            "NB_COMMUNES": found.communes,
            "NB_REGLES": found.rules,
            "NB_LIGNES": lines,
        }

    def _read(self, parameters, context, feedback):
        """Return the plan, the words and the layers of the atlas."""
        from ...aula_plugin.reporting.atlas.pages import CHOICES, codes, plan, shown
        from ...aula_plugin.reporting.atlas.stage import Stage
        from ...aula_plugin.reporting.atlas.words import Words
        from ...aula_plugin.storage.evidence_index import EvidenceIndex

        dossier = self._dossier(parameters, context, feedback)
        background = self.parameterAsFile(parameters, "FOND", context)
        references = self.parameterAsFile(parameters, "REFERENCES", context)
        found = plan(
            dossier,
            self.parameterAsEnumString(parameters, "PAR", context),
            {CHOICES[name] for name in self.parameterAsEnumStrings(parameters, "SIGNAUX", context)},
            self.parameterAsBoolean(parameters, "PAGES_DE_LIGNES", context),
            codes(self.parameterAsString(parameters, "COMMUNES_CHOISIES", context)),
            codes(self.parameterAsString(parameters, "REGLES_CHOISIES", context)),
        )
        feedback.setProgress(3)
        words = Words(
            dossier,
            self.parameterAsBoolean(parameters, "SANS_AUTEURS", context),
            Path(background).name if background else "",
        )
        index = EvidenceIndex(dossier.path, [row for case in shown(found.pages) for row in case.rows])
        feedback.setProgress(6)
        return found, words, Stage(dossier, index, words.rules, background, references, context)

    def _dossier(self, parameters, context, feedback):
        """Return the dossier, names of authors taken out on demand, of the texts as well."""
        from dataclasses import replace

        from ...aula_plugin.core.compatibility.anonymous import without_names
        from ...aula_plugin.storage.dossier_documents import authors
        from ...aula_plugin.storage.dossier_reading import read_dossier

        path = self.parameterAsFile(parameters, "DOSSIER", context)
        dossier = read_dossier(path)
        if not self.parameterAsBoolean(parameters, "SANS_AUTEURS", context):
            return dossier
        names = authors(path)
        lines, masked = without_names(dossier.lignes, names)
        orphans, also = without_names(dossier.orphelins, names)
        if masked or also:
            feedback.pushWarning(
                tr("Un nom d’auteur est masqué dans le texte de {} ligne(s) : {}.").format(
                    len(masked) + len(also), ", ".join(f"{rule} {place}" for rule, place in [*masked, *also][:20])
                )
            )
        return replace(dossier, lignes=lines, orphelins=orphans)

    def _check_apart(self, atlas: str, avis: str) -> None:
        from ...aula_plugin.core.errors import InputError

        if avis and Path(atlas).absolute() == Path(avis).absolute():
            raise InputError(
                tr("« Atlas » et « Avis écrits » vont dans le même fichier « {} » : donnez deux noms.").format(avis)
            )

    def _images(self, parameters, context) -> str:
        """Return the folder of the images, empty when none is asked for; refuse at once one that cannot be."""
        from ...aula_plugin.core.errors import InputError
        from ...aula_plugin.in_place import telling

        if not parameters.get("DOSSIER_IMAGES"):
            return ""
        folder = self.parameterAsString(parameters, "DOSSIER_IMAGES", context)
        there = next(one for one in (Path(folder), *Path(folder).absolute().parents) if one.exists())
        if not there.is_dir():
            raise InputError(
                tr("« Images des pages » (DOSSIER_IMAGES) : « {} » est un fichier : indiquez un dossier.").format(there)
            )
        with telling(folder):
            tempfile.TemporaryFile(dir=there).close()
        return folder

    def _tell(self, found, total: int, feedback) -> None:
        feedback.setProgress(100)
        feedback.pushInfo(
            tr("Atlas : {} page(s), {} commune(s), {} règle(s).").format(total, found.communes, found.rules)
        )
        if found.rules_left_out:
            feedback.pushInfo(
                tr("Règles sans page, aucune ligne n’ayant un signal choisi : {}.").format(
                    ", ".join(found.rules_left_out)
                )
            )
