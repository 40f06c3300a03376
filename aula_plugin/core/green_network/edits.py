"""What a project does to a landscape: habitat lost and ground harder to cross, or habitat restored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from ..needs import scipy_or_refuse
from .landscape import Landscape

#: Cells that touch by a side or by a corner are one piece of habitat.
EIGHT = np.ones((3, 3), dtype=int)


@dataclass(frozen=True)
class Lost:
    """What became of the patches an edit touched.

    Attributes
    ----------
    area_m2 : area lost by each patch touched, pieces dropped included.
    gone : ids of the patches of which nothing is left.
    cut : id of each new piece to the id of the patch it comes from.
    dropped : number of pieces left smaller than the least area, and no longer patches.
    dropped_m2 : their area.
    """

    area_m2: dict[int, float]
    gone: tuple[int, ...]
    cut: dict[int, int]
    dropped: int
    dropped_m2: float


def last_id(landscape: Landscape) -> int:
    """Return the highest id of a patch, 0 without any."""
    return int(max(landscape.capacity.index.max(), 0)) if len(landscape.capacity) else 0


def lose(
    landscape: Landscape, place: np.ndarray, friction: float | np.ndarray | None, habitat: np.ndarray, least_m2: float
) -> tuple[Landscape, Lost]:
    """Return the landscape once built.

    A patch cut in pieces keeps its id on the largest one (ties: the northernmost, then westernmost); the others become
    patches of their own, numbered after the last id. What is left smaller than ``least_m2`` is no longer a patch; a
    patch that nothing touched stays, whatever its size. The capacity of a piece is the share of the cells it keeps.

    Parameters
    ----------
    place : cells whose friction becomes ``friction`` (NaN: impassable; None: unchanged).
    habitat : cells that are no longer habitat.
    """
    scipy_or_refuse()
    ground = landscape.friction if friction is None else np.where(place, friction, landscape.friction)
    patches, capacity = landscape.patches.copy(), landscape.capacity.copy()
    cell = landscape.grid.cell_area
    last = last_id(landscape)
    area: dict[int, float] = {}
    cut: dict[int, int] = {}
    gone: list[int] = []
    dropped, dropped_cells = 0, 0
    for patch, window in _windows(landscape.patches, habitat):
        was = landscape.patches[window] == patch
        left = _pieces(was, was & ~habitat[window], least_m2 / cell)
        sizes = np.bincount(left.number.ravel(), minlength=2)[1:]
        names = [patch, *range(last + 1, last + len(sizes))]
        last += len(sizes) - 1
        patches[window][was] = np.array([0, *names])[left.number[was]]
        cut.update(dict.fromkeys(names[1:], patch))
        whole = capacity.loc[patch] / was.sum()
        capacity = capacity.drop(patch)
        for name, size in zip(names, sizes):
            if size:
                capacity.loc[name] = whole * size
        area[patch] = float(was.sum() - sizes.sum()) * cell
        gone += [] if sizes.any() else [patch]
        dropped, dropped_cells = dropped + left.dropped, dropped_cells + left.dropped_cells
    lost = Lost(area, tuple(gone), cut, dropped, dropped_cells * cell)
    return replace(landscape, friction=ground, patches=patches, capacity=capacity.sort_index()), lost


class _Left(NamedTuple):
    """Pieces of a patch: 1 where it keeps its id, 2 and more for the pieces of their own, 0 where nothing is left."""

    number: np.ndarray
    dropped: int
    dropped_cells: int


def _windows(patches: np.ndarray, habitat: np.ndarray) -> Iterator[tuple[int, tuple[slice, slice]]]:
    """Yield the patches that lose a cell, by id, and the rows and columns that hold each."""
    touched = np.unique(patches[habitat])
    rows, columns = np.nonzero(np.isin(patches, touched[touched > 0]))
    ids = patches[rows, columns]
    for patch in touched[touched > 0].tolist():
        own = ids == patch
        spans = [slice(int(cells[own].min()), int(cells[own].max()) + 1) for cells in (rows, columns)]
        yield patch, (spans[0], spans[1])


def _pieces(was: np.ndarray, left: np.ndarray, least: float) -> _Left:
    """Number what is left of a patch: the largest piece of each of its first parts keeps its id.

    ``least``: in cells; smaller pieces are dropped, and what keeps the id too when all of it is smaller.
    """
    from scipy.ndimage import label

    pieces, count = label(left, EIGHT)
    parts, _ = label(was, EIGHT)
    sizes = np.bincount(pieces.ravel(), minlength=count + 1)
    names = np.zeros(count + 1, dtype=int)
    seen: set[int] = set()
    new, dropped, dropped_cells = 1, 0, 0
    for piece in (np.argsort(-sizes[1:], kind="stable") + 1).tolist():
        part = int(parts[pieces == piece][0])
        if part not in seen:
            seen.add(part)
            names[piece] = 1
        elif sizes[piece] >= least:
            new += 1
            names[piece] = new
        else:
            dropped, dropped_cells = dropped + 1, dropped_cells + int(sizes[piece])
    kept = names == 1
    if kept.any() and sizes[kept].sum() < least:
        names[kept] = 0
        dropped, dropped_cells = dropped + 1, dropped_cells + int(sizes[kept].sum())
    return _Left(names[pieces], dropped, dropped_cells)


def restore(
    landscape: Landscape, cells: np.ndarray, friction: float | None, capacity_m2: float | None
) -> tuple[Landscape, int]:
    """Return the landscape once a site is restored, and the id of its patch (0: none).

    Parameters
    ----------
    cells : flat indices of the cells of the site.
    friction : what the site costs to cross from then on; a cell that costs less already stays. None: unchanged.
    capacity_m2 : capacity of the new patch; None makes no patch. See ``add_patches``.
    """
    ground = landscape.friction
    if friction is not None:
        ground = ground.copy()
        ground.ravel()[cells] = np.fmin(ground.ravel()[cells], friction)
    eased = replace(landscape, friction=ground)
    if capacity_m2 is None:
        return eased, 0
    after, ids = add_patches(eased, [cells], [capacity_m2])
    return after, ids[0]


def add_patches(
    landscape: Landscape, cells: Sequence[np.ndarray], capacities_m2: Sequence[float]
) -> tuple[Landscape, list[int]]:
    """Return the landscape with more patches, friction unchanged, and the id of each (0: no free cell, no patch).

    Parameters
    ----------
    cells : flat indices of the cells of each; those that are habitat already stay in their patch, and the capacity is
        shared in proportion.
    """
    patches, last = landscape.patches.copy(), last_id(landscape)
    flat = patches.ravel()
    ids: list[int] = []
    added: dict[int, float] = {}
    for own, capacity in zip(cells, capacities_m2):
        free = own[flat[own] == 0]
        ids.append(last + len(added) + 1 if len(free) else 0)
        if len(free):
            flat[free] = ids[-1]
            added[ids[-1]] = capacity * len(free) / len(own)
    capacity = pd.concat([landscape.capacity, pd.Series(added, dtype=float)]) if added else landscape.capacity
    return replace(landscape, patches=patches, capacity=capacity), ids


def create(
    landscape: Landscape, places: Sequence[tuple[np.ndarray, float]], least_m2: float
) -> tuple[Landscape, dict[int, float]]:
    """Return the landscape with habitat that is created, and the area (m²) of each patch made, by id.

    Parameters
    ----------
    places : flat indices of the cells of each place, and its capacity; see ``add_patches``.
    least_m2 : a place that is smaller, with all the habitat that it touches, makes no patch.
    """
    cells = [own for own, _ in places]
    wide = (
        _wide_enough(landscape, cells, least_m2 / landscape.grid.cell_area)
        if cells and least_m2
        else [True] * len(cells)
    )
    kept = [place for place, enough in zip(places, wide) if enough]
    after, ids = add_patches(landscape, [own for own, _ in kept], [capacity for _, capacity in kept])
    made = [one for one in ids if one]
    sizes = np.bincount(after.patches[after.patches >= min(made)]) if made else []
    return after, {one: float(sizes[one]) * landscape.grid.cell_area for one in made}


def _wide_enough(landscape: Landscape, cells: Sequence[np.ndarray], least: float) -> list[bool]:
    """Return which places, with the habitat they touch by a side or a corner, hold enough cells."""
    scipy_or_refuse()
    from scipy.ndimage import label

    habitat = landscape.patches > 0
    habitat.ravel()[np.concatenate(cells)] = True
    groups, _ = label(habitat, EIGHT)
    sizes = np.bincount(groups.ravel())
    return [bool(len(own)) and bool(sizes[groups.ravel()[own]].max() >= least) for own in cells]
