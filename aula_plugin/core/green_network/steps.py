"""The moves from a cell to another, and what each costs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..errors import InputError
from ..raster_grid import Grid

STRAIGHT, DIAGONAL, KNIGHT = 0, 1, 2


@dataclass(frozen=True)
class Moves:
    """The moves of a neighbourhood, sorted by row then column: the first leads to the lowest cell.

    Attributes
    ----------
    table : int64, one row per move: rows and columns walked, the two cells beside (rows, columns, rows, columns),
        ``STRAIGHT``, ``DIAGONAL`` or ``KNIGHT``. The cells beside are the corners of a diagonal, or the two cells that
        a knight crosses; zeros for a straight move.
    share : float64, length of the move divided by the number of cells whose friction it adds: two, or four.
    length : float64, m.
    """

    table: np.ndarray
    share: np.ndarray
    length: np.ndarray

    @property
    def reach(self) -> int:
        """How many cells a move goes at most."""
        return int(np.abs(self.table[:, :2]).max())

    @property
    def shortest(self) -> float:
        """Length of the shortest move, per row or column it goes, m."""
        return float((self.length / np.abs(self.table[:, :2]).max(axis=1)).min())


@dataclass(frozen=True)
class Steps:
    """Lengths of the steps, m.

    A step costs its length times the mean friction of the cells it touches: the two ends of a straight or diagonal
    step, the two ends and the two cells crossed for a knight's step, as GRASS does. An impassable cell forbids every
    step that touches it.

    Attributes
    ----------
    across, down : to the next column, to the next row.
    diagonal : to the cell that touches by a corner.
    knights : also the eight steps of a knight (two cells one way, one the other).
    cut_corners : a diagonal step may pass between two impassable cells.
    """

    across: float
    down: float
    diagonal: float
    knights: bool = False
    cut_corners: bool = True

    @classmethod
    def of(cls, grid: Grid, neighbours: int = 8, cut_corners: bool = True) -> Steps:
        """Return the steps between the centres of the cells of a grid, whose cells need not be square.

        Raises
        ------
        InputError
            Another number of neighbours than 8 or 16.
        """
        if neighbours not in (8, 16):
            raise InputError(f"{neighbours} voisines : une maille en a 8, ou 16 avec les pas de cavalier.")
        diagonal = math.hypot(grid.across, grid.down)
        return cls(grid.across, grid.down, diagonal, neighbours == 16, cut_corners)

    @cached_property
    def moves(self) -> Moves:
        """The moves, in the order in which ``CostField.previous`` numbers them."""
        plain = [(row, column) for row in (-1, 0, 1) for column in (-1, 0, 1) if row or column]
        knights = [(row, column) for row in (-2, -1, 1, 2) for column in (-2, -1, 1, 2) if abs(row) != abs(column)]
        walked = sorted(plain + knights if self.knights else plain)
        described = [self._described(row, column) for row, column in walked]
        length = np.array([each[1] for each in described])
        table = np.array([each[0] for each in described], dtype=np.int64)
        return Moves(table, length / np.where(table[:, 6] == KNIGHT, 4.0, 2.0), length)

    def _described(self, row: int, column: int) -> tuple[list[int], float]:
        """Return the line of a move in the table, and its length."""
        if abs(row) == 2:
            return [row, column, row // 2, 0, row // 2, column, KNIGHT], math.hypot(2 * self.down, self.across)
        if abs(column) == 2:
            return [row, column, 0, column // 2, row, column // 2, KNIGHT], math.hypot(self.down, 2 * self.across)
        if row and column:
            return [row, column, row, 0, 0, column, DIAGONAL], self.diagonal
        return [row, column, 0, 0, 0, 0, STRAIGHT], self.down if row else self.across
