"""Where a flow is squeezed inside corridors: the current of each link through its own corridor."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ..raster_grid import Grid
from .circuit import Scheme, pinch_current
from .circuit_memory import memory_sentence
from .corridor import Window
from .waiting import never

#: A larger corridor takes more than a second or two, and half a gigabyte.
MOST_CELLS = 250_000


class CorridorCurrent:
    """The strongest current of each cell over the links, each sending 1 A from patch to patch in its corridor.

    Parameters
    ----------
    tell : is told the memory of a solution before the first one.
    check : called several times a second during one; it may raise to stop.

    Attributes
    ----------
    values : A, NaN out of the corridors and in the two patches of each link. 1: the whole flow of a link passes there.
    too_large : number of links left out, their corridor having more than ``MOST_CELLS`` cells.
    """

    def __init__(
        self,
        friction: np.ndarray,
        patches: np.ndarray,
        grid: Grid,
        pairs: Sequence[tuple[int, int]],
        tell: Callable[[str], None],
        check: Callable[[], None] = never,
    ) -> None:
        self.friction, self.patches, self.pairs, self.check = friction, patches, pairs, check
        self.scheme = Scheme(across=grid.across, down=grid.down)
        self.values = np.full(grid.shape, np.nan)
        self.too_large = 0
        tell(f"Courant, au plus : {memory_sentence(MOST_CELLS)}")

    def add(self, rank: int, extra: Window, held: Window) -> None:  # noqa: ARG002
        """Add a link, as `corridors` shows it."""
        rows, columns = np.flatnonzero(held.values.any(axis=1)), np.flatnonzero(held.values.any(axis=0))
        if not rows.size:
            return
        inner = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
        allowed = held.values[inner]
        place = (
            slice(held.row + rows[0], held.row + rows[-1] + 1),
            slice(held.column + columns[0], held.column + columns[-1] + 1),
        )
        start, end = (allowed & (self.patches[place] == patch) for patch in self.pairs[rank])
        own = allowed & ~start & ~end
        if int(own.sum()) > MOST_CELLS:
            self.too_large += 1
            return
        if own.any() and start.any() and end.any():
            found = pinch_current(self.friction[place], start, end, allowed, self.scheme, self.check)
            np.fmax(self.values[place], np.where(own, found, np.nan), out=self.values[place])
