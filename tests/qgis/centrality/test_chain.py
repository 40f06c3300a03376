"""From equipments to perimeters in one saved model, and from layers of other coordinate systems to the same places."""

from __future__ import annotations

import geopandas
import pytest
from qgis import processing
from qgis.core import (
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
)

from aula.aula_plugin.core.centrality.overlap import overlap
from aula.aula_plugin.core.geometry import dissolve
from aula.aula_plugin.paths import TEMPLATES

#: The two communes that have candidates.
CHOSEN = "99001,99003"
Source = QgsProcessingModelChildParameterSource


@pytest.fixture(scope="module")
def values(example_values):
    return {**example_values, "COMMUNES_CHOISIES": CHOSEN}


@pytest.fixture(scope="module")
def direct(values, tmp_path_factory):
    """Candidates drawn from the offer as it was prepared, all layers in Lambert-93."""
    return drawn(values, tmp_path_factory.mktemp("direct") / "candidats.gpkg")


def drawn(values, path) -> geopandas.GeoDataFrame:
    processing.run("aula:perimetres_centralite", {**values, "CANDIDATS": str(path)})
    return geopandas.read_file(path, layer="candidats")


def test_a_saved_model_prepares_the_offer_and_draws(values, direct, tmp_path):
    model = QgsProcessingModelAlgorithm("Offre puis périmètres", "essais")
    prepare = QgsProcessingModelChildAlgorithm("aula:preparer_offre")
    prepare.setChildId("preparer")
    equipment = str(TEMPLATES / "exemple" / "equipements_exemple.csv")
    prepare.addParameterSources("EQUIPEMENTS", [Source.fromStaticValue(equipment)])
    prepare.addParameterSources("COMMUNES", [Source.fromStaticValue(values["COMMUNES"])])
    model.addChildAlgorithm(prepare)
    draw = QgsProcessingModelChildAlgorithm("aula:perimetres_centralite")
    draw.setChildId("dessiner")
    draw.addParameterSources("OFFRE", [Source.fromChildOutput("preparer", "OFFRE")])
    for name in set(values) - {"OFFRE", "CANDIDATS"}:
        draw.addParameterSources(name, [Source.fromStaticValue(values[name])])
    drawn_ = QgsProcessingModelOutput("candidats")
    drawn_.setChildOutputName("CANDIDATS")
    draw.setModelOutputs({"candidats": drawn_})
    model.addChildAlgorithm(draw)
    saved, path = tmp_path / "centralites.model3", tmp_path / "candidats.gpkg"
    assert model.toFile(str(saved))
    again = QgsProcessingModelAlgorithm()
    assert again.fromFile(str(saved))
    again.initAlgorithm()
    processing.run(again, {"dessiner:candidats": str(path)})
    found = geopandas.read_file(path, layer="candidats")
    assert len(found) == len(direct) > 0
    for name in ("id_candidat", "n_equip"):
        assert found[name].tolist() == direct[name].tolist()
    assert found["aire_ha"].tolist() == pytest.approx(direct["aire_ha"].tolist())


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3950"])
def test_layers_in_another_system_give_the_same_perimeters(values, direct, crs, tmp_path):
    """Degrees, and another projection than that of the communes: each surface is the same to 1 %."""
    moved = dict(values)
    for name in ("OFFRE", "PARCELLES", "BATI", *(["COMMUNES"] if crs == "EPSG:4326" else [])):
        asked = {"INPUT": values[name], "TARGET_CRS": crs, "OUTPUT": str(tmp_path / f"{name}.gpkg")}
        moved[name] = processing.run("native:reprojectlayer", asked)["OUTPUT"]
    found = drawn(moved, tmp_path / "candidats.gpkg")
    assert found.crs == direct.crs and len(found) == len(direct)
    assert found["aire_ha"].tolist() == pytest.approx(direct["aire_ha"].tolist(), rel=0.01)
    assert overlap(dissolve(found.geometry), dissolve(direct.geometry)).iou > 0.99
