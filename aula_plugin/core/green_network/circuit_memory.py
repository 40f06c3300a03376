"""How much memory a circuit takes, said before the start; how coarse a cell must be for it to fit."""

from __future__ import annotations

import math

from ..errors import InputError
from ..typography import insecables, nombre
from .memory import SHARE, available_memory, octets

#: More nodes than this make a direct solution too long (a minute) and too large (4 GB) for a desk computer.
MOST_NODES = 2_000_000
#: Bytes per node at the peak of a factorisation, measured from 250 × 250 to 1 000 × 1 000 cells (1 830 to 1 960 with 8
#: neighbours, 1 340 to 1 390 with 4); it grows with the logarithm of the number of nodes, hence the margin.
BYTES_PER_NODE = {4: 1_600, 8: 2_200}


def estimate(nodes: int, neighbours: int = 8) -> int:
    """Return the memory of one solution at its peak, bytes."""
    return nodes * BYTES_PER_NODE[neighbours]


def memory_sentence(nodes: int, neighbours: int = 8) -> str:
    """Return what to tell before the start."""
    told = octets(estimate(nodes, neighbours))
    return insecables(f"Circuit de {nombre(nodes)} nœuds : environ {told} de mémoire.")


def most_nodes(neighbours: int = 8, available: int | None = None) -> int:
    """Return how many nodes can be solved: ``MOST_NODES``, fewer when the memory (bytes; None asks) is short."""
    available = available_memory() if available is None else available
    fitting = MOST_NODES if available is None else int(SHARE * available / BYTES_PER_NODE[neighbours])
    return max(min(MOST_NODES, fitting), 1)


def coarser(nodes: int, most: int = MOST_NODES) -> float:
    """Return by how much the side of a cell must grow for ``nodes`` to become ``most``, rounded up to a tenth."""
    return math.ceil(10 * math.sqrt(nodes / most)) / 10 if nodes > most else 1.0


def check_size(nodes: int, neighbours: int = 8, cell_m: float | None = None, available: int | None = None) -> None:
    """Refuse what would not fit, with the cell that would.

    Raises
    ------
    InputError : more than ``most_nodes``.
    """
    most = most_nodes(neighbours, available)
    if nodes <= most:
        return
    factor = coarser(nodes, most)
    cell = f"de {math.ceil(cell_m * factor)} m" if cell_m else f"{nombre(factor, 1)} fois plus grande"
    raise InputError(
        f"{memory_sentence(nodes, neighbours)} On en résout au plus {nombre(most)} sur ce poste. Prenez une cellule "
        f"{cell}, ou une fenêtre plus petite."
    )
