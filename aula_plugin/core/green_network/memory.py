"""How much memory a raster will take, said before the start; the smallest cell that would fit when it does not."""

from __future__ import annotations

import ctypes
import math
import os
import sys
from contextlib import suppress

from ..errors import InputError
from ..raster_grid import Grid
from ..typography import insecables, nombre

#: Bytes per cell that an engine adds to the friction and the sources, at its peak, measured on 2 000 × 2 000 and
#: 4 000 × 4 000 cells: costs, moves back, sources and fronts; numpy also copies the friction with a border.
ENGINE_BYTES = {"numba": 16, "numpy": 25}
#: Bytes per cell of one more worker of a search: costs and marks, and the border of numpy.
WORKER_BYTES = {"numba": 10, "numpy": 14}
#: Bytes per cell of what an algorithm holds beside: the file as read, the friction, the sources, what is written.
HELD_BYTES = 34
#: Bytes per cell that links and corridors hold beside an engine: the friction and the patches, the zones of nearest
#: patches (before the engine), masks.
LINKS_BYTES = 16
#: Share of the available memory that may be asked for: the rest is left to QGIS and to what it draws.
SHARE = 0.8
#: Cells are numbered on 32 bits.
MOST_CELLS = 2_000_000_000


def available_memory() -> int | None:
    """Return the memory that can be had without swapping, bytes; None when the system does not say.

    Half of all the memory where the system tells no more.
    """
    if sys.platform == "win32":
        return _windows()
    with suppress(OSError, ValueError, IndexError), open("/proc/meminfo", encoding="ascii") as lines:
        for line in lines:
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    with suppress(AttributeError, OSError, ValueError):  # macOS tells only of all it has
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    return None


class _Status(ctypes.Structure):
    """What Windows tells of its memory (MEMORYSTATUSEX)."""

    _fields_ = [
        ("length", ctypes.c_ulong),
        ("load", ctypes.c_ulong),
        ("total", ctypes.c_ulonglong),
        ("available", ctypes.c_ulonglong),
        ("total_page", ctypes.c_ulonglong),
        ("available_page", ctypes.c_ulonglong),
        ("total_virtual", ctypes.c_ulonglong),
        ("available_virtual", ctypes.c_ulonglong),
        ("extended", ctypes.c_ulonglong),
    ]


def _windows() -> int | None:
    status = _Status()
    status.length = ctypes.sizeof(status)
    library = getattr(ctypes, "windll", None)
    if library is None or not library.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
        return None
    return int(status.available)


def bytes_per_cell(engine: str, workers: int = 1) -> int:
    """Return the memory of an algorithm that runs an engine, all its arrays included, bytes per cell."""
    return HELD_BYTES + ENGINE_BYTES[engine] + (workers - 1) * WORKER_BYTES[engine]


def spare_workers(cells: int, engine: str) -> int:
    """Return how many more workers than one the memory left has room for; the results do not depend on it."""
    available = available_memory()
    return MOST_CELLS if available is None else int(SHARE * available / (WORKER_BYTES[engine] * max(cells, 1)))


def size(count: float) -> str:
    """Return ``1,6 milliard``, ``25,2 millions`` or ``350 000``."""
    for power, word in ((1e9, "milliard"), (1e6, "million")):
        if count >= power:
            number = round(count / power, 1)
            return f"{nombre(number, 1)} {word}{'s' if number >= 2 else ''} de"
    return nombre(count)


def octets(count: float) -> str:
    """Return ``40 Go`` or ``350 Mo``."""
    if count >= 1e10:
        return f"{nombre(count / 1e9)} Go"
    return f"{nombre(count / 1e9, 1)} Go" if count >= 1e9 else f"{nombre(max(count / 1e6, 1))} Mo"


def smallest_cell(grid: Grid, most: float) -> float:
    """Return the side of the smallest cell with which the extent has at most ``most`` cells, m.

    Rounded up: to the metre from 1 m, to the decimetre below.
    """
    side = math.sqrt(grid.count * grid.cell_area / most)
    unit = 1.0 if side > 1 else 0.1
    # A grid has whole cells: one more row and column than the extent has, at most.
    width, height = grid.columns * grid.across, grid.rows * grid.down
    while math.ceil(width / (side := math.ceil(round(side / unit, 6)) * unit)) * math.ceil(height / side) > most:
        side += unit
    return round(side, 1)


def check_memory(grid: Grid, per_cell: float, available: int | None = None) -> str:
    """Return what to tell before the start, or refuse a grid that would not fit; nothing is allocated.

    Parameters
    ----------
    per_cell : bytes per cell that the whole run needs.
    available : bytes that can be had; None asks the system.

    Raises
    ------
    InputError
        Too many cells for the memory, or to be numbered; says the smallest cell that fits.
    """
    available = available_memory() if available is None else available
    most = float(MOST_CELLS) if available is None else min(MOST_CELLS, SHARE * available / per_cell)
    told = f"{size(grid.count)} mailles, environ {octets(grid.count * per_cell)} de mémoire"
    if grid.count <= most:
        return insecables(f"Grille de {told}.")
    room = "" if available is None else f" alors que {octets(available)} sont libres"
    cell = smallest_cell(grid, most)
    raise InputError(
        insecables(
            f"Grille trop grande : {told}{room}. Sur cette emprise, la plus petite maille possible est "
            f"{nombre(cell, 0 if cell >= 1 else 1)} m ; sinon, réduisez l’emprise."
        )
    )
