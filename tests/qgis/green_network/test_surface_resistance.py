"""`aula:surface_resistance`: frictions of codes, multipliers, slope and barriers on small hand-made grids."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from qgis import processing
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsProcessingFeedback, QgsRasterLayer

from aula.aula_plugin import rasters
from aula.aula_plugin.core.raster_grid import Grid
from aula.tests.qgis.green_network.telling import Log, save, told_as

X, Y = 700_000, 7_000_000
GRID = Grid(X, Y + 100, 10, 10, 10, 20)
CRS = QgsCoordinateReferenceSystem("EPSG:2154")


def grid_file(folder, name, values, missing=None, grid=GRID):
    path = folder / f"{name}.tif"
    rasters.write(path, np.asarray(values), missing, grid, CRS, QgsProcessingFeedback())
    return str(path)


@pytest.fixture
def scene(tmp_path):
    """20 × 10 cells of 10 m: wood (1) west, fields (2) east; friction 1 and 10."""
    values = np.ones(GRID.shape, dtype=np.int32)
    values[:, 10:] = 2
    table = tmp_path / "frictions.csv"
    table.write_bytes(
        "code;libellé;Boisée;humide\r\n1;Forêt;1,0;30\r\n2;Culture;10;infranchissable\r\n".encode("cp1252")
    )
    return {"OCCUPATION": grid_file(tmp_path, "occ", values), "FRICTIONS": str(table), "SOUS_TRAME": "boisée"}


def run(log=None, **parameters):
    given = {"RESISTANCE": "TEMPORARY_OUTPUT", "TABLE": "memory:", **parameters}
    return processing.run("aula:surface_resistance", given, feedback=log)


def cells(result):
    return rasters.read(QgsRasterLayer(result["RESISTANCE"]), QgsProcessingFeedback()).as_float()


def test_friction_of_each_code(aula_provider, scene):
    """Half of friction 1, half of friction 10: mean 5.5; 1 ha each. The table is in Windows-1252."""
    result = run(**scene)
    found = cells(result)
    assert (found[:, :10] == 1).all() and (found[:, 10:] == 10).all()
    assert (result["MIN"], result["MAX"], result["MOYENNE"]) == (1, 10, 5.5)
    assert (result["SANS_FRICTION_HA"], result["INFRANCHISSABLE_HA"]) == (0, 0)
    rows = [f.attributes() for f in result["TABLE"].getFeatures()]
    assert rows == [
        [1, "1", "Forêt", 1.0, 100, 1.0, False, "table", "Boisée"],
        [2, "2", "Culture", 1.0, 100, 10.0, False, "table", "Boisée"],
    ]


def test_a_code_that_cannot_be_crossed(aula_provider, scene):
    result = run(**{**scene, "SOUS_TRAME": "humide"})
    found = cells(result)
    assert np.isnan(found[:, 10:]).all() and (found[:, :10] == 30).all()
    assert result["INFRANCHISSABLE_HA"] == pytest.approx(1.0)


def test_codes_by_correspondences(aula_provider, tmp_path, scene):
    """Texts like CS 2.1 in the table of correspondences, CS2.1 in the table of frictions."""
    links = tmp_path / "liens.csv"
    links.write_text("numero,code,libelle\n1,CS 2.1,Bois\n2,CS1.1,Bâti\n", encoding="utf-8")
    table = tmp_path / "f.csv"
    table.write_text("\ufeffcode;boisee\nCS2.1;1,5\nCS1.1;1\u00a0000\n", encoding="utf-8")
    result = run(OCCUPATION=scene["OCCUPATION"], CORRESPONDANCES=str(links), FRICTIONS=str(table))
    assert (result["MIN"], result["MAX"]) == (1.5, 1000)


def test_bands_are_half_open(aula_provider, tmp_path, scene):
    """A line at x = 5, the centre of the first column: centres lie 0, 10, 20… m from it. Bands [0, 20) and [20, 40]:
    columns 0 and 1 × 2, columns 2, 3, 4 × 1.5 (the last band holds its end, 40 m), column 5 at 50 m unchanged."""
    line = save(tmp_path, "route", [shapely.LineString([(X + 5, Y - 50), (X + 5, Y + 150)])])
    result = run(MULTIPLICATEURS=[line], FACTEURS=["route", "", "", "0-20 m x2 ; 20-40 x1,5"], **scene)
    found = cells(result)
    assert (found == [2, 2, 1.5, 1.5, 1.5, 1, 1, 1, 1, 1] + [10] * 10).all()


def test_distances_are_those_of_the_drawn_object(aula_provider, tmp_path, scene):
    """A line at x = 9: centres at 5 and 15 lie 4 and 6 m from it, and 16 m for 25. Band [0, 5): the first column only,
    although the line touches one cell whose neighbour's centre is 10 m away."""
    line = save(tmp_path, "route", [shapely.LineString([(X + 9, Y - 50), (X + 9, Y + 150)])])
    found = cells(run(MULTIPLICATEURS=[line], FACTEURS=["1", "", "", "0-5 x3"], **scene))
    assert (found[:, 0] == 3).all() and (found[:, 1:10] == 1).all()


@pytest.mark.parametrize(("how", "expected"), [("produit", [6, 2, 3, 1]), ("max", [3, 2, 3, 1]), ("min", [2, 2, 3, 1])])
def test_combinations(aula_provider, tmp_path, scene, how, expected):
    """Factor 2 over columns 0 and 1, 3 over 0 and 2; none over 3: where one only applies, it is the one."""
    one = save(tmp_path, "un", [shapely.box(X, Y, X + 20, Y + 100)], f=["2,0"])
    other = save(tmp_path, "deux", [shapely.box(X + c, Y, X + c + 10, Y + 100) for c in (0, 20)])
    rows = ["un", "", "F", "", "deux", "3", "", ""]
    found = cells(run(MULTIPLICATEURS=[one, other], FACTEURS=rows, COMBINAISON=how, **scene))
    assert found[0, :4].tolist() == expected


def test_rasters_multiply_by_their_values_or_by_bands(aula_provider, tmp_path, scene):
    values = np.full(GRID.shape, 1.0)
    values[:, 0], values[:, 1] = 2.5, 4
    path = grid_file(tmp_path, "nuisance", values)
    assert cells(run(MULTIPLICATEURS=[path], **scene))[0, :3].tolist() == [2.5, 4, 1]
    rows = ["nuisance", "", "", "0-2,5 x1 ; >2,5 x7"]
    assert cells(run(MULTIPLICATEURS=[path], FACTEURS=rows, **scene))[0, :3].tolist() == [7, 7, 1]


def test_slope(aula_provider, tmp_path, scene):
    """Slopes of 10 % and 40 %: with a coefficient of 5, factors 1.5 and 3; by classes 1.2 and 10."""
    values = np.zeros(GRID.shape)
    values[:, 0], values[:, 1] = 10, 41
    path = grid_file(tmp_path, "pente", values)
    assert cells(run(PENTE=path, PENTE_COEF=5, **scene))[0, :3].tolist() == pytest.approx([1.5, 3.05, 1])
    steps = "0-10 x1 ; 10-20 x1,2 ; 20-30 x1,5 ; 30-40 x2 ; >40 x10"
    assert cells(run(PENTE=path, PENTE_TRANCHES=steps, **scene))[0, :3].tolist() == [1.2, 10, 1]


def test_barriers_close_every_cell_they_touch(aula_provider, tmp_path, scene):
    """A wall from x = 95 to 105 m touches columns 9 and 10: 20 cells, 0.2 ha, and no centre has to be inside."""
    wall = save(tmp_path, "mur", [shapely.box(X + 96, Y, X + 104, Y + 100)])
    log = Log()
    result = run(log, BARRIERES=[wall], **scene)
    assert np.isnan(cells(result)[:, 9:11]).all()
    assert result["INFRANCHISSABLE_HA"] == pytest.approx(0.2)
    assert any("20 mailles fermées (0,20 ha)" in note for note in log.told)


def test_cells_without_land_cover_are_told(aula_provider, tmp_path, scene):
    missing = np.zeros(GRID.shape, dtype=bool)
    missing[0] = True
    log = Log()
    occupation = grid_file(tmp_path, "trou", np.ones(GRID.shape, dtype=np.int32), missing)
    found = cells(run(log, **{**scene, "OCCUPATION": occupation}))
    assert np.isnan(found[0]).all() and (found[1:] == 1).all()
    assert any("0,20 ha sans occupation du sol" in note for note in log.told)


def test_every_code_without_friction_is_listed_or_closed(aula_provider, tmp_path, scene):
    table = tmp_path / "court.csv"
    table.write_text("code;boisee\n1;1\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=told_as("1 code sans friction .1,00 ha. : 2 1,00 ha")):
        run(**{**scene, "FRICTIONS": str(table)})
    result = run(**{**scene, "FRICTIONS": str(table)}, SANS_FRICTION="infranchissable")
    assert result["SANS_FRICTION_HA"] == pytest.approx(1.0) and np.isnan(cells(result)[:, 10:]).all()


def test_zero_is_refused_unless_it_is_asked_to_be_one(aula_provider, tmp_path, scene):
    table = tmp_path / "zero.csv"
    table.write_text("code;boisee\n1;0\n2;5\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=told_as("ligne 2 .1. : « 0 ».*mettez 1")):
        run(**{**scene, "FRICTIONS": str(table)})
    log = Log()
    assert run(log, **{**scene, "FRICTIONS": str(table)}, FRICTION_ZERO="lire_un")["MIN"] == 1
    assert any("friction 0 lue comme 1" in note for note in log.told)


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_workbooks(aula_provider, tmp_path, scene, suffix):
    import pandas as pd

    from aula.aula_plugin.storage.spreadsheets import write_workbook

    path = tmp_path / f"frictions{suffix}"
    write_workbook({"frictions": pd.DataFrame({"code": ["1", "2"], "boisee": ["1", "12,5"]})}, path)
    assert run(**{**scene, "FRICTIONS": str(path)})["MAX"] == 12.5


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"SOUS_TRAME": "aquatique"}, "« aquatique » n’est pas dans la table ; colonnes de frictions : Boisée, humide"),
        ({"CHAMP_CODE": "habitat"}, "la colonne « habitat » n’existe pas"),
        ({"PENTE_COEF": 2}, "La pente demande une grille"),
        ({"FACTEURS": ["1", "", "", ""]}, "aucune couche choisie ne s’appelle « 1 »"),
    ],
)
def test_refused(aula_provider, scene, change, told):
    with pytest.raises(QgsProcessingException, match=told_as(told)):
        run(**{**scene, **change})


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["", "", "0-20 x2 ; 10-30 x1"], "se chevauchent"),
        (["", "", "0-20"], "n’est pas une tranche lisible"),
        (["", "", "20-10 x2"], "est vide"),
        (["", "", ">20 x2"], "une tranche de distance doit avoir une fin"),
        (["0", "", ""], "le facteur doit être un nombre supérieur à 0"),
        (["", "absent", ""], "le champ « absent » n’existe pas dans « route »"),
        (["", "", ""], "donnez dans FACTEURS un seul de"),
        (["2", "", "0-20 x2"], "donnez dans FACTEURS un seul de"),
    ],
)
def test_factors_refused(aula_provider, tmp_path, scene, row, told):
    line = save(tmp_path, "route", [shapely.LineString([(X, Y), (X + 100, Y + 100)])])
    with pytest.raises(QgsProcessingException, match=told_as(told)):
        run(MULTIPLICATEURS=[line], FACTEURS=["route", *row], **scene)


def test_decimal_land_cover_is_refused(aula_provider, tmp_path, scene):
    path = grid_file(tmp_path, "mesure", np.full(GRID.shape, 1.5))
    with pytest.raises(QgsProcessingException, match=told_as("« mesure » contient des valeurs non entières")):
        run(**{**scene, "OCCUPATION": path})
