"""The graph of an ecological network: patches with a capacity, links with a cost, the habitat one can reach."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..errors import InputError
from ..needs import scipy_or_refuse
from .ways import Inside, ways

Progress = Callable[[float], None]
#: Sources whose distances are held at once: 256 rows of 10 000 patches are 20 MB.
CHUNK = 256
#: Ids named in a message.
NAMED = 10


class Dropped(NamedTuple):
    """Links given that the graph does not hold, to be told.

    Attributes
    ----------
    duplicates : other links of a pair already linked; the cheapest is kept.
    loops : links from a patch to itself.
    """

    duplicates: int
    loops: int


class Graph:
    """Patches and links, checked once.

    Patches are held in the order of their ids, whatever the order of the rows: one network, one set of numbers. A link
    of cost 0 (patches that touch) is a link; a patch of capacity 0 stays, as a step between others.

    Parameters
    ----------
    capacity : ``{id: capacity}`` or a Series indexed by id; m² by default, any positive amount otherwise.
    links : columns ``id_a``, ``id_b``, ``cost`` (cost-metres); undirected; other columns are left alone.

    Attributes
    ----------
    ids : ids of the patches, in order.
    capacity : capacity of each, same order.
    first, second, cost : the links kept, by index of patch (first < second), in order of pair.
    rows : position in ``links`` of each link kept.
    dropped : what was not kept.
    inside : what crossing the patches costs; None: nothing.

    Raises
    ------
    InputError
        No patch; an id missing or given twice; a capacity missing, infinite or negative; a link to an unknown patch; a
        cost missing, infinite or negative.
    """

    def __init__(self, capacity: Mapping[Any, float] | pd.Series, links: pd.DataFrame) -> None:
        series = capacity if isinstance(capacity, pd.Series) else pd.Series(dict(capacity), dtype=object)
        self.ids: list[Hashable] = _ordered(series.index)
        self._place = {one: place for place, one in enumerate(self.ids)}
        self.capacity: np.ndarray = _capacities(series, self.ids)
        a, b, cost = self._checked(links)
        low, high = np.minimum(a, b), np.maximum(a, b)
        order = np.lexsort((np.arange(len(cost)), cost, high, low))
        order = order[low[order] != high[order]]
        pairs = low[order] * len(self.ids) + high[order]
        cheapest = np.ones(len(order), dtype=bool)
        cheapest[1:] = pairs[1:] != pairs[:-1]
        self.rows: np.ndarray = order[cheapest]
        self.first, self.second, self.cost = low[self.rows], high[self.rows], cost[self.rows]
        self.dropped = Dropped(int((~cheapest).sum()), len(cost) - len(order))
        self.inside: Inside | None = None

    def __len__(self) -> int:
        return len(self.ids)

    def _checked(self, links: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the ends of the links by index, and their costs."""
        unknown: list[Any] = []
        ends = []
        for name in ("id_a", "id_b"):
            places = [self._place.get(one, -1) for one in links[name]]
            unknown += [one for one, place in zip(links[name], places) if place < 0]
            ends.append(np.array(places, dtype=np.int64))
        if unknown:
            raise InputError(
                f"{len(unknown)} bout(s) de lien désignent un réservoir absent des nœuds ({_some(set(unknown))}) : "
                "donnez les nœuds avec lesquels ces liens ont été tracés, ou vérifiez les champs d’identifiant."
            )
        cost = pd.to_numeric(links["cost"], errors="coerce").to_numpy(dtype=float)
        wrong = np.flatnonzero(~(np.isfinite(cost) & (cost >= 0)))
        if len(wrong):
            pairs = [f"{links['id_a'].iloc[row]}–{links['id_b'].iloc[row]}" for row in wrong[:NAMED]]
            raise InputError(
                f"{len(wrong)} lien(s) sans coût, ou au coût négatif ou infini ({', '.join(pairs)}"
                f"{'…' if len(wrong) > NAMED else ''}) : le coût d’un lien est un nombre positif ou nul."
            )
        return ends[0], ends[1], cost

    def index(self, one: Hashable) -> int:
        """Return the place of an id in ``ids``; a KeyError when the graph has no such patch."""
        return self._place[one]

    def kept(self, threshold: float = math.inf) -> np.ndarray:
        """Return which links the threshold graph keeps: cost at most ``threshold``."""
        return self.cost <= threshold

    def matrix(self, threshold: float = math.inf, removed: int = -1) -> Any:
        """Return the symmetric CSR matrix of costs, links of cost 0 stored.

        Parameters
        ----------
        threshold : links that cost more are left out.
        removed : index of a patch whose links are left out.
        """
        scipy_or_refuse()
        from scipy.sparse import coo_matrix

        held = self.kept(threshold)
        if removed >= 0:
            held &= (self.first != removed) & (self.second != removed)
        a, b, cost = self.first[held], self.second[held], self.cost[held]
        size = len(self.ids)
        # a COO matrix keeps its zeros when it becomes CSR; built from a dense one, links of cost 0 would be lost
        return coo_matrix((np.tile(cost, 2), (np.concatenate([a, b]), np.concatenate([b, a]))), (size, size)).tocsr()

    def distances(
        self, threshold: float = math.inf, sources: npt.ArrayLike | None = None, hops: bool = False
    ) -> np.ndarray:
        """Return shortest distances from ``sources`` (all patches by default) to all patches.

        Cost-metres along links and, where ``inside`` is known, across patches; ``hops``: number of links instead.
        Infinite where not reached. Shape (sources, patches).
        """
        if hops:
            return shortest(self.matrix(threshold), sources, hops)
        return ways(self, threshold).distances(np.arange(len(self)) if sources is None else np.atleast_1d(sources))


def shortest(matrix: Any, sources: npt.ArrayLike | None = None, hops: bool = False) -> np.ndarray:
    """Return shortest distances along a matrix of costs; see ``Graph.distances``."""
    from scipy.sparse.csgraph import dijkstra

    found = dijkstra(matrix, directed=True, indices=sources, unweighted=hops)
    return np.asarray(found, dtype=float)


def alpha(distance: float, p: float) -> float:
    """Return α of ``p(d) = exp(−α d)`` such that ``p(distance) = p``: ``α = −ln(p) / distance``, per cost-metre.

    ``p = 0.5`` at a median dispersal distance, 0.05 at a maximum one.

    Raises
    ------
    InputError
        ``distance`` is not positive, or ``p`` is not strictly between 0 and 1.
    """
    if not (math.isfinite(distance) and distance > 0):
        raise InputError(f"Distance de dispersion {distance:g} : attendu un nombre de mètres strictement positif.")
    if not 0 < p < 1:
        raise InputError(f"Probabilité {p:g} : attendu un nombre strictement compris entre 0 et 1.")
    return -math.log(p) / distance


def decay(distances: np.ndarray, rate: float) -> np.ndarray:
    """Return ``exp(−rate × d)``, 0 where ``d`` is infinite."""
    return np.where(np.isfinite(distances), np.exp(-rate * np.where(np.isfinite(distances), distances, 0.0)), 0.0)


def chunks(size: int, progress: Progress = lambda _: None, rows: int = CHUNK) -> Iterable[np.ndarray]:
    """Yield the sources of ``size`` patches, ``rows`` at a time; ``progress`` is told the share done before each."""
    for start in range(0, size, rows):
        progress(start / size)
        yield np.arange(start, min(start + rows, size))


def pc_numerator(graph: Graph, alpha: float, beta: float = 1.0, threshold: float = math.inf) -> float:
    """Return ``Σ_ij (a_i a_j)^β exp(−α d_ij)``, i = j included.

    Source: Saura & Pascual-Hortal 2007, Landscape and Urban Planning 83:91; β as in Graphab (0 counts a patch of no
    capacity for one).
    """
    roads, weight = ways(graph, threshold), graph.capacity**beta
    return float(sum(weight[part] @ (decay(roads.distances(part), alpha) @ weight) for part in chunks(len(graph))))


def equivalent_connectivity(graph: Graph, alpha: float, beta: float = 1.0, threshold: float = math.inf) -> float:
    """Return EC (ECA), the size of one patch that would give as much: ``√ Σ_ij (a_i a_j)^β p_ij``.

    In the unit of the capacity when β = 1 (m² by default): ``max a ≤ EC ≤ Σ a``.
    Source: Saura et al. 2011, Ecological Indicators 11:407.

    Parameters
    ----------
    alpha : per cost-metre, see `alpha`. beta : exponent of the capacities.
    threshold : links that cost more (cost-metres) are left out of the graph before its paths are sought.
    """
    return math.sqrt(pc_numerator(graph, alpha, beta, threshold))


def pc(graph: Graph, alpha: float, area: float | None, beta: float = 1.0, threshold: float = math.inf) -> float | None:
    """Return PC = ``Σ_ij (a_i a_j)^β p_ij / A²``, 0–1 when capacities are areas within A; None without ``area`` (m²).

    Raises
    ------
    InputError
        ``area`` is not positive.
    """
    if area is None:
        return None
    return pc_numerator(graph, alpha, beta, threshold) / study_area(area) ** 2


def study_area(area: float) -> float:
    """Return the area, or refuse one that is not positive."""
    if not (math.isfinite(area) and area > 0):
        raise InputError(f"Surface d’étude {area:g} m² : attendu un nombre strictement positif.")
    return float(area)


def components(graph: Graph, threshold: float = math.inf) -> np.ndarray:
    """Return the connected set of each patch, numbered from 1 in the order of the lowest id of each.

    Links that cost more than ``threshold`` do not join.
    """
    scipy_or_refuse()
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    held = graph.kept(threshold)
    size = len(graph)
    ones = coo_matrix((np.ones(int(held.sum())), (graph.first[held], graph.second[held])), (size, size))
    _, labels = connected_components(ones.tocsr(), directed=False)
    _, where, inverse = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(len(where), dtype=np.int64)
    rank[np.argsort(where, kind="stable")] = np.arange(1, len(where) + 1)
    return rank[inverse]


def _ordered(index: pd.Index) -> list[Hashable]:
    """Return the ids in order, checked: some, none missing, none twice."""
    ids = list(index)
    if not ids:
        raise InputError("Aucun réservoir : un réseau a au moins un nœud.")
    if pd.isna(pd.Series(ids, dtype=object)).any():
        raise InputError("Un nœud au moins n’a pas d’identifiant (NULL) : chaque réservoir en porte un, unique.")
    twice = index[index.duplicated()].unique()
    if len(twice):
        raise InputError(
            f"{len(twice)} identifiant(s) porté(s) par plusieurs nœuds ({_some(set(twice))}) : chaque réservoir en "
            "porte un, unique."
        )
    try:
        return sorted(ids)
    except TypeError:
        return sorted(ids, key=lambda one: (str(type(one)), str(one)))


def _capacities(series: pd.Series, ids: list[Hashable]) -> np.ndarray:
    values = pd.to_numeric(series, errors="coerce").reindex(ids).to_numpy(dtype=float)
    wrong = [one for one, value in zip(ids, values) if not (math.isfinite(value) and value >= 0)]
    if wrong:
        raise InputError(
            f"{len(wrong)} nœud(s) sans capacité, ou de capacité négative ou infinie ({_some(wrong)}) : la capacité "
            "d’un réservoir est un nombre positif ou nul (0 : simple relais)."
        )
    return values


def _some(ids: Iterable[Any]) -> str:
    """Return the first ids in order, and « … » for the others."""
    named = sorted(ids, key=lambda one: (str(type(one)), one) if isinstance(one, (int, float, str)) else ("", str(one)))
    return ", ".join(str(one) for one in named[:NAMED]) + ("…" if len(named) > NAMED else "")
