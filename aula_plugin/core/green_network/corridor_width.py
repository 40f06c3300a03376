"""How narrow a corridor gets: the widest disc that goes from one patch to the other without leaving it.

The width of a corridor is the diameter of the largest disc that slides from one patch to the other inside the corridor
and the two patches: what a strip of that width would leave open. The bottleneck is the place where a larger disc
would stop. It does not depend on where the least-cost path runs, which often hugs an edge, nor on the turns of the
corridor; of two branches the wider counts.

Distances are exact: the disc is centred at the corners, the middles of sides and the centres of cells, and so are the
nearest points of the outside. A strip of k cells is k cells wide, whether k is odd or even.

Where a corridor holds by the corner of a cell alone, no disc passes between the cells, yet a way on the ground may: the
cells drawn are those whose centre it covers. Just as k cells in a row stand for what is k − 1 to k + 1 cells wide, and
are given k, cells in a diagonal stand for what is 0 to ``2 h`` wide, h the distance from a diagonal of cells to the
centres beside it, and are given h: 0.71 of a square cell. This is told apart: see ``Narrowest.corner``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush

import numpy as np

from ..needs import scipy_or_refuse

EIGHT = np.ones((3, 3), dtype=bool)
#: Stands for the arrival among the numbers of parts.
END = -1
#: Half cells up to which places are half a cell apart; beyond, one cell, and the width is true to one cell.
FINE = 400_000


@dataclass(frozen=True)
class Narrowest:
    """The narrowest place of a corridor.

    Attributes
    ----------
    width : m.
    row, column : the place, in cells from the corner of the window (a centre is at ``.5``).
    corner : only a corner of a cell joins two parts there; the width is then ``corner_width``.
    """

    width: float
    row: float
    column: float
    corner: bool = False


def corner_width(across: float, down: float) -> float:
    """Return the width given to a corridor that holds by the corner of a cell, m: under the side of any cell."""
    return across * down / math.hypot(across, down)


def narrowest(corridor: np.ndarray, start: np.ndarray, end: np.ndarray, across: float, down: float) -> Narrowest | None:
    """Return the narrowest place between two patches.

    Parameters
    ----------
    corridor : cells of the corridor, in a window; those of the two patches do not count as such.
    start, end : cells of the two patches, in the same window.
    across, down : width and height of a cell, m.

    Returns
    -------
    None when the corridor does not join the patches, or has no cell of its own.

    Notes
    -----
    The disc is centred in the corridor, and starts and ends when it touches a patch: a narrowing nearer to a patch
    than half the width found is not seen.
    """
    scipy_or_refuse()
    own = corridor & ~start & ~end
    if not own.any() or not start.any() or not end.any():
        return None
    places = _Places.of(own, start, end, across, down)
    width = places.widest()
    if width is None:
        return None
    place = places.bottleneck(width)
    return place if width else replace(place, width=corner_width(across, down), corner=True)


@dataclass(frozen=True)
class _Places:
    """Where the disc may be centred.

    Attributes
    ----------
    clear : diameter of the largest disc there; negative out of the corridor.
    starts, ends : where that disc touches the patch: any smaller one can then slide inside it up to the patch.
    start, end : places of the patches.
    pitch : distance between two places, cells.
    """

    clear: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    start: np.ndarray
    end: np.ndarray
    pitch: float

    @classmethod
    def of(cls, own: np.ndarray, start: np.ndarray, end: np.ndarray, across: float, down: float) -> _Places:
        fine = 4 * own.size <= FINE
        lay, pitch = (_nodes, 0.5) if fine else (_centres, 1.0)
        sampling = (down * pitch, across * pitch)
        outside = ~np.pad(own | start | end, 1)
        clear = 2 * _distance(lay(outside), sampling)
        if not fine:
            clear = np.maximum(clear - min(across, down), 0.0)
        inside = lay(np.pad(own, 1))
        clear = np.where(inside, clear, -1.0)
        gap = 0.0 if fine else min(across, down)
        first, last = (lay(np.pad(patch, 1)) for patch in (start, end))
        touches = [2 * _distance(patch, sampling) - gap <= clear + 1e-9 for patch in (first, last)]
        return cls(clear, touches[0], touches[1], first, last, pitch)

    def _joined(self, width: float) -> np.ndarray | None:
        """Return the places of the parts that join the patches for a disc of this width; None when none does."""
        from scipy.ndimage import label

        parts, _ = label(self.clear >= width, structure=EIGHT)
        both = np.intersect1d(parts[self.starts], parts[self.ends])
        both = both[both > 0]
        return np.isin(parts, both) if both.size else None

    def widest(self) -> float | None:
        """Return the largest width that joins the patches; None when none does."""
        widths = np.unique(self.clear[self.clear >= 0])
        low, high = 0, len(widths)
        if self._joined(widths[0]) is None:
            return None
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._joined(widths[middle]) is not None else (low, middle)
        return float(widths[low])

    def bottleneck(self, width: float) -> Narrowest:
        """Return the place that a disc wider than ``width`` cannot pass.

        Between the parts where a larger disc may be centred lie thin pieces where only this one fits. The piece sought
        is on the way from patch to patch that crosses the fewest of them: the first met.
        """
        from scipy.ndimage import label

        joined = self._joined(width)
        if joined is None:
            raise ValueError(f"{width} m does not pass")
        larger, count = label(joined & (self.clear > width), structure=EIGHT)
        pieces, _ = label(joined & (self.clear <= width), structure=EIGHT)
        parts = np.where(pieces > 0, pieces + count, larger)
        way = _way(
            _touching(parts),
            set(np.unique(parts[joined & self.starts]).tolist()),
            set(np.unique(parts[joined & self.ends]).tolist()),
            count,
        )
        rank = next((rank for rank, part in enumerate(way) if part > count), 0)
        before = parts == way[rank - 1] if rank else self.start
        after = parts == way[rank + 1] if rank + 1 < len(way) else self.end
        return Narrowest(width, *self._cells(*_between(parts == way[rank], before, after)))

    def _cells(self, row: float, column: float) -> tuple[float, float]:
        """Return a place in cells from the corner of the window: the padding and the half cells taken off."""
        if self.pitch == 1.0:
            return row - 0.5, column - 0.5
        return row / 2 - 1, column / 2 - 1


def _nodes(mask: np.ndarray) -> np.ndarray:
    """Return which corners, middles and centres of cells are held by a mask of cells, its edge with it."""
    rows, columns = mask.shape
    nodes = np.zeros((2 * rows + 1, 2 * columns + 1), dtype=bool)
    for row in (0, 1, 2):
        for column in (0, 1, 2):
            nodes[row : row + 2 * rows : 2, column : column + 2 * columns : 2] |= mask
    return nodes


def _centres(mask: np.ndarray) -> np.ndarray:
    """Return which centres of cells are held by a mask of cells."""
    return mask


def _distance(target: np.ndarray, sampling: tuple[float, float]) -> np.ndarray:
    """Return the distance of each place to the nearest of the target."""
    from scipy.ndimage import distance_transform_edt

    return np.asarray(distance_transform_edt(~target, sampling=sampling))


def _between(piece: np.ndarray, before: np.ndarray, after: np.ndarray) -> tuple[float, float]:
    """Return the place of a piece that is nearest to what lies before and after it; of several, the most central."""
    rows, columns = np.nonzero(piece)
    part = tuple(slice(max(int(axis.min()) - 2, 0), int(axis.max()) + 3) for axis in (rows, columns))
    if not (before[part].any() and after[part].any()):
        part = (slice(None), slice(None))
    top, left = part[0].start or 0, part[1].start or 0
    back, on = (_distance(mask[part], (1.0, 1.0))[rows - top, columns - left] for mask in (before, after))
    best = np.lexsort((np.abs(back - on), np.round(back + on, 6)))[0]
    return float(rows[best]), float(columns[best])


def _touching(parts: np.ndarray) -> dict[int, set[int]]:
    """Return the parts that each part touches, by a corner at least."""
    found: dict[int, set[int]] = {}
    height, width = parts.shape
    for down, across in ((0, 1), (1, 0), (1, 1), (1, -1)):
        left, right = max(-across, 0), width - max(across, 0)
        one = parts[: height - down, left:right]
        other = parts[down:, left + across : right + across]
        met = (one != other) & (one > 0) & (other > 0)
        for a, b in np.unique(np.column_stack([one[met], other[met]]), axis=0).tolist():
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
    return found


def _way(touching: dict[int, set[int]], starts: set[int], ends: set[int], wide: int) -> list[int]:
    """Return the parts met from a start to an end, in order, with the fewest of those numbered above ``wide``.

    Of as many, the way that starts and ends in a wide part.
    """
    before: dict[int, int] = {}
    front = [(3 * (part > wide), part, 0) for part in sorted(starts - {0})]
    heapify(front)
    while front:
        crossed, part, previous = heappop(front)
        if part == END:
            part, way = previous, []
            while part:
                way.append(part)
                part = before[part]
            return way[::-1]
        if part in before:
            continue
        before[part] = previous
        if part in ends:
            heappush(front, (crossed + (part > wide), END, part))
        for other in sorted(touching.get(part, set()) - before.keys()):
            heappush(front, (crossed + 2 * (other > wide), other, part))
    return []
