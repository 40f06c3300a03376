"""Which engine works: numba when it can, numpy otherwise, and what is told of it."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network import engines
from aula.aula_plugin.core.green_network.cost import cost_distance
from aula.aula_plugin.core.green_network.steps import Steps

MODULE = "aula.aula_plugin.core.green_network.engine_numba"
IDS = np.array([[1, 0, 0]], dtype=np.int32)
STEPS = Steps(1.0, 1.0, 1.4)


class Broken:
    """Fails as numba does when it compiles with a library that does not suit it."""

    def __init__(self, *_):
        raise OSError("Could not find/load shared object file")


class Wrong:
    """Gives something else than the least costs."""

    def __init__(self, *_):
        pass

    def run(self, *_):
        pass

    def trace(self, *_):
        pass

    def field(self, *_):
        return (np.array([[0.0, 9.0]]),)


@pytest.fixture(autouse=True)
def forget():
    engines.numba_engine.cache_clear()
    yield
    engines.numba_engine.cache_clear()


@pytest.mark.parametrize(
    ("module", "told"),
    [
        (None, "absent de ce QGIS"),
        (type("Module", (), {"NumbaEngine": Broken}), "shared object"),
        (type("Module", (), {"NumbaEngine": Wrong}), "faux"),
    ],
)
def test_whatever_happens_to_numba_numpy_works(monkeypatch, module, told):
    monkeypatch.setitem(sys.modules, MODULE, module)
    assert cost_distance(np.ones((1, 3)), IDS, STEPS).distance.tolist() == [[0, 1, 2]]
    assert engines.engine_name() == "numpy"
    assert (
        "Moteur de calcul : numpy. numba n’est pas utilisé" in engines.engine_note() and told in engines.engine_note()
    )
    with pytest.raises(InputError, match="Le moteur numba ne marche pas ici"):
        cost_distance(np.ones((1, 3)), IDS, STEPS, engine="numba")


def test_numpy_can_be_asked_for():
    assert engines.engine_note("numpy") == "Moteur de calcul : numpy."
    assert engines.engine_name("numpy") == "numpy"


def test_numba_is_told():
    pytest.importorskip("numba")
    assert engines.engine_note() == "Moteur de calcul : numba."


def test_preparing_can_be_stopped(monkeypatch):
    with pytest.raises(InputError, match="interrompu"):
        engines.prepare("auto", lambda: True)
    engines.prepare("numpy", lambda: True)


def test_no_folder_for_the_cache(monkeypatch):
    """Where numba may write nowhere, it compiles at each start."""
    numba = pytest.importorskip("numba")
    from aula.aula_plugin.core.green_network import engine_numba

    asked = []

    def njit(**options):
        asked.append(options)
        if options.get("cache"):
            raise RuntimeError("cannot cache function: no locator available")
        return lambda function: function

    monkeypatch.setattr(numba, "njit", njit)
    assert engine_numba._compiled(len) is len
    assert asked == [{"nogil": True, "cache": True}, {"nogil": True}]


def test_a_friction_is_narrowed_only_when_nothing_is_lost():
    narrowed = engines.narrowed
    exact = np.array([[1.0, 1000.0, np.nan], [0.5, 2.25, 16_777_216.0]])
    assert narrowed(exact, 1).dtype == np.float32 and np.array_equal(narrowed(exact, 1), exact, equal_nan=True)
    assert narrowed(exact, 7) is exact  # six cells: too few to be worth it
    for lost in (0.1, 16_777_217.0):  # 24 bits hold neither a tenth nor 2²⁴ + 1
        exact[0, 0] = lost
        assert narrowed(exact, 1) is exact
