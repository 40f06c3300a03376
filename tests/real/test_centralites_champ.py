"""Fields and cores on public data: the shops of Lille (OpenStreetMap), the buildings of Olemps, the zones of Redon.

The numbers are those of the reference on centralités, measured apart from this code; cells may move them by 2 %.
"""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pytest
import shapely

from aula.aula_plugin.core.centrality import cores, fields, shape
from aula.aula_plugin.core.centrality.nothing import easier, why_nothing
from aula.aula_plugin.core.centrality.settings import Settings
from aula.aula_plugin.core.centrality.storeys import buildings
from aula.tests.real.centralites_data import LILLE, OLEMPS, REDON, zones
from aula.tests.real.centralites_data import lille as read_lille

SETTINGS = Settings()


def near(value):
    """Return what is within 2 % of a number, or of each of several."""
    return pytest.approx(value, rel=0.02)


@pytest.fixture(scope="module")
def lille(shared_data) -> gpd.GeoDataFrame:
    return read_lille(shared_data / LILLE)


@pytest.fixture(scope="module")
def lille_fields(lille) -> fields.Fields:
    return fields.measure(lille, None, tuple(lille.total_bounds), SETTINGS)


def test_lille_is_the_offer_of_the_reference(lille):
    assert len(lille) == 521 and lille["commerce"].sum() == 413
    codes, names = fields.group_codes(lille)
    assert (codes >= 0).sum() == 297 and len(names) == 11


def test_density_of_lille(lille_fields):
    """K > 0 on 308 ha; quantiles 0.5 / 0.75 / 0.9: 2.5 / 6.2 / 11.9; maximum 64.9; 8 of 11 groups within 200 m."""
    holding = lille_fields.density[lille_fields.density > cores.NOTHING]
    assert len(holding) * 0.0625 == near(308)
    assert np.quantile(holding, [0.5, 0.75, 0.9]) == near([2.5, 6.2, 11.9])
    assert holding.max() == near(64.9)
    assert lille_fields.groups.max() == 8


@pytest.mark.parametrize(("quantile", "passing", "kept"), [(0.5, 70.2, 68.6), (0.75, 43.2, 41.0), (0.9, 21.8, 21.8)])
def test_cores_of_lille(lille, lille_fields, quantile, passing, kept):
    settings = replace(SETTINGS, density=quantile)
    cells = cores.core_cells(lille_fields, cores.thresholds(lille_fields, settings))
    parts, _ = cores.keep_parts(cores.parts(cells, lille_fields.grid), lille, settings)
    assert cells.sum() * 0.0625 == near(passing)
    assert parts["aire_ha"].sum() == near(kept)


def test_ten_groups_are_out_of_reach_of_this_source(lille_fields):
    settings = replace(SETTINGS, groups=10)
    limits = cores.thresholds(lille_fields, settings)
    assert not cores.core_cells(lille_fields, limits).any()
    why = why_nothing(lille_fields, limits, settings)
    assert (why.blocking, why.n_max) == ("diversité", 8)
    assert easier(10, 11) == 5


def test_perimeters_of_lille_do_not_cross_the_railway(shared_data, lille, lille_fields):
    """Valid, whole, no hole under 0.2 ha, the railways of the surface outside."""
    path = shared_data / LILLE
    rails = gpd.read_file(path, layer="railway_line")
    rails = rails[(rails["railway"] == "rail") & rails["tunnel"].isna()].geometry.to_numpy()
    settings = replace(SETTINGS, density=0.5, groups=3)
    cells = cores.core_cells(lille_fields, cores.thresholds(lille_fields, settings))
    parts, _ = cores.keep_parts(cores.parts(cells, lille_fields.grid), lille, settings)
    assert shapely.intersects(shapely.union_all(parts.geometry.to_numpy()), rails).any()
    found = shape.shape(parts, lille, settings, cuts=rails).perimeters
    shapes = found.geometry.to_numpy()
    assert len(found) and shapely.is_valid(shapes).all()
    assert not shapely.intersects(shapely.union_all(shapes), rails).any()
    singles = shapely.get_parts(shapes)
    holes = shapely.area(shapely.polygons(shapely.get_exterior_ring(singles))) - shapely.area(singles)
    assert ((holes == 0) | (holes >= 2000)).all()
    assert (found["aire_ha"] >= 0.5).all() and (found["n_commerces"] >= 3).all()


# --------------------------------------------------------------------------------------------------- Olemps, Redon


@pytest.mark.parametrize(
    ("measure", "expected"),
    [("emprise", [0.0084, 0.0327, 0.0859, 0.1456]), ("plancher", [0.0132, 0.0530, 0.1477, 0.2612])],
)
def test_built_form_of_olemps(shared_data, measure, expected):
    """Footprint 0.008 / 0.033 / 0.086 / 0.146, floor 0.013 / 0.053 / 0.147 / 0.260, at three digits of the reference.

    Levels are missing for 939 of the 2 273 buildings and heights for 269: 11 % of the floors are unknown, and counted
    for one level.
    """
    path = shared_data / OLEMPS
    houses = gpd.read_file(path, layer="batiment")
    built = buildings(houses, "NB_ETAGES", "HAUTEUR")
    built.geometry = houses.centroid
    bounds = tuple(gpd.read_file(path, layer="commune").total_bounds)
    found = fields.measure(zones(path), built, bounds, replace(SETTINGS, built_measure=measure))
    assert found.built_unknown == pytest.approx(0.108, abs=0.001)
    assert np.nanquantile(np.where(found.built > 0, found.built, np.nan), [0.25, 0.5, 0.75, 0.9]) == near(expected)


def test_olemps_has_no_core(shared_data):
    path = shared_data / OLEMPS
    found = fields.measure(zones(path), None, tuple(gpd.read_file(path, layer="commune").total_bounds), SETTINGS)
    why = why_nothing(found, cores.thresholds(found, SETTINGS), SETTINGS)
    assert (why.blocking, why.n_max) == ("diversité", 4)


def test_diversity_of_redon(shared_data):
    """Up to 13 natures within 200 m; 147 ha with three and 68 ha with five, where K > 0."""
    path = shared_data / REDON
    found = fields.measure(zones(path), None, tuple(gpd.read_file(path, layer="commune").total_bounds), SETTINGS)
    dense = found.density > cores.NOTHING
    assert found.groups.max() == 13
    assert [(dense & (found.groups >= least)).sum() * 0.0625 for least in (3, 5)] == near([147, 68])


def test_redon_has_footprints_only(shared_data):
    path = shared_data / REDON
    built = buildings(gpd.read_file(path, layer="batiment"))
    found = fields.measure(zones(path), built, tuple(gpd.read_file(path, layer="commune").total_bounds), SETTINGS)
    assert (found.built_measure, found.built_unknown) == ("emprise", 1.0)
