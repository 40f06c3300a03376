"""`aula:reservoirs`: patches of a land cover and of zonings through QGIS."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
import shapely
from qgis import processing
from qgis.core import NULL, QgsCoordinateReferenceSystem, QgsProcessingException, QgsProcessingFeedback

from aula.aula_plugin import rasters
from aula.aula_plugin.core.raster_grid import Grid
from aula.tests.qgis.green_network.telling import Log, save, told_as

X, Y = 700_000, 7_000_000
GRID = Grid(X, Y + 1000, 10, 10, 100, 100)


@pytest.fixture
def scene(tmp_path):
    """1 km of fields (2) with three woods (1): 400 × 400 m = 16 ha, 100 × 100 m = 1 ha, a single cell of 0.01 ha."""
    values = np.full(GRID.shape, 2, dtype=np.int32)
    values[:40, :40] = 1
    values[60:70, 60:70] = 1
    values[90, 90] = 1
    path = tmp_path / "occupation.tif"
    crs = QgsCoordinateReferenceSystem("EPSG:2154")
    rasters.write(path, values, None, GRID, crs, QgsProcessingFeedback())
    links = tmp_path / "liens.csv"
    links.write_text("numero,code,libelle\n1,CS2.1.1,Bois\n2,CS2.2,Prés\n", encoding="utf-8")
    return {"OCCUPATION": str(path), "CORRESPONDANCES": str(links), "CODES": "CS 2.1*"}


def run(log=None, **parameters):
    result = processing.run("aula:reservoirs", {"RESERVOIRS": "memory:", **parameters}, feedback=log)
    names = [field.name() for field in result["RESERVOIRS"].fields()]
    return result, [dict(zip(names, f.attributes())) for f in result["RESERVOIRS"].getFeatures()]


def test_patches_of_codes(aula_provider, scene):
    """16 ha is a réservoir, 1 ha a stepping stone, 0.01 ha is left out. Core at 100 m of the bord: 200 × 200 m."""
    log = Log()
    result, rows = run(log, **scene, PAS_JAPONAIS_MIN=0.5, LISIERE=100, SOUS_TRAME="boisée")
    assert [(r["id_reservoir"], r["statut"], r["surface_ha"]) for r in rows] == [
        (1, "reservoir", pytest.approx(16)),
        (2, "pas_japonais", pytest.approx(1)),
    ]
    assert rows[0]["coeur_ha"] == pytest.approx(4) and rows[1]["coeur_ha"] == 0
    assert rows[0]["sous_trame"] == "boisée" and rows[0]["origine"] == "occupation" and rows[0]["nom"] == NULL
    assert rows[0]["capacite"] == pytest.approx(160_000) and rows[0]["naturalite"] == NULL
    assert (result["NB"], result["NB_PAS_JAPONAIS"], result["PLUS_GRAND_HA"]) == (1, 1, pytest.approx(16))
    assert any("contour en escalier" in note for note in log.told)
    assert any("au bord de la grille" in note for note in log.told)


def test_zonings_join_the_cells_they_touch(aula_provider, tmp_path, scene):
    """A zoning of 100 × 400 m along the wood (4 ha), 50 m of it over the wood: 16 + 4 − 2 = 18 ha."""
    west = save(tmp_path, "ENS", [shapely.box(X + 350, Y + 600, X + 450, Y + 1000)], Nom=["Marais"])
    far = save(tmp_path, "ZNIEFF", [shapely.box(X, Y, X + 400, Y + 300)], titre=["Coteau"])
    _, rows = run(**scene, ZONAGES=[west, far], NOMS=["znieff", "titre"])
    assert [(r["surface_ha"], r["nom"], r["origine"]) for r in rows] == [
        (pytest.approx(18), "Marais", "ENS ; occupation"),
        (pytest.approx(12), "Coteau", "ZNIEFF"),
    ]


def test_zonings_alone_have_their_exact_compactness(aula_provider, tmp_path):
    path = save(tmp_path, "ENS", [shapely.box(X, Y, X + 400, Y + 400)])
    _, rows = run(ZONAGES=[path])
    assert rows[0]["compacite"] == pytest.approx(math.pi / 4)


def test_naturality_of_codes(aula_provider, tmp_path, scene):
    """A zoning over 20 columns of wood and 20 of fields, the wood of 16 ha: cells of wood 1 600, of fields 800.
    Notes 1 and 0.25: (1600 + 200)/2400 = 0.75."""
    path = save(tmp_path, "ENS", [shapely.box(X + 200, Y + 600, X + 600, Y + 1000)])
    _, rows = run(**scene, ZONAGES=[path], NATURALITE=["code", "CS2.1.1", "4", "1", "code", "cs 2.2", "1", "1"])
    assert rows[0]["surface_ha"] == pytest.approx(24)
    assert rows[0]["naturalite"] == pytest.approx(0.75)


def test_four_or_eight_neighbours(aula_provider, tmp_path):
    values = np.zeros(GRID.shape, dtype=np.int32)
    values[:40, :40], values[40:80, 40:80] = 1, 1
    path = tmp_path / "coins.tif"
    rasters.write(path, values, None, GRID, QgsCoordinateReferenceSystem("EPSG:2154"), QgsProcessingFeedback())
    assert [r["surface_ha"] for r in run(OCCUPATION=str(path), CODES="1")[1]] == [pytest.approx(32)]
    assert len(run(OCCUPATION=str(path), CODES="1", CONNEXITE="4")[1]) == 2


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"SURFACE_MIN": 20}, "Aucune tache d’au moins 20,0 ha. La plus grande fait 16,0 ha"),
        ({"CODES": "CS9"}, "Le code « CS9 » n’est pas dans « occupation ». Codes trouvés : CS2.1.1, CS2.2"),
        ({"CODES": ""}, "vont ensemble"),
        ({"OCCUPATION": None, "CODES": ""}, "Donnez une occupation du sol et ses codes, des zonages"),
        ({"NOMS": ["ENS", "nom"]}, "aucune couche choisie ne s’appelle « ENS »"),
        ({"NATURALITE": ["code", "CS2.1.1", "beau", "1"]}, "« beau » n’est pas un nombre"),
    ],
)
def test_refused(aula_provider, scene, change, told):
    with pytest.raises(QgsProcessingException, match=told_as(told)):
        run(**{**scene, **change})


def test_zonings_refused(aula_provider, tmp_path):
    path = save(tmp_path, "ENS", [shapely.box(X, Y, X + 400, Y + 400)])
    with pytest.raises(QgsProcessingException, match=told_as("« ENS » : le champ « label » n’existe pas")):
        run(ZONAGES=[path], NOMS=["ENS", "label"])
    with pytest.raises(QgsProcessingException, match=told_as("« ENS » est donnée deux fois")):
        run(ZONAGES=[path, path])


def test_zonings_beyond_the_land_cover_are_left_aside_and_told(aula_provider, tmp_path, scene):
    """A square of 400 m on the land cover, 16 ha, and one a hundred kilometres east."""
    there, away = (shapely.box(X + gap, Y, X + gap + 400, Y + 400) for gap in (0, 100_000))
    ground = {"OCCUPATION": scene["OCCUPATION"]}
    log = Log()
    both = save(tmp_path, "ENS", [there, away])
    assert [row["surface_ha"] for row in run(log, **ground, ZONAGES=[both])[1]] == [16]
    assert any(re.search(told_as("1 surface de « ENS » hors de l’étude"), note) for note in log.told)
    assert len(run(ZONAGES=[both])[1]) == 2  # nothing says where the study stops
    with pytest.raises(QgsProcessingException, match=told_as("aucune surface n’est dans l’étude")):
        run(**ground, ZONAGES=[save(tmp_path, "loin", [away])])


def test_a_study_area_that_cuts_a_patch(aula_provider, tmp_path, scene):
    """The territory holds the western 100 m of the wood of 400 × 400 m (4 of 16 ha) and not the other wood."""
    area = save(tmp_path, "territoire", [shapely.box(X - 500, Y, X + 100, Y + 1000)])
    log = Log()
    result, rows = run(log, **scene, EMPRISE=area, PAS_JAPONAIS_MIN=0.5)
    assert [(r["surface_ha"], r["limite_emprise"], r["hors_emprise_ha"]) for r in rows] == [(16, True, 12)]
    assert (result["NB_LIMITE"], result["NB_PAS_JAPONAIS"]) == (1, 0)
    assert any("12,0" in note and "au-delà" in note for note in log.told)
    _, rows = run(**scene, EMPRISE=area, LIMITE="coupees")
    assert (rows[0]["surface_ha"], rows[0]["capacite"], rows[0]["coeur_ha"]) == (4, 40_000, NULL)
    assert run(**scene)[1][0]["limite_emprise"] == NULL
