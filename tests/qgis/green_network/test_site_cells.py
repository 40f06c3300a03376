"""Cells of outlines: by the centre, all touched when narrow, never none."""

import numpy as np
import shapely

from aula.aula_plugin.core.raster_grid import Grid
from aula.aula_plugin.site_cells import cells_of

GRID = Grid(0.0, 100.0, 10.0, 10.0, 10, 10)


def mask(shape, **options):
    result = np.zeros(GRID.shape, dtype=bool)
    result.ravel()[cells_of([shape], GRID, **options)[0]] = True
    return result


def test_by_the_centre():
    # from (14, 64) to (46, 96): centres at 15, 25, 35, 45 across and at 65 to 95 up: 4 × 4 cells, rows 0 to 3
    found = mask(shapely.box(14, 64, 46, 96))
    assert np.argwhere(found).min(axis=0).tolist() == [0, 1] and np.argwhere(found).max(axis=0).tolist() == [3, 4]
    assert found.sum() == 16


def test_a_place_between_centres_takes_the_cell_it_lies_in():
    found = mask(shapely.box(21, 71, 24, 74), narrow=0.0)
    assert np.argwhere(found).tolist() == [[2, 2]]


def test_outside_the_grid():
    assert len(cells_of([shapely.box(200, 0, 300, 50)], GRID)[0]) == 0
    assert mask(shapely.box(90, -50, 150, 10)).sum() == 1


def test_a_narrow_strip_lets_no_path_through():
    # 12 m wide, across the grid: by the centres it holds cells that touch by corners only
    strip = shapely.LineString([(-20, 8), (120, 97)]).buffer(6, cap_style="flat")
    for narrow, tight in ((1.0, False), (2.0, True)):
        found = mask(strip, narrow=narrow)
        corners = (found[:-1, :-1] & found[1:, 1:] & ~found[:-1, 1:] & ~found[1:, :-1]) | (
            found[1:, :-1] & found[:-1, 1:] & ~found[:-1, :-1] & ~found[1:, 1:]
        )
        assert corners.any() != tight
