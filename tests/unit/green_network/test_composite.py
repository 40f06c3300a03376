"""Layers merged by priority: codes, areas, widths, and lines that do not leak."""

import geopandas
import numpy as np
import pytest
import shapely
from scipy import ndimage

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network.classes import are_integers, classes_from, code_key, expand, natural_order
from aula.aula_plugin.core.green_network.composite import (
    Painted,
    Rule,
    burn_lines,
    merge,
    paint,
    painted_raster,
)
from aula.aula_plugin.core.raster_grid import Grid

GRID = Grid(0, 100, 10, 10, 10, 10)
ALL = np.s_[:, :]


def burn(shapes, values, grid, all_touched):
    """Burn cell by cell: by centre, or every cell whose inside is met, as GDAL does."""
    cells = np.zeros(grid.shape, dtype=np.int32)
    rows, columns = np.indices(grid.shape)
    x, y = grid.left + columns * grid.across, grid.top - rows * grid.down
    squares = shapely.box(x, y - grid.down, x + grid.across, y)
    centres = shapely.centroid(squares)
    for shape, value in zip(shapes, values):
        if not all_touched:
            held = shapely.intersects(shape, centres)
        elif shape.geom_type.endswith("LineString"):
            held = shapely.length(shapely.intersection(shape, squares)) > 1e-9
        else:
            held = shapely.area(shapely.intersection(shape, squares)) > 1e-9
        cells[held] = value
    return cells


def layer(*rows, **columns):
    return geopandas.GeoDataFrame(columns, geometry=list(rows), crs="EPSG:2154")


def painted(name, code, cells):
    filled = np.zeros(GRID.shape, dtype=np.int32)
    filled[cells] = 1
    return Painted(name, filled, (code,), ("",))


def test_the_first_layer_covers_the_others():
    """A road of one row (10 cells) over a wood of the five northern rows (50 cells), over fields everywhere: 10 cells
    of 100 m² = 0.1 ha, 40 cells, 50 cells."""
    found = merge(
        [painted("r", "route", np.s_[2, :]), painted("b", "bois", np.s_[:5]), painted("c", "champ", ALL)], GRID
    )
    areas = dict(zip(found.table["code"], found.table["surface_ha"]))
    assert areas == {"bois": 0.4, "champ": 0.5, "route": 0.1}
    assert found.table["numero"].tolist() == [1, 2, 3] and found.table["code"].tolist() == ["bois", "champ", "route"]
    assert not found.missing.any()
    assert "« b » : 0,40\u00a0ha visibles, 0,10\u00a0ha sous une couche prioritaire." in found.notes


def test_whole_codes_are_kept_as_numbers():
    found = merge([painted("a", "311", np.s_[:5]), painted("b", "12", np.s_[5:])], GRID)
    assert found.table["numero"].tolist() == [12, 311]
    assert found.values[0, 0] == 311 and found.values[9, 0] == 12


@pytest.mark.parametrize("codes", [["01", "2"], ["1", "2.0"], ["1", "CS2"], ["12345678901"]])
def test_codes_a_cell_cannot_hold_as_they_are_written(codes):
    assert not are_integers(codes)


def test_numbers_do_not_depend_on_the_order_of_layers():
    one, other = painted("a", "CS1.10", np.s_[:5]), painted("b", "CS1.2", np.s_[5:])
    first, second = merge([one, other], GRID), merge([other, one], GRID)
    assert (first.values == second.values).all()
    assert first.table["code"].tolist() == ["CS1.2", "CS1.10"]


def test_uncovered_cells_are_counted():
    """Ten columns less three: 70 cells of 0.01 ha; within a territory of the two northern rows, 14."""
    within = np.zeros(GRID.shape, dtype=bool)
    within[:2] = True
    layers = [painted("a", "x", np.s_[:, :3])]
    assert any("0,70\u00a0ha de l’emprise" in note and "70\u00a0mailles" in note for note in merge(layers, GRID).notes)
    assert any("0,14\u00a0ha du territoire" in note for note in merge(layers, GRID, within).notes)
    assert merge(layers, GRID).missing.sum() == 70


def test_a_code_of_two_layers_is_one_class_and_is_told():
    found = merge([painted("a", "CS 1", np.s_[:5]), painted("b", "cs1", np.s_[5:])], GRID)
    assert len(found.table) == 1 and found.table["couche"][0] == "a, b" and found.table["code"][0] == "CS 1"
    assert any("CS 1 (a, b)" in note for note in found.notes)


def test_a_surface_takes_the_cells_whose_centre_it_holds():
    """[0, 34] × [0, 20] holds centres 5, 15, 25 across and 5, 15 down: 6 cells."""
    found = paint(layer(shapely.box(0, 0, 34, 20), code=["a"]), Rule(code_field="CODE"), "n", GRID, burn)
    assert (found.cells > 0).sum() == 6


def test_the_smallest_surface_lies_on_top_whatever_the_order():
    big, small = shapely.box(0, 0, 100, 100), shapely.box(0, 0, 30, 30)
    for shapes, codes in (((big, small), ["a", "b"]), ((small, big), ["b", "a"])):
        found = paint(layer(*shapes, code=codes), Rule("code"), "n", GRID, burn)
        assert found.codes == ("a", "b")
        assert found.cells[9, 0] == 2 and found.cells[0, 9] == 1


def test_a_width_adds_the_cells_within_half_of_it():
    """A line at y = 45 with 30 m: y of 30 to 60, centres 35, 45, 55, three rows; without width one row."""
    line = shapely.LineString([(0, 45), (100, 45)])
    assert (paint(layer(line), Rule(), "n", GRID, burn).cells > 0).sum() == 10
    assert (paint(layer(line), Rule(width_m=30), "n", GRID, burn).cells > 0).sum() == 30


def test_widths_of_a_field_and_those_it_does_not_say():
    lines = [shapely.LineString([(0, y), (100, y)]) for y in (15, 85)]
    rule = Rule(width_field="l", width_m=0)
    found = paint(layer(*lines, l=["30", "De 0 à 15 m"]), rule, "n", GRID, burn)
    assert (found.cells[8] > 0).all() and (found.cells[7] > 0).all() and not (found.cells[2] > 0).any()
    assert "1\u00a0objet sans largeur lisible" in found.notes[0]


def test_codes_fixed_prefixed_and_missing():
    shapes = [shapely.box(0, 0, 50, 50), shapely.box(50, 50, 100, 100)]
    frame = layer(*shapes, nature=["A", None])
    assert paint(frame, Rule(), "Bois", GRID, burn).codes == ("Bois",)
    assert paint(frame, Rule("nature", prefix="r_"), "n", GRID, burn).codes == ("r_A",)
    assert (
        "1\u00a0objet sans code dans « nature » (0,25\u00a0ha)"
        in paint(frame, Rule("nature"), "n", GRID, burn).notes[0]
    )
    assert paint(frame, Rule("nature", "autre"), "n", GRID, burn).codes == ("A", "autre")


def test_fields_that_do_not_exist():
    with pytest.raises(InputError, match="le champ « natur » n’existe pas ; champs présents : nature"):
        paint(layer(shapely.box(0, 0, 1, 1), nature=["A"]), Rule("natur"), "n", GRID, burn)


def test_a_class_narrower_than_the_cell_is_told():
    """A strip of 2 m × 100 m between centres: no cell, 0.02 ha."""
    shapes = [shapely.box(0, 0, 2, 100), shapely.box(0, 0, 100, 100)]
    found = paint(layer(*shapes, code=["fil", "fond"]), Rule("code"), "n", GRID, burn)
    assert any("sans aucune maille" in note and "fil (0,02\u00a0ha)" in note for note in found.notes)


def separates(closed: np.ndarray) -> bool:
    """Return whether eight moves cannot go from the north-west corner to the south-east one."""
    parts, _ = ndimage.label(~closed, structure=np.ones((3, 3)))
    return parts[0, -1] != parts[-1, 0]


@pytest.mark.parametrize("offset", [0.0, 1e-7, 0.3, 5.0, 9.999])
def test_no_step_passes_through_a_diagonal_line(offset):
    """A line from corner to corner goes through the very corners of cells: burnt as it is, it would leak."""
    line = shapely.LineString([(-20, 120 + offset), (120, -20 + offset)])
    assert separates(burn_lines([line], [1], GRID, burn) > 0)


def test_corners_are_filled_only_where_a_line_passes():
    """Two points of two lines that touch one corner of four cells by different sides are left alone."""
    lines = [shapely.LineString([(1, 99), (8, 92)]), shapely.LineString([(12, 88), (18, 82)])]
    assert (burn_lines(lines, [1, 1], GRID, burn) > 0).sum() == 2


def test_a_raster_keeps_its_values():
    values = np.array([[3, 3], [7, 0]])
    missing = values == 0
    found = painted_raster(values, missing, Rule(prefix="clc_"), "n")
    assert found.codes == ("clc_3", "clc_7") and found.cells.tolist() == [[1, 1], [2, 0]]
    assert painted_raster(values, missing, Rule(code="tout"), "n").codes == ("tout",)
    with pytest.raises(InputError, match="aucune maille sur l’emprise"):
        painted_raster(values, np.ones_like(missing), Rule(), "n")


def test_codes_compared_and_ordered():
    assert code_key("CS 2.1\u00a0.1") == code_key("cs2.1.1")
    assert sorted(["10", "9", "CS1.10", "CS1.9", "a"], key=natural_order) == ["9", "10", "a", "CS1.9", "CS1.10"]


def test_lists_of_codes():
    codes = ["CS2.1.1", "CS2.1.2", "CS1.1", "311"]
    assert expand("cs 2.1* ; 311", codes, "occ") == ["311", "CS2.1.1", "CS2.1.2"]
    assert expand("311,CS1.1", codes, "occ") == ["311", "CS1.1"]
    assert expand("forêts, bois", ["Forêts, bois", "Champ"], "occ") == ["Forêts, bois"]
    assert expand("champ ; forêts, bois", ["Forêts, bois", "Champ"], "occ") == ["Champ", "Forêts, bois"]
    with pytest.raises(InputError, match="« CS9 » n’est pas dans « occ ». Codes trouvés : 311, CS1.1"):
        expand("CS9", codes, "occ")
    with pytest.raises(InputError, match="Donnez les codes"):
        expand(" ; ", codes, "occ")


def test_tables_of_correspondences():
    import pandas as pd

    table = pd.DataFrame({"Numéro": ["1", 2.0], "CODE": ["CS1", "CS2"], "Libellé": ["Bâti", None]})
    found = classes_from(table, "t")
    assert found.codes == {1: "CS1", 2: "CS2"} and found.labels == {1: "Bâti", 2: ""} and found.code(9) == "9"
    with pytest.raises(InputError, match="deux codes au numéro 1 : a et b"):
        classes_from(pd.DataFrame({"numero": [1, 1], "code": ["a", "b"]}), "t")
    with pytest.raises(InputError, match="colonne.s. absente.s. : numero, code ; colonnes trouvées : x"):
        classes_from(pd.DataFrame({"x": [1]}), "t")
