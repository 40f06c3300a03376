"""The published cases of Circuitscape: resistances, currents and voltages to 1e-6, the precision of its solver."""

import configparser
import math
from pathlib import Path

import numpy as np
import pytest

from aula.aula_plugin.core.green_network.circuit import Landscape, Scheme, advanced, one_to_all, pairs
from aula.aula_plugin.core.green_network.circuit_network import Network, pairwise, solve

PAIRWISE = (2, 3, 4, 7, 12)
ONE_TO_ALL = (1, 2, 3)
ADVANCED = (1, 2)


@pytest.fixture(scope="module")
def cases(shared_data) -> Path:
    return shared_data / "tvb" / "circuitscape"


def close(found, expected):
    """Agree to 1e-6; the maps come from an iterative solver, which leaves as much of their largest value where 0 is."""
    values = np.asarray(expected)
    largest = np.abs(values[np.isfinite(values)]).max(initial=1.0) if values.ndim else 1e-9
    assert np.asarray(found) == pytest.approx(values, rel=1e-6, abs=1e-6 * largest)


def grid(path: Path) -> tuple[np.ndarray, dict[str, float]]:
    """Return an ESRI ASCII grid, its missing cells as NaN, and its header."""
    words = path.read_text().split()
    header = {key.lower(): float(value) for key, value in zip(words[:12:2], words[1:12:2])}
    shape = int(header["nrows"]), int(header["ncols"])
    values = np.array(words[12:], dtype=float).reshape(shape)
    return np.where(values == header["nodata_value"], np.nan, values), header


def ids(values: np.ndarray) -> np.ndarray:
    return np.where(np.isnan(values) | (values < 0), 0, values).astype(np.int64)


def points(path: Path, shape: tuple[int, int], header: dict[str, float]) -> np.ndarray:
    if path.suffix == ".asc":
        return ids(grid(path)[0])
    layer = np.zeros(shape, dtype=np.int64)
    for number, x, y in np.loadtxt(path):
        column = int((x - header["xllcorner"]) / header["cellsize"])
        row = shape[0] - 1 - int((y - header["yllcorner"]) / header["cellsize"])
        layer[row, column] = number
    return layer


def landscape(cases: Path, ini: str) -> tuple[Landscape, dict[str, str], dict[str, float]]:
    parser = configparser.ConfigParser()
    parser.read(cases / ini)
    options = {key: value for section in parser.sections() for key, value in parser[section].items()}
    values, header = grid(cases / options["habitat_file"])
    if options["habitat_map_is_resistances"] == "True":
        conductance = np.where(values > 0, 1 / values, 0.0)
    else:
        conductance = np.where(values > 0, values, 0.0)
    scheme = Scheme(
        4 if options["connect_four_neighbors_only"] == "True" else 8,
        "resistance" if options["connect_using_avg_resistances"] == "True" else "conductance",
    )
    polygons = ids(grid(cases / options["polygon_file"])[0]) if options["use_polygons"] == "True" else None
    return Landscape(np.nan_to_num(conductance), scheme, polygons), options, header


def table(path: Path) -> dict[tuple[int, int], float]:
    """Return the published resistance of each pair, ``inf`` where the file says −1."""
    rows = np.loadtxt(path)
    return {
        (int(a), int(b)): math.inf if value < 0 else value
        for a, line in zip(rows[1:, 0], rows[1:, 1:])
        for b, value in zip(rows[0, 1:], line)
    }


@pytest.mark.parametrize("number", PAIRWISE)
def test_pairwise(cases, number):
    land, options, header = landscape(cases, f"input/raster/pairwise/{number}/sgVerify{number}.ini")
    focal = points(cases / options["point_file"], land.conductance.shape, header)
    expected = table(cases / f"expected/sgVerify{number}_resistances.out")
    total, maps, met = np.zeros(land.conductance.shape), 0, 0
    for found in pairs(land, focal):
        close(found.resistance, expected[found.ids])
        close(found.resistance, expected[found.ids[::-1]])
        total, met = total + found.current, met + 1
        for kind, values in (("curmap", found.current), ("voltmap", found.voltage)):
            path = cases / "expected" / f"sgVerify{number}_{kind}_{found.ids[0]}_{found.ids[1]}.asc"
            if path.is_file():
                close(values, grid(path)[0])
                maps += 1
    count = len(np.unique(focal[focal > 0]))
    assert met == count * (count - 1) // 2 == (len(expected) - count) // 2
    assert maps == len(list((cases / "expected").glob(f"sgVerify{number}_*map_*_*.asc")))
    if options["write_cur_maps"] == "True":  # else the file published holds zeros
        close(total, grid(cases / f"expected/sgVerify{number}_cum_curmap.asc")[0])


@pytest.mark.parametrize("number", ONE_TO_ALL)
def test_one_to_all(cases, number):
    land, options, header = landscape(cases, f"input/raster/one_to_all/{number}/oneToAllVerify{number}.ini")
    focal = points(cases / options["point_file"], land.conductance.shape, header)
    name = f"oneToAllVerify{number}"
    expected = dict(np.loadtxt(cases / "expected" / f"{name}_resistances.out"))
    total = np.zeros(land.conductance.shape)
    found_all = list(one_to_all(land, focal))
    assert [e.ids[0] for e in found_all] == sorted(expected)
    for found in found_all:
        close(-1 if math.isinf(found.resistance) else found.resistance, expected[found.ids[0]])
        close(found.current, grid(cases / "expected" / f"{name}_curmap_{found.ids[0]}.asc")[0])
        close(found.voltage, grid(cases / "expected" / f"{name}_voltmap_{found.ids[0]}.asc")[0])
        total += found.current
    close(total, grid(cases / "expected" / f"{name}_cum_curmap.asc")[0])


@pytest.mark.parametrize("number", ADVANCED)
def test_advanced(cases, number):
    land, options, _ = landscape(cases, f"input/raster/advanced/{number}/mgVerify{number}.ini")
    sources, grounds = (grid(cases / options[name])[0] for name in ("source_file", "ground_file"))
    found = advanced(land, sources, grounds)
    close(found.current, grid(cases / f"expected/mgVerify{number}_curmap.asc")[0])
    close(found.voltage, grid(cases / f"expected/mgVerify{number}_voltmap.asc")[0])


def test_network_pairwise(cases):
    links = np.loadtxt(cases / "input/network/sgNetworkVerify1_graph_conductances.txt")
    focal = np.loadtxt(cases / "input/network/sgNetworkVerify1_focal_nodes.txt").astype(int)
    network = Network.of(int(links[:, :2].max()) + 1, links[:, 0], links[:, 1], links[:, 2])
    found = pairwise(network, focal)
    expected = table(cases / "expected/sgNetworkVerify1_resistances.out")
    nodes, branches = np.zeros(network.size), np.zeros(len(network.first))
    for i, a in enumerate(focal):
        for j, b in enumerate(focal):
            close(found.resistances[i, j], expected[a, b])
            if i < j:
                nodes += found.currents(i, j)
                branches += np.abs(network.branch_currents(found.voltages(i, j)))
    through = np.loadtxt(cases / "expected/sgNetworkVerify1_node_currents_cum.txt")
    close(nodes[through[:, 0].astype(int)], through[:, 1])
    assert_branches(network, branches, cases / "expected/sgNetworkVerify1_branch_currents_cum.txt")


def assert_branches(network: Network, currents: np.ndarray, path: Path) -> None:
    expected = {(int(a), int(b)): value for a, b, value in np.loadtxt(path)}
    found = dict(zip(zip(network.first.tolist(), network.second.tolist()), np.abs(currents)))
    assert set(found) == set(expected)
    close([found[pair] for pair in expected], list(expected.values()))


@pytest.mark.parametrize("number", (1, 2))
def test_network_sources_and_grounds(cases, number):
    name = f"mgNetworkVerify{number}"
    links = np.loadtxt(cases / f"input/network/{name}_graph_resistances.txt")
    network = Network.of(int(links[:, :2].max()) + 1, links[:, 0], links[:, 1], 1 / links[:, 2])
    sources, grounds = np.zeros(network.size), np.zeros(network.size)
    for node, value in np.loadtxt(cases / f"input/network/{name}_sources.txt", ndmin=2):
        sources[int(node)] = value
    for node, ohms in np.loadtxt(cases / f"input/network/{name}_grounds_resistances.txt", ndmin=2):
        grounds[int(node)] = 1 / ohms if ohms else math.inf
    found = solve(network, sources, grounds)
    for values, kind in ((found.voltages, "voltages"), (found.currents, "node_currents")):
        close(values, np.loadtxt(cases / f"expected/{name}_{kind}.txt")[:, 1])
    assert_branches(network, network.branch_currents(found.voltages), cases / f"expected/{name}_branch_currents.txt")
