"""A dossier of the example, two copies where two people wrote, and the choice of a third: what is merged."""

from __future__ import annotations

import shutil
from pathlib import Path

from qgis import processing
from qgis.core import QgsProcessingContext, QgsProject

from aula.aula_plugin.storage.avis import write_avis
from aula.aula_plugin.storage.dossier_reading import read_dossier
from aula.tests.qgis.toolbox.examples import examples


def write(document: Path, grid: str = "") -> None:
    """Write ``dossier``, ``copie_a``, ``copie_b``, ``choix`` beside a document, by a grid or that of the examples."""
    folder, context = document.parent, QgsProcessingContext()
    context.setProject(QgsProject.instance())
    values = {**examples(document)["verifier_compatibilite"], "RESULTATS": "memory:", "RAPPORT": None}
    values.pop("ZONES")
    values["GRILLE"] = grid or values["GRILLE"]
    processing.run("aula:verifier_compatibilite", {**values, "DOSSIER": str(folder / "dossier.gpkg")}, context=context)
    lines = read_dossier(folder / "dossier.gpkg").lignes[::25]
    for name, avis in (("copie_a", "compatible"), ("copie_b", "compatible avec réserve")):
        path = folder / f"{name}.gpkg"
        shutil.copy(folder / "dossier.gpkg", path)
        for number, line in enumerate(lines):
            write_avis(path, line, {"avis": "sans objet" if number % 2 else avis}, name)
    merge = {"BASE": str(folder / "dossier.gpkg"), "COPIES": [str(folder / f"copie_{one}.gpkg") for one in "ab"]}
    found = processing.run(
        "aula:fusionner_avis", {**merge, "CONFLITS": "memory:", "DOSSIER": str(folder / "essai.gpkg")}, context=context
    )
    layer = found["CONFLITS"]
    layer.startEditing()
    first = layer.getFeature(min(layer.allFeatureIds()))
    layer.changeAttributeValue(first.id(), layer.fields().indexFromName("choix"), "oui")
    layer.commitChanges()
    processing.run("native:savefeatures", {"INPUT": layer, "OUTPUT": str(folder / "choix.gpkg"), "LAYER_NAME": "choix"})
