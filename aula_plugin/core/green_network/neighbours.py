"""Which patches are neighbours: the pairs that a network links, and how far apart they lie."""

from __future__ import annotations

import numpy as np

from ..needs import scipy_or_refuse
from ..raster_grid import Grid

#: Cells read at once.
STRIP = 1 << 22


def adjacent_pairs(zones: np.ndarray) -> np.ndarray:
    """Return the pairs of zones that share a side of a cell.

    Parameters
    ----------
    zones : ids of zones, 0 = no zone.

    Returns
    -------
    Shape ``(n, 2)``, lower id first, sorted, each pair once.
    """
    found = [_met(zones[:, :-1], zones[:, 1:]), _met(zones[:-1], zones[1:])]
    return np.unique(np.concatenate(found), axis=0)


def _met(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    met = (one != other) & (one > 0) & (other > 0)
    a, b = one[met].astype(np.int64), other[met].astype(np.int64)
    return np.unique(np.column_stack([np.minimum(a, b), np.maximum(a, b)]), axis=0)


def euclidean_zones(patches: np.ndarray, grid: Grid) -> np.ndarray:
    """Return the id of the patch nearest to each cell, from centre to centre, in a straight line.

    Where several patches are equally near, the exact distance transform keeps one of them, always the same one for a
    same raster. Nodata plays no part: the distance is that of the map. No patch: zeros.
    """
    scipy_or_refuse()
    from scipy.ndimage import distance_transform_edt

    if not patches.any():
        return np.zeros_like(patches)
    nearest = distance_transform_edt(
        patches == 0, sampling=(grid.down, grid.across), return_distances=False, return_indices=True
    )
    zones = np.empty_like(patches)
    height = STRIP // patches.shape[1] + 1
    for start in range(0, patches.shape[0], height):  # places are made 64-bit numbers to be read: a strip at a time
        part = slice(start, start + height)
        zones[part] = patches[nearest[0, part], nearest[1, part]]
    return zones


def euclidean_pairs(patches: np.ndarray, grid: Grid) -> np.ndarray:
    """Return the pairs of patches whose zones of nearest cells touch: the planar network of straight distances.

    The zones are those of `euclidean_zones`, and touch by a side of a cell (Foltête et al. 2012, Environmental
    Modelling & Software 38:316).
    """
    return adjacent_pairs(euclidean_zones(patches, grid))


def every_pair(patches: np.ndarray) -> np.ndarray:
    """Return all the pairs of patches, lower id first, sorted."""
    return pairs_of(np.unique(patches[patches > 0]))


def pairs_of(ids: np.ndarray) -> np.ndarray:
    """Return all the pairs of ids that are sorted, each once: shape ``(n, 2)``, lower id first, sorted."""
    ids = ids.astype(np.int64)
    first, second = np.triu_indices(len(ids), k=1)
    return np.column_stack([ids[first], ids[second]])


def straight_distances(patches: np.ndarray, grid: Grid, pairs: np.ndarray) -> np.ndarray:
    """Return the straight distance of each pair, m, from edge to edge; 0 for patches that touch, be it by a corner.

    Both outlines are made of sides of cells: their nearest two points are corners of cells.
    """
    scipy_or_refuse()
    from scipy.spatial import cKDTree

    distances = np.empty(len(pairs))
    if not len(pairs):
        return distances
    ids, points = _corners(patches, grid)
    present, starts = np.unique(ids, return_index=True)
    stops = np.append(starts[1:], len(ids))
    parts = {int(i): points[start:stop] for i, start, stop in zip(present, starts, stops)}
    trees = {i: cKDTree(parts[i]) for i in np.unique(pairs).tolist()}
    for rank, (a, b) in enumerate(pairs.tolist()):
        few, many = (a, b) if len(parts[a]) <= len(parts[b]) else (b, a)
        distances[rank] = trees[many].query(parts[few])[0].min()
    return distances


def _corners(patches: np.ndarray, grid: Grid) -> tuple[np.ndarray, np.ndarray]:
    """Return the corners of the cells at the edge of patches: id of the patch, coordinates, sorted by id."""
    padded = np.pad(patches, 1)
    rows, columns = patches.shape
    inner = np.ones(patches.shape, dtype=bool)
    for down in (0, 1, 2):
        for across in (0, 1, 2):
            inner &= padded[down : down + rows, across : across + columns] == patches
    row, column = np.nonzero((patches > 0) & ~inner)
    ids = patches[row, column].astype(np.int64)
    found = np.concatenate(
        [np.column_stack([ids, row + down, column + across]) for down in (0, 1) for across in (0, 1)]
    )
    found = np.unique(found, axis=0)
    return found[:, 0], np.column_stack([found[:, 2] * grid.across, -found[:, 1] * grid.down])
