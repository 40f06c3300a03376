"""How many cells a territory takes and how much memory they need, said while the person chooses the cell."""

from __future__ import annotations

from importlib.util import find_spec

from ..raster_grid import Grid, Rectangle
from ..typography import NBSP, insecables, nombre, nombre_court
from .memory import MOST_CELLS, SHARE, bytes_per_cell, octets, size, smallest_cell

USUAL_CELL = 10.0


def cell_bytes() -> int:
    """Return the memory of a cell in the widest step on this computer, bytes."""
    return bytes_per_cell("numba" if find_spec("numba") else "numpy")


def memory_of(bounds: Rectangle, cell: float) -> int:
    """Return the memory a computation takes over ``(xmin, ymin, xmax, ymax)`` with cells of ``cell`` metres, bytes."""
    return Grid.over(bounds, cell).count * cell_bytes()


def most_cells(free: int | None) -> float:
    """Return how many cells fit in the free memory, bytes; None when it is not known."""
    return float(MOST_CELLS) if free is None else min(float(MOST_CELLS), SHARE * free / cell_bytes())


def fits(bounds: Rectangle, cell: float, free: int | None) -> bool:
    """Return whether a computation holds in the free memory."""
    return Grid.over(bounds, cell).count <= most_cells(free)


def proposals(bounds: Rectangle, free: int | None) -> list[float]:
    """Return the smallest side that fits and, when it is less, the usual 10 m."""
    least = smallest_cell(Grid.over(bounds, USUAL_CELL), most_cells(free))
    return [least, USUAL_CELL] if least < USUAL_CELL else [least]


def size_words(bounds: Rectangle, cell: float) -> str:
    """Return ``4 120 × 3 860 mailles, 795 Mo``."""
    grid = Grid.over(bounds, cell)
    return insecables(f"{nombre(grid.columns)} × {nombre(grid.rows)} mailles, {octets(grid.count * cell_bytes())}")


def too_large(bounds: Rectangle, cell: float, free: int | None) -> tuple[str, str]:
    """Return what to say of a grid that does not fit: the fact, then what the computer has and what would fit."""
    count, least = Grid.over(bounds, cell).count, proposals(bounds, free)[0]
    fact = f"Grille trop grande : {size(count)} mailles, environ {octets(count * cell_bytes())}."
    has = f"Cet ordinateur a {octets(free)} libres. " if free is not None else ""
    rest = f"{has}La plus petite maille possible est {nombre_court(least)}{NBSP}m ({octets(memory_of(bounds, least))})."
    return insecables(fact), insecables(rest)
