"""Order-independent homotopic thinning, anchored: what is left joins the anchors and closes loops.

A cell is *simple* when taking it away neither cuts nor joins anything: around it, the habitat it touches is one piece,
and so is the outside it touches. Two simple neighbours may each be removable and not both: a cell is taken away only
when it stays simple without any one of its simple neighbours. All such cells go at once, so that neither the order of
reading nor the orientation of the map decides. With habitat joined by sides only, a cell at the corner of a full 2 × 2
block whose four cells are simple may also go.

Sources: Ronse 1988, Discrete Applied Mathematics 21, 67; Ranwez & Soille 2002, Pattern Recognition Letters 23, 687.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
import numpy.typing as npt

#: The eight neighbours (row, column), clockwise from the north-west: bit k of a neighbourhood code is RING[k].
RING = ((-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1))
#: Bits of the four neighbours by a side.
SIDES = (1, 3, 5, 7)
_SIDE_BITS = sum(1 << k for k in SIDES)


def _pieces(ring: list[bool], by_corner: bool) -> int:
    """Pieces, among the cells of a ring that are set, that touch the centre: by a corner too, or by a side only."""
    joined = list(range(8))

    def root(k: int) -> int:
        while joined[k] != k:
            k = joined[k]
        return k

    for k in range(8):
        for step in (1, 2):
            other = (k + step) % 8
            # two side cells two steps apart touch by a corner; other cells two steps apart do not touch
            touch = step == 1 or (by_corner and k in SIDES)
            if touch and ring[k] and ring[other]:
                joined[root(k)] = root(other)
    return len({root(k) for k in range(8) if ring[k] and (by_corner or k in SIDES)})


@lru_cache(maxsize=2)
def tables(connexity: int) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.uint8]]:
    """Return, for each of the 256 neighbourhoods, if the centre is simple and the neighbours it depends on.

    Bit k of the second is set where the centre is no longer simple once neighbour k has gone.
    """
    simple = np.zeros(256, dtype=bool)
    for code in range(256):
        ring = [bool(code >> k & 1) for k in range(8)]
        outside = [not value for value in ring]
        simple[code] = _pieces(ring, connexity == 8) == 1 and _pieces(outside, connexity == 4) == 1
    depends = np.zeros(256, dtype=np.uint8)
    for code in range(256):
        depends[code] = sum(1 << k for k in range(8) if code >> k & 1 and not simple[code & ~(1 << k)])
    return simple, depends


class _Thinning:
    """The state of a thinning: flat arrays with a margin of cells outside, so that each cell has eight neighbours."""

    def __init__(self, shape: npt.NDArray[np.bool_], anchors: npt.NDArray[np.bool_], connexity: int) -> None:
        self.connexity = connexity
        self.table, self.depends = tables(connexity)
        self.width = shape.shape[1] + 4
        self.inside = np.pad(shape, 2).ravel()
        self.free = ~np.pad(anchors, 2).ravel()
        self.shifts = [row * self.width + column for row, column in RING]

    def bits(self, flags: npt.NDArray[np.bool_], cells: npt.NDArray[np.intp]) -> npt.NDArray[np.uint8]:
        """Return, cell by cell, which of its eight neighbours bear a flag."""
        code = np.zeros(cells.size, dtype=np.uint8)
        for k, shift in enumerate(self.shifts):
            code |= flags[cells + shift].astype(np.uint8) << np.uint8(k)
        return code

    def refresh(self, cells: npt.NDArray[np.intp]) -> None:
        """Say again which of some cells are simple."""
        self.simple[cells] = self.inside[cells] & self.free[cells] & self.table[self.bits(self.inside, cells)]

    def removable(self, cells: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
        """Return the cells that may go now, all together."""
        cells = cells[self.simple[cells]]
        if not cells.size:
            return cells
        around = self.bits(self.inside, cells)
        rivals = self.depends[around] & self.bits(self.simple, cells)
        going = rivals == 0
        if self.connexity == 4:
            going |= ((rivals & _SIDE_BITS) == 0) & self._corner_of_block(cells, around)
        return cells[going]

    def _corner_of_block(self, cells: npt.NDArray[np.intp], around: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
        """Return which cells touch, by their sides, two cells only, both simple."""
        sides = around & _SIDE_BITS
        simple_sides = self.bits(self.simple, cells) & _SIDE_BITS
        two = np.array([bin(code).count("1") == 2 for code in range(256)])
        return two[sides] & (sides == simple_sides)

    def run(self, cancelled: Callable[[], None]) -> npt.NDArray[np.bool_]:
        """Take cells away, batch by batch, until none may go."""
        self.simple = np.zeros(self.inside.size, dtype=bool)
        cells = np.flatnonzero(self.inside & self.free)
        self.refresh(cells)
        going = self.removable(cells)
        while going.size:
            cancelled()
            self.inside[going] = False
            self.simple[going] = False
            near = (going[:, None] + np.array(self.shifts)[None, :]).ravel()
            near = np.sort(near[self.inside[near]])
            near = near[np.diff(near, prepend=-1) != 0]
            self.refresh(near)
            going = self.removable(near)
        return self.inside.reshape(-1, self.width)[2:-2, 2:-2]


def thin(
    shape: npt.NDArray[np.bool_],
    anchors: npt.NDArray[np.bool_],
    connexity: int = 8,
    cancelled: Callable[[], None] = lambda: None,
) -> npt.NDArray[np.bool_]:
    """Return the anchored skeleton of a shape: it holds the anchors and what joins them or closes a loop.

    Parameters
    ----------
    shape : bool array
        The cells to thin; outside the array is outside the shape.
    anchors : bool array
        Cells never taken away.
    connexity : int
        8: cells that touch by a corner are joined; 4: by a side only.
    """
    return _Thinning(shape, anchors, connexity).run(cancelled)
