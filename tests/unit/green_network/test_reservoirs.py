"""Réservoirs: patches, areas, cores, compactness, naturality and numbers worked out by hand."""

import math

import geopandas
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.green_network.naturality import criteria, weighted
from aula.aula_plugin.core.green_network.perimeters import cell_cores, cell_perimeters, compactness
from aula.aula_plugin.core.green_network.reservoirs import FIELDS, Options, Zoning, find
from aula.aula_plugin.core.raster_grid import Grid

CRS = "EPSG:2154"


def go_on():
    """Nobody stops a test."""


def zoning(name, *shapes, **columns):
    frame = geopandas.GeoDataFrame(columns or {"n": range(len(shapes))}, geometry=list(shapes), crs=CRS)
    return Zoning(name, frame, "nom" if "nom" in columns else "")


def square(x, y, side):
    return shapely.box(x, y, x + side, y + side)


def found(*zonings, **options):
    return find(zonings, None, Options(**{"area_ha": 1.0, **options}), CRS, go_on)


def test_fields_of_the_contract():
    patches = found(zoning("ENS", square(0, 0, 200)), sous_trame="boisée").patches
    assert list(patches.columns) == [*FIELDS, "geometry"]


def test_areas_core_and_compactness():
    """A square of 200 m: 4 ha; 50 m inside, a square of 100 m: 1 ha; 4π·40 000/800² = π/4. A disc is 1; a strip of
    1 000 × 20 m: 4π·20 000/2 040² = 0.0604, and it has no core."""
    disc = shapely.Point(2000, 2000).buffer(100, quad_segs=64)
    patches = found(zoning("z", square(0, 0, 200), disc, shapely.box(0, 5000, 1000, 5020)), edge_m=50).patches
    assert patches["surface_ha"].tolist() == pytest.approx([4.0, disc.area / 1e4, 2.0])
    assert patches["coeur_ha"].tolist() == pytest.approx([1.0, math.pi * 50**2 / 1e4, 0.0], rel=2e-3)
    assert patches["compacite"].tolist() == pytest.approx([math.pi / 4, 1.0, 4 * math.pi * 20_000 / 2_040**2], rel=1e-3)
    assert patches["capacite"].tolist() == pytest.approx([40_000, disc.area, 20_000])


def test_overlapping_zonings_are_one_patch_and_say_where_they_come_from():
    """[0, 200]² and [100, 300] × [0, 200] share 2 ha: 4 + 4 − 2 = 6 ha. The second covers as much as the first: the
    first name of the alphabet is kept. The third is apart."""
    one = zoning("ZNIEFF I", square(0, 0, 200), nom=["Bois de la Garde"])
    other = zoning("ENS", square(100, 0, 200), square(1000, 0, 150), nom=["Alisiers", None])
    patches = found(one, other).patches
    assert patches["surface_ha"].tolist() == pytest.approx([6.0, 2.25])
    assert patches["origine"].tolist() == ["ZNIEFF I ; ENS", "ENS"]
    assert patches["nom"].tolist() == ["Alisiers", None]


def test_the_name_that_covers_most():
    patches = found(zoning("z", square(0, 0, 100), shapely.box(100, 0, 300, 100), nom=["Aulnes", "Zostères"])).patches
    assert patches["nom"].tolist() == ["Zostères"]


def test_small_patches_are_stepping_stones_when_asked():
    """4, 0.81 and 0.04 ha with thresholds of 1 and 0.5 ha."""
    layer = zoning("z", square(0, 0, 200), square(500, 0, 90), square(900, 0, 20))
    alone = found(layer)
    assert alone.patches["statut"].tolist() == ["reservoir"]
    assert "2\u00a0taches de moins de 1,00\u00a0ha (0,85\u00a0ha)" in alone.notes[0]
    both = found(layer, stepping_ha=0.5)
    assert both.patches["statut"].tolist() == ["reservoir", "pas_japonais"]
    assert "1\u00a0tache de moins de 0,50\u00a0ha (0,04\u00a0ha)" in both.notes[0]


def test_none_is_large_enough():
    """A square of 253 m has 6.4009 ha."""
    with pytest.raises(InputError, match="Aucune tache d’au moins 10,0\u00a0ha. La plus grande fait 6,40\u00a0ha."):
        found(zoning("z", square(0, 0, 253)), area_ha=10)


def test_corners_join_or_part():
    """Two squares of 0.81 ha that meet by a corner: one patch of 1.62 ha, or two too small ones."""
    layer = zoning("z", square(0, 0, 90), square(90, 90, 90))
    assert found(layer).patches["surface_ha"].tolist() == pytest.approx([1.62])
    with pytest.raises(InputError, match="La plus grande fait 0,81\u00a0ha"):
        found(layer, corners=False)


def test_gaps_narrower_than_asked_are_closed():
    """Two squares of 100 m, 8 m apart: 2 ha, and the gap of 8 × 100 m (0.08 ha, its ends rounded)."""
    layer = zoning("z", square(0, 0, 100), square(108, 0, 100))
    assert len(found(layer, gap_m=5).patches) == 2
    closed = found(layer, gap_m=10).patches
    assert len(closed) == 1 and closed["surface_ha"][0] == pytest.approx(2.08, abs=0.005)


def test_a_narrow_patch_is_not_a_reservoir_when_a_core_is_asked():
    layer = zoning("z", square(0, 0, 200), shapely.box(0, 5000, 1000, 5020))
    result = found(layer, edge_m=20, core_ha=0.5, stepping_ha=0.1)
    assert result.patches["statut"].tolist() == ["reservoir", "pas_japonais"]
    assert found(layer, compact=0.5).patches["surface_ha"].tolist() == pytest.approx([4.0])
    with pytest.raises(InputError, match="Aucun réservoir : 1\u00a0tache atteint la surface"):
        found(zoning("z", shapely.box(0, 0, 1000, 20)), compact=0.5)


@settings(max_examples=40)
@given(st.permutations(range(6)), st.integers(1, 5))
def test_numbers_depend_neither_on_the_order_of_objects_nor_of_layers(order, cut):
    """Six squares, two of the same area: whatever the order and the layer, the same numbers at the same places."""
    shapes = [square(300 * n, 77 * n, side) for n, side in enumerate((120, 200, 120, 150, 101, 300))]
    shuffled = [shapes[n] for n in order]
    expected = found(zoning("a", *shapes)).patches
    result = found(zoning("b", *shuffled[:cut]), zoning("a", *shuffled[cut:])).patches
    assert result["id_reservoir"].tolist() == [1, 2, 3, 4, 5, 6]
    assert all(a.equals(b) for a, b in zip(expected.geometry, result.geometry))


def test_naturality():
    """Notes 4 and 1 of 4 on parts of 3 and 1 ha: (3·1 + 1·0.25)/4 = 0.8125, weight 2. A second criterion, weight 1,
    holds the note itself, 6 of 10, on the first part only: 0.6. Mean (2·0.8125 + 0.6)/3 = 0.7417. The other patch
    has no note: NULL."""
    layer = zoning(
        "z",
        shapely.box(0, 0, 300, 100),
        shapely.box(300, 0, 400, 100),
        square(2000, 0, 150),
        nature=["vieille", "jeune", "autre"],
        indice=["6", None, None],
    )
    rows = [["nature", "Vieille", "4", "2"], ["nature", "jeune", "1", "2"], ["indice", "", "10", "1"]]
    patches = found(layer, criteria=tuple(criteria(rows, "N"))).patches
    assert patches["naturalite"].tolist()[0] == pytest.approx((2 * 0.8125 + 0.6) / 3)
    assert patches["naturalite"].tolist()[1] is None or math.isnan(patches["naturalite"][1])


def test_capacity_by_naturality_or_core():
    rows = [["nature", "a", "1", "1"], ["nature", "b", "0,5", "1"]]
    layer = zoning("z", square(0, 0, 200), square(900, 0, 100), nature=["b", "a"])
    options = {"criteria": tuple(criteria(rows, "N")), "capacity": "surface_naturalite"}
    assert found(layer, **options).patches["capacite"].tolist() == pytest.approx([20_000, 10_000])
    assert found(layer, capacity="coeur", edge_m=25).patches["capacite"].tolist() == pytest.approx([22_500, 2_500])
    with pytest.raises(InputError, match="inconnue pour 1\u00a0tache"):
        found(zoning("z", square(0, 0, 200), nature=["?"]), **options)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["", "a", "1", "1"]], "le critère n’est pas donné"),
        ([["n", "a", "x", "1"]], "« x » n’est pas un nombre positif"),
        ([["n", "a", "1", "0"]], "le poids doit dépasser 0"),
        ([["n", "a", "1", "1"], ["n", "b", "1", "2"]], "plusieurs poids"),
        ([["n", "a", "1", "1"], ["n", "A", "2", "1"]], "note plusieurs fois"),
        ([["n", "a", "0", "1"]], "aucune note supérieure à 0"),
        ([["n", "a", "1", "1"], ["n", "", "2", "1"]], "une ligne sans valeur"),
    ],
)
def test_notes_refused(rows, told):
    with pytest.raises(InputError, match=told):
        criteria(rows, "N")


def test_a_criterion_nobody_has():
    with pytest.raises(InputError, match="aucun zonage n’a de champ « age »"):
        found(zoning("z", square(0, 0, 200)), criteria=tuple(criteria([["age", "a", "1", "1"]], "N")))
    with pytest.raises(InputError, match="demande une occupation du sol"):
        found(zoning("z", square(0, 0, 200)), criteria=tuple(criteria([["code", "a", "1", "1"]], "N")))


def test_weights():
    assert weighted([np.array([1.0, np.nan]), np.array([0.0, np.nan])], [3, 1])[0] == 0.75
    assert np.isnan(weighted([np.array([np.nan])], [1])[0])


def disc_cells(radius, across=1.0, down=1.0):
    grid = Grid(0, 240 * down, across, down, 240, 240)
    rows, columns = np.indices(grid.shape)
    x, y = (columns + 0.5) * across, (rows + 0.5) * down
    return grid, ((x - 120 * across) ** 2 + (y - 120 * down) ** 2 <= radius**2).astype(np.int32)


@pytest.mark.parametrize(("across", "down"), [(1.0, 1.0), (1.0, 0.5)])
def test_a_disc_of_cells_has_its_perimeter(across, down):
    """Along the sides of its cells a disc of radius 50 would have 8 × 50 = 400 m; it has 2π × 50 = 314."""
    grid, ids = disc_cells(50, across, down)
    assert cell_perimeters(ids, grid, 1)[0] == pytest.approx(2 * math.pi * 50, rel=0.02)


def test_the_perimeter_of_a_square_of_cells():
    """Rows: 2 × 40 crossings × 1; columns the same; diagonals: 2 × 79 × 1/√2 each. × π/8 = 150.6 m for 160."""
    grid, ids = Grid(0, 100, 1, 1, 100, 100), np.zeros((100, 100), dtype=np.int32)
    ids[30:70, 30:70] = 1
    expected = math.pi / 8 * (4 * 40 + 4 * 79 / math.sqrt(2))
    assert cell_perimeters(ids, grid, 1)[0] == pytest.approx(expected, rel=1e-12)


def test_perimeters_of_neighbours_and_at_the_edge():
    """Two halves of the grid touch: each has its own outline, the edge of the grid included."""
    ids = np.ones((20, 20), dtype=np.int32)
    ids[:, 10:] = 2
    first, second = cell_perimeters(ids, Grid(0, 20, 1, 1, 20, 20), 2)
    assert first == pytest.approx(second) and first == pytest.approx(60, rel=0.08)


def test_the_core_of_cells():
    """A square of 40 cells, 10 deep: cells whose centre is at least 10 m inside are 20 × 20. On cells of 1 × 0.5 m, a
    square of 40 × 40 m at 10 m: 20 × 20 m. Against the side of the grid, the side counts as an edge."""
    ids = np.zeros((100, 100), dtype=np.int32)
    ids[30:70, 30:70], ids[0:10, 80:100] = 1, 2
    assert cell_cores(ids, Grid(0, 100, 1, 1, 100, 100), 2, 10).tolist() == [400, 0]
    assert cell_cores(ids, Grid(0, 100, 1, 1, 100, 100), 2, 4).tolist() == [32 * 32, 2 * 12]
    flat = np.zeros((200, 100), dtype=np.int32)
    flat[60:140, 30:70] = 1
    assert cell_cores(flat, Grid(0, 100, 1, 0.5, 200, 100), 1, 10).tolist() == [400]


def test_the_core_of_a_disc_of_cells():
    """A disc of radius 50 eroded by 20: π × 30², less about half a cell all around: the re-entrant corners of its
    stairs come nearer than its outline. Within 1 % of the erosion of its cells drawn."""
    grid, ids = disc_cells(50)
    core = cell_cores(ids, grid, 1, 20)[0]
    assert math.pi * 29.5**2 * 0.995 < core < math.pi * 30**2
    rows, columns = np.nonzero(ids)
    drawn = shapely.union_all(shapely.box(columns, 240 - rows - 1, columns + 1, 240 - rows))
    assert core == pytest.approx(drawn.buffer(-20, quad_segs=32).area, rel=0.01)


@settings(max_examples=40)
@given(arrays(np.int32, (9, 12), elements=st.integers(0, 2)))
def test_turning_the_map_changes_nothing(ids):
    """A quarter turn, cells turned with it, leaves perimeters as they were."""
    flat, tall = Grid(0, 9 * 5, 4, 5, 9, 12), Grid(0, 12 * 4, 5, 4, 12, 9)
    turned = np.ascontiguousarray(np.rot90(ids))
    assert cell_perimeters(ids, flat, 2) == pytest.approx(cell_perimeters(turned, tall, 2), rel=1e-12)


def test_compactness_is_at_most_one():
    assert compactness([math.pi], [2 * math.pi])[0] == pytest.approx(1.0)
    assert compactness([100.0], [10.0])[0] == 1.0
