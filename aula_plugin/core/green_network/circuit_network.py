"""Circuit theory on a network: resistances between nodes, voltages, currents through nodes and links.

A link is a conductor; one ampere sent from a node to another spreads over all the ways at once. Ohm and Kirchhoff:
``L v = i`` with L the Laplacian of the conductances (McRae et al. 2008, Ecology 89:2712).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..errors import InputError
from ..needs import scipy_or_refuse
from .waiting import never, waited


@dataclass(frozen=True)
class Network:
    """Nodes 0 … size − 1 and the links between them.

    Attributes
    ----------
    size : number of nodes.
    first, second : ends of each link; several links between two nodes add up, a link from a node to itself is none.
    conductance : conductance of each link, siemens, > 0.
    """

    size: int
    first: npt.NDArray[np.int64]
    second: npt.NDArray[np.int64]
    conductance: npt.NDArray[np.float64]

    @classmethod
    def of(cls, size: int, first: npt.ArrayLike, second: npt.ArrayLike, conductance: npt.ArrayLike) -> Network:
        """Return the network with parallel links added up, ``first < second``, and no link to itself.

        Raises
        ------
        InputError : a conductance that is not > 0 and finite, or an end that is not a node.
        """
        a, b = np.asarray(first, dtype=np.int64), np.asarray(second, dtype=np.int64)
        g = np.asarray(conductance, dtype=float)
        wrong = ~(np.isfinite(g) & (g > 0))
        if wrong.any():
            raise InputError(
                f"Conductance « {g[wrong][0]:g} » du lien {int(np.flatnonzero(wrong)[0]) + 1} : attendu un nombre "
                "strictement positif."
            )
        if len(a) and (min(a.min(), b.min()) < 0 or max(a.max(), b.max()) >= size):
            raise InputError(f"Un lien a pour extrémité un nœud hors de 0 à {size - 1}.")
        low, high = np.minimum(a, b), np.maximum(a, b)
        real = low < high
        key, where = np.unique(low[real] * size + high[real], return_inverse=True)
        total = np.bincount(where, weights=g[real], minlength=len(key))
        return cls(size, key // max(size, 1), key % max(size, 1), total)

    def components(self) -> npt.NDArray[np.int64]:
        """Return the number of the connected set of each node."""
        scipy_or_refuse()
        from scipy.sparse import coo_matrix
        from scipy.sparse.csgraph import connected_components

        links = coo_matrix((np.ones(len(self.first)), (self.first, self.second)), shape=(self.size, self.size))
        labels = connected_components(links.tocsr(), directed=False)[1]
        return np.asarray(labels, dtype=np.int64)

    def branch_currents(self, voltages: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return the current of each link, A, positive from ``first`` to ``second``."""
        return self.conductance * (voltages[self.first] - voltages[self.second])

    def node_currents(
        self, voltages: npt.NDArray[np.float64], grounds: npt.NDArray[np.float64] | None = None
    ) -> npt.NDArray[np.float64]:
        """Return the current through each node, A: the larger of what flows in and of what flows out.

        So a node where one ampere is sent in or taken out carries 1 A. ``grounds``: conductance of each node to the
        ground; what goes that way counts, except through a direct ground (infinite conductance).
        """
        flow = self.branch_currents(voltages)
        forth, back = np.maximum(flow, 0), np.maximum(-flow, 0)

        def at(forward: npt.NDArray[np.float64], backward: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
            return np.asarray(
                np.bincount(self.first, weights=forward, minlength=self.size)
                + np.bincount(self.second, weights=backward, minlength=self.size)
            )

        outflow, inflow = at(forth, back), at(back, forth)
        if grounds is not None:
            lost = np.where(np.isfinite(grounds), grounds, 0.0) * voltages
            outflow, inflow = outflow + np.maximum(lost, 0), inflow + np.maximum(-lost, 0)
        return np.maximum(outflow, inflow)


@dataclass(frozen=True)
class Solution:
    """Voltages (V), currents through the nodes (A) of one experiment, and which nodes took part in it."""

    voltages: npt.NDArray[np.float64]
    currents: npt.NDArray[np.float64]
    live: npt.NDArray[np.bool_]


def solve(
    network: Network, sources: npt.ArrayLike, grounds: npt.ArrayLike, check: Callable[[], None] = never
) -> Solution:
    """Send currents in at nodes and let them out at grounds.

    Parameters
    ----------
    sources : A at each node (negative: taken out; 0: none).
    grounds : conductance of each node to the ground, S; ``inf`` for a direct ground (0 V), 0 for none.
    check : called several times a second; it may raise to stop.

    A connected set without source, or without ground, has no current: its nodes stay at 0 V and are not ``live``.
    Where a current is sent in at a direct ground, the ground is taken off, as Circuitscape does: the current would
    leave at once and say nothing of the network.
    """
    given, ground = np.asarray(sources, dtype=float), np.array(grounds, dtype=float)
    ground[np.isinf(ground) & (given > 0)] = 0.0
    labels = network.components()
    number = int(labels.max()) + 1 if len(labels) else 0
    fed, drained = np.zeros(number, dtype=bool), np.zeros(number, dtype=bool)
    fed[labels[given != 0]] = True
    drained[labels[ground > 0]] = True
    live = (fed & drained)[labels]
    voltages = np.zeros(network.size)
    unknown = np.flatnonzero(live & ~np.isinf(ground))
    if len(unknown):
        factor = _factor(network, unknown, ground, check)
        voltages[unknown] = factor(given[unknown])
    return Solution(voltages, network.node_currents(voltages, ground), live)


def _factor(
    network: Network,
    unknown: npt.NDArray[np.int64],
    grounds: npt.NDArray[np.float64] | None = None,
    check: Callable[[], None] = never,
) -> Callable[[npt.NDArray[np.float64]], npt.NDArray[np.float64]]:
    """Factor the Laplacian of the unknown nodes, all others held at 0 V, and return what solves it."""
    scipy_or_refuse()
    from scipy.sparse import coo_matrix
    from scipy.sparse.linalg import splu

    place = np.full(network.size, -1, dtype=np.int64)
    place[unknown] = np.arange(len(unknown))
    touched = (place[network.first] >= 0) | (place[network.second] >= 0)
    a, b, g = place[network.first[touched]], place[network.second[touched]], network.conductance[touched]
    diagonal = np.zeros(len(unknown)) if grounds is None else grounds[unknown].astype(float)
    for end in (a, b):
        diagonal += np.bincount(end[end >= 0], weights=g[end >= 0], minlength=len(unknown))
    both = (a >= 0) & (b >= 0)
    own = np.arange(len(unknown))
    matrix = coo_matrix(
        (
            np.concatenate([-g[both], -g[both], diagonal]),
            (np.concatenate([a[both], b[both], own]), np.concatenate([b[both], a[both], own])),
        ),
        shape=(len(unknown), len(unknown)),
    ).tocsc()
    # Symmetric, positive definite: the diagonal is a safe pivot, and the ordering of AᵀA would waste memory.
    how = {"permc_spec": "MMD_AT_PLUS_A", "diag_pivot_thresh": 0.0, "options": {"SymmetricMode": True}}
    solver = waited(lambda: splu(matrix, **how), check)
    return solver.solve  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Pairwise:
    """Resistances (ohms, ``inf`` when not connected) between focal nodes, and the potentials they come from."""

    network: Network
    focal: npt.NDArray[np.int64]
    resistances: npt.NDArray[np.float64]
    potentials: dict[int, npt.NDArray[np.float64]]
    labels: npt.NDArray[np.int64]

    def voltages(self, i: int, j: int) -> npt.NDArray[np.float64]:
        """Return the voltages when 1 A goes from focal node i to focal node j (positions), j at 0 V."""
        if not np.isfinite(self.resistances[i, j]) or self.focal[i] == self.focal[j]:
            return np.zeros(self.network.size)
        difference = self.potentials[int(self.focal[i])] - self.potentials[int(self.focal[j])]
        found = difference - difference[self.focal[j]]
        return np.where(self.labels == self.labels[self.focal[i]], found, 0.0)

    def currents(self, i: int, j: int) -> npt.NDArray[np.float64]:
        """Return the current through each node when 1 A goes from focal node i to focal node j (positions)."""
        return self.network.node_currents(self.voltages(i, j))


def pairwise(
    network: Network, focal: Sequence[int] | npt.NDArray[np.int64], check: Callable[[], None] = never
) -> Pairwise:
    """Measure the resistance between each two focal nodes: ``R_ij = (e_i − e_j)ᵀ L⁺ (e_i − e_j)``.

    One factorisation per connected set, one solution per focal node. A node given twice is at 0 Ω of itself.
    ``check`` is called several times a second; it may raise to stop.
    """
    nodes = np.asarray(focal, dtype=np.int64)
    labels = network.components()
    resistances = np.full((len(nodes), len(nodes)), np.inf)
    np.fill_diagonal(resistances, 0.0)
    potentials: dict[int, npt.NDArray[np.float64]] = {}
    for label in np.unique(labels[nodes]):
        members = np.flatnonzero(labels[nodes] == label)
        distinct = np.unique(nodes[members])
        if len(distinct) > 1:
            potentials.update(_potentials(network, np.flatnonzero(labels == label), distinct, check))
        for i in members:
            for j in members:
                a, b = int(nodes[i]), int(nodes[j])
                if a == b:
                    resistances[i, j] = 0.0
                    continue
                resistances[i, j] = potentials[a][a] - potentials[a][b] - potentials[b][a] + potentials[b][b]
    return Pairwise(network, nodes, resistances, potentials, labels)


def _potentials(
    network: Network, members: npt.NDArray[np.int64], focal: npt.NDArray[np.int64], check: Callable[[], None]
) -> dict[int, npt.NDArray[np.float64]]:
    """Return, for each focal node of a connected set, the voltages of 1 A from it to the first one."""
    reference = focal[0]
    unknown = members[members != reference]
    check()
    factor = _factor(network, unknown, check=check)
    place = np.full(network.size, -1, dtype=np.int64)
    place[unknown] = np.arange(len(unknown))
    found = {int(reference): np.zeros(network.size)}
    for node in focal[1:]:
        check()
        given = np.zeros(len(unknown))
        given[place[node]] = 1.0
        voltages = np.zeros(network.size)
        voltages[unknown] = factor(given)
        found[int(node)] = voltages
    return found
