"""Sources laid on cells, bands of a dispersal, edge of a study: by hand."""

from __future__ import annotations

import math

import geopandas
import numpy as np
import pandas as pd
import pytest
import shapely

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network.cost import Steps, cost_distance
from aula.aula_plugin.core.green_network.dispersal import band_cells, ends_of, near_the_edge, percentages
from aula.aula_plugin.core.green_network.sources import lay, source_ids
from aula.aula_plugin.core.raster_grid import Grid

GRID = Grid(0.0, 10.0, 10.0, 10.0, 1, 6)
FREE = np.ones((1, 6))


def points(*columns, **fields):
    """Return points in cells of the one row, not at their centres."""
    shapes = [shapely.Point(10 * column + 2, 3) for column in columns]
    return geopandas.GeoDataFrame(fields or {"nom": ["x"] * len(shapes)}, geometry=shapes)


def ranks(*cells):
    return np.array([cells], dtype=np.int32)


def test_objects_without_a_cell_take_that_of_their_point():
    """Objects 2 and 3 hold no centre: 2 is alone in its cell, 3 is where object 1 is, 4 lies outside."""
    laid = lay(ranks(1, 1, 0, 0, 0, 0), points(0, 4, 1, 9), np.array([5, 6, 7, 8]), GRID, FREE)
    assert laid.ids.tolist() == [[5, 5, 0, 0, 6, 0]] and laid.count == 2
    assert [note.split()[0] for note in laid.notes] == ["1", "1"] and len(laid.warnings) == 1
    assert "hors de la surface" in laid.warnings[0]


@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
def test_two_small_objects_of_one_cell(order):
    """The lowest id has the cell, whichever comes first."""
    ids = np.array([9, 4])[order]
    assert lay(ranks(0, 0, 0, 0, 0, 0), points(3, 3), ids, GRID, FREE).ids[0, 3] == 4


def test_sources_on_impassable_cells_are_named():
    friction = FREE.copy()
    friction[0, 0] = math.nan
    laid = lay(ranks(1, 2, 0, 0, 0, 0), points(0, 1), np.array([3, 8]), GRID, friction)
    assert laid.count == 1 and laid.warnings == ["1 source(s) sur des mailles infranchissables, dont rien ne part : 3."]
    with pytest.raises(InputError, match="Aucune source ne tombe sur une maille franchissable"):
        lay(ranks(1, 0, 0, 0, 0, 0), points(0), np.array([3]), GRID, friction)


def test_ids_of_sources():
    frame = points(0, 1, nom=["a", "b"], id_reservoir=[12, 3], autre=["7", "8.0"])
    assert source_ids(frame, "", "bois").tolist() == [12, 3]
    assert source_ids(frame, "autre", "bois").tolist() == [7, 8]
    assert source_ids(frame.drop(columns="id_reservoir"), "", "bois").tolist() == [1, 2]
    with pytest.raises(InputError, match="« bois », champ « nom », objet 1 : « a »"):
        source_ids(frame, "nom", "bois")
    with pytest.raises(InputError, match="pas de champ « code »"):
        source_ids(frame, "code", "bois")


@pytest.mark.parametrize("value", [None, 0, -1, 1.5, 2**31, math.inf])
def test_ids_that_cannot_be_written_on_a_cell(value):
    frame = points(0, 1, n=pd.Series([1, value], dtype=object))
    with pytest.raises(InputError, match="objet 2 : (NULL|« .* »)\\. Un identifiant est un nombre entier de 1"):
        source_ids(frame, "n", "bois")


def test_percentages():
    assert percentages("25 ; 50;75 100") == [25, 50, 75, 100]
    assert percentages("12,5 %\u00a0; 40 %") == [12.5, 40]
    for text in ("", "0;50", "50;101", "75;50", "50;50", "moitié"):
        with pytest.raises(InputError, match="pourcentages croissants"):
            percentages(text)


def test_bands_hold_their_end():
    """Friction 0.1: 30 steps of 1 cost-metre add up to 3.0000000000000004 or so, yet 30 m of 30 m is in the band."""
    sources = np.zeros((1, 40), dtype=np.int32)
    sources[0, 0] = 6
    field = cost_distance(np.full((1, 40), 0.1), sources, Steps(1.0, 1.0, 1.4), ends_of(30.0, 0.1, [50, 100])[-1])
    numbers, table = band_cells(field, 30.0, 0.1, [50, 100], True)
    assert numbers.tolist() == [[1] * 16 + [2] * 15 + [0] * 9]
    assert table["id_reservoir"].tolist() == [6, 6] and table["distance_max_m"].tolist() == [15, 30]


def test_bands_of_all_sources_together():
    sources = np.array([[2, 0, 0, 0, 5]])
    field = cost_distance(np.ones((1, 5)), sources, Steps(1.0, 1.0, 1.4))
    numbers, table = band_cells(field, 2.0, 1.0, [50, 100], False)
    assert numbers.tolist() == [[1, 1, 2, 1, 1]] and table["id_reservoir"].isna().all()
    numbers, table = band_cells(field, 2.0, 1.0, [50, 100], True)
    assert numbers.tolist() == [[1, 1, 2, 3, 3]] and table["id"].tolist() == [1, 2, 3, 4]


def test_the_edge_is_the_rim_and_what_is_bare_beyond_it():
    """Cells of 10 m, 11 × 11, source in the middle: 50 m from the rim. Bare rows come 20 m nearer; a hole does not."""
    grid, friction, ids = Grid(0, 0, 10.0, 10.0, 11, 11), np.ones((11, 11)), np.zeros((11, 11), dtype=np.int32)
    ids[5, 5] = 4
    assert near_the_edge(friction, ids, grid, 49).tolist() == []
    assert near_the_edge(friction, ids, grid, 50).tolist() == [4]
    friction[:3] = math.nan
    assert near_the_edge(friction, ids, grid, 30).tolist() == [4]
    friction[:3] = 1
    friction[3, 5] = math.nan
    assert near_the_edge(friction, ids, grid, 30).tolist() == []
