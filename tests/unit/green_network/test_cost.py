"""Least costs: numbers worked out by hand, an outside solver on random rasters, and what must hold on any of them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network.cost import cost_distance, search, searches, window_field
from aula.aula_plugin.core.green_network.engines import numba_engine
from aula.aula_plugin.core.green_network.steps import Steps
from aula.aula_plugin.core.raster_grid import Grid

NAN = math.nan
ROOT2 = math.sqrt(2)
TEN = Steps(10.0, 10.0, 10 * ROOT2)
ENGINES = ("numpy", "numba") if numba_engine()[0] else ("numpy",)


@pytest.fixture(params=ENGINES)
def engine(request):
    return request.param


def sources(shape, *cells):
    """Return ids 1, 2… at cells."""
    ids = np.zeros(shape, dtype=np.int32)
    for rank, cell in enumerate(cells, start=1):
        ids[cell] = rank
    return ids


def rasters(knights=False):
    """Random frictions, few enough for many ties, and sources among them."""

    @st.composite
    def draw(pick):
        rows, columns = pick(st.integers(1, 9)), pick(st.integers(1, 9))
        values = st.sampled_from([1.0, 2.0, 5.0, 0.1, NAN])
        friction = np.array(pick(st.lists(values, min_size=rows * columns, max_size=rows * columns)))
        ids = pick(st.lists(st.sampled_from([0] * 9 + [1, 2, 3]), min_size=rows * columns, max_size=rows * columns))
        down = pick(st.sampled_from([10.0, 14.0]))
        steps = Steps(10.0, down, math.hypot(10.0, down), knights and pick(st.booleans()), pick(st.booleans()))
        shape = (rows, columns)
        return friction.reshape(shape), np.array(ids, dtype=np.int32).reshape(shape), steps

    return draw()


def test_straight_steps_by_hand(engine):
    """10 × (1 + 3) / 2 = 20, then 10 × (3 + 5) / 2 = 40 more; the second source is 10 × (5 + 1) / 2 = 30 away."""
    field = cost_distance(np.array([[1.0, 3, 5, 1]]), sources((1, 4), (0, 0), (0, 3)), TEN, engine=engine)
    assert field.distance.tolist() == [[0, 20, 30, 0]]
    assert field.source.tolist() == [[1, 1, 2, 2]]
    # moves back, by row then column: 3 is west, 4 is east
    assert field.previous.tolist() == [[-1, 3, 4, -1]]
    assert [each.dtype for each in (field.distance, field.source, field.previous)] == ["f8", "i4", "i1"]


def test_a_diagonal_is_longer(engine):
    """10 √2 × (1 + 4) / 2 = 35.36 across the corner; 10 × 1 twice = 20 is cheaper by the side of friction 1."""
    friction = np.array([[1.0, 9], [9, 4]])
    assert cost_distance(friction, sources((2, 2), (0, 0)), TEN, engine=engine).distance[1, 1] == pytest.approx(
        25 * ROOT2
    )
    friction = np.array([[1.0, 1, 1], [9, 9, 1]])
    # two straight steps (20), or a diagonal through 1s: 10 + 10 √2 = 24.14 to the corner below, against 30 around
    field = cost_distance(friction, sources((2, 3), (0, 0)), TEN, engine=engine)
    assert field.distance[0, 2] == 20 and field.distance[1, 2] == pytest.approx(10 + 10 * ROOT2)


def test_cells_that_are_not_square(engine):
    """Cells of 10 × 30 m: 10 east, 30 south, √1000 across; friction 2 everywhere."""
    grid = Grid(0, 0, 10.0, 30.0, 2, 2)
    field = cost_distance(np.full((2, 2), 2.0), sources((2, 2), (0, 0)), Steps.of(grid), engine=engine)
    assert field.distance.tolist() == [[0, 20], [60, pytest.approx(2 * math.sqrt(1000))]]


def test_a_knight_pays_the_mean_of_four_cells(engine):
    """√5 × 10 × (1 + 2 + 3 + 4) / 4 = 55.90: the two ends (1 and 4) and the two cells crossed (2 and 3)."""
    friction = np.array([[1.0, 2, 50], [50, 3, 4]])
    steps = Steps.of(Grid(0, 0, 10.0, 10.0, 2, 3), neighbours=16)
    found = cost_distance(friction, sources((2, 3), (0, 0)), steps, engine=engine)
    assert found.distance[1, 2] == pytest.approx(25 * math.sqrt(5))
    # without: 10 × (1 + 2) / 2 + 10 √2 × (2 + 4) / 2 = 57.43
    assert cost_distance(friction, sources((2, 3), (0, 0)), TEN, engine=engine).distance[1, 2] == pytest.approx(
        15 + 30 * ROOT2
    )
    # a cell crossed is impassable, no knight: 10 √2 × (1 + 3) / 2 + 10 × (3 + 4) / 2 = 63.28
    friction[0, 1] = NAN
    assert cost_distance(friction, sources((2, 3), (0, 0)), steps, engine=engine).distance[1, 2] == pytest.approx(
        20 * ROOT2 + 35
    )


def test_cutting_a_corner(engine):
    friction = np.array([[1.0, NAN], [NAN, 1]])
    for cut, expected in ((True, 10 * ROOT2), (False, math.inf)):
        steps = Steps(10, 10, 10 * ROOT2, cut_corners=cut)
        found = cost_distance(friction, sources((2, 2), (0, 0)), steps, engine=engine)
        assert found.distance[1, 1] == pytest.approx(expected)
    # one impassable cell beside is no gate
    friction[0, 1] = 7
    found = cost_distance(friction, sources((2, 2), (0, 0)), steps, engine=engine)
    assert found.distance[1, 1] == pytest.approx(10 * ROOT2)


def test_the_limit_is_reached(engine):
    friction = np.ones((1, 5))
    field = cost_distance(friction, sources((1, 5), (0, 0)), TEN, 20.0, engine=engine)
    assert field.distance.tolist() == [[0, 10, 20, math.inf, math.inf]]
    assert field.source.tolist() == [[1, 1, 1, 0, 0]]
    assert cost_distance(friction, sources((1, 5), (0, 0)), TEN, 0.0, engine=engine).source.tolist() == [
        [1, 0, 0, 0, 0]
    ]


def test_a_source_on_an_impassable_cell_leads_nowhere(engine):
    field = cost_distance(np.array([[NAN, 1, 1]]), sources((1, 3), (0, 0)), TEN, engine=engine)
    assert np.isinf(field.distance).all() and not field.source.any()


def test_a_path_ends_at_the_first_cell_of_its_target(engine):
    """A wall with one gate, in the middle row: 4 steps of 10 m at friction 1; the target's nearest cell is (1, 4)."""
    friction = np.ones((3, 6))
    friction[[0, 2], 2] = NAN
    patches = np.zeros((3, 6), dtype=np.int32)
    patches[:, 0], patches[:, 4:] = 7, 9
    path = search(friction, patches, 7, [9], TEN, engine=engine)[9]
    assert path.cost == 40
    assert path.rows.tolist() == [1] * 5 and path.columns.tolist() == [0, 1, 2, 3, 4]
    assert search(friction, patches, 7, [9], TEN, limit=39.9, engine=engine) == {}
    assert search(friction, patches, 7, [9, 7, 12], TEN, engine=engine).keys() == {9}


def test_one_cell_and_no_source(engine):
    assert cost_distance(np.array([[3.0]]), np.array([[4]]), TEN, engine=engine).distance.tolist() == [[0]]
    field = cost_distance(np.ones((2, 2)), np.zeros((2, 2), dtype=np.int32), TEN, engine=engine)
    assert np.isinf(field.distance).all()


@pytest.mark.parametrize("kind", [np.float32, np.int16])
def test_other_types_of_friction(engine, kind):
    """Costs are added in double precision: float32 frictions that are whole give the same."""
    friction = np.arange(1, 31).reshape(5, 6)
    ids = sources((5, 6), (2, 2))
    found = cost_distance(friction.astype(kind), ids, TEN, engine=engine)
    assert np.array_equal(found.distance, cost_distance(friction.astype(float), ids, TEN, engine=engine).distance)


@pytest.mark.parametrize(("value", "shown"), [(0.0, "0"), (-2.5, "-2,5")])
def test_a_friction_that_is_not_above_zero(value, shown):
    friction = np.ones((3, 3))
    friction[1, 2] = value
    with pytest.raises(InputError, match=rf"1 maille.*\({shown}\).*ligne 2, colonne 3"):
        cost_distance(friction, sources((3, 3), (0, 0)), TEN)


def test_grids_that_differ():
    with pytest.raises(InputError, match="3 × 3 mailles, les sources 2 × 3"):
        cost_distance(np.ones((3, 3)), np.zeros((2, 3), dtype=np.int32), TEN)


def test_unknown_names():
    with pytest.raises(InputError, match="auto, numba, numpy"):
        cost_distance(np.ones((2, 2)), sources((2, 2), (0, 0)), TEN, engine="java")
    with pytest.raises(InputError, match="Réservoir 5"):
        search(np.ones((2, 2)), sources((2, 2), (0, 0)), 5, [1], TEN)
    with pytest.raises(InputError, match="4 voisines"):
        Steps.of(Grid(0, 0, 1, 1, 2, 2), neighbours=4)


def test_a_run_that_is_stopped(engine):
    """Asked for before anything is found, and no result comes out."""
    with pytest.raises(InputError, match="interrompu"):
        cost_distance(np.ones((50, 50)), sources((50, 50), (0, 0)), TEN, engine=engine, cancelled=lambda: True)
    with pytest.raises(InputError, match="interrompu"):
        pairs = [(1, 2)]
        ids = sources((50, 50), (0, 0), (49, 49))
        searches(np.ones((50, 50)), ids, pairs, TEN, engine=engine, cancelled=lambda: True)


def test_a_question_that_fails_leaves_nothing_running(engine):
    """What the question raises comes out, and the same arrays can be searched again."""
    import threading

    def ask():
        raise InputError("assez")

    before = threading.active_count()
    with pytest.raises(InputError, match="assez"):
        cost_distance(np.ones((200, 200)), sources((200, 200), (0, 0)), TEN, engine=engine, cancelled=ask)
    assert threading.active_count() == before


def test_progress_goes_forward(engine):
    told = []
    cost_distance(np.ones((300, 300)), sources((300, 300), (0, 0)), TEN, engine=engine, progress=told.append)
    assert told == sorted(told) and told[-1] == 1
    ids, told = sources((30, 30), (0, 0), (29, 29), (0, 29)), []
    searches(np.ones((30, 30)), ids, [(1, 2), (2, 3), (3, 1)], TEN, engine=engine, progress=told.append)
    assert told == [pytest.approx(1 / 3), pytest.approx(2 / 3), 1]


def test_a_finer_cell_comes_nearer():
    """80 m at friction 1 then 80 m at friction 5, exactly 480. With cells of r, from centre of border cell to centre of
    border cell, r / 2 more at each end: 480 + r / 2 × 1 + r / 2 × 5 = 480 + 3 r.
    """
    for cell in (20.0, 10.0, 5.0, 2.5):
        columns = int(200 / cell)
        centres = (np.arange(columns) + 0.5) * cell
        friction = np.tile(np.where(centres < 100, 1.0, 5.0), (3, 1))
        patches = np.tile(np.where(centres < 20, 1, np.where(centres > 180, 2, 0)).astype(np.int32), (3, 1))
        steps = Steps.of(Grid(0, 0, cell, cell, *friction.shape))
        assert search(friction, patches, 1, [2], steps)[2].cost == pytest.approx(480 + 3 * cell)


def oracle(friction, ids, steps):
    """Return least costs by another solver (Dijkstra of scipy) on a graph built cell by cell."""
    sparse, csgraph = pytest.importorskip("scipy.sparse"), pytest.importorskip("scipy.sparse.csgraph")
    rows, columns = friction.shape
    edges = {}
    for row in range(rows):
        for column in range(columns):
            for (down, across, *beside, kind), length in zip(steps.moves.table.tolist(), steps.moves.length):
                to = row + down, column + across
                if not (0 <= to[0] < rows and 0 <= to[1] < columns):
                    continue
                touched = [friction[row, column], friction[to]]
                sides = [friction[row + beside[k], column + beside[k + 1]] for k in (0, 2)]
                if kind == 2:
                    touched += sides
                if np.isnan(touched).any() or (kind == 1 and not steps.cut_corners and np.isnan(sides).all()):
                    continue
                edges[row * columns + column, to[0] * columns + to[1]] = length * float(np.mean(touched))
    ends = np.array(list(edges), dtype=int).reshape(-1, 2)
    graph = sparse.csr_matrix((list(edges.values()), (ends[:, 0], ends[:, 1])), shape=(friction.size,) * 2)
    seeds = np.flatnonzero((ids > 0) & np.isfinite(friction))
    if not len(seeds):
        return np.full(friction.shape, np.inf)
    return csgraph.dijkstra(graph, indices=seeds).min(axis=0).reshape(friction.shape)


@settings(max_examples=60)
@given(rasters(knights=True))
def test_both_engines_give_the_least_costs(case):
    friction, ids, steps = case
    expected = oracle(friction, ids, steps)
    fields = [cost_distance(friction, ids, steps, engine=name) for name in ENGINES]
    for field in fields:
        np.testing.assert_allclose(field.distance, expected, rtol=1e-12)
        for name in ("distance", "source", "previous"):
            assert np.array_equal(getattr(field, name), getattr(fields[0], name))
    assert np.array_equal(fields[0].source > 0, np.isfinite(expected))


@settings(max_examples=60)
@given(rasters(knights=True), st.sampled_from([25.0, 60.0, math.inf]))
def test_both_engines_and_any_number_of_workers_give_the_same_paths(case, limit):
    friction, ids, steps = case
    here = np.unique(ids[ids > 0]).tolist()
    pairs = [(a, b) for a in here for b in here if a != b]
    first = searches(friction, ids, pairs, steps, limit, "numpy")
    for name in ENGINES:
        for workers in (1, 3):
            found = searches(friction, ids, pairs, steps, limit, name, workers)
            assert list(found) == list(first)
            for pair, path in found.items():
                assert path.cost == first[pair].cost
                assert np.array_equal(path.rows, first[pair].rows)
                assert np.array_equal(path.columns, first[pair].columns)
    for (a, b), path in first.items():
        cells = path.rows, path.columns
        assert ids[cells][0] == a and ids[cells][-1] == b and (ids[cells] == b).sum() == 1
        # the cost of a path is the cost of its last cell, from this origin alone
        alone = cost_distance(friction, np.where(ids == a, ids, 0), steps, limit, "numpy")
        assert path.cost == alone.distance[cells][-1] == alone.distance[ids == b].min()


@settings(max_examples=40)
@given(rasters(), st.sampled_from([25.0, 60.0, math.inf]))
def test_the_window_of_a_patch_holds_all_it_reaches(case, limit):
    friction, ids, steps = case
    for origin in np.unique(ids[ids > 0]).tolist():
        alone = cost_distance(friction, np.where(ids == origin, ids, 0), steps, limit, "numpy").distance
        for name in ENGINES:
            found, row, column = window_field(friction, ids, origin, steps, limit, name)
            whole = np.full(friction.shape, np.inf)
            whole[row : row + found.shape[0], column : column + found.shape[1]] = found
            assert np.array_equal(whole, alone)


def all_costs(friction, ids, steps):
    here = np.unique(ids[ids > 0]).tolist()
    found = searches(friction, ids, [(a, b) for a in here for b in here if a != b], steps)
    return {pair: path.cost for pair, path in found.items()}


@settings(max_examples=60)
@given(rasters(knights=True))
def test_there_and_back_cost_the_same(case):
    """To the rounding: the steps are added in the other order."""
    costs = all_costs(*case)
    assert all(costs[b, a] == pytest.approx(cost, rel=1e-12) for (a, b), cost in costs.items())


@settings(max_examples=60)
@given(rasters(knights=True))
def test_a_detour_is_not_shorter(case):
    """Between single cells, going through a third cannot cost less."""
    friction, ids, steps = case
    single = np.zeros_like(ids)
    for each in np.unique(ids[ids > 0]):
        single.flat[np.flatnonzero(ids == each)[0]] = each
    costs = all_costs(friction, single, steps)
    for (a, b), cost in costs.items():
        for c in {1, 2, 3} - {a, b}:
            assert cost <= costs.get((a, c), math.inf) + costs.get((c, b), math.inf) + 1e-9


@settings(max_examples=60)
@given(rasters(knights=True))
def test_turning_the_map_changes_no_cost(case):
    friction, ids, steps = case
    turned = Steps(steps.down, steps.across, steps.diagonal, steps.knights, steps.cut_corners)
    field = cost_distance(friction, ids, steps)
    other = cost_distance(np.rot90(friction).copy(), np.rot90(ids).copy(), turned)
    np.testing.assert_allclose(np.rot90(other.distance, -1), field.distance, rtol=1e-12)


@settings(max_examples=60)
@given(rasters(knights=True), st.integers(0, 80))
def test_a_barrier_never_shortens(case, place):
    friction, ids, steps = case
    field = cost_distance(friction, ids, steps)
    barred = friction.copy()
    barred.flat[place % friction.size] = NAN
    assert (cost_distance(barred, ids, steps).distance >= field.distance).all()


@settings(max_examples=60)
@given(rasters(knights=True), st.permutations([1, 2, 3]))
def test_the_ids_of_the_sources_decide_nothing(case, names):
    friction, ids, steps = case
    other = np.array([0, *names], dtype=np.int32)
    field = cost_distance(friction, ids, steps)
    renamed = cost_distance(friction, other[ids], steps)
    assert np.array_equal(renamed.source, other[field.source])
    assert np.array_equal(renamed.previous, field.previous)


def test_the_way_back_leads_to_the_source():
    friction = np.random.default_rng(5).uniform(1, 9, (40, 60))
    ids = sources(friction.shape, (3, 3), (30, 50), (20, 20))
    field = cost_distance(friction, ids, TEN)
    row, column = 39, 0
    while field.previous[row, column] >= 0:
        assert field.source[row, column] == field.source[39, 0]
        before = field.distance[row, column]
        down, across = TEN.moves.table[field.previous[row, column], :2]
        row, column = row + down, column + across
        assert field.distance[row, column] < before
    assert ids[row, column] == field.source[39, 0]
