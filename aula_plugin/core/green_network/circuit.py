"""Circuit theory on a raster: each cell is a node tied to its neighbours; currents show every way at once.

Where much current goes through few cells, the way is narrow: a pinch point. Same results as Circuitscape
(McRae et al. 2008, Ecology 89:2712), whose options are ``Scheme``, ``polygons`` and the modes below.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..errors import InputError
from ..needs import scipy_or_refuse
from .circuit_memory import check_size
from .circuit_network import Network, Solution, pairwise, solve
from .waiting import never


@dataclass(frozen=True)
class Scheme:
    """How two neighbouring cells are tied.

    Attributes
    ----------
    neighbours : 8, or 4 for the cells that share a side. A diagonal link passes between two cells without conductance.
    mean : ``conductance``, ``G = (g_a + g_b)/2``, the default of Circuitscape, or ``resistance``,
        ``R = (r_a + r_b)/2``, for which a barrier one cell wide stops more. For a step of one cell; G is divided by
        the length.
    across, down : width and height of a cell, any unit: only their ratio matters. A diagonal of square cells is √2.
    """

    neighbours: int = 8
    mean: str = "conductance"
    across: float = 1.0
    down: float = 1.0

    def __post_init__(self) -> None:
        if self.neighbours not in (4, 8):
            raise InputError(f"Voisinage « {self.neighbours} » inconnu : attendu 4 ou 8.")
        if self.mean not in ("conductance", "resistance"):
            raise InputError(f"Moyenne « {self.mean} » inconnue : attendu conductance ou resistance.")

    def shifts(self) -> list[tuple[int, int, float]]:
        """Return (rows down, columns right, length in cells) of half the moves: the others are the way back."""
        cell = math.sqrt(self.across * self.down)
        sides = [(0, 1, self.across / cell), (1, 0, self.down / cell)]
        diagonal = math.hypot(self.across, self.down) / cell
        return sides + ([(1, 1, diagonal), (1, -1, diagonal)] if self.neighbours == 8 else [])


@dataclass(frozen=True)
class Landscape:
    """A raster of conductances and what holds as one node.

    Attributes
    ----------
    conductance : of each cell, ≥ 0; 0 = no node (nodata, barrier).
    scheme : how neighbours are tied.
    polygons : ids > 0 of the regions without resistance inside (lakes, patches), 0 elsewhere; or None. A cell without
        conductance in a polygon is part of it when one of its cells has some.
    """

    conductance: npt.NDArray[np.float64]
    scheme: Scheme = Scheme()
    polygons: npt.NDArray[np.int64] | None = None

    @classmethod
    def of_friction(
        cls,
        friction: npt.ArrayLike,
        scheme: Scheme | None = None,
        polygons: npt.ArrayLike | None = None,
        allowed: npt.NDArray[np.bool_] | None = None,
    ) -> Landscape:
        """Return the landscape of a friction: conductance = 1/friction, NaN = impassable, as all out of ``allowed``.

        Raises
        ------
        InputError : a friction that is 0 or negative (a place without resistance is a polygon), or too many cells.
        """
        cost = np.asarray(friction, dtype=float)
        known = np.isfinite(cost)
        wrong = known & (cost <= 0)
        if wrong.any():
            raise InputError(
                f"Friction nulle ou négative dans {int(wrong.sum())} cellule(s) : attendu un nombre strictement "
                "positif."
            )
        open_cells = known if allowed is None else known & allowed
        conductance = np.zeros(cost.shape)
        conductance[open_cells] = 1.0 / cost[open_cells]
        layer = None if polygons is None else np.asarray(polygons, dtype=np.int64)
        return cls(conductance, scheme or Scheme(), layer)

    def network(self, *regions: npt.NDArray[np.int64]) -> tuple[Network, npt.NDArray[np.int64]]:
        """Return the network and the node of each cell, −1 where there is none; each region is one node too.

        Raises
        ------
        InputError : more nodes than can be solved (see ``circuit_memory``).
        """
        check_size(int((self.conductance > 0).sum()), self.scheme.neighbours)
        layers = [layer for layer in (self.polygons, *regions) if layer is not None]
        nodes = _nodes(self.conductance > 0, layers)
        size = int(nodes.max()) + 1 if nodes.size else 0
        ends: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]] = [
            _links(self.conductance, nodes, down, right, length, self.scheme.mean)
            for down, right, length in self.scheme.shifts()
        ]
        first, second, conductance = (np.concatenate(part) for part in zip(*ends))
        return Network.of(size, first, second, conductance), nodes


def _nodes(known: npt.NDArray[np.bool_], layers: list[npt.NDArray[np.int64]]) -> npt.NDArray[np.int64]:
    """Number the nodes: a cell each, but one for all that regions hold together."""
    flat = known.ravel()
    if not layers:
        nodes = np.full(flat.shape, -1, dtype=np.int64)
        nodes[flat] = np.arange(int(flat.sum()))
        return nodes.reshape(known.shape)
    scipy_or_refuse()
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    cells, hubs, size = [], [], flat.size
    for layer in layers:
        inside = np.flatnonzero(layer.ravel() > 0)
        ids, hub = np.unique(layer.ravel()[inside], return_inverse=True)
        cells.append(inside)
        hubs.append(size + hub)
        size += len(ids)
    ends = (np.concatenate(cells), np.concatenate(hubs))
    tied = coo_matrix((np.ones(len(ends[0]), dtype=np.int8), ends), shape=(size, size))
    labels = connected_components(tied.tocsr(), directed=False)[1][: flat.size]
    live = np.unique(labels[flat])
    place = np.searchsorted(live, labels)
    found = live[np.minimum(place, len(live) - 1)] == labels if len(live) else np.zeros(flat.shape, dtype=bool)
    return np.asarray(np.where(found, place, -1), dtype=np.int64).reshape(known.shape)


def _links(
    conductance: npt.NDArray[np.float64], nodes: npt.NDArray[np.int64], down: int, right: int, length: float, mean: str
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Return the links of each cell to the one ``down`` rows below and ``right`` columns to its right."""
    rows, columns = conductance.shape
    here = (slice(0, rows - down), slice(max(-right, 0), columns - max(right, 0)))
    there = (slice(down, rows), slice(max(right, 0), columns + min(right, 0)))
    a, b, g, h = nodes[here], nodes[there], conductance[here], conductance[there]
    if mean == "conductance":
        tied = (g + h) / 2
    else:
        with np.errstate(divide="ignore"):
            tied = 2 / (1 / g + 1 / h)
    real = (a >= 0) & (b >= 0) & (a != b) & (tied > 0)
    return a[real], b[real], tied[real] / length


@dataclass(frozen=True)
class Experiment:
    """One solution, laid on the raster.

    Attributes
    ----------
    ids : the focal ids it is about: a pair, or one.
    resistance : ohms; ``inf`` when the current cannot go.
    current : A through each cell, 0 where none goes; all the cells of a region bear the current of its node.
    voltage : V, the ground at 0.
    """

    ids: tuple[int, ...]
    resistance: float
    current: npt.NDArray[np.float64]
    voltage: npt.NDArray[np.float64]


def _laid(values: npt.NDArray[np.float64], nodes: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    return np.where(nodes >= 0, values[np.maximum(nodes, 0)], 0.0) if len(values) else np.zeros(nodes.shape)


def _focal(points: npt.ArrayLike) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    layer = np.asarray(points, dtype=np.int64)
    layer = np.where(layer > 0, layer, 0)
    return layer, np.unique(layer[layer > 0])


def pairs(landscape: Landscape, points: npt.ArrayLike, check: Callable[[], None] = never) -> Iterator[Experiment]:
    """Yield, for each two focal ids, the experiment of 1 A from the second to the first, at 0 V, as Circuitscape.

    ``points``: ids > 0 on the raster. When an id has several cells, they are one node while its own pairs are
    measured, and plain cells for the others: one factorisation per pair, against one for all otherwise.
    """
    layer, ids = _focal(points)
    if len(ids) == int((layer > 0).sum()):
        network, nodes = landscape.network()
        focal = np.array([nodes[layer == number][0] for number in ids], dtype=np.int64)
        yield from _single_pairs(network, nodes, ids, focal, check)
        return
    for i, a in enumerate(ids):
        for b in ids[i + 1 :]:
            check()
            yield between(landscape, layer == b, layer == a, (int(a), int(b)), check)


def _single_pairs(
    network: Network,
    nodes: npt.NDArray[np.int64],
    ids: npt.NDArray[np.int64],
    focal: npt.NDArray[np.int64],
    check: Callable[[], None],
) -> Iterator[Experiment]:
    there = np.flatnonzero(focal >= 0)
    measured = pairwise(network, focal[there], check)
    place = {int(index): rank for rank, index in enumerate(there)}
    nothing = np.zeros(nodes.shape)
    for i in range(len(ids)):
        for j in range(i + 1, len(ids)):
            check()
            names = (int(ids[i]), int(ids[j]))
            if i not in place or j not in place:
                yield Experiment(names, math.inf, nothing, nothing)
                continue
            a, b = place[i], place[j]
            voltages = measured.voltages(b, a)
            yield Experiment(
                names,
                float(measured.resistances[a, b]),
                _laid(network.node_currents(voltages), nodes),
                _laid(voltages, nodes),
            )


def between(
    landscape: Landscape,
    from_mask: npt.NDArray[np.bool_],
    to_mask: npt.NDArray[np.bool_],
    ids: tuple[int, ...] = (),
    check: Callable[[], None] = never,
) -> Experiment:
    """Send 1 A from a set of cells to another, each one node.

    ``R`` is ``inf`` and nothing flows when no way joins them; 0 when they are one node.
    """
    network, nodes = landscape.network(from_mask.astype(np.int64), to_mask.astype(np.int64))
    start, end = (nodes[mask].max() if mask.any() else -1 for mask in (from_mask, to_mask))
    nothing = np.zeros(nodes.shape)
    if start < 0 or end < 0:
        return Experiment(ids, math.inf, nothing, nothing)
    if start == end:
        return Experiment(ids, 0.0, nothing, nothing)
    sources, grounds = np.zeros(network.size), np.zeros(network.size)
    sources[start], grounds[end] = 1.0, math.inf
    solution = solve(network, sources, grounds, check)
    resistance = float(solution.voltages[start]) if solution.live[start] else math.inf
    return Experiment(ids, resistance, _laid(solution.currents, nodes), _laid(solution.voltages, nodes))


def pinch_current(
    friction: npt.ArrayLike,
    from_mask: npt.NDArray[np.bool_],
    to_mask: npt.NDArray[np.bool_],
    allowed: npt.NDArray[np.bool_] | None = None,
    scheme: Scheme | None = None,
    check: Callable[[], None] = never,
) -> npt.NDArray[np.float64]:
    """Return the current (A) through each cell when 1 A goes from a patch to another, each one node.

    Parameters
    ----------
    friction : window of the friction, > 0, NaN = impassable.
    from_mask, to_mask : cells of the two patches. Their own cells bear 1 A: leave them out to look for pinch points.
    allowed : cells where the current may go (a corridor), patches included; all by default. NaN out of it.
    check : called several times a second; it may raise to stop.

    The current of a row that cuts the way adds up to 1 A or more (a diagonal move goes through two cells).
    All 0 when no way joins the patches. Memory: see ``circuit_memory.estimate``.
    """
    inside = np.ones(np.shape(friction), dtype=bool) if allowed is None else allowed
    landscape = Landscape.of_friction(friction, scheme, None, inside | from_mask | to_mask)
    current = between(landscape, from_mask, to_mask, check=check).current
    return np.where((landscape.conductance > 0) | from_mask | to_mask, current, np.nan)


def one_to_all(
    landscape: Landscape,
    points: npt.ArrayLike,
    strengths: Mapping[int, float] | None = None,
    check: Callable[[], None] = never,
) -> Iterator[Experiment]:
    """Yield, for each focal id, its current (1 A, or its strength) let out at all the others, directly grounded.

    ``resistance`` = voltage of the id / its strength; ``inf`` when no other id can be reached. An id that is one node
    with the source is no ground. Each id is one node, however many cells it has.
    """
    yield from _each(landscape, points, strengths or {}, check, to_one=False)


def all_to_one(
    landscape: Landscape,
    points: npt.ArrayLike,
    strengths: Mapping[int, float] | None = None,
    check: Callable[[], None] = never,
) -> Iterator[Experiment]:
    """Yield, for each focal id, the currents of all the others (1 A each, or their strength) let out at it.

    ``resistance`` is NaN: there are several sources.
    """
    yield from _each(landscape, points, strengths or {}, check, to_one=True)


def _each(
    landscape: Landscape, points: npt.ArrayLike, strengths: Mapping[int, float], check: Callable[[], None], to_one: bool
) -> Iterator[Experiment]:
    layer, ids = _focal(points)
    network, nodes = landscape.network(layer)
    place = {int(number): int(nodes[layer == number].max()) for number in ids}
    for number, node in place.items():
        check()
        sources, grounds = np.zeros(network.size), np.zeros(network.size)
        others = {other: at for other, at in place.items() if at not in (-1, node)}
        if node >= 0 and to_one:
            grounds[node] = math.inf
            for other, at in others.items():
                sources[at] += strengths.get(other, 1.0)
        elif node >= 0:
            sources[node] = strengths.get(number, 1.0)
            grounds[list(others.values())] = math.inf
        solution = solve(network, sources, grounds, check)
        yield _experiment_of(number, node, sources, solution, nodes, to_one)


def _experiment_of(
    number: int,
    node: int,
    sources: npt.NDArray[np.float64],
    solution: Solution,
    nodes: npt.NDArray[np.int64],
    to_one: bool,
) -> Experiment:
    reached = node >= 0 and bool(solution.live[node])
    resistance = math.nan if to_one else math.inf
    if reached and not to_one:
        resistance = float(solution.voltages[node] / sources[node])
    return Experiment((number,), resistance, _laid(solution.currents, nodes), _laid(solution.voltages, nodes))


def advanced(landscape: Landscape, sources: npt.ArrayLike, grounds: npt.ArrayLike) -> Experiment:
    """Send the currents of a raster of sources out through a raster of grounds.

    Parameters
    ----------
    sources : A sent in at each cell, negative when taken out; 0 or NaN = none.
    grounds : resistance of each cell to the ground, Ω; 0 = direct ground, NaN = none.

    Sources and ground conductances of the cells of one polygon add up. ``resistance`` is NaN.
    """
    network, nodes = landscape.network()
    given = np.nan_to_num(np.asarray(sources, dtype=float))
    ohms = np.asarray(grounds, dtype=float)
    with np.errstate(divide="ignore"):
        leak = np.where(np.isnan(ohms), 0.0, 1.0 / np.where(np.isnan(ohms), 1.0, ohms))
    at = nodes >= 0
    solution = solve(
        network,
        np.bincount(nodes[at], weights=given[at], minlength=network.size),
        np.bincount(nodes[at], weights=leak[at], minlength=network.size),
    )
    return Experiment((), math.nan, _laid(solution.currents, nodes), _laid(solution.voltages, nodes))
