"""`aula:convertir_grille`: checks a grid and writes it in another form, with the same content."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingUtils,
)

from ...aula_plugin.i18n import tr
from ..base import AulaAlgorithm
from .common import COMPATIBILITY_GROUP, GRID_FILTER

#: Extensions of each format; a grid in CSV is a folder.
SUFFIXES = {"yaml": (".yaml", ".yml"), "xlsx": (".xlsx",), "ods": (".ods",), "csv": ("",)}


class ConvertirGrille(AulaAlgorithm):
    """From YAML to a spreadsheet and back; also the way to validate a grid."""

    NAME = "convertir_grille"
    GROUP, GROUP_ID = COMPATIBILITY_GROUP
    TAGS = "grille grid convertir convert valider validate yaml xlsx ods csv tableur spreadsheet scot"

    def displayName(self) -> str:
        return tr("Contrôler et convertir une grille")

    def shortHelpString(self) -> str:
        return tr(
            "Contrôle une grille SCoT et l’écrit dans un autre format, avec le même contenu : YAML (texte), XLSX, ODS "
            "(tableur) ou un dossier de fichiers CSV."
            "<p><b>Méthode : contrôle.</b> Toutes les erreurs sont dites d’un coup : règle, feuille, ligne, colonne, "
            "ce qui est accepté et le nom connu le plus proche. Une grille fautive n’est pas convertie. Les "
            "avertissements (source sans page, seuil d’exemple ou d’usage, rôle inutile, tolérance de plus de "
            "25 %…) n’arrêtent rien.</p>"
            "<p><b>Tableur.</b> Feuilles grille, armature, parametres, roles, tables, regles (une ligne par règle, une "
            "colonne par clé, des points entre les clés) et t_nom pour chaque table. Les listes sont jointes par "
            "« | », une barre écrite s’échappe en « \\| », une cellule vide vaut absence. Toutes les cellules "
            "sont du texte : les codes gardent leurs zéros.</p>"
            "<p><b>Tables.</b> En YAML, chaque table est un fichier CSV à côté de la grille (UTF-8, virgule ou "
            "point-virgule). Elles suivent la conversion.</p>"
            "<p><b>Unités et NULL.</b> Les nombres passent tels quels, dans l’unité que la règle écrit ; une clé "
            "absente, une cellule vide et NULL disent la même chose : non renseigné.</p>"
            "<p><b>Limite.</b> Les commentaires d’un fichier YAML ne passent pas dans le tableur.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self.add(
            QgsProcessingParameterFile("GRILLE", tr("Grille à contrôler"), fileFilter=GRID_FILTER),
            tr("Fichier YAML, XLSX ou ODS ; pour une grille en CSV, n’importe quel fichier du dossier."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "FORMAT", tr("Format d’arrivée"), list(SUFFIXES), defaultValue="xlsx", usesStaticStrings=True
            ),
            tr("yaml : texte à relire et à partager ; xlsx ou ods : tableur ; csv : un dossier de fichiers."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "SORTIE", tr("Grille convertie"), tr("Grille (*.xlsx *.ods *.yaml *.yml *.csv)")
            ),
            tr(
                "L’extension s’accorde au format ; sans extension, elle est ajoutée. En csv, c’est un dossier neuf, ou "
                "le dossier d’une grille à remplacer."
            ),
        )
        self.add_output(QgsProcessingOutputNumber("NB_REGLES", tr("Nombre de règles")))
        self.add_output(QgsProcessingOutputNumber("NB_AVERTISSEMENTS", tr("Nombre d’avertissements")))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.core.errors import InputError
        from ...aula_plugin.storage.grid_files import read_grid, write_grid

        source = Path(self.parameterAsFile(parameters, "GRILLE", context))
        kind = self.parameterAsEnumString(parameters, "FORMAT", context)
        path = destination(Path(self.parameterAsFileOutput(parameters, "SORTIE", context)), kind)
        if path.resolve() in (source.resolve(), source.parent.resolve()):
            raise InputError(
                tr("« {} » est la grille lue : choisissez un autre fichier, ses commentaires seraient perdus.").format(
                    path
                )
            )
        grid = read_grid(source, feedback)
        feedback.pushInfo(
            tr("Grille « {} », version {} : {} règles, {} rôles, {} tables.").format(
                grid.titre, grid.version, len(grid.regles), len(grid.roles), len(grid.tables)
            )
        )
        feedback.setProgress(50)
        if feedback.isCanceled():
            return {}
        write_grid(grid, path)
        feedback.setProgress(100)
        return {"SORTIE": str(path), "NB_REGLES": len(grid.regles), "NB_AVERTISSEMENTS": len(grid.warnings)}


def destination(path: Path, kind: str) -> Path:
    """Return the path to write, its extension agreed with the format.

    Raises
    ------
    InputError
        The extension chosen is that of another format.
    """
    from ...aula_plugin.core.errors import InputError

    suffix = path.suffix.lower()
    accepted = SUFFIXES[kind]
    temporary = Path(QgsProcessingUtils.tempFolder()) in path.parents
    if suffix in accepted:
        return path
    if temporary or suffix == "" or (kind, suffix) == ("csv", ".csv"):
        return path.with_suffix(accepted[0])
    known = [one for several in SUFFIXES.values() for one in several if one]
    if suffix not in (*known, ".csv"):
        return path.with_name(f"{path.name}{accepted[0]}")
    raise InputError(
        tr("« {} » porte l’extension {} et le format demandé est {} : accordez les deux.").format(
            path.name, suffix, kind
        )
    )
