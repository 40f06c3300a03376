"""The layers and the figures of a network, and the current through its corridors, on cells of 10 m."""

import numpy as np
import pytest

from aula.aula_plugin.core.green_network import corridor_current
from aula.aula_plugin.core.green_network.corridor import Margin, corridors
from aula.aula_plugin.core.green_network.corridor_current import CorridorCurrent
from aula.aula_plugin.core.green_network.corridor_tables import CORRIDOR_COLUMNS, LINK_COLUMNS, network
from aula.aula_plugin.core.green_network.links import LinkOptions, build_links
from aula.aula_plugin.core.green_network.steps import Steps
from aula.aula_plugin.core.raster_grid import Grid


def ground(rows):
    """Return patches and friction: digits are patches, ``.`` is open, ``x`` is closed."""
    patches = np.array([[int(cell) if cell.isdigit() else 0 for cell in row] for row in rows], dtype=np.int32)
    friction = np.array([[np.nan if cell == "x" else 2.0 for cell in row] for row in rows])
    return patches, friction


def drawn(rows, **options):
    patches, friction = ground(rows)
    grid = Grid(0.0, 0.0, 10.0, 10.0, *patches.shape)
    steps = Steps.of(grid)
    links = build_links(friction, patches, grid, steps, LinkOptions("complete"), engine="numpy")
    made = corridors(friction, patches, grid, steps, links, Margin(10), "numpy", **options)
    return links, made, len(np.unique(patches)) - 1


#: 1 and 2 touch; 2 and 3 are joined by a strip 10 m wide; 4 is alone.
ROWS = ["1122...3x4", "1122xxx3x4"]


def test_layers_and_figures():
    links, made, patches = drawn(ROWS)
    found = network(links, made, patches, "humide", reference=2.0, least_width=15.0)
    table = found.links.set_index(["id_a", "id_b"])
    assert list(table.index) == [(1, 2), (1, 3), (2, 3)]
    # 2 to 3: four steps of 10 m, friction 2; 1 to 3 goes through 2: two more steps
    assert table["cout_m"].tolist() == [0.0, 120.0, 80.0]
    assert table["equivalent_m"].tolist() == [0.0, 60.0, 40.0]
    assert table["traverse"].tolist() == [None, "2", None]
    assert table["largeur_min_m"].isna().tolist() == [True, False, False]
    assert table.loc[(2, 3), "largeur_min_m"] == 10.0
    assert table["goulet"].tolist() == [None, True, True]
    assert table["par_un_coin"].tolist() == [None, False, False]
    assert found.corridors["id_lien"].tolist() == found.narrowest["id_lien"].tolist() == [2, 3]
    assert found.corridors["surface_ha"].tolist()[1] == 0.03
    assert (list(found.links), list(found.corridors)) == (
        [*LINK_COLUMNS, "geometry"],
        [*CORRIDOR_COLUMNS, "geometry"],
    )
    assert found.figures() == {
        "NB_LIENS": 3,
        "COUT_TOTAL": 200.0,
        "NB_COMPOSANTES": 2,
        "NB_SANS_LIEN": 1,
        "LARGEUR_MIN_M": 10.0,
        "NB_GOULETS": 2,
    }


def test_no_width_asked_for_flags_nothing():
    assert network(*drawn(ROWS), None).links["goulet"].tolist() == [None, False, False]


def test_a_corridor_that_holds_by_a_corner():
    """1 to 2: two steps of 10 m and a diagonal between closed cells; the corner of 10 m cells counts for 7.07 m."""
    (link,) = network(*drawn(["1.xx", "xx.2"]), None).links.to_dict("records")
    assert link["par_un_coin"] is True and link["largeur_min_m"] == pytest.approx(10 / np.sqrt(2))


def test_no_link():
    found = network(*drawn(["1x2"]), None)
    assert found.figures() == {
        "NB_LIENS": 0,
        "COUT_TOTAL": 0.0,
        "NB_COMPOSANTES": 2,
        "NB_SANS_LIEN": 2,
        "LARGEUR_MIN_M": None,
        "NB_GOULETS": 0,
    }
    assert len(found.corridors) == len(found.narrowest) == 0


def current_of(rows):
    patches, friction = ground(rows)
    told = []
    grid = Grid(0.0, 0.0, 10.0, 10.0, *patches.shape)
    made = CorridorCurrent(friction, patches, grid, [(1, 2)], told.append)
    drawn(rows, each=made.add)
    return made, told


def test_whole_flow_through_a_strip_and_half_through_each_of_two():
    made, told = current_of(["1...2"])
    assert made.values[0, 1:4] == pytest.approx([1, 1, 1]) and np.isnan(made.values[0, [0, 4]]).all()
    assert told[0].startswith("Courant, au plus : Circuit de")
    made, _ = current_of(["1...2", "1xxx2", "1...2"])
    assert made.values[[0, 2], 1:4] == pytest.approx(np.full((2, 3), 0.5))
    assert np.isnan(made.values[1]).all()


def test_too_large_is_left_out(monkeypatch):
    monkeypatch.setattr(corridor_current, "MOST_CELLS", 2)
    made, _ = current_of(["1...2"])
    assert made.too_large == 1 and np.isnan(made.values).all()
