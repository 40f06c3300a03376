"""Many searches at a time without numba: windows that grow, and the same paths as one search after the other."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network import strips
from aula.aula_plugin.core.green_network.cost import Explorer, searches
from aula.aula_plugin.core.green_network.steps import Steps

NAN = math.nan
TEN = Steps(10.0, 10.0, 10 * math.sqrt(2))


@pytest.fixture(autouse=True)
def tight(monkeypatch):
    """Windows that hold nothing but the patches at first, and few of them at a time."""
    monkeypatch.setattr(strips, "MARGIN", 1)
    monkeypatch.setattr(strips, "WIDER", 0.0)
    monkeypatch.setattr(strips, "STRIP_CELLS", 60)


def test_a_window_is_no_bound():
    """Straight through the wall of friction 100: 2 × 10 × (1 + 100) / 2 = 1 010. Around its end, all at friction 1:
    three steps down, a diagonal under the end of the wall, a diagonal up, three steps up, 60 + 20 √2 = 88.28, far out
    of the first window, which has one row around the patches.
    """
    friction, ids = np.ones((9, 9)), np.zeros((9, 9), dtype=np.int32)
    friction[:8, 4] = 100.0
    ids[4, 3], ids[4, 5] = 1, 2
    path = searches(friction, ids, [(1, 2)], TEN, engine="numpy")[1, 2]
    assert path.cost == pytest.approx(60 + 20 * math.sqrt(2))
    assert path.rows.max() == 8 and ids[path.rows[-1], path.columns[-1]] == 2
    assert searches(friction, ids, [(1, 2)], TEN, 88.0, "numpy") == {}


def test_a_patch_without_cells_is_told():
    ids = np.array([[1, 0, 2]], dtype=np.int32)
    with pytest.raises(InputError, match="Réservoir 5"):
        searches(np.ones((1, 3)), ids, [(5, 1)], TEN, engine="numpy")
    assert searches(np.ones((1, 3)), ids, [(1, 5), (1, 1)], TEN, engine="numpy") == {}


@st.composite
def cases(pick):
    rows, columns = pick(st.integers(1, 14)), pick(st.integers(1, 14))
    values = st.sampled_from([1.0, 1.0, 2.0, 40.0, NAN])
    friction = np.array(pick(st.lists(values, min_size=rows * columns, max_size=rows * columns)))
    some = st.lists(st.integers(0, rows * columns - 1), min_size=2, max_size=5, unique=True)
    ids = np.zeros(rows * columns, dtype=np.int32)
    cells = pick(some) if rows * columns > 1 else [0]
    ids[cells] = np.arange(len(cells)) % 4 + 1
    down = pick(st.sampled_from([10.0, 14.0]))
    steps = Steps(10.0, down, math.hypot(10.0, down), pick(st.booleans()), pick(st.booleans()))
    limit = pick(st.sampled_from([25.0, 90.0, math.inf]))
    return friction.reshape(rows, columns), ids.reshape(rows, columns), steps, limit


@settings(max_examples=150)
@given(cases())
def test_the_same_paths_as_one_search_after_the_other(case):
    friction, ids, steps, limit = case
    here = np.unique(ids[ids > 0]).tolist()
    explorer = Explorer(friction, ids, steps, "numpy")
    found = searches(friction, ids, [(a, b) for a in here for b in here if a != b], steps, limit, "numpy")
    alone = {(a, b): path for a in here for b, path in explorer.paths(a, here, limit).items()}
    assert list(found) == list(alone)
    for pair, path in alone.items():
        assert found[pair].cost == path.cost
        assert np.array_equal(found[pair].rows, path.rows) and np.array_equal(found[pair].columns, path.columns)
