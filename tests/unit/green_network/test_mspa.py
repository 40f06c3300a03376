"""Shapes drawn by hand, whose MSPA classes are told by looking at them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network.classes import Classes
from aula.aula_plugin.core.green_network.mspa import Options, segment
from aula.aula_plugin.core.green_network.mspa_classes import (
    class_table,
    edge_in_cells,
    habitat_of,
    porosity,
    summary,
)
from aula.aula_plugin.core.green_network.mspa_distance import near
from aula.aula_plugin.core.green_network.mspa_spread import within_geodesic
from aula.aula_plugin.core.green_network.mspa_thinning import tables, thin
from aula.aula_plugin.core.raster_grid import Grid

#: Letters of the drawings below.
LETTERS = {"C": 17, "i": 9, "e": 3, "p": 5, "B": 33, "b": 35, "L": 65, "l": 67, "r": 1, ".": 0, "O": 100, "o": 220}
LETTERS |= {"P": 105, "?": 129, "x": 37, "c": 117, "E": 103, "I": 109}


def drawn(text):
    return np.array([[LETTERS[letter] for letter in line.split()[0]] for line in text.strip().splitlines()])


def classes(expected, **options):
    """Return the classes of the habitat of a drawing."""
    cells = drawn(expected)
    return cells, segment(~np.isin(cells, (0, 100, 220, 129)), cells == 129, Options(**options))


SQUARE = """
.......
.eeeee.
.eCCCe.
.eCCCe.
.eCCCe.
.eeeee.
.......
"""
#: Only the centre has habitat all around it.
PLUS = """
.........
...eee...
...eCe...
.eeeCeee.
.eCCCCCe.
.eeeCeee.
...eCe...
...eee...
.........
"""
BRIDGE = """
................
.eeeee....eeeee.
.eCCCe....eCCCe.
.eCCCbBBBBbCCCe.
.eCCCe....eCCCe.
.eeeee....eeeee.
................
"""
#: A corner of a loop is not needed to close it: it is a branche of one cell.
HOOK = """
............
.eeeee......
.eCCClLLLr..
.eCCCeoooL..
.eCCCeoooL..
.eCCClLLLr..
.eeeee......
............
"""
STUB = """
..........
.eeeee....
.eCCCe....
.eCCCerrr.
.eCCCe....
.eeeee....
..........
"""
HOLE = """
...........
.eeeeeeeee.
.eCCCCCCCe.
.eCCCCCCCe.
.eCCPPPCCe.
.eCCPOPCCe.
.eCCPPPCCe.
.eCCCCCCCe.
.eCCCCCCCe.
.eeeeeeeee.
...........
"""
ISLETS = """
.........
.ii....i.
.ii......
.....iii.
.........
"""
WIDE = """
...........
.eeeeeeeee.
.eeeeeeeee.
.eeCCCCCee.
.eeCCCCCee.
.eeCCCCCee.
.eeeeeeeee.
.eeeeeeeee.
...........
"""


@pytest.mark.parametrize("shape", [SQUARE, PLUS, BRIDGE, HOOK, STUB, HOLE, ISLETS])
def test_shapes(shape):
    expected, found = classes(shape)
    np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("turn", range(8))
@pytest.mark.parametrize("shape", [SQUARE, PLUS, BRIDGE, HOOK, STUB, HOLE, ISLETS])
def test_shapes_turned_and_mirrored(shape, turn):
    cells = np.rot90(drawn(shape), turn % 4)
    cells = cells[:, ::-1] if turn > 3 else cells
    found = segment(~np.isin(cells, (0, 100, 220)), np.zeros(cells.shape, dtype=bool), Options())
    np.testing.assert_array_equal(found, cells)


def test_a_wider_edge():
    """The corners of the cœur are 2√2 cells from the cells outside the corners: under 3, they are edge."""
    expected, found = classes(WIDE, edge=2)
    np.testing.assert_array_equal(found, expected)


def test_openings_not_told_apart():
    _, found = classes(HOLE, inside=False)
    assert found[5, 5] == 0 and found[4, 4] == 5
    _, found = classes(HOOK, inside=False)
    assert found[3, 6] == 0


def test_a_clump_inside_an_opening():
    """A hole of 7 × 7 in a square holds a square of 5 × 5: the inner square has its own edge, inside the opening."""
    cells = np.zeros((17, 17), dtype=bool)
    cells[1:16, 1:16] = True
    cells[4:13, 4:13] = False
    cells[6:11, 6:11] = True
    found = segment(cells, np.zeros_like(cells), Options())
    assert (found[7:10, 7:10] == 117).all()
    assert (found == 117).sum() == 9 and (found == 103).sum() == 25 - 9
    # The opening: 9 × 9 cells without the 25 of the clump; the perforation around it: 11 × 11 without 9 × 9.
    assert (found == 100).sum() == 81 - 25
    assert (found == 105).sum() == 121 - 81
    assert (found == 3).sum() == 15 * 15 - 13 * 13


def test_a_bridge_of_two_cells_by_a_corner():
    """Two squares joined by their corners only: with connexity 4, they are two pieces and nothing joins them."""
    cells = np.zeros((13, 13), dtype=bool)
    cells[1:6, 1:6] = cells[7:12, 7:12] = True
    cells[6, 6] = True
    nowhere = np.zeros_like(cells)
    joined = segment(cells, nowhere, Options(connexity=8))
    assert joined[6, 6] == 33 and joined[5, 5] == 35 and joined[7, 7] == 35
    apart = segment(cells, nowhere, Options(connexity=4))
    assert apart[6, 6] == 9 and apart[5, 5] == 3 and apart[7, 7] == 3


def test_habitat_goes_on_beyond_the_map_and_over_cells_without_data():
    everywhere = np.ones((8, 9), dtype=bool)
    assert (segment(everywhere, np.zeros_like(everywhere), Options()) == 17).all()
    missing = np.zeros_like(everywhere)
    missing[4, 4] = True
    found = segment(everywhere, missing, Options(edge=2))
    assert found[4, 4] == 129 and (found == 17).sum() == 8 * 9 - 1


def test_nothing_and_one_cell():
    nowhere = np.zeros((3, 4), dtype=bool)
    assert not segment(nowhere, nowhere, Options()).any()
    assert (segment(nowhere, ~nowhere, Options()) == 129).all()
    one = np.ones((1, 1), dtype=bool)
    assert segment(one, ~one, Options(edge=30))[0, 0] == 17


@pytest.mark.parametrize("options", [Options(edge=0), Options(connexity=6)])
def test_refused(options):
    nowhere = np.zeros((3, 4), dtype=bool)
    with pytest.raises(InputError, match="attendu un bord d’au moins 1 maille et une connexité de 4 ou 8"):
        segment(nowhere, nowhere, options)


MAPS = arrays.arrays(np.bool_, arrays.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=14))


@given(MAPS, st.integers(1, 3), st.sampled_from([4, 8]), st.booleans())
def test_every_cell_of_habitat_has_a_class_and_no_other_cell_has(habitat, edge, connexity, inside):
    found = segment(habitat, np.zeros_like(habitat), Options(edge, connexity, inside))
    outside = np.isin(found, (0, 100, 220))
    np.testing.assert_array_equal(~outside, habitat)
    known = {17, 9, 5, 3, 35, 37, 67, 69, 65, 33, 1}
    assert set(np.unique(found[habitat]).tolist()) <= known | {code + 100 for code in known}
    # A cœur, an îlot and the rim of cœurs depend on distances only: they turn with the map.
    turned = segment(np.rot90(habitat).copy(), np.zeros_like(np.rot90(habitat)), Options(edge, connexity, inside))
    for bit in (2, 4, 8, 16):
        own = np.where(habitat, found % 100 & bit, 0)
        np.testing.assert_array_equal(np.rot90(own), np.where(np.rot90(habitat), turned % 100 & bit, 0))


@given(MAPS, MAPS, st.sampled_from([4, 8]))
def test_thinning_keeps_anchors_and_turns_with_the_map(shape, anchors, connexity):
    rows, columns = np.minimum(shape.shape, anchors.shape)
    shape, anchors = shape[:rows, :columns], anchors[:rows, :columns] & shape[:rows, :columns]
    left = thin(shape, anchors, connexity)
    assert (left >= anchors).all() and (left <= shape).all()
    np.testing.assert_array_equal(np.rot90(left), thin(np.rot90(shape), np.rot90(anchors), connexity))


@given(MAPS, st.sampled_from([1.0, 1.42, 1.98, 2.98, 4.98, 12.98, 40.98]))
def test_near_is_a_disc(mask, reach):
    """Cells against cells, one by one: those whose squared distance is at most that of the reach."""
    found = np.argwhere(mask)
    cells = np.argwhere(np.ones_like(mask))
    squared = ((cells[:, None, :] - found[None, :, :]) ** 2).sum(axis=2)
    expected = (squared <= reach**2).any(axis=1).reshape(mask.shape) & ~mask
    np.testing.assert_array_equal(near(mask, reach, lambda: None), expected)


def test_simple_cells():
    """Of the 256 neighbourhoods, 116 leave the centre simple, with either connexity (its dual swaps the two)."""
    for connexity in (4, 8):
        assert tables(connexity)[0].sum() == 116


def test_a_distance_goes_round():
    """A wall between source and target: 4 straight steps to turn its end, not 2 through it."""
    mask = np.ones((3, 3), dtype=bool)
    mask[0:2, 1] = False
    source = np.zeros_like(mask)
    source[0, 0] = True
    # From (0, 0) the end of the wall is turned at (2, 1), at 1 + 1 + 1 = 3 by sides; (0, 2) is 3 more away.
    near = within_geodesic(source, mask, 3.0)
    assert near[2, 0] and near[2, 1] and not near[0, 2] and not near[1, 2]
    assert within_geodesic(source, mask, 7.0).sum() == 7


def test_table():
    cells, found = classes(HOLE)
    table = class_table(found, 8, 400.0, "boisée").set_index("classe")
    # Cells of 400 m². Drawn: 9 × 9 = 81 cells less the hole; 32 of edge, 8 of perforation, 40 of cœur.
    assert table.loc["coeur", "surface_ha"] == pytest.approx(40 * 0.04)
    assert table.loc["lisiere", "surface_ha"] == pytest.approx(32 * 0.04)
    assert table.loc["perforation", "part_habitat"] == pytest.approx(100 * 8 / 80)
    assert table.loc["ouverture_coeur", ["nombre", "surface_ha"]].tolist() == [1, pytest.approx(0.04)]
    assert table.loc["hors_habitat", "part_territoire"] == pytest.approx(100 * 41 / 121)
    assert table.loc["coeur", "nombre"] == 1 and table.loc["pont", "nombre"] == 0
    assert table.loc["perforation", "dans_ouverture_ha"] == pytest.approx(8 * 0.04)
    assert (table["sous_trame"] == "boisée").all()
    # Cœur, edge and perforation: 80 cells; the opening, one.
    assert porosity(found) == pytest.approx(100 / 81)


def test_table_of_a_bridge():
    _, found = classes(BRIDGE)
    table = class_table(found, 8, 1e4)
    by_class = table.set_index("classe")
    assert by_class.loc["pont", ["nombre", "surface_ha"]].tolist() == [1, 4]
    # The bridge crosses the edge of each square: a cell each, counted with the edge.
    assert by_class.loc["lisiere", ["surface_ha", "passages_ha"]].tolist() == [32, 2]
    told = summary(table)
    assert told[-1].replace("\u00a0", " ").startswith("Pont (corridors déjà en place) : 1 élément, 4,0 ha, 7,4 %")


def test_table_without_habitat():
    table = class_table(np.full((2, 2), 129, dtype=np.uint8), 8, 1.0)
    assert table["part_habitat"].isna().all() and table["part_territoire"].isna().all()
    assert porosity(np.zeros((2, 2), dtype=np.uint8)) is None
    assert summary(table) == []


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_edge_in_cells():
    grid = Grid(0, 0, 20, 20, 50, 60)
    assert edge_in_cells(30, grid, "g")[0] == 2
    edge, note, doubtful = edge_in_cells(5, grid, "g")
    assert edge == 1 and doubtful
    assert plain(note).startswith("Bord de 1 maille, soit 20,0 m, pour 5,0 m demandés.")
    with pytest.raises(InputError, match="d’au plus 1.200 m"):
        edge_in_cells(1300, grid, "g")
    with pytest.raises(InputError, match="doivent être carrées"):
        edge_in_cells(30, Grid(0, 0, 20, 25, 50, 60), "g")


def test_habitat_of():
    cells = np.array([[1, 0], [2, 9]])
    missing = np.array([[False, False], [False, True]])
    with pytest.raises(InputError, match="d’autres codes que 1 et 0 .*Codes trouvés : 0, 1, 2"):
        habitat_of(cells, missing, "", Classes(), "g")
    assert habitat_of(cells, missing, "31*", Classes({2: "311"}), "g").tolist() == [[False, False], [True, False]]
    assert habitat_of(cells % 2, missing, " ", Classes(), "g").tolist() == [[True, False], [False, False]]
    with pytest.raises(InputError, match="aucune maille renseignée"):
        habitat_of(cells, np.ones_like(missing), "1", Classes(), "g")
