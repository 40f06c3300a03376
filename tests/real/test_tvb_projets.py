"""Conflict points, projects and sites to restore on the Hérault sample (Grand Orb, Clermontais), at 50 m."""

import csv

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from aula.aula_plugin import raster_shapes
from aula.aula_plugin.core.green_network.conflicts import ConflictOptions, find_conflicts
from aula.aula_plugin.core.green_network.edits import lose
from aula.aula_plugin.core.green_network.graph import alpha
from aula.aula_plugin.core.green_network.landscape import Landscape, Setting, measure, remeasure
from aula.aula_plugin.core.green_network.permeability import PermeabilityTable
from aula.aula_plugin.core.green_network.restoration import Site, gains
from aula.aula_plugin.core.green_network.steps import Steps
from aula.aula_plugin.core.raster_grid import Grid
from aula.aula_plugin.site_cells import cells_of

#: Where land cover, réservoirs and roads of the two samples overlap.
BOUNDS = (710_700.0, 6_272_400.0, 721_000.0, 6_295_000.0)
CELL_M = 50.0


@pytest.fixture(scope="module")
def herault(shared_data, qgis_app):
    """Return the forest landscape, the roads and the friches of the overlap."""
    source = shared_data / "tvb_herault_34" / "tvb_herault.gpkg"
    grid = Grid.over(BOUNDS, CELL_M)
    cover = gpd.read_file(source, layer="clc_2012_clermontais", bbox=BOUNDS)
    roads = gpd.read_file(source, layer="routes_grand_orb", bbox=BOUNDS)
    woods = gpd.read_file(source, layer="reservoirs_boises_grand_orb", bbox=BOUNDS)
    with (shared_data / "tvb_herault_34" / "friction_exemple.csv").open(encoding="utf-8") as stream:
        table = {row["class"]: max(float(row["forest"]), 1.0) for row in csv.DictReader(stream, delimiter=";")}
    codes = np.array([table.get(f"landuse_{code}", 100.0) for code in cover["CODE_12"]])
    friction = raster_shapes.burn(cover.geometry.to_numpy(), codes, grid, dtype=np.float64, fill=100.0)
    costs = np.array([table[f"roads_{kind}"] for kind in roads["VOCATION"]])
    laid = raster_shapes.burn(roads.geometry.to_numpy(), costs, grid, all_touched=True, dtype=np.float64)
    friction = np.maximum(friction, laid)
    woods = woods[(woods.area > 200_000) & woods.intersects(shapely.box(*grid.bounds))].reset_index(drop=True)
    patches = np.zeros(grid.shape, dtype=np.int32)
    for number, cells in enumerate(cells_of(woods.geometry.to_numpy(), grid), 1):
        free = cells[patches.ravel()[cells] == 0]
        patches.ravel()[free] = number
    capacity = pd.Series(woods.area.to_numpy(), index=range(1, len(woods) + 1))
    setting = Setting(Steps.of(grid), alpha(5_000.0, 0.05), 20_000.0)
    friches = gpd.read_file(shared_data / "friches" / "cartofriches_2024_extrait.gpkg").to_crs(woods.crs)
    friches = friches[friches.within(shapely.box(*grid.bounds))].reset_index(drop=True)
    return Landscape(friction, patches, grid, capacity), setting, roads, friches, woods


@pytest.fixture(scope="module")
def network(herault):
    return measure(*herault[:2])


def test_obstacles_of_the_roads(herault, network):
    roads = herault[2]
    obstacles = gpd.GeoDataFrame(
        {"type": "route", "classe": roads["VOCATION"], "nom": roads["NUM_ROUTE"]},
        geometry=roads.geometry,
        crs=roads.crs,
    )
    # straight lines between near woods: they meet more roads than the least-cost paths, which go round
    woods = herault[4].geometry.to_numpy()
    pairs = network.links[["id_a", "id_b"]].to_numpy() - 1
    lines = shapely.shortest_line(woods[pairs[:, 0]], woods[pairs[:, 1]])
    data = {"id_lien": range(1, len(lines) + 1), "sous_trame": "boisée"}
    links = gpd.GeoDataFrame(data, geometry=lines, crs=roads.crs)
    found = find_conflicts(links, None, obstacles, None, PermeabilityTable.example(), ConflictOptions())
    # every crossing lies on a road and on a link, and each is in one conflict
    roads_there = shapely.union_all(roads.geometry.to_numpy())
    assert shapely.distance(found.crossings.geometry.to_numpy(), roads_there).max() < 1e-6
    assert found.conflicts["n_traversees"].sum() == len(found.crossings) > 20
    # each crossing is within the radius of the point of its conflict
    number = found.crossings["id_conflit"].to_numpy()
    points = found.conflicts.set_index("id_conflit").geometry.reindex(number).to_numpy()
    assert shapely.distance(points, found.crossings.geometry.to_numpy()).max() <= 300
    # a road of each class has the permeability of the table
    values = dict(zip(found.crossings["classe"], found.crossings["permeabilite"]))
    assert values.items() <= {"Liaison principale": 0.1, "Liaison régionale": 0.3, "Liaison locale": 0.7}.items()


def test_a_project_in_a_reservoir_measured_bounded_and_whole(herault, network):
    landscape, setting = herault[:2]
    largest = int(landscape.capacity.idxmax())
    rows, columns = np.nonzero(landscape.patches == largest)
    place = np.zeros(landscape.grid.shape, dtype=bool)
    place[rows[len(rows) // 2] : rows[len(rows) // 2] + 6, :] = landscape.patches[rows[len(rows) // 2]] == largest
    after, lost = lose(landscape, place, 1_000.0, place, 50_000.0)
    quick, whole = remeasure(network, after, setting), measure(after, setting)
    columns = ["id_a", "id_b", "cost"]
    assert quick.links[columns].values.tolist() == whole.links[columns].values.tolist()
    assert quick.ec == whole.ec < network.ec
    assert sum(lost.area_m2.values()) >= (place & (landscape.patches > 0)).sum() * CELL_M**2


def test_friches_ranked_by_what_they_bring(herault, network):
    landscape, setting, _, friches, _ = herault
    shapes = shapely.buffer(friches.geometry.to_numpy(), 100.0)
    cells = cells_of(shapes, landscape.grid)
    sites = [
        Site(number, None, own, float(shape.area), 200.0) for number, (own, shape) in enumerate(zip(cells, shapes), 1)
    ]
    found = gains(network, sites, setting, 1.0)
    assert len(found) == len(friches) > 3
    assert (found["gain_ec"] >= 0).all() and found["gain_ec"].is_monotonic_decreasing
    # nothing brings more than all its habitat would in one piece with everything
    assert (found["gain_ec"] <= found["surface_ha"] * 1e4 + network.total - network.ec).all()
