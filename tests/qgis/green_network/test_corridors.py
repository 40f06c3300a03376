"""`aula:corridors` on a grid of 10 m cells whose costs are worked out by hand."""

import math

import numpy as np
import pytest
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from aula.aula_plugin import rasters
from aula.aula_plugin.core.green_network import corridor_current
from aula.aula_plugin.core.raster_grid import Grid

X, Y = 700_000, 6_600_000
ROWS, COLUMNS = 11, 31


class Log(QgsProcessingFeedback):
    def __init__(self):
        super().__init__(False)
        self.told, self.warned = [], []

    def pushInfo(self, info):  # noqa: N802
        self.told.append(info.replace("\u00a0", " ").replace("\u202f", " "))

    def pushWarning(self, warning):  # noqa: N802
        self.warned.append(warning.replace("\u00a0", " ").replace("\u202f", " "))


def cells(top, bottom, left, right):
    """Return the rectangle of cells, rows and columns from the north-west, all included."""
    return (
        f"POLYGON(({X + left * 10} {Y - top * 10},{X + right * 10 + 10} {Y - top * 10},"
        f"{X + right * 10 + 10} {Y - bottom * 10 - 10},{X + left * 10} {Y - bottom * 10 - 10},"
        f"{X + left * 10} {Y - top * 10}))"
    )


def patches(*shapes, fields="", crs="EPSG:2154"):
    made = QgsVectorLayer(f"Polygon?crs={crs}{fields}", "réservoirs", "memory")
    features = []
    for shape in shapes:
        text, *values = shape if isinstance(shape, tuple) else (shape,)
        feature = QgsFeature(made.fields())
        feature.setGeometry(QgsGeometry.fromWkt(text))
        feature.setAttributes(values)
        features.append(feature)
    made.dataProvider().addFeatures(features)
    return made


@pytest.fixture
def strip(tmp_path):
    """A strip of friction 2, rows 4 to 6, between nodata; one cell wide less at column 15 (row 4 closed)."""
    friction = np.full((ROWS, COLUMNS), np.nan)
    friction[4:7] = 2.0
    friction[4, 15] = np.nan
    return surface(tmp_path / "resistance.tif", friction)


def surface(path, friction):
    grid = Grid(X, Y, 10, 10, *friction.shape)
    crs = QgsCoordinateReferenceSystem("EPSG:2154")
    assert rasters.write(path, friction, None, grid, crs, QgsProcessingFeedback())
    return str(path)


ENDS = (cells(4, 6, 0, 2), cells(4, 6, 28, 30))


def run(source, resistance, log=None, **options):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    parameters = {"RESERVOIRS": source, "RESISTANCE": resistance, "MOTEUR": "numpy"}
    parameters.update(dict.fromkeys(("LIENS", "CORRIDORS", "GOULETS"), "memory:"), **options)
    return processing.run("aula:corridors", parameters, context=context, feedback=log or Log())


def rows(layer):
    return [dict(zip(layer.fields().names(), feature.attributes())) for feature in layer.getFeatures()]


def plain(values):
    return {name: None if value != value or repr(value) == "NULL" else value for name, value in values.items()}


def test_strip(aula_provider, strip, tmp_path):
    result = run(
        patches(*ENDS),
        strip,
        LARGEUR_MIN=25,
        SOUS_TRAME="boisée",
        FRICTION_REFERENCE=2,
        NLCC=str(tmp_path / "surcout.tif"),
        COURANT=str(tmp_path / "courant.tif"),
    )
    # From column 2 to column 28, 26 steps of 10 m, friction 2: 520; along row 6, or row 5.
    (link,) = rows(result["LIENS"])
    assert plain(link) == {
        "id_lien": 1,
        "id_a": 1,
        "id_b": 2,
        "sous_trame": "boisée",
        "cout_m": 520.0,
        "equivalent_m": 260.0,
        "longueur_m": 260.0,
        "traverse": None,
        "largeur_min_m": 20.0,  # rows 5 and 6 at column 15
        "goulet": True,
        "par_un_coin": False,
    }
    # 25 columns of 3 cells but one: 74 × 100 m²; margin 10 % of 520. A detour by row 4 costs at most two diagonals
    # more than straight: 2 × (√2 − 1) × 20 = 16.6
    (corridor,) = rows(result["CORRIDORS"])
    assert (corridor["surface_ha"], corridor["marge"]) == pytest.approx((0.74, 52.0))
    (place,) = list(result["GOULETS"].getFeatures())
    point = place.geometry().asPoint()
    assert (point.x(), point.y()) == (X + 155, Y - 60)  # column 15; between rows 5 and 6
    assert {name: result[name] for name in ("NB_LIENS", "COUT_TOTAL", "NB_COMPOSANTES", "NB_SANS_LIEN")} == {
        "NB_LIENS": 1,
        "COUT_TOTAL": 520.0,
        "NB_COMPOSANTES": 1,
        "NB_SANS_LIEN": 0,
    }
    assert (result["LARGEUR_MIN_M"], result["NB_GOULETS"]) == (20.0, 1)
    extra, current = (read(tmp_path / name) for name in ("surcout.tif", "courant.tif"))
    assert extra[5, 3:28] == pytest.approx([0] * 25) and np.isnan(extra[5, [2, 28]]).all()
    assert np.isnan(extra[3]).all() and np.isnan(extra[4, 15])
    assert extra[4, 14] == pytest.approx(20 * (math.sqrt(2) - 1))  # straight along row 4, one diagonal at the gap
    # 1 A through two cells at the gap, three elsewhere; nothing is written in the patches
    assert np.isnan(current[:, :3]).all() and np.isnan(current[:, 28:]).all()
    assert np.nansum(current[:, 15]) >= 1 - 1e-9
    assert np.nanargmax(np.nanmax(current[:, 3:28], axis=0)) + 3 in (14, 15, 16)


def read(path):
    from qgis.core import QgsRasterLayer

    return rasters.read(QgsRasterLayer(str(path)), QgsProcessingFeedback()).as_float()


def test_ids_of_a_field_and_crossing(aula_provider, tmp_path):
    resistance = surface(tmp_path / "plain.tif", np.ones((ROWS, COLUMNS)))
    source = patches(
        (cells(5, 5, 0, 0), 30), (cells(5, 5, 10, 10), 7), (cells(5, 5, 20, 20), 12), fields="&field=numero:integer"
    )
    result = run(source, resistance, CHAMP_ID="numero", TOPOLOGIE="complete")
    found = {(row["id_a"], row["id_b"]): row for row in map(plain, rows(result["LIENS"]))}
    assert {pair: (row["cout_m"], row["traverse"]) for pair, row in found.items()} == {
        (7, 12): (100.0, None),
        (7, 30): (100.0, None),
        (12, 30): (200.0, "7"),
    }
    dropped = run(source, resistance, CHAMP_ID="numero", TOPOLOGIE="complete", TRAVERSEE="retirer")
    assert dropped["NB_LIENS"] == 2
    planar = run(source, resistance, CHAMP_ID="numero", COUT_MAX=99)
    assert (planar["NB_LIENS"], planar["NB_COMPOSANTES"], planar["NB_SANS_LIEN"]) == (0, 3, 3)
    assert planar["LARGEUR_MIN_M"] is None


def test_patches_smaller_than_a_cell_outside_overlapping_and_blind(aula_provider, strip):
    small = f"POLYGON(({X + 101} {Y - 51},{X + 103} {Y - 51},{X + 103} {Y - 53},{X + 101} {Y - 51}))"
    same = f"POLYGON(({X + 106} {Y - 56},{X + 108} {Y - 56},{X + 108} {Y - 58},{X + 106} {Y - 56}))"
    log = Log()
    result = run(
        patches(*ENDS, small, same, cells(5, 5, 40, 41), cells(0, 1, 5, 8), cells(4, 6, 2, 3), cells(6, 6, 29, 31)),
        strip,
        log,
        TOPOLOGIE="complete",
    )
    told, warned = "\n".join(log.told), "\n".join(log.warned)
    assert "1 réservoir sans centre de maille" in told
    assert "2 paires de réservoirs avec une partie commune" in told
    assert "1 réservoir au bord de la grille" in told
    assert "1 réservoir hors de la grille, sans effet : numéro 5." in warned
    assert "2 réservoirs sans maille, un autre la tient, et sans effet" in warned and "numéros 4, 8." in warned
    assert "1 réservoir sans aucun lien, toutes les mailles étant infranchissables (sans résistance) : numéro 6." in (
        warned
    )
    ids = {row["id_a"] for row in rows(result["LIENS"])} | {row["id_b"] for row in rows(result["LIENS"])}
    assert ids == {1, 2, 3, 7}


def test_patches_that_touch(aula_provider, strip):
    log = Log()
    result = run(patches(cells(4, 6, 0, 2), cells(4, 6, 3, 5)), strip, log)
    (link,) = map(plain, rows(result["LIENS"]))
    assert (link["cout_m"], link["longueur_m"], link["largeur_min_m"], link["goulet"]) == (0, 0, None, None)
    assert result["CORRIDORS"].featureCount() == result["GOULETS"].featureCount() == 0
    assert "1 lien sans maille entre ses deux réservoirs : pas de corridor." in log.told


def test_one_patch(aula_provider, strip):
    log = Log()
    result = run(patches(ENDS[0]), strip, log)
    assert (result["NB_LIENS"], result["NB_COMPOSANTES"]) == (0, 1)
    assert "Un seul réservoir sur la grille : il n’y a rien à relier." in log.warned


def test_current_too_large_is_counted(aula_provider, strip, tmp_path, monkeypatch):
    monkeypatch.setattr(corridor_current, "MOST_CELLS", 73)
    log = Log()
    run(patches(*ENDS), strip, log, COURANT=str(tmp_path / "courant.tif"))
    assert np.isnan(read(tmp_path / "courant.tif")).all()
    assert "Courant : 1 corridor de plus de 73 mailles, hors du calcul. Prenez une maille plus grande." in log.warned
    assert any(line.startswith("Courant, au plus : Circuit de 73 nœuds") for line in log.told)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([1, 1], "numéro 1 porté par plusieurs objets"),
        ([1, None], "n’est pas un numéro de réservoir"),
        ([0, 2], "Attendu un nombre entier de 1 à"),
    ],
)
def test_bad_numbers(aula_provider, strip, values, message):
    source = patches(*zip(ENDS, values), fields="&field=id_reservoir:integer")
    with pytest.raises(QgsProcessingException) as refused:
        run(source, strip)
    assert message in str(refused.value).replace("\u00a0", " ").replace("\u202f", " ")


def test_patches_elsewhere(aula_provider, strip):
    with pytest.raises(QgsProcessingException, match="emprise de la surface de résistance"):
        run(patches(cells(5, 5, 400, 410)), strip)


def test_friction_zero(aula_provider, tmp_path):
    friction = np.ones((ROWS, COLUMNS))
    friction[3, 4] = 0
    with pytest.raises(QgsProcessingException, match="ligne 4, colonne 5"):
        run(patches(*ENDS), surface(tmp_path / "zero.tif", friction))


def test_layer_in_another_crs(aula_provider, strip):
    from qgis.core import QgsCoordinateTransform

    project = QgsProject.instance()
    turn = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:2154"), QgsCoordinateReferenceSystem("EPSG:4326"), project
    )
    shapes = []
    for text in ENDS:
        shape = QgsGeometry.fromWkt(text)
        shape.transform(turn)
        shapes.append(shape.asWkt(15))
    (link,) = rows(run(patches(*shapes, crs="EPSG:4326"), strip)["LIENS"])
    assert link["cout_m"] == 520.0


def test_grid_that_does_not_fit_is_refused_before_it_is_read(aula_provider, strip, monkeypatch):
    from aula.aula_plugin.core.green_network import memory

    monkeypatch.setattr(memory, "available_memory", lambda: 1000)
    monkeypatch.setattr(rasters, "read", lambda *_: pytest.fail("read"))
    with pytest.raises(QgsProcessingException, match="la plus petite maille possible est"):
        run(patches(*ENDS), strip)
