"""Variants and their agreement on public data: the shops and the streets of Lille, the zones of Olemps and Redon.

The numbers are those of the reference on centralités, measured apart from this code; cells may move them by 2 %.
"""

from __future__ import annotations

import heapq

import geopandas as gpd
import numpy as np
import pytest
import shapely

from aula.aula_plugin.core.centrality.candidates import Circumstances
from aula.aula_plugin.core.centrality.cells import cells_inside
from aula.aula_plugin.core.centrality.columns import SURE_CORE, TO_DISCUSS
from aula.aula_plugin.core.centrality.overlap import pairs
from aula.aula_plugin.core.centrality.settings import Settings
from aula.aula_plugin.core.centrality.streets import Streets
from aula.aula_plugin.core.centrality.survey import survey
from aula.aula_plugin.core.centrality.territory import USUAL, Inputs, draw, measure_all
from aula.aula_plugin.core.centrality.variants import buffers, hulls
from aula.aula_plugin.core.typography import NBSP
from aula.tests.real.centralites_data import LILLE, OLEMPS, REDON, lille, territory, zones

SETTINGS = Settings()
THREE = ("champ", "tampons", "enveloppe")


def near(value):
    """Return what is within 2 % of a number, or of each of several."""
    return pytest.approx(value, rel=0.02)


def hectares(shapes) -> float:
    """Return the area of surfaces that do not overlap."""
    return float(shapely.area(shapes).sum() / 10_000)


@pytest.fixture(scope="module")
def offer(shared_data):
    return lille(shared_data / LILLE)


@pytest.fixture(scope="module")
def shops(offer):
    return shapely.get_coordinates(offer.geometry[offer["commerce"]])


@pytest.fixture(scope="module")
def around(offer):
    """One territory that holds the whole extent: quantiles are taken from all of it."""
    left, bottom, right, top = offer.total_bounds
    table = {"code_insee": ["59350"], "nom": ["Lille"], "niveau": [None]}
    limits = shapely.box(left - 300, bottom - 300, right + 300, top + 300)
    return gpd.GeoDataFrame(table, geometry=[limits], crs=offer.crs)


@pytest.fixture(scope="module")
def drawing(offer, around):
    return draw(measure_all(Inputs(offer, around), SETTINGS, THREE), "59350", THREE)


@pytest.fixture(scope="module")
def roads(shared_data):
    return gpd.read_file(shared_data / LILLE, layer="highway_line").geometry.to_numpy()


@pytest.fixture(scope="module")
def streets(roads):
    return Streets.of(roads)


@pytest.mark.parametrize(("gap", "area", "count"), [(25, 6.0, 34), (50, 33.8, 24), (100, 100.5, 13), (200, 191.4, 2)])
def test_buffers_of_the_413_shops_of_lille(shops, gap, area, count):
    """A gap eight times as wide gives a surface thirty times as large: why several are shown side by side."""
    assert len(shops) == 413
    chains = buffers(shops, gap, 3)
    assert (hectares(chains), len(chains)) == (near(area), count)


@pytest.mark.parametrize(("ratio", "area"), [(0.2, 76.8), (0.3, 86.3), (0.4, 89.9)])
def test_hulls_of_lille(shops, ratio, area):
    assert hectares(hulls(shops, buffers(shops, 100, 3), ratio)) == near(area)


def test_overlaps_of_the_three_variants_of_lille(drawing):
    """IoU field-buffers, field-hull, buffers-hull: 0.33, 0.38, 0.69 with q_K 0.75, d 100 m, ratio 0.3."""
    shapes = {name: variant.whole for name, variant in drawing.variants.items()}
    assert pairs(shapes)["iou"].tolist() == near([0.334, 0.384, 0.689])


def test_cells_in_three_two_and_one_variants_of_lille(drawing):
    """32.3, 50.3 and 31.1 ha. Two families vote: in all three the score is 1, and the rest is to discuss."""
    votes = sum(cells_inside(one.whole, drawing.fields.grid).astype(int) for one in drawing.variants.values())
    assert [(votes == number).sum() * 0.0625 for number in (3, 2, 1)] == near([32.3, 50.3, 31.1])
    assert drawing.agreement.families == ("champ", "chaîne")
    by_class = drawing.classes.groupby("classe")["aire_ha"].sum()
    assert by_class[SURE_CORE] == near(32.3)
    assert by_class[TO_DISCUSS] == near(50.3 + 31.1)


def walked(lines, place, limit: float) -> float:
    """Return the length of streets within reach of the vertex nearest a place: Dijkstra's algorithm with a heap.

    Written apart from `Streets`: vertices are told apart by their centimetres, an edge given twice counts once.
    """
    edges = set()
    for line in shapely.get_parts(lines):
        ends = [tuple(xy) for xy in np.round(shapely.get_coordinates(line), 2).tolist()]
        edges |= {(min(a, b), max(a, b)) for a, b in zip(ends, ends[1:]) if a != b}
    near_by: dict[tuple, list] = {}
    for a, b in edges:
        near_by.setdefault(a, []).append(b)
        near_by.setdefault(b, []).append(a)
    reached, waiting = {}, [(0.0, place)]
    while waiting:
        distance, vertex = heapq.heappop(waiting)
        if vertex not in reached and distance <= limit:
            reached[vertex] = distance
            for other in near_by[vertex]:
                heapq.heappush(waiting, (distance + float(np.hypot(*np.subtract(other, vertex))), other))
    left = {vertex: limit - distance for vertex, distance in reached.items()}
    return sum(min(float(np.hypot(*np.subtract(a, b))), left.get(a, 0.0) + left.get(b, 0.0)) for a, b in edges)


@pytest.mark.parametrize("place", [(704612.5, 7060462.5), (705287.5, 7060062.5)])
def test_streets_within_five_minutes_are_those_of_another_computation(roads, streets, place):
    """Densest place of the centre (8.7 km of streets) and a place beside the railway (0.7 km); nothing beyond 375 m."""
    xy = np.round(shapely.get_coordinates(roads), 2)
    start = tuple(xy[np.argmin(np.hypot(*(xy - place).T))].tolist())
    pieces = streets.reached(streets.attach(np.array([start]), 1.0), SETTINGS.reach)
    # overlapping lines count once, so that both measure the same thing
    assert shapely.length(shapely.union_all(pieces)) == pytest.approx(walked(roads, start, 375.0), rel=0.005)
    assert shapely.distance(pieces, shapely.Point(start)).max() < 375


def test_reach_of_lille_lies_between_its_streets_and_the_crow(offer, around, streets):
    """Each place is within 375 + 50 m of a core, and at least as large as 50 m around its start."""
    found = draw(measure_all(Inputs(offer, around, streets=streets), SETTINGS), "59350")
    reach, kept = found.variants["reseau"], found.variants["champ"].shapes
    assert reach.flags == () and found.agreement.families == ("champ", "chaîne", "réseau")
    assert np.pi * 0.25 < hectares(reach.shapes) < len(kept) * np.pi * 4.25**2
    corners = shapely.points(shapely.get_coordinates(reach.shapes))
    assert shapely.distance(corners, shapely.union_all(kept)).max() <= 425
    # a third family can only divide more: the sure core shrinks
    assert found.classes.loc[found.classes["classe"] == SURE_CORE, "aire_ha"].sum() <= 32.3 * 1.02


def test_olemps_has_no_core_and_says_why(shared_data):
    """At most 4 natures within 200 m for 5 asked; what surrounds the commune is Rodez, cut off."""
    communes = territory(shared_data / OLEMPS, "12174")
    offer = zones(shared_data / OLEMPS)
    found = survey(
        Inputs(offer, communes), SETTINGS, ["12174"], USUAL, USUAL, Circumstances({}, "2026-01-01", {}), lambda _: None
    )
    row = found.communes.iloc[0]
    assert (row["resultat"], row["n_candidats"], row["n_max"], row["seuil_n"]) == ("aucun cœur", 0, 4, 5)
    assert row["motif"] == f"au plus 4{NBSP}groupes à moins de 200{NBSP}m, pour 5 au moins"
    assert not len(found.candidates)


def test_redon_has_cores_inside_the_commune(shared_data):
    """68 ha hold five natures: with half of the cells and no other limit, less than that is kept, all of it valid."""
    communes = territory(shared_data / REDON, "35236")
    settings = Settings(density=0.5, shops_min=0, area_min_ha=0.0)
    inputs = Inputs(zones(shared_data / REDON), communes)
    found = draw(measure_all(inputs, settings, THREE), "35236", THREE)
    assert 0 < hectares(found.variants["champ"].shapes) < 68 * 1.02
    assert (found.fields.groups[found.inside].max(), found.shaped.perimeters["n_groupes"].max() >= 5) == (13, True)
    for shapes in (found.shaped.perimeters.geometry.to_numpy(), *(one.shapes for one in found.variants.values())):
        assert shapely.is_valid(shapes).all()
        assert shapely.area(shapely.difference(shapely.union_all(shapes), communes.geometry.iloc[0])) < 1e-3
