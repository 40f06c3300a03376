"""Least costs against the published ones of GRASS (r.cost) and Graphab."""

from __future__ import annotations

import csv
import json
import math

import numpy as np
import pytest
from osgeo import gdal

from aula.aula_plugin.core.green_network.cost import Steps, cost_distance, searches
from aula.aula_plugin.core.green_network.engines import numba_engine

ENGINES = ("numpy", "numba") if numba_engine()[0] else ("numpy",)
#: As Graphab counts: steps in cells, a diagonal of 1.4142136.
GRAPHAB = Steps(1.0, 1.0, 1.4142136)


def grid(path):
    return gdal.Open(str(path)).ReadAsArray()


@pytest.fixture(scope="module")
def graphab(shared_data):
    """Return patches, classes, and the published costs of a set of links."""
    folder = shared_data / "tvb" / "graphab"

    def links(name):
        with open(folder / f"{name}-links.csv", encoding="utf-8") as file:
            return {(int(row["ID1"]), int(row["ID2"])): float(row["Dist"]) for row in csv.DictReader(file)}

    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return grid(folder / "patch_ids.tif").astype(np.int32), grid(folder / "landcover.tif"), links, expected


@pytest.mark.parametrize("engine", ENGINES)
def test_the_manual_of_grass(shared_data, engine):
    """r.cost without -r on the 6 × 7 cells of its manual: ten decimals are given."""
    case = json.loads(next((shared_data / "tvb" / "grass").glob("*.json")).read_text(encoding="utf-8"))
    friction = np.array(case["cost"], dtype=float)
    start = np.zeros(friction.shape, dtype=np.int32)
    start[tuple(case["start_rowcol_0based"])] = 1
    found = cost_distance(friction, start, Steps(1.0, 1.0, math.sqrt(2)), engine=engine).distance
    np.testing.assert_allclose(found, case["grass_8_2_1"], atol=1e-9)
    # the manual rounds down some halves and up others: 13.5 and 8.5 both stand for what they hold, to 0.5
    np.testing.assert_allclose(found, case["manual_rounded"], atol=0.5 + 1e-9)


def test_all_planar_links_of_graphab(graphab):
    patches, cover, links, _ = graphab
    expected = links("plan_cout1")
    found = searches(np.where(cover > 0, 1.0, np.nan), patches, expected, GRAPHAB)
    assert len(expected) == 381 and found.keys() == expected.keys()
    for pair, cost in expected.items():
        assert found[pair].cost == pytest.approx(cost, rel=1e-12)


def test_all_pairs_of_graphab_within_500(graphab):
    """Of the 11 476 pairs, the 1 704 that cost at most 500 are those published, with their costs."""
    patches, cover, links, given = graphab
    friction = np.full(cover.shape, np.nan)
    for code, cost in given["class_costs_cout10"].items():
        friction[cover == int(code)] = cost
    expected = links("comp_cout10_500_nopath")
    ids = range(1, patches.max() + 1)
    found = searches(friction, patches, [(a, b) for a in ids for b in ids if a < b], GRAPHAB, 500)
    assert set(found) == {tuple(sorted(pair)) for pair in expected}
    for (a, b), cost in expected.items():
        assert found[min(a, b), max(a, b)].cost == pytest.approx(cost, rel=1e-12)


def test_some_links_of_graphab_without_numba(graphab):
    patches, cover, links, _ = graphab
    expected = dict(sorted(links("plan_cout1").items())[:12])
    found = searches(np.where(cover > 0, 1.0, np.nan), patches, expected, GRAPHAB, engine="numpy")
    assert {pair: path.cost for pair, path in found.items()} == pytest.approx(expected, rel=1e-12)
