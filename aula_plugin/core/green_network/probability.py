"""Metrics summed over pairs of patches: flux F, its shares FPC and IF, and the integral index of connectivity IIC."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from .graph import Graph, Progress, chunks, decay, shortest, study_area
from .ways import ways


class Flux(NamedTuple):
    """What each patch exchanges with the others.

    Attributes
    ----------
    f : ``Σ_{j≠i} a_j^β p_ij``, habitat reached from the patch.
    interaction : IF, ``Σ_j (a_i a_j)^β p_ij``, j = i included; their sum is the numerator of PC.
    """

    f: np.ndarray
    interaction: np.ndarray

    def fpc(self, area: float) -> np.ndarray:
        """Return FPC, IF over the study area (m²) squared: the parts of PC, one per patch."""
        return self.interaction / study_area(area) ** 2


def flux(
    graph: Graph, alpha: float, beta: float = 1.0, threshold: float = math.inf, progress: Progress = lambda _: None
) -> Flux:
    """Return F and IF of every patch. Source: Foltête et al. 2012, Environmental Modelling & Software 38:316."""
    roads, weight = ways(graph, threshold), graph.capacity**beta
    reached = np.concatenate([decay(roads.distances(part), alpha) @ weight for part in chunks(len(graph), progress)])
    return Flux(reached - weight, weight * reached)


def iic_numerator(graph: Graph, threshold: float = math.inf, progress: Progress = lambda _: None) -> float:
    """Return ``Σ_ij a_i a_j / (1 + nl_ij)``, nl: links on the path with the fewest; 0 where there is none.

    Its root is ECA(IIC), in the unit of the capacity.
    Source: Pascual-Hortal & Saura 2006, Landscape Ecology 21:959.
    """
    matrix, held = graph.matrix(threshold), graph.capacity
    return float(
        sum(
            held[part] @ ((1 / (1 + shortest(matrix, part, hops=True))) @ held) for part in chunks(len(graph), progress)
        )
    )


def iic(graph: Graph, area: float, threshold: float = math.inf) -> float:
    """Return IIC, 0–1 when capacities are areas within the study area (m²)."""
    return iic_numerator(graph, threshold) / study_area(area) ** 2
