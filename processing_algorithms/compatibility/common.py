"""What the algorithms of compatibility share: the same inputs are asked for in the same words."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...aula_plugin.i18n import tr

COMPATIBILITY_GROUP = ("Compatibilité PLU / SCoT", "compatibilite")
GRID_FILTER = tr("Grille (*.yaml *.yml *.xlsx *.ods *.csv)")
GEOPACKAGE_FILTER = tr("GeoPackage (*.gpkg)")


def add_grid(algorithm: Any) -> None:
    """Declare GRILLE and REFERENCES."""
    algorithm.add(
        QgsProcessingParameterFile("GRILLE", tr("Grille du SCoT"), fileFilter=GRID_FILTER),
        tr("Fichier YAML, XLSX, ODS ou CSV. Une grille générale est fournie dans templates/grids."),
    )
    algorithm.add(
        QgsProcessingParameterFile("REFERENCES", tr("Références du SCoT"), fileFilter=GEOPACKAGE_FILTER, optional=True),
        tr(
            "GeoPackage dont les couches portent les noms de rôle de la grille (« Préparer les références »). Sans "
            "lui, les règles qui en dépendent sont non évaluables."
        ),
    )


def add_communes(algorithm: Any, otherwise: str) -> None:
    """Declare COMMUNES; ``otherwise`` says what is done without this layer."""
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "COMMUNES", tr("Communes"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
        ),
        tr(
            "Surfaces avec un code INSEE ; facultatif : nom, niveau de l’armature, SIREN de l’EPCI, population. {}"
        ).format(otherwise),
    )


def add_insee_field(algorithm: Any) -> None:
    """Declare CHAMP_INSEE."""
    algorithm.add(
        QgsProcessingParameterString("CHAMP_INSEE", tr("Champ du code INSEE des communes"), optional=True),
        tr("À remplir si le champ ne s’appelle ni code_insee, ni insee, ni insee_com, ni codgeo."),
        advanced=True,
    )


def add_date(algorithm: Any) -> None:
    """Declare DATE."""
    algorithm.add(
        QgsProcessingParameterString("DATE", tr("Date du calcul"), optional=True),
        tr("AAAA-MM-JJ ou AAAA-MM-JJTHH:MM:SS, en temps universel ; vide : maintenant. Sert à rejouer un calcul."),
        advanced=True,
    )


def add_advanced(algorithm: Any) -> None:
    """Declare CHAMP_INSEE, DATE and FORCER."""
    add_insee_field(algorithm)
    add_date(algorithm)
    algorithm.add(
        QgsProcessingParameterBoolean(
            "FORCER", tr("Évaluer un document annulé, remplacé ou caduc"), defaultValue=False
        ),
        tr("Par défaut, ces documents rendent toutes les lignes « non évaluable ». Ce choix est noté."),
        advanced=True,
    )


def add_dossier(algorithm: Any) -> None:
    """Declare DOSSIER."""
    algorithm.add(
        QgsProcessingParameterFileDestination(
            "DOSSIER", tr("Dossier d’analyse"), GEOPACKAGE_FILTER, optional=True, createByDefault=False
        ),
        tr(
            "GeoPackage qui réunit résultats, preuves, paramètres et styles, prêt à recevoir les avis. S’il "
            "existe, le calcul s’y ajoute, aucun avis n’est effacé, et ceux dont le signal ou la valeur a "
            "changé sont à revoir."
        ),
    )


def add_counts(algorithm: Any) -> None:
    """Declare the numbers of rules and of lines by signal."""
    for name, label in (
        ("NB_REGLES", tr("Règles de la grille")),
        ("NB_LIGNES", tr("Lignes de communes")),
        ("NB_RESPECTES", tr("Lignes respectées")),
        ("NB_ECARTS_TOLERES", tr("Écarts tolérés")),
        ("NB_ECARTS", tr("Écarts")),
        ("NB_NON_EVALUABLES", tr("Lignes non évaluables")),
        ("NB_AVIS_A_REVOIR", tr("Avis à revoir : le signal ou la valeur a changé")),
    ):
        algorithm.add_output(QgsProcessingOutputNumber(name, label))


def count_lines(grid: Any, results: Any) -> dict[str, int]:
    """Return the numbers ``add_counts`` declares, but for the avis."""
    from ...aula_plugin.core.compatibility.results import ECART, NON_EVALUABLE, RESPECTE, TOLERE

    signals = results.loc[results["territoire_type"] == "commune", "signal"]
    return {
        "NB_REGLES": len(grid.regles),
        "NB_LIGNES": len(signals),
        "NB_RESPECTES": int((signals == RESPECTE).sum()),
        "NB_ECARTS_TOLERES": int((signals == TOLERE).sum()),
        "NB_ECARTS": int((signals == ECART).sum()),
        "NB_NON_EVALUABLES": int((signals == NON_EVALUABLE).sum()),
    }


def existing_avis(dossier: str, evaluation: Any, feedback: Any) -> dict[str, Any]:
    """Return what people wrote in a dossier: avis by line, those to look at again, those left without a line; tell it.

    Keys: ``a_revoir`` (their number), ``avis``, ``disparues``.
    """
    from ...aula_plugin.core.compatibility.dossier import avis_key
    from ...aula_plugin.storage.dossier_reading import read_dossier

    read = read_dossier(dossier)
    documents = set(evaluation.results[["grille_id", "idurba"]].itertuples(index=False, name=None))
    own = [row for row in read.lignes if (row["grille_id"], row["idurba"]) in documents]
    keys = {avis_key(row) for row in read.a_revoir} & {avis_key(row) for row in own}
    gone = [row for row in read.disparues if (row["grille_id"], row["idurba"]) in documents]
    if keys:
        feedback.pushWarning(
            tr("{} avis à revoir : le signal ou la valeur a changé depuis. Aucun n’a été effacé.").format(len(keys))
        )
    if gone:
        feedback.pushWarning(
            tr("{} avis gardé(s) sur des lignes que ce calcul ne mesure plus : {}.").format(
                len(gone), ", ".join(f"{row['regle_id']} {row['territoire_id']}" for row in gone[:20])
            )
        )
    return {"a_revoir": len(keys), "avis": {avis_key(row): row for row in own}, "disparues": gone}
