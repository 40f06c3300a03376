"""Shape of the graph: degree, clustering, closeness, eccentricity, spanning tree, components and their sizes."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from .graph import Graph, Progress, chunks, components, shortest
from .ways import ways


class Shape(NamedTuple):
    """Position of each patch in the graph.

    Attributes
    ----------
    degree : Dg, number of links.
    clustering : CC, share of the pairs of neighbours that are linked; NaN with fewer than two neighbours.
    correlation : CCor, degree over the mean degree of the neighbours; 0 without neighbour.
    closeness : CCe, mean distance to the patches it reaches, cost-metres; NaN when it reaches none.
    eccentricity : Ec, distance to the farthest patch it reaches, cost-metres; 0 when it reaches none.
    """

    degree: np.ndarray
    clustering: np.ndarray
    correlation: np.ndarray
    closeness: np.ndarray
    eccentricity: np.ndarray


class Components(NamedTuple):
    """Sizes of the components, in the unit of the capacity.

    Attributes
    ----------
    number : NC. mean : MSC, ``Σ ac / NC``. largest : SLC, ``max ac``.
    expected : ECS, ``Σ ac² / Σ ac``, size of the component where a place of habitat taken at random lies.
    coincidence : CCP, ``Σ (ac / Σ ac)²``, chance that two such places lie in one component.
    """

    number: int
    mean: float
    largest: float
    expected: float | None
    coincidence: float | None


def shape(graph: Graph, threshold: float = math.inf, progress: Progress = lambda _: None) -> Shape:
    """Return the position of every patch. Source: Foltête et al. 2012, Environmental Modelling & Software 38:316."""
    matrix = graph.matrix(threshold)
    degree = np.diff(matrix.indptr).astype(np.int64)
    joined = matrix.copy()
    joined.data = np.ones_like(joined.data)  # a link of cost 0 is a link
    triangles = np.zeros(len(graph))
    for part in chunks(len(graph)):  # all at once, a network where every two patches are linked would not fit
        triangles[part] = np.asarray(joined[part].multiply(joined[part] @ joined).sum(axis=1)).ravel()
    with np.errstate(divide="ignore", invalid="ignore"):
        clustering = np.where(degree > 1, triangles / (degree * (degree - 1)), np.nan)
        correlation = np.where(degree > 0, degree**2 / (joined @ degree), 0.0)
    closeness, farthest = np.full(len(graph), np.nan), np.zeros(len(graph))
    roads = ways(graph, threshold)
    for part in chunks(len(graph), progress):
        distance = roads.distances(part)
        finite = np.isfinite(distance)
        reached = finite.sum(axis=1) - 1
        total = np.where(finite, distance, 0.0)
        closeness[part] = np.where(reached > 0, total.sum(axis=1) / np.maximum(reached, 1), np.nan)
        farthest[part] = total.max(axis=1)
    return Shape(degree, clustering, correlation, closeness, farthest)


def diameter(graph: Graph, threshold: float = math.inf) -> float:
    """Return GD, the longest of the shortest distances, cost-metres; 0 without link."""
    return float(shape(graph, threshold).eccentricity.max())


def harary(graph: Graph, threshold: float = math.inf, progress: Progress = lambda _: None) -> float:
    """Return H, ``Σ_{i<j} 1 / nl_ij``, nl: links on the path with the fewest; unreached pairs count for 0."""
    matrix = graph.matrix(threshold)
    total = 0.0
    for part in chunks(len(graph), progress):
        links = shortest(matrix, part, hops=True)
        total += float((1 / links[links > 0]).sum())
    return total / 2


def component_sizes(graph: Graph, threshold: float = math.inf) -> Components:
    """Return NC, MSC, SLC, ECS and CCP; ECS and CCP are None when all capacities are 0."""
    size = np.bincount(components(graph, threshold) - 1, weights=graph.capacity)
    total = float(size.sum())
    squares = float((size**2).sum())
    return Components(
        len(size),
        total / len(size),
        float(size.max()),
        squares / total if total else None,
        squares / total**2 if total else None,
    )


def spanning_tree(graph: Graph, threshold: float = math.inf) -> np.ndarray:
    """Return which links make the minimum spanning tree (one tree per component), by Kruskal's rule.

    Ties: the pair first in the order of the ids. NaN-free: a link ``threshold`` leaves out is False.
    """
    parent = list(range(len(graph)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    taken = np.zeros(len(graph.cost), dtype=bool)
    kept = graph.kept(threshold)
    first, second = graph.first.tolist(), graph.second.tolist()
    for link in np.argsort(graph.cost, kind="stable").tolist():
        if kept[link]:
            a, b = root(first[link]), root(second[link])
            if a != b:
                parent[a] = b
                taken[link] = True
    return taken
