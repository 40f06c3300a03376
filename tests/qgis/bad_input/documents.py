"""Files that are not a document read by AULA; two algorithms read documents in the same way."""

from __future__ import annotations

from pathlib import Path

from aula.tests.qgis.bad_input import builders as bad
from aula.tests.qgis.bad_input.bench import Case
from aula.tests.qgis.bad_input.places import file_cases

_NOT_ONE = "n’est pas un document d’urbanisme lu par AULA : {}.*Lire un document d’urbanisme"


def document_cases(parameter: str = "DOCUMENT") -> list[Case]:
    """Return the cases of a document."""
    return [
        *file_cases(
            parameter,
            "document.gpkg",
            {
                "absent": "document.gpkg » n’existe pas",
                "dossier": "est un dossier : indiquez un fichier",
                **dict.fromkeys(("vide", "texte", "bruit"), _NOT_ONE.format("ce n’est pas un GeoPackage")),
            },
        ),
        Case(
            parameter,
            "tronque",
            lambda b, folder: {parameter: str(bad.truncated(Path(b.files["document"]), folder))},
            "document.gpkg » est incomplet : .* octets au lieu de .*recommencez",
        ),
        Case(
            parameter,
            "sans_table",
            lambda _, folder: {parameter: str(bad.database_without_layer(folder, "notes.gpkg"))},
            _NOT_ONE.format("la table « document » manque"),
        ),
        Case(
            parameter,
            "autre_geopackage",
            lambda b, _: {parameter: b.files["references"]},
            _NOT_ONE.format("la table « document » manque"),
        ),
        Case(
            parameter,
            "shapefile",
            lambda b, _: {parameter: str(next(Path(b.files["lot"]).rglob("*ZONE_URBA*.shp")))},
            r"n’est pas d’un type accepté : GeoPackage \(\*.gpkg\)",
        ),
        Case(parameter, "aucun", lambda *_: {parameter: None}, "est obligatoire"),
    ]
