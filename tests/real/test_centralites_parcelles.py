"""Perimeters over the parcels of a real village (Gennes, Doubs), an invented offer in its houses: fit for a map."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from aula.aula_plugin.core.centrality.settings import Settings
from aula.aula_plugin.core.centrality.snapping import ENCLOSED_SHARE, SEAM_M
from aula.aula_plugin.core.centrality.territory import Drawing, Inputs, draw, measure_all

GENNES = Path("micro_territoire_gennes_25") / "gennes_25267.gpkg"
GROUPS = ("boulangerie", "coiffure", "école", "pharmacie", "restaurant", "bibliothèque", "poste", "médecin généraliste")
#: Where most houses are, Lambert-93.
MIDDLE = (936013.0, 6687377.0)
#: A line through the middle, as a railway would run.
RAIL = shapely.LineString([(935113, 6687077), (935953, 6687332), (936113, 6687417), (936913, 6687677)])


@pytest.fixture(scope="module")
def parcels(shared_data) -> np.ndarray:
    return gpd.read_file(shared_data / GENNES, layer="parcelles").geometry.to_numpy()


@pytest.fixture(scope="module")
def houses(shared_data) -> np.ndarray:
    """Centres of the houses, the nearest to the middle first."""
    xy = shapely.get_coordinates(gpd.read_file(shared_data / GENNES, layer="batiments").centroid)
    return xy[np.argsort(np.hypot(*(xy - MIDDLE).T))]


def drawn(houses, parcels, step: int, cuts=None) -> Drawing:
    """Draw from sixteen shops, one house out of ``step``."""
    points = shapely.points(houses[: 16 * step : step])
    frame = {"groupe": [GROUPS[n % 8] for n in range(16)], "poids": 1.0, "commerce": True, "retenu": True}
    offer = gpd.GeoDataFrame(frame, geometry=points, crs=2154)
    table = {"code_insee": ["25267"], "nom": ["Gennes"], "niveau": [None]}
    communes = gpd.GeoDataFrame(table, geometry=[shapely.box(*shapely.total_bounds(parcels))], crs=2154)
    inputs = Inputs(offer, communes, parcels=parcels, cuts=cuts)
    return draw(measure_all(inputs, Settings(density=0.6), ("champ",)), "25267")


@pytest.mark.parametrize("step", [2, 4, 6])
def test_parcels_are_taken_whole_or_left(houses, parcels, step):
    """One surface without slivers nor holes; parcels under 2 ha wholly in or out, and none enclosed is left out.

    Seams between two drawings of a street, narrower than 2 m, are no sliver: 1 % of a parcel is let go.
    """
    whole = shapely.union_all(drawn(houses, parcels, step).shaped.perimeters.geometry.to_numpy())
    assert whole.area > 5000 and whole.is_valid
    share = shapely.area(shapely.intersection(parcels, whole)) / shapely.area(parcels)
    usual = (shapely.area(parcels) < 20_000) & (shapely.area(parcels) > 100)
    assert not ((share > 0.01) & (share < 0.99) & usual).any()
    rings = [ring for part in shapely.get_parts(whole) for ring in shapely.get_rings(part)[1:]]
    assert not [ring for ring in rings if shapely.Polygon(ring).area < 2000]
    left = parcels[usual & (share < 0.5) & (shapely.area(parcels) < 2000)]
    outline = shapely.boundary(left)
    along = shapely.length(shapely.intersection(outline, shapely.buffer(whole, SEAM_M))) / shapely.length(outline)
    assert (along < ENCLOSED_SHARE).all()
    opened = shapely.buffer(shapely.buffer(whole, -SEAM_M), SEAM_M, join_style="mitre")
    assert shapely.difference(whole, opened).area < 0.002 * whole.area


def test_a_railway_through_the_village_parts_it_in_two(houses, parcels):
    """What it takes away is its own width, and the points it would leave: less than 5 % of the surface."""
    found, whole = (drawn(houses, parcels, 4, cuts).shaped.perimeters for cuts in (np.array([RAIL]), None))
    shapes = found.geometry.to_numpy()
    assert (len(whole), len(found)) == (1, 2)
    assert not shapely.intersects(shapes, RAIL).any() and shapely.is_valid(shapes).all()
    assert found["aire_ha"].sum() == pytest.approx(whole["aire_ha"].sum(), rel=0.05)
    assert found["n_equip"].sum() == whole["n_equip"].sum()
