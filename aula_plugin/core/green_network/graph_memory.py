"""How much memory the metrics of a network take, said before the start."""

from __future__ import annotations

import math

import numpy as np

from ..errors import InputError
from ..typography import insecables, nombre
from .graph import CHUNK, Graph
from .inner_distances import Ends
from .memory import SHARE, available_memory, octets
from .removal import CELLS
from .ways import Inside

#: Bytes of a distance held while patches and links are removed one by one (trees and detours), and of one of a chunk.
REMOVAL_BYTES, CHUNK_BYTES = 120, 40
#: Bytes of a step from a link to the next one, while the steps are listed; of the way between two ends of a patch.
TURN_BYTES, PAIR_BYTES = 150, 900


def estimate(
    graph: Graph, threshold: float = math.inf, ends: Ends | Inside | None = None, removals: bool = True
) -> int:
    """Return the memory of the metrics of a network at its peak, bytes.

    It grows with the links and, where crossing patches costs, with the square of those of each patch; with the patches
    only where every two are linked.

    Parameters
    ----------
    ends : where links end, when crossing patches costs. removals : whether dPC is sought.
    """
    held = graph.kept(threshold)
    links, places = int(held.sum()), len(graph)
    turns = pairs = 0
    if ends is not None:
        degree = np.bincount(np.concatenate([graph.first[held], graph.second[held]]), minlength=len(graph))
        turns = int((degree.astype(np.int64) ** 2).sum())
        both = np.concatenate([graph.first, graph.second]), np.concatenate([ends.first, ends.second])
        patch = np.unique(np.stack(both), axis=1)[0]
        number = np.bincount(patch).astype(np.int64)
        pairs = int((number * (number - 1) // 2).sum())
        places += 2 * links
    most = max(min(len(graph) * places, CELLS), places) if removals else 0
    chunk = min(CHUNK, len(graph)) * places
    return REMOVAL_BYTES * most + CHUNK_BYTES * chunk + TURN_BYTES * (turns + 4 * links) + PAIR_BYTES * pairs


def check(
    graph: Graph,
    threshold: float = math.inf,
    ends: Ends | Inside | None = None,
    removals: bool = True,
    available: int | None = None,
) -> str:
    """Return what to tell before the start, or refuse a network that would not fit.

    Parameters
    ----------
    available : bytes that can be had; None asks the system.

    Raises
    ------
    InputError
        The memory left is too short; says what would make the network smaller.
    """
    available = available_memory() if available is None else available
    needed = estimate(graph, threshold, ends, removals)
    links = int(graph.kept(threshold).sum())
    told = f"{nombre(len(graph))} nœuds, {nombre(links)} liens, environ {octets(needed)} de mémoire"
    if available is None or needed <= SHARE * available:
        return insecables(f"Réseau de {told}.")
    remedies = ["baissez le seuil de coût des liens (SEUIL)", "gardez des liens planaires (« Tracer les corridors »)"]
    if ends is not None:
        remedies.append("décochez DISTANCES_INTERNES")
    raise InputError(
        insecables(
            f"Réseau trop grand : {told} alors que {octets(available)} sont libres. Pour qu’il tienne : "
            f"{', '.join(remedies[:-1])} ou {remedies[-1]}."
        )
    )
