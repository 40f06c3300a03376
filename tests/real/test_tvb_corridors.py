"""Corridors between the woods of a real territory (Clermontais, Hérault): costs walked again, widths eroded again."""

import csv

import geopandas
import numpy as np
import pytest
import shapely

from aula.aula_plugin import raster_shapes
from aula.aula_plugin.core.green_network.corridor import Margin, corridors
from aula.aula_plugin.core.green_network.links import LinkOptions, build_links
from aula.aula_plugin.core.green_network.steps import Steps
from aula.aula_plugin.core.raster_grid import Grid
from aula.aula_plugin.core.raster_outline import outline

CELL = 50.0
FOREST = ("311", "312", "313")
LEAST_M2 = 300_000


@pytest.fixture(scope="module")
def land(shared_data):
    folder = shared_data / "tvb_herault_34"
    with (folder / "friction_exemple.csv").open(encoding="utf-8") as lines:
        table = {row["class"]: max(float(row["forest"]), 1.0) for row in csv.DictReader(lines, delimiter=";")}
    cover = geopandas.read_file(folder / "tvb_herault.gpkg", layer="clc_2012_clermontais").to_crs(2154)
    grid = Grid.over(tuple(cover.total_bounds), CELL)
    values = [table.get(f"landuse_{code}", np.nan) for code in cover["CODE_12"]]
    friction = raster_shapes.burn(cover.geometry.to_numpy(), values, grid, False, np.float64, np.nan)
    woods = shapely.union_all(cover.geometry[cover["CODE_12"].isin(FOREST)].to_numpy())
    parts = shapely.get_parts(woods)
    parts = parts[shapely.area(parts) >= LEAST_M2]
    patches = raster_shapes.burn(parts, np.arange(1, len(parts) + 1), grid)
    steps = Steps.of(grid)
    links = build_links(friction, patches, grid, steps, LinkOptions("planaire_cout", limit=100_000.0))
    return friction, patches, grid, links, corridors(friction, patches, grid, steps, links, Margin(10))


def test_cost_is_that_of_the_line_walked_cell_by_cell(land):
    friction, _, grid, links, _ = land
    assert len(links) > 80
    for link in links[links["cost"] > 0].itertuples():
        walked = 0.0
        points = shapely.get_coordinates(link.geometry)
        rows, columns = grid.cells_at(points[:, 0], points[:, 1])
        for start, end in zip(zip(rows, columns), zip(rows[1:], columns[1:])):
            count = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
            along = [tuple(np.round(np.linspace(start, end, count + 1)[rank]).astype(int)) for rank in range(count + 1)]
            step = np.hypot(end[0] - start[0], end[1] - start[1]) / count * CELL
            walked += sum(step * (friction[one] + friction[other]) / 2 for one, other in zip(along, along[1:]))
        assert link.cost == pytest.approx(walked, rel=1e-9)


def test_a_disc_of_the_width_passes(land):
    """The corridor and its patches, opened by a disc one cell narrower than the width, still join the patches."""
    _, patches, grid, links, found = land
    measured = found.frame[found.frame["width"] > CELL].iloc[::7]
    assert len(measured) > 5
    for rank, row in measured.iterrows():
        a, b = (outline(patches == patch, grid) for patch in links.loc[rank, ["id_a", "id_b"]])
        reach = (row["width"] - CELL) / 2
        opened = shapely.buffer(shapely.union_all([row["geometry"], a, b]), -reach)
        opened = shapely.get_parts(shapely.buffer(opened, reach + 1e-6))
        near = [shapely.distance(opened, patch) <= CELL for patch in (a, b)]
        assert (near[0] & near[1]).any(), (rank, row["width"])


def test_no_corridor_holds_a_town_that_its_path_avoids(land):
    """Discontinuous urban fabric has friction 10 000: a cell of it costs more than any margin here."""
    friction, patches, grid, links, found = land
    for link, row in zip(links.itertuples(), found.frame.itertuples()):
        if row.geometry.is_empty or row.margin >= 10_000 * CELL / 2:
            continue
        rows, columns = np.nonzero(friction >= 10_000)
        inside = shapely.contains_xy(row.geometry, grid.centres(rows, columns))
        assert not inside.any() or link.cost >= 10_000 * CELL
