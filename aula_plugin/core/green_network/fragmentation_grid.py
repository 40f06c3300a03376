"""Fragmentation of a raster: patches are connected cells of the classes kept; units are the cells they hold.

The connexity decides: two patches that only meet at a corner are one with 8 neighbours, two with 4. Formulas: ``mesh``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from ..errors import InputError
from ..needs import scipy_or_refuse
from ..typography import insecables, nombre, pluriel
from .mesh import Pieces

#: Memory of a cell at the peak: its code as read and as a whole number, patches, pieces, masks.
BYTES_PER_CELL = 30
#: Rows and columns of the rectangle of a unit, and which of its cells the unit holds.
Window = tuple[slice, slice, "npt.NDArray[np.bool_]"]


@dataclass(frozen=True)
class Objects:
    """Connected sets of cells.

    Attributes
    ----------
    labels : 1, 2… of the patch of each cell, from the north-west, 0 outside.
    cells : number of cells of patches 1, 2…
    edge : which patches touch the border of the raster or a cell without data.
    """

    labels: npt.NDArray[np.int32]
    cells: npt.NDArray[np.int64]
    edge: npt.NDArray[np.bool_]
    notes: list[str] = field(default_factory=list)


def _never() -> None:
    """Do not stop."""


def _structure(neighbours: int) -> npt.NDArray[np.int8]:
    if neighbours not in (4, 8):
        raise InputError(f"Connexité « {neighbours} » inconnue : attendu 4 ou 8.")
    square = np.ones((3, 3), dtype=np.int8)
    if neighbours == 4:
        square[::2, ::2] = 0
    return square


def objects(
    kept: npt.NDArray[np.bool_], missing: npt.NDArray[np.bool_], neighbours: int, cell_m2: float, min_m2: float = 0.0
) -> Objects:
    """Number the connected sets of cells kept; those under ``min_m2`` are dropped and told.

    ``missing``: cells without data; what touches them may go on there, unseen.
    """
    scipy_or_refuse()
    from scipy import ndimage

    square = _structure(neighbours)
    labels, number = ndimage.label(kept & ~missing, structure=square)
    cells = np.bincount(labels.ravel(), minlength=number + 1)
    held = cells * cell_m2 >= min_m2
    held[0] = False
    notes = []
    small = ~held[1:]
    if small.any():
        lost = float(cells[1:][small].sum()) * cell_m2 / 1e4
        notes.append(
            f"{pluriel(int(small.sum()), 'tache écartée', 'taches écartées')} sous la surface minimale "
            f"({nombre(lost, 2)} ha en tout)."
        )
        renumbered = np.zeros(number + 1, dtype=np.int32)
        renumbered[held] = np.arange(1, int(held.sum()) + 1)
        labels = renumbered[labels]
    beyond = ndimage.binary_dilation(missing, structure=square, border_value=1) if kept.size else missing
    edge = np.zeros(int(held.sum()) + 1, dtype=bool)
    edge[labels[beyond]] = True
    return Objects(labels.astype(np.int32, copy=False), cells[held], edge[1:], [insecables(note) for note in notes])


def cut_cells(
    found: Objects,
    missing: npt.NDArray[np.bool_],
    windows: Iterable[Window],
    neighbours: int,
    cell_m2: float,
    check: Callable[[], None] = _never,
) -> tuple[npt.NDArray[np.float64], Pieces, npt.NDArray[np.float64]]:
    """Return the known area of each unit (m²), the pieces of patches in it, and the area without data in it.

    A unit holds the cells whose centre it contains; a piece is a set of cells connected within the unit.
    """
    from scipy import ndimage

    square = _structure(neighbours)
    areas, unknown, pieces = [], [], []
    for number, (rows, columns, inside) in enumerate(windows):
        check()
        if not inside.any():
            areas.append(0.0)
            unknown.append(0.0)
            continue
        blank = missing[rows, columns] & inside
        areas.append(float(inside.sum() - blank.sum()) * cell_m2)
        unknown.append(float(blank.sum()) * cell_m2)
        labels = np.where(inside, found.labels[rows, columns], 0)
        parts, count = ndimage.label(labels > 0, structure=square)
        patch = np.zeros(count + 1, dtype=np.int64)
        patch[parts.ravel()] = labels.ravel()
        cells = np.bincount(parts.ravel(), minlength=count + 1)[1:]
        pieces.append(Pieces(np.full(count, number), patch[1:] - 1, cells * cell_m2))
    return np.array(areas), Pieces.joined(pieces), np.array(unknown)


def union_window(windows: Iterable[Window], shape: tuple[int, int]) -> Window:
    """Return the window of all the cells that units hold."""
    held = np.zeros(shape, dtype=bool)
    for rows, columns, inside in windows:
        held[rows, columns] |= inside
    return slice(None), slice(None), held
