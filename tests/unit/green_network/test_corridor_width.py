"""The narrowest place of a corridor, on corridors drawn by hand: cells of 10 m, patches left and right."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.green_network import corridor_width
from aula.aula_plugin.core.green_network.corridor_width import narrowest

ROWS, COLUMNS = 21, 31
CELL = 10.0


def scene(*boxes):
    """Return a mask that holds boxes ``(first row, last row, first column, last column)``, all included."""
    mask = np.zeros((ROWS, COLUMNS), dtype=bool)
    for top, bottom, left, right in boxes:
        mask[top : bottom + 1, left : right + 1] = True
    return mask


LEFT, RIGHT = scene((0, 20, 0, 4)), scene((0, 20, 26, 30))


def width(corridor, left=LEFT, right=RIGHT):
    return narrowest(corridor, left, right, CELL, CELL)


@pytest.mark.parametrize("cells", [1, 2, 3, 4, 9])
def test_strip_is_as_wide_as_its_cells_whether_odd_or_even(cells):
    found = width(scene((5, 4 + cells, 5, 25)))
    assert found.width == pytest.approx(10 * cells)
    # its middle: between rows 5 and 5 + cells, columns 5 and 26
    assert (found.row, found.column) == (5 + cells / 2, 15.5)


def test_gap_in_a_strip():
    corridor = scene((4, 14, 5, 25))
    corridor[:, 12] = False
    corridor[7:10, 12] = True  # three cells left open in the wall: 30 m, middle of row 8, of column 12
    assert width(corridor) == corridor_width.Narrowest(30.0, 8.5, 12.5)


def test_hourglass():
    corridor = scene()
    for column in range(5, 26):
        half = 1 + abs(15 - column)
        corridor[max(0, 10 - half) : 10 + half + 1, column] = True
    assert width(corridor) == corridor_width.Narrowest(30.0, 10.5, 15.5)


def test_narrowest_of_two_gaps():
    corridor = scene((4, 14, 5, 25))
    corridor[:, 10] = corridor[:, 20] = False
    corridor[6:11, 10] = True
    corridor[9:11, 20] = True  # two cells: rows 9 and 10
    assert width(corridor) == corridor_width.Narrowest(20.0, 10.0, 20.5)


def test_wider_of_two_branches_counts():
    assert width(scene((1, 5, 5, 25), (10, 12, 5, 25))).width == 50


def test_width_does_not_depend_on_an_alcove_nor_on_a_wide_place():
    assert width(scene((9, 11, 5, 25), (2, 18, 13, 17))).width == 30


def test_slanted_strip_is_as_wide_as_its_clear_way():
    # Columns of 4 cells, each a cell lower than the last: the outside pokes in at the corners (c + 1, c − 3) and
    # (c + 1, c), which lie on two lines at 45°, 3 cells apart vertically: 3 × 10 / √2 = 21.2 m between them. The disc
    # is tried every half cell only.
    corridor = scene()
    for column in range(5, 21):
        corridor[column - 4 : column, column] = True
    left, right = scene((0, 20, 0, 4)), scene((0, 20, 21, 30))
    assert narrowest(corridor, left, right, CELL, CELL).width == pytest.approx(30 / np.sqrt(2), abs=2.5)


def test_parts_that_meet_by_a_corner_are_told():
    """Cells of 10 m in a diagonal stand for a strip 0 to 14.1 m wide: beyond, it would cover the centres beside, which
    lie at 10 / √2 = 7.07 m. With cells of 30 × 10 m: 300 / √1 000 = 9.49 m.
    """
    corridor = scene((5, 9, 5, 14), (10, 14, 15, 25))
    found = width(corridor)
    assert (found.row, found.column, found.corner) == (10.0, 15.0, True)
    assert found.width == pytest.approx(10 / np.sqrt(2))
    assert narrowest(corridor, LEFT, RIGHT, 30.0, 10.0).width == pytest.approx(300 / np.sqrt(1000))


def test_a_side_is_no_corner():
    """One cell side by side is wider than any corner, whichever way it runs."""
    for across, down in ((30.0, 10.0), (10.0, 30.0)):
        found = narrowest(scene((5, 5, 5, 25)), LEFT, RIGHT, across, down)
        assert (found.width, found.corner) == (down, False)
        assert corridor_width.corner_width(across, down) < 10


def test_corridor_that_does_not_join_has_no_width():
    assert width(scene((5, 9, 5, 13), (11, 14, 15, 25))) is None
    assert width(scene()) is None
    assert width(scene((5, 9, 5, 25)), right=scene()) is None


def test_patch_is_no_bottleneck():
    """A patch one cell deep does not narrow the corridor that leaves it, 50 m wide."""
    assert width(scene((5, 9, 5, 25)), left=scene((0, 20, 4, 4))).width == 50


def test_cells_that_are_not_square():
    strip = scene((5, 7, 5, 25))
    assert narrowest(strip, LEFT, RIGHT, 20.0, 10.0).width == 30  # three rows of 10 m
    assert narrowest(strip.T, LEFT.T, RIGHT.T, 20.0, 10.0).width == 60  # three columns of 20 m


def test_large_window_is_measured_to_one_cell(monkeypatch):
    monkeypatch.setattr(corridor_width, "FINE", 0)
    for cells in (1, 2, 3, 4, 9):
        found = width(scene((5, 4 + cells, 5, 25)))
        assert 10 * (cells - 1) <= found.width <= 10 * cells
        assert abs(found.row - (5 + cells / 2)) <= 0.5
    corridor = scene((4, 14, 5, 25))
    corridor[:, 12] = False
    corridor[7:10, 12] = True
    assert width(corridor) == corridor_width.Narrowest(30.0, 8.5, 12.5)


@given(st.integers(0, 2**32 - 1), st.floats(0.55, 0.95), st.integers(1, 3))
def test_turning_the_map_changes_no_width(seed, share, turns):
    corridor = np.random.default_rng(seed).random((12, 12)) < share
    left, right = np.zeros((2, 12, 12), dtype=bool)
    left[:, :2], right[:, -2:] = True, True
    flat = narrowest(corridor, left, right, CELL, CELL)
    turned = narrowest(*(np.rot90(mask, turns) for mask in (corridor, left, right)), CELL, CELL)
    assert (flat is None) == (turned is None)
    assert flat is None or flat.width == turned.width


@given(st.integers(0, 2**32 - 1), st.floats(0.55, 0.95))
def test_taking_cells_off_never_widens(seed, share):
    random = np.random.default_rng(seed)
    corridor = random.random((12, 12)) < share
    fewer = corridor & (random.random((12, 12)) < 0.9)
    left, right = np.zeros((2, 12, 12), dtype=bool)
    left[:, :2], right[:, -2:] = True, True
    before, after = (narrowest(mask, left, right, CELL, CELL) for mask in (corridor, fewer))
    assert after is None or (before is not None and after.width <= before.width)
