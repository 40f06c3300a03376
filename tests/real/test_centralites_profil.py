"""Profiles on public data: INSEE cells of Olemps (they overflow on Rodez), streets of Olemps, Redon and Lille."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely

from aula.aula_plugin.core.centrality.catchment import catchments
from aula.aula_plugin.core.centrality.inhabitants import PEOPLE, Counts, read_counts
from aula.aula_plugin.core.centrality.settings import Settings
from aula.aula_plugin.core.centrality.streets import Streets

SETTINGS = Settings()
#: Streets of OpenStreetMap where nobody walks.
NO_WALK = ("motorway", "motorway_link", "trunk", "trunk_link", "construction", "proposed")


def streets(path, layer="troncon_de_route"):
    lines = gpd.read_file(path, layer=layer)
    if "highway" in lines:
        lines = lines[~lines["highway"].isin(NO_WALK)]
    return Streets.of(lines.geometry.to_numpy())


def place(path):
    """Return a circle of 150 m around the town hall."""
    zones = gpd.read_file(path, layer="zone_d_activite_ou_d_interet")
    return np.array([zones.geometry[zones["NATURE"] == "Mairie"].iloc[0].centroid.buffer(150)], dtype=object)


def one_each(centre, half=1200, step=25.0):
    """Return one inhabitant every 25 m around a place."""
    along = np.arange(-half, half, step) + step / 2
    x, y = np.meshgrid(centre.x + along, centre.y + along)
    return Counts(shapely.points(x.ravel(), y.ravel()), np.ones(x.size))


@pytest.fixture(scope="module")
def olemps(shared_data):
    return shared_data / "bdtopo_v3_olemps_12174" / "bdtopo_v3_olemps_12174.gpkg"


@pytest.fixture(scope="module")
def cells(olemps):
    frame = gpd.read_file(olemps, layer="insee_carreaux_200m").to_crs(2154).rename(columns=str.lower)
    found, column, unknown = read_counts(frame, "", PEOPLE, "carreaux", "population")
    assert (column, unknown) == ("ind", 0)
    return found


def test_cells_are_clipped_to_the_commune(olemps, cells):
    commune = gpd.read_file(olemps, layer="commune").geometry[0]
    found = cells.within(np.array([commune], dtype=object))[0]
    # the cells hold 29 736.5 people, Rodez included; the legal population of Olemps is 3 439
    assert cells.values.sum() == pytest.approx(29_736.5)
    apart = gpd.GeoDataFrame({"ind": cells.values}, geometry=cells.shapes)
    apart["ind"] *= apart.intersection(commune).area / apart.area
    assert found == pytest.approx(apart["ind"].sum())
    assert 0.8 * 3_439 < found < 3_439


def test_parts_of_the_commune_add_up(olemps, cells):
    commune = gpd.read_file(olemps, layer="commune").geometry[0]
    x0, y0, x1, y1 = commune.bounds
    cuts = np.linspace(x0, x1, 6)
    bands = [commune.intersection(shapely.box(a, y0, b, y1)) for a, b in zip(cuts, cuts[1:])]
    parts = cells.within(np.array(bands, dtype=object))
    assert parts.sum() == pytest.approx(cells.within(np.array([commune], dtype=object))[0])


def test_walking_from_the_town_hall_of_olemps(olemps, cells):
    centre = place(olemps)
    found = catchments(centre, cells, streets(olemps), SETTINGS)
    five, ten = found.people[:, 0]
    around = cells.within(np.array([centre[0].buffer(reach) for reach in (375, 750)], dtype=object))
    assert cells.within(centre)[0] < five < around[0] and five < ten < around[1]
    # along streets or as the crow flies × 1.3, the order is the same
    straight = catchments(centre, cells, None, SETTINGS).people[:, 0]
    assert [five, ten] == pytest.approx(straight, rel=0.3)
    # gardens and fields far from the streets of a village: counted apart, a few percent
    assert 0 < found.unattached < 0.15 * around[1]


def test_walking_in_redon_and_lille(shared_data):
    redon = shared_data / "bdtopo_v3_redon_35236" / "bdtopo_v3_redon_35236.gpkg"
    lille = shared_data / "osm_lille_2017" / "osm_lille_2017.gpkg"
    town = np.array([shapely.Point(704_200, 7_060_000).buffer(150)], dtype=object)
    for centre, plan, least in ((place(redon), streets(redon), 0.7), (town, streets(lille, "highway_line"), 0.9)):
        people = one_each(centre[0].centroid)
        found = catchments(centre, people, plan, SETTINGS)
        straight = catchments(centre, people, None, SETTINGS)
        # a railway and a river in Redon, a dense net of streets in Lille
        ratio = found.people[:, 0] / straight.people[:, 0]
        assert (ratio > least).all() and (ratio < 1.3).all()
        disk = np.pi * np.array([525, 900]) ** 2 / 625  # nobody walks farther than the crow flies
        assert (found.people[:, 0] < disk).all()
