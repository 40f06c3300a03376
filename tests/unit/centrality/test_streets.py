"""Walking along streets: distances by hand on small plans, an independent shortest path, and what a reach covers."""

import heapq

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.centrality.streets import Streets


def streets(*lines):
    return Streets.of(np.array([shapely.LineString(line) for line in lines], dtype=object))


def far(plan, start, to, limit=1e9):
    places = [plan.attach(np.array([xy], dtype=float), 50.0) for xy in (start, to)]
    return plan.distances(*places, limit)[0]


CROSS = streets([(0, 0), (100, 0), (200, 0)], [(100, -100), (100, 0), (100, 100)])


@pytest.mark.parametrize(
    ("start", "to", "expected"),
    [
        ((0, 0), (200, 0), 200),
        ((0, 0), (100, 100), 200),  # 100 east, 100 north
        ((20, 5), (60, -5), 40),  # the same edge: gaps are not walked
        ((30, 0), (100, -40), 110),  # 70 to the crossing, 40 south
        ((0, 0), (0, 60), np.inf),  # 60 m from the only street near: not attached
    ],
)
def test_distances(start, to, expected):
    assert far(CROSS, start, to) == pytest.approx(expected)


def test_limit():
    assert far(CROSS, (0, 0), (200, 0), limit=200) == pytest.approx(200)
    assert far(CROSS, (0, 0), (200, 0), limit=199.9) == np.inf


def test_lines_that_cross_without_a_vertex_do_not_meet():
    bridge = streets([(0, 0), (200, 0)], [(100, -100), (100, 100)])
    assert far(bridge, (0, 0), (100, 90)) == np.inf


def test_a_dead_end_on_the_side_of_a_street_meets_it():
    tee = streets([(0, 0), (200, 0)], [(100, 0.3), (100, 100)])
    assert far(tee, (0, 0), (100, 100)) == pytest.approx(200, abs=0.5)
    assert far(tee, (0, 0), (200, 0)) == pytest.approx(200, abs=0.5)
    assert far(streets([(0, 0), (200, 0)], [(100, 0.7), (100, 100)]), (0, 0), (100, 90)) == np.inf


def test_the_nearest_of_several_starts():
    starts = CROSS.attach(np.array([[0.0, 0.0], [200.0, 0.0]]), 50)
    to = CROSS.attach(np.array([[150.0, 0.0], [40.0, 0.0]]), 50)
    assert CROSS.distances(starts, to, 1e9) == pytest.approx([50, 40])


@pytest.mark.parametrize(
    ("start", "limit", "length"),
    [
        ((100, 0), 50, 200),  # 50 m on each of four arms
        ((100, 0), 375, 400),  # all
        ((0, 0), 150, 250),  # 100 to the crossing, then 50 on three arms
        ((50, 0), 20, 40),  # inside one edge
    ],
)
def test_reached(start, limit, length):
    pieces = CROSS.reached(CROSS.attach(np.array([start], dtype=float), 50), limit)
    assert shapely.length(shapely.union_all(pieces)) == pytest.approx(length)


def test_nothing_to_walk_on():
    empty = streets()
    places = empty.attach(np.array([[0.0, 0.0]]), 50)
    assert not places.attached.any()
    assert len(empty.reached(places, 100)) == 0
    assert list(CROSS.distances(places, CROSS.attach(np.array([[0.0, 0.0]]), 50), 100)) == [np.inf]


def _by_hand(plan, source):
    """Return the distances from a node, by the plainest algorithm."""
    links = {}
    for a, b in zip(plan.left, plan.right):
        gap = float(np.hypot(*(plan.nodes[a] - plan.nodes[b])))
        links.setdefault(a, []).append((b, gap))
        links.setdefault(b, []).append((a, gap))
    known, queue = {}, [(0.0, source)]
    while queue:
        distance, node = heapq.heappop(queue)
        if node not in known:
            known[node] = distance
            for other, gap in links.get(node, ()):
                heapq.heappush(queue, (distance + gap, other))
    return known


@given(st.lists(st.tuples(*[st.integers(0, 6)] * 4), min_size=2, max_size=25))
def test_as_an_independent_search(segments):
    lines = [[(100 * a, 100 * b), (100 * c, 100 * d)] for a, b, c, d in segments if (a, b) != (c, d)]
    if not lines:
        return
    plan = streets(*lines)
    starts = plan.attach(plan.nodes[:1], 1)
    expected = _by_hand(plan, next(n for n in range(len(plan.nodes)) if np.allclose(plan.nodes[n], plan.nodes[0])))
    walked = plan.walk(starts, 1e9)
    for node, distance in expected.items():
        assert walked[node] == pytest.approx(distance, abs=1e-3)
    assert np.isinf(np.delete(walked, list(expected))).all()
