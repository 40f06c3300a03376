"""Least-cost corridors on landscapes drawn by hand: cells of 10 m, costs in cost-metres."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network import corridor
from aula.aula_plugin.core.green_network.corridor import Margin, corridors
from aula.aula_plugin.core.green_network.cost import cost_distance
from aula.aula_plugin.core.green_network.links import LinkOptions, build_links
from aula.aula_plugin.core.green_network.steps import Steps
from aula.aula_plugin.core.raster_grid import Grid

ROOT2 = math.sqrt(2)


def grid_of(patches):
    return Grid(0.0, 10.0 * patches.shape[0], 10.0, 10.0, *patches.shape)


def found(patches, friction, margin, **options):
    grid = grid_of(patches)
    steps = Steps.of(grid)
    links = build_links(friction, patches, grid, steps, LinkOptions("complete"), engine="numpy")
    return links, corridors(friction, patches, grid, steps, links, margin, engine="numpy", **options)


def ends(rows, columns):
    """Return patches 1 and 2: the first and the last column."""
    patches = np.zeros((rows, columns), dtype=np.int32)
    patches[:, 0], patches[:, -1] = 1, 2
    return patches


def test_extra_cost_of_a_detour():
    """A row of friction 1 over a row of friction 3; from end to end 40."""
    patches = np.array([[1, 0, 0, 0, 2], [0, 0, 0, 0, 0]], dtype=np.int32)
    _, result = found(patches, np.array([[1.0] * 5, [3.0] * 5]), Margin(0, 100))
    assert result.extra[0, 1:4] == pytest.approx([0] * 3) and np.isnan(result.extra[0, [0, 4]]).all()
    # middle of the lower row: from each end a step of 10 and a diagonal of mean friction 2, 20√2
    assert result.extra[1, 2] == pytest.approx(2 * (10 + 20 * ROOT2) - 40)  # 36.57
    # the next ones: a diagonal from one end, two steps and a diagonal from the other
    assert result.extra[1, 1] == pytest.approx(20 * ROOT2 + (20 + 20 * ROOT2) - 40)  # 36.57
    # under patch 1: a step of mean friction 2, 20; from 2, three steps and a diagonal
    assert result.extra[1, 0] == pytest.approx(20 + (30 + 20 * ROOT2) - 40)  # 38.28


def test_margin_is_a_share_of_the_cost_plus_metres():
    assert Margin(10, 25).of(400) == 65


def test_corridor_holds_the_margin_and_no_more():
    patches = np.array([[1, 0, 0, 0, 2], [0, 0, 0, 0, 0]], dtype=np.int32)
    friction = np.array([[1.0] * 5, [3.0] * 5])
    for margin, cells in ((36.5, 3), (36.6, 6), (38.2, 6), (38.3, 8)):  # extra costs of the test above
        _, result = found(patches, friction, Margin(0, margin))
        assert result.frame["area"].tolist() == [cells * 100]
        assert result.frame["margin"].tolist() == [margin]
    _, narrow = found(patches, friction, Margin(0, 36.5))
    assert narrow.frame.geometry[0].equals(shapely.box(10, 10, 40, 20))


def test_strip_between_barriers_is_as_wide_as_drawn():
    friction = np.full((11, 21), np.nan)
    friction[4:7] = 1.0
    _, result = found(ends(11, 21), friction, Margin(10))
    assert result.frame["width"].tolist() == [30.0]
    # middle of the strip: column 10.5, row 5.5 from the top of 110 m
    assert result.frame[["x", "y"]].to_numpy().tolist() == [[105.0, 55.0]]


def test_bottleneck_is_the_gap_of_the_barrier():
    friction = np.ones((21, 41))
    friction[:, 25] = np.nan
    friction[12:14, 25] = 1.0  # two cells left open: rows 12 and 13
    patches = np.zeros((21, 41), dtype=np.int32)
    patches[10:16, :2], patches[10:16, -2:] = 1, 2
    _, result = found(patches, friction, Margin(20))
    assert result.frame["width"].tolist() == [20.0]
    assert result.frame[["x", "y"]].to_numpy().tolist() == [[255.0, 210.0 - 130.0]]


def test_hourglass():
    friction = np.full((21, 33), np.nan)
    for column in range(33):
        half = 2 + abs(16 - column) // 2
        friction[10 - half : 11 + half, column] = 1.0
    _, result = found(ends(21, 33), friction, Margin(0, 1e4))
    assert result.frame["width"].tolist() == [50.0]
    # columns 15, 16 and 17 are five cells high; their middle
    assert result.frame[["x", "y"]].to_numpy().tolist() == [[165.0, 105.0]]


def test_patches_that_touch_have_no_corridor():
    patches = np.array([[1, 1, 2, 2]] * 3, dtype=np.int32)
    links, result = found(patches, np.ones((3, 4)), Margin(10))
    assert links["cost"].tolist() == [0.0]
    assert result.frame.geometry[0].is_empty and np.isnan(result.frame["width"][0])


def test_no_link():
    links, result = found(np.zeros((3, 4), dtype=np.int32), np.ones((3, 4)), Margin(10))
    assert len(links) == len(result.frame) == 0 and np.isnan(result.extra).all()


def test_cancelled():
    patches = ends(5, 9)
    grid = grid_of(patches)
    links = build_links(np.ones((5, 9)), patches, grid, Steps.of(grid), LinkOptions())
    with pytest.raises(InputError, match="interrompu"):
        corridors(np.ones((5, 9)), patches, grid, Steps.of(grid), links, Margin(), cancelled=lambda: True)


def test_stopped_between_two_links_shown():
    patches = np.array([[1, 0, 2, 0, 3]], dtype=np.int32)
    shown = []
    grid = grid_of(patches)
    links = build_links(np.ones((1, 5)), patches, grid, Steps.of(grid), LinkOptions())
    with pytest.raises(InputError, match="interrompu"):
        corridors(
            np.ones((1, 5)),
            patches,
            grid,
            Steps.of(grid),
            links,
            Margin(),
            cancelled=lambda: bool(shown),
            each=lambda rank, *_: shown.append(rank),
        )
    assert shown == [0]


@st.composite
def landscapes(draw):
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    shape = draw(st.tuples(st.integers(5, 14), st.integers(5, 14)))
    friction = random.uniform(1, 20, shape)
    friction[random.random(shape) < draw(st.floats(0, 0.2))] = np.nan
    patches = np.zeros(shape, dtype=np.int32)
    for number in range(1, draw(st.integers(2, 5)) + 1):
        row, column = random.integers(shape[0]), random.integers(shape[1])
        patches[row : row + random.integers(1, 3), column : column + random.integers(1, 3)] = number
    return friction, patches


@settings(max_examples=30)
@given(landscapes(), st.floats(0, 50), st.floats(0, 100))
def test_corridors_are_those_of_whole_searches(landscape, percent, absolute):
    """Bounded windows give what searches without bound over the whole map give."""
    friction, patches = landscape
    margin = Margin(percent, absolute)
    links, result = found(patches, friction, margin)
    steps = Steps.of(grid_of(patches))

    def far(patch, closed=0):
        open_cells = np.where((patches == closed) & (closed > 0), np.nan, friction)
        return cost_distance(open_cells, np.where(patches == patch, 1, 0), steps).distance

    least = np.full(patches.shape, np.inf)
    for link, row in zip(links.itertuples(), result.frame.itertuples()):
        a, b = link.id_a, link.id_b
        outside = ~np.isin(patches, (a, b))
        most = margin.of(link.cost) * (1 + 1e-9) + 1e-9
        extra = np.where(outside, far(a) + far(b) - link.cost, np.inf)
        least = np.where(extra <= most, np.minimum(least, extra), least)
        between = outside & (far(a, b) + far(b, a) - link.cost <= most)  # the other patch closed
        assert row.area == between.sum() * 100
        assert shapely.area(row.geometry) == pytest.approx(row.area)
        rows, columns = grid_of(patches).cells_at(*shapely.get_coordinates(link.geometry).T)
        assert (between | ~outside)[rows, columns].all()  # the path lies in the corridor or in its two patches
    assert np.nan_to_num(result.extra, nan=np.inf) == pytest.approx(np.maximum(least, 0), abs=1e-6)


def test_large_patch_is_not_ringed():
    """A cell behind a patch is near it and, through it, near the other: no way from one to the other goes there."""
    patches = np.zeros((9, 15), dtype=np.int32)
    patches[2:7, 2:6], patches[2:7, 9:13] = 1, 2
    friction = np.where(patches > 0, 1.0, 10.0)
    _, result = found(patches, friction, Margin(46))
    # four steps from column 5 to column 9: 10 × (5.5 + 10 + 10 + 5.5) = 310. Cell (4, 1), behind patch 1: 55 from it,
    # and from patch 2, 310 through patch 1, 30 inside, 55: 55 + 395 − 310 = 140, less than the margin, 142.6…
    assert result.extra[4, 1] == pytest.approx(140)
    # … but the corridor stays between the patches. It goes as far as the cell above column 5, row 1: 55 from patch 1;
    # from patch 2, a diagonal, 55√2, and three steps along row 1, 300: 433 of 452.6. One column further: 533.
    x = shapely.bounds(result.frame.geometry[0])
    assert (x[0], x[2]) == (50, 100)


@settings(max_examples=20)
@given(landscapes(), st.floats(0, 30))
def test_wider_margin_never_loses_ground(landscape, percent):
    links, small = found(*landscape[::-1], Margin(percent))
    _, large = found(*landscape[::-1], Margin(percent + 10))
    assert (large.frame["area"] >= small.frame["area"]).all()
    both = small.frame["width"].notna()
    assert (large.frame["width"][both] >= small.frame["width"][both]).all()
    assert len(links) == len(small.frame)


@settings(max_examples=20)
@given(landscapes(), st.floats(0, 60))
def test_how_far_patches_are_looked_at_changes_no_width(landscape, percent):
    _, near = found(*landscape[::-1], Margin(percent))
    before, corridor.LEAN = corridor.LEAN, 1
    try:
        _, nearer = found(*landscape[::-1], Margin(percent))
    finally:
        corridor.LEAN = before
    places = ["width", "x", "y"]
    assert np.array_equal(near.frame[places].to_numpy(), nearer.frame[places].to_numpy(), equal_nan=True)


def test_memory_held_changes_no_corridor(monkeypatch):
    random = np.random.default_rng(5)
    friction, patches = random.uniform(1, 9, (40, 40)), np.zeros((40, 40), dtype=np.int32)
    for number in range(1, 15):
        patches[tuple(random.integers(40, size=2))] = number
    _, roomy = found(patches, friction, Margin(10))
    monkeypatch.setattr(corridor, "KEPT_BYTES", 0)
    monkeypatch.setattr(corridor, "BATCH", 3)
    _, poor = found(patches, friction, Margin(10))
    assert poor.frame.geometry.tolist() == roomy.frame.geometry.tolist()
    assert np.array_equal(poor.extra, roomy.extra, equal_nan=True)


def test_each_link_is_shown_in_order():
    shown = []
    links, result = found(
        ends(5, 9), np.ones((5, 9)), Margin(0, 5), each=lambda rank, extra, held: shown.append((rank, extra, held))
    )
    assert [rank for rank, _, _ in shown] == [0]
    assert shown[0][1].values[2, 4 - shown[0][1].column] == pytest.approx(0)
    assert shown[0][2].values.all()  # five straight rows, all the same cost
    assert links["cost"].tolist() == [80.0] and result.frame["width"].tolist() == [50.0]
