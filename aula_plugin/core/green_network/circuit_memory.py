"""How much memory a circuit takes, said before the start; how coarse a cell must be for it to fit."""

from __future__ import annotations

import math

from ..errors import InputError
from ..typography import insecables, nombre

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
    size = estimate(nodes, neighbours) / 1e6
    told = f"{nombre(size / 1000, 1)} Go" if size >= 1000 else f"{nombre(max(size, 1))} Mo"
    return insecables(f"Circuit de {nombre(nodes)} nœuds : environ {told} de mémoire.")


def coarser(nodes: int, most: int = MOST_NODES) -> float:
    """Return by how much the side of a cell must grow for ``nodes`` to become ``most``, rounded up to a tenth."""
    return math.ceil(10 * math.sqrt(nodes / most)) / 10 if nodes > most else 1.0


def check_size(nodes: int, neighbours: int = 8, cell_m: float | None = None) -> None:
    """Refuse what would not fit, with the cell that would.

    Raises
    ------
    InputError : more than ``MOST_NODES`` nodes.
    """
    if nodes <= MOST_NODES:
        return
    factor = coarser(nodes)
    cell = f"de {math.ceil(cell_m * factor)} m" if cell_m else f"{nombre(factor, 1)} fois plus grande"
    raise InputError(
        f"{memory_sentence(nodes, neighbours)} C’est plus que les {MOST_NODES // 1_000_000} millions de nœuds que l’on "
        f"résout sur un poste de travail. Prenez une cellule {cell}, ou une fenêtre plus petite."
    )
