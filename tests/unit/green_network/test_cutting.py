"""What is left of polygons by what fragments them, cut place by place and sewn again."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network import cutting
from aula.aula_plugin.core.green_network.cutting import without


@pytest.fixture(autouse=True)
def few(monkeypatch):
    """Cut as soon as there are three shapes."""
    monkeypatch.setattr(cutting, "FEW", 2)


def go():
    """Do not stop."""


def left(parts, taken):
    return without(np.array(parts, dtype=object), np.array(taken, dtype=object), go)


def test_a_square_crossed_by_roads():
    """100 × 100 m less three roads of 2 m across and three down: 16 blocks; less 6 × 200 m² and, counted twice, the
    nine crossroads of 4 m²: 10 000 − 1 200 + 36 = 8 836 m². Cut lines fall amid the blocks, and do not show.
    """
    roads = [shapely.box(at, -5, at + 2, 105) for at in (20, 50, 70)]
    roads += [shapely.box(-5, at, 105, at + 2) for at in (30, 60, 80)]
    blocks = left([shapely.box(0, 0, 100, 100)], roads)
    assert len(blocks) == 16
    assert shapely.area(blocks).sum() == pytest.approx(8836)
    widths = {20.0, 28.0, 18.0}  # 0–20, 22–50, 52–70, and 72–100
    assert {round(box[2] - box[0], 6) for box in shapely.bounds(blocks).tolist()} == widths


def test_what_holds_around_the_roads_is_one():
    """Ten ponds in a square: one polygon with ten holes, whichever way it was cut."""
    ponds = [shapely.box(5 + 9 * k, 40, 9 + 9 * k, 44) for k in range(10)]
    (one,) = left([shapely.box(0, 0, 100, 100)], ponds)
    assert one.area == pytest.approx(10_000 - 160) and len(one.interiors) == 10


def test_parts_that_nothing_touches_stay_as_they_are():
    far, gone = shapely.box(500, 0, 510, 10), shapely.box(0, 0, 1, 1)
    assert left([far, gone], [shapely.box(-1, -1, 2, 2)]).tolist() == [far]


def test_it_can_be_stopped():
    def stop():
        raise InputError("Traitement interrompu.")

    with pytest.raises(InputError, match="interrompu"):
        without(np.array([shapely.box(0, 0, 9, 9)]), np.array([shapely.box(1, 1, 2, 2)]), stop)


@settings(max_examples=60)
@given(st.integers(0, 2**32 - 1), st.integers(1, 25))
def test_the_same_as_all_at_once(seed, count):
    random = np.random.default_rng(seed)
    parts = np.array([shapely.box(0, 0, 60, 100), shapely.Point(90, 50).buffer(25)], dtype=object)
    ends = random.uniform(-10, 120, (count, 2, 2))
    roads = shapely.buffer(shapely.linestrings(ends), 1, cap_style="square")
    found = left(parts, roads)
    expected = shapely.get_parts(shapely.difference(parts, shapely.union_all(roads)))
    assert shapely.is_valid(found).all()
    assert np.sort(shapely.area(found)[shapely.area(found) > 1e-6]) == pytest.approx(
        np.sort(shapely.area(expected)[shapely.area(expected) > 1e-6]), abs=1e-6
    )
