"""Memory told before the start, and the smallest cell that fits."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network import memory
from aula.aula_plugin.core.green_network.cost import cost_distance
from aula.aula_plugin.core.green_network.engines import numba_engine
from aula.aula_plugin.core.green_network.memory import bytes_per_cell, check_memory, smallest_cell
from aula.aula_plugin.core.green_network.steps import Steps
from aula.aula_plugin.core.raster_grid import Grid


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_grid_that_fits_is_told():
    """350 000 cells of 50 bytes: 17.5 MB."""
    assert plain(check_memory(Grid(0, 0, 1, 1, 1000, 350), 50, 10**9)) == (
        "Grille de 350 000 mailles, environ 18 Mo de mémoire."
    )


def test_a_billion_cells_are_refused_with_the_cell_that_fits():
    """40 000² cells of 1 m at 50 B: 80 GB for 10 free. 8 may be taken: 160 million cells, √10 = 3.16 m: 4 m."""
    with pytest.raises(InputError) as error:
        check_memory(Grid(0, 0, 1, 1, 40_000, 40_000), 50, 10**10)
    assert plain(str(error.value)).startswith(
        "Grille trop grande : 1,6 milliard de mailles, environ 80 Go de mémoire alors que 10 Go sont libres. Sur cette "
        "emprise, la plus petite maille possible est 4 m"
    )


def test_too_many_cells_to_be_numbered_whatever_the_memory():
    with pytest.raises(InputError, match="3,6"):
        check_memory(Grid(0, 0, 1, 1, 60_000, 60_000), 50, 10**13)


def test_an_unknown_memory_refuses_nothing(monkeypatch):
    monkeypatch.setattr(memory, "available_memory", lambda: None)
    assert "milliard" in check_memory(Grid(0, 0, 1, 1, 40_000, 40_000), 50)


@pytest.mark.parametrize(
    ("grid", "most", "expected"),
    [
        # 100 × 100 m: 4 cells need 50 m sides
        (Grid(0, 0, 1, 1, 100, 100), 4, 50),
        # 3 cells: √(10 000 / 3) = 57.7, yet 58 m still makes 2 × 2 cells: one of 100 m
        (Grid(0, 0, 1, 1, 100, 100), 3, 100),
        # 20 cm cells, 10 × 10 m: 400 cells need 0.5 m
        (Grid(0, 0, 0.2, 0.2, 50, 50), 400, 0.5),
        # not square: 100 m × 200 m in cells of 1 × 2 m
        (Grid(0, 0, 1, 2, 100, 100), 200, 10),
    ],
)
def test_the_smallest_cell(grid, most, expected):
    assert smallest_cell(grid, most) == pytest.approx(expected)


def test_the_memory_of_this_computer_is_known():
    found = memory.available_memory()
    assert found is None or 10**7 < found < 10**14


@pytest.mark.parametrize("engine", ["numba", "numpy"])
def test_an_engine_takes_what_is_told(engine):
    """Arrays of numpy at their peak on 600 × 600 cells; the fronts that numba holds are not seen here."""
    if engine == "numba" and not numba_engine()[0]:
        pytest.skip("numba absent")
    friction = np.random.default_rng(2).uniform(1, 50, (600, 600))
    ids = np.zeros((600, 600), dtype=np.int32)
    ids[::100, ::100] = 1
    steps = Steps(1.0, 1.0, 1.4)
    cost_distance(friction[:3, :3], ids[:3, :3], steps, engine=engine)
    tracemalloc.start()
    cost_distance(friction, ids, steps, engine=engine)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak / friction.size <= memory.ENGINE_BYTES[engine]


def test_workers_take_more():
    assert bytes_per_cell("numba", 3) - bytes_per_cell("numba", 1) == 2 * memory.WORKER_BYTES["numba"]
    assert bytes_per_cell("numba") < bytes_per_cell("numpy")


@pytest.mark.parametrize(("free", "expected"), [(10**9, 8), (10**7, 0), (None, memory.MOST_CELLS)])
def test_workers_are_as_many_as_fit(monkeypatch, free, expected):
    """10 million cells, 10 B each: 100 MB per worker; of 1 GB free, 800 MB may be taken."""
    monkeypatch.setattr(memory, "available_memory", lambda: free)
    assert memory.spare_workers(10**7, "numba") == expected
