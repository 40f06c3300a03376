"""The links between patches, worked out by hand on cells of 10 m, and what must hold on any raster."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network.links import TOPOLOGIES, LinkOptions, build_links
from aula.aula_plugin.core.green_network.steps import Steps
from aula.aula_plugin.core.raster_grid import Grid

ROOT2 = math.sqrt(2)


def raster(*lines):
    return np.array([[int(cell, 36) if cell != "." else 0 for cell in line] for line in lines], dtype=np.int32)


def network(patches, friction=None, topology="complete", crossing="garder", limit=math.inf, cut_corners=True):
    grid = Grid(0.0, 0.0, 10.0, 10.0, *patches.shape)
    friction = np.ones(patches.shape) if friction is None else friction
    options = LinkOptions(topology, crossing, limit)
    return build_links(friction, patches, grid, Steps.of(grid, 8, cut_corners), options, engine="numpy")


def costs(links):
    return {(a, b): cost for a, b, cost in zip(links["id_a"], links["id_b"], links["cost"])}


def test_cost_length_and_line_of_a_straight_link():
    # four steps of 10 m: half of 1 + half of 5, 5, 5, half of 5 + half of 1 → 10 × (3 + 5 + 5 + 3) = 160
    patches = raster("1...2")
    links = network(patches, np.where(patches > 0, 1.0, 5.0))
    assert links.iloc[0][["id_a", "id_b", "cost", "length", "crossed"]].tolist() == [1, 2, 160.0, 40.0, ()]
    # centres of the first and of the last cell only: those in line are left out
    assert list(links.geometry[0].coords) == [(5.0, -5.0), (45.0, -5.0)]


def test_line_turns_where_the_path_does():
    # two diagonal steps then two to the right, in one of their orders: 20√2 + 20 m, friction 1
    links = network(raster("1....", ".....", "....2"))
    assert links["cost"].tolist() == pytest.approx([20 * ROOT2 + 20])
    assert links["length"].tolist() == pytest.approx([20 * ROOT2 + 20])
    assert links.geometry[0].length == pytest.approx(20 * ROOT2 + 20)


def test_shared_border_of_zones_does_not_give_the_cost():
    """The zones of 1 and 2 meet in a wall, where going through would cost 7 010; the exact search goes round it."""
    friction = np.full((7, 9), 100.0)
    friction[6] = friction[:, 0] = friction[:, 8] = 1.0
    patches = np.zeros((7, 9), dtype=np.int32)
    patches[0, 0], patches[0, 8], patches[6, 4] = 1, 2, 3
    links = network(patches, friction, "planaire_cout")
    # 1 to 2: five cells down, a diagonal, six along (patch 3 among them), a diagonal, five up, all of friction 1
    assert costs(links)[(1, 2)] == pytest.approx(50 + 10 * ROOT2 + 60 + 10 * ROOT2 + 50)
    assert links["crossed"].tolist() == [(3,), (), ()]


def test_crossing_is_told_and_dropped_on_demand():
    patches = raster("1..2..3")
    kept = network(patches)
    assert dict(zip(zip(kept["id_a"], kept["id_b"]), kept["crossed"])) == {(1, 2): (), (1, 3): (2,), (2, 3): ()}
    assert list(costs(network(patches, crossing="retirer"))) == [(1, 2), (2, 3)]
    assert list(costs(network(patches, topology="planaire_euclidien"))) == [(1, 2), (2, 3)]
    assert list(costs(network(patches, topology="planaire_cout"))) == [(1, 2), (2, 3)]


def test_limit_is_reached_and_not_passed():
    patches = raster("1..2..3")  # 30 m each, 60 m from end to end
    assert list(costs(network(patches, limit=60.0))) == [(1, 2), (1, 3), (2, 3)]
    assert list(costs(network(patches, limit=59.9))) == [(1, 2), (2, 3)]
    assert len(network(patches, limit=29.9)) == 0


def test_patches_that_share_a_side_are_linked_at_no_cost():
    links = network(raster("11.", "22."), np.full((2, 3), 7.0))
    assert links[["cost", "length"]].to_numpy().tolist() == [[0.0, 0.0]]
    assert links.geometry[0].length == 10.0  # from one cell to the other: shows the contact
    for topology in TOPOLOGIES:
        assert costs(network(raster("11.", "22."), topology=topology)) == {(1, 2): 0.0}


def test_patches_that_meet_by_a_corner_cost_the_step():
    assert costs(network(raster("1.", ".2"), np.full((2, 2), 3.0))) == {(1, 2): pytest.approx(30 * ROOT2)}


def test_nodata_between_patches_cuts_the_link():
    friction = np.ones((3, 5))
    friction[:, 2] = np.nan
    assert len(network(raster(".....", "1...2", "....."), friction)) == 0


def test_corner_of_nodata_is_cut_on_demand():
    friction = np.array([[1.0, np.nan], [np.nan, 1.0]])
    assert costs(network(raster("1.", ".2"), friction)) == {(1, 2): pytest.approx(10 * ROOT2)}
    assert len(network(raster("1.", ".2"), friction, cut_corners=False)) == 0


def test_no_patch_one_patch_patch_on_nodata():
    for topology in TOPOLOGIES:
        for lines in (("...",), (".1.",)):
            links = network(raster(*lines), topology=topology)
            assert len(links) == 0 and list(links.columns) == ["id_a", "id_b", "cost", "length", "crossed", "geometry"]
    friction = np.array([[np.nan, 1.0, 1.0]])
    assert len(network(raster("1.2"), friction)) == 0


def test_bad_words_and_friction():
    with pytest.raises(InputError, match="planaire_cout, planaire_euclidien, complete"):
        LinkOptions("planaire")
    with pytest.raises(InputError, match="garder, retirer"):
        LinkOptions(crossing="peut-être")
    with pytest.raises(InputError, match="ligne 1, colonne 2"):
        network(raster("1.2"), np.array([[1.0, 0.0, 1.0]]))


def test_cancelled():
    patches = raster("1...2")
    grid = Grid(0.0, 0.0, 10.0, 10.0, *patches.shape)
    with pytest.raises(InputError, match="interrompu"):
        build_links(np.ones(patches.shape), patches, grid, Steps.of(grid), LinkOptions(), cancelled=lambda: True)


@st.composite
def landscapes(draw):
    """Patches of one to four cells on frictions without ties, some cells impassable."""
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    shape = draw(st.tuples(st.integers(4, 11), st.integers(4, 11)))
    friction = random.uniform(1, 50, shape)
    friction[random.random(shape) < draw(st.floats(0, 0.2))] = np.nan
    patches = np.zeros(shape, dtype=np.int32)
    for number in range(1, draw(st.integers(2, 6)) + 1):
        row, column = random.integers(shape[0]), random.integers(shape[1])
        patches[row : row + random.integers(1, 3), column : column + random.integers(1, 3)] = number
    return friction, patches


@settings(max_examples=40)
@given(landscapes(), st.permutations(range(1, 7)), st.sampled_from(TOPOLOGIES))
def test_numbering_changes_nothing(landscape, order, topology):
    friction, patches = landscape
    renamed = np.array([0, *order], dtype=np.int32)[patches]
    expected = {
        tuple(sorted((order[a - 1], order[b - 1]))): pytest.approx(cost, rel=1e-12)
        for (a, b), cost in costs(network(patches, friction, topology)).items()
    }
    assert costs(network(renamed, friction, topology)) == expected


@settings(max_examples=40)
@given(landscapes(), st.integers(1, 3), st.sampled_from(["planaire_cout", "complete"]))
def test_turning_the_map_changes_nothing(landscape, turns, topology):
    friction, patches = landscape
    links = network(patches, friction, topology)
    turned = network(np.rot90(patches, turns).copy(), np.rot90(friction, turns).copy(), topology)
    assert costs(turned) == {pair: pytest.approx(cost, rel=1e-12) for pair, cost in costs(links).items()}
    assert turned["crossed"].tolist() == links["crossed"].tolist()


@settings(max_examples=40)
@given(landscapes(), st.integers(0, 2**32 - 1))
def test_barrier_never_shortens(landscape, seed):
    friction, patches = landscape
    random = np.random.default_rng(seed).random(friction.shape)
    barred = np.where(random < 0.1, np.nan, np.where(random < 0.2, friction * 10, friction))
    before, after = costs(network(patches, friction)), costs(network(patches, barred))
    assert after.keys() <= before.keys()
    assert all(cost >= before[pair] * (1 - 1e-12) for pair, cost in after.items())


@settings(max_examples=40)
@given(landscapes(), st.sampled_from(["planaire_cout", "planaire_euclidien"]))
def test_planar_is_part_of_complete_and_dropping_is_part_of_keeping(landscape, topology):
    friction, patches = landscape
    every, planar = costs(network(patches, friction)), costs(network(patches, friction, topology))
    assert planar.items() <= every.items()
    assert costs(network(patches, friction, topology, "retirer")).items() <= planar.items()


@settings(max_examples=40)
@given(landscapes())
def test_line_measures_what_is_written(landscape):
    links = network(landscape[1], landscape[0])
    walked = links[links["cost"] > 0]
    assert walked["length"].tolist() == pytest.approx(walked.geometry.length.tolist())
