"""What lies within a few cells of a mask: a dilation by a disc, row by row, in blocks that can be stopped."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

#: Cells done between two looks at the wish to stop.
_BLOCK = 2_000_000
#: Rows of a disc beyond which distances to the whole mask are quicker.
_TALL = 40


def near(mask: npt.NDArray[np.bool_], reach: float, stop: Callable[[], None]) -> npt.NDArray[np.bool_]:
    """Return the cells outside a mask whose centre is within a distance, in cells, of the centre of one of its cells.

    Exact: the squared distance, a whole number, is compared with the square of ``reach``. What is outside the array is
    outside the mask.
    """
    if not mask.any():
        return np.zeros_like(mask)
    if reach >= _TALL:
        from scipy import ndimage

        far: npt.NDArray[np.bool_] = ndimage.distance_transform_edt(~mask) <= reach
        return far & ~mask
    rows, columns = mask.shape
    tall = int(reach)
    found = np.zeros_like(mask)
    height = max(1, _BLOCK // columns)
    for top in range(0, rows, height):
        stop()
        bottom, first = min(top + height, rows), max(top - tall, 0)
        _spread(found[top:bottom], mask[first : bottom + tall], top - first, reach)
    return found & ~mask


def _spread(block: npt.NDArray[np.bool_], band: npt.NDArray[np.bool_], above: int, reach: float) -> None:
    """Mark, in a block, the cells near the mask; ``band`` is the mask from ``above`` rows higher to some lower."""
    columns, tall = band.shape[1], int(reach)
    counts = np.zeros((band.shape[0], columns + 1 + 2 * tall), dtype=np.int32)
    np.cumsum(band, axis=1, out=counts[:, tall + 1 : tall + 1 + columns])
    counts[:, tall + 1 + columns :] = counts[:, tall + columns, None]
    for away in range(tall + 1):
        wide = int(math.sqrt(reach * reach - away * away))
        # A row of the disc holds a cell of the mask where the count of those passed changes along it.
        ends = counts[:, tall + wide + 1 : tall + wide + 1 + columns]
        reached = ends != counts[:, tall - wide : tall - wide + columns]
        for offset in {away, -away}:
            start, end = above + offset, above + offset + block.shape[0]
            lacking = max(-start, 0)
            part = reached[max(start, 0) : max(end, 0)]
            block[lacking : lacking + part.shape[0]] |= part
