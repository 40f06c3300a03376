"""Pas japonais on a strip of cells of 10 m, by hand."""

import math

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from aula.aula_plugin.core.green_network.landscape import measure
from aula.aula_plugin.core.green_network.stepping_stones import APART, STONE, find_stones, on_links
from aula.tests.unit.green_network.strip import flat, landscape, setting

CRS = "EPSG:2154"
LINK = gpd.GeoDataFrame({"id_lien": [9]}, geometry=[shapely.LineString([(0, 0), (1000, 0)])], crs=CRS)
CORRIDOR = gpd.GeoDataFrame({"id_lien": [9]}, geometry=[shapely.box(0, -50, 1000, 50)], crs=CRS)


def patches(*boxes):
    return gpd.GeoDataFrame(geometry=[shapely.box(*one) for one in boxes], crs=CRS)


def test_gaps_along_the_link():
    # from 300 to 400 and from 600 to 650: gaps of 300, 200 and 350 m
    found = on_links(patches((300, -10, 400, 10), (600, 20, 650, 90)), CORRIDOR, LINK, 350)
    assert found["debut_m"].tolist() == [300, 600] and found["fin_m"].tolist() == [400, 650]
    assert found["ecart_m"].tolist() == [350, 350] and found["chaine"].all()
    assert not on_links(patches((300, -10, 400, 10), (600, 20, 650, 90)), CORRIDOR, LINK, 349)["chaine"].any()


def test_patches_that_overlap_along_the_link_make_no_gap():
    # 100–500 and 200–300 inside it, then 900–950: gaps of 100, 400 and 50 m
    found = on_links(patches((100, 0, 500, 9), (200, -9, 300, 0), (900, 0, 950, 9)), CORRIDOR, LINK, 1000)
    assert found["ecart_m"].tolist() == [400] * 3


def test_a_reservoir_on_the_way_fills_a_gap():
    # candidate 100–200; alone: gaps of 100 and 800; with a réservoir from 500 to 900: 100, 300 and 100
    found = on_links(patches((100, 0, 200, 9)), CORRIDOR, LINK, 300, patches((500, 0, 900, 9)).geometry.to_numpy())
    assert found["ecart_m"].tolist() == [300] and found["candidat"].tolist() == [0]


def test_outside_the_corridor_or_without_a_link():
    assert on_links(patches((300, 60, 400, 90)), CORRIDOR, LINK, 1000).empty
    assert on_links(patches((300, 0, 400, 9)), CORRIDOR, LINK.assign(id_lien=8), 1000).empty


def run(chain=True, limit=70.0):
    here = landscape("1.....s.....2", friction={"s": 1.0})
    rule = setting(here, limit)
    candidates = pd.DataFrame({"id_reservoir": [7], "capacite": [100.0], "surface_ha": [0.01]}, index=[0])
    places = pd.DataFrame({"candidat": [0], "id_lien": ["9"], "ecart_m": [60.0], "chaine": [chain]})
    return find_stones(measure(here, rule), candidates, [flat(here, (0, 6))], places, rule)


def test_a_stone_that_makes_the_link_possible():
    found = run()
    row = found.table.iloc[0]
    # 1–2 costs 120, beyond 70; 1–s and s–2 cost 60. p = 0.5^(cost / 100)
    numerator = 100**2 * (3 + 2 * (2 * 0.5**0.6 + 0.5**1.2))
    assert found.before.ec == pytest.approx(math.sqrt(2) * 100)
    assert found.after.ec == pytest.approx(math.sqrt(numerator))
    assert row["gain_ec"] == pytest.approx(math.sqrt(numerator) - math.sqrt(2) * 100)
    # without s, 1 and 2 no longer reach each other: the connector is their two terms
    assert row["dpc_connecteur"] == pytest.approx(100 * 2 * 100**2 * 0.5**1.2 / numerator)
    assert row["dpc_intra"] == pytest.approx(100 * 100**2 / numerator)
    assert row["dpc_flux"] == pytest.approx(100 * 4 * 100**2 * 0.5**0.6 / numerator)
    assert (row["rang"], row["statut"], row["id_lien"]) == (1, STONE, "9")


def test_without_limit_a_stone_relays_nothing():
    # the straight way costs as much as the way by the stone: it only brings its own habitat
    assert run(limit=math.inf).table["dpc_connecteur"].iloc[0] == pytest.approx(0, abs=1e-9)


def test_a_broken_chain_is_told_without_figures():
    found = run(chain=False)
    row = found.table.iloc[0]
    assert row["statut"] == APART and math.isnan(row["rang"]) and math.isnan(row["gain_ec"])
    assert "au-delà de l’écart permis" in row["pourquoi"]
    assert found.after.ec == found.before.ec
