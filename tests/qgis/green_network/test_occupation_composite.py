"""`aula:occupation_composite`: layers of the example territory and hand-made ones merged onto a grid."""

from __future__ import annotations

from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely
from qgis import processing
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsProject, QgsRasterLayer, QgsVectorLayer
from scipy import ndimage

from aula.aula_plugin import rasters
from aula.aula_plugin.core.green_network.composite import burn_lines
from aula.aula_plugin.core.green_network.cost import cost_distance
from aula.aula_plugin.core.green_network.steps import Steps
from aula.aula_plugin.core.raster_grid import Grid
from aula.aula_plugin.occupation import burn_classes
from aula.aula_plugin.storage.class_style import colour
from aula.tests.qgis.green_network.telling import Log, save, told_as

ROOT = Path(__file__).resolve().parents[3]
REFERENCES = ROOT / "templates" / "exemple" / "references_scot.gpkg"


def run(log=None, **parameters):
    given = {"OCCUPATION": "TEMPORARY_OUTPUT", "CORRESPONDANCES": "memory:", **parameters}
    return processing.run("aula:occupation_composite", given, feedback=log)


def cells(result):
    raster = rasters.read(QgsRasterLayer(result["OCCUPATION"]), QgsProcessingFeedback())
    return np.where(raster.missing, -1, raster.values), raster


def rows(result):
    layer = result["CORRESPONDANCES"]
    return {
        f["code"]: (f["numero"], f["libelle"], f["couche"], f["surface_ha"], f["mailles"]) for f in layer.getFeatures()
    }


@pytest.fixture
def scene(tmp_path):
    """A wood of 60 × 100 m in a square of fields of 100 m, a road across both."""
    x, y = 700_000, 7_000_000
    return {
        "champs": save(tmp_path, "champs", [shapely.box(x, y, x + 100, y + 100)], code=["A1.1"], nom=["Blé"]),
        "bois": save(tmp_path, "bois", [shapely.box(x, y, x + 60, y + 100)]),
        "route": save(tmp_path, "route", [shapely.LineString([(x, y + 45), (x + 100, y + 45)])]),
    }


def test_merged_by_order(aula_provider, scene):
    """10 × 10 cells of 10 m: the road has one row of ten, the wood 60 less six, the fields 40 less four."""
    log = Log()
    result = run(
        log,
        COUCHES=[scene["route"], scene["bois"], scene["champs"]],
        REGLES=["champs", "code", "", "nom", "", "", "", "bois", "", "bois", "", "", "", ""],
        MAILLE=10,
    )
    assert {code: row[4] for code, row in rows(result).items()} == {"route": 10, "bois": 54, "A1.1": 36}
    assert rows(result)["A1.1"] == (1, "Blé", "champs", pytest.approx(0.36), 36)
    assert (result["NB_CODES"], result["NB_MAILLES"], result["SURFACE_HA"]) == (3, 100, pytest.approx(1.0))
    assert result["NON_COUVERT_HA"] == 0
    assert any("bois » : 0,54 ha visibles, 0,06 ha sous" in note for note in log.told)


def test_each_class_has_its_colour_and_its_name_in_the_legend(aula_provider, scene):
    result = run(COUCHES=[scene["bois"], scene["champs"]], REGLES=["champs", "code", "", "nom", "", "", ""])
    layer = QgsRasterLayer(result["OCCUPATION"])
    classes = layer.renderer().classes()
    assert [one.label for one in classes] == ["A1.1 – Blé", "bois"]
    assert classes[0].color.name() != classes[1].color.name()


def test_numbers_are_kept_and_a_raster_is_brought_to_the_grid(aula_provider, tmp_path, scene):
    """A raster of 20 m cells, another grid: each of its cells becomes four, and this is told."""
    grid = Grid(700_000, 7_000_100, 20, 20, 5, 5)
    values = np.arange(1, 26).reshape(5, 5)
    path = tmp_path / "clc.tif"
    crs = QgsVectorLayer(scene["bois"]).crs()
    rasters.write(path, values, None, grid, crs, QgsProcessingFeedback())
    log = Log()
    result = run(log, COUCHES=[scene["bois"], str(path)], REGLES=["1", "", "311", "", "", "", ""], ETENDUE="")
    found, raster = cells(result)
    assert raster.grid.shape == (10, 10) and (found[:, :6] == 311).all()
    assert found[0, 6:].tolist() == [4, 4, 5, 5] and found[9, 9] == 25
    assert any("a d’autres mailles" in note for note in log.told)


def test_no_diagonal_step_passes_through_lines(aula_provider):
    """Lines from side to side at every slope, corners of cells included, cut the grid in two for eight moves."""
    grid = Grid(0, 300, 10, 10, 30, 30)
    random = np.random.default_rng(5)
    ends = [(10.0 * n, 10.0 * (30 - n), [(150.0, 150.0)]) for n in range(1, 30)]
    ends += [(one, other, []) for one, other in random.uniform(0, 300, (40, 2))]
    for west, east, middle in ends:
        line = shapely.LineString([(-5, west), *middle, (305, east)])
        closed = burn_lines([line], [1], grid, burn_classes) > 0
        parts, _ = ndimage.label(~closed, structure=np.ones((3, 3)))
        north, south = set(parts[0][~closed[0]]), set(parts[-1][~closed[-1]])
        assert not north & south, line.wkt


def test_territory_and_uncovered_cells(aula_provider, tmp_path, scene):
    """A territory of 200 × 100 m: the eastern half, 1 ha, has no land cover."""
    area = save(tmp_path, "zone", [shapely.box(700_000, 7_000_000, 700_200, 7_000_100)])
    log = Log()
    result = run(log, COUCHES=[scene["champs"]], EMPRISE=area, MAILLE=10)
    assert result["NB_MAILLES"] == 200 and result["NON_COUVERT_HA"] == pytest.approx(1.0)
    assert any("1,00 ha du territoire ne sont couverts par aucune couche" in note for note in log.told)


def test_a_margin_around_the_territory(aula_provider, tmp_path, scene):
    """A territory of 50 m with a margin of 20 m: 9 × 9 cells of 10 m; what is not covered counts inside it only."""
    area = save(tmp_path, "zone", [shapely.box(700_000, 7_000_000, 700_050, 7_000_050)])
    result = run(COUCHES=[scene["champs"]], EMPRISE=area, TAMPON=20)
    assert (result["NB_MAILLES"], result["NON_COUVERT_HA"]) == (81, 0)


def test_no_least_cost_path_crosses_a_burnt_line(aula_provider):
    """A line from corner to corner closed on the grid: with eight moves, cutting corners allowed, the other side is
    out of reach."""
    grid = Grid(0, 300, 10, 10, 30, 30)
    line = shapely.LineString([(-20, 320), (320, -20)])
    friction = np.where(burn_lines([line], [1], grid, burn_classes) > 0, np.nan, 1.0)
    sources = np.zeros(grid.shape, dtype=np.int32)
    sources[29, 0] = 1
    reached = np.isfinite(cost_distance(friction, sources, Steps.of(grid, 8)).distance)
    assert reached[29, 28] and not reached[0, 1:].any() and not reached[:29, 29].any()


def test_the_example_territory(aula_provider):
    """Woods, fields, buildings, roads and rivers at 50 m: areas close to those drawn (buildings are narrower)."""
    names = ("routes", "cours_eau", "bati", "bois", "rpg")
    result = run(
        COUCHES=[f"{REFERENCES}|layername={name}" for name in names],
        REGLES=["routes", "classe", "", "", "", "", "route_", "rpg", "code_cultu", "", "culture", "", "", ""],
        EMPRISE=f"{REFERENCES}|layername=perimetre_scot",
        MAILLE=50,
    )
    found = rows(result)
    woods = geopandas.read_file(REFERENCES, layer="bois")
    assert found["bois"][3] == pytest.approx(woods.area.sum() / 1e4, rel=0.12)
    assert {"route_principale", "cours_eau", "bati", "BTH"} <= set(found)
    assert found["BTH"][1] == "Blé tendre d’hiver"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"REGLES": ["prés", "", "", "", "", "", ""]}, "ligne 1 : aucune couche choisie ne s’appelle « prés »"),
        ({"REGLES": ["bois", "", "", "", "", "large", ""]}, "ligne 1 : « large » n’est pas un nombre positif"),
        ({"REGLES": ["bois", "", "", "", "", "-3", ""]}, "« -3 » n’est pas un nombre positif"),
        ({"REGLES": ["bois", "essence", "", "", "", "", ""]}, "le champ « essence » n’existe pas"),
        ({"REGLES": ["bois", "", ""]}, "attendu 7 cellules par ligne"),
        ({"REGLES": ["bois", "", "1", "", "", "", ""] * 2}, "« bois » a déjà une ligne"),
        ({"MAILLE": 0.0001}, "attendu : au moins 0.1"),
        ({"ETENDUE": "0,1e8,0,1e8 [EPSG:2154]", "MAILLE": 1}, "Grille trop grande.*la plus petite maille possible est"),
    ],
)
def test_refused(aula_provider, scene, change, told):
    with pytest.raises(QgsProcessingException, match=told_as(told)):
        run(**{"COUCHES": [scene["bois"], scene["champs"]], **change})


def test_layers_refused(aula_provider, tmp_path, scene):
    points = save(tmp_path, "puits", [shapely.Point(700_050, 7_000_050)])
    bare = save(tmp_path, "sans_scr", [shapely.box(0, 0, 1, 1)], crs=None)
    for layers, told in (
        ([scene["bois"], scene["bois"]], "« bois » est donnée deux fois"),
        ([points], "« puits » n’est pas faite de surfaces ni de lignes"),
        ([bare], "« sans_scr » n’a pas de système de coordonnées"),
    ):
        with pytest.raises(QgsProcessingException, match=told_as(told)):
            run(COUCHES=layers)


def test_degrees_are_computed_in_metres(aula_provider, tmp_path):
    """A layer in longitude and latitude in France is laid in Lambert-93."""
    path = save(tmp_path, "wgs", [shapely.box(3.0, 50.0, 3.01, 50.01)], crs="EPSG:4326")
    _, raster = cells(run(COUCHES=[path], MAILLE=50))
    assert raster.crs.authid() == "EPSG:2154"


def test_layers_of_a_project_by_their_names(aula_provider, scene):
    layer = QgsVectorLayer(scene["bois"], "Bois d’Épure", "ogr")
    QgsProject.instance().addMapLayer(layer)
    try:
        result = run(COUCHES=["Bois d’Épure"], REGLES=["bois d’épure", "", "forêt", "", "", "", ""])
        assert set(rows(result)) == {"forêt"}
    finally:
        QgsProject.instance().removeMapLayer(layer.id())


def test_colours_follow_a_new_run_unless_someone_chose_them(aula_provider, tmp_path, scene):
    """The legend beside the file is that of its classes; a style that a person saved there is left alone."""
    path = tmp_path / "occupation.tif"

    def legend():
        layer = QgsRasterLayer(str(path))
        return [one.label for one in layer.renderer().classes()]

    run(COUCHES=[scene["bois"]], OCCUPATION=str(path))
    assert legend() == ["bois"]
    run(COUCHES=[scene["champs"]], OCCUPATION=str(path))
    assert legend() == ["champs"]
    layer = QgsRasterLayer(str(path))
    layer.saveNamedStyle(str(path.with_suffix(".qml")))
    run(COUCHES=[scene["bois"]], OCCUPATION=str(path))
    assert legend() == ["champs"]


def test_names_with_marks_of_xml(aula_provider, scene, tmp_path):
    """Codes hold whatever people type."""
    code = 'Prés & "landes" <humides>'
    path = save(tmp_path, "marques", [shapely.box(700_000, 7_000_000, 700_100, 7_000_100)], code=[code])
    result = run(COUCHES=[path], REGLES=["1", "code", "", "", "", "", ""])
    layer = QgsRasterLayer(result["OCCUPATION"])
    assert [one.label for one in layer.renderer().classes()] == [code]
    assert list(rows(result)) == [code]


def test_colours_of_families():
    """What names say, then what nomenclatures say, prefix or not; two classes of a family differ by a shade."""

    def near(code, reference, label=""):
        own, wanted = ([int(c[n : n + 2], 16) for n in (1, 3, 5)] for c in (colour(code, label), reference))
        return max(abs(a - b) for a, b in zip(own, wanted)) <= 12

    assert near("landuse_311", "#2f6b3a") and near("CS2.1.1.1", "#2f6b3a") and near("x", "#2f6b3a", "Forêt mixte")
    assert near("w_cours d’eau", "#8fb6d9") and near("CS1.2.2", "#8fb6d9") and near("512", "#8fb6d9")
    assert near("route_principale", "#8d8f96") and near("zone_humide", "#3f8f9b") and near("231", "#9bbf5a")
    assert colour("311", "") != colour("312", "")
