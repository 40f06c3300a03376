"""`aula:enveloppe_urbaine` on the example: what it writes, what it says, and the rules of the grid that read it."""

from __future__ import annotations

import geopandas
import numpy as np
import pytest
import shapely
import yaml
from qgis import processing
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsProject, QgsVectorLayer

from aula.aula_plugin.core.land.columns import ENVELOPES, EVOLUTION, FRAGMENTATION
from aula.aula_plugin.core.land.envelope_settings import PRESETS
from aula.aula_plugin.paths import STYLES, TEMPLATES
from aula.processing_algorithms.land import envelope_words

EXAMPLE = TEMPLATES / "exemple"
REFERENCES = EXAMPLE / "references_scot.gpkg"
COMMUNES = f"{EXAMPLE / 'communes.gpkg'}|layername=communes"
BUILT = f"{REFERENCES}|layername=bati"
COVERS = {
    f"OCCUPATION_{date}": f"{EXAMPLE / 'occupation_sol.gpkg'}|layername=occupation_{year}"
    for date, year in ((1, 2015), (2, 2024))
}
RULES = {"F1", "F6", "F7", "F8"}


class Heard(QgsProcessingFeedback):
    """Keeps what is said."""

    def __init__(self):
        super().__init__(False)
        self.told = []

    def pushInfo(self, info):  # noqa: N802
        self.told.append(info)

    def pushWarning(self, warning):  # noqa: N802
        self.told.append(warning)


def run(folder, feedback=None, **values):
    """Run to files; return the results and the three layers."""
    written = {name: str(folder / f"{name.lower()}.gpkg") for name in ("ENVELOPPES", "EVOLUTION", "FRAGMENTATION")}
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    found = processing.run("aula:enveloppe_urbaine", {**values, **written}, feedback=feedback, context=context)
    return found, *(geopandas.read_file(path) for path in written.values())


@pytest.fixture(scope="module")
def drawn(aula_provider, tmp_path_factory):
    """The envelopes of the buildings of the example, those of 1 ha and more, and the role they play."""
    folder, heard = tmp_path_factory.mktemp("enveloppes"), Heard()
    values = {"BATI": BUILT, "TERRITOIRES": COMMUNES, "SURFACE_MIN": 1, "ANNEE_1": 2021}
    found, *layers = run(folder, heard, **values, REFERENCES=str(folder / "roles.gpkg"))
    return found, layers, heard.told


def test_presets_are_those_of_the_core():
    assert tuple(PRESETS) == envelope_words.PRESETS


def test_every_building_is_in_an_envelope_or_isolated(drawn):
    found, (envelopes, evolution, broken), told = drawn
    buildings = geopandas.read_file(REFERENCES, layer="bati").geometry.to_numpy()
    assert found["NB_BATI"] + found["NB_ISOLES"] == len(buildings)
    assert envelopes["n_bati"].sum() == found["NB_BATI"]
    assert (envelopes["ha"] >= 1).all() and (envelopes["date"] == "2021").all()
    whole = shapely.union_all(envelopes.geometry.to_numpy())
    inside = shapely.intersects(whole, shapely.point_on_surface(buildings))
    assert inside.sum() == found["NB_BATI"]
    # the outline was simplified by 1 m
    assert shapely.covers(shapely.buffer(whole, 1.01), buildings[inside]).all()
    assert len(evolution) == 0 and found["EXTENSION_HA"] is None
    assert broken["ha"].sum() == pytest.approx(envelopes["ha"].sum())
    assert broken["extension_ha"].isna().all()
    assert any("n’est pas une mesure de consommation" in line for line in told)
    assert any("Préréglage modifié" in line for line in told)
    assert any("Une seule date" in line for line in told)


def test_columns_are_the_published_ones(drawn):
    for layer, columns in zip(drawn[1], (ENVELOPES, EVOLUTION, FRAGMENTATION)):
        assert [name for name in layer if name not in ("geometry", "fid")] == list(columns)


def test_the_grid_reads_the_role(drawn, tmp_path):
    """« Préparer les références » takes it with the others; F1, F6, F7 and F8 are then evaluated in each commune.

    F6 is checked against the zones U out of the envelope, measured apart: gross area by commune.
    """
    document, packed, grid = tmp_path / "document.gpkg", tmp_path / "references.gpkg", tmp_path / "grille.yaml"
    lot = EXAMPLE / "200000001_PLUi_20260618"
    processing.run("aula:lire_document_urbanisme", {"LOT": str(lot), "COMMUNES": COMMUNES, "DOCUMENT": str(document)})
    layers = [f"{drawn[0]['REFERENCES']}|layername=enveloppe_urbaine"]
    layers += [f"{REFERENCES}|layername={name}" for name in ("masque_enaf", "enveloppes", "conso")]
    processing.run("aula:preparer_references", {"COUCHES": layers, "COUVERTURE": COMMUNES, "REFERENCES": str(packed)})
    rules = yaml.safe_load((TEMPLATES / "grids" / "grille_exemple.yaml").read_text(encoding="utf-8"))
    rules["regles"] = [rule for rule in rules["regles"] if rule["id"] in RULES]
    grid.write_text(yaml.safe_dump(rules, allow_unicode=True), encoding="utf-8")
    asked = {"DOCUMENT": str(document), "GRILLE": str(grid), "REFERENCES": str(packed), "COMMUNES": COMMUNES}
    results = tmp_path / "resultats.gpkg"
    processing.run("aula:verifier_compatibilite", {**asked, "RESULTATS": str(results)})
    found = geopandas.read_file(results, ignore_geometry=True)
    found = found[found["territoire_type"] == "commune"]
    assert set(found["regle_id"]) == RULES
    assert "non évaluable" not in set(found["signal"])
    zones = geopandas.read_file(document, layer="zone_urba")
    urban = shapely.union_all(zones.geometry[zones["famille"] == "U"].to_numpy())
    apart = shapely.difference(urban, shapely.union_all(drawn[1][0].geometry.to_numpy()))
    communes = geopandas.read_file(EXAMPLE / "communes.gpkg", layer="communes").set_index("code_insee").geometry
    extension = found[found["regle_id"] == "F6"].set_index("territoire_id")["brute_ha"]
    expected = {code: shapely.intersection(apart, communes[code]).area / 10_000 for code in extension.index}
    assert dict(extension) == pytest.approx(expected, abs=1e-3)
    assert extension.sum() > 1


def test_the_role_says_where_it_comes_from(drawn):
    roles = geopandas.read_file(drawn[0]["REFERENCES"], layer="roles").iloc[0]
    assert (roles["role"], roles["date"], roles["couverture"]) == ("enveloppe_urbaine", "2021", "couverture")
    assert "+50\u00a0m" in roles["source"] and "n’est pas une mesure" in roles["source"]
    layer = geopandas.read_file(drawn[0]["REFERENCES"], layer="enveloppe_urbaine")
    assert (layer["annee"] == 2021).all() and len(layer) == drawn[0]["NB_ENVELOPPES"]


def test_two_land_covers(aula_provider, tmp_path):
    """What the matrix puts in the envelope; new land in or out of the first envelope adds up to the new land.

    The covers tile the territory: what is in the envelope in 2024 and was not in 2015 is measured by an overlay.
    """
    typed = {"SURFACE_MIN": 1, "LARGEUR_NOUVEAU": 0, "ANNEE_1": 2015, "ANNEE_2": 2024}
    found, envelopes, evolution, broken = run(tmp_path, **COVERS, **typed, TERRITOIRES=COMMUNES)
    assert set(envelopes["date"]) == {"2015", "2024"} and set(envelopes["rang"]) == {1, 2}
    total = found["EXTENSION_HA"] + found["DENSIFICATION_HA"]
    assert evolution["ha"].sum() == pytest.approx(total)
    assert broken[["extension_ha", "densification_ha"]].to_numpy().sum() == pytest.approx(total)
    new = _inside(2024).difference(_inside(2015)).area / 10_000
    assert total == pytest.approx(new, abs=0.05)
    assert total > 5


def _inside(year):
    from aula.aula_plugin.core.land.classes import classify
    from aula.aula_plugin.core.land.nomenclatures import nomenclature

    cover = geopandas.read_file(EXAMPLE / "occupation_sol.gpkg", layer=f"occupation_{year}")
    classes = classify(cover["cs"].to_numpy(), cover["us"].to_numpy(), nomenclature("ocs2d_2021"))
    return shapely.union_all(cover.geometry.to_numpy()[classes.inside == 1])


def test_kinds_left_out_and_small_buildings(aula_provider, tmp_path):
    buildings = geopandas.read_file(REFERENCES, layer="bati")
    kind = buildings["nature"].value_counts().index[-1]
    heard = Heard()
    values = {"BATI": BUILT, "CHAMP_NATURE": "nature", "NATURES_EXCLUES": kind.upper(), "BATI_MIN": 100}
    found, *_ = run(tmp_path, heard, **values, SURFACE_MIN=1)
    kept = (buildings["nature"] != kind) & (buildings.area >= 100)
    assert found["NB_BATI"] + found["NB_ISOLES"] == kept.sum()
    assert any("exclu(s) par leur nature" in line for line in heard.told)


def test_cut_at_the_limits(aula_provider, tmp_path):
    communes = geopandas.read_file(EXAMPLE / "communes.gpkg", layer="communes")
    town = tmp_path / "ville.gpkg"
    communes[communes["code_insee"] == "99001"].to_file(town, layer="communes")
    values = {"BATI": BUILT, "TERRITOIRES": str(town), "DECOUPER": True, "SURFACE_MIN": 1}
    found, envelopes, _, broken = run(tmp_path, **values)
    assert shapely.area(shapely.difference(envelopes.geometry.to_numpy(), communes.geometry[0])).max() < 1e-3
    assert broken["ha"].tolist() == pytest.approx([found["SURFACE_HA"]])
    assert found["NB_BATI"] + found["NB_ISOLES"] < len(geopandas.read_file(REFERENCES, layer="bati"))


def test_dates_that_are_not_made_of_the_same_things(aula_provider, tmp_path):
    heard = Heard()
    run(tmp_path, heard, BATI=BUILT, OCCUPATION_2=COVERS["OCCUPATION_2"])
    assert any("ne sont pas faites des mêmes données" in line for line in heard.told)


def test_neither_buildings_nor_land_cover_is_refused(aula_provider):
    with pytest.raises(QgsProcessingException, match="Donnez le bâti"):
        processing.run("aula:enveloppe_urbaine", {"ENVELOPPES": "memory:"})


@pytest.mark.parametrize("name", ["enveloppes", "evolution", "fragmentation"])
def test_each_layer_bears_the_warning_as_a_note(qgis_app, name):
    from qgis.core import QgsLayerNotesUtils

    layer = QgsVectorLayer("MultiPolygon?crs=EPSG:2154", name, "memory")
    assert layer.loadNamedStyle(str(STYLES / "land" / f"{name}.qml"))[1]
    assert "n’est pas une mesure de consommation" in QgsLayerNotesUtils.layerNotes(layer)
    labels = [rule.label() for rule in layer.renderer().rootRule().children()]
    assert labels[-1] == "Autres valeurs"
    assert len(np.unique(labels)) == len(labels)
